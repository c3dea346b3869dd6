"""Fills a record of the benches quickly: rows go into bare tables, their indexes and triggers are made after all."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateline.errors import RecordError
from dateline.record import KeptRecord, SqliteRecord, is_server, open_record

_WORDS = ("document_search", "incident_search", "source_search", "actor_search")
_POINTS = (
    "INSERT INTO incident_where SELECT id, longitude, longitude, latitude, latitude, "
    "coalesce(CAST(julianday(earliest) AS INTEGER), 0), coalesce(CAST(julianday(latest) AS INTEGER), 0) "
    "FROM incident WHERE latitude IS NOT NULL AND relation IS NOT 'distance'"
)


@contextmanager
def filling(record: KeptRecord) -> Iterator[None]:
    """Inside, rows go into bare tables, in one transaction; after it the record is as if they had come one by one."""
    base, sqlite = record.base, isinstance(record, SqliteRecord)
    if sqlite:
        base.execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000")
        made = "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    else:
        base.execute("SET session_replication_role = replica")  # no triggers, those of foreign keys neither
        base.execute("SET maintenance_work_mem = '512MB'")
        made = (
            "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname "
            "NOT IN (SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace) "
            "AND tablename <> 'dateline_version'"
        )
    rows = base.execute(made).fetchall()
    with record.change():
        for kind, name, _ in rows:
            base.execute(f"DROP {kind} {name}")
        yield
        for kind in ("index", "trigger"):
            if kind == "trigger" and sqlite:
                for table in _WORDS:
                    base.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
                base.execute(_POINTS)
            for of, _, sql in rows:
                if of == kind:
                    base.execute(sql)
    base.execute("ANALYZE" if sqlite else "VACUUM ANALYZE")
    if not sqlite:
        base.execute("SET session_replication_role = origin")
        for table in ("evidence", "capture", "source", "actor", "document", "incident", "telling", "claim"):
            record.renumber([table])


def put(record: KeptRecord, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    """Rows of some columns of a table."""
    if isinstance(record, SqliteRecord):
        marks = ", ".join("?" * len(columns.split(",")))
        record.base.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        return
    with record.base.driver.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def place(said: str) -> Iterator[tuple[Path | str, bool]]:
    """Where the record of a bench is and whether it is filled: a file, an address, a server of its own, or a folder."""
    if said == "postgres":
        from record.server import server

        with server("-c shared_buffers=1GB -c max_wal_size=4GB -c synchronous_commit=on") as url:
            yield url, False
    elif is_server(said):
        yield said, _there(said)
    elif said:
        yield Path(said), Path(said).exists()
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder) / "r.sqlite", False


def _there(address: str) -> bool:
    try:
        open_record(address).close()
    except RecordError:
        return False
    return True


def alone(record: KeptRecord) -> None:
    """Keeps a server to one process for each connection: the time of others could not be counted."""
    if not isinstance(record, SqliteRecord):
        record.base.execute("SET max_parallel_workers_per_gather = 0")


def serving(record: KeptRecord) -> float:
    """The seconds of the processor that a server on this machine has spent on a connection; 0 elsewhere."""
    if isinstance(record, SqliteRecord):
        return 0.0
    told = Path(f"/proc/{record.base.driver.info.backend_pid}/schedstat")
    return int(told.read_text().split()[0]) / 1e9 if told.exists() else 0.0


def megabytes(record: KeptRecord) -> int:
    """How much room the record takes."""
    if is_server(record.name):
        return int(record.base.execute("SELECT pg_database_size(current_database())").get) >> 20
    pages, size = (record.base.execute(f"PRAGMA {name}").get for name in ("page_count", "page_size"))
    return int(pages * size) >> 20
