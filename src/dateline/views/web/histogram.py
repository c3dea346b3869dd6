"""A timeline as bars to be drawn: each step of the time asked for, also those in which nothing began."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.record import KeptRecord
from dateline.record.query import Filters, Timeline

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
    """The bars of a timeline; `first` and `last` None where nothing has a day."""

    by: str
    bars: tuple[Bar, ...]
    most: int
    undated: int
    first: date | None
    last: date | None
    types: tuple[tuple[str, int], ...]


def histogram_of(record: KeptRecord, filters: Filters) -> Histogram:
    """The histogram of what filters let through, by day, week or month as its length needs."""
    made = record.timeline(filters, by="day")
    for by, days in _STEPS:
        if not made.steps or (made.steps[-1].end - made.steps[0].start).days / days <= _MOST:
            break
        made = record.timeline(filters, by={"day": "week", "week": "month"}.get(by, "month"))
    return _drawn(made)


def _drawn(timeline: Timeline) -> Histogram:
    types: dict[str, int] = {}
    for step in timeline.steps:
        for name, n in step.types.items():
            types[name] = types.get(name, 0) + n
    most = max((s.incidents for s in timeline.steps), default=0)
    first = timeline.steps[0].start if timeline.steps else None
    last = timeline.steps[-1].end if timeline.steps else None
    bars = []
    if first and last:
        length = (last - first).days + 1
        for step in timeline.steps:
            x = (step.start - first).days / length * 100
            width = ((step.end - step.start) / timedelta(days=1) + 1) / length * 100
            height = step.incidents / most * 100
            bars.append(
                Bar(
                    start=step.start,
                    end=step.end,
                    incidents=step.incidents,
                    x=round(x, 3),
                    width=round(width, 3),
                    height=round(height, 2),
                )
            )
    return Histogram(
        by=timeline.by,
        bars=tuple(bars),
        most=most,
        undated=timeline.undated,
        first=first,
        last=last,
        types=tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
    )
