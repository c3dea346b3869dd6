"""Which place a name means in this text: the region named with it, the countries the text is about."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.gazetteer import Gazetteer, distance_km
from dateline.lang import table
from dateline.mentions.place_names import NameHit
from dateline.mentions.tree import Tree
from dateline.model import Place

# Gazetteer kinds to try for each announcing noun, in order; None: any.
_KINDS: dict[str | None, tuple[str | None, ...]] = {
    "region": ("region", "country", "area", None),
    "district": ("district", "region", "city", None),
    "city": ("city", "district", None),
    "quarter": ("facility", "district", "city", None),
    "facility": ("facility", "city", "district", None),
    "area": ("area", "sea", "region", "city", None),
}
# A town named by its adjective: "Novochakhtinski" for Novoshakhtinsk.
_ADJECTIVAL = ("skiy", "skyi", "skyy", "ski", "sky")
_REACH_KM = 20.0
_REGION_KM = 600.0  # how far beyond a country the news about it may go
_TELLING = 42.0  # 15,000 people: a town that speaks for a country that the text does not name
_VILLAGE = 60_000  # people; no wire calls a larger town a village
_HAMLET, _STRAY_KM = 10_000, 350.0
_CONTINENT_KM = 1_500.0
_FAR_KM, _NEAR_KM = 300.0, 160.0
_BY_PEOPLE = 6  # votes for a country by its people's name: an army that strikes abroad is named over and over
_FAR_BETTER = 14.0  # tenths of powers of ten of population: a region this much better known than its namesake town


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A place, or None and why not; `within` the region that settled it."""

    place: Place | None
    reason: str | None = None
    within: Place | None = None


def countries_of(gazetteer: Gazetteer, tree: Tree, hits: Sequence[NameHit], language: str) -> tuple[str, ...]:
    """The countries a text is about (ISO 3166-1 alpha-3), most named first."""
    votes: Counter[str] = Counter()
    for token in tree.tokens:
        if len(token.text) > 3 and token.upos in ("ADJ", "NOUN", "PROPN"):
            code = gazetteer.demonym(token.text, language=language)
            if code is not None and votes[code] < _BY_PEOPLE:
                votes[code] += 2
    for code, bodies in table(language, "places").get("bodies", {}).items():
        if not set(bodies).isdisjoint(tree.lows):
            votes[code] += 2
    towns, regions_named = [], []
    for hit in hits:
        found = gazetteer.candidates(hit.name)
        if not found:
            continue
        countries = [c.place for c in found if c.place.kind == "country" and c.quality == 0]
        regions = [c for c in found if c.place.kind == "region"] if hit.nature == "region" else []
        if len(countries) > 1:
            continue  # "Congo" is two
        if countries and countries[0].country:
            votes[countries[0].country] += 2
        elif regions and len({c.place.country for c in regions if regions[0].weight - c.weight < 10}) == 1:
            regions_named.append(regions)
        elif hit.nature not in ("facility", "street"):  # "l'église Saint-Paul" is in no town of that name
            towns.append((found, hit.nature == "city" and hit.noun is not None))
    named = frozenset(code for code, n in votes.items() if n >= 2)
    for regions in regions_named:  # "le gouvernorat d'Al-Jawf" is Yemen's in a text about Yemen
        if regions[0].place.country in named or not any(c.place.country in named for c in regions):
            votes[regions[0].place.country or ""] += 2
    sure = frozenset(code for code, n in votes.items() if n >= 2)
    for found, called in towns:  # "Palma" says nothing of Spain in a text about Mozambique
        if called and len(sure) > 1 and found[0].weight < _TELLING and found[0].place.country not in sure:
            continue  # nor does "the village of X" of a third country beside two that are told of
        if any(c.place.country in sure and c.place.country != found[0].place.country for c in found if c.weight > 25):
            continue
        codes = {c.place.country for c in found if found[0].weight - c.weight < 10}
        if sure and found[0].weight < _TELLING and not any(_beside(gazetteer, found[0].place, code) for code in sure):
            continue  # nor does a hamlet of another continent
        if len(codes) == 1 and (code := found[0].place.country):
            votes[code] += 2 if found[0].weight >= 56 else 1
    return tuple(code for code, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])))


def _beside(gazetteer: Gazetteer, place: Place, code: str) -> bool:
    """Whether a place lies in a country, its neighbours or not far from them."""
    country = gazetteer.country(code)
    return country is not None and distance_km(place, country) <= country.radius_km + _REGION_KM


