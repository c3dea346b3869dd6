"""What users add to the lexicons, without code: `lexicon/<language>/<table>.toml` in their settings folder."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.errors import SettingError
from dateline.settings import LANGUAGES, user_folder


def own_table(language: str, name: str) -> dict[str, Any]:
    """The user's additions to a lexicon, empty where there are none; SettingError names a file that can't be used."""
    path = user_folder() / "lexicon" / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise SettingError(f"{path}: {error}; mend the file or move it away") from None


def own_files(language: str) -> list[Path]:
    """The user's files for a language; SettingError for one that is not named after a lexicon."""
    folder = user_folder() / "lexicon"
    if not folder.is_dir():
        return []
    for found in sorted(folder.iterdir()):
        if found.is_dir() and found.name not in LANGUAGES:
            raise SettingError(f"{found}: no language of Dateline; name the folder one of {', '.join(LANGUAGES)}")
    tables = sorted(
        item.name for item in (resources.files("dateline.lang") / language).iterdir() if item.name.endswith(".toml")
    )
    files = sorted((folder / language).glob("*.toml"))
    for file in files:
        if file.name not in tables:
            raise SettingError(f"{file}: there is no such lexicon; there are {', '.join(tables)}")
    return files


def merged(table: Mapping[str, Any], own: Mapping[str, Any], *, where: str) -> dict[str, Any]:
    """A lexicon with what a user adds: words join the lists, named groups (`id`) the group of that name, and a single
    value takes the place of ours. SettingError where the shapes differ.
    """
    made = dict(table)
    for key, value in own.items():
        mine = made.get(key)
        if mine is None:
            made[key] = value
        elif isinstance(mine, dict) and isinstance(value, dict):
            made[key] = merged(mine, value, where=f"{where}.{key}")
        elif isinstance(mine, list) and isinstance(value, list):
            made[key] = _joined(mine, value, where=f"{where}.{key}")
        elif isinstance(mine, (dict, list)) or isinstance(value, (dict, list)):
            raise SettingError(f"{where}: {key!r} is a {_kind(mine)} in Dateline's lexicon and a {_kind(value)} here")
        else:
            made[key] = value
    return made


def _joined(mine: list[Any], more: list[Any], *, where: str) -> list[Any]:
    made = list(mine)
    places = {row["id"]: k for k, row in enumerate(mine) if isinstance(row, dict) and "id" in row}
    for row in more:
        at = places.get(row.get("id")) if isinstance(row, dict) else None
        if at is not None:
            made[at] = merged(made[at], row, where=f"{where}.{row['id']}")
        elif row not in made:
            made.append(row)
    return made


def _kind(value: Any) -> str:
    return "table" if isinstance(value, dict) else "list" if isinstance(value, list) else "single value"
