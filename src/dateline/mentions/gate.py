"""Whether a text can hold anything for the reader, told by its words alone, before the costly parser runs.

All words come from the event lexicon and the classes of nouns: a word added there is known here. A text passes that has

- a word or phrase of a family that tells an event of the domain whatever its arguments are ("bombardement"), or
- a word of any other family but those that only tell statements ("fermer", "toucher") near a noun of the domain:
  a weapon, a casualty, a fighter, a force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from dateline.lang import table
from dateline.mentions.lexicon import Entry, lexicon, things

_DOMAIN = frozenset({"weapon", "gunmen", "attackers", "forces"})
_REACH = 60  # how many characters before and behind one of its words the others of a phrase may stand
_NEAR = 300  # how many characters a weak word and its noun may stand apart
_OPEN = frozenset({"type", "default", "means", "act", "refuse", "verb", "noun", "phrase"})

# Whether a phrase is strong, and its words before and behind the one it is looked for by.
_Rest = tuple[bool, tuple[frozenset[str], ...], tuple[frozenset[str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The words of a language by their number in the automaton.

    `strong`, `weak` and `nouns` hold the numbers of words that tell by themselves, `phrases` those of words that
    tell with others.
    """

    automaton: Any
    strong: frozenset[int]
    weak: frozenset[int]
    nouns: frozenset[int]
    phrases: Mapping[int, tuple[_Rest, ...]]


def in_domain(text: str, language: str) -> bool:
    """Whether a text may tell of an event of the domain; where not, there is nothing in it to read."""
    gate = _gate(language)
    low = text.lower()
    weak = noun = -_NEAR - 1
    for word, start, end in gate.automaton.find_matches_as_indexes(low, overlapping=True):
        if low[end : end + 1].isalnum() or start and low[start - 1].isalnum():
            continue
        if word in gate.strong:
            return True
        if word in gate.nouns:
            noun = start
        elif word in gate.weak:
            weak = start
        if word in gate.phrases:
            told = _told(gate.phrases[word], low, start, end)
            if told:
                return True
            if told is not None:
                weak = start
        if abs(weak - noun) <= _NEAR and min(weak, noun) >= 0:
            return True
    return False


def _told(phrases: tuple[_Rest, ...], low: str, start: int, end: int) -> bool | None:
    """Whether a strong phrase is told around a word of it, or only a weak one; None where none is."""
    before, after = _words(low[max(0, start - _REACH) : start]), _words(low[end : end + _REACH])
    told = [
        strong
        for strong, left, right in phrases
        if not any(e.isdisjoint(before) for e in left) and not any(e.isdisjoint(after) for e in right)
    ]
    return any(told) if told else None


def _words(low: str) -> set[str]:
    return {w.strip(',.;:()«»"') for w in low.replace("'", "' ").split()}


@cache
def _gate(language: str) -> Gate:
    """The gate of a language, built once."""
    rules = table(language, "gate")
    lex, nouns = lexicon(language), things(language)
    doubtful, general = frozenset(rules["weak"]["words"]), frozenset(rules["general"]["words"])
    types = frozenset(rules["strong"]["types"])
    strong: set[str] = set()
    weak: set[str] = set()
    phrases: dict[str, list[_Rest]] = {}
    for entries in (lex.verbs, lex.nouns):
        for form, options in entries.items():
            told = [t for e in options if (t := _tells(e, types)) is not None]
            if any(told) and not any(e.key in doubtful for e in options) and form not in doubtful:
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
            phrases.setdefault(form, []).append((tells and entry.key not in doubtful, elements[:k], elements[k + 1 :]))
    domain = {w for w, classes in nouns.classes.items() if classes & _DOMAIN} | nouns.casualty.keys()
    domain |= {" ".join((first, *rest)) for first, rows in nouns.compounds.items() for rest, _ in rows}
    domain -= general
    words = sorted(strong | weak | domain | phrases.keys())
    number = {word: k for k, word in enumerate(words)}
    return Gate(
        automaton=AhoCorasick(words),
        strong=frozenset(number[w] for w in strong),
        weak=frozenset(number[w] for w in weak),
        nouns=frozenset(number[w] for w in domain),
        phrases={number[w]: tuple(rows) for w, rows in phrases.items()},
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
