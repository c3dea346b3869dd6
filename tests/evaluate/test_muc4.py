"""The MUC-4 scorer: one hand-made case for each rule."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.evaluate.bootstrap import interval
from dateline.evaluate.muc4 import Rules, read_templates, rows, score
from dateline.evaluate.muc4.files import Template, template
from dateline.evaluate.muc4.fills import Alternative, Fill, parse_fill
from dateline.evaluate.muc4.matching import (
    Match,
    match_date,
    match_fill,
    match_location,
    match_number,
    match_set,
    match_string,
)
from dateline.evaluate.muc4.score import Tally, f_measure, score_message, score_slot
from dateline.evaluate.muc4.slots import BY_NAME, SLOTS
from dateline.evaluate.pairing import best_pairs
from dateline.views.cli import main

RIGHT, PARTIAL, WRONG = Match.RIGHT, Match.PARTIAL, Match.WRONG
ROW = {slot.row: slot for slot in SLOTS}
STRICT = Rules()


def made(number: str = "1", **slots: str | list[str]) -> Template:
    """A template by row names with underscores; a bombing by default, so that templates may map."""
    names = {slot.row.replace("-", "_"): slot.name for slot in SLOTS}
    given = {"inc_type": "BOMBING", **slots}
    fills = {names[row]: [value] if isinstance(value, str) else value for row, value in given.items()}
    found = template("M-1", {"MESSAGE: TEMPLATE": [number], **fills})
    assert found is not None
    return found


def fills(row: str, *texts: str) -> tuple[Fill, ...]:
    return tuple(fill for text in texts if (fill := parse_fill(ROW[row], text)) is not None)


def tally(row: str, keys: list[str], responses: list[str]) -> Tally:
    return score_slot(ROW[row], fills(row, *keys), fills(row, *responses), STRICT)


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("inc-type", "BOMBING", Fill((Alternative("BOMBING"),))),
        ("inc-type", "BOMBING / ATTACK", Fill((Alternative("BOMBING"), Alternative("ATTACK")))),
        ("inc-type", "-", None),
        ("inc-type", "*", None),
        ("perp-ind-id", '? "REBELS" / "THE MEN"', Fill((Alternative("REBELS"), Alternative("THE MEN")), True)),
        ("perp-ind-id", '"OWNERS OF / IN A MINE"', Fill((Alternative("OWNERS OF / IN A MINE"),))),
        ("perp-ind-id", r'"THE \"WOLVES\""', Fill((Alternative('THE "WOLVES"'),))),
        ("hum-tgt-effect", 'DEATH: "NUNS" / "SISTERS"', Fill((Alternative("DEATH", ("NUNS", "SISTERS")),))),
        (
            "hum-tgt-effect",
            'NO INJURY / NO INJURY OR DEATH: "-"',
            Fill((Alternative("NO INJURY", ("-",)), Alternative("NO INJURY OR DEATH", ("-",)))),
        ),
        (
            "inc-instr-type",
            'GUN: "-" / RIFLE: "CARBINES"',
            Fill((Alternative("GUN", ("-",)), Alternative("RIFLE", ("CARBINES",)))),
        ),
        ("hum-tgt-desc", '"JUDGE" / "THE JUDGE": "ANA PAZ"', Fill((
            Alternative("JUDGE", ("ANA PAZ",)), Alternative("THE JUDGE", ("ANA PAZ",))))),
        ("inc-date", "(03 JAN 90) / (- 05 JAN 90)", Fill((Alternative("03 JAN 90"), Alternative("- 05 JAN 90")))),
        ("inc-loc", "PERU: PUNO (CITY)", Fill((Alternative("PERU: PUNO (CITY)"),))),
    ],
)  # fmt: skip
def test_a_fill_is_parsed(row: str, text: str, expected: Fill | None) -> None:
    assert parse_fill(ROW[row], text) == expected


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        ("BOMB", "BOMB", RIGHT),
        ("VEHICLE BOMB", "BOMB", PARTIAL),
        ("VEHICLE BOMB", "EXPLOSIVE", PARTIAL),
        ("EXPLOSIVE", "VEHICLE BOMB", WRONG),
        ("MINE", "DYNAMITE", WRONG),
        ("GUN", "BOMB", WRONG),
    ],
)
def test_a_wider_set_fill_is_partly_right(key: str, response: str, expected: Match) -> None:
    assert match_set(ROW["inc-instr-type"], key, response, STRICT) is expected


def test_a_narrower_set_fill_is_partly_right_only_where_asked() -> None:
    assert match_set(ROW["inc-type"], "ATTACK", "BOMBING", STRICT) is WRONG
    assert match_set(ROW["inc-type"], "BOMBING", "ATTACK", STRICT) is PARTIAL
    assert match_set(ROW["inc-type"], "ATTACK", "BOMBING", Rules(narrower_is_partial=True)) is PARTIAL
    assert match_set(ROW["inc-type"], "ARSON", "BOMBING", Rules(narrower_is_partial=True)) is WRONG


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        ('DEATH: "NUNS"', 'DEATH: "NUNS"', RIGHT),
        ('DEATH: "NUNS"', 'DEATH: "THE TWO NUNS"', RIGHT),
        ('DEATH: "NUNS"', 'DEATH: "DRIVER"', PARTIAL),
        ('DEATH: "NUNS"', "DEATH", PARTIAL),
        ('DEATH: "-"', "DEATH", RIGHT),
        ('DEATH: "-"', 'DEATH: "NUNS"', PARTIAL),
        ('DEATH: "NUNS"', 'INJURY: "NUNS"', WRONG),
        ('NO INJURY OR DEATH: "NUNS"', 'NO INJURY: "DRIVER"', PARTIAL),
    ],
)
def test_what_a_set_fill_refers_to_counts(key: str, response: str, expected: Match) -> None:
    (k,), (r,) = fills("hum-tgt-effect", key), fills("hum-tgt-effect", response)
    assert match_fill(ROW["hum-tgt-effect"], k, r, STRICT) is expected


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        ("FARMERS", "FARMERS", RIGHT),
        ("THE FARMERS", "SEVERAL FARMERS", RIGHT),
        ("NATIONAL UNIVERSITY [UN]", "NATIONAL UNIVERSITY", RIGHT),
        ("ANA PAZ", "JUDGE ANA PAZ", RIGHT),
        ("ANA MARIA PAZ LUNA", "ANA PAZ", PARTIAL),
        ("FARMERS", "FARMERS OF THE VALLEY", PARTIAL),
        ("ARMED FARMERS", "ANGRY FARMER", PARTIAL),
        ("MAYOR'S HOUSE", "HOUSE", PARTIAL),
        ("FARMERS", "STUDENTS", WRONG),
        ("OFFICE OF THE MAYOR", "MAYOR OF THE TOWN", WRONG),
    ],
)
def test_strings(key: str, response: str, expected: Match) -> None:
    assert match_string(key, response) is expected


@pytest.mark.parametrize(
    ("key", "response", "total", "expected"),
    [
        ("3", "3", False, RIGHT),
        ("5,000", "5000", False, RIGHT),
        ("PLURAL", "PLURAL", False, RIGHT),
        ("3-4", "3", False, PARTIAL),
        ("~500", "500", False, PARTIAL),
        ("2-", "7", False, PARTIAL),
        ("3", "4", False, WRONG),
        ("3", "PLURAL", False, WRONG),
        ("3", "PLURAL", True, PARTIAL),
        ("1", "PLURAL", True, WRONG),
    ],
)
def test_numbers(key: str, response: str, total: bool, expected: Match) -> None:
    assert match_number(key, response, total=total) is expected


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        ("16 NOV 89", "16 NOV 89", RIGHT),
        ("16 NOV 89", "16 November 1989", RIGHT),
        ("16 NOV 89", "17 NOV 89", WRONG),
        ("16 NOV 89", "- 16 NOV 89", PARTIAL),
        ("- 16 NOV 89", "15 NOV 89", PARTIAL),
        ("- 16 NOV 89", "17 NOV 89", WRONG),
        ("14 NOV 89 - 16 NOV 89", "15 NOV 89", PARTIAL),
        ("14 NOV 89 - 16 NOV 89", "14 NOV 89 - 16 NOV 89", RIGHT),
        ("NOV 89", "30 NOV 89", PARTIAL),
        ("31 FEB 90", "28 FEB 90", WRONG),
    ],
)
def test_dates(key: str, response: str, expected: Match) -> None:
    assert match_date(key, response) is expected


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        ("PERU: PUNO (CITY)", "PERU: PUNO (CITY)", RIGHT),
        ("PERU: PUNO (CITY)", "PERU: PUNO (TOWN)", RIGHT),
        ("PERU: PUNO (CITY)", "PERU: PUNO (DEPARTMENT)", PARTIAL),
        ("PERU: PUNO (DEPARTMENT): JULI (TOWN)", "PERU: JULI (TOWN)", PARTIAL),
        ("PERU: PUNO (CITY)", "PERU", PARTIAL),
        ("PERU", "PERU: PUNO (CITY)", PARTIAL),
        ("PERU: PUNO (CITY)", "CHILE: PUNO (CITY)", WRONG),
        ("PERU: PUNO (CITY) - JULI (CITY)", "PERU: PUNO (CITY) - JULI (CITY)", RIGHT),
    ],
)
def test_locations(key: str, response: str, expected: Match) -> None:
    assert match_location(key, response) is expected


def test_alternatives_and_optional_fills() -> None:
    assert tally("perp-org-id", ['"ELN" / "ARMY OF NATIONAL LIBERATION"'], ['"ARMY OF NATIONAL LIBERATION"']).cor == 1
    assert tally("perp-ind-id", ['? "REBELS"'], []) == Tally(non=1)
    assert tally("perp-ind-id", ['? "REBELS"'], ['"REBELS"']) == Tally(cor=1)
    assert tally("perp-ind-id", ['? "REBELS"'], ['"STUDENTS"']) == Tally(spu=1)
    assert tally("perp-ind-id", ['"REBELS"', '? "MEN"'], ['"REBELS"']) == Tally(cor=1)


def test_the_rest_of_a_slot_is_wrong_missing_or_spurious() -> None:
    assert tally("phys-tgt-id", ['"BRIDGE"', '"BUS"'], ['"BUS"', '"MILL"', '"SHOP"']) == Tally(cor=1, inc=1, spu=1)
    assert tally("phys-tgt-id", ['"BRIDGE"', '"BUS"'], ['"BUS"']) == Tally(cor=1, mis=1)
    assert tally("phys-tgt-id", [], []) == Tally(non=1)
    # Two of one kind: the pairing takes the one that leaves the other its own.
    assert tally("phys-tgt-id", ['"BUS"', '"BUS COMPANY"'], ['"BUS COMPANY"', '"BUS"']) == Tally(cor=2)


def test_a_response_maps_on_the_type_and_on_a_target_or_perpetrator() -> None:
    key = made(phys_tgt_id='"BRIDGE"', inc_date="03 JAN 90")

    def templates(response: Template) -> Tally:
        return score_message([key], [response], STRICT).templates

    assert templates(made(phys_tgt_id='"THE BRIDGE"')) == Tally(cor=1)
    assert templates(made(phys_tgt_id='"A BRIDGE OVER THE RIVER"', inc_type="ATTACK")) == Tally(cor=1)
    assert templates(made(phys_tgt_id='"BRIDGE"', inc_type="KIDNAPPING")) == Tally(mis=1, spu=1)
    assert templates(made(inc_date="03 JAN 90")) == Tally(mis=1, spu=1)  # a date alone maps nothing


def test_templates_are_paired_for_the_greatest_sum() -> None:
    first = made("1", hum_tgt_desc='"JUDGE"', hum_tgt_num='1: "JUDGE"')
    second = made("2", hum_tgt_desc='"JUDGE"', hum_tgt_num='1: "JUDGE"', inc_date="03 JAN 90")
    late, bare = made("1", hum_tgt_desc='"JUDGE"', inc_date="03 JAN 90"), made("2", hum_tgt_desc='"JUDGE"')
    assert set(score_message([first, second], [late, bare], STRICT).pairs) == {("2", "1"), ("1", "2")}


def test_an_optional_template_is_not_missed_but_counts_where_found() -> None:
    key = made("1 (OPTIONAL)", phys_tgt_id='"BRIDGE"')
    without = score_message([key], [], STRICT)
    assert without.templates == Tally(non=1) and not without.missing
    found = score_message([key], [made(phys_tgt_id='"BRIDGE"')], STRICT)
    assert found.templates == Tally(cor=1) and found.matched["phys-tgt-id"] == Tally(cor=1)


def test_what_counts_in_each_row_of_totals() -> None:
    keys = {"M-1": [made("1", phys_tgt_id='"BRIDGE"'), made("2", phys_tgt_id='"MILL"', inc_stage="ACCOMPLISHED")]}
    responses = {"M-1": [made("1", phys_tgt_id='"BRIDGE"'), made("2", phys_tgt_id=['"BAR"', '"BANK"'])]}
    told = rows.report_rows(score(keys, responses))
    # One template matched with two fills, one missing with three, one spurious with three.
    assert (told["MATCHED ONLY"].pos, told["MATCHED ONLY"].act) == (2, 2)
    assert (told["MATCHED/MISSING"].pos, told["MATCHED/MISSING"].mis, told["MATCHED/MISSING"].act) == (5, 3, 2)
    assert (told["MATCHED/SPURIOUS"].pos, told["MATCHED/SPURIOUS"].spu) == (2, 3)
    assert (told["ALL TEMPLATES"].pos, told["ALL TEMPLATES"].act) == (5, 5)
    assert told["template-id"] == Tally(cor=1, mis=1, spu=1)
    assert told["SET FILLS ONLY"] == rows.mode_tally(
        list(score(keys, responses).values()), "matched-missing", [s.row for s in SLOTS if s.kind == "set"]
    )
    assert told["STRING FILLS ONLY"].cor == 1 and told["STRING FILLS ONLY"].mis == 1
    # Blank on both sides is noncommittal, in missing and spurious templates too: 23 slots less those filled.
    assert told["ALL TEMPLATES"].non == (23 - 2) + (23 - 3) + (23 - 2)
    assert told["inc-total"].cor == 1 and told["phys-tgt-total"].cor == 1


def test_measures() -> None:
    t = Tally(cor=6, par=2, inc=1, spu=3, mis=1)
    assert (t.pos, t.act) == (10, 12)
    assert t.recall == 0.7 and t.precision == pytest.approx(7 / 12) and t.overgeneration == 0.25
    assert f_measure(t) == pytest.approx(2 * 0.7 * (7 / 12) / (0.7 + 7 / 12))
    # As printed in 1992: from whole percents, 70 and 58.
    assert rows.f_of_percents(t) == round(2 * 70 * 58 / 128, 2)
    assert rows.f_of_percents(t, 0.5) == round(1.25 * 70 * 58 / (0.25 * 58 + 70), 2)
    assert f_measure(Tally(mis=1)) is None and f_measure(Tally(mis=1, spu=1)) == 0


def test_text_filtering() -> None:
    key, response = made(phys_tgt_id='"BRIDGE"'), made(phys_tgt_id='"MILL"')
    keys = {"a": [key], "b": [key], "c": [], "d": [], "e": [made("1 (OPTIONAL)")]}
    told = score(keys, {"a": [response], "c": [response]})
    assert rows.report_rows(told)["TEXT FILTERING"] == Tally(cor=1, mis=1, spu=1, non=2)


ARCHIVE = """; keys of a made-up message
0.  MESSAGE: ID                     TST9-0001 (NOBODY)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  - 03 JAN 90
3.  INCIDENT: LOCATION              PERU: PUNO (DEPARTMENT):
                                    JULI (TOWN)
