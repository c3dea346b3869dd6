"""Whether a verb tells an event, or only says which thing or person is meant."""

from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.told_before import hears_of, known_for, of_how_many
from dateline.mentions.grammar.totals import is_main_fact
from dateline.mentions.grammar.view import NOMINAL, View
from dateline.mentions.grammar.voices import is_active_participle, is_infinitive

# Families whose active participles say whom it befell: "22 погибших солдата".
_BEFALLEN = ("die", "suffer")
_ABSENT = ("casualties", "damage", "fire", "outage", "explosion")


def is_told(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether a verb tells an event: no bare infinitive, no participle that only tells which thing is meant."""
    v = frame.token
    t = view.tokens[v]
    if is_infinitive(view, v):
        done = view.words("hypothetical", "done")
        above = view.tokens[v].head
        if frame.trigger.entry.family.id in view.words("infinitive", "untold"):
            return False  # "намагався втекти з місця події"
        if view.traits.participles_decline and view.tokens[above].deprel.startswith("acl"):
            return False  # "убиты двое, пытавшихся бежать"
        if view.is_in(above, done) or any(view.is_in(c.i, done) for c in view.before(v, 4)):
            return True
        if t.deprel in ("conj",) and is_infinitive(view, above):
            return view.is_in(view.tokens[above].head, done)
        family = frame.trigger.entry.family
        return family.id in ("alert", "fire") or (frame.hypothetical and family.nature == "cause")
    if of_how_many(view, frame) or _helps(view, frame) or _rescued_from_harm(view, frame):
        return False
    stays = frame.trigger.entry.family.id == "hold" or frame.trigger.entry.key in view.words("holding")
    if stays and t.deprel.startswith("acl"):
        return False  # "the brigade holding the sector", "the town, which Russia controls"
    if (
        _names_whose(view, frame, counted)
        or _only_who_fled(view, frame)
        or _only_meanwhile(view, frame)
        or known_for(view, v)
        or _names_a_state(view, frame)
        or _only_takes_place(view, frame)
        or _asked(view, v)
    ):
        return False
    if _later_dead(view, frame) or only_a_state(view, frame, counted) or only_helped(view, frame, counted):
        return False
    if is_main_fact(view, frame):
        return True  # "число сбитых дронов достигло 12"
    if t.deprel == "amod" or (t.upos == "ADJ" and not view.is_predicative(v) and len(frame.trigger.inside) == 1):
        if is_active_participle(view, v) and frame.trigger.entry.family.id not in _BEFALLEN:
            return frame.trigger.entry.family.id in ("die", "suffer") and hears_of(view, v, counted)
        noun = frame.object if frame.object is not None else t.head
        return noun in counted and frame.trigger.entry.family.nature in ("harm", "interception")
    return True


def _rescued_from_harm(view: View, frame: Frame) -> bool:
    """Whether people are rescued from rubble or fire, not from those who hold them: "rescued 12 from the hotel"."""
    captive = tuple(view.words("rescued", "captive"))
    if frame.trigger.entry.key not in view.words("rescued") or "abduction" in view.told:
        return False
    sentence = view.sentence(frame.token)
    return not any(low.startswith(captive) for low in view.lows[sentence.first : sentence.last])


def _names_whose(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether a participle before a noun only tells in whose hands it is: "в оккупированном Энергодаре"."""
    t = view.tokens[frame.token]
    before = (
        view.traits.participles_decline
        and t.deprel.startswith("acl")
        and t.feats.get("VerbForm") == "Part"
        and t.head > t.i
    )
    return before and frame.trigger.entry.family.nature == "control" and t.head not in counted


def _only_who_fled(view: View, frame: Frame) -> bool:
    """Whether a participle only says who somebody is: "семьи, бежавшие от боевых действий"."""
    t = view.tokens[frame.token]
    part = t.deprel.startswith(("acl", "amod")) and t.feats.get("VerbForm") == "Part"
    return part and view.traits.participles_decline and frame.trigger.entry.family.id in ("displace", "evacuate")


def _only_meanwhile(view: View, frame: Frame) -> bool:
    """Whether a clause only says what was being done to somebody when he was hurt: "died while being evacuated"."""
    t = view.tokens[frame.token]
    meanwhile = view.words("meanwhile")
    if not meanwhile or frame.trigger.entry.family.id != "evacuate" or not t.deprel.startswith("advcl"):
        return False
    led = {view.lows[m.i] for m in view.tree.children(t.i, "mark", "case")} & meanwhile
    return bool(led) and not view.tree.children(t.i, "nsubj", "nsubj:pass")


def _helps(view: View, frame: Frame) -> bool:
    """Whether a participle says who helped someone: "лиц, оказавших помощь нападавшему"."""
    active = view.traits.participles_decline and is_active_participle(view, frame.token)
    return active and frame.trigger.entry.family.id == "hurt" and view.tokens[frame.token].deprel.startswith("acl")


def only_a_state(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether a phrase only says how those are who were told of: "one is in grave condition", "released unharmed"."""
    entry = frame.trigger.entry
    conditions = view.words("conditions")
    if not conditions or entry.kind != "phrase":
        return False
    if entry.family.id == "unharmed":
        between = range(min(frame.trigger.inside) + 1, max(frame.trigger.inside))
        freed = (e for i in between for key in view.keys(i) for e in view.lexicon.verbs.get(key, ()))
        return any(e.family.id == "free" for e in freed)
    if entry.key.rpartition(" ")[2] not in conditions:
        return False
    return not any(i in counted and view.tokens[i].upos in NOMINAL for i in range(*frame.clause))


def only_helped(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether a phrase only says that those told of before are cared for: "усім постраждалим надали допомогу"."""
    if frame.trigger.entry.key.partition(" ")[0] not in view.words("helping"):
        return False
    sentence, others = view.sentence(frame.token), view.words("helping", "others")
    if any(view.is_in(i, others) for i in range(sentence.first, max(frame.trigger.inside) + 1)):
        return True  # "психологи надали допомогу 20 людям"
    return not any(i in counted or _one_helped(view, i) for i in range(*frame.clause))


def _one_helped(view: View, i: int) -> bool:
    """Whether a noun names one person who is helped and not told of before: "надали допомогу 51-річній жінці"."""
    t = view.tokens[i]
    if t.upos != "NOUN" or t.feats.get("Case") != "Dat" or t.feats.get("Number") != "Sing":
        return False
    return "people" in view.classes(i) and bool(view.tree.children(i, "amod"))


def _later_dead(view: View, frame: Frame) -> bool:
    """Whether a participle says whom it had hurt who are now told to be dead: "five wounded on Friday have died"."""
    t = view.tokens[frame.token]
    if view.traits.participles_decline or frame.trigger.entry.family.id != "wound" or not t.deprel.startswith("acl"):
        return False
    noun = view.tokens[t.head]
    return noun.deprel == "nsubj" and any(
        e.family.id == "die" for key in view.keys(noun.head) for e in view.lexicon.verbs.get(key, ())
    )


def _asked(view: View, v: int) -> bool:
    """Whether a clause is only asked about or left unsaid: "would not say how many had been killed"."""
    asked, unsaid = view.words("questions"), view.words("questions", "unsaid")
    if not view.words("questions", "particles").isdisjoint((*view.lows[max(v - 2, 0) : v], *view.lows[v + 1 : v + 2])):
        return True
    if not asked or view.tokens[v].deprel not in ("ccomp", "xcomp", "acl", "advcl"):
        return False
    above = view.tokens[v].head
    first = view.clause_of(v)[0]
    back = {view.lows[t.i] for t in view.before(v, 12) if t.i > above or t.i >= first}
    if above > v or not back & asked:
        return False
    counting = view.words("questions", "how_many")
    if counting and counting <= {view.lows[t.i] for t in view.before(v, 6) if t.i > above}:
        return True  # "which only reports how many drones are downed"
    negation = view.words("negation")
    for t in list(view.tree.ancestors(v))[:3]:
        if not view.is_verb(t.i) and t.i != above:
            break
        denied = any(view.lows[c.i] in negation for c in view.tree.children(t.i))
        if view.is_in(t.i, unsaid) or denied or any(view.lows[b.i] in negation for b in view.before(t.i, 3)):
            return True
    return False


def _names_a_state(view: View, frame: Frame) -> bool:
    """Whether a participle that the parser takes for a complement only qualifies a name: "hit occupied Crimea"."""
    v = frame.token
    t = view.tokens[v]
    after = view.tokens[v + 1] if v + 1 < len(view.tokens) else None
    return (
        t.deprel == "xcomp"
        and v - 1 == t.head
        and after is not None
        and after.upos == "PROPN"
        and after.head == v
        and not view.tree.children(v, "aux", "aux:pass", "mark")
    )


def _only_takes_place(view: View, frame: Frame) -> bool:
    """Whether a phrase is cut out of words that say that something happens: "took place over four regions"."""
    inside = frame.trigger.inside
    last = max(inside)
    between = {view.lows[i] for i in range(min(inside), last) if i not in inside}
    return not view.words("takes_place", "behind").isdisjoint(between)


def may_be_absent(event_type: str) -> bool:
    """Whether saying that such an event did not happen is a claim of its own."""
    return event_type in _ABSENT
