"""The history of the record: rows that are only added, each bound to the one before by a hash."""

from collections.abc import Iterator
from typing import Any

import apsw

from dateline.record.canonical import digest, plain

START = "0" * 64


def append(base: apsw.Connection, *, at: str, who: str, act: str, object: str, detail: dict[str, Any]) -> str:
    """The hash of the row that was added; to be called inside a transaction."""
    last = base.execute("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    n, previous = (last[0] + 1, last[1]) if last else (1, START)
    told = plain(detail)
    row = (n, at, who, act, object, told, previous)
    seal = digest(row)
    base.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, seal))
    return seal


def head(base: apsw.Connection) -> tuple[int, str]:
    """The number and hash of the last row: written down elsewhere, it shows later that nothing was cut off."""
    last = base.execute("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    return (last[0], last[1]) if last else (0, START)


def breaks(base: apsw.Connection) -> Iterator[tuple[int, str]]:
    """The rows where the chain does not hold, each with what is wrong there."""
    expected, previous = 1, START
    for n, at, who, act, object, detail, said, seal in base.execute(
        "SELECT n, at, who, act, object, detail, previous, hash FROM audit ORDER BY n"
    ):
        if n != expected:
            yield n, f"rows {expected} to {n - 1} are missing before it"
        elif said != previous:
            yield n, "it does not follow from the row before it"
        if digest((n, at, who, act, object, detail, said)) != seal:
            yield n, "it was changed after it was written"
        expected, previous = n + 1, seal
