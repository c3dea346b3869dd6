"""Several processes write to one record: none loses anything, none is told that it is locked."""

import os
from pathlib import Path

from faults import together

from dateline.record import open_record
from record.conftest import Where
from record.making import incoming


def in_processes(count: int, work: object) -> list[int]:
    """The exit statuses of so many processes, each with its number."""
    pids = []
    for n in range(count):
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                work(n)  # type: ignore[operator]
                status = 0
            finally:
                os._exit(status)
        pids.append(pid)
    return [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]


def test_writers_lose_and_double_nothing(tmp_path: Path, where: Where) -> None:
    """Eight of them, all of which make the record; bench/faults/together.py has them write a thousand times each."""
    together.run(where(tmp_path / "r.sqlite", bare=True), writers=8, each=3)
    with open_record(tmp_path / "r.sqlite") as record:
        who = {name for (name,) in record.base.execute("SELECT who FROM audit WHERE act = 'add'").fetchall()}
        assert who == {f"writer {n}" for n in range(8)}


def test_readers_see_whole_documents_while_one_writes(tmp_path: Path, where: Where) -> None:
    path = where(tmp_path / "r.sqlite")
    open_record(path, create=True).close()

    def work(n: int) -> None:
        with open_record(path) as record:
            for k in range(30):
                if n == 0:
                    record.add(incoming(k), last=True)
                else:
                    row = record.base.execute(
                        "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM claim), (SELECT count(*) "
                        "FROM input)"
                    ).fetchone()
                    assert len(set(row)) == 1, row

    assert in_processes(3, work) == [0, 0, 0]
