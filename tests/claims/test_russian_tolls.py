"""Russian dispatches: who the dead and the hurt are, how many, by what word and where they are told."""

from datetime import date

import pytest

from claims.reading import by, counts, reader_of, told_by
from dateline.model import Claim

DAY = date(2024, 3, 12)


def read(text: str) -> tuple[Claim, ...]:
    return reader_of("ru").read(text, published=DAY).claims


def told(text: str, words: str) -> Claim:
    return told_by(read(text), text, words)


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (
            "Убитых не менее десяти человек, а пострадавших — не менее 35.",
            {("killed", 10, None), ("wounded", 35, None)},
        ),
        ("Число убитых — 12, раненых — 30.", {("killed", 12, 12), ("wounded", 30, 30)}),
        ("Погибших 12, раненых 40.", {("killed", 12, 12), ("wounded", 40, 40)}),
        ("Погибших пока двое.", {("killed", 2, 2)}),
        ("Жертв — не менее 30.", {("killed", 30, None)}),
    ],
)
def test_the_dead_and_hurt_named_before_their_number(text: str, toll: set[tuple[str, int, int]]) -> None:
    assert [counts(c) for c in read(text)] == [toll]


def test_the_family_of_the_dead_is_not_counted() -> None:
    claim = told("В результате удара по Рафаху погибли шесть членов одной семьи.", "погибли")
    assert counts(claim) == {("killed", 6, 6)}


def test_the_dead_before_their_noun_are_counted() -> None:
    claim = told("Сообщалось о 22 погибших солдатах в результате нападений боевиков на севере Мали.", "22")
    assert (claim.event_type, counts(claim)) == ("attack", {("killed", 22, 22)})


def test_families_of_the_dead_tell_no_toll() -> None:
    assert read("Семьи погибших полицейских получат помощь.") == ()


@pytest.mark.parametrize(
    ("text", "words", "event_type"),
    [
        ("Двое нападавших ворвались в банк в Кабуле. Оба они были ликвидированы.", "Оба", "casualties"),
        ("Боевики атаковали пост в Идлибе. Все они уничтожены.", "Все", "casualties"),
        ("Боевики запустили дроны по Хайфе. Все они были уничтожены.", "Все", "interception"),
    ],
)
def test_they_who_are_destroyed_are_those_told_before(text: str, words: str, event_type: str) -> None:
    assert told(text, words).event_type == event_type


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("В деревне Мутеба четверо жителей погибли от ударов мачете.", ["attack"]),
        ("Удар пришёлся по мечети, когда там собрались жители.", ["strike"]),
        ("Хуситы нанесли удар по норвежскому танкеру в Аденском заливе.", ["strike"]),
        ("Талибы овладели обширной территорией на севере Афганистана.", ["control"]),
        ("Подкрепление занялось прочёсыванием местности.", []),
    ],
)
def test_what_words_tell(text: str, types: list[str]) -> None:
    assert [c.event_type for c in read(text)] == types


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Патруль подорвался на установленной боевиками мине, заявил представитель армии Нигера.",
            "представитель армии Нигера",
        ),
        ("По собранным правозащитниками данным, подорвался на мине патруль.", "правозащитниками"),
        ("Сообщалось о патруле, который подорвался на мине в Багдаде.", None),
    ],
)
def test_who_speaks_of_a_mine(text: str, who: str | None) -> None:
    assert by(told(text, "подорвался")) == who


def test_a_quarter_that_no_list_has_lies_in_its_town() -> None:
    place = told("Взрыв прогремел в районе Бейоглу в Стамбуле.", "Взрыв").place
    assert place is not None and place.name == "Бейоглу" and round(place.latitude or 0) == 41


def test_blows_on_two_quarters_are_two_incidents() -> None:
    text = (
        "Авиация ударила по дому в районе Бейоглу в Стамбуле, погибли двое.\n\n"
        "Ракета попала в школу в районе Кадыкёй в Стамбуле."
    )
    incidents = reader_of("ru").read(text, published=DAY).incidents
    assert len(incidents) == 2


def test_an_aside_cuts_no_clause_from_its_subject() -> None:
    text = "Бой, по данным министерства, длился около часа возле города Бандиагара."
    (claim,) = read(text)
    assert [text[e.start : e.end] for e in claim.evidence] == [text[:-1]]


@pytest.mark.parametrize("verb", ["развернули", "ведут", "начали", "возобновили"])
def test_who_makes_an_advance_fights(verb: str) -> None:
    assert [c.event_type for c in read(f"Талибы {verb} наступление на город Кундуз.")] == ["clash"]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Число польских солдат, убитых в Ираке с 2003 года, достигло 22 человек.", {("killed", 22, 22)}),
        ("Количество пожарных, погибших в Сирии с марта 2015 года, выросло до 209.", {("killed", 209, 209)}),
        ("Число полицейских, раненных в ходе погромов в Дакке, превысило 60 человек.", {("wounded", 60, None)}),
    ],
)
def test_a_total_of_those_who_were_hurt_is_their_toll(text: str, toll: set[tuple[str, int, int | None]]) -> None:
    (claim,) = read(text)
    assert (claim.event_type, counts(claim)) == ("casualties", toll)


def test_a_total_that_reaches_a_number_hits_nothing() -> None:
    assert read("Количество принятых на службу полицейских в Герате достигло 400 человек.") == ()
