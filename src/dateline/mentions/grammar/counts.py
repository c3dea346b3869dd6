"""The quantities of each event of a sentence, with what they count there."""

import re

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.singles import NEAR, denied, fits, is_part, is_planted, only_lit, singulars, unharmed
from dateline.mentions.grammar.totals import of_total
from dateline.mentions.grammar.view import View
from dateline.model import QuantityMention, Sentence
from dateline.model.quick import replace

_ITEM = re.compile(r"[^;,.:!?\n]*[;,]\s+[-–—•▪●■*]\ufe0f?\s*")
_LINKS = 3  # words between a part and its whole: "out of the"
_ITEM_WORDS = 40  # letters that may go on with what was counted above
Owned = tuple[Candidate, str]
_PEOPLE = frozenset({"people", "forces", "gunmen", "attackers"})
# What a weapon that came down counts, by what the event turned out to be.
_FALLEN = {
    ("damage", "killed"): "damaged",
    ("attack", "downed"): "damaged",
    ("crash", "launched"): "crashed",
    ("strike", "crashed"): "launched",
    ("strike", "downed"): "launched",
}
_OTHER_KINDS = frozenset({"weapon", "thing", "event", "debris", "place", "abstract", "territory", "supply"})


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
        owned = some if part and some is not None else _owner(view, q, kept, previous)
        if owned is None:
            continue
        some = owned if part else some
        c, what = _of_the_launched(view, q, kept) or owned
        if _is_former(view, q) and any(x.what == what for x in out[id(c)]):
            what = "other"
        if q.rule == "quantity.whole" and what == "downed":
            what = "launched"
        if what == "hit" and any(view.lows[t.i] in NEAR for t in view.tree.children(q.token, "case")):
            what = "other"  # "відбили 19 атак біля десяти сіл"
        beside = _only_aimed_at(view, q, what, c) or _of_how_many(view, q, what)
        if beside or what == "hit" and _only_where(view, q, out[id(c)]):
            continue
        if what == "other" and c.event_type == "interception" and c.frame.trigger.entry.family.id == "lost":
            what = "downed"  # "six were lost due to electronic warfare"
        made = replace(q, what=_FALLEN.get((c.event_type, what), what))
        out[id(c)].append(made)
        previous = (c, made)
    for c in kept:
        if not out[id(c)]:
            out[id(c)] = _shared_with(view, c, here) or _of_those(view, c, here) or _all_of_those(view, c, here)
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
        out[id(c)] = [_turned_out(c, q) for q in out[id(c)]]
    return {k: tuple(_latest(view, _undivided(view, v))) for k, v in out.items()}


def _is_some(view: View, q: QuantityMention, here: list[QuantityMention]) -> bool:
    """Whether a bare number is a part of the one right behind it: "four out of six missiles", "10 of 16 drones"."""
    after = here[here.index(q) + 1 : here.index(q) + 2]
    if view.language != "en" or q.unit is not None or not after or after[0].rule != "quantity.whole":
        return False
    return len(view.mentions.document.text[q.span.end : after[0].span.start].split()) <= _LINKS


def _turned_out(c: Candidate, q: QuantityMention) -> QuantityMention:
    """A quantity as what the event turned out to be has it."""
    what = _FALLEN.get((c.event_type, q.what))
    return q if what is None else replace(q, what=what)


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
    return view.language == "en" and q.rule == "quantity.whole" and what in ("killed", "wounded", "missing", "arrested")


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
    for q in rows if view.language != "en" else ():
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


def _only_aimed_at(view: View, q: QuantityMention, what: str, c: Candidate) -> bool:
    """Whether an article names the target, which counts nothing: "the raid targeted a depot"; "hit a depot" is one."""
    if q.rule != "quantity.article" or what not in ("hit", "damaged") or c.event_type in ("damage", "fire", "debris"):
        return False
    return what == "damaged" or not any(f.trigger.entry.key in words_of(view.language, "landed") for f in c.frames)


def _destroyed(q: QuantityMention, found: Owned, previous: tuple[Candidate, QuantityMention]) -> bool:
    """Whether a bare number is of the things counted before: "20 домов повреждены, ещё 2 — разрушены"."""
    same = found[0] is previous[0] or found[0].event_type == "damage"
    return q.unit is None and found[1] == "killed" and same and previous[1].what == "damaged"


def _only_where(view: View, q: QuantityMention, have: list[QuantityMention]) -> bool:
    """Whether a number is of lands that those hit lie in: "атаковали девять сёл в шести районах"."""
    within = view.tokens[q.token].feats.get("Case") == "Loc" and "territory" in view.classes(q.token)
    return within and any(x.what == "hit" for x in have)


