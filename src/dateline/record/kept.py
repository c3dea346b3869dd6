"""A record in a database, in the SQL that SQLite and PostgreSQL both speak."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from dateline import __version__
from dateline.articles.raw import Raw
from dateline.errors import RecordError
from dateline.record import audit, deciding, linking, overlaps
from dateline.record.batches import at_once, gathered
from dateline.record.canonical import plain, sha256
from dateline.record.connection import stops
from dateline.record.decisions import Decision, decisions
from dateline.record.dump import dump
from dateline.record.fingerprint import Fingerprint
from dateline.record.forget import forget
from dateline.record.interface import Added, Fault, Incoming, ReportJson, Stored
from dateline.record.questions import Answers
from dateline.record.rows import note_actors, note_facts, remove_rows, write_rows
from dateline.record.seal import seal
from dateline.record.verify import verify

Clock = Callable[[], datetime]
TOOL = f"dateline {__version__}"


def utc(moment: datetime) -> str:
    """A moment as the record writes it: ISO 8601 in UTC, to the microsecond, with a final Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class KeptRecord(Answers):
    """A Record in a database; see `interface.Record` for what each call does.

    `who` is named in the history. `clock` tells the time that rows bear; nothing is ordered by it. Those who inherit
    connect, and say in our words what their database reports.
    """

    _base: Any  # a base.Base
    name: str  # of the record, for messages
    _files = True  # whether the files of the database are ours to check
    _beside = "BEGIN IMMEDIATE"  # how a transaction begins that leaves no trace in the history
    skipping = ""  # what a query ends with that passes over rows which another program is just taking

    def __init__(self, *, who: str = "dateline", clock: Clock | None = None) -> None:
        self.who = who
        self.clock = clock or (lambda: datetime.now(UTC))
        self._stopped: str | None = None

    @property
    def broken(self) -> bool:
        """Whether nothing more can be done with this connection: the record has to be opened anew."""
        return self._stopped is not None or bool(getattr(self._base, "broken", False))

    @property
    def base(self) -> Any:
        """The connection, for reading."""
        return self._base

    def _told(self) -> AbstractContextManager[None]:
        """Turns what the database and the system report into RecordErrors that say what to do."""
        raise NotImplementedError

    def _stops(self, error: BaseException) -> bool:
        """Whether nothing more may be written after this error: what the disk then holds is not known."""
        return stops(error)

    def _emptied(self) -> None:
        """Takes the last traces of what was forgotten out of the database's own files."""

    def outcome(self, sha256: str) -> tuple[str, int] | None:
        """How an input with these bytes ended and in how many tries; None where it has not been dealt with."""
        with self._told():
            row = self._base.execute("SELECT outcome, tries FROM input WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else (row[0], row[1])

    def settle(self, raw: Raw, outcome: str, *, reason: str | None = None, tries: int = 1) -> None:
        """Notes that an input has been dealt with to its end: read, refused or quarantined."""
        with self._change():
            self._settle(raw, outcome, reason=reason, tries=tries)
            if outcome != "read":
                self._keep(raw)
                self.note(outcome, f"input:{sha256(raw.body)}", {"name": raw.name, "reason": reason, "tries": tries})

    def holds(self, *, channel: str, uri: str, text: str) -> str | None:
        """The status of this very version of a dispatch, None where the record has it not; "forgotten" stays so."""
        key = sha256(text)
        with self._told():
            rows = at_once(
                self._base,
                [
                    (
                        "SELECT status FROM document WHERE channel = ? AND uri = ? AND text_sha256 = ?",
                        (channel, uri, key),
                    ),
                    ("SELECT 'forgotten' FROM tombstone WHERE text_sha256 = ? OR uri = ? LIMIT 1", (key, uri)),
                ],
            )
        return next((str(status) for found in rows for (status,) in found), None)

    def add(self, incoming: Incoming, *, last: bool = False) -> Added:
        """Takes in one dispatch with all that was read out of it; `last` settles its input with it."""
        with self._change(), gathered(self._base):
            status = self.holds(channel=incoming.raw.channel, uri=incoming.uri, text=incoming.text)
            if status is None:
                added = self._add(incoming)
            else:
                added = Added(outcome="forgotten" if status == "forgotten" else "duplicate", document=None)
            if last:
                self._settle(incoming.raw, "read")
        return added

    def reread(self, document: int, report: ReportJson, reader: Fingerprint, *, status: str = "read") -> bool:
        """Puts a new reading in the place of the current one, which stays in the history; whether it says otherwise."""
        with self._change(), gathered(self._base):
            old = self._base.execute(
                "SELECT sha256 FROM reading WHERE document = ? AND current = 1", (document,)
            ).fetchone()
            self._base.execute("UPDATE reading SET current = 0 WHERE document = ? AND current = 1", (document,))
            self._base.execute(
                "UPDATE document SET status = ?, reason = NULL, language = ? WHERE id = ?",
                (status, report["document"]["language"], document),
            )
            touched = linking.before(self._base, document)
            remove_rows(self._base, document)
            new = self._reading(document, report, reader)
            linking.link(self._base, [document], at=self.now(), touched=touched)
            self.note("reread", f"document:{document}", seal(self._base, document) | {"before": old and old[0]})
        return old is None or bool(old[0] != new)

    def retract(self, *, channel: str, uri: str, reason: str) -> int:
        """Marks what earlier versions of a dispatch reported as retracted; returns how many incidents."""
        with self._change():
            rows = self._base.execute(
                "UPDATE telling SET status = 'retracted' WHERE status <> 'retracted' AND document IN "
                "(SELECT id FROM document WHERE channel = ? AND uri = ?) RETURNING id",
                (channel, uri),
            ).fetchall()
            if rows:
                touched = linking.Touched(tellings=linking.component(self._base, [row[0] for row in rows]))
                linking.settle(self._base, touched, at=self.now())
                self.note("retract", f"uri:{uri}", {"reason": reason, "tellings": [row[0] for row in rows]})
        return len(rows)

    def forget(self, url: str, *, who: str, why: str) -> int:
        """Removes the text of all versions of a dispatch and leaves tombstones; returns how many documents."""
        with self._change():
            gone = forget(self._base, url, at=self.now(), who=who, why=why)
            for number, detail in gone:
                audit.append(
                    self._base, at=self.now(), who=who, act="forget", object=f"document:{number}", detail=detail
                )
        if gone:
            with self._told():
                self._emptied()
        return len(gone)

    def merge(self, a: str, b: str, *, reason: str, who: str | None = None) -> int:
        """Says that two incidents are one; the number of the decision. Raises RecordError for unknown ones."""
        with self._change():
            return deciding.merge(self._base, a, b, by=who or self.who, why=reason, at=self.now())

    def split(self, incident: str, claims: Sequence[str | int], *, reason: str, who: str | None = None) -> int:
        """Takes claims (as "17:c3": document, label) out of an incident into a new one; the number of the decision."""
        with self._change():
            return deciding.split(self._base, incident, claims, by=who or self.who, why=reason, at=self.now())

    def move(self, claim: str | int, to: str, *, reason: str, who: str | None = None) -> int:
        """Puts a claim into another incident; the number of the decision."""
        with self._change():
            return deciding.move(self._base, claim, to, by=who or self.who, why=reason, at=self.now())

    def undo(self, decision: int, *, reason: str, who: str | None = None) -> int:
        """Takes a decision back; it stays in the history."""
        with self._change():
            return deciding.undo(self._base, decision, by=who or self.who, why=reason, at=self.now())

    def decisions(self) -> list[Decision]:
        """What people decided on incidents, in its order, what was undone too."""
        return decisions(self._base)

    def stored(self, *, status: Sequence[str]) -> Iterator[Stored]:
        """The documents of these statuses, in their order, with the current reading of each."""
        marks = ", ".join("?" * len(status))
        last = 0
        while True:  # page by page: nothing stays open while the caller writes
            with self._told():
                rows = self._base.execute(
                    "SELECT d.id, d.uri, d.status, d.language, d.published, d.title, d.url, d.outlet, d.text, r.name, "
                    "r.version, r.lexicon_sha256, r.gazetteer_sha256, g.report FROM document AS d "
                    "LEFT JOIN reading AS g ON g.document = d.id AND g.current = 1 LEFT JOIN reader AS r ON "
                    "r.id = g.reader "
                    f"WHERE d.id > ? AND d.text IS NOT NULL AND d.status IN ({marks}) ORDER BY d.id LIMIT 100",
                    (last, *status),
                ).fetchall()
            if not rows:
                return
            for row in rows:
                reader = row[9] and Fingerprint(name=row[9], version=row[10], lexicon=row[11], gazetteer=row[12])
                yield Stored(
                    id=row[0],
                    uri=row[1],
                    status=row[2],
                    language=row[3],
                    published=row[4],
                    title=row[5],
                    url=row[6],
                    outlet=row[7],
                    text=row[8],
                    reader=reader or None,
                    report=json.loads(row[13]) if row[13] else None,
                )
            last = rows[-1][0]

    def verify(self, *, repair: bool = False) -> Iterator[Fault]:
        """Everything that is wrong: damaged pages, changed bytes, spans beside their words, orphans, a broken chain."""
        if not repair:
            yield from verify(self._base, repair=False, files=self._files)
            return
        with self._change():
            faults = list(verify(self._base, repair=True, at=self.now(), files=self._files))
            for fault in faults:
                if fault.fixed:
                    self.note("repair", fault.where, {"what": fault.what})
        yield from faults

    def dump(self) -> Iterator[str]:
        """The content as lines, the same for the same content however and in whatever order it came in."""
        return dump(self._base)

    def backup(self, path: Path) -> None:
        """Copies the record to another file while it may be written to."""
        raise NotImplementedError

    def columns(self, table: str) -> list[str]:
        """The columns of a table that are written: not those that the database works out."""
        raise NotImplementedError

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that may be very many, inside a transaction."""
        raise NotImplementedError

    def defer(self) -> None:
        """Lets rows of this transaction point to rows that come later in it."""
        raise NotImplementedError

    def renumber(self, tables: Sequence[str]) -> None:
        """Lets the numbers of new rows go on behind those that rows were put in with."""

    def head(self) -> tuple[int, str]:
        """The number and hash of the last row of the history."""
        return audit.head(self._base)

    def close(self) -> None:
        """Ends the use of the record."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def now(self) -> str:
        """The time, as rows bear it."""
        return utc(self.clock())

    def moment(self) -> datetime:
        """The time by which all programs that use the record agree: the clock of what keeps it."""
        return self.clock()

    def asked(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query; raises RecordError."""
        with self._told():
            rows: list[tuple[Any, ...]] = self._base.execute(sql, values).fetchall()
        return rows

    def keep(self, raw: Raw) -> int:
        """The number of the capture under which the bytes of an input are kept, once; to be called inside a change."""
        return self._keep(raw)

    def note(self, act: str, object: str, detail: dict[str, Any]) -> None:
        """Adds a row to the history; to be called inside a change."""
        audit.append(self._base, at=self.now(), who=self.who, act=act, object=object, detail=detail)

    @contextmanager
    def change(self) -> Iterator[Any]:
        """One transaction, kept whole or not at all; after a failing write nothing more is written."""
        with self._change():
            yield self._base

    @contextmanager
    def beside(self) -> Iterator[Any]:
        """One short transaction of what leaves no trace in the history: on a server many go on at once."""
        with self._change(begin=self._beside):
            yield self._base

    @contextmanager
    def _change(self, *, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
        if self._stopped:
            raise RecordError(f"{self.name}: nothing is written any more after an error ({self._stopped}); start again")
        if self._base.in_transaction:  # a part of a larger one
            yield
            return
        with self._told():
            try:
                self._base.execute(begin)
                yield
                self._base.execute("COMMIT")
            except BaseException as error:
                if self._stops(error):
                    self._stopped = str(error) or type(error).__name__
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        try:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
        except Exception as error:  # of the database, whichever it is
            self._stopped = str(error)

    def _settle(self, raw: Raw, outcome: str, *, reason: str | None = None, tries: int = 1) -> None:
        self._base.execute(
            "INSERT INTO input VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET "
            "name = excluded.name, at = excluded.at, outcome = excluded.outcome, reason = excluded.reason, "
            "tries = excluded.tries",
            (sha256(raw.body), raw.name, len(raw.body), self.now(), outcome, reason, tries),
        )

    def _keep(self, raw: Raw) -> int:
        """The number of the capture under which the bytes of an input are kept, once."""
        key = sha256(raw.body)
        evidence = self._base.execute(
            "INSERT INTO evidence (sha256, size, body) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING RETURNING id",
            (key, len(raw.body), raw.body),
        ).get
        if evidence is None:
            evidence = self._base.execute("SELECT id FROM evidence WHERE sha256 = ?", (key,)).get
            found = self._base.execute(
                "SELECT id FROM capture WHERE evidence = ? AND name = ? AND channel = ?",
                (evidence, raw.name, raw.channel),
            ).get
            if found is not None:
                return int(found)
        number = self._base.execute(
            "INSERT INTO capture (evidence, name, channel, media, fetched, headers, tool) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "RETURNING id",
            (evidence, raw.name, raw.channel, raw.media, raw.fetched or self.now(), plain(raw.headers), TOOL),
        ).get
        return int(number)

    def _add(self, incoming: Incoming) -> Added:
        base = self._base
        capture = self._keep(incoming.raw)
        older = base.execute(
            "SELECT id, version FROM document WHERE channel = ? AND uri = ? ORDER BY version DESC LIMIT 1",
            (incoming.raw.channel, incoming.uri),
        ).fetchone()
        about = incoming.report["document"] if incoming.report else {}
        version = older[1] + 1 if older else 1
        row = base.execute(
            "INSERT INTO document (uri, channel, version, supersedes, capture, received, status, reason, "
            "language, published, "
            "title, agency, authors, outlet, url, dateline_place, text, text_sha256) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                incoming.uri,
                incoming.raw.channel,
                version,
                older[0] if older else None,
                capture,
                self.now(),
                incoming.status,
                incoming.reason,
                about.get("language") or incoming.language,
                about.get("published") or incoming.published,
                about.get("title") or incoming.title,
                about.get("agency"),
                "; ".join(about.get("authors") or incoming.authors) or None,
                about.get("outlet") or incoming.outlet,
                about.get("url") or incoming.url,
                about.get("dateline_place"),
                incoming.text,
                sha256(incoming.text),
            ),
        )
        number = int(row.get)
        if incoming.report is not None and incoming.reader is not None:
            self._reading(number, incoming.report, incoming.reader)
        copy_of = overlaps.tie(base, number, incoming.text) if incoming.status != "unread" else None
        linking.link(base, overlaps.group(base, number), at=self.now())
        self.note("add", f"document:{number}", seal(base, number))
        outcome = incoming.status if incoming.status in ("out of domain", "unread") else "new"
        if copy_of is not None and outcome == "new":
            outcome = "copy"
        return Added(outcome=outcome, document=number, version=version, copy_of=copy_of)

    def _tell_anew(self, base: Any) -> None:
        """Writes what decides on the tellings of a record that was kept without it, and links them."""
        for document, report in base.execute(
            "SELECT document, report FROM reading WHERE current = 1 AND report IS NOT NULL ORDER BY document"
        ).fetchall():
            note_facts(base, document, json.loads(report))
        linking.relink(base, at=self.now())

    @staticmethod
    def _name_actors(base: Any) -> None:
        """Writes who is said to have done what, in a record that was kept without it."""
        for document, report in base.execute(
            "SELECT document, report FROM reading WHERE current = 1 AND report IS NOT NULL ORDER BY document"
        ).fetchall():
            note_actors(base, document, json.loads(report))

    def _reading(self, document: int, report: ReportJson, reader: Fingerprint) -> str:
        """Writes a report, whole and as rows; returns its hash."""
        key = (reader.name, reader.version, reader.lexicon, reader.gazetteer)
        number = self._base.execute(
            "SELECT id FROM reader WHERE name = ? AND version = ? AND lexicon_sha256 = ? AND gazetteer_sha256 = ?", key
        ).get
        if number is None:
            number = self._base.execute(
                "INSERT INTO reader (name, version, lexicon_sha256, gazetteer_sha256) VALUES (?, ?, ?, ?) RETURNING id",
                key,
            ).get
        text = plain(report)
        key_of_text = sha256(text)
        self._base.execute(
            "INSERT INTO reading (document, reader, at, current, sha256, report) VALUES (?, ?, ?, 1, ?, ?)",
            (document, number, self.now(), key_of_text, text),
        )
        write_rows(self._base, document, report)
        return key_of_text
