"""Places in Ukrainian: every case leads to its place, with its relation and its role."""

import pytest

from dateline.documents import make_document
from dateline.gazetteer import open_gazetteer
from dateline.lang import parser
from dateline.mentions.entities import with_entities
from dateline.mentions.places import find_places
from dateline.model import PlaceMention


def read(text: str) -> tuple[PlaceMention, ...]:
    document = make_document(text, language="uk")
    parse = with_entities(document, parser("uk")(document), open_gazetteer())
    return find_places(document, parse)


# Text -> for each mention: gazetteer name of the place (None: none), its kind, role, relation.
TABLE: dict[str, list[tuple[str | None, str | None, str, str | None]]] = {
    "Уламки впали в Харкові та під Сумами.": [
        ("Kharkiv", "city", "event", None),
        ("Sumy", "city", "event", "near"),
    ],
    "У Брянській та Курській областях збито 12 БпЛА.": [
        ("Oblast de Briansk", "region", "event", None),
        ("Oblast de Koursk", "region", "event", None),
    ],
    "Вибухи пролунали на Харківщині.": [("Oblast de Kharkiv", "region", "event", None)],
    "На Чугуївщині загорівся ліс.": [("Chuhuyiv", "city", "event", None)],
    "У Шосткинському районі поранено двох людей.": [("Shostka", "district", "event", None)],
    "Дрон упав у Чугуївському районі Харківської області.": [
        ("Chuhuyiv", "district", "event", None),
        ("Oblast de Kharkiv", "region", "event", None),
    ],
    "У Миколаєві пошкоджено будинки.": [("Mykolayiv", "city", "event", None)],
    "У порту Новоросійська пошкоджено танкер.": [("Novorossiysk", "city", "event", None)],
    "У Білгородській області спалахнула нафтобаза.": [("oblast de Belgorod", "region", "event", None)],
    "Над Кримом збито три дрони.": [("Crimée", "area", "event", "over")],
    "Дрон упав за 100 км від Москви.": [("Moscow", "city", "event", "distance")],
    "Дрони атакували Рильськ.": [("Ryl’sk", "city", "event", None)],
    "Поранених доправили до Харкова.": [("Kharkiv", "city", "modifier", None)],
    "Губернатор Брянської області повідомив про атаку.": [("Oblast de Briansk", "region", "seat", None)],
    "Бойовики викрали двох пасажирів біля Бокоса.": [(None, None, "event", "near")],
    "Озброєні люди вдерлися до села Нова Балка.": [(None, None, "event", None)],
    "Військові обстріляли з артилерії місто Ель-Обейд.": [("El Obeid", "city", "event", None)],
    "Снаряд розірвався у Великому Бурлуку.": [("Velykyi Burluk", "village", "event", None)],
    "Двоє загинули в Шебекіному.": [("Shebekino", "city", "event", None)],
    "У Межівській громаді Синельниківського району загинув чоловік.": [
        ("Mezhova", "district", "event", None),
        ("Synelnykovsky", "district", "event", None),
    ],
    "Запорізька атомна електростанція знеструмлена.": [("centrale nucléaire de Zaporijjia", "facility", "event", None)],
    "Російські війська вдарили ракетами по столиці.": [("Kyiv", "city", "event", None)],
    "У Києві вибухи. У Шевченківському районі пошкоджено будинок, а в Дніпровському горіли автомобілі.": [
        ("Kyiv", "city", "event", None),
        ("Chevtchenkovsky", "district", "event", None),
        ("Dniprovskyi", "district", "event", None),
    ],
    "Уночі ракета впала на Слов'янськ.": [("Slovyansk", "city", "event", None)],
    "Дрони атакували Золочів Богодухівського району.": [
        ("Zolochiv", "city", "event", None),
        ("Bohodoukhivsky", "district", "event", None),
    ],
    "У Києві чули вибухи. У Дніпровському районі впав дрон.": [
        ("Kyiv", "city", "event", None),
        ("Dniprovskyi", "district", "event", None),
    ],
    "На Вовчанському напрямку відбито атаки біля Вовчанська і Синельникового.": [
        ("Vovchansk", "district", "event", None),
        ("Vovchansk", "city", "event", "near"),
        (None, None, "event", "near"),
    ],
    "У Запорізькій області снаряд розірвався у Приморському.": [
        ("Oblast de Zaporijia", "region", "event", None),
        ("Prymorske", "village", "event", None),
    ],
    "У Великописарівській громаді Сумської області загинув чоловік.": [
        ("Velyka Pysarivka", "district", "event", None),
        ("Oblast de Soumy", "region", "event", None),
    ],
    "У Новгород-Сіверській громаді поранено двох людей.": [("Novhorod-Siverskyi", "district", "event", None)],
    "Постраждали люди у Васильківській громаді Синельниківського району.": [
        ("Vasylkivka", "district", "event", None),
        ("Synelnykovsky", "district", "event", None),
    ],
    "У Голосіївському районі горіла автівка. У Дніпровському районі впали уламки.": [
        ("Holoseievsky", "district", "event", None),
        ("Dniprovskyi", "district", "event", None),
    ],
    "Дрони атакували Великописарівську громаду. У селі Ямне впав снаряд, у селі Гранів поранено жінку.": [
        ("Velyka Pysarivka", "district", "event", None),
        (None, None, "event", None),
        (None, None, "event", None),
    ],
    "Того ж дня дрон упав у селі Межова.": [("Mezhova", "city", "event", None)],
    "Росія атакувала Україну ракетами.": [
        ("Russie", "country", "actor", None),
        ("Ukraine", "country", "event", None),
    ],
    "У Роменському районі впав дрон.": [("Romny", "district", "event", None)],
    "Горить Сизранський нафтопереробний завод.": [("Syzran", "city", "event", None)],
    "У Києві ППО збила 10 дронів.": [("Kyiv", "city", "event", None)],
    "Теракт стався у столиці Пакистану Ісламабаді.": [
        ("Pakistan", "country", "event", None),
        ("Islamabad", "city", "event", None),
    ],
    "У Херсоні пошкоджено школу. У Центральному районі загорівся склад.": [
        ("Kherson", "city", "event", None),
        (None, None, "event", None),
    ],
    "У Запоріжжі в Комунарському районі поранено двох людей.": [
        ("Zaporizhzhya", "city", "event", None),
        (None, None, "event", None),
    ],
    "У Воронезькій області дрони атакували Кантемирівський район.": [
        ("oblast de Voronej", "region", "event", None),
        ("Kantemirovski", "district", "event", None),
    ],
}


