"""Russian and Ukrainian: which day an undated event takes, and whose account a paragraph continues."""

from datetime import date

import pytest

from claims.reading import counts, first_day, reader_of, told_by
from dateline.model import Claim

DAY = date(2025, 3, 14)  # a Friday


def claims(language: str, text: str) -> list[Claim]:
    return list(reader_of(language).read(text, published=DAY).claims)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "ru",
            "После ракетного удара 11 марта по Кривому Рогу из-под завалов извлекли три тела.\n\n"
            "В Киевской области с утра объявляли тревогу. ПВО сбила 12 дронов.",
            "сбила",
        ),
        (
            "uk",
            "Після ракетного удару 11 березня по Кривому Рогу з-під завалів дістали три тіла.\n\n"
            "На Київщині оголошували тривогу. ППО збила 12 дронів.",
            "збила",
        ),
    ],
)
def test_the_day_of_an_older_blow_does_not_hold_elsewhere(language: str, text: str, words: str) -> None:
    assert first_day(told_by(claims(language, text), text, words)) in (None, DAY)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "Под Бингёлем на мине подорвался автобус, погибли семеро. Инцидент произошёл вчера вечером.", "погибли"),
        ("uk", "Під Сумами на міні підірвався автобус, загинули семеро. Трагедія сталася вчора ввечері.", "загинули"),
    ],
)
def test_a_sentence_that_says_when_it_happened_dates_what_was_told(language: str, text: str, words: str) -> None:
    assert first_day(told_by(claims(language, text), text, words)) == date(2025, 3, 13)


def test_a_reminder_looks_back() -> None:
    text = "Напомним, 12 марта под Курском дрон ударил по складу."
    assert first_day(claims("ru", text)[0]) == date(2025, 3, 12)


def test_headquarters_go_on_place_by_place() -> None:
    text = (
        "Оперативный штаб Курской области отчитался о пяти атаках за сутки.\n\n"
        "В селе Званное беспилотник атаковал грузовик, водитель погиб.\n\n"
        "В Рыльском районе повреждены шесть домов."
    )
    found = claims("ru", text)
    for words in ("атаковал", "повреждены"):
        source = told_by(found, text, words).source
        assert source is not None and "штаб" in source.name


def test_who_tells_the_details_told_all_of_the_paragraph() -> None:
    text = "Ракета попала в жилой дом. Погибли семь человек. Подробности сообщил мэр Олег Сидоров."
    for claim in claims("ru", text):
        assert claim.source is not None and "Сидоров" in claim.source.name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Освобождены двое заложников, похищенные 7 января. Пострадавших нет."),
        ("uk", "Звільнено двох заручників, викрадених 7 січня. Постраждалих немає."),
        ("en", "Two hostages abducted on January 7 were freed. Nobody was hurt."),
    ],
)
def test_a_participle_with_its_own_day_is_read_in_any_language(language: str, text: str) -> None:
    assert claims(language, text)


def source(claim: Claim) -> str | None:
    return claim.source.name if claim.source is not None else None


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        (
            "uk",
            "За добу відбулося 90 боїв, повідомляє Генеральний штаб ЗСУ.\n\nОкупанти завдали 12 авіаударів.\n\n"
            "На Лиманському напрямку ворог атакував п'ять разів.\n\n"
            "На Куп'янському напрямку відбито три атаки.",
            "відбито три",
            "Генеральний штаб ЗСУ",
        ),
        (
            "ru",
            "За сутки произошло 90 боев, сообщает Генеральный штаб ВСУ.\n\nПротивник нанес 12 авиаударов.\n\n"
            "На Лиманском направлении враг атаковал пять раз.\n\n"
            "На Купянском направлении отбиты три атаки.",
            "отбиты три",
            "Генеральный штаб ВСУ",
        ),
        (
            "uk",
            "Повітряні сили повідомили про збиття 20 дронів.\n\nЯк зазначається, одну ракету також збито.",
            "ракету",
            "Повітряні сили",
        ),
        (
            "uk",
            "Армія обстріляла місто: двоє загиблих\n\nВранці снаряд влучив у ринок. Загинули двоє людей.",
            "влучив",
            None,
        ),
    ],
)
def test_whose_account_goes_on(language: str, text: str, words: str, who: str | None) -> None:
    assert source(told_by(claims(language, text), text, words)) == who


