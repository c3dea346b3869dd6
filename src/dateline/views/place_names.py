"""What the places of incidents are called in the reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.gazetteer.display import display_name
from dateline.model import Place
from dateline.views.vocabulary import cities


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
    made = Place(id=code, name=code, kind="region", admin1=code, latitude=0.0, longitude=0.0, radius_km=0.0)
    return display_name(made, language)
