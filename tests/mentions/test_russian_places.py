"""Places in Russian: every case leads to its place, with its relation and its role."""

from functools import cache
from typing import Any

import pytest

from dateline.documents import make_document
from dateline.lang.ru.parser import load
from dateline.mentions.places import find_places
from dateline.model import PlaceMention


@cache
def russian() -> Any:
    return load(entities=True)


def read(text: str) -> tuple[PlaceMention, ...]:
    document = make_document(text, language="ru")
    return find_places(document, russian()(document))


# Text -> for each mention: nominative, kind, role, relation.
TABLE: dict[str, list[tuple[str, str | None, str, str | None]]] = {
    "Напомним, в Дамаске прогремел взрыв.": [("Дамаск", "city", "event", None)],
    "Дроны запускали из Ейска и мыса Чауда.": [("Ейск", "city", "origin", None), ("Чауда", "facility", "origin", None)],
    "Идут бои за город Гома.": [("Гома", "city", "event", None)],
    "Ранен уроженец Чечни.": [("Чечня", "region", "modifier", None)],
    "Обстреляна база ВС в провинции Анбар.": [("Анбар", "region", "event", None)],
    "Об этом сообщили информационному каналу «Рудау».": [],
    "Обломки упали в Белгороде и под Курском.": [
        ("Белгород", "city", "event", None),
        ("Курск", "city", "event", "near"),
    ],
    "В столице Сомали, Могадишо, взорвался автомобиль.": [
        ("Сомали", "country", "event", None),
        ("Могадишо", "city", "event", None),
    ],
    "Взрывы прогремели в столице Судана Хартуме.": [
        ("Судан", "country", "event", None),
        ("Хартум", "city", "event", None),
    ],
    "В 3.00 по Киеву в Алеппо прогремел взрыв.": [("Алеппо", "city", "event", None)],
    "Ракета упала у города Абха, столицы юго-западной провинции Асир.": [
        ("Абха", "city", "event", "near"),
        ("Asir", "region", "event", "direction"),
    ],
    "В столице Мали идут бои.": [("Bamako", "city", "event", None)],
    "В Брянской и Курской областях сбито 12 БпЛА.": [
        ("Брянская область", "region", "event", None),
        ("Курская область", "region", "event", None),
    ],
    "Пять беспилотников сбиты над Курской областью, два — над Белгородской.": [
        ("Курская область", "region", "event", "over"),
        ("Белгородская область", "region", "event", "over"),
    ],
    "Ракеты перехвачены над Крымом и Краснодарским краем.": [
        ("Крым", "area", "event", "over"),
        ("Краснодарский край", "region", "event", "over"),
    ],
    "В Москве заявили, что удар отражён.": [("Москва", "city", "seat", None)],
    "Киев обвинил соседей в обстреле.": [("Киев", "city", "seat", None)],
    "По данным Киева, ракеты попали в Днепр.": [("Киев", "city", "seat", None), ("Днепр", "city", "event", None)],
    "Губернатор Брянской области сообщил об атаке.": [("Брянская область", "region", "seat", None)],
    "Взрыв прогремел на Запорожской АЭС.": [("Запорожская АЭС", "facility", "event", None)],
    "Боевики напали на деревню в Северном Киву.": [("Северное Киву", "region", "event", None)],
    "Аппарат упал в 100 км от Москвы.": [("Москва", "city", "event", "distance")],
    "На юго-западе России перехвачены три дрона.": [("Россия", "country", "event", "direction")],
    "В посёлке Борисовка Белгородской области ранен мужчина.": [
        ("Борисовка", "city", "event", None),
        ("Белгородская область", "region", "event", None),
    ],
    "В Донецкой народной республике ранены трое.": [("Донецкая область", "region", "event", None)],
    "Представитель группировки «Донецк» сообщил об атаке.": [],
    "Начальник ОВА рассказал о взрыве.": [],
    "Вину возложили на Силы быстрой поддержки.": [],
    "Военные РФ обстреляли завод.": [("РФ", "country", "actor", None)],
    "Повстанцы обстреляли из артиллерии город Эль-Обейд.": [("Эль-Обейд", "city", "event", None)],
    "Городская больница закрыта.": [],
    "Бои идут у Часова Яра.": [("Часов Яр", "city", "event", "near")],
    "Недалеко от Великих Лук упал дрон.": [("Великие Луки", "city", "event", "near")],
    "В Ростове-на-Дону загорелся склад.": [("Ростов-на-Дону", "city", "event", None)],
    "Взрывы прогремели недалеко от Каменска-Шахтинского.": [("Каменск-Шахтинский", "city", "event", "near")],
    "У посольства России в Кабуле подорвал себя смертник.": [
        ("Россия", "country", "modifier", None),
        ("Кабул", "city", "event", None),
    ],
    "Дроны летели из Крыма в сторону Одессы.": [("Крым", "area", "origin", None), ("Одесса", "city", "event", None)],
    "В штате Борно на северо-востоке Нигерии убиты семеро.": [
        ("Борно", "region", "event", None),
        ("Нигерия", "country", "event", "direction"),
    ],
    "Харьков обстреляли ночью.": [("Харьков", "city", "event", None)],
    "Израиль нанёс удар по югу Ливана и сектору Газа.": [
        ("Израиль", "country", "actor", None),
        ("Ливан", "country", "event", "direction"),
        ("сектор Газа", "area", "event", None),
    ],
    "Под обстрел попали Сумы, Чернигов и Полтава.": [
        ("Сумы", "city", "event", None),
        ("Чернигов", "city", "event", None),
        ("Полтава", "city", "event", None),
    ],
    "Повреждения есть на Киевщине и Черниговщине.": [
        ("Киевщина", "region", "event", None),
        ("Черниговщина", "region", "event", None),
    ],
    "Шахеды и Калибры вылетели ночью.": [],
    "Генерал Курский и министр Орлов выступили с докладом.": [],
}


