"""Languages that inflect names share one reader of places: their tables have the same keys."""

from typing import Any

import pytest

from dateline.lang import table

# Keys that are words of the language themselves.
OWN = frozenset({"seats", "bearings", "numbers", "endings", "class", "fragments", "natures"})


def keys(rows: dict[str, Any], path: str = "") -> set[str]:
    """The paths of a table's keys, those left out that are words."""
    out: set[str] = set()
    for name, value in rows.items():
        out.add(f"{path}.{name}")
        if isinstance(value, dict) and name not in OWN:
            out |= keys(value, f"{path}.{name}")
    return out


@pytest.mark.parametrize("name", ["places", "incidents"])
def test_ukrainian_has_the_keys_of_russian(name: str) -> None:
    assert keys(table("ru", name)) <= keys(table("uk", name))
