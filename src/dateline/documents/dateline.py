"""What opens a dispatch: town, day, agency."""

import re
from dataclasses import dataclass
from datetime import date

from dateline.documents.lexicon import Lexicon
from dateline.gazetteer import open_gazetteer

_WINDOW = 160
_WHOLE = 100
_BRACKETED = 5
_BARE = 10
_COLON = 14
_CITY = 20_000  # people from which a name before a colon is a town's, not a rubric or an acronym
# What each pattern of `Lexicon.datelines` cannot match without one of, in their order; 0 stands for any digit.
_SIGNS = tuple(
    map(frozenset, ("([/|", "([/|", "|", "-–—", "0", "([", "([", "-–—_|:", "0", "0", "–—_-", "([", "([", "(", ":"))
)
_TRAILING = " ,;:–—-_|/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A dateline: how many characters it takes and what it says."""

    length: int
    place: str | None = None
    agency: str | None = None
    day: date | None = None


def find_opening(paragraph: str, lexicon: Lexicon) -> Opening | None:
    """The dateline that opens a paragraph, or None."""
    window = paragraph[:_WINDOW]
    if len(paragraph) <= _WHOLE and paragraph[-1:] not in ".!?»":
        whole = _matched(paragraph + " — X", lexicon, whole=len(paragraph))
        if whole:
            return whole
    return _matched(window, lexicon, whole=0)


def _matched(window: str, lexicon: Lexicon, *, whole: int) -> Opening | None:
    signs = {"0" if c.isdecimal() else c for c in set(window)}
    for number, pattern in enumerate(lexicon.datelines):
        match = None if signs.isdisjoint(_SIGNS[number]) else pattern.match(window)
        if match is None:
            continue
        if whole and (number == _BARE or match.end() < whole):
            continue
        groups = match.groupdict()
        place = _place(groups.get("place"), lexicon)
        if groups.get("place") and place is None:
            continue
        rest = window[match.end() :]
        if not _opens(rest) or (number == _BARE and not _is_bare_town(place, rest)):
            continue
        if number == _COLON and (place is None or not _is_city(place)):
            continue
        if number == _BRACKETED and place is not None and not _is_town_in_brackets(place, groups.get("agency")):
            continue
        unlisted = groups.get("unlisted")
        if unlisted and not (place and place.split(",")[0].isupper() or _has_day(match.group(), lexicon)):
            continue
        agency = groups.get("agency") or groups.get("stopped")
        town, comma, last = (place or "").rpartition(", ")
        if comma and last in lexicon.agencies:
            place, agency = town, last
        return Opening(
            length=whole or match.end(),
            place=place,
            agency=lexicon.agencies[agency] if agency else unlisted or groups.get("house"),
            day=full_date(match.group(), lexicon),
        )
    return None


def _has_day(text: str, lexicon: Lexicon) -> bool:
    return lexicon.date.search(text) is not None


def _opens(rest: str) -> bool:
    """True when `rest` looks like the start of a sentence."""
    rest = rest.lstrip(" -–—\"«“'([")
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit() or rest.startswith("…"))


def _place(said: str | None, lexicon: Lexicon) -> str | None:
    """The town as written, or None where the words are a rubric or an agency."""
    if said is None:
        return None
    said = said.strip(_TRAILING + ".")
    first = re.split(r"[ ,/(]", said)[0].casefold()
    if not said or first in lexicon.not_places or said in lexicon.agencies:
        return None
    return said


def _is_bare_town(place: str | None, rest: str) -> bool:
    """True where only a dash marks the dateline and the words before it can be a town and no rubric or name.

    "MOSCOU – ", "Bamako — ", "BAMAKO, Mali — "; not "Volodymyr Zelensky – Le président" with a second dash.
    """
    if place is None or re.search(r"\s[-–—]\s", rest[:80]):
        return False
    words = place.replace(",", " ").split()
    return words[0].isupper() and len(words[0]) > 2 or len(words) == 1 or "," in place


def _is_city(name: str) -> bool:
    """Whether a name in capitals is a city's or, in several words, a region's: "KYIV: ...", not "NATO: ..."."""
    said = name.split(",")[0]
    found = open_gazetteer().candidates(said.title())
    wide = " " in said and any(c.place.kind in ("district", "region") for c in found[:3])  # "SOUTH KIVU: ..."
    return wide or any(c.place.kind == "city" and c.place.population >= _CITY for c in found[:3])


def _is_town_in_brackets(place: str, agency: str | None) -> bool:
    return agency is not None or len(place.split()) <= 4


def full_date(text: str, lexicon: Lexicon) -> date | None:
    """The first date in `text` that has day, month and year; None where there is none or it can't be."""
    for match in lexicon.date.finditer(text):
        groups = match.groupdict()
        try:
            if groups["iso"]:
                return date.fromisoformat(groups["iso"])
            if groups["y"]:
                return _numeric(groups)
            if groups["year"]:
                month = lexicon.months[groups["month"].casefold()]
                return date(int(groups["year"]), month, int(groups["day"]))
            if groups.get("year_last"):
                month = lexicon.months[groups["month_first"].casefold()]
                return date(int(groups["year_last"]), month, int(groups["day_second"]))
        except ValueError:
            continue
    return None


def _numeric(groups: dict[str, str]) -> date:
    """The date of "28/02/2023", or of "02/28/2023" where the second number is no month."""
    day, month, year = int(groups["d"]), int(groups["m"]), int(groups["y"])
    if month > 12:
        day, month = month, day
    return date(year + (2000 if len(groups["y"]) == 2 else 0), month, day)
