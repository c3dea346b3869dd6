"""The commands that ask a record."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.record import open_record
from dateline.views.cli.main import main
from dateline.views.incident_sheet import where_of
from dateline.views.vocabulary import words
from dateline.views.web.render import place_words
from record.test_incidents import told

Ask = Callable[..., str]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command on a record of three incidents and gives what it printed."""
    path = tmp_path / "r.sqlite"
    with open_record(path, create=True) as record:
        record.add(told(0, town="Koursk", day="2024-05-10"))
        record.add(told(1, town="Gao", day="2024-05-11", event_type="attack", means="bomb"))
        record.add(told(2, town="Odessa", day=None, status="disputed"))

    def run(*words: str, code: int = 0, record: Path = path) -> str:
        assert main([*words, "--record", str(record)]) == code
        out = capsys.readouterr()
        return out.out + out.err

    return run


def test_incidents(ask: Ask) -> None:
    printed = ask("incidents")
    assert (
        "ATTACK" in printed and "near Koursk" in printed and "day not said" in printed and "3 of 3 incidents" in printed
    )
    assert "INTERCEPTION" not in ask("incidents", "--type", "attack")
    printed = ask("incidents", "--limit", "1")
    cursor = printed.split("--after ")[1].strip()
    assert "1 of 3 incidents" in ask("incidents", "--limit", "1", "--after", cursor)
    told = json.loads(ask("incidents", "--in", "Mali", "--json"))
    assert told["schema"] == "dateline/incidents/1" and told["total"] == 1
    assert told["incidents"][0]["claims"][0]["document"]["id"] == 2
    assert json.loads(ask("incidents", "--json", "--changed-since", "2024-01-01"))["tombstones"] == []
    assert "INTERCEPTION" in ask("incidents", "--words", "fr") and "jour non" in ask("incidents", "--words", "fr")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--type", "bombing"), "the types are strike, interception"),
        (("--in", "Kourskk"), "did you mean Koursk"),
        (("--from", "tuesday"), "YYYY-MM-DD"),
        (("--near", "1,2"), "latitude,longitude,kilometres"),
        (("--sort", "best"), "newest, oldest"),
        (("--limit", "0"), "1 to 1000"),
        (("--text", "NOT x"), "NOT leaves something out"),
        (("--after", "x"), "no cursor"),
    ],
)
def test_what_is_wrong_is_one_line(ask: Ask, words: tuple[str, ...], told: str) -> None:
    printed = ask("incidents", *words, code=2)
    assert told in printed and printed.count("\n") == 1


def test_an_empty_record_says_how_to_fill_it(ask: Ask, tmp_path: Path) -> None:
    open_record(tmp_path / "empty.sqlite", create=True).close()
    for command in ("incidents", "timeline", "stats"):
        assert "dateline ingest PATH" in ask(command, record=tmp_path / "empty.sqlite")
    assert "take a filter away" in ask("incidents", "--in", "Haïti")
    assert "dateline ingest PATH" in ask("incidents", record=tmp_path / "none.sqlite", code=2)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_names_of_incidents_are_in_one_piece(ask: Ask, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    ids = [item["id"] for item in json.loads(ask("incidents", "--json"))["incidents"]]
    monkeypatch.setenv("COLUMNS", columns)
    lines = ask("incidents").splitlines()
    assert ids and all(any(line.strip() == name for line in lines) for name in ids)


def said_by(k: int, name: str, **place: object) -> Any:
    """A dispatch over a region, whose source has a name."""
    made = told(k, town="Koursk", day=f"2024-05-{20 + k}", place={"relation": "over", "where_prec": 4, **place})
    assert made.report is not None
    made.report["claims"][0]["source"]["name"] = name
    return made


@pytest.mark.parametrize(
    ("admin1", "language", "where"),
    [
        ("RU-KRS", "fr", "au-dessus de la région de Koursk"),
        ("RU-KRS", "en", "over Kursk region"),
        ("UA-51", "fr", "au-dessus de la région d'Odessa"),
        ("RU-KDA", "fr", "au-dessus du kraï de Krasnodar (région seulement)"),
        ("RU-KDA", "en", "over Krasnodar Krai (region only)"),
        ("UA-43", "fr", "au-dessus de la république autonome de Crimée (région seulement)"),
    ],
)
def test_a_region_is_called_as_its_readers_call_it(admin1: str, language: str, where: str) -> None:
    place = said_by(0, "x", admin1=admin1).report["claims"][0]["place"]
    assert where_of(place, words(language)) == where
    assert place_words(place, words(language), language) == where.partition(" (")[0]


def test_a_source_in_capitals_is_shown_in_its_usual_case_and_counted_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k, name in enumerate(("MOSCOW", "Moscow", "МОСКВА", "UNICEF", "TASS")):
            record.add(said_by(k, name))
        assert record.stats().sources == {"Moscow": 2, "TASS": 1, "UNICEF": 1, "МОСКВА": 1}
        assert record.stats(types="interception").sources == record.stats().sources
    assert main(["incidents", "--record", str(tmp_path / "r.sqlite")]) == 0
    printed = capsys.readouterr().out
    assert printed.count("Moscow (RUS)") == 2 and "Москва (RUS)" in printed and "UNICEF (" in printed
    assert "MOSCOW" not in printed and "МОСКВА" not in printed
    assert main(["incidents", "--record", str(tmp_path / "r.sqlite"), "--json"]) == 0
    assert '"name": "MOSCOW"' in capsys.readouterr().out  # the record keeps what was written


def test_show(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")  # wherever it runs, no line is broken
    key = json.loads(ask("incidents", "--in", "Koursk", "--json"))["incidents"][0]["id"]
    printed = ask("show", key)
    assert "le gouverneur numéro 0 (governor, RUS)" in printed and "drones ont été abattus" in printed
    assert "1:c1" in printed and "1 independent origin " in printed
    told = json.loads(ask("show", key, "--json"))
    assert told["schema"] == "dateline/incident/1" and told["incident"]["id"] == key
    assert "no incident 'x'" in ask("show", "x", code=2)


def test_timeline_and_stats(ask: Ask) -> None:
    printed = ask("timeline", "--by", "month")
    assert "2024-05-01" in printed and "1 incidents whose day is not said" in printed
    assert json.loads(ask("timeline", "--json"))["steps"][0]["start"] == "2024-05-10"
    printed = ask("stats")
    assert "3 incidents · 3 claims · 3 dispatches" in printed and "day not said: 1" in printed
    assert json.loads(ask("stats", "--json"))["types"] == {"interception": 2, "attack": 1}


def test_export(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert "3 incidents written" in ask("export", "--format", "csv", "-o", str(target))
    assert len(target.read_text("utf-8").splitlines()) == 4
    assert "not ACLED data" in ask("export", "--format", "acled", "-o", str(target), "--type", "attack")
    assert "--hxl adds a row to csv" in ask("export", "--format", "atom", "--hxl", "-o", str(target), code=2)
    assert "can't be written" in ask("export", "--format", "csv", "-o", str(tmp_path / "no" / "x"), code=2)
    ask("export", "--format", "csv", "-o", str(target), "--type", "bombing", code=2)
    assert not list(tmp_path.glob(".*.part"))
