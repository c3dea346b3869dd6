"""The local day that a date in a feed or wire item names."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d|$)")


def local_day(said: str | None) -> date | None:
    """The day as written, in the time zone it was written in; None where there is none that can be."""
    said = (said or "").strip()
    if not said:
        return None
    match = _ISO.match(said) or _COMPACT.match(said)
    try:
        if match:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        else:
            day = parsedate_to_datetime(said).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if day.year >= 1900 else None


def moment(said: str | None) -> datetime | None:
    """The moment that an ISO 8601 time names, in UTC; None where it is no time or names no zone."""
    if not said:
        return None
    try:
        found = datetime.fromisoformat(said.strip())
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None
