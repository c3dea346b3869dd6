"""Russian dispatches on conflicts elsewhere: who tells, what an older day covers, what a second source confirms."""

from datetime import date

import pytest

from claims.reading import by, counts, reader_of, told_by
from dateline.model import Claim

DAY = date(2023, 5, 14)


def read(text: str) -> tuple[Claim, ...]:
    return reader_of("ru").read(text, published=DAY).claims


def told(text: str, words: str) -> Claim:
    return told_by(read(text), text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Боевики захватили пост в Мали. По данным военных, погибли трое солдат.", "погибли"),
        ("Хуситы атаковали порт Эйлат. По утверждению военных, дрон был перехвачен.", "перехвачен"),
    ],
)
def test_the_military_takes_up_no_armed_group(text: str, words: str) -> None:
    assert by(told(text, words)) == "военных"


def test_the_military_takes_up_no_counted_soldiers() -> None:
    text = "Боевики напали на пост в Мали. Погибли трое солдат, сообщили военные."
    assert by(told(text, "Погибли")) == "военные"


def test_who_answers_for_something_says_nothing() -> None:
    text = "Полицейские отвечали за безопасность делегации. Еще двое военных ранены."
    assert by(told(text, "ранены")) is None


@pytest.mark.parametrize("opening", ["По предположению следователей", "По предположениям следователей"])
def test_who_supposes_is_a_source(opening: str) -> None:
    assert by(told(f"{opening}, взрыв на рынке в Лахоре устроил смертник.", "взрыв")) == "следователей"


@pytest.mark.parametrize("opening", ["Сообщается, что", "Отмечается, что", "Уточняется, что"])
def test_what_is_reported_is_of_the_one_heard_before(opening: str) -> None:
    text = (
        "При взрыве в Кветте погиб водитель, сообщает телеканал Geo TV. О раненых дипломатах данных не поступало."
        f"\n\n{opening} еще четверо полицейских получили ранения."
    )
    assert by(told(text, "еще четверо")) == "телеканал Geo TV"


def test_a_year_before_a_noun_is_a_year() -> None:
    claim = told("Дрон сбит над Газой.\n\nВ 2012 году боевики взорвали мост в Бенгази.", "взорвали")
    assert claim.time is not None
    assert (claim.time.earliest, claim.time.latest) == (date(2012, 1, 1), date(2012, 12, 31))
    assert claim.background


def test_a_day_holds_for_what_the_same_doer_goes_on_to_do() -> None:
    text = "Дрон сбит над Газой.\n\nВ 2012 году боевики напали на школу в Бенгази и похитили трех учителей."
    claim = told(text, "похитили")
    assert claim.time is not None
    assert claim.time.earliest == date(2012, 1, 1)


def test_sentences_behind_an_older_day_are_of_that_day_and_place() -> None:
    text = (
        "Хуситы сообщили об атаке на порт Эйлат.\n\n12 марта хуситы обстреляли аэропорт Джизана. "
        "Ракета попала в терминал. 20 марта дроны атаковали Абху. ПВО удалось перехватить три беспилотника."
    )
    hit, downed = told(text, "Ракета"), told(text, "ПВО")
    assert hit.time is not None and hit.time.earliest == date(2023, 3, 12) and hit.background
    assert hit.place is not None and hit.place.place is not None and hit.place.place.name == "Jizan"
    assert downed.time is not None and downed.time.earliest == date(2023, 3, 20)
    assert downed.place is not None and downed.place.place is not None and downed.place.place.name == "Abha"


@pytest.mark.parametrize("words", ["подтвердило взрыв", "подтвердило факт взрыва"])
def test_who_confirms_an_event_makes_a_claim_of_it(words: str) -> None:
    text = f"Взрыв произошел в Пешаваре, погибли трое. МВД Пакистана {words}."
    assert [by(c) for c in read(text) if c.event_type == "explosion"] == [None, "МВД Пакистана"]


def test_who_does_not_confirm_makes_none() -> None:
    text = "Боевики напали на базу в Мали, погибли трое. Власти не подтвердили факт нападения."
    assert [c.event_type for c in read(text)].count("attack") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Хуситы атаковали аэропорт в Абхе. В результате атаки воздушное сообщение было приостановлено.",
        "Хуситы атаковали аэропорт в Абхе. В результате атаки три человека пострадали.",
    ],
)
def test_what_a_blow_did_is_no_second_blow(text: str) -> None:
    assert [c.event_type for c in read(text) if c.event_type in ("strike", "attack")] == ["attack"]


