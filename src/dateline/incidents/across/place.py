"""How the places of two tellings stand to each other, on what the gazetteer says of each, whatever the language."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from dateline.gazetteer.names import sound_key
from dateline.incidents.across.names import plain_name
from dateline.incidents.across.telling import Spot

TOWN, DISTRICT, REGION, AREA, COUNTRY, WIDER = 1, 3, 4, 5, 6, 7
_ONE_KM = 3.0  # two entries this near are one place
_NEAR_KM = 25.0  # how far "near" reaches
_SITE_KM = 20.0  # how far from its middle a town still is itself
_RING = 0.35  # how far off a distance said may be
_RING_KM = 15.0


@dataclass(frozen=True, slots=True)
class Where:
    """`relation` is same, close, inside (one lies in the other, as wide as `level`), named (one name, no entry), apart
    or unknown; `words` says it for people.
    """

    relation: str
    level: int
    words: str


def level(spot: Spot) -> int:
    """How wide a place is, as UCDP counts it: 1 a town or site, 3 a district, 4 a region, 5 an area, 6 a country."""
    if spot.prec is None:
        return AREA
    return TOWN if spot.prec <= 2 else spot.prec


def compare(a: Spot | None, b: Spot | None) -> Where:
    """How two places stand to each other; an unknown one never equals another."""
    if a is None or b is None:
        return Where("unknown", WIDER, "a place is not said")
    if a.id is None or b.id is None:
        return _by_name(a, b)
    wide = max(level(a), level(b))
    if (a.relation == "distance") != (b.relation == "distance"):
        return _by_ring(a, b) if a.relation == "distance" else _by_ring(b, a)
    if a.id == b.id:
        return _same_entry(a, b, wide)
    if not _share_country(a, b):
        return Where("apart", wide, f"{a.name} and {b.name} lie in two countries")
    if level(a) == level(b) == TOWN:
        return _towns(a, b)
    if level(a) == level(b):
        if wide == REGION and a.admin1 == b.admin1 and a.admin1 is not None:
            return Where("same", wide, f"same region ({a.name})")
        if wide >= AREA:
            return Where("unknown", wide, f"{a.name} and {b.name} may overlap")
        return Where("apart", wide, f"{a.name} and {b.name} are two places")
    return _held(a, b) if level(a) > level(b) else _held(b, a)


def _same_entry(a: Spot, b: Spot, wide: int) -> Where:
    if a.bearing != b.bearing and "direction" in (a.relation, b.relation):
        return Where("unknown", wide, f"two parts of {a.name}")
    if a.relation == "distance" and abs((a.distance_km or 0.0) - (b.distance_km or 0.0)) > _RING_KM:
        return Where("apart", wide, f"{a.distance_km:g} and {b.distance_km:g} km from {a.name}")
    return Where("same", wide, f"same {_WORDS.get(wide, 'place')} ({a.name})")


_WORDS = {TOWN: "place", DISTRICT: "district", REGION: "region", AREA: "area", COUNTRY: "country"}


def _share_country(a: Spot, b: Spot) -> bool:
    """Whether two places may lie in one country: that of law or that of who runs it."""
    one = {c for c in (a.country, a.administered_by) if c}
    other = {c for c in (b.country, b.administered_by) if c}
    return not one or not other or bool(one & other)


def _towns(a: Spot, b: Spot) -> Where:
    km = distance_km(a, b)
    if km <= _ONE_KM:
        return Where("same", TOWN, f"same place ({a.name})")
    outer, inner = sorted((a, b), key=lambda s: (-(s.radius_km or 0.0), s.name))
    if km <= min(_SITE_KM, outer.radius_km or 0.0) and (outer.radius_km or 0.0) >= 1.5 * (inner.radius_km or 0.0):
        return Where("close", TOWN, f"{inner.name} lies in or beside {outer.name}")
    if km <= _SITE_KM and _named_after(inner, outer):
        return Where("close", TOWN, f"{inner.name} is a site of {outer.name}")
    if "near" in (a.relation, b.relation) and km <= _NEAR_KM:
        return Where("close", TOWN, f"{a.name} and {b.name} are {km:.0f} km apart")
    return Where("apart", TOWN, f"{a.name} and {b.name} are {km:.0f} km apart")


def _named_after(site: Spot, town: Spot) -> bool:
    """Whether a place has the name of a town and more: the airport of Pskov."""
    one, other = plain_name(site.name).split(), plain_name(town.name).split()
    return len(one) > len(other) and set(other) <= set(one)


def _held(outer: Spot, inner: Spot) -> Where:
    """How a narrower place stands to a wider one."""
    wide = level(outer)
    told = Where("inside", wide, f"{inner.name} lies in {outer.name}")
    apart = Where("apart", wide, f"{inner.name} does not lie in {outer.name}")
    if wide == COUNTRY and outer.relation != "direction":
        return told
    if wide == REGION and outer.admin1 is not None and inner.admin1 is not None:
        return told if outer.admin1 == inner.admin1 else apart
    if level(inner) >= AREA:
        return Where("unknown", wide, f"{inner.name} and {outer.name} may overlap")
    km = distance_km(outer, inner)
    reach = (outer.radius_km or 0.0) + (5.0 if wide == DISTRICT else 0.2 * (outer.radius_km or 0.0))
    if km <= reach:
        return told
    return apart if km > 1.5 * reach + 30 else Where("unknown", wide, f"{inner.name} may lie in {outer.name}")


def _by_ring(ring: Spot, other: Spot) -> Where:
    """How a place stands to one told by its distance from somewhere."""
    if level(other) > DISTRICT:
        shared = _share_country(ring, other)
        return Where("unknown" if shared else "apart", level(other), f"{ring.distance_km:g} km from {ring.name}")
    off = abs(distance_km(ring, other) - (ring.distance_km or 0.0))
    if off <= max(_RING_KM, _RING * (ring.distance_km or 0.0)):
        return Where("close", TOWN, f"{other.name} is about {ring.distance_km:g} km from {ring.name}")
    return Where("apart", TOWN, f"{other.name} is not {ring.distance_km:g} km from {ring.name}")


def _by_name(a: Spot, b: Spot) -> Where:
    """Places that no entry was found for."""
    if a.id is None and b.id is None and sound_key(plain_name(a.name)) == sound_key(plain_name(b.name)):
        return Where("named", TOWN, f"same name ({a.name})")
    return Where("unknown", WIDER, "a place is not known")


def distance_km(a: Spot, b: Spot) -> float:
    """The distance of two points on the globe."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return float("inf")
    one, other, far = radians(a.latitude), radians(b.latitude), radians(b.longitude - a.longitude)
    h = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(far / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))
