"""What a lead leaves open and the text below tells: the closer place, the place of an event told before its name."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.place_limits import Limits
from dateline.claims.scene import COUNTRY_LEVEL, MOST, holder_of, holds, level
from dateline.gazetteer import distance_km
from dateline.mentions.place_aside import ASIDES
from dateline.model import EventMention, PlaceMention

# What closes or fails after an attack may lie elsewhere than the attack: it lends its place to none told before it.
AFTERMATH = frozenset({"alert", "closure", "outage", "other"})
_ON_SITE = frozenset({"control", "clash", "attack", "strike", "explosion", "fire", "casualties", "abduction"})
_WEAK_RULES = frozenset({"relation.between", *ASIDES})
_BELOW = 4  # sentences below the lead
_BORDER, _BORDER_KM = 5, 50.0  # how precisely a border pins an event, and how far beyond its middle part it goes
_CLOSE = 2.45  # a district or less: what a lead says may be told more closely below


class Lead(Limits):
    """Goes back to the lead once all is placed."""

    def refine_lead(self, out: list[PlaceMention | None], order: list[int]) -> None:
        """Gives the attack that the lead tells of the closer place said below: "L'attaque a visé le village de X"."""
        if not order:
            return
        first = order[0]
        lead = out[first]
        if _at_several(self.mentions.events[first]):
            return
        if lead is None or self.mentions.events[first].background or level(lead) > _CLOSE:
            return
        closer = self.told_closer(self.mentions.events[first], lead)
        if closer is not None:
            for j in order:
                was = out[j]
                if was is not None and self.as_lead(was, lead) and not self.mentions.events[j].background:
                    out[j] = closer
            if self.scene.main is not None and self.same(self.scene.main, lead):
                self.scene.main = closer
            return
        for n, k in enumerate(order[1:], 1):
            event, place = self.mentions.events[k], out[k]
            if place is None or event.sentence == self.mentions.events[first].sentence:
                continue
            if event.background or self.cues.elsewhere(event):
                return
            if self.told_apart(first, place, out, order):
                continue
            way = lead.rule == "relation.between" and level(place) > level(lead) and self.near(lead, place)
            if not self.same(place, lead) and not holds(self.gazetteer, lead, place) and not way:
                return
            taken_up = self.cues.takes_up(event) or self.cues.told_again(self.mentions.events[first], event, lead)
            if taken_up and (way or holds(self.gazetteer, lead, place)):
                for j in order[:n]:
                    was = out[j]
                    if was is not None and self.as_lead(was, lead):
                        out[j] = place
                if self.scene.main is not None and self.same(self.scene.main, lead):
                    self.scene.main = place
                return

    def told_apart(self, first: int, place: PlaceMention, out: list[PlaceMention | None], order: list[int]) -> bool:
        """Whether the lead tells of a place as another one's: "seized a base in the north and struck the city of X"."""
        events = self.mentions.events
        beside = (j for j in order if j != first and events[j].sentence == events[first].sentence)
        return any((at := out[j]) is not None and self.same(at, place) for j in beside)

    def as_lead(self, was: PlaceMention, lead: PlaceMention) -> bool:
        """Whether an event is placed no closer than the lead: an unknown village in its region is another place."""
        return self.same(was, lead) and (was.place is not None or was.name == lead.name)

    def told_closer(self, event: EventMention, lead: PlaceMention) -> PlaceMention | None:
        """The place in a sentence that tells no event but where the lead's was: "The hit was logged in X district"."""
        eventful = {e.sentence for e in self.mentions.events}
        for m in sorted(self.usable, key=lambda m: m.span.start):
            s = self.cues.sentence(m.span.start)
            if not event.sentence < s <= event.sentence + _BELOW or s in eventful or m.rule in _WEAK_RULES:
                continue
            inside = holds(self.gazetteer, lead, m) or _on_border(lead, m)
            if inside and self.cues.opens_on_event(s):
                return m
        return None

    def named_below(self, event: EventMention, paragraph: int) -> PlaceMention | None:
        """The town that opens the second paragraph, where the lead names none: "un village ... X, dans la région Y"."""
        if event.sentence > 0 or event.event_type not in _ON_SITE:
            return None
        sentences = self.mentions.parse.sentences
        for m in self.usable:
            s = self.cues.sentence(m.span.start)
            if sentences[s].paragraph == paragraph + 1 and level(m) >= 2.5 and m.rule not in _WEAK_RULES:
                opens = s == 0 or sentences[s - 1].paragraph == paragraph
                return m if opens and self.cues.opens(m, s) else None
        return None

    def only_scene(self) -> PlaceMention | None:
        """The one place the whole dispatch tells of; None where there are several."""
        named = [m for m in self.usable if level(m) >= 1 and m.rule not in ASIDES]
        pool = self.distinct([m for m in named if level(m) > COUNTRY_LEVEL] or named)
        if len({m.name for m in pool}) > MOST:
            return None
        pool = [m for m in pool if not any(holds(self.gazetteer, m, other) for other in pool)]
        if not pool or any(not self.same(pool[0], m) for m in pool):
            return None
        if lands := self.other_lands(pool[0]):
            return lands[0] if len({m.name for m in lands}) == 1 else None
        if pool[0].place is not None and pool[0].place.kind == "facility":  # a closed airport is not where all fell
            towns = [m for m in named if m.place is not None and m.place.kind == "city"]
            return next((m for m in towns if holds(self.gazetteer, m, pool[0])), None)
        return pool[0]

    def other_lands(self, town: PlaceMention) -> list[PlaceMention]:
        """The countries told of where a town lies in none of them: named in passing, it is no scene of what is told."""
        lands = [m for m in self.usable if m.place is not None and m.place.kind == "country" and m.rule not in ASIDES]
        inside = town.place is None or any(m.place is not None and m.place.country == town.place.country for m in lands)
        return [] if inside else lands

    def distinct(self, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """The first mention of each place, as closely as it is told: a long text names one place many times."""
        first: dict[tuple[str, float], PlaceMention] = {}
        for m in mentions:
            held = holder_of(m)
            first.setdefault((held.id if held is not None else m.name, level(m)), m)
        return list(first.values())

    def ahead(self, k: int, out: list[PlaceMention | None], order: list[int]) -> PlaceMention | None:
        """The place of the next event of the same paragraph, where nothing was named before."""
        event = self.mentions.events[k]
        paragraph = self.mentions.parse.sentences[event.sentence].paragraph
        if (
            self.cues.elsewhere(event)
            or event.event_type in AFTERMATH
            or any(out[j] is not None for j in order[: order.index(k)])
        ):
            return None
        for j in order[order.index(k) + 1 :]:
            other = self.mentions.events[j]
            if self.mentions.parse.sentences[other.sentence].paragraph != paragraph or other.background:
                return self.named_below(event, paragraph)
            if out[j] is not None and other.event_type not in AFTERMATH and other.event_type != "statement":
                return out[j]
        return None

    def refine(self, k: int, out: list[PlaceMention | None], done: list[int]) -> None:
        """Gives the event before the closer place that "c'est X qui a été visé" specifies."""
        if not done or out[k] is None:
            return
        event = self.mentions.events[k]
        said = self.text[event.clause.start : event.clause.end].lower().lstrip()
        if not said.startswith(tuple(self.words["cleft"])):
            return
        now, whole = out[k], out[done[-1]]
        if {event.event_type, self.mentions.events[done[-1]].event_type} == {"crash", "interception"}:
            return  # what fell is another one than what was shot down
        if now is None or whole is None or not holds(self.gazetteer, whole, now):
            return
        for prior in done:
            was = out[prior]
            if _at_several(self.mentions.events[prior]) or self.cues.elsewhere(self.mentions.events[prior]):
                continue
            if was is not None and event.sentence - self.mentions.events[prior].sentence <= 1 and self.same(was, whole):
                out[prior] = now


def _at_several(event: EventMention) -> bool:
    """Whether an event hit more than one building: the place of one of two churches attacked is not that of both."""
    return event.event_type == "attack" and any(q.what == "hit" and (q.low or 0) > 1 for q in event.quantities)


def _on_border(lead: PlaceMention, m: PlaceMention) -> bool:
    """Whether a district or town lies on the border of two countries that the lead tells of."""
    held = m.place
    if lead.place is not None or lead.where_prec != _BORDER or held is None or level(m) <= COUNTRY_LEVEL:
        return False
    if lead.latitude is None or lead.longitude is None or held.kind in ("country", "region", "area", "sea"):
        return False
    middle = replace(held, latitude=lead.latitude, longitude=lead.longitude)
    return distance_km(middle, held) <= (lead.radius_km or 0.0) + _BORDER_KM
