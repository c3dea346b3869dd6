"""One byte changed at a time, anywhere in the file: found, or without effect on what is served."""

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import apsw

from dateline.errors import RecordError
from dateline.record import SqliteRecord, open_record
from record.making import incoming


def run(flips: int, folder: Path, *, documents: int = 25, seed: int = 0) -> Counter[str]:
    """How many flips were found at opening, by verify, or changed nothing; AssertionError where one is served."""
    rng, told = random.Random(seed), Counter[str]()
    path = folder / "flips.sqlite"
    with open_record(path, create=True) as record:
        for k in range(documents):
            record.add(incoming(k), last=True)
        record.base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        whole = served(record)
    data = path.read_bytes()
    pages = len(data) // 4096
    for _ in range(flips):
        at = rng.randrange(pages) * 4096 + rng.randrange(4096)
        changed = bytearray(data)
        changed[at] ^= 1 << rng.randrange(8)
        copy = folder / "changed.sqlite"
        copy.write_bytes(changed)
        told[judge(copy, whole, at)] += 1
        for left in folder.glob("changed.sqlite*"):
            left.unlink()
    return told


def served(record: SqliteRecord) -> list[str]:
    """What a record holds, without its notes of what has been dealt with: losing one means looking once more."""
    return [line for line in record.dump() if not line.startswith('["input"')]


def judge(path: Path, whole: list[str], at: int) -> str:
    """opening, verify or no effect."""
    try:
        with open_record(path) as record:
            if list(record.verify()):
                return "verify"
            dumped = served(record)
    except (RecordError, apsw.Error):
        return "opening"
    assert dumped == whole, f"byte {at} was changed, nobody noticed, and something else is served"
    return "no effect"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(dict(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, Path(place))))
