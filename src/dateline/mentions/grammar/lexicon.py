"""The event lexicon of a language: its words by lemma, what their families tell, the classes of its nouns."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from dateline.lang import table

AFAR = frozenset({"drone", "missile", "rocket", "artillery", "naval_drone", "aircraft"})
FLYING = frozenset({"drone", "missile", "rocket", "aircraft", "naval_drone"})
# A reflexive ending makes a passive or a middle of a verb that the lexicon lists without it.
REFLEXIVE = ("ся", "сь")
_HAND_TO_HAND = frozenset({"suicide", "raid", "murder", "shoot_dead"})
THINGS = frozenset({"object", "vehicle", "energy", "traffic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family of triggers: the cases that decide its event type, what its numbers count, its nature."""

    id: str
    nature: str
    cases: tuple[dict[str, Any], ...]
    what: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word or phrase of a family; `elements`, further words of a phrase: (choices, how many may stand between)."""

    family: Family
    kind: str
    key: str
    elements: tuple[tuple[frozenset[str], int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """All entries by the lemma or form that they begin with; `hand_to_hand` tells of fighting at close range."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[Entry, ...]]
    unsaid: frozenset[str]
    hand_to_hand: frozenset[str]

    @cached_property
    def singles(self) -> frozenset[str]:
        """The words that tell by themselves, a verb also in its reflexive form."""
        return frozenset(self.nouns.keys() | self.verbs.keys() | {v + r for v in self.verbs for r in REFLEXIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """Classes of nouns and adjectives by lemma; `transparent` nouns stand for what they are of."""

    classes: dict[str, frozenset[str]]
    compounds: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    transparent: frozenset[str]


@cache
def families() -> dict[str, Family]:
    """The families of triggers by id, the same in all languages."""
    path = resources.files("dateline.mentions.grammar") / "families.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["family"]
    return {
        row["id"]: Family(
            id=row["id"],
            nature=row["nature"],
            cases=tuple(row["cases"]),
            what=tuple((c, p, w) for c, p, w in row.get("what", ())),
        )
        for row in rows
    }


@cache
def lexicon(language: str) -> Lexicon:
    """The triggers of a language."""
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    phrases: dict[str, list[Entry]] = {}
    unsaid: frozenset[str] = frozenset()
    for name, words in table(language, "events").items():
        if name == "grammar":
            unsaid = frozenset(words.get("compounds", ()))
            continue
        family = families()[name]
        for word in words.get("verbs", ()):
            verbs.setdefault(word, []).append(Entry(family=family, kind="verb", key=word))
        for word in words.get("nouns", ()):
            nouns.setdefault(word, []).append(Entry(family=family, kind="noun", key=word))
        for phrase in words.get("phrases", ()):
            for first, entry in _phrase(family, phrase):
                phrases.setdefault(first, []).append(entry)
    close = (
        w for rows in (verbs, nouns) for w, found in rows.items() if any(e.family.id in _HAND_TO_HAND for e in found)
    )
    return Lexicon(
        verbs=_frozen(verbs),
        nouns=_frozen(nouns),
        phrases=_longest_first(phrases),
        unsaid=unsaid,
        hand_to_hand=frozenset(close),
    )


def _phrase(family: Family, phrase: str) -> list[tuple[str, Entry]]:
    """A phrase under each word that it may begin with: "a/b" are alternatives, "~" lets six words stand between."""
    words = phrase.split()
    elements: list[tuple[frozenset[str], int]] = []
    gap = 1
    for word in words[1:]:
        if word == "~":
            gap = 6
            continue
        elements.append((frozenset(word.split("/")), gap))
        gap = 1
    entry = Entry(family=family, kind="phrase", key=phrase, elements=tuple(elements))
    return [(first, entry) for first in words[0].split("/")]


def _frozen(rows: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {word: tuple(entries) for word, entries in rows.items()}


def _longest_first(rows: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {word: tuple(sorted(entries, key=lambda e: -len(e.elements))) for word, entries in rows.items()}


@cache
def things(language: str) -> Things:
    """The noun classes of a language."""
    t = table(language, "things")
    classes: dict[str, set[str]] = {}
    compounds: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for means, words in t["weapons"].items():
        _put(words, weapon_classes(means), classes, compounds)
    for name, words in t["classes"].items():
        _put(words, {name, *(("thing",) if name in THINGS else ()), *_wider(name)}, classes, compounds)
    return Things(
        classes={word: frozenset(found) for word, found in classes.items()},
        compounds={word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in compounds.items()},
        transparent=frozenset(t["transparent"]["words"]),
    )


def weapon_classes(means: str) -> set[str]:
    """The classes of a weapon: "air_bomb" is a bomb from the air."""
    if means == "air_bomb":
        return {"weapon", "weapon:bomb", "afar", "air_power"}
    if means == "flying_thing":  # a drone where drones are told of, else an aircraft
        return {"weapon", "weapon:generic", "flying", "afar", "flying_thing"}
    found = {"weapon", f"weapon:{means}"}
    if means in AFAR:
        found.add("afar")
    if means in FLYING:
        found.add("flying")
    return found


def _wider(name: str) -> set[str]:
    return {"forces": {"people"}, "gunmen": {"people"}, "attackers": {"people", "gunmen"}}.get(name, set())


def _put(
    words: Iterable[str],
    found: set[str],
    classes: dict[str, set[str]],
    compounds: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]],
) -> None:
    for word in words:
        parts = word.split()
        if len(parts) > 1:  # under the last word, whose class it is
            compounds.setdefault(parts[-1], []).append((tuple(parts[:-1]), frozenset(found)))
        else:
            classes.setdefault(word, set()).update(found)


class ClauseSets(dict[tuple[str, str], frozenset[str]]):
    """The word lists of the clause lexicon of a language, by group and key, made when they are first asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, name: tuple[str, str]) -> frozenset[str]:
        words = self[name] = clause_set(self.language, *name)
        return words


@cache
def clause_sets(language: str) -> ClauseSets:
    """The word lists of the clause lexicon of a language."""
    return ClauseSets(language)


@cache
def clause_set(language: str, group: str, key: str = "words") -> frozenset[str]:
    """One list of words of the clause lexicon, empty where the language has none."""
    return frozenset(table(language, "clauses").get(group, {}).get(key, ()))
