"""Russian: who tells what, through which channel, and for how many paragraphs."""

from datetime import date

import pytest

from claims.reading import reader_of, told_by
from dateline.model import Claim

DAY = date(2025, 3, 14)


def told(text: str, words: str) -> Claim:
    return told_by(reader_of("ru").read(text, published=DAY).claims, text, words)


def source(text: str, words: str) -> str | None:
    found = told(text, words).source
    return found.name if found is not None else None


@pytest.mark.parametrize("channel", ["в своём телеграм-канале", "в Telegram-канале", "на своей странице", "в соцсетях"])
def test_the_channel_is_no_part_of_the_name(channel: str) -> None:
    text = f"Дрон повредил мост под Ельцом, сообщил губернатор области Иван Саблин {channel}."
    assert source(text, "повредил") == "губернатор области Иван Саблин"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Согласно информации в телеграм-канале штаба округа, ранены двое.", "ранены", "штаба округа"),
        ("Согласно сообщению на сайте минобороны, сбиты пять дронов.", "сбиты", "минобороны"),
        ("Судя по посту в телеграм-канале мэра, повреждён дом.", "повреждён", "мэра"),
        ("Согласно подсчётам мэрии, ранены двое.", "ранены", "мэрии"),
    ],
)
def test_whose_channel_it_is(text: str, words: str, who: str) -> None:
    assert source(text, words) == who


def test_one_who_tells_of_himself_in_his_channel_is_the_source() -> None:
    text = "Губернатор Иван Саблин попал под обстрел в Короче, о чём сообщил в Telegram-канале."
    assert source(text, "попал") == "Губернатор Иван Саблин"


@pytest.mark.parametrize(
    "text",
    [
        "Над Курской областью сбили 25 дронов, над краем – семь.\n\nВ Росавиации сообщили, что закрыт аэропорт Орла.",
        "Среди погибших при обстреле Горловки — один корреспондент.",
        "Ограничения на полёты объявили в аэропортах Калуги и Тулы.",
    ],
)
def test_a_number_or_a_place_tells_nothing(text: str) -> None:
    claims = reader_of("ru").read(text, published=DAY).claims
    assert claims and claims[0].source is None


OPENS = "Губернатор Ростовской области Иван Саблин сообщил об ударе дронов по Азову. Погиб водитель.\n\n"


@pytest.mark.parametrize("further", ["Ранены трое рабочих.", "Без света остались 400 домов.", "Повреждены два склада."])
def test_the_only_one_who_speaks_goes_on_in_the_next_paragraph(further: str) -> None:
    assert source(OPENS + further, further[:7]) == "Губернатор Ростовской области Иван Саблин"


@pytest.mark.parametrize(
    "further",
    [
        "Ранее дроны ударили по складу под Батайском.",
        "Накануне дроны ударили по складу под Батайском.",
        "В Брянской области дрон ударил по автобусу.",
        "Дрон ударил по складу. Об этом пишет издание «Заря», ссылаясь на полицию.",
    ],
)
def test_his_account_ends_where_the_news_turns(further: str) -> None:
    assert source(OPENS + further, "ударил") != "Губернатор Ростовской области Иван Саблин"


def test_a_ministry_goes_on_counting_what_was_shot_down_and_nothing_else() -> None:
    text = (
        "За ночь уничтожены 40 дронов, сообщили в Минобороны РФ.\n\nВ Курской области сбили 12 дронов.\n\n"
        "В Армавире загорелась нефтебаза."
    )
    assert source(text, "сбили") == "Минобороны РФ"
    assert source(text, "загорелась") is None


def test_his_channel_is_his_word() -> None:
    text = "О сбитых дронах рассказал губернатор Илья Соков. «Над Ельцом сбит дрон», – сказано в его телеграм-канале."
    assert source(text, "сбит дрон") == "губернатор Илья Соков"


