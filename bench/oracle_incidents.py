"""Grouping alone: annotated claims in, incidents and parts out.

Builds perfect claims from the annotations of a folder of dispatches, groups them and scores the pairs of claims
put together and the (whole, part) pairs.

    python bench/oracle_incidents.py GOLD_DIR TEXT_DIR [--skip ID,...] [--only PREFIX,...] [-v] [--show ID]
"""

import argparse
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.documents import make_document
from dateline.gazetteer import distance_km, open_gazetteer
from dateline.incidents.group import group_claims
from dateline.model import (
    Claim,
    Document,
    Place,
    PlaceMention,
    QuantityMention,
    Span,
    Speaker,
    TimeMention,
)


def found(document: Document, words: str | None) -> Span | None:
    """Where words stand in the working text."""
    plain = (words or "").replace("\u2019", "'").replace("\xa0", " ").replace("\u202f", " ")
    start = document.text.find(plain) if plain else -1
    return Span(start, start + len(plain)) if start >= 0 else None


def gold_place(document: Document, claim: dict[str, Any]) -> PlaceMention | None:
    """The annotated place, as the gazetteer's entry where it has one at that point."""
    name = claim.get("place") or claim.get("place_in")
    if not name:
        return None
    span = found(document, name) or Span(0, 0)
    if claim.get("lat") is None:
        return PlaceMention(span=span, name=name, place=None, reason="no point")
    radius = float(claim.get("radius_km") or 10)
    kind = "city" if radius <= 20 else "district" if radius <= 60 else "region" if radius <= 300 else "country"
    if name.startswith("mer "):
        kind = "sea"
    elif name[0].islower() and radius <= 20:
        kind = "facility"
    elif kind == "district" and name[0].isupper():
        kind = "city"
    several = " et " in name or ", " in name
    here = Place(
        id=f"gold:{name}", name=name, kind=kind, latitude=claim["lat"], longitude=claim["lon"], radius_km=radius
    )
    words = name.split()
    tails = [
        " ".join(words[k:]).removeprefix("d'").removeprefix("d\u2019").removeprefix("l'") for k in range(len(words))
    ]
    for tail in () if several else tails:
        for entry in open_gazetteer().lookup(tail):
            kinds = (
                ("region", "area", "district")
                if kind in ("region", "district")
                else (kind, "facility", "village", "city")
            )
            if entry.kind in kinds and distance_km(entry, here) <= max(30.0, radius):
                return PlaceMention(
                    span=span,
                    name=name,
                    place=entry,
                    relation=claim.get("place_relation"),
                    latitude=claim["lat"],
                    longitude=claim["lon"],
                )
    if name.startswith(("route ", "l'axe ", "l\u2019axe ", "entre ")):
        return PlaceMention(span=span, name=name, place=None, reason="a road")
    near = nearest(here)
    here = Place(
        id=here.id, name=name, kind=kind, latitude=claim["lat"], longitude=claim["lon"], radius_km=radius,
        country=near.country if near else None,
        admin1=near.admin1 if near and kind != "country" and not several else None,
    )  # fmt: skip
    return PlaceMention(span=span, name=name, place=here, relation=claim.get("place_relation"))


def nearest(here: Place) -> Place | None:
    """The nearest town of the gazetteer."""
    rows = (
        open_gazetteer()
        ._connection()
        .execute(
            "SELECT name, latitude, longitude, country, admin1 FROM place WHERE kind IN ('city', 'village') "
            "AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?",
            (here.latitude - 1, here.latitude + 1, here.longitude - 1.5, here.longitude + 1.5),
        )
    )
    places = [
        Place(id=n, name=n, kind="city", latitude=y, longitude=x, radius_km=5, country=c, admin1=a)
        for n, y, x, c, a in rows
    ]
    return min(places, key=lambda p: distance_km(p, here), default=None)


