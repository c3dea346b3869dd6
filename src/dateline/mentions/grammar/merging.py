"""Which candidates of a sentence tell one event: noun and verb, the toll and its attack, the launch and the hit."""

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.singles import NEAR
from dateline.mentions.grammar.told_nouns import is_bare
from dateline.mentions.grammar.told_twice import coordinate, fold, found_and_downed, one_blow, one_charge
from dateline.mentions.grammar.totals import is_main_fact, stands_at
from dateline.mentions.grammar.verb_arguments import doer_between
from dateline.mentions.grammar.view import View

_SPLICES = (",", "–", "—")
_PARTED = frozenset({";", ":", "but"})
_LINKS = ("obl", "nmod", "advcl", "acl", "nsubj", "obj", "xcomp", "csubj", "ccomp", "appos")


def merge(view: View, candidates: list[Candidate], counted: frozenset[int]) -> None:
    """Folds candidates into others; what is folded keeps its frame there and is marked dropped."""
    _take_up(view, candidates, counted)
    one_charge(view, candidates)
    one_blow(view, candidates)
    found_and_downed(view, candidates)
    _total_first(view, candidates)
    for k, c in enumerate(candidates):
        for other in candidates[:k]:
            if c.dropped or other.dropped or _of_another_blow(view, other, c, candidates):
                continue
            if c.event_type == other.event_type and _one_event(view, other, c, counted):
                fold(*_main(other, c))
    for c in candidates:
        if c.dropped or c.frame.negated or (c.nature != "harm" and c.frame.trigger.entry.family.nature != "harm"):
            continue
        if c.event_type == "interception":
            continue  # "fired 40 drones, of which 38 were destroyed": no harm that the blow did
        cause = _cause_of(view, c, candidates)
        if cause is not None:
            fold(cause, c)
            cause.anaphoric = False  # "бои, в которых погибли пятеро": others than those told before
    _shared_cause(view, candidates)
    for k, c in enumerate(candidates):
        if c.dropped or c.event_type != "casualties" or not _adds(view, c):
            continue
        tolls = [o for o in candidates[:k] if not o.dropped and not o.frame.negated and _tells_toll(o)]
        if tolls and not c.frame.negated:
            fold(tolls[-1], c)
    for c in candidates:
        if c.dropped or c.event_type not in ("strike", "attack"):
            continue
        stopped = next(
            (o for o in candidates if not o.dropped and _stops(o) and _stopped(view, c, o, counted)),
            None,
        )
        if stopped is not None:
            fold(stopped, c)
    _one_damage(view, candidates)


def _of_another_blow(view: View, other: Candidate, c: Candidate, candidates: list[Candidate]) -> bool:
    """Whether a toll has a blow of its own: "при обстреле ранен подросток, а после удара по Горловке погиб мужчина"."""
    if not view.traits.free_order or c.event_type != "casualties" or c.frame.clause == other.frame.clause:
        return False
    return any(
        o.nature == "cause" and o.frame.voice == "noun" and not o.anaphoric and o.frame.clause == c.frame.clause
        for o in candidates
    )


def _take_up(view: View, candidates: list[Candidate], counted: frozenset[int]) -> None:
    """An anaphoric event noun is no event beside another of its clause, which it helps to tell."""
    for k, c in enumerate(candidates):
        told = (o for o in candidates[:k] if o.frame.voice != "noun" and o.frame.clause != c.frame.clause)
        c.anaphoric = c.anaphoric or any(is_bare(view, c.frame, c.event_type, o.event_type, counted) for o in told)
    for c in candidates:
        beside = [o for o in candidates if o is not c and not o.dropped and o.frame.clause == c.frame.clause]
        amid = _only_amid(view, c) and all(o.nature == "other" for o in beside)
        if (c.anaphoric or amid) and beside and not c.dropped:
            c.dropped = "anaphoric"


def _only_amid(view: View, c: Candidate) -> bool:
    """Whether an operation is only what something else was part of: "в рамках операции против банд задержаны трое"."""
    words, during = view.words("operations"), view.words("operations", "during")
    trigger = c.frame.trigger
    if c.event_type != "clash" or not trigger.noun or not any(view.is_in(i, words) for i in trigger.inside):
        return False
    return not during.isdisjoint(view.lows[max(c.frame.clause[0], trigger.first - 3) : trigger.first])


