"""The counts that an event takes over from another: "two boats attacked but were destroyed"."""

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.count_owners import part_of, what_it_counts
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.singles import fits
from dateline.mentions.grammar.view import View
from dateline.model import QuantityMention
from dateline.model.quick import replace


def only_aimed_at(view: View, q: QuantityMention, what: str, c: Candidate) -> bool:
    """Whether an article names the target, which counts nothing: "the raid targeted a depot"; "hit a depot" is one."""
    if q.rule != "quantity.article" or what not in ("hit", "damaged") or c.event_type in ("damage", "fire", "debris"):
        return False
    return what == "damaged" or not any(f.trigger.entry.key in words_of(view.language, "landed") for f in c.frames)


def shared_with(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The counts of what another event of the sentence befell too: "two boats attacked but were destroyed"."""
    found = []
    for q in here if not (view.traits.free_order or c.frame.negated) else ():
        for f in c.frames:
            part = part_of(f, q.token) if q.rule not in ("quantity.none", "quantity.whole") else None
            if part in ("subject", "object") and f.voice != "noun":
                what = what_it_counts(view, f, q, part, trusted=False)
                if what not in (None, "other") and not only_aimed_at(view, q, what, c):
                    found.append(replace(q, what=what))
                    break
    return found


def of_those(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The count of those whom a pronoun takes up from the verb before: "окружили 30 жителей и расстреляли их"."""
    for f in c.frames:
        i, head = f.object, view.tokens[f.token].head
        if f.negated or i is None or view.lows[i] not in view.words("persons", "several"):
            continue
        whats = [
            w
            for wanted, where, w in f.trigger.entry.family.what
            if wanted == "people" and fits(f, where, "object", i, wanted)
        ]
        before = [q for q in here if view.tokens[q.token].head == head and view.tokens[q.token].deprel == "obj"]
        if (
            whats
            and view.tokens[f.token].deprel == "conj"
            and len(before) == 1
            and "people" in view.classes(before[0].token)
        ):
            return [replace(before[0], what=whats[0])]
    return []


def all_of_those(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The count of all those just counted: "34 drones at Odesa, all of which were shot down"."""
    for f in c.frames:
        i = f.object
        everyone = words_of(view.language, "grammar", "all_of_them")
        they = view.words("persons", "they")
        if i and view.lows[i] in they:
            i -= 1
        lone = f.trigger.first > 0 and view.lows[f.trigger.first - 1] in words_of(view.language, "grammar", "lone_all")
        if lone:  # "30 drones at Odesa, all shot down", "they were all shot down"
            i = f.trigger.first - 1
        if i is None or f.negated or view.lows[i] not in everyone:
            continue
        before = [q for q in here if q.span.end <= view.tokens[i].start and q.low and q.rule != "quantity.article"]
        before = before or _in_sentence_before(view, i)
        if before and (lone or not (view.words("of", "whose") | they).isdisjoint(view.lows[i + 1 : i + 2])):
            counted = view.classes(before[-1].token)
            rows = f.trigger.entry.family.what
            what = next((w for k, where, w in rows if k in counted and fits(f, where, "object", i, k)), None)
            if what not in (None, "other"):
                return [replace(before[-1], what=what)]
    return []


def _in_sentence_before(view: View, i: int) -> list[QuantityMention]:
    """The counts of weapons in the sentence before that of token `i`: "... 14 дронів. Усі вони були знищені"."""
    at = view.tokens[i].sentence
    return [
        q
        for q in view.mentions.quantities
        if view.tokens[q.token].sentence == at - 1 and q.low and "weapon" in view.classes(q.token)
    ]
