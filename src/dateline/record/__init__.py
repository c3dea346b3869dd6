"""Incidents -> store: documents, claims, incidents and the history of all of them in one file."""

from pathlib import Path

from dateline.record.interface import Added, Fault, Incoming, Record, Stored
from dateline.record.sqlite import SqliteRecord

__all__ = ["Added", "Fault", "Incoming", "Record", "SqliteRecord", "Stored", "open_record"]


def open_record(path: str | Path, *, create: bool = False, who: str = "dateline") -> SqliteRecord:
    """The record in a file; `create` makes it where it is not there. Raises RecordError."""
    return SqliteRecord(Path(path), create=create, who=who)
