"""The event lexicon of a language, compiled for look-up by the written form of a word."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from dateline.lang import table


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Family:
    """One family of triggers: its id and the cases that decide the event type.

    `what` is what a number counts with it; `unharmed` words deny a harm ("sain et
    sauf"), `denies` those that say of nobody that it befell him.
    """

    id: str
    cases: tuple[dict[str, Any], ...]
    what: str | None = None
    unharmed: bool = False
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word or phrase of a family; `key` is how the lexicon writes it, `reflexive` asks for the pronoun.

    `elements` are the words of a phrase after the first, each a set of written forms; `verbal` where the first is a
    verb, `inner_verbs` the positions of those in `elements`.
    """

    family: Family
    kind: str
    key: str
    reflexive: bool = False
    first: frozenset[str] = frozenset()
    elements: tuple[frozenset[str], ...] = ()
    verbal: bool = False
    inner_verbs: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All entries by the lower-case form that starts them; phrases in the order to try them."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """Classes of nouns by written form."""

    classes: dict[str, frozenset[str]]
    weapons: dict[str, str]
    compounds: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    sites: frozenset[str]
    casualty: dict[str, str]
    transparent: frozenset[str]


def weapon_classes(means: str) -> frozenset[str]:
    """The classes of a weapon noun; a bomb dropped from the air is no planted one."""
    if means == "air_bomb":
        return frozenset({"weapon", "weapon:bomb", "air_power"})
    return frozenset({"weapon", f"weapon:{means}", "object"} if means == "aircraft" else {"weapon", f"weapon:{means}"})


_ELISION = re.compile(r"(?<=\b[a-zA-Z])'(?=\w)|(?<=\bqu)'(?=\w)")  # as the tokenizer cuts: "l'attaque" is two words


def _morphology(language: str) -> Any:
    return import_module(f"dateline.lang.{language}.morphology")


def _element(language: str, words: str) -> frozenset[str]:
    m = _morphology(language)
    sets = table(language, "event_idioms")["sets"]
    out: set[str] = set()
    for word in words.split("/"):
        if word.startswith("@"):
            out.update(sets[word[1:]])
        else:
            out |= m.forms(word) if m.is_verb(word) else {word, *m.agreeing(word)}
    return frozenset(out)


@cache
def _families(language: str) -> tuple[dict[str, Any], ...]:
    """The rows of both event tables: plain words first, then idioms; rows of one id share what their counts mean."""
    return (*table(language, "events")["family"], *table(language, "event_idioms")["family"])


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled events table of a language."""
    m = _morphology(language)
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    phrases: dict[str, list[Entry]] = {}
    for row in _families(language):
        family = Family(
            id=row["id"],
            cases=tuple(row["cases"]),
            what=row.get("what"),
            unharmed=row.get("unharmed", False),
            denies=row.get("denies", False),
        )
        for verb in row.get("verbs", []):
            bare = verb.removeprefix("se ").removeprefix("s'")
            if " " in bare:
                continue
            entry = Entry(family=family, kind="verb", key=verb, reflexive=bare != verb)
            for form in m.forms(bare):
                verbs.setdefault(form, []).append(entry)
        for noun in row.get("nouns", []):
            nouns.setdefault(noun, []).append(Entry(family=family, kind="noun", key=noun))
        for phrase in [*row.get("phrases", []), *(v for v in row.get("verbs", []) if " " in v.removeprefix("se "))]:
            reflexive = phrase.startswith(("se ", "s' "))
            words = _ELISION.sub("' ", phrase.removeprefix("se ").removeprefix("s' ")).split()
            elements = tuple(_element(language, w) for w in words)
            entry = Entry(
                family=family,
                kind="phrase",
                key=phrase,
                reflexive=reflexive,
                first=elements[0],
                elements=elements[1:],
                verbal=not words[0].startswith("@") and m.is_verb(words[0].split("/")[0]),
                inner_verbs=frozenset(k for k, w in enumerate(words[1:]) if all(m.is_verb(x) for x in w.split("/"))),
            )
            for form in elements[0]:
                phrases.setdefault(form, []).append(entry)
    return Lexicon(
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns={k: tuple(v) for k, v in nouns.items()},
        phrases={k: tuple(sorted(v, key=lambda e: (not e.reflexive, -len(e.elements)))) for k, v in phrases.items()},
    )


@cache
def things(language: str) -> Things:
    """The compiled noun classes of a language."""
    t = table(language, "things")
    classes: dict[str, set[str]] = {}
    weapons: dict[str, str] = {}
    compounds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for means, words in t["weapons"].items():
        for word in words:
            parts = word.split()
            if len(parts) > 1:
                compounds.setdefault(parts[0], []).append((tuple(parts[1:]), means))
                continue
            weapons[word] = means
            classes.setdefault(word, set()).update(weapon_classes(means))
    for name, rows in t.items():
        if name in ("weapons", "casualty_nouns", "transparent", "air_raid"):
            continue
        for word in rows["words"]:
            classes.setdefault(word, set()).add({"objects": "object", "event_nouns": "event"}.get(name, name))
    casualty = {w: what for what, words in t["casualty_nouns"].items() for w in words}
    for word in casualty:
        classes.setdefault(word, set()).update({"people", "casualty"})
    return Things(
        classes={k: frozenset(v) for k, v in classes.items()},
        weapons=weapons,
        compounds={k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in compounds.items()},
        sites=frozenset(t["objects"]["sites"]),
        casualty=casualty,
        transparent=frozenset(t["transparent"]["words"]),
    )


@cache
def clause_words(language: str, group: str, key: str) -> frozenset[str]:
    """One list of the clauses table as a set."""
    return frozenset(table(language, "clauses")[group][key])


@cache
def clause_stems(language: str, group: str, key: str) -> tuple[str, ...]:
    """One list of the clauses table as what `startswith` and `endswith` take: how words begin or end."""
    return tuple(table(language, "clauses")[group][key])


@cache
def verb_forms(language: str, group: str, key: str) -> frozenset[str]:
    """All forms of the verbs of one list of the clauses table."""
    m = _morphology(language)
    return frozenset(f for v in clause_words(language, group, key) for f in m.forms(v))


@cache
def participle_forms(language: str) -> frozenset[str]:
    """The past participles of all verbs of the events table."""
    m = _morphology(language)
    out: set[str] = set()
    for row in _families(language):
        for verb in row.get("verbs", []):
            bare = verb.removeprefix("se ").removeprefix("s'")
            if " " not in bare:
                out |= m.participles(bare)
    return frozenset(out)


@cache
def forms_of(language: str, verbs: tuple[str, ...]) -> frozenset[str]:
    """All forms of these infinitives."""
    m = _morphology(language)
    return frozenset(f for v in verbs for f in m.forms(v))
