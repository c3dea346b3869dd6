"""How the places and times of two claims stand to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.gazetteer import distance_km, open_gazetteer
from dateline.model import Claim, Place, PlaceMention, TimeMention
from dateline.model.quick import quick, replace

_RANK = {"facility": 0, "village": 1, "city": 1, "district": 2, "sea": 3, "area": 4, "region": 4, "country": 6}
UNKNOWN_RANK = 3
_ONE_KM = 1.0  # two entries this near are one town
_FEW_DAYS = 3
_LONG_DAYS = 45
_RING = 0.35  # how far off a distance said may be
_SHORE_KM = 30.0  # from a sea or river, and its ports, to the land beside it
_SITE_KM = 15.0  # a site this near a town may be called after it


@quick
@dataclass(frozen=True, slots=True)
class Where:
    """The relation of two places and how wide the wider one is.

    `relation` is same, inside (the second lies in the first), holds (the first lies in the second), apart, beside
    (two sites of one town), renamed (two names, one of them unresolved) or unknown.
    """

    relation: str
    rank: int = UNKNOWN_RANK


def rank(mention: PlaceMention | None) -> int:
    """How wide the place of a mention is: 0 a site, 1 a town, 2 a district, 4 a region, 6 a country."""
    if mention is None or mention.place is None:
        return UNKNOWN_RANK
    if mention.relation == "direction" and mention.place.kind == "country":
        return 5
    return _RANK.get(mention.place.kind, UNKNOWN_RANK)


def compare(a: PlaceMention | None, b: PlaceMention | None) -> Where:
    """How the second place stands to the first; an unknown place never equals another."""
    if a is None or b is None:
        return Where("unknown")
    if a is b and a.place is not None:  # a place taken over from the claim before
        return Where("same", rank(a))
    if a.place is None or b.place is None:
        return _by_name(a, b)
    one, other = rank(a), rank(b)
    wide, order = max(one, other), one - other
    if (a.relation == "distance") != (b.relation == "distance") and wide <= 2:
        return _by_ring(a, b, wide) if a.relation == "distance" else _by_ring(b, a, wide)
    if a.relation == b.relation == "direction" and a.place.id == b.place.id and _opposite(a, b):
        return Where("apart", wide)
    if a.place.id == b.place.id or (wide <= 1 and order == 0 and distance_km(a.place, b.place) <= _ONE_KM):
        if a.relation != b.relation and "direction" in (a.relation, b.relation):
            return Where("inside" if order > 0 else "holds" if order < 0 else "beside", wide)
        return Where("same", wide)
    if a.place.kind == b.place.kind == "district":
        return Where("same" if a.place.name.casefold() == b.place.name.casefold() else "apart", wide)
    if order >= 0 and _holds(a.place, b.place):
        return Where("inside" if order else "same", wide)
    if order <= 0 and _holds(b.place, a.place):
        return Where("holds" if order else "same", wide)
    if (
        "sea" in (a.place.kind, b.place.kind)
        and distance_km(a.place, b.place) <= a.place.radius_km + b.place.radius_km + _SHORE_KM
    ):
        return Where("unknown", wide)
    if a.place.kind == b.place.kind == "facility" and distance_km(a.place, b.place) <= _SITE_KM:
        return Where("beside", wide)
    return Where("apart", wide)


def _by_ring(ring: PlaceMention, other: PlaceMention, wide: int) -> Where:
    """How a place stands to one told by its distance from somewhere."""
    if ring.place is None or other.place is None or ring.distance_km is None:
        return Where("unknown", wide)
    off = abs(distance_km(ring.place, other.place) - ring.distance_km)
    return Where("unknown" if off <= max(_SITE_KM, _RING * ring.distance_km) else "apart", wide)


def _opposite(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two parts of one place lie on different sides of it: the points the mentions were given are far apart."""
    if None in (a.latitude, b.latitude, a.longitude, b.longitude) or a.place is None:
        return False
    assert a.latitude is not None and b.latitude is not None and a.longitude is not None and b.longitude is not None
    one = replace(a.place, latitude=a.latitude, longitude=a.longitude)
    other = replace(a.place, latitude=b.latitude, longitude=b.longitude)
    return distance_km(one, other) > 0.7 * a.place.radius_km


def _by_name(a: PlaceMention, b: PlaceMention) -> Where:
    """Places that no entry was found for: their names and what they lie in."""
    if a.name.casefold() == b.name.casefold():
        return Where("same", 1)
    one, other = a.place or a.within, b.place or b.within
    if one is None or other is None:
        return Where("renamed")
    if b.place is None and a.place is not None and rank(a) > 1 and _holds(one, other):
        return Where("inside", rank(a))
    if a.place is None and b.place is not None and rank(b) > 1 and _holds(other, one):
        return Where("holds", rank(b))
    return Where("renamed" if _holds(one, other) or _holds(other, one) else "apart")


def _holds(outer: Place, inner: Place) -> bool:
    """Whether a place takes in another, by the gazetteer or by its radius."""
    if outer.id == inner.id:
        return True
    if outer.kind in ("country", "region", "area"):
        return open_gazetteer().contains(outer, inner)
    if outer.kind in ("district", "sea"):
        return distance_km(outer, inner) <= outer.radius_km + 5
    return (
        inner.kind == "facility"
        and outer.kind != "facility"
        and distance_km(outer, inner) <= max(_SITE_KM, outer.radius_km)
    )


def compare_times(a: TimeMention | None, b: TimeMention | None) -> str:
    """How two times stand: overlap, next (a day from each other), days after (up to three), apart or unknown."""
    one, other = interval(a), interval(b)
    if one is None or other is None:
        return "unknown"
    if one[0] <= other[1] and other[0] <= one[1]:
        return "overlap"
    gap = (other[0] - one[1]).days if other[0] > one[1] else (one[0] - other[1]).days
    return "next" if gap <= 1 else "days after" if gap <= _FEW_DAYS else "apart"


def lasts(time: TimeMention | None) -> bool:
    """Whether a time is a long stretch ("depuis 2015"), in which no one event lies."""
    days = interval(time)
    return days is not None and (days[1] - days[0]).days > _LONG_DAYS


def interval(time: TimeMention | None) -> tuple[date, date] | None:
    """The days a time may mean, or None where nothing anchors it."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    return time.earliest, time.latest


def most_precise(claims: Sequence[Claim]) -> PlaceMention | None:
    """The narrowest resolved place among claims, the first said where they tie; else any name."""
    known = [c.place for c in claims if c.place is not None and c.place.place is not None]
    if known:
        return min(known, key=rank)
    return next((c.place for c in claims if c.place is not None), None)


def closest_time(claims: Sequence[Claim]) -> TimeMention | None:
    """The shortest anchored time among claims, the first said where they tie; else any."""
    known = [c.time for c in claims if interval(c.time) is not None]
    if known:
        return min(
            known, key=lambda t: (t.latest - t.earliest) if t and t.latest and t.earliest else date.max - date.min
        )
    return next((c.time for c in claims if c.time is not None), None)
