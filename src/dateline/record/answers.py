"""Questions to a record in SQLite, answered: pages of incidents, one of them, documents.

Every answer is of one moment, bounded in rows and time.
"""

import heapq
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import apsw

from dateline.errors import RecordError, SlowError
from dateline.record.asking import cursor_of, cursor_values
from dateline.record.finding import SMALL, Found, Part, Way, ways_of
from dateline.record.limits import within
from dateline.record.query import COUNTED, SECONDS, DocumentInfo, Filters, IncidentJson, Page, Tombstone
from dateline.record.showing import COLUMNS, SELECTED, incidents_json

# What an order goes by, and whether the greatest comes first. What has no day stands at the end of either.
_ORDERS = {
    "newest": ("earliest", True),
    "oldest": ("earliest", False),
    "changed": ("changed", True),
    "reported": ("last_reported", True),
    "sources": ("origins", True),
    "size": ("claims", True),
}
_COUNTING = 0.025  # seconds for the total: where it takes longer, "more than" is told


@contextmanager
def moment(base: apsw.Connection, *, seconds: float | None) -> Iterator[None]:
    """All that is asked inside is of one moment and takes no longer than so many seconds."""
    with within(base, seconds):
        if base.in_transaction:
            yield
            return
        base.execute("BEGIN")
        try:
            yield
        finally:
            if base.in_transaction:
                base.execute("ROLLBACK")


def page(
    base: apsw.Connection,
    filters: Filters,
    *,
    sort: str,
    limit: int,
    after: str | None,
    whole: bool,
    count: bool,
    seconds: float | None = SECONDS,
) -> Page:
    """The incidents that filters let through, `limit` of them after a cursor; raises SettingError and SlowError."""
    start = cursor_values(after, sort=sort, count=3) if after else None
    with moment(base, seconds=seconds):
        found = found_by(base, filters)
        rows = _ordered(base, found, sort=sort, limit=limit + 1, start=start)
        items = incidents_json(base, [row[: len(COLUMNS)] for row in rows[:limit]], whole=whole)
        total, more = _total(base, found) if count else (0, True)
    column = _ORDERS[sort][0]
    last = rows[limit - 1] if len(rows) > limit else None
    cursor = (
        None if last is None else cursor_of(sort, (int(last[-1] is None and column == "earliest"), last[-1], last[0]))
    )
    return Page(items=tuple(items), next=cursor, total=max(total, len(items)), more=more)


def found_by(base: apsw.Connection, filters: Filters) -> Found:
    """What filters come to; an unknown place is told with places of the record that sound like it."""
    ways = getattr(base, "ways_of", None) or partial(ways_of, base)  # a server chooses among its indexes itself
    found: Found = ways(filters, known=lambda: places(base))
    return found


def places(base: apsw.Connection) -> list[str]:
    """Names of places that incidents have, a few thousand at most."""
    query = "SELECT place FROM incident WHERE place IS NOT NULL GROUP BY place LIMIT 5000"
    return [str(row[0]) for row in base.execute(query)]


def _ordered(
    base: apsw.Connection, found: Found, *, sort: str, limit: int, start: Sequence[Any] | None
) -> list[tuple[Any, ...]]:
    """Rows of COLUMNS and the value of the order, the first so many after a cursor."""
    column, falling = _ORDERS[sort]
    rows: list[tuple[Any, ...]] = []
    for segment in (0, 1) if column == "earliest" else (0,):
        if start is not None and segment < int(start[0] or 0):
            continue
        here = start if start is not None and segment == start[0] else None
        parts = [Part(sql=f"i.{column} IS {'NOT ' if segment == 0 else ''}NULL", values=())]
        if here is not None:
            parts.append(_after(column, here, falling=falling, dated=segment == 0))
        lists = [_rows(base, way, parts, column=column, falling=falling, limit=limit - len(rows)) for way in found.ways]
        merged = heapq.merge(*lists, key=lambda row: (row[-1] or "", row[0]), reverse=falling)
        rows += list(merged)[: limit - len(rows)]
        if len(rows) >= limit:
            break
    return rows


def _after(column: str, start: Sequence[Any], *, falling: bool, dated: bool) -> Part:
    """What stands behind a cursor."""
    sign = "<" if falling else ">"
    if dated:
        return Part(sql=f"(i.{column}, i.id) {sign} (?, ?)", values=(start[1], start[2]))
    return Part(sql=f"i.id {sign} ?", values=(start[2],))


