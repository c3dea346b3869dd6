"""Events told by a verb that no lexicon lists: the things around it tell what happened.

A weapon that does something to a place or a building strikes it; a weapon that air defence does something to is
intercepted. Verbs of seeing, being and moving about are left out.
"""

from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import Entry, Family, clause_words, lexicon, things, verb_forms
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import Trigger
from dateline.model import Sentence

_STRIKE = Family(
    id="hit",
    cases=(
        {
            "subject": [
                "weapon:drone",
                "weapon:missile",
                "weapon:rocket",
                "weapon:artillery",
                "weapon:naval_drone",
                "air_power",
            ],
            "object": ["object", "territory", "place"],
            "voice": ["active", "passive"],
            "type": "strike",
        },
    ),
)
_INTERCEPTION = Family(
    id="down",
    cases=(
        {
            "object": ["weapon:drone", "weapon:missile", "weapon:rocket", "weapon:generic"],
            "subject": "air_defence",
            "voice": ["active", "passive"],
            "type": "interception",
        },
    ),
)


def unlisted_triggers(tree: Tree, sentence: Sentence, language: str) -> list[Trigger]:
    """The verbs of a sentence that no lexicon lists, where it names a weapon: to be tried when nothing else told it."""
    if not any(
        "weapon" in things(language).classes.get(tree.lows[i], ()) for i in range(sentence.first, sentence.last)
    ):
        return []
    listed = lexicon(language)
    out: list[Trigger] = []
    for i in range(sentence.first, sentence.last):
        token = tree.tokens[i]
        word = lower(token)
        if token.upos != "VERB" or token.feats.get("VerbForm") == "Inf" or word in listed.verbs:
            continue
        if word in verb_forms(language, "harmless", "verbs") or word in clause_words(
            language, "auxiliary_forms", "words"
        ):
            continue
        for family in (_INTERCEPTION, _STRIKE):
            entry = Entry(family=family, kind="verb", key=word)
            out.append(Trigger(entry=entry, first=i, last=i, token=i))
    return out
