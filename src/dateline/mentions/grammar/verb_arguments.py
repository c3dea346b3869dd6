"""What does and undergoes what a verb tells, by the parse where it knows, by the order and case of words else."""

from dateline.mentions.grammar.frames import WITHOUT_OBJECT, Frame
from dateline.mentions.grammar.noun_arguments import case_of
from dateline.mentions.grammar.triggers import noun_like
from dateline.mentions.grammar.view import NOMINAL, View
from dateline.model import Token

_ARGUMENT = (*NOMINAL, "PRON", "NUM", "DET", "ADJ", "X", "SYM")


def verb_arguments(view: View, frame: Frame) -> None:
    """Gives a frame of a verb the doer, what it is done to and the other arguments that the parse hangs on it."""
    v = frame.token
    inside = set(frame.trigger.inside)
    heads = [v, *(i for i in frame.trigger.inside if i != v)]
    declined = view.traits.participles_decline
    for head in heads:
        for t in view.tree.children(head):
            argument = t.upos in _ARGUMENT or declined and noun_like(view, t.i)  # "нападавший убит"
            if t.i in inside or not argument or _beyond(view, head, t.i):
                continue
            kind = t.deprel
            if kind.startswith("nsubj") and _fronted_measure(view, head, t.i):
                continue
            if kind.startswith(("nsubj", "csubj")):
                _subject(frame, t.i, kind.endswith("pass") or frame.voice == "passive")
            elif kind == "obl:agent":
                frame.subject = t.i if frame.subject is None else frame.subject
            elif _is_object(t) or t.upos == "NUM" and kind.startswith("nummod") and head == v:
                if frame.object is None:
                    frame.object = t.i
            elif kind.startswith(("obl", "nmod", "iobj", "advmod", "xcomp", "dep")) and t.upos in (
                "NOUN",
                "PROPN",
                "NUM",
                "PRON",
                "ADJ",
            ):
                frame.obliques.append((case_of(view, t.i), t.i))
    _agent_by_case(view, frame)
    if _is_doer(view, frame):
        frame.subject, frame.object = frame.object, None
    elif _shares_what_it_does(view, frame):
        frame.subject, frame.object = frame.object, _shared_object(view, frame)
    if _by_nobody_named(view, frame):
        frame.turn()
    t = view.tokens[v]
    counted = _counted_with(view, v)
    if counted is not None:
        frame.object = counted
    elif t.deprel.startswith("acl") or t.deprel == "amod":
        noun = t.head
        if frame.subject is not None and view.lows[frame.subject] in view.words("boundaries", "relative"):
            frame.subject = noun
        elif frame.object is not None and view.lows[frame.object] in view.words("boundaries", "relative"):
            frame.object = noun
        else:
            if frame.voice == "passive":
                frame.object = noun if frame.object is None else frame.object
            elif frame.subject is None:
                frame.subject = noun
            elif frame.object is None:
                frame.object = noun
    if frame.object is None:
        frame.object = _shared_object(view, frame)
    if frame.subject is None and t.deprel == "conj":
        frame.subject = _parted_from(view, v)
    if frame.subject is None and frame.object is None and (parted := _before_saying(view, v)) is not None:
        _subject(frame, parted, frame.voice == "passive")
    lacks = frame.subject is None or (frame.voice == "passive" and frame.object is None and t.deprel == "conj")
    if t.deprel in ("conj", "xcomp", "advcl", "ccomp") and lacks and t.head != v:
        _from_above(view, frame, t.head, t.deprel)
    elif t.deprel == "ccomp" and frame.trigger.entry.family.nature != "harm" and frame.voice == "active":
        teller = _teller(view, t.head) if view.lows[frame.subject or v] in view.words("themselves") else None
        if teller is not None:  # "the army said it had pulled out"
            frame.subject = teller


def _is_doer(view: View, frame: Frame) -> bool:
    """Whether the parse has those who shot for what they shot: "Средства ПВО уничтожили и перехватили 46 дронов"."""
    i = frame.object
    if not view.traits.cases or i is None or frame.subject is not None or frame.voice != "active" or i > frame.token:
        return False
    t, verb = view.tokens[i], view.tokens[frame.token]
    agrees = t.feats.get("Number") == verb.feats.get("Number")
    named = t.feats.get("Case") == "Nom" or t.feats.get("Case") == "Acc" and _shared_object(view, frame) is not None
    return agrees and named and any("air_defence" in view.own_classes(k) for k in view.tree.subtree(i))


