"""The values of days, dates and nights, counted from the publication date or from the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.mentions.time_calendar import Interval, days, latest_weekday, make_date, next_weekday
from dateline.mentions.time_rules import TimeLexicon
from dateline.model.quick import quick

SIGNS = {"wm2": -2, "wm1": -1, "w0": 0, "w1": 1, "w2": 2}


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an expression means: kind and value as in TIMEX3, the interval, and what it was counted from.

    `grain` is how fine it is: day, night, part, clock, week, month, season, year, vague, duration, set.
    """

    kind: str
    value: str
    interval: Interval | None = None
    anchor: str | None = None
    grain: str = "day"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class TimeContext:
    """What an expression is counted from.

    `published` is the day of the dispatch; `last` and `sentence` are the last day-sized times before it in the
    text and in the same sentence; `told`, `paragraph` and `document` (a fresh one) those of the same sentence,
    paragraph and document that do not just date a saying. `coarse`: the
    paragraph has since named a longer period, which leaves "le lendemain" without a date. `tense` is "future",
    "past" or None.
    """

    published: date | None
    lexicon: TimeLexicon
    last: Interval | None = None
    sentence: Interval | None = None
    told: Interval | None = None
    paragraph: Interval | None = None
    document: Interval | None = None
    coarse: bool = False
    tense: str | None = None


Groups = Mapping[str, str]
Arguments = Mapping[str, Any]


def publication(context: TimeContext) -> str | None:
    """The name of the publication date as an anchor."""
    return f"published {context.published.isoformat()}" if context.published else None


def reached_time(context: TimeContext) -> tuple[Interval | None, str | None]:
    """The time the text has reached, and what to call it; else the day of the dispatch."""
    near = context.sentence or context.paragraph or context.document
    if near is not None:
        return near, f"text {near[1].isoformat()}"
    if context.published is None:
        return None, None
    return (context.published, context.published), publication(context)


def one_day(day: date | None, anchor: str | None, value: str = "XXXX-XX-XX") -> Reading:
    """A single day; without one, the value that is left open."""
    if day is None:
        return Reading(kind="DATE", value=value)
    return Reading(kind="DATE", value=day.isoformat(), interval=(day, day), anchor=anchor)


def anchor_in_text(anchor: str | None) -> bool:
    """Whether an anchor is a time of the text, not the publication."""
    return anchor is not None and anchor.startswith("text")


