"""What each language of the shared grammar has is declared in its lexicon, and rules ask that, not the language."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import dateline
from dateline.lang import LANGUAGES, table
from dateline.lang.traits import Traits, traits
from dateline.mentions.own_grammar import has_own_grammar

SHARED = [language for language in LANGUAGES if not has_own_grammar(language)]
GRAMMAR = Path(dateline.__file__).parent / "mentions" / "grammar"
ASKS = re.compile(r"""\blanguage (?:==|!=|in|not in) ["'({\[]""")


@pytest.mark.parametrize("language", SHARED)
def test_every_language_of_the_shared_grammar_declares_every_trait(language: str) -> None:
    declared = table(language, "clauses")["traits"]
    assert set(declared) == {field.name for field in fields(Traits)}
    assert all(isinstance(has, bool) for has in declared.values())
    assert traits(language) == Traits(**declared)


@pytest.mark.parametrize("trait", [field.name for field in fields(Traits)])
def test_a_trait_is_explained_and_parts_languages(trait: str) -> None:
    assert f"`{trait}`" in (Traits.__doc__ or "")
    assert {getattr(traits(language), trait) for language in SHARED} == {True, False}


def test_no_rule_of_the_shared_grammar_asks_which_language_it_reads() -> None:
    lines = ((f.name, line) for f in GRAMMAR.glob("*.py") for line in f.read_text("utf-8").splitlines())
    assert [row for row in lines if ASKS.search(row[1])] == []
