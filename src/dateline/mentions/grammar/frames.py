"""Frames: a trigger with its voice, the doer, what it is done to, other arguments, and what qualifies it."""

from dataclasses import dataclass, field

from dateline.mentions.grammar.triggers import Trigger, noun_like
from dateline.mentions.grammar.view import NOMINAL, View

_ARGUMENT = (*NOMINAL, "PRON", "NUM", "DET", "ADJ", "X", "SYM")
# Families of verbs without an object: a noun in the genitive of quantity is their subject.
WITHOUT_OBJECT = frozenset({"fall", "crash", "explode", "die", "missing", "lost", "move", "lose_control", "suffer"})


@dataclass(slots=True, kw_only=True)
class Frame:
    """A trigger in its clause. `subject` does it, `object` undergoes it (the subject of a passive); token indices.

    `obliques` are (preposition or case, token); `determiner` is that of an event noun; `governor` the verb above it;
    `absence` the word that says that there is none.
    """

    trigger: Trigger
    voice: str
    subject: int | None = None
    object: int | None = None
    obliques: list[tuple[str, int]] = field(default_factory=list)
    clause: tuple[int, int] = (0, 0)
    negated: bool = False
    hedged: bool = False
    hypothetical: bool = False
    habitual: bool = False
    absence: int | None = None
    determiner: str = ""
    governor: int | None = None

    @property
    def token(self) -> int:
        """The head word of the trigger."""
        return self.trigger.token

    def arguments(self) -> list[int]:
        """All arguments, the subject first."""
        return [i for i in (self.subject, self.object, *(i for _, i in self.obliques)) if i is not None]


def frame_of(view: View, trigger: Trigger) -> Frame:
    """The frame of a trigger, by the parse where it knows, by the order and case of words where it does not."""
    frame = Frame(trigger=trigger, voice="noun" if trigger.noun else _voice(view, trigger))
    frame.clause = view.clause_of(trigger.token)
    if frame.voice == "noun":
        _noun_arguments(view, frame)
    else:
        _verb_arguments(view, frame)
        _by_position(view, frame)
        if frame.voice == "active":
            _two_objects(view, frame)
            _disagreeing(view, frame)
            _numbered(view, frame)
        if frame.voice == "active" and trigger.entry.family.nature == "interception":
            _defence_acts(view, frame)
            _downed(view, frame)
        if frame.voice == "active" and trigger.entry.family.id in ("destroy", "blow_up"):
            _number_downed(view, frame)
        if frame.voice == "active" and trigger.entry.family.id in WITHOUT_OBJECT:
            _only_subject(view, frame)
    return frame


def _number_downed(view: View, frame: Frame) -> None:
    """Makes a bare number of what flies the object of those unnamed: "сбили 17 дронов, ещё 15 уничтожили над морем"."""
    i = frame.subject
    if i is None or frame.object is not None or view.tokens[i].upos != "NUM" or view.language == "en":
        return
    if view.tokens[frame.token].feats.get("Number") == "Plur" and "flying" in view.taken_up(i):
        frame.subject, frame.object = None, i


def _only_subject(view: View, frame: Frame) -> None:
    """Makes the counted noun the subject of a verb that has no object: "погибли пять человек"."""
    people = frame.trigger.entry.family.nature == "harm" and frame.object is not None
    if frame.subject is None or (
        people and "people" in view.classes(frame.object) and "people" not in view.classes(frame.subject)
    ):
        frame.subject, frame.object = frame.object, None


def _two_objects(view: View, frame: Frame) -> None:
    """Makes the first of two objects of a verb its subject: "системы ПВО уничтожили семь дронов"."""
    both = [t.i for t in view.tree.children(frame.token, "obj") if t.upos in NOMINAL]
    if view.language == "en" or len(both) != 2 or not both[0] < frame.token < both[1] or frame.negated:
        return
    noun, verb = view.tokens[both[0]].feats, view.tokens[frame.token].feats
    taken = frame.subject not in (None, both[0]) and frame.subject not in view.tree.subtree(both[1])
    several = verb.get("Number") == "Plur" and bool(view.tree.children(both[0], "nummod"))  # "две машины убили"
    if not taken and (several or noun.get("Number") == verb.get("Number")):
        frame.subject, frame.object = both


def _disagreeing(view: View, frame: Frame) -> None:
    """Makes a subject that does not agree with its verb the object: "(ведомство) поразило склады"."""
    i = frame.subject
    if view.language == "en" or i is None or frame.object is not None or view.tree.children(i, "nummod", "conj"):
        return
    noun, verb = view.tokens[i].feats, view.tokens[frame.token].feats
    if verb.get("Number") == "Sing" and noun.get("Number") == "Plur" and noun.get("Animacy") != "Anim":
        frame.subject, frame.object = None, i


def _numbered(view: View, frame: Frame) -> None:
    """Makes a bare number behind a verb of harm its object: "вбили 40 людей і поранили ще 33"."""
    i, above = frame.subject, view.tokens[frame.token].head
    harms = frame.trigger.entry.family.id in ("kill", "wound") and view.language != "en"
    if not harms or i is None or frame.object is not None or view.tokens[i].upos != "NUM" or i < frame.token:
        return
    shared = next((t.i for t in view.tree.children(above, "nsubj") if t.i != i), None) if above != frame.token else None
    frame.subject, frame.object = shared, i


