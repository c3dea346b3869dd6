"""What places are called in the text of a report: an oblast by its chief town, a town as its reader writes it."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from dateline.gazetteer.display import display_name
from dateline.gazetteer.entries import data, region_cores
from dateline.model import Place

_OBLAST = re.compile(r"oblast\b", re.IGNORECASE)
# "Odeska oblast", "Chernihivs’ka Oblast’": romanised adjectives, no names.
_ADJECTIVE = re.compile(r"oblast['’]?$|(?:s['’]?ka|skaya) Oblast['’]?$")
_SIGNS = str.maketrans({"’": "", "ʹ": "", "ʼ": "", "ë": "yo", "Ë": "Yo"})
_SLAVIC = frozenset({"RUS", "UKR", "BLR"})
_ARABIC = frozenset(
    "SYR IRQ LBN PSE ISR JOR YEM SDN LBY DZA MAR TUN EGY SAU ARE OMN KWT QAT BHR IRN AFG PAK MRT".split()
)


class Name(NamedTuple):
    """A name, and whether it is the bare name of a region that is called "region of" by its readers."""

    name: str
    region: bool = False


def spoken_name(place: Place, language: str, *, said: str | None = None) -> Name:
    """The name of a place in a language (fr, en, ru, uk); `said` is what a text in that language calls it."""
    if place.kind == "region" and place.admin1:
        return spoken_region(place.admin1, language) or Name(place.name)
    if place.kind in ("country", "area", "sea", "facility"):
        return Name(display_name(place, language) or place.name)
    if said:
        return Name(said.title() if said.isupper() else said)
    return Name(plain(place))


def spoken_region(code: str, language: str) -> Name | None:
    """The name of a first-level region by its code; None where there is none of that code."""
    return _regions(language).get(code)


def plain(place: Place) -> str:
    """The name of a town as a wire writes it, without the signs of scholarly romanisation: "Ryazan", "Khan Yunis"."""
    if place.country in _SLAVIC:
        return place.name.translate(_SIGNS)
    if place.country in _ARABIC:
        letters = (c for c in unicodedata.normalize("NFKD", place.name) if not unicodedata.combining(c))
        return "".join(c for c in letters if c not in "‘’ʻʼ`")
    return place.name


@cache
def _regions(language: str) -> Mapping[str, Name]:
    """The names of first-level regions by their code, an oblast's without the common noun."""
    found = {}
    for row in data("regions.tsv"):
        listed = [n for of in (language, "en", "fr") for n in row.get(of, "").split("|") if n]
        own = [n for n in row.get(language, "").split("|") if n]
        names = [n for n in own or listed if not _ADJECTIVE.search(n)] or listed
        if language not in ("fr", "en"):
            found[row["iso"] or row["code"]] = Name(names[0])
            continue
        oblasts = [n for n in names if _OBLAST.search(n)]
        oblast = bool(oblasts) or bool(_OBLAST.search(f"{row['fr']} {row['en']}"))
        name = (oblasts or names)[0]
        core = next(iter(region_cores(name)), name) if oblast else name
        found[row["iso"] or row["code"]] = Name(core.replace("’", "'"), oblast)
    return found
