"""The frame of a trigger: verbs, verbal phrases and nouns each have their own way to their arguments."""

from dateline.mentions.frame_mood import fill_mood, none_word
from dateline.mentions.frame_objects import noun_before, noun_close_before, object_of
from dateline.mentions.frame_subjects import agent_of, subject_of
from dateline.mentions.frame_words import (
    CLOSING,
    determiner,
    governing_verb,
    in_compound_tense,
    is_passive,
    lower,
    noun_role,
    obliques_of,
    preposition,
    verb_group,
)
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_words, verb_forms
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import Trigger, counted_before


def frame_of(tree: Tree, trigger: Trigger, language: str) -> Frame:
    """The frame of a trigger of any kind."""
    frame = _frame(tree, trigger, language)
    conditional = clause_words(language, "verb_group", "conditional")
    if trigger.entry.kind == "phrase" and not conditional.isdisjoint(tree.lows[trigger.first : trigger.last + 1]):
        frame.hedged = True  # "les victimes seraient deux étudiants", "serait l'œuvre d'un kamikaze"
    return frame


def _frame(tree: Tree, trigger: Trigger, language: str) -> Frame:
    if trigger.entry.kind == "noun":
        return noun_frame(tree, trigger, language)
    if trigger.entry.kind == "phrase" and tree.tokens[trigger.token].upos in ("NOUN", "PROPN"):
        first = tree.tokens[trigger.first]
        if first.upos in ("NOUN", "PROPN", "ADJ", "ADP", "DET") and not in_compound_tense(tree, trigger.first):
            return noun_frame(tree, trigger, language)
    return verb_frame(tree, trigger, language)


def verb_frame(tree: Tree, trigger: Trigger, language: str) -> Frame:
    """The frame of a verb or verbal phrase."""
    v = trigger.token
    token = tree.tokens[v]
    group = verb_group(tree, trigger.first if trigger.entry.kind == "phrase" and trigger.first <= v else v)
    surface = subject_of(tree, v)
    bare = not any(t.upos == "AUX" or lower(t) in clause_words(language, "auxiliary_forms", "words") for t in group)
    form = token.feats.get("VerbForm")
    participle = form == "Part" and token.feats.get("Tense") == "Past" or token.upos == "ADJ" or token.upos == "NOUN"
    participle = participle and not lower(token).endswith("ant")  # "..., blessant cinq personnes"
    frame = Frame(trigger=trigger, voice="active", verb=v, obliques=obliques_of(tree, v))
    head = tree.tokens[token.head]
    shared = bare and token.deprel == "conj" and head.upos == "VERB" and token.upos == "VERB"
    head_group = verb_group(tree, head.i) if shared else []
    if shared and any(
        t.upos == "AUX" or lower(t) in clause_words(language, "auxiliary_forms", "words") for t in head_group
    ):
        # "a tué dix soldats et blessé vingt autres": the auxiliary of the first verb serves the second
        if is_passive(tree, head.i, head_group, language):
            frame.voice = "passive"
            own = list(tree.children(v, "nsubj"))
            frame.object = (
                own[0].i if own else noun_before(tree, v) if noun_close_before(tree, v) else subject_of(tree, head.i)
            )
            frame.subject = agent_of(tree, v)
        else:
            frame.subject, frame.object = subject_of(tree, head.i), object_of(tree, v)
    elif bare and participle and trigger.entry.kind == "verb":
        frame.voice = "participle"
        head = tree.tokens[token.head]
        times = clause_words(language, "time_nouns", "words")
        if (
            token.deprel.startswith(("acl", "amod"))
            and head.upos in ("NOUN", "PROPN", "PRON", "NUM")
            and lower(head) not in times
        ):
            frame.object = head.i
        elif token.deprel.startswith("xcomp") and head.upos == "VERB":
            beside = tree.tokens[v - 1].upos == "NOUN" and v - 1 > head.i  # "a fait état de neuf drones abattus"
            frame.object = v - 1 if beside else subject_of(tree, head.i)  # "l'école restera fermée"
        else:
            frame.object = noun_before(tree, v) or _led_by(tree, v)
        frame.object = counted_before(tree, v) or frame.object
        frame.subject = agent_of(tree, v)
    elif is_passive(tree, v, group, language):
        frame.voice = "passive"
        frame.object, frame.subject = surface, agent_of(tree, v)
    else:
        frame.subject, frame.object = surface, object_of(tree, trigger.last if trigger.entry.kind == "phrase" else v)
        if frame.object == frame.subject:
            frame.object = None
    fill_mood(tree, frame, v, group, language)
    return frame


def _led_by(tree: Tree, v: int) -> int | None:
    """The subject that a participle at the head of its sentence is told of: "Neutralisés par X, deux drones ..."."""
    token = tree.tokens[v]
    first, head = tree.sentences[token.sentence].first, tree.tokens[token.head]
    leads = v - first < 2 and head.i > v and head.upos == "VERB" and "," in tree.lows[v : head.i]
    return subject_of(tree, head.i) if leads else None


def noun_frame(tree: Tree, trigger: Trigger, language: str) -> Frame:
    """The frame of an event noun: its complements, its determiner and the verb it stands with."""
    n = trigger.token
    token = tree.tokens[n]
    frame = Frame(trigger=trigger, voice="noun", verb=governing_verb(tree, n))
    frame.determiner = determiner(tree, trigger.first, language)
    obliques: list[tuple[str, int]] = []
    for k in (n, trigger.last):
        for t in tree.children(k, "nmod", "obl"):
            prep = preposition(tree, t.i)
            if prep is not None and (prep, t.i) not in obliques:
                obliques.append((prep, t.i))
    if not any(p in ("de", "d'") for p, _ in obliques):
        after = trigger.last + 1
        after += after < len(tree.tokens) and tree.tokens[after].text in CLOSING  # 'la "libération" de X'
        following = tree.tokens[after : after + 3]
        if following and lower(following[0]) in ("de", "d'", "à"):
            noun = next((t for t in following[1:] if t.upos in ("NOUN", "PROPN", "ADJ")), None)
            if noun is not None and noun.sentence == token.sentence:
                obliques.append((lower(following[0]), noun.i))
    frame.obliques = tuple(obliques)
    frame.role = noun_role(tree, n)
    frame.subject = next((i for p, i in obliques if p == "par"), None)
    frame.object = next((i for p, i in obliques if p in ("contre", "sur", "visant")), None)
    if frame.verb is not None:
        group = verb_group(tree, frame.verb)
        if frame.role == "object" and tree.lows[frame.verb] in verb_forms(language, "feared", "verbs"):
            frame.hypothetical = True
        fill_mood(tree, frame, frame.verb, group, language)
        low, high = sorted((n, frame.verb))
        apart = any(t.text in (":", ";") for t in tree.tokens[low:high])
        partitive = lower(tree.tokens[n - 1]) in ("de", "d'") if n else False
        if (
            apart
            or (frame.role == "oblique" and not partitive)
            or (frame.role == "subject" and not none_word(tree, n, language))
        ):
            frame.negated = none_word(tree, n, language)
        if frame.verb < n and "sans" in tree.lows[max(frame.verb - 2, 0) : frame.verb]:
            frame.negated = True  # "sans faire de victimes"
    elif none_word(tree, n, language):
        frame.negated = True
    if trigger.entry.key.startswith("sans "):
        frame.negated = False  # "laissant 29.000 abonnés sans lumière"
    return frame
