"""The words of a command line, a web address or Python as Filters, and back: one parser for all who ask.

What is wrong with a value is said in one line that names it and what is right.
"""

import base64
import binascii
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

from dateline.errors import SettingError
from dateline.record.query import EVENT_TYPES, MEANS, MOST, SORTS, STATUSES, STEPS, Box, Filters, Near
from dateline.record.words import query_of
from dateline.settings import LANGUAGES, as_date

_LONGEST = 200  # characters of a name

# What each field is called in a web address and, with dashes, on the command line.
KEYS: Mapping[str, str] = {
    "types": "type",
    "means": "means",
    "since": "from",
    "until": "to",
    "place": "in",
    "near": "near",
    "bbox": "bbox",
    "actor": "actor",
    "source": "source",
    "side": "side",
    "outlet": "outlet",
    "status": "status",
    "text": "text",
    "language": "lang",
    "background": "background",
    "changed_since": "changed_since",
    "ids": "id",
}
_FIELDS = {key: field for field, key in KEYS.items()}


def filters_of(values: Mapping[str, Any]) -> Filters:
    """The Filters of names and values; raises SettingError that says which value is wrong and what is right.

    Names are those of the fields of Filters or of `KEYS`. Values are words, as a command line or web address has them,
    lists of them, or what the field itself holds; None and empty words ask for nothing.
    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        field = _FIELDS.get(name.replace("-", "_"), name)
        if field not in KEYS:
            raise SettingError(f"unknown filter {name!r}: there are {', '.join(KEYS.values())}")
        if value is None or value == "" or value == () or value == []:
            continue
        found[field] = _READ[field](value, KEYS[field])
    since, until = found.get("since"), found.get("until")
    if since and until and since > until:
        raise SettingError(f"from {since} to {until}: the first day is after the last; turn them round")
    return Filters(**found)


def asked(filters: Filters) -> tuple[tuple[str, str], ...]:
    """The filters as pairs of names and words for a web address; `filters_of` reads them back."""
    pairs: list[tuple[str, str]] = []
    for field in fields(filters):
        value = getattr(filters, field.name)
        if value is None or value == ():
            continue
        if isinstance(value, bool):
            said = ["yes" if value else "no"]
        elif isinstance(value, tuple):
            said = list(value)
        elif isinstance(value, Near):
            said = [f"{value.latitude:g},{value.longitude:g},{value.km:g}"]
        elif isinstance(value, Box):
            said = [f"{value.west:g},{value.south:g},{value.east:g},{value.north:g}"]
        else:
            said = [str(value)]
        pairs += [(KEYS[field.name], one) for one in said]
    return tuple(pairs)


def sort_of(value: str | None) -> str:
    """The order of that name, "newest" without one; raises SettingError with the list of those there are."""
    if value and value not in SORTS:
        raise SettingError(f"unknown order {value!r}: choose one of {', '.join(SORTS)}")
    return value or "newest"


def limit_of(value: int | str | None, *, default: int = 100) -> int:
    """The number of rows asked for, 1 to 1,000; raises SettingError for anything else."""
    if value is None or value == "":
        return default
    text = str(value)
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= MOST:
        raise SettingError(f"limit {text!r}: give a number from 1 to {MOST}, and take the next page for more")
    return int(text)


def step_of(value: str | None) -> str:
    """The step of a timeline, "day" without one; raises SettingError with the list of those there are."""
    if value and value not in STEPS:
        raise SettingError(f"no timeline by {value!r}: choose one of {', '.join(STEPS)}")
    return value or "day"


def cursor_of(sort: str, values: Sequence[str | int | float | None]) -> str:
    """The cursor that stands after a row with these values of the columns that a sort goes by."""
    told = json.dumps([sort, *values], separators=(",", ":"), ensure_ascii=True)
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def cursor_values(cursor: str, *, sort: str, count: int) -> tuple[str | int | float | None, ...]:
    """The values that a cursor stands after; raises SettingError for what is none of this order."""
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor[:500] + "=" * (-len(cursor[:500]) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        told = None
    plain = isinstance(told, list) and all(v is None or (type(v) in (str, int, float) and _sound(v)) for v in told)
    if not plain or told is None or len(told) != count + 1 or told[0] != sort:
        raise SettingError(f"{cursor[:40]!r} is no cursor of this list: take the `next` of its page, in the same order")
    return tuple(told[1:])


def _sound(value: str | int | float) -> bool:
    return isinstance(value, str) or (math.isfinite(value) and abs(value) < 1 << 62)


# ---------------------------------------------------------------- one reader for each kind of value


def _one_of(choices: Sequence[str], what: str, *, many: str) -> Any:
    def read(value: Any, key: str) -> tuple[str, ...]:
        found = dict.fromkeys(_list(value))
        for one in found:
            if one not in choices:
                raise SettingError(f"unknown {what} {one[:_LONGEST]!r}: {many} {', '.join(choices)}")
        return tuple(found)

    return read


def _list(value: Any) -> list[str]:
    """Words, of a list or of one word with commas."""
    given = [value] if isinstance(value, str) else list(value)
    return [part.strip() for one in given for part in str(one).split(",") if part.strip()]


def _single(value: Any, key: str) -> str:
    """The one word that a filter may have."""
    if not isinstance(value, str):
        if not isinstance(value, Sequence) or len(value) != 1:
            raise SettingError(f"{key} is given more than once; give one value")
        value = value[0]
    said = " ".join(str(value).split())
    if not said or len(said) > _LONGEST or not said.isprintable():
        raise SettingError(f"{key} {said[:40]!r}: give a name of 1 to {_LONGEST} letters")
    return said


def _day(value: Any, key: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else as_date(_single(value, key))


def _moment(value: Any, key: str) -> str:
    """A moment in UTC as rows bear it; a bare day is its first moment."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(_single(value, key))
    except ValueError:
        raise SettingError(
            f"{value!r} is not a moment: write it as 2024-05-14 or 2024-05-14T10:00:00Z (in UTC)"
        ) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    except OverflowError:
        raise SettingError(f"{value!r} is no moment of this calendar") from None


