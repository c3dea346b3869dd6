"""Whether the words of a frame deny what it tells: "nobody was hurt", "постраждалих немає"."""

from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.view import View
from dateline.mentions.grammar.voices import is_infinitive


def is_negated(view: View, frame: Frame) -> bool:
    """Whether words in or around a trigger deny what it tells: "nobody was hurt", "дом не пострадал"."""
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
        if does and view.traits.negative_concord:
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
    if view.traits.negative_concord and is_infinitive(view, v) and view.is_in(view.tokens[v].head, _done(view)):
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
                and not is_not_only(view, t.i)
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
        if set(back) & words and (set(back) & strong or back[-1] in words):
            return True
        if head > first and head - 1 not in own and view.lows[head - 1] in view.words("negation", "before_verb"):
            return True
    if (
        frame.trigger.entry.family.nature in ("harm", "effect")
        and phrase_denies(view, frame, last)
        and (frame.voice == "noun" or frame.trigger.entry.family.nature == "harm")
    ):
        return phrase_denies(view, frame, frame.token + 4)
    before = (i for i in range(first, min(v, last)) if view.lows[i] in strong and not is_not_only(view, i))
    if frame.trigger.entry.family.nature == "harm" and next(before, None) is not None:
        return not any(view.lows[i] in view.words("boundaries") for i in range(first + 1, v))
    return False


def _nor(view: View, v: int, strong: frozenset[str]) -> bool:
    """Whether a noun is denied with the one before "or": "no damage or casualties"."""
    t = view.tokens[v]
    if t.deprel != "conj" or not any(view.lows[c.i] in view.words("negation", "joins") for c in view.before(v, 3)):
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
    return own and view.traits.cases and view.tokens[above].upos == "NOUN"


def _done(view: View) -> frozenset[str]:
    """The verbs that say that what their infinitive tells was done or begun."""
    return view.words("hypothetical", "done")


def is_not_only(view: View, i: int) -> bool:
    """Whether a negation denies nothing: "нападают не только на посты"."""
    return i + 1 < len(view.tokens) and view.lows[i + 1] in view.words("negation", "only")


def _lost_by_not(view: View, frame: Frame) -> bool:
    """Whether the negation is what tells the loss: "не выжили", "не вышли на связь", "спасти не удалось"."""
    entry = frame.trigger.entry
    if entry.family.id not in ("die", "missing", "hurt") or entry.kind != "phrase":
        return False
    return any(view.lows[i] in view.words("negation", "lost_by") for i in frame.trigger.inside)


def _absence(view: View, frame: Frame, absence: frozenset[str]) -> int | None:
    """The word of absence that an event noun depends on: "пострадавших, по первым данным, нет"."""
    v = frame.token
    first, last = frame.clause
    sentence = view.sentence(v)
    particle, was = view.words("negation", "particle"), view.words("negation", "was")
    own = () if frame.trigger.entry.family.nature == "harm" else frame.trigger.inside
    found = [i for i in range(sentence.first, sentence.last) if view.lows[i] in absence and i not in own]
    found += [  # "пострадавших, по его словам, не было"
        i
        for i in range(sentence.first + 1, sentence.last)
        if view.lows[i] in was and view.lows[i - 1] in particle and frame.trigger.entry.family.nature == "harm"
    ]
    for i in found:
        if first <= i < last or view.tokens[v].head == i or view.tokens[i].head == v:
            return i
    if any(view.is_predicate(i) for i in range(first, last)):
        return None
    return next((i for i in found if v < i < v + 14), None)


def phrase_denies(view: View, frame: Frame, end: int) -> bool:
    """Whether words that say that there is none stand between the start of the clause and token `end`."""
    effect = frame.trigger.entry.family.nature == "effect" and view.traits.cases
    own = {frame.token, view.tokens[frame.token].head}
    denying = (
        view.lows[i]
        for i in range(frame.clause[0], min(end, len(view.tokens)))
        if not is_not_only(view, i)
        and not (effect and view.tokens[i].upos == "ADP" and view.tokens[i].head not in own)  # "без предупреждения"
    )
    text = f" {' '.join(denying)} "
    return any(f" {p} " in text for p in view.words("negation", "phrases"))
