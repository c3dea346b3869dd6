"""What places are called in the reader's language."""

import re
from functools import cache

from dateline.gazetteer.entries import data
from dateline.model import Place

LANGUAGES = ("fr", "en", "ru", "uk")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ONLY = {"ru": re.compile("[ыэъёЫЭЪЁ]"), "uk": re.compile("[іїєґІЇЄҐ]")}
_ENGLISH = re.compile(r"^[A-Z][\w'’ -]+ (?:Oblast|Region|Province|Krai|Governorate|Department|District|State|County)$")
_OTHER = {"ru": "uk", "uk": "ru"}


def display_name(place: Place, language: str) -> str | None:
    """The name of a country, region, sea, area or site in a language (fr, en, ru, uk); None where no table has it."""
    if place.kind == "country":
        return _countries(language).get(place.country or "")
    if place.kind == "region":
        return _regions(language).get(place.admin1 or "")
    return _curated(language).get(place.name)


@cache
def _countries(language: str) -> dict[str, str]:
    return {row["iso3"]: row[language].split("|")[0] for row in data("countries.tsv") if row.get(language)}


@cache
def _regions(language: str) -> dict[str, str]:
    """Names of first-level regions by their ISO 3166-2 code, GeoNames' where there is none."""
    return {
        row["iso"] or row["code"]: _full(row[language].split("|")) for row in data("regions.tsv") if row.get(language)
    }


def _full(names: list[str]) -> str:
    """The first name that says in English what the region is ("Bryansk Oblast", not "Bryansk"), else the first."""
    return next((n for n in names if _ENGLISH.search(n)), names[0])


@cache
def _curated(language: str) -> dict[str, str]:
    """Names of the curated places by their French one; which of the others is which language's their letters tell."""
    found: dict[str, str] = {}
    for file in ("areas.tsv", "supplement.tsv", "departements.tsv"):
        for row in data(file):
            others = [name.strip() for name in row["names"].split("|") if name.strip()]
            if language == "fr":
                found.setdefault(row["name"], row["name"])
            elif (name := _of(others, language)) is not None:
                found.setdefault(row["name"], name)
    return found


def _of(names: list[str], language: str) -> str | None:
    """The first of some names that is written as a language writes."""
    if language == "en":
        english = [n for n in names if not _CYRILLIC.search(n) and n.isascii() and not _is_french(n)]
        return next(iter(english), None)
    cyrillic = [n for n in names if _CYRILLIC.search(n) and not _ONLY[_OTHER[language]].search(n)]
    return next((n for n in cyrillic if _ONLY[language].search(n)), next(iter(cyrillic), None))


def _is_french(name: str) -> bool:
    """Whether a Latin name has a French particle or noun in it."""
    return re.search(r"\b(?:de|du|des|d'|la|le|les|base|mer|centrale|raffinerie)\b(?! base)", name) is not None
