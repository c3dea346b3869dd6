"""What French dispatches tell of coups, cut networks and attempts, and where, when only a country is named."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2019-06-12").claims


def told(text: str) -> list[tuple[str, str | None]]:
    return [(c.event_type, c.place.name if c.place else None) for c in claims(text)]


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("L'armée annonce, dans un communiqué, avoir pris le pouvoir au Gabon.", ("control", "Gabon")),
        ("Les rebelles se sont emparés du pouvoir à Conakry.", ("control", "Conakry")),
        ("Le gouvernement a déjoué une tentative de coup d'État jeudi à Conakry.", ("control", "Conakry")),
        ("Le coup d'État a échoué à Conakry.", ("control", "Conakry")),
        ("Le général serait l'otage de mutins à Conakry.", ("abduction", "Conakry")),
        ("Les réseaux sociaux WhatsApp et Facebook ont été bloqués à Conakry.", ("outage", "Conakry")),
        ("L'accès à Internet a été coupé mardi à Conakry.", ("outage", "Conakry")),
        ("Par le passé, la région de Kindia a connu une rébellion.", ("clash", "Kindia")),
    ],
)
def test_coups_and_what_goes_with_them(sentence: str, told_of: tuple[str, str]) -> None:
    assert told(f"Des hommes armés ont ouvert le feu. {sentence}")[-1] == told_of


@pytest.mark.parametrize(
    "sentence",
    ["Le parti a pris le pouvoir en 2015 après avoir gagné les élections.", "La population est l'otage de la dette."],
)
def test_power_won_at_the_polls_is_no_coup(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Le maire a été victime lundi soir, vers 22 heures, d'une tentative d'assassinat.", ["attack"]),
        ("Une tentative d'enlèvement a échoué dimanche à Jos, selon la police.", ["abduction"]),
        ("La tentative d'assassinat n'a pas été revendiquée par les rebelles.", ["statement"]),
    ],
)
def test_attempts(sentence: str, types: list[str]) -> None:
    assert [c.event_type for c in claims(sentence)] == types


@pytest.mark.parametrize(
    ("airport", "latitude"),
    [
        ("l'aéroport d'Alger-Houari Boumediène", 37),
        ("l'aéroport d'Istanbul-Atatürk", 41),
        ("l'aéroport international de Port-Harcourt-Omagwa", 5),
    ],
)
def test_an_airport_named_behind_its_town(airport: str, latitude: int) -> None:
    (found,) = claims(f"Tous les vols à {airport} ont été annulés après l'attaque.")
    assert found.place is not None and found.place.place is not None
    assert round(found.place.place.latitude) == latitude


def test_a_town_named_in_passing_abroad_is_not_where_all_happened() -> None:
    below = "Il avait combattu la corruption au Bénin, et pris part à une réunion à Lyon."
    assert told(f"Un journaliste a été tué par balles lundi soir. Il rentrait chez lui.\n\n{below}")[0][1] == "Bénin"


def test_little_hope_is_no_time() -> None:
    (found,) = claims(
        "Dix corps sont encore sous les décombres à Homs et il y a peu d'espoir de trouver des survivants."
    )
    assert not found.background


def test_a_land_in_the_grip_of_conflicts_is_background() -> None:
    first, _ = claims(
        "La ville est dans une zone en proie aux conflits, où des rebelles ont tué dix civils mardi à Jos."
    )
    assert (first.event_type, first.background) == ("clash", True)


def test_a_feeling_told_beside_a_warning_is_a_statement_of_its_own() -> None:
    said = "Le Premier ministre a fait part d'une « profonde tristesse » et a prévenu d'une riposte."
    assert [t for t, _ in told(f"Une bombe a tué dix soldats mardi à Kaboul. {said}")] == ["attack"] + ["statement"] * 2
    said = "Le maire a fait part d'une attaque contre la gare de Homs, qui a fait trois morts."
    assert [t for t, _ in told(said)] == ["attack"]
