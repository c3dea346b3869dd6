"""The record in one SQLite file."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw

from dateline.record import speakers
from dateline.record.backup import back_up
from dateline.record.connection import connect, told
from dateline.record.kept import KeptRecord, utc
from dateline.record.migrations import migrate

__all__ = ["SqliteRecord", "utc"]


class SqliteRecord(KeptRecord):
    """A Record in one SQLite file; see `interface.Record` for what each call does."""

    _base: apsw.Connection

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        who: str = "dateline",
        clock: Callable[[], datetime] | None = None,
        vfs: str | None = None,
        bare: bool = False,
    ) -> None:
        """`bare` leaves even the history empty, for the rows of another record."""
        super().__init__(who=who, clock=clock)
        self.path, self.name = path, str(path)
        self._base = connect(path, create=create, vfs=vfs)
        try:
            with told(path):
                before, after = migrate(
                    self._base, after={3: self._tell_anew, 4: self._name_actors, 7: speakers.settle_all}
                )
                if before != after and not bare:
                    with self._change():
                        self.note("migrate", "schema", {"from": before, "to": after})
        except BaseException:
            self._base.close()
            raise

    def backup(self, path: Path) -> None:
        """Copies the record to another file while it may be written to."""
        with told(path):
            back_up(self._base, path)

    def columns(self, table: str) -> list[str]:
        """The columns of a table."""
        return [str(row[1]) for row in self._base.execute(f"PRAGMA table_info({table})").fetchall()]

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that may be very many."""
        return iter(self._base.execute(sql))

    def defer(self) -> None:
        """Lets rows of this transaction point to rows that come later in it."""
        self._base.execute("PRAGMA defer_foreign_keys = ON")

    def _told(self) -> AbstractContextManager[None]:
        return told(self.path)

    def _emptied(self) -> None:
        self._base.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)  # the text is not to stay in the log either
