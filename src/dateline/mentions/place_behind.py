"""What stands behind a place name and makes it a speaker's, a side's or a larger place's.

"Belgorod governor X" and "Kyiv's mayor" are seats, "Ukraine's air force" is a side, "Mali's Kidal region" a region
in a country.
"""

from collections.abc import Mapping

from dateline.mentions.place_names import NameHit
from dateline.mentions.tree import Tree
from dateline.model import Token

_REACH = 6
_NOMINAL = ("NOUN", "PROPN", "ADJ", "X", "NUM")


def behind(tree: Tree, words: Mapping[str, frozenset[str]], hit: NameHit, *, party: bool) -> tuple[str, str] | None:
    """The role of a name and its rule where the words behind it tell; `party`: it is a country or a capital."""
    last = tree.sentences[tree.tokens[hit.first].sentence].last
    k = hit.last
    if k >= last:
        return None
    if tree.tokens[k].text == "-" and tree.tokens[k].start == tree.tokens[k - 1].end:
        return "modifier", "role.part_of_name"  # "Moscow-backed"
    owned = tree.lows[k] in words["behind_possessive"] and tree.tokens[k].start == tree.tokens[k - 1].end
    k += owned
    head = _office(tree, words, k, last)
    if head is not None:
        return _seat(tree, words, hit, head, last, owned=owned, party=party)
    if not owned and party and _as_adjective(tree, words, hit, k):
        return "modifier", "role.head_noun"
    if not owned:
        war = k < last and tree.tokens[k].upos == "NOUN" and tree.lows[k] in words["mod_wars"]
        return ("modifier", "role.head_noun") if party and war else None
    for j in range(k, min(k + _REACH, last)):
        token, low = tree.tokens[j], tree.lows[j]
        if token.upos not in _NOMINAL and token.text != "-":
            break
        if party and low in words["behind_deeds"]:
            return "actor", "role.party"
        if low in words["behind_lands"]:
            ranked = party and any(_ranks(tree.lows[i], words) for i in range(k, j))
            return ("modifier", "role.superlative") if ranked else ("event", "role.event")
        if token.upos == "PROPN" and token.entity != "PER" and not party:
            return "event", "place.container"
        if token.upos == "PROPN":
            return "event", "place.container"
    return ("modifier", "role.complement") if party else None


def _ranks(low: str, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word says which of several it is: "Ukraine's second-largest city"."""
    return low.rpartition("-")[2] in words["clue_superlatives"] or low in words["clue_ordinals"]


def _as_adjective(tree: Tree, words: Mapping[str, frozenset[str]], hit: NameHit, k: int) -> bool:
    """Whether a short name only says of which country those behind it are: "two U.S. missionaries"."""
    last = tree.sentences[tree.tokens[k].sentence].last
    while k + 1 < last and k - hit.last < _REACH and _joins_adjectives(tree, words, k):
        k += 1  # "U.S. and British strikes", "UK retaliatory strikes"
    token = tree.tokens[k]
    short = hit.last - hit.first == 1 and hit.name.replace(".", "").isupper()
    return short and token.upos == "NOUN" and token.text.islower() and tree.lows[k] not in words["behind_lands"]


def _joins_adjectives(tree: Tree, words: Mapping[str, frozenset[str]], k: int) -> bool:
    """Whether a word before a noun is an adjective or ties two: "and British", "retaliatory"."""
    if tree.tokens[k].upos == "ADJ":
        return True
    return tree.lows[k] in words["joining"] and tree.tokens[k + 1].upos == "ADJ"


def _office(tree: Tree, words: Mapping[str, frozenset[str]], k: int, last: int) -> int | None:
    """The token of the office or body in the noun phrase that goes on at token `k`."""
    for j in range(k, min(k + _REACH, last)):
        token, low = tree.tokens[j], tree.lows[j]
        if low in words["seat_heads"] and token.upos in ("NOUN", "PROPN", "ADJ", "X", "VERB"):
            after = j + 1
            while after < last and tree.lows[after] in words["seat_heads"] and tree.tokens[after].upos in _NOMINAL:
                after += 1  # "police chief": the last word is the head
            return after - 1
        if low not in words["seat_fillers"] and token.text != "-" and token.upos != "ADJ":
            return None
    return None


def _seat(
    tree: Tree, words: Mapping[str, frozenset[str]], hit: NameHit, head: int, last: int, *, owned: bool, party: bool
) -> tuple[str, str] | None:
    """The role of a name before the office or body at token `head`."""
    word = tree.lows[head]
    speaks = _says(tree, words, hit, head, last)
    if word in words["seat_buildings"] and not speaks:
        return ("actor", "role.party") if party else None
    governs = not party and word in words["seat_governing"]
    return "seat", "role.office.governs" if governs else "role.office"


def _says(tree: Tree, words: Mapping[str, frozenset[str]], hit: NameHit, head: int, last: int) -> bool:
    """Whether the noun phrase that ends at token `head` is named as a speaker."""
    k = hit.lead - 1
    first = tree.sentences[tree.tokens[hit.lead].sentence].first
    while k >= first and tree.lows[k] in words["clue_articles"]:
        k -= 1
    two = f"{tree.lows[k - 1]} {tree.lows[k]}" if k > first else ""
    if k >= first and (tree.lows[k] in words["clue_quoting"] or two in words["clue_according"]):
        return True
    said_before = k >= first and tree.tokens[k].lemma in words["verb_say"]
    if said_before or (k > first and tree.lows[k] in words["clue_by"] and _say(tree.tokens[k - 1], words)):
        return True
    for j in range(head + 1, min(head + 5, last)):
        token: Token = tree.tokens[j]
        if _say(token, words):
            return True
        if token.upos not in ("AUX", "ADV", "PROPN", "PART") and tree.lows[j] not in words["clue_aside"]:
            return False
    return False


def _say(token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    return token.upos == "VERB" and token.lemma in words["verb_say"]
