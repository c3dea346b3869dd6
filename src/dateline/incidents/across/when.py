"""How the days of two tellings stand to each other."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.incidents.across.telling import Telling

_LONG = 7  # days: a longer stretch says nothing of when
_BEFORE = 1  # days before it is told of that fresh news may have happened


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which an event may have happened; `said` where the dispatch says so, not only when it is told."""

    first: date
    last: date
    said: bool
    night: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """`relation` is same, overlap, told (the day of one is not said), both told, apart or unknown; `words` says it."""

    relation: str
    words: str


def days(telling: Telling) -> Days | None:
    """When the event of a telling may have happened; None where nothing says."""
    if telling.earliest and telling.latest:
        first, last = date.fromisoformat(telling.earliest[:10]), date.fromisoformat(telling.latest[:10])
        if (last - first).days >= _LONG:
            return None
        part = telling.timex[11:] if telling.timex and telling.timex[10:11] == "T" else None
        return Days(first, last, True, night=part == "NI" and (last - first).days == 1, part=part)
    day = telling.announced or telling.about.published
    if day is None or telling.background:
        return None
    told = date.fromisoformat(day[:10])
    return Days(told - timedelta(days=_BEFORE), told, False)


def compare(a: Telling, b: Telling) -> When:
    """How the days of two tellings stand; what is not known never equals anything."""
    one, other = days(a), days(b)
    if one is None or other is None:
        return When("unknown", "a day is not known")
    if _before_it_was(a, other) or _before_it_was(b, one):
        return When("apart", "told before the other happened")
    if one.first > other.last or other.first > one.last:
        return When("apart", f"{_shown(one)} is not {_shown(other)}")
    if one.said and other.said:
        return _both_said(one, other)
    if one.said or other.said:
        return When("told", "the day of one is not said, it is told in those days")
    return When("both told", "no day is said, both are news of those days")


def _both_said(one: Days, other: Days) -> When:
    if one.night and other.night:
        if one.first != other.first:
            return When("apart", "one night and the next")
        return When("same", f"same night ({_shown(one)})")
    if (one.first, one.last) == (other.first, other.last):
        if one.part and other.part and "NI" not in (one.part, other.part) and one.part != other.part:
            return When("overlap", f"same day ({_shown(one)}), other hours")
        return When("same", f"same day ({_shown(one)})")
    if one.night or other.night:
        night, day = (one, other) if one.night else (other, one)
        if day.first == day.last:
            return When("same" if day.first == night.last else "overlap", f"night and day overlap ({_shown(day)})")
    return When("overlap", f"days overlap ({_shown(one)}, {_shown(other)})")


def _before_it_was(telling: Telling, days: Days) -> bool:
    """Whether a telling came out before the days on which the other one says that it happened."""
    published = telling.about.published
    return published is not None and days.said and date.fromisoformat(published[:10]) < days.first


def _shown(days: Days) -> str:
    if days.first == days.last:
        return days.first.isoformat()
    return f"{days.first.isoformat()}/{days.last.day:02d}"
