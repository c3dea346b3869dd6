"""What armies announce with a noun, what is denied or not, and quantities of what suffers."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text on a strike on Soumy, but for that strike."""
    return READER.read(f"Des drones ont frappé Soumy. {text}", published="2025-03-21").claims[1:]


@pytest.mark.parametrize(
    "said",
    [
        "a revendiqué la conquête du village de Novotroïtske",
        "a annoncé la capture de Novotroïtske",
        "a confirmé le retrait de ses troupes de Novotroïtske",
        "a reconnu la perte de Novotroïtske",
        "dit que les Russes ont pris le village de Novotroïtske",
    ],
)
def test_a_town_taken_or_left_in_a_noun(said: str) -> None:
    (claim,) = claims(f"Le ministère de la Défense {said}.")
    assert claim.event_type == "control" and claim.place is not None and claim.place.name == "Novotroïtske"


def test_an_army_that_claims_to_have_shot_drones_down_tells_of_it() -> None:
    (claim,) = claims("Le ministère russe de la Défense revendique la destruction de 75 drones au cours de la nuit.")
    assert claim.event_type == "interception"
    assert claim.place is None  # Soumy is no place where Russia shoots drones down
    assert [(q.what, q.low) for q in claim.quantities] == [("downed", 75)]


def test_craft_without_a_crew_are_launched() -> None:
    (claim,) = claims("L'armée de l'air ukrainienne a recensé 214 appareils sans pilote lancés contre le pays.")
    assert (claim.event_type, claim.denied) == ("strike", False)
    assert [(q.what, q.low) for q in claim.quantities] == [("launched", 214)]


def test_homes_left_without_light_are_not_denied() -> None:
    (claim,) = claims("Un transformateur a brûlé, laissant 29.000 abonnés sans lumière.")[-1:]
    assert (claim.event_type, claim.denied) == ("outage", False)


def test_an_outage_is_told_place_by_place() -> None:
    told = claims(
        "Un million d'abonnés se sont retrouvés sans électricité : 523.000 dans la région de Lviv et 280.000 dans celle"
        " de Rivne, selon les autorités."
    )
    assert [c.event_type for c in told] == ["outage"] * 3
    assert [c.place.place.admin1 for c in told[1:] if c.place and c.place.place] == ["UA-46", "UA-56"]
    assert told[0].place is None


def test_what_did_not_reach_its_target_is_no_strike() -> None:
    told = claims("Soixante-deux engins n'ont pas atteint leur cible, selon l'armée de l'air.")
    assert [(c.event_type, c.denied) for c in told] == [("other", False)]


@pytest.mark.parametrize("verb", ["ont pris feu", "ont été mis hors service", "ont été endommagés"])
def test_aircraft_burnt_or_broken_are_damaged(verb: str) -> None:
    (claim,) = claims(f"Quarante et un avions {verb} à Mourmansk, selon une source du SBU.")
    assert [(q.what, q.low) for q in claim.quantities] == [("damaged", 41)]


def test_lives_are_counted_and_a_rain_of_missiles_is_not() -> None:
    told = claims("Une pluie de missiles a coûté dix vies à Dnipro, selon les secours.")
    assert {(q.what, q.low) for c in told for q in c.quantities} == {("killed", 10)}


def test_women_trapped_under_rubble() -> None:
    (claim,) = claims("Trois femmes sont encore coincées sous les décombres à Dnipro, selon le maire.")
    assert claim.event_type == "casualties"


def test_a_quarter_by_a_river_is_no_town() -> None:
    (claim,) = claims("Une clinique du district du Dnipro, à Kiev, a été touchée par un missile.")
    assert claim.place is not None and claim.place.name == "Kiev"
