"""How likely a field is right: the fitting, the figures on claims, the diagram."""

import json
import random
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dateline import Reader, report_json
from dateline.claims.confidence import FIELDS, confidence
from dateline.evaluate.confidence import Case, diagram, fit, main, reliability, section, told
from dateline.evaluate.neutrality import flips, swaps
from dateline.evaluate.page import changes, weaknesses

TEXT = "Three people were killed by a drone in Kharkiv on Monday, the mayor said. A warehouse burned down."


def made(number: int = 600) -> list[Case]:
    """Cases that are right four times in five where a value stands in its place, else one time in two."""
    dice = random.Random(7)
    found = []
    for k in range(number):
        apart = dice.random() < 0.4
        right = dice.random() < (0.5 if apart else 0.8)
        features = {"always": 1.0, "apart": float(apart)}
        found.append(Case(dispatch=f"d{k % 40}", field="place", features=features, right=right))
    return found


def test_the_model_finds_what_the_cases_hold() -> None:
    some = made()
    weights = fit(some)
    apart = [case for case in some if case.features["apart"]]
    share = sum(case.right for case in apart) / len(apart)
    assert told(weights, apart[0]) == pytest.approx(share, abs=0.03)
    assert fit(some) == weights


def test_figures_hold_on_dispatches_not_fitted_on() -> None:
    found = reliability("place", made())
    assert found.error < 0.08 and found.brier < found.baseline and sum(b[4] for b in found.bins) == found.n


def test_claims_bear_figures_for_what_they_fill() -> None:
    report = Reader(language="en").read(TEXT, published="2024-05-14")
    told_of = [claim["confidence"] for claim in report_json(report)["claims"]]
    assert told_of and all(0 < p <= 1 for figures in told_of for p in figures.values())
    for claim, figures in zip(report.claims, told_of, strict=True):
        assert set(figures) <= set(FIELDS) and "type" in figures
        assert ("place" in figures) == (claim.place is not None)
        assert ("source" in figures) == (claim.source is not None)
        assert dict(confidence(claim, report.document, len(report.claims))) == figures
    again = Reader(language="en").read(TEXT, published="2024-05-14")
    assert report_json(again) == report_json(report)


def test_each_field_with_figures_has_a_hundred_cases() -> None:
    fitted = json.loads((resources.files("dateline.claims") / "confidence.json").read_text("utf-8"))
    assert set(fitted["weights"]) == set(fitted["cases"]) <= set(FIELDS)
    assert min(fitted["cases"].values()) >= 100


def test_the_diagram_is_a_picture() -> None:
    found = [reliability("place", made())]
    root = ElementTree.fromstring(diagram(found))
    circles = [e for e in root.iter() if e.tag.endswith("circle")]
    assert len(circles) == 5 and "place" in "".join(root.itertext())
    assert any("| place | 600 |" in line for line in section(found))


def test_without_enough_cases_nothing_is_fitted(tmp_path: Path) -> None:
    for folder in ("gold/dev", "gold/texts", "fixtures/dev", "fixtures/texts", "quality"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "quality" / "floors.toml").write_text("held_out = []\n")
    output = tmp_path / "confidence.json"
    where = ["--shared", str(tmp_path), "--fixtures", str(tmp_path / "fixtures")]
    assert main([*where, "--quality", str(tmp_path / "quality"), "--output", str(output)]) == 0
    assert json.loads(output.read_text()) == {"cases": {}, "weights": {}}
    assert main([*where, "--quality", str(tmp_path / "quality"), "--output", str(output), "--check"]) == 0


def test_swaps_and_flips_are_counted() -> None:
    same = {
        "a": "The Russian army said it shot down two Ukrainian drones over Belgorod.",
        "b": "The Ukrainian army said it shot down two Russian drones over Kharkiv.",
    }
    other = {"a": "The Russian army shot down two drones over Belgorod.", "b": "A warehouse burned down in Kharkiv."}
    assert swaps([same], "en").f1 == 1.0 and swaps([same], "en").sides_swapped > 0
    assert swaps([other], "en").f1 < 1.0
    plain = "An attack killed three people in Belgorod, the governor said."
    assert flips([{"plain": plain, "loaded": plain.replace("An attack", "A terrorist attack")}], "en").fields == {}
    turned = flips([{"plain": plain, "loaded": "An attack wounded four people in Belgorod, the governor said."}], "en")
    assert turned.fields == {"quantities": 1} and "quantities" in turned.examples[0]


def test_the_page_tells_what_moved_and_what_is_wrong() -> None:
    before = {"date": "2026-01-01", "figures": {"English": {"record": 0.5, "place": 0.9}}}
    rows = list(changes({"English": {"record": 0.6, "place": 0.9001}}, before))
    assert rows[-1] == "| English | record | 0.500 | 0.600 |" and not any("place" in row for row in rows)
    assert list(changes({}, {})) == ["This is the first page of this kind."]
    entry = {"language": "en", "what": "a test", "text": TEXT, "field": "event_type", "wanted": "strike"}
    assert "| English | a test |" in list(weaknesses([entry]))[-1]
