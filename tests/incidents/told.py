"""A small factory: short claim sets, each claim with the clause that tells it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.documents import make_document
from dateline.incidents.group import group_claims
from dateline.model import (
    Claim,
    Document,
    Incident,
    Parts,
    Place,
    PlaceMention,
    QuantityMention,
    Span,
    Speaker,
    TimeMention,
)

# Made-up places in two made-up regions: tests need no entry of the gazetteer.
TOWNS = {
    "Alba": ("city", 50.0, 36.0, "XX-1"),
    "Bora": ("city", 50.6, 36.9, "XX-1"),
    "Cora": ("city", 52.0, 31.0, "XX-2"),
    "Dora": ("village", 52.5, 31.9, "XX-2"),
    "Nora": ("village", 50.7, 36.9, "XX-1"),
    "Mora": ("village", 50.7, 36.925, "XX-1"),
    "quartier Nord": ("district", 50.04, 36.0, "XX-1"),
    "quartier Sud": ("district", 49.97, 36.0, "XX-1"),
    "le dépôt": ("facility", 50.02, 36.02, "XX-1"),
    "la gare": ("facility", 50.01, 35.98, "XX-1"),
    "l'aéroport": ("facility", 50.05, 36.05, "XX-1"),
    "région Une": ("region", 50.3, 36.4, "XX-1"),
    "région Deux": ("region", 52.2, 31.4, "XX-2"),
    "le pays": ("country", 51.0, 34.0, None),
}
RADIUS = {"district": 10.0, "city": 8.0, "village": 4.0, "facility": 3.0, "region": 120.0, "country": 500.0}
NIGHT = (date(2024, 5, 13), date(2024, 5, 14))
DAY = (date(2024, 5, 14), date(2024, 5, 14))
BEFORE = (date(2024, 5, 8), date(2024, 5, 8))
MONTH = (date(2024, 3, 1), date(2024, 3, 31))
KINDS = {
    "le gouverneur": ("governor", "XXA"),
    "le maire": ("local_authority", "XXA"),
    "la police": ("emergency_service", "XXA"),
    "les secours": ("emergency_service", "XXA"),
    "l'armée": ("military", "XXA"),
    "le ministère de la Défense": ("ministry", "XXA"),
    "l'ennemi": ("military", "XXB"),
    "Tass": ("agency", None),
    "Ria": ("agency", None),
    "l'hôpital": ("company", None),
    "un habitant": ("witness", None),
}


def place(name: str, relation: str | None = None, km: float | None = None) -> PlaceMention:
    """A place of the table."""
    kind, latitude, longitude, admin1 = TOWNS[name]
    entry = Place(
        id=f"made:{name}",
        name=name,
        kind=kind,
        latitude=latitude,
        longitude=longitude,
        radius_km=RADIUS[kind],
        country="XXA",
        admin1=admin1,
    )
    return PlaceMention(span=Span(0, 1), name=name, place=entry, relation=relation, distance_km=km)


def speaker(name: str) -> Speaker:
    """A source of the table."""
    kind, side = KINDS[name]
    return Speaker(name=name, kind=kind, side=side, span=Span(0, 1))


def count(what: str, low: float | None, high: float | None = -1, unit: str | None = None) -> QuantityMention:
    """A number: exact where only one is given."""
    top = low if high == -1 else high
    best = low if low == top else None
    return QuantityMention(span=Span(0, 1), token=0, unit=unit, low=low, best=best, high=top, what=what)


def tell(*rows: Any) -> tuple[Document, tuple[Claim, ...]]:
    """A document and its claims: a row is (clause, type, fields); "§" begins a paragraph, "," stays in the sentence.

    A row that is only words is a sentence of which no claim was made.

    Fields: at (a place's name or mention), carried (it is the place that the text began with), when (two days),
    by (a source's name), n (numbers) and any of Claim's.
    """
    text, claims = "", []
    for row in rows:
        if row == "§":
            text = text.rstrip() + "\n\n"
            continue
        if isinstance(row, str):
            text += row + ". "
            continue
        clause, event_type, fields = row[0], row[1], dict(row[2]) if len(row) > 2 else {}
        joined = clause.startswith(",")
        clause = clause.removeprefix(",").strip()
        if joined:
            text = text.rstrip().removesuffix(".") + ", "
        start = len(text)
        text += clause + ". "
        span = Span(start, start + len(clause))
        at, when, by = fields.pop("at", None), fields.pop("when", None), fields.pop("by", None)
        there = Span(0, 1) if fields.pop("carried", False) else span
        relays = tuple(speaker(name) for name in fields.pop("via", ()))
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                event_type=event_type,
                means=fields.pop("means", None),
                trigger=span,
                evidence=(span,),
                place=replace(place(at) if isinstance(at, str) else at, span=there) if at else None,
                time=TimeMention(span=span, kind="DATE", value="", earliest=when[0], latest=when[1], date_prec=1)
                if when
                else None,
                source=speaker(by) if by else None,
                relayed_by=relays,
                quantities=tuple(fields.pop("n", ())),
                **fields,
            )
        )
    return make_document(text.rstrip(), id="made", language="fr"), tuple(claims)


def grouped(*rows: Any, antecedents: dict[str, str] | None = None) -> tuple[tuple[Incident, ...], tuple[Parts, ...]]:
    """The incidents and totals of such claims."""
    document, claims = tell(*rows)
    return group_claims(document, claims, antecedents or {})


def ids(incidents: Sequence[Incident]) -> list[str]:
    """The incidents as "1 2 4", by the numbers of their claims."""
    return [" ".join(c.removeprefix("c") for c in i.claims) for i in incidents]
