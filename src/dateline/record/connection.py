"""One connection to the record's file: a fixed SQLite, its settings, and its errors in our words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from dateline.errors import RecordError

APPLICATION_ID = 0x44544C4E  # "DTLN": what `file` and SQLite tools see
BUSY_MS = 30_000
# The race that can corrupt a WAL file with two connections is fixed from these on (and in 3.44.6 and 3.50.7).
_FIXED = (3, 51, 3)
_FIXED_BRANCHES = {(3, 44): 6, (3, 50): 7}
_STOPPING = (apsw.IOError, apsw.FullError, apsw.CorruptError, apsw.NotADBError, apsw.CantOpenError, apsw.NoMemError)


def is_fixed(version: str) -> bool:
    """Whether this SQLite may be used by several connections in WAL mode."""
    numbers = tuple(int(part) for part in version.split(".")[:3])
    branch = _FIXED_BRANCHES.get((numbers[0], numbers[1]))
    return numbers >= _FIXED or (branch is not None and numbers[2] >= branch)


def connect(path: Path, *, create: bool, vfs: str | None = None, version: str | None = None) -> apsw.Connection:
    """A connection with foreign keys, WAL and full synchronisation; raises RecordError.

    `version` stands in for the version of SQLite in tests, `vfs` for its file system.
    """
    version = version or apsw.sqlite_lib_version()
    if not is_fixed(version):
        raise RecordError(
            f"SQLite {version} can damage a record that two programs have open; "
            "install apsw 3.51.3 or later, which brings its own SQLite"
        )
    if not create and not path.exists():
        raise RecordError(f"{path}: no such record; `dateline ingest PATH --record {path}` makes one")
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    with told(path):
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        base = apsw.Connection(str(path), flags=flags, vfs=vfs)
        try:
            base.set_busy_timeout(BUSY_MS)
            _settle(base, path, exclusive=vfs is not None)
        except BaseException:
            base.close()
            raise
    return base


def _settle(base: apsw.Connection, path: Path, *, exclusive: bool) -> None:
    """Sets what holds for a connection, and refuses a database that is not a record."""
    identity = base.execute("PRAGMA application_id").get
    if identity not in (0, APPLICATION_ID) or (
        identity == 0 and base.execute("SELECT count(*) FROM sqlite_schema").get != 0
    ):
        raise RecordError(f"{path}: an SQLite database, but not a record of Dateline; name another file")
    if exclusive:  # a file system without shared memory
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
    mode = base.execute("PRAGMA journal_mode = WAL").get
    if mode != "wal":
        raise RecordError(
            f"{path}: this file system allows no write-ahead log ({mode}); put the record on a local disk"
        )
    for pragma in (
        "synchronous = FULL",  # an acknowledged document survives a power cut
        "foreign_keys = ON",
        "secure_delete = ON",  # what is forgotten is overwritten
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "cache_size = -32000",
        "temp_store = MEMORY",
    ):
        base.execute(f"PRAGMA {pragma}")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system report into RecordErrors that say what to do."""
    try:
        yield
    except apsw.FullError:
        raise RecordError(
            f"{path}: the disk is full; what was acknowledged is kept. Make room and run the same command again"
        ) from None
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise RecordError(f"{path}: the record is damaged ({error}); run `dateline doctor --record {path}`") from None
    except apsw.BusyError:
        raise RecordError(f"{path}: another program has kept the record locked for 30 seconds; try again") from None
    except (apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError, OSError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise RecordError(f"{path}: can't be read or written ({reason}); what was acknowledged is kept") from None


def stops(error: BaseException) -> bool:
    """Whether nothing more may be written after this error: what the disk then holds is not known."""
    return isinstance(error, _STOPPING)
