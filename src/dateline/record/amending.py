"""The words of a correction as values: what a reviewer writes, read once and kept with the judgement.

What cannot be read is refused in one line that says how to write it; nothing is guessed.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import apsw

from dateline.errors import SettingError
from dateline.gazetteer import index_path, open_gazetteer
from dateline.incidents.across.units import unit_of
from dateline.mentions.time_calendar import precision
from dateline.record.areas import area_of
from dateline.record.query import EVENT_TYPES, MEANS

WHATS = (
    "launched", "downed", "crashed", "found", "hit", "damaged", "killed", "wounded", "missing", "arrested",
    "evacuated", "other",
)  # fmt: skip
KINDS = (
    "military", "ministry", "head_of_state", "governor", "local_authority", "emergency_service", "official", "agency",
    "media", "witness", "company", "intelligence", "international_org", "unnamed",
)  # fmt: skip
NONE = ("none", "-", "aucun", "aucune")
_PRECISION = {"country": 6, "region": 4, "area": 5, "sea": 5, "district": 3}  # as in UCDP
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)")
_COUNT = re.compile(rf"({'|'.join(WHATS)})(?:\s+(\D{{1,40}}?))?\s+(\d{{1,7}})(?:\s*(?:\.\.|-|–)\s*(\d{{1,7}})?|(\+))?")
_HOW = 'as "killed 3", "wounded 2..5", "downed drone 17" or "killed 3.." (at least 3); several with ;'
_FAR = 0.5  # degrees within which the next town tells in which country and region a point lies


def amends(claim: Mapping[str, Any], field: str, value: str) -> dict[str, Any] | None:
    """The values of a claim that a correction replaces, by their names in its JSON; None where it has no effect.

    `field` is event_type, means, place, time, quantity or source, as is `value` in words; anything else is a remark.
    Raises SettingError for a value that cannot be read.
    """
    said = " ".join(value.split())
    if field in ("event_type", "means"):
        return {field: _word(field, said)}
    if field == "place":
        return {"place": None if said.casefold() in NONE else place_of(said, claim.get("place"))}
    if field == "time":
        return {"time": None if said.casefold() in NONE else _days(said)}
    if field == "quantity":
        return {"quantities": _counts(said)}
    if field == "source":
        return {"source": None if said.casefold() in NONE else _source(said, claim.get("source"))}
    return None


def _word(field: str, said: str) -> str | None:
    known = EVENT_TYPES if field == "event_type" else MEANS
    word = said.casefold().replace(" ", "_")
    if field == "means" and word in NONE:
        return None
    if word not in known:
        raise SettingError(f"{field} {said[:40]!r}: choose one of {', '.join(known)}")
    return word


def place_of(said: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """A place of the gazetteer by its name or id, or a point "48.01, 37.8"; a point keeps the name it had."""
    point = _POINT.fullmatch(said)
    if point:
        latitude, longitude = float(point[1]), float(point[2])
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise SettingError(f"{said[:40]}: not on the map; give latitude and longitude in degrees")
        country, admin1 = _around(latitude, longitude)
        name = (before or {}).get("name") or f"{latitude:g}, {longitude:g}"
        where = {"latitude": latitude, "longitude": longitude, "radius_km": 1.0, "where_prec": 1, "geonameid": None}
        return _place(name, where | {"country": country, "admin1": admin1, "administered_by": None})
    try:
        found = area_of(said).place
    except SettingError as error:
        raise SettingError(f"{error}; a place that the gazetteer lacks can be moved to on the map") from None
    return _place(
        found.name,
        {
            "latitude": found.latitude,
            "longitude": found.longitude,
            "radius_km": found.radius_km,
            "where_prec": _PRECISION.get(found.kind, 1),
            "geonameid": found.geonameid,
            "country": found.country,
            "admin1": found.admin1,
            "administered_by": found.administered_by,
        },
    )


def _place(name: str, where: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "relation": None, "distance_km": None, "bearing": None, "reason": None, **where}


def _around(latitude: float, longitude: float) -> tuple[str | None, str | None]:
    """The country and region of the town next to a point; None for both where none is near."""
    open_gazetteer()
    base = apsw.Connection(
        f"file:{index_path()}?mode=ro&immutable=1", flags=apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READONLY
    )
    try:
        row = base.execute(
            "SELECT country, admin1 FROM place WHERE kind IN ('city', 'village') AND latitude BETWEEN ?1 - ?3 AND "
            "?1 + ?3 AND longitude BETWEEN ?2 - ?3 AND ?2 + ?3 ORDER BY (latitude - ?1) * (latitude - ?1) + "
            "(longitude - ?2) * (longitude - ?2), number LIMIT 1",
            (latitude, longitude, _FAR),
        ).fetchone()
    finally:
        base.close()
    return (row[0], row[1]) if row else (None, None)


def _days(said: str) -> dict[str, Any]:
    """A day, or the first and last of several."""
    parts = [part.strip() for part in re.split(r"/|\.\.| to | au ", said)]
    try:
        first, last = date.fromisoformat(parts[0]), date.fromisoformat(parts[-1])
        if len(parts) > 2 or last < first or any(len(part) != 10 for part in parts):
            raise ValueError
    except ValueError:
        raise SettingError(f"time {said[:40]!r}: write 2024-05-14, or 2024-05-13/2024-05-14") from None
    return {"earliest": first.isoformat(), "latest": last.isoformat(), "date_prec": precision(first, last)}


def _counts(said: str) -> list[dict[str, Any]]:
    """The numbers of what they count; "killed none" takes a number away."""
    found: list[dict[str, Any]] = []
    for part in (p.strip() for p in said.split(";") if p.strip()):
        what, _, rest = part.partition(" ")
        if what in WHATS and rest.casefold() in NONE:
            found.append({"what": what, "unit": None, "low": None, "best": None, "high": None, "said": False})
            continue
        match = _COUNT.fullmatch(part)
        if match is None:
            raise SettingError(
                f"number {part[:40]!r}: write what and how many, {_HOW}; what is one of {', '.join(WHATS)}"
            )
        low = int(match[3])
        ranged = ".." in part or "-" in part or "–" in part or bool(match[5])
        high = int(match[4]) if match[4] else None if ranged else low
        if high is not None and high < low:
            raise SettingError(f"number {part[:40]!r}: the lower end first, {_HOW}")
        best = low if high == low else None
        found.append({"what": match[1], "unit": _unit(match[2]), "low": low, "best": best, "high": high, "said": True})
    if not found:
        raise SettingError(f"number: write what and how many, {_HOW}")
    return found


def _unit(said: str | None) -> str | None:
    """The one word for a unit, of one or many."""
    unit = unit_of(said)
    return unit if said is None or unit != said.casefold() else unit_of(said.removesuffix("s"))


def _source(said: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Who says it: "name", "name; kind" or "name; kind; SIDE". What is left out stays as it was read."""
    name, kind, side = ([part.strip() for part in said.split(";")] + ["", "", ""])[:3]
    if not name or said.count(";") > 2 or (kind and kind not in KINDS):
        raise SettingError(f'source {said[:40]!r}: write "name; kind; SIDE", kind one of {", ".join(KINDS)}')
    if side and not (len(side) == 3 and side.isascii() and side.isupper()):
        raise SettingError(f"source: side {side[:20]!r}: three letters, as RUS, UKR, MLI")
    old = before or {}
    return {"name": name, "kind": kind or old.get("kind") or "unnamed", "side": side or old.get("side")}
