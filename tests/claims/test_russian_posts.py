"""Russian: posts of those who govern, figures that somebody gives out, and lists under them."""

from datetime import date

import pytest

from claims.reading import by, reader_of, told_by

DAY = date(2025, 3, 14)
POST = "За сутки по Ливенскому району выпущено 12 мин.\n\nВ Сосновке ранен тракторист."


def source(text: str, words: str, title: str | None = None) -> str | None:
    return by(told_by(reader_of("ru").read(text, published=DAY, title=title).claims, text, words))


@pytest.mark.parametrize("closing", ["На связи, ", "С уважением, ", "Всегда на связи. ", "Искренне ваш, "])
def test_who_signs_a_post_tells_it(closing: str) -> None:
    text = f"{POST}\n\n{closing}Глеб Ярцев."
    assert source(text, "выпущено") == "Глеб Ярцев"
    assert source(text, "ранен") == "Глеб Ярцев"


@pytest.mark.parametrize("channel", ["Губернатор Глеб Ярцев", "Оперштаб Орловской области", "Минобороны России"])
def test_the_channel_of_an_office_tells_its_post(channel: str) -> None:
    assert source(f"{channel}\n\n{POST}", "ранен") == channel


@pytest.mark.parametrize("own", ["Дорогие земляки! ", "Прошу вас не покидать дома. ", "Тяжёлая ночь в нашем районе. "])
def test_a_person_tells_his_post_where_he_writes_as_one_of_those_he_writes_to(own: str) -> None:
    assert source(f"Глеб Ярцев\n\n{own}{POST}", "ранен") == "Глеб Ярцев"


def test_a_reporters_byline_is_no_source() -> None:
    assert source(f"Глеб Ярцев\n\n{POST}", "ранен") is None
    assert source(f"Глеб Ярцев\n\n«Дорогие земляки, берегите себя», — просят на станциях.\n\n{POST}", "ранен") is None
    assert source(f"Военный корреспондент Глеб Ярцев\n\n{POST}", "ранен") is None


@pytest.mark.parametrize(
    "lead",
    ["Перечень районов привёл оперштаб: ", "Такую статистику приводит оперштаб: ", "Сводку опубликовал оперштаб: "],
)
def test_figures_are_of_who_gives_them_out(lead: str) -> None:
    assert source(f"{lead}над Ливнами сбили шесть дронов.", "сбили") == "оперштаб"


def test_what_leads_to_something_gives_out_nothing() -> None:
    assert source("Обстрел привёл к пожару в оперштабе. В Ливнах ранены двое.", "ранены") is None


@pytest.mark.parametrize(
    "such", ["таковы данные полиции", "таковы последние сводки полиции", "такова статистика полиции"]
)
def test_such_are_the_figures_of_somebody(such: str) -> None:
    assert source(f"Двое убитых и пятеро раненых — {such} на утро.", "убитых") == "полиции"


@pytest.mark.parametrize("cue", ["если верить сводке армии", "если верить армии"])
def test_whom_a_dispatch_asks_to_believe_tells_it(cue: str) -> None:
    assert source(f"Повстанцы, {cue}, выпустили по рынку три ракеты.", "выпустили") == "армии"


REPORT = (
    "Бюллетень Министерства обороны Республики Чад о положении дел на озере, на границе с Суданом"
    " и в северных провинциях на утро понедельника (9 мая)"
)


@pytest.mark.parametrize("title", [REPORT, "Сводка Министерства обороны Республики Чад за минувшую ночь"])
def test_the_title_of_a_report_says_whose_it_is(title: str) -> None:
    text = f"{title}\n\nСредствами ПВО сбиты 12 дронов.\n\nПод Баголой уничтожен склад боеприпасов."
    for words in ("сбиты", "уничтожен"):
        assert source(text, words) == "Министерства обороны Республики Чад"


def test_a_headline_on_a_report_is_no_source() -> None:
    assert source("Сообщение о взрыве в штабе полиции\n\nВ Ливнах ранены двое.", "ранены") is None


def test_those_who_serve_are_the_body_that_spoke() -> None:
    text = "Минобороны РФ сообщило о сбитых дронах. Пострадавших нет, заверили военные."
    assert source(text, "Пострадавших") == "Минобороны РФ"
    text = "Минобороны РФ сообщило о сбитых дронах. Украинские военные заявили об ударе по складу в Туле."
    assert source(text, "ударе") == "Украинские военные"


@pytest.mark.parametrize("of", ["О его гибели", "О гибели сторожа", "О пострадавшем", "О взрыве и его последствиях"])
def test_who_tells_of_what_was_just_told_is_its_source(of: str) -> None:
    text = f"В Ливнах погиб сторож амбара. {of} рассказал мэр Глеб Ярцев."
    assert source(text, "погиб") == "мэр Глеб Ярцев"


@pytest.mark.parametrize("of", ["О взрыве в Мценске", "О двух раненых", "О поездке"])
def test_who_tells_of_something_else_is_not_its_source(of: str) -> None:
    assert source(f"В Ливнах погиб сторож амбара. {of} рассказал мэр Глеб Ярцев.", "погиб") is None


@pytest.mark.parametrize("where", ["В районную больницу", "К медикам", "За медицинской помощью"])
def test_who_turns_to_doctors_tells_nothing(where: str) -> None:
    assert source(f"{where} обратился житель Ливен, он попал под удар дрона.", "попал") is None


def test_what_a_medium_found_out_of_one_place_is_not_its_word_on_the_next_of_a_list() -> None:
    text = "▪️ В Ливнах горит склад, от него до части, выяснила газета «Луч», 700 метров.\n\n▪️ В Мценске ранены двое."
    assert source(text, "ранены") is None
