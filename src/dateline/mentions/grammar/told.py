"""What a frame's words make of it: denied, hedged, hypothetical, a habit; and whether it tells an event at all."""

from dateline.mentions.grammar.frames import Frame, is_active_participle
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.told_before import known_for, of_how_many, tells_its_toll
from dateline.mentions.grammar.totals import is_main_fact
from dateline.mentions.grammar.view import NOMINAL, View

_WAS = frozenset({"было", "будет", "було", "буде"})
_SET_AMONG = 6  # words from "comes" to what it comes amid: "came less than two weeks after"
_ABSENT = ("casualties", "damage", "fire", "outage", "explosion")


def qualify(view: View, frame: Frame) -> None:
    """Sets negation, hedge, hypothesis and habit of a frame from the words of its clause."""
    frame.negated = _negated(view, frame)
    frame.hedged = _hedged(view, frame)
    habitual, near = view.words("habitual"), _near(view, frame)
    frame.habitual = not (
        habitual.isdisjoint(view.lows[near.start : near.stop])
        and habitual.isdisjoint(view.lemmas[near.start : near.stop])
    )
    extinguished = frame.trigger.entry.family.id == "fire" and frame.voice != "noun"  # "it took hours to put it out"
    frame.hypothetical = not extinguished and _hypothetical(view, frame)


def _near(view: View, frame: Frame) -> range:
    first, last = frame.clause
    return range(first, last)


def _negated(view: View, frame: Frame) -> bool:
    words, strong = view.words("negation"), view.words("negation", "strong")
    if _lost_by_not(view, frame):
        return False
    if frame.trigger.entry.family.id == "missing":  # "без вести" denies nothing
        return any(view.lows[t.i] in words and t.upos == "PART" for t in view.tree.children(frame.token))
    absence = view.words("negation", "verbs")
    v = frame.token
    first, last = frame.clause
    heads = [v]
    if frame.voice == "noun":
        phrase = {t.i for t in view.tree.children(v) if abs(t.i - v) < 5}
        phrase |= {t.i for t in view.before(min(frame.trigger.inside), 2) if t.upos in ("DET", "ADP", "PART", "CCONJ")}
        if frame.trigger.entry.family.nature != "harm":
            phrase -= set(frame.trigger.inside)  # "without power" denies nothing
        if any(view.is_in(i, strong) for i in phrase) or _lack_of(view, v, strong):
            return True
        does = view.tokens[v].deprel == "nsubj" and bool(view.tree.children(view.tokens[v].head, "obj"))
        if does and view.language != "en":
            pass  # "пожар не затронул дома": there was a fire
        elif frame.governor is not None and view.is_in(frame.governor, view.words("ceasing")):
            pass  # "не припиняли обстріли": they went on
        elif frame.governor is not None and view.clause_of(frame.governor) == frame.clause:
            heads.append(frame.governor)
        frame.absence = _absence(view, frame, absence)
        if frame.absence is not None or _nor(view, v, strong):
            return True
    elif absence and any(
        view.lows[i] in absence and view.tokens[i].head in (v, i)
        for i in range(first, last)
        if frame.trigger.entry.family.nature == "harm" or i not in frame.trigger.inside
    ):
        return True
    if is_infinitive(view, v) and view.language != "en" and view.is_in(view.tokens[v].head, _done(view)):
        heads.append(view.tokens[v].head)  # "не сумел убежать"
    for head in heads:
        if (
            head in frame.trigger.inside
            and frame.trigger.entry.family.nature == "harm"
            and any(view.lows[i] in words for i in frame.trigger.inside)
        ):
            return True
        for t in view.tree.children(head):
            if frame.trigger.entry.family.nature != "harm" and t.i in frame.trigger.inside:
                continue
            if (
                view.lows[t.i] in words
                and not _not_only(view, t.i)
                and t.deprel in ("advmod", "neg", "det", "aux", "cc", "advmod:neg", "discourse")
                or (t.deprel.startswith("nsubj") and view.is_in(t.i, strong))
            ):
                return True
        for a in (frame.subject, frame.object) if head == v else ():
            if a is not None and (
                view.is_in(a, strong)
                or any(view.is_in(c.i, strong) for c in view.tree.children(a, "det", "amod", "nummod", "advmod"))
            ):
                return True
        own = () if frame.trigger.entry.family.nature == "harm" else frame.trigger.inside
        back = [
            view.lows[t.i]
            for t in view.before(head, 3)
            if t.i >= first and t.i not in own and not _of_another_noun(view, t.i, head)
        ]
        if set(back) & words and (
            set(back) & strong or back[-1] in words or view.language != "en" and back[-1:] == ["не"]
        ):
            return True
        if view.language != "en" and head > first and head - 1 not in own and view.lows[head - 1] in ("не", "ни", "ні"):
            return True
    if (
        frame.trigger.entry.family.nature in ("harm", "effect")
        and _phrase_before(view, frame, last)
        and (frame.voice == "noun" or frame.trigger.entry.family.nature == "harm")
    ):
        return _phrase_before(view, frame, frame.token + 4)
    before = (i for i in range(first, min(v, last)) if view.lows[i] in strong and not _not_only(view, i))
    if frame.trigger.entry.family.nature == "harm" and next(before, None) is not None:
        return not any(view.lows[i] in view.words("boundaries") for i in range(first + 1, v))
    return False


