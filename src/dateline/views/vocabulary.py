"""The words of a report for people that are not the dispatch's own, in the language of whoever reads it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language: phrases by group and key, and counted nouns by their form in any language.

    `names` is the language in which places are named.
    """

    language: str
    names: str
    phrases: Mapping[str, Any]
    units: Mapping[str, tuple[str, str]]

    def say(self, group: str, key: str, *values: object) -> str:
        """One phrase with its values; the key itself where there is none."""
        said = self.phrases[group].get(key, key.replace("_", " "))
        return str(said).format(*values) if values else str(said)

    def has(self, group: str, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in self.phrases[group]

    def form(self, group: str, key: str, count: float | None) -> str:
        """The one form or the form of many, as a count needs it."""
        one, many = self.phrases[group][key]
        return str(one if count is not None and self.is_one(count) else many)

    def is_one(self, count: float) -> bool:
        """Whether a count takes the singular: English 1, French 0 and 1."""
        return abs(count) < 2 if self.language == "fr" else abs(count) == 1

    def unit(self, noun: str, count: float | None, *, spoken: str) -> str:
        """A counted noun in the number it needs; one no table has stays as the dispatch's language has it."""
        singular, plural = self.units.get(noun.casefold(), (noun, ""))
        if count is not None and self.is_one(count):
            return singular
        if any(c.isdigit() for c in noun):  # "Shahed-136": a make
            return noun.title()
        return plural or regular(singular, self.language if noun.casefold() in self.units else spoken)


def regular(noun: str, language: str) -> str:
    """The plural of a noun by rule."""
    if language not in ("fr", "en") or not noun or " " in noun or noun[-1] in "sxz":
        return noun
    if language == "fr" and noun.endswith(("eau", "eu")):
        return noun + "x"
    return noun[:-2] + "aux" if language == "fr" and noun.endswith("al") else noun + "s"


@cache
def words(language: str, names: str | None = None) -> Words:
    """The words of English ("en") or French ("fr"); places are named in `names`, in the same where it is None."""
    return Words(language=language, names=names or language, phrases=_table(language), units=_units(language))


def of_locale(environment: Mapping[str, str]) -> str:
    """The language of the words for who works in this locale: French or English."""
    locale = next((environment[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(k)), "")
    return "fr" if locale.casefold().startswith("fr") else "en"


@cache
def cities() -> Mapping[str, str]:
    """What French calls towns that a dispatch does not name in French itself."""
    return _table("cities_fr")


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("dateline.views") / "words" / f"{name}.toml").read_text(encoding="utf-8"))


def _units(language: str) -> dict[str, tuple[str, str]]:
    at = {"fr": 0, "en": 1}[language]
    found: dict[str, tuple[str, str]] = {}
    for row in _table("units")["units"]:
        shown, _, plural = row[at].split(",")[0].partition("/")
        for cell in row:
            for noun in filter(None, cell.split(",")):
                found.setdefault(noun.partition("/")[0].casefold(), (shown, plural))
    return found
