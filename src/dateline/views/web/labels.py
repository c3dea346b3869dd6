"""Names on the map: countries and large towns in the reader's language, towns and villages of a small window."""

from functools import cache, lru_cache
from typing import Any

import apsw

from dateline.errors import SettingError
from dateline.gazetteer import index_path, open_gazetteer
from dateline.gazetteer.display import display_name
from dateline.model import Place
from dateline.views.vocabulary import cities

_LARGE = 200_000  # inhabitants
_WIDEST, _MOST = 15.0, 60  # degrees of a window whose villages are named, and how many


@cache
def labels(language: str) -> list[list[Any]]:
    """Name, latitude, longitude, thousands of inhabitants and whether it is a country, for each."""
    base = _index()
    rows = base.execute(
        "SELECT name, kind, latitude, longitude, country, population FROM place "
        "WHERE kind = 'country' OR (kind = 'city' AND population >= ?) ORDER BY kind = 'country' DESC, population DESC",
        (_LARGE,),
    ).fetchall()
    base.close()
    french = cities() if language == "fr" else {}
    made: list[list[Any]] = []
    for name, kind, latitude, longitude, country, population in rows:
        said = french.get(name, name)
        if kind == "country":
            place = Place(
                id=name, name=name, kind=kind, country=country, latitude=latitude, longitude=longitude, radius_km=0.0
            )
            said = display_name(place, language) or name
        made.append([said, round(latitude, 2), round(longitude, 2), population // 1000, int(kind == "country")])
    return made


@lru_cache(maxsize=512)
def towns(language: str, window: str) -> list[list[Any]]:
    """Name, latitude, longitude of the best known towns and villages of a window ("west,south,east,north" in degrees).

    The best known come first. Raises SettingError for what is no window, or one wider than 15 degrees.
    """
    try:
        west, south, east, north = (float(part) for part in window.split(","))
    except ValueError:
        raise SettingError(f"window {window[:60]!r}: give west,south,east,north in degrees") from None
    if not (0 <= east - west <= _WIDEST and 0 <= north - south <= _WIDEST):
        raise SettingError(f"window {window[:60]!r}: at most {_WIDEST:g} degrees wide and high")
    base = _index()
    rows = base.execute(
        "SELECT name, latitude, longitude FROM place WHERE latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ? "
        "AND kind IN ('city', 'village') ORDER BY weight DESC, number LIMIT ?",
        (south, north, west, east, _MOST),
    ).fetchall()
    base.close()
    french = cities() if language == "fr" else {}
    return [[french.get(name, name), round(latitude, 4), round(longitude, 4)] for name, latitude, longitude in rows]


def _index() -> apsw.Connection:
    """The gazetteer's index, to read; it is built where it is missing."""
    open_gazetteer()
    return apsw.Connection(
        f"file:{index_path()}?mode=ro&immutable=1", flags=apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READONLY
    )
