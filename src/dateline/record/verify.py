"""Whether a record is whole: pages, bytes, texts, spans, rows, history."""

import json
import re
from collections.abc import Iterator
from functools import partial, update_wrapper
from typing import Any

import apsw

from dateline.record import audit
from dateline.record.canonical import plain, sha256
from dateline.record.interface import Fault
from dateline.record.linking import before, link, relink, strays
from dateline.record.overlaps import settle_origin
from dateline.record.rows import note_facts, remove_rows, write_rows
from dateline.record.seal import rows_hash, seal
from dateline.record.tellings import facts_of

_HEX = re.compile("[0-9a-f]{64}")
_SEARCH = ("document_search", "incident_search", "source_search", "actor_search")


def verify(base: apsw.Connection, *, repair: bool = False, at: str = "", files: bool = True) -> Iterator[Fault]:
    """Everything that is wrong; with `repair`, what can be made again out of sound rows is, inside a transaction.

    `at` is the time that repaired incidents bear. With `files`, the file and indexes of SQLite are looked at too; a
    server looks after its own.

    Rows, indexes and origins can be made again, out of the kept reports and texts. Bytes, texts and history cannot.
    """
    readings, incidents = (update_wrapper(partial(check, at=at), check) for check in (_readings, _incidents))
    checks = (_pages, _rows, _evidence, _documents, readings, incidents, _orphans, _search, _origins, _history)
    for check in checks:
        if not files and check in (_pages, _search):
            continue
        try:
            yield from check(base, repair)
        except (apsw.CorruptError, apsw.NotADBError, apsw.IOError) as error:
            yield Fault(where=check.__name__.strip("_"), what=f"can't be read: {error}")
        except (apsw.SQLError, UnicodeDecodeError, ValueError, TypeError, LookupError, AttributeError) as error:
            yield Fault(where=check.__name__.strip("_"), what=f"holds what was never written: {error}")


