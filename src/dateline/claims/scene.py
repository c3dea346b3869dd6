"""The scene of a dispatch: which place is being told of, sentence by sentence.

Choosing among the places of a clause, and what a clause that names none may take over from before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.gazetteer import Gazetteer, distance_km
from dateline.mentions.place_aside import ASIDES
from dateline.model import Place, PlaceMention, Span

# How precisely a mention pins an event; a country is no scene for a background of its own.
_LEVELS = {
    "facility": 3.2,
    "village": 3.0,
    "city": 3.0,
    "district": 2.5,
    "region": 2.0,
    "area": 1.9,
    "sea": 1.2,
    "country": 1.0,
}
COUNTRY_LEVEL = 1.3
_WEAK = frozenset({"relation.between", *ASIDES})
MOST = 30  # mentions weighed for one event: more stand in no clause a reader could follow
_PINNED_KM = 20.0  # how closely an unknown village is placed that counts as one
_FAR_TOKENS = 0.012


@dataclass(slots=True)
class Scene:
    """Where the telling stands: the news, the older context, what an aside tells of, and where all began.

    An aside (a closure elsewhere, a list of airports) holds for its paragraph; `main` is the place of the attack that
    the dispatch opens with, as closely as it is told.
    """

    news: PlaceMention | None = None
    context: PlaceMention | None = None
    context_paragraph: int = -1
    side: PlaceMention | None = None
    side_paragraph: int = -1
    main: PlaceMention | None = None
    left: PlaceMention | None = None  # where the news stood before a sentence in mid-paragraph went elsewhere
    left_paragraph: int = -1
    entered: int = -1  # the paragraph in which a sentence without events moved the scene
    nowhere: int = -1  # the paragraph that tells of weapons fired, not of where they fell

    def come_back(self, paragraph: int) -> None:
        """Ends an excursion with its paragraph: the next one goes on where the news stood."""
        if self.left is not None and paragraph != self.left_paragraph:
            self.news, self.left = self.left, None

    def here(self, paragraph: int) -> PlaceMention | None:
        """The place being told of in a paragraph."""
        if paragraph == self.nowhere:
            return None
        return self.side if self.side is not None and self.side_paragraph == paragraph else self.news


def level(mention: PlaceMention) -> float:
    """How closely a mention pins an event, higher is closer."""
    if mention.place is None:
        pinned = mention.radius_km is not None and mention.radius_km <= _PINNED_KM  # "X, à 5 km de Y"
        return 0.8 if mention.latitude is None else 2.7 if pinned else 2.4
    value = _LEVELS.get(mention.place.kind, 1.0)
    if mention.relation == "distance":
        value = min(value, 1.9)
    elif mention.relation == "direction":
        value = min(value, 2.2) if value >= 2.5 else value - (0.3 if value >= 1.9 else -0.25)
    elif mention.relation == "near":
        value -= 0.1
    if mention.rule in _WEAK:
        value -= 1.6
    if mention.rule.startswith("anaphor."):
        value -= 0.05
    return value


def holder_of(mention: PlaceMention) -> Place | None:
    """The place of a mention, or what an unknown name was placed in."""
    return mention.place if mention.place is not None else mention.within


def holds(gazetteer: Gazetteer, outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether one mention's place takes in the other's (both known, not the same)."""
    a, b = holder_of(outer), holder_of(inner)
    if a is not None and b is not None and inner.rule == "place.list" and a.kind == "region":
        return a.admin1 is not None and a.admin1 == b.admin1 and a.id != b.id  # "A and the B community" of a region
    if a is None or b is None or level(outer) >= level(inner):
        return False
    if a.id == b.id:
        return True
    if a.kind in ("country", "region", "area"):
        return gazetteer.contains(a, b)
    return distance_km(a, b) <= max(60.0, a.radius_km + b.radius_km)


def choose(gazetteer: Gazetteer, places: Sequence[PlaceMention], at: int) -> PlaceMention | None:
    """The place of an event told at code point `at` among those of its clause: the closest pin, then the nearest."""
    places = sorted(places, key=lambda m: _gap(m.span, at))[:MOST]
    pool = [m for m in places if not any(holds(gazetteer, m, other) for other in places if other is not m)]
    pool = [m for m in pool if not _only_bearing(gazetteer, m, pool)]
    if not pool:
        return None
    return max(pool, key=lambda m: (level(m) - _FAR_TOKENS * _gap(m.span, at) / 5, -m.span.start))


