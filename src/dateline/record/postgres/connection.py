"""One connection to a record in PostgreSQL: the statements of the record, and its errors in our words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import RecordError, SlowError
from dateline.record.finding import Found
from dateline.record.query import Filters

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TURN = "SELECT pg_advisory_xact_lock(1146376270, hashtext(current_schema()))"  # one writer: the history is one chain
BESIDE = "BEGIN ISOLATION LEVEL READ COMMITTED"  # of those that may go on at once
_ANSWERS = re.compile(r"^\s*(?:SELECT|WITH|SHOW)\b|\bRETURNING\b")
PATIENCE = "30s"  # for a lock that another program holds
_PARAMETER = re.compile(
    r"'(?:[^']|'')*'|\?(\d*)|%|(?<!NOT )\bIN \(\?(?:, \?)*\)|\bjson_each\(\?\)|\bINDEXED BY \w+"
    r"|\bCROSS JOIN\b|\bIN \(\)"
)
_FULL, _LOCKED, _STOPPED, _DENIED = "53100", "55P03", "57014", "42501"
_MISSING = (
    'a record in PostgreSQL takes a few packages more: pip install "dateline[postgres]" '
    "(and a server with PostGIS: apt-get install postgresql postgresql-postgis)"
)


class Fetched:
    """The rows of a statement, as apsw gives them."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row, None after the last."""
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""
        return list(self._rows)

    @property
    def get(self) -> Any:
        """The first row, or its value where it has but one; None where there is no row."""
        row = self.fetchone()
        return row[0] if row is not None and len(row) == 1 else row


