"""Filters as conditions of PostgreSQL.

Its planner chooses among the indexes of words, places and days by what it believes of them, and believes too much of
rare words and places: it walks through half a million days to find them. So a small set of its own index leads, as in
SQLite; among large ones the planner chooses.
"""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from dateline.record import finding
from dateline.record.areas import area_of
from dateline.record.finding import Found, Part, Way, _days, _inside, _plain, _through_days, _touching
from dateline.record.query import Box, Filters, Near
from dateline.record.speakers import STANDING
from dateline.record.words import Both, Query, Term, query_of

_DISTRICT = 3  # where_prec of what has a place on the map that is no whole region
_CONFIGS = ("simple", "french", "english", "russian")
_POINT = "ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography"
_HOPELESS = 30_000  # rows at which the planner puts a set: it is right about what is frequent


def found(base: Any, filters: Filters, *, known: Callable[[], Sequence[str]]) -> Found:
    """What filters come to; raises SettingError for an unknown place or words that can't be understood."""
    area = area_of(filters.place, known=known) if filters.place else None
    plain, sets = _plain(filters), _sets(filters)
    if area and not area.circle:
        plain += _inside(area)
    elif area:
        at = area.place
        sets.append(_circle(Near(latitude=at.latitude, longitude=at.longitude, km=at.radius_km)))
    leading = _smallest(base, sets)
    if leading is None:
        return Found(ways=[_through_days(days, (*plain, *sets)) for days in _days(filters)], area=area)
    numbers, part = leading
    rest = [*plain, *(other for other in sets if other is not part)]
    if filters.since or filters.until:
        rest.append(_touching(filters))
    start = "json_each(?) AS led CROSS JOIN incident AS i ON i.id = led.value"
    way = Way(start=start, start_values=(json.dumps(numbers),), parts=tuple(rest), small=True, led=len(numbers))
    return Found(ways=[way], area=area)


def _smallest(base: Any, sets: Sequence[Part]) -> tuple[list[int], Part] | None:
    """The smallest of some sets with its numbers, where one is small enough to lead."""
    best: tuple[list[int], Part] | None = None
    for part in sets:
        if part.rows is None or base.expected(part.rows, part.row_values) > _HOPELESS:
            continue
        # Set apart, its own index is taken; as much is read of it as is asked for.
        query = f"WITH led (id) AS MATERIALIZED ({part.rows}) SELECT id FROM led LIMIT {finding.SMALL + 1}"
        rows = base.execute(query, part.row_values).fetchall()
        numbers = sorted({number for (number,) in rows})
        if len(rows) <= finding.SMALL and (best is None or len(numbers) < len(best[0])):
            best = (numbers, part)
    return best


def _sets(filters: Filters) -> list[Part]:
    """The conditions that have an index of their own."""
    sets = []
    if filters.ids:
        wanted = (
            "SELECT coalesce(t.merged_into, k.value) FROM unnest(?::text[]) AS k (value) "
            "LEFT JOIN incident_tombstone AS t ON t.key = k.value"
        )
        sets.append(_own(f"i.key IN ({wanted})", ([key.replace("\0", "") for key in filters.ids],)))
    if filters.text:
        said, words = _asked(query_of(filters.text))
        sets.append(_own(f"i.search @@ ({said})", words))
    for name, table in ((filters.source, "source"), (filters.actor, "actor")):
        if name:
            sets.append(_named(table, name))
    if filters.side:
        sets.append(_of_claims("source", "SELECT id FROM source WHERE side = ?", (filters.side,)))
    if filters.outlet:
        mine = "SELECT id FROM document WHERE lower(left(outlet, 500)) = lower(left(?, 500))"
        sets.append(_of_claims("document", mine, (filters.outlet,)))
    if filters.near:
        sets.append(_circle(filters.near))
    if filters.bbox:
        sets.append(_window(filters.bbox))
    return sets


