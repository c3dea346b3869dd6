"""What speaks for and against two claims being of one event: named reasons with weights.

`bond` weighs two claims of events; `speech_bond` a statement and the event it may be about.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.incidents.scene import Told, announces_another
from dateline.incidents.where import Where, compare, compare_times, interval, lasts, rank
from dateline.model.quick import quick

WEIGHTS: Mapping[str, float] = {
    # where
    "same place": 2.0,
    "place carried over": 1.8,
    "same region": 1.2,
    "same country": 1.5,
    "place inside": 1.15,
    "a district and a place in it": 0.05,
    "a country and a place in it": -1.0,
    "two sites of one town": 0.2,
    "the one town told of there": 2.05,
    "one of several places there": -1.7,
    "other name": 0.1,
    "its own place named": -0.25,
    "a count over the region": -1.3,
    "a count over the country": -3.0,
    # when
    "times overlap": 0.4,
    "next day": -0.5,
    "day after": -0.8,
    # the telling
    "takes up": 5.0,
    "same sentence": 1.0,
    "same paragraph": 0.9,
    "next paragraph": 0.9,
    "goes on from it": 1.1,
    "names it again": 1.0,
    "points back to it": 1.3,
    "same source": -0.2,
    "another one": -5.0,
    "after another one": -4.0,
    "added": 0.75,
    "beside it": -0.5,
    "a time of its own": -1.0,
    "told as the next": -1.0,
    "counted beside it": -2.0,
    "one source tells of two": -0.5,
    "next sentence": 0.2,
    # what
    "effect of": 0.8,
    "what did it": 0.25,
    "two kinds of blow": 0.5,
    "held for it": 2.5,
    "says what it was for": 2.0,
    "closed after it": 2.5,
    "older and newer": -1.5,
    "two effects": 0.25,
    "same kind": 0.4,
    "same weapon": 0.9,
    "other weapon": -1.05,
    "side event": -2.25,
    "reopened": 2.5,
    "same site": 2.5,
    "future": -4.0,
    "older context": -1.1,
    "two older events": -1.2,
    "a trend and an event": -2.0,
    "said time and again": -2.0,
    # speech
    "speaks of it": 1.2,
    "calls for what is to come": -2.5,
    "on those who did it": 2.25,
    "on its conduct at large": -2.0,
    "said before it": -1.0,
    "first told": 1.0,
    "told just before": 1.3,
    "said right after it": 0.3,
}
JOIN = 2.3
_MANY = 4
_WHOLE = 60  # weapons: more than are sent to one town
_TOLLS = frozenset(
    {"casualties", "damage", "fire", "explosion", "debris", "other"}
)  # feared, they are still of this event
SPEECH_JOIN = 1.8
_AIMED = frozenset({"strike", "attack"})
_CRIMES = frozenset({"attack", "abduction", "explosion", "strike", "casualties"})


@quick
@dataclass(frozen=True, slots=True)
class Bond:
    """How strongly two claims are of one event, why, and whether they never can be."""

    score: float
    reasons: tuple[str, ...]
    never: bool = False


def bond(a: Told, b: Told, antecedents: Mapping[str, str], *, weights: Mapping[str, float] = WEIGHTS) -> Bond:
    """What ties claim `b` to the earlier claim `a`, both of events."""
    where, when = compare(a.claim.place, b.claim.place), compare_times(a.claim.time, b.claim.time)
    if antecedents.get(b.claim.id) == a.claim.id:
        return _weighed(["takes up"], weights)
    refusal = _never(a, b, where, when)
    if refusal:
        return Bond(float("-inf"), (refusal,), never=True)
    reasons = [
        *_place_reasons(a, b, where),
        *_time_reasons(b, when),
        *_discourse_reasons(a, b, where),
        *_blow_reasons(a, b),
        *_kind_reasons(a, b, where),
    ]
    return _weighed(reasons, weights)


def speech_bond(
    a: Told, speech: Told, antecedents: Mapping[str, str], *, weights: Mapping[str, float] = WEIGHTS
) -> Bond:
    """What makes a statement one about the event of claim `a`, told before or after it."""
    if antecedents.get(speech.claim.id) == a.claim.id:
        return _weighed(["takes up"], weights)
    where = compare(a.claim.place, speech.claim.place)
    if a.claim.background != speech.claim.background and not a.sentences & speech.sentences:
        return Bond(float("-inf"), ("background and news",), never=True)
    if where.relation == "apart" and max(where.rank, 0) <= 1:
        return Bond(float("-inf"), ("different places",), never=True)
    if a.nature == "side":
        return Bond(float("-inf"), ("side event",), never=True)
    reasons = _discourse_reasons(a, speech, where)
    if a.nature == "cause":
        reasons.append("same kind")
    if _speaks_of(a, speech):
        reasons.append("speaks of it")
    if "general" in speech.cues:
        reasons.append("on its conduct at large")
    if a.index > speech.index and not a.paragraphs & speech.paragraphs:
        reasons.append("said before it")
    if "habit" in speech.cues:
        reasons.append("said time and again")
    if "culprits" in speech.cues:
        reasons.append("on those who did it")
    if "directive" in speech.cues or speech.claim.act in ("promise", "demand", "threaten", "order", "warn"):
        reasons.append("calls for what is to come")
    if where.relation == "same" and where.rank <= 2:
        reasons.append("same place")
    if a.index == 0:
        reasons.append("first told")
    if a.index == speech.index - 1 and a.paragraphs & speech.paragraphs:
        reasons.append("told just before" if "speaks of it" in reasons else "said right after it")
    return _weighed(reasons, weights)


def _speaks_of(a: Told, speech: Told) -> bool:
    """Whether the words of a statement are about an event: they take it up, or judge, claim or deny one told nearby."""
    if "takes_up" in speech.cues or speech.claim.act in ("deny", "claim", "accuse", "deplore"):
        return True
    far = (
        min(abs(p - q) for p in a.paragraphs for q in speech.paragraphs) > 2
        if a.paragraphs and speech.paragraphs
        else False
    )
    return "claimed" in speech.cues and not (far and speech.claim.place is None)


def _weighed(reasons: list[str], weights: Mapping[str, float]) -> Bond:
    return Bond(sum(weights[r] for r in reasons), tuple(r for r in reasons if weights[r] > 0))


def _never(a: Told, b: Told, where: Where, when: str) -> str | None:
    """Why two claims can't be of one event, or None."""
    if a.claim.background != b.claim.background and not _goes_on(a, b):
        return "background and news"
    if where.relation == "apart" and not _held_for(a, b):
        return "different places"
    if when == "apart" or (when == "days after" and a.nature == b.nature == "cause"):
        return "different days"
    if where.relation == "beside" and where.rank == 0 and a.nature == b.nature == "cause":
        return "different sites"
    if when == "next" and a.nature == b.nature == "cause" and a.claim.event_type == b.claim.event_type:
        return "different days"
    if a.nature == b.nature == "cause" and (a.claim.means == "naval_drone") != (b.claim.means == "naval_drone"):
        if a.claim.means and b.claim.means and "mixed" not in (a.claim.means, b.claim.means):
            return "drones at sea and in the air"
    return None


