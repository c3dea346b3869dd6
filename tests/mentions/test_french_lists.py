"""Counts told place by place: one claim for each, also in a sentence of their own; the total is put nowhere."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")
Row = tuple[str | None, float | None]


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2025-03-21").claims


def rows(text: str) -> list[Row]:
    """The place and the number downed of each interception."""
    told = [c for c in claims(text) if c.event_type == "interception"]
    return [
        (c.place.name if c.place else None, next((q.low for q in c.quantities if q.what == "downed"), None))
        for c in told
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministère russe de la Défense a annoncé la destruction de 75 drones, dont 47 au-dessus de Rostov-sur-le-Don"
        " et 28 à Voronej.",
        "Le ministère russe de la Défense dit avoir abattu 75 drones : 47 à Rostov-sur-le-Don et 28 à Voronej.",
        "75 drones ont été abattus, a annoncé le ministère russe de la Défense. Dans le détail, 47 l'ont été au-dessus"
        " de Rostov-sur-le-Don, 28 à Voronej.",
        "Moscou fait état de 75 drones détruits dans la nuit. Parmi eux, 47 l'ont été à Rostov-sur-le-Don et 28 à"
        " Voronej.",
    ],
)
def test_each_place_has_its_count_and_the_total_has_none(text: str) -> None:
    total, *parts = rows(text)
    assert total == (None, 75)
    assert [n for _, n in parts] == [47, 28]
    assert [place.split("-")[0][:4] for place, _ in parts if place] == ["Rost", "Voro"]


def test_the_total_keeps_the_region_that_holds_its_parts() -> None:
    text = (
        "Des drones ont attaqué la Crimée dans la nuit. Huit ont été abattus, dont trois près de Kertch, selon Moscou."
    )
    assert rows(text) == [("Crimée", 8), ("Kertch", 3)]


def test_those_among_them_are_a_part() -> None:
    text = "Au total, 120 drones ont été anéantis cette nuit, 30 d'entre eux à Briansk, d'après le ministère russe."
    assert [n for _, n in rows(text)] == [120, 30]


def test_the_rest_without_a_number_is_told_of_its_place() -> None:
    text = (
        "Trente-sept drones ont été interceptés, a déclaré le ministère russe de la Défense, dont vingt-deux à Koursk."
        " Les autres l'ont été au-dessus de la mer Noire."
    )
    assert rows(text)[-1] == ("mer Noire", None)


@pytest.mark.parametrize(
    "text",
    [
        "Les deux villes ont été bombardées. Elles l'ont été par l'aviation russe, dit le maire de Soumy.",
        "Huit drones ont été abattus. Le gouverneur l'a dit dans un message publié à Koursk.",
    ],
)
def test_a_pronoun_that_takes_up_no_count_adds_nothing(text: str) -> None:
    assert len([c for c in claims(text) if c.event_type in ("strike", "interception")]) == 1


@pytest.mark.parametrize("verb", ["détruit ou brouillé", "abattu et neutralisé", "détruit"])
def test_two_verbs_share_what_they_bring_down(verb: str) -> None:
    assert rows(f"L'armée de l'air ukrainienne dit avoir {verb} 126 des 142 drones lancés.") == [(None, 126)]


@pytest.mark.parametrize("word", ["Neuf", "Huit", "neuf"])
def test_nine_is_a_number(word: str) -> None:
    text = f"{word} drones ont été abattus dans la nuit au-dessus de Koursk, a annoncé le gouverneur."
    assert rows(text) == [("Koursk", int(word.lower() == "neuf") + 8)]


def test_what_could_be_intercepted_was() -> None:
    text = "Sur les 90 drones lancés, 72 ont pu être interceptés, a précisé l'armée de l'air ukrainienne."
    assert [n for _, n in rows(text)] == [72]


def test_news_is_not_put_where_an_older_strike_was() -> None:
    text = (
        "Un raid de missiles a visé l'Ukraine jeudi 20 mars. Vladimir Poutine a rappelé les frappes menées contre la"
        " Russie les 11 et 12 mars. Douze impacts ont été enregistrés jeudi, selon l'armée de l'air ukrainienne."
    )
    told = [c for c in READER.read(text, published="2025-03-21").claims if c.event_type == "strike"]
    assert told[-1].place is None or told[-1].place.name != "Russie"


@pytest.mark.parametrize("often", ["maintes fois", "à multiples reprises", "quotidiennement"])
def test_a_trend_is_not_put_in_the_town_of_the_news(often: str) -> None:
    text = (
        "Un drone est tombé vendredi à Koursk, selon le gouverneur. Depuis trois ans, des dépôts des zones frontalières"
        f" ont été {often} la cible de frappes."
    )
    strike = READER.read(text, published="2025-03-21").claims[-1]
    assert strike.event_type == "strike" and (strike.place is None or strike.place.name != "Koursk")


@pytest.mark.parametrize("only", ["rien que dans", "uniquement dans", "dans"])
def test_a_part_has_its_place_whatever_stands_between(only: str) -> None:
    told = rows(f"L'armée russe dit avoir abattu 75 drones au total, dont 47 {only} la région de Rostov.")
    assert [n for _, n in told] == [75, 47]
    assert told[0][0] is None
    assert "Rostov" in (told[1][0] or "")


@pytest.mark.parametrize(
    ("said", "kind", "what"),
    [
        ("Deux raffineries russes ont brûlé jeudi, l'une à Samara, l'autre à Koursk", "fire", "damaged"),
        ("Deux immeubles ont été endommagés par des drones, l'un à Samara, l'autre à Koursk", "strike", "damaged"),
        ("Deux personnes ont été tuées par des drones, l'une à Samara, l'autre à Koursk", "strike", "killed"),
    ],
)
def test_the_one_here_and_the_other_there(said: str, kind: str, what: str) -> None:
    told = claims(f"{said}, selon la police.")
    assert [c.event_type for c in told] == [kind] * 3
    assert [(c.place.name if c.place else None) for c in told] == [None, "Samara", "Koursk"]
    assert [{(q.what, q.low) for q in c.quantities if q.what != "other"} for c in told] == [
        {(what, 2)},
        {(what, 1)},
        {(what, 1)},
    ]
