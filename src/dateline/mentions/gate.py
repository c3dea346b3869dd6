"""Whether a text can hold anything for the reader, told by its words alone, before the costly parser runs.

Words come from the event lexicon and the classes of nouns, so that a word added there is known here, or from the
language's own `gate.toml` where that lists them. A text passes that has

- a word or phrase of a family that tells an event of the domain whatever its arguments are ("bombardement"), or
- two different words of such families that other news uses too ("attaquer", "exécuter"), near each other, or
- one of them, or a word of any other family but those that only tell statements ("fermer", "toucher"), near a noun
  of the domain: a weapon, a casualty, a fighter, a force.

What only tells a statement ("condamner") opens no gate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from dateline.lang import table
from dateline.mentions.lexicon import Entry, lexicon, things

_DOMAIN = frozenset({"weapon", "gunmen", "attackers", "forces"})
_REACH = 60  # how many characters before and behind one of its words the others of a phrase may stand
_NEAR = 300  # how many characters two words that only tell together may stand apart
_OPEN = frozenset({"type", "default", "means", "act", "refuse", "verb", "noun", "phrase"})

_WEAK, _COMMON, _STRONG = 1, 2, 3
# What a phrase tells, and its words before and behind the one it is looked for by.
_Rest = tuple[int, tuple[frozenset[str], ...], tuple[frozenset[str], ...]]


class Word(NamedTuple):
    """What one word tells.

    `strong` tells by itself; `common` tells with a noun, a `general` noun or another common word, `weak` with a noun:
    one of another `key`, so that two forms of a word, or "mort" and "décès", count as one. `phrases` tell with their
    other words.
    """

    key: str
    strong: bool
    common: bool
    weak: bool
    noun: bool
    general: bool
    phrases: tuple[_Rest, ...] = ()
    stem: bool = False


def tells(text: str, language: str) -> bool:
    """Whether a few words hold one of what happens in the domain: "Армія атакувала Херсон" is no name of a speaker."""
    gate, low = _gate(language), text.lower()
    for number, start, end in gate.automaton.find_matches_as_indexes(low, overlapping=True):
        word = gate.words[number]
        if low[end : end + 1].isalnum() and not word.stem or start and low[start - 1].isalnum():
            continue
        if (word.strong or word.common or word.weak) and not word.noun:
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The words of a language, numbered as the automaton numbers them; a text shorter than `short` passes."""

    automaton: Any
    words: tuple[Word, ...]
    short: int = 0


def in_domain(text: str, language: str) -> bool:
    """Whether a text may tell of an event of the domain; where not, there is nothing in it to read."""
    gate = _gate(language)
    if len(text) < gate.short:
        return True
    low = text.lower()
    nouns: dict[str, int] = {}
    general: dict[str, int] = {}
    common: dict[str, int] = {}
    weak: dict[str, int] = {}
    for number, start, end in gate.automaton.find_matches_as_indexes(low, overlapping=True):
        word = gate.words[number]
        if low[end : end + 1].isalnum() and not word.stem or start and low[start - 1].isalnum():
            continue
        told = _told(word.phrases, low, start, end) if word.phrases else 0
        if word.strong or told == _STRONG:
            return True
        key = word.key
        is_common = word.common or told == _COMMON
        is_weak = word.weak or told == _WEAK
        if (is_common or is_weak) and _near(nouns, key, start):
            return True
        if is_common and (_near(common, key, start) or _near(general, key, start)):
            return True
        if word.noun and (_near(common, key, start) or _near(weak, key, start)):
            return True
        if word.general and _near(common, key, start):
            return True
        if word.general:
            general[key] = start
        if word.noun:
            nouns[key] = start
        if is_common:
            common[key] = start
        elif is_weak:
            weak[key] = start
    return False


def _near(seen: Mapping[str, int], key: str, start: int) -> bool:
    """Whether a word of another key was seen not long before `start`."""
    return any(start - at <= _NEAR and other != key for other, at in seen.items())


def _told(phrases: tuple[_Rest, ...], low: str, start: int, end: int) -> int:
    """The most that a phrase tells of those told around a word of theirs; 0 where none is."""
    before, after = _words(low[max(0, start - _REACH) : start]), _words(low[end : end + _REACH])
    return max(
        (
            tells
            for tells, left, right in phrases
            if not any(e.isdisjoint(before) for e in left) and not any(e.isdisjoint(after) for e in right)
        ),
        default=0,
    )