def test_who_is_named_below_a_source_label_speaks_on() -> None:
    text = (
        "Удар по місту\n\nДжерело: мер Іван Котенко у телеграмі\n\nДеталі: Ракета зруйнувала школу.\n\n"
        "За даними поліції, дрон атакував маршрутку. Водій загинув."
    )
    found = claims("uk", text)
    assert "Котенко" in (source(told_by(found, text, "зруйнувала")) or "")
    assert source(told_by(found, text, "Водій")) == "поліції"


def test_a_bulletin_under_a_headline_that_names_its_teller_is_his() -> None:
    text = (
        "Поліція Сумщини: за добу обстріляно п'ять громад\n\nПоліцейські зафіксували 20 обстрілів області.\n\n"
        "Білопілля зазнало трьох атак. Загинула одна особа.\n\nУ Шостці поранено двох людей."
    )
    found = claims("uk", text)
    assert source(told_by(found, text, "поранено")) is not None
    assert source(told_by(found, text, "Загинула")) is not None


def test_towns_side_by_side_are_struck_one_by_one() -> None:
    text = (
        "У Костянтинівці загинула одна людина, ще двоє поранені.\n\nУ Дружківці загинула одна людина, ще двоє поранені."
    )
    assert len([c for c in claims("uk", text) if c.event_type == "casualties"]) == 2


def test_a_body_is_not_its_chief() -> None:
    text = (
        "Ліквідовано Хасана Аль-Амріна, начальника штабу «Хезболли», заявила армія Ізраїлю. "
        "«Хезболла» підтвердила удар по Бейруту."
    )
    assert source(told_by(claims("uk", text), text, "удар")) in ("«Хезболла»", "Хезболла")


def test_a_swarm_is_not_put_in_a_town_named_below() -> None:
    text = (
        "Противник атакував 67 ударними дронами, повідомили Повітряні сили.\n\n"
        "У Миргороді є пошкодження складів, додали там."
    )
    assert told_by(claims("uk", text), text, "атакував").place is None


def test_counts_listed_line_by_line_below_a_verb_are_its_own() -> None:
    text = (
        "Повітряні сили повідомили про нічну атаку. Збито:\n– 8 крилатих ракет;\n– 52 ударні БпЛА.\n\nТриває тривога."
    )
    found = told_by(claims("uk", text), text, "Збито")
    assert {(q.what, q.low) for q in found.quantities} == {("downed", 8), ("downed", 52)}


def test_parts_of_a_total_that_have_places_are_claims_of_their_own() -> None:
    text = "ППО збила 60 дронів, зокрема 20 – над Брянською областю, 40 – над Калузькою областю."
    counts = [[q.low for q in c.quantities] for c in claims("uk", text)]
    assert counts == [[60], [20], [40]]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "ru",
            "Двое погибли и пятеро ранены в результате атак дронов на Белгородскую область, сообщил губернатор.\n\n"
            "По его данным, в Шебекине дрон ударил по легковому автомобилю.",
            "Шебекине",
        ),
        (
            "uk",
            "Двоє людей загинули внаслідок ударів по Харківській області, повідомив очільник ОВА Олег Синєгубов.\n\n"
            "За його даними, у Чугуєві дрон влучив в автомобіль.",
            "Чугуєві",
        ),
    ],
)
def test_one_of_several_blows_that_a_lead_sums_up_is_a_claim_of_its_own(language: str, text: str, words: str) -> None:
    found = claims(language, text)
    one = told_by(found, text, words)
    assert one.event_type == "strike" and one.place is not None and one is not found[0]
    assert not any(q.what == "killed" for q in one.quantities)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Росіяни вдарили по Лубнах. Про це повідомив голова Полтавської ОВА Петро Гончар.\n\n"
            "Крім того, у Хоролі пошкоджено ліцей.",
            "ліцей",
            "Гончар",
        ),
        (
            "У Лубнах пролунав вибух, повідомила поліція області.\n\nУнаслідок удару поранено двох людей.\n\n"
            "Як додав мер Іван Лемко, рух центром перекрито.",
            "двох людей",
            "поліція",
        ),
    ],
)
def test_paragraphs_go_on_with_the_only_one_who_tells(text: str, words: str, who: str) -> None:
    found = told_by(claims("uk", text), text, words)
    assert found.source is not None
    assert who in found.source.name