def _pages(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Damage that SQLite itself sees."""
    for (told,) in base.execute("PRAGMA integrity_check(100)").fetchall():
        if told != "ok":
            yield Fault(where="file", what=told)
    for table, row, parent, _ in base.execute("PRAGMA foreign_key_check").fetchall():
        yield Fault(where=f"{table}:{row}", what=f"points to a row of {parent} that is not there")


def _rows(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Tables that hold what is no text, and hashes that are none."""
    for table in (
        "capture",
        "source",
        "reader",
        "input",
        "feed",
        "telling",
        "incident",
        "claim",
        "quantity",
        "tombstone",
    ):
        try:
            for _ in base.execute(f"SELECT * FROM {table}"):
                pass
        except UnicodeDecodeError as error:
            yield Fault(where=table, what=f"holds what is no text: {error}")
    for (key,) in base.execute("SELECT sha256 FROM input").fetchall():
        if not _HEX.fullmatch(str(key)):
            yield Fault(where=f"input:{key}", what="is no SHA-256")


def _evidence(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Bytes that are not those that came."""
    for number, key in base.execute("SELECT id, sha256 FROM evidence").fetchall():
        try:
            size, body = base.execute("SELECT size, body FROM evidence WHERE id = ?", (number,)).fetchall()[0]
        except (apsw.CorruptError, apsw.IOError, UnicodeDecodeError, IndexError) as error:
            yield Fault(where=f"evidence:{number}", what=f"can't be read: {error}")
            continue
        if body is None:
            if base.execute("SELECT 1 FROM tombstone WHERE evidence_sha256 = ?", (key,)).get is None:
                yield Fault(where=f"evidence:{number}", what="its bytes are gone, and nobody forgot them")
        elif not isinstance(body, bytes) or len(body) != size or sha256(body) != key:
            yield Fault(where=f"evidence:{number}", what="its bytes were changed (SHA-256)")


def _documents(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Texts that were changed, and documents and captures that are not as the history has them."""
    for (number,) in base.execute("SELECT id FROM document ORDER BY id").fetchall():
        where = f"document:{number}"
        try:
            text, key, status = base.execute(
                "SELECT text, text_sha256, status FROM document WHERE id = ?", (number,)
            ).fetchall()[0]
            if text is None:
                if base.execute("SELECT text_sha256 FROM tombstone WHERE document = ?", (number,)).get != key:
                    yield Fault(where=where, what="its text is gone, and nobody forgot it")
                continue
            if status == "forgotten":
                yield Fault(where=where, what="it was forgotten and has a text")
            if sha256(text) != key:
                yield Fault(where=where, what="its text was changed (SHA-256)")
            said = _last_seal(base, number)
            if said is None:
                yield Fault(where=where, what="the history does not know it")
                continue
            now = seal(base, number)
            for name in ("capture", "document", "reading", "reader"):
                if name in said and said[name] != json.loads(plain(now[name])):
                    yield Fault(where=where, what=f"its {name} is not what the history has")
        except (apsw.CorruptError, apsw.IOError, UnicodeDecodeError, IndexError) as error:
            yield Fault(where=where, what=f"can't be read: {error}")


def _last_seal(base: apsw.Connection, number: int) -> dict[str, Any] | None:
    row = base.execute(
        "SELECT detail FROM audit WHERE object = ? AND act IN ('add', 'reread') ORDER BY n DESC LIMIT 1",
        (f"document:{number}",),
    ).fetchone()
    return json.loads(row[0]) if row else None


def _readings(base: apsw.Connection, repair: bool, *, at: str) -> Iterator[Fault]:
    """Reports that were changed, spans that stand beside their words, rows that are not those of the report."""
    for (number,) in base.execute("SELECT id FROM reading ORDER BY id").fetchall():
        where = f"reading:{number}"
        try:
            document, current, key, report = base.execute(
                "SELECT document, current, sha256, report FROM reading WHERE id = ?", (number,)
            ).fetchall()[0]
            if report is None:
                if base.execute("SELECT 1 FROM tombstone WHERE document = ?", (document,)).get is None:
                    yield Fault(where=where, what="its report is gone, and nobody forgot it")
                continue
            if sha256(report) != key:
                yield Fault(where=where, what="its report was changed (SHA-256)")
                continue
            text = base.execute("SELECT text FROM document WHERE id = ?", (document,)).get or ""
            told = json.loads(report)
            for span in spans(told):
                if text[span["start"] : span["end"]] != span["quote"]:
                    yield Fault(where=where, what=f"a span ({span['start']}-{span['end']}) is not the words it quotes")
                    break
            said = _last_seal(base, document)
            if current and said and said.get("rows") != rows_hash(base, document):
                fixed = False
                if repair:
                    touched = before(base, document)
                    remove_rows(base, document)
                    write_rows(base, document, told)
                    link(base, [document], at=at, touched=touched)
                    fixed = rows_hash(base, document) == said.get("rows")
                yield Fault(where=f"document:{document}", what="its claims are not those of its report", fixed=fixed)
        except (apsw.CorruptError, apsw.IOError, UnicodeDecodeError, IndexError) as error:
            yield Fault(where=where, what=f"can't be read: {error}")


def _incidents(base: apsw.Connection, repair: bool, *, at: str) -> Iterator[Fault]:
    """Facts beside tellings that are not those of the report, and incidents that do not follow from their tellings."""
    wrong: set[int] = set()
    for document, report in base.execute(
        "SELECT document, report FROM reading WHERE current = 1 AND report IS NOT NULL ORDER BY document"
    ).fetchall():
        try:
            known = {t.key: facts for t, facts in facts_of(base, document, json.loads(report))}
        except (ValueError, TypeError, LookupError, AttributeError):
            continue  # told of as a reading
        rows = base.execute("SELECT key, facts FROM telling WHERE document = ?", (document,)).fetchall()
        if dict(rows) != known:
            if repair:
                note_facts(base, document, json.loads(report))
            wrong.add(document)
            yield Fault(where=f"document:{document}", what="what links its tellings is not in its report", fixed=repair)
    faults = list(strays(base))
    if repair and (faults or wrong):
        relink(base, at=at)
    yield from (Fault(where=where, what=what, fixed=repair) for where, what in faults)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a report that has a start, an end and a quote."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


_ORPHANS = {
    "a document that was read has no reading": (
        "SELECT 'document:' || id FROM document WHERE status = 'read' "
        "AND id NOT IN (SELECT document FROM reading WHERE current = 1)"
    ),
    "a telling without a claim": "SELECT 'telling:' || id FROM telling WHERE id NOT IN (SELECT telling FROM claim)",
    "claims of a document that has no current reading": (
        "SELECT DISTINCT 'document:' || document FROM claim "
        "WHERE document NOT IN (SELECT document FROM reading WHERE current = 1)"
    ),
    "a document that no row of the history added": (
        "SELECT 'document:' || id FROM document WHERE 'document:' || id NOT IN "
        "(SELECT object FROM audit WHERE act = 'add')"
    ),
    "a row of the history adds a document that is not there": (
        "SELECT object FROM audit WHERE act = 'add' AND object NOT IN (SELECT 'document:' || id FROM document)"
    ),
    "evidence that no capture leads to": (
        "SELECT 'evidence:' || id FROM evidence WHERE id NOT IN (SELECT evidence FROM capture)"
    ),
}


def _orphans(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Rows that ought to have others and have them not: all of a document is written in one transaction."""
    for what, query in _ORPHANS.items():
        for (where,) in base.execute(query).fetchall():
            yield Fault(where=where, what=what)


def _search(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Indexes that do not hold what the tables hold."""
    for name in _SEARCH:
        try:
            base.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except (apsw.CorruptError, apsw.SQLError, apsw.ConstraintError) as error:
            if repair:
                base.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
            yield Fault(where=name, what=f"the index of words is not that of the texts ({error})", fixed=repair)
    told = base.execute("SELECT rtreecheck('incident_where')").get
    lost = base.execute(
        "SELECT count(*) FROM incident WHERE latitude IS NOT NULL AND relation IS NOT 'distance' "
        "AND id NOT IN (SELECT id FROM incident_where)"
    ).get
    if told != "ok" or lost:
        if repair:
            base.execute("DELETE FROM incident_where")
            base.execute(
                "INSERT INTO incident_where SELECT id, longitude, longitude, latitude, latitude, "
                "coalesce(CAST(julianday(earliest) AS INTEGER), 0), coalesce(CAST(julianday(latest) AS INTEGER), 0) "
                "FROM incident WHERE latitude IS NOT NULL AND relation IS NOT 'distance'"
            )
        yield Fault(
            where="incident_where", what=f"the index of places is not that of the incidents ({told})", fixed=repair
        )


def _origins(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Copies whose origin is not in their group."""
    for (number,) in base.execute(
        "SELECT a.id FROM overlap AS o JOIN document AS a ON a.id = o.a JOIN document AS b ON b.id = o.b "
        "WHERE a.origin IS DISTINCT FROM b.origin"
    ).fetchall():
        if repair:
            settle_origin(base, number)
        yield Fault(where=f"document:{number}", what="copies of one text have different origins", fixed=repair)


def _history(base: apsw.Connection, repair: bool) -> Iterator[Fault]:
    """Rows of the history that were changed, removed or put in another order."""
    for n, what in audit.breaks(base):
        yield Fault(where=f"audit:{n}", what=what)
