"""Numbers that go on with what was counted: in brackets behind places, given anew, taken up a paragraph later."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-05-14").claims


def _words(claim: Claim) -> str | None:
    """What the text calls the place of a claim."""
    return claim.place.name if claim.place else None


def counts(text: str) -> list[tuple[str | None, list[tuple[str, float | None]]]]:
    """The place and the counts of each claim."""
    return [(_words(c), [(q.what, q.best) for q in c.quantities]) for c in claims(text)]


_PLACED = [("Briansk", [("downed", 14)]), ("Kalouga", [("downed", 7)]), ("Toula", [("downed", 15)])]


@pytest.mark.parametrize("led", ["36 drones ont été abattus", "La défense antiaérienne a abattu 36 drones"])
def test_a_number_in_brackets_is_of_the_place_before_it(led: str) -> None:
    assert counts(f"{led} au-dessus des régions de Briansk (14), de Kalouga (7) et de Toula (15).")[1:] == _PLACED


def test_each_of_such_regions_is_one() -> None:
    told = claims("24 drones ont été abattus au-dessus des régions de Briansk (14), de Kalouga (7) et de Toula (3).")
    assert [c.place.place.kind for c in told[1:] if c.place and c.place.place] == ["region"] * 3


def test_a_toll_is_laid_out_in_brackets_too() -> None:
    found = counts("Les bombardements ont fait 12 morts, à Sévaré (5), Gao (4) et Mopti (3), selon la police.")
    assert found[1:] == [("Sévaré", [("killed", 5)]), ("Gao", [("killed", 4)]), ("Mopti", [("killed", 3)])]


@pytest.mark.parametrize("aside", ["un soldat (23 ans)", "le maire de Gao (52 ans)", "un missile (Kh-59)"])
def test_what_else_stands_in_brackets_is_no_list(aside: str) -> None:
    assert len(claims(f"Trois hommes ont été tués lundi à Mopti par {aside}.")) == 1


def test_the_rest_is_told_in_the_next_paragraph() -> None:
    told = counts("Neuf drones ont été abattus à Kansk.\n\nLes 8 autres l'ont été au-dessus de Briansk.")
    assert told[1:] == [("Briansk", [("downed", 8)])]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Onze drones ont été abattus à Kansk, a dit le ministère de la Défense, qui en revendique 30.",
            ("downed", 30),
        ),
        ("Onze drones ont été abattus à Kansk, a dit le maire. L'armée en a annoncé 30.", ("downed", 30)),
        ("Neuf personnes ont été tuées à Kansk, a dit la police. La mairie en dénombre 14 au total.", ("killed", 14)),
    ],
)
def test_a_number_given_of_the_same_things_is_a_claim(text: str, number: tuple[str, int]) -> None:
    first, second = claims(text)
    assert first.event_type == second.event_type and second.source is not None
    assert [(q.what, q.best) for q in second.quantities] == [number]


def test_what_is_done_to_some_of_them_is_no_such_number() -> None:
    told = claims("Neuf personnes ont été tuées à Kansk, a dit la police, qui en a interpellé trois.")
    assert [c.event_type for c in told] == ["casualties", "arrest"]
