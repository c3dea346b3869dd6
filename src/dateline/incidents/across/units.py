"""Units of counts under one word for all languages."""

import tomllib
from functools import cache
from importlib import resources


def unit_of(unit: str | None) -> str | None:
    """The word for a unit in every language where the table has it, else the unit as the dispatch has it.

    People of any kind ("personnes", "civilians", "погибших") are "people", and None stays None.
    """
    return None if unit is None else _table().get(unit.casefold().strip(), unit.casefold().strip())


@cache
def _table() -> dict[str, str]:
    data = tomllib.loads((resources.files("dateline.incidents.across") / "units.toml").read_text(encoding="utf-8"))
    return {form.strip(): name for name, forms in data["units"].items() for form in [name, *forms.split(",")]}