def _own(sql: str, values: tuple[Any, ...]) -> Part:
    """A condition on columns of the incident that have an index."""
    return Part(sql=sql, values=values, rows=f"SELECT i.id FROM incident AS i WHERE {sql}", row_values=values)


def _asked(query: Query) -> tuple[str, tuple[str, ...]]:
    """A query in the operators of tsquery; its words are parameters."""
    if isinstance(query, Term):
        if query.beginning:
            last = re.sub(r"\W", "", query.words[-1])
            prefix = "to_tsquery('simple', dateline_fold(?) || ':*')"
            if len(query.words) == 1:
                return prefix, (last,)
            return f"(phraseto_tsquery('simple', dateline_fold(?)) <-> {prefix})", (" ".join(query.words[:-1]), last)
        phrase = " ".join(query.words)
        forms = " || ".join(f"phraseto_tsquery('{name}', dateline_fold(?))" for name in _CONFIGS)
        return f"({forms})", (phrase,) * len(_CONFIGS)
    (left, mine), (right, theirs) = _asked(query.left), _asked(query.right)
    if isinstance(query, Both):
        return f"({left} && {'!!' if query.without else ''}{right})", (*mine, *theirs)
    return f"({left} || {right})", (*mine, *theirs)


def _named(table: str, said: str) -> Part:
    """Claims whose source or actor bears a name with these words in it, or is on this side."""
    if len(said) == 3 and said.isupper() and said.isascii():
        return _of_claims(table, f"SELECT id FROM {table} WHERE side = ?", (said,))
    words = re.findall(r"\w+", said)
    asked = " && ".join(["to_tsquery('simple', dateline_fold(?) || ':*')"] * len(words)) or "''::tsquery"
    return _of_claims(table, f"SELECT id FROM {table} WHERE search @@ ({asked})", tuple(words))


def _of_claims(column: str, those: str, values: tuple[Any, ...]) -> Part:
    if column == "source":
        return _spoken(those, values)
    rows = f"SELECT c.incident FROM claim AS c WHERE c.{column} IN ({those})"
    return Part(sql=f"i.id IN ({rows})", values=values, rows=f"{rows} AND c.incident IS NOT NULL", row_values=values)


def _circle(near: Near) -> Part:
    """What is placed, to a district or better, in a circle."""
    sql = f"i.where_prec <= {_DISTRICT} AND ST_DWithin(i.spot, {_POINT}, ?, false)"
    return _own(sql, (near.longitude, near.latitude, near.km * 1000))


def _window(box: Box) -> Part:
    """What has a point in a window, of which the planner knows how much is in it; across the date line it is two."""
    sides = [(box.west, 180.0), (-180.0, box.east)] if box.west > box.east else [(box.west, box.east)]
    one = "i.spot::geometry && ST_MakeEnvelope(?, ?, ?, ?, 4326)"
    values = tuple(v for west, east in sides for v in (west, box.south, east, box.north))
    return Part(sql=" OR ".join([one] * len(sides)), values=values)


def _spoken(those: str, values: tuple[Any, ...]) -> Part:
    """What one of these sources says, as it was read or, where that was corrected, by the correction.

    One join for both, so that the planner may go through the incidents in order; two sets it would gather whole.
    """
    standing = f"FROM claim AS c LEFT JOIN claim_speaker AS x ON x.claim = c.id WHERE {STANDING} IN ({those})"
    read = f"FROM claim AS c WHERE c.source IN ({those}) AND NOT EXISTS (SELECT 1 FROM claim_speaker AS x "
    put = f"FROM claim_speaker AS x JOIN claim AS c ON c.id = x.claim WHERE x.source IN ({those})"
    return Part(
        sql=f"i.id IN (SELECT c.incident {standing})",
        values=values,
        rows=f"SELECT c.incident {read}WHERE x.claim = c.id) AND c.incident IS NOT NULL "
        f"UNION ALL SELECT c.incident {put} AND c.incident IS NOT NULL",
        row_values=(*values, *values),
    )
