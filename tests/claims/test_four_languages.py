"""The same sentence in four languages gives the same record: cases that once parted them."""

from datetime import date

import pytest

from claims.reading import reader_of
from dateline.model import Claim

DAY = date(2025, 3, 14)  # a Friday


def claims(language: str, text: str) -> list[Claim]:
    return list(reader_of(language).read(text, published=DAY).claims)


@pytest.mark.parametrize(
    ("language", "text", "planned"),
    [
        ("fr", "Après les frappes de drones, le pont restera fermé jusqu'à mardi, a dit le gouverneur.", True),
        ("en", "The bridge will stay closed to traffic until Tuesday, the governor said.", True),
        ("en", "Some 300 people had to be evacuated.", False),
        ("ru", "Мост останется закрытым для движения до вторника, сообщил губернатор.", True),
        ("ru", "Аэропорт закрыли после атаки беспилотников.", False),
        ("uk", "Міст лишиться закритим для руху до вівторка, повідомив губернатор.", True),
        ("uk", "Довелося евакуювати 300 людей.", False),
    ],
)
def test_a_closure_to_come_is_hypothetical(language: str, text: str, planned: bool) -> None:
    (closure,) = (c for c in claims(language, text) if c.event_type == "closure")
    assert closure.hypothetical is planned


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "L'aéroport de Sotchi a été fermé après une attaque de drones, a dit l'agence aérienne. "
            "Plus de dix vols ont été retardés.",
        ),
        (
            "en",
            "Sochi airport was closed after a drone attack, the air transport agency said. "
            "More than ten flights were delayed.",
        ),
        (
            "ru",
            "Аэропорт Сочи закрыли после атаки дронов, сообщило агентство воздушного транспорта. "
            "Более десяти рейсов задержано.",
        ),
        (
            "uk",
            "Аеропорт Сочі закрили після атаки дронів, повідомило агентство повітряного транспорту. "
            "Понад десять рейсів затримано.",
        ),
    ],
)
def test_rounded_numbers_behind_a_closure_are_of_the_same_account(language: str, text: str) -> None:
    late = [c for c in claims(language, text) if c.event_type == "closure"][-1]
    assert late.evidence[0].start > text.index(".") and late.source is not None and late.source.kind == "official"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Un drone a frappé jeudi un marché de Sloviansk, a dit la police.\n\n"
            "Vingt blessés ont été transférés à l'hôpital de Dnipro.",
        ),
        (
            "en",
            "A drone struck a market in Sloviansk on Thursday, police said.\n\n"
            "Twenty wounded were taken to a hospital in Dnipro.",
        ),
        (
            "ru",
            "Дрон ударил в четверг по рынку в Славянске, сообщила полиция.\n\n"
            "Двадцать раненых доставили в больницу Днепра.",
        ),
        (
            "uk",
            "Дрон ударив у четвер по ринку в Слов'янську, повідомила поліція.\n\n"
            "Двадцятьох поранених доставили до лікарні у Дніпрі.",
        ),
    ],
)
def test_where_the_wounded_are_taken_is_no_new_scene(language: str, text: str) -> None:
    wounded = next(c for c in claims(language, text) if c.event_type == "casualties")
    assert wounded.place is not None and wounded.place.place is not None and wounded.place.place.latitude > 48.6
    assert wounded.time is not None and wounded.time.earliest == date(2025, 3, 13)


@pytest.mark.parametrize(
    ("language", "text", "goes_on"),
    [
        (
            "fr",
            "L'armée a dit avoir repoussé une attaque sur Goma. Jeudi, elle a bombardé les positions des rebelles.",
            True,
        ),
        ("en", "The army said it had repelled an attack on Goma. On Thursday it shelled rebel positions.", True),
        ("ru", "Армия заявила, что отбила атаку на Гому. В четверг она обстреляла позиции повстанцев.", True),
        ("uk", "Армія заявила, що відбила атаку на Гому. У четвер вона обстріляла позиції повстанців.", True),
        ("en", "The army said it had repelled an attack on Goma. On Thursday rebels shelled the town.", False),
        ("ru", "Армия заявила, что отбила атаку на Гому. В четверг повстанцы обстреляли город.", False),
    ],
)
def test_what_the_speaker_did_on_another_day_is_his_account(language: str, text: str, goes_on: bool) -> None:
    shelling = next(c for c in claims(language, text) if c.event_type == "strike")
    assert (shelling.source is not None) is goes_on


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un policier a été tué dans une fusillade à Pétion-Ville, d'après un syndicat de police."),
        ("en", "An officer was killed in a shootout in Petion-Ville, according to a police union."),
        ("ru", "Один полицейский погиб в перестрелке в Петьонвиле, по данным полицейского профсоюза."),
        ("uk", "Один поліцейський загинув у перестрілці в Петіонвілі, за даними поліцейської профспілки."),
    ],
)
def test_a_union_does_not_speak_for_those_it_stands_for(language: str, text: str) -> None:
    source = claims(language, text)[0].source
    assert source is not None and source.kind == "official"


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("fr", "Des habitants de Sébastopol, en Crimée annexée, ont entendu plusieurs explosions.", None),
        ("en", "Residents of Sevastopol, in annexed Crimea, heard several explosions.", None),
        ("ru", "Жители Севастополя, в аннексированном Крыму, слышали несколько взрывов.", None),
        ("uk", "Мешканці Севастополя, в анексованому Криму, чули кілька вибухів.", None),
        ("en", "Residents of Belgorod heard several explosions.", "RUS"),
    ],
)
def test_witnesses_in_annexed_land_speak_for_no_state(language: str, text: str, side: str | None) -> None:
    source = claims(language, text)[0].source
    assert source is not None and source.kind == "witness" and source.side == side


