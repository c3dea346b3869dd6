"""How many incidents: over time, by kind, and on a map."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import apsw

from dateline.errors import SlowError
from dateline.record.answers import found_by, moment
from dateline.record.batches import among
from dateline.record.finding import BITS, Found, Part, Way, day_at
from dateline.record.limits import within
from dateline.record.query import COUNTED, MOST, SECONDS, Box, Cluster, Filters, Map, Point, Ring, Stats, Step, Timeline
from dateline.record.rows import name_key

_MOST_SHOWN = 20  # sources and places
_MOST_SPELT = 500  # spellings of sources that are looked at


def timeline(
    base: apsw.Connection, filters: Filters, *, by: str, rough: bool = False, seconds: float | None = SECONDS
) -> Timeline:
    """How many incidents began on each day, in each week or month; raises SettingError and SlowError.

    A `rough` one has no types, and of very many that match only a sample is counted: one in `sampled`.
    """
    counts: dict[date, Counter[str | None]] = defaultdict(Counter)
    undated, sampled = 0, 1
    starts: dict[str | None, date | None] = {}  # each day comes once for each type
    with moment(base, seconds=seconds):
        found = found_by(base, filters)
        counted: Iterable[tuple[Any, ...]] = ()
        if rough:
            counted, sampled = _days_roughly(base, found)
        else:
            counted = _grouped(base, found, "i.earliest, i.event_type")
        for day, event_type, n in counted:
            if day not in starts:
                starts[day] = first_of(date.fromisoformat(day), by) if day else None
            start = starts[day]
            if start is None:
                undated += n * sampled
            else:
                counts[start][event_type] += n * sampled
    steps = tuple(
        Step(start=start, end=last_of(start, by), incidents=types.total(), types=_frequent(types))
        for start, types in sorted(counts.items())
    )
    return Timeline(by=by, steps=steps, undated=undated, sampled=sampled)


def _grouped(base: apsw.Connection, found: Found, columns: str) -> Iterable[tuple[Any, ...]]:
    """Values of columns with how many incidents have them, in no order; the same values may come again."""
    for way in found.ways:
        where, values = way.where()
        yield from base.execute(f"SELECT {columns}, count(*) FROM {way.start} WHERE {where} GROUP BY {columns}", values)


def _days_roughly(base: apsw.Connection, found: Found) -> tuple[Iterable[tuple[str | None, None, int]], int]:
    """As `_grouped` for the days, with no type, and one in how many incidents was counted.

    Those that hold a word are counted in the index of words, which has their days.
    """
    worded = next((way for way in found.ways if way.position), None)
    if worded is not None and len(worded.parts) == 1:
        where, values = worded.where()
        query = f"SELECT f.rowid >> {BITS}, count(*) FROM incident_search AS f WHERE {where} GROUP BY 1"
        return ((day_at(day), None, n) for day, n in base.execute(query, values)), 1
    if any(way.parts and not way.small for way in found.ways):
        rows, step = _worded(base, worded, _DAY) if worded is not None else _sample(base, found, _DAY)
        if len(rows) * step > _EXACT:
            return ((day, None, n) for (day,), n in Counter(rows).items()), step
    return ((day, None, n) for day, n in _grouped(base, found, "i.earliest")), 1


def first_of(day: date, by: str) -> date:
    """The first day of the step of a timeline that a day lies in."""
    if by == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day.replace(day=1) if by == "month" else day


def last_of(start: date, by: str) -> date:
    """The last day of the step that begins on a day."""
    if by == "day" or start > date(9999, 11, 1):
        return start
    if by == "week":
        return start + timedelta(days=6)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _frequent(counts: Mapping[Any, int], most: int | None = None) -> dict[str, int]:
    """Counts with the most frequent first, those of nothing left out."""
    known = [(name, n) for name, n in counts.items() if name is not None]
    return dict(sorted(known, key=lambda item: (-item[1], item[0]))[:most])


def stats(base: apsw.Connection, filters: Filters, *, seconds: float | None = SECONDS) -> Stats:
    """How many of what there is; raises SettingError and SlowError."""
    with moment(base, seconds=seconds):
        found = found_by(base, filters)
        kinds, standing, countries, places, spoken, undated, unplaced = (
            _counted(base, found, column)
            for column in (
                "i.event_type", "i.status", "i.country", "i.place", "i.languages", "i.earliest IS NULL",
                "i.latitude IS NULL",
            )
        )  # fmt: skip
        ends: list[str] = []
        for way in found.ways:
            where, values = way.where()
            query = f"SELECT min(i.earliest), max(i.earliest) FROM {way.start} WHERE {where}"
            ends += [day for row in base.execute(query, values) for day in row if day]
        claims, documents, sources = _tellers(base, found, everything=filters == Filters())
        disputed = _disputed(base, found)
    languages: Counter[str] = Counter()
    for codes, n in spoken.items():
        for code in str(codes or "").split():
            languages[code] += n
    return Stats(
        incidents=kinds.total(),
        claims=claims,
        documents=documents,
        first=date.fromisoformat(min(ends)) if ends else None,
        last=date.fromisoformat(max(ends)) if ends else None,
        undated=undated[1],
        unplaced=unplaced[1],
        types=_frequent(kinds),
        status=_frequent(standing),
        languages=_frequent(languages),
        countries=_frequent(countries),
        places=_frequent(places, _MOST_SHOWN),
        sources=_frequent(sources, _MOST_SHOWN),
        disputed=_frequent(disputed),
    )


def _counted(base: apsw.Connection, found: Found, column: str) -> Counter[Any]:
    """How many incidents have each value of a column."""
    counts: Counter[Any] = Counter()
    for value, n in _grouped(base, found, column):
        counts[value] += n
    return counts


def _tellers(base: apsw.Connection, found: Found, *, everything: bool) -> tuple[int, int, Counter[str]]:
    """Claims, documents, and how many claims each source makes."""
    sources: Counter[str] = Counter()
    if everything:
        queries = [("claim AS c", "1 = 1", ())]
    else:
        queries = [(f"{w.start} CROSS JOIN claim AS c ON c.incident = i.id", *w.where()) for w in found.ways]
    documents: set[int] = set()
    claims = 0
    for start, where, values in queries:
        for (document,) in base.execute(f"SELECT DISTINCT c.document FROM {start} WHERE {where}", values):
            documents.add(document)
        for number, n in base.execute(f"SELECT c.source, count(*) FROM {start} WHERE {where} GROUP BY 1", values):
            claims += n
            if number is not None:
                sources[number] += n
    if base.execute("SELECT 1 FROM claim_speaker LIMIT 1").get is not None:
        for start, where, values in queries:
            start = f"{start} JOIN claim_speaker AS x ON x.claim = c.id"
            for read, said in base.execute(f"SELECT c.source, x.source FROM {start} WHERE {where}", values):
                sources[read] -= 1
                sources[said] += 1
        sources = +Counter({number: n for number, n in sources.items() if number is not None})
    most = dict(sources.most_common(_MOST_SPELT))
    marks = ", ".join("?" * len(most)) or "NULL"
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for number, name in base.execute(f"SELECT id, name FROM source WHERE id IN ({marks})", tuple(most)):
        spelt[name_key(name)][name] += most[number]
    return claims, len(documents), Counter({_commonest(names): names.total() for names in spelt.values()})


def _commonest(names: Counter[str]) -> str:
    """The spelling that most claims have; of those that are even, one that is not in capitals."""
    return min(names, key=lambda name: (-names[name], name.isupper(), name))


def _disputed(base: apsw.Connection, found: Found) -> Counter[str]:
    counts: Counter[str] = Counter()
    for way in found.ways:
        where, values = way.where()
        query = (
            f"SELECT q.what, count(DISTINCT i.id) FROM {way.start} "
            "CROSS JOIN incident_quantity AS q ON q.incident = i.id "
            f"WHERE q.disputed = 1 AND ({where}) GROUP BY q.what"
        )
        for what, n in base.execute(query, values):
            counts[what] += n
    return counts


def clusters(
    base: apsw.Connection, filters: Filters, *, zoom: int, points: int = 0, seconds: float | None = SECONDS
) -> Map:
    """What a map shows at a zoom (0 the world, 18 a street): one circle for what stands close together.

    The window is that of `filters.bbox`. Of a very large answer a sample is counted, spread evenly
    over the record. The middle of a cluster is that of its incidents. What stands at a point is told one by one where
    that is no more than `points`.
    """
    size = 90.0 / 2 ** max(0, min(18, zoom)) / 4
    half = size / 2  # of a cell of regions, whose middles are far apart
    drawn = replace(filters, bbox=None) if filters.bbox == _WORLD else filters
    with moment(base, seconds=seconds):
        rows, sampled = _pinned(base, found_by(base, drawn))
        everywhere = found_by(base, replace(filters, bbox=None))
        rings = tuple(_rings(base, everywhere, filters.bbox))
        unplaced = _unplaced(base, everywhere)
        told = _points(base, rows) if sampled == 1 and len(rows) <= points else None
        cells: dict[tuple[bool, float, float], list[tuple[Any, ...]]] = defaultdict(list)
        for row in rows:
            area = _is_area(row)
            if area:
                cells[area, (row[1] + 180) // half, (row[0] + 90) // half].append(row)
            elif told is None:
                cells[area, (row[1] + 180) // size, (row[0] + 90) // size].append(row)
        shown = sorted(cells.values(), key=lambda rows: (-len(rows), rows[0][1], rows[0][0]))[:MOST]
        keys = _keys(base, [rows[0][3] for rows in shown if len(rows) == 1]) if sampled == 1 else {}
        regions = _regions(base, [rows[0][3] for rows in shown if rows[0][4] == _REGION])
    made = tuple(_cluster(rows, sampled, keys, regions) for rows in shown)
    return Map(clusters=made, rings=rings, unplaced=unplaced, sampled=sampled, points=told)


def _is_area(row: tuple[Any, ...]) -> bool:
    """Whether a row of _SHOWN is known to a district or less."""
    return row[4] is not None and row[4] > _POINT


def _points(base: apsw.Connection, rows: list[tuple[Any, ...]]) -> tuple[Point, ...]:
    """Those of the rows that stand at a point, one by one."""
    mine = [row for row in rows if not _is_area(row)]
    keys = _keys(base, [row[3] for row in mine])
    return tuple(
        Point(id=keys[n], event_type=kind, latitude=lat, longitude=lon, where_prec=prec, radius_km=km)
        for lat, lon, kind, n, prec, km in mine
    )


_SHOWN = "i.latitude, i.longitude, i.event_type, i.id, i.where_prec, i.radius_km"
_POINT, _REGION, _COUNTRY = 2, 4, 6  # where_prec: of the last that stands at a point, of a region, from a country on
_PINS = Part(
    sql="i.latitude IS NOT NULL AND i.relation IS DISTINCT FROM 'distance' "
    f"AND (i.where_prec IS NULL OR i.where_prec < {_COUNTRY})",
    values=(),
)
_WORLD = Box(west=-180.0, east=180.0, south=-90.0, north=90.0)
_EXACT, _SAMPLE = 10_000, 5_000
_TAKEN = 20_000  # numbers that are taken out of the index of words at most, before they are thinned
_BRIEF = "incident AS i INDEXED BY incident_brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is asked of incidents that are looked at one by one, where it stands, and which of them count."""

    columns: str
    table: str = "incident AS i"
    only: tuple[Part, ...] = ()


