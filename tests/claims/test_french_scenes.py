"""Places and sources that French sentences take over from those before them."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2025-03-21").claims


def where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


def test_y_is_the_town_that_the_sentence_before_is_about() -> None:
    told = claims(
        "Un homme a péri vendredi dans une frappe de drone à Orikhiv.\n\n"
        "Kharkiv est bombardée presque chaque jour. Fin août, une attaque y avait fait sept morts."
    )
    assert where(told[-1]) == "Kharkiv"


def test_the_town_near_which_a_paragraph_tells_is_its_town() -> None:
    told = claims(
        "Un missile a frappé mardi un hôtel de Kryvy Rih.\n\n"
        "Une sous-station a été endommagée cette nuit près d'Odessa. La ville est privée d'électricité."
    )
    assert where(told[-1]) == "Odesa"


def test_the_capital_is_that_of_the_country_a_paragraph_tells_of() -> None:
    told = claims(
        "Des drones ukrainiens ont frappé Koursk et Briansk, en Russie.\n\n"
        "Cinq personnes ont été blessées à Soumy. Des drones ont aussi visé la capitale."
    )
    assert where(told[-1]) == "Kyiv"


def test_the_last_named_of_several_regions() -> None:
    told = claims(
        "La Russie a lancé 29 drones sur les régions d'Odessa, de Mykolaïv et de Kirovohrad."
        " Un entrepôt a été endommagé dans cette dernière région."
    )
    assert where(told[-1]) == "Oblast de Kirovohrad"


def test_a_label_places_what_follows_it() -> None:
    told = claims(
        "▪️ Odessa : 2 tués dans une frappe de drone.\n\n▪️ Dnipro : rien à signaler. Alerte aérienne levée à 5h40."
    )
    assert where(told[-1]) == "Dnipro"


def test_a_speaker_of_the_whole_region_leaves_the_scene_where_it_is() -> None:
    told = claims(
        "La raffinerie de Touapsé a pris feu lundi après une attaque de drones."
        " Le sinistre a été maîtrisé, ont fait savoir les autorités du territoire de Krasnodar."
    )
    assert "Touapsé" in (where(told[-1]) or "")


@pytest.mark.parametrize("who", ["Les Russes", "Les Ukrainiens", "Les Américains"])
@pytest.mark.parametrize("says", ["disent", "affirment", "assurent", "ont dit"])
def test_a_side_speaks_under_the_name_of_its_people(who: str, says: str) -> None:
    (claim,) = claims(f"{who} {says} avoir abattu un drone à Koursk.")
    assert claim.source is not None
    assert claim.source.name == who


def test_what_an_army_claims_is_told_beside_what_goes_on() -> None:
    told = claims(
        "Le ministère russe de la Défense a pour sa part revendiqué vendredi la prise du village de Mykolaïvka,"
        " dans la région de Donetsk, où ses troupes progressent depuis des mois."
    )
    assert [c.event_type for c in told] == ["control", "control"]
    assert [bool(c.background) for c in told] == [False, True]


def test_a_drone_that_blows_up_and_kills_has_struck() -> None:
    (claim,) = claims("Un drone a explosé à Belgorod, tuant le conducteur d'un tracteur.")
    assert claim.event_type == "strike"
