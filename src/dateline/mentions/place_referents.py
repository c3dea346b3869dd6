"""What a nameless mention of a place stands for: "la capitale", "ce pays", "the refinery"."""

from dataclasses import replace

from dateline.mentions.place_anaphora import Anaphor
from dateline.mentions.place_holders import Holders
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_parts import capital_names
from dateline.mentions.place_relations import Relation, read_relation
from dateline.mentions.place_settle import PRECISION, related
from dateline.model import Place, PlaceMention

_BOUNDED = frozenset({"country", "region", "area"})


class Referents(Holders):
    """Reads the nameless mentions of a document by the places named so far."""

    towns: frozenset[str]
    regions: frozenset[str]
    pointers: frozenset[str]
    any_site: frozenset[str]
    sames: frozenset[str]
    sites: dict[str, PlaceMention]
    unplaced: PlaceMention | None
    lost_village: PlaceMention | None

    def nameless(self, anaphor: Anaphor) -> PlaceMention | None:
        """The mention of "la capitale", "ce pays", "le territoire russe"."""
        hit = anaphor.hit
        if anaphor.kind == "site":
            return self.site(hit)
        if self.unplaced is not None and anaphor.kind == "city" and not self.describes(anaphor):
            return replace(self.unplaced, span=hit.span, rule="anaphor.city")  # the village no list has, told again
        village = (hit.noun or "").lower() in self.resolver.villages
        if village and self.lost_village is not None and anaphor.kind == "city" and not self.describes(anaphor):
            return replace(self.lost_village, span=hit.span, rule="anaphor.city")
        place = self.referent(anaphor)
        if place is None or self.describes(anaphor):
            return None
        role = self.roles.role(hit, place.kind)
        relation = self.relation(hit, place.kind)
        if anaphor.bearing is not None:
            relation = Relation(kind="direction", start=hit.span.start, bearing=anaphor.bearing, compass=hit.noun)
        name_role = (
            "modifier" if relation is not None and relation.kind == "border" and role.role == "event" else role.role
        )
        mention = PlaceMention(
            span=hit.span,
            name=place.name,
            place=place,
            role=name_role,
            rule=f"anaphor.{anaphor.kind}{'.governs' if role.rule.endswith('.governs') else ''}",
            where_prec=PRECISION.get(place.kind),
        )
        return related(mention, relation, place)

    def site(self, hit: NameHit) -> PlaceMention | None:
        """The mention of "the refinery", which the text has named before; None where it named none, or several."""
        noun = (hit.noun or "").lower()
        named = self.sites.get(noun)
        if named is None and noun in self.any_site and len(self.sites) == 1:
            named = next(iter(self.sites.values()))
        role = self.roles.role(hit, "facility")
        return replace(named, span=hit.span, role=role.role, rule="anaphor.site", relation=None) if named else None

    def describes(self, anaphor: Anaphor) -> bool:
        """Whether a nameless mention only says whence people are: "des enfants du même village"."""
        same = anaphor.hit.first - 1
        return same > 0 and self.tree.lows[same] in self.sames and self.tree.lows[same - 1] in self.evidence.clues["of"]

    def referent(self, anaphor: Anaphor) -> Place | None:
        """The place a nameless mention stands for."""
        last = self.trail.last
        k = anaphor.hit.first - 1
        if anaphor.kind in ("district", "region") and k >= 0 and self.tree.lows[k] in self.sames:
            latest = self.trail.latest  # "the same district" is that of the place just named
            if anaphor.kind == "region" and latest is not None and latest.kind != "region" and latest.admin1:
                return self.gazetteer.region(latest.admin1) or latest
            return latest or last.get(anaphor.kind)
        if anaphor.kind == "town":
            return self.gazetteer.demonym_place(anaphor.adjective or "", language=self.document.language)
        if anaphor.kind == "land" and anaphor.adjective and (town := self.town_told(anaphor)) is not None:
            return town
        if anaphor.kind == "land" and anaphor.adjective and (region := self.region_told(anaphor)) is not None:
            return region
        if anaphor.kind in ("land", "capital"):
            country = self.gazetteer.country(anaphor.owner) if anaphor.owner else None
            code = (
                country.country
                if country is not None
                else (
                    self.gazetteer.demonym(anaphor.adjective, language=self.document.language)
                    if anaphor.adjective
                    else self.owner(anaphor.hit) or self.aggrieved(anaphor.hit) or self.capital_told() or self.home()
                )
            )
            if code is None:
                return None
            if anaphor.kind == "land":
                return self.gazetteer.country(code)
            name = capital_names().get(code)
            return self.gazetteer.resolve(name, countries=(code,), kind="city")[0] if name else None
        if anaphor.kind == "country":
            code = self.aggrieved(anaphor.hit) or self.home()
            return self.gazetteer.country(code) if code else None
        if anaphor.kind == "territory":
            return last.get("region") or last.get("area") or last.get("country")
        if anaphor.kind == "region":
            city = last.get("city")
            region = last.get("region")
            if region is None and city is not None and city.admin1:
                region = self.gazetteer.region(city.admin1)
            area = last.get("area")
            return region or (area if area is not None and area.kind != "sea" else None)  # a river is no region
        if anaphor.kind == "city" and (anaphor.hit.noun or "") in self.resolver.villages and self.trail.village:
            return self.trail.village
        if anaphor.kind == "city" and "city" not in last:
            region = last.get("region")
            return self.resolver.homonym(region) if region else None
        return last.get(anaphor.kind)

    def capital_told(self) -> str | None:
        """The country whose capital is the place told of last: "à Kiev ...", then "en pleine rue, dans la capitale"."""
        town = self.trail.latest
        name = capital_names().get(town.country) if town is not None and town.country else None
        if town is None or name is None or town.kind != "city":
            return None
        capital = self.gazetteer.resolve(name, countries=(town.country or "",), kind="city")[0]
        return town.country if capital is not None and capital.geonameid == town.geonameid else None

    def town_told(self, anaphor: Anaphor) -> Place | None:
        """The town told of last that "the Ukrainian city" takes up; None where there is none of that country."""
        k, lows = anaphor.hit.first - 1, self.tree.lows
        town = self.trail.last.get("city")
        if town is None or k < 0 or lows[k] not in self.pointers or (anaphor.hit.noun or "") not in self.towns:
            return None
        code = self.gazetteer.demonym(anaphor.adjective or "", language=self.document.language)
        return town if code in (town.country, town.administered_by) else None

    def region_told(self, anaphor: Anaphor) -> Place | None:
        """The region told of last that "the Russian border region" takes up; None where none is of that country."""
        k, region = anaphor.hit.first - 1, self.trail.last.get("region")
        if region is None or k < 0 or self.tree.lows[k] not in self.pointers:
            return None
        if (anaphor.hit.noun or "") not in self.regions:
            return None
        code = self.gazetteer.demonym(anaphor.adjective or "", language=self.document.language)
        return region if code in (region.country, region.administered_by) else None

    def aggrieved(self, hit: NameHit) -> str | None:
        """The country that "against the country" means where another one acts: "X's army said Y fired at the country".

        None where the sentence names no actor, or no other country before it.
        """
        named = {}
        for other in self.by_sentence.get(self.tree.tokens[hit.first].sentence, ()):
            country = self.resolver.country(other) if other.first < hit.first else None
            if country is not None and country.country:
                named[other.last - 1] = country.country
        head, steps = hit.last - 1, 0
        while steps < 4 and self.tree.tokens[head].upos != "VERB" and self.tree.tokens[head].head != head:
            head, steps = self.tree.tokens[head].head, steps + 1
        subjects = [t.i for t in self.tree.children(head, "nsubj")]
        acting = {named[i] for i in subjects if i in named}
        rest = set(named.values()) - acting
        return next(iter(rest)) if len(acting) == 1 and len(rest) == 1 else None

    def owner(self, hit: NameHit) -> str | None:
        """The country named after "la capitale de", or None."""
        for other in self.by_sentence.get(self.tree.tokens[hit.first].sentence, ()):
            gap = self.document.text[hit.span.end : other.span.start].replace("'", "' ").split()
            if 0 < other.first - hit.last <= 3 and gap and gap[0] in self.evidence.clues["of"]:
                country = self.resolver.country(other)
                return country.country if country else None
        return None

    def relation(self, hit: NameHit, kind: str | None) -> Relation | None:
        """The relation said before a mention."""
        sentence = self.tree.sentences[self.tree.tokens[hit.lead].sentence]
        prefix = self.document.text[sentence.span.start : hit.span.start]
        plain = hit.nature is None or self.tree.tokens[hit.first].start == hit.span.start
        relation = read_relation(prefix, self.document.language, bounded=kind in _BOUNDED, plain=plain)
        return replace(relation, start=sentence.span.start + relation.start) if relation else None
