"""Whether words of violence are used in another sense: sport, markets, politics, the weather, illness, history."""

from dateline.mentions.event_types import Setting, argument_classes
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import things
from dateline.mentions.tree import Tree

_BODILY = frozenset({"kill", "wound", "toll", "missing", "unharmed", "nobody", "remains"})


def is_figurative(tree: Tree, frame: Frame, setting: Setting, language: str) -> bool:
    """Whether the arguments of a frame belong to other news and nothing in its sentence to this domain."""
    token = tree.tokens[frame.trigger.token]
    sentence = tree.sentences[token.sentence]
    if setting.weapons[token.sentence] or setting.close[token.sentence]:
        return False
    family = frame.trigger.entry.family.id
    of = things(language).classes
    if family in _BODILY:
        near = range(max(frame.trigger.first - 6, sentence.first), min(frame.trigger.last + 12, sentence.last))
        return any("illness" in of.get(tree.lows[i], ()) for i in near)
    found = argument_classes(tree, frame, language)
    if "figurative" in found or "illness" in found:
        return True
    return any(_long_ago(tree.lows[i]) for i in range(sentence.first, sentence.last))


def _long_ago(word: str) -> bool:
    """A year before the wars that dispatches look back on, or a century in Roman numerals."""
    if word.isdigit() and len(word) == 4:
        return 1000 <= int(word) < 1900
    return word == "siècle"
