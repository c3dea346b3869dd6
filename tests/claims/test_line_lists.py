"""Lists in lines of their own: each line has a count and a place, and no verb."""

from datetime import date

import pytest

from dateline import read
from dateline.model import Claim

DAY = date(2025, 3, 4)


def told(text: str) -> list[tuple[str, str | None, str | None, float | None]]:
    """Type, place, source and count of each claim of a text."""
    return [row(c) for c in read(text, published=DAY).claims]


def row(c: Claim) -> tuple[str, str | None, str | None, float | None]:
    place = c.place.place.id if c.place is not None and c.place.place is not None else None
    return c.event_type, place, c.source.name if c.source else None, c.quantities[0].low if c.quantities else None


LISTS = {
    "fr": "La défense antiaérienne a abattu 31 drones cette nuit, a indiqué le ministère russe de la Défense :\n\n"
    "- 20 au-dessus de la région de Briansk ;\n\n- onze drones au-dessus de la région de Toula.",
    "en": "Air defences shot down 31 drones overnight, Russia's Defence Ministry said:\n\n"
    "- 20 over the Bryansk region;\n\n- eleven drones over the Tula region.",
    "ru": "Минувшей ночью средства ПВО уничтожили и перехватили 31 беспилотник, сообщили в Минобороны РФ:\n\n"
    "20 БПЛА — над территорией Брянской области;\n\n11 БПЛА — над территорией Тульской области.",
    "uk": "Уночі сили ППО збили 31 безпілотник, повідомили у Повітряних силах:\n\n"
    "• 20 – на Сумщині;\n\n• 11 – на Полтавщині.",
}


@pytest.mark.parametrize("language", LISTS)
def test_each_line_tells_of_its_place(language: str) -> None:
    whole, *parts = told(LISTS[language])
    assert [(kind, n) for kind, _, _, n in parts] == [("interception", 20), ("interception", 11)]
    assert whole[0] == "interception" and whole[3] == 31
    assert len({place for _, place, _, _ in parts} - {None}) == 2
    assert {source for _, _, source, _ in parts} == {whole[2]} != {None}
    times = [c.time for c in read(LISTS[language], published=DAY).claims]
    assert {(t.earliest, t.latest) for t in times if t is not None} == {(date(2025, 3, 3), DAY)} and None not in times


def test_a_quoted_list_goes_on_behind_who_said_the_whole() -> None:
    rows = told(
        "За ночь силы ПВО сбили 31 дрон. Об этом сообщило Минобороны РФ. «Больше всего — 20 — над Брянской областью,"
        " 11 — над Тульской областью», — уточнили в ведомстве."
    )
    assert [n for *_, n in rows] == [31, 20, 11]


def test_a_toll_in_lines() -> None:
    rows = told("Из-за обстрелов ранены девять жителей, сообщил губернатор:\n- 5 — в Шебекино;\n- 4 — в Грайвороне.")
    assert [n for *_, n in rows] == [9, 5, 4]


@pytest.mark.parametrize(
    "text",
    [
        "Силы ПВО сбили 31 дрон:\n\nКонтакты: 8 — приёмная над аптекой.",
        "Силы ПВО сбили 31 дрон:\n\n94 — над Брянской областью.",
        "Силы ПВО сбили 31 дрон.\n\n12 человек — в больнице Тулы.",
        "Пожар в Туле потушили. 11 — над Тульской областью.",
    ],
)
def test_no_line_of_a_list(text: str) -> None:
    """Another thing, more than the whole, people for drones, nothing that was counted above."""
    assert not [c for c in read(text, published=DAY).claims if "list.line" in c.rules]


def test_who_shot_is_not_what_was_shot() -> None:
    (claim,) = read("Средства ПВО уничтожили и перехватили 32 дрона.", published=DAY).claims
    assert claim.event_type == "interception" and claim.quantities[0].low == 32


def counts(text: str, title: str | None = None) -> list[tuple[str, float | None]]:
    return [(c.event_type, c.quantities[0].low) for c in read(text, published=DAY, title=title).claims]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Над Россией сбиты 40 дронов. Над Тульской областью — девять, над Калужской — ещё восемь.", [40, 9, 8]),
        ("Над Россией сбиты 40 дронов.\n\nПо два — над Орлом и Тулой. Ещё пять — над морем.", [40, 2, 2, 5]),
        ("Над Россией сбиты 40 дронов. Три уничтожены над морем. Девять — над Крымом.", [40, 3, 9]),
        ("Над Украиною збито 40 дронів. Над Сумщиною — дев'ять, над Полтавщиною — ще вісім.", [40, 9, 8]),
    ],
)
def test_a_list_goes_on_in_sentences_without_a_verb(text: str, numbers: list[int]) -> None:
    assert counts(text) == [("interception", n) for n in numbers]


def test_a_toll_is_listed_by_place_without_a_colon() -> None:
    assert counts("Пострадали 12 человек. В Туле — восемь, в Алексине — четверо.") == [
        ("casualties", n) for n in (12, 8, 4)
    ]
    assert counts("Пострадали двое. В Туле — восемь градусов, в Алексине — четыре.") == [("casualties", 2)]


@pytest.mark.parametrize(
    "lead", ["18 из них — над Орловской областью", "Над Орловской областью — 18", "18 — над Орловской областью"]
)
def test_a_list_that_opens_the_text_is_of_what_the_headline_counts(lead: str) -> None:
    head, text = "Ночью над Россией сбили 34 дрона", f"{lead}, пять — над Тульской. Два уничтожены над морем."
    for rows in (counts(text, head), counts(f"{head}\n\n{text}")):
        assert rows == [("interception", n) for n in (18, 5, 2)]
    assert counts(text, "Над Россией летают дроны")[:1] != [("interception", 18)]


@pytest.mark.parametrize("what", ["Два дома уничтожены", "Уничтожены два дома", "Уничтожен склад"])
def test_houses_destroyed_after_an_interception_are_damage(what: str) -> None:
    assert counts(f"Над Тулой сбиты 40 дронов. {what}.")[1][0] == "damage"


def test_a_list_follows_the_words_that_open_it() -> None:
    text = (
        "Ночью над Россией сбиты 40 дронов. Распределились они так: по восемь аппаратов — над Тулой и Орлом,"
        " 12 — над Крымом; четыре — над Чёрным морем."
    )
    assert [n for _, n in counts(text)] == [40, 8, 8, 12, 4]


def test_the_whole_of_a_list_over_places_lies_in_none_of_them() -> None:
    (_, place, _, _), *parts = told("Пострадали 12 человек. В Туле — восемь, в Алексине — четверо.")
    assert place is None and all(where is not None for _, where, _, _ in parts)
