"""Values in words for people: "~100 km from Moscow", "night of 27–28 Feb", "≥ 3 killed"."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.model import Claim, Document, Incident, PlaceMention, QuantityMention, Span, TimeMention
from dateline.views.report import span_json

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_PARTS = {"TMO": "morning", "TMI": "midday", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}

# What an event of this type counts anyway: "3 drones" of an interception need no "downed".
_IMPLIED = {"interception": "downed", "crash": "crashed", "debris": "found", "strike": "launched"}
_OF_PEOPLE = ("killed", "wounded", "missing", "arrested", "evacuated")
_COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_PRECISION = {3: "district only", 4: "region only", 5: "part of a region", 6: "country only", 7: "international"}


def clean(text: str) -> str:
    """The text safe and fit for one line of a terminal.

    A dispatch may hold escape sequences or marks that turn the writing direction: shown as they are they
    could rewrite what stands above them.
    """
    out = "".join(
        " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in ("Cc", "Cs") else c
        for c in text
        if c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u00ad"
    )
    return " ".join(out.split())


def quote(document: Document, span: Span) -> str:
    """The exact words of a span in quotation marks, newlines as spaces."""
    return f"“{clean(span_json(document, span)['quote'])}”"


def number(value: float) -> str:
    """A number as people write it: 3, 2.5, 12,000."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def amount(low: float | None, best: float | None, high: float | None) -> str:
    """A number with its bounds: "2", "≥ 3", "≤ 5", "~10", "8–12"; "some" where nothing is known."""
    if low is None and high is None:
        return number(best) if best is not None else "some"
    if high is None:
        return f"≥ {number(low or 0)}"
    if low is None:
        return f"≤ {number(high)}"
    if low == high:
        return number(low)
    if best is not None and low < best < high:
        return f"~{number(best)}"
    return f"{number(low)}–{number(high)}"


def plural(unit: str, count: float | None) -> str:
    """A counted noun in the number it needs."""
    if (count is not None and abs(count) < 2 and count != 0) or not unit or " " in unit or unit[-1] in "sxz":
        return unit
    return unit + ("x" if unit.endswith(("eau", "eu")) else "s")


def counted(
    what: str, unit: str | None, low: float | None, best: float | None, high: float | None, *, event_type: str
) -> str:
    """One quantity: "3 drones", "17 drones launched", "2 killed", "no one wounded"."""
    if what in _OF_PEOPLE:
        return f"no one {what}" if low == high == 0 else f"{amount(low, best, high)} {what}"
    top = high if high is not None else (best if best is not None else 2)
    words = [amount(low, best, high), plural(clean(unit or ""), top)]
    if what not in ("other", _IMPLIED.get(event_type)):
        words.append(what)
    return " ".join(filter(None, words))


def quantities(claim: Claim) -> str:
    """All quantities of a claim on one line; "" where none is said."""
    return ", ".join(
        counted(q.what, q.unit, q.low, q.best, q.high, event_type=claim.event_type) for q in claim.quantities
    )


def incident_quantities(incident: Incident, claims: Iterable[Claim]) -> str:
    """What the claims of an incident count, lowest to highest, with a word where they disagree."""
    if not incident.quantities:
        return ""
    said: dict[str, QuantityMention] = {}
    for claim in claims:
        for q in claim.quantities:
            said.setdefault(q.what, q)
    out = []
    for what, low, best, high, disputed in incident.quantities:
        unit = said[what].unit if what in said else None
        text = counted(what, unit, low, None if disputed else best, high, event_type=incident.event_type)
        out.append(text + " (sources differ)" if disputed else text)
    return ", ".join(out)


def place(document: Document, at: PlaceMention | None) -> str:
    """Where: never more exact than was said; "place not said" for None."""
    if at is None:
        return "place not said"
    if at.place is None and at.latitude is None:
        why = f": {at.reason}" if at.reason else ""
        return f"{quote(document, at.span)} (not placed{why})"
    name = clean(at.place.name if at.place else at.name)
    match at.relation:
        case "distance":
            about = f"~{number(at.distance_km)} km from" if at.distance_km is not None else "some way from"
            text = f"{about} {name}"
        case "near" | "over":
            text = f"{at.relation} {name}"
        case "direction":
            text = f"{compass(at.bearing)} of {name}" if at.bearing else quote(document, at.span)
        case _:
            text = name
    notes = []
    if at.relation in (None, "over") and at.where_prec in _PRECISION:
        notes.append(_PRECISION[at.where_prec])
    if at.place and at.place.administered_by and at.place.administered_by != at.place.country:
        notes.append(f"{at.place.country}, run by {at.place.administered_by}")
    return f"{text} ({'; '.join(notes)})" if notes else text


def compass(bearing: str) -> str:
    """A bearing in words: "SW" is south-west, "C" the centre; other words stay."""
    if bearing == "C":
        return "centre"
    if not set(bearing) <= set(_COMPASS):
        return clean(bearing)
    head, rest = _COMPASS[bearing[0]], bearing[1:]
    return f"{head}-{_COMPASS[rest[0]]}" if rest else head


def day(value: date, published: date | None) -> str:
    """A day with its weekday; the year only where it is not the dispatch's."""
    year = "" if published and value.year == published.year else f" {value.year}"
    return f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]}{year}"


def days(earliest: date, latest: date, published: date | None) -> str:
    """An interval of days, as short as it can be said."""
    if earliest == latest:
        return day(earliest, published)
    year = "" if published and latest.year == published.year else f" {latest.year}"
    end = f"{latest.day} {MONTHS[latest.month - 1]}{year}"
    if earliest.year != latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} {earliest.year} – {end}"
    if earliest.month != latest.month:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {end}"
    if earliest.day == 1 and (latest + timedelta(days=1)).day == 1:
        return f"{MONTHS[latest.month - 1]} {latest.year}"
    return f"{earliest.day}–{end}"


def when(document: Document, time: TimeMention) -> str:
    """One time: its days and part of the day, or its exact words where nothing anchors them."""
    if time.earliest is None and time.latest is None:
        return f"{quote(document, time.span)} (no date)"
    earliest, latest = time.earliest or time.latest, time.latest or time.earliest
    assert earliest is not None and latest is not None
    text = days(earliest, latest, document.published)
    if time.earliest is None:
        text = f"until {text}"
    if time.latest is None:
        text = f"since {text}"
    part = re.search(r"T(?:MO|MI|AF|EV|NI)", time.value)
    if part is None:
        return text
    if part[0] == "TNI":
        return f"night of {text}"
    return f"{text}, {DAY_PARTS[part[0]]}"


def time_of(document: Document, time: TimeMention | None, announced: TimeMention | None) -> str:
    """When an event was: its day, or that the day is not said and when it was announced."""
    if time is not None:
        return when(document, time)
    return f"day not said, announced {when(document, announced)}" if announced else "day not said"