4.  INCIDENT: TYPE                  BOMBING ; not ATTACK
6.  INCIDENT: INSTRUMENT ID         "BOMB" /
                                    "DEVICE; HOME-MADE"
                                    "RIFLE"
12. PHYS TGT: ID                    *
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     TST9-0002
1.  MESSAGE: TEMPLATE               *
"""


def test_both_formats_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text(ARCHIVE)
    slots = {
        "MESSAGE: ID": ["TST9-0001 (NOBODY)"],
        "MESSAGE: TEMPLATE": ["1 (OPTIONAL)"],
        "INCIDENT: DATE": ["- 03 JAN 90"],
        "INCIDENT: LOCATION": ["PERU: PUNO (DEPARTMENT): JULI (TOWN)"],
        "INCIDENT: TYPE": ["BOMBING"],
        "INCIDENT: INSTRUMENT ID": ['"BOMB" / "DEVICE; HOME-MADE"', '"RIFLE"'],
        "PHYS TGT: ID": ["*"],
    }
    lines = [{"docid": "TST9-0001", "templates": [slots]}, {"docid": "TST9-0002", "templates": []}]
    (tmp_path / "keys.jsonl").write_text("\n".join(map(json.dumps, lines)))
    archive, listed = read_templates(tmp_path / "keys"), read_templates(tmp_path / "keys.jsonl")
    assert archive == listed
    assert archive["TST9-0002"] == [] and archive["TST9-0001"][0].optional
    assert len(archive["TST9-0001"][0].fills["inc-instr-id"]) == 2


@pytest.mark.parametrize(
    "text", ["", "nothing here\n", '{"docid": 1}', '{"docid": "a", "templates": [{"COLOUR": "x"}]}']
)
def test_a_file_without_templates_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys"
    path.write_text(text)
    with pytest.raises(InputError, match="keys"):
        read_templates(path)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = tmp_path / "keys"
    keys.write_text(ARCHIVE)
    assert main(["evaluate", "muc4", "--keys", str(keys), "--responses", str(keys)]) == 0
    said = capsys.readouterr().out
    assert "template-id" in said and "not counted" not in said
    more = tmp_path / "more"
    more.write_text(ARCHIVE + ARCHIVE.replace("TST9-0001", "TST9-0003"))
    assert main(["evaluate", "muc4", "--keys", str(keys), "--responses", str(more)]) == 0
    assert "not counted, for want of a key: 1 messages (TST9-0003)" in capsys.readouterr().out
    assert main(["evaluate", "muc4", "--keys", str(keys), "--responses", str(tmp_path / "none")]) == 2
    assert "none" in capsys.readouterr().err


@given(st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_pairing_is_the_best_of_all(value: list[list[int]]) -> None:
    table = [[float(v) for v in row] for row in value]
    found = sum(table[i][j] for i, j in best_pairs(table))
    longest = max(len(value), 3)
    square = [[table[i][j] if i < len(value) and j < 3 else 0.0 for j in range(longest)] for i in range(longest)]
    assert found == max(sum(square[i][p[i]] for i in range(longest)) for p in permutations(range(longest)))


def test_an_interval_holds_its_figure_and_is_the_same_each_time() -> None:
    items = [0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0]

    def mean(values: object) -> float:
        return sum(values) / len(values)  # type: ignore[call-overload,arg-type]

    found = interval(items, mean)
    assert found is not None and found[0] < mean(items) < found[1]
    assert interval(items, mean) == found
    assert interval(items[:1], mean) is None


def test_every_slot_has_its_name() -> None:
    assert len(SLOTS) == 25 and [s.number for s in SLOTS] == list(range(25)) and len(BY_NAME) == 25
