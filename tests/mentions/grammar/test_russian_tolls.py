"""Russian: what is counted once, losses, totals of what was shot down, nouns that tell there is nothing."""

from datetime import date
from functools import cache

import pytest

from dateline.model import Claim
from dateline.reader import Reader

Told = tuple[str, tuple[tuple[str, float | None, float | None], ...]]


@cache
def reader() -> Reader:
    return Reader(language="ru")


def claims(text: str) -> tuple[Claim, ...]:
    return reader().read(text, published=date(2024, 5, 14)).claims


def read(text: str) -> list[Told]:
    return [(c.event_type, tuple((q.what, q.low, q.high) for q in c.quantities)) for c in claims(text)]


TABLE: dict[str, list[Told]] = {
    "Над Тамбовской областью обнаружены и уничтожены девять беспилотников.": [("interception", (("downed", 9, 9),))],
    "Силы ПВО обнаружили и сбили над Ельцом два дрона.": [("interception", (("downed", 2, 2),))],
    "Общее число сбитых за вечер дронов достигло 19.": [("interception", (("downed", 19, 19),))],
    "Количество уничтоженных беспилотников выросло до восьми.": [("interception", (("downed", 8, 8),))],
    "Обломки дрона упали по адресу: улица Гоголя, 27.": [("debris", ())],
    "Три человека, сторож, водитель и повар, погибли при ударе дрона.": [("strike", (("killed", 3, 3),))],
    "Среди погибших мужчина и женщина.": [("casualties", (("killed", 2, 2),))],
    "Среди раненых двое подростков и пенсионерка.": [("casualties", (("wounded", 3, 3),))],
    "Украинские войска за сутки потеряли до 180 военнослужащих.": [("casualties", (("other", None, 180),))],
    "Противник лишился свыше 95 солдат.": [("casualties", (("other", 95, None),))],
    "Раненого рабочего увезли в районную больницу.": [("casualties", (("wounded", 1, 1),))],
    "Сообщается об отсутствии пострадавших при атаке дронов.": [
        ("casualties", (("wounded", 0, 0),)),
        ("strike", ()),
    ],
    "Взрыв не повредил цистерны.": [("explosion", ()), ("damage", ())],
    "Сбиты три беспилотника, пытавшиеся атаковать Рязань.": [("interception", (("downed", 3, 3),))],
    "Российские войска нанесли удары по позициям ВСУ под Угледаром.": [("strike", ())],
    "Огонь вёлся из гаубиц калибра 155 мм.": [("strike", ())],
    "Взрывы прогремели в оккупированном Мелитополе.": [("explosion", ())],
    "FPV-дрон ударил по автомобилю.": [("strike", (("hit", 1, 1),))],
    "Враг с помощью дрона атаковал рыбака.": [("strike", (("launched", 1, 1),))],
    "ВСУ дроном атаковали комбайнёра.": [("strike", (("launched", 1, 1),))],
    "Дрон атаковал школьный автобус.": [("strike", (("launched", 1, 1),))],
    "Повреждены частные дома, школа и церковь.": [("damage", ())],
    "Повреждены гараж и школа.": [("damage", (("damaged", 1, 1), ("damaged", 1, 1)))],
    "Кроме трёх человек, о которых сообщалось, при ударе ранена одна женщина.": [("strike", (("wounded", 1, 1),))],
    "Из-за удара дрона пострадал 54-летний пожарный.": [("strike", (("wounded", 1, 1),))],
    "Применялись системы реактивного залпового огня, ранен житель.": [("casualties", (("wounded", 1, 1),))],
    "В дома в Казани влетели беспилотники.": [("strike", ())],
    "При взрыве авто погиб офицер.": [("attack", (("killed", 1, 1),))],
    "В результате падения обломков дрона загорелся склад.": [("debris", ()), ("fire", ())],
    "Дрон упал на склад. По предварительным данным пострадавших нет.": [
        ("crash", (("crashed", 1, 1),)),
        ("casualties", (("wounded", 0, 0),)),
    ],
    "Ранена женщина. Пострадавшую доставили в больницу.": [("casualties", (("wounded", 1, 1),))],
    "Генштаб подтвердил поражение Саратовского НПЗ.": [("strike", ())],
    "Подразделения ВСУ нанесли поражение по нефтебазе.": [("strike", ())],
    "Сборная потерпела поражение, сбит дрон.": [("interception", (("downed", 1, 1),))],
    "Над Ельцом сбили шесть дронов, ещё пять уничтожили над Доном.": [
        ("interception", (("downed", 6, 6),)),
        ("interception", (("downed", 5, 5),)),
    ],
    "«В области сохраняется опасность атаки дронов», — предупредил губернатор.": [("alert", ())],
    "При атаке дрона ранены трое. Бригада скорой доставила пострадавших в больницу.": [
        ("strike", (("wounded", 3, 3),))
    ],
    "Станция третьи сутки не имеет внешнего электроснабжения.": [("outage", ())],
}


@pytest.mark.parametrize("text", TABLE)
def test_told(text: str) -> None:
    assert read(text) == TABLE[text]


def test_a_toll_stays_with_the_blow_of_its_own_clause() -> None:
    text = (
        "ВСУ нанесли удары по посёлку Землянки, сообщил штаб. В Донецке в результате обстрела ранен подросток, "
        "а после удара по Горловке погиб мужчина."
    )
    tolls = [[(q.what, q.low) for q in c.quantities] for c in claims(text) if c.quantities]
    assert tolls == [[("wounded", 1)], [("killed", 1)]]


def test_how_long_it_took_is_no_time_of_day() -> None:
    assert claims("Режим опасности действовал около двух часов, сбит дрон.")[-1].time is None
    assert claims("Около двух часов ночи сбит дрон.")[-1].time is not None