def test_the_thing_aimed_at_is_not_counted() -> None:
    assert counts(told("Хуситы атаковали аэропорт в Абхе.", "атаковали")) == set()


def test_an_aircraft_that_suffers_is_damaged() -> None:
    assert told("Ракета упала в Абхе. Пострадал также самолет А-320.", "Пострадал").event_type == "damage"


def test_whose_state_is_told_is_not_counted_again() -> None:
    text = "Ракета попала в дом в Ашдоде, три человека пострадали, состояние одного из них тяжелое."
    assert counts(told(text, "Ракета")) | counts(told(text, "пострадали")) == {("hit", 1, 1), ("wounded", 3, 3)}


def test_some_of_what_was_launched_is_the_same_launch() -> None:
    claims = read("По Израилю были выпущены 130 ракет, некоторые из них достигли цели.")
    assert [(c.event_type, counts(c)) for c in claims] == [("strike", {("launched", 130, 130)})]


def test_a_toll_in_a_relative_clause_is_of_its_own_fight() -> None:
    text = (
        "Трое солдат погибли в боях под Агдамом.\n\n9 мая в зоне конфликта произошли столкновения, "
        "в результате которых погибли не менее пяти человек."
    )
    assert [(c.event_type, counts(c)) for c in read(text)] == [
        ("clash", {("killed", 3, 3)}),
        ("clash", {("killed", 5, None)}),
    ]


@pytest.mark.parametrize("words", ["О погибших не сообщалось", "О погибших не сообщали"])
def test_the_dead_of_whom_nobody_reports_are_denied(words: str) -> None:
    claim = told(f"Ракета упала под Абхой. {words}.", "О погибших")
    assert claim.denied and counts(claim) == {("killed", 0, 0)}


def test_a_state_in_a_country_is_no_namesake_abroad() -> None:
    claim = told("В поселке Гурбин-Яур штата Кибби в Нигерии боевики похитили 80 детей.", "похитили")
    assert claim.place is not None and claim.place.within is not None and claim.place.within.country == "NGA"


BLAST = "Взрыв прогремел в Кабуле"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            f"{BLAST}. Ответственность взяла на себя группировка «Джундалла» (запрещена в РФ).",
            "группировка «Джундалла»",
        ),
        (
            f"{BLAST}. Ответственность взяло на себя «Исламское государство» (ИГ, запрещено в РФ).",
            "Исламское государство",
        ),
        (f"{BLAST}, ответственность за который взяла на себя «Аль-Каида».", "Аль-Каида"),
    ],
)
def test_who_takes_responsibility_behind_the_verb(text: str, who: str) -> None:
    claims = read(text)
    assert [(c.event_type, by(c)) for c in claims] == [("explosion", None), ("statement", who)]


def test_a_ban_in_brackets_closes_nothing() -> None:
    text = f"{BLAST}. Ответственность взяло движение «Аш-Шабаб» (признано террористическим, запрещено в РФ)."
    assert [c.event_type for c in read(text)] == ["explosion", "statement"]


@pytest.mark.parametrize("words", ["Ранен солдат Юсубов 1990 года рождения.", "Повреждена машина 2012 года выпуска."])
def test_the_year_of_birth_or_make_dates_nothing(words: str) -> None:
    claim = told(words, words.split()[0])
    assert claim.time is None and not claim.background


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("На дороге был взорван заминированный автомобиль.", ["attack"]),
        ("Заминированный автомобиль был взорван у рынка.", ["attack"]),
        ("Один из боевиков подорвался рядом с мечетью.", ["attack"]),
        ("Район взрыва блокирован.", ["closure"]),
        ("Полиция оцепила улицу.", ["closure"]),
        ("В Йемене идет гражданская война между хуситами и правительством.", ["clash"]),
        ("Повстанцы перешли в наступление на ряд провинций Йемена.", ["clash"]),
        ("Целями беспилотников были порт и база в Эйлате.", ["strike"]),
        ("Оперативники поймали в Дагестане главаря банды.", ["arrest"]),
        ("ФСБ предотвратила теракт на железной дороге в Самарской области.", ["attack"]),
        (
            "В ходе задержания около станции боевики оказали сопротивление и были убиты.",
            ["arrest", "clash", "casualties"],
        ),
        ("Боевики были уничтожены ответным огнем.", ["casualties"]),
        ("МВД Турции заявило, что известны координаторы теракта в Стамбуле.", []),
    ],
)
def test_what_words_tell(text: str, types: list[str]) -> None:
    assert [c.event_type for c in read(text)] == types


