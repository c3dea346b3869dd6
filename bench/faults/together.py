"""Many processes write to one record at once: nothing is lost, nothing doubled, the history stays one chain."""

import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from link_speed import report

from dateline.record import Incoming, KeptRecord, audit, open_record
from record.making import incoming

SHARED = 5  # one in so many writes is a new version of what all of them write, and one more of what all of them bring


def dispatch(number: int) -> Incoming:
    """A dispatch that no other is like, of some town on some day."""
    made, told = incoming(number), report(random.Random(number), number)["claims"][0]
    assert made.report is not None
    where = {name: value for name, value in told["place"].items() if name not in ("start", "end", "quote")}
    for row in (*made.report["claims"], *made.report["incidents"]):
        row["place"] |= where
        row["time"] = told["time"] | {"quote": made.text[0]}
    return made


def write(where: Path | str, writer: int, each: int) -> None:
    """What one process does: dispatches of its own, versions of one address, what all bring, and a counter."""
    with open_record(where, create=True, who=f"writer {writer}") as record:
        for k in range(each):
            assert record.add(dispatch(writer * each + k), last=True).outcome == "new"
            if k % SHARED == 0:
                version = dispatch(10**7 + writer * each + k)
                assert record.add(replace(version, uri="shared")).version > 0
                record.add(dispatch(10**8 + k), last=True)
                with record.change() as base:
                    seen = base.execute("SELECT failures FROM feed").get
                    base.execute("UPDATE feed SET failures = ?", (seen + 1,))


def run(where: Path | str, *, writers: int, each: int) -> float:
    """The writes a second of so many processes; AssertionError where anything is lost, doubled or out of order."""
    with open_record(where, create=True) as record, record.change() as base:
        base.execute("INSERT INTO feed (url, added) VALUES ('x', 'y')")
    start = time.monotonic()
    pids = []
    for writer in range(writers):
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                write(where, writer, each)
                status = 0
            finally:
                os._exit(status)
        pids.append(pid)
    ended = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    took = time.monotonic() - start
    assert ended == [0] * writers, ended
    with open_record(where) as record:
        check(record, writers=writers, each=each)
        written = int(record.base.execute("SELECT count(*) FROM document").get)
    return written / took


def check(record: KeptRecord, *, writers: int, each: int) -> None:
    """Holds the record against what the processes have written."""
    base, rounds = record.base, -(-each // SHARED)
    own = base.execute("SELECT count(*), count(DISTINCT uri) FROM document WHERE uri <> 'shared'").fetchone()
    assert own == (writers * each + rounds,) * 2, own
    versions = [v for (v,) in base.execute("SELECT version FROM document WHERE uri = 'shared' ORDER BY version")]
    assert versions == list(range(1, writers * rounds + 1)), versions[:20]
    assert base.execute("SELECT failures FROM feed").get == writers * rounds
    assert base.execute("SELECT count(*) FROM audit WHERE act = 'add'").get == sum(own[:1]) + len(versions)
    assert list(audit.breaks(base)) == []
    faults = list(record.verify())
    assert not faults, faults[:5]


def main() -> None:
    writers, each = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        rate = run(sys.argv[3] if len(sys.argv) > 3 else Path(folder) / "r.sqlite", writers=writers, each=each)
    print(f"{writers} processes, {each} dispatches each: {rate:.0f} written a second, nothing lost, nothing doubled")


if __name__ == "__main__":
    main()