def gold_claim(document: Document, claim: dict[str, Any]) -> Claim:
    """One annotated claim as the reader would make it."""
    evidence = tuple(span for quote in claim["evidence"] if (span := found(document, quote)))
    first = evidence[0] if evidence else Span(0, 1)
    source = None
    if claim.get("source"):
        at = found(document, claim["source"]) or Span(0, 0)
        source = Speaker(name=claim["source"], kind=claim["source_kind"], span=at, side=claim.get("source_side"))
    time = None
    if claim.get("date_start"):
        start, end = (
            date.fromisoformat(claim["date_start"]),
            date.fromisoformat(claim.get("date_end") or claim["date_start"]),
        )
        at = found(document, claim.get("date_text")) or Span(0, 0)
        time = TimeMention(span=at, kind="DATE", value="", earliest=start, latest=end, date_prec=1)
    quantities = tuple(
        QuantityMention(
            span=found(document, q.get("text")) or first, token=0, unit=q.get("unit"), low=q["low"], high=q["high"],
            best=q["low"] if q["low"] == q["high"] else None, what=q["what"],
        )
        for q in claim.get("quantities") or []
    )  # fmt: skip
    speech = claim["event_type"] == "statement"
    return Claim(
        id=claim["id"], event_type=claim["event_type"], means=claim.get("means"),
        trigger=first, evidence=evidence or (first,),
        source=source, act="deny" if speech and claim.get("denied") else None, hedged=bool(claim.get("hedged")),
        denied=bool(claim.get("denied")), hypothetical=bool(claim.get("hypothetical")),
        background=bool(claim.get("background")),
        quantities=quantities, place=None if speech else gold_place(document, claim), time=None if speech else time,
        announced=time if speech else None, target=found(document, claim.get("target")),
        actor=found(document, claim.get("actor")),
        actor_side=claim.get("actor_side"),
    )  # fmt: skip


def pairs(groups: list[list[str]]) -> set[tuple[str, str]]:
    """All pairs of ids put together."""
    return {(min(a, b), max(a, b)) for g in groups for a in g for b in g if a != b}


@dataclass
class Tally:
    """What was right, given and wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, wanted: set[Any], given: set[Any]) -> None:
        self.right, self.given, self.wanted = (
            self.right + len(wanted & given),
            self.given + len(given),
            self.wanted + len(wanted),
        )

    def __str__(self) -> str:
        p, r = self.right / max(self.given, 1), self.right / max(self.wanted, 1)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return f"P {p:.3f} R {r:.3f} F1 {f1:.3f} ({self.right}/{self.given}/{self.wanted})"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", type=Path), ap.add_argument("texts", type=Path)
    ap.add_argument("--skip", default=""), ap.add_argument("--only", default=""), ap.add_argument("--show", default="")
    ap.add_argument("-v", action="store_true", help="print every wrong pair")
    a = ap.parse_args()
    groups, parts = Tally(), Tally()
    for path in sorted(a.gold.glob("*.json")):
        if not path.stem.startswith(tuple(a.only.split(","))) or path.stem in a.skip.split(","):
            continue
        gold = json.loads(path.read_text("utf-8"))
        if "claims" not in gold:
            continue
        raw = json.loads((a.texts / path.name).read_text("utf-8"))
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        document = make_document(raw["text"], id=path.stem, published=published, language="fr")
        claims = sorted((gold_claim(document, c) for c in gold["claims"]), key=lambda c: c.evidence[0])
        incidents, rows = group_claims(document, tuple(claims), {})
        want, got = pairs(gold["incidents"]), pairs([list(i.claims) for i in incidents])
        want_parts = {(r["whole"], x) for r in gold.get("parts") or [] for x in r["parts"]}
        got_parts = {(r.whole, x) for r in rows for x in r.parts}
        groups.add(want, got), parts.add(want_parts, got_parts)
        if a.v or a.show == path.stem:
            here = Tally()
            here.add(want, got)
            print(f"{path.stem}: {here}")
            if want_parts != got_parts:
                print("   parts missed", sorted(want_parts - got_parts), "extra", sorted(got_parts - want_parts))
            by = {c.id: c for c in claims}
            print("   missed", " ".join("+".join(f"{x}:{by[x].event_type}" for x in p) for p in sorted(want - got)))
            print("   extra ", " ".join("+".join(f"{x}:{by[x].event_type}" for x in p) for p in sorted(got - want)))
        if a.show == path.stem:
            for incident in incidents:
                print("  ", incident.claims, getattr(incident, "reasons", ()))
    print(f"pairs {groups}\nparts {parts}")


if __name__ == "__main__":
    main()
