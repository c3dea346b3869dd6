"""Which event of a sentence a quantity belongs to, and what it counts there."""

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.count_phrases import (
    after_separator,
    besides,
    bracketed,
    goes_on,
    in_what_state,
    is_subset,
    is_whose,
    joined,
    numbering,
    of_a_thing,
    of_them,
    of_those_hurt,
    told_behind,
)
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.singles import fits, is_part, is_planted, only_lit, puts_a_toll, victim_kind
from dateline.mentions.grammar.totals import of_total
from dateline.mentions.grammar.view import View
from dateline.model import QuantityMention

Owned = tuple[Candidate, str]
_PEOPLE = frozenset({"people", "forces", "gunmen", "attackers"})
_TOLLS = frozenset({"killed", "wounded", "missing", "arrested"})
_OTHER_KINDS = frozenset({"weapon", "thing", "event", "debris", "place", "abstract", "territory", "supply"})


def _destroyed(q: QuantityMention, found: Owned, previous: tuple[Candidate, QuantityMention]) -> bool:
    """Whether a bare number is of the things counted before: "20 домов повреждены, ещё 2 — разрушены"."""
    same = found[0] is previous[0] or found[0].event_type == "damage"
    return q.unit is None and found[1] == "killed" and same and previous[1].what == "damaged"


def owner_of(
    view: View, q: QuantityMention, kept: list[Candidate], previous: tuple[Candidate, QuantityMention] | None
) -> Owned | None:
    """The candidate that a quantity belongs to and what it counts there."""
    if (
        is_whose(view, q)
        or of_those_hurt(view, q)
        or q.unit is None
        and "condition" in view.lows[q.token + 1 : view.clause_of(q.token)[1]]
        or previous is not None
        and in_what_state(view, q)
    ):
        return None  # "six members of one family", "one is in grave condition"
    if view.traits.articles and any(q.token == f.subject and puts_a_toll(f) for c in kept for f in c.frames):
        return None  # "two residents put the toll at 37"
    if of_a_thing(view, q) or besides(view, q) or _of_which(view, q, kept) or numbering(view, q):
        return None
    if bracketed(view, q):
        downed = next((c for c in kept if c.event_type == "interception"), None)
        return (downed, "downed") if downed is not None else None
    subset = is_subset(view, q)
    if (subset or told_behind(view, q)) and q.rule == "quantity.article":
        return None  # "nine wounded, among them a nurse"
    if previous is not None and told_behind(view, q) and q.rule != "quantity.article":
        return previous[0], previous[1].what  # "nine dead, four children among them"
    if previous is not None and subset and view.tokens[q.token].sentence == view.tokens[previous[1].token].sentence:
        own = _by_parse(view, q, kept)
        if own is None or own[1] == previous[1].what or own[1] == "other":
            return previous[0], previous[1].what
        return own
    beside = _by_neighbour(view, q, kept) or of_total(view, q, kept) or _behind_victims(view, q, kept, previous)
    if beside is not None:
        return beside
    found = _by_parse(view, q, kept)
    if found is None and previous is not None and previous[1].what == "killed":
        if view.is_in(q.token, words_of(view.language, "hurt")):
            return previous[0], "wounded"  # "one was killed in Goma and four more injured"
    if found is None and previous is not None and previous[1].what in _TOLLS and of_them(view, q):
        if not _has_verb(view, q, previous[0]):
            return previous[0], previous[1].what  # "восьмеро людей, троє з яких були дітьми"
    if found is None and _does_otherwise(view, q, kept):
        return None
    if found is not None and previous is not None and _destroyed(q, found, previous):
        return found[0], previous[1].what
    if found is not None and q.rule == "quantity.further" and _joined_weapon(view, q, found):
        return None
    direct = any(q.token in (f.subject, f.object) for c in kept for f in c.frames)
    if previous is not None and not (found and direct) and goes_on(view, q):
        return previous[0], previous[1].what
    if found is not None:
        return found
    if previous is not None and of_them(view, q) and _has_verb(view, q, previous[0]):
        return None  # "two bombs were dropped, one of them hit a house": not dropped besides
    if previous is not None and q.unit is None and after_separator(view, q):
        return previous[0], previous[1].what
    if previous is not None and joined(view, q, previous[1]):
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


def _of_which(view: View, q: QuantityMention, kept: list[Candidate]) -> bool:
    """Whether a bare number only opens a clause that describes: "two regions, both of which border Ukraine"."""
    after = view.tree.at(q.span.end + 1)
    if q.unit is not None or after is None:
        return False
    if " ".join(view.lows[after : after + 2]) not in words_of(view.language, "grammar", "of_which"):
        return False
    near = range(after, min(after + 8, view.sentence(after).last))
    return not any(f.token in near for c in kept for f in c.frames)


def _joined_weapon(view: View, q: QuantityMention, owned: Owned) -> bool:
    """Whether a lone "another" would count weapons where it is no subject: "drones hit one house, then another"."""
    return owned[1] in ("launched", "other") and not view.tokens[q.token].deprel.startswith("nsubj")


