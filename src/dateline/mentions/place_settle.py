"""What a mention means with its neighbours and its relation: apposition, part, ring, fallback."""

import re
from itertools import pairwise

from dateline.gazetteer import Gazetteer, distance_km
from dateline.lang import table
from dateline.mentions.place_parts import part_of, shifted
from dateline.mentions.place_relations import Relation
from dateline.model import Place, PlaceMention, Span
from dateline.model.quick import replace

PRECISION = {"country": 6, "region": 4, "area": 4, "sea": 7, "district": 3, "city": 1, "village": 1, "facility": 1}
_ENDS = frozenset({"role.event", "role.struck", "role.party"})  # "reliait Bangui à Bambari"
_OFF_KM = 40.0  # how far off a distance said in a dispatch may be
_LOOSE = 0.35  # and by what part of it: along roads, from the outskirts, in round figures
_HOLDERS = frozenset({"country", "region", "area", "district"})
_NEARER = frozenset({"region", "district", "city", "village"})
_WAY_KM = 50.0  # how far from the known end of a way something between it and an unknown one may lie


def settled(text: str, language: str, gazetteer: Gazetteer, found: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions with what apposition tells of each pair: "X, dans l'est du pays", "basé à X, en Y"."""
    words = {k: frozenset(v) for k, v in table(language, "places")["appositions"].items()}
    words.setdefault("towns", frozenset())
    capitals = frozenset(table(language, "places")["metonyms"]["words"])
    out = list(found)
    for n, (one, other) in enumerate(pairwise(found)):
        one = out[n]
        gap = text[one.span.end : other.span.start]
        if one.rule == "relation.between" and gap.strip() in words["pair"]:
            out[n + 1] = other = _on_the_way(replace(other, rule=one.rule), one)
            out[n] = one = _on_the_way(one, other)
        if gap.strip() in words["to"] and _towns(one, other) and other.rule == "role.event" and one.rule in _ENDS:
            out[n], out[n + 1] = (
                replace(one, role="event", rule="relation.between"),
                replace(other, rule="relation.between"),
            )
            continue
        if gap.strip() in words["pair"] or gap.strip() == ",":
            if _party(one) and other.rule == "role.event" and _bare_party(other, capitals):
                out[n + 1] = other = replace(other, role=one.role, rule=one.rule)
            elif (
                _party(other)
                and one.rule == "role.event"
                and _bare_party(one, capitals)
                and _opens(text, one.span.start)
            ):
                out[n] = one = replace(one, role=other.role, rule=other.rule)
        if gap.strip() == "," and one.role == "event" and one.place is not None and _way_to(other, one):
            out[n + 1] = replace(other, role="modifier", rule="role.landmark")
            continue
        if one.role == "origin" and other.role == "event" and _others(gap, words):
            out[n + 1] = other = replace(other, role="origin", rule="role.origin")
        if not apposed(gap, words):
            if one.role == other.role == "event" and other.place is not None and _described(gap, words["towns"]):
                out[n + 1] = replace(other, rule="place.container")
                if one.place is not None and _far_from(one.place, other):
                    one = replace(one, place=None, where_prec=None, reason=f"{one.name}: none there")
                out[n] = one if one.place is not None or one.latitude is not None else _beside(one, other)
            continue
        if one.role in ("seat", "origin", "modifier") and other.role == "event" and one.rule != "role.landmark":
            if other.place is not None and other.place.kind in ("region", "country", "area", "district"):
                out[n + 1] = replace(other, role=one.role, rule=one.rule)
        elif one.role == "event" and one.place is not None and _contained(gazetteer, one.place, other):
            out[n + 1] = replace(other, rule="place.container")
        elif one.role == "event" and one.place is not None and _described(gap, words["towns"]):
            if _far_from(one.place, other):
                out[n] = _beside(replace(one, place=None, reason=f"{one.name}: none there"), other)
        elif one.place is None and other.place is not None and one.role == "event" and _lies_open(one, other.place):
            out[n] = _beside(one, other)
    return out


def told_elsewhere(found: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions, with a name that no list has put where the dispatch puts it elsewhere: "X", later "X, à Y"."""
    placed = {m.name: m for m in reversed(found) if m.place is None and m.within and m.within.kind in _NEARER}
    out = []
    for one in found:
        other = placed.get(one.name)
        lost = one.place is None and (one.within is None or one.within.kind == "country")
        if other is not None and lost and one.relation is None and other.relation is None:
            one = replace(
                one,
                within=other.within,
                latitude=other.latitude,
                longitude=other.longitude,
                radius_km=other.radius_km,
                where_prec=other.where_prec,
                reason=other.reason,
            )
        out.append(one)
    return out


def _way_to(other: PlaceMention, one: PlaceMention) -> bool:
    """Whether a direction from a town only tells where the place before it is: "in the X region, south of Y"."""
    towns = other.place is not None and other.place.kind in ("city", "village")
    return other.role == "event" and other.relation == "direction" and towns and other.place != one.place


def _lies_open(one: PlaceMention, place: Place) -> bool:
    """Whether nothing but its country is known of where a name lies that the dispatch puts in a place."""
    if one.latitude is None:
        return True
    return one.within is not None and one.within.kind == "country" and place.kind in _NEARER


def _beside(one: PlaceMention, other: PlaceMention) -> PlaceMention:
    """An unknown name put where the known one said with it lies."""
    if other.place is None:
        return one
    return replace(
        one,
        within=other.place,
        latitude=other.latitude if other.latitude is not None else other.place.latitude,
        longitude=other.longitude if other.longitude is not None else other.place.longitude,
        radius_km=other.radius_km or other.place.radius_km,
        where_prec=max(2, other.where_prec or 4),
        reason=f"{one.reason or one.name + ': unknown'}; placed in {other.name}",
    )


def _on_the_way(one: PlaceMention, other: PlaceMention) -> PlaceMention:
    """The unknown end of a way, put where its known end lies: "entre X et Y"."""
    if one.place is not None or other.place is None or other.place.kind in _HOLDERS:
        return one
    return replace(
        one,
        latitude=other.place.latitude,
        longitude=other.place.longitude,
        radius_km=max(_WAY_KM, other.place.radius_km),
        where_prec=5,
        reason=f"{(one.reason or one.name + ': unknown').split('; ')[0]}; on the way to {other.name}",
    )


def _far_from(place: Place, other: PlaceMention) -> bool:
    """Whether a namesake lies far off what holds the town meant: "X, faubourg de Donetsk", found near Moscow."""
    if other.place is None or other.relation == "distance" or place.kind not in ("city", "village"):
        return False
    return distance_km(place, other.place) > 2 * max(_AROUND_TOWN, other.place.radius_km)


_AROUND_TOWN = 30.0  # km within which the villages of a town lie


def _described(gap: str, towns: frozenset[str]) -> bool:
    """Whether what stands between two mentions says what the first is: "X, commune perchée au-dessus de Y"."""
    said = re.findall(r"[\w-]+|[^\w\s]", gap.lower()) if len(gap) <= 90 else []
    if said[:1] != [","] or any(w in ".;:()" for w in said) or said.count(",") > 1:
        return False
    return any(w in towns for w in said[1:5]) and "et" not in said[1:3]


def measured(text: str, language: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions, with towns put where the distance said after them has it: "X, en Y, à 30 km de Z".

    An unknown town lies at that distance, or in the part of the country said after it; a namesake far from there
    is not the town meant.
    """
    words = {k: frozenset(v) for k, v in table(language, "places")["appositions"].items()}
    out = list(found)
    for n, one in enumerate(found):
        known = one.place is not None
        if one.role != "event" or one.relation not in (None, "near") or one.rule == "relation.between":
            continue
        if one.place is not None and one.place.kind not in ("city", "village"):
            continue
        end = one.span.end
        for other in found[n + 1 : n + 4]:
            gap = text[end : other.span.start]
            joined = gap.strip() in ("", ",", "(") or gap.strip(" '").lower() in words["of"] or apposed(gap, words)
            if not joined or "\n" in gap or (gap.strip() == "," and other.relation != "distance"):
                break
            end = other.span.end
            if other.place is None or not (other.latitude is not None and other.radius_km or _rings(one, other)):
                continue
            if other.relation == "distance":
                if one.place is not None and _as_far(one.place, other.place, other.distance_km or 0.0):
                    break
            elif known or other.relation != "direction" or one.within is None or one.within.kind != "country":
                continue
            elif other.place.id != one.within.id:
                continue
            why = f"{one.name}: none there" if known else (one.reason or f"{one.name}: unknown").split("; ")[0]
            out[n] = replace(
                one,
                place=None,
                within=other.place,
                latitude=other.latitude if other.latitude is not None else other.place.latitude,
                longitude=other.longitude if other.longitude is not None else other.place.longitude,
                radius_km=max(other.radius_km or 0.0, (other.distance_km or 0.0) if not other.bearing else 0.0),
                where_prec=other.where_prec,
                reason=f"{why}; placed {text[other.span.start : other.span.end]}",
            )
            break
    return out


def _rings(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether an unknown name lies on a ring around a town whose side is not said: "X, à 20 km de Y"."""
    return one.place is None and other.relation == "distance" and bool(other.distance_km)


def _as_far(town: Place, anchor: Place, said: float) -> bool:
    """Whether a town lies about as far from a place as the dispatch says; the bearings of news are loose."""
    return abs(distance_km(town, anchor) - said) <= _OFF_KM + said * _LOOSE


def _towns(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether both are towns: "de Mombasa à Lamu" is a way between them."""
    return all(m.place is not None and m.place.kind in ("city", "village") and m.relation is None for m in (one, other))


def _party(mention: PlaceMention) -> bool:
    """Whether a mention stands for a government or an army."""
    return mention.role in ("actor", "seat") and mention.rule in ("role.party", "role.says", "role.according_to")


def _bare_party(mention: PlaceMention, capitals: frozenset[str]) -> bool:
    """Whether a mention is a country or a capital, which may stand for its government."""
    return mention.place is not None and (mention.place.kind == "country" or mention.name in capitals)


def _opens(text: str, start: int) -> bool:
    """Whether nothing leads a name: it opens its sentence or clause."""
    before = re.sub(r"(?:\b(?:la|les?)|l')\s*$", "", text[max(0, start - 8) : start], flags=re.IGNORECASE)
    return not before.strip() or "\n" in before[-3:] or before.rstrip()[-1] in '.,;:«»"”'


def _others(gap: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether the words between two mentions go on with "les autres de"."""
    said = gap.lower().replace("'", "' ").split()
    return len(gap) < 90 and bool(said) and said[-1] in words["of"] and bool(words["others"] & set(said))


def _contained(gazetteer: Gazetteer, place: Place, other: PlaceMention) -> bool:
    """Whether a mention is only the country, region or part of it that holds the place before it."""
    outer = other.place
    if outer is None or other.role != "event" or outer.kind not in _HOLDERS or outer.id == place.id:
        return False
    return gazetteer.contains(outer, place)


def apposed(gap: str, words: dict[str, frozenset[str]], limit: int = 60) -> bool:
    """Whether only words of apposition stand between two mentions."""
    said = re.findall(r"\w+|[^\w\s]", gap.lower()) if 0 < len(gap) <= limit else []
    return bool(said) and said != [","] and said[0] not in words["joiners"] and words["words"].issuperset(said)


def related(mention: PlaceMention, relation: Relation | None, place: Place | None) -> PlaceMention:
    """The mention with its relation: point, radius and precision."""
    if relation is None:
        return mention
    span = Span(min(relation.start, mention.span.start), mention.span.end)
    if relation.kind == "near":
        radius = max(20.0, place.radius_km * 1.5) if place else None
        return replace(
            mention, span=span, relation="near", radius_km=radius, where_prec=2 if place else mention.where_prec
        )
    if relation.kind == "over":
        return replace(mention, span=span, relation="over")
    if relation.kind == "distance":
        point = (mention.latitude, mention.longitude)
        if place is not None and relation.bearing is not None and relation.bearing >= 0:
            point = shifted(place.latitude, place.longitude, relation.bearing, relation.distance_km or 0.0)
        return replace(
            mention,
            latitude=point[0],
            longitude=point[1],
            span=span,
            relation="distance",
            distance_km=relation.distance_km,
            bearing=relation.compass,
            radius_km=relation.uncertainty_km,
            where_prec=5 if (relation.distance_km or 0) > 30 else 2,
        )
    if relation.kind == "direction" and relation.bearing is not None:
        if place is None:
            return replace(mention, span=span, relation="direction", bearing=relation.compass)
        area = part_of(place, relation.bearing, outside=relation.outside)
        inner = relation.bearing < 0 and place.kind in ("city", "village")
        return replace(
            mention,
            span=span,
            relation=None if inner else "direction",
            bearing=None if relation.bearing < 0 else relation.compass,
            latitude=area.latitude,
            longitude=area.longitude,
            radius_km=area.radius_km,
            where_prec=1 if inner else (2 if place.kind in ("city", "village") else 5),
        )
    if relation.kind in ("between", "toward"):
        return replace(mention, rule=f"relation.{relation.kind}" if mention.role == "event" else mention.rule)
    return mention


def placed_in(mention: PlaceMention, holder: Place, reason: str | None) -> PlaceMention:
    """An unknown name placed in what is said to hold it, at that precision; the reason says so."""
    return replace(
        mention,
        within=holder,
        latitude=holder.latitude,
        longitude=holder.longitude,
        radius_km=holder.radius_km,
        where_prec=max(2, PRECISION.get(holder.kind, 4)),
        reason=f"{reason or mention.name + ': unknown'}; placed in {holder.name}",
    )
