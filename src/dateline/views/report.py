"""A Report as the JSON of the contract `dateline/report/1`; spans count in the source text."""

import json
from importlib import resources
from typing import Any
from unicodedata import category

from dateline import __version__
from dateline.claims.codes import codes_of
from dateline.claims.source import SourceOf
from dateline.lang import table
from dateline.model import Claim, Document, Incident, PlaceMention, QuantityMention, Report, Span, Speaker, TimeMention
from dateline.views.naming import named

SCHEMA = "dateline/report/1"
_POINTS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW", "C")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `report_json`'s output."""
    text = (resources.files("dateline.views") / "schema" / "report-1.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def span_json(document: Document, span: Span) -> dict[str, Any]:
    """A span with its quote, in the coordinates of the source text."""
    start, end = source_span(document, span)
    return {"start": start, "end": end, "quote": document.source[start:end]}


def source_span(document: Document, span: Span) -> Span:
    """The span in the coordinates of the source text.

    A combining mark after the last character belongs to it; what was left out there (the CR of a line end, a
    soft hyphen, a zero-width space) does not.
    """
    if document.offsets is None or span.start >= span.end:
        return span if document.offsets is None else Span(document.offsets[span.start], document.offsets[span.start])
    start, last, end = (document.offsets[k] for k in (span.start, span.end - 1, span.end))
    while end > last + 1 and (document.source[end - 1].isspace() or category(document.source[end - 1]) in ("Cc", "Cf")):
        end -= 1
    return Span(start, end)


def speaker_json(speaker: Speaker) -> dict[str, Any]:
    """What a speaker is called and which side it is on."""
    return {"name": speaker.name, "kind": speaker.kind, "side": speaker.side}


def source_json(document: Document, source: SourceOf) -> dict[str, Any] | None:
    """The `source` object of a claim."""
    if source.speaker is None:
        return None
    s = source.speaker
    return span_json(document, source.span or s.span) | speaker_json(s) | {"person": s.person, "role": s.role}


def compass_point(language: str, word: str | None) -> str | None:
    """The point of the compass (N, NE, ..., C for the centre) that a word of a language names; None for others."""
    if word is None or word in _POINTS:
        return word
    rules = table(language, "places")
    degrees = rules["bearings"].get(word.casefold())
    if degrees is None:
        degrees = rules["relations"].get("attributive", {}).get(word.casefold())
    if degrees is None:
        return None
    return "C" if degrees < 0 else _POINTS[round(degrees / 45) % 8]


def place_json(document: Document, place: PlaceMention | None) -> dict[str, Any] | None:
    """The `place` object of a claim."""
    if place is None:
        return None
    at = place.place
    return (
        span_json(document, place.span)
        | _in_title(document, place)
        | {
            "name": at.name if at else place.name,
            "relation": place.relation,
            "distance_km": place.distance_km,
            "bearing": compass_point(document.language, place.bearing),
            "latitude": place.latitude if place.latitude is not None else (at.latitude if at else None),
            "longitude": place.longitude if place.longitude is not None else (at.longitude if at else None),
            "radius_km": place.radius_km if place.radius_km is not None else (at.radius_km if at else None),
            "where_prec": place.where_prec,
            "geonameid": at.geonameid if at else None,
            "country": at.country if at else None,
            "administered_by": at.administered_by if at else None,
            "admin1": at.admin1 if at else None,
            "reason": place.reason,
        }
    )


def _in_title(document: Document, place: PlaceMention) -> dict[str, Any]:
    """Where the title, which came apart from the text, names the place; nothing for a place that the text names."""
    if place.titled is None or document.title is None:
        return {}
    start, end = place.titled
    return {"in_title": {"at": [start, end], "words": document.title[start:end]}}


def time_json(document: Document, time: TimeMention | None) -> dict[str, Any] | None:
    """The `time` or `announced` object of a claim."""
    if time is None:
        return None
    return span_json(document, time.span) | {
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
        "date_prec": time.date_prec,
        "timex": time.value or None,
        "anchor": time.anchor,
    }


def quantity_json(document: Document, quantity: QuantityMention) -> dict[str, Any]:
    """One of the `quantities` of a claim."""
    return span_json(document, quantity.span) | {
        "what": quantity.what,
        "unit": quantity.unit,
        "low": whole(quantity.low),
        "best": whole(quantity.best),
        "high": whole(quantity.high),
    }


def whole(number: float | None) -> float | None:
    """A number as it is written: without a decimal point where it has no use for one."""
    return int(number) if number is not None and number % 1 == 0 else number


def novelty_json(document: Document, claim: Claim) -> dict[str, Any] | None:
    """The `novelty` object of a claim: the words that call it a first, and the place they say it of."""
    if claim.novelty is None:
        return None
    return span_json(document, claim.novelty) | {"scope": claim.novelty_scope}


def codes_json(claim: Claim) -> dict[str, str | None]:
    """The `codes` object of a claim; all null for what did not happen."""
    row = codes_of(claim)
    return {system: getattr(row, system, None) for system in ("acled", "plover", "cameo", "viina", "ucdp")}


def claim_json(document: Document, claim: Claim) -> dict[str, Any]:
    """One claim."""

    def said(span: Span | None, **more: str | None) -> dict[str, Any] | None:
        return None if span is None else span_json(document, span) | more

    actor = claim.actor and document.text[claim.actor.start : claim.actor.end]
    return {
        "id": claim.id,
        "event_type": claim.event_type,
        "means": claim.means,
        "trigger": span_json(document, claim.trigger),
        "evidence": [span_json(document, s) for s in claim.evidence],
        "source": source_json(document, SourceOf(speaker=claim.source, span=claim.source_span)),
        "cue": said(claim.cue, act=claim.act),
        "relayed_by": [span_json(document, s.span) | speaker_json(s) for s in claim.relayed_by],
        "certainty": "hedged" if claim.hedged else "stated",
        "polarity": "denied" if claim.denied else "affirmed",
        "realis": "hypothetical" if claim.hypothetical else "actual",
        "background": claim.background,
        "quantities": [quantity_json(document, q) for q in claim.quantities],
        "place": place_json(document, claim.place),
        "time": time_json(document, claim.time),
        "announced": time_json(document, claim.announced),
        "target": said(claim.target, kind=claim.target_kind),
        "actor": said(claim.actor, name=actor, side=claim.actor_side),
        "novelty": novelty_json(document, claim),
        "codes": codes_json(claim),
        "rules": list(claim.rules),
        "extractor": claim.extractor or f"dateline-{document.language}@{__version__}",
        "confidence": dict(claim.confidence) or None,
    }


def incident_json(document: Document, incident: Incident) -> dict[str, Any]:
    """One incident."""
    return {
        "id": incident.id,
        "event_type": incident.event_type,
        "means": incident.means,
        "claims": list(incident.claims),
        "quantities": [
            {"what": what, "low": whole(low), "best": whole(best), "high": whole(high), "disputed": disputed}
            for what, low, best, high, disputed in incident.quantities
        ],
        "place": place_json(document, incident.place),
        "time": time_json(document, incident.time),
        "sources": list(incident.sources),
        "origins": incident.origins,
        "status": incident.status,
    }


def document_json(document: Document) -> dict[str, Any]:
    """The `document` object: what the dispatch is, without its text."""
    parts = [(p.kind, span_json(document, p.span)) for p in document.parts]
    return {
        "id": document.id,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "title": document.title,
        "agency": document.agency,
        "authors": list(document.authors),
        "outlet": document.outlet,
        "url": document.url,
        "dateline_place": document.dateline_place,
        "parts": [{"kind": kind, "start": at["start"], "end": at["end"]} for kind, at in parts],
    }


def report_json(report: Report, *, names: str | None = None) -> dict[str, Any]:
    """The whole report as plain data, ready for `json.dumps`; `schema` describes it.

    `names` is the language that places are named in; without it that of the dispatch.
    """
    report = named(report, names)
    document = report.document
    return {
        "schema": SCHEMA,
        "document": document_json(document),
        "claims": [claim_json(document, c) for c in report.claims],
        "incidents": [incident_json(document, i) for i in report.incidents],
        "parts": [{"whole": p.whole, "parts": list(p.parts)} for p in report.parts],
    }
