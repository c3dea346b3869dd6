"""The place that a filter names, and what counts as inside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dateline.errors import SettingError
from dateline.gazetteer import Gazetteer, fold, open_gazetteer
from dateline.model import Place

_REGION = re.compile(
    r"^(?:(?:la |the )?(?:région|region|province|oblast|область|регион|край) (?:de la |de |d['’]|of )?)(.+)$"
    r"|^(.+?) (?:region|oblast|province|область|край)$",
    re.IGNORECASE,
)
_CLOSE, _SHOWN = 70, 4
_TOWNS = ("city", "village", "facility", "district", "sea")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place of the gazetteer and what lies in it: whole countries, first-level regions, or a circle.

    A circle holds what is placed to a district or better.
    """

    place: Place
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    circle: bool = False


def area_of(name: str, *, known: Callable[[], Sequence[str]] = tuple) -> Area:
    """The area that a name (in French, English, Russian or Ukrainian) or an id of the gazetteer stands for.

    Raises SettingError where it is unknown or could be several; `known` gives names that may be suggested then.
    """
    gazetteer = open_gazetteer()
    place, reason = _place(gazetteer, name)
    if place is None:
        raise SettingError(f"{reason}{_suggested(gazetteer, name, known())}")
    if place.kind == "country":
        return Area(place=place, countries=(place.country or "",))
    if place.kind == "region" and place.admin1:
        return Area(place=place, regions=(place.admin1,))
    parts = sorted(gazetteer.parts(place)) if place.kind not in _TOWNS else []
    if parts:
        countries, regions = [p for p in parts if len(p) == 3 and p.isalpha()], [p for p in parts if "-" in p]
        return Area(place=place, countries=tuple(countries), regions=tuple(regions))
    return Area(place=place, circle=True)


def _place(gazetteer: Gazetteer, name: str) -> tuple[Place | None, str | None]:
    number = name.removeprefix("geonames:")
    if number.isascii() and number.isdigit() or name.startswith("dateline:"):
        found = gazetteer.by_id(name if name.startswith("dateline:") else f"geonames:{number}")
        return found, f"{name}: no place of the gazetteer has this id"
    if country := gazetteer.country(name):
        return country, None
    if re.fullmatch(r"[A-Z]{2}-\w{1,3}", name) and (coded := gazetteer.region(name)):
        return coded, None
    place, reason = gazetteer.resolve(name)
    if place is None and (said := _REGION.match(name)):
        place = gazetteer.region(said[1] or said[2])
    if place is None and not gazetteer.candidates(name):
        place = gazetteer.region(name)
    if place is None:
        tied = gazetteer.candidates(name)[:_SHOWN]
        ids = ", ".join(f"{c.place.id} ({c.place.kind}, {c.place.admin1 or c.place.country})" for c in tied)
        reason = f"{reason}; give one of their ids: {ids}" if ids else reason
    return place, reason


def _suggested(gazetteer: Gazetteer, name: str, known: Sequence[str]) -> str:
    """Names near one that is unknown; "" where there is none."""
    if gazetteer.candidates(name):
        return ""
    sounding = [place.name for place in gazetteer.lookup(name, loose=True)[:_SHOWN]]
    near = process.extract(fold(name), {one: fold(one) for one in known}, scorer=fuzz.ratio, limit=_SHOWN)
    found = list(dict.fromkeys([*(key for _, score, key in near if score >= _CLOSE), *sounding]))[:_SHOWN]
    return f"; did you mean {', '.join(found)}?" if found else "; try another spelling, or an id of the gazetteer"
