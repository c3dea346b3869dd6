"""Choosing among the places of one name."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.gazetteer.names import fold
from dateline.model import Place
from dateline.model.quick import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place a name may mean: how well known it is (a million people: 60) and how good the name (0 best)."""

    place: Place
    weight: float
    quality: int


# Weights are tenths of powers of ten of population.
_CLEAR = 8.0  # the better known must be six times the other to win by that alone
_WORLD = 56.0  # 400,000 people: known without context
_OBSCURE = 18.0  # where the text's own country has only a hamlet a sixtieth the size, the world's wins
_HAMLET = 42.0  # below 15,000 people
_TWIN_KM, _CITY = 60.0, 100_000
_SAME_KM = 25.0  # two entries this near are one place for a reader

_KINDS = {
    "region": ("region", "area"),
    "district": ("district",),
    "city": ("city", "village"),
    "village": ("village", "city"),
    "facility": ("facility",),
    "sea": ("sea",),
    "area": ("area", "region", "sea"),
    "country": ("country",),
}


def choose(
    name: str,
    found: Sequence[Candidate],
    *,
    countries: Sequence[str],
    within: Place | None,
    kind: str | None,
    contains: Callable[[Place, Place], bool],
    strict: bool = False,
) -> tuple[Place | None, str | None]:
    """The place meant and None, or None and the reason.

    A region named with it is a filter; then the countries the text is about decide; a place far better known
    than its namesakes wins; comparable ones are a tie. `strict` takes no place outside the countries.
    """
    if not found:
        return None, f"{name}: not in the gazetteer"
    pool = list(found)
    if kind is not None:
        kinds = _KINDS.get(kind, (kind,))
        typed = [candidate for candidate in pool if candidate.place.kind in kinds]
        if not typed and kind == "district":
            typed = [_as_district(candidate) for candidate in pool if candidate.place.kind in ("city", "village")]
        if not typed:
            return None, f"{name}: no {kind} of that name"
        pool = typed
    else:
        pool = [candidate for candidate in pool if candidate.place.kind != "district"] or pool
    if within is not None:
        pool = [candidate for candidate in pool if contains(within, candidate.place)]
        if not pool:
            return None, f"{name}: none in {within.name}"
    if countries:
        home = [c for c in pool if c.place.country in countries]
        # "Donetsk" in a text about Russia alone may be the occupied city, but Russia's own towns come first.
        held = [c for c in pool if c.place.administered_by in countries and c not in home]
        home += [replace(c, weight=c.weight - _CLEAR) for c in held]
        home.sort(key=lambda candidate: -candidate.weight)
        if home:
            best, rival = home[0], pool[0]
            far_better = rival.weight - best.weight
            curated = best.place.id.startswith("dateline:")  # it is in the list because the news names it
            named_region = kind == "region" and best.place.kind == "region"  # no hamlet, however few live in it
            if rival.weight >= _WORLD and best.weight < _HAMLET and not curated and not named_region:
                if far_better >= _OBSCURE:
                    return rival.place, None
                if far_better > 10 and within is None:
                    return None, _tie(name, [best, rival])
            pool = home
        elif strict or pool[0].weight < _WORLD - 6:
            return None, f"{name}: none in {', '.join(countries)}"
    return _best(name, pool)


def _best(name: str, pool: list[Candidate]) -> tuple[Place | None, str | None]:
    """The best known where it is clear."""
    best = pool[0]
    for rival in pool[1:]:
        if best.weight - rival.weight >= _CLEAR:
            break
        if _same(best.place, rival.place):
            continue
        return None, _tie(name, [best, rival])
    return best.place, None


def _same(one: Place, other: Place) -> bool:
    """Whether two entries are one to a reader: a town and its region or district, or doublets side by side."""
    if one.country == other.country and one.kind != other.kind:
        if "country" in (one.kind, other.kind):
            return True
        if "region" in (one.kind, other.kind):
            reach = one.radius_km if one.kind == "region" else other.radius_km
            return one.admin1 == other.admin1 or distance_km(one, other) <= reach
    twins = fold(one.name) == fold(other.name) and one.admin1 == other.admin1
    large = min(one.population, other.population) >= _CITY  # no region has two cities of one name
    return distance_km(one, other) <= (_TWIN_KM if twins and large else _SAME_KM)


def _as_district(candidate: Candidate) -> Candidate:
    """The district around a town that gives it its name."""
    place = replace(candidate.place, kind="district", radius_km=max(30.0, candidate.place.radius_km))
    return Candidate(place=place, weight=candidate.weight, quality=candidate.quality)


def _tie(name: str, tied: Sequence[Candidate]) -> str:
    """Why none was chosen."""
    where = ", ".join(f"{c.place.name} ({c.place.admin1 or c.place.country})" for c in tied)
    return f"{name}: several places of that name, none clearly meant: {where}"


def distance_km(one: Place, other: Place) -> float:
    """Great-circle kilometres between two places."""
    a, b = math.radians(one.latitude), math.radians(one.longitude)
    c, d = math.radians(other.latitude), math.radians(other.longitude)
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))