@pytest.mark.parametrize("channel", ["в своём Telegram-канале", "в Telegram"])
def test_a_channel_before_a_speaker_is_no_part_of_his_name(channel: str) -> None:
    text = f"Над Ельцом сбит дрон. Об этом сообщил {channel} глава региона Илья Соков."
    assert source(text, "сбит дрон") == "глава региона Илья Соков"


@pytest.mark.parametrize("effect", ["Никто не пострадал.", "Обошлось без пострадавших.", "Разрушений нет."])
def test_what_came_of_it_is_told_by_who_told_of_it(effect: str) -> None:
    text = f"Дроны ударили по Азову, сообщил губернатор Иван Саблин.\n\n{effect}\n\nВ полиции Азова сообщили о пробке."
    assert source(text, effect.split()[0]) == "губернатор Иван Саблин"


def test_a_sentence_that_opens_with_an_older_night_is_the_outlets() -> None:
    text = "Над Азовом сбит дрон, сообщил губернатор Иван Саблин. В ночь на 11 марта дроны атаковали порт в Ейске."
    assert source(text, "атаковали") is None


def test_a_country_that_attacks_is_no_place() -> None:
    place = told("РФ в ночь на пятницу атаковала портовую инфраструктуру.", "атаковала").place
    assert place is None


def test_what_a_message_notes_is_told_by_who_issued_it() -> None:
    text = (
        "Сбиты девять дронов, сообщило командование Воздушных сил.\n\nЗа ночь сбиты две ракеты, отмечается в сообщении."
    )
    assert source(text, "две ракеты") == "командование Воздушных сил"


def test_a_lead_without_a_speaker_is_told_by_who_tells_it_next() -> None:
    text = "ВСУ атаковали Брянскую область.\n\nКак сообщил губернатор Илья Соков, регион атаковали ракетами."
    claims = reader_of("ru").read(text, published=DAY).claims
    assert [(c.event_type, c.source.name if c.source else None) for c in claims] == [
        ("strike", "губернатор Илья Соков")
    ]


def test_the_short_name_of_an_administration_is_the_administration() -> None:
    text = "Над Херсоном сбит дрон, сообщила Херсонская ОВА. По данным ХОВА, в городе ранены двое."
    assert source(text, "ранены двое") == "Херсонская ОВА"


def test_who_governs_has_the_word_until_another_speaks() -> None:
    text = (
        "Дрон упал на склад в Туле, сообщил губернатор Иван Саблин.\n\nНа складе загорелась крыша.\n\n"
        "В Госдуме рассказал о законе депутат Пётр Ильин."
    )
    assert source(text, "загорелась крыша") == "губернатор Иван Саблин"


def test_a_headline_that_tells_something_names_nobody() -> None:
    text = "Генштаб подтвердил поражение Саратовского НПЗ\n\nВ ночь на 14 марта дроны ударили по НПЗ в Саратове."
    assert source(text, "дроны ударили") is None


def test_a_lead_without_a_full_stop_is_no_headline() -> None:
    text = (
        "В пятницу, 14 марта, дроны ударили по складу в посёлке Ржава Курской области\n\n"
        "Об этом сообщил губернатор Илья Соков."
    )
    found = told(text, "дроны ударили")
    assert found.source is not None and found.time is not None and found.time.earliest == DAY


def test_the_armed_forces_are_no_sunday() -> None:
    assert told("В ВС РФ сообщили, что сбит дрон.", "сбит дрон").announced is None


