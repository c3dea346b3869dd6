"""Whether words of violence are used in another sense: sport, markets, politics, the weather, illness, history."""

from dateline.lang import table
from dateline.mentions.event_types import Setting
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import things, verb_forms
from dateline.mentions.tree import Tree

_BODILY = frozenset({"kill", "wound", "toll", "missing", "unharmed", "nobody", "remains"})


def is_figurative(tree: Tree, frame: Frame, setting: Setting, language: str) -> bool:
    """Whether the arguments of a frame belong to other news and nothing in its sentence to this domain."""
    token = tree.tokens[frame.trigger.token]
    sentence = tree.sentences[token.sentence]
    if any(kind != "generic" for kind in setting.weapons[token.sentence]) or setting.close[token.sentence]:
        return False
    family = frame.trigger.entry.family.id
    of = things(language).classes
    if _accidental(tree, setting, language):
        return True
    verb = frame.verb if frame.voice == "noun" else None
    contests = verb_forms(language, "contests", "verbs") if "contests" in table(language, "clauses") else frozenset()
    if verb is not None and tree.lows[verb] in contests:
        return True  # "ont remporté le raid"
    if family in _BODILY:
        near = range(max(frame.trigger.first - 6, sentence.first), min(frame.trigger.last + 12, sentence.last))
        if family != "wound":
            return any("illness" in of.get(tree.lows[i], ()) for i in near)
    arguments = [i for i in (frame.subject, frame.object, *(i for _, i in frame.obliques)) if i is not None]
    words = {tree.lows[i] for i in arguments} | {
        tree.lows[t.i] for i in arguments for t in tree.children(i, "nmod", "amod")
    }
    for i in range(frame.trigger.last + 1, min(frame.trigger.last + 6, sentence.last)):
        if tree.tokens[i].upos == "PUNCT":
            break
        words.add(tree.lows[i])
    if any(of.get(w, frozenset()) & {"figurative", "illness"} for w in words):
        return True
    return any(_long_ago(tree.lows[i]) for i in range(sentence.first, sentence.last))


def _accidental(tree: Tree, setting: Setting, language: str) -> bool:
    """Whether a dispatch tells of an accident or of nature's doings and names no weapon and nobody who attacks."""
    key = ("accidental", language)
    if key not in tree.memo:
        armed = any(kind != "generic" for found in setting.weapons for kind in found) or any(setting.close)
        of = things(language).classes
        tree.memo[key] = not armed and any("accident" in of.get(word, ()) for word in tree.lows)
    return bool(tree.memo[key])


def _long_ago(word: str) -> bool:
    """A year before the wars that dispatches look back on, or a century in Roman numerals."""
    if word.isdigit() and len(word) == 4:
        return 1000 <= int(word) < 1900
    return word == "siècle"