def test_the_governor_of_the_region_told_of_is_meant_by_his_office() -> None:
    text = (
        "Начальник Сумської ОВА Олег Петренко і начальник Полтавської ОВА Іван Лемко розповіли про ніч.\n\n"
        "Сумська область\n\nЯк розповів очільник області, у Лебедині згорів склад."
    )
    found = told_by(claims("uk", text), text, "склад")
    assert found.source is not None
    assert "Петренко" in found.source.name


def test_a_day_of_a_region_is_not_the_blow_on_a_town_of_the_lead() -> None:
    text = (
        "У Лубнах дрон влучив у завод, повідомив голова Полтавської ОВА Іван Лемко.\n\n"
        "За його словами, за добу ворог обстріляв 14 населених пунктів Полтавщини."
    )
    found = claims("uk", text)
    assert told_by(found, text, "влучив") is not told_by(found, text, "обстріляв")


def test_a_short_name_is_the_body_named_in_full_before() -> None:
    text = "Уночі вражено склад, повідомив Генеральний штаб ЗСУ.\n\nЗафіксовано сім вибухів, додали у Генштабі."
    assert source(told_by(claims("uk", text), text, "сім вибухів")) == "Генеральний штаб ЗСУ"


def test_blows_counted_weapon_by_weapon_are_claims_of_their_own() -> None:
    text = (
        "Двоє людей поранені внаслідок атак на Запорізький район, повідомив голова ОВА Іван Лемко.\n\n"
        "«Війська здійснили 12 авіаударів по Оріхову та Білогір'ю. 300 дронів атакували Щербаки», – написав він.\n\n"
        "Крім того, 90 артилерійських ударів завдано по Кушугуму."
    )
    found = claims("uk", text)
    parts = [told_by(found, text, words).id for words in ("поранені", "авіаударів", "дронів", "артилерійських")]
    assert len(set(parts)) == len(parts)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Росіяни вранці обстріляли Нікополь. Загинула жінка.\n\nПро це повідомив начальник ОВА Сергій Лисенко.\n\n"
            "Постраждалий чоловік у лікарні.\n\nУ місті пошкоджена школа.\n\n"
            "Пожежу вже загасили, повідомило обласне управління ДСНС.",
            "школа",
            "Лисенко",
        ),
        (
            "Вночі армія РФ обстріляла Херсон, повідомив голова ОВА Олександр Петрук.\n\n"
            "Внаслідок обстрілу спалахнув склад. Рятувальники загасили вогонь. Однак будівля зруйнована. "
            "На щастя, ніхто не постраждав.",
            "ніхто",
            "Петрук",
        ),
    ],
)
def test_the_first_who_governs_keeps_the_word(text: str, words: str, who: str) -> None:
    assert who in (source(told_by(claims("uk", text), text, words)) or "")


@pytest.mark.parametrize(
    "text",
    [
        "Двоє людей поранені внаслідок атаки дронів на Суми, повідомив мер Артем Петрук.\n\n"
        "«Двоє поранених», – написав Петрук.",
        "Внаслідок авіаудару по Бейруту загинули щонайменше 14 людей, повідомило Міністерство охорони здоров'я.\n\n"
        "Міністерство охорони здоров'я повідомило про 14 загиблих.",
    ],
)
def test_the_toll_of_a_blow_told_again_is_its_own(text: str) -> None:
    assert [c.event_type for c in claims("uk", text)] == ["strike"]


