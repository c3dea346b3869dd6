"""Calendar arithmetic: days, months, weeks and seasons as intervals of dates."""

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]

# First day of each season as (month, day); it lasts to the day before the next one begins.
SEASONS = {"spring": (3, 20), "summer": (6, 21), "autumn": (9, 23), "winter": (12, 21)}
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
SECTIONS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}


def days(n: int) -> timedelta:
    """A length of `n` days."""
    return timedelta(days=n)


def make_date(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_interval(year: int, month: int, section: str | None = None) -> Interval:
    """A month, or its start (1-10), mid (11-20) or end (21-)."""
    last = monthrange(year, month)[1]
    first_day, last_day = SECTIONS[section] if section else (1, last)
    return date(year, month, first_day), date(year, month, min(last_day, last))


def year_interval(year: int, section: str | None = None) -> Interval:
    """A year, or its first three months, its middle (May to August) or its last three."""
    months = {"start": (1, 3), "mid": (5, 8), "end": (10, 12)}
    first, last = months[section] if section else (1, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def season_interval(year: int, season: str) -> Interval:
    """A season; winter begins in `year` and ends in the next one."""
    names = list(SEASONS)
    following = names[(names.index(season) + 1) % 4]
    end_year = year + 1 if season == "winter" else year
    month, day = SEASONS[following]
    return date(year, *SEASONS[season]), date(end_year, month, day) - days(1)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_interval(day: date, weeks: int = 0) -> Interval:
    """The week of `day`, Monday to Sunday, or one some weeks off."""
    monday = day - days(day.weekday()) + days(7 * weeks)
    return monday, monday + days(6)


def latest_weekday(day: date, weekday: int) -> date:
    """The latest such weekday not after `day`."""
    return day - days((day.weekday() - weekday) % 7)


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday not before `day`."""
    return day + days((weekday - day.weekday()) % 7)


def precision(earliest: date | None, latest: date | None) -> int | None:
    """UCDP's date_prec of an interval: 1 day, 2 two to six days, 3 week, 4 month, 5 longer."""
    if earliest is None or latest is None:
        return None
    length = (latest - earliest).days + 1
    for code, longest in ((1, 1), (2, 6), (3, 7), (4, 31)):
        if length <= longest:
            return code
    return 5


def iso_week(day: date) -> str:
    """The TIMEX3 value of the week of `day`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