def _told_of_another(view: View, q: QuantityMention, kept: list[Candidate]) -> bool:
    """Whether a count is of a verb that tells no event: the subject in a relative clause, an object behind "before"."""
    t = view.tokens[q.token]
    verb = view.tokens[t.head]
    aside = t.deprel == "nsubj" and verb.deprel == "acl:relcl"
    if not view.traits.free_order and t.deprel == "obj" and q.unit is not None:
        aside = aside or verb.upos == "VERB" and verb.deprel.startswith("advcl")
    return aside and not any(f.token == verb.i or verb.i in f.trigger.inside for c in kept for f in c.frames)


def _by_neighbour(view: View, q: QuantityMention, kept: list[Candidate]) -> Owned | None:
    """The toll word right behind a bare number: "четверо ранены", "158 were injured"."""
    others = q.unit in words_of(view.language, "grammar", "others")  # "15 dead and 20 others wounded"
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
        if view.lows[k] in view.words("dashes"):
            continue  # "понад десятеро — поранені"
        if view.tokens[k].upos not in ("AUX", "ADV", "PART") and not view.is_in(k, words_of(view.language, "states")):
            break
    return None


def _behind_victims(
    view: View, q: QuantityMention, kept: list[Candidate], previous: tuple[Candidate, QuantityMention] | None
) -> Owned | None:
    """Those named right before their number, or said to hold some: "убитых — 12", "среди раненых трое детей"."""
    first = view.tree.at(q.span.start) or 0
    i = first - 1
    while i > 0 and (view.lows[i] == "-" or view.lows[i] in view.words("dashes") or view.tokens[i].upos == "ADV"):
        i -= 1
    if not view.traits.cases or i < 0 or i < view.sentence(q.token).first:
        return None
    if q.unit is not None and (not i or view.lows[i - 1] not in words_of(view.language, "grammar", "subset")):
        return None  # "среди погибших - пять полицейских" are dead, whatever else the sentence tells
    what = victim_kind(view, i)
    own = next(((c, f) for c in kept for f in c.frames if i in f.trigger.inside and f.trigger.noun), None)
    if own is not None and own[1].trigger.entry.family.nature == "harm":
        people = (w for wanted, _, w in own[1].trigger.entry.family.what if wanted == "people")
        what = what or next(people, None)
        return (own[0], what) if what is not None else None
    return (previous[0], what) if previous is not None and what is not None else None


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


def _befell(view: View, c: Candidate, q: QuantityMention) -> str | None:
    """What a verb of the event tells of those whom a noun only calls victims: "20 victims lost their lives"."""
    for f in c.frames:
        part = part_of(f, q.token)
        what = what_it_counts(view, f, q, part, trusted=True) if part is not None else None
        if what not in (None, "other"):
            return what
    return None


def _by_parse(view: View, q: QuantityMention, kept: list[Candidate]) -> Owned | None:
    first = view.tree.at(q.span.start)
    for c in kept:
        for f in c.frames:
            if q.token in f.trigger.inside or (first is not None and first in f.trigger.inside and f.trigger.noun):
                what = what_it_counts(view, f, q, "any", trusted=True)
                if what is not None:
                    return c, _befell(view, c, q) or what if what == "other" else what
    path = _path(view, q)
    for depth, i in enumerate(path):
        best: tuple[tuple[bool, bool, bool, bool, bool], Owned] | None = None
        for c in kept:
            for f in c.frames:
                part = part_of(f, i)
                if part is None:
                    if i in f.trigger.inside and depth and (f.voice == "noun" or f.trigger.entry.kind == "phrase"):
                        part = "modifier"
                    else:
                        continue
                own = depth == 0 or q.span.start <= view.tokens[i].start < q.span.end  # "dozens of Palestinians"
                what = what_it_counts(view, f, q, part, trusted=own or view.tokens[q.token].deprel == "conj")
                governed = view.tokens[i].head in f.trigger.inside
                told_there = part == "modifier" and governed
                inside = f.clause[0] <= q.token < f.clause[1]
                rank = (what != "other", part != "modifier", told_there, inside, governed)
                if what is not None and (best is None or rank > best[0]):
                    best = (rank, (c, what))
        if best is not None:
            return best[1]
    return None


def part_of(f: Frame, i: int) -> str | None:
    """The part that a token plays in a frame: "object", "subject" or "modifier"; None where it plays none."""
    if i == f.object:
        return "object"
    if i == f.subject:
        return "subject"
    if any(i == k for _, k in f.obliques):
        return "modifier"
    return None


def what_it_counts(view: View, f: Frame, q: QuantityMention, part: str, *, trusted: bool) -> str | None:
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
        if _did_it(q, c):
            continue
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


def _did_it(q: QuantityMention, c: Candidate) -> bool:
    """Whether a count is of those who did it, none of whom it befell: "три смертницы убили пять человек"."""
    return any(f.voice == "active" and q.token == f.subject != f.object is not None for f in c.frames)


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
        if _did_it(q, c):
            continue
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


def _has_verb(view: View, q: QuantityMention, c: Candidate) -> bool:
    """Whether a number stands in a clause with a verb of its own, other than that of an event."""
    first, last = view.clause_of(q.token)
    verbs = [i for i in range(first, last) if view.is_verb(i)]
    being = words_of(view.language, "grammar", "being")
    return not first <= c.token < last and any(view.lemmas[i] not in being for i in verbs)
