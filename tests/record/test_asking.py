"""Words as filters, and filters as words."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SettingError
from dateline.record.asking import asked, cursor_of, cursor_values, filters_of, limit_of, sort_of, step_of
from dateline.record.query import EVENT_TYPES, Box, Filters, Near
from dateline.record.words import Both, Either, Term, query_of
from dateline.views.report import schema


@pytest.mark.parametrize(
    ("values", "filters"),
    [
        ({}, Filters()),
        ({"type": "strike,crash", "means": ["drone"]}, Filters(types=("strike", "crash"), means=("drone",))),
        ({"types": ("strike",), "from": "2024-05-01"}, Filters(types=("strike",), since=date(2024, 5, 1))),
        ({"in": "  région de  Koursk ", "text": "", "id": None}, Filters(place="région de Koursk")),
        ({"near": "51.7,-36.2,50"}, Filters(near=Near(latitude=51.7, longitude=-36.2, km=50))),
        ({"near": (51.7, 36.2, 50)}, Filters(near=Near(latitude=51.7, longitude=36.2, km=50))),
        ({"bbox": ["22,44,40,53"]}, Filters(bbox=Box(west=22, south=44, east=40, north=53))),
        ({"side": "rus", "lang": "fr,uk"}, Filters(side="RUS", language=("fr", "uk"))),
        ({"background": "no"}, Filters(background=False)),
        ({"changed-since": "2024-05-14"}, Filters(changed_since="2024-05-14T00:00:00.000000Z")),
        ({"changed_since": "2024-05-14T02:00:00+02:00"}, Filters(changed_since="2024-05-14T00:00:00.000000Z")),
        (
            {"changed_since": datetime(2024, 5, 14, 1, tzinfo=UTC)},
            Filters(changed_since="2024-05-14T01:00:00.000000Z"),
        ),
    ],
)
def test_words_as_filters_and_back(values: dict[str, Any], filters: Filters) -> None:
    found = filters_of(values)
    assert found == filters
    pairs: dict[str, list[str]] = {}
    for key, value in asked(found):
        pairs.setdefault(key, []).append(value)
    assert filters_of(pairs) == filters


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"type": "bombing"}, "strike, interception, crash"),
        ({"status": "true"}, "reported, corroborated"),
        ({"lang": "de"}, "fr, en, ru, uk"),
        ({"from": "14.05.2024"}, "YYYY-MM-DD"),
        ({"from": "2024-05-02", "to": "2024-05-01"}, "turn them round"),
        ({"near": "51.7,36.2"}, "latitude,longitude,kilometres"),
        ({"near": "91,36.2,5"}, "not on the map"),
        ({"near": "nan,36.2,5"}, "latitude,longitude"),
        ({"bbox": "1,2,3"}, "west,south,east,north"),
        ({"bbox": "0,50,10,40"}, "no window"),
        ({"side": "Russia"}, "three letters"),
        ({"actor": ["a", "b"]}, "more than once"),
        ({"source": "a\x00b"}, "1 to 200 letters"),
        ({"source": "a" * 201}, "1 to 200 letters"),
        ({"background": "maybe"}, "yes"),
        ({"changed_since": "yesterday"}, "2024-05-14"),
        ({"changed_since": "0001-01-01T00:00:00+14:00"}, "calendar"),
        ({"colour": "red"}, "unknown filter 'colour': there are type, means"),
        ({"text": '"open'}, "quotation mark"),
    ],
)
def test_a_bad_value_is_named_with_what_is_right(values: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingError) as caught:
        filters_of(values)
    assert told in str(caught.value) and "\n" not in str(caught.value)


def test_types_are_those_of_the_reports() -> None:
    assert tuple(schema()["$defs"]["event_type"]["enum"]) == EVENT_TYPES


def test_orders_limits_and_steps() -> None:
    assert (sort_of(None), sort_of("size"), limit_of(None), limit_of("7"), step_of("week")) == (
        "newest", "size", 100, 7, "week",
    )  # fmt: skip
    for call in (lambda: sort_of("x"), lambda: limit_of("0"), lambda: limit_of("1001"), lambda: step_of("year")):
        with pytest.raises(SettingError):
            call()


@given(st.lists(st.none() | st.text(max_size=20) | st.integers(0, 1 << 61)))
def test_cursors_hold_what_they_stand_after(values: list[Any]) -> None:
    cursor = cursor_of("newest", values)
    if len(cursor) <= 500:
        assert cursor_values(cursor, sort="newest", count=len(values)) == tuple(values)
    for sort, count in (("oldest", len(values)), ("newest", len(values) + 1)):
        with pytest.raises(SettingError):
            cursor_values(cursor, sort=sort, count=count)


@given(st.text(max_size=80))
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(SettingError):
        cursor_values(text, sort="newest", count=2)


def term(*words: str, beginning: bool = False) -> Term:
    return Term(words=words, beginning=beginning)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("drone", term("drone")),
        ("l'armée", term("l", "armée")),
        ("Sumy drone*", Both(left=term("Sumy"), right=term("drone", beginning=True))),
        ('"dépôt de carburant"', term("dépôt", "de", "carburant")),
        ("a OR b", Either(left=term("a"), right=term("b"))),
        ("a NOT b", Both(left=term("a"), right=term("b"), without=True)),
        ("a AND NOT b", Both(left=term("a"), right=term("b"), without=True)),
        ("(a OR b) c", Both(left=Either(left=term("a"), right=term("b")), right=term("c"))),
        ("a:b^2 {c} NEAR", Both(left=Both(left=term("a", "b", "2"), right=term("c")), right=term("NEAR"))),
        ("сбиты и", Both(left=term("сбиты"), right=term("и"))),
    ],
)
def test_what_people_search_for(text: str, query: object) -> None:
    assert query_of(text) == query


@pytest.mark.parametrize(
    "text",
    ["", "***", "a OR", "OR a", "NOT a", "(a", "a)", '"a', "()", "a AND", "(" * 900 + "a", "a " * 40, "x" * 1001],
)
def test_what_cannot_be_searched_for(text: str) -> None:
    with pytest.raises(SettingError):
        query_of(text)


@given(st.text(alphabet='ab"() *ORNTAD\x00é', max_size=60))
def test_any_text_is_a_query_or_a_clear_error(text: str) -> None:
    try:
        query_of(text)
    except SettingError as error:
        assert str(error)