def _shares_what_it_does(view: View, frame: Frame) -> bool:
    """Whether forces behind two verbs did both to what stands before: "ракеты перехватили и уничтожили силы X"."""
    i, t = frame.object, view.tokens[frame.token]
    if not view.traits.cases or i is None or i < frame.token or frame.subject is not None or t.deprel != "conj":
        return False
    doers = [s for s in view.tree.children(t.head, "nsubj") if "weapon" not in view.classes(s.i)]
    ahead = [o for o in view.tree.children(t.head, "obj", "nsubj") if o not in doers]
    alone = not doers and any(o.i < t.head for o in ahead)
    named = view.tokens[i].feats.get("Case") == "Nom" or view.tokens[i].feats.get("Animacy") == "Inan"
    forces = not view.own_classes(i).isdisjoint({"forces", "air_defence"})
    return alone and named and forces and frame.voice == "active" and not any(o.i > t.head for o in ahead)


def _by_nobody_named(view: View, frame: Frame) -> bool:
    """Whether what is shot down opens a clause that names nobody who did it: "Три дрона уничтожили над Крымом"."""
    if not view.traits.cases or frame.voice != "active" or frame.subject is None:
        return False
    if frame.object is not None and frame.object not in view.places:
        return False
    family, verb = frame.trigger.entry.family, view.tokens[frame.token]
    downs = family.nature == "interception" or family.id == "destroy"
    plural = verb.feats.get("Number") == "Plur" and verb.feats.get("Tense") == "Past"
    return downs and plural and not frame.trigger.reflexive and "weapon" in view.classes(frame.subject)


def _is_object(t: Token) -> bool:
    """Whether the parser has a word for the object, or for an indirect one in the accusative: "направили «Шахеды»"."""
    return t.deprel in ("obj", "dobj") or t.deprel == "iobj" and t.feats.get("Case") == "Acc"


def _fronted_measure(view: View, v: int, i: int) -> bool:
    """Whether what the parse has for a subject only stands before it: "300 km to the south, drones were shot down"."""
    if view.traits.free_order:
        return False
    return any(i < t.i < v for t in view.tree.children(v, "nsubj", "nsubj:pass")) and "," in view.lows[i:v]


def _parted_from(view: View, v: int) -> int | None:
    """The subject that the parse gave to a participle of its own: "after a drone packed with explosives rammed it"."""
    if view.traits.participles_decline or view.tree.children(v, "cc", "nsubj", "nsubj:pass"):
        return None
    first = view.sentence(v).first
    for i in range(v - 1, max(v - 9, first - 1), -1):
        t = view.tokens[i]
        if t.upos in ("CCONJ", "SCONJ", "PUNCT", "AUX"):
            return None
        if t.upos == "VERB":
            noun = next((n.i for n in view.tree.children(i, "nsubj") if n.i == i - 1), None)
            return noun if t.feats.get("VerbForm") == "Part" else None
    return None


def _before_saying(view: View, v: int) -> int | None:
    """The noun that a saying put in parts from its verb: "the drone, it said, was shot down"."""
    k, first = v, view.sentence(v).first
    while k > first and view.tokens[k - 1].upos in ("AUX", "ADV", "PART"):
        k -= 1
    if k - 3 < first or k == v or view.lows[k - 1] != ",":
        return None
    comma = next((n for n in range(k - 2, first, -1) if view.lows[n] == ","), first)
    if comma == first or not all(n in view.saying for n in range(comma + 1, k - 1)):
        return None
    return comma - 1 if view.tokens[comma - 1].upos in NOMINAL else None


def _shared_object(view: View, frame: Frame) -> int | None:
    """The object that a verb shares with one joined to it: "перехватила и уничтожила 18 дронов"."""
    v = frame.token
    if frame.trigger.entry.family.id in WITHOUT_OBJECT:
        return None  # "загинув чоловік, поранено жінку"
    kind = ("nsubj:pass",) if frame.voice == "passive" else ("obj",)
    for t in view.tree.children(v, "conj"):
        if view.is_verb(t.i) and t.i - v < 4:
            found = next((o.i for o in view.tree.children(t.i, *kind)), None)
            if found is not None:
                return found
    return None


