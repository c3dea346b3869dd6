"""What the record asks of a database connection; apsw's own is one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol


class Rows(Protocol):
    """The rows of a query."""

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row, None after the last."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""

    @property
    def get(self) -> Any:
        """The first row, or its value where it has but one; None where there is no row."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows, one by one."""


class Base(Protocol):
    """A connection. Parameters are `?`, or `?1`, `?2` where one is meant more than once."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """The rows of one statement."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> Any:
        """Runs one statement for each of some rows of values."""

    def changes(self) -> int:
        """How many rows the last statement changed."""

    def close(self) -> None:
        """Ends the connection."""