def _total_first(view: View, candidates: list[Candidate]) -> None:
    """Folds the blow that only says which dead are counted: "the number of dead in the attack rose to nine"."""
    for c in candidates:
        if c.dropped or c.nature not in ("harm", "interception") or not any(is_main_fact(view, f) for f in c.frames):
            continue
        for o in candidates:
            if o is not c and not o.dropped and not o.frame.negated:
                below = set(c.frame.trigger.inside) & {t.i for t in view.tree.ancestors(o.token)}
                same = o.frame.clause == c.frame.clause and o.frame.voice == "noun"
                if same and below or _is_growth(view, o, c):
                    o.dropped = "total"


def _is_growth(view: View, o: Candidate, c: Candidate) -> bool:
    """Whether what looks like a blow is the verb of growing: "reached 14"."""
    return any(view.tokens[i].head == o.token and view.tokens[i].deprel == "nsubj" for i in c.frame.trigger.inside)


def _main(a: Candidate, b: Candidate) -> tuple[Candidate, Candidate]:
    """Which of two tellings of one event is kept: the verb's unless it is anaphoric or only lets the noun tell it."""
    if a.anaphoric and not b.anaphoric:
        return b, a
    return a, b


def _one_event(view: View, a: Candidate, b: Candidate, counted: frozenset[int]) -> bool:
    """Whether two candidates of one type are one event."""
    if a.frame.negated != b.frame.negated and a.event_type == "casualties":
        return False
    if a.event_type in ("strike", "attack") and _set_apart(view, a, b):
        return False
    if a.event_type == "casualties" and (_same_victim(view, a, b, counted) or _some_of_them(view, a, b)):
        return True
    if (
        a.event_type == "strike"
        and a.token < b.token
        and _some_of_them(view, a, b)
        and not _own_counts(view, b, counted)
    ):
        return True  # "выпущены 130 ракет, некоторые из них достигли цели"
    if a.event_type in ("casualties", "damage", "closure"):
        return a.frame.clause == b.frame.clause or _linked(view, a.token, b.token) or _close(view, a, b)
    if b.takes_up and a.nature == b.nature:
        return True
    if {c.frame.trigger.entry.family.id for c in (a, b)} == {"kill", "wound"} and coordinate(view, a.token, b.token):
        return True  # "озброєні люди вбили 40 людей і поранили ще 33"
    if [c.frame.trigger.entry.family.id for c in (a, b)] == ["plant", "blow_up"] and coordinate(view, a.token, b.token):
        return True  # "було закладено вибухівку і підірвано міст"
    if coordinate(view, a.token, b.token) and a.frame.object is not None and a.frame.object == b.frame.object:
        return True  # "перехвачены и уничтожены 12 беспилотников"
    if a.event_type == "fire" and view.lows[b.frame.clause[0] - 1] in view.words("dashes", "namely"):
        return True  # "сталося кілька займань: горіли склад і гараж"
    if a.event_type == "fire" and b.frame.voice == "noun" and b.frame.determiner != "indefinite":
        return True
    if (
        a.event_type in ("crash", "interception", "debris")
        and _own_counts(view, a, counted)
        and _own_counts(view, b, counted)
    ):
        return _linked(view, a.token, b.token) and not coordinate(view, a.token, b.token)
    if a.frame.clause == b.frame.clause:
        return True
    if a.frame.trigger.entry.family.id == b.frame.trigger.entry.family.id == "launch":
        return True
    if _linked(view, a.token, b.token):
        return True
    return (
        coordinate(view, a.token, b.token)
        and not (_own_counts(view, a, counted) and _own_counts(view, b, counted))
        and not (view.tree.children(b.token, "nsubj", "nsubj:pass"))
    )


def _set_apart(view: View, a: Candidate, b: Candidate) -> bool:
    """Whether a semicolon or "while" parts two blows with doers of their own: "A hit B, while C shelled D"."""
    if None in (a.frame.subject, b.frame.subject) or a.frame.subject == b.frame.subject:
        return False
    between = view.lows[min(a.token, b.token) : max(a.token, b.token)]
    return not view.words("boundaries", "apart").isdisjoint(between)


def _same_victim(view: View, a: Candidate, b: Candidate, counted: frozenset[int]) -> bool:
    """Whether a clause goes on about those just told to be hurt: "... was burnt and was taken to hospital"."""
    if view.traits.free_order or b.frame.trigger.entry.family.id != "hospital" or _own_counts(view, b, counted):
        return False
    return coordinate(view, a.token, b.token) and not view.tree.children(b.token, "nsubj", "nsubj:pass")


def _adds(view: View, c: Candidate) -> bool:
    """Whether a clause adds to a toll of its sentence: "погибли девять человек, еще десять ранены"."""
    first, last = c.frame.clause
    opening = [
        view.lows[i] for i in range(first, min(first + 3, last)) if view.tokens[i].upos not in ("PUNCT", "CCONJ")
    ]
    return bool(opening) and opening[0] in view.words("adds") and ";" not in view.lows[first - 1 : first]