def test_who_is_appointed_by_a_capital_is_not_there() -> None:
    text = "Чотири дрони знищено біля Севастополя, заявив призначений Москвою губернатор.\n\nМешканці чули вибухи."
    assert {c.place.name for c in claims("uk", text) if c.place} == {"Севастополь"}


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "Мост закрыли до понедельника после удара."), ("uk", "Міст закрили до понеділка після удару.")],
)
def test_until_a_day_lasts_from_the_dispatch(language: str, text: str) -> None:
    time = claims(language, text)[0].time
    assert time is not None and (time.earliest, time.latest) == (DAY, date(2025, 3, 17))


def test_what_one_counts_behind_a_relative_is_told() -> None:
    text = "Heavy fighting broke out near Goma, said a civil society leader, who counted nine dead among civilians."
    toll = next(c for c in claims("en", text) if c.event_type == "casualties")
    assert toll.source is not None and toll.source.name == "a civil society leader"
    assert [(q.what, q.best) for q in toll.quantities] == [("killed", 9)]


def test_french_victims_only_feared_are_hypothetical() -> None:
    text = (
        "Une bombe a touché un immeuble de Kharkiv. Le maire craint que d'autres victimes ne soient sous les décombres."
    )
    toll = claims("fr", text)[-1]
    assert toll.event_type == "casualties" and toll.hypothetical


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Quatorze personnes ont été tuées dans une frappe aérienne sur une maison de Deir al-Balah.", "aircraft"),
        ("Des frappes aériennes de drones ont touché Kharkiv.", "drone"),
    ],
)
def test_a_french_air_raid_is_one_of_aircraft(text: str, means: str) -> None:
    assert claims("fr", text)[0].means == means


def test_who_leads_the_mission_of_an_aid_group_is_on_nobodys_side() -> None:
    text = (
        "Un hôpital a été bombardé à Alep, a dit le chef de mission de Médecins sans frontières pour la Syrie, "
        "Carlo Rossi."
    )
    source = claims("fr", text)[0].source
    assert source is not None and source.kind == "international_org" and source.side is None


@pytest.mark.parametrize(
    "text",
    [
        "Une explosion a retenti au centre de Kiev et le maire, Vitali Klitschko, a fait état de deux blessés.",
        "Une explosion a retenti au centre de Kiev et le maire, Vitali Klitschko, a annoncé deux blessés.",
    ],
)
def test_where_it_was_is_no_part_of_who_says_it(text: str) -> None:
    toll = next(c for c in claims("fr", text) if c.event_type == "casualties")
    assert toll.source is not None and toll.source.name == "le maire, Vitali Klitschko"


def test_what_an_army_holds_all_along_is_no_news() -> None:
    held = "L'armée russe, qui occupe 20 % de l'Ukraine, a bombardé Kharkiv jeudi, a dit le gouverneur."
    assert [c.event_type for c in claims("fr", held)] == ["strike"]
    taken = "Les rebelles du M23, qui contrôlent désormais la ville de Goma, ont tué six civils."
    assert "control" in [c.event_type for c in claims("fr", taken)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia launched 34 drones at Odesa, all of which were shot down, the air force said."),
        ("ru", "По Одессе выпустили 34 дрона, все они были сбиты."),
        ("uk", "По Одесі випустили 34 дрони, всі з яких були збиті."),
    ],
)
def test_all_of_those_counted_are_as_many(language: str, text: str) -> None:
    downed = next(c for c in claims(language, text) if c.event_type == "interception")
    assert [(q.what, q.low, q.high) for q in downed.quantities] == [("downed", 34, 34)]


@pytest.mark.parametrize(
    ("language", "text", "more"),
    [
        ("en", "A shell wounded a man and a woman in Nikopol. Both were taken to hospital, the governor said.", False),
        ("en", "A drone hit a car with two men in Kherson. Both were taken to hospital.", True),
        ("ru", "Снаряд ранил мужчину и женщину в Никополе. Обоих доставили в больницу.", False),
        ("uk", "У Херсоні поранено двох людей. Їх госпіталізували до обласної лікарні.", False),
    ],
)
def test_those_hurt_are_not_counted_again_in_hospital(language: str, text: str, more: bool) -> None:
    found = claims(language, text)
    assert (len(found) > 1) is more


def test_what_a_speaker_did_is_no_part_of_his_name() -> None:
    text = "Убиты семь солдат, заявило движение «Талибан», взявшее ответственность за атаку на колонну."
    assert {c.source.name for c in claims("ru", text) if c.source} == {"движение «Талибан»"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A drone hit a bus in Kherson, killing three people, the governor, Ivan Orlov, said.",
            "the governor, Ivan Orlov",
        ),
        ("A drone hit a bus in Kherson, wounding a woman, the mayor, Ivan Orlov, said.", "the mayor, Ivan Orlov"),
        ("Shelling wounded two women in Nikopol, the governor said.", "the governor"),
    ],
)
def test_the_victims_before_a_speaker_are_not_his_name(text: str, name: str) -> None:
    source = claims("en", text)[0].source
    assert source is not None and source.name == name
