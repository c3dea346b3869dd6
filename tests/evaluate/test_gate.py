import json
from pathlib import Path

import pytest

from dateline.evaluate import gate

SCORER = """
import argparse, json, pathlib
ap = argparse.ArgumentParser()
ap.add_argument("gold"), ap.add_argument("texts")
ap.add_argument("--pred"), ap.add_argument("--json", action="store_true")
a = ap.parse_args()
names = sorted(p.stem for p in pathlib.Path(a.gold).glob("*.json"))
bad = [n for n in names if not (pathlib.Path(a.pred) / (n + ".json")).exists()]
print(json.dumps({"articles": len(names), "failed_articles": len(bad), "claims_typed": {"p": 1, "r": 1, "f1": 0.7},
                  "fields": {"source": {"accuracy": 0.8, "n": 5}, "place": {"accuracy": None, "n": 0}},
                  "coverage": {}}))
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder laid out as the gate wants it, with three dispatches and a scorer that always says the same."""
    for name in ("gold/dev", "gold/texts", "tools"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tools" / "score_claims.py").write_text(SCORER)
    for name in ("fr_1", "fr_2", "xfr_1"):
        (tmp_path / "gold/dev" / f"{name}.json").write_text(json.dumps({"published": "2024-05-14", "claims": []}))
        text = "Un drone s’est écrasé mardi près de Koursk." if name != "xfr_1" else ""
        (tmp_path / "gold/texts" / f"{name}.json").write_text(json.dumps({"text": text}))
    return tmp_path


def run(shared: Path, floors: str, *options: str) -> int:
    """The exit status of the gate with these floors."""
    path = shared / "floors.toml"
    path.write_text(floors, "utf-8")
    return gate.main(["--shared", str(shared), "--floors", str(path), *options])


FLOORS = """
held_out = ["fr_2"]
[set.fr]
title = "French"
only = ["fr"]
[set.fr.measures]
failed_articles = { ceiling = 0 }
claims_typed = { floor = 0.7, target = 0.8 }
source = { floor = 0.8 }
place = { floor = 0.0 }
"""


def test_it_holds(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shared, FLOORS, "--write", str(shared / "q" / "QUALITY.md")) == 0
    out = capsys.readouterr().out
    assert "French: 1 dispatches" in out
    assert "NO" not in out
    assert "claims_typed                 | 0.700 | ≥ 0.700 | 0.80" in (shared / "q" / "QUALITY.md").read_text("utf-8")


def test_it_fails_below_a_floor(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shared, FLOORS.replace("floor = 0.7,", "floor = 0.71,")) == 1
    assert "French: claims_typed 0.7" in capsys.readouterr().err


def test_a_dispatch_that_raises_is_a_failed_one(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shared, FLOORS.replace('["fr"]', '["fr", "xfr"]')) == 1
    assert "xfr_1: InputError" in capsys.readouterr().err


def test_a_missing_figure_does_not_pass_a_floor(shared: Path) -> None:
    assert run(shared, FLOORS.replace("place = { floor = 0.0 }", "place = { floor = 0.1 }")) == 1


def test_held_out_dispatches_are_scored_only_when_asked_for(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [p.stem for p in gate.wanted(shared / "gold/dev", ["fr"], ["fr_2"])] == ["fr_1"]
    assert run(shared, FLOORS.replace("0.7,", "0.9,"), "--held-out") == 0, "no floor applies to them"
    assert "held out, French: 1 dispatches" in capsys.readouterr().out


def test_no_gold_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--shared", str(tmp_path)]) == 2
    assert "--shared" in capsys.readouterr().err


def test_an_unknown_measure_lists_the_known(shared: Path) -> None:
    with pytest.raises(KeyError, match="claims_typed"):
        run(shared, FLOORS + "glamour = { floor = 0.1 }\n")
