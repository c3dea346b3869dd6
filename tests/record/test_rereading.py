"""Stored dispatches are read again where the reader has changed, and what changed is told."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Article
from dateline.record import SqliteRecord, open_record, rereading
from dateline.record.children import Children
from dateline.record.fingerprint import Fingerprint, fingerprint
from dateline.record.reading import Outcome
from dateline.record.rereading import Reread, reread
from record.making import NEWER, READER, FakeReading, incoming


class NewerReading(FakeReading):
    """A later reader: it sees one claim otherwise, and reads what was not read."""

    def outcome(self, article: Article) -> Outcome:
        """The outcome of one article."""
        outcome = super().outcome(article)
        if outcome.report is None:
            return outcome
        report: dict[str, Any] = outcome.report
        report["claims"][0]["extractor"] = "dateline-fr@1"
        if article.id == "d1.txt":
            report["claims"][0]["certainty"] = "hedged"
        return Outcome(status="read", text=outcome.text, language="fr", report=report, reader=NEWER)


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqliteRecord:
    record = open_record(tmp_path / "r.sqlite", create=True)
    for k in range(3):
        record.add(incoming(k))
    unread = incoming(3, status="unread", reason="language")
    record.add(replace(unread, report=None, reader=None))
    monkeypatch.setattr(rereading, "fingerprint", lambda *_: NEWER)
    return record


def again(record: SqliteRecord, *, every: bool = False) -> list[Reread]:
    with Children(NewerReading(), count=0) as children:
        return list(reread(record, children, every=every))


def test_what_changed_is_told_and_the_old_reading_stays(record: SqliteRecord) -> None:
    told = {one.uri: (one.outcome, one.added, one.removed) for one in again(record)}
    assert told == {
        "d0.txt": ("changed", 0, 0),
        "d1.txt": ("changed", 1, 1),
        "d2.txt": ("changed", 0, 0),
        "d3.txt": ("first", 1, 0),
    }
    rows = record.base.execute(
        "SELECT r.version, g.current FROM reading AS g JOIN reader AS r ON r.id = g.reader WHERE g.document = 2 "
        "ORDER BY g.id"
    ).fetchall()
    assert rows == [(READER.version, 0), (NEWER.version, 1)]
    assert record.base.execute("SELECT certainty FROM claim WHERE document = 2").fetchall() == [("hedged",)]
    assert record.base.execute("SELECT status FROM document WHERE id = 4").get == "read"
    assert list(record.verify()) == []


def test_what_the_same_reader_has_read_is_left_alone(record: SqliteRecord) -> None:
    again(record)
    assert again(record) == []
    assert [one.outcome for one in again(record, every=True)] == ["same"] * 4


def test_the_fingerprint_tells_readers_apart() -> None:
    mine = fingerprint("fr", "1")
    assert isinstance(mine, Fingerprint) and len(mine.lexicon) == len(mine.gazetteer) == 64
    assert mine == fingerprint("fr", "1") != fingerprint("fr", "2")
    assert mine.lexicon != fingerprint("en", "1").lexicon
