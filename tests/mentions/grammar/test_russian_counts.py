"""Russian: tolls that have grown, craft without a number, closures by what is no longer done."""

from datetime import date
from functools import cache

import pytest

from dateline.reader import Reader

Told = tuple[str, tuple[tuple[str, float | None, float | None], ...]]


@cache
def reader() -> Reader:
    return Reader(language="ru")


def read(text: str) -> list[Told]:
    claims = reader().read(text, published=date(2024, 5, 14)).claims
    return [(c.event_type, tuple((q.what, q.low, q.high) for q in c.quantities if q.what != "other")) for c in claims]


TABLE: dict[str, list[Told]] = {
    "Все пятеро находившихся внутри погибли на месте.": [("casualties", (("killed", 5, 5),))],
    "Известно о ранении 55-летнего и 70-летнего мужчин в Сумах.": [("casualties", (("wounded", 2, 2),))],
    "Погибли семь членов одной семьи.": [("casualties", (("killed", 7, 7),))],
    "Три смертницы убили пять человек в Борно.": [("attack", (("killed", 5, 5),))],
    "В Ельце стало известно о двух погибших жителях.": [("casualties", (("killed", 2, 2),))],
    "Мэр сообщил о трёх раненых рабочих в Ельце.": [("casualties", (("wounded", 3, 3),))],
    "Мэр навестил трёх раненых рабочих в Ельце.": [],
    "В Сидоне погибли 28 человек, 73 получили ранения.": [("casualties", (("killed", 28, 28), ("wounded", 73, 73)))],
    "Возросло количество пострадавших до 11.": [("casualties", (("wounded", 11, 11),))],
    "Число раненых выросло до восьми.": [("casualties", (("wounded", 8, 8),))],
    "Ранены до 20 человек.": [("casualties", (("wounded", None, 20),))],
    "БПЛА упал на дом в Ельце.": [("crash", (("crashed", 1, 1),))],
    "БПЛА упали на дом в Ельце.": [("crash", ())],
    "Аэропорт Пензы временно прекратил принимать самолёты.": [("closure", ())],
    "Завод в Пензе прекратил принимать заказы.": [],
    "Дроны атаковали семь сёл в трёх районах.": [("strike", (("hit", 7, 7),))],
    "Получили повреждения дома и склады в Ельце.": [("damage", ())],
    "Дом получил повреждения крыши.": [("damage", (("damaged", 1, 1),))],
    "В Ельце повреждены дома. Всего 7 домов и 4 автомобиля.": [("damage", (("damaged", 7, 7), ("damaged", 4, 4)))],
    "В Ельце повреждены дома. Всего в городе 7 домов культуры закрыты.": [("damage", ())],
    "По ч. 2 ст. 205 (террористический акт) УК возбуждено дело.": [],
    "Возбуждено дело по статье «Террористический акт».": [],
    "В Ельце совершён террористический акт.": [("attack", ())],
    "Мэрия не фиксирует повреждений водопровода.": [("damage", ())],
    "Силы ПВО сбили над морем ещё одну авиаракету.": [("interception", (("downed", 1, 1),))],
    "Огонь вёлся с другого берега по Ельцу.": [("attack", ())],
    "«Медики оказывают всем необходимую помощь», — сообщил губернатор Пётр Лунин.": [],
}


@pytest.mark.parametrize("text", TABLE)
def test_counts(text: str) -> None:
    assert read(text) == TABLE[text]


def source(text: str, words: str) -> str | None:
    at = text.index(words)
    claims = reader().read(text, published=date(2024, 5, 14)).claims
    claim = next(c for c in claims if any(e.start <= at < e.end for e in c.evidence))
    return claim.source.name if claim.source is not None else None


OPENS = "Дроны ударили по Азову, сообщил губернатор Иван Саблин.\n\n"
FURTHER = "\n\nВ полиции Азова сообщили, что улица перекрыта."


@pytest.mark.parametrize("effect", ["В результате атаки ранены двое.", "По предварительным данным, ранены двое."])
def test_what_the_blow_did_is_told_by_who_told_of_it_even_if_others_speak_later(effect: str) -> None:
    assert source(OPENS + effect + FURTHER, "ранены") == "губернатор Иван Саблин"


def test_what_else_is_told_then_is_the_outlets() -> None:
    assert source(OPENS + "Дроны ударили и по Ейску, ранены двое." + FURTHER, "ранены") is None


def test_a_paragraph_that_opens_with_an_older_day_does_not_date_the_news() -> None:
    text = "На складе в Таганроге начался пожар.\n\nВ ночь на 12 мая над Ростовской областью ПВО сбила два дрона."
    claims = reader().read(text, published=date(2024, 5, 14)).claims
    assert [c.time.earliest if c.time else None for c in claims] == [None, date(2024, 5, 11)]
