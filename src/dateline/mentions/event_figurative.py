"""Whether words of violence are used in another sense: sport, markets, politics, the weather, illness, history."""

from itertools import pairwise

from dateline.lang import table
from dateline.mentions.event_types import Setting
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_words, things, verb_forms
from dateline.mentions.tree import Tree
from dateline.model import Sentence, Token

_BODILY = frozenset({"kill", "wound", "toll", "missing", "unharmed", "nobody", "remains"})
# What news of sport, business and politics borrows from war, and from how many of its words on it is such news.
_BORROWED = frozenset(
    {"fight", "seize", "take", "hit", "launch", "down", "repel", "ambush", "shoot", "fire_at", "lose", "close"}
)
_OF_OTHER_NEWS = 5


def is_figurative(tree: Tree, frame: Frame, setting: Setting, language: str) -> bool:
    """Whether the arguments of a frame belong to other news and nothing in its sentence to this domain."""
    token = tree.tokens[frame.trigger.token]
    sentence = tree.sentences[token.sentence]
    if any(kind != "generic" for kind in setting.weapons[token.sentence]) or setting.close[token.sentence]:
        return False
    family = frame.trigger.entry.family.id
    of = things(language).classes
    if _accidental(tree, setting, language) or _road_accident(tree, sentence, language):
        return True
    if not is_armed(tree, setting, language):
        if family in _BORROWED and _other_news(tree, language):
            return True
        if frame.trigger.entry.key in clause_words(language, "dying", "of_one") and _one_person(tree, frame):
            return True  # "le cinéaste est mort à Paris à l'âge de 87 ans"
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
        tree.lows[t.i] for i in arguments for t in tree.children(i, "nmod", "amod") if not _vital(t)
    }
    if verb is not None:  # "une frappe de X a trouvé le poteau"
        words |= {tree.lows[t.i] for t in tree.children(verb, "obj")}
    for i in range(frame.trigger.last + 1, min(frame.trigger.last + 6, sentence.last)):
        if tree.tokens[i].upos == "PUNCT":
            break
        if not _vital(tree.tokens[i]):
            words.add(tree.lows[i])
    if words & {"camp", "camps", "centre", "base"}:
        words.discard("entraînement")  # of fighters
    if any(of.get(w, frozenset()) & {"figurative", "illness"} for w in words):
        return True
    lows = tree.lows[sentence.first : sentence.last]
    world_war = any(a == "guerre" and b == "mondiale" for a, b in pairwise(lows)) and not frame.hypothetical
    return world_war or any(_long_ago(word) for word in lows)


def _vital(token: Token) -> bool:
    """Whether a word says of a plant or a network that much hangs on it: "une infrastructure critique"."""
    return token.upos == "ADJ" and token.text.lower() in ("critique", "critiques")


def _accidental(tree: Tree, setting: Setting, language: str) -> bool:
    """Whether a dispatch tells of an accident or of nature's doings and of no weapon, attacker or act of war."""
    key = ("accidental", language)
    if key not in tree.memo:
        of = things(language).classes
        tree.memo[key] = not tells_of_war(tree, setting, language) and any(
            "accident" in of.get(word, ()) and not _feared_of_a_plant(tree, i) for i, word in enumerate(tree.lows)
        )
    return bool(tree.memo[key])


def _feared_of_a_plant(tree: Tree, i: int) -> bool:
    """Whether an accident is the one that a nuclear plant is said to be near: "au bord de l'accident nucléaire"."""
    near = tree.lows[max(i - 4, 0) : i] + tree.lows[i + 1 : i + 4]
    return bool({"bord", "nucléaire", "nucléaires"} & set(near))


def _road_accident(tree: Tree, sentence: Sentence, language: str) -> bool:
    """Whether a sentence tells of a crash on the road or at sea, or of nature's doings.

    The caller has seen that the sentence names no weapon and nobody who attacks.
    """
    key = ("road accident", language, sentence.index)
    if key not in tree.memo:
        words = table(language, "clauses").get("accidents", {"verbs": [], "words": [], "of": [], "crowd": []})
        lows = tree.lows[sentence.first : sentence.last]
        crash = verb_forms(language, "accidents", "verbs") if words["verbs"] else frozenset()
        said = frozenset(lows)
        told = not said.isdisjoint(words["words"]) or any(
            w.startswith("accident") and set(lows[k + 1 : k + 4]) & set(words["of"]) for k, w in enumerate(lows)
        )
        struck = not said.isdisjoint(crash) and said.isdisjoint(words["crowd"])
        tree.memo[key] = told or struck
    return bool(tree.memo[key])


def is_armed(tree: Tree, setting: Setting, language: str) -> bool:
    """Whether a dispatch names a weapon or anybody who attacks."""
    key = ("armed", language)
    if key not in tree.memo:
        tree.memo[key] = any(kind != "generic" for found in setting.weapons for kind in found) or any(setting.close)
    return bool(tree.memo[key])


def tells_of_war(tree: Tree, setting: Setting, language: str) -> bool:
    """Whether a dispatch names a weapon or an attacker, or tells of strikes, sabotage or occupation.

    The flood it tells of is no act of nature.
    """
    return is_armed(tree, setting, language) or not clause_words(language, "blows", "of_war").isdisjoint(tree.lows)


def _other_news(tree: Tree, language: str) -> bool:
    """Whether a dispatch uses many words of sport, markets, politics or illness."""
    key = ("other news", language)
    if key not in tree.memo:
        of = things(language).classes
        tree.memo[key] = len({w for w in tree.lows if of.get(w, frozenset()) & {"figurative", "illness"}})
    return bool(tree.memo[key] >= _OF_OTHER_NEWS)


def _one_person(tree: Tree, frame: Frame) -> bool:
    """Whether a single named person is the one who dies."""
    if frame.subject is None or tree.tokens[frame.subject].feats.get("Number") == "Plur":
        return False
    phrase = tree.tokens[max(frame.subject - 3, 0) : frame.subject + 5]
    return any(t.entity == "PER" for t in phrase if t.sentence == tree.tokens[frame.subject].sentence)


def _long_ago(word: str) -> bool:
    """A year before the wars that dispatches look back on, or a century in Roman numerals."""
    if word.isdigit() and len(word) == 4:
        return 1000 <= int(word) < 1900
    return word == "siècle"
