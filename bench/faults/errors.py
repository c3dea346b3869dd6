"""A write, sync, truncation or open that fails, at every call in turn."""

import tempfile
from pathlib import Path
from typing import Any

import apsw

from dateline.errors import RecordError
from dateline.record import SqliteRecord, open_record
from record.making import incoming

_NAMES = iter(range(10**9))
CODES = {"EIO": apsw.IOError, "ENOSPC": apsw.FullError}


class Failing(apsw.VFS):
    """A file system in which the call number `at` fails, and with `ever` all after it."""

    def __init__(self, at: int, error: type[Exception], *, ever: bool) -> None:
        self.at, self.error, self.ever, self.calls, self.armed = at, error, ever, 0, False
        self.name = f"failing{next(_NAMES)}"
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: Any) -> "File":
        return File(self, name, flags)

    def count(self) -> None:
        """Counts a call, and fails it if it is its turn."""
        if not self.armed:
            return
        self.calls += 1
        if self.calls == self.at or (self.ever and self.calls > self.at):
            raise self.error("put in on purpose")


class File(apsw.VFSFile):
    def __init__(self, vfs: Failing, name: Any, flags: Any) -> None:
        super().__init__("", name, flags)
        self.vfs = vfs

    def excepthook(self, *_: Any) -> None:
        """The error is reported by what it makes fail."""

    def xWrite(self, data: bytes, offset: int) -> None:
        self.vfs.count()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self.vfs.count()
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        self.vfs.count()
        super().xTruncate(size)


def run(folder: Path, *, documents: int = 4, most: int = 10_000, step: int = 1) -> int:
    """At how many calls a failure was put in; AssertionError where it did harm."""
    tried = 0
    for code, error in CODES.items():
        for ever in (False, True):
            for at in range(1, most, step):
                path = folder / f"{code}{ever}{at}.sqlite"
                open_record(path, create=True).close()
                if not once(path, Failing(at, error, ever=ever), documents):
                    break
                tried += 1
    return tried


def once(path: Path, vfs: Failing, documents: int) -> bool:
    """Whether the failure came to pass: what was acknowledged is there, nothing half, nothing more is written."""
    acknowledged = set()
    failed = False
    record = SqliteRecord(path, vfs=vfs.name)
    record.base.execute("PRAGMA wal_autocheckpoint = 30")
    vfs.armed = True
    try:
        for k in range(documents):
            try:
                record.add(incoming(k), last=True)
                acknowledged.add(f"d{k}.txt")
                assert not failed or vfs.error is not apsw.IOError, "it went on writing after a failing write"
            except RecordError:
                failed = True
    finally:
        vfs.armed = False
        record.close()
        vfs.unregister()
    with open_record(path) as record:
        held = {uri for (uri,) in record.base.execute("SELECT uri FROM document")}
        assert acknowledged <= held, (path.name, acknowledged - held)
        faults = list(record.verify())
        assert not faults, (path.name, faults)
        for k in range(documents):
            record.add(incoming(k), last=True)
        assert record.base.execute("SELECT count(*) FROM document").get == documents
    return failed or vfs.calls >= vfs.at


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(f"{run(Path(place))} failing calls: nothing acknowledged was lost, nothing was half there")
