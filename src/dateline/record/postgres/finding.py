"""Filters as conditions of PostgreSQL: its planner chooses among the indexes of words, places and days itself."""

import re
from collections.abc import Callable, Sequence

from dateline.record.areas import area_of
from dateline.record.finding import Found, Part, Way, _inside, _plain, _touching
from dateline.record.query import Box, Filters, Near
from dateline.record.words import Both, Query, Term, query_of

_DISTRICT = 3  # where_prec of what has a place on the map that is no whole region
_CONFIGS = ("simple", "french", "english", "russian")
_POINT = "ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography"


def found(filters: Filters, *, known: Callable[[], Sequence[str]]) -> Found:
    """What filters come to; raises SettingError for an unknown place or words that can't be understood."""
    area = area_of(filters.place, known=known) if filters.place else None
    parts = [Part(sql="1 = 1", values=()), *_plain(filters)]
    if area and not area.circle:
        parts += _inside(area)
    elif area:
        at = area.place
        parts.append(_circle(Near(latitude=at.latitude, longitude=at.longitude, km=at.radius_km)))
    if filters.since or filters.until:
        parts.append(_touching(filters))
    return Found(ways=[Way(parts=(*parts, *_sets(filters)), small=True)], area=area)


def _sets(filters: Filters) -> list[Part]:
    parts = []
    if filters.ids:
        wanted = (
            "SELECT coalesce(t.merged_into, k.value) FROM unnest(?::text[]) AS k (value) "
            "LEFT JOIN incident_tombstone AS t ON t.key = k.value"
        )
        parts.append(Part(sql=f"i.key IN ({wanted})", values=([key.replace("\0", "") for key in filters.ids],)))
    if filters.text:
        parts.append(_worded("i.search", query_of(filters.text)))
    for said, table in ((filters.source, "source"), (filters.actor, "actor")):
        if said:
            parts.append(_named(table, said))
    if filters.side:
        parts.append(_of_claims("source", Part(sql="SELECT id FROM source WHERE side = ?", values=(filters.side,))))
    if filters.outlet:
        mine = "SELECT id FROM document WHERE lower(left(outlet, 500)) = lower(left(?, 500))"
        parts.append(_of_claims("document", Part(sql=mine, values=(filters.outlet,))))
    if filters.near:
        parts.append(_circle(filters.near))
    if filters.bbox:
        parts.append(_window(filters.bbox))
    return parts


def _worded(column: str, query: Query) -> Part:
    """Words in the form in which they stand, or in another one of a language that knows it."""
    said, values = _asked(query)
    return Part(sql=f"{column} @@ ({said})", values=values)


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
        return _of_claims(table, Part(sql=f"SELECT id FROM {table} WHERE side = ?", values=(said,)))
    words = re.findall(r"\w+", said)
    asked = " && ".join(["to_tsquery('simple', dateline_fold(?) || ':*')"] * len(words)) or "''::tsquery"
    return _of_claims(table, Part(sql=f"SELECT id FROM {table} WHERE search @@ ({asked})", values=tuple(words)))


def _of_claims(column: str, those: Part) -> Part:
    sql = f"i.id IN (SELECT c.incident FROM claim AS c WHERE c.{column} IN ({those.sql}))"
    return Part(sql=sql, values=those.values)


def _circle(near: Near) -> Part:
    """What is placed, to a district or better, in a circle."""
    sql = f"i.where_prec <= {_DISTRICT} AND ST_DWithin(i.spot, {_POINT}, ?, false)"
    return Part(sql=sql, values=(near.longitude, near.latitude, near.km * 1000))


def _window(box: Box) -> Part:
    """What has a point in a window; across the date line it is two."""
    sides = [(box.west, 180.0), (-180.0, box.east)] if box.west > box.east else [(box.west, box.east)]
    one = "i.spot::geometry && ST_MakeEnvelope(?, ?, ?, ?, 4326)"
    values = tuple(v for west, east in sides for v in (west, box.south, east, box.north))
    return Part(sql=" OR ".join([one] * len(sides)), values=values)