def _goes_on(a: Told, b: Told) -> bool:
    """Whether a claim only goes on with the one before it: in its sentence, or with an undated effect right after."""
    if a.sentences & b.sentences:
        return True
    return b.nature == "effect" and not b.dated and _next_sentence(a, b)


def _next_sentence(a: Told, b: Told) -> bool:
    return bool(a.paragraphs & b.paragraphs) and any(q - p == 1 for p in a.sentences for q in b.sentences)


def _held_for(a: Told, b: Told) -> bool:
    """Whether a claim tells who was arrested for the attack before it."""
    return b.claim.event_type == "arrest" and "suspects" in b.cues and a.claim.event_type in _CRIMES


def _closed_after(a: Told, b: Told) -> bool:
    """Whether a claim tells of streets, shops or services shut after an attack; airports and schools shut anyway."""
    shut = b.nature == "side" and b.claim.event_type == "closure" and "traffic" not in b.cues
    return shut and a.claim.event_type in _CRIMES


def _place_reasons(a: Told, b: Told, where: Where) -> list[str]:
    if where.relation == "same":
        if where.rank >= 3:
            return ["same country" if where.rank >= 5 else "same region"]
        return ["same place" if b.named else "place carried over"]
    if where.relation == "beside":
        return ["two sites of one town"]
    if where.relation == "renamed":
        return ["other name"]
    if where.relation in ("inside", "holds"):
        if (a if where.relation == "inside" else b).umbrella:
            return ["one of several places there"]
        if where.rank >= 5:
            return ["a country and a place in it"]
        if where.rank >= 3:
            return ["the one town told of there"]
        return ["a district and a place in it" if where.rank == 2 else "place inside"]
    if a.claim.place is None and b.named:
        return ["its own place named"]
    return []


def _time_reasons(b: Told, when: str) -> list[str]:
    if when == "overlap":
        return ["times overlap"]
    if when == "days after":
        return ["next day"]
    if when == "next":  # what an attack leads to goes on the day after
        return ["day after" if b.nature == "effect" or b.claim.event_type == "arrest" else "next day"]
    return []


