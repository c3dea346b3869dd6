"""Parts of places: the south-west of a country, the outskirts north of a city, a country's capital.

The sector of a country is the middle of the first-level regions that lie that way from the middle of all its
regions: where people live counts, not the empty half of the map ("le sud-ouest de la Russie" is the Don, not Altai).
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import product

from dateline.gazetteer.entries import data
from dateline.model import Place

KM_PER_DEGREE = 111.2
SECTOR_HALF_ANGLE = 50.0
OUTSIDE_KM = 15.0
_PAIRS = 5  # of regions that tell where two countries meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A point and the radius in kilometres that it stands for."""

    latitude: float
    longitude: float
    radius_km: float


@cache
def _regions() -> dict[str, tuple[Area, ...]]:
    """The middle of every first-level region, by ISO 3166-1 alpha-3 of the country."""
    iso3 = {row["iso2"]: row["iso3"] for row in data("countries.tsv")}
    out: dict[str, list[Area]] = {}
    for row in data("regions.tsv"):
        code = iso3.get(row["code"].split(".")[0])
        if code and row["lat"]:
            area = Area(latitude=float(row["lat"]), longitude=float(row["lon"]), radius_km=float(row["radius_km"]))
            out.setdefault(code, []).append(area)
    return {code: tuple(areas) for code, areas in out.items()}


@cache
def capital_names() -> dict[str, str]:
    """The name of the capital of each country, by ISO 3166-1 alpha-3."""
    return {row["iso3"]: row["capital"] for row in data("countries.tsv") if row["capital"]}


def shifted(latitude: float, longitude: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres off in a direction (flat earth: good enough for a sector)."""
    angle = math.radians(bearing)
    north = km * math.cos(angle) / KM_PER_DEGREE
    east = km * math.sin(angle) / (KM_PER_DEGREE * max(0.1, math.cos(math.radians(latitude))))
    return round(latitude + north, 4), round(longitude + east, 4)


def part_of(place: Place, bearing: int, *, outside: bool) -> Area:
    """The part of a place that lies that way; `bearing` -1 is its centre, `outside` just beyond its edge."""
    if bearing < 0:
        return Area(
            latitude=place.latitude,
            longitude=place.longitude,
            radius_km=place.radius_km * (0.5 if place.kind == "country" else 1),
        )
    if (
        place.kind == "country"
        and place.country is not None
        and (found := _sector(_regions().get(place.country, ()), bearing))
    ):
        return found
    if outside:
        latitude, longitude = shifted(place.latitude, place.longitude, bearing, place.radius_km + OUTSIDE_KM)
        return Area(latitude=latitude, longitude=longitude, radius_km=round(place.radius_km + 2 * OUTSIDE_KM, 1))
    latitude, longitude = shifted(place.latitude, place.longitude, bearing, place.radius_km * 0.5)
    return Area(latitude=latitude, longitude=longitude, radius_km=round(max(5.0, place.radius_km * 0.6), 1))


def border_of(one: str, other: str) -> Area | None:
    """The stretch where two countries (ISO3) meet: around the nearest pairs of their regions; None where unknown."""
    pairs = sorted(
        (math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * math.cos(math.radians(a.latitude))), n, a, b)
        for n, (a, b) in enumerate(product(_regions().get(one, ()), _regions().get(other, ())))
    )[:_PAIRS]
    if not pairs:
        return None
    points = [_between(a, b) for _, _, a, b in pairs]
    middle = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
    spread = max(
        math.hypot(p[0] - middle[0], (p[1] - middle[1]) * math.cos(math.radians(middle[0]))) * KM_PER_DEGREE
        for p in points
    )
    return Area(latitude=round(middle[0], 3), longitude=round(middle[1], 3), radius_km=round(spread + 100.0, 1))


def _between(one: Area, other: Area) -> tuple[float, float]:
    """The point where two regions meet, as far from the middle of each as its size has it."""
    share = one.radius_km / (one.radius_km + other.radius_km) if one.radius_km + other.radius_km > 0 else 0.5
    return (
        one.latitude + (other.latitude - one.latitude) * share,
        one.longitude + (other.longitude - one.longitude) * share,
    )


def _sector(regions: tuple[Area, ...], bearing: int) -> Area | None:
    """The middle of the regions that lie that way from the middle of all; None where none does."""
    if len(regions) < 5:
        return None
    latitude = sum(r.latitude for r in regions) / len(regions)
    longitude = sum(r.longitude for r in regions) / len(regions)
    scale = math.cos(math.radians(latitude))
    chosen = []
    for region in regions:
        north, east = region.latitude - latitude, (region.longitude - longitude) * scale
        if math.hypot(north, east) < 0.2:
            continue
        turn = (math.degrees(math.atan2(east, north)) - bearing + 180) % 360 - 180
        if abs(turn) <= SECTOR_HALF_ANGLE:
            chosen.append(region)
    if not chosen:
        return None
    centre = (sum(r.latitude for r in chosen) / len(chosen), sum(r.longitude for r in chosen) / len(chosen))
    spread = max(
        math.hypot(r.latitude - centre[0], (r.longitude - centre[1]) * scale) * KM_PER_DEGREE + r.radius_km * 0.5
        for r in chosen
    )
    return Area(latitude=round(centre[0], 3), longitude=round(centre[1], 3), radius_km=round(min(spread, 600.0), 1))