def weekday(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A day of the week: the latest not after publication, or the next one in the future."""
    wanted = int(groups["weekday"])
    if "there" in groups:
        base, anchor = reached_time(context)
        return one_day(latest_weekday(base[1], wanted) if base else None, anchor, f"XXXX-WXX-{wanted + 1}")
    published, when = context.published, groups.get("when")
    if published is None:
        return one_day(None, None, f"XXXX-WXX-{wanted + 1}")
    if when in ("before", "after"):
        base, anchor = reached_time(context)
        if base:
            day = latest_weekday(base[0] - days(1), wanted) if when == "before" else next_weekday(base[1], wanted)
            return one_day(day, anchor)
    if when == "last":
        day = latest_weekday(published - days(1), wanted)
    elif when == "next":
        day = next_weekday(published + days(1), wanted)
    elif context.tense == "future":
        day = next_weekday(published, wanted)
    else:
        day = latest_weekday(published, wanted)
    return one_day(day, publication(context))


def full_date(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A day of a month, its year found from weekday, tense and publication date where it isn't said."""
    day = _day_number(groups["day"])
    month = int(groups.get("month") or 0)
    name = groups.get("weekday") or groups.get("dayname")
    wanted = int(name) if name is not None else None
    published = context.published
    anchor = publication(context)
    if not month:
        if published is None:
            return one_day(None, None, f"XXXX-XX-{day:02}")
        if wanted is None:  # "on the 3rd": the last one
            last = next((d for k in range(31) if (d := published - days(k)).day == day), None)
            return one_day(last if "only" in arguments else None, anchor, f"XXXX-XX-{day:02}")
        near = [published + days(k) for k in range(-45, 46)]
        found = [d for d in near if d.day == day and d.weekday() == wanted]
        return one_day(
            min(found, key=lambda d: abs((d - published).days)) if found else None, anchor, f"XXXX-XX-{day:02}"
        )
    if groups.get("year"):
        said = make_date(int(groups["year"]), month, day)
        return one_day(said, None, f"{groups['year']}-{month:02}-{day:02}")
    if published is None:
        told = context.last[1] if context.last else None  # "le 14 juillet 2017 ... le 16 juillet"
        said = _nearest(day, month, told) if told else None
        return one_day(said, f"text {told.isoformat()}" if told and said else None, f"XXXX-{month:02}-{day:02}")
    if "lastyear" in groups:
        return one_day(make_date(published.year - 1, month, day), anchor, f"XXXX-{month:02}-{day:02}")
    return one_day(_year_of(day, month, wanted, groups.get("when"), context), anchor, f"XXXX-{month:02}-{day:02}")


def _nearest(day: int, month: int, near: date) -> date | None:
    """The day of a month that lies nearest to a date; None where the date is no day of that month's year."""
    found = [d for y in range(near.year - 1, near.year + 2) if (d := make_date(y, month, day))]
    return min(found, key=lambda d: abs((d - near).days), default=None)


def _day_number(form: str) -> int:
    digits = "".join(c for c in form if c.isdigit())
    return int(digits) if digits else 1


def _year_of(day: int, month: int, weekday: int | None, when: str | None, context: TimeContext) -> date | None:
    """The day meant by a date without its year."""
    published = context.published
    assert published is not None
    found = [d for y in range(published.year - 6, published.year + 2) if (d := make_date(y, month, day))]
    if weekday is not None and (named := [d for d in found if d.weekday() == weekday]):
        return min(named, key=lambda d: abs((d - published).days))
    past = [d for d in found if d <= published]
    future = [d for d in found if d > published]
    if when == "last":
        past = [d for d in past if d < published]
    if future and when != "last":
        soon = (future[0] - published).days <= 60
        if when == "next" or context.tense == "future" or (context.tense is None and soon):
            return published if context.tense == "future" and published in past else future[0]
    return past[-1] if past else None


def numeric(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A date in figures, day before month unless the year leads or the second number is no month."""
    year, month, day = int(groups["y"]), int(groups["m"]), int(groups["d"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if month > 12:
        month, day = day, month
    return one_day(make_date(year, month, day), None)


def relative_day(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """Yesterday, today, tomorrow: counted from the publication."""
    shift = next(s for name, s in SIGNS.items() if name in groups)
    return one_day(context.published + days(shift) if context.published else None, publication(context))


def other_day(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """The day before, the day after, that day: counted from the time the text has reached."""
    shift = next(s for name, s in SIGNS.items() if name in groups)
    if context.coarse:
        return one_day(None, None)
    base, anchor = reached_time(context)
    if context.last is not None and not anchor_in_text(anchor):
        base, anchor = context.last, f"text {context.last[1].isoformat()}"
    if base is None or shift > 0 and not anchor_in_text(anchor):
        return one_day(None, None)  # "a day later", where nothing told before has a day
    return one_day((base[0] if shift < 0 else base[1]) + days(shift), anchor)


def holiday(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A feast with a fixed date."""
    of, day = groups["holiday"].split("-")
    return full_date({"day": day, "month": of}, arguments, context)


def date_range(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """From one day of a month to another."""
    last = full_date(_second(groups), arguments, context)
    month = groups.get("month") or groups.get("month2") or "0"
    year = groups.get("year") or groups.get("year2")
    first = full_date({"day": groups["day"], "month": month} | ({"year": year} if year else {}), arguments, context)
    return between(first, last)


def _second(groups: Groups) -> dict[str, str]:
    """The groups of the second end of a range, under the names of a first; "May 3-5": of the month of the first."""
    second = {k[:-1]: v for k, v in groups.items() if k.endswith("2")}
    if "day" in second and "month" not in second and "month" in groups:
        second["month"] = groups["month"]
    return second


def between(first: Reading, last: Reading) -> Reading:
    """From the start of one to the end of the other; the first end gives way where they are out of order."""
    value = f"{first.value}/{last.value}"
    if first.interval is None or last.interval is None:
        return Reading(kind="DATE", value=value, grain="vague")
    start, end = first.interval[0], last.interval[1]
    if end < start and (start - end).days < 7:
        start -= days(7)  # "entre lundi et mercredi"
    if end < start:
        start = make_date(start.year - 1, start.month, min(start.day, 28)) or start
    if end < start:
        return Reading(kind="DATE", value=value, grain="vague")
    kind = "TIME" if first.kind == last.kind == "TIME" else "DATE"
    return Reading(kind=kind, value=value, interval=(start, end), anchor=last.anchor, grain="range")


def night(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A night: both of the days it joins."""
    last: Reading | None = None
    if "weekday2" in groups or "day2" in groups:
        second = _second(groups)
        last = full_date(second, {}, context) if "day" in second else weekday(second, {}, context)
    if last is not None:
        end = last.interval[1] if last.interval else None
        return _night(end - days(1) if end else None, last.anchor)
    when = groups.get("when")
    if when in ("last", "next") or "shift" in arguments:
        start = context.published + days(0 if when == "next" else -1) if context.published else None
        return _night(start, publication(context))
    if when in ("before", "after") or "eve" in groups:
        base, anchor = reached_time(context)
        before = when == "before" or "eve" in groups
        return _night((base[0] - days(1) if before else base[1]) if base else None, anchor)
    named = full_date(groups, arguments, context) if "day" in groups else weekday(groups, {}, context)
    return night_of(named, context)


def night_of(day: Reading, context: TimeContext) -> Reading:
    """The night that a dispatch of `context.published` means by "mardi, dans la nuit".

    It begins on that day, except on the day of the dispatch itself: its night is the one before.
    """
    if day.interval is None:
        return _night(None, None)
    first, last = day.interval
    if first < last:
        return Reading(
            kind="TIME", value=f"{first.isoformat()}TNI", interval=day.interval, anchor=day.anchor, grain="night"
        )
    past = first == context.published and context.tense != "future"
    return _night(first - days(1) if past else first, day.anchor)


def _night(start: date | None, anchor: str | None) -> Reading:
    if start is None:
        return Reading(kind="TIME", value="XXXX-XX-XXTNI", grain="night")
    return Reading(
        kind="TIME", value=f"{start.isoformat()}TNI", interval=(start, start + days(1)), anchor=anchor, grain="night"
    )
