"""What a desk reviewed is an evaluation set: corrected, complete, and taken by `dateline evaluate claims`."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.record import open_record
from dateline.record.judgements import judge
from dateline.views.cli import main
from web.desks import client_of, desk_of, entered, taken_in

TEXT = (
    "Deux drones se sont écrasés jeudi près de Koursk, a annoncé le gouverneur Pavel Morozov.\n\n"
    "Une frappe de missile a fait trois morts mercredi à Kharkiv, selon le maire de la ville."
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    open_record(path, create=True).close()
    taken_in(path, "one", TEXT, at=datetime.now(UTC))
    taken_in(path, "two", "Un drone est tombé jeudi à Briansk, selon les secours. " * 2, at=datetime.now(UTC))
    return path


def judged(path: Path, uri: str, *acts: dict[str, str]) -> list[dict[str, Any]]:
    """Judges the claims of a dispatch, one after the other; returns them."""
    with open_record(path) as record:
        claims = {c["id"]: c for i in record.incidents() for c in i["claims"] if c["document"]["uri"] == uri}
        found = sorted(claims.values(), key=lambda c: c["evidence"][0]["start"])
        with record.change() as base:
            for claim, act in zip(found, acts, strict=False):
                judge(base, claim, who="ada", why="seen", at=record.now(), **act)
    return found


def exported(path: Path, folder: Path, *more: str) -> dict[str, Any]:
    assert main(["export", "--format", "gold", "-o", str(folder), "--record", str(path), *more]) == 0
    found = {p.stem: json.loads(p.read_text("utf-8")) for p in (folder / "gold").glob("*.json")}
    assert {p.stem for p in (folder / "texts").glob("*.json")} == found.keys()
    return found


def test_what_was_reviewed_whole_goes_out_corrected(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = judged(
        record,
        "one",
        {"act": "correct", "field": "quantity", "value": "crashed drone 3"},
        *[{"act": "accept"}] * 10,
    )
    judged(record, "two", {"act": "accept"})  # of its claims, if there are several, the first alone
    (annotation,) = [a for a in exported(record, tmp_path / "gold").values() if len(a["claims"]) == len(claims)]
    assert annotation["published"] == "2025-03-20"
    first = next(c for c in annotation["claims"] if c["event_type"] == "crash")
    assert [(q["what"], q["low"], q["high"], q["text"]) for q in first["quantities"]] == [
        ("crashed", 3, 3, "Deux drones")
    ]
    assert (first["source_kind"], first["place_relation"]) == ("governor", "near")
    assert abs(first["lat"] - 51.73) < 0.05 and first["date_start"] == "2025-03-20"
    text = json.loads((tmp_path / "gold" / "texts" / f"{annotation['article']}.json").read_text("utf-8"))
    assert text["lang"] == "fr" and all(quote in text["text"] for c in annotation["claims"] for quote in c["evidence"])
    assert sorted(label for group in annotation["incidents"] for label in group) == sorted(
        c["id"] for c in annotation["claims"]
    )
    assert "dateline evaluate claims --gold" in capsys.readouterr().err


def test_it_measures_the_reader_that_was_corrected(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "set"
    judged(record, "one", *[{"act": "accept"}] * 10)
    exported(record, folder)
    capsys.readouterr()
    asked = ["evaluate", "claims", "--gold", str(folder / "gold"), "--texts", str(folder / "texts"), "--json"]
    assert main(asked) == 0
    as_read = json.loads(capsys.readouterr().out)["scores"]
    assert as_read["claims_typed"]["f1"] == 1.0 and as_read["record"]["f1"] == 1.0
    judged(record, "one", {"act": "correct", "field": "place", "value": "Djibo"})
    other = tmp_path / "corrected"
    exported(record, other)
    capsys.readouterr()
    asked[3], asked[5] = str(other / "gold"), str(other / "texts")
    assert main(asked) == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert scores["claims_typed"]["f1"] == 1.0 and scores["record"]["f1"] < 1.0
    assert scores["fields"]["place"]["accuracy"] < as_read["fields"]["place"]["accuracy"]


def test_what_was_rejected_is_left_out_and_what_is_open_is_told(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = judged(record, "one", {"act": "reject"})
    assert len(claims) > 1
    assert exported(record, tmp_path / "a") == {}
    assert "1 left out, with claims that nobody has judged" in capsys.readouterr().err
    (annotation,) = exported(record, tmp_path / "b", "--partly").values()
    assert len(annotation["claims"]) == len(claims) - 1
    assert main(["export", "--format", "gold", "-o", str(tmp_path / "b"), "--record", str(record)]) == 2
    assert main(["export", "--format", "gold", "-o", "-", "--record", str(record)]) == 2
    assert main(["export", "--format", "csv", "--partly", "-o", "-", "--record", str(record)]) == 2


def test_filters_choose_the_dispatches(record: Path, tmp_path: Path) -> None:
    judged(record, "one", *[{"act": "accept"}] * 10)
    judged(record, "two", *[{"act": "accept"}] * 10)
    every = exported(record, tmp_path / "a")
    assert len(every) == 2
    assert len(exported(record, tmp_path / "b", "--text", "Kharkiv")) == 1


def test_the_download_is_for_reviewers(record: Path) -> None:
    judged(record, "one", *[{"act": "accept"}] * 10)
    client: TestClient = client_of(desk_of(record))
    assert client.get("/review/gold.zip").status_code == 401
    entered(client)
    answer = client.get("/review/gold.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    (name,) = [n for n in archive.namelist() if n.startswith("gold/")]
    assert json.loads(archive.read(name))["claims"] and f"texts/{Path(name).name}" in archive.namelist()
    assert client.get("/review/gold.zip").content == answer.content
    assert client.get("/review/gold.zip?partly=perhaps").status_code == 400
