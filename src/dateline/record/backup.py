"""A copy of the record in another file, made while others may write."""

import contextlib
import os
from pathlib import Path

import apsw

from dateline.errors import RecordError

_PAGES = 1000


def back_up(base: apsw.Connection, path: Path) -> None:
    """Copies the record to `path`, which must not exist; it is whole or not there.

    The copy is of one moment: one reading transaction lasts until the last page, and writers go on meanwhile.
    """
    if path.exists():
        raise RecordError(f"{path}: is there already; name a new file for the copy")
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    source = apsw.Connection(base.filename, flags=apsw.SQLITE_OPEN_READONLY)
    try:
        source.execute("BEGIN; SELECT count(*) FROM sqlite_schema").fetchall()  # holds this moment fast
        target = apsw.Connection(str(part))
        try:
            target.execute("PRAGMA synchronous = FULL")
            with target.backup("main", source, "main") as copy:
                while not copy.done:
                    copy.step(_PAGES)
            target.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, no log beside it
        finally:
            target.close()
        _sync(part)
        part.rename(path)
        _sync(path.parent)
    finally:
        source.close()
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
