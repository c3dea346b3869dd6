"""PlaceMention: found in the text, read for relation and role, resolved in context."""

import re
from bisect import bisect_left
from dataclasses import replace

from dateline.gazetteer import Gazetteer, distance_km, open_gazetteer
from dateline.lang import table
from dateline.mentions.place_anaphora import Anaphor, Trail, find_anaphors
from dateline.mentions.place_names import NameHit, NameScanner
from dateline.mentions.place_parts import capital_names, part_of
from dateline.mentions.place_relations import Relation, read_relation
from dateline.mentions.place_resolve import Resolved, Resolver, countries_of
from dateline.mentions.place_roles import RoleReader
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, Place, PlaceMention, Span

_PRECISION = {"country": 6, "region": 4, "area": 4, "sea": 7, "district": 3, "city": 1, "village": 1, "facility": 1}
_DATELINE = re.compile(r"[ \t]*[A-ZÀ-ÝÉ][\w' ./-]{1,40}(?:,[^()\n]{1,40})?\s?\([A-Z][^()\n]{1,40}\)\s*[-–—:.]")
_LOCATING = frozenset({"near", "over", "distance", "direction"})
_TOWN_KM = 15.0
_BOUNDED = frozenset({"country", "region", "area"})


def find_places(document: Document, parse: Parse) -> tuple[PlaceMention, ...]:
    """All of them, in text order: names and nameless mentions, whatever their role."""
    return PlaceReader(document, parse, open_gazetteer()).mentions()