def _nor(view: View, v: int, strong: frozenset[str]) -> bool:
    """Whether a noun is denied with the one before "or": "no damage or casualties"."""
    t = view.tokens[v]
    if (
        view.language != "en"
        or t.deprel != "conj"
        or not any(view.lows[c.i] in ("or", "nor") for c in view.before(v, 3))
    ):
        return False
    return any(view.is_in(c.i, strong) for c in view.tree.children(t.head, "det"))


def _lack_of(view: View, v: int, strong: frozenset[str]) -> bool:
    """Whether a noun is what another says there is none of: "отсутствие разрушений и пострадавших"."""
    above = view.tokens[v].head
    above = view.tokens[above].head if view.tokens[v].deprel == "conj" else above
    return above != v and view.tokens[above].upos == "NOUN" and view.is_in(above, strong)


def _of_another_noun(view: View, i: int, verb: int) -> bool:
    """Whether a preposition denies its own noun and no verb: "без предупреждения открыли огонь"."""
    above = view.tokens[i].head
    own = view.tokens[i].upos == "ADP" and view.is_verb(verb) and i < above < verb
    return own and view.language != "en" and view.tokens[above].upos == "NOUN"


def _done(view: View) -> frozenset[str]:
    """The verbs that say that what their infinitive tells was done or begun."""
    return view.words("hypothetical", "done")


def _not_only(view: View, i: int) -> bool:
    """Whether a negation denies nothing: "нападают не только на посты"."""
    return i + 1 < len(view.tokens) and view.lows[i + 1] in view.words("negation", "only")


def _lost_by_not(view: View, frame: Frame) -> bool:
    """Whether the negation is what tells the loss: "не выжили", "не вышли на связь", "спасти не удалось"."""
    entry = frame.trigger.entry
    if entry.family.id not in ("die", "missing", "hurt") or entry.kind != "phrase":
        return False
    return any(view.lows[i] in ("not", "не") for i in frame.trigger.inside)


def _absence(view: View, frame: Frame, absence: frozenset[str]) -> int | None:
    """The word of absence that an event noun depends on: "пострадавших, по первым данным, нет"."""
    v = frame.token
    first, last = frame.clause
    sentence = view.sentence(v)
    own = () if frame.trigger.entry.family.nature == "harm" else frame.trigger.inside
    found = [i for i in range(sentence.first, sentence.last) if view.lows[i] in absence and i not in own]
    found += [  # "пострадавших, по его словам, не было"
        i
        for i in range(sentence.first + 1, sentence.last)
        if view.lows[i] in _WAS and view.lows[i - 1] == "не" and frame.trigger.entry.family.nature == "harm"
    ]
    for i in found:
        if first <= i < last or view.tokens[v].head == i or view.tokens[i].head == v:
            return i
    if any(view.is_predicate(i) for i in range(first, last)):
        return None
    return next((i for i in found if v < i < v + 14), None)


def _phrase_before(view: View, frame: Frame, end: int) -> bool:
    """Whether words that say that there is none stand between the start of the clause and token `end`."""
    effect = frame.trigger.entry.family.nature == "effect" and view.language != "en"
    own = {frame.token, view.tokens[frame.token].head}
    denying = (
        view.lows[i]
        for i in range(frame.clause[0], min(end, len(view.tokens)))
        if not _not_only(view, i)
        and not (effect and view.tokens[i].upos == "ADP" and view.tokens[i].head not in own)  # "без предупреждения"
    )
    text = f" {' '.join(denying)} "
    return any(f" {p} " in text for p in view.words("negation", "phrases"))


