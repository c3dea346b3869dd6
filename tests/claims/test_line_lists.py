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
