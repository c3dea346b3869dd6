"""Kills a process that takes dispatches in, at any moment, and looks at what it leaves."""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from dateline.articles.raw import Raw
from dateline.record import open_record
from dateline.record.children import Children
from dateline.record.ingest import Ingest
from record.making import FakeReading, incoming, text_of


def victim(path: Path | str, acks: int, *, start: int, children: int) -> None:
    """Takes dispatches in for ever, and writes the number of each to the pipe once the record has it."""
    with open_record(path, create=True) as record, Children(FakeReading(), count=children) as made:

        def inputs():  # type: ignore[no-untyped-def]
            k = start
            while True:
                yield Raw(body=text_of(k).encode(), name=f"d{k}.txt")
                k += 1

        for event in Ingest(record=record, children=made, count=1).run(inputs()):
            os.write(acks, f"{event.name}\n".encode())


def run(
    kills: int, folder: Path, *, seed: int = 0, longest: float = 0.4, at: str | None = None, after: int = 0
) -> tuple[int, int]:
    """How many dispatches were acknowledged and how many kills were survived; AssertionError where anything is lost.

    The record is a file in the folder, or `at` an address. A process lives `longest` seconds at most once it has had up
    to `after` dispatches acknowledged.
    """
    rng, path = random.Random(seed), at or folder / "killed.sqlite"
    acknowledged: set[str] = set()
    for n in range(kills):
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.setpgid(0, 0)
                os.close(reading)
                victim(path, writing, start=len(acknowledged) // 2, children=n % 2)
            finally:
                os._exit(1)
        os.close(writing)
        said, wanted = b"", rng.randint(1, after) if after else 0
        while said.count(b"\n") < wanted and (piece := os.read(reading, 65536)):
            said += piece
        time.sleep(rng.random() * longest)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        while piece := os.read(reading, 65536):
            said += piece
        os.close(reading)
        acknowledged |= set(said.decode().split("\n")[:-1])
        if isinstance(path, Path) and not path.exists():
            continue
        with open_record(path, create=True) as record:
            held = {uri for (uri,) in record.base.execute("SELECT uri FROM document")}
            assert acknowledged <= held, f"kill {n}: lost {sorted(acknowledged - held)[:5]}"
            if n % 20 == 0 or n == kills - 1:
                faults = list(record.verify())
                assert not faults, f"kill {n}: {faults[:5]}"
    return len(acknowledged), kills


def migration(kills: int, folder: Path, *, seed: int = 0) -> int:
    """Kills a process inside a migration of a record with data; how many times it was found half done: never."""
    from dateline.record.connection import connect
    from dateline.record.migrations import migrate, steps, version

    rng, now = random.Random(seed), len(steps())
    slow = "CREATE TABLE later (x INTEGER) STRICT;" + "".join(f"INSERT INTO later VALUES ({k});" for k in range(20000))
    for n in range(kills):
        path = folder / f"migrated{n}.sqlite"
        with open_record(path, create=True) as record:
            record.add(incoming(n))
        pid = os.fork()
        if pid == 0:
            try:
                migrate(connect(path, create=False), sql=[*steps(), slow])
            finally:
                os._exit(0)
        time.sleep(rng.random() * 0.2)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        base = connect(path, create=False)
        before = version(base)
        rows = base.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").get
        assert (before, rows) in ((now, 0), (now + 1, 1)), (before, rows)
        assert migrate(base, sql=[*steps(), slow]) == (before, now + 1)
        assert base.execute("SELECT count(*) FROM later").get == 20000
        assert base.execute("SELECT count(*) FROM document").get == 1
        base.close()
        path.unlink()
    return kills


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
        acknowledged, kills = run(count, Path(place))
        print(f"{acknowledged} dispatches acknowledged over {kills} kills, none lost")
        print(f"{migration(count // 4, Path(place))} kills inside a migration, none found half done")
