"""PlaceMention: found in the text, read for relation and role, resolved in context."""

import re
from dataclasses import replace

from dateline.gazetteer import Gazetteer, distance_km, open_gazetteer
from dateline.lang import table, word_set
from dateline.mentions.cases.reader import CasePlaceReader
from dateline.mentions.place_anaphora import Anaphor, Trail, find_anaphors
from dateline.mentions.place_aside import ASIDES, aside
from dateline.mentions.place_context import Role
from dateline.mentions.place_evidence import Evidence
from dateline.mentions.place_followed import followed
from dateline.mentions.place_holders import AROUND_KM
from dateline.mentions.place_names import NameHit, NameScanner
from dateline.mentions.place_referents import Referents
from dateline.mentions.place_relations import LOCATING, Relation
from dateline.mentions.place_resolve import Resolved, Resolver, countries_of
from dateline.mentions.place_roles import RoleReader
from dateline.mentions.place_settle import PRECISION, measured, placed_in, related, settled, told_elsewhere
from dateline.mentions.place_words import compass_words
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, Place, PlaceMention, Span

_DATELINE = re.compile(r"[ \t]*[A-ZÀ-ÝÉ][\w' ./-]{1,40}(?:,[^()\n]{1,40})?\s?\([A-Z][^()\n]{1,40}\)\s*[-–—:.]")
_SLASHED = re.compile(r"[ \t]*[A-ZÀ-ÝÉ][A-ZÀ-ÝÉ' -]{2,30}/[A-ZÀ-ÝÉ][A-ZÀ-ÝÉ' /-]{2,40}\s?(?:[–—]|-\s)")  # "X/Y –"
_TOWN_KM, _OTHER_TOWN_KM = 15.0, 60.0
_FAR_KM = 50.0  # a town so far off tells nothing of what lies where it is named


def find_places(document: Document, parse: Parse) -> tuple[PlaceMention, ...]:
    """All of them, in text order: names and nameless mentions, whatever their role."""
    if "cases" in table(document.language, "places"):
        return CasePlaceReader(document, parse, open_gazetteer()).mentions()
    return PlaceReader(document, parse, open_gazetteer()).mentions()


def _within(inner: Span, outer: Span) -> bool:
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end


