"""Templates filled from dispatches of our own, in the capitals of the wires of the time."""

import json
from pathlib import Path

import pytest

from dateline.documents.capitals import is_in_capitals
from dateline.evaluate.muc4 import read_templates, score
from dateline.evaluate.muc4.respond import as_archive, as_json_lines, dispatch, read_dispatches, respond
from dateline.lang.en.case import restored
from dateline.views.cli import main

BOMB = """BOGOTA, 7 MAR 90 (EXAMPLE WIRE) -- [TEXT] A CAR BOMB EXPLODED LAST NIGHT IN FRONT OF
THE BANK BUILDING IN CALI, DESTROYING TWO VEHICLES, POLICE REPORTED.

   THREE PEDESTRIANS WERE KILLED.  THE ARMY OF NATIONAL LIBERATION [ELN] CLAIMED
RESPONSIBILITY FOR THE BOMBING."""
TAKEN = """LIMA, 12 FEB 89 (EXAMPLE WIRE) -- [TEXT] SHINING PATH TERRORISTS KIDNAPPED MAYOR
RAMIRO QUISPE YESTERDAY IN AYACUCHO, THE MINISTRY OF INTERIOR SAID TODAY."""
CLASH = """SAN SALVADOR, 3 FEB 90 (EXAMPLE WIRE) -- [TEXT] TWO SOLDIERS WERE KILLED YESTERDAY WHEN
GUERRILLAS CLASHED WITH AN ARMY PATROL NEAR THE VOLCANO, A MILITARY SPOKESMAN SAID TODAY."""
DULL = """SANTIAGO, 3 FEB 90 (EXAMPLE WIRE) -- [TEXT] THE MINISTER OF FINANCE SAID TODAY THAT THE PRICE OF
BREAD WILL NOT RISE BEFORE THE SUMMER, AND THAT THE BUDGET OF THE SCHOOLS IS SAFE FOR NOW."""


def filled(text: str) -> list[dict[str, list[str]]]:
    ((_, templates),) = respond([dispatch("X-1", text)])
    return templates


def test_a_bombing() -> None:
    (told,) = filled(BOMB)
    assert told["INCIDENT: TYPE"] == ["BOMBING"] and told["INCIDENT: STAGE OF EXECUTION"] == ["ACCOMPLISHED"]
    assert told["INCIDENT: DATE"] == ["06 MAR 90 - 07 MAR 90"]
    assert told["INCIDENT: LOCATION"] == ["COLOMBIA: CALI (CITY)"]
    assert told["INCIDENT: INSTRUMENT TYPE"] == ['VEHICLE BOMB: "CAR BOMB"']
    assert 'FINANCIAL: "BANK BUILDING"' in told["PHYS TGT: TYPE"]
    assert (
        '2: "VEHICLES"' in told["PHYS TGT: NUMBER"] and 'DESTROYED: "VEHICLES"' in told["PHYS TGT: EFFECT OF INCIDENT"]
    )
    assert 'DEATH: "PEDESTRIANS"' in told["HUM TGT: EFFECT OF INCIDENT"]
    assert told["PERP: ORGANIZATION CONFIDENCE"] == ['CLAIMED OR ADMITTED: "ARMY OF NATIONAL LIBERATION"']


def test_a_kidnapping() -> None:
    (told,) = filled(TAKEN)
    assert told["INCIDENT: TYPE"] == ["KIDNAPPING"] and told["INCIDENT: DATE"] == ["11 FEB 89"]
    assert told["INCIDENT: LOCATION"] == ["PERU: AYACUCHO (CITY)"]
    assert told["HUM TGT: NAME"] == ['"RAMIRO QUISPE"']
    assert told["HUM TGT: TYPE"] == ['GOVERNMENT OFFICIAL: "RAMIRO QUISPE"']
    assert told["PERP: ORGANIZATION ID"] == ['"SHINING PATH"'] and told["PERP: INCIDENT CATEGORY"] == ["TERRORIST ACT"]
    assert told["PHYS TGT: ID"] == ["*"]


@pytest.mark.parametrize("text", [CLASH, DULL])
def test_fighting_between_forces_and_other_news_fill_nothing(text: str) -> None:
    assert filled(text) == []


def test_both_formats_hold_what_was_filled(tmp_path: Path) -> None:
    told = list(respond([dispatch("X-1", BOMB), dispatch("X-2", DULL)]))
    (tmp_path / "a").write_text("\n".join(as_archive(*m) for m in told))
    (tmp_path / "b.jsonl").write_text("\n".join(as_json_lines(*m) for m in told))
    archive, listed = read_templates(tmp_path / "a"), read_templates(tmp_path / "b.jsonl")
    assert archive == listed and not archive["X-2"]
    assert score(archive, listed)["X-1"].templates.cor == 1


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents, output = tmp_path / "docs.jsonl", tmp_path / "out.jsonl"
    documents.write_text(json.dumps({"docid": "X-1", "text": BOMB}) + "\n")
    assert main(["muc4", str(documents), "-o", str(output)]) == 0
    assert len(read_templates(output)["X-1"]) == 1
    documents.write_text("no dispatch\n")
    assert main(["muc4", str(documents), "-o", str(output)]) == 2
    assert "line 1" in capsys.readouterr().err
    assert len(read_templates(output)["X-1"]) == 1  # what was there is kept
    (tmp_path / "x.txt").write_text(BOMB)
    assert [d.id for d in read_dispatches(tmp_path)] == ["x"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of San Miguel, Colonel Ramiro Quispe, was seen in El Salvador on 3 May 1990.",
        "Guerrillas of the Farabundo Marti National Liberation Front [FMLN] may attack again.",
        "President D'Aubuisson's men left Usulutan Department. The FMLN did not.",
        "He said: I saw the U.S. Embassy in Bogota.",
    ],
)
def test_small_letters_come_back(text: str) -> None:
    assert restored(text.upper()) == text


def test_only_texts_in_capitals_are_changed() -> None:
    assert is_in_capitals(BOMB) and not is_in_capitals(BOMB.lower()) and not is_in_capitals("KYIV")
    assert not is_in_capitals("MAYOR SAYS TWO HURT\n\n" + "Two people were hurt when a house burned. " * 10)