def _counted_with(view: View, v: int) -> int | None:
    """The counted noun that a participle qualifies from within the count: "64 уничтоженных за ночь дрона"."""
    t = view.tokens[v]
    if t.feats.get("VerbForm") != "Part" or not view.traits.participles_decline:
        return None
    for q in view.mentions.quantities:
        if q.span.start < t.start < q.span.end and q.token > v:
            return q.token
    return None


def _beyond(view: View, v: int, i: int) -> bool:
    """Whether another verb stands between a verb and what the parse gives it, so that the nearer one has it."""
    low, high = sorted((v, i))
    between = [k for k in range(low + 1, high) if view.tokens[k].upos == "VERB" and view.is_predicate(k)]
    between = [k for k in between if not _put_in(view, k)]
    if not between or i < v and not view.traits.free_order:
        return False
    below = set(view.tree.subtree(i))
    return any(k not in below and view.clause_of(k) == view.clause_of(i) != view.clause_of(v) for k in between)


def _put_in(view: View, k: int) -> bool:
    """Whether a verb is put in between commas: "ракеты, как утверждается, были сбиты"."""
    sentence = view.sentence(k)
    before, after = view.lows[max(k - 2, sentence.first) : k], view.lows[k + 1 : min(k + 2, sentence.last)]
    return before[:1] == [","] == after and before[-1] in view.words("put_in")


def _agent_by_case(view: View, frame: Frame) -> None:
    """An instrumental without preposition, or one with "by", is who or what does it."""
    for case, i in list(frame.obliques):
        neuter = view.tokens[frame.token].feats.get("Gender") == "Neut"
        if frame.subject is None and (case == "by" or (case == "ins" and (frame.voice == "passive" or neuter))):
            frame.subject = i


def _subject(frame: Frame, i: int, passive: bool) -> None:
    if passive:
        if frame.object is None:
            frame.object = i
    elif frame.subject is None:
        frame.subject = i


def doer_between(view: View, head: int, v: int) -> int | None:
    """The subject of another verb joined to the first: "rebels attacked, but troops came and killed three"."""
    if not view.traits.free_order:
        return None
    joined = [t.i for t in view.tree.children(head, "conj") if t.i < v and view.is_verb(t.i)]
    return next((t.i for k in reversed(joined) for t in view.tree.children(k, "nsubj")), None)


def _from_above(view: View, frame: Frame, head: int, deprel: str) -> None:
    """The subject that a verb shares with the one it is joined to."""
    if not view.is_verb(head):
        return
    own = view.tokens[frame.token].feats.get("VerbForm")
    if own == "Inf" and view.is_in(head, view.words("hypothetical", "done")):
        given = (t for t in view.tree.children(head) if t.feats.get("Case") == "Dat" and t.upos in NOMINAL)
        frame.subject = next((t.i for t in given if not view.tree.children(t.i, "case")), None)
        if frame.subject is not None:
            return  # "силам обороны удалось продвинуться"
    if (
        deprel in ("ccomp", "advcl")
        and own not in ("Inf", "Ger", "Conv", "Part")
        and not view.lows[frame.token].endswith("ing")
    ):
        frame.subject = _who_tells_it(view, frame, head) if deprel == "ccomp" else None
        return
    passive_above = bool(view.tree.children(head, "aux:pass", "nsubj:pass"))
    shared = next((t.i for t in view.tree.children(head, "nsubj", "csubj", "nsubj:pass")), None)
    if shared is None and view.tokens[head].deprel in ("conj", "xcomp") and view.tokens[head].head != head:
        shared = next((t.i for t in view.tree.children(view.tokens[head].head, "nsubj", "nsubj:pass")), None)
    if deprel == "conj":
        shared = doer_between(view, head, frame.token) or shared
    if shared is None or (deprel == "conj" and shared > frame.token):
        return
    if frame.voice == "passive":
        frame.object = shared if frame.object is None else frame.object
    elif not (passive_above and deprel == "conj" and view.tokens[frame.token].feats.get("VerbForm") == "Part"):
        frame.subject = shared


def _who_tells_it(view: View, frame: Frame, head: int) -> int | None:
    """The fighters who tell what they did themselves: "повстанцы заявили, что вошли в город"."""
    if not view.traits.agreement or frame.voice != "active":
        return None
    return _teller(view, head, view.tokens[frame.token].feats.get("Number"))


