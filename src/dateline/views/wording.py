"""Values in words for people: "~100 km from Moscow", "night of 27–28 Feb", "≥ 3 killed"."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model import Claim, Document, Incident, QuantityMention, Span, TimeMention
from dateline.views.report import span_json
from dateline.views.vocabulary import Words, words

EN = words("en")

# What an event of this type counts anyway: "3 drones" of an interception need no "downed".
_IMPLIED = {"interception": "downed", "crash": "crashed", "debris": "found", "strike": "launched"}
_OF_WEAPONS = ("launched", "downed", "crashed", "found")
_OF_PEOPLE = ("killed", "wounded", "missing", "arrested", "evacuated")
_MARKED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_ORDER = (*_OF_WEAPONS, *_OF_PEOPLE, "hit", "damaged", "other")


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
    """The exact words of a span in quotation marks, newlines as spaces; words that stand in marks get no others."""
    words = clean(span_json(document, span)["quote"])
    return words if _MARKED.fullmatch(words) else f"“{words}”"


def number(value: float, words: Words = EN) -> str:
    """A number as people write it: 3, 2.5, 12,000."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    marks = {",": words.phrases["thousands"], ".": words.phrases["decimal"]}
    return "".join(marks.get(c, c) for c in text)


def amount(low: float | None, best: float | None, high: float | None, words: Words = EN) -> str:
    """A number with its bounds: "2", "≥ 3", "≤ 5", "~10", "8–12"; "some" where nothing is known."""
    if low is None and high is None:
        return number(best, words) if best is not None else words.say("counted", "some")
    if high is None:
        return f"≥ {number(low or 0, words)}"
    if low is None:
        return f"≤ {number(high, words)}"
    if low == high:
        return number(low, words)
    if best is not None and low < best < high:
        return f"~{number(best, words)}"
    return f"{number(low, words)}–{number(high, words)}"


def counted(
    what: str,
    unit: str | None,
    low: float | None,
    best: float | None,
    high: float | None,
    *,
    event_type: str,
    means: str | None = None,
    spoken: str = "fr",
    words: Words = EN,
) -> str:
    """One quantity: "3 drones", "17 drones launched", "2 killed", "no one wounded".

    `means` stands in where the counted noun is not said ("l'un d'eux"), `spoken` is the language of `unit`.
    """
    top = high if high is not None else (best if best is not None else 2)
    said = amount(low, best, high, words)
    if what in _OF_PEOPLE:
        none = low == high == 0
        return words.say("none", what) if none else words.form("counted", what, top).format(said)
    if unit:
        said = f"{said} {words.unit(clean(unit), top, spoken=spoken)}"
    elif means and what in _OF_WEAPONS and (noun := words.form("means", means, top)):
        said = f"{said} {noun}"
    return said if what in ("other", _IMPLIED.get(event_type)) else words.say("counted", what, said)


def unharmed(texts: list[str], words: Words = EN) -> list[str]:
    """Counts with "no one killed" and "no one wounded" in one: "no one killed or wounded"."""
    killed, wounded = words.say("none", "killed"), words.say("none", "wounded")
    if killed not in texts or wounded not in texts:
        return texts
    return [words.say("none", "killed_or_wounded") if t == killed else t for t in texts if t != wounded]


def quantities(claim: Claim, language: str = "fr", words: Words = EN) -> str:
    """All quantities of a claim on one line; "" where none is said."""
    rows = sorted(claim.quantities, key=lambda q: _rank(q.what, claim.event_type))

    def said(q: QuantityMention) -> str:
        kind, means = claim.event_type, claim.means
        return counted(
            q.what, q.unit, q.low, q.best, q.high, event_type=kind, means=means, spoken=language, words=words
        )

    return ", ".join(unharmed([said(q) for q in rows], words))


def _rank(what: str, event_type: str) -> int:
    """The place of a count in its line: what this type of event counts, weapons, people, things."""
    if what == _IMPLIED.get(event_type):
        return -1
    return _ORDER.index(what) if what in _ORDER else len(_ORDER)


