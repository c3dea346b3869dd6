"""Several processes write to one record: none loses anything, none is told that it is locked."""

import os
from pathlib import Path

from dateline.record import open_record
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


def test_writers_do_not_lose_each_others_documents(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"

    def write(n: int) -> None:
        with open_record(path, create=True) as record:  # all of them make it, one does
            for k in range(12):
                record.add(incoming(100 * n + k), last=True)
                record.add(incoming(k, uri="shared.txt"), last=True)

    assert in_processes(4, write) == [0, 0, 0, 0]
    with open_record(path) as record:
        assert record.base.execute("SELECT count(*) FROM document WHERE uri <> 'shared.txt'").get == 48
        versions = record.base.execute(
            "SELECT version FROM document WHERE uri = 'shared.txt' ORDER BY version"
        ).fetchall()
        assert versions == [(k,) for k in range(1, 13)]
        assert list(record.verify()) == []


def test_readers_see_whole_documents_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
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