def _hedged(view: View, frame: Frame) -> bool:
    words = view.words("hedge")
    first, last = frame.clause
    inside = [i for i in range(first, last) if view.tokens[i].start not in view.barred]
    if any(view.lows[i] in words and not (_of_people(view, i) or _a_month(view, i)) for i in inside):
        return True
    text = " ".join(view.lows[i] for i in inside)
    return any(p in text for p in view.words("hedge", "phrases"))


def _a_month(view: View, i: int) -> bool:
    """Whether a word that could doubt is the month's name: "on May 3"."""
    return view.lows[i] == "may" and view.tokens[i].text == "May" and view.tokens[i].upos != "AUX"


def _of_people(view: View, i: int) -> bool:
    """Whether a doubt is only about who someone is: "14 suspected militants"."""
    t = view.tokens[i]
    return t.deprel == "amod" and "people" in view.classes(t.head)


def _hypothetical(view: View, frame: Frame) -> bool:
    modals, verbs = view.words("hypothetical", "modals"), view.words("hypothetical", "verbs")
    nouns, done = view.words("hypothetical", "nouns"), view.words("hypothetical", "done")
    v = frame.token
    if is_feared(view, frame):
        return True
    if frame.voice != "noun":
        head = v
        for _ in range(3):
            if any(view.is_in(t.i, modals) for t in view.tree.children(head, "aux", "advmod", "mark")):
                return not _perfect(view, head) and not _perceived(view, head)
            if view.tokens[head].feats.get("Tense") == "Fut":
                return True
            above = view.tokens[head].head
            if above == head or view.tokens[head].deprel not in ("xcomp", "ccomp", "csubj", "acl", "conj", "advcl"):
                break
            infinitive = is_infinitive(view, head)
            if infinitive and (view.is_in(above, verbs) or view.is_in(above, nouns)):
                return not view.is_in(above, done)
            if not infinitive:
                break
            head = above
        if is_infinitive(view, v):
            back = [t.i for t in view.before(v, 4)]
            if any(view.is_in(i, verbs | nouns) for i in back) and not any(view.is_in(i, done) for i in back):
                return True
    first, last = frame.clause
    if any(view.lows[i] in view.words("hypothetical", "conjunctions") for i in range(first, min(first + 2, last))):
        return True
    if frame.voice == "noun":
        if any(view.is_in(t.i, view.words("hypothetical", "adjectives")) for t in view.tree.children(v, "amod")):
            return True
        for t in view.tree.ancestors(v):
            if t.i in frame.trigger.inside:
                continue
            if view.is_in(t.i, nouns) or (view.is_verb(t.i) and view.is_in(t.i, verbs) and not view.is_in(t.i, done)):
                return True
            if any(view.is_in(c.i, modals) for c in view.tree.children(t.i, "aux")):
                return not _perfect(view, t.i) and not _perceived(view, t.i)
            if view.is_verb(t.i) and not is_infinitive(view, t.i):
                return view.is_in(t.i, modals)
    return False


def is_feared(view: View, frame: Frame) -> bool:
    """Whether someone fears what is told, which makes it a claim of its own: "he fears more victims"."""
    feared = view.words("hypothetical", "feared")
    return any(view.is_in(t.i, feared) for t in view.tree.ancestors(frame.token))


def _perceived(view: View, head: int) -> bool:
    """Whether a modal only says that something was there to be heard or seen: "gunfire could be heard"."""
    if not view.is_in(head, view.words("hypothetical", "perceived")):
        return False
    return any(view.is_in(t.i, view.words("hypothetical", "able")) for t in view.tree.children(head, "aux"))


def _perfect(view: View, head: int) -> bool:
    return any(view.lemmas[t.i] == "have" for t in view.tree.children(head, "aux"))


def is_infinitive(view: View, i: int) -> bool:
    """Whether a verb stands in the infinitive, with its particle or in its form."""
    if view.language == "en":
        return any(view.lows[c.i] == "to" for c in view.tree.children(i, "mark", "aux"))
    return view.tokens[i].feats.get("VerbForm") == "Inf"