class PlaceReader(Referents):
    """Reads the places of one document in text order, keeping a trail of those already named."""

    def __init__(self, document: Document, parse: Parse, gazetteer: Gazetteer) -> None:
        self.document, self.gazetteer = document, gazetteer
        self.tree = Tree(parse)
        language = document.language
        self.roles = RoleReader(self.tree, language)
        self.take(NameScanner(document.text, self.tree, language, self.known, self.is_demonym).hits(followed))
        anaphora = table(language, "places")["anaphora"]
        self.towns = word_set(language, "places", "anaphora", "city")
        first = bool(anaphora.get("adjective_first"))
        self.regions = word_set(language, "places", "anaphora", "region") if first else frozenset()
        self.pointers = frozenset(anaphora["determiners"]) | frozenset(anaphora["pointing"])
        self.waters = word_set(language, "places", "anaphora", "waters")
        self.any_one = word_set(language, "places", "anaphora", "any_one")
        self.any_site = word_set(language, "places", "anaphora", "any_site")
        self.sites: dict[str, PlaceMention] = {}  # by their noun, the last one named of each
        self.unplaced: PlaceMention | None = None  # the town told of last, where the gazetteer does not have it
        self.lost_village: PlaceMention | None = None  # and the village so told of last, whatever town came since
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
            self.gazetteer,
            countries_of(self.gazetteer, self.tree, hits, language),
            capitals,
            villages,
            upper,
            nouns,
            parts=tuple(table(language, "places")["names"]["town_parts"]),
            hyphened=frozenset(table(language, "places")["names"].get("hyphened", ())),
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
        spans = [a.hit.span for a in anaphors]
        anaphors = [a for a in anaphors if not any(_within(a.hit.span, s) for s in spans)]
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
                    self.lost_village = None if mention.place.kind == "village" else self.lost_village
                elif mention.place is None and (item.noun or "").lower() in self.towns:
                    self.unplaced = mention
                    self.lost_village = mention if (item.noun or "").lower() in self.resolver.villages else None
            if mention.place is not None and (mention.role == "event" or mention.rule.endswith(".governs")):
                anchor = mention.relation in ("distance", "near") and "city" in self.trail.last
                if mention.rule not in ASIDES and not (anchor and self.town_in == self.here):
                    # "la ville" is the one told of
                    if mention.place.kind in ("city", "village"):
                        self.town_in = self.here
                    self.trail.pass_by(mention.place, told=mention.role == "event")
                    far = mention.relation == "distance" and (mention.distance_km or 0.0) > _FAR_KM
                    self.trail.anchor = mention.place if far else None
                    if isinstance(item, NameHit) and (seat := self.seat_of(item, mention.place)) is not None:
                        self.trail.pass_by(seat, told=False)
                if mention.role == "event" and mention.place.country:
                    self.countries_here.setdefault(self.here, set()).add(mention.place.country)
        return tuple(self.settle(sorted(found, key=_at)))

    def is_water(self, hit: NameHit) -> bool:
        """Whether a name is told to be a river's."""
        return (hit.noun or "").lower() in self.waters

    def one_of_many(self, hit: NameHit) -> bool:
        """Whether a name only says whose one of several sites is: "a Lukoil refinery", "two Rosneft depots"."""
        k = hit.lead - 1
        if hit.nature != "facility" or k < self.tree.sentences[self.tree.tokens[hit.lead].sentence].first:
            return False
        return self.tree.lows[k] in self.any_one or self.tree.tokens[k].upos == "NUM"

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
        found, within = self.resolved(hit)
        road = hit.nature == "street" and (hit.noun or "").lower() in self.evidence.roads
        if hit.nature == "street" and not (road and within):
            return None
        if found.place is None and self.one_of_many(hit):
            return None
        if found.place is not None and found.place.kind in ("region", "city") and self.is_water(hit):
            return None  # "the right bank of the Dnipro River" is no region of that name
        if not (self.evidence.credible(hit, found.place) if found.place is not None else self.evidence.placed(hit)):
            return None
        if found.place is None and (way := self.way(hit)) is not None:
            found = Resolved(place=way)
        found = self.of_this_town(hit, self.said_again(hit, found, within), within)
        towns = found.place is not None and found.place.kind in ("city", "village", "district")
        if towns and hit.nature in ("district", "quarter") and self.by_article(hit) and not within:
            return None  # "le district du Dnipro" is a quarter by the river: towns take no article
        if found.place is not None and self.namesake(hit, found.place, within):
            found = Resolved(place=None, reason=f"{hit.name}: a town elsewhere")
        if found.place is not None and (hit.noun or "").lower() in self.evidence.around and hit.nature == "district":
            if found.place.kind in ("city", "village"):  # "le territoire de Djugu" is the country around the town
                found = replace(found, place=replace(found.place, kind="district", radius_km=AROUND_KM))
        kind = found.place.kind if found.place else None
        relation, role = self.relation(hit, kind), self.roles.role(hit, kind)
        if role.rule.endswith(".governs") and (region := self.governed(hit, found.place)) is not None:
            found, kind = Resolved(place=region), "region"
        name_role, rule = self.role_with(hit, role, relation, kind)
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

    def resolved(self, hit: NameHit) -> tuple[Resolved, list[Place]]:
        """What a name means by what is said around it, and the places said to hold it."""
        within = self.containers(hit)
        found = self.resolver.resolve(hit, within, self.neighbours(hit))
        if found.place is None and (region := self.village_of(hit)) is not None:
            found = Resolved(place=region)
        if not within and hit.nature in (None, "city") and (outer := self.led_by(hit)) is not None:
            inside = self.resolver.resolve(hit, [outer])  # "dans la région de X, à Y"
            found = inside if inside.place is not None and inside.place.kind != "country" else found
        if not within and (ruled := self.ruled_here(hit)) is not None:
            found = self.of_territory(hit, ruled, found)
            within = [ruled] if found.within is ruled else within
        return found, within

    def said_again(self, hit: NameHit, found: Resolved, within: list[Place]) -> Resolved:
        """What a name meant when it was said with its region: "X, dans la région de Y", then "X" alone."""
        named = hit.name.lower() if hit.nature not in ("region", "district", "area") else ""
        again = self.said_before.get(named) if not within else None
        if again is not None and (found.place is None or found.place.kind == "village"):
            return Resolved(place=again)
        if named and within and found.place is not None:
            self.said_before.setdefault(named, found.place)
        return found

    def of_this_town(self, hit: NameHit, found: Resolved, within: list[Place]) -> Resolved:
        """What a name means, but no district that nothing announces and no quarter of a town elsewhere."""
        bare = hit.nature is None and not self.evidence.led(hit)
        if found.place is not None and bare and found.place.kind == "district":
            return Resolved(place=None, reason=f"{hit.name}: only a district has that name")
        town = self.trail.last.get("city")
        quarter = hit.nature == "quarter" and (hit.noun or "").lower() in self.evidence.quarters
        if quarter and found.place is not None and not within and town is not None:
            if distance_km(town, found.place) > _TOWN_KM + town.radius_km:
                return Resolved(place=None, reason=f"{hit.name}: none in {town.name}")
        return found

    def governed(self, hit: NameHit, place: Place | None) -> Place | None:
        """The region that the office named with a town governs, where it is the region's: "Belgorod governor"."""
        if place is None or not (self.regional(hit) or self.was_region(hit)):
            return None
        region = self.gazetteer.resolve(hit.name, countries=self.resolver.countries, kind="region")[0]
        of_town = place.kind in ("city", "village")
        return region if region is not None and region.kind == "region" and of_town else None

    def role_with(self, hit: NameHit, role: Role, relation: Relation | None, kind: str | None) -> tuple[str, str]:
        """The role of a name and its rule, given the relation said with it and where it stands in the text."""
        if any(s.start <= hit.span.start < s.end for s in self.datelines):
            return "dateline", "role.dateline"
        if relation is not None and relation.kind == "border" and role.role == "event" and not self.beyond(hit):
            return "modifier", "role.landmark"
        located = ("role.complement", "role.head_noun", "role.event", "role.party")
        if relation is not None and relation.kind in LOCATING and role.rule in located:
            beside = relation.kind == "near" and kind == "country" and not self.offshore(hit)
            return ("modifier", "role.landmark") if beside else ("event", "role.event")
        return role.role, role.rule

    def beyond(self, hit: NameHit) -> bool:
        """Whether something is told of the other side of a border: "slipped into the neighbouring X region"."""
        k, adjectives = hit.lead - 1, self.evidence.clues.get("neighbours", frozenset())
        while k > 0 and (self.tree.tokens[k].upos in ("ADJ", "DET") or self.tree.lows[k] in adjectives):
            k -= 1
        return k >= 0 and k < hit.lead - 1 and self.tree.lows[k] in self.evidence.clues.get("inside", ())

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

    def offshore(self, hit: NameHit) -> bool:
        """Whether a country is named for the sea off it, which is then the place: "au large du Yémen"."""
        off = self.roles.words.get("clue_offshore", frozenset())
        return bool(off & set(self.tree.lows[max(hit.first - 3, 0) : hit.first]))


def _at(mention: PlaceMention) -> int:
    """Where a mention begins."""
    return mention.span.start


def _start(item: NameHit | Anaphor) -> int:
    """Where a hit begins."""
    return item.span.start if isinstance(item, NameHit) else item.hit.span.start
