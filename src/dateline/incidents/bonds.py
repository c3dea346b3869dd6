"""What speaks for and against two claims being of one event: named reasons with weights.

`bond` weighs two claims of events; `speech_bond` a statement and the event it may be about.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.incidents.scene import Told
from dateline.incidents.where import Where, compare, compare_times

WEIGHTS: Mapping[str, float] = {
    # where
    "same place": 2.0,
    "same region": 1.2,
    "same country": 0.3,
    "place inside": 1.4,
    "two sites of one town": 0.0,
    "the one town told of there": 0.8,
    "one of several places there": -1.2,
    "other name": -0.8,
    # when
    "times overlap": 0.4,
    "next day": -1.0,
    # the telling
    "takes up": 5.0,
    "same sentence": 1.5,
    "same paragraph": 0.9,
    "next paragraph": 0.4,
    "names it again": 0.6,
    "same source": 0.3,
    "another one": -3.0,
    "added": -0.5,
    # what
    "effect of": 0.9,
    "two effects": 0.5,
    "same kind": 0.4,
    "same weapon": 0.4,
    "other weapon": -0.8,
    "side event": -2.5,
    "reopened": 2.5,
    "same site": 2.0,
    "future": -4.0,
    "older context": -0.6,
    # speech
    "speaks of it": 1.2,
    "calls for what is to come": -2.0,
    "on those who did it": 2.0,
    "first told": 0.5,
}
JOIN = 2.0
SPEECH_JOIN = 1.3


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
    reasons = [*_place_reasons(a, b, where), *_time_reasons(when), *_discourse_reasons(a, b), *_kind_reasons(a, b, where)]
    return _weighed(reasons, weights)


def speech_bond(a: Told, speech: Told, antecedents: Mapping[str, str], *, weights: Mapping[str, float] = WEIGHTS) -> Bond:
    """What makes a statement one about the event of claim `a`, told before or after it."""
    if antecedents.get(speech.claim.id) == a.claim.id:
        return _weighed(["takes up"], weights)
    where = compare(a.claim.place, speech.claim.place)
    if a.claim.background != speech.claim.background:
        return Bond(float("-inf"), ("background and news",), never=True)
    if where.relation == "apart" and max(where.rank, 0) <= 1:
        return Bond(float("-inf"), ("different places",), never=True)
    if a.nature == "side":
        return Bond(float("-inf"), ("side event",), never=True)
    reasons = _discourse_reasons(a, speech)
    if a.nature == "cause":
        reasons.append("same kind")
    if speech.cues & {"takes_up", "claimed"} or speech.claim.act in ("deny", "claim", "accuse", "deplore"):
        reasons.append("speaks of it")
    if "culprits" in speech.cues:
        reasons.append("on those who did it")
    if "directive" in speech.cues or speech.claim.act in ("promise", "demand", "threaten", "order", "warn"):
        reasons.append("calls for what is to come")
    if where.relation == "same" and where.rank <= 2:
        reasons.append("same place")
    if a.index == 0:
        reasons.append("first told")
    return _weighed(reasons, weights)


def _weighed(reasons: list[str], weights: Mapping[str, float]) -> Bond:
    return Bond(sum(weights[r] for r in reasons), tuple(r for r in reasons if weights[r] > 0))


def _never(a: Told, b: Told, where: Where, when: str) -> str | None:
    """Why two claims can't be of one event, or None."""
    if a.claim.background != b.claim.background:
        return "background and news"
    if where.relation == "apart":
        return "different places"
    if when == "apart":
        return "different days"
    if when == "next" and a.nature == b.nature == "cause" and a.claim.event_type == b.claim.event_type:
        return "different days"
    if a.nature == b.nature == "cause" and (a.claim.means == "naval_drone") != (b.claim.means == "naval_drone"):
        if a.claim.means and b.claim.means and "mixed" not in (a.claim.means, b.claim.means):
            return "drones at sea and in the air"
    return None


def _place_reasons(a: Told, b: Told, where: Where) -> list[str]:
    if where.relation == "same":
        return ["same country" if where.rank >= 5 else "same region" if where.rank >= 3 else "same place"]
    if where.relation == "beside":
        return ["two sites of one town"]
    if where.relation == "renamed":
        return ["other name"]
    if where.relation in ("inside", "holds"):
        if (a if where.relation == "inside" else b).umbrella:
            return ["one of several places there"]
        return ["the one town told of there" if where.rank >= 3 else "place inside"]
    return []


def _time_reasons(when: str) -> list[str]:
    return {"overlap": ["times overlap"], "next": ["next day"]}.get(when, [])


def _discourse_reasons(a: Told, b: Told) -> list[str]:
    reasons = []
    if a.sentences & b.sentences:
        reasons.append("same sentence")
    elif a.paragraphs & b.paragraphs:
        reasons.append("same paragraph")
    elif any(q - p == 1 for p in a.paragraphs for q in b.paragraphs):
        reasons.append("next paragraph")
    if "another" in b.cues and b.index > a.index:
        reasons.append("another one")
    elif "takes_up" in b.cues:
        reasons.append("names it again")
    elif "also" in b.cues:
        reasons.append("added")
    one, other = a.claim.source, b.claim.source
    if one is not None and other is not None and one.name == other.name:
        reasons.append("same source")
    return reasons


def _kind_reasons(a: Told, b: Told, where: Where) -> list[str]:
    reasons = []
    natures = {a.nature, b.nature}
    if natures == {"cause", "effect"}:
        reasons.append("effect of")
    elif natures == {"effect"}:
        reasons.append("two effects")
    elif a.claim.event_type == b.claim.event_type:
        reasons.append("same kind")
    if "side" in natures:
        if where.relation == "same" and where.rank == 0:
            reasons.append("same site")
        elif natures == {"side"} and "reopening" in b.cues:
            reasons.append("reopened")
        reasons.append("side event")
    one, other = a.claim.means, b.claim.means
    if one and other and "mixed" not in (one, other):
        reasons.append("same weapon" if one == other else "other weapon")
    if any(t.claim.hypothetical and t.nature == "cause" for t in (a, b)):
        reasons.append("future")
    if a.claim.background:
        reasons.append("older context")
    return reasons
