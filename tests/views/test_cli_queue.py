"""`dateline ingest --queue`, `workers` and `queue`."""

import json
from pathlib import Path

import pytest

from dateline.record import open_record
from dateline.record.queue import Queue
from dateline.views.cli import main
from dateline.views.cli.queue import age

DISPATCH = "Trois drones ont été abattus lundi près de Koursk, a annoncé le gouverneur de la région.\n"


@pytest.fixture
def desk(tmp_path: Path) -> str:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(DISPATCH, "utf-8")
    (tmp_path / "in" / "b.txt").write_text("   ", "utf-8")
    return str(tmp_path / "r.sqlite")


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_what_is_queued_is_read_by_workers_and_what_fails_is_listed(
    desk: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    capsys = capfd  # workers are processes of their own
    assert main(["ingest", str(tmp_path / "in"), "--queue", "--record", desk]) == 0
    assert said(capsys) == ["2 queued"]
    assert main(["queue", "--record", desk]) == 0
    assert said(capsys)[0] == "2 waiting, 0 in hand, 0 given up"
    assert main(["workers", "--once", "--workers", "1", "--lang", "fr", "--log-json", "--record", desk]) == 0
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in told if "job" in line] in (["done", "dead"], ["dead", "done"])
    with open_record(desk) as record:
        assert [item["event_type"] for item in record.incidents().items] == ["interception"]
    assert main(["queue", "--record", desk, "--json"]) == 0
    assert json.loads(said(capsys)[0]) == {"waiting": 0, "delayed": 0, "leased": 0, "dead": 1, "oldest": None}
    assert main(["queue", "dead", "--record", desk]) == 0
    first, second = said(capsys)
    assert first.endswith("b.txt") and second.startswith("    empty (1 try, ")
    number = first.split()[0]
    assert main(["queue", "retry", number, "--record", desk]) == 0
    assert said(capsys) == ["1 queued again"]
    with open_record(desk) as record:
        queue = Queue(record)
        queue.fail(queue.claim("w", most=1)[0], "w", "empty", final=True)
    assert main(["queue", "drop", number, "--why", "a blank page", "--record", desk]) == 0
    assert said(capsys) == ["1 dropped"]
    assert main(["queue", "dead", "--record", desk]) == 0
    assert said(capsys) == ["no dead letters"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["queue", "drop", "3"], "say why"),
        (["queue", "retry"], "name dead letters by their numbers, or all of them with --all"),
        (["queue", "retry", "3", "--all"], "name dead letters"),
        (["queue", "retry", "3"], "3: no such dead letter"),
        (["queue", "dead", "x"], "invalid whole_number value"),
        (["workers", "--lease", "1"], "'1' is not a number of seconds: give 5 to 3600"),
        (["workers", "--attempts", "many"], "'many' is not a number of tries"),
        (["ingest", "in", "--queue", "--queue-full", "stop"], "choose one of wait, refuse"),
    ],
)
def test_a_mistake_is_one_line_with_what_to_do(
    words: list[str], told: str, desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    open_record(desk, create=True).close()
    assert main([*words, "--record", desk]) == 2
    assert told in capsys.readouterr().err


def test_a_full_queue_refuses_on_request(desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--queue-depth", "1", "--queue-full", "refuse"]
    assert main(["ingest", str(tmp_path / "in"), "--queue", *more, "--record", desk]) == 2
    assert "the queue holds 1 inputs already" in capsys.readouterr().err


def test_a_switch_is_yes_or_no(desk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATELINE_LOG_JSON", "perhaps")
    assert main(["workers", "--record", desk]) == 2
    assert "log_json is yes or no, not 'perhaps'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 s"), (119, "119 s"), (121, "2 min"), (9000, "2 h"), (2e5, "2 days")]
)
def test_ages_are_told_in_one_unit(seconds: float, told: str) -> None:
    assert age(seconds) == told
