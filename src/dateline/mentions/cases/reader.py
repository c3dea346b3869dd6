"""PlaceMention in languages that inflect names: found, read for relation and role, resolved in context."""

import re
from dataclasses import replace

from dateline.gazetteer import Gazetteer, distance_km
from dateline.lang import table, word_set
from dateline.mentions.cases.anaphora import find_anaphors
from dateline.mentions.cases.borders import joined
from dateline.mentions.cases.capitals import names_it, of_state
from dateline.mentions.cases.forms import forms
from dateline.mentions.cases.holders import CITY, WIDTH, Holders
from dateline.mentions.cases.relations import read_relation
from dateline.mentions.cases.roles import CaseRoles
from dateline.mentions.cases.scan import CaseScanner
from dateline.mentions.cases.seats import Seats
from dateline.mentions.place_anaphora import Anaphor, Trail
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_parts import border_of, capital_names
from dateline.mentions.place_relations import LOCATING, Relation
from dateline.mentions.place_resolve import Resolved, Resolver, countries_of
from dateline.mentions.place_settle import PRECISION, measured, placed_in, related, settled
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, Place, PlaceMention, Span

_METROPOLIS = 250_000  # people: such a town has districts
_FRONT_KM = 110.0  # how wide what staffs call a direction of the front may be
_BOUNDED = frozenset({"country", "region", "area"})
_HOLDERS = frozenset({"region", "district", "area", "country"})
_LOCATED = frozenset(
    {
        "role.event",
        "role.complement",
        "role.head_noun",
        "role.party",
        "role.suffers",
        "role.struck",
        "role.beneficiary",
        "role.destination",
    }
)


