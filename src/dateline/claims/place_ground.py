"""What one clause says of its place by itself and through its neighbours."""

import re
from dataclasses import replace

from dateline.claims.place_cues import Cues
from dateline.claims.scene import COUNTRY_LEVEL, Scene, choose, coordinated, holder_of, holds, joined, level
from dateline.claims.source import SourceOf, assign_sources
from dateline.gazetteer import distance_km, open_gazetteer
from dateline.lang import table
from dateline.mentions.place_aside import ASIDES
from dateline.mentions.place_settle import placed_in
from dateline.mentions.tree import Tree
from dateline.model import Attribution, EventMention, Mentions, PlaceMention, Span

_ALONG_KM, _CLOSE_KM = 300.0, 60.0
# "à 2 h 45 GMT (22 h 45 lundi au Québec)": where the clock shows that hour.
_CLOCK = re.compile(r"\(\d{1,2} ?[hH:] ?(?:\d\d)?[^()\n]*$")
_ASIDE = 60  # code points of such a parenthesis
_EFFECTS = frozenset({"casualties", "damage", "fire"})
_FAR_KM = 150.0
_RECALLED = 25  # code points from the noun of the attack recalled to its place


class Ground:
    """The places of one dispatch and the scene so far, asked clause by clause."""

    def __init__(self, mentions: Mentions, sources: list[SourceOf] | None = None) -> None:
        self.mentions, self.text = mentions, mentions.document.text
        self.tree = Tree(mentions.parse)
        self.gazetteer = open_gazetteer()
        self.cues = Cues(mentions, self.tree)
        self.words = self.cues.words
        masks = [a.source for a in mentions.attributions if a.source is not None and not self.perceived(a)]
        clocks = [t.span for t in mentions.times]  # "à partir de 3h30 (heure en Suisse)"
        self.usable = [
            m
            for m in mentions.places
            if m.role == "event"
            and m.rule != "place.container"
            and not self.masked(m, masks)
            and not any(t.start < m.span.start and m.span.end <= t.end for t in clocks)
            and not _CLOCK.search(self.text, max(0, m.span.start - _ASIDE), m.span.start)
        ]
        self.usable = [m for m in self.usable if not self.describes(m)]
        asides = table(mentions.document.language, "places")["asides"]
        self.after, self.relatives = frozenset(asides["after"]), tuple(f"{r} " for r in asides["relatives"])
        self.scene = Scene()
        self.sources = assign_sources(mentions) if sources is None else sources
        self.blank: set[int] = set()  # events that no place of another holds for
        self.territory: dict[str, PlaceMention] = {}

    def perceived(self, saying: Attribution) -> bool:
        """Whether a speaker only heard or saw what happened where he is: "residents in Kyiv heard explosions"."""
        verbs = table(self.mentions.document.language, "attribution").get("verbs", {})
        seen = verbs.get("say", {}).get("witness", ()) if isinstance(verbs, dict) else ()
        at = self.tree.at(saying.cue.start)
        return bool(seen) and at is not None and self.tree.tokens[at].lemma in seen

    def masked(self, mention: PlaceMention, masks: list[Span]) -> bool:
        """Whether a mention is part of the words that name a speaker."""
        if mention.rule.startswith("anaphor.land"):
            return False
        return any(
            m.start <= mention.span.start and mention.span.end <= m.end and not self.speaks(mention, m) for m in masks
        )

    def describes(self, mention: PlaceMention) -> bool:
        """Whether a mention only says which town abroad a place lies by: "la région de X, près de la ville de Y"."""
        if mention.relation != "near" or mention.place is None:
            return False
        before = (m for m in self.usable if m.span.end < mention.span.start and m.place is not None)
        last = max(before, key=lambda m: m.span.end, default=None)
        if last is None or last.place is None or self.text[last.span.end : mention.span.start].strip() != ",":
            return False
        return last.place.kind != "country" and last.place.country != mention.place.country

    def speaks(self, mention: PlaceMention, speaker: Span) -> bool:
        """Whether a region speaks of itself: "la région de X dit avoir essuyé trois attaques"."""
        region = mention.place is not None and mention.place.kind in ("region", "district")
        lead = self.text[speaker.start : mention.span.start].strip(" '")
        return region and mention.span.end == speaker.end and len(lead) <= 3

    def same(self, one: PlaceMention, other: PlaceMention) -> bool:
        """Whether two mentions are one place."""
        a, b = holder_of(one), holder_of(other)
        return a is not None and b is not None and a.id == b.id

    def close(self, one: PlaceMention, other: PlaceMention) -> bool:
        """Whether two towns are of one neighbourhood."""
        if one.place is None or other.place is None or level(one) < 2.5:
            return False
        return level(other) >= 2.5 and distance_km(one.place, other.place) < _CLOSE_KM

    def near(self, one: PlaceMention, other: PlaceMention) -> bool:
        """Whether a mention lies within a day's drive of either end of the way that another stands for."""
        ends = [
            m.place
            for m in self.usable
            if m.rule == one.rule and self.cues.sentence(m.span.start) == self.cues.sentence(one.span.start)
        ]
        return any(e is not None and other.place is not None and distance_km(e, other.place) < _ALONG_KM for e in ends)

    def within(self, span: Span) -> list[PlaceMention]:
        """The usable mentions in a span, or that reach into it."""
        return [
            m
            for m in self.usable
            if m.span.end <= span.end + 1 and (m.span.start >= span.start or m.span.start < span.start < m.span.end)
        ]

    def before(self, at: int) -> PlaceMention | None:
        """The last place named before a position that "y" may mean: not an origin, not a piece of a name."""
        sentence = self.cues.sentence(at)
        pool = [
            m
            for m in self.mentions.places
            if m.span.end <= at
            and m.role in ("event", "seat")
            and holder_of(m) is not None
            and m.rule != "place.container"
        ]
        pool = [
            m
            for m in pool
            if self.cues.sentence(m.span.start) >= sentence - 2
            and m.rule not in ("role.saying_there", "role.says", "role.according_to")
        ]
        if not pool:
            return self.scene.news
        last = self.cues.sentence(pool[-1].span.start)
        same = [m for m in pool if self.cues.sentence(m.span.start) == last]
        if last < sentence and self.scene.news is not None:
            chosen = choose(self.gazetteer, same, at)
            opens = chosen is not None and level(chosen) >= 2.5 and self.cues.opens(chosen, last)
            sentences = self.mentions.parse.sentences
            beside = last == sentence - 1 and sentences[last].paragraph == sentences[sentence].paragraph
            # "X est bombardée presque chaque jour. Une attaque y avait fait ...": what the sentence before is about
            return chosen if opens and beside else self.scene.news
        return choose(self.gazetteer, same, at)

    def closer(self, chosen: PlaceMention) -> PlaceMention:
        """The closer pin that a comma adds to a sea or region: "dans le golfe de X, à 80 km de Y"."""
        for m in self.usable:
            if m.span.start >= chosen.span.end and self.text[chosen.span.end : m.span.start].strip() in (",", "("):
                return m if m.relation == "distance" and holds(self.gazetteer, chosen, m) else chosen
        return chosen

    def quarter(self, chosen: PlaceMention, inside: list[PlaceMention]) -> PlaceMention:
        """The quarter that no list has, named right before its town: "в районе Шеджаийя в городе Газа"."""
        town = chosen.place
        if town is None or town.kind not in ("city", "village") or chosen.relation is not None:
            return chosen
        for m in inside if self.cues.articleless else ():
            led = self.text[m.span.end : chosen.span.start].strip().lower()
            if (
                m.place is None
                and m.relation is None
                and led in self.words["joints"]
                and led not in self.words["lists"]
            ):
                return placed_in(m, town, m.reason) if led.isalpha() else chosen
        return chosen

    def own(self, event: EventMention) -> PlaceMention | None:
        """The place said in the event's own clause, by name, "y" or "où"."""
        inside = self.within(self.cues.segment(event)) or self.within(event.clause) or self.behind_relative(event)
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
            inside = [m for m in inside if m.rule not in ASIDES or self.recalled(m, event)]
        chosen = choose(self.gazetteer, inside, event.trigger.start)
        if chosen is None:
            return next(
                (m for m in self.usable if 0 <= event.clause.start - m.span.end <= 2 and self.told_behind(m, event)),
                None,
            )
        chosen = self.quarter(self.closer(chosen), inside)
        row = coordinated(self.text, chosen, inside, self.words["joints"], self.words["lists"])
        return joined(self.text, row) if len(row) > 1 else chosen

    def behind_relative(self, event: EventMention) -> list[PlaceMention]:
        """The places behind a relative clause that a comma closes: "enlevé par des hommes, qui ..., mardi à Y"."""
        end = self.tree.sentences[event.sentence].span.end
        behind = self.text[event.clause.end : end].lstrip(" ,")
        if not behind.lower().startswith(self.relatives) or (comma := behind.find(",")) < 0:
            return []
        closed = end - len(behind) + comma
        after = self.cues.inside(Span(closed + 2, end))
        verb = next((t.start for t in after if t.upos in ("VERB", "AUX") or t.text in _BREAKS), end)
        return [m for m in self.usable if closed < m.span.start < verb]

    def recalled(self, mention: PlaceMention, event: EventMention) -> bool:
        """Whether an event is the one that the words before a place said in passing recall."""
        between = self.text[event.trigger.end : mention.span.start]
        clause = self.cues.lows(event.clause)
        if clause[:1] and clause[0] in self.after and mention.rule == "relation.aside":
            return True  # "after rebels hijacked a train in X": a clause of its own
        if self.told_behind(mention, event):
            return True
        return (
            mention.rule == "relation.aside"
            and event.trigger.end <= mention.span.start
            and (len(between) <= _RECALLED and "," not in between)
        )

    def told_behind(self, mention: PlaceMention, event: EventMention) -> bool:
        """Whether an event is told of the place named in passing before it: "trois mois après celle de X, qui ..."."""
        if mention.rule != "relation.aside" or mention.span.end > event.trigger.start:
            return False
        behind = self.text[mention.span.end : event.trigger.start].lstrip(" ,").lower()
        return behind.startswith(self.relatives) and "," not in behind

    def taken_up(self, event: EventMention) -> PlaceMention | None:
        """The place that "y" in the clause, or "où" at its head, takes up."""
        there, lows = self.words["there"], self.tree.lows
        for token in () if there.isdisjoint(self.cues.lows(event.clause)) else self.cues.inside(event.clause):
            if token.deprel == "expl" or (token.i and lows[token.i - 1] in self.words["of"]):
                continue  # "there were explosions", "east of there"
            if lows[token.i] == "y" and self.existential(token.i):
                continue
            if lows[token.i] in there and token.upos in (
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
        begin, where = max(0, event.token - 12), self.words["where"]
        for token in () if where.isdisjoint(lows[begin : event.token]) else self.tree.tokens[begin : event.token]:
            if token.start >= event.clause.start - 4 and lows[token.i] in where:
                going = [m for m in self.mentions.places if m.rule == "role.destination"]
                for m in sorted([*self.usable, *going], key=lambda m: -m.span.start):
                    if m.span.end <= token.start and token.start - m.span.end <= 3:
                        return m
        return None

    def existential(self, i: int) -> bool:
        """Whether the "y" at `i` only says that something is: "il n'y a pas eu de victimes", not "il y a été tué"."""
        lows, tokens = self.tree.lows, self.tree.tokens
        if "il" not in lows[max(i - 2, 0) : i] or lows[i + 1 : i + 2] == ["est"]:
            return False
        behind = (t for t in tokens[i + 2 : i + 6] if t.upos not in ("ADV", "PUNCT"))
        verb = next(behind, None)
        return verb is None or lows[verb.i] == "eu" or verb.feats.get("VerbForm") != "Part"

    def beside(self, k: int, out: list[PlaceMention | None], done: list[int]) -> PlaceMention | None:
        """The place of another clause of the same sentence that holds for this one too."""
        event = self.mentions.events[k]
        here = [m for m in self.usable if self.cues.sentence(m.span.start) == event.sentence and m.rule not in ASIDES]
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
        return self.paired(event, later, rivals) or self.shared(event, later, rivals)

    def paired(self, event: EventMention, later: list[PlaceMention], rivals: list[EventMention]) -> PlaceMention | None:
        """The place behind the second of two nouns that tell one thing: "une attaque de drones et des tirs à X"."""
        for rival in rivals:
            between = self.text[event.clause.end : rival.trigger.start]
            if not between or set(",;:.") & set(between) or not self.words["lists"].intersection(between.split()[:1]):
                continue
            joined_by = self.cues.inside(Span(event.clause.end, rival.trigger.end))
            if rival.event_type == event.event_type and not any(t.upos in ("VERB", "AUX") for t in joined_by):
                own = [m for m in later if _covers(rival.clause, m.span) and m.span.start >= rival.trigger.end]
                if own:
                    return choose(self.gazetteer, own, rival.trigger.end)
        return None

    def shared(self, event: EventMention, later: list[PlaceMention], rivals: list[EventMention]) -> PlaceMention | None:
        """The place that ends what "et" goes on with, where the scene is far off: "X a été blessé et Y touché à Z"."""
        following = [e for e in rivals if e.trigger.start > event.trigger.end]
        if not following or not later or event.event_type not in _EFFECTS:
            return None
        rival = min(following, key=lambda e: e.trigger.start)
        between = self.text[event.trigger.end : rival.trigger.start]
        if rival.event_type not in _EFFECTS or " et " not in between or set(",;:.") & set(between):
            return None
        news, place = self.scene.news, later[0]
        if not _covers(rival.clause, place.span) or news is None or news.place is None or place.place is None:
            return None
        return place if distance_km(news.place, place.place) > _FAR_KM else None

    def governed(self, event: EventMention) -> PlaceMention | None:
        """What the authority speaking in the event's sentence governs, as a place of its own account."""
        seats = [
            m
            for m in self.mentions.places
            if m.role == "seat" and m.rule.endswith(".governs") and self.cues.sentence(m.span.start) == event.sentence
        ]
        seats = [m for m in seats if m.place is not None and m.place.kind != "country"]
        if self.scene.news is not None:  # "à la tête de la région" names no place of its own
            seats = [m for m in seats if not m.rule.startswith("anaphor.")]
        return replace(seats[-1], role="event", rule="place.governed") if seats else None

    def context(self, event: EventMention) -> PlaceMention | None:
        """The place that older context takes over: that of the context just told, or a country under discussion."""
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        if self.scene.context is not None and self.scene.context_paragraph == paragraph:
            return self.scene.context
        news = self.scene.news
        if self.scene.entered == paragraph:
            return news  # "Abu Shouk has seen little rest. On Monday, fighters stormed the camp"
        country = news is not None and news.place is not None and news.place.kind == "country"
        return news if news is not None and country and level(news) <= COUNTRY_LEVEL else None


_BREAKS = frozenset({",", ";", ":"})


def _covers(outer: Span, inner: Span) -> bool:
    """Whether one span holds another."""
    return outer.start <= inner.start and inner.end <= outer.end