def _bounds(said: Sequence[QuantityMention]) -> tuple[float | None, float | None, float | None]:
    """The lowest, the one and the highest number of some quantities that count the same things."""
    lows, highs = ([getattr(q, end) for q in said] for end in ("low", "high"))
    low = None if None in lows else min(lows)
    high = None if None in highs else max(highs)
    return low, said[0].best if len({q.best for q in said}) == 1 else None, high


def incident_quantities(
    incident: Incident, claims: Sequence[Claim], language: str = "fr", words: Words = EN
) -> list[tuple[str, str]]:
    """What the claims of an incident count, each with its words: lowest to highest, and where they disagree."""
    said: dict[str, list[QuantityMention]] = {}
    for claim in claims:
        for q in claim.quantities:
            said.setdefault(q.what, []).append(q)
    out = []
    counts = sorted(incident.quantities, key=lambda q: _rank(q[0], incident.event_type))
    for what, low, best, high, disputed in counts:
        if what == "other" and len(counts) > 1:
            continue  # it stays with its claim
        kind, means = incident.event_type, incident.means
        units = dict.fromkeys(q.unit for q in said.get(what, ()) if q.unit and what not in _OF_PEOPLE)
        if len({words.unit(unit, 2, spoken=language) for unit in units}) > 1:  # missiles and drones are no one number
            rows = [(str(unit), _bounds([q for q in said[what] if q.unit == unit])) for unit in units]
        else:
            rows = [(next(iter(units), None) or "", (low, None if disputed else best, high))]
        for unit, bounds in rows:
            text = counted(what, unit or None, *bounds, event_type=kind, means=means, spoken=language, words=words)
            out.append((what, f"{text} ({words.say('marks', 'differ')})" if disputed and len(rows) == 1 else text))
    return out


def day(value: date, published: date | None, words: Words = EN) -> str:
    """A day with its weekday; the year only where it is not the dispatch's."""
    year = "" if published and value.year == published.year else f" {value.year}"
    return f"{words.phrases['days'][value.weekday()]} {value.day} {month(value, words)}{year}"


def month(value: date, words: Words = EN) -> str:
    """The short name of a month."""
    return str(words.phrases["months"][value.month - 1])


def days(earliest: date, latest: date, published: date | None, words: Words = EN) -> str:
    """An interval of days, as short as it can be said."""
    if earliest == latest:
        return day(earliest, published, words)
    year = "" if published and latest.year == published.year else f" {latest.year}"
    end = f"{latest.day} {month(latest, words)}{year}"
    if earliest.year != latest.year:
        return f"{earliest.day} {month(earliest, words)} {earliest.year} – {end}"
    if earliest.month != latest.month:
        return f"{earliest.day} {month(earliest, words)} – {end}"
    if earliest.day == 1 and (latest + timedelta(days=1)).day == 1:
        return f"{month(latest, words)} {latest.year}"
    return f"{earliest.day}–{end}"


def when(document: Document, time: TimeMention, words: Words = EN) -> str:
    """One time: its days and part of the day, or its exact words where nothing anchors them."""
    if time.earliest is None and time.latest is None:
        return words.say("time", "undated", quote(document, time.span))
    earliest, latest = time.earliest or time.latest, time.latest or time.earliest
    assert earliest is not None and latest is not None
    text = days(earliest, latest, document.published, words)
    if time.earliest is None:
        text = words.say("time", "until", text)
    if time.latest is None:
        text = words.say("time", "since", text)
    part = re.search(r"T(?:MO|MI|AF|EV|NI)", time.value)
    if part is None:
        return text
    if part[0] == "TNI":
        return words.say("time", "night", re.sub(r" ?– ?", words.say("time", "to"), text))
    return words.say("time", part[0], text)


def time_of(document: Document, time: TimeMention | None, announced: TimeMention | None, words: Words = EN) -> str:
    """When an event was: its day, or that the day is not said and when it was announced."""
    if time is not None:
        return when(document, time, words)
    return (
        words.say("time", "announced", when(document, announced, words)) if announced else words.say("time", "unsaid")
    )
