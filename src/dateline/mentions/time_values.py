"""Reading: the value of one time expression, counted from the publication date or from the text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.mentions.time_calendar import (
    SEASON_CODES,
    Interval,
    add_months,
    days,
    iso_week,
    latest_weekday,
    make_date,
    month_interval,
    next_weekday,
    season_interval,
    week_interval,
    year_interval,
)
from dateline.mentions.time_rules import TimeLexicon, number

SIGNS = {"wm2": -2, "wm1": -1, "w0": 0, "w1": 1, "w2": 2}
MONTHS_IN = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS_IN = {"D": 1, "W": 7, "WE": 7}
SHORTER = ("S", "min", "H", "NI")
NUMBERLESS = {"S": "PTXS", "min": "PTXM", "H": "PTXH", "NI": "PXNI", "DE": "PXDE", "CE": "PXCE"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeContext:
    """What an expression is counted from.

    `published` is the day of the dispatch; `sentence` and `paragraph` are the last day-sized times before it
    in the same sentence and paragraph, `document` the last fresh one, `last` the last of all; `tense` is "future", "past" or None.
    """

    published: date | None
    lexicon: TimeLexicon
    last: Interval | None = None
    sentence: Interval | None = None
    paragraph: Interval | None = None
    document: Interval | None = None
    tense: str | None = None


Groups = Mapping[str, str]
Arguments = Mapping[str, Any]


def _published(context: TimeContext) -> str | None:
    return f"published {context.published.isoformat()}" if context.published else None


def _reference(context: TimeContext, *, far: bool = True) -> tuple[Interval | None, str | None]:
    """The time the text has reached, and what to call it; else the day of the dispatch."""
    near = context.sentence or context.paragraph or (context.document if far else None)
    if near is not None:
        return near, f"text {near[1].isoformat()}"
    if context.published is None:
        return None, None
    return (context.published, context.published), _published(context)


def anchor_in_text(anchor: str | None) -> bool:
    """Whether an anchor is a time of the text, not the publication."""
    return anchor is not None and anchor.startswith("text")


def _day(day: date | None, anchor: str | None, value: str = "XXXX-XX-XX") -> Reading:
    if day is None:
        return Reading(kind="DATE", value=value)
    return Reading(kind="DATE", value=day.isoformat(), interval=(day, day), anchor=anchor)


def weekday(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A day of the week: the latest not after publication, or the next one in the future."""
    wanted = int(groups["weekday"])
    if "there" in groups:
        base, anchor = _reference(context)
        return _day(latest_weekday(base[1], wanted) if base else None, anchor, f"XXXX-WXX-{wanted + 1}")
    published, when = context.published, groups.get("when")
    if published is None:
        return _day(None, None, f"XXXX-WXX-{wanted + 1}")
    if when in ("before", "after"):
        base, anchor = _reference(context)
        if base:
            day = latest_weekday(base[0] - days(1), wanted) if when == "before" else next_weekday(base[1], wanted)
            return _day(day, anchor)
    if when == "last":
        day = latest_weekday(published - days(1), wanted)
    elif when == "next":
        day = next_weekday(published + days(1), wanted)
    elif context.tense == "future":
        day = next_weekday(published, wanted)
    else:
        day = latest_weekday(published, wanted)
    return _day(day, _published(context))