@pytest.mark.parametrize("text", TABLE)
def test_places(text: str) -> None:
    found = [(m.name, m.place.kind if m.place else None, m.role, m.relation) for m in read(text)]
    assert found == TABLE[text]


def test_a_district_lies_in_its_region() -> None:
    district, region = read("В Суджанском районе Курской области идут бои.")
    assert district.place is not None and region.place is not None
    assert district.place.kind == "district" and district.place.admin1 == region.place.admin1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("В Сумской области обстреляны три села. В Шосткинском районе нет света.", "Шостка"),
        ("Удар пришёлся по Харькову. В Киевском районе загорелся дом.", "Kharkiv"),
    ],
)
def test_a_district_is_that_of_the_region_or_large_town_told_of(text: str, name: str) -> None:
    found = read(text)[-1]
    assert name in (found.name, found.within.name if found.within else None)


@pytest.mark.parametrize(
    "text",
    [
        "Водителя доставили в больницу Курска.",
        "Раненых перевезли в клиническую больницу №2 Курска.",
        "Пострадавшие доставлены в больницу в Курске.",
        "Мужчина обратился в горбольницу Курска.",
        "С ранениями в Курскую районную больницу доставлены двое.",
    ],
)
def test_where_the_wounded_are_taken_is_not_where_they_were_hurt(text: str) -> None:
    assert [m.role for m in read(text)] == ["modifier"]


def test_a_housing_estate_in_quotes_is_no_town_of_that_name() -> None:
    mentions = read("В Казани дроны попали в дома ЖК «Манхэттен» и «Париж».")
    assert [m.place.country for m in mentions if m.place is not None] == ["RUS"]


@pytest.mark.parametrize("of", ["ДНР", "в ДНР"])
def test_towns_of_a_list_lie_in_the_region_behind_it(of: str) -> None:
    mentions = read(f"Удары нанесены в районах населённых пунктов Северск, Марково и Константиновка {of}.")
    assert {m.place.admin1 for m in mentions if m.place is not None} == {"UA-14"}