def _numbers(value: Any, key: str, *, count: int, example: str) -> tuple[float, ...]:
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    parts = value.split(",") if isinstance(value, str) else value
    try:
        numbers = tuple(float(part) for part in parts)
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise SettingError(f"{key} {str(value)[:60]!r}: give {example}")
    return numbers


def _near(value: Any, key: str) -> Near:
    example = "latitude,longitude,kilometres, e.g. 51.73,36.19,50"
    if isinstance(value, Near):
        value = (value.latitude, value.longitude, value.km)
    latitude, longitude, km = _numbers(value, key, count=3, example=example)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < km <= 20_000):
        raise SettingError(f"{key}: {latitude:g},{longitude:g},{km:g} is not on the map; give {example}")
    return Near(latitude=latitude, longitude=longitude, km=km)


def _box(value: Any, key: str) -> Box:
    example = "west,south,east,north in degrees, e.g. 22,44,40,53"
    if isinstance(value, Box):
        value = (value.west, value.south, value.east, value.north)
    west, south, east, north = _numbers(value, key, count=4, example=example)
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise SettingError(f"{key}: this is no window on the map; give {example}")
    return Box(west=west, south=south, east=east, north=north)


def _side(value: Any, key: str) -> str:
    side = _single(value, key).upper()
    if not is_side(side):
        raise SettingError(f"{key} {side!r}: give three letters, as RUS, UKR, MLI (ISO 3166-1 alpha-3)")
    return side


def is_side(value: str) -> bool:
    """Whether a word is written as a side is: three capitals."""
    return len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        value = value[0] if len(value) == 1 else " ".join(f"({one})" for one in value)
    query_of(value)
    return str(value)


def _switch(value: Any, key: str) -> bool:
    said = value if isinstance(value, bool) else {"yes": True, "no": False}.get(_single(value, key))
    if said is None:
        raise SettingError(f"{key} {value!r}: say yes (only that), or no (without it)")
    return said


def _ids(value: Any, key: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_list(value)))
    if len(found) > MOST or any(len(one) > _LONGEST for one in found):
        raise SettingError(f"{key}: give up to {MOST} ids of incidents, as `dateline incidents --json` has them")
    return found


_READ: Mapping[str, Any] = {
    "types": _one_of(EVENT_TYPES, "type", many="the types are"),
    "means": _one_of(MEANS, "means", many="there are"),
    "since": _day,
    "until": _day,
    "place": _single,
    "near": _near,
    "bbox": _box,
    "actor": _single,
    "source": _single,
    "side": _side,
    "outlet": _single,
    "status": _one_of(STATUSES, "status", many="there are"),
    "text": _text,
    "language": _one_of(LANGUAGES, "language", many="Dateline reads"),
    "background": _switch,
    "changed_since": _moment,
    "ids": _ids,
}
