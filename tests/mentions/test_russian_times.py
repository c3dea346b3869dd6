"""Times in Russian by their value, in a dispatch of Friday, 30 August 2024."""

import re
from datetime import date
from functools import cache
from typing import Any

import pytest

from dateline.documents import make_document
from dateline.lang import table
from dateline.lang.ru.parser import load
from dateline.mentions.time_rules import find_matches, time_lexicon
from dateline.mentions.times import find_times

PUBLISHED = date(2024, 8, 30)


@cache
def russian() -> Any:
    return load(entities=True)


def read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    document = make_document(text, language="ru", published=published)
    return [
        (document.text[t.span.start : t.span.end], f"{t.earliest}..{t.latest}" if t.earliest else t.value)
        for t in find_times(document, russian()(document))
    ]


TABLE: dict[str, list[tuple[str, str]]] = {
    "Минувшей ночью сбито пять дронов.": [("Минувшей ночью", "2024-08-29..2024-08-30")],
    "В ночь на 30 августа атакован Орёл.": [("В ночь на 30 августа", "2024-08-29..2024-08-30")],
    "В ночь со вторника на среду прошла атака.": [("В ночь со вторника на среду", "2024-08-27..2024-08-28")],
    "В ночь с 15 на 16 июля прошли бои.": [("В ночь с 15 на 16 июля", "2024-07-15..2024-07-16")],
    "С 20:00 до 7:00 мск перехвачены 17 БпЛА.": [("С 20:00 до 7:00 мск", "2024-08-29..2024-08-30")],
    "Вечером во вторник прогремел взрыв.": [("Вечером во вторник", "2024-08-27..2024-08-27")],
    "Накануне вечером был удар.": [("Накануне вечером", "2024-08-29..2024-08-29")],
    "Сегодня утром обстреляли порт.": [("Сегодня утром", "2024-08-30..2024-08-30")],
    "С начала суток погибли двое.": [("С начала суток", "2024-08-30..2024-08-30")],
    "За минувшие сутки погибли трое.": [("За минувшие сутки", "2024-08-29..2024-08-30")],
    "На прошлой неделе были атаки.": [("На прошлой неделе", "2024-08-19..2024-08-25")],
    "В последние месяцы атаки участились.": [("В последние месяцы", "PXM")],
    "С февраля 2022 года идёт война.": [("С февраля 2022 года", "2022-02-01..2024-08-30")],
    "28 февраля дрон упал в поле.": [("28 февраля", "2024-02-28..2024-02-28")],
    "В пятницу, 14 июля 2017 года, произошёл теракт.": [("В пятницу, 14 июля 2017 года", "2017-07-14..2017-07-14")],
    "Неделю назад был удар, три дня назад — ещё один.": [
        ("Неделю назад", "2024-08-22..2024-08-24"),
        ("три дня назад", "2024-08-27..2024-08-27"),
    ],
    "Около 14:30 по местному времени упала ракета.": [
        ("Около 14:30 по местному времени", "2024-08-30..2024-08-30"),
    ],
    "В 5 утра сработала сирена.": [("В 5 утра", "2024-08-30..2024-08-30")],
    "В конце октября начались бои.": [("В конце октября", "2023-10-21..2023-10-31")],
    "В марте прошлого года посёлок взяли.": [("в марте прошлого года", "2023-03-01..2023-03-31")],
    "С 28 по 30 августа дорога закрыта.": [("С 28 по 30 августа", "2024-08-28..2024-08-30")],
    "Восьмого августа обстреляли пост.": [("Восьмого августа", "2024-08-08..2024-08-08")],
    "Двадцать третьего августа обстреляли пост.": [("Двадцать третьего августа", "2024-08-23..2024-08-23")],
    "В ночь на девятое августа обстреляли пост.": [("В ночь на девятое августа", "2024-08-08..2024-08-09")],
    "Вчерашняя атака унесла три жизни.": [("Вчерашняя", "2024-08-29..2024-08-29")],
    "Позавчерашний удар унёс три жизни.": [("Позавчерашний", "2024-08-28..2024-08-28")],
    "В минувшие выходные были атаки.": [("В минувшие выходные", "2024-08-24..2024-08-25")],
    "За два дня выпущено 40 ракет.": [("За два дня", "2024-08-28..2024-08-30")],
    "За три дня войны погибли сорок.": [("три дня", "P3D")],
    "Бомба взорвалась на улице Первого мая.": [],
    "Атакована база бригады «3 июля».": [],
    "Удар по мосту 3 июля унес три жизни.": [("3 июля", "2024-07-03..2024-07-03")],
    "54-летний мужчина ранен.": [],
    "Погиб ребёнок в возрасте 3 лет.": [],
    "Пропали 12 домов и два дневника.": [],
}


@pytest.mark.parametrize("text", TABLE)
def test_times(text: str) -> None:
    expected = [(quote.lower(), value) for quote, value in TABLE[text]]
    assert [(quote.lower(), value) for quote, value in read(text)] == expected


def test_without_a_day_of_publication() -> None:
    assert read("Минувшей ночью сбит дрон.", None) == [("Минувшей ночью", "XXXX-XX-XXTNI")]
    # a date without its year takes that of the date before it
    assert read("Взрыв был 14 июля 2017 года. Бои шли 16 июля.", None)[1] == ("16 июля", "2017-07-16..2017-07-16")


RULES = {rule["id"]: rule for rule in table("ru", "times")["rule"]}


@pytest.mark.parametrize("name", RULES)
def test_examples_of_rules(name: str) -> None:
    rule, lexicon = RULES[name], time_lexicon("ru")
    assert any(m.rule.id == name for m in find_matches(rule["example"], lexicon)), rule["example"]
    if "never" in rule:
        assert not any(m.rule.id == name for m in find_matches(rule["never"], lexicon)), rule["never"]


def test_lexicon_is_written_without_yo() -> None:
    text = str(table("ru", "times")) + str(table("ru", "places"))
    assert not re.search("ё", text.replace("'ём'", "").replace("а-яё", "")), "the working text has none"
