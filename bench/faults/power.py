"""Power cuts: what a disk may hold after one, made from a log of all writes and syncs.

What was synced is there. Of what was written since, each sector may be there or not, in any combination.
"""

import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from dateline.errors import RecordError
from dateline.record import SqliteRecord, open_record
from record.making import incoming

SECTOR = 512
_NAMES = iter(range(10**9))


@dataclass
class Log:
    """All that was done to files, in its order: (what, file, offset, data); acks are ("ack", uri, 0, b"")."""

    entries: list[tuple[str, str, int, bytes]] = field(default_factory=list)


class Recorder(apsw.VFS):
    """A file system that writes down what is done through it."""

    def __init__(self, log: Log) -> None:
        self.log, self.name = log, f"recorder{next(_NAMES)}"
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: Any) -> "File":
        return File(self.log, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        self.log.entries.append(("delete", Path(name).name, 0, b""))


class File(apsw.VFSFile):
    def __init__(self, log: Log, name: Any, flags: Any) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.log, self.name = log, Path(path).name if path else "temporary"

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self.log.entries.append(("write", self.name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self.log.entries.append(("truncate", self.name, size, b""))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self.log.entries.append(("sync", self.name, 0, b""))


def recorded(folder: Path, *, documents: int, synchronous: str = "FULL") -> Log:
    """The log of taking some dispatches in, with checkpoints among them."""
    log = Log()
    vfs = Recorder(log)
    record = SqliteRecord(folder / "power.sqlite", create=True, vfs=vfs.name)
    record.base.execute(f"PRAGMA synchronous = {synchronous}; PRAGMA wal_autocheckpoint = 150")
    log.entries.append(("ack", "", 0, b""))
    for k in range(documents):
        record.add(incoming(k), last=True)
        log.entries.append(("ack", f"d{k}.txt", 0, b""))
    record.close()
    vfs.unregister()
    return log


def image(log: Log, at: int, rng: random.Random) -> dict[str, bytearray]:
    """What the files may hold after a power cut before entry `at`."""
    synced: dict[str, bytearray] = {}
    pending: dict[str, list[tuple[str, int, bytes]]] = {}
    for what, name, offset, data in log.entries[:at]:
        if what in ("write", "truncate"):
            pending.setdefault(name, []).append((what, offset, data))
        elif what == "sync":
            apply(synced.setdefault(name, bytearray()), pending.pop(name, []))
        elif what == "delete":
            synced.pop(name, None)
            pending.pop(name, None)
    for name, writes in pending.items():
        kept: list[tuple[str, int, bytes]] = []
        mood = rng.random()  # some cuts lose nearly all, some nearly nothing
        for what, offset, data in writes:
            if what == "truncate":
                if rng.random() < mood:
                    kept.append((what, offset, data))
                continue
            for start in range(0, len(data), SECTOR):
                if rng.random() < mood:
                    kept.append((what, offset + start, data[start : start + SECTOR]))
        apply(synced.setdefault(name, bytearray()), kept)
    return synced


def apply(content: bytearray, writes: list[tuple[str, int, bytes]]) -> None:
    for what, offset, data in writes:
        if what == "truncate":
            del content[offset:]
            continue
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset : offset + len(data)] = data


def run(images: int, folder: Path, *, synchronous: str = "FULL", documents: int = 12, seed: int = 0) -> dict[str, int]:
    """How many images were whole, corrupt, or had lost what was acknowledged."""
    log, rng = recorded(folder, documents=documents, synchronous=synchronous), random.Random(seed)
    first = next(k for k, entry in enumerate(log.entries) if entry[0] == "ack")
    told = {"whole": 0, "corrupt": 0, "lost": 0}
    for n in range(images):
        at = rng.randrange(first + 1, len(log.entries) + 1)
        place = folder / f"image{n}"
        place.mkdir()
        for name, content in image(log, at, rng).items():
            (place / name).write_bytes(content)
        told[judge(place / "power.sqlite", {e[1] for e in log.entries[:at] if e[0] == "ack" and e[1]})] += 1
        for left in place.iterdir():
            left.unlink()
        place.rmdir()
    return told


def judge(path: Path, acknowledged: set[str]) -> str:
    """whole, corrupt or lost."""
    try:
        with open_record(path, create=True) as record:
            if list(record.verify()):
                return "corrupt"
            held = {uri for (uri,) in record.base.execute("SELECT uri FROM document")}
            return "whole" if acknowledged <= held else "lost"
    except (RecordError, apsw.Error):
        return "corrupt"


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as place:
        for mode in ("FULL", "NORMAL", "OFF"):
            (Path(place) / mode).mkdir()
            print(mode, run(count, Path(place) / mode, synchronous=mode))
