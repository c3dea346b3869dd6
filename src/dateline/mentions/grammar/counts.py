"""The quantities of each event of a sentence, with what they count there."""

import re

from dateline.mentions.grammar.among import among
from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.count_owners import Owned, owner_of
from dateline.mentions.grammar.count_phrases import bracketed, is_former
from dateline.mentions.grammar.denials import denied, unharmed
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.numerals import numbers
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.shared_counts import all_of_those, of_those, only_aimed_at, shared_with
from dateline.mentions.grammar.singles import NEAR, singulars
from dateline.mentions.grammar.view import View
from dateline.model import QuantityMention, Sentence
from dateline.model.quick import replace

_SOME = ("killed", "wounded", "missing", "arrested", "damaged", "hit")  # whose whole is no count of its own
_LINKS = 3  # words between a part and its whole: "out of the"
# What a weapon that came down counts, by what the event turned out to be.
_FALLEN = {
    ("damage", "killed"): "damaged",
    ("interception", "killed"): "downed",
    ("damage", "downed"): "damaged",
    ("attack", "downed"): "damaged",
    ("crash", "launched"): "crashed",
    ("strike", "crashed"): "launched",
    ("strike", "downed"): "launched",
}


def _for_good(view: View, q: QuantityMention) -> bool:
    """Whether those counted are told to be lost for good."""
    behind = range(q.token + 1, min(q.token + 3, view.sentence(q.token).last))
    return any(view.is_in(i, words_of(view.language, "for_good")) for i in behind)


def _landed(view: View, q: QuantityMention, c: Candidate) -> bool:
    """Whether a number counts hits, or the weapons of which a noun says that they hit."""
    if q.token == c.token and c.frame.trigger.entry.family.id == "hit":
        return True
    landed = words_of(view.language, "landed", "nouns")
    nouns = [f for f in c.frames if f.voice == "noun" and f.trigger.entry.key in landed]
    t = view.tokens[q.token]
    above = view.tokens[t.head].head if t.deprel == "conj" else t.head  # "влучання чотирьох ракет і 17 дронів"
    return any(f.token in (q.token, above) for f in nouns)


def _struck(view: View, q: QuantityMention, c: Candidate) -> bool:
    """Whether a number counts the weapons of which a verb says that they hit: "чотири ракети влучили у склад"."""
    f = c.frame
    if f.voice != "active" or f.trigger.entry.key not in words_of(view.language, "landed", "verbs"):
        return False
    return f.subject is not None and q.token in (f.subject, view.tokens[f.subject].head)


def _fallen(view: View, q: QuantityMention, event_type: str, what: str) -> str:
    """What a count is of by what the event turned out to be; what flies is downed beside things destroyed."""
    if (event_type, what) == ("damage", "downed") and view.own_classes(q.token) & {"weapon:drone", "weapon:missile"}:
        return what  # "знищено дві вантажівки та 13 дронів"
    return _FALLEN.get((event_type, what), what)


def attach(view: View, sentence: Sentence, kept: list[Candidate]) -> dict[int, tuple[QuantityMention, ...]]:
    """The quantities of each candidate of a sentence, by `id(candidate)`, with `what` filled in."""
    here = [
        q
        for q in view.mentions.quantities
        if sentence.span.start <= q.span.start < sentence.span.end and q.span.start not in view.barred
    ]
    out: dict[int, list[QuantityMention]] = {id(c): [] for c in kept}
    previous: tuple[Candidate, QuantityMention] | None = None
    some: Owned | None = None  # of the last count that was a part of another: "four out of six"
    for q in here:
        if q.rule == "quantity.none":
            continue
        part = _is_some(view, q, here)
        owned = some if part and some is not None else owner_of(view, q, kept, previous)
        if owned is None:
            continue
        some = owned if part else some
        c, what = _of_the_launched(view, q, kept) or owned
        if is_former(view, q) and any(x.what == what for x in out[id(c)]):
            what = "other"
        if q.rule == "quantity.whole" and what == "downed":
            what = "launched"
        if what == "hit" and any(view.lows[t.i] in NEAR for t in view.tree.children(q.token, "case")):
            what = "other"  # "відбили 19 атак біля десяти сіл"
        beside = only_aimed_at(view, q, what, c) or _of_how_many(view, q, what)
        if beside or what == "hit" and _only_where(view, q, out[id(c)]):
            continue
        if what in ("other", "launched") and _landed(view, q, c):
            what = "hit"  # "three direct hits", "влучання 13 дронів"
        if c.event_type == "casualties" and _for_good(view, q):
            what = "killed"  # "знешкоджено 48 окупантів, з них 30 – безповоротно"
        if what == "other" and c.event_type == "interception" and c.frame.trigger.entry.family.id == "lost":
            what = "downed"  # "six were lost due to electronic warfare"
        made = replace(q, what=_fallen(view, q, c.event_type, what))
        out[id(c)].append(made)
        previous = (c, made)
    for c in kept:
        if not out[id(c)]:
            out[id(c)] = shared_with(view, c, here) or of_those(view, c, here) or all_of_those(view, c, here)
    for c in kept:
        if deadly := [f for f in c.frames if _mortal(view, f)]:
            out[id(c)] = _died_of(deadly, out[id(c)], singulars(view, c, here, out[id(c)]))
            continue
        if c.event_type == "casualties" and c.frame.negated:
            out[id(c)] = denied(view, c, here)
            continue
        if c.event_type == "damage" and c.frame.negated:
            out[id(c)] = unharmed(view, c, here)
            continue
        out[id(c)] = _summed(out[id(c)], singulars(view, c, here, out[id(c)]))
        out[id(c)] = [_turned_out(view, c, q) for q in out[id(c)]]
        out[id(c)] += among(view, out[id(c)], here)
    return {k: tuple(_latest(view, _undivided(view, v))) for k, v in out.items()}