class Resolver:
    """Resolves the names of one text, given the countries it is about."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        countries: tuple[str, ...],
        capitals: frozenset[str] = frozenset(),
        villages: frozenset[str] = frozenset(),
        upper: frozenset[str] = frozenset(),
        nouns: Mapping[str, str] | None = None,
        home: tuple[str, ...] = (),
        parts: tuple[str, ...] = (),
        hyphened: frozenset[str] = frozenset(),
    ) -> None:
        self.gazetteer, self.countries, self.capitals, self.home = gazetteer, countries, capitals, home
        self.villages, self.upper, self.nouns, self.parts = villages, upper, nouns or {}, parts
        self.hyphened = hyphened

    def resolve(self, hit: NameHit, within: Sequence[Place] = (), near: Sequence[Place] = ()) -> Resolved:
        """The place of a name.

        `within` are the regions and countries said to hold it, nearest first: the first that holds such a place
        decides, and where none does the name is refused. `near` are places of the same sentence: they only break ties.
        """
        if hit.nature == "region":  # "les régions de Tver et Rostov, dans le kraï de X": no region lies in another
            within = [r for r in within if r.kind != "region"]
        vague = all(r.kind in ("area", "sea") for r in within)  # "le Bénin, en Afrique de l'Ouest"
        if hit.nature is None and vague and (country := self.country(hit)):
            return Resolved(place=country)
        reason = None
        for region in within:
            if reason is not None and region.kind == "country" and any(r.kind == "region" for r in within):
                break  # "X, en Ituri, en RDC": a namesake in another province is not meant
            town = region.kind in ("city", "village")  # "le camp de X, à l'ouest de Y" lies in reach of Y
            around = replace(region, radius_km=region.radius_km + _REACH_KM) if town else region
            place, reason = self.by_kind(hit, around)
            if place is None and hit.name.endswith(_ADJECTIVAL):  # "l'usine de Novochakhtinski"
                place = self.by_kind(replace(hit, name=hit.name[: hit.name.rindex("sk") + 2]), around)[0]
            if place is not None:
                return Resolved(place=place, within=region if place.id != region.id else None)
        if within and within[0].kind != "country":
            return Resolved(place=None, reason=reason or f"{hit.name}: not found in {within[0].name}", within=within[0])
        place, why = self.by_kind(hit, None)
        if place is not None and within and place.country is not None and place.country != within[0].country:
            return Resolved(place=None, reason=f"{hit.name}: none in {within[0].name}", within=within[0])
        if place is not None and self.far_namesake(hit, place):
            return Resolved(place=None, reason=f"{hit.name}: none in {', '.join(self.countries)}")
        if place is not None and not within and self.foreign_village(hit, place):
            return Resolved(place=None, reason=f"{hit.name}: none in {', '.join(self.countries)}")
        if place is not None and hit.nature == "city" and place.population < _VILLAGE:
            for region in near[:2]:  # the namesake in a region of the same sentence
                inside = self.by_kind(hit, region)[0] if region.kind == "region" else None
                place = inside if inside is not None and inside.kind in ("city", "village") else place
        if place is not None and not within and (self.misplaced(hit, place, near) or self.stray(hit, place, near)):
            closer = self.nearest(hit, near)
            if closer is None:
                return Resolved(place=None, reason=f"{hit.name}: none near")
            place = closer
        if place is None and why is not None and "several places" in why:
            place = self.nearest(hit, near)
        if place is None and why is not None and "several places" in why:
            for region in near:
                place, _ = self.by_kind(hit, region)
                if place is not None:
                    return Resolved(place=place, within=region)
        return Resolved(
            place=place,
            reason=None if place else (reason or why),
            within=within[0] if within and place is None else None,
        )

    def far_namesake(self, hit: NameHit, place: Place) -> bool:
        """Whether a facility bears the name of a town abroad: "the Cairo hotel" in a text about Somalia."""
        if (
            hit.nature != "facility"
            or hit.lead != hit.first
            or place.kind not in ("city", "village", "district")
            or not self.countries
        ):
            return False
        return place.country not in self.countries

    def foreign_village(self, hit: NameHit, place: Place) -> bool:
        """Whether what the text calls a village is one of a third country beside two that it names: a namesake."""
        called = hit.nature == "city" and (hit.noun or "").lower() in self.villages
        small = place.kind in ("city", "village") and place.population < _VILLAGE
        return called and small and len(self.countries) > 1 and place.country not in self.countries

    def misplaced(self, hit: NameHit, place: Place, near: Sequence[Place]) -> bool:
        """Whether what the text calls a village is a large town, or lies far from all that is told of."""
        if hit.nature != "city" or (hit.noun or "").lower() not in self.villages:
            return False
        told = [p for p in near if p.kind != "country"]
        return place.population > _VILLAGE or (bool(told) and min(distance_km(place, p) for p in told) > _FAR_KM)

    def stray(self, hit: NameHit, place: Place, near: Sequence[Place]) -> bool:
        """Whether a name that nothing announces is that of a hamlet far from all that is told of."""
        if hit.nature is not None or place.kind not in ("city", "village") or place.population > _VILLAGE:
            return False
        told = [p for p in near if p.kind != "country"]
        if place.population > _HAMLET:  # a small town of a country that the text is not about, a continent away
            abroad = bool(self.countries) and place.country != self.countries[0]
            return abroad and bool(told) and min(distance_km(place, p) for p in told) > _CONTINENT_KM
        return bool(told) and min(distance_km(place, p) for p in told) > _STRAY_KM

    def nearest(self, hit: NameHit, near: Sequence[Place]) -> Place | None:
        """The namesake nearest to the places told of, where it is clearly nearer than the next."""
        told = [p for p in near if p.kind != "country"]
        towns = [
            c.place for c in self.gazetteer.candidates(hit.name) if c.place.kind in ("city", "village", "facility")
        ]
        towns = [p for p in towns if not self.countries or p.country in self.countries]
        ranked = sorted((min(distance_km(t, p) for p in told), t.id, t) for t in towns[:40]) if told else []
        if not ranked or ranked[0][0] > _NEAR_KM or (len(ranked) > 1 and ranked[1][0] < 1.5 * ranked[0][0] + 10):
            return None
        return ranked[0][2]

    def country(self, hit: NameHit) -> Place | None:
        """The country of a bare name where it is one; a capital's name ("Mexico") is the town."""
        if hit.name in self.capitals:
            return None
        found = [c.place for c in self.gazetteer.candidates(hit.name) if c.place.kind == "country" and c.quality == 0]
        told = [place for code in self.countries for place in found if place.country == code]  # "Congo" is two
        return next(iter(told or found), None)

    def by_kind(self, hit: NameHit, within: Place | None) -> tuple[Place | None, str | None]:
        """The place of the kind the announcing noun asks for, else of the next likely kind."""
        kinds = _KINDS[hit.nature] if hit.nature in _KINDS else self.bare_kinds(hit)
        if hit.nature == "district" and (hit.noun or "").lower() in self.upper:
            kinds = ("region", *kinds)
        if hit.nature == "area" and hit.name.lower().startswith(("mer ", "océan ")):
            kinds = ("sea", "area")  # no province that bears its name
        whole = f"{hit.noun} {hit.name}" if hit.nature in ("facility", "area") and hit.noun else None
        surface = hit.surface if hit.nature in ("facility", "quarter", "area") and hit.surface != whole else None
        if hit.nature == "district" and within is not None and within.kind in ("city", "village"):
            named = (hit.noun or "") in hit.surface.lower()  # a city's own district, which may be listed with its noun
            whole = hit.surface if named else f"{hit.name} {hit.noun}"
        first: str | None = None
        listed = self.listed_names(hit)
        town = next((hit.name.removesuffix(part) for part in self.parts if hit.name.endswith(part)), None)
        if (hit.noun or "").lower() in self.hyphened:  # "l'aéroport d'Alger-Houari Boumediène" is in Alger
            town = hit.name.rpartition("-")[0] or None
        for name in filter(None, (surface, *listed, whole, hit.name, town)):  # "Djugu-centre" is in Djugu
            if (name == surface or name in listed) and not self.gazetteer.candidates(name):
                continue
            for kind in kinds:
                place, reason = self.attempt(name, kind, within)
                if place is not None:
                    return place, None
                if reason and (first is None or "several places" in reason):
                    first = reason
            if (name in (whole, surface) or name in listed) and name != hit.name:
                first = None
        return None, first

    def listed_names(self, hit: NameHit) -> tuple[str, ...]:
        """What a site may be called in the curated list, which is kept in French: "hôpital X", "raffinerie de X"."""
        noun = self.nouns.get((hit.noun or "").lower()) if hit.nature in ("facility", "quarter", "area") else None
        if noun is None and hit.nature == "facility" and hit.noun and len(hit.surface.split()) > 3:
            noun = hit.noun  # "la centrale ukrainienne de X" is listed without the adjective
        return () if noun is None else tuple(f"{noun} {of}{hit.name}" for of in ("", "de ", "d'", "du "))

    def bare_kinds(self, hit: NameHit) -> tuple[str | None, ...]:
        """Kinds to try for a name that no noun announces: the town before the region of that name."""
        found = self.gazetteer.candidates(hit.name)
        towns = [c for c in found if c.place.kind in ("city", "village")]
        others = [c for c in found if c.place.kind in ("region", "area", "sea")]
        if others and hit.article:  # "le Dniepr": towns take no article
            return (others[0].place.kind, "city", None)
        if others and towns and others[0].weight - towns[0].weight > _FAR_BETTER:
            return ("region", None)
        return ("city", None)

    def attempt(self, name: str, kind: str | None, within: Place | None) -> tuple[Place | None, str | None]:
        """One look-up: with all countries of the text, then with the one most named."""
        place, reason = self.gazetteer.resolve(name, countries=self.countries, within=within, kind=kind)
        if place is None and len(self.countries) > 1:
            for country in self.countries[:2]:
                place, _ = self.gazetteer.resolve(name, countries=(country,), within=within, kind=kind)
                if place is not None and place.country in self.countries:
                    return place, None
                place = None
        if place is None and not self.countries and reason is not None and "several places" in reason:
            for country in self.home:  # news in Ukrainian means its own Uman, not Mexico's
                place, _ = self.gazetteer.resolve(name, countries=(country,), within=within, kind=kind)
                if place is not None and place.country == country:
                    return place, None
                place = None
        return place, reason

    def homonym(self, region: Place) -> Place | None:
        """The town a region is named after, where there is one."""
        name = re.sub(r"^.*\b(?:de |d['’]|du )", "", region.name)
        return self.gazetteer.resolve(name, within=region, kind="city")[0]