_BRACKET = re.compile(r"\([^()]{1,20}\)")
_SOILS = frozenset({None, "over"})


def _only_bearing(gazetteer: Gazetteer, mention: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether "au sud-est de Moscou" only says where the region named before it lies."""
    if mention.relation != "direction" or mention.place is None or mention.place.kind not in ("city", "village"):
        return False
    before = (m for m in places if m is not mention and m.span.end <= mention.span.start)
    regions = (m.place for m in before if m.place is not None and m.place.kind == "region" and m.relation in _SOILS)
    return any(not gazetteer.contains(region, mention.place) for region in regions)


def _gap(span: Span, at: int) -> int:
    """Code points between a span and a position."""
    return max(0, span.start - at, at - span.end)


def coordinated(
    text: str,
    chosen: PlaceMention,
    places: Sequence[PlaceMention],
    joints: frozenset[str],
    links: frozenset[str],
) -> list[PlaceMention]:
    """The mentions of a list that `chosen` stands in ("à A, B et C"), itself included, in text order.

    `joints` may stand between two of them, `links` are "et" and "ou".
    """
    row = sorted(places, key=lambda m: m.span.start)
    if chosen not in row:
        return [chosen]
    k = row.index(chosen)
    first = last = k
    while first > 0 and _joined(text, row[first - 1], row[first], joints, links):
        first -= 1
    while last + 1 < len(row) and _joined(text, row[last], row[last + 1], joints, links):
        last += 1
    found = row[first : last + 1]
    said = " ".join(_BRACKET.sub(" ", text[a.span.end : b.span.start]).lower() for a, b in pairwise(found)).split()
    return found if links.intersection(said) or len(found) > 2 else [chosen]  # "au Lido, à Mogadiscio" is no list


def _joined(text: str, one: PlaceMention, other: PlaceMention, joints: frozenset[str], links: frozenset[str]) -> bool:
    """Whether nothing but commas, "et" and prepositions stands between two mentions of one kind."""
    if one.place is None or other.place is None or one.place.id == other.place.id:
        return False
    # "au-dessus des régions de A et de B": over both
    if one.relation != other.relation and (other.relation is not None or one.relation == "distance"):
        return False
    if _rank(one.place) != _rank(other.place):
        return False
    said = _BRACKET.sub(" ", text[one.span.end : other.span.start])  # "des régions de A (nord-est), B et C"
    gap = said.lower().replace(",", " , ").replace("'", "' ").split()
    linked = "," in gap or bool(links.intersection(gap))
    return len(gap) <= 7 and linked and all(w in joints for w in gap)


def _rank(place: Place) -> str:
    """What places of one list have in common: towns with towns, regions with regions."""
    return "city" if place.kind in ("city", "village") else place.kind


def joined(text: str, row: Sequence[PlaceMention]) -> PlaceMention:
    """One mention for a list of places: their middle and a radius that takes all in; countries have no point."""
    span = Span(row[0].span.start, row[-1].span.end)
    name = text[span.start : span.end]
    points = [(m.place, m) for m in row if m.place is not None]
    if any(p.kind == "country" for p, _ in points):
        return PlaceMention(
            span=span, name=name, place=None, where_prec=7, rule="place.list", reason=f"{name}: several countries"
        )
    latitude = sum(p.latitude for p, _ in points) / len(points)
    longitude = sum(p.longitude for p, _ in points) / len(points)
    codes, regions = {p.country for p, _ in points}, {p.admin1 for p, _ in points}
    whole = Place(
        id="+".join(sorted(p.id for p, _ in points)),
        name=name,
        kind="area",
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        radius_km=0.0,
        country=codes.pop() if len(codes) == 1 else None,
        admin1=regions.pop() if len(regions) == 1 else None,
    )
    radius = max(distance_km(whole, p) + p.radius_km for p, _ in points)
    return PlaceMention(
        span=span,
        name=name,
        place=whole,
        radius_km=round(radius, 1),
        latitude=whole.latitude,
        longitude=whole.longitude,
        relation=row[0].relation,
        where_prec=5,
        rule="place.list",
    )