def test_a_toll_told_again_adds_to_the_blow() -> None:
    text = (
        "Четверо людей загинули в Сумах унаслідок ракетного удару, повідомив мер Артем Петрук.\n\n"
        "«У Сумах четверо загинули і п'ятеро поранені», – написав Петрук."
    )
    (claim,) = claims("uk", text)
    assert {(q.what, q.low) for q in claim.quantities} == {("killed", 4), ("wounded", 5)}


def test_what_came_before_is_the_outlets() -> None:
    text = (
        "Росіяни вдарили по Сумах, повідомив начальник ОВА Сергій Лисенко.\n\n"
        "Що передувало: Напередодні російські війська атакували Суми шістьма бомбами. Загинув чоловік."
    )
    assert source(told_by(claims("uk", text), text, "Загинув")) is None


def test_two_things_damaged_are_no_repeat() -> None:
    text = (
        "У місті пошкоджена школа, повідомив мер Суми Олег Петрук.\n\n"
        "На околицях понівечені підприємство, 3 приватні будинки та міст, додав мер."
    )
    found = [c for c in claims("uk", text) if c.event_type == "damage"]
    assert [sorted(q.low or 0 for q in c.quantities if q.what == "damaged")[-1] for c in found] == [1, 3]


def test_who_inquires_writes_no_statement() -> None:
    text = (
        "Росіяни вдарили по Сумах, повідомила пресслужба обласної прокуратури.\n\n"
        "За даними слідства, 4 травня постраждав чоловік.\n\n"
        "«3 травня дрон упав у селі Річки. Загинула жінка», – йдеться у повідомленні."
    )
    claim = told_by(claims("uk", text), text, "Загинула")
    assert claim.source is not None and "прокуратури" in claim.source.name


@pytest.mark.parametrize(
    "text",
    [
        "«Уночі ворог ударив дронами «Герань» по Сумах. Загинув чоловік. Згорів дім», – сказав мер Артем Петрук.",
        '"Уночі дрон "Герань" ударив по Сумах. Загинув чоловік. Згорів дім", – сказав мер Артем Петрук.',
    ],
)
def test_a_name_in_quotation_marks_ends_no_quotation(text: str) -> None:
    assert all("Петрук" in (source(c) or "") for c in claims("uk", text))


def test_a_bulletin_is_of_whose_page_it_stands_on() -> None:
    text = (
        "Окупанти завдали двох ударів, йдеться в оперативній інформації станом на 18:00 на сторінці "
        "Генерального штабу Збройних сил України."
    )
    claim = told_by(claims("uk", text), text, "завдали")
    assert claim.source is not None and "штабу" in claim.source.name


def test_another_speaker_ends_an_account() -> None:
    text = (
        "Дрон поранив чоловіка в Херсоні. Медики оцінюють його стан як тяжкий.\n\n"
        "Загалом армія РФ обстріляла вісім сіл. Загинула жінка, повідомив начальник ОВА Олег Петрук."
    )
    assert source(told_by(claims("uk", text), text, "обстріляла")) != "Медики"


def test_the_districts_of_the_lead_are_no_territory_of_its_speaker() -> None:
    text = (
        "Росіяни обстріляли Охтирський та Конотопський райони, повідомив голова обласної адміністрації Олег Петрук.\n\n"
        "По Конотопському району били дронами. Загорівся склад, каже Петрук."
    )
    claim = told_by(claims("uk", text), text, "Загорівся")
    assert claim.place is not None and "Конотопськ" in text[claim.place.span.start : claim.place.span.end]


def test_a_description_in_quotation_marks_is_no_position() -> None:
    text = "«Завод є одним із найбільших на півдні країни і має порт», – сказали в Міністерстві оборони."
    assert claims("uk", text) == []