def is_told(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether a verb tells an event: no bare infinitive, no participle that only tells which thing is meant."""
    v = frame.token
    t = view.tokens[v]
    if is_infinitive(view, v):
        done = view.words("hypothetical", "done")
        above = view.tokens[v].head
        if view.language != "en" and frame.trigger.entry.family.id == "displace":
            return False  # "намагався втекти з місця події"
        if view.language != "en" and view.tokens[above].deprel.startswith("acl"):
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
        or known_for(view, v)
        or _names_a_state(view, frame)
        or _only_takes_place(view, frame)
        or _asked(view, v)
    ):
        return False
    if _later_dead(view, frame) or _only_a_state(view, frame, counted) or _only_helped(view, frame, counted):
        return False
    if is_main_fact(view, frame):
        return True  # "число сбитых дронов достигло 12"
    if t.deprel == "amod" or (t.upos == "ADJ" and not view.is_predicative(v) and len(frame.trigger.inside) == 1):
        if is_active_participle(view, v):
            return False
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
    before = view.language != "en" and t.deprel.startswith("acl") and t.feats.get("VerbForm") == "Part" and t.head > t.i
    return before and frame.trigger.entry.family.nature == "control" and t.head not in counted


def _only_who_fled(view: View, frame: Frame) -> bool:
    """Whether a participle only says who somebody is: "семьи, бежавшие от боевых действий"."""
    t = view.tokens[frame.token]
    part = t.deprel.startswith(("acl", "amod")) and t.feats.get("VerbForm") == "Part"
    return part and view.language != "en" and frame.trigger.entry.family.id == "displace"


def _helps(view: View, frame: Frame) -> bool:
    """Whether a participle says who helped someone: "лиц, оказавших помощь нападавшему"."""
    active = view.language != "en" and is_active_participle(view, frame.token)
    return active and frame.trigger.entry.family.id == "hurt" and view.tokens[frame.token].deprel.startswith("acl")


def _only_a_state(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether a phrase only says how those are who were told of: "one is in grave condition", "released unharmed"."""
    entry = frame.trigger.entry
    if view.language != "en" or entry.kind != "phrase":
        return False
    if entry.family.id == "unharmed":
        between = range(min(frame.trigger.inside) + 1, max(frame.trigger.inside))
        freed = (e for i in between for key in view.keys(i) for e in view.lexicon.verbs.get(key, ()))
        return any(e.family.id == "free" for e in freed)
    if not entry.key.endswith("condition"):
        return False
    return not any(i in counted and view.tokens[i].upos in NOMINAL for i in range(*frame.clause))


def _only_helped(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether a phrase only says that those told of before are cared for: "усім постраждалим надали допомогу"."""
    if frame.trigger.entry.key.partition(" ")[0] not in view.words("helping"):
        return False
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
    if view.language != "en" or frame.trigger.entry.family.id != "wound" or not t.deprel.startswith("acl"):
        return False
    noun = view.tokens[t.head]
    return noun.deprel == "nsubj" and any(
        e.family.id == "die" for key in view.keys(noun.head) for e in view.lexicon.verbs.get(key, ())
    )


def _asked(view: View, v: int) -> bool:
    """Whether a clause is only asked about or left unsaid: "would not say how many had been killed"."""
    asked, unsaid = view.words("questions"), view.words("questions", "unsaid")
    if view.language != "en" and "ли" in (*view.lows[max(v - 2, 0) : v], *view.lows[v + 1 : v + 2]):
        return True
    if not asked or view.tokens[v].deprel not in ("ccomp", "xcomp", "acl", "advcl"):
        return False
    above = view.tokens[v].head
    first = view.clause_of(v)[0]
    back = {view.lows[t.i] for t in view.before(v, 12) if t.i > above or t.i >= first}
    if above > v or not back & asked:
        return False
    if view.language == "en" and {"how", "many"} <= {view.lows[t.i] for t in view.before(v, 6) if t.i > above}:
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
    return view.language == "en" and "place" in between


def noun_verdict(view: View, frame: Frame, event_type: str, told: list[str], counted: frozenset[int]) -> str:
    """Whether an event noun tells an event ("new"), takes one up ("anaphoric") or tells none ("refuse")."""
    n = frame.token
    t = view.tokens[n]
    family = frame.trigger.entry.family
    wounds = family.id == "debris" and _of_wounds(view, n)
    if wounds or _is_modifier(view, frame) or _is_charge(view, n) or _of_some(view, n):
        return "refuse"
    if family.nature == "harm":
        return _harm_verdict(view, frame, counted)
    above = view.tokens[t.head] if t.head != n else None
    if (
        above is not None
        and not _falls_to(view, above.i)
        and t.deprel.startswith(("nmod", "compound", "obl"))
        and view.is_in(above.i, view.words("not_of"))
        and not tells_its_toll(view, n)
        and not is_confirmed(view, n)
    ):
        if view.is_in(above.i, view.words("not_of", "where")):
            return "refuse"  # "опинилися в зоні ураження"
        if event_type in told:
            return "anaphoric"
        if view.is_in(above.i, view.words("not_of", "presupposes")):
            told.append(event_type)  # "жертвы теракта": the next "взрыв" takes it up
        return "refuse"
    own = _own_words(view, frame)
    spite = family.id == "air_defence" and _in_spite(view, frame)
    if spite or _of_any_kind(view, frame) or _is_shooting(view, frame):
        return "refuse"
    if family.id == "cut_off" and any(view.lows[c.i] == "над" for c in view.tree.children(n, "case")):
        return "refuse"  # "працюють над відновленням світла"
    if frame.determiner == "demonstrative":
        return "anaphoric"
    earlier = any(_alike(event_type, x) for x in told)
    if earlier and _comes_amid(view, frame):
        return "refuse"
    own = own and not (earlier and _only_by_whom(view, frame))
    if event_type == "control" and own and _unmentioned(view, frame):
        return "new"
    if n in counted or frame.determiner == "indefinite":
        return "new"
    if frame.determiner == "definite":
        return (
            "anaphoric"
            if earlier
            else ("new" if own or _takes_place(view, frame) or _main(view, frame) and not told else "anaphoric")
        )
    if frame.governor is not None and view.is_in(frame.governor, view.words("spoken_of")):
        return "anaphoric" if earlier else "refuse"  # "напад розслідується як теракт"
    put_out = frame.governor is not None and view.is_in(frame.governor, view.words("put_out"))
    if put_out and event_type == "fire" and event_type in told:
        return "anaphoric"  # "рятувальники загасили займання площею 1 га"
    if event_type == "debris" and "debris" not in told:
        return "new"  # "через падіння уламків постраждали двоє", after the blow
    if earlier and not own and not (event_type == "explosion" and event_type not in told and _heard(view, frame)):
        return "anaphoric"
    return "new"


def _of_wounds(view: View, n: int) -> bool:
    """Whether "shrapnel" only tells what wounds those are: "a shrapnel wound to the head"."""
    return n + 1 < len(view.lows) and view.lows[n + 1] in view.words("wounds")


def _is_shooting(view: View, frame: Frame) -> bool:
    """Whether "fire" is what people are hit by, not what burns: "wounded by Israeli fire"."""
    above = frame.governor
    if view.language != "en" or frame.trigger.entry.key != "fire" or above is None or frame.determiner == "indefinite":
        return False
    led = view.tree.children(frame.token, "case")
    if not led or view.lows[led[0].i] not in ("by", "from", "to"):
        return False
    told = [e for key in view.keys(above) for e in view.lexicon.verbs.get(key, ())]
    return any(e.family.id in ("kill", "wound", "hit", "die", "come", "shoot") for e in told)


def _comes_amid(view: View, frame: Frame) -> bool:
    """Whether a blow told before is only set among other things: "the attack comes amid a surge in violence"."""
    above = frame.governor
    if above is None or frame.determiner != "definite" or not view.tokens[frame.token].deprel.startswith("nsubj"):
        return False
    if not view.is_in(above, view.words("sets_among", "verbs")):
        return False
    ahead = view.lows[above + 1 : above + 1 + _SET_AMONG]
    return not view.words("sets_among").isdisjoint(ahead)


def _in_spite(view: View, frame: Frame) -> bool:
    """Whether a noun only says what a blow came in spite of: "попри роботу ППО пошкоджено порт"."""
    back = view.before(frame.trigger.first, 4)
    return any(view.is_in(t.i, view.words("in_spite")) for t in back)


def _of_some(view: View, n: int) -> bool:
    """Whether a blow only says in which those were hurt of whom some are told: "среди погибших при обстреле — X"."""
    above = view.tokens[n].head
    before = view.lows[above - 1] if above else ""
    harmed = "people" in view.classes(above) or view.is_verb(above)
    return above < n and harmed and view.language != "en" and before in words_of(view.language, "grammar", "subset")


def _is_charge(view: View, n: int) -> bool:
    """Whether a noun only names an article of the law: "по ст. 205 (террористический акт) УК", "статья «Теракт»"."""
    first = view.sentence(n).first
    opened = next((k for k in range(n - 1, max(n - 6, first), -1) if view.tokens[k].text in _OPENED), None)
    if opened is None or any(view.tokens[k].text in _CLOSED for k in range(opened + 1, n)):
        return False
    charges = view.words("charges")
    return any(view.is_in(k, charges) for k in range(max(opened - 6, first), opened))


_OPENED, _CLOSED = frozenset('(«"“'), frozenset(')»"”')


def _heard(view: View, frame: Frame) -> bool:
    """Whether blasts are told to be heard, which is news after the blow too: "после удара прогремели взрывы"."""
    above = frame.governor
    if above is None or not view.tokens[frame.token].deprel.startswith("nsubj"):
        return False
    return any(e.family.id == "explode" for key in view.keys(above) for e in view.lexicon.verbs.get(key, ()))


def _falls_to(view: View, i: int) -> bool:
    """Whether people are told to fall victim to what hangs on a noun: "стали жертвами нападения"."""
    t = view.tokens[i]
    return view.language != "en" and view.lemmas[i] == "жертва" and view.lemmas[t.head] in ("стать", "становиться")


def is_confirmed(view: View, n: int) -> bool:
    """Whether a verb of confirming has an event noun, or the fact of it, for its object: "подтвердили факт взрыва"."""
    t = view.tokens[n]
    if t.deprel.startswith("nmod") and view.is_in(t.head, view.words("confirmed")):
        t = view.tokens[t.head]
    return t.deprel.startswith("obj") and view.is_in(t.head, view.words("confirmed", "verbs"))


def _of_any_kind(view: View, frame: Frame) -> bool:
    """Whether a noun of a blow only compares: "the largest toll of any single attack since the summer"."""
    reach = {t.i for t in view.tree.children(frame.token, "det", "amod")} | {t.i for t in view.before(frame.token, 2)}
    return not frame.negated and any(view.is_in(i, view.words("determiners", "any")) for i in reach)


def _unmentioned(view: View, frame: Frame) -> bool:
    """Whether a noun of control is of a place that the text has not named before: "the capture of two villages"."""
    first = view.sentence(frame.token).first
    named = {k for _, i in frame.obliques for k in (i, *view.tree.subtree(i)) if view.tokens[k].upos == "PROPN"}
    before = {view.lows[k] for k in view.places if k < first}
    return bool(named) and not any(view.lows[k] in before for k in named)


def _main(view: View, frame: Frame) -> bool:
    """Whether an event noun is the subject, the object or the head of its sentence."""
    t = view.tokens[frame.token]
    return t.deprel.startswith(("nsubj", "obj", "root", "ROOT")) and not t.deprel.startswith("obl")


def _alike(a: str, b: str) -> bool:
    blows = ("strike", "attack", "explosion", "crash", "debris")
    return a == b or (a in blows and b in blows)


def is_bare(view: View, frame: Frame, event_type: str, before: str, counted: frozenset[int]) -> bool:
    """Whether a noun that adds nothing takes up a blow told before in its sentence: "..., в результате обстрела"."""
    if view.language == "en" or frame.voice != "noun" or frame.determiner == "indefinite" or frame.token in counted:
        return False
    if frame.trigger.entry.family.nature != "cause" or not _alike(event_type, before):
        return False
    return not _own_words(view, frame) and not _main(view, frame)


def _own_words(view: View, frame: Frame) -> bool:
    """Whether an event noun has a weapon, a doer, a target or a place of its own."""
    for _, i in frame.obliques:
        if view.classes(i) & {"weapon", "place", "object", "thing", "territory", "people", "forces", "gunmen"}:
            return True
    for t in view.tree.children(frame.token, "acl"):  # "explosions heard in Kupiansk"
        where = view.tree.children(t.i, "obl")
        if view.is_in(t.i, view.words("occurrence")) and any(
            k.upos == "PROPN" or "place" in view.classes(k.i) for k in where
        ):
            return True
    if frame.governor is None or not _takes_place(view, frame):
        return False
    return any("place" in view.classes(t.i) for t in view.tree.children(frame.governor, "obl"))


def _only_by_whom(view: View, frame: Frame) -> bool:
    """Whether a blow that something came of has but its doer said anew: "в результате атаки ВСУ выбиты окна"."""
    first = min(frame.trigger.inside)
    led = first > 1 and view.lows[first - 1] in view.words("results")
    told = {c for case, i in frame.obliques if case not in ("в", "во", "у") for c in view.classes(i)}
    return led and not told & {"weapon", "place", "object", "thing", "territory"}


def _takes_place(view: View, frame: Frame) -> bool:
    if frame.governor is None:
        return True
    if not view.is_in(frame.governor, view.words("occurrence")):
        return False
    t = view.tokens[frame.token]
    if t.deprel.startswith(("nsubj", "obj", "root", "ROOT")):
        return True
    return view.language != "en" and t.head == frame.governor and not view.tree.children(t.i, "case")


def _is_modifier(view: View, frame: Frame) -> bool:
    """Whether the noun only qualifies another: "attack drone", "the strike group"."""
    t = view.tokens[frame.token]
    if not t.deprel.startswith(("compound", "nmod:poss", "amod")):
        return False
    head = view.tokens[t.head]
    if head.i in frame.trigger.inside or head.i < t.i:
        return False
    return (
        not any(e.family.nature == "cause" for key in view.keys(head.i) for e in view.lexicon.nouns.get(key, ()))
        or True
    )


def _harm_verdict(view: View, frame: Frame, counted: frozenset[int]) -> str:
    """Tolls told as such, counted or denied ("casualties were reported"); "the victims' families" tells none."""
    n = frame.token
    t = view.tokens[n]
    if _dies(view, frame) or of_how_many(view, frame):
        return "refuse"
    if n in counted:
        return "new"
    if t.head != n and view.is_in(t.head, view.words("not_of", "tended")):
        return "refuse"  # "для збору тіл загиблих"
    if frame.hypothetical:
        return "new"
    if frame.negated:
        return "new" if _denied_as_such(view, frame) else "refuse"
    if any(k in counted for k in frame.trigger.inside):
        return "new"
    if frame.trigger.entry.family.id in ("destroy", "blow_up", "damage"):
        if frame.determiner in ("demonstrative",):
            return "refuse"
        return "new" if _takes_place(view, frame) or _own_words(view, frame) else "refuse"
    if frame.trigger.entry.kind == "phrase":
        aside = _only_a_state(view, frame, counted) or _only_helped(view, frame, counted)
        return "refuse" if aside else "new"
    if frame.determiner in ("definite", "demonstrative"):
        return "refuse"
    if frame.governor is not None and _takes_place(view, frame):
        return "new"
    if frame.governor is None and t.deprel in ("root", "ROOT"):
        return "new"
    if t.upos in NOMINAL and any(k in counted for _, k in frame.obliques):
        return "new"
    return "refuse"


def _dies(view: View, frame: Frame) -> bool:
    """Whether those hurt are told to die: "two of the wounded died"."""
    above = frame.governor
    if above is None or not view.tokens[frame.token].deprel.startswith(("nsubj", "nmod")):
        return False
    if view.language != "en" and above and view.lows[above - 1] == "не":  # "двое раненых не выжили"
        return any(e.family.id == "unharmed" for key in view.keys(above) for e in view.lexicon.verbs.get(key, ()))
    return any(e.family.id == "die" for key in view.keys(above) for e in view.lexicon.verbs.get(key, ()))


def _denied_as_such(view: View, frame: Frame) -> bool:
    """Whether a toll is denied, not left unsaid: "no casualties were reported", not "he did not tell the losses"."""
    strong = view.words("negation", "strong")
    above = frame.governor
    if above is not None and view.is_in(above, view.words("questions", "silent")):
        return False  # "no damage was mentioned"
    if above is None or frame.absence is not None or view.is_in(above, view.words("occurrence")):
        return True
    near = {t.i for t in view.before(min(frame.trigger.inside), 2)} | {t.i for t in view.tree.children(frame.token)}
    near |= set(frame.trigger.inside)
    return any(view.is_in(i, strong) for i in near) or _phrase_before(view, frame, frame.clause[1])


def may_be_absent(event_type: str) -> bool:
    """Whether saying that such an event did not happen is a claim of its own."""
    return event_type in _ABSENT
