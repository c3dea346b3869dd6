import tomllib
from importlib import resources

import pytest

from dateline.settings import WORDS
from dateline.views.report import compass_point, schema
from dateline.views.vocabulary import of_locale, regular, words

UNITS = tomllib.loads((resources.files("dateline.views") / "words" / "units.toml").read_text("utf-8"))["units"]


def keys(phrases: object, before: str = "") -> set[str]:
    """The paths of all phrases."""
    if not isinstance(phrases, dict):
        return {before}
    return {path for key, value in phrases.items() for path in keys(value, f"{before}/{key}")}


def test_every_language_says_the_same() -> None:
    said = {language: keys(words(language).phrases) for language in WORDS}
    assert said["en"] == said["fr"]


@pytest.mark.parametrize("language", WORDS)
def test_the_vocabulary_of_reports_is_worded(language: str) -> None:
    defs, phrases = schema()["$defs"], words(language).phrases
    assert set(defs["event_type"]["enum"]) == set(phrases["types"])
    assert {m for m in defs["means"]["enum"] if m} == set(phrases["means"])
    assert {w for w in defs["quantity"]["properties"]["what"]["enum"] if w != "other"} < set(phrases["counted"])


def test_units_stand_in_four_languages() -> None:
    assert all(len(row) == 4 for row in UNITS)
    french = [noun.partition("/")[0] for row in UNITS for noun in row[0].split(",")]
    assert len(french) == len(set(french)), "a French noun stands in one row"


@pytest.mark.parametrize(
    ("language", "noun", "count", "spoken", "expected"),
    [
        ("en", "roquette", 2, "fr", "rockets"),
        ("en", "дрон", 1, "ru", "drone"),
        ("en", "людина", 5, "uk", "people"),
        ("fr", "будинок", 3, "uk", "maisons"),
        ("en", "moulin", 3, "fr", "moulins"),
        ("en", "мельница", 3, "ru", "мельница"),
        ("en", "Shahed-136", 20, "en", "Shahed-136"),
        ("fr", "drone", 1.5, "fr", "drone"),
        ("en", "drone", 1.5, "en", "drones"),
        ("en", "drone", 0, "en", "drones"),
    ],
)
def test_units(language: str, noun: str, count: float, spoken: str, expected: str) -> None:
    assert words(language).unit(noun, count, spoken=spoken) == expected


def test_plurals_by_rule() -> None:
    assert [regular(n, "fr") for n in ("bateau", "hôpital", "corps", "drone")] == [
        "bateaux",
        "hôpitaux",
        "corps",
        "drones",
    ]


def test_the_locale_chooses_the_words() -> None:
    assert of_locale({"LANG": "fr_FR.UTF-8"}) == "fr"
    assert of_locale({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}) == "en"
    assert of_locale({"LANG": "uk_UA.UTF-8"}) == "en"
    assert of_locale({}) == "en"


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("fr", "sud-ouest", "SW"),
        ("fr", "méridionale", "S"),
        ("fr", "centre", "C"),
        ("en", "north-east", "NE"),
        ("en", "northern", "N"),
        ("fr", "NW", "NW"),
        ("fr", "ailleurs", None),
        ("fr", None, None),
    ],
)
def test_bearings_are_points_of_the_compass(language: str, word: str | None, expected: str | None) -> None:
    assert compass_point(language, word) == expected
