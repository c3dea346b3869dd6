"""Russian dispatches on raids, hostages, ambushes and sieges: what is told, by whom, where and how many it hit."""

from datetime import date

import pytest

from claims.reading import reader_of, told_by
from dateline.model import Claim

DAY = date(2023, 5, 14)


def read(text: str) -> tuple[Claim, ...]:
    return reader_of("ru").read(text, published=DAY).claims


def told(text: str, words: str) -> Claim:
    return told_by(read(text), text, words)


def source(claim: Claim) -> str | None:
    return claim.source.name if claim.source is not None else None


def counts(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    return {(q.what, q.low, q.high) for q in claim.quantities if q.what != "other"}


@pytest.mark.parametrize(
    "text",
    [
        "Боевик-смертник на набитом взрывчаткой джипе въехал в казарму в Газни.",
        "Неизвестный на грузовике въехал в толпу в центре Ниццы.",
        "В Бенгази неизвестные закидали гранатами консульство Туниса.",
    ],
)
def test_rammings_and_grenades_are_attacks(text: str) -> None:
    assert [c.event_type for c in read(text)] == ["attack"]


def test_a_column_that_drives_into_a_town_rams_nothing() -> None:
    assert all(c.event_type != "attack" for c in read("Колонна миротворцев въехала в город Агадес."))


def test_an_operation_against_fighters_is_fighting() -> None:
    claim = told("Армия начала крупную операцию против повстанцев в провинции Гильменд.", "Армия")
    assert claim.event_type == "clash"
    claims = read("В рамках операции против повстанцев в Гильменде задержаны девять человек.")
    assert [c.event_type for c in claims] == ["arrest"]


@pytest.mark.parametrize("deed", ["взяли в заложники 15 строителей", "захватили автобус"])
def test_whom_gunmen_took_demand_nothing(deed: str) -> None:
    assert source(told(f"Боевики {deed} и требуют выкуп.", "требуют")) == "Боевики"


def test_riot_police_are_no_town() -> None:
    claim = told("Двое бойцов ОМОНа погибли в перестрелке в Веденском районе Чечни.", "Двое")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.country == "RUS"
