"""Ukrainian: whose account a report from the regions is, and where a blow told by a bare name fell."""

from datetime import date

import pytest

from claims.reading import by, first_day, reader_of, told_by
from dateline.model import Claim

DAY = date(2025, 3, 14)


def claims(text: str) -> list[Claim]:
    return list(reader_of("uk").read(text, published=DAY).claims)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (  # what police found is what "у поліції" told
            "Поранено трьох людей, повідомили у поліції Сумської області.\n\n"
            "Поліцейські нарахували 300 ударів по краю.\n\nУ Глухові пошкоджено пошту.",
            "пошкоджено",
            "поліції Сумської області",
        ),
        (  # an inquiry is that of the prosecutors who tell of it
            "Удар забрав життя швачки, повідомляє Сумська обласна прокуратура.\n\n"
            "За даними слідства, окупанти вдарили по майстерні дроном.",
            "вдарили",
            "Сумська обласна прокуратура",
        ),
        (  # "a Russian official" is the governor just named
            "Про це пише губернатор Курської області Іван Гай.\n\nРосійський чиновник запевняє, що дрон упав на гараж.",
            "упав",
            "губернатор Курської області Іван Гай",
        ),
        (  # details told in a paragraph of its own are those of the whole bulletin, whoever passes them on
            "Доба під вогнем: у краї знову є жертви.\n\n"
            "Про наслідки обстрілів розповіли у поліції, передають «Вісті краю – ВК».\n\n"
            "У Глухові поранено двох людей.\n\nУ Ромнах поранено сторожа.\n\nУ Путивлі згоріла стайня.",
            "згоріла",
            "поліції",
        ),
        (  # a channel is that of whoever spoke last
            'Поранено двох людей, повідомила поліція Сум.\n\n"Пошкоджено сім хат", - сказано в телеграмі вранці.',
            "Пошкоджено",
            "поліція Сум",
        ),
        (
            "Також ворог випустив по краю ракету.\n\n"
            "Про це у вечірньому зведенні на сторінці у мережі «Фейсбук» повідомила пресслужба корпусу «Захід».",
            "випустив",
            "пресслужба корпусу «Захід»",
        ),
    ],
)
def test_whose_account_it_is(text: str, words: str, name: str) -> None:
    assert by(told_by(claims(text), text, words)) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Сили оборони збили шість ракет.\n\nПро це написав головнокомандувач Іван Гай.\n\n"
            "Нагадаємо, загарбники не спиняють терор над краєм. 13 березня вони випустили ракети по Сумах.",
            "випустили",
        ),
        (
            "Дрон упав на гараж у Клинцях, повідомляє губернатор Брянської області Іван Гай.\n\n"
            "Як повідомлялося, вранці у Клинцях поранено двох людей.",
            "поранено",
        ),
    ],
)
def test_what_the_outlet_recalls_is_its_own(text: str, words: str) -> None:
    assert by(told_by(claims(text), text, words)) is None


def test_a_child_among_the_wounded_is_no_toll_of_another_place() -> None:
    text = (
        "Унаслідок ударів по Сумській області поранено 14 людей, зокрема дитина, повідомили у поліції.\n\n"
        "У Ромнах окупанти вдарили дроном – поранили сторожа."
    )
    assert told_by(claims(text), text, "поранили") is not told_by(claims(text), text, "поранено")
    assert [(q.what, q.low) for q in told_by(claims(text), text, "вдарили").quantities if q.what == "wounded"] == [
        ("wounded", 1)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("На Синельниківщині поранено швачку.", "Synelnykove"),
        ("Окупанти вдарили з гармат по Зоребужанці.", "Зоребужанка"),
    ],
)
def test_where_it_happened(text: str, name: str) -> None:
    place = claims(text)[0].place
    assert place is not None
    assert (place.place.name if place.place else place.name) == name


def test_a_district_of_the_region_just_told_of_is_no_quarter_of_the_last_town() -> None:
    text = (
        "Дрони збили над Запорізькою та Сумською областями. Ракета впала в Запоріжжі.\n\n"
        "Також уламки впали на сад у Сумському районі."
    )
    place = told_by(claims(text), text, "уламки впали").place
    assert place is not None
    assert place.place is not None
    assert place.place.admin1 == "UA-59"


