"""How likely the fields of a claim are right: a logistic model over what the rules left behind.

It is fitted on annotated claims; its weights lie in `confidence.json`, written by `python -m
dateline.evaluate.confidence`. A field without weights (fewer than a hundred annotated cases) has no figure. The same
claim has the same figure everywhere.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from dateline.model import Claim, Document, Span
from dateline.model.quick import replace

FIELDS = ("type", "source", "place", "date", "quantities")


def with_confidence(claims: Sequence[Claim], document: Document) -> tuple[Claim, ...]:
    """The claims, each with how likely its type and the values it has are right."""
    if not _weights():
        return tuple(claims)
    return tuple(replace(claim, confidence=confidence(claim, document, len(claims))) for claim in claims)


def confidence(claim: Claim, document: Document, number: int) -> tuple[tuple[str, float], ...]:
    """Field and probability, to two places, for the fields that the claim fills; `number` is of the report's claims."""
    found = []
    common = _common(claim, document, number)
    for field, weights in _weights().items():
        if not fills(claim, field):
            continue
        told = common | _own(claim, field)
        total = 0.0
        for name, value in told.items():
            if name in weights:
                total += weights[name] * value
        found.append((field, round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2)))
    return tuple(found)


def fills(claim: Claim, field: str) -> bool:
    """Whether a claim has a value there."""
    if field == "quantities":
        return bool(claim.quantities)
    value = {"source": claim.source, "place": claim.place, "date": claim.time}
    return field == "type" or value[field] is not None


def features(claim: Claim, field: str, document: Document, number: int) -> dict[str, float]:
    """What the model looks at, each from 0 to 1: how the value was come by, not what it is."""
    return _common(claim, document, number) | _own(claim, field)


def _common(claim: Claim, document: Document, number: int) -> dict[str, float]:
    """What is the same for all fields of a claim."""
    return {
        "always": 1.0,
        f"language {document.language}": 1.0,
        "many claims": min(1.0, number / 20),
        "long evidence": min(1.0, sum(e.end - e.start for e in claim.evidence) / 300),
        "told twice": float(len(claim.evidence) > 1),
        "background": float(claim.background),
        "many rules": min(1.0, len(claim.rules) / 6),
        "noun": float(any(".noun:" in rule for rule in claim.rules[:1])),
        "no source": float(claim.source is None),
        "no place": float(claim.place is None),
        "no time": float(claim.time is None),
        "no means": float(claim.means is None),
    }


def _own(claim: Claim, field: str) -> dict[str, float]:
    """What tells of one field."""
    if field == "type":
        return {f"type {claim.event_type}": 1.0}
    if field == "source" and claim.source is not None:
        return {
            "apart": float(not _within(claim.source_span, claim)),
            "distance": _distance(claim.source_span, claim),
            "by a cue": float(claim.cue is not None),
            "person": float(claim.source.person is not None),
            "side": float(claim.source.side is not None),
            "relayed": float(bool(claim.relayed_by)),
        }
    if field == "place" and claim.place is not None:
        precision = claim.place.where_prec or 8
        span = claim.place.span if claim.place.titled is None else None
        return {
            "apart": float(span is None or not _within(span, claim)),
            "distance": _distance(span, claim),
            "refused": float(claim.place.place is None),
            "wide": float(precision >= 4),
            "related": float(claim.place.relation is not None),
        }
    if field == "date" and claim.time is not None:
        return {
            "apart": float(not _within(claim.time.span, claim)),
            "distance": _distance(claim.time.span, claim),
            "open": float(claim.time.earliest is None),
            "long": float((claim.time.date_prec or 5) >= 3),
        }
    return {
        "several": float(len(claim.quantities) > 1),
        "open": float(any(q.low is None or q.high is None for q in claim.quantities)),
        "rough": float(any(q.low != q.high for q in claim.quantities)),
        "apart": float(not all(_within(q.span, claim) for q in claim.quantities)),
        "casualties": float(any(q.what in ("killed", "wounded") for q in claim.quantities)),
    }


def _within(span: Span | None, claim: Claim) -> bool:
    """Whether a value stands in the claim's own words."""
    return span is not None and any(e.start <= span.start and span.end <= e.end for e in claim.evidence)


def _distance(span: Span | None, claim: Claim) -> float:
    """How far a value stands from the trigger, 1 from 400 characters on."""
    return 1.0 if span is None else min(1.0, abs(span.start - claim.trigger.start) / 400)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of each field, by feature; empty where the file is not there yet."""
    path = resources.files("dateline.claims") / "confidence.json"
    if not path.is_file():
        return {}
    fitted: Mapping[str, Mapping[str, float]] = json.loads(path.read_text("utf-8"))["weights"]
    return fitted
