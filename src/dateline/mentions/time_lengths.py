"""The values of lengths of time, of what is counted by them ("il y a trois jours") and of repetitions."""

from datetime import date

from dateline.mentions.time_calendar import Interval, add_months, days, month_interval, year_interval
from dateline.mentions.time_days import (
    Arguments,
    Groups,
    Reading,
    TimeContext,
    anchor_in_text,
    publication,
    reached_time,
)
from dateline.mentions.time_rules import number

MONTHS_IN = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS_IN = {"D": 1, "W": 7, "WE": 7}
SHORTER = ("S", "min", "H", "NI")
_FEW_HOURS = 6  # so many before a dispatch are of its day
NUMBERLESS = {"S": "PTXS", "min": "PTXM", "H": "PTXH", "NI": "PXNI", "DE": "PXDE", "CE": "PXCE"}


def ago(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """So long before the publication."""
    return _shifted(_counted(groups, arguments), -1, context.published, publication(context), context)


def ahead(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """So long after the publication."""
    return _shifted(_counted(groups, arguments), 1, context.published, publication(context), context)


def shift(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """So long before or after the time the text has reached."""
    sign, groups = -1 if "earlier" in groups else 1, _counted(groups, arguments)
    reached, anchor = (None, None) if context.coarse else reached_time(context)
    if groups["unit"] in SHORTER and reached is not None:
        from_text = anchor_in_text(anchor)
        if not from_text and sign < 0:
            reached = (reached[0] - days(1), reached[1])
        return Reading(
            kind="TIME", value=duration(groups, {}, context).value, interval=reached, anchor=anchor, grain="clock"
        )
    return _shifted(groups, sign, reached[0] if reached else None, anchor, context)


def _shifted(groups: Groups, sign: int, base: date | None, anchor: str | None, context: TimeContext) -> Reading:
    unit, amount = groups["unit"], _amount(groups, context)
    value = duration(groups, {}, context).value
    if base is None or amount is None:
        if base is not None and unit in SHORTER:
            return Reading(
                kind="TIME", value=value, interval=(base - days(sign < 0), base), anchor=anchor, grain="clock"
            )
        return Reading(kind="DURATION", value=value, grain="vague")
    if unit in SHORTER:
        hours = amount if unit == "H" else 12.0 if unit == "NI" else 1.0
        back = days(round(hours / 24)) if hours >= 24 else days(0)
        first = base - back - days(1) if sign < 0 and hours < 24 else base + back * sign
        return Reading(
            kind="TIME", value=value, interval=(first, max(first, base + back * sign)), anchor=anchor, grain="clock"
        )
    if unit in DAYS_IN:
        there = base + days(round(amount * DAYS_IN[unit]) * sign)
        slack = days(0 if unit == "D" and amount < 10 else 1 if amount * DAYS_IN[unit] < 15 else 3)
        return Reading(kind="DATE", value=there.isoformat(), interval=(there - slack, there + slack), anchor=anchor)
    there = add_months(base, round(amount * MONTHS_IN[unit]) * sign)
    if MONTHS_IN[unit] < 12 or amount < 1:
        return Reading(
            kind="DATE",
            value=f"{there.year}-{there.month:02}",
            interval=month_interval(there.year, there.month),
            anchor=anchor,
            grain="month",
        )
    return Reading(kind="DATE", value=str(there.year), interval=year_interval(there.year), anchor=anchor, grain="year")


def same_scene(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """A little after, a little before, at that moment: the time the text has reached."""
    reached, anchor = (None, None) if context.coarse else reached_time(context)
    if arguments.get("anchored") and not anchor_in_text(anchor):
        reached = anchor = None  # "вскоре после этого" where nothing is dated says no day
    value = reached[1].isoformat() if reached else "XXXX-XX-XX"
    return Reading(kind="TIME", value=value, interval=reached, anchor=anchor, grain="scene")


def span_to_now(groups: Groups, arguments: Arguments, context: TimeContext) -> Reading:
    """The last or next so many units; without a number it has no interval. A rule may say unit and number itself."""
    groups = _counted(groups, arguments)
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
        there = published + days((max(1, round(amount / 24)) if amount > _FEW_HOURS else 0) * sign)
    interval = (min(there, published), max(there, published))
    return Reading(kind="DURATION", value=value, interval=interval, anchor=publication(context), grain="duration")


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


def _counted(groups: Groups, arguments: Arguments) -> Groups:
    """The groups with the unit and number that a rule says where no word does: "неделю назад" is one week ago."""
    out = {**{k: str(v) for k, v in arguments.items() if k in ("unit", "n")}, **groups}
    if "n2" in out:
        out["n"] = out["n2"]
    return out if "unit2" not in out else {**out, "unit": out["unit2"]}


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
