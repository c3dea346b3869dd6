"""The sample dispatches, read for real: the contract holds on what the reader makes of them."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline import Article, Reader, Report, report_json
from dateline.views.report import schema

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
VALIDATOR = jsonschema.Draft202012Validator(schema())
PUBLISHED = dict(re.findall(r"samples/(\S+) --published (\d{4}-\d\d-\d\d)", (SAMPLES / "README.md").read_text("utf-8")))


def spans(x: Any) -> list[dict[str, Any]]:
    """All objects with start, end and quote anywhere in a report."""
    if isinstance(x, list):
        return [s for v in x for s in spans(v)]
    if not isinstance(x, dict):
        return []
    return [x] * ("quote" in x) + [s for v in x.values() for s in spans(v)]


def read(name: str, text: str) -> Report:
    """The report of a sample on its day."""
    return Reader(language="fr").read(text, published=date.fromisoformat(PUBLISHED[name]), id=name)


def test_each_sample_has_its_day() -> None:
    assert set(PUBLISHED) == {p.name for p in SAMPLES.glob("*.txt")}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_sample_keeps_the_contract(name: str, newline: str) -> None:
    text = (SAMPLES / name).read_bytes().decode("utf-8").replace("\n", newline)
    made = report_json(read(name, text))
    VALIDATOR.validate(json.loads(json.dumps(made)))
    for span in spans(made):
        assert text[span["start"] : span["end"]] == span["quote"]
        assert span["quote"].strip() == span["quote"] != "", span
    ids = [c["id"] for c in made["claims"]]
    assert len(ids) >= 5
    assert sorted(c for i in made["incidents"] for c in i["claims"]) == sorted(ids)
    assert all({p["whole"], *p["parts"]} <= set(ids) for p in made["parts"])


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_sample_gives_the_same_bytes_twice_whatever_was_read_before(name: str) -> None:
    text = (SAMPLES / name).read_bytes().decode("utf-8")
    first = json.dumps(report_json(read(name, text)))
    Reader(language="fr").read("Une frappe a fait trois morts à Gaza, selon les secours.")
    assert json.dumps(report_json(read(name, text))) == first
    (many,) = Reader().read_many([Article(text, id=name, published=date.fromisoformat(PUBLISHED[name]))])
    assert json.dumps(report_json(many)) == first
