"""The record in PostgreSQL, which many programs on many machines may use at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from dateline.errors import RecordError
from dateline.record import speakers
from dateline.record.interface import Fault
from dateline.record.kept import KeptRecord
from dateline.record.postgres.connection import BESIDE, PostgresBase, schema_folder, stops, told


class PostgresRecord(KeptRecord):
    """A Record in a database of PostgreSQL with PostGIS; see `interface.Record` for what each call does.

    The address may name a schema to keep it in: `...?options=-csearch_path=desk,public`.
    """

    _base: PostgresBase
    _files = False
    _beside = BESIDE
    skipping = " FOR UPDATE SKIP LOCKED"

    def __init__(
        self,
        url: str,
        *,
        create: bool = False,
        who: str = "dateline",
        clock: Callable[[], datetime] | None = None,
        bare: bool = False,
    ) -> None:
        """`bare` leaves even the history empty, for the rows of another record."""
        super().__init__(who=who, clock=clock)
        self._own_clock = clock is None
        self._base = PostgresBase(url)
        self.name = self._base.name
        try:
            with self._told():
                before, after = self._migrated(create=create)
                if before != after and not bare:
                    with self._change():
                        self.note("migrate", "schema", {"from": before, "to": after})
        except BaseException:
            self._base.close()
            raise

    def moment(self) -> datetime:
        """The time by which all programs that use the record agree: the server's, whatever their own clocks say."""
        if not self._own_clock:
            return self.clock()
        with self._told():
            told: datetime = self._base.execute("SELECT clock_timestamp()").get
        return told

    def backup(self, path: Path) -> None:
        """A copy of a record on a server is made by the server's own means, or by `dateline copy`."""
        raise RecordError(f"{self.name}: back it up with pg_dump, or with `dateline copy {self.name} {path}`")

    def _migrated(self, *, create: bool) -> tuple[str | None, str | None]:
        """The version of the schema before and after every step that is missing was taken."""
        from alembic import command
        from alembic.config import Config
        from alembic.runtime.migration import MigrationContext
        from alembic.script import ScriptDirectory

        config = Config()
        config.set_main_option("script_location", str(schema_folder()))
        config.attributes["connection"] = self._base.connection
        script = ScriptDirectory.from_config(config)
        there = MigrationContext.configure(self._base.connection, opts={"version_table": "dateline_version"})
        before = there.get_current_revision()
        if before == script.get_current_head():
            return before, before
        if before is None and not create:
            raise RecordError(f"{self.name}: no such record; `dateline ingest PATH --record {self.name}` makes one")
        if before is not None and before not in {step.revision for step in script.walk_revisions()}:
            raise RecordError(
                f"{self.name}: written by a later Dateline (schema {before}, this one knows "
                f"{script.get_current_head()}); update Dateline"
            )
        if self._base.execute("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'").get == 0:
            if self._base.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'").get == 0:
                raise RecordError(
                    f"{self.name}: the server has no PostGIS; install it there (apt-get install postgresql-postgis)"
                )
            self._base.execute("CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public")
        with self._change():
            before = there.get_current_revision()  # another program may just have taken the step
            command.upgrade(config, "head")
            if before is not None and before < "0004":
                speakers.settle_all(self._base)
        return before, script.get_current_head()

    def verify(self, *, repair: bool = False) -> Iterator[Fault]:
        """Everything that is wrong: changed bytes, spans beside their words, orphans, a broken chain."""
        with self._told():
            yield from super().verify(repair=repair)

    def columns(self, table: str) -> list[str]:
        """The columns of a table that are written: words, points and JSONB are worked out from them."""
        rows = self._base.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND table_name = ? AND is_generated = 'NEVER' AND column_name <> 'rowid'",
            (table,),
        )
        return [str(name) for (name,) in rows]

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that may be very many, inside a transaction."""
        return self._base.stream(sql)

    def defer(self) -> None:
        """Lets rows of this transaction point to rows that come later in it."""
        self._base.execute("SET CONSTRAINTS ALL DEFERRED")

    def renumber(self, tables: Sequence[str]) -> None:
        """Lets the numbers of new rows go on behind those that rows were put in with."""
        for table in tables:
            self._base.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 0) + 1, false) FROM {table}"
            )

    def _told(self) -> AbstractContextManager[None]:
        return told(self.name)

    def _stops(self, error: BaseException) -> bool:
        return stops(error)

    def close(self) -> None:
        """Ends the use of the record."""
        self._base.close()