def test_more_than_a_month_ago_is_an_older_day() -> None:
    claim = told("Дрон сбит над Газой. Более месяца назад в городе был убит судья.", "был убит")
    assert claim.background


@pytest.mark.parametrize("words", ["Вскоре после этого", "Незадолго до этого", "Затем"])
def test_after_something_undated_is_no_day(words: str) -> None:
    time = told(f"{BLAST}. {words} взорвался автомобиль.", "взорвался").time
    assert time is None or time.earliest is None


def test_what_goes_on_now_is_not_of_the_day_told_before() -> None:
    text = "США и Израиль ударили по Ирану 12 мая. Иран атакует базы в Ираке."
    assert told(text, "атакует").time is None


def test_states_named_together_strike_from_afar_and_elsewhere() -> None:
    claim = told("США и Израиль ударили по Ирану. Взрыв смертника прогремел в Кабуле.", "ударили")
    assert claim.event_type == "strike"
    assert claim.place is not None and claim.place.place is not None and claim.place.place.country == "IRN"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("В ходе боя уничтожены двое террористов, говорится в сообщении.", "Командование армии Индии"),
        (
            "В ходе боя уничтожены двое террористов, говорится в релизе, полученном РИА Новости.",
            "Командование армии Индии",
        ),
        (
            "В ходе боя уничтожены двое террористов, сказано в сообщении, поступившем в ТАСС.",
            "Командование армии Индии",
        ),
    ],
)
def test_what_a_statement_says_is_of_who_spoke_last(text: str, who: str) -> None:
    assert by(told(f"Командование армии Индии сообщило о взрыве на базе.\n\n{text}", "уничтожены")) == who


@pytest.mark.parametrize("ban", ["(организация признана террористической и запрещена в РФ)", "*(запрещена в РФ)"])
def test_a_country_that_bans_is_no_place(ban: str) -> None:
    claim = told(f"Взрыв прогремел у мечети. «Талибан» {ban} молчит. Погибли трое.", "Взрыв")
    assert claim.place is None


def test_a_camp_in_guillemets_is_no_town_abroad() -> None:
    text = "Ракеты упали в Ираке. Обстрелу подвергся военный лагерь «Виктория», где стоят военные США."
    place = told(text, "Обстрелу").place
    assert place is not None and place.place is None and place.within is not None and place.within.country == "IRQ"


@pytest.mark.parametrize("words", ["Погиб член «Хезболлы».", "Убит лидер группировки.", "Погиб глава движения."])
def test_one_who_holds_an_office_is_one(words: str) -> None:
    assert counts(told(words, words.split()[0])) == {("killed", 1, 1)}


def test_rockets_behind_a_plural_verb_are_several() -> None:
    assert counts(told("Ракеты были выпущены по Хайфе.", "выпущены")) == set()


def test_who_is_detained_is_counted() -> None:
    claim = told("ФСБ заявила о задержании жителя Георгиевска.", "задержании")
    assert counts(claim) == {("arrested", 1, 1)}


def test_shots_that_ring_out_are_an_attack() -> None:
    assert [c.event_type for c in read("У отеля раздались звуки выстрелов.")] == ["attack"]


@pytest.mark.parametrize("name", ['"Анадолу"', "«Анадолу»"])
def test_who_is_referred_to_may_stand_in_quotation_marks(name: str) -> None:
    text = f"Шестеро военных погибли при нападении на пост, передает BAQ.KZ со ссылкой на {name}."
    assert by(told(text, "погибли")) == "Анадолу"


def test_an_audience_named_in_guillemets_is_no_news() -> None:
    text = (
        "Повстанцы обстреляли пост. Об этом сообщили в командовании внутренней безопасности телеканалу «Аль-Ихбария»."
    )
    assert by(told(text, "обстреляли")) == "командовании внутренней безопасности"


def test_rockets_named_by_an_adjective_strike_from_afar() -> None:
    assert told("Хуситы нанесли ракетный удар по аэропорту.", "нанесли").event_type == "strike"


def test_those_who_attacked_are_counted() -> None:
    claim = told("Силы безопасности ликвидировали 12 нападавших.", "ликвидировали")
    assert counts(claim) == {("killed", 12, 12)}


@pytest.mark.parametrize(
    "besides",
    [
        "3 тысячи стали беженцами",
        "300 семей остались без крова",
        "более 3 тысяч бежали из города",
        "сотни лишились жилья",
    ],
)
def test_who_does_something_else_is_not_among_the_dead(besides: str) -> None:
    assert counts(told(f"В результате боёв погибли 40 человек, {besides}.", "погибли")) == {("killed", 40, 40)}


