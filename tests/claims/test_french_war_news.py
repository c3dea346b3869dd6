"""French news of the war that words of other news stand in, and the many ways in which it says who tells what."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-05-14").claims


def said_by(claim: Claim) -> str | None:
    return claim.source.name if claim.source else None


_FLOOD = (
    "L'inondation menace trois villages en aval, où la crue a déjà emporté un pont, selon le maire de Zelenodolsk. "
)


def test_a_flood_behind_a_dam_blown_up_is_news_of_the_war() -> None:
    told = claims(
        _FLOOD
        + "Les troupes d'occupation ont fait sauter lundi le barrage de Karatchoun, affirme l'état-major de Kiev."
        " Près de 400 habitants ont été mis à l'abri, d'après la police. Un sabotage, accuse Kiev."
    )
    assert {"attack", "closure"} <= {c.event_type for c in told}


def test_a_flood_alone_is_none() -> None:
    assert not claims(_FLOOD + "Près de 400 habitants ont été mis à l'abri, d'après la police.")


@pytest.mark.parametrize(
    "office", ["désormais numéro deux du Conseil", "aujourd'hui chef de la région", "par ailleurs maire de Kansk"]
)
def test_an_office_held_by_now_belongs_to_the_name(office: str) -> None:
    (told,) = claims(f"Dmitri Orlov, {office}, a annoncé une attaque de drones contre Kansk.")
    assert said_by(told) == f"Dmitri Orlov, {office}"


@pytest.mark.parametrize(
    "saying",
    ["en est à neuf blessés", "s'en tient pour l'heure à neuf blessés", "s'en était tenu, mardi midi, à neuf blessés"],
)
def test_who_is_at_a_number_tells_it(saying: str) -> None:
    (told,) = claims(f"Le préfet {saying} dans la frappe sur Kansk.")
    assert said_by(told) == "Le préfet"


def test_an_army_at_its_third_raid_says_nothing() -> None:
    assert not [c for c in claims("L'armée en est à son troisième raid sur Kansk.") if c.source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kansk : un drone a touché un hangar. Trois blessés. Source : parquet régional.", "parquet régional"),
        ("Un drone a touché un hangar à Kansk (source : police nationale).", "police nationale"),
        ("Un drone a touché un hangar à Kansk.\n\nUn mort à Atchinsk.\n\nSource : mairie", "mairie"),
        ("Un drone a touché un hangar à Kansk. Source : Ukrinform", None),
    ],
)
def test_who_signs_below_tells_what_stands_above(text: str, source: str | None) -> None:
    assert {said_by(c) for c in claims(text)} == {source}


def test_who_signs_does_not_sign_what_another_says() -> None:
    told = claims("Un drone a touché un hangar à Kansk, a dit le maire. Un obus a blessé un homme. Source : police")
    assert [said_by(c) for c in told] == ["le maire", "police"]


@pytest.mark.parametrize("again", ["Le même responsable signale", "Il signale", "Le gouverneur signale également"])
def test_who_speaks_again_in_a_paragraph_has_opened_it(again: str) -> None:
    told = claims(
        "Deux obus ont touché Kansk, a annoncé le gouverneur Ivan Orlov.\n\n"
        f"Au petit jour, un drone a visé une ferme. {again} une frappe sur un dépôt d'Atchinsk."
    )
    assert {said_by(c) for c in told} == {"le gouverneur Ivan Orlov"}


def test_who_does_not_speak_again_has_not_opened_the_next_paragraph() -> None:
    told = claims(
        "Deux obus ont touché Kansk, a annoncé la police.\n\n"
        "Au petit jour, un drone a visé une ferme. Le maire signale une frappe sur un dépôt d'Atchinsk."
    )
    assert [said_by(c) for c in told] == ["la police", None, "Le maire"]


@pytest.mark.parametrize(
    "scene",
    [
        "Il sortait de chez lui, lundi peu après six heures.",
        "C'était lundi vers 6 heures.",
        "Lundi, les enfants jouaient.",
    ],
)
def test_a_sentence_in_the_imperfect_sets_the_day(scene: str) -> None:
    (told,) = claims(f"{scene} Un drone a frappé un immeuble de Kansk.")
    assert told.time and str(told.time.earliest) == "2024-05-13"


@pytest.mark.parametrize(
    "scene", ["Lundi, le ministre est arrivé à Kiev.", "En 2019, la ville comptait 300 habitants."]
)
def test_other_sentences_before_do_not(scene: str) -> None:
    (told,) = claims(f"{scene} Un drone a frappé un immeuble de Kansk.")
    assert told.time is None
