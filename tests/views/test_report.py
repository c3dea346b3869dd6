import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from dateline.model import Report, Span
from dateline.views.report import report_json, schema, span_json, whole
from views.made import CLAIMS, EMPTY, REPORT, SOURCE

VALIDATOR = jsonschema.Draft202012Validator(schema())


def spans(x: Any) -> list[dict[str, Any]]:
    """All objects with start, end and quote anywhere in a report."""
    if isinstance(x, list):
        return [s for v in x for s in spans(v)]
    if not isinstance(x, dict):
        return []
    return [x] * ("quote" in x) + [s for v in x.values() for s in spans(v)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["claims", "no claims"])
def test_reports_keep_the_contract(report: Report) -> None:
    VALIDATOR.validate(json.loads(json.dumps(report_json(report))))


def test_every_quote_stands_in_the_source_where_it_says() -> None:
    found = spans(report_json(REPORT))
    assert len(found) > 30
    for span in found:
        assert SOURCE[span["start"] : span["end"]] == span["quote"]
    assert any("’" in s["quote"] for s in found), "the source's own apostrophe, not the working text's"


def test_every_claim_is_in_exactly_one_incident() -> None:
    made = report_json(REPORT)
    assert sorted(c for i in made["incidents"] for c in i["claims"]) == sorted(c["id"] for c in made["claims"])


def test_the_contract_refuses_what_it_does_not_know() -> None:
    made = report_json(REPORT)
    made["claims"][0]["certainty"] = "maybe"
    made["claims"][1]["colour"] = "red"
    del made["claims"][2]["evidence"]
    made["claims"][3]["evidence"] = []
    assert len(list(VALIDATOR.iter_errors(made))) == 4


def test_a_ring_keeps_its_anchor_radius_and_uncertainty() -> None:
    place = report_json(REPORT)["claims"][0]["place"]
    assert (place["name"], place["relation"], place["distance_km"], place["radius_km"]) == ("Kursk", "distance", 30, 5)


def test_disputed_land_names_its_state_and_who_runs_it() -> None:
    place = report_json(REPORT)["claims"][4]["place"]
    assert (place["country"], place["administered_by"]) == ("UKR", "RUS")


def test_the_outlet_is_no_source() -> None:
    assert report_json(REPORT)["claims"][7]["source"] is None


def test_what_is_denied_has_no_codes() -> None:
    assert set(report_json(REPORT)["claims"][6]["codes"].values()) == {None}
    assert report_json(REPORT)["claims"][3]["codes"]["acled"].startswith("Strategic developments")


def test_novelty_has_a_scope_and_extractor_a_version() -> None:
    claim = report_json(REPORT)["claims"][0]
    assert claim["novelty"]["scope"] == "ce district"
    assert claim["extractor"].startswith("dateline-fr@")


def test_the_same_report_gives_the_same_bytes() -> None:
    again = replace(REPORT, claims=tuple(replace(c) for c in CLAIMS))
    assert json.dumps(report_json(REPORT)) == json.dumps(report_json(again))


def test_a_span_keeps_its_combining_mark_and_leaves_out_what_was_cut_after_it() -> None:
    source = "e\u0301crase\u0301\u00ad\r\nun"
    text = "écrasé\nun"
    offsets = (0, 2, 3, 4, 5, 6, 10, 11, 12, 13)
    document = replace(REPORT.document, source=source, text=text, offsets=offsets)
    assert span_json(document, Span(0, 6))["quote"] == "e\u0301crase\u0301"
    assert span_json(document, Span(7, 9))["quote"] == "un"
    assert span_json(document, Span(3, 3))["quote"] == ""


@pytest.mark.parametrize(("number", "written"), [(3.0, "3"), (3, "3"), (2.5, "2.5"), (None, "null"), (0.0, "0")])
def test_whole_numbers_are_written_without_a_point(number: float | None, written: str) -> None:
    assert json.dumps(whole(number)) == written
