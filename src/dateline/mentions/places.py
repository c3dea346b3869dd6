"""PlaceMention: found in the text, read for relation and role, resolved in context."""

import re
from bisect import bisect_left
from dataclasses import replace

from dateline.gazetteer import Gazetteer, distance_km, open_gazetteer
from dateline.lang import table, word_set
from dateline.mentions.cases.reader import CasePlaceReader
from dateline.mentions.place_anaphora import Anaphor, Trail, find_anaphors
from dateline.mentions.place_aside import ASIDES, aside
from dateline.mentions.place_evidence import Evidence
from dateline.mentions.place_followed import followed
from dateline.mentions.place_names import NameHit, NameScanner
from dateline.mentions.place_parts import capital_names
from dateline.mentions.place_relations import LOCATING, Relation, read_relation
from dateline.mentions.place_resolve import Resolved, Resolver, countries_of
from dateline.mentions.place_roles import RoleReader
from dateline.mentions.place_settle import PRECISION, measured, placed_in, related, settled, told_elsewhere
from dateline.mentions.place_words import compass_words
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, Place, PlaceMention, Span

_DATELINE = re.compile(r"[ \t]*[A-ZÀ-ÝÉ][\w' ./-]{1,40}(?:,[^()\n]{1,40})?\s?\([A-Z][^()\n]{1,40}\)\s*[-–—:.]")
_SLASHED = re.compile(r"[ \t]*[A-ZÀ-ÝÉ][A-ZÀ-ÝÉ' -]{2,30}/[A-ZÀ-ÝÉ][A-ZÀ-ÝÉ' /-]{2,40}\s?(?:[–—]|-\s)")  # "X/Y –"
_TOWN_KM, _OTHER_TOWN_KM = 15.0, 60.0
_DISTRICT_KM = 80.0  # how far from its seat a district reaches where the gazetteer has no more than the seat
_METROPOLIS = 500_000  # people
_TOLD_REGIONS = 3  # regions that most of a text's places lie in: namesakes elsewhere are not meant
_LOCAL = frozenset({"city", "village", "district", "facility"})
_WELL_KNOWN = 100_000  # people: a town that a governor may name beyond his region
_BOUNDED = frozenset({"country", "region", "area"})


def find_places(document: Document, parse: Parse) -> tuple[PlaceMention, ...]:
    """All of them, in text order: names and nameless mentions, whatever their role."""
    if "cases" in table(document.language, "places"):
        return CasePlaceReader(document, parse, open_gazetteer()).mentions()
    return PlaceReader(document, parse, open_gazetteer()).mentions()