def _downed(view: View, frame: Frame) -> None:
    """Makes what flies the object where no helping verb says so: "reported nine drones shot down"."""
    if frame.subject is not None and frame.object is None and "flying" in view.classes(frame.subject):
        frame.subject, frame.object, frame.voice = None, frame.subject, "passive"


def _defence_acts(view: View, frame: Frame) -> None:
    """Makes air defence the doer where the parse took its name for the object: "ППО знешкодила 86 дронів"."""
    i = frame.object
    if i is not None and frame.subject is not None and view.language != "en":
        # "вісім дронів «приземлили» сили РЕБ": what flies does nothing to who shoots
        flying, people = view.classes(frame.subject), view.classes(i)
        if "flying" in flying and "people" in people and "flying" not in people:
            frame.subject, frame.object = i, frame.subject
            return
    if i is None or frame.subject is not None or "flying" in view.classes(i) or "air_defence" not in view.classes(i):
        return
    frame.subject = i
    bare = ("", "nom", "acc", "gen")  # "ППО знешкодила 86 дронів": what stands without a preposition
    frame.object = next((k for case, k in frame.obliques if case in bare and "flying" in view.classes(k)), None)


# What drones and bombs do by themselves.
_OF_THEMSELVES = frozenset({"explode", "fall", "crash", "die"})


def _voice(view: View, trigger: Trigger) -> str:
    i = trigger.token
    t = view.tokens[i]
    if trigger.reflexive:
        return "passive"
    if t.feats.get("Voice") == "Pass":
        return "passive"
    if view.tree.children(i, "aux:pass", "nsubj:pass", "obl:agent"):
        return "passive"
    if _impersonal(view, i):
        return "passive"
    if view.language == "en" and any(o.i > i for o in view.tree.children(i, "obj")):
        return "active"  # "two bombs killed ten people": the form is that of the participle
    if t.feats.get("VerbForm") == "Part" and t.feats.get("Voice") is None:
        if t.feats.get("Tense") == "Pres" or view.lows[i].endswith("ing"):
            return "active"
        helpers = [view.lemmas[c.i] for c in view.tree.children(i, "aux")]
        if "have" in helpers and "be" not in helpers:
            return "active"
        if not helpers and trigger.entry.family.id in _OF_THEMSELVES and view.tree.children(i, "nsubj"):
            return "active"  # "two drones detonated on a farm"
        if not helpers:
            back = [view.lemmas[x.i] for x in view.before(i, 3)]
            if "have" in back and "be" not in back:
                return "active"
            if t.deprel in ("conj",) and view.tokens[t.head].upos == "VERB" and t.head < i:
                head = view.tokens[t.head]
                if head.feats.get("VerbForm") == "Part" or view.tree.children(t.head, "aux:pass"):
                    return _voice_of_head(view, t.head)
            return "passive"
        return "passive" if "be" in helpers or "get" in helpers else "active"
    return "active"


def _voice_of_head(view: View, i: int) -> str:
    return "passive" if view.tree.children(i, "aux:pass", "nsubj:pass") or _impersonal(view, i) else "active"


def _impersonal(view: View, i: int) -> bool:
    """Whether a Ukrainian form in -но, -то says what was done without saying by whom."""
    t = view.tokens[i]
    return (
        view.language == "uk" and t.upos in ("VERB", "ADJ") and view.lows[i].endswith(("но", "то")) and len(t.text) > 4
    )


def is_active_participle(view: View, i: int) -> bool:
    """Whether a participle says what its noun does: "сбившие", "striking"."""
    t = view.tokens[i]
    return t.feats.get("VerbForm") == "Part" and (t.feats.get("Voice") == "Act" or view.lows[i].endswith("ing"))


def case_of(view: View, i: int) -> str:
    """The preposition of the noun phrase at `i`, or its morphological case in lower case, or nothing."""
    found = view.tree.children(i, "case")
    if found:
        return view.lows[found[0].i]
    for t in reversed(view.before(i, 4)):
        if t.upos == "ADP":
            return view.lows[t.i]
        if t.upos not in ("DET", "ADJ", "NUM", "PROPN", "NOUN") or t.upos in NOMINAL and t.head != i:
            break
    return view.tokens[i].feats.get("Case", "").lower()


