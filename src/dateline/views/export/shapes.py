"""Where an incident is, as a shape that says no more than was said: points for towns, circles for regions, rings."""

import math
from collections.abc import Mapping
from typing import Any

_EDGES, _KM, _DISTRICT = 48, 111.2, 3
Position = tuple[float, float]


def shape(place: Mapping[str, Any] | None) -> tuple[dict[str, Any] | None, str | None]:
    """A GeoJSON geometry (RFC 7946) and None, or None and why there is none."""
    if place is None:
        return None, "no place is said"
    if place["latitude"] is None or place["longitude"] is None:
        return None, place["reason"] or "the place is not resolved"
    latitude, longitude = float(place["latitude"]), float(place["longitude"])
    radius, precision = place["radius_km"] or 0.0, place["where_prec"] or 1
    if place["relation"] == "distance":
        far = place["distance_km"]
        if far is None:
            return None, "at a distance that is not said"
        outer, inner = far + max(radius, 1.0), max(0.0, far - max(radius, 1.0))
        edge = circle(latitude, longitude, outer)
        if edge is None:
            return None, "its ring goes across the edge of the map"
        hole = circle(latitude, longitude, inner) if inner > 0 else None
        return {"type": "Polygon", "coordinates": [edge, *([hole[::-1]] if hole else [])]}, None
    if precision <= _DISTRICT and place["relation"] != "direction":
        return {"type": "Point", "coordinates": [round(longitude, 6), round(latitude, 6)]}, None
    edge = circle(latitude, longitude, radius) if radius > 0 else None
    if edge is None:
        return None, "only a region or country is said, and its circle goes across the edge of the map"
    return {"type": "Polygon", "coordinates": [edge]}, None


def circle(latitude: float, longitude: float, km: float) -> list[Position] | None:
    """A closed line of points so far from a centre, anticlockwise; None where it leaves the map."""
    high = km / _KM
    if abs(latitude) + high >= 89.9:
        return None
    points = []
    for k in range(_EDGES):
        angle = 2 * math.pi * k / _EDGES
        a, d = math.radians(latitude), math.radians(high)
        b = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.sin(angle))
        turn = math.atan2(math.cos(angle) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(b))
        east = longitude + math.degrees(turn)
        if not -180 <= east <= 180:
            return None
        points.append((round(east, 6), round(math.degrees(b), 6)))
    return [*points, points[0]]


def pin(place: Mapping[str, Any] | None) -> tuple[float, float] | None:
    """Latitude and longitude of what is placed to a district or better; None for rings, regions and the unplaced."""
    found, _ = shape(place)
    if found is None or found["type"] != "Point":
        return None
    return found["coordinates"][1], found["coordinates"][0]