def test_a_region_joined_to_a_list_holds_none_of_it() -> None:
    mentions = read("Дроны сбиты в Киеве, Харькове и Полтавской области.")
    assert [m.name for m in mentions] == ["Киев", "Харьков", "Полтавская область"]


def test_a_hospital_that_is_hit_is_a_place() -> None:
    assert [m.role for m in read("Снаряд попал в больницу в Херсоне.")] == ["event"]


def test_a_region_that_only_leads_to_a_town() -> None:
    region, town = read("В Харьковской области в городе Изюм повреждён мост.")
    assert (region.rule, town.name) == ("place.container", "Изюм")


def test_a_quarter_lies_in_the_town_before_it() -> None:
    town, quarter = read("В Харькове дрон попал в завод (Новобаварский район).")
    assert town.place is not None and quarter.place is None
    assert quarter.latitude == town.place.latitude


def test_a_latin_name_in_brackets_serves_as_the_name() -> None:
    mentions = read("Взрыв произошёл в городе Джидже (Jijiga) в Эфиопии.")
    assert mentions[0].place is not None and mentions[0].place.country == "ETH"


def test_places_without_a_name() -> None:
    mentions = read("В Орловской области сбит дрон. В регионе никто не пострадал. На украинской территории тихо.")
    assert [m.rule for m in mentions] == ["role.event", "anaphor.region", "anaphor.land"]
    assert mentions[0].place is not None and mentions[1].place == mentions[0].place
    assert mentions[2].place is not None and mentions[2].place.country == "UKR"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Двое погибли при взрыве в районе Куррам провинции Хайбер-Пахтунхва.", "Куррам", "PAK"),
        ("Талибы атаковали пост в уезде Даркад провинции Тахар.", "Даркад", "AFG"),
        ("Обстрел начался в Лейлекском районе.", "Лейлекский район", "KGZ"),
        ("Бои идут в Мартакертском районе.", "Мартакертский район", "AZE"),
    ],
)
def test_districts_of_other_wars(text: str, name: str, country: str) -> None:
    found = next(m for m in read(text) if m.name == name)
    assert found.place is not None
    assert (found.place.kind, found.place.country) == ("district", country)


def test_a_district_named_again_is_the_one_named_before() -> None:
    mentions = read(
        "Штаб в районе Джальрез провинции Вардак захвачен.\n\nРайон лежит в 62 км к юго-западу от Кабула.\n\n"
        "Удар нанесен в районе Джальрез."
    )
    first, *_, again = (m for m in mentions if m.place is not None and m.place.kind in ("district", "city", "village"))
    assert first.place == again.place


def test_an_unknown_spot_lies_in_the_district_behind_it() -> None:
    spot, district = read("Обстрел начался в местности Чыр-Добо Баткенского района.")
    assert (spot.name, spot.place, district.rule) == ("Чыр-Добо", None, "place.container")
    assert district.place is not None and spot.within == district.place


@pytest.mark.parametrize("where", ["в селе Дагестана", "в горной местности Дагестана"])
def test_a_village_without_a_name_is_in_the_land_behind_it(where: str) -> None:
    (land,) = read(f"Бой произошел {where}.")
    assert land.place is not None and land.place.kind == "region"


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("На границе Киргизии и Таджикистана", "границе Киргизии и Таджикистана"),
        ("На границе между Киргизией и Таджикистаном", "границе между Киргизией и Таджикистаном"),
        ("На киргизской границе с Таджикистаном", "киргизской границе с Таджикистаном"),
        ("На киргизско-таджикской государственной границе", "киргизско-таджикской государственной границе"),
    ],
)
def test_a_border_of_two_countries_is_one_place(where: str, name: str) -> None:
    (border,) = read(f"{where} взорвалась машина.")
    assert (border.name, border.where_prec, border.place) == (name, 5, None)
    assert border.latitude is not None and 38 < border.latitude < 41


