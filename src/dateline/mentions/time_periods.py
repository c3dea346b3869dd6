"""The values of weeks, months, seasons, years and other periods of the calendar."""

from datetime import date

from dateline.mentions.time_calendar import (
    SEASON_CODES,
    add_months,
    days,
    iso_week,
    month_interval,
    season_interval,
    week_interval,
    year_interval,
)
from dateline.mentions.time_days import Arguments, Groups, Reading, TimeContext, publication, reached_time
from dateline.mentions.time_lengths import MONTHS_IN, SHORTER


def month(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A month or the start, middle or end of one."""
    number_of, section, when = int(groups["month"]), groups.get("section"), groups.get("when")
    published = context.published
    if groups.get("year"):
        year: int | None = int(groups["year"])
    elif published is None:
        year = None
    elif "lastyear" in groups:
        year = published.year - 1
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
    anchor = None if groups.get("year") else publication(context)
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
    unit, when = groups.get("unit") or arguments["unit"], groups.get("when") or arguments.get("when") or "this"
    base, anchor = context.published, publication(context)
    if when in ("before", "after"):
        reached, anchor = reached_time(context)
        base = reached[0] if reached else None
    step = {"last": -1, "before": -1, "before-last": -2, "next": 1, "after": 1}.get(when, 0)
    if base is None:
        return Reading(kind="DATE", value="PAST_REF" if step < 0 else "PRESENT_REF", grain="vague")
    section = groups.get("section")
    if unit == "D" or unit in SHORTER:
        grain = "day" if unit == "D" else "vague"
        return Reading(
            kind="DATE",
            value=(base + days(step)).isoformat(),
            interval=(base + days(step),) * 2,
            anchor=anchor,
            grain=grain,
        )
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
        return Reading(
            kind="DATE", value=f"{there.year}-{there.month:02}", interval=interval, anchor=anchor, grain="month"
        )
    if unit in ("Q", "HY"):
        size = MONTHS_IN[unit]
        there = add_months(date(base.year, (base.month - 1) // size * size + 1, 1), step * size)
        interval = (there, add_months(there, size) - days(1))
        code = "Q" if unit == "Q" else "H"
        return Reading(
            kind="DATE",
            value=f"{there.year}-{code}{there.month // size + 1}",
            interval=interval,
            anchor=anchor,
            grain="season",
        )
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
        anchor, wanted = publication(context), published.year
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
    anchor = None if groups.get("year") else publication(context)
    interval = (first, add_months(first, size) - days(1))
    return Reading(kind="DATE", value=f"{wanted}-{code}", interval=interval, anchor=anchor, grain="season")


def decade(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """Ten years by their first."""
    first = int(groups["decade"])
    if first < 100:
        first += 1900
    return Reading(
        kind="DATE", value=str(first // 10), interval=(date(first, 1, 1), date(first + 9, 12, 31)), grain="year"
    )
