"""A Report as the JSON of the contract `dateline/report/1`; spans count in the source text."""

from typing import Any

from dateline.claims.source import SourceOf
from dateline.model import Claim, Document, Incident, PlaceMention, QuantityMention, Report, Span, TimeMention

SCHEMA = "dateline/report/1"


def span_json(document: Document, span: Span) -> dict[str, Any]:
    """A span with its quote, in the coordinates of the source text."""
    start, end = span
    if document.offsets is not None:
        start, end = document.offsets[start], document.offsets[end]
    return {"start": start, "end": end, "quote": document.source[start:end]}


def source_json(document: Document, source: SourceOf) -> dict[str, Any] | None:
    """The `source` object of a claim."""
    if source.speaker is None:
        return None
    s = source.speaker
    return span_json(document, source.span or s.span) | {
        "name": s.name, "kind": s.kind, "side": s.side, "person": s.person, "role": s.role,
    }


def place_json(document: Document, place: PlaceMention | None) -> dict[str, Any] | None:
    """The `place` object of a claim."""
    if place is None:
        return None
    at = place.place
    return span_json(document, place.span) | {
        "name": at.name if at else place.name,
        "relation": place.relation,
        "distance_km": place.distance_km,
        "bearing": place.bearing,
        "latitude": place.latitude if place.latitude is not None else (at.latitude if at else None),
        "longitude": place.longitude if place.longitude is not None else (at.longitude if at else None),
        "radius_km": place.radius_km if place.radius_km is not None else (at.radius_km if at else None),
        "where_prec": place.where_prec,
        "geonameid": at.geonameid if at else None,
        "country": at.country if at else None,
        "admin1": at.admin1 if at else None,
        "reason": place.reason,
    }


def time_json(document: Document, time: TimeMention | None) -> dict[str, Any] | None:
    """The `time` or `announced` object of a claim."""
    if time is None:
        return None
    return span_json(document, time.span) | {
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
        "date_prec": time.date_prec,
        "timex": time.value,
        "anchor": time.anchor,
    }


def quantity_json(document: Document, quantity: QuantityMention) -> dict[str, Any]:
    """One of the `quantities` of a claim."""
    return span_json(document, quantity.span) | {
        "what": quantity.what, "unit": quantity.unit,
        "low": quantity.low, "best": quantity.best, "high": quantity.high,
    }


def claim_json(document: Document, claim: Claim) -> dict[str, Any]:
    """One claim."""
    source = SourceOf(speaker=claim.source, span=claim.source_span)
    optional = {
        "cue": claim.cue and span_json(document, claim.cue) | {"act": claim.act},
        "target": claim.target and span_json(document, claim.target) | {"kind": claim.target_kind},
        "actor": claim.actor and span_json(document, claim.actor)
        | {"name": document.text[claim.actor.start : claim.actor.end], "side": claim.actor_side},
        "novelty": claim.novelty and span_json(document, claim.novelty) | {"scope": None},
    }
    return {
        "id": claim.id,
        "event_type": claim.event_type,
        "means": claim.means,
        "trigger": span_json(document, claim.trigger),
        "evidence": [span_json(document, s) for s in claim.evidence],
        "source": source_json(document, source),
        "relayed_by": [
            span_json(document, s.span) | {"name": s.name, "kind": s.kind, "side": s.side} for s in claim.relayed_by
        ],
        "certainty": "hedged" if claim.hedged else "stated",
        "polarity": "denied" if claim.denied else "affirmed",
        "realis": "hypothetical" if claim.hypothetical else "actual",
        "background": claim.background,
        "quantities": [quantity_json(document, q) for q in claim.quantities],
        "place": place_json(document, claim.place),
        "time": time_json(document, claim.time),
        "announced": time_json(document, claim.announced),
        **optional,
        "codes": {},
        "rules": list(claim.rules),
        "extractor": "dateline",
        "confidence": None,
    }


def incident_json(document: Document, incident: Incident) -> dict[str, Any]:
    """One incident."""
    return {
        "id": incident.id,
        "event_type": incident.event_type,
        "means": incident.means,
        "claims": list(incident.claims),
        "quantities": [
            dict(zip(("what", "low", "best", "high", "disputed"), q, strict=True)) for q in incident.quantities
        ],
        "place": place_json(document, incident.place),
        "time": time_json(document, incident.time),
        "sources": list(incident.sources),
        "origins": incident.origins,
        "status": incident.status,
    }


def report_json(report: Report) -> dict[str, Any]:
    """The whole report, ready for `json.dumps`."""
    d = report.document
    return {
        "schema": SCHEMA,
        "document": {
            "id": d.id, "language": d.language, "published": d.published.isoformat() if d.published else None,
            "title": d.title, "agency": d.agency, "authors": list(d.authors), "outlet": d.outlet, "url": d.url,
            "dateline_place": d.dateline_place,
            "parts": [{"kind": p.kind} | {k: v for k, v in span_json(d, p.span).items() if k != "quote"} for p in d.parts],
        },
        "claims": [claim_json(d, c) for c in report.claims],
        "incidents": [incident_json(d, i) for i in report.incidents],
        "parts": [{"whole": p.whole, "parts": list(p.parts)} for p in report.parts],
    }