def _words(low: str) -> set[str]:
    return {w.strip(',.;:()«»"') for w in low.replace("'", "' ").split()}


@cache
def _gate(language: str) -> Gate:
    """The gate of a language, built once."""
    rules = table(language, "gate")
    if "words" in rules["strong"]:
        return _listed(rules)
    lex, classes = lexicon(language), things(language)
    names = ("common", "likely", "general", "domain", "never")
    common, likely, general, domain, never = (frozenset(rules[name]["words"]) for name in names)
    types = frozenset(rules["strong"]["types"])
    strong: set[str] = set()
    weak: set[str] = set()
    keys: dict[str, str] = {}
    phrases: dict[str, list[_Rest]] = {}
    for form, options in (*lex.verbs.items(), *lex.nouns.items()):
        told = [t for e in options if (t := _tells(e, types)) is not None]
        unsure = next((e for e in options if e.key in common), None)
        if unsure is None:
            unsure = next((e for e in options if e.key in likely and not any(told)), None)
        elif not any(told):
            unsure = None
        if unsure is not None:
            keys[form] = classes.casualty.get(form) or unsure.family.what or unsure.key
        elif any(told):
            strong.add(form)
        elif told:
            weak.add(form)
    for entry in {id(e): e for options in lex.phrases.values() for e in options}.values():
        tells = _tells(entry, types)
        if tells is None:
            continue
        elements = (entry.first, *entry.elements)
        # The rarest word is looked for, the others only where it stands: by length, as short words are common.
        k = max(range(len(elements)), key=lambda k: min(map(len, elements[k])))
        for form in elements[k]:
            told_by = _WEAK if not tells else _COMMON if entry.key in common else _STRONG
            phrases.setdefault(form, []).append((told_by, elements[:k], elements[k + 1 :]))
    nouns = {w for w, of in classes.classes.items() if of & _DOMAIN} | classes.casualty.keys()
    nouns |= {" ".join((first, *rest)) for first, rows in classes.compounds.items() for rest, _ in rows}
    nouns = nouns - general | domain
    weapons = classes.weapons.keys() - general  # "des missiles et des drones": nothing else is needed
    words = sorted((strong | weak | nouns | general | keys.keys() | phrases.keys()) - never)
    return Gate(
        automaton=AhoCorasick(words),
        words=tuple(
            Word(
                key=keys.get(word) or classes.casualty.get(word, word),
                strong=word in strong,
                common=word in keys or word in weapons,
                weak=word in weak,
                noun=word in nouns,
                general=word in general,
                phrases=tuple(phrases.get(word, ())),
            )
            for word in words
        ),
    )


def _listed(rules: Mapping[str, Any]) -> Gate:
    """The gate of a language that lists its words itself; one that ends in a star is the beginning of a word."""
    kinds: dict[str, set[str]] = {}
    for kind in ("strong", "common", "weak", "domain", "general"):
        for word in rules[kind]["words"]:
            kinds.setdefault(word, set()).add(kind)
    words = sorted(kinds)
    return Gate(
        automaton=AhoCorasick([word.rstrip("*") for word in words]),
        short=rules["short"]["characters"],
        words=tuple(
            Word(
                key=word[:4],
                strong="strong" in kinds[word],
                common="common" in kinds[word],
                weak="weak" in kinds[word],
                noun="domain" in kinds[word],
                general="general" in kinds[word],
                stem=word.endswith("*"),
            )
            for word in words
        ),
    )


def _tells(entry: Entry, types: frozenset[str]) -> bool | None:
    """Whether an entry tells one of `types` whatever its arguments; None where it tells nothing but statements."""
    cases = entry.family.cases
    if {case.get("type") for case in cases} == {"statement"}:
        return None
    for case in cases:
        named = case.get(entry.kind)
        if not case.keys() <= _OPEN or any(kind in case and kind != entry.kind for kind in ("verb", "noun", "phrase")):
            continue
        if named is None or named == "any" or entry.key in ([named] if isinstance(named, str) else named):
            return case.get("type", case.get("default")) in types
    return False
