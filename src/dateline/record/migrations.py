"""The schema of the record, version by version; each step is one transaction."""

from collections.abc import Callable, Mapping
from importlib import resources

import apsw

from dateline.errors import RecordError
from dateline.record.connection import APPLICATION_ID


def steps() -> list[str]:
    """The SQL of every version, the first first."""
    folder = resources.files("dateline.record") / "schema"
    return [
        item.read_text(encoding="utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".sql")
    ]


def migrate(
    base: apsw.Connection,
    *,
    sql: list[str] | None = None,
    after: Mapping[int, Callable[[apsw.Connection], None]] | None = None,
) -> tuple[int, int]:
    """The version before and after: every step that is missing is taken, whole or not at all.

    `after` names what is to be done with the data after the step to a version, in the transaction of the
    step. Raises RecordError for a record that a later Dateline has written.
    """
    sql = steps() if sql is None else sql
    before = version(base)
    if before > len(sql):
        raise RecordError(
            f"{base.filename}: written by a later Dateline (schema {before}, this one knows {len(sql)}); update "
            f"Dateline"
        )
    while (done := version(base)) < len(sql):
        base.execute("BEGIN IMMEDIATE")
        try:
            if version(base) == done:  # else another program has just taken this step
                base.execute(sql[done])
                if after and done + 1 in after:
                    after[done + 1](base)
                base.execute(f"PRAGMA user_version = {done + 1}; PRAGMA application_id = {APPLICATION_ID}")
            base.execute("COMMIT")
        except BaseException:
            if base.in_transaction:
                base.execute("ROLLBACK")
            raise
    return before, len(sql)


def version(base: apsw.Connection) -> int:
    """The version of the schema; 0 for an empty file."""
    return int(base.execute("PRAGMA user_version").get)