def _owner(
    view: View, q: QuantityMention, kept: list[Candidate], previous: tuple[Candidate, QuantityMention] | None
) -> Owned | None:
    """The candidate that a quantity belongs to and what it counts there."""
    if (
        _is_whose(view, q)
        or _of_those_hurt(view, q)
        or q.unit is None
        and "condition" in view.lows[q.token + 1 : view.clause_of(q.token)[1]]
    ):
        return None  # "six members of one family", "one is in grave condition"
    if _of_a_thing(view, q) or _besides(view, q) or _of_which(view, q, kept) or _numbering(view, q):
        return None
    if _bracketed(view, q):
        downed = next((c for c in kept if c.event_type == "interception"), None)
        return (downed, "downed") if downed is not None else None
    subset = _is_subset(view, q)
    if subset and q.rule == "quantity.article":
        return None  # "nine wounded, among them a nurse"
    if previous is not None and subset and view.tokens[q.token].sentence == view.tokens[previous[1].token].sentence:
        own = _by_parse(view, q, kept)
        if own is None or own[1] == previous[1].what or own[1] == "other":
            return previous[0], previous[1].what
        return own
    beside = _by_neighbour(view, q, kept) or of_total(view, q, kept)
    if beside is not None:
        return beside
    found = _by_parse(view, q, kept)
    if found is None and previous is not None and previous[1].what == "killed":
        if view.is_in(q.token, words_of(view.language, "hurt")):
            return previous[0], "wounded"  # "one was killed in Goma and four more injured"
    if found is None and _does_otherwise(view, q, kept):
        return None
    if found is not None and previous is not None and _destroyed(q, found, previous):
        return found[0], previous[1].what
    if found is not None and q.rule == "quantity.further" and _joined_weapon(view, q, found):
        return None
    direct = any(q.token in (f.subject, f.object) for c in kept for f in c.frames)
    if previous is not None and not (found and direct) and _goes_on(view, q):
        return previous[0], previous[1].what
    if found is not None:
        return found
    if previous is not None and _of_them(view, q) and _has_verb(view, q, previous[0]):
        return None  # "two bombs were dropped, one of them hit a house": not dropped besides
    if previous is not None and q.unit is None and _after_separator(view, q):
        return previous[0], previous[1].what
    if previous is not None and _joined(view, q, previous[1]):
        what = previous[1].what
        classes = view.classes(q.token, 2)
        if what in ("killed", "wounded") and (classes & _OTHER_KINDS) and not classes & _PEOPLE:
            return None
        if q.rule == "quantity.article" and "event" in classes:
            return None  # "debris of one of the drones, a fire broke out"
        return previous[0], what
    if _told_of_another(view, q, kept):
        return None  # "a school was destroyed, where 300 children learned"
    return _by_clause(view, q, kept)


def _does_otherwise(view: View, q: QuantityMention, kept: list[Candidate]) -> bool:
    """Whether those counted do what is no event: "погибли 40 человек, 3 тысячи стали беженцами"."""
    t = view.tokens[q.token]
    verb = view.tokens[t.head]
    if t.deprel != "nsubj" or verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin" or verb.i < t.i:
        return False
    if verb.i in view.saying or not verb.i < view.clause_of(q.token)[1] or "," in view.lows[t.i : verb.i]:
        return False
    return not any(verb.i in (f.token, f.governor) or verb.i in f.trigger.inside for c in kept for f in c.frames)


def _of_those_hurt(view: View, q: QuantityMention) -> bool:
    """Whether a number only tells how badly some are hurt of those just counted: "11 were wounded, two seriously"."""
    after = view.tree.at(q.span.end + 1)
    if q.unit is not None or after is None or not view.is_in(after, words_of(view.language, "gravely")):
        return False
    return after + 1 >= len(view.tokens) or view.tokens[after + 1].upos in ("PUNCT", "CCONJ")


def _bracketed(view: View, q: QuantityMention) -> bool:
    """Whether a bare number stands in brackets behind a name: "над Курською (2), Брянською (7) областями"."""
    i = q.token
    alone = q.unit is None and 1 < i < len(view.tokens) - 1 and (view.lows[i - 1], view.lows[i + 1]) == ("(", ")")
    return alone and (view.tokens[i - 2].text[:1].isupper() or i - 2 in view.places)


