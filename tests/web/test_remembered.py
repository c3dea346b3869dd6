"""Answers are kept as long as the record stays as it is, made once for many who ask, and never kept when they fail."""

import threading
from pathlib import Path

import pytest

from dateline.errors import SlowError
from dateline.record import open_record
from dateline.views.web.remembered import Remembered
from web.desks import client_of, desk_of


def test_an_answer_holds_for_one_state() -> None:
    state, made = ["a"], []
    kept = Remembered(lambda: state[0])

    def make() -> int:
        made.append(state[0])
        return len(made)

    assert [kept.get("k", make), kept.get("k", make), kept.get("other", make)] == [1, 1, 2]
    state[0] = "b"
    assert [kept.get("k", make), kept.get("k", make)] == [3, 3]
    assert made == ["a", "a", "b"]


def test_what_changes_while_an_answer_is_made_makes_it_old() -> None:
    state = [0]
    kept = Remembered(lambda: state[0])

    def make() -> int:
        state[0] += 1
        return state[0]

    assert [kept.get("k", make), kept.get("k", lambda: 9)] == [1, 9]


def test_the_oldest_give_way_and_failures_are_not_kept() -> None:
    kept = Remembered(lambda: 0, most=2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda key=key: key)
    assert kept.get("a", lambda: "anew") == "a"
    assert kept.get("b", lambda: "anew") == "anew"

    def fail() -> str:
        raise SlowError("too long")

    with pytest.raises(SlowError):
        kept.get("x", fail)
    assert kept.get("x", lambda: "well") == "well"


def test_many_who_ask_at_once_are_answered_by_one_question() -> None:
    kept, begun, go = Remembered(lambda: 0), threading.Event(), threading.Event()
    made: list[int] = []
    answers: list[int] = []

    def make() -> int:
        begun.set()
        assert go.wait(30)
        made.append(1)
        return 7

    threads = [threading.Thread(target=lambda: answers.append(kept.get("k", make))) for _ in range(8)]
    threads[0].start()
    assert begun.wait(30)
    for thread in threads[1:]:
        thread.start()
    go.set()
    for thread in threads:
        thread.join(30)
    assert answers == [7] * 8 and made == [1]


def test_a_change_by_another_program_is_seen_at_once(own: Path) -> None:
    client = client_of(desk_of(own))
    before = client.get("/incidents").text
    seen = client.get("/map.json").json()
    assert client.get("/incidents").text == before
    listed = client.get("/incidents.json?limit=200").json()["incidents"]
    with open_record(own) as record:
        record.merge(listed[0]["id"], listed[-1]["id"], reason="one event", who="ada")
    after = client.get("/incidents").text
    assert after != before and f"{len(listed) - 1} incidents" in after
    assert client.get("/map.json").json() != seen or listed[-1]["place"] is None
