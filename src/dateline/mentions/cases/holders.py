"""What holds a place in languages that inflect names: regions, districts and towns said with it or before it."""

import re
from dataclasses import replace
from itertools import pairwise

from dateline.gazetteer import Gazetteer, distance_km
from dateline.mentions.cases.roles import CaseRoles
from dateline.mentions.cases.seats import Seats
from dateline.mentions.place_anaphora import Trail
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_resolve import Resolved, Resolver
from dateline.mentions.tree import Tree
from dateline.model import Place

CITY = 50_000  # people: such a town may have districts
_FAR_KM = 500.0  # no district so far from the middle of the region told of is meant
_NO_FRONT_KM = 2500.0
_SENTENCES = 3  # for which a district named before holds for the villages named then
_LISTED = 14  # towns of one list
_JOINTS, _HELD = frozenset((",", "и", "та", "й", "і")), frozenset(("", "в", "у", "(", "на"))
_OWNS = frozenset({"role.building_of", "role.office", "role.office.governs", "role.party"})
# How wide each kind is: a place lies in wider ones only.
WIDTH = {
    "country": 0,
    "sea": 0,
    "region": 1,
    "area": 1,
    "district": 2,
    "city": 3,
    "village": 3,
    "quarter": 4,
    "facility": 4,
}