def _besides(view: View, q: QuantityMention) -> bool:
    """Whether a number is of those told before: "кроме трёх человек, о которых сообщалось ранее"."""
    first = view.tree.at(q.span.start) or 0
    if " ".join(view.lows[max(0, first - 2) : first]) in words_of(view.language, "grammar", "all_but"):
        return True  # "all but one of them women"
    return bool(first) and view.lows[first - 1] in words_of(view.language, "grammar", "besides")


def _of_which(view: View, q: QuantityMention, kept: list[Candidate]) -> bool:
    """Whether a bare number only opens a clause that describes: "two regions, both of which border Ukraine"."""
    after = view.tree.at(q.span.end + 1)
    if view.language != "en" or q.unit is not None or after is None or view.lows[after : after + 2] != ["of", "which"]:
        return False
    near = range(after, min(after + 8, view.sentence(after).last))
    return not any(f.token in near for c in kept for f in c.frames)


def _numbering(view: View, q: QuantityMention) -> bool:
    """Whether a number tells how many they were who are named before: "assailants numbering about 100"."""
    first = view.tree.at(q.span.start)
    return bool(first) and q.unit is None and view.lows[(first or 0) - 1] in words_of(view.language, "numbering")


def _joined_weapon(view: View, q: QuantityMention, owned: Owned) -> bool:
    """Whether a lone "another" would count weapons where it is no subject: "drones hit one house, then another"."""
    return owned[1] in ("launched", "other") and not view.tokens[q.token].deprel.startswith("nsubj")


def _told_of_another(view: View, q: QuantityMention, kept: list[Candidate]) -> bool:
    """Whether a count is of a verb that tells no event: the subject in a relative clause, an object behind "before"."""
    t = view.tokens[q.token]
    verb = view.tokens[t.head]
    aside = t.deprel == "nsubj" and verb.deprel == "acl:relcl"
    if view.language == "en" and t.deprel == "obj" and q.unit is not None:
        aside = aside or verb.upos == "VERB" and verb.deprel.startswith("advcl")
    return aside and not any(f.token == verb.i or verb.i in f.trigger.inside for c in kept for f in c.frames)


