"""English: forces under several names, ships at sea, and what a saying parts from the blow that it tells of."""

import pytest

from claims.reading import by, claims
from dateline.reader import Reader


def test_a_force_has_several_names(reader: Reader) -> None:
    text = (
        "At least nine civilians were killed by shelling in El-Obeid, the army said on Thursday.\n\n"
        '"The militia targeted the city with artillery, resulting in the deaths of nine people," said a military '
        "statement.\n\nThe military said three soldiers were wounded in a clash near Kadugli."
    )
    assert [(c.event_type, by(c)) for c in claims(reader, text)][:2] == [("strike", "the army"), ("clash", "the army")]


def test_a_police_statement_is_the_police(reader: Reader) -> None:
    text = (
        "Police said two people were shot dead in Lagos.\n\n"
        "A police statement said on Monday that six suspects had been arrested in Abuja."
    )
    assert [by(c) for c in claims(reader, text)] == ["Police", "Police"]


def test_of_two_armies_none_is_taken_for_the_other(reader: Reader) -> None:
    text = (
        "The Lebanese army said a soldier was killed by a strike in Tyre.\n\n"
        "The Israeli military said it struck a depot in Sidon.\n\n"
        "A military statement said a drone was shot down over Haifa."
    )
    assert by(claims(reader, text)[-1]) == "A military statement"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels struck a ship in the Red Sea on Monday.", "Red Sea"),
        ("A drone hit a tanker in the Black Sea, the navy said.", "Black Sea"),
        ("Missiles were fired at a vessel in the Gulf of Aden.", "Gulf of Aden"),
    ],
)
def test_a_ship_is_where_it_sails(reader: Reader, text: str, place: str) -> None:
    assert [c.place.name for c in claims(reader, text) if c.place] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit a bus in Kherson, the governor said, with two people injured.",
        "Missiles hit a market in Kherson, officials said, injuring two people.",
    ],
)
def test_a_saying_does_not_part_a_blow_from_its_toll(reader: Reader, text: str) -> None:
    (claim,) = claims(reader, text)
    assert claim.event_type == "strike"
    assert ("wounded", 2) in {(q.what, q.low) for q in claim.quantities}


def test_its_forces_are_not_the_rebels_told_of_before(reader: Reader) -> None:
    text = (
        "Shelling by the Rapid Support Forces killed nine people in El-Obeid, the army said on Thursday.\n\n"
        "The army said its forces had destroyed a launcher in northern El-Obeid."
    )
    assert len(claims(reader, text)) == 2


def test_those_who_sustained_injuries_are_wounded(reader: Reader) -> None:
    (claim,) = claims(reader, "At least eight people sustained injures when a bomb exploded in Quetta.")
    assert {(q.what, q.low) for q in claim.quantities} == {("wounded", 8)}