def _verb_arguments(view: View, frame: Frame) -> None:
    v = frame.token
    inside = set(frame.trigger.inside)
    heads = [v, *(i for i in frame.trigger.inside if i != v)]
    for head in heads:
        for t in view.tree.children(head):
            argument = t.upos in _ARGUMENT or view.language != "en" and noun_like(view, t.i)  # "нападавший убит"
            if t.i in inside or not argument or _beyond(view, head, t.i):
                continue
            kind = t.deprel
            if kind.startswith("nsubj") and _fronted_measure(view, head, t.i):
                continue
            if kind.startswith(("nsubj", "csubj")):
                _subject(frame, t.i, kind.endswith("pass") or frame.voice == "passive")
            elif kind == "obl:agent":
                frame.subject = t.i if frame.subject is None else frame.subject
            elif kind in ("obj", "dobj") or t.upos == "NUM" and kind.startswith("nummod") and head == v:
                if frame.object is None:
                    frame.object = t.i
            elif kind.startswith(("obl", "nmod", "iobj", "advmod", "xcomp", "dep")) and t.upos in (
                *NOMINAL,
                "NUM",
                "PRON",
                "ADJ",
            ):
                frame.obliques.append((case_of(view, t.i), t.i))
    _agent_by_case(view, frame)
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
    lacks = frame.subject is None or (frame.voice == "passive" and frame.object is None and t.deprel == "conj")
    if t.deprel in ("conj", "xcomp", "advcl", "ccomp") and lacks and t.head != v:
        _from_above(view, frame, t.head, t.deprel)


def _fronted_measure(view: View, v: int, i: int) -> bool:
    """Whether what the parse has for a subject only stands before it: "300 km to the south, drones were shot down"."""
    if view.language != "en":
        return False
    return any(i < t.i < v for t in view.tree.children(v, "nsubj", "nsubj:pass")) and "," in view.lows[i:v]


def _parted_from(view: View, v: int) -> int | None:
    """The subject that the parse gave to a participle of its own: "after a drone packed with explosives rammed it"."""
    if view.language != "en" or view.tree.children(v, "cc", "nsubj", "nsubj:pass"):
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
    if t.feats.get("VerbForm") != "Part" or view.language == "en":
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
    if not between or i < v and view.language == "en":
        return False
    below = set(view.tree.subtree(i))
    return any(k not in below and view.clause_of(k) == view.clause_of(i) != view.clause_of(v) for k in between)


def _put_in(view: View, k: int) -> bool:
    """Whether a verb is put in between commas: "ракеты, как утверждается, были сбиты"."""
    sentence = view.sentence(k)
    before, after = view.lows[max(k - 2, sentence.first) : k], view.lows[k + 1 : min(k + 2, sentence.last)]
    return view.language != "en" and before == [",", "как"] and after == [","]


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
    if view.language == "en":
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


def _by_position(view: View, frame: Frame) -> None:
    """What the parse leaves open: the nearest noun of the clause on either side, by its case where words have one."""
    first, last = frame.clause
    v = frame.token
    cased = (
        any(view.tokens[i].feats.get("Case") for i in range(first, last) if view.tokens[i].upos in NOMINAL)
        and view.language != "en"
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


def _noun_arguments(view: View, frame: Frame) -> None:
    n = frame.token
    inside = set(frame.trigger.inside)
    for t in view.tree.children(n):
        if t.i in inside:
            continue
        if t.deprel.startswith(("nmod", "obl", "compound", "amod", "appos", "flat")) and t.upos in (
            *NOMINAL,
            "NUM",
            "ADJ",
            "PRON",
        ):
            frame.obliques.append((case_of(view, t.i), t.i))
    for k in range(n + 1, min(n + 6, frame.clause[1])):  # the parse often hangs "on Moscow" elsewhere
        t = view.tokens[k]
        if t.upos in ("VERB", "AUX", "SCONJ") or t.text in (",", ";"):
            break
        if t.deprel.startswith("nsubj") and t.head > k and view.language != "en" and _nominative(view, k):
            break  # "после удара машина загорелась", "в результате удара три человека погибли"
        if t.upos in NOMINAL and k not in inside and k not in [i for _, i in frame.obliques]:
            frame.obliques.append((case_of(view, k), k))
    for i in frame.trigger.inside:
        if i != n and view.tokens[i].upos in NOMINAL:
            frame.obliques.append(("", i))
    frame.determiner = _determiner(view, frame)
    frame.governor = next((t.i for t in view.tree.ancestors(n) if view.is_verb(t.i)), None)


def _nominative(view: View, i: int) -> bool:
    """Whether a noun, its adjective or its number stands in the nominative: "воздушное сообщение", "три человека"."""
    around = [t for t in view.tree.children(i, "amod", "nummod") if t.i < i]
    return any(t.feats.get("Case") == "Nom" or t.deprel == "nummod:gov" for t in (view.tokens[i], *around))


def _determiner(view: View, frame: Frame) -> str:
    first = min(frame.trigger.inside)
    modifiers = [t.i for t in view.tree.children(frame.token) if t.i < frame.token]
    reach = set(modifiers) | {t.i for t in view.before(first, 3) if t.upos in ("DET", "PRON", "ADJ", "NUM")}
    for group in ("demonstrative", "definite", "indefinite"):
        words = view.words("determiners", group)
        if any(view.lows[i] in words or view.lemmas[i] in words for i in reach):
            return group
    return ""


def is_infinitive(view: View, i: int) -> bool:
    """Whether a verb stands in the infinitive, with its particle or in its form."""
    if view.language == "en":
        return any(view.lows[c.i] == "to" for c in view.tree.children(i, "mark", "aux"))
    return view.tokens[i].feats.get("VerbForm") == "Inf"