def _shared_with(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The counts of what another event of the sentence befell too: "two boats attacked but were destroyed"."""
    found = []
    for q in here if view.language == "en" and not c.frame.negated else ():
        for f in c.frames:
            part = _part(f, q.token) if q.rule not in ("quantity.none", "quantity.whole") else None
            if part in ("subject", "object") and f.voice != "noun":
                what = _what(view, f, q, part, trusted=False)
                if what not in (None, "other") and not _only_aimed_at(view, q, what, c):
                    found.append(replace(q, what=what))
                    break
    return found


def _of_those(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The count of those whom a pronoun takes up from the verb before: "окружили 30 жителей и расстреляли их"."""
    for f in c.frames:
        i, head = f.object, view.tokens[f.token].head
        if view.language == "en" or f.negated or i is None or view.lows[i] not in view.words("persons", "several"):
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


def _all_of_those(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The count of all those just counted: "34 drones at Odesa, all of which were shot down"."""
    for f in c.frames:
        i = f.object
        everyone = words_of(view.language, "grammar", "all_of_them")
        if i and view.lows[i] in ("они", "вони", "they"):
            i -= 1
        lone = view.language == "en" and f.trigger.first > 0 and view.lows[f.trigger.first - 1] == "all"
        if lone:  # "30 drones at Odesa, all shot down", "they were all shot down"
            i = f.trigger.first - 1
        if i is None or f.negated or view.lows[i] not in everyone:
            continue
        before = [q for q in here if q.span.end <= view.tokens[i].start and q.low and q.rule != "quantity.article"]
        if before and (
            lone or view.lows[i + 1 : i + 2] in (["of"], ["из"], ["з"], ["із"], ["они"], ["вони"], ["they"])
        ):
            counted = view.classes(before[-1].token)
            rows = f.trigger.entry.family.what
            what = next((w for k, where, w in rows if k in counted and fits(f, where, "object", i, k)), None)
            if what not in (None, "other"):
                return [replace(before[-1], what=what)]
    return []


def _is_whose(view: View, q: QuantityMention) -> bool:
    """Whether a number only tells whom others belong to: "six members of one family", "трое детей из одной семьи"."""
    t = view.tokens[q.token]
    if q.rule == "quantity.whole" or q.unit is None or not t.deprel.startswith("nmod"):
        return False
    if view.language != "en" and not view.is_in(q.token, words_of(view.language, "groups")):
        return False
    if not any(view.lows[c.i] in ("of", "из", "з", "із") for c in view.tree.children(q.token, "case")):
        return False
    above = t.head
    counted = any(x.token == above and x is not q for x in view.mentions.quantities)
    return counted and not view.is_in(above, view.things.transparent)


def _by_neighbour(view: View, q: QuantityMention, kept: list[Candidate]) -> Owned | None:
    """The toll word right behind a bare number: "четверо ранены", "158 were injured"."""
    others = view.language == "en" and q.unit == "other"  # "15 dead and 20 others wounded"
    if q.unit is not None and not others or q.rule == "quantity.article":
        return None
    first = view.tree.at(q.span.end)
    stop = view.sentence(q.token).last
    for k in range(first or stop, min((first or stop) + 3, stop)):
        for c in kept:
            for f in c.frames:
                family = f.trigger.entry.family
                told = k == f.token or f.trigger.entry.kind == "phrase" and k in f.trigger.inside
                if told and family.nature == "harm" and family.id not in ("destroy", "blow_up", "damage"):
                    what = next((w for wanted, _, w in f.trigger.entry.family.what if wanted == "people"), None)
                    return (c, what) if what is not None else None
        if view.language != "en" and view.lows[k] in ("—", "–"):
            continue  # "понад десятеро — поранені"
        if view.tokens[k].upos not in ("AUX", "ADV", "PART") and not view.is_in(k, words_of(view.language, "states")):
            break
    return None


def _path(view: View, q: QuantityMention) -> list[int]:
    """The counted noun and what it hangs on within its noun phrase, nearest first."""
    out = [q.token]
    i = q.token
    for _ in range(5):
        t = view.tokens[i]
        if t.head == i or not t.deprel.startswith(
            ("nummod", "nmod", "conj", "appos", "compound", "flat", "amod", "det", "obl", "advmod", "orphan")
        ):
            break
        if t.deprel == "obl" and view.is_verb(t.head):
            break
        i = t.head
        out.append(i)
        if view.is_verb(i):
            break
    return out


def _by_parse(view: View, q: QuantityMention, kept: list[Candidate]) -> Owned | None:
    first = view.tree.at(q.span.start)
    for c in kept:
        for f in c.frames:
            if q.token in f.trigger.inside or (first is not None and first in f.trigger.inside and f.trigger.noun):
                what = _what(view, f, q, "any", trusted=True)
                if what is not None:
                    return c, what
    path = _path(view, q)
    for depth, i in enumerate(path):
        best: tuple[tuple[bool, bool, bool, bool, bool], Owned] | None = None
        for c in kept:
            for f in c.frames:
                part = _part(f, i)
                if part is None:
                    if i in f.trigger.inside and depth and (f.voice == "noun" or f.trigger.entry.kind == "phrase"):
                        part = "modifier"
                    else:
                        continue
                own = depth == 0 or q.span.start <= view.tokens[i].start < q.span.end  # "dozens of Palestinians"
                what = _what(view, f, q, part, trusted=own or view.tokens[q.token].deprel == "conj")
                governed = view.tokens[i].head in f.trigger.inside
                told_there = part == "modifier" and governed
                inside = f.clause[0] <= q.token < f.clause[1]
                rank = (what != "other", part != "modifier", told_there, inside, governed)
                if what is not None and (best is None or rank > best[0]):
                    best = (rank, (c, what))
        if best is not None:
            return best[1]
    return None


def _part(f: Frame, i: int) -> str | None:
    if i == f.object:
        return "object"
    if i == f.subject:
        return "subject"
    if any(i == k for _, k in f.obliques):
        return "modifier"
    return None


def _what(view: View, f: Frame, q: QuantityMention, part: str, *, trusted: bool) -> str | None:
    """What a quantity counts with a trigger, in this part of it; None where it fits no row of the family."""
    classes = view.classes(q.token)
    if "weapon" in view.own_classes(q.token):
        classes -= _PEOPLE  # "three Houthi missiles"
    if q.rule == "quantity.whole" and f.trigger.entry.family.nature == "interception":
        return None if "event" in classes and "weapon" not in classes else "launched"
    if q.unit is None and not classes:
        classes = view.taken_up(q.token)
    family = f.trigger.entry.family
    if part == "subject" and family.id in ("launch", "drop") and f.voice == "active" and _fires(view, f):
        return "other"  # "a jet dropped three bombs": the jet is not launched
    if part == "any" and q.rule == "quantity.article":
        return None
    if q.token in f.trigger.inside or part == "any":
        classes = classes | {"people"} if family.nature == "harm" else classes
    direct = trusted and not classes & (_OTHER_KINDS | _PEOPLE)
    if "event" in classes and q.unit is not None and family.nature == "cause" and not classes & _PEOPLE:
        return "other"  # "nine air strikes": blows are counted, not weapons
    for wanted, where, what in family.what:
        if not fits(f, where, part, q.token, wanted):
            continue
        if wanted in classes and not ("event" in classes and wanted in ("afar", "weapon", "weapon:generic")):
            if q.rule == "quantity.article" and (
                only_lit(view, f) or (f.voice == "noun" and what == "hit") or _untold(view, q, what)
            ):
                return None
            if (what == "launched" or part == "subject") and q.unit in words_of(view.language, "carriers"):
                return None  # "hit by a rocket launcher": it launches others
            if what == "launched" and q.low == 1 and is_planted(family.id, classes):
                return None  # "a bomb killed four soldiers": nobody launched it
            return what
        if direct and wanted in ("people", "thing") and where != "modifier" and part != "modifier":
            return what
    return None


def _fires(view: View, f: Frame) -> bool:
    """Whether what a verb of launching tells of is a weapon that another one carries."""
    return f.object is not None and f.object != f.subject and "weapon" in view.classes(f.object)


def _untold(view: View, q: QuantityMention, what: str) -> bool:
    """Whether an article says no number: of a group, a part of a thing, something that is only aimed at."""
    if view.is_in(q.token, view.things.transparent):
        return True
    if what in ("hit", "damaged"):
        return not view.classes(q.token) & {"object", "vehicle", "energy"} or is_part(view, q.token)
    return q.unit in words_of(view.language, "groups") or view.lows[q.token] in words_of(view.language, "groups")


def _by_clause(view: View, q: QuantityMention, kept: list[Candidate]) -> Owned | None:
    """Where the parse ties a count to nothing: the nearest trigger of its clause that counts such things."""
    if q.rule == "quantity.article":
        return None
    found: list[tuple[int, Candidate, str]] = []  # a bare number is of a toll rather than of a blow beside it
    for c in kept:
        for f in c.frames:
            if f.clause[0] <= q.token < f.clause[1]:
                if any(q.token == x.object and x.voice == "active" for o in kept if o is not c for x in o.frames):
                    continue  # "delayed 60 trains because of damage": the trains are not damaged
                if f.subject is not None and f.voice == "active" and q.token == f.subject != f.object:
                    continue  # who did it is none of those whom it befell
                if _acts(view, q.token, f):
                    continue  # "a lorry was blown up, then three armed men took the site"
                for wanted, where, what in f.trigger.entry.family.what:
                    if where == "subject" and q.token != f.subject:
                        continue
                    if what == "hit" and any(f.token < x.token < q.token for x in kept if x is not c):
                        continue  # "led to power cuts in seven regions"
                    numbered = f.trigger.noun and f.trigger.entry.family.nature == "harm" and not c.frame.negated
                    if (
                        q.unit is None
                        and numbered
                        or (wanted in view.classes(q.token) and (q.unit is not None or wanted != "people"))
                    ):
                        toll = q.unit is None and numbered
                        found.append((abs(f.token - q.token) - (100 if toll else 0), c, what))
                        break
    if not found:
        found = _by_sentence(view, q, kept)
    if not found:
        return None
    _, c, what = min(found, key=lambda r: r[0])
    return (c, "launched") if q.rule == "quantity.whole" and what == "downed" else (c, what)


def _acts(view: View, i: int, f: Frame) -> bool:
    """Whether a noun is the subject of another verb that does something to something."""
    t = view.tokens[i]
    if t.deprel != "nsubj" or t.head == f.token or t.head in f.trigger.inside or not view.is_verb(t.head):
        return False
    objects = view.tree.children(t.head, "obj")
    return bool(objects) and not any(f.token in view.tree.subtree(o.i) for o in objects)  # "two received wounds"


def _by_sentence(view: View, q: QuantityMention, kept: list[Candidate]) -> list[tuple[int, Candidate, str]]:
    """The tolls of a sentence that a count of people cut off from them by an aside may belong to."""
    found: list[tuple[int, Candidate, str]] = []
    if q.rule == "quantity.article":
        return found
    for c in kept:
        for f in c.frames:
            if f.trigger.entry.family.nature != "harm" or abs(f.token - q.token) > 12 or c.frame.negated:
                continue
            if _acts(view, q.token, f):
                continue
            what = next((w for wanted, _, w in f.trigger.entry.family.what if wanted == "people"), None)
            if what is None:
                continue
            bare = q.unit is None and f.trigger.noun and 0 < q.token - f.token < 8
            if bare or ("people" in view.classes(q.token) and q.unit is not None):
                found.append((abs(f.token - q.token), c, what))
    return found


def _of_a_thing(view: View, q: QuantityMention) -> bool:
    """Whether a number only tells whose something is: "на автоколонну одного офицера"."""
    t = view.tokens[q.token]
    whose = (
        view.language != "en" and t.deprel.startswith("nmod") and t.feats.get("Case") == "Gen" and q.unit is not None
    )
    if not whose or "people" not in view.classes(q.token) or view.tree.children(q.token, "case"):
        return False
    held = view.own_classes(t.head)
    return bool(held & {"vehicle", "object"}) and not held & {"people", "event"}


def _is_subset(view: View, q: QuantityMention) -> bool:
    first = view.tree.at(q.span.start)
    if not first:
        return False
    return any(view.is_in(t.i, words_of(view.language, "grammar", "subset")) for t in view.before(first, 3))


def _goes_on(view: View, q: QuantityMention) -> bool:
    """Whether a bare number goes on a list over places: "26 over Belgorod, 22 over Bryansk"."""
    first = view.tree.at(q.span.start)
    if q.unit is not None or first is None:
        return False
    after = view.tree.at(q.span.end)
    if after is not None and view.is_in(after, words_of(view.language, "grammar", "each_after")):
        after += 1
    ahead = (
        after is not None
        and after < view.sentence(first).last
        and view.is_in(after, words_of(view.language, "grammar", "locative"))
    )
    return (ahead and _after_separator(view, q)) or (first > 0 and view.tokens[first - 1].text in ("—", "–", "-"))


def _after_separator(view: View, q: QuantityMention) -> bool:
    first = view.tree.at(q.span.start)
    if not first:
        return False
    back = view.before(first, 3)
    led = " ".join(view.lows[t.i] for t in back)
    if led.endswith(tuple(words_of(view.language, "grammar", "separating"))):
        return True  # "nine over Tula, in addition to three over Oryol"
    return bool(back) and (
        back[-1].text in (",", ";") or view.lows[back[-1].i] in words_of(view.language, "grammar", "separators")
    )


def _joined(view: View, q: QuantityMention, before: QuantityMention) -> bool:
    """Whether only "and" or a comma stands between two counts."""
    first, last = view.tree.at(before.span.end), view.tree.at(q.span.start)
    if _next_line(view, q, before):
        return True
    if first is None or last is None or last - first > 3:
        return False
    allowed = words_of(view.language, "grammar", "separators")
    return all(view.lows[i] in allowed or view.tokens[i].upos == "ADJ" for i in range(first, last)) and last > first


def _of_them(view: View, q: QuantityMention) -> bool:
    """Whether a bare number takes some of what was counted: "one of them"."""
    after = view.tree.at(q.span.end)
    if q.unit is not None or after is None or after + 1 >= view.sentence(q.token).last:
        return False
    return " ".join(view.lows[after : after + 2]) in words_of(view.language, "grammar", "of_them")


def _has_verb(view: View, q: QuantityMention, c: Candidate) -> bool:
    """Whether a number stands in a clause with a verb of its own, other than that of an event."""
    first, last = view.clause_of(q.token)
    return not first <= c.token < last and any(view.is_verb(i) for i in range(first, last))


def _next_line(view: View, q: QuantityMention, before: QuantityMention) -> bool:
    """Whether a count opens the next item of a list: "– 8 cruise missiles X-101;" above it."""
    gap = view.mentions.document.text[before.span.end : q.span.start]
    return len(gap) < _ITEM_WORDS and _ITEM.fullmatch(gap) is not None


def _is_former(view: View, q: QuantityMention) -> bool:
    first = view.tree.at(q.span.start)
    if not first:
        return False
    text = " ".join(t.text.lower() for t in view.before(first, 3))
    return any(text.endswith(w) for w in words_of(view.language, "grammar", "former"))


def _latest(view: View, rows: list[QuantityMention]) -> list[QuantityMention]:
    """Rows without the same number told twice."""
    out: list[QuantityMention] = []
    for q in rows:
        same = any((x.what, x.low, x.high, x.unit) == (q.what, q.low, q.high, q.unit) for x in out)
        if not same or _bracketed(view, q):
            out.append(q)
    return out