class PlaceReader:
    """Reads the places of one document in text order, keeping a trail of those already named."""

    def __init__(self, document: Document, parse: Parse, gazetteer: Gazetteer) -> None:
        self.document, self.gazetteer = document, gazetteer
        self.tree = Tree(parse)
        language = document.language
        self.roles = RoleReader(self.tree, language)
        self.hits = NameScanner(document.text, self.tree, language, self.known).hits()
        self.by_sentence: dict[int, list[NameHit]] = {}
        for hit in self.hits:
            self.by_sentence.setdefault(self.tree.tokens[hit.lead].sentence, []).append(hit)
        capitals = frozenset(table(language, "places")["metonyms"]["words"])
        self.resolver = Resolver(gazetteer, countries_of(gazetteer, self.tree, self.hits), capitals)
        self.trail = Trail()
        words = table(language, "places")
        self.strong = frozenset(words["clues"]["strong"])
        self.bare_countries = frozenset(words["names"]["bare_countries"])
        self.opening = frozenset(p.start for p in document.paragraphs)
        self.said = frozenset(h.name for h in self.hits if h.nature is not None or self.led(h))
        self.datelines = [p.span for p in document.parts if p.kind in ("dateline", "byline")]
        self.gaps = frozenset(table(language, "places")["appositions"]["words"])
        for paragraph in document.paragraphs[:3]:
            if found := _DATELINE.match(document.text, paragraph.start, paragraph.end):
                self.datelines.append(Span(*found.span()))

    def led(self, hit: NameHit) -> bool:
        """Whether "à" or another word of place leads a name."""
        return hit.first > 0 and self.tree.tokens[hit.first - 1].text.lower() in ("à", "en", "dans", "vers", "sur")

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
            self.gazetteer.demonym,
            lambda word: self.gazetteer.demonym_place(word) is not None,
            self.document.text,
        )
        todo: list[NameHit | Anaphor] = sorted([*self.hits, *anaphors], key=_start)
        found: list[PlaceMention] = self.dated()
        for item in todo:
            mention = self.named(item) if isinstance(item, NameHit) else self.nameless(item)
            if mention is None:
                continue
            found.append(mention)
            if mention.place is not None and (mention.role == "event" or mention.rule.endswith(".governs")):
                self.trail.pass_by(mention.place, told=mention.role == "event")
        return tuple(self.settled(sorted(found, key=lambda m: m.span.start)))

    def dated(self) -> list[PlaceMention]:
        """The place of the dateline, which stands outside the parsed text."""
        name = self.document.dateline_place
        for part in self.document.parts if name else ():
            at = self.document.text.find(name or "", part.span.start, part.span.end) if part.kind == "dateline" else -1
            if at >= 0 and name and not any(h.span.start <= at < h.span.end for h in self.hits):
                place, reason = self.gazetteer.resolve(name, countries=self.resolver.countries, kind="city")
                span = Span(at, at + len(name))
                return [
                    PlaceMention(
                        span=span, name=name, place=place, reason=reason, role="dateline", rule="role.dateline"
                    )
                ]
        return []

    def settled(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions with what apposition tells of each pair: "X, dans l'est du pays", "basé à X, en Y"."""
        out = list(found)
        for n, (one, other) in enumerate(zip(found, found[1:], strict=False)):
            one = out[n]
            gap = self.document.text[one.span.end : other.span.start]
            if one.rule == "relation.between" and gap.strip() in ("et", "et la", "et le", "et l'"):
                out[n + 1] = replace(other, rule=one.rule)
            if one.role == "origin" and other.role == "event" and self.others(gap):
                out[n + 1] = other = replace(other, role="origin", rule="role.origin")
            if not self.apposed(one.span.end, other.span.start):
                continue
            if one.role in ("seat", "origin", "modifier") and other.role == "event" and one.rule != "role.landmark":
                if other.place is not None and other.place.kind in ("region", "country", "area", "district"):
                    out[n + 1] = replace(other, role=one.role, rule=one.rule)
            elif one.role == "event" and one.place is not None and self.contained(one.place, other):
                out[n + 1] = replace(other, rule="place.container")
            elif one.place is None and one.latitude is None and other.place is not None and one.role == "event":
                out[n] = replace(
                    one,
                    within=other.place,
                    latitude=other.latitude if other.latitude is not None else other.place.latitude,
                    longitude=other.longitude if other.longitude is not None else other.place.longitude,
                    radius_km=other.radius_km or other.place.radius_km,
                    where_prec=max(2, other.where_prec or 4),
                    reason=f"{one.reason or one.name + ': unknown'}; placed in {other.name}",
                )
        return out

    def others(self, gap: str) -> bool:
        """Whether the words between two mentions go on with "les autres de"."""
        words = gap.lower().replace("'", "' ").split()
        return (
            words[-1:] in (["du"], ["de"], ["d'"], ["des"])
            and bool({"autres", "autre", "reste"} & set(words))
            and len(gap) < 90
        )

    def contained(self, place: Place, other: PlaceMention) -> bool:
        """Whether a mention is only the country, region or part of it that holds the place before it."""
        outer = other.place
        if (
            outer is None
            or other.role != "event"
            or outer.kind not in ("country", "region", "area", "district")
            or outer.id == place.id
        ):
            return False
        return self.gazetteer.contains(outer, place)

    def apposed(self, end: int, start: int) -> bool:
        """Whether only words of apposition stand between two mentions."""
        gap = (
            [w.lower() for w in re.findall(r"\w+|[^\w\s]", self.document.text[end:start])]
            if 0 < start - end <= 60
            else []
        )
        return (
            bool(gap) and gap != [","] and gap[0] not in ("et", "ou", "de", "du") and all(w in self.gaps for w in gap)
        )

    def named(self, hit: NameHit) -> PlaceMention | None:
        """The mention of a name."""
        hit = self.pronoun_nature(hit)
        within = self.containers(hit)
        near = self.neighbours(hit)
        found = self.resolver.resolve(hit, within, near)
        if found.place is None and not hit.known and hit.entity != "LOC" and hit.nature is None:
            return None
        if hit.nature == "street":
            return None
        if not (self.credible(hit, found.place) if found.place is not None else self.placed(hit)):
            return None
        if found.place is not None and hit.nature is None and found.place.kind == "district":
            found = Resolved(place=None, reason=f"{hit.name}: only a district has that name")
        town = self.trail.last.get("city")
        if hit.nature == "quarter" and found.place is not None and not within and town is not None:
            if distance_km(town, found.place) > _TOWN_KM + town.radius_km:
                found = Resolved(place=None, reason=f"{hit.name}: none in {town.name}")
        kind = found.place.kind if found.place else None
        relation = self.relation(hit, kind)
        role = self.roles.role(hit, kind)
        name_role, rule = role.role, role.rule
        if any(s.start <= hit.span.start < s.end for s in self.datelines):
            name_role, rule = "dateline", "role.dateline"
        elif relation is not None and relation.kind == "border" and name_role == "event":
            name_role, rule = "modifier", "role.landmark"
        elif (
            relation is not None
            and relation.kind in _LOCATING
            and rule in ("role.complement", "role.head_noun", "role.event", "role.party")
        ):
            beside = relation.kind == "near" and kind == "country"
            name_role, rule = ("modifier", "role.landmark") if beside else ("event", "role.event")
        if found.place is None and name_role == "modifier":
            return None
        mention = PlaceMention(
            span=hit.span,
            name=hit.name,
            place=found.place,
            within=found.within,
            role=name_role,
            rule=rule,
            reason=found.reason,
            where_prec=_PRECISION.get(kind or "", None),
        )
        if found.place is None:
            mention = self.fall_back(hit, mention, found, within)
        return self.related(mention, relation, found.place)

    def placed(self, hit: NameHit) -> bool:
        """Whether an unknown name is said to be a place: by an announcing noun, "à", "près de", a region that holds it."""
        if hit.nature is not None or self.containers(hit):
            return True
        tokens, first = self.tree.tokens, self.tree.sentences[self.tree.tokens[hit.first].sentence].first
        if hit.entity == "PER" or hit.first == first:
            return False
        if tokens[hit.first - 1].text.lower() in ("à", "dans", "vers"):
            return True
        if hit.known and hit.entity == "LOC" and tokens[hit.first - 1].text.lower() in ("de", "d'", "du", "en", "au"):
            return True
        prefix = self.document.text[self.tree.sentences[tokens[hit.first].sentence].span.start : hit.span.start]
        relation = read_relation(prefix, self.document.language)
        return relation is not None and relation.kind in _LOCATING

    def credible(self, hit: NameHit, place: Place) -> bool:
        """Whether a bare name is likely a place here: said where, or too well known to be a person's name."""
        if hit.nature is not None or hit.listed or self.containers(hit):
            return True
        tokens = self.tree.tokens
        first = self.tree.sentences[tokens[hit.first].sentence].first
        before = tokens[hit.first - 1].text.lower() if hit.first > first else ""
        article = before in ("la", "le", "l'", "les")
        if article and hit.first - 1 > first:
            before = tokens[hit.first - 2].text.lower()
        if hit.entity != "PER" and before in self.strong:
            return True
        weight = max((c.weight for c in self.gazetteer.candidates(hit.name) if c.place.id == place.id), default=0.0)
        if hit.entity != "PER" and hit.span.start in self.opening:
            follow = [t.text.lower() for t in tokens[hit.last : hit.last + 3]]
            closed = hit.last < len(tokens) and tokens[hit.last].upos == "PUNCT" or "été" in follow
            return closed or place.kind in ("country", "region", "area", "sea") or weight >= 52
        if place.kind == "country":
            follows = tokens[hit.last].text if hit.last < len(tokens) else ""
            known = hit.name.lower() in self.bare_countries or before in (
                "d'",
                "de",
                "du",
                "des",
                ",",
                "et",
                "(",
                "",
                ":",
                "«",
                '"',
            )
            return (
                article
                or hit.name.lower() in self.bare_countries
                or (known and not (follows.lower() == "de" and hit.last + 1 < len(tokens)))
            )
        if hit.entity != "PER" and read_relation(
            self.document.text[self.tree.sentences[tokens[hit.first].sentence].span.start : hit.span.start],
            self.document.language,
        ):
            return True
        if hit.entity == "PER" and before not in ("à", "en", "dans"):
            return False
        if before in ("de", "d'", "du"):
            return weight >= 38 or place.kind in ("region", "area", "sea")
        return weight >= 50 or place.kind in ("region", "area", "sea") or hit.name in self.said

    def nameless(self, anaphor: Anaphor) -> PlaceMention | None:
        """The mention of "la capitale", "ce pays", "le territoire russe"."""
        place = self.referent(anaphor)
        if place is None:
            return None
        hit = anaphor.hit
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
            rule=f"anaphor.{anaphor.kind}",
            where_prec=_PRECISION.get(place.kind),
        )
        return self.related(mention, relation, place)

    def referent(self, anaphor: Anaphor) -> Place | None:
        """The place a nameless mention stands for."""
        last = self.trail.last
        if anaphor.kind == "town":
            return self.gazetteer.demonym_place(anaphor.adjective or "")
        if anaphor.kind in ("land", "capital"):
            code = (
                self.gazetteer.demonym(anaphor.adjective)
                if anaphor.adjective
                else self.owner(anaphor.hit) or self.home()
            )
            if code is None:
                return None
            if anaphor.kind == "land":
                return self.gazetteer.country(code)
            name = capital_names().get(code)
            return self.gazetteer.resolve(name, countries=(code,), kind="city")[0] if name else None
        if anaphor.kind == "country":
            code = self.home()
            return self.gazetteer.country(code) if code else None
        if anaphor.kind == "territory":
            return last.get("region") or last.get("area") or last.get("country")
        if anaphor.kind == "region":
            city = last.get("city")
            region = last.get("region") or last.get("area")
            if region is None and city is not None and city.admin1:
                region = self.gazetteer.region(city.admin1)
            return region
        if anaphor.kind == "city" and "city" not in last:
            region = last.get("region")
            return self.resolver.homonym(region) if region else None
        return last.get(anaphor.kind)

    def owner(self, hit: NameHit) -> str | None:
        """The country named after "la capitale de", or None."""
        for other in self.by_sentence.get(self.tree.tokens[hit.first].sentence, ()):
            if 0 < other.first - hit.last <= 3 and self.document.text[hit.span.end : other.span.start].strip().split(
                "'"
            )[0].split(" ")[0] in ("de", "du", "des", "d"):
                country = self.resolver.country(other)
                return country.country if country else None
        return None

    def home(self) -> str | None:
        """The country the text is in at this point: of the last place named, else the one most named."""
        if (code := self.trail.country()) is not None:
            return code
        return self.resolver.countries[0] if self.resolver.countries else None

    def containers(self, hit: NameHit) -> list[Place]:
        """The regions and countries said to hold a name: "X, dans la région de Y", "X (Y)", nearest first."""
        text, out = self.document.text, []
        end = hit.span.end
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        for other in row[bisect_left(row, end, key=lambda h: h.span.start) :][:4]:
            if other.span.start - end > 60:
                break
            gap = [w.lower() for w in re.findall(r"\w+|[^\w\s]", text[end : other.span.start])]
            if not gap or any(w not in self.gaps for w in gap) or other.listed:
                break
            if gap[0] in ("et", "ou") or (other.nature is None and gap == [","]):
                break
            place = self.container(other, town=hit.nature in ("quarter", "facility"))
            if place is None:
                break
            out.append(place)
            end = other.span.end
        return out

    def container(self, hit: NameHit, *, town: bool) -> Place | None:
        """The place of a name as something that may hold others: a region, district or country, `town`: or a town."""
        if hit.nature in ("region", "area"):
            return self.resolver.resolve(hit).place
        place = self.resolver.resolve(hit).place if hit.nature in (None, "district", "city") else None
        if place is not None and place.kind in ("city", "village") and not town:
            region = self.gazetteer.resolve(hit.name, countries=self.resolver.countries, kind="region")[0]
            return region
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
        return out + [p for k in ("region", "area", "country") if (p := self.trail.last.get(k)) is not None]

    def pronoun_nature(self, hit: NameHit) -> NameHit:
        """The hit of "celle de Briansk" with the nature of the noun the pronoun stands for."""
        tokens = self.tree.tokens
        if hit.nature is not None or hit.first < 2 or tokens[hit.first - 1].text.lower() not in ("de", "du", "d'"):
            return hit
        if tokens[hit.first - 2].text.lower() not in ("celle", "celui"):
            return hit
        words = table(self.document.language, "places")["natures"]
        for k in range(hit.first - 3, max(-1, hit.first - 40), -1):
            for nature in ("region", "district", "city", "facility"):
                if tokens[k].text.lower() in words[nature]["words"]:
                    start = tokens[hit.first - 2].start
                    return replace(
                        hit, lead=hit.first - 2, span=Span(start, hit.span.end), nature=nature, noun=tokens[k].text
                    )
        return hit

    def relation(self, hit: NameHit, kind: str | None) -> Relation | None:
        """The relation said before a mention."""
        sentence = self.tree.sentences[self.tree.tokens[hit.lead].sentence]
        prefix = self.document.text[sentence.span.start : hit.span.start]
        relation = read_relation(prefix, self.document.language, bounded=kind in _BOUNDED)
        return replace(relation, start=sentence.span.start + relation.start) if relation else None

    def related(self, mention: PlaceMention, relation: Relation | None, place: Place | None) -> PlaceMention:
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
            return replace(
                mention,
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

    def fall_back(self, hit: NameHit, mention: PlaceMention, found: Resolved, within: list[Place]) -> PlaceMention:
        """An unknown name placed in what is said to hold it, at that precision; the reason says so."""
        holder = within[0] if within else None
        if holder is None and hit.nature in ("facility", "quarter"):
            holder = self.trail.last.get("city")
        if holder is None and (hit.nature in ("district", "city") or hit.entity == "LOC") and not hit.known:
            holder = self.trail.last.get("region") or self.trail.last.get("area")
        if holder is None:
            return mention
        return replace(
            mention,
            within=holder,
            latitude=holder.latitude,
            longitude=holder.longitude,
            radius_km=holder.radius_km,
            where_prec=max(2, _PRECISION.get(holder.kind, 4)),
            reason=f"{found.reason or hit.name + ': unknown'}; placed in {holder.name}",
        )


def _start(item: NameHit | Anaphor) -> int:
    """Where a hit begins."""
    return item.span.start if isinstance(item, NameHit) else item.hit.span.start
