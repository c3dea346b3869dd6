"""What the headline says of the place where the text below it does not: "Grève de X : deux morts", then "Deux ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.claims.place_lead import Lead
from dateline.claims.scene import holds, level
from dateline.mentions.gate import tells
from dateline.model import EventMention, PlaceMention, Span

_FINE = 2.4  # a district, a town, an unknown place in a known one
_NEAR_LEAD = 1  # paragraphs below the first that still tell what the headline tells
# What a headline may say in another way than the text: "une explosion" for a strike, the dead for the attack.
_ONE_BLOW = frozenset({"strike", "attack", "explosion", "fire", "damage", "debris", "crash", "casualties"})
_TOLLS = frozenset({"killed", "wounded"})


class Headline(Lead):
    """The reader of a headline's place, and of a text that leaves its place to the headline."""

    def sole(self, placed: Sequence[PlaceMention | None]) -> PlaceMention | None:
        """The one place where a headline's events, placed as told, were; None where it names several or lists news."""
        low = self.text[slice(*self.extent())].lower()
        if any(phrase in low for phrase in self.words["roundups"]):
            return None
        told = [
            place for k, place in enumerate(placed) if place is not None and self.fresh_event(self.mentions.events[k])
        ]
        named = self.distinct([m for m in self.usable if level(m) >= 1])
        pool = [m for m in named if not any(holds(self.gazetteer, m, other) for other in named)]
        sites = [m for m in pool if m.place is not None and m.place.kind == "facility"]
        towns = [m for m in named if m.place is not None and m.place.kind in ("city", "village")]
        if sites and towns and all(holds(self.gazetteer, towns[0], m) for m in pool):
            pool = towns[:1]  # "Moscou : explosion dans une tour, l'aéroport de X fermé"
        if not pool or any(not self.same(pool[0], m) for m in pool):
            return None
        if not self.mentions.events and tells(low, self.mentions.document.language):
            told = pool  # "Gunmen storm hotel in X": a line that the parser takes for a row of nouns
        if not any(self.same(pool[0], place) or holds(self.gazetteer, pool[0], place) for place in told):
            return None
        return replace(pool[0], rule="place.headline")

    def extent(self) -> Span:
        """The stretch of text that is read: for a headline the headline."""
        paragraphs = self.mentions.document.paragraphs
        return Span(paragraphs[0].start, paragraphs[-1].end) if paragraphs else Span(0, 0)

    def fresh_event(self, event: EventMention) -> bool:
        """Whether an event is told as news: no statement, nothing older, nothing to come."""
        return event.event_type != "statement" and not event.hypothetical and not self.cues.older(event)

    def open_lead(self, out: Sequence[PlaceMention | None], order: Sequence[int]) -> bool:
        """Whether the first event that the text tells as news has no place by its own words."""
        first = next((k for k in order if self.fresh_event(self.mentions.events[k]) and k not in self.blank), None)
        return first is not None and (out[first] is None or self.by_office(out[first]))

    def by_office(self, place: PlaceMention | None) -> bool:
        """Whether a place is no more than what the one who speaks governs."""
        return place is not None and place.rule == "place.governed"

    def wide_lead(self, out: Sequence[PlaceMention | None], order: Sequence[int]) -> bool:
        """Whether an event near the head of the text has no closer place than a region or country."""
        return any(
            place is not None and level(place) < _FINE and self.near_lead(self.mentions.events[k])
            for k in order
            if (place := out[k]) is not None
        )

    def near_lead(self, event: EventMention) -> bool:
        """Whether an event stands in the first paragraphs, or takes up what was told before."""
        return self.mentions.parse.sentences[event.sentence].paragraph <= _NEAR_LEAD or self.cues.takes_up(event)

    def narrow(self, out: list[PlaceMention | None], head: PlaceMention, told: Sequence[EventMention]) -> None:
        """Gives the headline's blow the closer place that the headline says, where the text has only a wider one."""
        for wide in self.wide_ones(out, head, told):
            for k, place in enumerate(out):
                if place is wide and not self.cues.older(self.mentions.events[k]) and not self.counts_all(k):
                    out[k] = head

    def wide_ones(
        self, out: Sequence[PlaceMention | None], head: PlaceMention, told: Sequence[EventMention]
    ) -> Iterator[PlaceMention]:
        """The mentions of a region or country for which the headline has the closer place of the same blow."""
        for k, place in enumerate(out):
            event = self.mentions.events[k]
            if place is None or level(place) >= _FINE or not holds(self.gazetteer, place, head):
                continue
            if not self.fresh_event(event) or not self.near_lead(event) or self.counts_all(k):
                continue
            if self.closer_below(place, head) or not any(one_blow(event, other) for other in told):
                continue
            yield place

    def counts_all(self, k: int) -> bool:
        """Whether an event is counted for all of a region or country."""
        event = self.mentions.events[k]
        most = max((q.low or 0 for q in event.quantities if q.what in ("launched", "downed")), default=0)
        return (
            event.event_type == "interception" or "list.whole" in event.rules or most > 1 or self.cues.elsewhere(event)
        )

    def closer_below(self, wide: PlaceMention, head: PlaceMention) -> bool:
        """Whether the text itself names a closer place within the wide one that is not the headline's."""
        closer = (m for m in self.distinct(self.usable) if level(m) > level(wide) and holds(self.gazetteer, wide, m))
        return any(not self.same(m, head) for m in closer)


def one_blow(event: EventMention, other: EventMention) -> bool:
    """Whether the text and the headline may tell one event: of one kind, and not with other tolls."""
    if event.event_type != other.event_type and not {event.event_type, other.event_type} <= _ONE_BLOW:
        return False
    tolls = {q.what: q.best for q in other.quantities if q.what in _TOLLS}
    return all(q.what not in tolls or q.best == tolls[q.what] or q.best is None for q in event.quantities)
