"""How far two annotators of the same dispatches agree: F1 of their claims and Krippendorff's alpha of each field.

Claims have no units that both annotators were given, so that which claims there are is told by F1 (Hripcsak and
Rothschild 2005); alpha (Krippendorff 2004, nominal) then asks of the claims both have whether their fields are equal.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.evaluate.claims.fields import Claim, quantities
from dateline.evaluate.claims.score import Dispatch, quoted, score_dispatch

ALPHA_FIELDS = (
    "event_type",
    "means",
    "source_side",
    "hedged",
    "denied",
    "background",
    "hypothetical",
    "date",
    "numbers",
)


def alpha(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Krippendorff's alpha of nominal values that two annotators gave to the same units.

    1 is perfect agreement, 0 that of chance. None where there are no units or all values are one, so that chance and
    agreement cannot be told apart.
    """
    values = Counter(v for pair in pairs for v in pair)
    total = values.total()
    if total < 2 or len(values) < 2:
        return None
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = sum(n * (total - n) for n in values.values()) / (total * (total - 1))
    return float(1 - observed / expected)


def as_report(text: str, annotation: Mapping[str, Any]) -> dict[str, Any]:
    """An annotation in the shape of a report, so that one annotator is scored against the other."""
    claims = []
    for claim in annotation["claims"]:
        spans = [{"start": a, "end": b, "quote": text[a:b]} for a, b in quoted(text, claim["evidence"])]
        source = {"quote": claim["source"], "name": claim["source"], "side": claim.get("source_side")}
        place = {
            "quote": claim.get("place"),
            "name": claim.get("place_nominative") or claim.get("place"),
            "latitude": claim.get("lat"),
            "longitude": claim.get("lon"),
            "relation": claim.get("place_relation"),
        }
        told = {k: v for k, v in claim.items() if k in ("id", "event_type", "means", "quantities", "background")}
        claims.append(
            {
                **told,
                "evidence": spans,
                "source": {k: v for k, v in source.items() if k != "quote"} if claim.get("source") else None,
                "place": place if claim.get("place") else None,
                "time": {"earliest": claim.get("date_start"), "latest": claim.get("date_end")},
                "certainty": "hedged" if claim.get("hedged") else "stated",
                "polarity": "denied" if claim.get("denied") else "affirmed",
                "realis": "hypothetical" if claim.get("hypothetical") else "actual",
            }
        )
    incidents = [{"claims": group} for group in annotation.get("incidents") or ()]
    return {"claims": claims, "incidents": incidents, "parts": annotation.get("parts") or []}


def compare(
    id: str, text: str, first: Mapping[str, Any], second: Mapping[str, Any]
) -> tuple[Dispatch, list[tuple[Claim, Claim]]]:
    """The second annotator scored against the first, and the claims that both have."""
    scored = score_dispatch(id, text, first, as_report(text, second))
    return scored, [(first["claims"][i], second["claims"][j]) for i, j in scored.matched]


def value_of(name: str, claim: Claim) -> Any:
    """The value of a field for alpha: a label that is equal or not."""
    if name == "date":
        return claim.get("date_start"), claim.get("date_end")
    if name == "numbers":
        return tuple(quantities(claim))
    if name in ("hedged", "denied", "background", "hypothetical"):
        return bool(claim.get(name))
    return claim.get(name)


def alphas(pairs: Iterable[tuple[Claim, Claim]]) -> dict[str, tuple[float | None, int]]:
    """Alpha of each field with the number of claims it is of."""
    listed = list(pairs)
    return {
        name: (alpha([(value_of(name, a), value_of(name, b)) for a, b in listed]), len(listed)) for name in ALPHA_FIELDS
    }
