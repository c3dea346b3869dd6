"""Places are named in the reader's language."""

import json
from pathlib import Path

import pytest

import dateline
from dateline.errors import SettingError
from dateline.gazetteer import open_gazetteer
from dateline.gazetteer.display import display_name
from dateline.views.cli import main

TEXT = "Deux drones ont été abattus lundi dans la région de Briansk, a annoncé le gouverneur."


@pytest.mark.parametrize(
    ("code", "kind", "names"),
    [
        ("RU-BRY", "region", ("Oblast de Briansk", "Bryansk Oblast", "Брянская область", "Брянська область")),
        ("MLI", "country", ("Mali", "Mali", "Мали", "Малі")),
        ("mer Noire", "sea", ("mer Noire", "Black Sea", "Чёрное море", "Чорне море")),
    ],
)
def test_names(code: str, kind: str, names: tuple[str, ...]) -> None:
    gazetteer = open_gazetteer()
    place = gazetteer.region(code) if kind == "region" else gazetteer.lookup(code)[0]
    assert place is not None
    found = [display_name(place, language) for language in ("fr", "en", "ru", "uk")]
    assert [(n or "").casefold() for n in found] == [n.casefold() for n in names]


def test_a_report_names_places_as_its_reader_does() -> None:
    report = dateline.read(TEXT, published="2023-02-28")
    (place,) = {c["place"]["name"] for c in dateline.report_json(report, names="en")["claims"]}
    assert place == "Bryansk Oblast"
    assert {c["place"]["name"] for c in dateline.report_json(report)["claims"]} == {"Oblast de Briansk"}
    english = dateline.read("Two drones were shot down in the Bryansk region on Monday.", published="2023-02-28")
    assert dateline.report_json(english)["claims"][0]["place"]["name"] == "Bryansk Oblast"


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["read", str(path), "--published", "2023-02-28", "--json", "--names", "ru"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["claims"][0]["place"]["name"] == "Брянская область"
    assert main(["read", str(path), "--names", "de"]) == 2
    assert "fr, en, ru, uk" in capsys.readouterr().err
    assert issubclass(SettingError, dateline.DatelineError)
