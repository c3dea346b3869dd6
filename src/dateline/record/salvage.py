"""What is sound in a damaged record, as a new record."""

import json
from collections.abc import Iterator
from pathlib import Path

import apsw

from dateline.articles.raw import Raw
from dateline.errors import RecordError
from dateline.incidents.across.people import from_anchors
from dateline.record import audit
from dateline.record.canonical import sha256
from dateline.record.connection import told
from dateline.record.corrections import UNDO
from dateline.record.decisions import put_back
from dateline.record.fingerprint import Fingerprint
from dateline.record.interface import Fault, Incoming
from dateline.record.queue import Queue
from dateline.record.sqlite import SqliteRecord

_DAMAGE = (apsw.Error, UnicodeDecodeError, ValueError, TypeError, KeyError, IndexError)


def salvage(damaged: Path, new: Path, *, who: str = "dateline") -> Iterator[Fault]:
    """Writes each document whose bytes, text and report still have their hashes to a new record; tells the others.

    What people decided on incidents (merge, split, move, and what was undone of it) goes over too, and holds there; so
    does what they thought of claims and corrected in them. What waits for workers goes over, and what they gave up is
    queued again. The damaged file is only read. Its history stays where it is: the new record says where it comes from.
    """
    if new.exists():
        raise RecordError(f"{new}: is there already; name a new file")
    if not damaged.exists():
        raise RecordError(f"{damaged}: no such record")
    with told(damaged):
        base = apsw.Connection(str(damaged), flags=apsw.SQLITE_OPEN_READONLY)
        base.execute("PRAGMA cell_size_check = ON")
    with SqliteRecord(new, create=True, who=who) as record:
        with record.change():
            record.note("salvage", f"file:{damaged}", {})
        yield from _decisions(base, record)  # before the dispatches: these are linked as people decided
        yield from _judgements(base, record)
        for number in _numbers(base):
            try:
                incoming = _sound(base, number)
            except _DAMAGE as error:
                yield Fault(where=f"document:{number}", what=f"left behind: {error}")
                continue
            if incoming is not None:
                record.add(incoming, last=True)
        yield from _jobs(base, record)
    base.close()


def _numbers(base: apsw.Connection) -> Iterator[int]:
    """The numbers of documents, past damaged pages too."""
    try:
        last = int(base.execute("SELECT seq FROM (SELECT max(id) AS seq FROM document)").get or 0)
    except _DAMAGE:
        last = 1_000_000
    missing = 0
    for number in range(1, last + 1):
        try:
            there = base.execute("SELECT 1 FROM document WHERE id = ?", (number,)).get
        except _DAMAGE:
            there = 1
        missing = 0 if there else missing + 1
        if there:
            yield number
        elif missing > 10_000:
            return


_DECISION = "SELECT id, act, who, why, at, anchors, undone_at, undone_by, undone_why FROM decision WHERE id = ?"


def _decisions(base: apsw.Connection, record: SqliteRecord) -> Iterator[Fault]:
    """Writes the decisions that can be read to the new record, under their numbers; tells the others."""
    try:
        last = int(base.execute("SELECT coalesce(max(id), 0) FROM decision").get)
    except _DAMAGE as error:
        yield Fault(where="decisions", what=f"left behind: {error}")
        return
    for number in range(1, last + 1):
        try:
            row = base.execute(_DECISION, (number,)).fetchone()
            if row is None:
                continue
            anchors = from_anchors(number, row[1], json.loads(row[5]))
            with record.change() as new:
                put_back(new, row, anchors)
                record.note("salvage", f"decision:{number}", {"act": row[1], "reason": row[3]})
        except _DAMAGE as error:
            yield Fault(where=f"decision:{number}", what=f"left behind: {error}")


