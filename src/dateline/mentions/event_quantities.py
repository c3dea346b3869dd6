"""Which quantity belongs to which event, and what it counts there."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.mentions.frames import classes, lower
from dateline.mentions.lexicon import things
from dateline.mentions.tree import Tree
from dateline.model import Mentions, QuantityMention, Sentence, Span

if TYPE_CHECKING:
    from dateline.mentions.events import Candidate

_ABSTRACT = frozenset({"partie", "étage", "incendie", "moitié", "tiers", "zone", "série", "façade", "surface", "secteur", "périmètre"})
_WEAPON_WHAT = {"interception": "downed", "crash": "crashed", "debris": "found", "strike": "launched", "attack": "launched"}
_OBJECT_WHAT = {"strike": "hit", "attack": "hit", "damage": "damaged", "fire": "damaged", "debris": "damaged", "explosion": "damaged", "crash": "damaged"}


def attach_quantities(
    tree: Tree, mentions: Mentions, sentence: Sentence, candidates: list["Candidate"], language: str
) -> dict[int, tuple[QuantityMention, ...]]:
    """The quantities of each candidate of one sentence, by `id(candidate)`, with `what` filled in."""
    here = [q for q in mentions.quantities if sentence.span.start <= q.span.start < sentence.span.end]
    out: dict[int, list[QuantityMention]] = {}
    previous: tuple[Candidate, QuantityMention] | None = None
    for q in here:
        owner, governor = _owner(tree, q, candidates)
        if owner is None:
            continue
        what = _what(tree, q, owner, governor, language)
        subset = _is_subset(tree, q)
        if subset and previous is not None and what == "other" and "people" in classes(tree, q.token, language):
            owner, what = previous[0], previous[1].what
        if what is None:
            continue
        made = replace(q, what=what)
        out.setdefault(id(owner), []).append(made)
        previous = (owner, made)
    for c in candidates:
        if c.event_type == "casualties" and c.frame.negated:
            out[id(c)] = _none(tree, c, out.get(id(c), []))
    return {k: tuple(v) for k, v in out.items()}


def _owner(
    tree: Tree, q: QuantityMention, candidates: list["Candidate"]
) -> tuple["Candidate | None", int | None]:
    """The event that a quantity belongs to and the trigger token that governs it."""
    by_token: dict[int, tuple[Candidate, int]] = {}
    for c in candidates:
        for f in c.frames:
            for i in range(f.trigger.first, f.trigger.last + 1):
                by_token[i] = (c, f.trigger.token)
    if q.token in by_token:
        return by_token[q.token]
    for c in candidates:
        for f in c.frames:
            if q.token in (f.subject, f.object):
                return c, f.trigger.token
    below = q.token
    for above in tree.ancestors(q.token):
        if above.i in by_token:
            return by_token[above.i]
        if above.upos == "VERB" and tree.tokens[below].deprel.startswith("nsubj") and not any(
            c.frame.verb == above.i for c in candidates
        ):
            return None, None
        below = above.i
        for c in candidates:
            for f in c.frames:
                if above.i in (f.subject, f.object) and above.upos in ("NOUN", "PROPN", "NUM"):
                    return c, f.trigger.token
        if above.upos == "VERB" and above.deprel not in ("acl", "amod"):
            inside = [c for c in candidates if c.frame.voice == "noun" and c.frame.verb == above.i]
            if inside:
                nearest = min(inside, key=lambda c: abs(c.token - q.token))
                return nearest, nearest.token
    near = [c for c in candidates if not _cut_between(tree, c.token, q.token)]
    if near:
        nearest = min(near, key=lambda c: abs(c.token - q.token))
        return nearest, nearest.token
    return None, None


def _cut_between(tree: Tree, a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    return high - low > 14 or any(t.text in (",", ";", ":", ".", "(", ")") for t in tree.tokens[low:high])


def _what(tree: Tree, q: QuantityMention, owner: "Candidate", governor: int | None, language: str) -> str | None:
    """What the number counts in its event; None where a mere article is no quantity."""
    t = things(language)
    word = lower(tree.tokens[q.token])
    found = classes(tree, q.token, language)
    frame = next((f for f in owner.frames if f.trigger.token == governor), owner.frame)
    family = frame.trigger.entry.family
    kind = owner.event_type
    if word in t.casualty and t.casualty[word] != "both":
        return t.casualty[word]
    if word in t.casualty:
        return "killed" if kind != "casualties" or not owner.frame.negated else "killed"
    if "event" in found and "people" not in found and "weapon" not in found:
        return "other" if q.rule != "quantity.article" else None
    if "weapon" in found and "people" not in found:
        if q.rule == "quantity.article" and kind not in _WEAPON_WHAT:
            return None
        return _WEAPON_WHAT.get(kind, "launched" if family.id == "launch" else "other")
    if "people" in found or (q.unit is None and family.what is not None):
        if family.what is not None and (family.id in ("kill", "wound")):
            return family.what
        if family.id == "toll":
            return t.casualty.get(lower(tree.tokens[frame.trigger.token]), "other").replace("both", "killed")
        if family.id == "down" and kind in ("casualties", "clash", "attack"):
            return "killed"
        if kind == "arrest":
            return "arrested"
        if family.id in ("ambush", "suicide", "shoot") and q.token == frame.object:
            return "killed" if frame.trigger.entry.key in ("assassiner", "massacrer", "égorger", "décapiter", "exécuter", "fusiller") else "other"
        if kind == "closure":
            return "evacuated"
        return "other"
    if q.unit is None and kind == "interception":
        return "downed"
    if "object" not in found and q.unit is not None and q.token == frame.object:
        # a noun outside the lexicon, but what the verb did harm to
        if kind in ("casualties", "arrest", "abduction") and family.what is not None:
            return family.what
        if kind == "arrest":
            return "arrested"
        if kind == "damage" and family.id == "damage" and word not in _ABSTRACT:
            return "damaged"
    if "object" in found:
        if q.rule == "quantity.article" and word in t.sites:
            return None
        if kind in _OBJECT_WHAT and (family.id in ("hit", "bombard", "damage", "catch_fire", "suffer", "lose", "wound", "fire_at", "launch", "down", "arson") or kind == "damage"):
            return _OBJECT_WHAT[kind]
        return "other" if q.rule != "quantity.article" else None
    return "other" if q.rule != "quantity.article" else None


def _is_subset(tree: Tree, q: QuantityMention) -> bool:
    first = tree.at(q.span.start)
    if first is None:
        return False
    before = [lower(t) for t in tree.tokens[max(first - 3, 0) : first]]
    return "dont" in before or "lesquels" in before or "lesquelles" in before or "compris" in before or "notamment" in before


def _none(tree: Tree, c: "Candidate", quantities: list[QuantityMention]) -> list[QuantityMention]:
    """"aucune victime" is killed 0..0 and wounded 0..0; "aucun blessé" wounded only; "pas de morts" killed only."""
    whats: set[str] = set()
    for f in c.frames:
        for i in range(f.trigger.first, f.trigger.last + 1):
            word = lower(tree.tokens[i])
            if word.startswith(("bless", "brûl")):
                whats.add("wounded")
            elif word.startswith("victime"):
                whats |= {"killed", "wounded"}
            elif word.startswith(("mort", "tué", "tuer", "décès", "péri")):
                whats.add("killed")
        if f.trigger.entry.family.what is not None and f.trigger.entry.kind == "verb":
            whats.add(f.trigger.entry.family.what)
    for q in quantities:
        word = lower(tree.tokens[q.token])
        if word.startswith("victime"):
            whats |= {"killed", "wounded"}
        elif word.startswith("bless"):
            whats.add("wounded")
        elif word.startswith(("mort", "tué")):
            whats.add("killed")
    span = Span(tree.tokens[c.frame.trigger.first].start, tree.tokens[c.frame.trigger.last].end)
    near = next((q for q in quantities if q.low == 0), None)
    return [
        QuantityMention(
            span=near.span if near else span,
            token=c.token,
            unit=None,
            low=0,
            best=0,
            high=0,
            what=what,
            rule="quantity.none",
        )
        for what in sorted(whats or {"killed", "wounded"})
    ]
