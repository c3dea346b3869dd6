"""A blow that the text only takes up ("The attack killed two") has the weapon that the headline names."""

import pytest

import dateline

TAKEN = {
    "fr drones": (
        "Attaque de drones sur Soumy : trois morts",
        "L'attaque a fait trois morts mardi matin, selon le maire.",
        ("strike", "drone"),
    ),
    "fr missile": (
        "Tir de missile sur Soumy",
        "La frappe a touché un immeuble d'habitation mardi matin, tuant trois personnes, selon le maire.",
        ("strike", "missile"),
    ),
    "en drone": (
        "Drone strike on Sumy kills two",
        "The attack killed two people and wounded five on Tuesday, rescuers said.",
        ("strike", "drone"),
    ),
    "en bomb": (
        "Suicide bombing in Peshawar kills ten",
        "The attack targeted a mosque on Friday. Ten people were killed, police said.",
        ("attack", "bomb"),
    ),
    "ru missile": (
        "Ракетный удар по Сумам: погибли двое",
        "В результате удара погибли два человека, сообщил мэр.",
        ("strike", "missile"),
    ),
    "ru drones": ("Беспилотники атаковали Орел", "Атака произошла ночью, сообщил мэр.", ("strike", "drone")),
    "uk missile": (
        "Ракетний удар по Сумах: загинули двоє",
        "Внаслідок удару загинули двоє людей, повідомив мер.",
        ("strike", "missile"),
    ),
    "uk drones": ("Дрони атакували Суми", "Атака сталася вночі, повідомив мер.", ("strike", "drone")),
}
NOT = {
    "another attack": (
        "Drone strike on Sumy kills two",
        "Another attack killed four people in the city on Tuesday, rescuers said.",
    ),
    "elsewhere": (
        "Drone strike on Sumy kills two",
        "The attack killed two people in Dnipro on Tuesday, rescuers said.",
    ),
    "another toll": (
        "Drone strike on Sumy kills two",
        "The attack killed nine people on Tuesday, rescuers said.",
    ),
    "a weapon of its own": (
        "Drone strike on Sumy kills two",
        "A missile attack killed two people on Tuesday, rescuers said.",
    ),
    "several weapons": (
        "Missile strike on Sumy, gun attack in Lviv",
        "The attack killed two people on Tuesday, rescuers said.",
    ),
    "recalled": (
        "Drone strike on Sumy kills two",
        "The attack of March 2021 killed two people, rescuers recalled.",
    ),
}


def first(text: str, title: str | None = None) -> tuple[str, str | None]:
    """Type and weapon of the first claim."""
    claim = dateline.read(text, published="2024-05-14", title=title).claims[0]
    return claim.event_type, claim.means


@pytest.mark.parametrize("name", TAKEN)
def test_the_headline_names_the_weapon(name: str) -> None:
    title, text, wanted = TAKEN[name]
    assert first(text, title) == first(f"{title}\n\n{text}") == wanted
    assert first(text)[1] is None


@pytest.mark.parametrize("name", NOT)
def test_the_weapon_is_not_the_headlines(name: str) -> None:
    title, text = NOT[name]
    assert first(text, title) == first(text)
