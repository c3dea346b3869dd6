"""Kills workers, what reads for them and what looks after them, at any moment; compares with a run left alone.

python -m faults.stream [KILLS]
"""

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
from dateline.record.queue import Queue, series_of
from dateline.stream import Workers
from record.making import FakeReading, text_of

_ENOUGH = 180.0  # seconds for one run between two kills


class Slow(FakeReading):
    """Reads as its parent does, but takes a while: there is something to be killed."""

    def __call__(self, task: object) -> object:
        """As `reading.Reading`."""
        time.sleep(0.02)
        return super().__call__(task)


def started(path: Path, *, count: int = 2) -> int:
    """Starts workers in a process of their own; its number."""
    pid = os.fork()
    if pid == 0:
        try:
            work = Workers(open_record=lambda: open_record(path), work=Slow(), count=count, lease=2.0, attempts=100)
            work.run()
        finally:
            os._exit(0)
    return pid


def below(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def soon(pid: int, kind: str) -> list[int]:
    """The processes of a kind, once there are any: whoever takes something up has a reader from then on."""
    until = time.monotonic() + _ENOUGH
    while time.monotonic() < until:
        workers = below(pid)
        found = {"parents": [pid], "workers": workers, "readers": [n for w in workers for n in below(w)]}[kind]
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError(f"there are no {kind}")


def run(kills: int, folder: Path, *, each: int = 10, seed: int = 0) -> dict[str, int]:
    """How many of which were killed; AssertionError where anything is lost, doubled or other than when left alone."""
    rng, path = random.Random(seed), folder / "stream.sqlite"
    told = {"workers": 0, "readers": 0, "parents": 0}
    inputs = [Raw(body=text_of(k).encode(), name=f"d{k}.txt") for k in range(kills * each)]
    open_record(path, create=True).close()
    pid = started(path)
    for n in range(kills):
        with open_record(path) as record:
            Queue(record).put([(raw, series_of(raw.name)) for raw in inputs[n * each : (n + 1) * each]])
        time.sleep(rng.random() * 0.4)
        kind = rng.choice(("workers", "readers", "parents"))
        victim = rng.choice(soon(pid, kind))
        told[kind] += 1
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
        if kind == "parents":
            os.waitpid(pid, 0)
            pid = started(path)
    until = time.monotonic() + _ENOUGH
    with open_record(path) as record:
        queue = Queue(record)
        while queue.depth().open:
            assert time.monotonic() < until, "it came to no end"
            time.sleep(0.1)
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
        assert queue.dead() == [] and not list(record.verify())
        with open_record(folder / "alone.sqlite", create=True) as alone, Children(FakeReading(), count=0) as children:
            list(Ingest(record=alone, children=children).run(inputs))
            assert list(record.dump()) == list(alone.dump()), "not the same record"
    return told


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 20, Path(place)))