def test_the_day_of_a_clause_of_place_is_its_own() -> None:
    text = "Ракети влучили в передмістя Сум, де минулого тижня загинув мер."
    claim = told_by(claims("uk", text), text, "влучили")
    assert first_day(claim) is None


def test_proceedings_are_no_position() -> None:
    text = "«Розпочато досудове розслідування за фактом вчинення воєнного злочину», – сказали в прокуратурі області."
    assert claims("uk", text) == []


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Дрон ударив по Сумах. Мер Артем Петрук повідомив про те, що загинув чоловік.", "загинув", "Петрук"),
        ("Росіяни випустили 50 снарядів, з них — 8 типу Grad, розповідали в ОВА.", "випустили", "ОВА"),
        (
            "Головне управління розвідки повідомило про підрив мосту. «Підірвано також склад», – заявили в ГУР.",
            "склад",
            "управління розвідки",
        ),
        (
            "Дрон поранив чоловіка, повідомив мер Артем Петрук. Поранений чоловік звернувся до медзакладу.\n\n"
            "«За містом горить трава», – написав він.",
            "горить",
            "Петрук",
        ),
        (
            "Кількість поранених від удару по Сумах зросла до семи. Про це УНН дізнався з Telegram голови Сумської ОВА "
            "Івана Гая, який у середу оновив дані.",
            "Кількість",
            "Івана Гая",
        ),
    ],
)
def test_who_says_it(text: str, words: str, who: str) -> None:
    claim = told_by(claims("uk", text), text, words)
    assert claim.source is not None and who in claim.source.name


def test_a_day_of_last_year() -> None:
    text = "Росіяни вдарили по Одесі минулого року 29 квітня."
    assert first_day(told_by(claims("uk", text), text, "вдарили")) == date(2024, 4, 29)


def test_all_fights_are_no_fight_of_one_front() -> None:
    text = (
        "З початку доби відбулося 96 бойових зіткнень, повідомляє Генеральний штаб.\n\n"
        "На Лиманському напрямку тривають чотири бойові зіткнення, додали в Генштабі."
    )
    assert [c.event_type for c in claims("uk", text)] == ["clash", "clash"]


def test_he_is_no_centre_that_is_cited() -> None:
    text = (
        "Дрон ударив по Сумах, повідомив мер Артем Петрук.\n\n"
        "З посиланням на дані ситуаційного центру він повідомив, що місто атаковано п'ятьма бомбами."
    )
    claim = told_by(claims("uk", text), text, "атаковано")
    assert claim.source is not None and "Петрук" in claim.source.name


def test_how_things_were_is_no_position() -> None:
    text = "«Основна активність ворога традиційно фіксувалася у темну пору доби», – повідомляє Міністерство оборони."
    assert claims("uk", text) == []


def test_verdicts_are_positions() -> None:
    text = "Українська влада кваліфікує ці удари як воєнні злочини."
    assert [c.event_type for c in claims("uk", text)] == ["statement"]


@pytest.mark.parametrize(
    "text",
    [
        'Троє людей загинули, повідомляють на сторінці Оперативного командування "Північ" у Facebook.',
        "«Троє людей загинули», – йдеться в повідомленні, опублікованому в Телеграм-каналі Сумської ОВА.",
    ],
)
def test_a_page_speaks_for_who_has_it(text: str) -> None:
    claim = told_by(claims("uk", text), text, "загинули")
    assert claim.source is not None and claim.source.name.startswith(("Оперативного", "Сумської"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Два беспилотника ударили по складу в Курске."),
        ("ru", "Два дрона врезались в здание в Орле."),
        ("uk", "Два дрони вдарили по складу в Сумах."),
        ("uk", "Два дрони врізалися в будівлю в Одесі."),
    ],
)
def test_weapons_that_strike_something_are_hits(language: str, text: str) -> None:
    (claim,) = claims(language, text)
    assert counts(claim) == {("hit", 2, 2)}


def test_weapons_only_sent_are_launched() -> None:
    (claim,) = claims("ru", "По Курску выпустили два беспилотника.")
    assert counts(claim) == {("launched", 2, 2)}
