"""What the places of incidents, and sources called by a place, are named in the reader's language."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.gazetteer.display import display_name
from dateline.gazetteer.entries import data
from dateline.gazetteer.spoken import spoken_region
from dateline.model import Place
from dateline.views.vocabulary import cities, words

# What a French name of a region begins with where that is a common noun: "Kraï de Krasnodar".
_NOUN = re.compile(
    r"(?:Région|Kraï|Gouvernorat|République|Province|District|Département|Territoire|État|Préfecture|Comté|Oblast)\b"
)
_SHORTEST = 4  # letters: fewer in capitals are rather an abbreviation


@cache
def country_name(iso3: str, language: str) -> str:
    """What a country is called in a language; its code where none is known."""
    made = Place(id=iso3, name=iso3, kind="country", country=iso3, latitude=0.0, longitude=0.0, radius_km=0.0)
    return display_name(made, language) or iso3


def place_name(place: Mapping[str, Any], language: str) -> str:
    """What the place of an incident is called in a language; a town keeps the name it has where no other is known."""
    if place["where_prec"] == 6 and place["country"]:
        return country_name(place["country"], language)
    if place["where_prec"] == 4 and place["admin1"]:
        return _region_name(place["admin1"], language) or str(place["name"])
    name = str(place["name"])
    return str(cities().get(name, name)) if language == "fr" else name


@cache
def _region_name(code: str, language: str) -> str | None:
    """What a region is called: "Kursk region", "kraï de Krasnodar"; French "de" is not joined to what follows yet."""
    spoken = spoken_region(code, language)
    if spoken is not None and spoken.region and language in ("en", "fr"):
        return words(language).say("place", "region", spoken.name)
    made = Place(id=code, name=code, kind="region", admin1=code, latitude=0.0, longitude=0.0, radius_km=0.0)
    name = display_name(made, language)
    if name is None or language != "fr":
        return name
    name = name.replace("’", "'")
    return name[0].lower() + name[1:] if _NOUN.match(name) else name


def usual_case(name: str) -> str:
    """The name of a source; a country, region or capital in capitals ("MOSCOW") as it is usually written."""
    return _in_small_letters().get(name, name) if name.isupper() and len(name) >= _SHORTEST else name


@cache
def _in_small_letters() -> Mapping[str, str]:
    """Names of countries, regions and capitals by the same in capitals."""
    found: dict[str, str] = {}
    for row in (*data("countries.tsv"), *data("regions.tsv")):
        for column in ("capital", "fr", "en", "ru", "uk"):
            for name in row.get(column, "").split("|"):
                found.setdefault(name.upper(), name)
    for pair in cities().items():
        for name in pair:
            found.setdefault(name.upper(), name)
    return found
