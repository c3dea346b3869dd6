"""Filters as SQL: which rows of `incident` they let through, and by which way these are found soonest.

Values are parameters, always: what is put together here is only the names of our own columns. An incident is `i`.

A filter on words, names or a window is a set that has its own index. Where one such set is small it leads, and the
others are looked at row by row; where all are large the order of the answer leads. Left to itself the planner takes the
index of days for a window in a month, which is 500 times slower than the R*Tree.
"""

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import apsw

from dateline.record.areas import Area, area_of
from dateline.record.query import Box, Filters, Near
from dateline.record.words import Both, Either, Query, Term, query_of

Values = tuple[Any, ...]
SMALL = 10_000  # rows of a set that may lead
_LONG = 31  # days; what lasts longer is looked for apart
_DISTRICT = 3  # where_prec of what has a place on the map that is no whole region
_KM = 111.2  # of a degree of latitude
_APART = (
    "12742 * asin(min(1.0, sqrt(pow(sin(radians(i.latitude - ?) / 2), 2) + cos(radians(?)) * cos(radians(i.latitude)) "
    "* pow(sin(radians(i.longitude - ?) / 2), 2))))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One condition: `sql` about a row `i`; `rows` queries the numbers it lets through, where there is an index."""

    sql: str
    values: Values
    rows: str | None = None
    row_values: Values = ()
    words: bool = False
    probe: str | None = None
    probe_values: Values = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way through the table: `start` stands after FROM, `parts` are the conditions; no two ways share a row.

    A `small` one goes through `led` rows at most; `position` is the column that is in the order of days already.
    """

    start: str = "incident AS i"
    start_values: Values = ()
    parts: tuple[Part, ...] = ()
    small: bool = False
    led: int = 0
    position: str | None = None
    start_probe: str | None = None

    def where(self, *more: Part) -> tuple[str, Values]:
        """The WHERE clause, with a condition more, and the values from FROM on."""
        parts = [*self.parts, *more]
        sql = " AND ".join(f"({part.sql})" for part in parts) or "1 = 1"
        return sql, (*self.start_values, *(value for part in parts for value in part.values))

    def sampled(self, *more: Part) -> tuple[str, Values]:
        """As `where`, for a walk through some rows of the table instead of this way."""
        parts = [replace(part, sql=part.probe, values=part.probe_values) if part.probe else part for part in self.parts]
        sql, values = replace(self, start_values=(), parts=tuple(parts)).where(*more)
        return (f"{sql} AND {self.start_probe}", (*values, *self.start_values)) if self.start_probe else (sql, values)


@dataclass(slots=True)
class Found:
    """What filters come to in SQL: `ways` together let each row through once."""

    ways: list[Way] = field(default_factory=list)
    area: Area | None = None


def ways_of(base: apsw.Connection, filters: Filters, *, known: Callable[[], Sequence[str]]) -> Found:
    """The ways to the incidents that filters let through; `known` gives names of places to suggest.

    Raises SettingError for an unknown place.
    """
    area = area_of(filters.place, known=known) if filters.place else None
    plain = _plain(filters) + (_inside(area) if area and not area.circle else [])
    sets = _sets(base, filters)
    if area and area.circle:
        at = area.place
        sets.append(_circle(Near(latitude=at.latitude, longitude=at.longitude, km=at.radius_km)))
    worded = filters.text is not None and len(sets) == 1
    leading = None if worded else _smallest(base, sets)
    if leading is not None:
        numbers, part = leading
        rest = [other for other in sets if other is not part and not other.words]
        for other in sets:
            if other is not part and other.words:
                numbers = _holding(base, numbers, other)
        if filters.since or filters.until:
            rest.append(_touching(filters))
        start = "json_each(?) AS led CROSS JOIN incident AS i ON i.id = led.value"
        way = Way(start=start, start_values=(json.dumps(numbers),), parts=(*plain, *rest), small=True, led=len(numbers))
        return Found(ways=[way], area=area)
    if filters.text:
        return Found(ways=[_worded(filters, [*plain, *(part for part in sets if not part.words)])], area=area)
    return Found(ways=[_through_days(days, (*plain, *sets)) for days in _days(filters)], area=area)


_PROBES = 100  # looking up a frequent word for one incident takes as long as reading a hundred that hold it


def _holding(base: apsw.Connection, numbers: list[int], part: Part) -> list[int]:
    """The numbers of incidents that hold some words: looked up one by one where they are few."""
    if len(numbers) > _PROBES:
        query = f"SELECT held.id FROM ({part.rows}) AS held WHERE held.id IN (SELECT value FROM json_each(?))"
        holding = {row[0] for row in base.execute(query, (*part.row_values, json.dumps(numbers)))}
        return [number for number in numbers if number in holding]
    query = f"SELECT i.id FROM json_each(?) AS led CROSS JOIN incident AS i ON i.id = led.value WHERE {part.sql}"
    return [row[0] for row in base.execute(query, (json.dumps(numbers), *part.values))]


def _through_days(days: Way, parts: tuple[Part, ...]) -> Way:
    return replace(days, parts=(*days.parts, *parts))


def _worded(filters: Filters, parts: list[Part]) -> Way:
    """Through all that holds some words, in the order of days."""
    bounds, values = "", []
    if filters.until:
        bounds, values = " AND f.rowid < ?", [_position(filters.until + timedelta(days=1))]
    match = match_of(query_of(filters.text or ""))
    asked = Part(sql=f"incident_search MATCH ?{bounds}", values=(match, *values), probe=_HOLDS, probe_values=(match,))
    days = [_touching(filters)] if filters.since or filters.until else []
    start = f"incident_search AS f CROSS JOIN incident AS i ON i.id = f.rowid & {(1 << BITS) - 1}"
    return Way(start=start, parts=(asked, *days, *parts), position="f.rowid")


BITS = 40  # of a position in incident_search that hold the number of the incident; above them stands the day
_JULIAN = 1_721_424  # julianday() of a day, cut to a whole number, is its ordinal and this
_HOLDS = (
    "EXISTS (SELECT 1 FROM incident_search AS f WHERE incident_search MATCH ? AND f.rowid = "
    f"(coalesce(CAST(julianday(i.earliest) AS INTEGER), 0) << {BITS}) | i.id)"
)


def _position(day: date) -> int:
    """The position of the first incident of a day in incident_search."""
    return day.toordinal() + _JULIAN << BITS


def day_at(position: int) -> str | None:
    """The day that stands above the number of an incident in its position."""
    return date.fromordinal(position - _JULIAN).isoformat() if position else None


def _plain(filters: Filters) -> list[Part]:
    """Conditions on columns of the row."""
    parts = []
    for column, wanted in (("event_type", filters.types), ("means", filters.means), ("status", filters.status)):
        if wanted:
            parts.append(_among(column, wanted))
    if filters.language:
        sql = " OR ".join(["' ' || i.languages || ' ' LIKE ?"] * len(filters.language))
        parts.append(Part(sql=sql, values=tuple(f"% {code} %" for code in filters.language)))
    if filters.background is not None:
        parts.append(Part(sql="i.background = ?", values=(int(filters.background),)))
    if filters.changed_since is not None:
        parts.append(Part(sql="i.changed >= ?", values=(filters.changed_since,)))
    return parts


def _among(column: str, wanted: Values) -> Part:
    if len(wanted) == 1:
        return Part(sql=f"i.{column} = ?", values=wanted)
    return Part(sql=f"i.{column} IN ({', '.join('?' * len(wanted))})", values=wanted)


def _inside(area: Area) -> list[Part]:
    if area.regions and area.countries:
        parts = [_among("admin1", area.regions), _among("country", area.countries)]
        return [Part(sql=" OR ".join(p.sql for p in parts), values=(*parts[0].values, *parts[1].values))]
    return [_among("admin1", area.regions) if area.regions else _among("country", area.countries)]


def _days(filters: Filters) -> list[Way]:
    """Ways through the days: what began shortly before `since` or later, and what has lasted longer."""
    if filters.since is None:
        return [Way(parts=(_touching(filters),) if filters.until else ())]
    floor = (filters.since - timedelta(days=_LONG)).isoformat() if filters.since.toordinal() > _LONG else "0001-01-01"
    recent = Way(parts=(Part(sql="i.earliest >= ?", values=(floor,)), _touching(filters)))
    long = "SELECT id FROM incident WHERE date_prec >= 4 AND latest >= ? AND earliest < ?"
    lasting = Way(
        start=f"({long}) AS l CROSS JOIN incident AS i ON i.id = l.id",
        start_values=(filters.since.isoformat(), floor),
        start_probe="i.date_prec >= 4 AND i.latest >= ? AND i.earliest < ?",
        parts=(_touching(filters),),
    )
    return [recent, lasting]


def _touching(filters: Filters) -> Part:
    """The incident's days touch those of the filter."""
    sql, values = [], []
    if filters.until:
        sql.append("i.earliest <= ?")
        values.append(filters.until.isoformat())
    if filters.since:
        sql.append("coalesce(i.latest, i.earliest) >= ?")
        values.append(filters.since.isoformat())
    return Part(sql=" AND ".join(sql), values=tuple(values))


def _sets(base: apsw.Connection, filters: Filters) -> list[Part]:
    """The conditions that have an index of their own."""
    sets = []
    if filters.ids:
        ids = json.dumps(filters.ids)
        of_keys = (
            "SELECT i.id FROM json_each(?) AS k JOIN incident AS i ON i.key = coalesce("
            "(SELECT merged_into FROM incident_tombstone WHERE key = k.value), k.value)"
        )
        sets.append(Part(sql=f"i.id IN ({of_keys})", values=(ids,), rows=of_keys, row_values=(ids,)))
    if filters.text:
        asked = match_of(query_of(filters.text))
        sets.append(
            Part(
                sql=_HOLDS,
                values=(asked,),
                rows=f"SELECT rowid & {(1 << BITS) - 1} AS id FROM incident_search WHERE incident_search MATCH ?",
                row_values=(asked,),
                words=True,
            )
        )
    for said, table in ((filters.source, "source"), (filters.actor, "actor")):
        if said:
            sets.append(_named(table, said))
    if filters.side:
        sets.append(_of_claims("source", "SELECT id FROM source WHERE side = ?", filters.side))
    if filters.outlet:
        documents = "SELECT id FROM document WHERE outlet = ? COLLATE NOCASE"
        sets.append(_of_claims("document", documents, filters.outlet))
    if filters.near:
        sets.append(_circle(filters.near))
    if filters.bbox:
        sets.append(_window(filters.bbox))
    return sets


def _named(table: str, said: str) -> Part:
    """Claims whose source or actor bears a name with these words in it, or is on this side."""
    if len(said) == 3 and said.isupper() and said.isascii():
        return _of_claims(table, f"SELECT id FROM {table} WHERE side = ?", said)
    asked = " AND ".join(f'"{word}" *' for word in re.findall(r"\w+", said)) or '""'
    return _of_claims(table, f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?", asked)


def _of_claims(column: str, those: str, value: str) -> Part:
    if column == "source":
        return _spoken(those, value)
    return Part(
        sql=f"EXISTS (SELECT 1 FROM claim AS c WHERE c.incident = i.id AND +c.{column} IN ({those}))",
        values=(value,),
        rows=f"SELECT DISTINCT c.incident FROM claim AS c WHERE c.{column} IN ({those}) AND c.incident IS NOT NULL",
        row_values=(value,),
    )


def _spoken(those: str, value: str) -> Part:
    """What one of these sources says, as it was read or, where that was corrected, by the correction."""
    corrected = f"FROM claim_speaker AS x CROSS JOIN claim AS c ON c.id = x.claim WHERE x.source IN ({those})"
    unchanged = "c.id NOT IN (SELECT claim FROM claim_speaker)"
    return Part(
        sql=f"(EXISTS (SELECT 1 FROM claim AS c WHERE c.incident = i.id AND +c.source IN ({those}) AND {unchanged}) "
        f"OR i.id IN (SELECT c.incident {corrected}))",
        values=(value, value),
        rows=f"SELECT DISTINCT incident FROM (SELECT c.incident {corrected} AND c.incident IS NOT NULL UNION ALL "
        f"SELECT c.incident FROM claim AS c WHERE c.source IN ({those}) AND c.incident IS NOT NULL AND {unchanged})",
        row_values=(value, value),
    )


def _circle(near: Near) -> Part:
    """What is placed, to a district or better, in a circle."""
    high = near.km / _KM
    wide = 180.0
    if abs(near.latitude) + high < 89:
        wide = min(
            180.0,
            math.degrees(math.asin(min(1.0, math.sin(math.radians(high)) / math.cos(math.radians(near.latitude))))),
        )
        wide += 0.01
    west, east = near.longitude - wide, near.longitude + wide
    west, east = (west + 360 if west < -180 else west), (east - 360 if east > 180 else east)
    if wide >= 180:
        west, east = -180.0, 180.0
    box = Box(west=west, east=east, south=max(-90.0, near.latitude - high), north=min(90.0, near.latitude + high))
    window = _window(box)
    apart = f"i.where_prec <= {_DISTRICT} AND {_APART} <= ?"
    values = (near.latitude, near.latitude, near.longitude, near.km)
    return Part(
        sql=f"{window.sql} AND {apart}",
        values=(*window.values, *values),
        rows=f"SELECT i.id FROM ({window.rows}) AS w CROSS JOIN incident AS i ON i.id = w.id WHERE {apart}",
        row_values=(*window.row_values, *values),
    )


def _window(box: Box) -> Part:
    """What has a point in a window; across the date line it is two."""
    across = box.west > box.east
    sides = "(w.west >= ? OR w.east <= ?)" if across else "w.west >= ? AND w.east <= ?"
    own = sides.replace("w.west", "i.longitude").replace("w.east", "i.longitude")
    values = (box.west, box.east, box.south, box.north)
    return Part(
        sql=f"i.relation IS NOT 'distance' AND {own} AND i.latitude >= ? AND i.latitude <= ?",
        values=values,
        rows=f"SELECT w.id AS id FROM incident_where AS w WHERE {sides} AND w.south >= ? AND w.north <= ?",
        row_values=values,
    )


def _smallest(base: apsw.Connection, sets: list[Part]) -> tuple[list[int], Part] | None:
    """The smallest of some sets with its numbers, where one is small enough to lead."""
    best: tuple[list[int], Part] | None = None
    for part in sets:
        most = SMALL if best is None else len(best[0])
        query = f"SELECT * FROM ({part.rows}) LIMIT {most + 1}"
        numbers = [row[0] for row in base.execute(query, part.row_values)]
        if len(numbers) <= most and (best is None or len(numbers) < len(best[0])):
            best = (numbers, part)
    return best


def match_of(query: Query) -> str:
    """A query in the syntax of FTS5; every word of it stands in quotation marks."""
    if isinstance(query, Term):
        phrases = dict.fromkeys((query.words, tuple(w.replace("ё", "е").replace("Ё", "Е") for w in query.words)))
        said = [f'"{" ".join(words)}"{" *" if query.beginning else ""}' for words in phrases]
        return said[0] if len(said) == 1 else f"({' OR '.join(said)})"
    if isinstance(query, Both):
        return f"({match_of(query.left)} {'NOT' if query.without else 'AND'} {match_of(query.right)})"
    assert isinstance(query, Either)
    return f"({match_of(query.left)} OR {match_of(query.right)})"