def _is_some(view: View, q: QuantityMention, here: list[QuantityMention]) -> bool:
    """Whether a bare number is a part of the one right behind it: "four out of six missiles", "10 of 16 drones"."""
    after = here[here.index(q) + 1 : here.index(q) + 2]
    if not view.traits.articles or q.unit is not None or not after or after[0].rule != "quantity.whole":
        return False
    return len(view.mentions.document.text[q.span.end : after[0].span.start].split()) <= _LINKS


def _turned_out(view: View, c: Candidate, q: QuantityMention) -> QuantityMention:
    """A quantity as what the event turned out to be has it."""
    what = _fallen(view, q, c.event_type, q.what)
    if what == "launched" and c.event_type == "strike" and _struck(view, q, c):
        what = "hit"
    return q if what == q.what else replace(q, what=what)


def _mortal(view: View, f: Frame) -> bool:
    """Whether wounds are said to be deadly: "отримав травми, несумісні з життям", "смертельно поранено"."""
    if f.trigger.entry.family.id not in ("hurt", "wound") or f.negated:
        return False
    words = view.words("mortal")
    near = range(max(f.trigger.first - 2, f.clause[0]), min(f.trigger.last + 3, view.sentence(f.token).last))
    return bool(words) and any(view.is_in(i, words) for i in near)


def _died_of(deadly: list[Frame], have: list[QuantityMention], more: list[QuantityMention]) -> list[QuantityMention]:
    """The quantities of an event, those whose wounds are deadly counted as dead."""
    rows = _summed(have, more)
    dead = [q for q in rows if q.what == "wounded" and any(f.clause[0] <= q.token < f.clause[1] for f in deadly)]
    return [replace(q, what="killed") if q in dead else q for q in rows]


def _of_how_many(view: View, q: QuantityMention, what: str) -> bool:
    """Whether a number only tells out of how many some were hurt: "two of the five attackers were killed"."""
    if view.traits.articles:
        return q.rule == "quantity.whole" and what in _SOME
    if what not in ("killed", "wounded", "missing", "arrested"):
        return False
    first = view.tree.at(q.span.start)
    if first is None or first < 2 or view.lows[first - 1] not in view.words("of", "whose"):
        return False
    return (
        view.tokens[first - 2].upos == "NUM" or numbers(view.language).words.get(view.lows[first - 2]) == 1
    )  # "убит один из трех заложников"


def _of_the_launched(view: View, q: QuantityMention, kept: list[Candidate]) -> Owned | None:
    """The blow that tells of all of which some were shot down: "24 of the 27 drones fired on the region"."""
    if q.rule != "quantity.whole":
        return None
    fired = (c for c in kept for f in c.frames if c.event_type == "strike" and view.tokens[f.token].head == q.token)
    c = next(fired, None)
    return (c, "launched") if c is not None else None


def _in_a_place(view: View, q: QuantityMention) -> bool:
    """Whether a number is told of a place of its own: "двое – в Герате"."""
    after = view.tree.at(q.span.end + 1)
    near = range(after, min(after + 2, len(view.tokens))) if after is not None else ()
    return any(view.lows[i] in words_of(view.language, "grammar", "locative") for i in near)


def _undivided(view: View, rows: list[QuantityMention]) -> list[QuantityMention]:
    """Rows without those that only break a number down: "погибли пять человек – трое рабочих и двое солдат"."""
    for q in rows if view.words("dashes") else ():
        text = view.mentions.document.text
        parts = [x for x in rows if x.what == q.what and x.span.start >= q.span.end]
        if q.what not in ("killed", "wounded", "arrested", "missing") or any(_in_a_place(view, x) for x in parts):
            continue
        if q.best is None or not parts or sum(x.best or 0 for x in parts) != q.best:
            continue
        if re.fullmatch(r"\s*(?:[–—:]|-|\()\s*", text[q.span.end : min(x.span.start for x in parts)]):
            return [x for x in rows if x not in parts]
    return rows


def _summed(have: list[QuantityMention], more: list[QuantityMention]) -> list[QuantityMention]:
    """All quantities but those that one of people told together holds: "a man and two children" are three."""
    sums = [q.span for q in more if q.rule == "quantity.together"]
    return [q for q in have if not any(s.start <= q.span.start and q.span.end <= s.end for s in sums)] + more


def _only_where(view: View, q: QuantityMention, have: list[QuantityMention]) -> bool:
    """Whether a number is of lands that those hit lie in: "атаковали девять сёл в шести районах"."""
    within = view.tokens[q.token].feats.get("Case") == "Loc" and "territory" in view.classes(q.token)
    return within and any(x.what == "hit" for x in have)


def _latest(view: View, rows: list[QuantityMention]) -> list[QuantityMention]:
    """Rows without the same number told twice."""
    out: list[QuantityMention] = []
    for q in rows:
        same = any((x.what, x.low, x.high, x.unit) == (q.what, q.low, q.high, q.unit) for x in out)
        if not same or bracketed(view, q):
            out.append(q)
    return out
