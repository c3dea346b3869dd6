"""Parts told by nobody that add up to a total told before are of who gave the total."""

import pytest

from dateline import Reader

TOTALS = {
    "fr": (
        "La défense aérienne a abattu 40 drones dans la nuit, selon le ministère russe de la Défense.\n\n"
        "Vingt-cinq appareils ont été abattus au-dessus de la région d'Orel, {} dans celle de Penza.",
        ("quinze", "neuf"),
        "le ministère russe de la Défense",
    ),
    "ru": (
        "За ночь силы ПВО уничтожили 40 беспилотников, сообщило Минобороны РФ.\n\n"
        "25 дронов сбили над Орловской областью, {} — над Пензенской.",
        ("15",),
        "Минобороны РФ",
    ),
}


def sources(language: str, text: str) -> list[str | None]:
    found = [c for c in Reader(language=language).read(text, published="2025-05-05").claims if c.quantities]
    return [c.source.name if c.source else None for c in found]


@pytest.mark.parametrize("language", TOTALS)
def test_parts_that_add_up_are_of_who_gave_the_whole(language: str) -> None:
    text, (fits, *_), who = TOTALS[language]
    assert sources(language, text.format(fits)) == [who, who, who]


def test_numbers_that_do_not_add_up_are_not() -> None:
    text, (_, short), who = TOTALS["fr"]
    assert sources("fr", text.format(short)) == [who, None, None]


def test_who_tells_a_part_himself_keeps_it() -> None:
    text = (
        "За ночь силы ПВО уничтожили 40 беспилотников, сообщило Минобороны РФ.\n\n"
        "25 дронов сбили над Орловской областью, заявил губернатор Клычков. 15 дронов сбили над Пензенской областью."
    )
    assert sources("ru", text)[1] == "губернатор Клычков"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Число поранених у Сумах підвищилося до шести."),
        ("uk", "Кількість поранених у Сумах досягла шести."),
        ("ru", "Число раненых в Ливнах дошло до шести."),
        ("ru", "Число раненых в Ливнах повысилось до шести."),
    ],
)
def test_what_a_toll_rises_to_is_the_toll(language: str, text: str) -> None:
    (claim,) = Reader(language=language).read(text, published="2025-05-05").claims
    assert [(q.what, q.low, q.high) for q in claim.quantities] == [("wounded", 6, 6)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Кількість поранених у Сумах зросла, за словами мера Артема Кобзаря, до шести."),
        ("uk", "Кількість поранених у Сумах зростає до шести."),
        ("ru", "Число раненых в Ливнах выросло, по словам мэра Ивана Петрова, до шести."),
        ("ru", "Число раненых в Ливнах увеличивается до шести."),
    ],
)
def test_a_saying_may_stand_before_what_a_toll_rises_to(language: str, text: str) -> None:
    (claim,) = Reader(language=language).read(text, published="2025-05-05").claims
    assert [(q.what, q.low, q.high) for q in claim.quantities] == [("wounded", 6, 6)]


@pytest.mark.parametrize("adding", ["ще одну жінку, 60-річну, поранено", "ще одну жінку поранено"])
def test_those_a_clause_adds_past_an_aside_are_of_the_same_toll(adding: str) -> None:
    text = f"На трасі загинули двоє – батько й син, які їхали додому, {adding}, розповів мер Львова Андрій Садовий."
    (claim,) = Reader(language="uk").read(text, published="2025-05-05").claims
    assert {(q.what, q.low) for q in claim.quantities} == {("killed", 2), ("wounded", 1)}
