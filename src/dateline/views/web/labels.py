"""Names on the map: countries and large towns in the reader's language."""

from functools import cache
from typing import Any

import apsw

from dateline.gazetteer import index_path, open_gazetteer
from dateline.gazetteer.display import display_name
from dateline.model import Place
from dateline.views.vocabulary import cities

_LARGE = 200_000  # inhabitants


@cache
def labels(language: str) -> list[list[Any]]:
    """Name, latitude, longitude, thousands of inhabitants and whether it is a country, for each."""
    open_gazetteer()  # builds the index where it is missing
    base = apsw.Connection(
        f"file:{index_path()}?mode=ro&immutable=1", flags=apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READONLY
    )
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