def full_date(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A day of a month, its year found from weekday, tense and publication date where it isn't said."""
    day = _day_number(groups["day"])
    month = int(groups.get("month") or 0)
    wanted = int(groups["weekday"]) if "weekday" in groups else None
    published = context.published
    anchor = _published(context)
    if not month:
        if wanted is None or published is None:
            return _day(None, None, f"XXXX-XX-{day:02}")
        near = [published + days(k) for k in range(-45, 46)]
        found = [d for d in near if d.day == day and d.weekday() == wanted]
        return _day(min(found, key=lambda d: abs((d - published).days)) if found else None, anchor, f"XXXX-XX-{day:02}")
    if groups.get("year"):
        said = make_date(int(groups["year"]), month, day)
        return _day(said, None, f"{groups['year']}-{month:02}-{day:02}")
    if published is None:
        return _day(None, None, f"XXXX-{month:02}-{day:02}")
    return _day(_year_of(day, month, wanted, groups.get("when"), context), anchor, f"XXXX-{month:02}-{day:02}")


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
    """A date in figures, day before month unless the year leads."""
    year = int(groups["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    return _day(make_date(year, int(groups["m"]), int(groups["d"])), None)


def relative_day(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """Yesterday, today, tomorrow: counted from the publication."""
    shift = next(s for name, s in SIGNS.items() if name in groups)
    return _day(context.published + days(shift) if context.published else None, _published(context))


def other_day(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """The day before, the day after, that day: counted from the time the text has reached."""
    shift = next(s for name, s in SIGNS.items() if name in groups)
    base, anchor = _reference(context)
    if context.last is not None and not anchor_in_text(anchor):
        base, anchor = context.last, f"text {context.last[1].isoformat()}"
    if base is None:
        return _day(None, None)
    return _day((base[0] if shift < 0 else base[1]) + days(shift), anchor)


def date_range(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """From one day of a month to another."""
    last = full_date(_second(groups), arguments, context)
    month = groups.get("month") or groups.get("month2") or "0"
    year = groups.get("year") or groups.get("year2")
    first = full_date({"day": groups["day"], "month": month} | ({"year": year} if year else {}), arguments, context)
    return between(first, last)


def _second(groups: Groups) -> dict[str, str]:
    """The groups of the second end of a range, under the names of a first."""
    return {k[:-1]: v for k, v in groups.items() if k.endswith("2")}


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
        return _night(start, _published(context))
    if when in ("before", "after") or "eve" in groups:
        base, anchor = _reference(context)
        before = when == "before" or "eve" in groups
        return _night((base[0] - days(1) if before else base[1]) if base else None, anchor)
    named = full_date(groups, {}, context) if "day" in groups else weekday(groups, {}, context)
    return night_of(named, context)


def night_of(day: Reading, context: TimeContext) -> Reading:
    """The night that a dispatch of `context.published` means by "mardi, dans la nuit".

    It begins on that day, except on the day of the dispatch itself: its night is the one before.
    """
    if day.interval is None:
        return _night(None, None)
    first, last = day.interval
    if first < last:
        return Reading(kind="TIME", value=f"{first.isoformat()}TNI", interval=day.interval, anchor=day.anchor, grain="night")
    past = first == context.published and context.tense != "future"
    return _night(first - days(1) if past else first, day.anchor)


def _night(start: date | None, anchor: str | None) -> Reading:
    if start is None:
        return Reading(kind="TIME", value="XXXX-XX-XXTNI", grain="night")
    return Reading(
        kind="TIME", value=f"{start.isoformat()}TNI", interval=(start, start + days(1)), anchor=anchor, grain="night"
    )


def month(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A month or the start, middle or end of one."""
    number_of, section, when = int(groups["month"]), groups.get("section"), groups.get("when")
    published = context.published
    if groups.get("year"):
        year: int | None = int(groups["year"])
    elif published is None:
        year = None
    else:
        year = published.year
        first = date(year, number_of, 1)
        later = when == "next" or (context.tense == "future" and when is None)
        if later and month_interval(year, number_of)[1] < published:
            year += 1
        elif not later and (first > published or (when == "last" and number_of == published.month)):
            ahead = 0 < (first - published).days <= 92 and context.tense is None and when is None
            year -= 0 if ahead else 1
    if year is None:
        return Reading(kind="DATE", value=f"XXXX-{number_of:02}", grain="month")
    anchor = None if groups.get("year") else _published(context)
    value = f"{year}-{number_of:02}"
    return Reading(
        kind="DATE", value=value, interval=month_interval(year, number_of, section), anchor=anchor, grain="month"
    )


def year(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A year by its number."""
    said = int(groups["year"])
    return Reading(kind="DATE", value=str(said), interval=year_interval(said, groups.get("section")), grain="year")


def period(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """The week, month, year ... that is this, last or next, or its start or end."""
    unit, when = groups["unit"], groups.get("when") or arguments.get("when") or "this"
    base, anchor = context.published, _published(context)
    if when in ("before", "after"):
        reached, anchor = _reference(context)
        base = reached[0] if reached else None
    step = {"last": -1, "before": -1, "next": 1, "after": 1}.get(when, 0)
    if base is None:
        return Reading(kind="DATE", value="PAST_REF" if step < 0 else "PRESENT_REF", grain="vague")
    section = groups.get("section")
    if unit == "D" or unit in SHORTER:
        grain = "day" if unit == "D" else "vague"
        return Reading(kind="DATE", value=(base + days(step)).isoformat(), interval=(base + days(step),) * 2, anchor=anchor, grain=grain)
    if unit == "WE":
        return _weekend(base, step, when, anchor, context.tense)
    if unit == "W":
        interval = week_interval(base, step)
        if section:
            cut = {"start": (0, 1), "mid": (2, 3), "end": (3, 6)}[section]
            interval = (interval[0] + days(cut[0]), interval[0] + days(cut[1]))
        return Reading(kind="DATE", value=iso_week(interval[0]), interval=interval, anchor=anchor, grain="week")
    if unit == "M":
        there = add_months(base.replace(day=1), step)
        interval = month_interval(there.year, there.month, section)
        return Reading(kind="DATE", value=f"{there.year}-{there.month:02}", interval=interval, anchor=anchor, grain="month")
    if unit in ("Q", "HY"):
        size = MONTHS_IN[unit]
        there = add_months(date(base.year, (base.month - 1) // size * size + 1, 1), step * size)
        interval = (there, add_months(there, size) - days(1))
        code = "Q" if unit == "Q" else "H"
        return Reading(kind="DATE", value=f"{there.year}-{code}{there.month // size + 1}", interval=interval, anchor=anchor, grain="season")
    size = MONTHS_IN[unit] // 12
    wanted = base.year + step * size
    if size > 1:
        wanted = wanted // size * size
        interval = (date(wanted, 1, 1), date(wanted + size - 1, 12, 31))
        return Reading(kind="DATE", value=str(wanted // size), interval=interval, anchor=anchor, grain="year")
    return Reading(kind="DATE", value=str(wanted), interval=year_interval(wanted, section), anchor=anchor, grain="year")


def _weekend(base: date, step: int, when: str, anchor: str | None, tense: str | None) -> Reading:
    """Saturday and Sunday: "ce week-end" is the one running, else the last one, or the coming one."""
    saturday = week_interval(base)[0] + days(5)
    running = base.weekday() >= 5
    if step < 0 or (step == 0 and not running and tense == "past"):
        saturday -= days(7)
    elif step > 0 and running:
        saturday += days(7)
    interval = (saturday, saturday + days(1))
    return Reading(kind="DATE", value=f"{iso_week(saturday)}-WE", interval=interval, anchor=anchor, grain="week")


def season(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A season, of the year said or the latest begun (the coming one in the future)."""
    name, published = groups["season"], context.published
    anchor = None
    if groups.get("year"):
        wanted = int(groups["year"])
    elif published is None:
        return Reading(kind="DATE", value=f"XXXX-{SEASON_CODES[name]}", grain="season")
    else:
        anchor, wanted = _published(context), published.year
        ahead = groups.get("when") == "next" or (context.tense == "future" and groups.get("when") is None)
        ended = groups.get("when") == "last"
        if ahead:
            wanted += season_interval(wanted, name)[1] < published
        else:
            while season_interval(wanted, name)[1 if ended else 0] > published:
                wanted -= 1
    value = f"{wanted}-{SEASON_CODES[name]}"
    return Reading(kind="DATE", value=value, interval=season_interval(wanted, name), anchor=anchor, grain="season")


def quarter(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A quarter or half of a year."""
    size = MONTHS_IN[groups["unit"]]
    order = int(groups["ordinal"])
    if size == 6:
        order = min(order, 2)
    code = f"{'Q' if size == 3 else 'H'}{order}"
    if not groups.get("year") and context.published is None:
        return Reading(kind="DATE", value=f"XXXX-{code}", grain="season")
    wanted = int(groups["year"]) if groups.get("year") else context.published.year if context.published else 0
    first = date(wanted, (order - 1) * size + 1, 1)
    if not groups.get("year") and context.published and first > context.published and context.tense != "future":
        wanted, first = wanted - 1, first.replace(year=wanted - 1)
    anchor = None if groups.get("year") else _published(context)
    interval = (first, add_months(first, size) - days(1))
    return Reading(kind="DATE", value=f"{wanted}-{code}", interval=interval, anchor=anchor, grain="season")


def decade(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """Ten years by their first."""
    first = int(groups["decade"])
    if first < 100:
        first += 1900
    return Reading(kind="DATE", value=str(first // 10), interval=(date(first, 1, 1), date(first + 9, 12, 31)), grain="year")


def holiday(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A feast with a fixed date."""
    of, day = groups["holiday"].split("-")
    return full_date({"day": day, "month": of}, arguments, context)


def ago(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """So long before the publication."""
    return _shifted(groups, -1, context.published, _published(context), context)


def ahead(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """So long after the publication."""
    return _shifted(groups, 1, context.published, _published(context), context)


def shift(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """So long before or after the time the text has reached."""
    sign = -1 if "earlier" in groups else 1
    reached, anchor = _reference(context)
    if groups["unit"] in SHORTER and reached is not None:
        from_text = anchor_in_text(anchor)
        if not from_text and sign < 0:
            reached = (reached[0] - days(1), reached[1])
        return Reading(kind="TIME", value=duration(groups, {}, context).value, interval=reached, anchor=anchor, grain="clock")
    return _shifted(groups, sign, reached[0] if reached else None, anchor, context)


def _shifted(groups: Groups, sign: int, base: date | None, anchor: str | None, context: TimeContext) -> Reading:
    unit, amount = groups["unit"], _amount(groups, context)
    value = duration(groups, {}, context).value
    if base is None or amount is None:
        if base is not None and unit in SHORTER:
            return Reading(kind="TIME", value=value, interval=(base - days(sign < 0), base), anchor=anchor, grain="clock")
        return Reading(kind="DURATION", value=value, grain="vague")
    if unit in SHORTER:
        hours = amount if unit == "H" else 12.0 if unit == "NI" else 1.0
        back = days(round(hours / 24)) if hours >= 24 else days(0)
        first = base - back - days(1) if sign < 0 and hours < 24 else base + back * sign
        return Reading(kind="TIME", value=value, interval=(first, max(first, base + back * sign)), anchor=anchor, grain="clock")
    if unit in DAYS_IN:
        there = base + days(round(amount * DAYS_IN[unit]) * sign)
        slack = days(0 if unit == "D" and amount < 10 else 1 if amount * DAYS_IN[unit] < 15 else 3)
        return Reading(kind="DATE", value=there.isoformat(), interval=(there - slack, there + slack), anchor=anchor)
    there = add_months(base, round(amount * MONTHS_IN[unit]) * sign)
    if MONTHS_IN[unit] < 12 or amount < 1:
        return Reading(kind="DATE", value=f"{there.year}-{there.month:02}", interval=month_interval(there.year, there.month), anchor=anchor, grain="month")
    return Reading(kind="DATE", value=str(there.year), interval=year_interval(there.year), anchor=anchor, grain="year")


def same_scene(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A little after, a little before, at that moment: the time the text has reached."""
    reached, anchor = _reference(context)
    value = reached[1].isoformat() if reached else "XXXX-XX-XX"
    return Reading(kind="TIME", value=value, interval=reached, anchor=anchor, grain="scene")


def span_to_now(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """The last or next so many units; without a number it has no interval."""
    value = duration(groups, {}, context).value
    amount, unit, published = _amount(groups, context), groups["unit"], context.published
    if amount is None or published is None or unit in ("S", "min"):
        return Reading(kind="DURATION", value=value, grain="vague")
    sign = 1 if groups.get("when") in ("next", "after") else -1
    if unit in MONTHS_IN:
        there = add_months(published, round(amount * MONTHS_IN[unit]) * sign)
    elif unit in DAYS_IN:
        there = published + days(round(amount * DAYS_IN[unit]) * sign)
    else:
        there = published + days(max(1, round(amount / 24)) * sign)
    interval = (min(there, published), max(there, published))
    return Reading(kind="DURATION", value=value, interval=interval, anchor=_published(context), grain="duration")


def duration(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A length of time, without a date of its own."""
    unit = groups.get("unit") or str(arguments["unit"])
    amount = 0.5 if arguments.get("half") else _amount(groups, context)
    if amount is None:
        return Reading(kind="DURATION", value=NUMBERLESS.get(unit) or f"PX{unit}", grain="duration")
    if amount < 1 and unit in ("H", "Y", "CE", "D", "DE"):
        scale, smaller = {"H": (60, "min"), "Y": (12, "M"), "CE": (100, "Y"), "D": (24, "H"), "DE": (10, "Y")}[unit]
        amount, unit = amount * scale, smaller
    factor, code = {"DE": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M"), "HY": (6, "M")}.get(unit, (1, unit))
    said = f"{amount * factor:g}"
    value = f"PT{said}{'M' if code == 'min' else code}" if code in ("S", "min", "H") else f"P{said}{code}"
    return Reading(kind="DURATION", value=value, grain="duration")


def length_before(base: date, groups: Groups, context: TimeContext) -> Interval | None:
    """The interval of a length of time that ends on `base` ("depuis trois jours")."""
    amount, unit = _amount(groups, context), groups["unit"]
    if amount is None:
        return None
    if unit in MONTHS_IN:
        return add_months(base, -round(amount * MONTHS_IN[unit])), base
    return base - days(round(amount * DAYS_IN.get(unit, 1 / 24 if unit == "H" else 0))), base


def _amount(groups: Groups, context: TimeContext) -> float | None:
    words = groups.get("n") or groups.get("n2")
    if words is None:
        return None
    return number(words, context.lexicon)


def every(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A repetition: its period."""
    if "weekdays" in groups or "weekday" in groups:
        return Reading(kind="SET", value="P1W", grain="set")
    if "part" in groups:
        return Reading(kind="SET", value="P1D", grain="set")
    unit = next((u for u in ("D", "W", "M", "Q", "Y", "X") if u in groups), None)
    if unit == "X":
        return Reading(kind="SET", value="PX", grain="set")
    if unit is None:
        unit = groups["unit"]
    amount = _amount(groups, context) or float(groups.get("ordinal", 1))
    return Reading(kind="SET", value=duration({"unit": unit, "n": f"{amount:g}"}, {}, context).value, grain="set")


def reference(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """Past, present or future and no more."""
    return Reading(kind="DATE", value=str(arguments["value"]), grain="vague")


MAKES: Mapping[str, Callable[[Groups, Arguments, TimeContext], Reading]] = {
    "weekday": weekday,
    "date": full_date,
    "numeric": numeric,
    "relative_day": relative_day,
    "other_day": other_day,
    "date_range": date_range,
    "night": night,
    "month": month,
    "year": year,
    "period": period,
    "season": season,
    "quarter": quarter,
    "decade": decade,
    "holiday": holiday,
    "ago": ago,
    "ahead": ahead,
    "shift": shift,
    "same_scene": same_scene,
    "span_to_now": span_to_now,
    "duration": duration,
    "every": every,
    "reference": reference,
}
