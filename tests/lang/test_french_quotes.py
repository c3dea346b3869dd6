"""Marks around a word or two are left out of the parse; those of speech stay."""

import pytest

from dateline import Reader
from dateline.lang.fr.quotes import without_scare_quotes

READER = Reader(language="fr")


@pytest.mark.parametrize(
    "words",
    [
        "une « infrastructure critique » a été détruite",
        'le site "stratégique" a brûlé',
        "a été “ gravement endommagée ”",
    ],
)
def test_marks_around_a_few_words_are_left_out(words: str) -> None:
    tokens = words.replace('"', ' " ').split()
    kept = without_scare_quotes(tokens)
    assert kept is not None
    assert [tokens[i] for i in kept] == [t for t in tokens if t not in '«»"“”']


@pytest.mark.parametrize(
    "words",
    [
        "« Le site a brûlé », a dit le maire",
        "il a ajouté : « Tout va bien »",
        "il a parlé d' « un acte , dit-il , de terreur »",
        "un mot « sans fin",
        "aucune marque ici",
        "il dit qu' « il ne partira pas »",
    ],
)
def test_marks_of_speech_stay(words: str) -> None:
    assert without_scare_quotes(words.split()) is None


@pytest.mark.parametrize("marks", ["« {} »", '"{}"', "“{}”", "{}"])
def test_an_event_is_told_with_the_marks_as_without(marks: str) -> None:
    said = marks.format("gravement endommagée")
    text = f"Une centrale d'Odessa a été {said} par un missile cette nuit, selon l'opérateur."
    (claim,) = READER.read(text, published="2025-03-21").claims
    assert claim.event_type == "strike"
    assert text[claim.evidence[0].start : claim.evidence[0].end].startswith("Une centrale d'Odessa a été")
    assert claim.place is not None
    assert "Odes" in claim.place.name
