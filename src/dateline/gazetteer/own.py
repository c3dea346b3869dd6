"""Places that a user adds, without code: `places.tsv` in the settings folder."""

from pathlib import Path

from dateline.errors import SettingError
from dateline.settings import user_folder

KINDS = ("facility", "village", "city", "district", "area", "sea")
_NEEDED = ("name", "kind", "country", "lat", "lon")
_OPTIONAL = ("names", "admin1", "radius_km", "source", "note", "parts", "weight", "administered_by")
_RADIUS = {"facility": "4", "village": "3", "city": "10", "district": "30"}


def own_bytes() -> bytes:
    """The user's file as it is, empty where there is none: what an index depends on."""
    try:
        return _path().read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        raise SettingError(f"{_path()}: {error.strerror or error}") from None


def own_places(countries: set[str]) -> list[dict[str, str]]:
    """The user's places as rows of supplement.tsv; `countries` are the codes there are.

    SettingError names the line that can't be used: a list that is read by half would put events elsewhere without a
    word.
    """
    path = _path()
    try:
        lines = own_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from None
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = _header(cells, path)
            continue
        if len(cells) > len(header):
            raise SettingError(f"{path}, line {number}: {len(cells)} cells under {len(header)} columns")
        row = dict.fromkeys((*_NEEDED, *_OPTIONAL), "") | dict(zip(header, cells, strict=False))
        rows.append(_checked(row, countries, where=f"{path}, line {number}"))
    return rows


def _path() -> Path:
    return user_folder() / "places.tsv"


def _header(cells: list[str], path: Path) -> list[str]:
    missing = [name for name in _NEEDED if name not in cells]
    unknown = [name for name in cells if name not in _NEEDED and name not in _OPTIONAL]
    if missing or unknown:
        told = f"lacks the columns {', '.join(missing)}" if missing else f"has unknown columns {', '.join(unknown)}"
        known = ", ".join((*_NEEDED, *_OPTIONAL))
        raise SettingError(f"{path}: the first line {told}; columns, with tabs between them, are {known}")
    return cells


def _checked(row: dict[str, str], countries: set[str], *, where: str) -> dict[str, str]:
    if not row["name"]:
        raise SettingError(f"{where}: no name")
    if row["kind"] not in KINDS:
        raise SettingError(f"{where}: the kind {row['kind']!r} is none of {', '.join(KINDS)}")
    if row["country"] and row["country"] not in countries:
        raise SettingError(f"{where}: the country {row['country']!r} is no ISO 3166-1 code of three letters")
    row["radius_km"] = row["radius_km"] or _RADIUS.get(row["kind"], "50")
    for column, most in (("lat", 90.0), ("lon", 180.0), ("radius_km", 3000.0), ("weight", 100.0)):
        if column == "weight" and not row[column]:
            continue
        try:
            value = float(row[column])
        except ValueError:
            raise SettingError(f"{where}: {column} is {row[column]!r}, not a number") from None
        if not -most <= value <= most:
            raise SettingError(f"{where}: {column} is {value}, more than {most:g}")
    return row
