"""What a frame's words make of it: denied, hedged, hypothetical, a habit."""

from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.negation import is_negated
from dateline.mentions.grammar.view import View
from dateline.mentions.grammar.voices import is_infinitive


def qualify(view: View, frame: Frame) -> None:
    """Sets negation, hedge, hypothesis and habit of a frame from the words of its clause."""
    frame.negated = is_negated(view, frame)
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
