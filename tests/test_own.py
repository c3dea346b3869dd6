"""What users add: settings, words and places, from a folder of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.errors import SettingError
from dateline.gazetteer.own import own_places
from dateline.lang.own import merged, own_files, own_table
from dateline.settings import SETTINGS, from_file, origins
from dateline.views.cli.main import main

CODES = {"MLI", "UKR"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty settings folder."""
    monkeypatch.setenv("DATELINE_CONFIG", str(tmp_path))
    return tmp_path


def put(path: Path, text: str) -> None:
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_words_join_ours_and_single_values_take_their_place() -> None:
    ours = {"family": [{"id": "hit", "verbs": ["viser"]}, {"id": "fire", "nouns": ["feu"]}], "low": {"several": 2}}
    own = {"family": [{"id": "hit", "verbs": ["viser", "canarder"]}, {"id": "new"}], "low": {"several": 3}}
    assert merged(ours, own, where="x") == {
        "family": [{"id": "hit", "verbs": ["viser", "canarder"]}, {"id": "fire", "nouns": ["feu"]}, {"id": "new"}],
        "low": {"several": 3},
    }
    assert ours["family"][0] == {"id": "hit", "verbs": ["viser"]}


@pytest.mark.parametrize("own", [{"a": ["x"]}, {"b": {"x": 1}}, {"a": 1}])
def test_another_shape_is_refused(own: dict[str, object]) -> None:
    with pytest.raises(SettingError, match=r"is a (table|list) in Dateline's lexicon and a"):
        merged({"a": {"x": 1}, "b": ["y"]}, own, where="lexicon/fr/x.toml")


def test_a_broken_lexicon_is_named(folder: Path) -> None:
    put(folder / "lexicon/fr/events.toml", "verbs = [")
    with pytest.raises(SettingError, match=r"lexicon/fr/events\.toml: .*mend the file"):
        own_table("fr", "events")


def test_a_lexicon_that_is_none_names_those_there_are(folder: Path) -> None:
    put(folder / "lexicon/fr/evnts.toml", "")
    with pytest.raises(SettingError, match=r"evnts\.toml: there is no such lexicon; there are .*events\.toml"):
        own_files("fr")
    put(folder / "lexicon/de/events.toml", "")
    with pytest.raises(SettingError, match="de: no language of Dateline"):
        own_files("fr")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name\tkind\n", "lacks the columns country, lat, lon"),
        ("name\tkind\tcountry\tlat\tlon\tcolour\n", "unknown columns colour"),
        ("name\tkind\tcountry\tlat\tlon\nX\ttown\tMLI\t1\t2\n", "line 2: the kind 'town' is none of facility"),
        ("name\tkind\tcountry\tlat\tlon\nX\tcity\tML\t1\t2\n", "line 2: the country 'ML'"),
        ("# mine\nname\tkind\tcountry\tlat\tlon\nX\tcity\tMLI\t95\t2\n", "line 3: lat is 95.0, more than 90"),
        ("name\tkind\tcountry\tlat\tlon\nX\tcity\tMLI\tnord\t2\n", "line 2: lat is 'nord', not a number"),
        ("name\tkind\tcountry\tlat\tlon\nX\tcity\tMLI\tnan\t2\n", "line 2: lat is nan"),
        ("name\tkind\tcountry\tlat\tlon\n\tcity\tMLI\t1\t2\n", "line 2: no name"),
        ("name\tkind\tcountry\tlat\tlon\nX\tcity\tMLI\t1\t2\t3\n", "line 2: 6 cells under 5 columns"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(folder: Path, text: str, told: str) -> None:
    put(folder / "places.tsv", text)
    with pytest.raises(SettingError, match=r"places\.tsv") as error:
        own_places(CODES)
    assert told in str(error.value)


def test_own_words_and_places_are_read(tmp_path: Path) -> None:
    """In a process of its own: lexicons and gazetteer are loaded once a process."""
    put(tmp_path / "config/lexicon/fr/events.toml", '[[family]]\nid = "bombard"\nverbs = ["orager"]\n')
    put(
        tmp_path / "config/places.tsv",
        "name\tnames\tkind\tcountry\tlat\tlon\nfortin de Zakrivka\tZakrivka\tfacility\tUKR\t48.5\t37.5\n",
    )
    text = "L'artillerie a oragé lundi le fortin de Zakrivka, a annoncé l'armée ukrainienne. Le village a été bombardé."
    put(tmp_path / "a.txt", text)
    environment = {**os.environ, "DATELINE_CONFIG": str(tmp_path / "config"), "DATELINE_DATA_DIR": str(tmp_path)}
    words = ("read", str(tmp_path / "a.txt"), "--lang", "fr", "--published", "2024-05-14", "--json")
    done = subprocess.run(
        [sys.executable, "-m", "dateline.views.cli", *words],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    (claim, *_) = json.loads(done.stdout)["claims"]
    assert claim["trigger"]["quote"] == "a oragé" or claim["trigger"]["quote"] == "oragé"
    assert (claim["place"]["name"], claim["place"]["latitude"]) == ("fortin de Zakrivka", 48.5)


def test_the_environment_goes_before_the_file(folder: Path) -> None:
    put(folder / "settings.toml", 'names = "fr"\nworkers = 3\n')
    assert origins({"DATELINE_NAMES": "uk"}) == {
        "names": ("uk", "DATELINE_NAMES"),
        "workers": ("3", str(folder / "settings.toml")),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('nmaes = "fr"', "unknown setting 'nmaes'; there are published"),
        ("names = [1]", "names must be a text or a whole number"),
        ("names = ", "mend the file"),
    ],
)
def test_a_bad_settings_file_is_named(folder: Path, text: str, told: str) -> None:
    put(folder / "settings.toml", text)
    with pytest.raises(SettingError, match=r"settings\.toml: ") as error:
        from_file(folder / "settings.toml")
    assert told in str(error.value)


def test_the_command_shows_each_setting(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder / "settings.toml", 'names = "fr"\n')
    assert main(["settings", "--origin"]) == 0
    printed = capsys.readouterr().out
    for setting in SETTINGS:
        assert setting.flag in printed and setting.env in printed
    assert f"fr   [{folder / 'settings.toml'}]" in printed
    assert main(["settings", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {row["name"]: row["value"] for row in told["settings"]}["names"] == "fr"
