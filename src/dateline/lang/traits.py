"""Traits: what a language has, as far as rules of the grammar that languages share rest on it."""

from dataclasses import dataclass
from functools import cache

from dateline.lang import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a language has: rules ask this, never which language it is.

    `cases`: nouns show by their case what they are in the sentence, and prepositions govern one ("дроном атаковали").
    `articles`: nouns are made definite by an article; a bare noun is not ("the blast", "two of the five").
    `agreement`: verbs and relatives show the number and gender of what they are of ("ракеты были", "удар, который").
    `participles_decline`: participles agree with their nouns, so that their form is that of no finite verb or noun;
    English "killed" may be any of them.
    `impersonal_passive`: a form without a subject tells what was done ("будинок пошкоджено").
    `free_order`: the subject may stand behind its verb, and a phrase in any order ("погибли двое", "под огнём
    оказались"); where order is fixed, the place of a word tells its part.
    `negative_concord`: words of negation that go with each other deny once ("никто не пострадал"), and the verb bears
    the negation.
    """

    cases: bool
    articles: bool
    agreement: bool
    participles_decline: bool
    impersonal_passive: bool
    free_order: bool
    negative_concord: bool


@cache
def traits(language: str) -> Traits:
    """The traits of a language, from `[traits]` in its `clauses.toml`; TypeError where one is missing or unknown."""
    return Traits(**table(language, "clauses")["traits"])
