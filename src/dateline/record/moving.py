"""A record in another database: every row as it is, with its number, its history and its hashes.

Both sides are then read again and compared, table by table: counts and a hash over all rows in one order.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import RecordError
from dateline.record.canonical import plain
from dateline.record.kept import KeptRecord

# Every table that is not derived, with the order of its rows: parents before those that point to them.
TABLES = {
    "evidence": "id",
    "capture": "id",
    "input": "sha256",
    "document": "id",
    "document_part": 'document, start, "end", kind',
    "shingle": "hash, document",
    "overlap": "a, b",
    "reader": "id",
    "reading": "id",
    "source": "id",
    "actor": "id",
    "incident": "id",
    "telling": "id",
    "claim": "id",
    "quantity": "rowid",
    "relay": "claim, source",
    "claim_part": "whole, part",
    "claim_speaker": "claim",
    "cell": "cell, telling",
    "link": "a, b",
    "incident_tombstone": "key",
    "incident_quantity": "incident, what, unit",
    "incident_part": "whole, part",
    "decision": "id",
    "decision_series": "series, decision",
    "feed": "id",
    "job": "id",
    "tombstone": "document",
    "audit": "n",
}
_ROWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a copy is: `done` of `total` rows, of which half are for comparing."""

    table: str
    done: int
    total: int


def copy(source: KeptRecord, target: KeptRecord) -> Iterator[Step]:
    """Copies a record into an empty one, in one transaction; raises RecordError where they then differ."""
    columns = {table: _columns(source, target, table) for table in TABLES}
    for table in TABLES:
        if target.base.execute(f"SELECT 1 FROM {table} LIMIT 1").get is not None:
            raise RecordError(f"{target.name}: holds something already ({table}); name a record that is not there yet")
    source.base.execute("BEGIN")  # one moment of it, whoever writes meanwhile
    try:
        counts = {t: int(source.base.execute(f"SELECT count(*) FROM {t}").get) for t in TABLES}
        total, done = 2 * sum(counts.values()), 0
        with target.change() as base:
            target.defer()
            seals = {}
            for table in TABLES:
                seal = hashlib.sha256()
                for rows in _pieces(source, table, columns[table]):
                    for row in rows:
                        seal.update(_line(row))
                    names, marks = ", ".join(columns[table]), ", ".join("?" * len(columns[table]))
                    base.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
                    done += len(rows)
                    yield Step(table=table, done=done, total=total)
                seals[table] = seal.hexdigest()
            target.renumber([table for table, order in TABLES.items() if order == "id"])
            for table in TABLES:
                seal = hashlib.sha256()
                count = 0
                for rows in _pieces(target, table, columns[table]):
                    for row in rows:
                        seal.update(_line(row))
                    count += len(rows)
                    done += len(rows)
                    yield Step(table=table, done=done, total=total)
                if count != counts[table] or seal.hexdigest() != seals[table]:
                    raise RecordError(f"{target.name}: {table} is not what it is in {source.name}; nothing was copied")
    finally:
        source.base.execute("ROLLBACK")


def _line(row: Sequence[Any]) -> bytes:
    return plain([v.hex() if isinstance(v, bytes) else v for v in row]).encode("utf-8", "surrogatepass") + b"\n"


def _pieces(record: KeptRecord, table: str, columns: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
    """All rows of a table, some at a time."""
    rows: list[tuple[Any, ...]] = []
    for row in record.stream(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {TABLES[table]}"):
        rows.append(tuple(row))
        if len(rows) >= _ROWS:
            yield rows
            rows = []
    if rows:
        yield rows


def _columns(source: KeptRecord, target: KeptRecord, table: str) -> list[str]:
    """The columns of a table that are written, quoted; raises RecordError where the two schemas differ."""
    mine, theirs = sorted(source.columns(table)), sorted(target.columns(table))
    if mine != theirs:
        raise RecordError(f"the two records do not have the same columns of {table}: update Dateline on both sides")
    return [f'"{name}"' for name in mine]
