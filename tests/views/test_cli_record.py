"""The commands that keep a record, as a user types them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.servers import answer, serving
from dateline.record import feeds, open_record
from dateline.record.children import Children
from dateline.record.ingest import Ingest
from dateline.record.queue import Queue
from dateline.views.cli.arguments import parse
from dateline.views.cli.main import main
from dateline.views.cli.watch import Watch
from record.making import FakeReading, feed_of, text_of

TEXT = (
    "Trois drones ont été abattus dans la nuit de lundi à mardi au-dessus de Koursk, a annoncé le ministère de la "
    "Défense.\n\nDeux personnes ont été blessées par des débris, selon le gouverneur de la région.\n"
)


Dateline = Callable[..., str]


@pytest.fixture
def dateline(capsys: pytest.CaptureFixture[str]) -> Dateline:
    """Runs a command and returns what it prints on stdout; its exit status must be `code`."""

    def run(*words: str, code: int = 0) -> str:
        status = main(words)
        printed = capsys.readouterr()
        assert status == code, printed.out + printed.err
        assert "Traceback" not in printed.err
        return printed.out

    return run


def test_a_record_from_the_first_dispatch_to_the_last(dateline: Dateline, tmp_path: Path) -> None:
    record = ["--record", str(tmp_path / "r.sqlite")]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "b.txt").write_text("Titre\n\n" + TEXT)
    (tmp_path / "in" / "c.txt").write_text(
        "Le marché aux fleurs rouvre samedi, a annoncé la mairie de la petite ville."
    )
    (tmp_path / "in" / "d.bin").write_bytes(bytes(range(256)))
    lines = [json.loads(line) for line in dateline("ingest", str(tmp_path / "in"), "--json", *record).splitlines()]
    assert [line["outcome"] for line in lines[:-1]] == ["new", "copy", "out of domain", "refused"]
    assert lines[-1]["summary"]["taken"] == 3
    assert "3 known already, 1 refused" in dateline("ingest", str(tmp_path / "in"), *record)
    assert "0 faults" in dateline("doctor", *record, "--backup", str(tmp_path / "copy.sqlite"))
    assert "0 read again" in dateline("reread", *record)
    again = [json.loads(line) for line in dateline("reread", "--all", "--json", *record).splitlines()]
    assert [line["outcome"] for line in again[:-1]] == ["same"] * 3
    assert "1 version forgotten" in dateline("forget", str(tmp_path / "in" / "b.txt"), "--why", "asked", *record)
    assert "0 faults" in dateline("doctor", *record)
    assert "0 faults" in dateline("doctor", "--record", str(tmp_path / "copy.sqlite"))
    dateline("forget", "nothing", "--why", "asked", *record, code=2)
    dateline("ingest", str(tmp_path / "in" / "d.bin"), *record, code=2)
    dateline("ingest", str(tmp_path / "nowhere"), *record, code=2)
    dateline("doctor", "--record", str(tmp_path / "nowhere"), code=2)


def test_feeds(dateline: Dateline, tmp_path: Path) -> None:
    record = ["--record", str(tmp_path / "r.sqlite")]
    with serving(feed=answer(feed_of(), Content_Type="application/rss+xml"), gone=answer(status="410 Gone")) as server:
        trust = ["--trust", server.host]
        outlines = "".join(f'<outline xmlUrl="{server.url(path)}"/>' for path in ("/feed", "/gone"))
        (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
        assert dateline("feeds", "add", str(tmp_path / "feeds.opml"), *record).count(": followed") == 2
        assert "is followed already" in dateline("feeds", "add", server.url("/feed"), *record)
        assert "not polled yet" in dateline("feeds", "list", *record)
        printed = dateline("feeds", "poll", *record, *trust)
        assert "1 of 2 feeds answered" in printed and "410" in printed
        assert "0 of 0 feeds" in dateline("feeds", "poll", *record, *trust)
        listed = dateline("feeds", "list", *record)
        assert re.search(r"FAILS from the first, 1 times: the server answers 410; next try \d{4}", listed)
        assert "not followed any more" in dateline("feeds", "remove", server.url("/gone"), *record)
        dateline("feeds", "remove", server.url("/gone"), *record, code=2)
        dateline("feeds", "poll", "--all", *record, code=2)  # loopback, and nobody said that it may be trusted
    dateline("feeds", "add", "file:///etc/passwd", *record, code=2)
    dateline("feeds", "add", *record, code=2)


def test_names_cannot_write_on_the_terminal(dateline: Dateline, tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[2J\nb.txt"
    evil.write_bytes(b"\x00\x01" * 50)
    printed = dateline("ingest", str(evil), "--record", str(tmp_path / "r.sqlite"), code=2)
    assert "\x1b" not in printed and "a\\x1b[2J\\nb.txt" in printed


@pytest.mark.parametrize(
    "words", [("ingest",), ("feeds", "sing"), ("forget", "x"), ("ingest", "x", "--workers", "many")]
)
def test_bad_command_lines(dateline: Dateline, words: tuple[str, ...]) -> None:
    assert dateline(*words, code=2) == ""


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = "import sys; from dateline.views.cli.arguments import parser; parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not {"spacy", "apsw", "trafilatura", "numpy"} & set(done.stdout.split())


def test_pollers_queue_what_they_fetch_and_poll_no_more_than_before(dateline: Dateline, tmp_path: Path) -> None:
    record, inbox = str(tmp_path / "r.sqlite"), tmp_path / "in"
    inbox.mkdir()
    (inbox / "a.txt").write_text(text_of(7))
    page = answer(feed_of(1, 2), Content_Type="application/rss+xml", ETag='"a"')
    with serving(feed=page, broken=answer(b"<rss", Content_Type="application/rss+xml")) as server:
        dateline("feeds", "add", server.url("/feed"), server.url("/broken"), "--record", record)
        dateline("ingest", str(inbox), "--queue", "--record", record)
        told = dateline("feeds", "poll", "--queue", "--trust", server.host, "--record", record, "--json").splitlines()
        assert [json.loads(line)["outcome"] for line in told if '"name"' in line] == ["queued", "refused"] or [
            json.loads(line)["outcome"] for line in told if '"name"' in line
        ] == ["refused", "queued"]
        with open_record(record) as kept:
            good, bad = feeds.followed(kept)
            assert (good.error, good.etag, good.items) == (None, '"a"', 0) and bad.failures == 1
            queue = Queue(kept)
            first, second = queue.claim("w", most=9)
            assert (first.raw.name, second.raw.name) == (server.url("/feed"), str(inbox / "a.txt"))  # news goes first
            assert first.raw.body == feed_of(1, 2) and ("ETag", '"a"') in first.raw.headers


def test_watching_polls_what_is_due_and_looks_where_something_changed(tmp_path: Path) -> None:
    arguments = parse(["watch", str(tmp_path / "in"), "--record", str(tmp_path / "r.sqlite"), "--json"])
    (tmp_path / "in").mkdir()
    with serving(feed=answer(feed_of(1, 2), Content_Type="application/rss+xml")) as server:
        arguments.trusted = frozenset((server.host,))
        with (
            open_record(tmp_path / "r.sqlite", create=True) as record,
            Children(FakeReading(), count=0) as children,
        ):
            feeds.add(record, server.url("/feed"))
            watch = Watch(arguments, record, Ingest(record=record, children=children))
            (tmp_path / "in" / "a.txt").write_text(text_of(7))
            assert watch.round() == 3
            (tmp_path / "in" / "b.txt").write_text(text_of(8))
            assert watch.round() == 0, "neither feed nor folder is due"
            watch._look = 0.0
            assert watch.round() == 1
            watch._look = 0.0
            assert watch.round() == 0
            assert len(server.seen) == 1