def test_what_stands_before_a_saying_is_still_counted() -> None:
    text = "«В результате обстрела повреждены пять многоэтажек, восемь частных домов», — говорится в сообщении мэрии."
    assert {q for q in counts(told(text, "обстрела")) if q[0] == "damaged"} == {("damaged", 5, 5), ("damaged", 8, 8)}


def test_a_fraction_counts_nobody() -> None:
    claim = told("В нападениях погибли 1800 человек, три четверти из них - дети.", "погибли")
    assert counts(claim) == {("killed", 1800, 1800)}


def test_a_toll_that_may_rise_tells_no_toll() -> None:
    text = f"{BLAST}. Число погибших, по словам властей, может возрасти."
    assert [c.event_type for c in read(text)] == ["explosion"]


@pytest.mark.parametrize(
    "text",
    [
        "Два солдата погибли и еще трое получили ранения в результате нападения на пост в провинции Ван.",
        "Двое рабочих погибли, трое получили ранения в результате нападения на рынок в Лахоре.",
        "Двое погибли, а еще трое ранены при нападении боевиков на деревню в Мали.",
    ],
)
def test_the_dead_and_the_wounded_of_one_attack(text: str) -> None:
    claims = read(text)
    assert [c.event_type for c in claims] == ["attack"]
    assert counts(claims[0]) == {("killed", 2, 2), ("wounded", 3, 3)}


def test_the_dead_elsewhere_are_of_no_attack_told_behind_them() -> None:
    claims = read("Двое солдат погибли в Гао, трое ранены при нападении боевиков на Тессалит.")
    assert [c.event_type for c in claims] == ["casualties", "attack"]


@pytest.mark.parametrize("doer", ["вооруженными людьми", "вооруженными мужчинами"])
def test_whom_armed_people_killed_was_attacked(doer: str) -> None:
    assert told(f"Девять жителей деревни на западе Нигера были убиты {doer}.", "убиты").event_type == "attack"


@pytest.mark.parametrize(
    "text",
    [
        "Семь боевиков нейтрализованы в ходе контртеррористической операции в Дагестане.",
        "Силы безопасности в ходе ответной операции ликвидировали семерых нападавших.",
        "Военные заявили о ликвидации семи террористов во время спецоперации на севере Ирака.",
    ],
)
def test_fighters_killed_in_an_operation_fell_in_a_fight(text: str) -> None:
    claim = next(c for c in read(text) if counts(c))
    assert (claim.event_type, counts(claim)) == ("clash", {("killed", 7, 7)})


@pytest.mark.parametrize("opening", ["С начала операции", "В Дагестане"])
def test_fighters_killed_are_a_toll_where_no_operation_is_told(opening: str) -> None:
    assert told(f"{opening} убиты семь боевиков.", "убиты").event_type == "casualties"


@pytest.mark.parametrize(
    "where",
    ["Инцидент произошел в пятницу в районе города Гао.", "Происшествие случилось вечером на окраине города Гао."],
)
def test_who_told_what_happened_also_told_where_it_did(where: str) -> None:
    said = "Солдат был убит выстрелом снайпера. Об этом сообщает пресс-служба армии Мали."
    text = f"{said}\n\n{where} В результате перестрелки ранены двое."
    assert by(told(text, "ранены")) == "пресс-служба армии Мали"


def test_an_incident_of_later_paragraphs_dates_the_lead() -> None:
    text = (
        "Один человек погиб при нападении на рынок в Лахоре, сообщает телеканал Geo.\n\n"
        "По данным прокуратуры, подозреваемый ранее обвинялся в терроризме.\n\n"
        "Отмечается, что происшествие случилось сегодня днем."
    )
    when = told(text, "погиб").time
    assert when is not None
    assert (when.earliest, when.latest) == (DAY, DAY)


def test_they_who_attacked_and_killed_more() -> None:
    text = "Боевики напали на деревню Нгала в Нигерии. Затем они убили еще семерых жителей."
    assert told(text, "убили").event_type == "attack"


def test_what_they_did_then_is_of_the_same_account() -> None:
    text = "По данным телеканала Geo, боевики атаковали село в Нигерии. Затем они убили семерых жителей."
    assert by(told(text, "убили")) == "телеканала Geo"


@pytest.mark.parametrize(
    "text",
    [
        "В результате взрыва, устроенного террористом-смертником в Лахоре, погибли 12 человек.",
        "Взрыв в Лахоре совершил смертник.",
        "При взрыве, совершенном боевиками у рынка в Лахоре, погибли двое.",
    ],
)
def test_a_blast_that_somebody_set_off_is_an_attack(text: str) -> None:
    assert told(text, "зрыв").event_type == "attack"


