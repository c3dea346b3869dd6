"""B-cubed, CEAF-e and pairs on groupings worked out by hand; copies; the commands."""

import json
from pathlib import Path

import pytest

from dateline.evaluate.clusters import b_cubed, ceaf_e, groups, pairwise, summed
from dateline.evaluate.duplicates import found_groups, known_groups
from dateline.views.cli import main

GOLD = groups([[1, 2, 3], [4, 5], [6]])
GIVEN = groups([[1, 2], [3, 4, 5], [6]])


def test_b_cubed() -> None:
    # Recall: 1 and 2 have 2/3 of their group, 3 has 1/3, 4, 5 and 6 all. Precision: 3 has 1/3, 4 and 5 have 2/3.
    found = b_cubed(GOLD, GIVEN)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 3) / 6)
    assert found.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)


def test_ceaf_e() -> None:
    # {1,2,3}~{1,2}: 2*2/5, {4,5}~{3,4,5}: 2*2/5, {6}~{6}: 1, over three groups on either side.
    found = ceaf_e(GOLD, GIVEN)
    assert found.recall == found.precision == pytest.approx((0.8 + 0.8 + 1) / 3)


def test_pairs() -> None:
    # Gold: 12 13 23 45; given: 12 34 35 45; both: 12 45.
    found = pairwise(GOLD, GIVEN)
    assert (found.right, found.gold, found.given) == (2, 4, 4) and found.f1 == 0.5


@pytest.mark.parametrize("measure", [b_cubed, ceaf_e, pairwise])
def test_the_same_groups_are_all_right(measure: object) -> None:
    assert measure(GOLD, GOLD).f1 == 1.0  # type: ignore[operator]
    assert summed([measure(GOLD, GOLD), measure(GOLD, GOLD)]).f1 == 1.0  # type: ignore[operator]


def test_an_item_in_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="in two groups: 2"):
        groups([[1, 2], [2, 3]])


WIRE = (
    "Three people were hurt on Monday when a shell fell beside the market of Oldtown, the mayor said. "
    "Two stalls burned down, and the road to the river was closed until the evening. "
    "The fire service sent four engines from the next town, which put the fire out within an hour."
)
OTHER = (
    "The price of bread rose again this week in the capital, bakers said, after a dry summer left little wheat. "
    "The ministry promised to open its stores and asked the mills to hold their prices until the new year."
)


def test_copies_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"a": WIRE, "b": f"LOCAL NEWS\n\n{WIRE}", "c": OTHER}
    assert set(found_groups(texts)) == {frozenset({"a", "b"}), frozenset({"c"})}
    rows = [{"id": name, "text": text, "group": None if name == "c" else 1} for name, text in texts.items()]
    assert set(known_groups(rows)) == {frozenset({"a", "b"}), frozenset({"c"})}
    corpus = tmp_path / "copies.jsonl"
    corpus.write_text("\n".join(map(json.dumps, rows)))
    assert main(["evaluate", "duplicates", str(corpus), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["pairwise_f1"]["value"] == 1.0


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, given = tmp_path / "gold.json", tmp_path / "given.json"
    gold.write_text("[[1, 2, 3], [4, 5], [6]]")
    given.write_text("[[1, 2], [3, 4, 5], [6]]")
    assert main(["evaluate", "clusters", "--gold", str(gold), str(given), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["figures"]
    assert told["pairwise_f1"]["value"] == 0.5 and told["b_cubed_f1"]["n"] == 6
    low, high = told["ceaf_e_f1"]["interval"]
    assert low <= told["ceaf_e_f1"]["value"] <= high
    given.write_text("{}")
    assert main(["evaluate", "clusters", "--gold", str(gold), str(tmp_path / "none.json")]) == 2
    given.write_text("[[1], [1]]")
    assert main(["evaluate", "clusters", "--gold", str(gold), str(given)]) == 2
    assert "in two groups" in capsys.readouterr().err


def test_corpora_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    times = tmp_path / "times.jsonl"
    sentence = "Un dépôt a brûlé le 3 mai 2024."
    start = sentence.index("3 mai")
    row = {"id": "a", "dct": "2024-05-06", "text": sentence, "timexes": [[start, start + 10, "DATE", "2024-05-03"]]}
    times.write_text(json.dumps(row))
    assert main(["evaluate", "timex", str(times), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["value"]["value"] == 1.0
    places = tmp_path / "places.jsonl"
    toponym = {"start": 12, "end": 16, "name": "Kyiv", "lat": 50.45, "lon": 30.52, "geonameid": None}
    places.write_text(json.dumps({"id": "a", "text": "A fire near Kyiv.", "toponyms": [toponym]}))
    assert main(["evaluate", "toponyms", str(places), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["within_161_km"]["value"] == 1.0
    places.write_text('{"text": "x"}')
    assert main(["evaluate", "toponyms", str(places)]) == 2
    assert "line 1 lacks toponyms" in capsys.readouterr().err
