"""A rule is tried where it may begin, and finds what a search of the whole text finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions.numerals import lowered
from dateline.mentions.time_rules import TimeLexicon, find_matches, time_lexicon
from dateline.mentions.time_starts import starts

TEXTS = (
    "Mardi 28 février 2023, vers 3h30, dans la nuit de lundi à mardi et le 1er mars.",
    "Entre le 3 et le 5 mai, puis plus tard, à 14H05 GMT, deux semaines après l'été 2024.",
    "DANS LA NUIT DE SAMEDI À DIMANCHE, LE 12 JANVIER",
    "12/03/2024 ; 2024-03-12, en mars, fin mars, début avril - le week-end dernier\n\nil y a trois jours",
    "\u0661\u0662 mars, İstanbul, le 3 mai, ſamedi",
)


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("mars", {"mars"}),
        ("(?<!x)(?:le |la )?nuit", {"le nui", "la nui", "nuit"}),
        (r"\d{1,2}h", {"0h", "00h"}),
        (" {1,2}a", {" a", "  a"}),
        (r"\d{2}h", {"00h"}),
        (r"\d{2,4}h", {"0"}),
        ("[ab]c", {"ac", "bc"}),
        (".x", {""}),
        ("(?:a|bcde)f", {"af", "bcdef"}),
        ("é?t", {"ét", "t"}),
    ],
)
def test_beginnings(pattern: str, beginnings: set[str]) -> None:
    assert starts(re.compile(pattern, re.IGNORECASE)) == beginnings


def searched(text: str, lexicon: TimeLexicon) -> list[tuple[int, int, str]]:
    found = []
    for rule in lexicon.rules:
        for m in rule.pattern.finditer(text if rule.cased else lowered(text)):
            found.append((m.start() + len(m.group()) - len(m.group().lstrip()), m.end(), rule.order, rule.id))
    return [(start, end, name) for start, end, _, name in sorted(found, key=lambda f: (f[0], f[2]))]


def same(text: str) -> bool:
    lexicon = time_lexicon("fr")
    return [(m.start, m.end, m.rule.id) for m in find_matches(text, lexicon)] == searched(text, lexicon)


@pytest.mark.parametrize("text", [t for t in TEXTS if "ſ" not in t])
def test_nothing_is_lost(text: str) -> None:
    assert same(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*" ".join(TEXTS[:4]).split(), "la", "nuit", ",", "\n", "-", "d'", "2023"]), max_size=30)
)
def test_nothing_is_lost_in_any_order(words: list[str]) -> None:
    assert same(" ".join(words))


def test_other_digits_and_letters_do_no_harm() -> None:
    text = TEXTS[4]
    assert all(text[m.start : m.end] for m in find_matches(text, time_lexicon("fr")))