def test_a_blast_among_fighters_is_none_of_theirs() -> None:
    assert told("Взрыв на складе боевиков в Хомсе произошел утром.", "Взрыв").event_type == "explosion"


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("Нападение в Кветте совершили боевики запрещенного в стране движения «Лашкар».", ["attack"]),
        ("Снайпер открыл огонь в Сидоне. Пуля попала мужчине в ногу.", ["strike"]),
        ("Огонь по посту в Сидоне велся с двух сторон.", ["attack"]),
    ],
)
def test_words_of_other_matters_tell_nothing_more(text: str, told_as: list[str]) -> None:
    assert [c.event_type for c in read(text)] == told_as


@pytest.mark.parametrize(
    "text",
    ["Военные без предупреждения открыли огонь по толпе в Сидоне.", "Взрыв прогремел без предупреждения в Сидоне."],
)
def test_without_warning_denies_nothing(text: str) -> None:
    assert [c.denied for c in read(text)] == [False]


def test_without_fires_still_denies() -> None:
    assert {c.denied for c in read("Обошлось без пожаров и взрывов в Сидоне.")} == {True}


def test_people_burned_alive_are_killed() -> None:
    claim = told("Боевики заживо сожгли пятерых крестьян в Борно.", "сожгли")
    assert (claim.event_type, counts(claim)) == ("attack", {("killed", 5, 5)})


def test_responsibility_taken_again_for_one_attack_is_one_statement() -> None:
    text = (
        "Террористическая группировка «Лашкар» взяла на себя ответственность за теракт в Лахоре.\n\n"
        "В заявлении говорится о мести. «Лашкар» взяла на себя ответственность за взрыв в Лахоре."
    )
    assert [c.event_type for c in read(text)].count("statement") == 1


def test_who_only_fled_is_no_event_of_his_own() -> None:
    assert [c.event_type for c in read("Ранены трое. В машине были семьи, бежавшие из Сидона.")] == ["casualties"]


def test_driven_cattle_is_nobody_abducted() -> None:
    assert [c.event_type for c in read("Боевики разрушили дома и угнали 200 голов скота в Борно.")] == ["attack"]


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("Дроны ударили по дому в Ельце, погибли двое. Трагедия произошла из-за детонации дрона.", ["strike"]),
        ("Еще одна атака произошла около полуночи. Дрон ударил по складу в Ельце.", ["strike"]),
        ("Дрон ударил по дому в Ельце. После атаки БПЛА загорелась кровля.", ["strike", "fire"]),
        ("Военные отражают атаку на Севастополь. Сбиты два дрона.", ["interception", "interception"]),
        ("Атака по Бейруту унесла жизни двоих.", ["strike"]),
        ("Пожарные ликвидировали пожар на складе в Ельце.", ["fire"]),
        ("Число пострадавших растёт.", []),
        ("Вертолёт для эвакуации пострадавших вылетел в Елец.", []),
        ("Солдат покончил с собой в Ельце.", ["casualties"]),
        ("Террорист взорвал пояс в Ельце.", ["attack"]),
        ("Срабатывание взрывного устройства произошло в Ельце.", ["explosion"]),
        ("Жители начали покидать дома в Ельце.", ["closure"]),
    ],
)
def test_blows_told_again_and_what_is_none(text: str, told_as: list[str]) -> None:
    assert [c.event_type for c in read(text)] == told_as


@pytest.mark.parametrize("told_of", ["предотвратила теракт", "сообщила о предотвращении теракта"])
def test_a_foiled_attack_was_only_planned(told_of: str) -> None:
    (claim,) = read(f"ФСБ {told_of} в Ельце.")
    assert (claim.event_type, claim.hypothetical) == ("attack", True)


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("Повстанцы установили контроль над городом Гома.", [("control", False)]),
        ("Движение объявило об установлении полного контроля над городом Гома.", [("control", False)]),
        ("Экипаж находится в безопасности, судно продолжает путь.", [("casualties", True)]),
        ("Судно в безопасности дошло до порта.", []),
        ("Мужчины открыли огонь по тем, кто попадался на их пути в Борно.", [("attack", False)]),
        ("Стало известно о гибели мирных жителей в Сумах.", [("casualties", False)]),
        ("По данным дела о гибели людей в Сумах, мэр допрошен.", []),
    ],
)
def test_control_safety_and_deaths_heard_of(text: str, told_as: list[tuple[str, bool]]) -> None:
    assert [(c.event_type, c.denied) for c in read(text)] == told_as