def _teller(view: View, head: int, number: str | None = None) -> int | None:
    """The fighters who are the subject of a verb of saying, in this number where it is given."""
    tellers = (t for t in view.tree.children(head, "nsubj") if number is None or t.feats.get("Number") == number)
    return next((t.i for t in tellers if view.own_classes(t.i) & {"gunmen", "forces"}), None)


def by_position(view: View, frame: Frame) -> None:
    """What the parse leaves open: the nearest noun of the clause on either side, by its case where words have one."""
    first, last = frame.clause
    v = frame.token
    cased = (
        any(view.tokens[i].feats.get("Case") for i in range(first, last) if view.tokens[i].upos in NOMINAL)
        and view.traits.cases
    )
    taken = set(frame.arguments()) | set(frame.trigger.inside)
    nouns = [
        i
        for i in range(first, last)
        if (view.tokens[i].upos in NOMINAL or i in view.bare)
        and i not in taken
        and not view.tokens[i].deprel.startswith(("flat", "compound"))
        and view.tokens[i].start not in view.barred
    ]
    left = [i for i in reversed(nouns) if i < v]
    right = [i for i in nouns if i > v]
    if cased:
        _by_case(view, frame, left, right)
        return
    free_left = next((i for i in left if not _after_preposition(view, i)), None)
    free_right = next((i for i in right if not _after_preposition(view, i) and _reachable(view, v, i)), None)
    if frame.voice == "passive":
        if frame.object is None:
            frame.object = free_left if free_left is not None else free_right
    else:
        if frame.subject is None and view.tokens[v].feats.get("VerbForm") not in ("Inf",):
            frame.subject = free_left
        if frame.object is None and not view.tree.children(v, "obj"):
            frame.object = free_right
    frame.obliques.extend((case_of(view, i), i) for i in nouns if i not in frame.arguments() and abs(i - v) < 10)


def _by_case(view: View, frame: Frame, left: list[int], right: list[int]) -> None:
    near = [*right[:3], *left[:3]]
    for i in near:
        case = view.tokens[i].feats.get("Case", "")
        if _after_preposition(view, i) or view.tokens[i].deprel in ("nmod", "appos"):
            continue
        if case == "Nom":
            if frame.voice == "passive" and frame.object is None:
                frame.object = i
            elif frame.voice != "passive" and frame.subject is None and not _shares(view, frame):
                frame.subject = i
        elif case == "Acc" and frame.object is None and not _another_acts(view, frame.token, i):
            frame.object = i
        elif case == "Ins" and frame.subject is None and frame.voice == "passive":
            frame.subject = i
        elif (
            case == "Gen" and frame.object is None and (frame.voice == "passive" or frame.negated or _counted(view, i))
        ):
            frame.object = i
    frame.obliques.extend((case_of(view, i), i) for i in near if i not in frame.arguments())
    if frame.object is None:  # "випустив по області 40 снарядів": a count without a preposition is what it befalls
        counted = (i for case, i in frame.obliques if case == "gen" and view.tree.children(i, "nummod"))
        frame.object = next(counted, None)


def _another_acts(view: View, v: int, i: int) -> bool:
    """Whether a noun is the object of a verb behind this one: "вибухнула міна, військові знешкодили другу"."""
    t = view.tokens[i]
    return v < t.head < i and t.deprel in ("obj", "dobj") and view.is_verb(t.head)


def _shares(view: View, frame: Frame) -> bool:
    return frame.subject is not None


def _counted(view: View, i: int) -> bool:
    return any(t.upos == "NUM" for t in view.tree.children(i)) or any(t.upos == "NUM" for t in view.before(i, 2))


def _after_preposition(view: View, i: int) -> bool:
    if view.tree.children(i, "case"):
        return any(c.i < i and c.upos == "ADP" for c in view.tree.children(i, "case"))
    for t in reversed(view.before(i, 4)):
        if t.upos == "ADP":
            return True
        if t.upos not in ("DET", "ADJ", "NUM", "PROPN", "NOUN") or t.text == ",":
            return False
    return False


def _reachable(view: View, v: int, i: int) -> bool:
    """Whether no other verb or preposition stands between a verb and a noun after it."""
    return not any(view.tokens[k].upos in ("VERB", "SCONJ") for k in range(v + 1, i))
