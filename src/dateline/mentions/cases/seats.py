"""The district or community that an adjective is made of: "Дергачівська громада" lies around Дергачі."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.gazetteer import Gazetteer, distance_km
from dateline.mentions.cases.forms import Forms
from dateline.mentions.place_names import NameHit
from dateline.model import Place

_TOWNS = ("city", "village")
_CLEAR = 6.0  # tenths of powers of ten of population: one of several namesakes that stands out
_FORMER = 20.0  # what a name no longer borne counts less
_NEAR_KM = 60.0
_COMMUNE_KM, _LARGEST_COMMUNE_KM, _DISTRICT_KM = 12.0, 20.0, 30.0


class Seats:
    """Finds the chief towns of districts and communities by their adjectives, in the regions a text tells of."""

    def __init__(self, gazetteer: Gazetteer, forms: Forms, communes: frozenset[str], countries: Sequence[str]) -> None:
        self.gazetteer, self.forms = gazetteer, forms
        self.communes, self.countries = communes, frozenset(countries)

    def place(self, hit: NameHit, word: str, near: Sequence[Place]) -> Place | None:
        """The land around the town that the adjective `word` of a hit is made of; None where unknown or unclear.

        `near` are places told of, what holds the name first: the first that has such a town decides.
        """
        commune = hit.noun in self.communes
        adjective = self.forms.adjective(word, "район") if hit.nature == "district" else None
        if adjective is None or not commune and self.listed(adjective):
            return None
        towns = self.towns(adjective)
        regions = False
        for holder in near:
            if holder.kind in _TOWNS:  # "у Васильківській громаді Синельниківщини"
                inside = [town for town in towns if distance_km(holder, town[1]) < _NEAR_KM]
            else:
                inside = [town for town in towns if self.gazetteer.contains(holder, town[1])]
            regions = regions or holder.kind == "region"
            if holder.kind != "country" and inside:
                return _around(inside[0][1], commune)
        if regions:
            return None
        clear = len(towns) == 1 or (len(towns) > 1 and towns[0][0] - towns[1][0] >= _CLEAR)
        return _around(towns[0][1], commune) if clear else None

    def village(self, hit: NameHit, place: Place | None, district: Place | None) -> Place | None:
        """The village of a name in the community told of before, or near it; no namesake far from there."""
        if district is None or district.radius_km > _LARGEST_COMMUNE_KM:
            return place
        towns = [c.place for c in self.gazetteer.candidates(hit.name) if c.place.kind in _TOWNS]
        near = sorted((distance_km(district, t), t.id, t) for t in towns)
        if near and near[0][0] < _NEAR_KM:
            return near[0][2]
        return None if place is not None and distance_km(district, place) > _NEAR_KM else place

    def beside(self, hit: NameHit, district: Place) -> Place | None:
        """The district of that name in the region of the one told of before, where several bear it."""
        found = [c.place for c in self.gazetteer.candidates(hit.name) if c.place.kind == "district"]
        found += [c.place for c in self.gazetteer.candidates(f"{hit.name} {hit.noun}")]
        here = [p for p in found if p.admin1 == district.admin1 and p.admin1 is not None]
        return replace(here[0], kind="district") if len(here) == 1 < len(found) else None

    def listed(self, adjective: str) -> bool:
        """Whether the gazetteer has a district under its adjective, in this language or as a neighbour spells it."""
        names = (adjective, *self.forms.otherwise(adjective))
        return any(c.place.kind == "district" for name in names for c in self.gazetteer.candidates(name))

    def towns(self, adjective: str) -> list[tuple[float, Place]]:
        """The towns an adjective may be made of in the countries of the text, the best known first."""
        found = {
            c.place.id: (c.weight - _FORMER * (c.quality > 0), c.place)
            for name in self.forms.seats(adjective)
            for c in self.gazetteer.candidates(name)
            if c.place.kind in _TOWNS and c.place.country in self.countries
        }
        return sorted(found.values(), key=lambda town: (-town[0], town[1].id))


def _around(town: Place, commune: bool) -> Place:
    """The land around a town."""
    reach = _COMMUNE_KM if commune else _DISTRICT_KM
    return replace(town, kind="district", radius_km=max(reach, town.radius_km))
