"""Backups made while another process writes: each is the record as it was at one moment."""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from dateline.record import open_record
from dateline.record.canonical import digest
from record.making import incoming


def run(backups: int, folder: Path) -> list[int]:
    """How many dispatches each backup held; AssertionError where one is not a moment of the record."""
    path = folder / "busy.sqlite"
    open_record(path, create=True).close()
    pid = os.fork()
    if pid == 0:
        try:
            with open_record(path) as record:
                k = 0
                while True:
                    record.add(incoming(k), last=True)
                    k += 1
        finally:
            os._exit(1)
    sizes = []
    try:
        with open_record(path) as record:
            for n in range(backups):
                time.sleep(0.05)
                record.backup(folder / f"backup{n}.sqlite")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    with open_record(folder / "again.sqlite", create=True) as again:
        done = 0
        for n in range(backups):
            with open_record(folder / f"backup{n}.sqlite") as copy:
                assert not list(copy.verify())
                size = int(copy.base.execute("SELECT count(*) FROM document").get)
                for k in range(done, size):
                    again.add(incoming(k), last=True)
                done = size
                assert digest(list(copy.dump())) == digest(list(again.dump())), n
                sizes.append(size)
    return sizes


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print("dispatches in each backup:", *run(int(sys.argv[1]) if len(sys.argv) > 1 else 20, Path(place)))