def _tells_toll(o: Candidate) -> bool:
    return any(f.trigger.entry.family.nature == "harm" for f in o.frames)


def _some_of_them(view: View, a: Candidate, b: Candidate) -> bool:
    """Whether a toll is of some of those just told of: "раненых увезли в госпиталь, двое из них скончались"."""
    if (
        not view.traits.cases
        or b.frame.subject is None
        or view.tokens[a.token].sentence != view.tokens[b.token].sentence
    ):
        return False
    behind = " ".join(view.lows[b.frame.subject + 1 : b.frame.subject + 3])
    return behind in words_of(view.language, "grammar", "of_them")


def _close(view: View, a: Candidate, b: Candidate) -> bool:
    """Whether two tolls stand side by side: "five people died and nine were wounded"."""
    if view.tokens[a.token].sentence != view.tokens[b.token].sentence:
        return False
    low, high = sorted((a.token, b.token))
    earlier = a if a.token == low else b
    low = max([low, *(f.trigger.last for f in earlier.frames if f.trigger.last < high)])
    low = max(low, min((stands_at(view, f) for c in (a, b) for f in c.frames if f.token == low), default=low))
    between = range(low + 1, high)
    parted = view.words("boundaries", "apart") | _PARTED
    return high - low < 9 and not any(view.lows[i] in parted for i in between)


def _own_counts(view: View, c: Candidate, counted: frozenset[int]) -> bool:
    for f in c.frames:
        for i in (f.object, f.subject):
            if i is not None and (i in counted or any(t.i in counted for t in view.tree.children(i, "nummod", "nmod"))):
                return True
    return False


def _linked(view: View, a: int, b: int) -> bool:
    """Whether one word governs the other through arguments and adverbial clauses, not by coordination."""
    for low, high in ((a, b), (b, a)):
        i = low
        for _ in range(6):
            t = view.tokens[i]
            if t.head == i:
                break
            if not t.deprel.startswith(_LINKS) and not (
                t.deprel.startswith(("conj", "compound", "amod"))
                and (t.upos in ("NOUN", "PROPN") or view.lows[i].endswith("ing") and view.lows[t.head].endswith("ing"))
            ):
                break
            i = t.head
            if i == high:
                return True
    return False


def _cause_of(view: View, c: Candidate, candidates: list[Candidate]) -> Candidate | None:
    """The blow whose toll or damage a candidate tells: in its own clause, or tied to it by a subordinate one."""
    causes = [
        o
        for o in candidates
        if o is not c
        and not o.dropped
        and (o.nature == "cause" or o.event_type == "fire" and _did(view, o, c))
        and (not o.anaphoric or view.tokens[c.token].deprel.startswith("acl") and view.tokens[c.token].head == o.token)
        and not o.frame.negated
        and o.frame.hypothetical == c.frame.hypothetical
    ]
    causes.sort(key=lambda o: abs(o.token - c.token))
    hard = view.words("boundaries", "hard")
    for o in causes:
        if not hard.isdisjoint(view.lows[min(o.token, c.token) : max(o.token, c.token)]):
            continue  # "17 people were killed; many were hit by shells"
        if view.traits.free_order and o.token > c.token and o.frame.clause != c.frame.clause:
            if any(x.nature == "harm" and x.frame.clause == o.frame.clause for x in candidates):
                continue  # "при обстреле ранен подросток, а после удара по Горловке погиб мужчина"
        if o.frame.clause == c.frame.clause or any(_linked(view, f.token, o.token) for f in c.frames):
            return o
        if (
            o.token < c.token
            and any(coordinate(view, f.token, c.token) for f in o.frames)
            and not view.tree.children(c.token, "nsubj", "nsubj:pass")
            and doer_between(view, o.token, c.token) is None
        ):
            if c.frame.voice != "passive":
                return o
        if _subordinate(view, c, o) or _in_which(view, c, o) or _behind_saying(view, c, o) or _after_both(view, c, o):
            return o
    return None


def _did(view: View, o: Candidate, c: Candidate) -> bool:
    """Whether a fire is what harmed people, by the verb that tells it: "the blaze killed two", "a fire that killed"."""
    t = view.tokens[c.token]
    t = view.tokens[t.head] if t.deprel == "conj" else t
    relative = t.deprel.startswith("acl") and t.head == o.token
    return o.frame.voice == "noun" and (relative or any(f.subject == o.token for f in c.frames))


