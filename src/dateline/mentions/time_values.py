"""MAKES: the function that values a match, by the name that a rule calls it."""

from collections.abc import Callable, Mapping

from dateline.mentions import time_days, time_lengths, time_periods
from dateline.mentions.time_days import Arguments, Groups, Reading, TimeContext

MAKES: Mapping[str, Callable[[Groups, Arguments, TimeContext], Reading]] = {
    "weekday": time_days.weekday,
    "date": time_days.full_date,
    "numeric": time_days.numeric,
    "relative_day": time_days.relative_day,
    "other_day": time_days.other_day,
    "date_range": time_days.date_range,
    "night": time_days.night,
    "month": time_periods.month,
    "year": time_periods.year,
    "period": time_periods.period,
    "season": time_periods.season,
    "quarter": time_periods.quarter,
    "decade": time_periods.decade,
    "holiday": time_days.holiday,
    "ago": time_lengths.ago,
    "ahead": time_lengths.ahead,
    "shift": time_lengths.shift,
    "same_scene": time_lengths.same_scene,
    "span_to_now": time_lengths.span_to_now,
    "duration": time_lengths.duration,
    "every": time_lengths.every,
    "reference": time_lengths.reference,
}
