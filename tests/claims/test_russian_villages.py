"""Russian: villages, their districts and regions, and where a sentence says that it happened."""

from datetime import date

import pytest

from claims.reading import reader_of, told_by
from dateline.model import Claim, PlaceMention


def told(text: str, words: str) -> Claim:
    return told_by(reader_of("ru").read(text, published=date(2025, 3, 14)).claims, text, words)


def where(text: str, words: str) -> PlaceMention:
    place = told(text, words).place
    assert place is not None
    return place


OPENS = "Губернатор Курской области Иван Саблин сообщил об ударах дронов. "


def test_a_village_of_a_district_that_is_known_elsewhere_alone_lies_in_the_region_told_of() -> None:
    place = where(OPENS + "Дрон ударил по машине в селе Белица Беловского района.", "ударил")
    assert place.latitude is not None and 51 < place.latitude < 53
    assert place.longitude is not None and 33 < place.longitude < 39


def test_an_unknown_village_lies_in_the_district_named_right_before() -> None:
    text = OPENS + "В Глушковском районе ранен пастух. Дрон ударил по дому в деревне Зюзинка."
    place = where(text, "ударил")
    assert place.within is not None and place.within.kind == "district"


def test_and_in_the_region_where_none_is() -> None:
    place = where(OPENS + "Дрон ударил по дому в деревне Зюзинка.", "Дрон ударил")
    assert place.within is not None and place.within.kind == "region"


@pytest.mark.parametrize(
    "told_so",
    [
        "Инцидент произошёл в селе Калиновка Хомутовского района.",
        "Это случилось в селе Калиновка Хомутовского района.",
        "Трагедия произошла в селе Калиновка Хомутовского района.",
    ],
)
def test_a_sentence_that_says_where_it_happened_places_what_was_told(told_so: str) -> None:
    text = f"В Курской области при ударе дрона ранен пастух. {told_so} Дрон ударил по машине."
    assert where(text, "ранен").name == "Калиновка"
    assert where(text, "ударил по машине").name == "Калиновка"


def test_another_village_of_the_region_is_left_as_it_is() -> None:
    text = (
        "В Курской области при ударе дрона ранен пастух. Инцидент произошёл в селе Калиновка Хомутовского района. "
        "Ещё один дрон ударил по машине в селе Зюзинка."
    )
    assert where(text, "ударил по машине").name == "Зюзинка"


def test_where_something_else_happens_is_not_where_it_happened() -> None:
    text = "В Курской области ранен пастух. Совещание пройдёт в Рыльске. Дрон ударил по машине."
    assert where(text, "ранен").name == "Курская область"


def test_districts_in_a_list_are_those_of_the_town_behind_it() -> None:
    text = "О пожаре сообщил мэр Новосибирска. Обстреляли дома в Куйбышевском и Киевском районах Донецка."
    place = where(text, "Обстреляли")
    assert "Донецк" in (place.name, getattr(place.within, "name", "")) or place.place and place.place.name == "Donetsk"


def test_the_capital_of_a_republic_is_its_chief_town() -> None:
    text = "О пожаре сообщил глава ДНР Иван Саблин. Обстрел затронул районы столицы республики, ранены двое."
    place = where(text, "Обстрел затронул")
    assert place.place is not None and place.place.name == "Donetsk"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("В ночь на 12 марта Минобороны сообщило о перехвате 8 дронов.", date(2025, 3, 11)),
        ("Минобороны сообщило 12 марта о перехвате 8 дронов.", None),
    ],
)
def test_a_night_at_the_head_of_a_sentence_dates_what_is_told(text: str, day: date | None) -> None:
    time = told(text, "перехвате").time
    assert (time.earliest if time is not None else None) == day


def test_where_it_happened_on_a_border() -> None:
    text = (
        "На границе Афганистана с Узбекистаном боевики атаковали пост.\n\n"
        "Инцидент произошел в районе Шор-Тепа. Убиты двое полицейских."
    )
    assert where(text, "атаковали").name == "Шор-Тепа"


def test_who_quotes_an_administration_of_the_region_tells_of_its_country() -> None:
    place = where("Взрывы прогремели в Николаеве, сообщили в городской МВА.", "Взрывы")
    assert place.place is not None and place.place.country == "UKR"


def test_an_unknown_name_lies_in_the_region_named_last_not_in_an_earlier_town() -> None:
    text = "Обломки упали в Новороссийске. В Самарской области дрон рухнул вблизи станции Кряжик."
    place = told(text, "рухнул").place
    assert place is not None and place.name == "Кряжик"
    assert place.within is not None and place.within.admin1 == "RU-SAM"


@pytest.mark.parametrize("noun", ["населённый пункт ", "село ", ""])
def test_an_unknown_settlement_taken_is_the_place(noun: str) -> None:
    text = f"Войска взяли под контроль {noun}Соловьёвское Днепропетровской области."
    place = told(text, "взяли").place
    assert place is not None and place.name == "Соловьевское"


def test_a_noun_behind_an_unknown_name_is_no_part_of_it() -> None:
    text = "В Верхне-Сосновке обломком дрона пробило трубу."
    place = told(text, "обломком").place
    assert place is None or "обломк" not in place.name


@pytest.mark.parametrize("home", ["из Сосновского округа Орловской области", "из села Дубки Орловской области"])
def test_where_the_victims_come_from_is_not_where_it_was(home: str) -> None:
    text = f"Мост под Керчью атаковали дроны. Жертвами стали супруги {home}. Движение по мосту перекрыто."
    assert "Орл" not in where(text, "Жертвами").name
    assert "Орл" not in where(text, "перекрыто").name


@pytest.mark.parametrize(
    "blame", ["Вину власти возложили на Лондон.", "Ответственность возлагают прежде всего на Париж."]
)
def test_whom_the_blame_is_put_on_is_not_where_it_was(blame: str) -> None:
    text = f"Дроны ударили по складу под Ливнами. {blame} Ранены двое."
    assert where(text, "Ранены").name == "Ливны"
