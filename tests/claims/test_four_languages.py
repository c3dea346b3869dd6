"""The same sentence in four languages gives the same record: cases that once parted them."""

from datetime import date
from functools import cache

import pytest

from dateline.model import Claim
from dateline.reader import Reader

DAY = date(2025, 3, 14)  # a Friday


@cache
def reader(language: str) -> Reader:
    return Reader(language=language)


def claims(language: str, text: str) -> list[Claim]:
    return list(reader(language).read(text, published=DAY).claims)


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
