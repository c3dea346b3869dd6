"""The scorer of places, on a made-up corpus."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.evaluate.toponyms import main, score_corpus
from dateline.gazetteer import open_gazetteer


def row(text: str, *toponyms: tuple[str, float, float]) -> dict[str, Any]:
    found, at = [], 0
    for name, lat, lon in toponyms:
        start = text.index(name, at)
        at = start + len(name)
        found.append({"start": start, "end": at, "name": name, "lat": lat, "lon": lon, "geonameid": ""})
    return {"id": 1, "text": text, "toponyms": found}


CORPUS = [
    row("A school burned in Paris, Texas, on Monday.", ("Paris", 33.66, -95.56), ("Texas", 31.25, -99.25)),
    row(
        "The mayor of Paris spoke in Lyon, in France.",
        ("Paris", 48.85, 2.35),
        ("Lyon", 45.75, 4.85),
        ("France", 46.0, 2.0),
    ),
    row("Rain fell on Huntsville, Ala., and on Zzyxqville.", ("Huntsville", 34.73, -86.59), ("Zzyxqville", 1.0, 1.0)),
]


def test_namesakes_are_told_by_what_stands_with_them() -> None:
    score = score_corpus(CORPUS[:2], open_gazetteer(), "en")
    assert (score.area, score.total, score.wrong) == (5, 5, [])
    assert score.right >= 3


def test_what_the_gazetteer_lacks_is_wrong() -> None:
    score = score_corpus(CORPUS[2:], open_gazetteer(), "en")
    assert (score.right, score.total) == (1, 2)
    assert score.wrong == ["1: Zzyxqville (1.0, 1.0): not in the gazetteer"]


def test_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "made.jsonl"
    corpus.write_text("\n".join(json.dumps(r) for r in CORPUS) + "\n", encoding="utf-8")
    assert main([str(corpus), "-v"]) == 0
    assert "made: 6 of 7 or in the same country or region: 0.857" in capsys.readouterr().out


def test_a_country_is_meant_where_a_town_bears_its_name_in_another_language() -> None:
    text = "Cases were found in Mexico and Canada."
    rows = [
        {"id": 1, "text": text, "toponyms": [{"name": "Mexico", "start": 20, "end": 26, "lat": 23.0, "lon": -102.0}]}
    ]
    assert score_corpus(rows, open_gazetteer(), "en").right == 1


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("Cases were found in Kansas, New York and Ohio.", "New York", 43.0, -75.5),
        ("A barn burned in Washington state, far from Seattle.", "Washington", 47.5, -120.5),
        ("A laboratory in Atlanta, Georgia, confirmed it.", "Georgia", 32.7, -83.4),
        ("The mayor of New York spoke in Boston.", "New York", 40.7, -74.0),
        ("Two soldiers of Georgia died in Tbilisi.", "Georgia", 42.0, 43.5),
    ],
)
def test_states_are_told_from_cities_and_countries_of_their_name(text: str, name: str, lat: float, lon: float) -> None:
    known = {"Kansas": (38.5, -98.0), "Ohio": (40.4, -82.8), "Seattle": (47.6, -122.3), "Atlanta": (33.7, -84.4)}
    known |= {"Boston": (42.4, -71.1), "Tbilisi": (41.7, 44.8)}
    names = sorted(
        [(name, lat, lon), *((n, *at) for n, at in known.items() if n in text)], key=lambda n: text.index(n[0])
    )
    score = score_corpus([row(text, *names)], open_gazetteer(), "en")
    assert (score.right, score.wrong) == (len(names), [])
