"""Where each event happened."""

from dataclasses import replace

from dateline.claims.place_cues import Cues
from dateline.claims.scene import COUNTRY_LEVEL, MOST, Scene, choose, coordinated, holder_of, holds, joined, level
from dateline.claims.source import assign_sources
from dateline.gazetteer import distance_km, open_gazetteer
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, PlaceMention, Span


def assign_places(mentions: Mentions) -> list[PlaceMention | None]:
    """The place of each of `mentions.events`, in their order; None where the dispatch does not say."""
    return Placer(mentions).places()


# What closes or fails after an attack may lie elsewhere than the attack: it lends its place to none told before it.
_ON_SITE = frozenset({"control", "clash", "attack", "strike", "explosion", "fire", "casualties", "abduction"})
_WEAK_RULES = frozenset({"relation.between", "relation.toward"})
_ALONG_KM, _CLOSE_KM = 300.0, 60.0
_NATIONAL = 18  # weapons: no single town is sent more
_CLOSE = 2.45  # a district or less: what a lead says may be told more closely below
_AFTERMATH = frozenset({"alert", "closure", "outage", "other"})


class Placer:
    """Goes through the events in text order, keeping the scene.

    A place comes from the event's own clause, else its sentence, else the scene that the sentences before it set;
    never from where a speaker sits, except that an authority with nothing else said speaks of what it governs.
    """

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.text = mentions, mentions.document.text
        self.tree = Tree(mentions.parse)
        self.gazetteer = open_gazetteer()
        self.cues = Cues(mentions, self.tree)
        self.words = self.cues.words
        self.sentence_of = {id(m): self.cues.sentence(m.span.start) for m in mentions.places}
        masks = [a.source for a in mentions.attributions if a.source is not None]
        self.usable = [
            m
            for m in mentions.places
            if m.role == "event" and m.rule != "place.container" and not self.masked(m, masks)
        ]
        self.scene = Scene()
        self.sources = assign_sources(mentions)
        self.blank: set[int] = set()  # events that no place of another holds for
        self.territory: dict[str, PlaceMention] = {}

    def speaker(self, k: int) -> str | None:
        """The name of the local authority that tells an event, or None."""
        speaker = self.sources[k].speaker
        return speaker.name if speaker is not None and speaker.kind in self.words["local_kinds"] else None

    def remember(self, k: int, place: PlaceMention | None) -> None:
        """Notes what a local authority is first heard to speak of: its territory, where no office names one."""
        name = self.speaker(k)
        if name is None or name in self.territory:
            return
        governed = self.governed(self.mentions.events[k])
        own = self.own(self.mentions.events[k])
        found = governed or (
            own if own is not None and own.place is not None and own.place.kind in ("region", "area") else None
        )
        if found is not None:
            self.territory[name] = replace(found, role="event", rule="place.governed")

    def places(self) -> list[PlaceMention | None]:
        """The place of each event."""
        events = self.mentions.events
        out: list[PlaceMention | None] = [None] * len(events)
        order = sorted(range(len(events)), key=lambda k: (events[k].sentence, events[k].clause.start))
        done: list[int] = []
        for k in order:
            self.enter(events[k].sentence, done, order)
            out[k] = self.near_scene(self.place(k, out, done), events[k])
            self.remember(k, out[k])
            self.refine(k, out, done)
            self.follow(events[k], out[k])
            done.append(k)
        self.refine_lead(out, order)
        only = self.only_scene()
        for k in order:  # an event told before its place is named
            e = events[k]
            if out[k] is None and k not in self.blank and e.event_type != "statement" and not self.cues.older(e):
                out[k] = self.ahead(k, out, order) or (None if self.cues.elsewhere(e) else only)
        for k in order:  # and what is said of it in the same sentence
            e = events[k]
            if out[k] is None and e.event_type == "statement" and e.sentence == 0:
                if self.cues.about_attack(e) and not self.cues.in_general(e):
                    told = (out[j] for j in order if events[j].sentence == 0 and events[j].clause.start < e.clause.start)
                    out[k] = next((place for place in told if place is not None), None)
        return out

    def refine_lead(self, out: list[PlaceMention | None], order: list[int]) -> None:
        """Gives the attack that the lead tells of the closer place said below: "L'attaque a visé le village de X"."""
        if not order:
            return
        first = order[0]
        lead = out[first]
        if lead is None or self.mentions.events[first].background or level(lead) > _CLOSE:
            return
        for n, k in enumerate(order[1:], 1):
            event, place = self.mentions.events[k], out[k]
            if place is None or event.sentence == self.mentions.events[first].sentence:
                continue
            if event.background or self.cues.elsewhere(event):
                return
            way = lead.rule == "relation.between" and level(place) > level(lead) and self.near(lead, place)
            if not self.same(place, lead) and not holds(self.gazetteer, lead, place) and not way:
                return
            if self.cues.takes_up(event) and (way or holds(self.gazetteer, lead, place)):
                for j in order[:n]:
                    was = out[j]
                    if was is not None and self.same(was, lead):
                        out[j] = place
                if self.scene.main is not None and self.same(self.scene.main, lead):
                    self.scene.main = place
                return

    def only_scene(self) -> PlaceMention | None:
        """The one place the whole dispatch tells of; None where there are several."""
        named = [m for m in self.usable if level(m) >= 1 and m.rule != "relation.toward"]
        pool = [m for m in named if level(m) > COUNTRY_LEVEL] or named
        if len({m.name for m in pool}) > MOST:
            return None
        pool = [m for m in pool if not any(holds(self.gazetteer, m, other) for other in pool)]
        if not pool or any(not self.same(pool[0], m) for m in pool):
            return None
        if pool[0].place is not None and pool[0].place.kind == "facility":  # a closed airport is not where all fell
            towns = [m for m in named if m.place is not None and m.place.kind == "city"]
            return next((m for m in towns if holds(self.gazetteer, m, pool[0])), None)
        return pool[0]

    def place(self, k: int, out: list[PlaceMention | None], done: list[int]) -> PlaceMention | None:
        """The place of one event, given those before it."""
        event = self.mentions.events[k]
        own = self.own(event)
        if own is not None and self.cues.released(event) and self.cues.taken_at(event, own):
            own = None  # "kidnappées à X, elles ont été libérées"
        if event.event_type == "statement":
            return self.statement_place(k, own, out)
        shared = out[event.antecedent] if event.antecedent is not None and event.antecedent < len(out) else None
        if own is not None:
            return (
                shared
                if shared is not None and (own.rule.startswith("anaphor.") and holds(self.gazetteer, own, shared))
                else own
            )
        if shared is not None:
            return shared
        if self.cues.released(event) or self.cues.apart(event):
            self.blank.add(k)
            return None
        if (state := self.state(event)) is not None:
            return state
        if self.launched(event) or self.detained(event, out) or self.cues.tally(event):
            self.blank.add(k)
            return None
        beside = self.beside(k, out, done)
        if beside is None and self.overall(k):
            return self.whole(event, out)
        if beside is None and self.cues.elsewhere(event):
            return None
        if self.cues.older(event):
            return beside or (self.scene.news if self.cues.same_spot(event) else self.context(event))
        governed = self.governed(event) or self.territory.get(self.speaker(k) or "")
        scene = self.scene.here(self.mentions.parse.sentences[event.sentence].paragraph)
        if (
            beside is not None
            and scene is not None
            and holds(self.gazetteer, beside, scene)
            and level(beside) <= COUNTRY_LEVEL
        ):
            return beside if self.cues.opens(beside, event.sentence) else scene
        if beside is not None:
            return beside
        if governed is not None and (
            scene is None
            or not (holds(self.gazetteer, governed, scene) or self.same(governed, scene) or self.close(governed, scene))
        ):
            return governed
        return scene

    def statement_place(
        self, k: int, own: PlaceMention | None, out: list[PlaceMention | None]
    ) -> PlaceMention | None:
        """Where the attack lies that a statement answers; none for a position on things in general."""
        event = self.mentions.events[k]
        if own is not None and self.cues.conditional(event, own):
            own = None
        if self.cues.in_general(event):
            return own if own is not None and self.cues.said_there(own, event) else None
        if not self.cues.about_attack(event):
            return own if own is not None and self.cues.said_there(own, event) else None
        if own is not None and (level(own) > COUNTRY_LEVEL or own.rule.startswith("anaphor.land")):
            return own
        if event.antecedent is not None and event.antecedent < len(out) and out[event.antecedent] is not None:
            return out[event.antecedent]
        return self.attack_told(event, out)

    def attack_told(self, event: EventMention, out: list[PlaceMention | None]) -> PlaceMention | None:
        """The place of the attack last told in the same paragraph, else that of the dispatch."""
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        for j in range(len(out) - 1, -1, -1):
            other = self.mentions.events[j]
            if (other.sentence, other.clause.start) >= (event.sentence, event.clause.start) or other.background:
                continue
            if self.mentions.parse.sentences[other.sentence].paragraph != paragraph:
                continue
            if out[j] is not None and other.event_type not in _AFTERMATH and other.event_type != "statement":
                return out[j]
        return self.scene.main or self.scene.news

    def state(self, event: EventMention) -> PlaceMention | None:
        """The country that raises its alert or closes its sky: "La Pologne a fait décoller des chasseurs"."""
        if event.event_type not in ("alert", "closure", "other"):
            return None
        for m in self.mentions.places:
            country = m.place is not None and m.place.kind == "country"
            if country and m.role == "actor" and event.clause.start <= m.span.start < event.trigger.start:
                if m.span.start - event.clause.start <= 4:
                    return replace(m, role="event", rule="place.state")
        return None

    def launched(self, event: EventMention) -> bool:
        """Whether a clause tells where weapons were fired from and not where they fell."""
        if not any(rule.startswith("launch.") for rule in event.rules):
            return False
        inside = [m for m in self.mentions.places if event.clause.start <= m.span.start < event.clause.end]
        return any(m.rule == "role.origin" for m in inside) and not any(m.role == "event" for m in inside)

    def detained(self, event: EventMention, out: list[PlaceMention | None]) -> bool:
        """Whether arrests open a paragraph of their own without a place: suspects are taken anywhere."""
        if event.event_type != "arrest" or event.sentence == 0:
            return False
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        told = (self.mentions.events[j] for j, place in enumerate(out) if place is not None)
        here = any(self.mentions.parse.sentences[e.sentence].paragraph == paragraph for e in told)
        named = any(self.mentions.parse.sentences[self.sentence_of[id(m)]].paragraph == paragraph for m in self.usable)
        return not here and not named

    def overall(self, k: int) -> bool:
        """Whether an army or ministry gives its count for the whole country, not for the town told of."""
        event, scene = self.mentions.events[k], self.scene.news
        if scene is None or level(scene) <= COUNTRY_LEVEL or event.event_type not in ("interception", "strike"):
            return False
        speaker = self.sources[k].speaker
        if speaker is None or speaker.kind not in self.words["national_kinds"]:
            return False
        most = max((q.low or 0 for q in event.quantities if self.cues.weapons(q.span)), default=0)
        return most >= _NATIONAL or self.cues.only(event)

    def whole(self, event: EventMention, out: list[PlaceMention | None]) -> PlaceMention | None:
        """The country told of just before, which a count for all of it goes on with."""
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        for j in range(len(out) - 1, -1, -1):
            other, place = self.mentions.events[j], out[j]
            if place is None or other.clause.start >= event.clause.start:
                continue
            same = self.mentions.parse.sentences[other.sentence].paragraph == paragraph
            return place if same and level(place) <= COUNTRY_LEVEL else None
        return None

    def near_scene(self, own: PlaceMention | None, event: EventMention) -> PlaceMention | None:
        """An unknown name said in the running scene, placed in the region or country of that scene."""
        scene = self.scene.news
        if own is None or own.place is not None or own.latitude is not None:
            return own
        if scene is None or event.background or own.rule == "place.list" or own.within is not None:
            return own
        held = holder_of(scene)
        if held is None or held.kind not in ("region", "area", "country", "district"):
            return own
        return replace(
            own,
            within=held,
            latitude=scene.latitude if scene.latitude is not None else held.latitude,
            longitude=scene.longitude if scene.longitude is not None else held.longitude,
            radius_km=scene.radius_km or held.radius_km,
            where_prec=scene.where_prec,
            reason=f"{own.reason or own.name + ': unknown'}; placed in {scene.name}",
        )

    def own(self, event: EventMention) -> PlaceMention | None:
        """The place said in the event's own clause, by name, "y" or "où"."""
        inside = self.within(self.cues.segment(event)) or self.within(event.clause)
        nested = [
            e.clause
            for e in self.mentions.events
            if e is not event and e.clause != event.clause and _covers(event.clause, e.clause)
        ]
        nested = [c for c in nested if not _covers(c, event.trigger)]
        inside = [m for m in inside if not any(_covers(c, m.span) for c in nested)] or inside
        if (taken := self.taken_up(event)) is not None:
            named = [m for m in inside if level(m) > level(taken)]
            if not named:
                return taken
        if self.scene.news is not None or len(inside) > 1:
            inside = [m for m in inside if m.rule != "relation.toward"]
        chosen = choose(self.gazetteer, inside, event.trigger.start)
        if chosen is None:
            return None
        chosen = self.closer(chosen)
        row = coordinated(self.text, chosen, inside, self.words["joints"])
        return joined(self.text, row) if len(row) > 1 else chosen

    def closer(self, chosen: PlaceMention) -> PlaceMention:
        """The closer pin that a comma adds to a sea or region: "dans le golfe de X, à 80 km de Y"."""
        for m in self.usable:
            if m.span.start >= chosen.span.end and self.text[chosen.span.end : m.span.start].strip() in (",", "("):
                return m if m.relation == "distance" and holds(self.gazetteer, chosen, m) else chosen
        return chosen

    def within(self, span: Span) -> list[PlaceMention]:
        """The usable mentions in a span, or that reach into it."""
        return [
            m
            for m in self.usable
            if m.span.end <= span.end + 1 and (m.span.start >= span.start or m.span.start < span.start < m.span.end)
        ]

    def taken_up(self, event: EventMention) -> PlaceMention | None:
        """The place that "y" in the clause, or "où" at its head, takes up."""
        for token in self.cues.inside(event.clause):
            if token.text.lower() in self.words["there"] and token.upos in (
                "PRON",
                "ADV",
                "ADP",
                "X",
                "PROPN",
                "NOUN",
                "ADJ",
                "VERB",
            ):
                return self.before(token.start)
        head = [
            t for t in self.tree.tokens[max(0, event.token - 12) : event.token] if t.start >= event.clause.start - 4
        ]
        for token in head:
            if token.text.lower() in self.words["where"]:
                going = [m for m in self.mentions.places if m.rule == "role.destination"]
                for m in sorted([*self.usable, *going], key=lambda m: -m.span.start):
                    if m.span.end <= token.start and token.start - m.span.end <= 3:
                        return m
        return None

    def before(self, at: int) -> PlaceMention | None:
        """The last place named before a position that "y" may mean: not an origin, not a piece of a name."""
        sentence = self.cues.sentence(at)
        pool = [
            m
            for m in self.mentions.places
            if m.span.end <= at and m.role in ("event", "seat") and m.place is not None and m.rule != "place.container"
        ]
        pool = [
            m
            for m in pool
            if self.sentence_of[id(m)] >= sentence - 2
            and m.rule not in ("role.saying_there", "role.says", "role.according_to")
        ]
        if not pool:
            return self.scene.news
        last = self.sentence_of[id(pool[-1])]
        same = [m for m in pool if self.sentence_of[id(m)] == last]
        if last < sentence and self.scene.news is not None:
            return self.scene.news
        return choose(self.gazetteer, same, at)

    def beside(self, k: int, out: list[PlaceMention | None], done: list[int]) -> PlaceMention | None:
        """The place of another clause of the same sentence that holds for this one too."""
        event = self.mentions.events[k]
        here = [m for m in self.usable if self.sentence_of[id(m)] == event.sentence and m.rule != "relation.toward"]
        earlier = [m for m in here if m.span.end <= event.clause.start + 1]
        told = [out[j] for j in done if self.mentions.events[j].sentence == event.sentence and out[j] is not None]
        if told and told[-1] is not None:
            ends = max(
                self.mentions.events[j].clause.end for j in done if self.mentions.events[j].sentence == event.sentence
            )
            after = [m for m in earlier if m.span.start > ends and not holds(self.gazetteer, m, told[-1])]
            if not after:
                return told[-1]
            earlier = after
        if earlier:
            return choose(self.gazetteer, earlier, event.trigger.start)
        later = [m for m in here if m.span.start >= event.clause.end - 1]
        rivals = [e for e in self.mentions.events if e is not event and e.sentence == event.sentence]
        free = [
            m for m in later if not any(_covers(e.clause, m.span) and e.trigger.start < m.span.start for e in rivals)
        ]
        if free:
            return choose(self.gazetteer, free, event.trigger.start)
        return None

    def governed(self, event: EventMention) -> PlaceMention | None:
        """What the authority speaking in the event's sentence governs, as a place of its own account."""
        seats = [
            m
            for m in self.mentions.places
            if m.role == "seat" and m.rule.endswith(".governs") and self.sentence_of[id(m)] == event.sentence
        ]
        seats = [m for m in seats if m.place is not None and m.place.kind != "country"]
        return replace(seats[-1], role="event", rule="place.governed") if seats else None

    def context(self, event: EventMention) -> PlaceMention | None:
        """The place that older context takes over: that of the context just told, or a country under discussion."""
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        if self.scene.context is not None and self.scene.context_paragraph == paragraph:
            return self.scene.context
        news = self.scene.news
        country = news is not None and news.place is not None and news.place.kind == "country"
        return news if news is not None and country and level(news) <= COUNTRY_LEVEL else None

    def refine(self, k: int, out: list[PlaceMention | None], done: list[int]) -> None:
        """Gives the event before the closer place that "c'est X qui a été visé" specifies."""
        if not done or out[k] is None:
            return
        event = self.mentions.events[k]
        said = self.text[event.clause.start : event.clause.end].lower().lstrip()
        if not said.startswith(tuple(self.words["cleft"])):
            return
        now, whole = out[k], out[done[-1]]
        if now is None or whole is None or not holds(self.gazetteer, whole, now):
            return
        for prior in done:
            was = out[prior]
            if was is not None and event.sentence - self.mentions.events[prior].sentence <= 1 and self.same(was, whole):
                out[prior] = now

    def follow(self, event: EventMention, place: PlaceMention | None) -> None:
        """Moves the scene to where an event was placed."""
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        if place is not None and place.rule == "place.state":
            return
        if place is None:
            if self.launched(event):
                self.scene.nowhere = paragraph
            return
        if event.event_type == "statement":
            if level(place) >= 2.5 and event.clause.start <= place.span.start < event.clause.end:
                self.scene.side, self.scene.side_paragraph = place, paragraph
            return
        if self.cues.older(event):
            self.scene.context = place
            self.scene.context_paragraph = paragraph
            return
        news = self.scene.news
        wider = level(place) <= COUNTRY_LEVEL or place.rule.startswith("anaphor.")
        if news is not None and wider and holds(self.gazetteer, place, news):
            return
        self.scene.nowhere = -1
        if news is not None and (event.event_type in _AFTERMATH or place.rule == "place.list"):
            self.scene.side, self.scene.side_paragraph = place, paragraph  # holds for its own paragraph only
            return
        self.scene.news, self.scene.side = place, None
        main = self.scene.main
        if event.event_type not in _AFTERMATH and (
            main is None or (level(main) > 1.0 and holds(self.gazetteer, main, place))
        ):
            self.scene.main = place

    def enter(self, sentence: int, done: list[int], order: list[int]) -> None:
        """Moves the scene to places that sentences without events open with ("À Goma, le calme est précaire.")."""
        last = self.mentions.events[done[-1]].sentence if done else -1
        told = {self.mentions.events[k].sentence for k in order}
        for m in self.usable:
            s = self.sentence_of[id(m)]
            if (
                last < s < sentence
                and s not in told
                and level(m) >= (1 if self.scene.news is None else 1.5)
                and (self.scene.news is None or self.cues.opens(m, s) or self.fresh(m, s, sentence, last))
            ):
                if self.scene.news is None or self.cues.verbal(s):
                    self.scene.news = m

    def fresh(self, mention: PlaceMention, s: int, sentence: int, last: int) -> bool:
        """Whether a sentence opens the paragraph of the next event with a place far from the scene."""
        news = self.scene.news
        if news is None or news.place is None or mention.place is None or level(mention) < 2.5:
            return False
        if distance_km(news.place, mention.place) < max(80.0, news.radius_km or news.place.radius_km):
            return False
        paragraphs = [self.mentions.parse.sentences[n].paragraph for n in (s, sentence)]
        before = self.mentions.parse.sentences[last].paragraph if last >= 0 else -1
        return paragraphs[0] == paragraphs[1] != before and self.cues.verbal(s)

    def ahead(self, k: int, out: list[PlaceMention | None], order: list[int]) -> PlaceMention | None:
        """The place of the next event of the same paragraph, where nothing was named before."""
        event = self.mentions.events[k]
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        if (
            self.cues.elsewhere(event)
            or event.event_type in _AFTERMATH
            or any(out[j] is not None for j in order[: order.index(k)])
        ):
            return None
        for j in order[order.index(k) + 1 :]:
            other = self.mentions.events[j]
            if self.mentions.parse.sentences[other.sentence].paragraph != paragraph or other.background:
                return self.named_below(event, paragraph)
            if out[j] is not None and other.event_type not in _AFTERMATH and other.event_type != "statement":
                return out[j]
        return None

    def close(self, one: PlaceMention, other: PlaceMention) -> bool:
        """Whether two towns are of one neighbourhood."""
        if one.place is None or other.place is None or level(one) < 2.5:
            return False
        return level(other) >= 2.5 and distance_km(one.place, other.place) < _CLOSE_KM

    def near(self, one: PlaceMention, other: PlaceMention) -> bool:
        """Whether a mention lies within a day's drive of either end of the way that another stands for."""
        ends = [m.place for m in self.usable if m.rule == one.rule and self.sentence_of[id(m)] == self.cues.sentence(one.span.start)]
        return any(e is not None and other.place is not None and distance_km(e, other.place) < _ALONG_KM for e in ends)

    def named_below(self, event: EventMention, paragraph: int) -> PlaceMention | None:
        """The town that opens the second paragraph, where the lead names none: "un village ... X, dans la région Y"."""
        if event.sentence > 0 or event.event_type not in _ON_SITE:
            return None
        sentences = self.mentions.parse.sentences
        for m in self.usable:
            s = self.sentence_of[id(m)]
            if sentences[s].paragraph == paragraph + 1 and level(m) >= 2.5 and m.rule not in _WEAK_RULES:
                opens = s == 0 or sentences[s - 1].paragraph == paragraph
                return m if opens and self.cues.opens(m, s) else None
        return None

    def masked(self, mention: PlaceMention, masks: list[Span]) -> bool:
        """Whether a mention is part of the words that name a speaker."""
        return any(
            m.start <= mention.span.start and mention.span.end <= m.end for m in masks
        ) and not mention.rule.startswith("anaphor.land")

    def same(self, one: PlaceMention, other: PlaceMention) -> bool:
        """Whether two mentions are one place."""
        a, b = holder_of(one), holder_of(other)
        return a is not None and b is not None and a.id == b.id


def _covers(outer: Span, inner: Span) -> bool:
    """Whether one span holds another."""
    return outer.start <= inner.start and inner.end <= outer.end