def test_the_day_of_one_more_blow_is_that_of_no_other() -> None:
    text = "У Запоріжжі дрони поранили швачку.\n\nПошкоджено пошту.\n\nЗапоріжжя було під вогнем ще й 10 березня."
    assert first_day(told_by(claims(text), text, "поранили")) in (None, DAY)
    assert first_day(told_by(claims(text), text, "під вогнем")) == date(2025, 3, 10)


def test_an_authority_signs_what_stands_above_in_the_last_line() -> None:
    text = (
        "Зведення на вечір\n\nВорог завдав п'яти ударів по Лебедину. Поранено двох людей.\n\n"
        "Рятувальники ще працюють.\n\nГоловне управління ДСНС у Сумській області"
    )
    assert {by(c) for c in claims(text)} == {"Головне управління ДСНС у Сумській області"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("У Лебедині вже 12 загиблих. Таку цифру подала пресслужба міської ради.", "пресслужба міської ради"),
        ("У Лебедині загинули 12 людей. Точну цифру назвали в мерії.", "мерії"),
        ("У Лебедині збито 28 дронів – такі дані Повітряних сил.", "Повітряних сил"),
        ("У Лебедині поранено двох людей (ДСНС).", "ДСНС"),
        ("Зранку новини. Загиблих у Лебедині вже троє, повідомив мер.", "мер"),
        ("Уночі, випливає з повідомлення Генштабу, дрони вдарили по складу.", "Генштабу"),
        ("Більшість моряків, вважають у розвідці, не вижили.", "розвідці"),
        ("У Лебедині поранено двох бійців Сил територіальної оборони (СТО).", None),
    ],
)
def test_who_gave_the_number_just_told(text: str, name: str | None) -> None:
    assert [by(c) for c in claims(text)] == [name]


def test_the_items_of_a_list_are_whose_the_first_is() -> None:
    text = (
        "Унаслідок ударів постраждали троє людей. Про це вранці повідомив начальник ОВА Іван Гай.\n\n"
        "📍 с-ще Слобода Роменської громади – загинув 44-річний чоловік, травмовані жінка й дівчинка;\n"
        "📍 с. Борщова Липівської громади – убитий 79-річний мешканець;\n"
        "📍 с-ще Зелене – поранена жінка.\n\nЩо сталося у Слободі, розповів мер."
    )
    assert {by(c) for c in claims(text)} == {"начальник ОВА Іван Гай"}


def test_a_town_is_not_several_of_that_first_name() -> None:
    (claim,) = claims("Уранці 2 березня Миколаїв обстріляли ракетами.")
    assert claim.place is not None and claim.place.name.startswith("Микола")


def test_who_says_it_may_stand_within_a_phrase() -> None:
    text = "Під вогнем артилерії та дронів, за даними ОВА, опинилися 35 сіл."
    (claim,) = claims(text)
    assert [(q.what, q.best) for q in claim.quantities] == [("hit", 35)] and by(claim) == "ОВА"


def test_one_of_several_rockets_is_no_lead_again() -> None:
    text = "Місто обстріляли ракетами, повідомив мер Іван Гай.\n\nОдна з ракет упала біля двох шкіл."
    assert len(claims(text)) == 2


def test_the_name_of_a_ship_is_no_place() -> None:
    (claim,) = claims("У порту запалав газовоз «Орінда» під турецьким прапором.")
    assert claim.place is None


def test_the_genitive_of_a_town_that_is_plural() -> None:
    (claim,) = claims("Дрони вдарили по складу поблизу Валуйок.")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.country == "RUS"


def test_then_takes_up_the_day_of_the_sentence_before() -> None:
    text = (
        "Уночі горіла Полтавщина. Попередній такий наліт область пережила в ніч на 4 березня. "
        "Тоді горів склад, дістали пошкоджень житловий будинок і гараж."
    )
    found = claims(text)
    days = {first_day(c) for c in found if c.event_type in ("fire", "damage") and c.background}
    assert days == {date(2025, 3, 3)} and len([c for c in found if c.background]) == 3
