"""Pairs the claims of a report with annotated ones and counts what is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluate.bootstrap import interval
from dateline.evaluate.claims.fields import (
    COVERED,
    FIELDS,
    Claim,
    field_right,
    gold_value,
    one_family,
    predicted_value,
)

Pair = tuple[str, str]
_OVERLAP = 0.12  # a sentence for a clause passes, a whole text does not


@dataclass(slots=True, kw_only=True)
class Dispatch:
    """What was counted in one dispatch.

    `rights` holds for each pair of claims which fields are right; `types` the event types of gold and prediction, None
    where one side has no claim. `failed` says why there is no report.
    """

    id: str
    language: str | None = None
    gold: int = 0
    predicted: int = 0
    loose: int = 0
    typed: int = 0
    record: int = 0
    wrong_spans: int = 0
    rights: list[dict[str, bool | None]] = field(default_factory=list)
    covered: dict[str, tuple[int, int]] = field(default_factory=dict)
    types: list[tuple[str | None, str | None]] = field(default_factory=list)
    pairs: tuple[int, int, int] = (0, 0, 0)
    parts: tuple[int, int, int] = (0, 0, 0)
    matched: list[tuple[int, int]] = field(default_factory=list)
    failed: str | None = None


def score_dispatch(id: str, text: str, gold: Mapping[str, Any], report: Mapping[str, Any] | None) -> Dispatch:
    """The counts of one dispatch; without a report, or with one that is malformed, all of its claims are missed."""
    claims: Sequence[Claim] = gold["claims"]
    scored = Dispatch(id=id, gold=len(claims))
    known: dict[Any, Any] = {}
    if report is None:
        scored.failed = "no report"
        report = {}
    try:
        predicted: Sequence[Claim] = report.get("claims") or ()
        matched = pair_claims(text, claims, predicted)
        rights = [{name: field_right(name, claims[i], predicted[j]) for name in FIELDS} for i, j in matched]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        scored.failed = f"{type(error).__name__}: {error}"
        report, predicted, matched, rights = {}, (), [], []
    scored.predicted, scored.loose, scored.rights, scored.matched = len(predicted), len(matched), rights, matched
    scored.wrong_spans = wrong_spans(text, report)
    typed = [right for right in rights if right["type"]]
    scored.typed = len(typed)
    scored.record = sum(all(right[name] is not False for name in COVERED) for right in typed)
    for name in COVERED:
        said = [(i, j) for i, j in matched if gold_value(name, claims[i])]
        scored.covered[name] = (sum(bool(predicted_value(name, predicted[j])) for _, j in said), len(said))
    known = {predicted[j].get("id"): claims[i]["id"] for i, j in matched}
    scored.types = _types(claims, predicted, matched)
    scored.pairs = _incident_pairs(gold, report, known)
    scored.parts = _part_pairs(gold, report, known)
    return scored


def _types(
    claims: Sequence[Claim], predicted: Sequence[Claim], matched: Sequence[tuple[int, int]]
) -> list[tuple[str | None, str | None]]:
    """Gold and predicted event type of each claim on either side."""
    told: list[tuple[str | None, str | None]] = [
        (claims[i]["event_type"], predicted[j].get("event_type")) for i, j in matched
    ]
    mine, theirs = {i for i, _ in matched}, {j for _, j in matched}
    told += [(c["event_type"], None) for i, c in enumerate(claims) if i not in mine]
    told += [(None, c.get("event_type")) for j, c in enumerate(predicted) if j not in theirs]
    return told


def _characters(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end))


def quoted(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    """Where quotes stand in a text; those that do not are left out."""
    found = []
    for quote in quotes:
        start = text.find(quote)
        if start >= 0:
            found.append((start, start + len(quote)))
    return found


def pair_claims(text: str, gold: Sequence[Claim], predicted: Sequence[Claim]) -> list[tuple[int, int]]:
    """Claims one to one, best first: where evidence overlaps and the types are of one family."""
    mine = [_characters(quoted(text, claim["evidence"])) for claim in gold]
    theirs = [_characters((e["start"], e["end"]) for e in claim.get("evidence") or ()) for claim in predicted]
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            common = len(mine[i] & theirs[j])
            share = common / len(mine[i] | theirs[j]) if common else 0.0
            if common and share >= _OVERLAP and one_family(g["event_type"], p.get("event_type")):
                right = sum(bool(field_right(name, g, p)) for name in ("type", "source", "place", "quantities"))
                candidates.append((share + right, i, j))
    taken_mine: set[int] = set()
    taken_theirs: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates, reverse=True):
        if i not in taken_mine and j not in taken_theirs:
            taken_mine.add(i)
            taken_theirs.add(j)
            pairs.append((i, j))
    return pairs


def together(groups: Iterable[Sequence[Any]]) -> set[tuple[Any, ...]]:
    """The pairs that stand in one group."""
    return {(a, b) for group in groups for a in group for b in group if a < b}


def _incident_pairs(
    gold: Mapping[str, Any], report: Mapping[str, Any], known: Mapping[Any, Any]
) -> tuple[int, int, int]:
    """Pairs of matched claims put together by both, by the gold, by the report."""
    there = set(known.values())
    mine = {pair for pair in together(gold.get("incidents") or ()) if set(pair) <= there}
    groups = [
        [known[c] for c in incident.get("claims", ()) if c in known] for incident in report.get("incidents") or ()
    ]
    theirs = together(groups)
    return len(mine & theirs), len(mine), len(theirs)


def _part_pairs(gold: Mapping[str, Any], report: Mapping[str, Any], known: Mapping[Any, Any]) -> tuple[int, int, int]:
    """(whole, part) pairs that both have, of the gold, of the report."""

    def pairs(rows: Iterable[Mapping[str, Any]] | None) -> set[tuple[Any, Any]]:
        return {(row["whole"], part) for row in rows or () for part in row["parts"]}

    mine = pairs(gold.get("parts"))
    try:
        theirs = {(known.get(whole), known.get(part)) for whole, part in pairs(report.get("parts"))}
    except (AttributeError, KeyError, TypeError):
        theirs = set()
    return len(mine & theirs), len(mine), len(theirs)


def wrong_spans(text: str, value: Any) -> int:
    """How many objects of a report have a quote that is not what stands between their start and end."""
    if isinstance(value, list):
        return sum(wrong_spans(text, v) for v in value)
    if not isinstance(value, dict):
        return 0
    start, end = value.get("start"), value.get("end")
    here = isinstance(start, int) and isinstance(end, int) and "quote" in value and text[start:end] != value["quote"]
    return here + sum(wrong_spans(text, v) for v in value.values())


def _prf(right: int, gold: int, predicted: int) -> dict[str, float]:
    """Precision, recall and F1 to three places."""
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def _f1(right: int, gold: int, predicted: int) -> float | None:
    return 2 * right / (gold + predicted) if gold + predicted else None


def _sums(triples: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    listed = list(triples)
    return sum(t[0] for t in listed), sum(t[1] for t in listed), sum(t[2] for t in listed)


def figures(scored: Sequence[Dispatch]) -> dict[str, Any]:
    """The figures over some dispatches, to three places, in the shape of the project's scoring tool."""
    gold, predicted = sum(d.gold for d in scored), sum(d.predicted for d in scored)
    cases = {name: [r[name] for d in scored for r in d.rights if r[name] is not None] for name in FIELDS}
    covered = {name: [d.covered[name] for d in scored if name in d.covered] for name in COVERED}
    pairs, parts = _sums(d.pairs for d in scored), _sums(d.parts for d in scored)
    return {
        "articles": len(scored),
        "gold_claims": gold,
        "predicted_claims": predicted,
        "failed_articles": sum(d.failed is not None for d in scored),
        "spans_that_do_not_match_text": sum(d.wrong_spans for d in scored),
        "claims_loose": _prf(sum(d.loose for d in scored), gold, predicted),
        "claims_typed": _prf(sum(d.typed for d in scored), gold, predicted),
        "record": _prf(sum(d.record for d in scored), gold, predicted),
        "fields": {
            name: {"accuracy": round(sum(map(bool, told)) / len(told), 3) if told else None, "n": len(told)}
            for name, told in cases.items()
        },
        "coverage": {
            name: round(sum(c for c, _ in told) / n, 3) if (n := sum(n for _, n in told)) else None
            for name, told in covered.items()
        },
        "incident_pairs": _prf(*pairs),
        "parts": _prf(*parts),
    }


def intervals(scored: Sequence[Dispatch], rounds: int = 1000) -> dict[str, tuple[float, float] | None]:
    """The 95 % interval of each F1 and accuracy, by resampling the dispatches."""

    def of(count: str) -> tuple[float, float] | None:
        return interval(
            scored,
            lambda some: _f1(
                sum(getattr(d, count) for d in some), sum(d.gold for d in some), sum(d.predicted for d in some)
            ),
            rounds=rounds,
        )

    def accuracy(name: str) -> tuple[float, float] | None:
        def share(some: Sequence[Dispatch]) -> float | None:
            told = [r[name] for d in some for r in d.rights if r[name] is not None]
            return sum(map(bool, told)) / len(told) if told else None

        return interval(scored, share, rounds=rounds)

    def triples(which: str) -> tuple[float, float] | None:
        return interval(scored, lambda some: _f1(*_sums(getattr(d, which) for d in some)), rounds=rounds)

    found = {"claims_loose": of("loose"), "claims_typed": of("typed"), "record": of("record")}
    found |= {name: accuracy(name) for name in FIELDS}
    return found | {"incident_pairs": triples("pairs"), "parts": triples("parts")}
