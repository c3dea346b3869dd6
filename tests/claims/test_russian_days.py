"""Russian: which words of a dispatch date an event, and which leave it undated."""

from datetime import date

import pytest

from claims.reading import first_day, reader_of, told_by
from dateline.model import Claim

DAY = date(2025, 3, 14)  # a Friday


def told(text: str, words: str) -> Claim:
    return told_by(reader_of("ru").read(text, published=DAY).claims, text, words)


@pytest.mark.parametrize("line", ["04:41", "14.03.2025 09:37", "14 марта 2025, 09:37", "09:37, 14 марта 2025 г."])
def test_the_line_that_says_when_it_was_put_online_dates_no_event(line: str) -> None:
    text = f"Дрон упал на склад под Тулой\n\n{line}\n\nБеспилотник упал на склад под Тулой, сообщил мэр."
    assert first_day(told(text, "Беспилотник упал")) is None


def test_the_hours_of_a_running_log_stay() -> None:
    text = "Главное за день\n\n09:10\n\nДрон упал на склад под Тулой.\n\n11:40\n\nНа складе под Тулой погиб человек."
    assert first_day(told(text, "Дрон упал")) == DAY


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("ВС РФ уничтожили три склада под Сумами.", "уничтожили", None),
        ("В вс дрон уничтожил склад под Сумами.", "уничтожил", date(2025, 3, 9)),
    ],
)
def test_armed_forces_are_no_sunday(text: str, words: str, when: date | None) -> None:
    assert first_day(told(text, words)) == when


@pytest.mark.parametrize(
    "later",
    [
        "Дрон ударил днём по складу в Адыгее. Никто не пострадал.",
        "Ранее дроны атаковали Клинцы, это было вчера.",
        "Так, накануне над Брянской областью сбили два дрона. В районах области объявили тревогу.",
    ],
)
def test_the_day_of_what_happened_elsewhere_or_before_does_not_hold_for_the_news(later: str) -> None:
    text = f"Посёлок Климово Брянской области обстреляли, ранен пастух.\n\nПовреждены два дома.\n\n{later}"
    for words in ("обстреляли", "Повреждены"):
        assert first_day(told(text, words)) is None


def test_the_day_told_later_of_the_same_place_holds() -> None:
    text = "Посёлок Климово обстреляли, ранен пастух.\n\nДрон ударил по Климову днём в четверг."
    assert first_day(told(text, "обстреляли")) == date(2025, 3, 13)


def test_where_later_paragraphs_tell_of_several_days_none_dates_the_news() -> None:
    text = (
        "В Таганроге загорелся склад, сообщил губернатор Ростовской области Иван Саблин.\n\n"
        "Над Каменским районом сбили дрон в ночь на 14 марта. Над Ростовской областью сбили дрон в ночь на 12 марта."
    )
    assert first_day(told(text, "загорелся")) is None


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("В 13:03 губернатор Орловской области Пётр Лунин объявил воздушную тревогу.", "тревогу", DAY),
        ("В 13:03 губернатор Орловской области Пётр Лунин сообщил о пожаре в Орле.", "пожаре", None),
        ("Наблюдатели ОБСЕ зафиксировали в среду обстрел Горловки из танка.", "обстрел", date(2025, 3, 12)),
        ("Жители в среду услышали взрывы в Орле.", "взрывы", date(2025, 3, 12)),
        ("Губернатор в среду рассказал об обстреле Горловки.", "обстреле", None),
        ("Мэр рассказал о воскресной атаке дронов на Орёл.", "атаке", date(2025, 3, 9)),
    ],
)
def test_who_witnesses_or_declares_it_dates_it_and_who_tells_of_it_does_not(
    text: str, words: str, when: date | None
) -> None:
    assert first_day(told(text, words)) == when


def test_what_came_of_a_dated_blow_in_the_paragraph_behind_it_is_of_its_day() -> None:
    text = (
        "Во вторник в Орле ранен пастух.\n\nВечером 12 марта дроны ударили по Орлу.\n\n"
        "В результате атаки разрушены три дома."
    )
    assert first_day(told(text, "разрушены")) == date(2025, 3, 12)


def test_a_night_and_its_morrow_are_one_time() -> None:
    text = "В ночь на 14 марта дроны ударили по Орлу.\n\nВ 05:30 упал ещё один.\n\nВ Орле повреждены два дома."
    assert first_day(told(text, "повреждены")) is not None


def test_the_day_of_what_took_place_behind_its_place() -> None:
    text = "Двое погибли в перестрелке на киргизско-таджикской границе, которая произошла 12 марта."
    assert first_day(told(text, "погибли")) == date(2025, 3, 12)


def test_the_night_of_an_older_day_told_of_is_not_the_last_one() -> None:
    text = "20 февраля мэр сообщил, что в ходе ночной атаки ранены двое."
    assert first_day(told(text, "атаки")) == date(2025, 2, 19)


@pytest.mark.parametrize(
    "says", ["По его словам, ЧП произошло в посёлке Комаричи.", "По его словам, инцидент произошёл в Комаричах."]
)
def test_where_it_happened_in_the_words_of_who_told_of_it(says: str) -> None:
    text = f"Губернатор Брянской области сообщил об ударе дрона по дому.\n\n{says}"
    place = told(text, "ударе").place
    assert place is not None and place.name == "Комаричи"


@pytest.mark.parametrize("since", ["с прошлого воскресенья, когда сгорел рынок", "с воскресенья"])
def test_the_day_something_is_compared_from_dates_no_event(since: str) -> None:
    text = f"Трое егерей погибли в засаде у Гао. Власти говорят, что это нападение стало самым тяжелым {since}."
    assert first_day(told(text, "Трое")) is None


def test_the_day_since_when_something_is_so_still_dates_it() -> None:
    assert first_day(told("Бои идут с воскресенья, когда был взорван мост под Тулой.", "взорван")) == date(2025, 3, 9)


def test_the_day_of_what_someone_did_before_does_not_date_his_death() -> None:
    text = "Стрелок застрелен возле дома, где неделю назад он убил соседа."
    assert first_day(told(text, "Стрелок")) is None


def test_what_followed_later_leaves_the_year_that_was_said() -> None:
    text = "В 2012 году повстанцы захватили Кидаль, а затем и Гао. Сегодня там взорван мост."
    assert first_day(told(text, "повстанцы")) == date(2012, 1, 1)
    text = "Страна воюет с 2014 года, когда повстанцы захватили Сану, а затем и Таиз. Сегодня там взорван мост."
    assert first_day(told(text, "повстанцы")) == date(2014, 1, 1)


def test_whose_victims_are_told_dates_their_deaths() -> None:
    text = (
        "Полиция застрелила стрелка в четверг вечером.\n\n5 марта он открыл огонь по прохожим в Лионе.\n\n"
        "Его жертвами стали три человека."
    )
    assert first_day(told(text, "жертвами")) == date(2025, 3, 5)