def _judgements(base: apsw.Connection, record: SqliteRecord) -> Iterator[Fault]:
    """Writes what people thought of claims, and what they took back of it, into the history of the new record."""
    numbers: dict[int, int] = {}
    try:
        rows = base.execute(
            "SELECT n, at, who, act, object, detail FROM audit WHERE object >= 'claim:' AND object < 'claim;' "
            "ORDER BY n"
        ).fetchall()
    except _DAMAGE as error:
        yield Fault(where="judgements", what=f"left behind: {error}")
        return
    for n, at, who, act, name, detail in rows:
        try:
            said = json.loads(detail)
            if act == UNDO:
                said["of"] = numbers[said["of"]]
            with record.change() as new:
                audit.append(new, at=at, who=who, act=act, object=name, detail=said)
                numbers[n] = audit.head(new)[0]
        except _DAMAGE as error:
            yield Fault(where=f"judgement:{n}", what=f"left behind: {error}")


_JOB = (
    "SELECT j.sha256, j.series, c.name, c.channel, c.media, c.fetched, c.headers, e.body FROM job AS j "
    "JOIN capture AS c ON c.id = j.capture JOIN evidence AS e ON e.id = c.evidence WHERE j.id = ?"
)


def _jobs(base: apsw.Connection, record: SqliteRecord) -> Iterator[Fault]:
    """Queues what was queued in the damaged record, where its bytes are sound; tells the others."""
    if not base.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'job'").get:
        return  # a record from before there was a queue
    try:
        last = int(base.execute("SELECT coalesce(max(id), 0) FROM job").get)
    except _DAMAGE as error:
        yield Fault(where="jobs", what=f"left behind: {error}")
        return
    queue = Queue(record)
    for number in range(1, last + 1):
        try:
            found = base.execute(_JOB, (number,)).fetchall()
            if not found or found[0][7] is None:
                continue
            key, series, name, channel, media, fetched, headers, body = found[0]
            if sha256(body) != key:
                raise ValueError("its bytes were changed")
            made = tuple((k, v) for k, v in json.loads(headers))
            raw = Raw(body=body, name=name, channel=channel, media=media, fetched=fetched, headers=made)
            queue.put([(raw, series)], depth=last + 1)
        except _DAMAGE as error:
            yield Fault(where=f"job:{number}", what=f"left behind: {error}")


def _sound(base: apsw.Connection, number: int) -> Incoming | None:
    """A document with all that belongs to it; ValueError where a hash is not right, None where it was forgotten."""
    row = base.execute(
        "SELECT uri, status, reason, language, published, title, outlet, url, authors, text, text_sha256, capture "
        "FROM document WHERE id = ?",
        (number,),
    ).fetchall()[0]
    if row[1] == "forgotten":
        return None
    if not isinstance(row[9], str) or sha256(row[9]) != row[10]:
        raise ValueError("its text was changed")
    name, channel, media, fetched, headers, evidence = base.execute(
        "SELECT name, channel, media, fetched, headers, evidence FROM capture WHERE id = ?", (row[11],)
    ).fetchall()[0]
    key, body = base.execute("SELECT sha256, body FROM evidence WHERE id = ?", (evidence,)).fetchall()[0]
    if body is not None and sha256(body) != key:
        raise ValueError("its bytes were changed")
    found = base.execute(
        "SELECT g.report, g.sha256, r.name, r.version, r.lexicon_sha256, r.gazetteer_sha256 FROM reading AS g "
        "JOIN reader AS r ON r.id = g.reader WHERE g.document = ? AND g.current = 1",
        (number,),
    ).fetchall()
    if found and sha256(found[0][0]) != found[0][1]:
        raise ValueError("its report was changed")
    return Incoming(
        raw=Raw(
            body=body or b"",
            name=name,
            channel=channel,
            media=media,
            fetched=fetched,
            headers=tuple((k, v) for k, v in json.loads(headers)),
        ),
        uri=row[0],
        text=row[9],
        status="out of domain" if row[1] == "out of domain" else "read" if found else "unread",
        reason=row[2],
        language=row[3],
        published=row[4],
        title=row[5],
        outlet=row[6],
        url=row[7],
        authors=tuple(row[8].split("; ")) if row[8] else (),
        report=json.loads(found[0][0]) if found else None,
        reader=Fingerprint(name=found[0][2], version=found[0][3], lexicon=found[0][4], gazetteer=found[0][5])
        if found
        else None,
    )