def _shared_cause(view: View, candidates: list[Candidate]) -> None:
    """Folds a toll into the blow that the toll beside it names for both: "двое погибли и трое ранены при взрыве"."""
    for c in candidates:
        if c.dropped or c.event_type != "casualties" or c.frame.negated:
            continue
        first, last = c.frame.clause
        if any(i in view.places and not _whence(view, i) for i in range(first, last)):
            continue
        for o in candidates:
            begin = o.frame.clause[0]
            fought = not view.traits.participles_decline and o.event_type == "clash"
            told = fought or o.nature == "cause" and o.frame.voice == "noun"
            if o.dropped or not told or o.frame.negated or begin < last:
                continue
            between = {view.lows[i] for i in range(last, begin)} | {view.lows[begin]}
            beside = (f for f in o.frames if f.clause == o.frame.clause and c.token < f.token < o.token + fought)
            near = begin - last < 2 and not between & {";", ":", "но", "але", "but", "while"}
            joined = (
                fought and view.lows[begin] == "and"
            )  # "four soldiers were martyred and six rebels killed in clashes"
            if near and any(_harms(f) and (joined or _beside(view, c, f.token)) for f in beside):
                fold(o, c)
                break


def _whence(view: View, i: int) -> bool:
    """Whether a place only says whose people they are: "двоє жителів Сумщини"."""
    head = view.tokens[i].head
    if view.tokens[i].deprel.startswith("amod"):
        i, head = head, view.tokens[head].head
    case = view.tokens[i].feats.get("Case") == "Gen" and not view.tree.children(i, "case")
    return view.traits.cases and case and head < i and "people" in view.own_classes(head)


def _harms(frame: Frame) -> bool:
    """Whether a frame tells a toll or damage."""
    return frame.trigger.entry.family.nature == "harm"


def _beside(view: View, c: Candidate, harm: int) -> bool:
    """Whether the verb of a toll is coordinate with another, or only a comma or "и" parts their clauses."""
    return any(coordinate(view, f.token, harm) for f in c.frames) or coordinate(view, c.token, harm)


def _behind_saying(view: View, c: Candidate, o: Candidate) -> bool:
    """Whether a saying parts a blow from what it left: "a drone hit a bus, the governor said, with one injured"."""
    leads = view.words("absolute")
    if not leads or o.token > c.token or o.frame.voice == "noun":
        return False
    for f in c.frames:
        t, said = view.tokens[f.token], view.tokens[view.tokens[f.token].head]
        led = any(view.lows[m.i] in leads for m in view.tree.children(t.i, "mark", "case"))
        if t.deprel == "advcl" and (led or view.lows[t.i].endswith("ing")) and o.token < said.i < t.i:
            if view.tokens[o.token].head == said.i and view.tokens[o.token].deprel in ("ccomp", "parataxis"):
                return True
    return False


def _in_which(view: View, c: Candidate, o: Candidate) -> bool:
    """Whether a relative clause of a blow tells what it did, and then more: "a strike in which A died and B burnt"."""
    if view.traits.agreement or o.frames[0].voice != "noun":
        return False
    begin = c.frame.clause[0]
    if view.tokens[begin].upos != "CCONJ" or c.frame.voice != "passive":
        return False
    led = view.words("boundaries", "relative")
    told = (f for f in o.frames if f.trigger.entry.family.nature == "harm" and o.token < f.token < c.token)
    return any(f.clause[1] == begin and not led.isdisjoint(view.lows[o.token : f.token]) for f in told)


def _subordinate(view: View, c: Candidate, o: Candidate) -> bool:
    """Whether only "when", "after" or "which" stands between two neighbouring clauses."""
    a, b = sorted((c.frame.clause, o.frame.clause))
    opening = next((t for t in view.tokens[b[0] : b[1]] if t.upos != "PUNCT"), view.tokens[b[0]])
    if c.frame.clause == b and opening.upos == "VERB" and opening.i == c.token and view.lows[c.token].endswith("ing"):
        return True
    if c.frame.clause == b and a[1] == b[0] and _without_subject(view, c) and opening.upos == "CCONJ":
        return o.frames[-1].trigger.entry.family.nature == "harm"
    aside = ")" in view.lows[a[1] : b[0]] and b[0] - a[1] < 6  # "... аппарата (БПЛА), в результате погибли двое"
    if aside and c.frame.clause == b and _by_which(view, b):
        return True
    if a[1] != b[0] or view.tokens[b[0] - 1].text in (";", ":"):
        return False
    if c.frame.clause == b and not _stops(o) and _spliced(view, c):
        return True
    if _by_which(view, b) and c.frame.clause == b:
        return True
    opener = view.lows[b[0]]
    verb = view.tokens[b[0]]
    if verb.upos == "VERB" and (verb.feats.get("VerbForm") == "Conv" or opener.endswith("ing")):
        return True
    return opener in view.words("boundaries", "subordinate") or view.lows[
        b[0] + 1 if b[0] + 1 < b[1] else b[0]
    ] in view.words("boundaries", "relative")


