"""Incidents -> store: documents, claims, incidents and the history of all of them in one file or on a server."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dateline.record.interface import Added, Fault, Incoming, Record, Stored
from dateline.record.kept import KeptRecord
from dateline.record.sqlite import SqliteRecord

__all__ = ["Added", "Fault", "Incoming", "KeptRecord", "Record", "SqliteRecord", "Stored", "is_server", "open_record"]


def open_record(
    path: str | Path,
    *,
    create: bool = False,
    who: str = "dateline",
    bare: bool = False,
    clock: Callable[[], datetime] | None = None,
) -> KeptRecord:
    """The record in a file, or in the database of an address (postgresql://user@host/database).

    `create` makes it where it is not there, `bare` without a row in its history. `clock` tells the time that rows bear,
    where it is not to be that of the machine. Raises RecordError.
    """
    if is_server(path):
        from dateline.record.postgres.record import PostgresRecord

        return PostgresRecord(str(path), create=create, who=who, bare=bare, clock=clock)
    return SqliteRecord(Path(path), create=create, who=who, bare=bare, clock=clock)


def is_server(path: str | Path) -> bool:
    """Whether this is the address of a database and not a file."""
    return str(path).startswith(("postgresql://", "postgres://"))