class CasePlaceReader(Holders):
    """Reads the places of one document in text order, keeping a trail of those already named."""

    def __init__(self, document: Document, parse: Parse, gazetteer: Gazetteer) -> None:
        self.document, self.gazetteer = document, gazetteer
        self.text, self.language = document.text, document.language
        self.tree = Tree(parse)
        self.roles = CaseRoles(self.tree, self.language)
        self.hits = CaseScanner(document.text, self.tree, self.language, gazetteer).hits()
        rows = table(self.language, "places")
        names = rows["names"]
        self.resolver = Resolver(
            gazetteer,
            countries_of(gazetteer, self.tree, self.hits, self.language),
            word_set(self.language, "places", "metonyms", "words"),
            word_set(self.language, "places", "names", "villages"),
            word_set(self.language, "places", "names", "upper"),
            home=tuple(names["home"]),
        )
        self.at_home = frozenset((*names["home"], *names.get("home_news", ())))
        self.trail = Trail()
        self.districts: dict[str, Place] = {}  # those said to lie somewhere: named again, they still do
        self.region: tuple[Place, ...] | None = None  # those named, once looked up
        self.scope: Place | None = None  # the town or region named last
        self.forms = forms(self.language)
        self.gaps = word_set(self.language, "places", "cases", "words", "gaps").union(
            rows["bearings"], rows["relations"]["phrases"]["part"]
        )
        self.borders = word_set(self.language, "places", "cases", "words", "borders")
        self.centres = word_set(self.language, "places", "cases", "words", "centres")
        self.capitals = word_set(self.language, "places", "cases", "anaphora", "capital")
        self.fronts = word_set(self.language, "places", "cases", "words", "fronts")
        self.communes = word_set(self.language, "places", "cases", "words", "communes")  # smaller than a district
        self.regions = word_set(self.language, "places", "cases", "anaphora", "region")
        self.hits = [replace(hit, nature=None) if self.owned(hit) else hit for hit in self.hits]
        self.by_sentence: dict[int, list[NameHit]] = {}
        for hit in self.hits:
            self.by_sentence.setdefault(self.tree.tokens[hit.lead].sentence, []).append(hit)
        lands = (*self.resolver.countries, *self.resolver.home)
        self.seats = Seats(gazetteer, self.forms, self.communes, lands)
        self.joints = rows["cases"]["words"]["joints"] + [","]
        self.datelines = [p.span for p in document.parts if p.kind in ("dateline", "byline")]

    def mentions(self) -> tuple[PlaceMention, ...]:
        """The mentions in text order."""
        taken = frozenset(k for h in self.hits for k in range(h.lead, h.last))
        anaphors = find_anaphors(self.tree, self.text, self.language, taken, self.gazetteer)
        found = self.dated()
        todo: list[NameHit | Anaphor] = sorted([*self.hits, *anaphors], key=_start)
        for item in todo:
            mention = self.named(item) if isinstance(item, NameHit) else self.nameless(item)
            if mention is None:
                continue
            found.append(mention)
            if mention.rule in ("relation.toward", "relation.between"):
                continue  # the road to a town is not there
            if mention.place is not None and (mention.role == "event" or mention.rule.endswith(".governs")):
                if not (mention.relation == "distance" and "city" in self.trail.last):
                    self.trail.pass_by(mention.place, told=mention.role == "event")
                if mention.place.kind in ("city", "region"):
                    self.scope = mention.place
        found.sort(key=lambda mention: mention.span.start)
        found = self.spread(joined(self.text, self.tree, self.language, self.gazetteer, found))
        found = measured(self.text, self.language, settled(self.text, self.language, self.gazetteer, found))
        return tuple(self.nested(found))

    def spread(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions, "над" and the role carried on over a list: "над Крымом, Курской и Тульской областями"."""
        out = list(found)
        for n in range(1, len(out)):
            before, one = out[n - 1], out[n]
            gap = self.text[before.span.end : one.span.start].strip()
            if names_it(self.tree, before, one, gap, self.capitals):
                out[n] = replace(one, role="event", rule="role.event")
                continue
            if gap not in self.joints:
                continue
            if before.relation in ("over", "near") and one.relation is None and one.role == before.role == "event":
                out[n] = replace(one, relation=before.relation, radius_km=one.radius_km)
            elif before.role in ("modifier", "seat", "actor", "origin") and one.role == "event":
                if one.rule == "role.event" and one.relation is None:
                    out[n] = replace(one, role=before.role, rule=before.rule)  # "посольства Португалии и Албании"
        return out

    def nested(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions, regions that only lead to a place within them marked: "в Киевской области в селе X"."""
        out = list(found)
        for n in range(len(found) - 1):
            one, other = out[n], out[n + 1]
            if one.role == "origin" and other.role == "event" and self.text[one.span.end : other.span.start] == " ":
                if other.place is not None and other.place.kind in _HOLDERS:
                    out[n + 1] = replace(other, role=one.role, rule=one.rule)  # "жители из села X области Y"
                continue
            if one.role != "event" or other.role != "event":
                continue
            if one.place is None:
                district = other.place is None or other.place.kind in _HOLDERS
                if one.latitude is not None and district and self.text[one.span.end : other.span.start] == " ":
                    out[n + 1] = replace(other, rule="place.container")  # "селе Песчанка Курского района"
                continue
            gap = self.text[one.span.end : other.span.start]
            words = re.findall(r"\w+|[^\w\s]", gap.lower())
            if len(words) > 4 or "\n" in gap or any(w not in self.gaps for w in words):
                continue
            inner = other.place or other.within
            outer = other.place
            if (
                not words
                and outer is not None
                and _wider(outer, one.place)
                and self.gazetteer.contains(outer, one.place)
            ):
                out[n + 1] = replace(other, rule="place.container")  # "у Чугуївському районі Харківської області"
                continue
            if inner is not None and one.place.kind in _HOLDERS and inner.id != one.place.id:
                if _wider(inner, one.place):
                    continue
                if self.gazetteer.contains(one.place, inner):
                    out[n] = replace(one, rule="place.container")
        return out

    def dated(self) -> list[PlaceMention]:
        """The place of the dateline, which stands outside the parsed text."""
        name = self.document.dateline_place
        for part in self.document.parts if name else ():
            at = self.text.find(name or "", part.span.start, part.span.end) if part.kind == "dateline" else -1
            if at >= 0 and name and not any(h.span.start <= at < h.span.end for h in self.hits):
                place, reason = self.gazetteer.resolve(name, countries=self.resolver.countries, kind="city")
                span = Span(at, at + len(name))
                return [
                    PlaceMention(
                        span=span, name=name, place=place, reason=reason, role="dateline", rule="role.dateline"
                    )
                ]
        return []

    def named(self, hit: NameHit) -> PlaceMention | None:
        """The mention of a name."""
        if hit.nature is None and hit.last - hit.first == 1:
            if self.gazetteer.demonym(hit.name, language=self.language) is not None:
                return None
        within = self.containers(hit)
        again = self.districts.get(hit.name) if hit.nature == "district" and not within else None
        found = Resolved(place=again) if again is not None else self.resolved(hit, within)
        place = found.place
        if hit.nature == "city" and hit.noun in self.resolver.villages and not within:
            place = self.seats.village(hit, place, self.trail.last.get("district"))
            if place is None and found.place is not None:
                found = replace(found, place=None, reason=f"{hit.name}: none near")
        if hit.noun in self.capitals and (seat := self.capital(hit)) is not None:
            place, found = seat, replace(found, place=seat, reason=None)
        elif place is not None and not within and (held := self.elsewhere(hit, place)) is not None:
            within = [held]
            found = self.resolver.resolve(hit, within)
            place = found.place
        if place is None and (other := self.other_nominative(hit, within)) is not None:
            place, found = other, replace(found, place=other, reason=None)
        if place is not None and place.kind == "village" and hit.nature == "region" and not within:
            place, found = None, replace(found, place=None, reason=f"{hit.name}: no region of that name")
        if place is not None and place.kind == "region" and hit.nature == "city" and hit.noun not in self.centres:
            place = self.seat(place)  # "в городе Ури": no canton of that name
            found = replace(found, place=place, reason=None if place else f"{hit.name}: no town of that name")
        if place is not None and not within and again is None and self.other_district(hit, place):
            found = self.resolver.resolve(hit, [self.scope]) if self.scope is not None else found
            place = found.place if found.place is not None and found.place.id != place.id else None
            if place is None:
                found = replace(found, place=None, reason=f"{hit.name}: a district elsewhere")
        if hit.nature == "district" and place is not None:
            self.districts.setdefault(hit.name, place)
        if place is not None and not within and self.far_from_front(hit, place):
            place, found = None, replace(found, place=None, reason=f"{hit.name}: none on that front")
        if place is None and hit.nature is None and not within and hit.entity != "LOC":
            return None
        kind = place.kind if place else None
        relation = self.relation(hit, kind)
        role = self.roles.role(hit, kind)
        if place is not None and kind == "region" and (hit.noun in self.centres or role.rule == "role.building_of"):
            place = self.seat(place) or place  # "областной центр", "над зданием правительства области"
            kind = place.kind
            if role.rule == "role.building_of":
                role = replace(role, role="event", rule="role.event")
                relation = relation or self.relation(hit, kind, back=self.roles.house(hit))
        name_role, rule = role.role, role.rule
        if any(s.start <= hit.span.start < s.end for s in self.datelines):
            name_role, rule = "dateline", "role.dateline"
        elif relation is not None and relation.kind == "border" and name_role == "event":
            name_role, rule = "modifier", "role.landmark"
        elif relation is not None and relation.kind in ("toward", "between") and name_role in ("actor", "modifier"):
            name_role, rule = "event", "role.event"
        elif relation is not None and relation.kind in LOCATING and rule in _LOCATED:
            beside = relation.kind == "near" and kind == "country"
            name_role, rule = ("modifier", "role.landmark") if beside else ("event", "role.event")
        if place is None and name_role == "modifier":
            return None
        mention = PlaceMention(
            span=hit.span,
            name=place.name if place is not None and kind == "city" and hit.noun in self.capitals else hit.name,
            place=place,
            within=found.within,
            role=name_role,
            rule=rule,
            reason=found.reason,
            where_prec=PRECISION.get(kind or ""),
        )
        if place is None:
            holder = self.holder(hit, within)
            mention = placed_in(mention, holder, found.reason) if holder is not None else mention
        mention = related(mention, relation, place)
        if relation is not None and relation.kind == "direction" and kind == "country":
            return self.known_part(mention)
        return mention

    def owned(self, hit: NameHit) -> bool:
        """Whether a name only says in whose land a village lies: "в селе Дагестана", "в горной местности Чечни"."""
        noun, name = (self.tree.tokens[i].feats.get("Case") for i in (hit.lead, hit.first))
        if hit.nature != "city" or hit.noun in self.centres or name != "Gen" or noun in (None, "Gen", "Nom"):
            return False
        found = self.gazetteer.candidates(hit.name)
        return bool(found) and max(found, key=lambda c: c.weight).place.kind in ("country", "region")

    def capital(self, hit: NameHit) -> Place | None:
        """What "столица" with the name of a state means."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        return of_state(self.gazetteer, self.resolver, hit, row, self.text)

    def elsewhere(self, hit: NameHit, place: Place) -> Place | None:
        """The district that heads the paragraph where the town of that name lies in another region: no large town."""
        if hit.nature is not None or place.kind not in ("city", "village") or place.population >= _METROPOLIS:
            return None
        held = self.heading(hit)
        if held is None or held.admin1 is None or place.admin1 is None or held.admin1 == place.admin1:
            return None
        return held

    def other_district(self, hit: NameHit, place: Place) -> bool:
        """Whether a district is a namesake elsewhere of one where the text is: "Київський район" of Kharkiv.

        Large towns have districts of their own; the one called after a town lies in the region told of.
        """
        if hit.nature != "district" or place.admin1 is None:
            return False
        town, region = self.scope, self.trail.last.get("region")
        if region is not None and region.admin1 == place.admin1:
            return False  # of the region just told of
        if (
            town is not None
            and town.kind == "city"
            and town.admin1
            and (town.population >= _METROPOLIS or self.is_seat(town))
            and town.admin1 != place.admin1
        ):
            return True
        called = (
            hit.noun is not None and hit.noun not in hit.name.lower() and not self.forms.adjectival.fullmatch(hit.name)
        )
        return called and region is not None and region.admin1 is not None and region.admin1 != place.admin1

    def is_seat(self, town: Place) -> bool:
        """Whether a town is the chief one of its region, which has districts too whatever is left of it."""
        region = self.gazetteer.region(town.admin1) if town.admin1 else None
        seat = self.seat(region) if region is not None and town.population >= CITY else None
        return seat is not None and seat.id == town.id

    def other_nominative(self, hit: NameHit, within: list[Place]) -> Place | None:
        """The town in the region or country told of whose name has the form that led to none: "у Приморському"."""
        told = (*within, *self.neighbours(hit))
        region = next((p for p in told if p.kind == "region"), None) or next((p for p in within if p.country), None)
        if region is None and self.resolver.countries:
            region = self.gazetteer.country(self.resolver.countries[0])  # "в Хаме" of a text on Syria
        if region is None or hit.nature not in (None, "city") or hit.last - hit.first != 1 or not hit.known:
            return None
        token = self.tree.tokens[hit.first]
        for name in self.forms.names(((token.text, token.lemma, token.upos),)):
            if name != hit.name:
                place, _ = self.resolver.by_kind(replace(hit, name=name), region)
                if place is not None and place.kind in ("city", "village"):
                    return place
        return None

    def far_from_front(self, hit: NameHit, place: Place) -> bool:
        """Whether a town is a namesake far from the front its sentence is about: "На Вовчанському напрямку ..."."""
        if place.kind not in ("city", "village", "district") or hit.noun in self.fronts:
            return False
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        front = next((other for other in row if other.noun in self.fronts), None)
        centre = self.resolver.resolve(front).place if front is not None else None
        return centre is not None and distance_km(centre, place) > _FRONT_KM

    def known_part(self, mention: PlaceMention) -> PlaceMention:
        """The mention with the extent that the gazetteer lists for "восток ДРК"."""
        for candidate in self.gazetteer.candidates(self.text[mention.span.start : mention.span.end]):
            part = candidate.place
            if part.kind == "area" and mention.place is not None and part.country == mention.place.country:
                return replace(mention, latitude=part.latitude, longitude=part.longitude, radius_km=part.radius_km)
        return mention

    def relation(self, hit: NameHit, kind: str | None, *, back: int | None = None) -> Relation | None:
        """The relation said before a name, or before the token `back` that leads to it."""
        sentence = self.tree.sentences[self.tree.tokens[hit.lead].sentence]
        start = hit.span.start if back is None else self.tree.tokens[back].start
        prefix = self.text[sentence.span.start : start]
        relation = read_relation(prefix, self.language, bounded=kind in _BOUNDED)
        return replace(relation, start=sentence.span.start + relation.start) if relation else None

    def nameless(self, anaphor: Anaphor) -> PlaceMention | None:
        """The mention of "в столице", "в регионе", "на российской территории"."""
        if anaphor.kind == "border":
            return self.border(anaphor)
        place = self.referent(anaphor)
        if place is None:
            return None
        hit = anaphor.hit
        role = self.roles.role(hit, place.kind)
        relation = self.relation(hit, place.kind)
        mention = PlaceMention(
            span=hit.span,
            name=place.name,
            place=place,
            role=role.role,
            rule=f"anaphor.{anaphor.kind}{'.governs' if role.rule.endswith('.governs') else ''}",
            where_prec=PRECISION.get(place.kind),
        )
        return related(mention, relation, place)

    def border(self, anaphor: Anaphor) -> PlaceMention | None:
        """The mention of the border of two countries: "на пакистано-афганской границе"."""
        one, other = (anaphor.adjective or "+").split("+")
        area, country = border_of(one, other), self.gazetteer.country(other)
        if area is None or country is None:
            return None
        return PlaceMention(
            span=anaphor.hit.span,
            name=self.text[anaphor.hit.span.start : anaphor.hit.span.end],
            place=None,
            within=country,
            latitude=area.latitude,
            longitude=area.longitude,
            radius_km=area.radius_km,
            where_prec=5,
            reason="a border of two countries: its middle as their regions have it",
            rule="role.event",
        )

    def referent(self, anaphor: Anaphor) -> Place | None:
        """The place a nameless mention stands for."""
        last = self.trail.last
        if anaphor.kind == "capital" and not anaphor.adjective and self.of_region(anaphor):
            region = last.get("region")
            return self.seat(region) if region is not None else None
        if anaphor.kind == "town":
            return self.gazetteer.demonym_place(anaphor.adjective or "", language=self.language)
        if anaphor.kind in ("land", "capital", "country"):
            own = self.resolver.home[0] if anaphor.kind == "capital" and self.resolver.home else None
            told = self.resolver.countries
            own = None if told and self.at_home.isdisjoint(told) else own  # news of a land abroad
            code = (
                self.gazetteer.demonym(anaphor.adjective, language=self.language)
                if anaphor.adjective
                else self.trail.country() or own or self.home()
            )
            if code is None:
                return None
            if anaphor.kind != "capital":
                return self.gazetteer.country(code)
            name = capital_names().get(code)
            return self.gazetteer.resolve(name, countries=(code,), kind="city")[0] if name else None
        if anaphor.kind in ("region", "seat"):
            city = last.get("city")
            region = last.get("region") or last.get("area")
            if region is None and anaphor.kind == "seat":
                region = self.only_region()
            if region is None and city and city.admin1:
                region = self.gazetteer.region(city.admin1)
            return self.seat(region) if anaphor.kind == "seat" and region is not None else region
        if anaphor.kind == "city" and "city" not in last:
            region = last.get("region")
            return self.seat(region) if region else None
        return last.get(anaphor.kind)

    def of_region(self, anaphor: Anaphor) -> bool:
        """Whether a capital is that of a region: "столица республики"."""
        after = self.tree.tokens[anaphor.hit.last : anaphor.hit.last + 1]
        return bool(after) and after[0].lemma.lower() in self.regions

    def only_region(self) -> Place | None:
        """The region of the text's country where the text names one alone, whatever it says of it."""
        if self.region is None:
            found = (self.resolver.resolve(h).place for h in self.hits if h.nature == "region")
            regions = {p for p in found if p is not None and p.kind == "region"}
            self.region = tuple(regions)
        return self.region[0] if len(self.region) == 1 else None

    def seat(self, region: Place) -> Place | None:
        """The chief town of a region, which bears its name."""
        return self.resolver.homonym(region)

    def home(self) -> str | None:
        """The country the text is in at this point."""
        if (code := self.trail.country()) is not None:
            return code
        return self.resolver.countries[0] if self.resolver.countries else None


def _wider(one: Place, other: Place) -> bool:
    """Whether a place is of a wider kind than another, a district than a community."""
    if one.kind == other.kind == "district":
        return one.radius_km > 2 * other.radius_km
    return WIDTH.get(one.kind, 3) < WIDTH.get(other.kind, 3)


def _start(item: NameHit | Anaphor) -> int:
    """Where a hit begins."""
    return item.span.start if isinstance(item, NameHit) else item.hit.span.start
