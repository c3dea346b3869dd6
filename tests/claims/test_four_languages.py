"""The same sentence in four languages gives the same record: cases that once parted them."""

from datetime import date
from functools import cache

import pytest

from dateline.model import Claim
from dateline.reader import Reader

DAY = date(2025, 3, 14)  # a Friday


@cache
def reader(language: str) -> Reader:
    return Reader(language=language)


def claims(language: str, text: str) -> list[Claim]:
    return list(reader(language).read(text, published=DAY).claims)


@pytest.mark.parametrize(
    ("language", "text", "planned"),
    [
        ("fr", "Après les frappes de drones, le pont restera fermé jusqu'à mardi, a dit le gouverneur.", True),
        ("en", "The bridge will stay closed to traffic until Tuesday, the governor said.", True),
        ("en", "Some 300 people had to be evacuated.", False),
        ("ru", "Мост останется закрытым для движения до вторника, сообщил губернатор.", True),
        ("ru", "Аэропорт закрыли после атаки беспилотников.", False),
        ("uk", "Міст лишиться закритим для руху до вівторка, повідомив губернатор.", True),
        ("uk", "Довелося евакуювати 300 людей.", False),
    ],
)
def test_a_closure_to_come_is_hypothetical(language: str, text: str, planned: bool) -> None:
    (closure,) = (c for c in claims(language, text) if c.event_type == "closure")
    assert closure.hypothetical is planned