_PIN = _Wanted(columns=_SHOWN, table=_BRIEF, only=(_PINS,))
_DAY = _Wanted(columns="i.earliest")


def _pinned(base: apsw.Connection, found: Found) -> tuple[list[tuple[Any, ...]], int]:
    """What has a point, and one in how many incidents was looked at: all, unless very many match."""
    worded = next((way for way in found.ways if way.position), None)
    if worded is not None:
        return _worded(base, worded, _PIN)
    queries = []
    for way in found.ways:
        where, values = way.where(_PINS)
        start = way.start.replace("JOIN incident AS i", f"JOIN {_BRIEF}")
        queries.append((f"SELECT {_SHOWN} FROM {start} WHERE {where}", values))
    many = not all(way.small for way in found.ways)
    expected = getattr(base, "expected", None)  # a server knows whether it is worth while to look at a sample first
    if many and (expected is None or sum(expected(*query) for query in queries) > _EXACT):
        rows, step = _sample(base, found, _PIN)
        if len(rows) * step > _EXACT:
            return rows, step
    rows = [row for sql, values in queries for row in base.execute(f"{sql} LIMIT {3 * _EXACT}", values)]
    return _sample(base, found, _PIN) if many and len(rows) >= 3 * _EXACT else (rows, 1)


def _sample(base: apsw.Connection, found: Found, wanted: _Wanted) -> tuple[list[tuple[Any, ...]], int]:
    """What is wanted of incidents that lie evenly over the record, and one in how many these are."""
    last = int(base.execute("SELECT coalesce(max(id), 0) FROM incident").get)
    step = max(2, last // _SAMPLE)
    sample = "WITH RECURSIVE s (n) AS (SELECT CAST(? AS BIGINT) UNION ALL SELECT n + ? FROM s WHERE n + ? <= ?) "
    rows: list[tuple[Any, ...]] = []
    for way in found.ways:
        where, values = way.sampled(*wanted.only)
        query = f"{sample}SELECT {wanted.columns} FROM s CROSS JOIN {wanted.table} ON i.id = s.n WHERE {where}"
        rows += base.execute(query, (step, step, step, last, *values))
    return rows, step


def _worded(base: apsw.Connection, way: Way, wanted: _Wanted) -> tuple[list[tuple[Any, ...]], int]:
    """As `_sample`, for what holds some words: how many do is told by the index of words alone.

    That index is gone through once: of a large record only so many of its numbers are taken out of it.
    """
    asked = way.parts[0]
    last = int(base.execute("SELECT coalesce(max(id), 0) FROM incident").get)
    step, numbers = _taken(base, asked, max(1, last // _TAKEN))
    start = f"json_each(?) AS f CROSS JOIN {wanted.table} ON i.id = f.value"
    where, values = replace(way, parts=way.parts[1:]).where(*wanted.only)
    query = f"SELECT {wanted.columns} FROM {start} WHERE {where}"
    return base.execute(query, (json.dumps(numbers), *values)).fetchall(), step


def _taken(base: apsw.Connection, asked: Part, step: int) -> tuple[int, list[int]]:
    """One in how many incidents that hold some words was taken, in steps of so many or more, and their numbers."""
    number = f"f.rowid & {(1 << BITS) - 1}"
    query = f"SELECT {number} FROM incident_search AS f WHERE {asked.sql} AND ({number}) % ? = 0"
    numbers = [n for (n,) in base.execute(query, (*asked.values, step))]
    if step > 1 and len(numbers) * step < 2 * _SAMPLE:
        return _taken(base, asked, 1)
    step *= max(1, -(-len(numbers) // _SAMPLE))
    return step, sorted(n for n in numbers if n % step == 0)  # neighbours stand on one page


def _keys(base: apsw.Connection, numbers: list[int]) -> dict[int, str]:
    """The ids of incidents by their numbers."""
    return {n: str(key) for n, key in among(base, "SELECT id, key FROM incident WHERE id IN ({})", numbers)}


def _regions(base: apsw.Connection, numbers: list[int]) -> dict[int, int]:
    """The GeoNames ids of regions by the numbers of incidents that are said to be somewhere in them."""
    query = (
        f"SELECT id, geonameid FROM incident WHERE id IN ({', '.join('?' * len(numbers)) or 'NULL'}) "
        "AND geonameid IS NOT NULL AND (relation IS NULL OR relation = 'over')"
    )
    return {number: int(region) for number, region in base.execute(query, numbers)}


def _cluster(rows: list[tuple[Any, ...]], sampled: int, keys: Mapping[int, str], regions: Mapping[int, int]) -> Cluster:
    latitudes, longitudes = [row[0] for row in rows], [row[1] for row in rows]
    first = rows[0]
    alone = len(rows) == 1 and sampled == 1
    at = (first[0], first[1], *first[4:6])
    together = all((row[0], row[1], *row[4:6]) == at for row in rows)
    types = Counter([row[2] for row in rows]) if len(rows) > 1 else {first[2]: 1}
    return Cluster(
        latitude=sum(latitudes) / len(rows),
        longitude=sum(longitudes) / len(rows),
        incidents=len(rows) * sampled,
        west=min(longitudes),
        south=min(latitudes),
        east=max(longitudes),
        north=max(latitudes),
        types={name: n * sampled for name, n in _frequent(types).items()},
        id=keys.get(first[3]) if alone else None,
        event_type=first[2] if alone else None,
        where_prec=first[4] if together else None,
        radius_km=first[5] if together else None,
        region=regions.get(first[3]) if together else None,
    )


def _rings(base: apsw.Connection, found: Found, box: Box | None) -> Iterable[Ring]:
    """Incidents told of at a distance from a place in the window."""
    window = Part(sql="i.relation = 'distance' AND i.latitude IS NOT NULL", values=())
    if box is not None:
        sides = "(i.longitude >= ? OR i.longitude <= ?)" if box.west > box.east else "i.longitude BETWEEN ? AND ?"
        sql = f"{window.sql} AND i.latitude BETWEEN ? AND ? AND {sides}"
        window = Part(sql=sql, values=(box.south, box.north, box.west, box.east))
    for way in found.ways:
        start, (where, values) = way.start, way.where(window)
        if not way.small:
            start, (where, values) = "incident AS i INDEXED BY incident_ring", way.sampled(window)
        query = (
            "SELECT i.key, i.event_type, i.latitude, i.longitude, i.distance_km, i.radius_km "
            f"FROM {start} WHERE {where} AND i.distance_km IS NOT NULL LIMIT {MOST}"
        )
        for key, kind, latitude, longitude, far, wide in base.execute(query, values):
            yield Ring(id=key, event_type=kind, latitude=latitude, longitude=longitude, distance_km=far, radius_km=wide)


def _unplaced(base: apsw.Connection, found: Found) -> int | None:
    """How many match and are not drawn, counted up to COUNTED; None where that takes too long.

    That is what has no place and what is known by its country alone; the latter are left out where counting them takes
    too long.
    """
    nowhere = _how_many(base, found, "i.latitude IS NULL")
    if nowhere is None:
        return None
    countries = f"i.latitude IS NOT NULL AND i.relation IS DISTINCT FROM 'distance' AND i.where_prec >= {_COUNTRY}"
    return min(nowhere + (_how_many(base, found, countries) or 0), COUNTED)


def _how_many(base: apsw.Connection, found: Found, sql: str) -> int | None:
    """How many incidents are so, counted up to COUNTED; None where that takes too long."""
    total = 0
    try:
        with within(base, _COUNTING, what="count"):
            for way in found.ways:
                where, values = way.where(Part(sql=sql, values=()))
                query = f"SELECT count(*) FROM (SELECT 1 FROM {way.start} WHERE {where} LIMIT {COUNTED}) AS counted"
                total += int(base.execute(query, values).get)
    except SlowError:
        return None
    return min(total, COUNTED)


_COUNTING = 0.01  # seconds
