"""The lexicon of the templates, looked up by lemma."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A known organization: its names in capitals, the first the fullest, and whether it is an arm of the state."""

    names: tuple[str, ...]
    state: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What `fill.toml` says, each noun or verb with what the templates call it."""

    people: Mapping[str, str]
    perpetrators: Mapping[str, str]
    things: Mapping[str, str]
    instruments: Mapping[str, str]
    triggers: Mapping[str, str]
    effects: Mapping[str, str]
    signs: Mapping[str, frozenset[str]]
    countries: Mapping[str, str]
    nations: Mapping[str, str]
    organizations: tuple[Organization, ...]
    organization_pattern: re.Pattern[str]


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Word to what it is listed under; the first list that has it wins."""
    found: dict[str, str] = {}
    for name, listed in table.items():
        for word in listed.split():
            found.setdefault(word, name)
    return found


@cache
def words() -> Words:
    """The lexicon, read once."""
    path = resources.files("dateline.evaluate.muc4") / "fill.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    organizations = tuple(
        Organization(names=tuple(name.strip().upper() for name in line.split("|")), state=kind == "state")
        for kind, lines in table["organizations"].items()
        for line in lines
    )
    every = sorted({name for o in organizations for name in o.names}, key=len, reverse=True)
    return Words(
        people=_by_word(table["people"]),
        perpetrators=_by_word(table["perpetrators"]),
        things=_by_word(table["things"]),
        instruments=_by_word(table["instruments"]),
        triggers=_by_word(table["triggers"]),
        effects=_by_word(table["effects"]),
        signs={name: frozenset(listed.split()) for name, listed in table["signs"].items()},
        countries=table["countries"],
        nations={word: nation for listed, nation in table["nations"].items() for word in listed.split()},
        organizations=organizations,
        organization_pattern=re.compile(
            r"(?<![A-Z0-9-])(?:" + "|".join(r"\s+".join(map(re.escape, n.split())) for n in every) + r")(?![A-Z0-9])"
        ),
    )


def organizations_in(text: str) -> list[tuple[int, Organization]]:
    """The known organizations that a text in capitals names, with where."""
    known = words()
    by_name = {name: o for o in known.organizations for name in o.names}
    return [
        (m.start(), by_name[" ".join(m.group().split())]) for m in known.organization_pattern.finditer(text.upper())
    ]