def _rows(
    base: apsw.Connection, way: Way, parts: Sequence[Part], *, column: str, falling: bool, limit: int
) -> list[tuple[Any, ...]]:
    where, values = way.where(*parts)
    down = " DESC" if falling else ""
    start = way.start
    order = f"i.{column}{down}, i.id{down}"
    if column == "earliest":
        if way.position is not None:
            order = f"{way.position}{down}"
    elif not way.small:
        few = base.execute(f"SELECT i.id FROM {start} WHERE {where} LIMIT {SMALL + 1}", values).fetchall()
        if len(few) <= SMALL:
            start = "json_each(?) AS led CROSS JOIN incident AS i ON i.id = led.value"
            where, values = "1 = 1", (json.dumps([row[0] for row in few]),)
        elif start == "incident AS i":
            start = f"incident AS i INDEXED BY incident_{column}"
    query = f"SELECT {SELECTED}, i.{column} FROM {start} WHERE {where} ORDER BY {order} LIMIT ?"
    return list(base.execute(query, (*values, limit)))


def _total(base: apsw.Connection, found: Found) -> tuple[int, bool]:
    """How many rows match, and whether these are only those that were counted."""
    total, counted = 0, getattr(base, "count", None)  # a server counts itself
    try:
        with within(base, _COUNTING, what="count"):
            for way in found.ways:
                where, values = way.where()
                if way.small and not way.parts:
                    total += way.led
                    continue
                start = "incident_search AS f" if way.position and len(way.parts) == 1 else way.start
                if counted is not None:
                    total += counted(f"SELECT 1 FROM {start} WHERE {where}", values, most=COUNTED + 1 - total)
                    if total > COUNTED:
                        return COUNTED, True
                    continue
                for _ in base.execute(f"SELECT 1 FROM {start} WHERE {where} LIMIT {COUNTED + 1}", values):
                    total += 1
                    if total > COUNTED:
                        return COUNTED, True
    except SlowError:
        return total, True
    return total, False


def incident(base: apsw.Connection, key: str, *, seconds: float | None = SECONDS) -> IncidentJson:
    """The whole incident of that id, or the one that it went into; raises RecordError where there is none."""
    with moment(base, seconds=seconds):
        into = base.execute("SELECT merged_into FROM incident_tombstone WHERE key = ?", (key,)).fetchall()
        live = into[0][0] if into else key
        rows = base.execute(f"SELECT {SELECTED} FROM incident AS i WHERE i.key = ?", (live,)).fetchall()
        if not rows and into:
            raise RecordError(
                f"incident {key!r} is gone: the dispatches that told of it were forgotten or read otherwise"
            )
        if not rows:
            near = base.execute(
                "SELECT key FROM incident WHERE key >= ? AND key < ? ORDER BY key LIMIT 4", (key, f"{key}\U0010ffff")
            ).fetchall()
            hint = f"; did you mean {', '.join(row[0] for row in near)}?" if near and key else ""
            raise RecordError(f"no incident {key[:80]!r} in this record{hint or '; `dateline incidents` lists them'}")
        return incidents_json(base, rows, whole=True)[0]


def tombstones(base: apsw.Connection, since: str, *, seconds: float | None = SECONDS) -> list[Tombstone]:
    """The ids that were given up since a moment, each with the id of the incident that holds their dispatches now."""
    with moment(base, seconds=seconds):
        rows = base.execute(
            "SELECT key, merged_into, at FROM incident_tombstone WHERE at >= ? ORDER BY at, key", (since,)
        ).fetchall()
    return [Tombstone(id=key, merged_into=into, changed=at) for key, into, at in rows]


def documents(base: apsw.Connection, of: Sequence[int | str], *, seconds: float | None = SECONDS) -> list[DocumentInfo]:
    """Documents by their number, uri or address, all versions; those that are unknown are left out."""
    query = (
        "SELECT id, uri, url, title, outlet, agency, language, published, received, status, reason, version, "
        "nullif(origin, id) FROM document WHERE {} ORDER BY id"
    )
    found: dict[int, DocumentInfo] = {}
    with moment(base, seconds=seconds):
        for one in of:
            where, values = ("id = ?", (one,)) if isinstance(one, int) else ("uri = ?1 OR url = ?1", (one,))
            for row in base.execute(query.format(where), values).fetchall():
                keys = base.execute(
                    "SELECT i.key FROM claim AS c JOIN incident AS i ON i.id = c.incident "
                    "WHERE c.document = ? ORDER BY c.id",
                    (row[0],),
                ).fetchall()
                names = DocumentInfo.__dataclass_fields__
                found[row[0]] = DocumentInfo(
                    **dict(zip(names, (*row, tuple(dict.fromkeys(k for (k,) in keys))), strict=True))
                )
    return list(found.values())