class PlaceReader:
    """Reads the places of one document in text order, keeping a trail of those already named."""

    def __init__(self, document: Document, parse: Parse, gazetteer: Gazetteer) -> None:
        self.document, self.gazetteer = document, gazetteer
        self.tree = Tree(parse)
        language = document.language
        self.roles = RoleReader(self.tree, language)
        self.take(NameScanner(document.text, self.tree, language, self.known, self.is_demonym).hits(followed))
        anaphora = table(language, "places")["anaphora"]
        first = bool(anaphora.get("adjective_first"))
        self.towns = word_set(language, "places", "anaphora", "city") if first else frozenset()
        self.pointers = frozenset(anaphora["determiners"]) | frozenset(anaphora["pointing"])
        self.any_site = word_set(language, "places", "anaphora", "any_site")
        self.sites: dict[str, PlaceMention] = {}  # by their noun, the last one named of each
        self.unplaced: PlaceMention | None = None  # the town told of last, where the gazetteer does not have it
        self.compass = compass_words(language)
        self.datelines = [p.span for p in document.parts if p.kind in ("dateline", "byline")]
        self.bordering = word_set(language, "places", "relations", "border")
        self.owners = word_set(language, "places", "behind", "possessive")
        self.sames = word_set(language, "places", "anaphora", "same")
        self.gaps = word_set(language, "places", "appositions", "words")
        for paragraph in document.paragraphs[:3]:
            if found := (_DATELINE.match(document.text, *paragraph) or _SLASHED.match(document.text, *paragraph)):
                self.datelines.append(Span(*found.span()))
            elif (span := self.correspondent(paragraph.start)) is not None:
                self.datelines.append(span)

    def take(self, hits: list[NameHit]) -> None:
        """Reads these names as the places of the document; what was read before is forgotten."""
        language, self.hits = self.document.language, hits
        self.by_sentence: dict[int, list[NameHit]] = {}
        for hit in hits:
            self.by_sentence.setdefault(self.tree.tokens[hit.lead].sentence, []).append(hit)
        capitals = word_set(language, "places", "metonyms", "words")
        upper = word_set(language, "places", "names", "upper")
        villages = word_set(language, "places", "names", "villages")
        nouns = table(language, "places").get("listed", {})
        self.resolver = Resolver(
            self.gazetteer, countries_of(self.gazetteer, self.tree, hits, language), capitals, villages, upper, nouns
        )
        self.trail = Trail()
        self.said_before: dict[str, Place] = {}  # names once resolved in the region said with them
        self.town_in = -1  # the paragraph that names the town last told of
        self.here = -1  # the paragraph being read
        self.countries_here: dict[int, set[str]] = {}
        self.evidence = Evidence(self.document, self.tree, self.gazetteer, hits, lambda hit: bool(self.containers(hit)))

    def correspondent(self, start: int) -> Span | None:
        """The words "Bucarest, de notre correspondant" that open a paragraph."""
        head = self.document.text[start : start + 80].split("\n")[0].lower()
        ends = [head.find(words) for words in table(self.document.language, "places")["names"]["correspondents"]]
        ends = [e for e in ends if 0 < e < 40]
        return Span(start, start + min(ends)) if ends else None

    def is_demonym(self, word: str) -> bool:
        """Whether a word is an adjective or noun of nationality in the text's language."""
        return self.gazetteer.demonym(word, language=self.document.language) is not None

    def known(self, name: str, loose: bool = False) -> bool:
        """Whether the gazetteer has a name; one-letter and lower-case names never count."""
        return len(name) > 1 and bool(self.gazetteer.candidates(name, loose=loose))

    def mentions(self) -> tuple[PlaceMention, ...]:
        """The mentions in text order."""
        taken = frozenset(k for h in self.hits for k in range(h.lead, h.last))
        anaphors = find_anaphors(
            self.tree,
            self.document.language,
            taken,
            lambda word: self.gazetteer.demonym(word, language=self.document.language),
            lambda word: self.gazetteer.demonym_place(word, language=self.document.language) is not None,
            self.document.text,
        )
        anaphors = [a for a in anaphors if a.owner is None or self.gazetteer.country(a.owner) is not None]
        owned = [a.hit.span for a in anaphors if a.owner is not None]
        hits = [h for h in self.hits if not any(s.start <= h.span.start and h.span.end <= s.end for s in owned)]
        todo: list[NameHit | Anaphor] = sorted([*hits, *anaphors], key=_start)
        found: list[PlaceMention] = self.dated()
        for item in todo:
            self.here = self.paragraph_of(item)
            mention = self.named(item) if isinstance(item, NameHit) else self.nameless(item)
            if mention is None:
                continue
            found.append(mention)
            if isinstance(item, NameHit) and item.nature == "facility" and item.noun:
                self.sites[item.noun.lower().split()[-1]] = mention
            if isinstance(item, NameHit) and mention.role == "event" and item.nature in (None, "city"):
                if mention.place is not None and mention.place.kind in ("city", "village"):
                    self.unplaced = None
                elif mention.place is None and (item.noun or "").lower() in self.towns:
                    self.unplaced = mention
            if mention.place is not None and (mention.role == "event" or mention.rule.endswith(".governs")):
                anchor = mention.relation in ("distance", "near") and "city" in self.trail.last
                if mention.rule not in ASIDES and not (anchor and self.town_in == self.here):
                    # "la ville" is the one told of
                    if mention.place.kind in ("city", "village"):
                        self.town_in = self.here
                    self.trail.pass_by(mention.place, told=mention.role == "event")
                    if isinstance(item, NameHit) and (seat := self.seat_of(item, mention.place)) is not None:
                        self.trail.pass_by(seat, told=False)
                if mention.role == "event" and mention.place.country:
                    self.countries_here.setdefault(self.here, set()).add(mention.place.country)
        return tuple(self.settle(sorted(found, key=_at)))

    def paragraph_of(self, item: NameHit | Anaphor) -> int:
        """The paragraph that a name or a nameless mention stands in."""
        hit = item if isinstance(item, NameHit) else item.hit
        return self.tree.sentences[self.tree.tokens[hit.first].sentence].paragraph

    def seat_of(self, hit: NameHit, place: Place) -> Place | None:
        """The town that names a site in it: "l'aéroport d'Erbil" brings the telling to Erbil."""
        if place.kind != "facility" or not hit.name:
            return None
        town = self.gazetteer.resolve(hit.name, countries=self.resolver.countries, kind="city")[0]
        return town if town is not None and distance_km(town, place) <= _TOWN_KM + town.radius_km else None

    def settle(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions with what those around them tell of each."""
        text, language = self.document.text, self.document.language
        return told_elsewhere(measured(text, language, settled(text, language, self.gazetteer, found)))

    def dated(self) -> list[PlaceMention]:
        """The place of the dateline, which stands outside the parsed text."""
        name = self.document.dateline_place
        for part in self.document.parts if name else ():
            at = self.document.text.find(name or "", part.span.start, part.span.end) if part.kind == "dateline" else -1
            if at >= 0 and name and not any(h.span.start <= at < h.span.end for h in self.hits):
                town, _, land = name.partition(", ")
                country = self.gazetteer.country(land) if land else None
                countries = (country.country,) if country and country.country else self.resolver.countries
                place, reason = self.gazetteer.resolve(town, countries=countries, kind="city")
                span = Span(at, at + len(name))
                return [
                    PlaceMention(
                        span=span, name=name, place=place, reason=reason, role="dateline", rule="role.dateline"
                    )
                ]
        return []

    def named(self, hit: NameHit) -> PlaceMention | None:
        """The mention of a name."""
        hit = self.pronoun_nature(hit)
        if hit.nature is None and hit.last - hit.first == 1 and self.is_demonym(hit.name) and not self.country(hit):
            return None  # "un Russe" is no town in Bulgaria
        within = self.containers(hit)
        near = self.neighbours(hit)
        found = self.resolver.resolve(hit, within, near)
        if found.place is None and (region := self.village_of(hit)) is not None:
            found = Resolved(place=region)
        if not within and hit.nature in (None, "city") and (outer := self.led_by(hit)) is not None:
            inside = self.resolver.resolve(hit, [outer])  # "dans la région de X, à Y"
            found = inside if inside.place is not None and inside.place.kind != "country" else found
        if not within and (ruled := self.ruled_here(hit)) is not None:
            found = self.of_territory(hit, ruled, found)
            within = [ruled] if found.within is ruled else within
        road = hit.nature == "street" and (hit.noun or "").lower() in self.evidence.roads
        if hit.nature == "street" and not (road and within):
            return None
        if not (self.evidence.credible(hit, found.place) if found.place is not None else self.evidence.placed(hit)):
            return None
        if found.place is None and (way := self.way(hit)) is not None:
            found = Resolved(place=way)
        named = hit.name.lower() if hit.nature not in ("region", "district", "area") else ""
        again = self.said_before.get(named) if not within else None
        if again is not None and (found.place is None or found.place.kind == "village"):
            found = Resolved(place=again)  # "X, dans la région de Y", then "X" alone
        elif named and within and found.place is not None:
            self.said_before.setdefault(named, found.place)
        bare = hit.nature is None and not self.evidence.led(hit)
        if found.place is not None and bare and found.place.kind == "district":
            found = Resolved(place=None, reason=f"{hit.name}: only a district has that name")
        town = self.trail.last.get("city")
        quarter = hit.nature == "quarter" and (hit.noun or "").lower() in self.evidence.quarters
        if quarter and found.place is not None and not within and town is not None:
            if distance_km(town, found.place) > _TOWN_KM + town.radius_km:
                found = Resolved(place=None, reason=f"{hit.name}: none in {town.name}")
        towns = found.place is not None and found.place.kind in ("city", "village", "district")
        if towns and hit.nature in ("district", "quarter") and self.by_article(hit) and not within:
            return None  # "le district du Dnipro" is a quarter by the river: towns take no article
        if found.place is not None and self.namesake(hit, found.place, within):
            found = Resolved(place=None, reason=f"{hit.name}: a town elsewhere")
        kind = found.place.kind if found.place else None
        relation = self.relation(hit, kind)
        role = self.roles.role(hit, kind)
        name_role, rule = role.role, role.rule
        if rule.endswith(".governs") and found.place is not None and (self.regional(hit) or self.was_region(hit)):
            region = self.gazetteer.resolve(hit.name, countries=self.resolver.countries, kind="region")[0]
            if region is not None and region.kind == "region" and found.place.kind in ("city", "village"):
                found, kind = Resolved(place=region), "region"
        if any(s.start <= hit.span.start < s.end for s in self.datelines):
            name_role, rule = "dateline", "role.dateline"
        elif relation is not None and relation.kind == "border" and name_role == "event":
            name_role, rule = "modifier", "role.landmark"
        elif (
            relation is not None
            and relation.kind in LOCATING
            and rule in ("role.complement", "role.head_noun", "role.event", "role.party")
        ):
            beside = relation.kind == "near" and kind == "country" and not self.offshore(hit)
            name_role, rule = ("modifier", "role.landmark") if beside else ("event", "role.event")
        if found.place is None and name_role == "modifier":
            return None
        passing = self.passing(hit, relation, kind) if name_role == "event" else None
        if passing in ("role.part_of_name", "role.origin"):
            name_role, rule = ("origin" if passing == "role.origin" else "modifier"), passing
        mention = PlaceMention(
            span=hit.span,
            name=hit.name,
            place=found.place,
            within=found.within,
            role=name_role,
            rule=rule,
            reason=found.reason,
            where_prec=PRECISION.get(kind or ""),
        )
        if found.place is None:
            holder = self.holder(hit, within)
            mention = placed_in(mention, holder, found.reason) if holder is not None else mention
        if relation is not None and relation.kind == "direction" and kind == "country":
            return self.known_part(related(mention, relation, found.place))
        if road and mention.role == "event":  # somewhere along it: any closer place said wins
            return replace(mention, radius_km=30.0, rule="relation.between")
        mention = related(mention, relation, found.place)
        return replace(mention, rule=passing) if passing == "relation.aside" else mention

    def village_of(self, hit: NameHit) -> Place | None:
        """The region whose name stands before a village that is not named: "a Zamfara village"."""
        behind = hit.noun is not None and hit.first == hit.lead and self.tree.lows[hit.last - 1] == hit.noun.lower()
        if hit.nature != "city" or not behind or (hit.noun or "").lower() not in self.resolver.villages:
            return None
        region = self.gazetteer.resolve(hit.name, countries=self.resolver.countries, kind="region")[0]
        return region if region is not None and region.kind == "region" else None

    def country(self, hit: NameHit) -> bool:
        """Whether a country bears a name that is also its people's, behind a word of place: "en Somalie"."""
        named = any(c.place.kind == "country" and c.quality == 0 for c in self.gazetteer.candidates(hit.name))
        return named and self.evidence.led(hit)

    def by_article(self, hit: NameHit) -> bool:
        """Whether an article that is one with "de" leads a name: "du Dnipro"."""
        names = table(self.document.language, "places")["names"]
        contracted = set(names.get("contracted", ())) - set(names["articles"])
        return hit.first > 0 and self.tree.lows[hit.first - 1] in contracted

    def namesake(self, hit: NameHit, place: Place, within: list[Place]) -> bool:
        """Whether a street market or square of the town told of only bears the name of another: "le marché de X"."""
        town = self.trail.last.get("city") or self.filed_from()
        local = (hit.noun or "").lower() in self.evidence.local
        known = place.kind in ("city", "village", "district")
        if not local or within or town is None or not known or place.id == town.id:
            return False
        elsewhere = any(h.name == hit.name and h is not hit for h in self.hits)
        return not elsewhere and distance_km(town, place) > _OTHER_TOWN_KM

    def filed_from(self) -> Place | None:
        """The town that the dispatch is filed from, or None."""
        name = self.document.dateline_place
        if not name:
            return None
        return self.gazetteer.resolve(name, countries=self.resolver.countries, kind="city")[0]

    def was_region(self, hit: NameHit) -> bool:
        """Whether the name of an office was a region's where it was said last: "the X region", then "X officials"."""
        before = [h for h in self.hits if h.name == hit.name and h.span.end <= hit.span.start]
        return (
            hit.nature is None
            and self.resolver.villages != frozenset()
            and before[-1:] != []
            and (before[-1].nature == "region")
        )

    def regional(self, hit: NameHit) -> bool:
        """Whether the office right behind a name is a region's: "Belgorod governor" governs more than the town."""
        words = self.roles.words.get("behind_regional", frozenset())
        near = self.tree.lows[hit.last : hit.last + 5]
        return bool(words) and any(word in words for word in near)

    def passing(self, hit: NameHit, relation: Relation | None, kind: str | None) -> str | None:
        """The rule by which a name is only said in passing, or None."""
        start = min(relation.start, hit.span.start) if relation is not None else hit.span.start
        sentence = self.tree.sentences[self.tree.tokens[hit.lead].sentence].span.start
        town = kind in ("city", "village") and not any(
            c.place.kind in ("region", "area", "sea") for c in self.gazetteer.candidates(hit.name)
        )
        return aside(
            self.document.text,
            sentence,
            (start, hit.span.end),
            self.document.language,
            town=town,
            bare=hit.nature is None and relation is None,
            distant=relation is not None and relation.kind == "distance",
        )

    def way(self, hit: NameHit) -> Place | None:
        """The stretch between the two towns that name a road: "l'axe Kaya-Dori"."""
        one, dash, other = hit.name.partition("-")
        if not dash or not other[:1].isupper() or (hit.noun or "").lower() not in self.evidence.roads:
            return None
        ends = [self.resolver.resolve(replace(hit, name=n, nature=None, noun=None)).place for n in (one, other)]
        if ends[0] is None or ends[1] is None or ends[0].country != ends[1].country:
            return None
        span = distance_km(ends[0], ends[1])
        middle = [(ends[0].latitude + ends[1].latitude) / 2, (ends[0].longitude + ends[1].longitude) / 2]
        return replace(
            ends[0],
            id=f"{ends[0].id}+{ends[1].id}",
            name=hit.name,
            kind="area",
            latitude=round(middle[0], 4),
            longitude=round(middle[1], 4),
            radius_km=round(span / 2 + 5, 1),
            geonameid=None,
            population=0,
        )

    def known_part(self, mention: PlaceMention) -> PlaceMention:
        """The mention with the extent that news gives to "l'est de la RDC" where the gazetteer lists it."""
        said = self.document.text[mention.span.start : mention.span.end]
        for candidate in self.gazetteer.candidates(said):
            part = candidate.place
            if part.kind == "area" and mention.place is not None and part.country == mention.place.country:
                return replace(mention, latitude=part.latitude, longitude=part.longitude, radius_km=part.radius_km)
        return mention

    def nameless(self, anaphor: Anaphor) -> PlaceMention | None:
        """The mention of "la capitale", "ce pays", "le territoire russe"."""
        hit = anaphor.hit
        if anaphor.kind == "site":
            return self.site(hit)
        if self.unplaced is not None and anaphor.kind == "city" and not self.describes(anaphor):
            return replace(self.unplaced, span=hit.span, rule="anaphor.city")  # the village no list has, told again
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
        if anaphor.kind in ("land", "capital"):
            country = self.gazetteer.country(anaphor.owner) if anaphor.owner else None
            code = (
                country.country
                if country is not None
                else (
                    self.gazetteer.demonym(anaphor.adjective, language=self.document.language)
                    if anaphor.adjective
                    else self.owner(anaphor.hit) or self.aggrieved(anaphor.hit) or self.home()
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

    def town_told(self, anaphor: Anaphor) -> Place | None:
        """The town told of last that "the Ukrainian city" takes up; None where there is none of that country."""
        k, lows = anaphor.hit.first - 1, self.tree.lows
        town = self.trail.last.get("city")
        if town is None or k < 0 or lows[k] not in self.pointers or (anaphor.hit.noun or "") not in self.towns:
            return None
        code = self.gazetteer.demonym(anaphor.adjective or "", language=self.document.language)
        return town if code in (town.country, town.administered_by) else None

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

    def home(self) -> str | None:
        """The country the text is in at this point: of its paragraph, of the places so far, else the one most named."""
        if len(own := self.countries_here.get(self.here, set())) == 1:
            return next(iter(own))
        if (code := self.trail.country()) is not None:
            return code
        return self.resolver.countries[0] if self.resolver.countries else None

    def containers(self, hit: NameHit) -> list[Place]:
        """The regions and countries said to hold a name: "X, dans la région de Y", "X (Y)", nearest first."""
        text = self.document.text
        out: list[Place] = []
        end, owned = hit.span.end, False
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        for other in row[bisect_left(row, end, key=lambda h: h.span.start) :][:4]:
            if other.span.start - end > 60:
                break
            if self.owned(other):
                if self.resolver.country(other) is not None and text[end : other.span.start].strip() == ",":
                    end = self.tree.tokens[other.last].end  # "X, Ukraine's Kharkiv region"
                    owned = True
                    continue
                break
            gap = [w.lower() for w in re.findall(r"\w+|[^\w\s]", text[end : other.span.start])]
            gap = [","] if owned and not gap else gap
            if not gap or any(w not in self.gaps for w in gap) or other.listed:
                break
            if gap[0] in self.evidence.clues["glue"] or (other.nature is None and gap == [","]):
                break
            if other.nature is None and gap[-1] in self.evidence.clues.get("relatives", ()):
                break  # "in Dnipro, which Kyiv denied"
            if gap[0] in self.evidence.clues["strictly_at"] and self.resolver.country(other) is not None:
                break  # "la route qui relie X à la Libye"
            if self.beside(other, gap) or self.next_to(other, gap):
                break
            at = other.nature is None and gap[-1] in self.evidence.clues["strictly_at"] and hit.nature is None
            place = self.container(other, town=hit.nature in ("quarter", "facility") or at)
            if place is None and end == hit.span.end and len(gap) == 1 and gap[0] in self.evidence.clues["of"]:
                end = other.span.end  # "la paroisse X de Y": what holds Y holds X
                continue
            if place is None and not out and other.nature in ("region", "district"):
                end = other.span.end  # "X, dans la zone de Y (Z)": what holds an unknown Y holds X
                continue
            if place is None:
                break
            out.append(place)
            end = other.span.end
        return out or self.containers_before(hit, row)

    def next_to(self, other: NameHit, gap: list[str]) -> bool:
        """Whether a place is only said to lie by another: "à Belgorod, non loin de l'Ukraine"."""
        if other.nature is None and gap[0] == "," and gap[1:] and self.bordering & set(gap[2:]):
            return True  # "Belgorod, région frontalière de Kharkiv"
        if self.resolver.country(other) is None:
            return False
        if self.bordering & set(gap):
            return True
        relation = read_relation(self.evidence.prefix(other), self.document.language)
        return relation is not None and relation.kind in ("near", "border", "distance")

    def owned(self, hit: NameHit) -> bool:
        """Whether a possessive follows a name: "X, the largest town Y's army held"."""
        k = hit.last
        return bool(self.owners) and k < len(self.tree.tokens) and self.tree.lows[k] in self.owners

    def containers_before(self, hit: NameHit, row: list[NameHit]) -> list[Place]:
        """What leads to a name and holds it: "Ukraine's X region", "the Y region town of X"."""
        k = bisect_left(row, hit.span.start, key=lambda h: h.span.start) - 1
        if k < 0 or not self.owners or hit.span.start - row[k].span.end > 40:
            return []
        gap = [w.lower() for w in re.findall(r"'s|\w+|[^\w\s]", self.document.text[row[k].span.end : hit.span.start])]
        owned = bool(gap) and gap[0] in self.owners
        if not owned and (row[k].nature not in ("region", "district") or len(gap) < 2 or "," in gap or "and" in gap):
            return []
        if any(w not in self.gaps for w in gap[owned:]) or (not owned and gap[-1] not in self.evidence.clues["of"]):
            return []
        place = self.container(row[k], town=hit.nature in ("quarter", "facility", "district"))
        return [place] if place is not None else []

    def led_by(self, hit: NameHit) -> Place | None:
        """The region or country said right before "à Y": "dans la région de X, à Y", or None."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        k = bisect_left(row, hit.span.start, key=lambda h: h.span.start)
        before = next((h for h in reversed(row[:k]) if h.span.end <= hit.span.start), None)
        if before is None or before.nature not in ("region", "area", "district"):
            return None
        gap = self.document.text[before.span.end : hit.span.start].lower().split()
        if gap[:1] != [","] or gap[1:] and gap[-1] not in self.evidence.clues["strictly_at"] or len(gap) > 4:
            return None
        return self.resolver.resolve(before).place

    def ruled_here(self, hit: NameHit) -> Place | None:
        """The region the speaker of a sentence governs, for a town named in it: "..., a dit le gouverneur de X"."""
        if hit.nature not in (None, "city", "district"):
            return None
        for other in self.by_sentence[self.tree.tokens[hit.lead].sentence]:
            if other is not hit and other.nature == "region":
                if self.roles.role(other, "region").rule.endswith(".governs"):
                    return self.resolver.resolve(other).place
        return None

    def offshore(self, hit: NameHit) -> bool:
        """Whether a country is named for the sea off it, which is then the place: "au large du Yémen"."""
        off = self.roles.words.get("clue_offshore", frozenset())
        return bool(off & set(self.tree.lows[max(hit.first - 3, 0) : hit.first]))

    def of_territory(self, hit: NameHit, region: Place, found: Resolved) -> Resolved:
        """What a name means in the words of who governs a region: a place there before its namesakes elsewhere."""
        place = found.place
        if place is not None and (place.kind not in _LOCAL or self.gazetteer.contains(region, place)):
            return found
        inside = self.resolver.resolve(hit, [region])
        if inside.place is not None and inside.place.kind in _LOCAL:
            return inside
        if hit.nature is None or place is None or place.population > _WELL_KNOWN:
            return found
        return Resolved(place=None, reason=f"{hit.name}: none in {region.name}", within=region)

    def beside(self, other: NameHit, gap: list[str]) -> bool:
        """Whether "au sud-est de Moscou" only tells the way to another town."""
        outside = (
            gap[1] in self.evidence.clues["outside"]
            if len(gap) > 2 and gap[0] in (",", "(")
            else gap[0] in self.evidence.clues["beside"]
        )
        if len(gap) > 1 and gap[-1] in self.evidence.clues.get("bearing_of", ()) and gap[-2] in self.compass:
            outside = len(gap) < 3 or gap[-3] not in ("the", "in")  # "northeast of", not "in the north of"
        return outside and other.nature is None and self.compass & set(gap) != set() and self.is_town(other)

    def is_town(self, hit: NameHit) -> bool:
        """Whether a bare name is best known as a town."""
        found = self.gazetteer.candidates(hit.name)
        return bool(found) and found[0].place.kind in ("city", "village", "facility")

    def container(self, hit: NameHit, *, town: bool) -> Place | None:
        """The place of a name as something that may hold others: a region, district or country, `town`: or a town."""
        if hit.nature in ("region", "area"):
            return self.resolver.resolve(hit).place
        place = self.resolver.resolve(hit).place if hit.nature in (None, "district", "city") else None
        if place is not None and hit.nature == "district" and place.kind in ("city", "village"):
            return replace(place, kind="district", radius_km=max(_DISTRICT_KM, place.radius_km))  # around its seat
        if place is not None and place.kind in ("city", "village") and not town:
            return self.gazetteer.resolve(hit.name, countries=self.resolver.countries, kind="region")[0]
        return place

    def neighbours(self, hit: NameHit) -> list[Place]:
        """Regions and countries elsewhere in the sentence and the last ones named: they only break ties."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        k = bisect_left(row, hit.span.start, key=lambda h: h.span.start)
        out = []
        for other in row[max(0, k - 6) : k + 7]:
            if other is not hit and other.nature in ("region", "area"):
                if (place := self.resolver.resolve(other).place) is not None:
                    out.append(place)
        kinds = ("region", "area", "country", "city", "district")
        out += [p for k in kinds if (p := self.trail.last.get(k)) is not None]
        most = (self.gazetteer.region(code) for code, _ in self.trail.regions.most_common(_TOLD_REGIONS))
        return out + [region for region in most if region is not None and region not in out]

    def pronoun_nature(self, hit: NameHit) -> NameHit:
        """The hit of "celle de Briansk" with the nature of the noun the pronoun stands for."""
        tokens, words = self.tree.tokens, table(self.document.language, "places")
        if (
            hit.nature is not None
            or hit.first < 2
            or tokens[hit.first - 1].text.lower() not in self.evidence.clues["of"]
        ):
            return hit
        if tokens[hit.first - 2].text.lower() not in words["names"]["demonstratives"]:
            return hit
        for k in range(hit.first - 3, max(-1, hit.first - 40), -1):
            for nature in ("region", "district", "city", "facility"):
                if tokens[k].text.lower() in words["natures"][nature]["words"]:
                    start = tokens[hit.first - 2].start
                    return replace(
                        hit, lead=hit.first - 2, span=Span(start, hit.span.end), nature=nature, noun=tokens[k].text
                    )
        return hit

    def holder(self, hit: NameHit, within: list[Place]) -> Place | None:
        """What an unknown name is said to lie in, else the town or region the text was in last."""
        last = self.trail.last
        if within:
            return within[0]
        town = last.get("city") or (self.filed_from() if (hit.noun or "").lower() in self.evidence.local else None)
        if hit.nature in ("facility", "quarter"):
            return town
        if hit.nature == "district" and town is not None and town.population >= _METROPOLIS:
            return town  # its districts are quarters
        if not hit.known and (hit.nature in ("district", "city") or hit.entity == "LOC"):
            region = last.get("region") or last.get("area")
            if region is None and hit.nature is not None and town is not None and town.admin1:
                region = self.gazetteer.region(town.admin1)
            code = self.home() if region is None and hit.nature is not None else None
            return region if region is not None or code is None else self.gazetteer.country(code)
        return None

    def relation(self, hit: NameHit, kind: str | None) -> Relation | None:
        """The relation said before a mention."""
        sentence = self.tree.sentences[self.tree.tokens[hit.lead].sentence]
        prefix = self.document.text[sentence.span.start : hit.span.start]
        plain = hit.nature is None or self.tree.tokens[hit.first].start == hit.span.start
        relation = read_relation(prefix, self.document.language, bounded=kind in _BOUNDED, plain=plain)
        return replace(relation, start=sentence.span.start + relation.start) if relation else None


def _at(mention: PlaceMention) -> int:
    """Where a mention begins."""
    return mention.span.start


def _start(item: NameHit | Anaphor) -> int:
    """Where a hit begins."""
    return item.span.start if isinstance(item, NameHit) else item.hit.span.start
