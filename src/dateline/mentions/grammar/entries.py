"""One speaker of a dispatch while the register is written, and what its namings tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.lang import table
from dateline.mentions.grammar.namings import Naming
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.speaker_kinds import is_human, kind_of
from dateline.mentions.grammar.words import Reading
from dateline.model import Speaker

# A dispatch has a dozen speakers; hostile text with thousands is read by the latest alone.
RECENT = 200
PERSONS = frozenset(("governor", "head_of_state"))


@dataclass(slots=True)
class Entry:
    """One speaker while the register is being written."""

    namings: list[Naming] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    surname: str | None = None
    gender: str | None = None
    last: int = 0
    spoke: bool = False
    mirrors: "Entry | None" = None
    speaker: Speaker | None = None


def same_word(one: str, other: str) -> bool:
    """Whether two words are one but for their endings ("Гладков", "Гладковым")."""
    if one == other:
        return True
    short = min(len(one), len(other))
    if one.isascii() or abs(len(one) - len(other)) > 3:
        return False
    alike = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), short)
    return alike >= max(3, short - 3)


@cache
def one_bodies(language: str) -> dict[str, str]:
    """The names that a body has besides each other: "the army", "the military"."""
    return {name: body for body, names in table(language, "speakers").get("one_body", {}).items() for name in names}


@cache
def one_roles(language: str) -> dict[str, str]:
    """The words that name one office, by the first of them: "spokesman", "spokesperson"."""
    return {word: rows[0] for rows in table(language, "speakers").get("one_role", {}).values() for word in rows}


def content(r: Reading, naming: Naming) -> set[str]:
    """The words of a naming without those that only bind."""
    roles = one_roles(r.language)
    return {
        roles.get(w.low, w.low)
        for w in r.words[naming.first : naming.last]
        if w.upos in ("NOUN", "PROPN", "ADJ", "X") and any(x.isalnum() for x in w.low)
    }


def kind_of_entry(r: Reading, entry: Entry) -> str | None:
    """The kind that the fullest naming of an entry that tells one gives."""
    for naming in sorted(entry.namings, key=lambda n: -len(content(r, n))):
        kind = kind_of(r.language, lows(r, naming.first, naming.last))
        if kind is not None:
            return kind
    return None


def is_person(r: Reading, entry: Entry) -> bool:
    """Whether a noun of an entry means a person, where its language writes Latin letters: "the resident"."""
    heads = [r.lows[n.head] for n in entry.namings]
    return any(is_human(r.language, h) for h in heads) if heads and heads[0].isascii() else False


def is_paper(r: Reading, naming: Naming) -> bool:
    """Whether a naming is of what a body wrote: "a military statement"."""
    return cues(r.language).within("documents.nouns", r.lows[naming.head])


def is_pair(r: Reading, entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether an entry is two bodies named together, one of which was named before: "the army and the police"."""
    c = cues(r.language)
    if not c.articles or entry.surname is not None:
        return False
    n = entry.namings[-1]
    at = next((k for k in range(n.first + 1, n.core - 1) if c.within("joins", r.lows[k])), None)
    if at is None:
        return False
    sides = [{w.low for w in r.words[a:b] if w.upos in ("NOUN", "PROPN")} for a, b in ((n.first, at), (at, n.core))]
    others = [e for e in entries[-RECENT:] if e is not entry]
    return any(side and any(side <= e.words for e in others) for side in sides)