@pytest.mark.parametrize("day", ["13 марта", "в четверг, 13 марта,", "во вторник, 11 марта, в своём канале"])
def test_the_day_of_the_announcement_stands_between(day: str) -> None:
    text = f"Дрон упал на склад в Ельце.\n\nОб этом {day} сообщил губернатор Илья Соков."
    assert source(text, "Дрон упал") == "губернатор Илья Соков"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Ранены двое рыбаков. Об этом пишет портал «17.md» со ссылкой на минздрав Ливана.",
            "Ранены",
            "минздрав Ливана",
        ),
        (
            "Погибли двое. Об этом заявил базирующийся в Женеве Ливийский центр наблюдения.",
            "Погибли",
            "базирующийся в Женеве Ливийский центр наблюдения",
        ),
        ("В Госкомитете нацбезопасности заявили, что погибли двое.", "погибли", "Госкомитете нацбезопасности"),
        ("На месте мэр Юсеф Диб, по словам которого погибли двое.", "погибли", "мэр Юсеф Диб"),
        ("Газета приводит слова мэра Юсефа Диба, согласно которым погибли двое.", "погибли", "мэра Юсефа Диба"),
        ("Издание приводит слова мэра Сидона: «Погибли двое рыбаков».", "Погибли", "мэра Сидона"),
        ("Хуситы празднуют победу — они сообщили, что погибли двое.", "погибли", "Хуситы"),
        (
            "Погибли двое, сообщила Ливийская обсерватория. По данным этой организации, ранены пятеро.",
            "ранены",
            "Ливийская обсерватория",
        ),
    ],
)
def test_who_tells_it_however_he_is_named(text: str, words: str, who: str) -> None:
    assert source(text, words) == who


def test_a_headline_that_names_who_tells_is_no_statement_of_its_own() -> None:
    text = (
        "Правозащитники заявили о гибели 20 жителей\n\nБомбы упали на рынок под Хомсом, погибли 20 жителей. "
        "Об этом сообщил Ливийский центр наблюдения.\n\nПо данным этой организации, ранены пятеро."
    )
    claims = reader_of("ru").read(text, published=DAY).claims
    assert "statement" not in {c.event_type for c in claims}


def test_a_list_under_a_line_with_a_colon_is_of_whom_the_line_names() -> None:
    text = (
        "Обломки ракет упали в Киеве.\n\nОб этом сообщает мэр Иван Саблин.\n\nПо данным властей, в:\n\n"
        "Днепровском районе обломок повредил автомобиль.\n\nСвятошинском районе выбиты окна.\n\n"
        "Напомним, накануне сбит дрон."
    )
    assert source(text, "повредил") == source(text, "выбиты") == "властей"
    assert source(text, "сбит") is None


def test_what_came_of_it_is_of_the_last_who_told_of_it_a_few_sentences_before() -> None:
    text = (
        "Под Ельцом ранены трое, сообщил мэр Пётр Лунин.\n\nПо словам губернатора Ивана Саблина, ранены двое мужчин. "
        "Одна из них женщина. Они в больнице.\n\nВ результате атаки повреждены два склада."
    )
    assert source(text, "повреждены") == "губернатора Ивана Саблина"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Ранены двое рыбаков. Об этом сообщено пресс-службой МВД.", "Ранены", "пресс-службой МВД"),
        ("Взрыв прогремел в Сидоне. Как установлено следствием, погибли двое.", "погибли", "следствием"),
        (
            "В Газе погибли сорок человек, сообщил минздрав анклава.\n\nКоличество пострадавших достигло 90 человек.",
            "Количество",
            "минздрав анклава",
        ),
        ("В Тире погибли сорок человек, сообщил минздрав.\n\nНасчитывается 90 раненых.", "Насчитывается", "минздрав"),
    ],
)
def test_who_tells_it_in_the_passive_or_counts_on(text: str, words: str, who: str) -> None:
    assert source(text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Взрыв прогремел в Сидоне. Как установлено следствием, его готовила группировка.", "Взрыв"),
        ("Взрыв в Сидоне был связан с группировкой «Лашкар», погибли двое.", "Взрыв"),
    ],
)
def test_who_tells_only_what_follows_or_nothing(text: str, words: str) -> None:
    assert source(text, words) is None


def test_who_warned_of_a_blow_told_before_says_it_once() -> None:
    text = "Армия нанесет удары по целям в Хайфе, предупредили военные."
    assert [c.event_type for c in reader_of("ru").read(text, published=DAY).claims] == ["strike"]