class Holders:
    """Finds what holds a name, by the names around it; the reader of a document goes through them in text order."""

    text: str
    language: str
    tree: Tree
    roles: CaseRoles
    gazetteer: Gazetteer
    by_sentence: dict[int, list[NameHit]]
    resolver: Resolver
    trail: Trail
    seats: Seats
    gaps: frozenset[str]
    borders: frozenset[str]
    communes: frozenset[str]
    fronts: frozenset[str]

    def only_region(self) -> Place | None:
        """The region of the text's country where the text names one alone."""
        raise NotImplementedError

    def home(self) -> str | None:
        """The country the text is in at this point."""
        raise NotImplementedError

    def resolved(self, hit: NameHit, within: list[Place]) -> Resolved:
        """What a name means, districts and communities by their chief town where no list has them."""
        near = self.neighbours(hit)
        district = None if within else self.trail.last.get("district")
        region = self.only_region() if hit.noun in self.communes else None
        told = [*within, *self.towns_beside(hit), *filter(None, (district, *near, region))]
        seated = self.seats.place(hit, self.tree.tokens[hit.first].text, told)
        if seated is None and hit.nature == "district" and not within and district is not None:
            seated = self.seats.beside(hit, district)
        if seated is not None:
            return Resolved(place=seated)
        found = self.resolver.resolve(hit, within, near)
        if not within and (here := self.namesake_here(hit, found.place)) is not None:
            known = here.kind == "district"
            reason = None if known else f"{hit.name}: no such district in {here.name}"
            found = replace(found, place=here if known else None, within=None if known else here, reason=reason)
        if hit.nature == "river" and found.place is not None and found.place.kind not in ("sea", "area"):
            return Resolved(place=None, reason=f"{hit.name}: a river")
        if hit.noun in self.fronts and found.place is not None and self.overseas(found.place):
            return Resolved(place=None, reason=f"{hit.name}: a front elsewhere")
        if found.place is not None and (self.only_named(hit, found.place) or self.far_away(hit, within, found.place)):
            return Resolved(place=None, reason=f"{hit.name}: a town elsewhere")
        return found

    def only_named(self, hit: NameHit, place: Place) -> bool:
        """Whether a site in guillemets bears the name of a town far from all told of: "лагерь «Виктория»"."""
        first = self.tree.tokens[hit.first]
        site = hit.nature in ("facility", "quarter") and hit.lead < hit.first
        quoted = site and self.text[max(0, first.start - 1)] in '«"„'
        if not quoted or place.kind not in ("city", "village", "district"):
            return False
        told = [p for p in self.trail.last.values() if p.kind != "country"]
        home = self.home()
        abroad = home is not None and place.country != home
        return abroad or bool(told) and min(distance_km(place, p) for p in told) > _FAR_KM

    def overseas(self, place: Place) -> bool:
        """Whether a place abroad is too far from the country told of for a front of it: "Приморський напрямок"."""
        code = self.home()
        home = self.gazetteer.country(code) if code is not None else None
        return home is not None and place.country != code and distance_km(place, home) > _NO_FRONT_KM

    def far_away(self, hit: NameHit, within: list[Place], place: Place) -> bool:
        """Whether a small town abroad only shares its name with one of the region told of: "у Слов'янську"."""
        region, home = self.trail.last.get("region"), self.home()
        if within or hit.nature not in (None, "city") or place.kind not in ("city", "village"):
            return False
        if region is None or home is None or place.population > CITY or place.country == home != region.country:
            return False
        told = [p for p in self.trail.last.values() if p.country is not None]
        return place.country != home and all(p.country == home for p in told) and distance_km(place, region) > _FAR_KM

    def towns_beside(self, hit: NameHit) -> list[Place]:
        """The towns, or lands named after one, right behind a community: "громаді Синельниківщини"."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        behind = next((o for o in row if o.first >= hit.last and o.nature in (None, "city")), None)
        if hit.noun not in self.communes or behind is None or self.text[hit.span.end : behind.span.start].strip():
            return []
        place = self.resolver.resolve(behind).place
        return [place] if place is not None and place.kind in ("city", "village") else []

    def holder_behind(self, hit: NameHit) -> list[Place]:
        """The district or region right behind a community: "Олександрівської громади Краматорського району"."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        at = next(n for n, other in enumerate(row) if other is hit)
        if hit.noun not in self.communes or at + 1 == len(row) or not self.joined(hit.span.end, row[at + 1].span.start):
            return []
        place = self.resolver.resolve(row[at + 1]).place if row[at + 1].nature in ("district", "region") else None
        return [] if place is None else [place]

    def namesake_here(self, hit: NameHit, place: Place | None) -> Place | None:
        """The district of that name in the region told of, where the best known is elsewhere; far away, the region."""
        region = self.trail.last.get("region") or self.only_region()
        if hit.nature != "district" or region is None or place is None or place.admin1 == region.admin1:
            return None
        inside = self.resolver.resolve(hit, [region]).place
        if inside is not None and inside.kind == "district":
            return inside
        return region if place.kind == "district" and distance_km(place, region) > _FAR_KM else None

    def containers(self, hit: NameHit) -> list[Place]:
        """The regions and countries said to hold a name, nearest first: after it, else right before it."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        at = next(n for n, other in enumerate(row) if other is hit)
        out, end, width = [], max(hit.span.end, self.tree.tokens[hit.last - 1].end), self.width(hit)
        if hit.listed and (city := self.city_behind(row[at:])) is not None:
            return [city]
        if (region := self.region_behind(row[at:])) is not None:
            inside = self.resolver.resolve(hit, [region]).place if hit.known else None
            if hit.nature == "city" or inside is not None and inside.admin1 == region.admin1:
                return [region]
        for other in row[at + 1 : at + 4]:
            if hit.listed or other.listed or not self.joined(end, other.span.start):
                break
            if self.bordered(end, other.span.start):
                break  # "в провинции Тахар на границе с Таджикистаном"
            place = self.container(other, hit)
            if other.nature == "district" and self.has_districts(hit, place):
                break
            if place is None or WIDTH.get(place.kind, 3) >= width and not self.districts_of(place, hit, end, other):
                break
            out.append(place)
            end = other.span.end
        if out:  # "в посёлке штата Кебби в Нигерии": no namesake of that state in another country
            country = next((place for place in out if place.kind == "country"), None)
            return out if country is None else [p for p in out if p.country in (None, country.country)]
        if hit.nature == "city" and hit.noun in self.resolver.villages and (held := self.heading(hit)) is not None:
            return [held]
        for other in reversed(row[max(0, at - 2) : at]):
            if not self.joined(other.span.end, hit.span.start):
                break
            if other.nature == "district" and not self.text[other.span.end : hit.span.start].strip():
                break  # "Дніпровський район Херсона": the town holds the district
            if self.roles.role(other, "country").rule in _OWNS:
                break  # "у посольства России в Кабуле"
            place = self.container(other, hit)
            if place is not None and place.kind == "area" and place.country is None:
                continue  # "в Нигере (Западная Африка) в районе ..."
            if place is not None and WIDTH.get(place.kind, 3) < width:
                return [place]
        return []

    def city_behind(self, row: list[NameHit]) -> Place | None:
        """The large town behind a list of its districts: "в Киевском и Петровском районах Донецка"."""
        last = next((n for n, hit in enumerate(row) if not hit.listed), len(row))
        if row[0].nature != "district" or last + 1 >= len(row):
            return None
        one, other = row[last], row[last + 1]
        place = self.container(other, one)
        return place if place is not None and self.districts_of(place, one, one.span.end, other) else None

    def region_behind(self, row: list[NameHit]) -> Place | None:
        """The region right behind a list of towns: "в районах Северска, Часова Яра и Константиновки ДНР"."""
        for n, (one, other) in enumerate(pairwise(row[:_LISTED])):
            gap = self.text[one.span.end : other.span.start].strip().lower()
            if gap in _JOINTS and other.nature in (None, "city", "district"):
                continue
            if not (n or one.listed) or gap not in _HELD or other.nature not in (None, "region"):
                return None
            place = self.container(other, one)
            return place if place is not None and place.kind == "region" else None
        return None

    def districts_of(self, place: Place, hit: NameHit, end: int, other: NameHit) -> bool:
        """Whether a name is that of a district of the large town named right after it."""
        beside = not self.text[end : other.span.start].strip()
        return hit.nature == "district" and place.kind == "city" and place.population >= CITY and beside

    def has_districts(self, hit: NameHit, district: Place | None) -> bool:
        """Whether a town holds the district behind it, not the other way: "у Запоріжжі в Комунарському районі"."""
        if hit.nature not in (None, "city") or hit.noun in self.resolver.villages:
            return False
        town = next((c.place for c in self.gazetteer.candidates(hit.name)), None)
        if town is None or town.kind != "city" or town.population < CITY:
            return False
        return district is None or not self.gazetteer.contains(district, town)

    def heading(self, hit: NameHit) -> Place | None:
        """The district that a paragraph opens with, which its villages lie in: "Грайворонский округ. По селу ..."."""
        sentence = self.tree.sentences[self.tree.tokens[hit.lead].sentence]
        first = next(s for s in self.tree.sentences if s.paragraph == sentence.paragraph)
        for other in self.by_sentence.get(first.index, ())[:1]:
            if other is not hit and other.nature in ("district", "region") and other.first < hit.first:
                return self.resolved(other, self.holder_behind(other)).place
        return None

    def width(self, hit: NameHit) -> int:
        """How wide what a name means is, as in `WIDTH`."""
        if not hit.known and hit.nature not in ("region", "district"):
            return 4  # "Южный берег Крыма"
        if hit.nature in WIDTH:
            return 3 if hit.noun in self.communes else WIDTH[hit.nature]
        found = self.gazetteer.candidates(hit.name)
        if any(c.place.kind == "country" and c.quality == 0 for c in found):
            return 0
        return WIDTH.get(found[0].place.kind, 3) if found else 3

    def joined(self, end: int, start: int) -> bool:
        """Whether only words of apposition and prepositions of place stand between two names."""
        gap = self.text[end:start]
        if "\n" in gap or start - end > 40:
            return False
        found = list(re.finditer(r"\w+|[^\w\s]", gap.lower()))
        words = [m.group() for m in found]
        held = all(m.group() in self.gaps or self.of_a_country(end + m.start()) for m in found)
        return held and words != [","] or words == [] or words == ["("]

    def of_a_country(self, at: int) -> bool:
        """Whether the word at a code point says of which country something is: "афганской провинции"."""
        k = self.tree.at(at)
        if k is None or self.tree.tokens[k].upos != "ADJ":
            return False
        return self.gazetteer.demonym(self.tree.tokens[k].lemma, language=self.language) is not None

    def bordered(self, end: int, start: int) -> bool:
        """Whether a border stands between two names, so that the second does not hold the first."""
        return any(w in self.borders for w in self.text[end:start].lower().split())

    def container(self, other: NameHit, hit: NameHit) -> Place | None:
        """The place of a name as something that may hold `hit`."""
        if other.nature in ("region", "area", "district"):
            found = self.resolved(other, self.holder_behind(other))
            return found.place or found.within
        if other.nature not in (None, "city"):
            return None
        place = self.resolver.resolve(other).place
        if place is not None and place.kind in ("city", "village"):
            return place if hit.nature in ("quarter", "facility", "district") else None
        return place

    def neighbours(self, hit: NameHit) -> list[Place]:
        """Regions and countries elsewhere in the sentence and the last ones named: they only break ties."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        out = []
        for other in row[:12]:
            if other is not hit and other.nature in ("region", "area"):
                if (place := self.resolver.resolve(other).place) is not None:
                    out.append(place)
        return out + [p for k in ("region", "area", "country", "city") if (p := self.trail.last.get(k)) is not None]

    def holder(self, hit: NameHit, within: list[Place]) -> Place | None:
        """What an unknown name is said to lie in, else the town or region the text was in last."""
        last = self.trail.last
        if not within or within[0].kind == "region":
            if (district := self.district_before(hit)) is not None:
                return district
        if within:
            return within[0]
        town, latest = last.get("city"), self.trail.latest
        if town is not None and latest is not None and latest.kind == "region" and latest.admin1 != town.admin1:
            town = None  # a region named since: "У села X упал дрон. В области Y горит завод «Z»"
        if hit.nature in ("facility", "quarter", "district") and town is not None:
            return town
        region = last.get("region") or last.get("area") or self.only_region()
        if region is None and town is not None and town.admin1:
            region = self.gazetteer.region(town.admin1)
        code = self.home() if region is None and hit.nature is not None else None
        return region if region is not None or code is None else self.gazetteer.country(code)

    def district_before(self, hit: NameHit) -> Place | None:
        """The district named in the sentences right before an unknown village, in the region told of."""
        region = self.trail.last.get("region")
        if hit.nature != "city" or hit.noun not in self.resolver.villages or region is None:
            return None
        k = self.tree.tokens[hit.lead].sentence
        before = [o for j in range(max(0, k - _SENTENCES), k + 1) for o in self.by_sentence.get(j, ())]
        named = [o for o in before if o.nature == "district" and o.noun not in self.fronts and o.first < hit.first]
        place = self.container(named[-1], hit) if named else None
        return place if place is not None and place.kind == "district" and place.admin1 == region.admin1 else None
