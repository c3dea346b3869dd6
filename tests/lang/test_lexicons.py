"""Languages read by the same engine have the same keys in their word lists."""

from typing import Any

import pytest

from dateline.lang import table

# What is a language's own: word classes, patterns, names.
OWN = {
    "times": {"class", "fragments", "rule", "numbers", "guards"},
    "places": {
        "bearings",
        "natures",
        "relations.numbers",
        "relations.attributive",
        "listed",
        "behind",
        "abbreviations",
    },
    "entities": {"orgs"},
    "anatomy": {"agencies", "dates.months"},
    "sentences": set(),
    "incidents": set(),
}


def keys(data: dict[str, Any], own: set[str], path: str = "") -> set[str]:
    found: set[str] = set()
    for name, value in data.items():
        here = f"{path}{name}"
        if here in own:
            continue
        found.add(here)
        if isinstance(value, dict):
            found |= keys(value, own, f"{here}.")
    return found


@pytest.mark.parametrize("name", OWN)
def test_english_has_the_keys_of_french(name: str) -> None:
    french, english = (keys(table(language, name), OWN[name]) for language in ("fr", "en"))
    assert french - english == set()
