"""What a claim that something was the first of its kind may be held against: an area, a kind of event, a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.incidents.across.place import REGION, TOWN, distance_km, level
from dateline.incidents.across.telling import Spot, spot_of

ENOUGH_DOCUMENTS = 30  # dispatches on the country before that day
ENOUGH_DAYS = 30  # and how long before it the first of them came out
_SAME = {
    "strike": ("strike", "explosion"),
    "crash": ("crash", "debris", "interception", "strike"),
    "interception": ("interception",),
    "debris": ("debris", "crash", "interception"),
    "attack": ("attack", "clash"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """What is said to be a first: events of these types (and this weapon, where one is named) in an area, before a day.

    The area is a first-level region (`admin1`), a circle around `spot` (`km`), or a country.
    """

    types: tuple[str, ...]
    means: str | None
    spot: Spot
    day: str
    admin1: str | None = None
    km: float | None = None

    @property
    def area(self) -> str:
        """The area in words."""
        if self.km is not None:
            return f"within {self.km:g} km of {self.spot.name}"
        if self.admin1 is not None and level(self.spot) < REGION:
            return f"in the region of {self.spot.name}"
        return f"in {self.spot.name}"

    def holds(self, other: Spot) -> bool:
        """Whether a place surely lies in the area."""
        if self.km is not None:
            near = distance_km(self.spot, other) <= self.km
            return near and level(other) == TOWN and other.relation != "distance"
        if self.admin1 is not None:
            return other.admin1 == self.admin1
        return other.country == self.spot.country


def first_of(claim: Mapping[str, Any], *, published: str | None) -> First | None:
    """What a claim of a report says was a first; None where it has no place or no day to hold it against."""
    spot = spot_of(claim["place"])
    time, announced = claim["time"] or {}, claim["announced"] or {}
    day = time.get("earliest") or announced.get("earliest") or published
    if claim["novelty"] is None or spot is None or spot.country is None or day is None:
        return None
    ring = spot.relation == "distance"
    return First(
        types=_SAME.get(claim["event_type"], (claim["event_type"],)),
        means=claim["means"],
        spot=spot,
        day=day[:10],
        km=(spot.distance_km or 0.0) + max(30.0, spot.radius_km or 0.0) if ring else None,
        admin1=None if ring else spot.admin1,
    )


def verdict(first: First, *, earlier: tuple[str, str] | None, documents: int, since: str | None) -> dict[str, Any]:
    """The outcome: `earlier` is an incident (its key and day) that goes before, `documents` how many dispatches the
    record has on the country before that day, `since` the day of the first of them.
    """
    if earlier is not None:
        words = f"{earlier[0]} of {earlier[1]} was {first.area}"
        return {"result": "contradicted", "words": words, "incident": earlier[0]}
    what = f"{first.means} " if first.means else ""
    if documents < ENOUGH_DOCUMENTS or since is None or not _long_enough(since, first.day):
        words = f"{documents} dispatches on {first.spot.country} before {first.day}: too few to tell"
        return {"result": "too little record", "words": words, "incident": None}
    words = f"no {what}{first.types[0]} {first.area} before {first.day} in {documents} dispatches since {since}"
    return {"result": "holds so far", "words": words, "incident": None}


def _long_enough(since: str, day: str) -> bool:

    return (date.fromisoformat(day) - date.fromisoformat(since[:10])).days >= ENOUGH_DAYS