@pytest.mark.parametrize("text", TABLE)
def test_places(text: str) -> None:
    found = [(m.place and m.place.name, m.place and m.place.kind, m.role, m.relation) for m in read(text)]
    assert found == TABLE[text]


@pytest.mark.parametrize("text", ["Шахеди летіли всю ніч.", "Про це написав Олег Коваль.", "Сили ППО збили ціль."])
def test_no_place(text: str) -> None:
    assert read(text) == ()


def test_both_parties_spellings_are_one_place() -> None:
    for one, other in (("Рильськ", "Рыльск"), ("Бєлгород", "Белгород"), ("Харків", "Харьков")):
        names = [open_gazetteer().candidates(name) for name in (one, other)]
        if all(names):
            assert names[0][0].place.id == names[1][0].place.id
    (place,) = read("Вибухи пролунали в Рильську.")
    assert place.place is not None and place.place.id == open_gazetteer().candidates("Рыльск")[0].place.id


def test_a_river_is_no_city_of_its_name() -> None:
    (mention,) = read("Окупанти обстріляли села вздовж річки Дніпро.")
    assert mention.place is None or mention.place.kind != "city"


def test_a_small_town_far_abroad_only_shares_its_name() -> None:
    found = read("На Сумщині дрони атакували громади. У Славгороді пошкоджено дім.")
    assert found[-1].place is None


def test_no_front_lies_overseas() -> None:
    found = read("На Донеччині тривають бої. На Приморському напрямку обстріляли позиції.")
    assert all(m.place is None or m.place.admin1 != "RU-PRI" for m in found)


def test_one_of_the_districts_is_where_it_was() -> None:
    assert [m.role for m in read("Ворог обстріляв один із районів Харкова.")] == ["event"]
