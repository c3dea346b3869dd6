"""Russian: blows told with their weapons, splinters and roadsteads, and towns summed up by a lead on their region."""

from datetime import date
from functools import cache

import pytest

from dateline.reader import Reader

Told = tuple[str, bool, tuple[tuple[str, float | None], ...]]


@cache
def reader() -> Reader:
    return Reader(language="ru")


def read(text: str) -> list[Told]:
    claims = reader().read(text, published=date(2024, 5, 14)).claims
    return [(c.event_type, c.denied, tuple((q.what, q.low) for q in c.quantities if q.what != "other")) for c in claims]


TABLE: dict[str, list[Told]] = {
    "Армия нанесла удар по Азову, выпустив по городу две крылатые ракеты.": [("strike", False, (("launched", 2),))],
    "Вечером нанесён удар по порту с применением двух ракет.": [("strike", False, (("launched", 2),))],
    "ПВО поразила две крылатые ракеты.": [("interception", False, (("downed", 2),))],
    "Армия нанесла удар по Азову, в результате обстрела повреждены два склада.": [
        ("strike", False, ()),
        ("damage", False, (("damaged", 2),)),
    ],
    "По данным Министерства обороны России, системы противовоздушной обороны уничтожили ночью семь дронов.": [
        ("interception", False, (("downed", 7),)),
    ],
    "Армия направила на область дроны. 11 из них сбили защитники неба.": [
        ("strike", False, ()),
        ("interception", False, (("downed", 11),)),
    ],
    "В Азове осколками выбило окна в четырёх домах.": [("damage", False, (("damaged", 4),))],
    "Осколками снаряда ранен пастух.": [("casualties", False, (("wounded", 1),))],
    "Осколки сбитого дрона упали на склад.": [("debris", False, ())],
    "Внешним рейдом Таганрога является часть залива, где стоят дроны.": [],
    "Рейд боевиков на Азов отбит, двое ранены.": [("clash", False, (("wounded", 2),))],
    "Не обошлось без разрушений и в Азове.": [],
    "В Азове обошлось без разрушений.": [("damage", True, ())],
    "Мужчина получил смертельные ранения.": [("casualties", False, (("killed", 1),))],
    "Пастух получил тяжёлые ранения.": [("casualties", False, (("wounded", 1),))],
    "При ударе дрона по ферме погибли 500 голов скота.": [("strike", False, ())],
}


@pytest.mark.parametrize("text", TABLE)
def test_blows(text: str) -> None:
    assert read(text) == TABLE[text]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Дрон ударил по Новочеркасску.", "Новочеркасск"),
        ("Удар пришёлся по Валуйкам.", "Валуйки"),
        ("По Трампу нанесён удар критиками.", None),
    ],
)
def test_a_town_that_the_parser_takes_for_a_person_is_one_behind_po(text: str, place: str | None) -> None:
    claims = reader().read(text, published=date(2024, 5, 14)).claims
    assert next((c.place.name for c in claims if c.place), None) == place


def places(text: str, event_type: str) -> list[str]:
    claims = reader().read(text, published=date(2024, 5, 14)).claims
    return [c.place.name if c.place else "" for c in claims if c.event_type == event_type]


def test_blows_on_several_towns_are_claims_of_their_own_behind_a_lead_on_the_region() -> None:
    text = (
        "Дроны ночью атаковали Ростовскую область, сообщил губернатор Иван Саблин.\n\n"
        "Дроны ударили по Азову. Дрон ударил и по Новочеркасску."
    )
    assert len(places(text, "strike")) == 3


def test_a_blow_on_one_town_may_be_what_the_lead_tells_of() -> None:
    text = (
        "Дроны атаковали Ростовскую область, сообщил губернатор Иван Саблин.\n\nДроны атаковали Азов, добавил Саблин."
    )
    assert len(places(text, "strike")) == 1


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("представительство ДНР в СЦКК", "official"),
        ("временно исполняющий обязанности главы ЛНР Иван Саблин", "governor"),
        ("глава ХОВА Иван Саблин", "governor"),
    ],
)
def test_who_speaks_for_a_region(who: str, kind: str) -> None:
    claims = reader().read(f"Ранены двое. Об этом сообщил {who}.", published=date(2024, 5, 14)).claims
    assert claims[0].source is not None and claims[0].source.kind == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("В Ливнах перебита линия электропередачи.", ["damage"]),
        ("Осколки перебили кабель под Ливнами.", ["damage"]),
        ("Боевики перебили охрану лагеря.", ["attack"]),
        ("В Ливнах утром пропало напряжение.", ["outage"]),
        ("Без света 4 тысячи жителей Ливен.", ["outage"]),
        ("В Ливнах отменены все массовые мероприятия.", ["closure"]),
        ("Над Ливнами сбит дрон. Осколки упали на крышу школы.", ["interception", "debris"]),
        ("Погибших в Ливнах, по данным мэра, четверо.", ["casualties"]),
    ],
)
def test_lines_cut_supplies_gone_and_events_called_off(text: str, told: list[str]) -> None:
    assert [c.event_type for c in reader().read(text, published=date(2024, 5, 14)).claims] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Двоих зацепило осколками в Ливнах.", [("casualties", "wounded", 2)]),
        ("Счёт убитых в Ливнах дошёл до трёх.", [("casualties", "killed", 3)]),
        ("На дороге под Ливнами FPV-дрон влетел в рейсовый автобус.", [("strike", "launched", 1)]),
        ("Осколками зацепило два дома в Ливнах.", [("damage", "damaged", 2)]),
    ],
)
def test_people_caught_by_splinters_scores_of_the_dead_and_craft_behind_a_name(
    text: str, told: list[tuple[str, str, int]]
) -> None:
    claims = reader().read(text, published=date(2024, 5, 14)).claims
    assert [(c.event_type, c.quantities[0].what, c.quantities[0].low) for c in claims] == told


@pytest.mark.parametrize("text", ["Ливны — сбиты два дрона.", "▪️Ливны: сбиты два дрона.", "Ливны – два дрона сбиты."])
def test_what_befell_a_place_that_an_item_names_first(text: str) -> None:
    claim, *more = reader().read(text, published=date(2024, 5, 14)).claims
    assert claim.event_type == "interception" and not more
    assert claim.place is not None and claim.place.name == "Ливны"
