"""The scorer of claims: the project's scoring tool to the last place, and its rules case by case."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.evaluate.agreement import alpha, alphas, as_report, compare
from dateline.evaluate.claims import figures, score_dispatch
from dateline.evaluate.claims.fields import field_right, same_quantities, same_source
from dateline.evaluate.claims.score import intervals, wrong_spans
from dateline.views.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures" / "fr"
TOOL = Path(os.environ.get("DATELINE_SHARED", "../shared")) / "tools" / "score_claims.py"
IDS = ("f001", "f002", "f003", "g001", "g002", "x001", "x002", "x003")


def gold(id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FIXTURES / "dev" / f"{id}.json").read_text("utf-8"))
    return found


def text(id: str) -> str:
    return str(json.loads((FIXTURES / "texts" / f"{id}.json").read_text("utf-8"))["text"])


def spoilt(id: str, seed: int) -> dict[str, Any]:
    """A report that is right in most and wrong in much: claims lost, doubled, of other types, places and days."""
    dice = random.Random(f"{id} {seed}")
    report = as_report(text(id), gold(id))
    claims = [c for c in report["claims"] if dice.random() < 0.8]
    for claim in claims:
        if dice.random() < 0.3:
            claim["event_type"] = dice.choice(("strike", "damage", "statement", "clash", "alert"))
        if dice.random() < 0.3 and claim["place"]:
            claim["place"]["latitude"] = (claim["place"]["latitude"] or 48.0) + dice.choice((0.01, 3.0))
            claim["place"]["longitude"] = claim["place"]["longitude"] or 30.0
        if dice.random() < 0.3:
            claim["source"] = None if dice.random() < 0.5 else {"name": "le porte-parole de l'armée", "side": "FRA"}
        if dice.random() < 0.3:
            claim["time"] = {"earliest": None, "latest": None}
        if dice.random() < 0.3 and claim["quantities"]:
            claim["quantities"] = [{**q, "low": (q["low"] or 0) + dice.choice((0, 1, 40))} for q in claim["quantities"]]
        if dice.random() < 0.3:
            claim["polarity"] = "denied"
    if claims and dice.random() < 0.5:
        claims.append({**claims[0], "id": "again"})
    if claims and dice.random() < 0.3:
        claims[0]["evidence"][0]["quote"] = "not there"
    half = len(claims) // 2
    ids = [c["id"] for c in claims]
    return {"claims": claims, "incidents": [{"claims": ids[:half]}, {"claims": ids[half:]}], "parts": report["parts"]}


@pytest.mark.skipif(not TOOL.is_file(), reason=f"the project's scoring tool is not at {TOOL} (DATELINE_SHARED)")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_are_those_of_the_scoring_tool(tmp_path: Path, seed: int) -> None:
    reports = tmp_path / "reports"
    annotated = tmp_path / "gold"
    for folder in (reports, annotated):
        folder.mkdir()
    scored = []
    for id in IDS:
        report: Any = None if (id, seed) == ("x003", 3) else spoilt(id, seed)
        if (id, seed) == ("g002", 2):
            report = {"claims": [{"evidence": [{}]}]}  # malformed
        if report is not None:
            (reports / f"{id}.json").write_text(json.dumps(report), "utf-8")
        (annotated / f"{id}.json").write_text(json.dumps(gold(id)), "utf-8")
        scored.append(score_dispatch(id, text(id), gold(id), report))
    command = [sys.executable, str(TOOL), str(annotated), str(FIXTURES / "texts"), "--pred", str(reports), "--json"]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert figures(scored) == said
    assert 0.2 < said["record"]["f1"] < 0.95, "the reports are to be neither all right nor all wrong"


def test_an_annotation_scored_against_itself_is_all_right() -> None:
    scored = [score_dispatch(id, text(id), gold(id), as_report(text(id), gold(id))) for id in IDS]
    told = figures(scored)
    assert told["claims_typed"]["f1"] == told["record"]["f1"] == told["incident_pairs"]["f1"] == 1.0
    assert told["spans_that_do_not_match_text"] == 0


def test_intervals_hold_their_figures() -> None:
    scored = [score_dispatch(id, text(id), gold(id), spoilt(id, 1)) for id in IDS]
    told, spread = figures(scored), intervals(scored, 100)
    low, high = spread["record"] or (1.0, 0.0)
    assert low <= told["record"]["f1"] + 0.001 and told["record"]["f1"] - 0.001 <= high and low < high


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        ("le gouverneur de Koursk", "gouverneur de Koursk Alexeï Smirnov", True),
        ("le gouverneur de Koursk", "le maire de Belgorod", False),
        ("l'armée", "l'état-major de l'armée de la république de la région du Nord", False),
    ],
)
def test_sources(wanted: str, given: str, right: bool) -> None:
    assert same_source(wanted, [given]) is right


def test_numbers() -> None:
    assert same_quantities([("killed", 3, 3)], [("killed", 3, 3)])
    assert not same_quantities([("killed", 3, 3)], [("killed", 4, 4)])
    assert same_quantities([("killed", 90, 110)], [("killed", 100, 110)])
    assert not same_quantities([("killed", 90, None)], [("killed", 90, 110)])
    assert not same_quantities([("killed", 3, 3)], [])


def test_what_is_not_scored() -> None:
    bare: dict[str, Any] = {"event_type": "strike"}
    assert field_right("date", bare, {"event_type": "strike"}) is None
    assert field_right("place", {**bare, "place_in": "Koursk"}, bare) is None
    assert field_right("place", {**bare, "place": "Koursk", "lat": 51.7, "lon": 36.2}, bare) is False
    inferred = {**bare, "date_start": "2024-05-13", "date_end": "2024-05-13"}
    assert field_right("date", inferred, bare) is None
    assert field_right("date", {**inferred, "date_text": "lundi"}, bare) is False


def test_wrong_spans_are_counted_wherever_they_are() -> None:
    assert wrong_spans("ab", {"a": [{"start": 0, "end": 1, "quote": "a"}, {"start": 0, "end": 1, "quote": "b"}]}) == 1


def test_alpha() -> None:
    # Krippendorff, Computing Krippendorff's alpha-reliability (2011), example C reduced to two observers, nominal:
    # 12 units, four of them disagreed on.
    first = [1, 2, 3, 3, 2, 1, 4, 1, 2, 5, 3, 3]
    second = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 1, 2]
    values = first + second
    total = len(values)
    expected = sum(values.count(v) * (total - values.count(v)) for v in set(values)) / (total * (total - 1))
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(1 - (3 / 12) / expected)
    assert alpha([("a", "a"), ("b", "b")]) == 1.0
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert (alpha([("a", "b"), ("b", "a")]) or 0) < 0


def test_two_annotators() -> None:
    id = "f001"
    other = json.loads(json.dumps(gold(id)))
    other["claims"].pop()
    other["claims"][0]["hedged"] = not other["claims"][0].get("hedged")
    scored, pairs = compare(id, text(id), gold(id), other)
    assert (scored.gold, scored.predicted, scored.typed) == (len(gold(id)["claims"]), len(other["claims"]), len(pairs))
    told = alphas(pairs)
    assert told["event_type"][0] in (1.0, None) and told["hedged"][0] != 1.0


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = str(FIXTURES / "texts")
    only = tmp_path / "gold"
    only.mkdir()
    (only / "f001.json").write_text(json.dumps(gold("f001")), "utf-8")
    assert main(["evaluate", "claims", "--gold", str(only), "--texts", texts, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["scores"]["articles"] == 1 and told["figures"]["record"]["n"] == len(gold("f001")["claims"])
    assert main(["evaluate", "agreement", str(only), str(only), "--texts", texts]) == 0
    assert "alpha event_type" in capsys.readouterr().out
    assert main(["evaluate", "claims", "--gold", str(tmp_path), "--texts", texts]) == 2
    assert "no annotations" in capsys.readouterr().err