def test_first_data_name_nobody() -> None:
    text = "Мэр Юсеф Диб сообщил о взрыве. По сообщению газеты, ранены трое. Согласно первым данным, погибли двое."
    claim = told(text, "погибли")
    assert claim.source is None or claim.source.name != "первым данным"


def test_what_is_told_and_then_quoted_word_for_word_is_one_claim() -> None:
    text = (
        "Под Ельцом дрон упал на склад, сообщил губернатор Иван Саблин.\n\n"
        "По его словам, дрон ударил по дому в селе Чаплино.\n\n"
        "«Около часа назад дрон ударил по дому в селе Чаплино. Пожар потушен», — написал Саблин."
    )
    strikes = [c for c in reader_of("ru").read(text, published=DAY).claims if c.event_type == "strike"]
    assert len(strikes) == 1 and len(strikes[0].evidence) == 2


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("По словам мэра Петра Лунина, дрон ударил по складу в Ельце, сообщает ТАСС.", "дрон", "мэра Петра Лунина"),
        ("По словам мэра Лунина, ранены двое, передает Reuters.", "ранены", "мэра Лунина"),
        ("По информации от спасателей, ранены двое.", "ранены", "спасателей"),
        ("Военные не исключили, что боевики взорвали мост в Ельце.", "взорвали", "Военные"),
        ("Повстанцы заявили, что вошли в город Гома.", "вошли", "Повстанцы"),
    ],
)
def test_who_tells_what_an_outlet_passes_on_and_who_does_not_rule_it_out(text: str, words: str, who: str) -> None:
    assert source(text, words) == who


def test_nobody_took_it_upon_himself() -> None:
    text = "Ни одна группировка не взяла на себя ответственность за взрыв в Сидоне."
    assert source(text, "взяла") is None


def test_the_text_goes_on_from_a_headline_that_alone_tells_it() -> None:
    text = "В Энгельсе начался пожар на складе\n\nОб этом сообщил губернатор области Роман Лунин.\n\nРанены двое."
    assert source(text, "пожар") == source(text, "Ранены") == "губернатор области Роман Лунин"


def test_an_embassy_speaks_from_where_it_is() -> None:
    text = "В посольстве России в Афганистане сообщили, что ранены двое."
    assert source(text, "ранены") == "посольстве России в Афганистане"


@pytest.mark.parametrize("closer", ["Об этом сообщил мэр Глеб Ярцев.", "Такие данные привёл мэр Глеб Ярцев."])
def test_who_closes_an_account_tells_all_its_paragraphs(closer: str) -> None:
    text = f"В Ливнах дрон попал в амбар.\n\nРанен тракторист.\n\nПовреждены два дома.\n\n{closer}"
    for words in ("попал", "Ранен", "Повреждены"):
        assert source(text, words) == "мэр Глеб Ярцев"


def test_who_closes_an_account_tells_nothing_of_what_others_told_before_it() -> None:
    text = (
        "В Ливнах горит амбар, сообщило МЧС.\n\nРанен тракторист.\n\nПовреждены два дома.\n\n"
        "Об этом сообщил мэр Глеб Ярцев."
    )
    assert source(text, "горит") == "МЧС"
    assert source(text, "Повреждены") == "мэр Глеб Ярцев"


def test_what_the_outlet_recalls_is_not_his_who_closes_the_account() -> None:
    text = (
        "В Ливнах горит амбар.\n\nНапомним, в Орле взорвался склад.\n\nПовреждены два дома.\n\n"
        "Об этом сообщил мэр Глеб Ярцев."
    )
    assert source(text, "взорвался") is None
    assert source(text, "Повреждены") == "мэр Глеб Ярцев"


@pytest.mark.parametrize("put_in", ["где, по словам мэра,", "в котором, как сообщил мэр,"])
def test_who_tells_a_relative_clause_tells_no_more(put_in: str) -> None:
    text = f"Снаряд попал в интернат, {put_in} погибли трое студентов."
    assert source(text, "погибли") is not None
    assert source(text, "Снаряд") is None
