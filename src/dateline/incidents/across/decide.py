"""Whether two tellings are of one event: a score with named reasons, and the words that tell it.

Each question has its own function, handed in by keyword: one can be replaced and the others stay.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.incidents.across import place, when
from dateline.incidents.across.names import plain_name
from dateline.incidents.across.origins import surname
from dateline.incidents.across.telling import Count, Said, Telling, words_of

JOIN = 3.6
NEVER = float("-inf")

WEIGHTS: Mapping[str, float] = {
    # where
    "same place": 2.0,
    "close": 1.4,
    "same district": 1.6,
    "same region": 1.1,
    "same area": 0.6,
    "same country": 0.3,
    "same name": 1.2,
    "in the district": 1.0,
    "in the region": 0.2,
    "in the area": 0.0,
    "in the country": -0.8,
    # when
    "same days": 1.2,
    "days overlap": 0.7,
    "told in those days": 0.3,
    "both told in those days": 0.0,
    # what
    "same type": 0.8,
    "a blow and what came of it": 0.6,
    "two effects": 0.5,
    "two kinds of blow": 0.3,
    "arrest and event": -0.5,
    "side event": -2.0,
    "same means": 0.5,
    "other means": -0.9,
    # how many, who
    "same count": 0.6,
    "same large count": 1.6,
    "counts may agree": 0.3,
    "counts differ": -0.2,
    "counts differ widely": -0.9,
    "the toll grew": 0.1,
    "none and some": -0.4,
    "one source": 0.4,
    "accuses the other": -0.3,
    # the words
    "same words": 4.0,
}
_CAUSES = frozenset({"strike", "attack", "clash", "control", "interception", "crash", "abduction"})
_EFFECTS = frozenset({"explosion", "fire", "damage", "casualties", "debris", "outage", "other"})
_SIDE = frozenset({"alert", "closure", "statement"})
_KIN = (
    frozenset({"missile", "rocket"}),
    frozenset({"rocket", "artillery"}),
    frozenset({"bomb", "aircraft"}),
    frozenset({"missile", "aircraft"}),
)
_LARGE = 10
_TOLLS = ("killed", "wounded", "missing", "arrested", "evacuated")


@dataclass(frozen=True, slots=True)
class Part:
    """What one question comes to: reasons (keys of WEIGHTS) with the words for each; `never` bars the two."""

    reasons: tuple[str, ...]
    words: tuple[str, ...] = ()
    never: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """How strongly two tellings are of one event. `score` is -inf where they never can be."""

    score: float
    joined: bool
    words: str
    reasons: tuple[str, ...]

    @property
    def never(self) -> bool:
        """Whether something bars the two from one incident, even through others."""
        return self.score == NEVER


Question = Callable[[Telling, Telling], Part]


def same_place(a: Telling, b: Telling) -> Part:
    """What the places say."""
    where = place.compare(a.place, b.place)
    if where.relation == "apart":
        return Part((), (where.words,), never=True)
    if where.relation == "unknown":
        return Part((), (where.words,), unknown=True)
    wide = {1: "place", 2: "place", 3: "district", 4: "region", 5: "area", 6: "country", 7: "country"}[where.level]
    if where.relation == "close":
        return Part(("close",), (where.words,))
    if where.relation == "named":
        return Part(("same name",), (where.words,))
    return Part((f"same {wide}" if where.relation == "same" else f"in the {wide}",), (where.words,))


def same_time(a: Telling, b: Telling) -> Part:
    """What the days say."""
    found = when.compare(a, b)
    if found.relation == "apart":
        return Part((), (found.words,), never=True)
    if found.relation == "unknown":
        return Part((), (found.words,), unknown=True)
    reason = {
        "same": "same days",
        "overlap": "days overlap",
        "told": "told in those days",
        "both told": "both told in those days",
    }[found.relation]
    return Part((reason,), (found.words,))


def same_type(a: Telling, b: Telling) -> Part:
    """What the kinds of event and the weapons say."""
    reasons, words = [], []
    one, other = a.event_type, b.event_type
    kinds = {one, other}
    means = f"{a.means} " if a.means and a.means == b.means else ""
    if one == other:
        reasons.append("same type")
        words.append(f"both {means}{one}")
    elif kinds & _SIDE:
        reasons.append("side event")
        words.append(f"{one} and {other}")
    elif "arrest" in kinds:
        reasons.append("arrest and event")
        words.append(f"{one} and {other}")
    elif kinds <= _EFFECTS:
        reasons.append("two effects")
        words.append(f"{one} and {other}")
    else:
        reasons.append("two kinds of blow" if kinds <= _CAUSES else "a blow and what came of it")
        words.append(f"{means}{one} and {other}")
    if a.means and b.means and "mixed" not in (a.means, b.means):
        if a.means == b.means:
            reasons.append("same means")
        elif frozenset({a.means, b.means}) not in _KIN:
            reasons.append("other means")
            words.append(f"{a.means} and {b.means}")
    return Part(tuple(reasons), tuple(words))


def same_counts(a: Telling, b: Telling) -> Part:
    """What the numbers say: the one that speaks most for or against."""
    one, other = counts(a), counts(b)
    verdicts: list[tuple[str, str]] = []
    for key in sorted(one.keys() & other.keys(), key=lambda key: (key[0], key[1] or "")):
        verdict = _count(key[0], one[key], other[key])
        if verdict[0].startswith("counts differ") and key[0] in _TOLLS and _grew(a, one[key], b, other[key]):
            verdict = ("the toll grew", verdict[1].removesuffix(" differ") + ", the later is higher")
        verdicts.append(verdict)
    if not verdicts:
        return Part(())
    good = [v for v in verdicts if WEIGHTS[v[0]] > 0]
    bad = [v for v in verdicts if WEIGHTS[v[0]] <= 0]
    chosen = sorted(good, key=lambda v: -WEIGHTS[v[0]])[:1] + sorted(bad, key=lambda v: WEIGHTS[v[0]])[:1]
    return Part(tuple(r for r, _ in chosen), tuple(w for _, w in chosen))


def same_source(a: Telling, b: Telling) -> Part:
    """What it says that one person or office speaks in both, or each side accuses the other."""
    reasons, words = [], []
    mine, theirs = {k: c for c in a.claims if (k := _speaker(c))}, {k: c for c in b.claims if (k := _speaker(c))}
    shared = sorted(mine.keys() & theirs.keys())
    if shared:
        reasons.append("one source")
        words.append(f"both quote {mine[shared[0]].source}")
    one, other = {c.actor_side for c in a.claims} - {None}, {c.actor_side for c in b.claims} - {None}
    if one and other and not one & other:
        reasons.append("accuses the other")
        words.append("each names another side")
    return Part(tuple(reasons), tuple(words))


def same_words(a: Telling, b: Telling) -> Part:
    """Whether both have one sentence, as copies and new versions of a dispatch do, and came out on one day."""
    shared = words_of(a) & words_of(b)
    versions = a.about.series == b.about.series
    if shared and (versions or (a.about.published is not None and a.about.published == b.about.published)):
        return Part(("same words",), ("the same sentence",))
    return Part(())


def decide(
    a: Telling,
    b: Telling,
    *,
    same_place: Question = same_place,
    same_time: Question = same_time,
    same_type: Question = same_type,
    same_counts: Question = same_counts,
    same_source: Question = same_source,
    same_words: Question = same_words,
    threshold: float = JOIN,
    weights: Mapping[str, float] = WEIGHTS,
) -> Decision:
    """Whether two tellings are of one event; the same whichever comes first."""
    if (b.key, b.label) < (a.key, a.label):
        a, b = b, a
    if (a.about.series, a.about.text) == (b.about.series, b.about.text):
        return Decision(NEVER, False, "told apart in one dispatch", ())
    where, time = same_place(a, b), same_time(a, b)
    for part in (where, time):
        if part.never:
            return Decision(NEVER, False, ", ".join(part.words), ())
    copied = same_words(a, b)
    kind = same_type(a, b)
    if (where.unknown or time.unknown) and not copied.reasons:
        score = sum(weights[r] for part in (where, time, kind) for r in part.reasons)
        return Decision(min(score, threshold - 1), False, ", ".join(where.words + time.words), ())
    parts = [copied, where, time, kind, same_counts(a, b), same_source(a, b)]
    reasons = tuple(r for part in parts for r in part.reasons)
    score = sum(weights[r] for r in reasons)
    return Decision(score, score >= threshold, ", ".join(w for part in parts for w in part.words), reasons)


def counts(telling: Telling) -> dict[tuple[str, str | None], Count]:
    """The number of each kind and unit that a telling comes to: the largest that is affirmed or denied."""
    best: dict[tuple[str, str | None], Count] = {}
    for claim in telling.claims:
        if claim.hypothetical or claim.inside:
            continue
        for count in claim.counts:
            key = (count.what, "people" if count.what in _TOLLS and count.unit in (None, "people") else count.unit)
            if key not in best or (count.low or 0.0) > (best[key].low or 0.0):
                best[key] = count
    return best


def _count(what: str, a: Count, b: Count) -> tuple[str, str]:
    """The verdict on two numbers of one kind, with its words."""
    one, other = a.best if a.best is not None else a.low, b.best if b.best is not None else b.low
    if a.best is not None and a.best == b.best:
        if a.best == 0:
            return "counts may agree", f"both say none {what}"
        return "same large count" if a.best >= _LARGE else "same count", f"both say {a.best:g} {what}"
    shown = f"{_number(a)} and {_number(b)} {what}"
    if _floor(a) <= _ceiling(b) and _floor(b) <= _ceiling(a):
        return "counts may agree", f"counts {shown} agree"
    if not one or not other:
        return "none and some", f"counts {shown} differ"
    wide = max(one, other) > 2 * min(one, other)
    return "counts differ widely" if wide else "counts differ", f"counts {shown} differ"


def _grew(a: Telling, one: Count, b: Telling, other: Count) -> bool:
    """Whether the telling published on a later day has the higher number."""
    days = (a.about.published or "", b.about.published or "")
    if days[0] == days[1] or not all(days):
        return False
    early, late = (one, other) if days[0] < days[1] else (other, one)
    return (late.low or 0.0) > (early.low or 0.0)


def _floor(count: Count) -> float:
    return count.low if count.low is not None else 0.0


def _ceiling(count: Count) -> float:
    return count.high if count.high is not None else float("inf")


def _number(count: Count) -> str:
    if count.best is not None:
        return f"{count.best:g}"
    if count.high is None:
        return f"{count.low:g} or more" if count.low is not None else "some"
    return f"up to {count.high:g}"


def _speaker(claim: Said) -> str | None:
    """A key for the person or named office of a claim; None where nobody is named."""
    if claim.source is None or claim.kind in (None, "unnamed", "media", "agency"):
        return None
    if claim.person:
        return f"{claim.kind}:{surname(claim.origin.split(':', 2)[-1])}"
    if claim.kind == "company":
        return f"company:{plain_name(claim.source)}"
    return f"{claim.kind}:{claim.side}" if claim.side and claim.kind != "official" else None
