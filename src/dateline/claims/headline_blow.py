"""What the headline says of a blow that the text only takes up: "Drones hit X", then "The attack killed two"."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.claims.place_cues import Cues
from dateline.claims.place_headline import one_blow
from dateline.claims.scene import holder_of, holds
from dateline.gazetteer import open_gazetteer
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, PlaceMention

_BLOWS = frozenset({"strike", "attack"})
_BARE = frozenset({"attack", "hit", "bombard", "under_fire", "raid"})  # families whose noun names no weapon
_NEAR_LEAD = 1  # paragraphs below the first


def with_headline(
    mentions: Mentions,
    places: Sequence[PlaceMention | None],
    old: Sequence[bool],
    headlines: Callable[[], Iterable[Mentions]],
) -> tuple[EventMention, ...]:
    """The events; a blow that the first paragraphs tell by a bare noun has the type and weapon of the headline's.

    `places` are those of the events, `old` tells the older ones: a headline on a blow elsewhere or of today says
    nothing of them.
    """
    events = list(mentions.events)
    cues = Cues(mentions, Tree(mentions.parse))
    taken = [k for k in range(len(events)) if not old[k] and _takes_up(mentions, cues, k)]
    for head in headlines() if taken else ():
        blow = _blow(head)
        if blow is None:
            continue
        for k in taken:
            if one_blow(events[k], blow) and not _elsewhere(head, places[k]):
                rules = (*events[k].rules, "headline.blow")
                events[k] = replace(events[k], event_type=blow.event_type, means=blow.means, rules=rules)
        break
    return tuple(events)


def _takes_up(mentions: Mentions, cues: Cues, k: int) -> bool:
    """Whether an event is a blow told by a noun without a weapon, where the text has named none before."""
    event = mentions.events[k]
    if event.event_type not in _BLOWS or event.means is not None or event.hypothetical or cues.older(event):
        return False
    if mentions.parse.sentences[event.sentence].paragraph > _NEAR_LEAD or cues.elsewhere(event):
        return False
    if any(e.means is not None for e in mentions.events if e.sentence <= event.sentence):
        return False
    families = {rule.partition(".")[0] for rule in event.rules if ".noun:" in rule}
    return bool(families & _BARE) and not cues.another & set(cues.lows(event.clause))


def _blow(head: Mentions) -> EventMention | None:
    """The one blow of a headline, where it names the weapon."""
    blows = [e for e in head.events if e.event_type in _BLOWS and not e.hypothetical and not e.denied]
    kinds = {(e.event_type, e.means) for e in blows}
    return blows[0] if len(kinds) == 1 and blows[0].means is not None else None


def _elsewhere(head: Mentions, place: PlaceMention | None) -> bool:
    """Whether a headline names places, and none of them is that of an event or a wider or closer one."""
    held = holder_of(place) if place is not None else None
    named = [m for m in head.places if m.role == "event" and m.place is not None]
    if place is None or held is None or not named:
        return False
    gazetteer = open_gazetteer()
    return not any(
        m.place is not None and m.place.id == held.id or holds(gazetteer, m, place) or holds(gazetteer, place, m)
        for m in named
    )
