"""Merge, split, move and undo, as a user types them."""

import json
from pathlib import Path

import pytest

from dateline.record import open_record
from dateline.views.cli.main import main
from record.making import incoming


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k in range(3):
            record.add(incoming(k), last=True)
    return tmp_path / "r.sqlite"


def keys(path: Path) -> list[str]:
    """The incidents of the record, in the order of their first claims."""
    with open_record(path) as record:
        return [
            row[0]
            for row in record.base.execute(
                "SELECT i.key FROM incident AS i JOIN claim AS c ON c.incident = i.id GROUP BY i.id ORDER BY min(c.id)"
            )
        ]


def test_decided_and_taken_back(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = ["--record", str(path)]
    first, second, third = keys(path)
    assert main(["merge", first, second, "--reason", "one raid", *record]) == 0
    assert "dateline undo 1 takes it back" in capsys.readouterr().out
    assert len(keys(path)) == 2
    assert main(["move", "3:c1", keys(path)[0], "--reason", "and this", "--json", *record]) == 0
    assert json.loads(capsys.readouterr().out) == {"decision": 2, "act": "move", "reason": "and this"}
    assert len(keys(path)) == 1
    assert main(["split", keys(path)[0], "2:c1", "--reason", "not that", *record]) == 0
    assert "1 claim split from" in capsys.readouterr().out
    assert len(keys(path)) == 2
    for number in (3, 2, 1):
        assert main(["undo", str(number), "--reason", "as before", *record]) == 0
    assert keys(path) == [first, second, third]
    capsys.readouterr()
    assert main(["undo", *record]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and all("(undone: as before)" in line for line in lines)
    with open_record(path) as opened:
        assert list(opened.verify()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["merge", "nothing", "none", "--reason", "x"], "nothing: no such incident; `dateline incidents` lists them"),
        (["split", "KEY", "9:c1", "--reason", "x"], "9:c1: no such claim"),
        (["split", "KEY", "2:c1", "--reason", "x"], "is not in"),
        (["split", "KEY", "1:c1", "--reason", "x"], "name some of the incident's claims, not all"),
        (["move", "1:c1", "KEY", "--reason", "x"], "is in"),
        (["undo", "7", "--reason", "x"], "decision 7: there is none"),
        (["undo", "7"], "say why with --reason"),
        (["merge", "KEY", "KEY"], "--reason"),
    ],
)
def test_what_cannot_be_done_is_said(
    path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    key = keys(path)[0]
    assert main([key if word == "KEY" else word for word in words] + ["--record", str(path)]) == 2
    printed = capsys.readouterr()
    assert told in printed.err and "Traceback" not in printed.err
    with open_record(path) as record:
        assert record.decisions() == []