def _discourse_reasons(a: Told, b: Told, where: Where) -> list[str]:
    reasons = []
    if a.sentences & b.sentences:
        reasons.append("same sentence")
    elif a.paragraphs & b.paragraphs:
        reasons.append("same paragraph")
    elif any(q - p == 1 for p in a.paragraphs for q in b.paragraphs):
        reasons.append("next paragraph")
    if b.claim.place is None and b.nature != "speech" and any(q - p == 1 for p in a.sentences for q in b.sentences):
        if a.paragraphs & b.paragraphs:
            reasons.append("goes on from it")
    if b.index > a.index and (announces_another(b) or ("others" in b.cues and where.relation != "same")):
        reasons.append("another one")
    elif a.index < b.since:
        reasons.append("after another one")
    elif "points_back" in b.cues and a.nature == "cause":
        reasons.append("points back to it")
    elif "takes_up" in b.cues and not (b.named and where.relation in ("inside", "holds", "renamed")):
        reasons.append("names it again")
    elif "also" in b.cues:
        reasons.append("beside it" if b.nature == "cause" else "added")
    if _next_sentence(a, b):
        reasons.append("next sentence")
    one, other = a.claim.source, b.claim.source
    if one is not None and other is not None and one.name == other.name:
        reasons.append("same source")
    return reasons


def _blow_reasons(a: Told, b: Told) -> list[str]:
    """What a later blow says of itself."""
    reasons = []
    if _held_for(a, b):
        reasons.append("held for it")
    if _closed_after(a, b):
        reasons.append("closed after it")
    if b.nature != "cause" or b.cues & {"takes_up", "points_back"}:
        return reasons
    if b.dated and not a.sentences & b.sentences and interval(a.claim.time) != interval(b.claim.time):
        reasons.append("a time of its own")
    if "then" in b.cues and a.nature == "cause":
        reasons.append("told as the next")
    if "avows" in b.cues and a.nature == "cause" and {a.claim.event_type, b.claim.event_type} <= _AIMED:
        reasons.append("says what it was for")
    one, other = a.claim.source, b.claim.source
    if a.claim.event_type == b.claim.event_type and (one and one.name) == (other and other.name):
        reasons.append("one source tells of two")
        if a.sentences & b.sentences and _counts(a) & _counts(b):
            reasons.append("counted beside it")
    return reasons


def _counts(told: Told) -> frozenset[str | None]:
    """What a claim counts."""
    return frozenset(q.what for q in told.claim.quantities if q.low)


def _kind_reasons(a: Told, b: Told, where: Where) -> list[str]:
    reasons = []
    natures = {a.nature, b.nature}
    if natures == {"cause", "effect"}:
        reasons.append("effect of" if a.nature == "cause" else "what did it")
    elif natures == {"effect"}:
        reasons.append("two effects")
    elif a.claim.event_type == b.claim.event_type:
        reasons.append("same kind")
    elif natures == {"cause"}:
        reasons.append("two kinds of blow")
    if "side" in natures:
        if where.relation == "same" and where.rank == 0 and (b.named or "traffic" not in b.cues):
            reasons.append("same site")
        elif natures == {"side"} and "reopening" in b.cues:
            reasons.append("reopened")
        reasons.append("side event")
    one, other = a.claim.means, b.claim.means
    if one and other and "mixed" not in (one, other):
        reasons.append("same weapon" if one == other else "other weapon")
    if any(t.claim.hypothetical and t.claim.event_type not in _TOLLS for t in (a, b)):
        reasons.append("future")
    if a.claim.background != b.claim.background:
        reasons.append("older and newer")
    elif a.claim.background:
        reasons.append("two older events" if natures == {"cause"} else "older context")
    if lasts(a.claim.time) != lasts(b.claim.time):
        reasons.append("a trend and an event")
    if _counts_nationally(a, b) or _counts_nationally(b, a):
        reasons.append("a count over the country")
    elif _counts_widely(a, b, where) or _counts_widely(b, a, where):
        reasons.append("a count over the region")
    return reasons


def _counts_nationally(wide: Told, other: Told) -> bool:
    """Whether a claim counts more weapons than are sent to one town, and another is of one town."""
    if wide.claim.event_type not in ("interception", "strike") or rank(other.claim.place) >= 3:
        return False
    if other.claim.place is None or wide.claim.place is not None and rank(wide.claim.place) < 4:
        return False
    return any(q.what in ("launched", "downed") and (q.low or 0) >= _WHOLE for q in wide.claim.quantities)


def _counts_widely(wide: Told, other: Told, where: Where) -> bool:
    """Whether a claim counts what was shot down over a region or more, and another is of one place there."""
    if wide.claim.event_type != "interception" or other.claim.place is None:
        return False
    if all((q.high or 0) <= _MANY for q in wide.claim.quantities):
        return False
    if wide.claim.place is None:
        return other.named
    return rank(wide.claim.place) >= 4 and where.relation in ("inside", "holds")
