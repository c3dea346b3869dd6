"""A timeline as bars to be drawn: each step of the time asked for, also those in which nothing began."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.record import KeptRecord
from dateline.record.counting import first_of, last_of
from dateline.record.query import Filters

_MOST = 130  # bars that can be told apart
_STEPS = (("day", 1), ("week", 7), ("month", 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One step: `x`, `width` and `height` are parts of a hundred."""

    start: date
    end: date
    incidents: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """The bars of a timeline; `first` and `last` None where nothing has a day.

    `sampled`: one in how many incidents was counted, 1 for all of them.
    """

    by: str
    bars: tuple[Bar, ...]
    most: int
    undated: int
    first: date | None
    last: date | None
    sampled: int = 1


def histogram_of(record: KeptRecord, filters: Filters) -> Histogram:
    """The histogram of what filters let through, by day, week or month as its length needs."""
    made = record.timeline(filters, by="day", rough=True)
    length = (made.steps[-1].end - made.steps[0].start).days if made.steps else 0
    by = next((by for by, days in _STEPS if length / days <= _MOST), "month")
    counts: dict[date, int] = {}
    for step in made.steps:
        start = first_of(step.start, by)
        counts[start] = counts.get(start, 0) + step.incidents
    drawn = _drawn(by, [(start, last_of(start, by), n) for start, n in counts.items()], made.undated)
    return replace(drawn, sampled=made.sampled)


def _drawn(by: str, steps: list[tuple[date, date, int]], undated: int) -> Histogram:
    most = max((n for _, _, n in steps), default=0)
    first = steps[0][0] if steps else None
    last = steps[-1][1] if steps else None
    bars = []
    if first and last:
        length = (last - first).days + 1
        for start, end, n in steps:
            x = (start - first).days / length * 100
            width = ((end - start) / timedelta(days=1) + 1) / length * 100
            bars.append(
                Bar(
                    start=start,
                    end=end,
                    incidents=n,
                    x=round(x, 3),
                    width=round(width, 3),
                    height=round(n / most * 100, 2),
                )
            )
    return Histogram(by=by, bars=tuple(bars), most=most, undated=undated, first=first, last=last)