def _after_both(view: View, c: Candidate, o: Candidate) -> bool:
    """Whether a blow told by a clause behind two verbs cost what the first tells: "A died and B fled after ..."."""
    if view.traits.free_order or c.event_type != "casualties" or not c.token < o.token:
        return False
    t = view.tokens[o.token]
    opener = view.lows[o.frame.clause[0]]
    if not t.deprel.startswith("advcl") or opener not in view.words("boundaries", "subordinate"):
        return False
    joined = t.head == c.token or coordinate(view, c.token, t.head)
    between = range(c.token, o.frame.clause[0])
    return joined and not any(i in view.places for i in between) and ";" not in view.lows[c.token : o.token]


def _spliced(view: View, c: Candidate) -> bool:
    """Whether only a comma or a dash parts a toll from what cost it: "обстреляли город, погибли шесть человек"."""
    first, last = c.frame.clause
    if not view.traits.free_order or c.event_type != "casualties" or view.lows[first - 1] not in _SPLICES:
        return False
    opening = view.tokens[first]
    if first != c.token and opening.upos != "NUM" and opening.head != c.token:
        return False
    return not _adds(view, c) and not any(i in view.places for i in range(first, last))


def _by_which(view: View, clause: tuple[int, int]) -> bool:
    """Whether a clause tells what came of what was told before it: "..., в результате которых погибли девять"."""
    first, last = clause
    if first and view.lows[first - 1] == "," and view.lows[first : first + 2] == ["в", "результате"]:
        return view.tokens[min(first + 2, last - 1)].upos not in (
            "NOUN",
            "PROPN",
            "ADJ",
        )  # "в результате пятеро ранены"
    lead = view.words("boundaries", "of_which")
    k = first
    while k < min(first + 3, last) and view.lows[k] in lead:
        k += 1
    return first < k < last and view.lows[k] in view.words("boundaries", "relative")


def _without_subject(view: View, c: Candidate) -> bool:
    """Whether a toll is told by a bare participle: "... 12 dead and 30 injured"."""
    return c.frame.voice == "passive" and not view.tree.children(c.token, "aux", "aux:pass", "nsubj:pass")


def _stops(o: Candidate) -> bool:
    """Whether what a candidate tells keeps a blow from landing."""
    return o.nature == "interception" or o.frame.trigger.entry.family.id in ("repel", "foil")


def _stopped(view: View, c: Candidate, o: Candidate, counted: frozenset[int]) -> bool:
    """Whether a blow is only what was intercepted: "repelled an attack of drones", "downed 24 drones fired at Kyiv"."""
    if _launch_counts(view, c, counted):
        return False
    if c.frame.voice == "noun":
        return o.frame.object == c.token or (o.frame.clause == c.frame.clause and _linked(view, c.token, o.token))
    t = view.tokens[c.token]
    if c.frame.voice == "active" and c.frame.subject is not None and _whole_number(view, t.head):
        return False  # "із 90 дронів, якими окупанти атакували Суми, збито 70": the blow has its number
    if t.deprel.startswith("acl") and t.head in o.frame.arguments():
        return c.frame.trigger.entry.family.id in ("launch", "hit", "fall", "attack")
    return False


def _launch_counts(view: View, c: Candidate, counted: frozenset[int]) -> bool:
    """Whether a launch has a count of its own beside that of what was intercepted."""
    obj = c.frame.object
    if obj is None:
        return any(i in counted for case, i in c.frame.obliques if case not in NEAR)
    return _whole_number(view, obj)


def _whole_number(view: View, i: int) -> bool:
    return any(q.rule == "quantity.whole" and q.token == i for q in view.mentions.quantities)


def _one_damage(view: View, candidates: list[Candidate]) -> None:
    """Damage told beside fire of the same thing by one clause is part of it."""
    for c in candidates:
        if c.dropped or c.event_type != "damage" or c.frame.negated:
            continue
        fire = next(
            (o for o in candidates if not o.dropped and o.event_type == "fire" and o.frame.clause == c.frame.clause),
            None,
        )
        if fire is not None:
            fold(fire, c)
