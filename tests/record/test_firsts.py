"""What a source calls the first of its kind, held against the record."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.record import SqliteRecord, open_record
from dateline.record.firsts import check
from dateline.views.cli.main import main
from record.conftest import Where
from record.making import incoming, report_of, text_of

DAY = {"start": 0, "end": 1, "quote": "2", "date_prec": 1, "timex": None, "anchor": "said"}


def dispatch(k: int, day: str, *, town: str = "Koursk", admin1: str = "RU-KRS") -> Any:
    """A dispatch published the day after its event."""
    made = incoming(k, town=town)
    report = json.loads(json.dumps(made.report))
    for row in (*report["claims"], *report["incidents"]):
        row["time"] = DAY | {"earliest": day, "latest": day}
        row["place"]["admin1"] = admin1
    report["document"]["published"] = day
    return replace(made, report=report, published=day)


def first(day: str, *, admin1: str = "RU-KRS", novelty: bool = True) -> dict[str, Any]:
    """A claim that calls its event a first."""
    claim = report_of(text_of(99), uri="x")["claims"][0]
    claim["time"] = DAY | {"earliest": day, "latest": day}
    claim["place"]["admin1"] = admin1
    claim["novelty"] = {"start": 0, "end": 1, "quote": "first", "scope": "here"} if novelty else None
    return dict(claim)


@pytest.fixture
def record(tmp_path: Path) -> SqliteRecord:
    record = open_record(tmp_path / "r.sqlite", create=True)
    for k in range(40):
        record.add(dispatch(k, f"2024-0{k % 3 + 1}-{k % 27 + 1:02}"))
    return record


def test_contradicted_by_an_earlier_incident(record: SqliteRecord) -> None:
    found = check(record.base, first("2024-05-01"), document=1)
    assert found is not None and found["result"] == "contradicted"
    assert found["incident"] == record.base.execute("SELECT key FROM incident ORDER BY earliest, key LIMIT 1").get
    assert found["incident"] in found["words"] and "Koursk" in found["words"]


def test_holds_so_far_in_another_region(record: SqliteRecord) -> None:
    found = check(record.base, first("2024-05-01", admin1="RU-MOS"), document=1)
    assert found is not None and found["result"] == "holds so far" and found["incident"] is None
    assert "40 dispatches since 2024-01-01" in found["words"]


def test_too_little_record(record: SqliteRecord) -> None:
    found = check(record.base, first("2024-01-15", admin1="RU-MOS"), document=1)
    assert found is not None and found["result"] == "too little record"


def test_what_is_denied_or_retracted_contradicts_nothing(record: SqliteRecord) -> None:
    for k in range(40):
        record.retract(channel="file", uri=f"d{k}.txt", reason="withdrawn")
    found = check(record.base, first("2024-05-01"), document=1)
    assert found is not None and found["result"] == "holds so far"


def test_it_is_shown_with_the_claim_and_goes_out(
    record: SqliteRecord, tmp_path: Path, capsys: pytest.CaptureFixture[str], where: Where
) -> None:
    made = dispatch(90, "2024-05-01")
    assert made.report is not None
    made.report["claims"][0]["novelty"] = {"start": 0, "end": 7, "quote": "Dépêche", "scope": "here"}
    record.add(made)
    earliest = record.base.execute("SELECT key FROM incident ORDER BY earliest, key LIMIT 1").get
    record.close()
    named = ["--record", str(where(tmp_path / "r.sqlite"))]

    def said(*words: str) -> str:
        assert main([*words, *named]) == 0
        return capsys.readouterr().out

    incident = json.loads(said("incidents", "--from", "2024-04-30", "--json"))["incidents"][0]
    check = incident["claims"][0]["novelty_check"]
    assert check["result"] == "contradicted" and check["incident"] == earliest
    shown = json.loads(said("show", incident["id"], "--json"))["incident"]
    assert shown["claims"][0]["novelty_check"] == check
    assert f"“Dépêche”: contradicted: {earliest}" in " ".join(said("show", incident["id"]).split())
    said("export", "--format", "jsonl", "--from", "2024-04-30", "-o", str(tmp_path / "out.jsonl"))
    (line,) = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["claims"][0]["novelty_check"] == check


def test_what_is_no_first_is_not_held_against_anything(record: SqliteRecord) -> None:
    assert check(record.base, first("2024-05-01", novelty=False), document=1) is None
    nowhere = first("2024-05-01") | {"place": None}
    assert check(record.base, nowhere, document=1) is None