def test_the_border_of_a_country_named_before_is_one_place() -> None:
    *_, border = read("Взрыв прогремел на западе Пакистана, недалеко от границы с Ираном.")
    assert (border.where_prec, border.place) == (5, None)
    assert border.longitude is not None and 60 < border.longitude < 64
    *_, border = read("Взрыв прогремел в Белгородской области, недалеко от границы с Украиной.")
    assert border.where_prec == 4


@pytest.mark.parametrize(
    ("before", "where", "west", "east"),
    [
        ("Пятеро сотрудников гуманитарной миссии убиты в Нигере.", "близ границы с Мали", 0, 4),
        ("Под городом Дейр-эз-Зор подорвался джип.", "недалеко от границы с Иорданией", 35.5, 40),
    ],
)
def test_the_border_of_the_country_the_news_is_in_is_a_place(before: str, where: str, west: float, east: float) -> None:
    *_, border = read(f"{before} Еще двое ранены {where}.")
    assert (border.name, border.where_prec) == (where, 5)
    assert border.longitude is not None and west < border.longitude < east


def test_a_town_on_a_border_says_more_than_the_border() -> None:
    *_, border = read("Взрыв прогремел в Валуйках. Аппарат упал у границы с Украиной.")
    assert border.where_prec != 5


def test_the_border_of_a_small_region_lies_at_it() -> None:
    (border,) = read("Трое ранены близ палестино-египетской границы.")
    assert border.longitude is not None and border.longitude > 33.68


def test_a_country_behind_a_border_holds_nothing() -> None:
    first, *_ = read("Боевики атаковали село в провинции Тахар на границе с Таджикистаном.")
    assert first.place is not None and first.place.country == "AFG"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Двое погибли в городе Хама в Сирии.", "SYR"),
        ("Двое погибли на Голанских высотах.", "SYR"),
        ("Двое погибли в лагере Джебалия в секторе Газа.", "PSE"),
        ("Двое погибли в селе Новосаситли в Дагестане.", "RUS"),
        ("Обстреляно село Кулунду в Киргизии.", "KGZ"),
        ("Двое погибли в городе Ариха в Сирии.", "SYR"),
    ],
)
def test_towns_of_other_wars(text: str, country: str) -> None:
    first = read(text)[0]
    assert first.place is not None
    assert first.place.country == country and first.place.kind != "country"


@pytest.mark.parametrize("army", ["Армии обороны Израиля", "сил безопасности Израиля", "ВВС Израиля"])
def test_whose_army_it_is_is_no_place(army: str) -> None:
    (land,) = read(f"Удары {army} унесли жизни двоих.")
    assert land.role == "actor"


def test_a_small_town_of_another_continent_is_not_meant() -> None:
    mentions = read("Боевики атаковали пост на севере от Багдада в Ираке. В Ишаке боевики ворвались в дом.")
    assert all(m.place is None or m.place.country == "IRQ" for m in mentions)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Взрыв прогремел на востоке Демократической Республики Конго.", "COD"),
        ("Взрыв прогремел в Объединённых Арабских Эмиратах.", "ARE"),
        ("Боевики напали на деревню на востоке Конго.", "COD"),
    ],
)
def test_states_with_long_names_in_any_case(text: str, country: str) -> None:
    assert [m.place.country for m in read(text) if m.place is not None] == [country]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("В Ливане авиация ударила по городу Хиям.", (33.3, 35.6)),
        ("Боевики напали на деревню Хомбори в Мали.", (15.3, -1.7)),
        ("В Судане обстрелян город Бабануса.", (11.3, 27.8)),
    ],
)
def test_foreign_names_behind_their_noun_stay_as_they_are(text: str, near: tuple[float, float]) -> None:
    found = [m.place for m in read(text) if m.place is not None and m.place.kind != "country"]
    assert [(round(p.latitude, 1), round(p.longitude, 1)) for p in found] == [near]


def test_whom_a_road_is_named_after_is_no_place() -> None:
    found = read("Обстреляна цель на шоссе имени Салах-эд-Дина в секторе Газа.")
    assert [m.name for m in found if m.role == "event"] == ["сектор Газа"]
