"""What the gate lets through, and that it loses nothing."""

import json
from pathlib import Path

import pytest

from dateline.evaluate.turned_away import Passed, annotated, general, main, passes

FOUR = Path(__file__).parent.parent / "fixtures" / "four"
WAR = "Trois drones ont été abattus mardi au-dessus de Koursk, selon l'armée."
TALKED = "Le ministre a condamné les bombardements et appelé au calme."
OTHER = "La chanteuse donnera deux concerts à Lyon au printemps."


@pytest.mark.parametrize("path", sorted(FOUR.glob("*.txt")), ids=lambda path: path.stem)
def test_no_dispatch_of_the_four_languages_is_turned_away(path: Path) -> None:
    assert passes(path.read_text("utf-8"), path.name.split(".")[-2])


def test_general_news() -> None:
    lines = [json.dumps({"id": k, "text": text}) for k, text in enumerate((WAR, TALKED, OTHER, OTHER))]
    result = general([*lines, ""], "fr", read=True)
    assert result == Passed(language="fr", texts=4, passed=("0", "1"), vain=("1",))
    assert result.share == 0.5
    assert result.false_share == pytest.approx(1 / 3)
    assert general(lines, "fr").false_share is None


def gold(folder: Path, text: str) -> Path:
    """A folder of annotated dispatches with one that holds a claim."""
    for name in ("dev", "texts"):
        (folder / name).mkdir()
    (folder / "dev" / "a.json").write_text(json.dumps({"claims": [{}]}), "utf-8")
    (folder / "texts" / "a.json").write_text(json.dumps({"lang": "fr", "text": text}), "utf-8")
    return folder


def test_a_dispatch_that_is_lost_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = gold(tmp_path, OTHER)
    assert main(["--gold", str(folder)]) == 1
    assert "annotated (fr): 0 of 1 with claims pass" in capsys.readouterr().out
    assert list(annotated(folder, ("a",))) == []


def test_one_that_passes_does_not(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"id": "x", "text": OTHER}), "utf-8")
    assert main([str(corpus), "--gold", str(gold(tmp_path, WAR)), "-v"]) == 0
