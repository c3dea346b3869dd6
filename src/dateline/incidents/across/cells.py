"""Where tellings of one event may meet: cells of place and day, and of wording. Two that share no cell never join.

A telling stands in the cells of its own place and, in another role, in those of what holds it: a town meets its
region and its country, but not every other town there.
"""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from math import cos, floor, radians

from dateline.gazetteer.names import sound_key
from dateline.incidents.across.names import plain_name
from dateline.incidents.across.place import AREA, COUNTRY, REGION, TOWN, level
from dateline.incidents.across.telling import Spot, Telling, words_of
from dateline.incidents.across.when import days

_STEP = 0.3  # degrees: more than "near" reaches, so that the cell and those beside it hold all that is near
_KM = 111.0


def cells(telling: Telling) -> tuple[str, ...]:
    """The cells in which a telling stands, to be found by others."""
    return tuple(sorted(_standing(telling)))


def meets(telling: Telling) -> tuple[str, ...]:
    """The cells in which those stand that a telling may be one with."""
    return tuple(sorted(_looked_up(telling)))


def _standing(telling: Telling) -> Iterator[str]:
    yield from _wordings(telling)
    for day in _days(telling):
        for name in _own(telling.place):
            yield f"{day}@{name}"
        for name in _holding(telling.place):
            yield f"{day}<{name}"


def _looked_up(telling: Telling) -> Iterator[str]:
    yield from _wordings(telling)
    for day in _days(telling):
        for name in _own(telling.place):
            yield f"{day}@{name}"
            yield f"{day}<{name}"
        for name in _holding(telling.place):
            yield f"{day}@{name}"
        for name in _beside(telling.place):
            yield f"{day}@{name}"


def _wordings(telling: Telling) -> Iterator[str]:
    about = telling.about
    series = hashlib.sha256(about.series.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    for key in sorted(words_of(telling)):
        yield f"w:{key}:{series}"
        if about.published:
            yield f"w:{key}:{about.published}"


def _days(telling: Telling) -> list[str]:
    span = days(telling)
    if span is None:
        return []
    return [(span.first + timedelta(days=k)).isoformat() for k in range((span.last - span.first).days + 1)]


def _own(spot: Spot | None) -> list[str]:
    """The names under which a place itself is known."""
    if spot is None:
        return []
    if spot.id is None:
        return [f"n:{sound_key(plain_name(spot.name))}"]
    if spot.relation == "distance":
        return _around(spot)
    wide = level(spot)
    if wide == TOWN:
        return [_grid(spot.latitude or 0.0, spot.longitude or 0.0)]
    if wide == REGION and spot.admin1:
        return [f"a:{spot.admin1}"]
    if wide == COUNTRY and spot.country and spot.relation != "direction":
        return [f"c:{spot.country}"]
    return [spot.id]


def _holding(spot: Spot | None) -> list[str]:
    """The regions and countries that hold a place."""
    if spot is None or spot.id is None:
        return []
    names = []
    if level(spot) < REGION and spot.admin1:
        names.append(f"a:{spot.admin1}")
    if level(spot) < COUNTRY or spot.relation == "direction":
        names += [f"c:{country}" for country in (spot.country, spot.administered_by) if country]
    if TOWN < level(spot) < REGION:
        names += _around(spot)
    return names


def _beside(spot: Spot | None) -> list[str]:
    """The cells around that of a town, and those of a district."""
    if spot is None or spot.latitude is None or spot.longitude is None:
        return []
    if TOWN < level(spot) < AREA and (spot.radius_km or 0.0) < 60:
        return _around(spot)
    if level(spot) != TOWN:
        return []
    own = _grid(spot.latitude, spot.longitude)
    return [c for c in _square(spot.latitude, spot.longitude, _STEP * _KM) if c != own]


def _around(spot: Spot) -> list[str]:
    """The cells within the reach of a district, or on a ring."""
    if spot.latitude is None or spot.longitude is None:
        return []
    if spot.relation == "distance":
        reach = (spot.distance_km or 0.0) * 1.35 + 15
        return _square(spot.latitude, spot.longitude, reach) if reach <= 300 else []
    return _square(spot.latitude, spot.longitude, min(60.0, spot.radius_km or 0.0) + 5)


def _square(latitude: float, longitude: float, km: float) -> list[str]:
    """The cells that a square of this half side touches."""
    up = km / _KM
    wide = up / max(0.1, cos(radians(latitude)))
    south, north = floor((latitude - up) / _STEP), floor((latitude + up) / _STEP)
    west, east = floor((longitude - wide) / _STEP), floor((longitude + wide) / _STEP)
    return [f"s:{y},{x}" for y in range(south, north + 1) for x in range(west, east + 1)]


def _grid(latitude: float, longitude: float) -> str:
    return f"s:{floor(latitude / _STEP)},{floor(longitude / _STEP)}"
