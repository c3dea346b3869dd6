"""Numbers over all claims of an incident: low, best, high, whether sources differ, and which later one holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents.across.origins import witness
from dateline.incidents.across.telling import Count, Said, Telling

_TOLLS = frozenset({"killed", "wounded", "missing", "arrested", "evacuated", "damaged"})  # they grow
_WEAPONS = frozenset({"launched", "downed", "crashed", "found", "hit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What is counted over all claims; `best` is None where claims differ and none is later."""

    what: str
    unit: str | None
    low: float | None
    best: float | None
    high: float | None
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A claim (telling key, label) that a later one of the same voice takes the place of."""

    claim: tuple[str, str]
    by: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    telling: Telling
    claim: Said
    count: Count
    origin: str
    day: str
    voice: tuple[str, str | None]


def numbers(rows: Sequence[Telling]) -> tuple[tuple[Number, ...], tuple[Superseded, ...]]:
    """Per kind and unit the lowest, best and highest number said, and the claims that later ones supersede.

    Parts of a total and what is only feared are left out. `rows` stand in canonical order.
    """
    told: dict[tuple[str, str | None], list[_Row]] = {}
    for telling in rows:
        if telling.status == "retracted" and any(t.status != "retracted" for t in rows):
            continue
        for claim in telling.claims:
            if not claim.inside and not claim.hypothetical:
                for count in _main(claim.counts):
                    told.setdefault((count.what, count.unit), []).append(_row(telling, claim, count))
    _fill_units(told)
    out: list[Number] = []
    superseded: dict[tuple[str, str], tuple[str, str]] = {}
    for (what, unit), said in sorted(told.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        live, old = _latest(said)
        for row, by in old:
            superseded.setdefault((row.telling.key, row.claim.label), (by.telling.key, by.claim.label))
        out.append(_together(what, unit, live))
    return tuple(out), tuple(Superseded(claim=a, by=b) for a, b in sorted(superseded.items()))


def _main(counts: Sequence[Count]) -> list[Count]:
    """The largest number of each kind and unit: the others are of those within it."""
    best: dict[tuple[str, str | None], Count] = {}
    for count in counts:
        unit = count.unit or ("people" if count.what in _TOLLS and count.what != "damaged" else None)
        key = (count.what, unit)
        if key not in best or _size(count) > _size(best[key]):
            best[key] = Count(what=count.what, unit=unit, low=count.low, best=count.best, high=count.high)
    return list(best.values())


def _size(count: Count) -> tuple[float, float]:
    return (count.low or 0.0, count.high if count.high is not None else count.low or 0.0)


def _row(telling: Telling, claim: Said, count: Count) -> _Row:
    about = telling.about
    day = about.published or about.received or ""
    if about.received and day > about.received:  # a day to come cannot be known: the day it came in counts
        day = about.received
    return _Row(
        telling=telling,
        claim=claim,
        count=count,
        origin=witness(telling, claim),
        day=day,
        voice=(about.channel, about.outlet),
    )


def _fill_units(told: dict[tuple[str, str | None], list[_Row]]) -> None:
    """Puts numbers without a unit to those with the only unit there is of their kind."""
    for what, unit in list(told):
        others = [u for w, u in told if w == what and u is not None]
        if unit is None and len(others) == 1:
            told[(what, others[0])].extend(told.pop((what, None)))


def _latest(said: Sequence[_Row]) -> tuple[list[_Row], list[tuple[_Row, _Row]]]:
    """The numbers that stand, and those that a later one of the same voice supersedes, each with the later one."""
    old: list[tuple[_Row, _Row]] = []
    live: list[_Row] = []
    for row in said:
        later = [other for other in said if _supersedes(other, row)]
        if later:
            old.append((row, max(later, key=_when)))
        else:
            live.append(row)
    return live, old


def _when(row: _Row) -> tuple[str, int, str, str]:
    return (row.day, row.telling.about.version, row.telling.key, row.claim.label)


def _supersedes(later: _Row, row: _Row) -> bool:
    """Whether a number takes the place of an older one: a new version of the dispatch, or the same origin told again
    by the same outlet on a later day. What another channel prints cannot do it, whoever it says is speaking.
    """
    a, b = later.telling.about, row.telling.about
    if a.series == b.series and a.text != b.text:
        return a.version > b.version
    same = later.origin == row.origin and later.voice == row.voice and later.voice[1] is not None
    return same and later.day > row.day and later.telling.key != row.telling.key


def _together(what: str, unit: str | None, rows: Sequence[_Row]) -> Number:
    per_origin: dict[str, _Row] = {}
    for row in rows:  # of one origin the latest and largest is its best; the others only widen the range
        before = per_origin.get(row.origin)
        if before is None or (row.day, *_size(row.count)) >= (before.day, *_size(before.count)):
            per_origin[row.origin] = row
    best_rows = list(per_origin.values())
    disputed = any(_at_odds(what, a, b) for k, a in enumerate(best_rows) for b in best_rows[:k])
    lows = [r.count.low for r in rows if r.count.low is not None]
    highs = [r.count.high for r in rows if r.count.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if high is not None and any(
        r.count.high is None and (r.count.low or 0.0) >= high and r.count.low != high for r in rows
    ):
        high = None  # "more than" the highest number said
    newest = sorted(best_rows, key=lambda r: (r.day, _size(r.count), r.telling.key), reverse=True)
    exact = [r.count.best for r in newest if r.count.best is not None and r.count.low == r.count.high]
    best = next(iter(exact or [r.count.best for r in newest if r.count.best is not None]), None)
    return Number(what=what, unit=unit, low=low, best=None if disputed else best, high=high, disputed=disputed)


def _at_odds(what: str, a: _Row, b: _Row) -> bool:
    """Whether two numbers can't both be right; a toll that is higher on a later day has grown."""
    low = max(_floor(a.count), _floor(b.count))
    high = min(_ceiling(a.count), _ceiling(b.count))
    if low <= high:
        return False
    early, late = (a, b) if a.day < b.day else (b, a)
    return not (what in _TOLLS and early.day < late.day and _size(late.count) > _size(early.count))


def _floor(count: Count) -> float:
    return count.low if count.low is not None else float("-inf")


def _ceiling(count: Count) -> float:
    return count.high if count.high is not None else float("inf")
