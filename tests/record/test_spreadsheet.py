"""A spreadsheet of incidents comes in as claims."""

import json
from pathlib import Path

import jsonschema
import pytest

from dateline.errors import SettingError
from dateline.record import open_record
from dateline.record.spreadsheet import mapping_of, rows
from dateline.views.cli.main import main
from dateline.views.incidents import schema
from dateline.views.report import schema as report_schema
from record.conftest import Where

MAPPING = """
source = "Tableau du desk"
language = "fr"
id = "no"
date = "jour"
date_format = "%d/%m/%Y"
text = "notes"
place = "ville"
latitude = "lat"
longitude = "lon"
country = "pays"
url = "lien"
[type]
column = "genre"
values = { "frappe" = "strike", "drone abattu" = "interception" }
[quantities]
killed = "morts"
"""
SHEET = """no,jour,genre,ville,lat,lon,pays,morts,notes,lien
1,13/05/2024,frappe,Koursk,,,RUS,2,Deux morts selon le maire.,https://exemple.org/1
2,14/05/2024,drone abattu,Gao,16.27,-0.04,MLI,,,
3,2024-05-14,frappe,Gao,,,MLI,1,,
4,14/05/2024,pique-nique,Gao,,,MLI,1,,
5,14/05/2024,frappe,Nullepart-sur-Rien,,,,3-5,,
6,14/05/2024,frappe,Gao,,,MLI,beaucoup,,
7,14/05/2024,frappe,Gao,100,0,MLI,1,,
1,13/05/2024,frappe,Koursk,,,RUS,2,encore,
"""


def test_rows_come_in_and_bad_ones_are_named() -> None:
    found = list(rows(SHEET.encode(), mapping_of(MAPPING, name="m.toml"), name="desk.csv"))
    assert [row.line for row in found] == [2, 3, 4, 5, 6, 7, 8, 9]
    reasons = [row.reason for row in found]
    assert reasons[0] is reasons[1] is reasons[4] is None
    assert [str(reasons[k]).split(" ")[0] for k in (2, 3, 5, 6, 7)] == ["date", "type", "morts", "latitude", "the"]
    validator = jsonschema.Draft202012Validator(report_schema())
    for row in found:
        if row.incoming:
            report = dict(row.incoming.report or {})
            validator.validate(report)
            (claim,) = report["claims"]
            spans = [claim["trigger"], claim["source"], claim["place"], *claim["evidence"], *claim["quantities"]]
            for span in [*spans, *([claim["time"]] if claim["time"] else [])]:
                assert row.incoming.text[span["start"] : span["end"]] == span["quote"]


def test_importing_twice_is_importing_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], backend: str, where: Where
) -> None:
    (tmp_path / "desk.csv").write_text(SHEET, "utf-8")
    (tmp_path / "m.toml").write_text(MAPPING, "utf-8")
    words = [
        "import",
        str(tmp_path / "desk.csv"),
        "--mapping",
        str(tmp_path / "m.toml"),
        "--record",
        str(where(tmp_path / "r.sqlite")),
    ]
    assert main([*words, "--dry-run"]) == 0
    if backend == "sqlite":
        assert not (tmp_path / "r.sqlite").exists()
    else:
        with open_record(tmp_path / "r.sqlite") as record:
            assert record.incidents().total == 0
    assert "3 rows would come in" in capsys.readouterr().out
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], told["known"], len(told["refused"])) == (3, 0, 5)
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert "0 rows came in, 3 known already, 5 refused" in printed and "line 5: type 'pique-nique'" in printed
    with open_record(tmp_path / "r.sqlite") as record:
        page = record.incidents(sort="oldest")
        assert len(page) == 3
        first = page.items[0]
        jsonschema.Draft202012Validator(schema()).validate(first)
        assert first["claims"][0]["source"]["name"] == "Tableau du desk" and first["place"]["country"] == "RUS"
        assert first["quantities"][0]["best"] == 2 and first["claims"][0]["document"]["url"] == "https://exemple.org/1"
        unknown = next(i for i in page if i["place"]["latitude"] is None)
        assert unknown["quantities"][0]["low"] == 3 and unknown["quantities"][0]["high"] == 5
        assert not list(record.verify())
        from dateline.record.children import Children
        from dateline.record.rereading import reread

        with Children(lambda task: task, count=0) as children:
            assert list(reread(record, children, every=True)) == [], "rows were mapped, never read"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("source = 'x'", "'type' is missing"),
        ("source = 'x'\ntype = 'bombing'", "strike, interception"),
        ("source = 'x'\ntype = 'strike'\ncolour = 1", "unknown key 'colour'"),
        ("source = 'x'\ntype = 'strike'\n[quantities]\nhurt = 'a'", "unknown quantity 'hurt'"),
        ("source = ", "no TOML"),
    ],
)
def test_a_bad_mapping_is_named(text: str, told: str) -> None:
    with pytest.raises(SettingError, match=told):
        mapping_of(text, name="m.toml")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(SettingError, match="no column 'jour': there are a, b"):
        list(rows(b"a,b\n1,2\n", mapping_of("source = 'x'\ntype = 'strike'\ndate = 'jour'", name="m"), name="s.csv"))
