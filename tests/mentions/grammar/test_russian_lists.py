"""Counts in Russian: lists over places, counted participles, subjects behind an inserted saying."""

from datetime import date

import pytest

from dateline.model import Article
from dateline.reader import Reader


def read(text: str) -> list[tuple[str, str | None, list[tuple[str, float | None, float | None]]]]:
    article = Article(text, id="-", published=date(2024, 5, 14), title=None, language="ru")
    _, report = Reader(language="ru").explain(article)
    return [
        (c.event_type, c.place.name if c.place else None, [(q.what, q.low, q.high) for q in c.quantities])
        for c in report.claims
    ]


TABLE = {
    "Над регионом сбиты 12 беспилотников: семь БПЛА над Курской областью, пять — над Белгородской.": [
        ("interception", None, [("downed", 12, 12)]),
        ("interception", "Курская область", [("downed", 7, 7)]),
        ("interception", "Белгородская область", [("downed", 5, 5)]),
    ],
    "Три дрона уничтожили над Крымом.": [("interception", "Крым", [("downed", 3, 3)])],
    "За ночь сбили 44 дрона. Дроны уничтожали над Азовским морем.": [
        ("interception", "Азовское море", [("downed", 44, 44)]),
    ],
    "Минобороны отчиталось о 64 сбитых за ночь беспилотниках: 35 — над Чёрным морем, 18 — над Краснодарским краем.": [
        ("interception", None, [("downed", 64, 64)]),
        ("interception", "Чёрное море", [("downed", 35, 35)]),
        ("interception", "Краснодарский край", [("downed", 18, 18)]),
    ],
    "За ночь перехвачены и уничтожены 12 беспилотников: семь — над Курской областью, пять — над Белгородской.": [
        ("interception", None, [("downed", 12, 12)]),
        ("interception", "Курская область", [("downed", 7, 7)]),
        ("interception", "Белгородская область", [("downed", 5, 5)]),
    ],
    "По три дрона сбили над Крымом и Тульской областью.": [
        ("interception", "Крым", [("downed", 3, 3)]),
        ("interception", "Тульская область", [("downed", 3, 3)]),
    ],
    "За ночь сбито 13 дронов: над Курской областью — восемь, над Белгородской — пять.": [
        ("interception", None, [("downed", 13, 13)]),
        ("interception", "Курская область", [("downed", 8, 8)]),
        ("interception", "Белгородская область", [("downed", 5, 5)]),
    ],
    "В Бамако повреждены два дома, в Гао — автомобиль, а в Тимбукту — школа и три склада, сообщил мэр.": [
        ("damage", "Бамако", [("damaged", 2, 2)]),
        ("damage", "Гао", [("damaged", 1, 1)]),
        ("damage", "Тимбукту", [("damaged", 3, 3)]),
    ],
    "В Бамако дрон ударил по грузовику, в Гао — по частному дому, выбив окна.": [
        ("strike", "Бамако", [("hit", 1, 1)]),
        ("strike", "Гао", []),
    ],
    "В Бамако погиб мужчина, в Гао — женщина и ребёнок, в Тимбукту ранены трое.": [
        ("casualties", "Бамако", [("killed", 1, 1)]),
        ("casualties", "Гао", [("killed", 2, 2)]),
        ("casualties", "Тимбукту", [("wounded", 3, 3)]),
    ],
    "В Бамако сгорел автомобиль, в Гао — склад, который пустовал.": [
        ("fire", "Бамако", [("damaged", 1, 1)]),
        ("fire", "Гао", [("damaged", 1, 1)]),
    ],
    "В Бамако погиб мужчина, в Гао — никого не нашли.": [("casualties", "Бамако", [("killed", 1, 1)])],
    "В деревне Кидаль погибли, по оценкам двух врачей, не менее тридцати солдат.": [
        ("casualties", "Кидаль", [("killed", 30, None)]),
    ],
    "В Бамако убиты не менее 14 солдат. Ещё около 40 получили ранения.": [
        ("casualties", "Бамако", [("killed", 14, None), ("wounded", 36, 44)]),
    ],
    "11 марта боевики атаковали лагерь в Бамако. Погибли трое.": [
        ("attack", "Бамако", []),
        ("casualties", "Бамако", [("killed", 3, 3)]),
    ],
    "В Бамако взорвалась бомба, погибли четверо. Пострадавшие госпитализированы.": [
        ("explosion", "Бамако", [("killed", 4, 4)]),
    ],
}


@pytest.mark.parametrize("text", TABLE)
def test_counts(text: str) -> None:
    found = [(kind, name.replace("ё", "е") if name else None, counts) for kind, name, counts in read(text)]
    expected = [(kind, name.replace("ё", "е") if name else None, counts) for kind, name, counts in TABLE[text]]
    assert found == expected
