"""Events that the place told of does not hold for: counts for a whole country, launches, arrests elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.place_ground import Ground
from dateline.claims.scene import COUNTRY_LEVEL, level
from dateline.model import EventMention, PlaceMention

_NATIONAL = 18  # weapons: no single town is sent more
_WHOLE = 60  # nor does one who speaks for a town alone count so many


# Families of what a state does or tells that is not where that state is.
_NOWHERE = ("release.", "toll.", "sentence.")


class Limits(Ground):
    """Tells where the scene ends."""

    def back_at(self, event: EventMention) -> PlaceMention | None:
        """The place of the lead where a clause takes up its building after an excursion: "le port", "l'édifice"."""
        main, news = self.scene.main, self.scene.news
        if main is None or news is None or self.same(main, news) or level(main) < 2 or self.cues.older(event):
            return None
        lead = self.cues.buildings(
            self.mentions.parse.sentences[self.cues.sentence(main.span.start)].span, definite=False
        )
        there = self.cues.buildings(
            self.mentions.parse.sentences[self.cues.sentence(news.span.start)].span, definite=False
        )
        said = self.cues.buildings(event.clause, definite=True)
        return main if lead and (said & (lead - there) or (not there and said & self.words["buildings"])) else None

    def same_thing(self, k: int, out: Sequence[PlaceMention | None]) -> PlaceMention | None:
        """Where the thing lies that a clause takes up: that of the event last told with its noun, "le même dépôt"."""
        event, tokens = self.mentions.events[k], self.cues.tree.tokens
        noun = self.cues.taken_up_as_same(event)
        if noun is None:
            return None
        earlier = (t for t in reversed(tokens[: noun.i]) if t.sentence < event.sentence and t.lemma == noun.lemma)
        for token in earlier:
            told = (
                (e.clause.start <= token.start < e.clause.end, j)
                for j, e in enumerate(self.mentions.events)
                if e.sentence == token.sentence and out[j] is not None
            )
            if (found := max(told, default=None)) is not None:
                return out[found[1]]
        return None

    def same_fire(self, k: int, out: Sequence[PlaceMention | None]) -> PlaceMention | None:
        """Where the fire burns that a clause takes up with its article, told before something else: "l'incendie"."""
        event = self.mentions.events[k]
        if event.event_type != "fire" or not event.definite or self.cues.older(event):
            return None
        for j in range(len(out) - 1, -1, -1):
            other = self.mentions.events[j]
            if other.event_type == "fire" and other.sentence < event.sentence and out[j] is not None:
                return None if self.cues.older(other) or self.of_own_blow(k, j, out) else out[j]
        return None

    def of_own_blow(self, k: int, fire: int, out: Sequence[PlaceMention | None]) -> bool:
        """Whether the speaker just told of a blow elsewhere, which a fire of another's account did not follow."""
        speaker, event = self.sources[k].speaker, self.mentions.events[k]
        if speaker is None or self.sources[fire].speaker == speaker:
            return False
        return any(
            other.event_type in ("strike", "attack", "crash", "debris") and other.sentence == event.sentence - 1
            for j, other in enumerate(self.mentions.events)
            if j != fire and out[j] is not None and self.sources[j].speaker == speaker
        )

    def overall(self, k: int) -> bool:
        """Whether an army or ministry gives its count for the whole country, not for the town told of."""
        event, scene = self.mentions.events[k], self.scene.news
        if (
            scene is None
            or level(scene) <= COUNTRY_LEVEL
            or event.event_type not in ("interception", "strike", "other")
        ):
            return False
        if self.broken_down(k) or self.launch_of_counted(k):
            return True
        most = max((q.low or 0 for q in event.quantities if self.cues.weapons(q.span)), default=0)
        if most >= _WHOLE:
            return True
        speaker = self.sources[k].speaker
        if speaker is None or speaker.kind not in self.words["national_kinds"]:
            return False
        return most >= _NATIONAL or self.cues.only(event)

    def launch_of_counted(self, k: int) -> bool:
        """Whether a clause only says who launched what another counts for all of it: "84 des 110 que X a lancés"."""
        event = self.mentions.events[k]
        if event.quantities or not any(rule.startswith("launch.") for rule in event.rules):
            return False
        beside = (j for j, e in enumerate(self.mentions.events) if j != k and e.sentence == event.sentence)
        return any(self.mentions.events[j].event_type == "interception" and self.overall(j) for j in beside)

    def abroad(self, k: int) -> bool:
        """Whether the scene lies in a foreign country where the speaker's air defence shoots nothing down."""
        event, speaker = self.mentions.events[k], self.sources[k].speaker
        scene = self.scene.here(self.mentions.parse.sentences[event.sentence].paragraph)
        if event.event_type != "interception" or scene is None or scene.place is None or speaker is None:
            return False
        if speaker.kind not in self.words["national_kinds"] or speaker.side is None or scene.place.country is None:
            return False
        return speaker.side not in (scene.place.country, scene.place.administered_by)

    def broken_down(self, k: int) -> bool:
        """Whether the rest of the sentence tells the same by places: "dix-sept, dont douze à X et cinq à Y"."""
        event = self.mentions.events[k]
        parts = [
            e
            for e in self.mentions.events
            if e.sentence == event.sentence and e.event_type == event.event_type and e.clause.start > event.trigger.end
        ]
        return len([e for e in parts if e.quantities and self.within(e.clause)]) > 1

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

    def state(self, event: EventMention) -> PlaceMention | None:
        """The country that raises its alert or closes its sky: "La Pologne a fait décoller des chasseurs"."""
        if event.event_type not in ("alert", "closure", "other"):
            return None
        if any(rule.startswith(_NOWHERE) for rule in event.rules):
            return None  # "Le Qatar porte à 900 le nombre de prisonniers libérés"
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
        named = any(
            self.mentions.parse.sentences[self.cues.sentence(m.span.start)].paragraph == paragraph for m in self.usable
        )
        return not here and not named
