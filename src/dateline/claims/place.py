"""Where each event happened."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline.claims.place_headline import Headline
from dateline.claims.place_lead import AFTERMATH
from dateline.claims.scene import COUNTRY_LEVEL, Scene, holder_of, holds, level
from dateline.claims.source import SourceOf
from dateline.gazetteer import distance_km
from dateline.mentions.place_settle import placed_in
from dateline.model import EventMention, Mentions, Place, PlaceMention, Span

_SWARM = 20  # weapons; no town is told of later that met so many
_EFFECTS = frozenset({"damage", "casualties", "fire"})
# What an entry of a running log begins with.
_ENTRY = re.compile(r"[\[(]?\d{1,2}\s?(?:(?:h|:|H)\s?(?:\d\d)?\s?[-–—:|]|[h:H]\s?\d\d[\])]?\s)")


def assign_places(
    mentions: Mentions,
    sources: list[SourceOf] | None = None,
    headlines: Callable[[], Iterable[Mentions]] = tuple,
) -> list[PlaceMention | None]:
    """The place of each of `mentions.events`, in their order; None where the dispatch does not say.

    `headlines` reads what stands over the text; it is called where the text leaves the place of its news open.
    """
    placer = Placer(mentions, sources)
    out = placer.walk()
    lacking, wide = placer.open_lead(out, placer.order), placer.wide_lead(out, placer.order)
    if not lacking and not wide:
        return placer.fill(out)
    head, told = _head_of(mentions, headlines())
    if head is None:
        return placer.fill(out)
    if lacking:
        placer = Placer(mentions, placer.sources, start=head)
        out = placer.walk()
    out = placer.fill(out)
    placer.narrow(out, head, told)
    return out


def _head_of(mentions: Mentions, headlines: Iterable[Mentions]) -> tuple[PlaceMention | None, tuple[EventMention, ...]]:
    """The one place that the headline tells its events of, and these; its span is one of the text or of the title."""
    for head in headlines:
        reader = Placer(head)
        place = reader.sole(reader.places())
        if place is not None and head.document.source != mentions.document.source:
            place = replace(place, span=Span(0, 0), titled=place.span)
        if place is not None:
            return place, head.events
    return None, ()


def _national(event: EventMention) -> bool:
    """Whether so many weapons are counted that they were launched at a country, or shot down over it."""
    counts = (q.low or 0 for q in event.quantities if q.what in ("launched", "downed"))
    return max(counts, default=0) >= _SWARM


class Placer(Headline):
    """Goes through the events in text order, keeping the scene.

    A place comes from the event's own clause, else its sentence, else the scene that the sentences before it set;
    never from where a speaker sits, except that an authority with nothing else said speaks of what it governs.
    """

    def __init__(
        self, mentions: Mentions, sources: list[SourceOf] | None = None, *, start: PlaceMention | None = None
    ) -> None:
        """`start` is where the telling stands before its first sentence: what the headline says."""
        super().__init__(mentions, sources)
        self.start = self.scene.news = start
        events = mentions.events
        self.order = sorted(range(len(events)), key=lambda k: (events[k].sentence, events[k].clause.start))
        self.logged = False
        self.behind: list[EventMention] = []  # told right behind an older event, as what it did

    def places(self) -> list[PlaceMention | None]:
        """The place of each event."""
        return self.fill(self.walk())

    def walk(self) -> list[PlaceMention | None]:
        """The place of each event by its own words and what was told before it."""
        events, order = self.mentions.events, self.order
        out: list[PlaceMention | None] = [None] * len(events)
        done: list[int] = []
        for k in order:
            paragraph = self.mentions.parse.sentences[events[k].sentence].paragraph
            if self.entry(done[-1] if done else None, paragraph):
                self.scene = Scene()
                self.logged = True
            self.scene.come_back(paragraph)
            self.enter(events[k].sentence, done, order)
            out[k] = self.near_scene(self.place(k, out, done), events[k])
            self.remember(k, out[k])
            self.refine(k, out, done)
            self.follow(events[k], out[k])
            done.append(k)
        self.refine_lead(out, order)
        return out

    def fill(self, out: list[PlaceMention | None]) -> list[PlaceMention | None]:
        """The places with those that only what is told later, or the headline, gives."""
        if self.start is None:
            return self.told_later(out)
        below = self.told_later([None if place is self.start else place for place in out])
        for k, place in enumerate(out):
            closer = below[k]
            if place is self.start and (closer is None or not holds(self.gazetteer, self.start, closer)):
                below[k] = self.start
        return below

    def told_later(self, out: list[PlaceMention | None]) -> list[PlaceMention | None]:
        """The places with those of events that are told before their place is named."""
        events, order, logged = self.mentions.events, self.order, self.logged
        only = self.only_scene()
        head = next((p for k in order if (p := out[k]) is not None), None) if logged else None
        if head is not None and level(head) >= 2.4:
            only = only or head  # a running log is mostly of the town that it opens with
        for k in order:  # an event told before its place is named
            e = events[k]
            if out[k] is None and k not in self.blank and e.event_type != "statement" and not self.cues.older(e):
                if _national(e) or logged and e.event_type not in _EFFECTS or self.heads_list(k, out, order):
                    continue
                out[k] = self.ahead(k, out, order) or (None if self.cues.elsewhere(e) else only)
        for k in order:  # and what is said of it in the same sentence
            e = events[k]
            if out[k] is None and e.event_type == "statement" and e.sentence == 0:
                if self.cues.about_attack(e) and not self.cues.in_general(e):
                    told = (
                        out[j] for j in order if events[j].sentence == 0 and events[j].clause.start < e.clause.start
                    )
                    out[k] = next((place for place in told if place is not None), None)
        return out

    def heads_list(self, k: int, out: list[PlaceMention | None], order: list[int]) -> bool:
        """Whether an event is the whole of a list told behind it, whose parts lie in several places."""
        first = order.index(k) + 1
        parts = [j for j in order[first : first + 2] if "list.line" in self.mentions.events[j].rules]
        places = {place.name for j in parts if (place := out[j]) is not None}
        return len(places) > 1

    def place(self, k: int, out: list[PlaceMention | None], done: list[int]) -> PlaceMention | None:
        """The place of one event, given those before it."""
        event = self.mentions.events[k]
        own = self.own(event)
        if own is not None and self.cues.released(event) and self.cues.taken_at(event, own):
            own = None  # "kidnappées à X, elles ont été libérées"
        if event.event_type == "statement":
            return self.statement_place(k, own, out)
        own = self.own_land(k, event) if own is None else own
        if own is not None and own.rule == "relation.aside" and own.relation == "distance":
            here = self.scene.here(self.mentions.parse.sentences[event.sentence].paragraph)
            own = None if here is not None and level(here) > COUNTRY_LEVEL else own  # it only tells the way there
        if own is not None and self.scene.news is not None and self.cues.treated(event, own):
            own = None  # "soignés à X": the hospital's town is not where they were hurt
        shared = out[event.antecedent] if event.antecedent is not None and event.antecedent < len(out) else None
        if own is not None:
            return (
                shared
                if shared is not None and (own.rule.startswith("anaphor.") and holds(self.gazetteer, own, shared))
                else own
            )
        if shared is not None:
            return shared
        back = self.back_at(event) or self.same_thing(k, out) or self.same_fire(k, out)
        if back is not None:
            return back
        if "list.whole" in event.rules:  # a total whose parts lie in several places
            around = self.around_parts(event)
            if around is None:
                self.blank.add(k)
            return around
        if self.cues.released(event) or self.cues.apart(event):
            self.blank.add(k)
            return None
        if (state := self.state(event)) is not None:
            return state
        if self.launched(event) or self.detained(event, out) or self.cues.tally(event):
            self.blank.add(k)
            return None
        beside = self.beside(k, out, done)
        if beside is None and self.abroad(k):
            self.blank.add(k)
            return None
        town = self.scene.news is not None and level(self.scene.news) >= 2.5
        if beside is None and town and self.cues.long_count(event):
            self.blank.add(k)
            return None
        if beside is None and self.overall(k):
            return self.whole(event, out)
        if beside is None and self.cues.elsewhere(event):
            return None
        if self.cues.older(event):
            return beside or (
                self.scene.news if self.cues.same_spot(event) else self.governed(event) or self.context(event)
            )
        governed = self.governed(event) or self.territory.get(self.speaker(k) or "")
        if beside is None and self.cues.toll_of_before(event) and (last := self.attack_before(event, out)) is not None:
            return last
        scene = self.scene.here(self.mentions.parse.sentences[event.sentence].paragraph)
        if (
            beside is not None
            and scene is not None
            and holds(self.gazetteer, beside, scene)
            and level(beside) <= COUNTRY_LEVEL
        ):
            counted = self.cues.part_of(event) and any(out[j] is beside for j in done)
            return beside if counted or self.cues.opens(beside, event.sentence) else scene
        if beside is not None:
            return beside
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        effect = event.event_type in _EFFECTS or self.cues.articleless or self.mentions.document.language == "en"
        if done and effect and self.scene.context_paragraph == paragraph:
            before = self.mentions.events[done[-1]]
            aged = self.cues.older(before) or before in self.behind
            if aged and self.mentions.parse.sentences[before.sentence].paragraph == paragraph:
                if self.cues.articleless and event.event_type != "statement":
                    self.behind.append(event)
                return self.scene.context  # what an older blow did is told right behind it
        if governed is not None and (
            scene is None
            or not (holds(self.gazetteer, governed, scene) or self.same(governed, scene) or self.close(governed, scene))
        ):
            return governed
        return scene

    def own_land(self, k: int, event: EventMention) -> PlaceMention | None:
        """The country of a speaker who tells what happened on its soil: "Kyiv said 60 drones hit its territory"."""
        speaker, words = self.sources[k].speaker, self.words.get("own_land", frozenset())
        if speaker is None or speaker.side is None or not words:
            return None
        start = event.clause.start
        told = self.text[start : event.clause.end].lower()
        at = next((i for phrase in words if (i := told.find(f" {phrase}")) >= 0), None)
        if at is None or told[:at].endswith((" from", " leaving", " within reach of")):
            return None
        country = self.gazetteer.country(speaker.side)
        phrase = max((w for w in words if told.startswith(w, at + 1)), key=len)
        span = Span(start + at + 1, start + at + 1 + len(phrase))
        if country is None:
            return None
        return PlaceMention(span=span, name=country.name, place=country, where_prec=6, rule="anaphor.land.own")

    def around_parts(self, whole: EventMention) -> PlaceMention | None:
        """The running scene where all the parts of a total lie in it: "neuf ont été abattus, dont trois à Kertch"."""
        scene = self.scene.here(self.mentions.parse.sentences[whole.sentence].paragraph)
        events = (e for e in self.mentions.events if e.sentence == whole.sentence and "list.place" in e.rules)
        parts = [self.own(e) for e in events]
        held = [p for p in parts if p is not None and scene is not None and holds(self.gazetteer, scene, p)]
        return scene if parts and len(held) == len(parts) else None

    def statement_place(self, k: int, own: PlaceMention | None, out: list[PlaceMention | None]) -> PlaceMention | None:
        """Where the attack lies that a statement answers; none for a position on things in general."""
        event = self.mentions.events[k]
        if own is not None and (self.cues.conditional(event, own) or self.cues.of_speaker(event, own)):
            own = None
        if self.cues.in_general(event):
            return own if own is not None and self.cues.said_there(own, event) else None
        if not self.cues.about_attack(event):
            return own if own is not None and self.cues.said_there(own, event) else None
        if own is not None and (level(own) > COUNTRY_LEVEL or own.rule.startswith("anaphor.land")):
            return own
        if event.antecedent is not None and event.antecedent < len(out) and out[event.antecedent] is not None:
            return out[event.antecedent]
        told = self.attack_told(event, out)
        return None if told is not None and self.cues.articleless and level(told) <= COUNTRY_LEVEL else told

    def attack_before(self, event: EventMention, out: list[PlaceMention | None]) -> PlaceMention | None:
        """The place of the attack told last, which "deux des blessés" takes up."""
        earlier = [
            (e.sentence, e.clause.start, place)
            for e, place in zip(self.mentions.events, out, strict=True)
            if place is not None and e.event_type not in AFTERMATH and e.event_type != "statement" and not e.background
        ]
        before = [item for item in earlier if item[:2] < (event.sentence, event.clause.start)]
        return max(before, key=lambda item: item[:2])[2] if before else None

    def attack_told(self, event: EventMention, out: list[PlaceMention | None]) -> PlaceMention | None:
        """The place of the attack last told in the same paragraph, else that of the dispatch."""
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        for j in range(len(out) - 1, -1, -1):
            other = self.mentions.events[j]
            if (other.sentence, other.clause.start) >= (event.sentence, event.clause.start) or other.background:
                continue
            if self.mentions.parse.sentences[other.sentence].paragraph != paragraph:
                continue
            if out[j] is not None and other.event_type not in AFTERMATH and other.event_type != "statement":
                return out[j]
        return self.scene.main or self.scene.news

    def near_scene(self, own: PlaceMention | None, event: EventMention) -> PlaceMention | None:
        """An unknown name said in the running scene, placed in the region or country of that scene."""
        scene = self.scene.news
        if own is None or own.place is not None or own.latitude is not None:
            return own
        if event.background or own.rule == "place.list" or own.within is not None:
            return own
        ruled = self.governed(event)
        if ruled is not None and ruled.place is not None and ruled.place.kind in ("region", "area"):
            return placed_in(own, ruled.place, own.reason)  # what a governor names lies in his region
        if scene is None:
            return own
        held = holder_of(scene)
        if held is not None and held.kind in ("city", "village") and self.cues.site(own.span):
            return placed_in(own, held, own.reason)
        if held is None or held.kind not in ("region", "area", "country", "district"):
            return own
        if held.kind == "country" and (region := self.only_region(held)) is not None:
            return placed_in(own, region, own.reason)
        return replace(
            own,
            within=held,
            latitude=scene.latitude if scene.latitude is not None else held.latitude,
            longitude=scene.longitude if scene.longitude is not None else held.longitude,
            radius_km=scene.radius_km or held.radius_km,
            where_prec=scene.where_prec,
            reason=f"{own.reason or own.name + ': unknown'}; placed in {scene.name}",
        )

    def only_region(self, country: Place) -> Place | None:
        """The region of a country where the dispatch names one alone, whatever it says of it."""
        regions = {m.place for m in self.mentions.places if m.place is not None and m.place.kind == "region"}
        return regions.pop() if len(regions) == 1 and all(r.country == country.country for r in regions) else None

    def entry(self, before: int | None, paragraph: int) -> bool:
        """Whether a new entry of a running log begins with the paragraph of the next event: "9 h 12 – ..."."""
        if before is None:
            return False
        sentences = self.mentions.parse.sentences
        last = sentences[self.mentions.events[before].sentence].paragraph
        starts = [s.span.start for s in sentences if last < s.paragraph <= paragraph]
        end = sentences[self.mentions.events[before].sentence].span.end
        headings = [
            p.span.start
            for p in self.mentions.document.parts
            if p.kind == "headline" and starts and end <= p.span.start < starts[-1]
        ]
        return any(_ENTRY.match(self.text, start) for start in [*starts, *headings])

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
        wide = own is not None and own.place is not None and own.place.kind in ("region", "area")
        found = governed or (own if own is not None and wide and own.rule != "place.list" else None)
        if found is not None:
            self.territory[name] = replace(found, role="event", rule="place.governed")

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
        if self.cues.older(event) or event in self.behind:
            self.scene.context = place
            self.scene.context_paragraph = paragraph
            return
        news = self.scene.news
        wider = level(place) <= COUNTRY_LEVEL or place.rule.startswith("anaphor.")
        if news is not None and wider and holds(self.gazetteer, place, news):
            return
        self.scene.nowhere = -1
        if news is not None and (event.event_type in AFTERMATH or place.rule == "place.list"):
            self.scene.side, self.scene.side_paragraph = place, paragraph  # holds for its own paragraph only
            return
        if news is not None and self.excursion(news, place, event, paragraph):
            self.scene.left, self.scene.left_paragraph = self.scene.left or news, paragraph
        self.scene.news, self.scene.side = place, None
        main = self.scene.main
        if event.event_type not in AFTERMATH and (
            main is None or (level(main) > 1.0 and holds(self.gazetteer, main, place))
        ):
            self.scene.main = place

    def excursion(self, news: PlaceMention, place: PlaceMention, event: EventMention, paragraph: int) -> bool:
        """Whether the telling leaves the place of the lead in mid-paragraph, for an event told by the way."""
        main = self.scene.main
        if main is None or not self.same(news, main) or level(news) < 2 or self.same(place, news):
            return False
        if holds(self.gazetteer, place, news) or holds(self.gazetteer, news, place) or self.close(news, place):
            return False
        first = event.sentence == 0 or self.mentions.parse.sentences[event.sentence - 1].paragraph != paragraph
        return not first and paragraph > 0

    def enter(self, sentence: int, done: list[int], order: list[int]) -> None:
        """Moves the scene to places that sentences without events open with ("À Goma, le calme est précaire.")."""
        last = self.mentions.events[done[-1]].sentence if done else -1
        told = {self.mentions.events[k].sentence for k in order}
        entered = -1
        for m in self.usable:
            s = self.cues.sentence(m.span.start)
            if s == entered and self.scene.news is not None and not holds(self.gazetteer, m, self.scene.news):
                continue  # of several named side by side the first
            if (
                last < s < sentence
                and s not in told
                and level(m) >= (1 if self.scene.news is None else 1.5)
                and (self.scene.news is None or self.cues.opens(m, s) or self.fresh(m, s, sentence, last))
            ):
                if self.scene.news is None or self.cues.verbal(s) or self.cues.heads(m):
                    self.scene.news, entered = m, s
                    self.scene.entered = self.mentions.parse.sentences[s].paragraph

    def fresh(self, mention: PlaceMention, s: int, sentence: int, last: int) -> bool:
        """Whether a sentence opens the paragraph of the next event with a place far from the scene."""
        news = self.scene.news
        if news is None or news.place is None or mention.place is None or level(mention) < 2.5:
            return False
        if distance_km(news.place, mention.place) < max(40.0, news.radius_km or news.place.radius_km):
            return False
        paragraphs = [self.mentions.parse.sentences[n].paragraph for n in (s, sentence)]
        before = self.mentions.parse.sentences[last].paragraph if last >= 0 else -1
        return paragraphs[0] == paragraphs[1] != before and self.cues.verbal(s)