class PostgresBase:
    """A connection that speaks as `base.Base` does; every statement outside a transaction is one of its own."""

    def __init__(self, url: str) -> None:
        try:
            from sqlalchemy import NullPool, create_engine
            from sqlalchemy.engine import make_url
            from sqlalchemy.exc import ArgumentError
        except ImportError:
            raise RecordError(_MISSING) from None
        try:
            made = make_url(url).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError):
            said = re.sub(r"//[^@/]*@", "//...@", url)  # a password is told to nobody
            raise RecordError(f"{said}: no address of a database; write postgresql://user@host/database") from None
        self.name = made.set(query={}).render_as_string(hide_password=True).replace("postgresql+psycopg", "postgresql")
        with told(self.name):
            try:
                engine = create_engine(made, poolclass=NullPool, isolation_level="AUTOCOMMIT")
                self.connection: Connection = engine.connect()
            except ImportError:
                raise RecordError(_MISSING) from None
        self._driver: Any = self.connection.connection.dbapi_connection
        self._changed = 0
        self._begun = False
        self._gathers = False
        self._timeout = 0  # milliseconds of a statement, 0 for none
        self.execute(f"SET lock_timeout = '{PATIENCE}'")
        self.execute("SET client_min_messages = warning")
        # A question asked often would get one plan for all values: a second for a month that takes a tenth of it.
        self.execute("SET plan_cache_mode = force_custom_plan")

    @property
    def driver(self) -> Any:
        """The connection of psycopg, for what only PostgreSQL does."""
        return self._driver

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._begun

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Fetched:
        """The rows of one statement."""
        if sql == "BEGIN IMMEDIATE":
            self._begin()
            return Fetched([])
        if sql == BESIDE:
            self._begun = True
        elif sql == "BEGIN":
            sql, self._begun = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", True
        elif sql in ("COMMIT", "ROLLBACK"):
            self._begun = False
        if sql.startswith("SELECT"):  # no text there has a NUL: what is asked with one is not there
            values = [v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in values]
        written, order = translated(sql)
        given = _in_order(values, order)
        cursor = self._driver.execute(written, given or None)
        if self._gathers and not _ANSWERS.search(sql):
            return Fetched([])
        rows = cursor.fetchall() if self._gathers or cursor.description else []
        self._changed = cursor.rowcount
        return Fetched(rows)

    def each(self, sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that takes one parameter, for each of some values: the value, then the row."""
        if not values:
            return iter(())
        kind = "text" if isinstance(values[0], str) else "bigint"
        asked = sql.replace("?", "asked.value")
        query = f"SELECT asked.value, found.* FROM unnest(?::{kind}[]) AS asked (value), LATERAL ({asked}) AS found"
        return iter(self.execute(query, (list(values),)))

    def at_once(self, asked: Sequence[tuple[str, Sequence[Any]]]) -> list[list[tuple[Any, ...]]]:
        """The rows of several queries, none of which waits for the answer to another."""
        with self._driver.pipeline():
            cursors = []
            for sql, values in asked:
                written, order = translated(sql)
                cursors.append(self._driver.execute(written, _in_order(values, order)))
            return [cursor.fetchall() for cursor in cursors]

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Inside, statements that give no rows are sent and not waited for; an error shows at the end at the latest.

        The transaction must be open already.
        """
        if self._gathers:
            yield
            return
        with self._driver.pipeline():
            self._gathers = True
            try:
                yield
            finally:
                self._gathers = False

    def _begin(self) -> None:
        """Begins a transaction that no other writer of this record can come between: it waits for those before it."""
        self._begun = True
        self._driver.execute(f"BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; {_TURN}", prepare=False)

    @contextmanager
    def within(self, seconds: float | None) -> Iterator[None]:
        """Stops each statement inside after so many seconds and raises SlowError; None lets it run."""
        import psycopg

        before, inner = self._timeout, self._begun
        if seconds is not None:
            self._timeout = max(1, round(seconds * 1000))
        try:
            # Together, and never planned: each way to the server counts in a question of a few milliseconds.
            self._driver.execute(f"{'SAVEPOINT inside; ' if inner else ''}{self._limit}", prepare=False)
            yield
        except psycopg.errors.QueryCanceled:
            if inner:
                self._driver.execute("ROLLBACK TO SAVEPOINT inside")
            took = "was stopped" if seconds is None else f"takes longer than {seconds:g} seconds"
            raise SlowError(f"this question {took}; narrow it: fewer days, a place, another word") from None
        finally:
            self._timeout = before
            if not self.broken:
                self._driver.execute(self._limit, prepare=False)

    @property
    def _limit(self) -> str:
        return f"SET statement_timeout = {self._timeout}"

    @property
    def broken(self) -> bool:
        """Whether the transaction or the connection can only be given up."""
        return bool(self._driver.closed or self._driver.info.transaction_status.name == "INERROR")

    def ways_of(self, filters: Filters, *, known: Callable[[], Sequence[str]]) -> Found:
        """The way to the incidents that filters let through."""
        from dateline.record.postgres.finding import found

        return found(self, filters, known=known)

    def expected(self, sql: str, values: Sequence[Any]) -> int:
        """How many rows the planner believes a query has."""
        plan = self.execute(f"EXPLAIN (FORMAT JSON) {sql}", values).get
        return int(plan[0]["Plan"]["Plan Rows"])

    def count(self, sql: str, values: Sequence[Any], *, most: int) -> int:
        """How many rows a query has, counted up to `most`."""
        return int(self.execute(f"SELECT count(*) FROM ({sql} LIMIT {most}) AS counted", values).get)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs one statement for each of some rows of values."""
        written, order = translated(sql)
        given = [_in_order(row, order) for row in rows]
        if given:
            with self._driver.cursor() as cursor:
                cursor.executemany(written, given)

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that may be very many, some at a time, inside a transaction."""
        with self._driver.cursor(name="rows") as cursor:
            cursor.itersize = 500
            yield from cursor.execute(sql)

    def changes(self) -> int:
        """How many rows the last statement changed."""
        return self._changed

    def interrupt(self) -> None:
        """Stops what another thread is asking."""
        self._driver.cancel_safe()

    def close(self) -> None:
        """Ends the connection."""
        if self._driver.closed:  # lost: there is nothing to be said to the server any more
            self.connection.invalidate()
        self.connection.close()
        self.connection.engine.dispose()


def _in_order(values: Sequence[Any], order: Sequence[int | slice] | None) -> tuple[Any, ...]:
    """The values that the parameters take."""
    if order is None:
        return tuple(values)
    return tuple(values[k] if isinstance(k, int) else list(values[k]) for k in order)


@lru_cache(maxsize=1000)
def translated(sql: str) -> tuple[str, tuple[int | slice, ...] | None]:
    """A statement with psycopg's parameters, and which values they take in which order; None for all in theirs.

    A list of values is one parameter: the statement is the same however many there are, and planned once.
    """
    order: list[int | slice] = []
    taken = 0  # values so far

    def parameter(match: re.Match[str]) -> str:
        nonlocal taken
        said = match[0]
        if said.startswith("IN (?"):
            order.append(slice(taken, taken + said.count("?")))
            taken += said.count("?")
            return "= ANY (%s)"
        if said.startswith("?"):
            order.append(int(match[1]) - 1 if match[1] else taken)
            taken += 1
            return "%s"
        if said.startswith("json_each"):
            taken += 1
            order.append(taken - 1)
            return "(SELECT value::bigint AS value FROM json_array_elements_text(%s::json))"
        if said.startswith("INDEXED BY"):  # the planner chooses
            return ""
        if said == "CROSS JOIN":  # SQLite's word for a join in this very order
            return "JOIN"
        if said == "IN ()":  # what is empty holds nothing
            return "IN (NULL)"
        return said.replace("%", "%%")

    written = _PARAMETER.sub(parameter, sql)
    if not order:
        return written.replace("%%", "%"), ()
    return written, tuple(order) if order != list(range(len(order))) else None


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turns what PostgreSQL reports into RecordErrors that say what to do."""
    import psycopg
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except (psycopg.Error, DBAPIError) as failure:
        error = failure.orig if isinstance(failure, DBAPIError) else failure
        code, said = getattr(error, "sqlstate", None), " ".join(str(error).split())[:300]
        if code == _FULL:
            what = "the disk of the server is full; what was acknowledged is kept. Make room and run the same again"
        elif code == _LOCKED:
            what = "another program has kept the record locked for 30 seconds; try again"
        elif code == _DENIED:
            what = f"the server does not allow it ({said}); ask whoever runs it for the right"
        else:
            what = f"the server says: {said}; what was acknowledged is kept"
        raise RecordError(f"{name}: {what}") from None


def stops(error: BaseException) -> bool:
    """Whether nothing more may be written after this error: the connection is gone or the disk full."""
    import psycopg

    return isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)) and getattr(
        error, "sqlstate", None
    ) not in (_LOCKED, _STOPPED)


def schema_folder() -> Path:
    """Where the steps of the schema are."""
    return Path(__file__).parent / "migrations"
