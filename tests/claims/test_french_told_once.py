"""What a French dispatch tells once, and what it does not tell as news: habits, appositions, attempts, mere causes."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")
NEWS = "Six personnes ont été tuées lundi à Gao, a annoncé la police."


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-05-14").claims


def counted(claim: Claim) -> list[tuple[str, float | None]]:
    return [(q.what, q.low) for q in claim.quantities]


@pytest.mark.parametrize("habit", ["ville souvent bombardée", "deuxième ville du pays régulièrement ciblée"])
def test_the_habit_of_an_apposition_is_not_that_of_the_news(habit: str) -> None:
    told = claims(f"Une frappe russe contre un marché de Kharkiv, {habit}, a fait neuf blessés dimanche.")
    assert [(c.event_type, c.background, counted(c)) for c in told if not c.background] == [
        ("strike", False, [("wounded", 9)])
    ]


@pytest.mark.parametrize(
    "habit",
    [
        "Ces miliciens attaquent des villages dans la forêt.",
        "Les ADF attaquent en priorité des civils.",
        "Le groupe commet des massacres à répétition dans la province.",
        "L'armée peine à contenir les violences qui ont fait plus de 2.500 morts.",
        "Ces attaques ont fait plus de 700 morts en trois ans.",
    ],
)
def test_habits_and_tolls_of_years_are_background(habit: str) -> None:
    assert all(c.background for c in claims(f"{NEWS}\n\n{habit}")[1:])


@pytest.mark.parametrize(
    "sentence",
    [
        "Le pays est pris depuis dix ans dans une spirale de violences.",
        "La population avait été prévenue du risque d'attaque.",
        "La direction de l'usine n'a pas accusé les rebelles.",
        "La plupart des victimes n'ont pas été identifiées.",
    ],
)
def test_what_tells_no_event_makes_no_claim(sentence: str) -> None:
    assert len(claims(f"{NEWS} {sentence}")) == 1


def test_what_caused_a_thing_is_not_told_again() -> None:
    told = claims(f"{NEWS} L'incendie provoqué par la deuxième frappe a été éteint, a dit le maire.")
    assert [c.event_type for c in told] == ["casualties", "fire"]


def test_what_gunmen_did_side_by_side_is_one_attack() -> None:
    told = claims("Les hommes armés ont saccagé et brûlé l'église de Djibo lundi, a dit un prêtre.")
    assert [c.event_type for c in told] == ["attack"]


def test_whom_one_tried_to_kill_is_not_dead() -> None:
    (told,) = claims("Un kamikaze a blessé six personnes lundi en tentant d'assassiner un juge à Quetta.")
    assert ("killed", 1) not in counted(told)


def test_not_only_denies_nothing() -> None:
    (told,) = claims("Le tir n'a pas seulement détruit trois maisons à Nikopol, il a touché une école, a dit le maire.")
    assert not told.denied


def test_an_ambush_taken_up_in_the_next_paragraph_is_as_old() -> None:
    told = claims(
        f"{NEWS} Fin mars, une embuscade avait fait 18 morts près de Tillabéri.\n\n"
        "Selon plusieurs médias, cette embuscade visait un convoi de marchands."
    )
    assert told[-1].background


def test_the_words_of_one_who_deplores_are_the_evidence() -> None:
    text = f"{NEWS}\n\n« Nous avions donné l'alerte et voilà le résultat », a-t-il déploré, selon la police."
    stands = [c for c in claims(text) if c.event_type == "statement"]
    assert all("voilà le résultat" in text[c.evidence[0].start : c.evidence[0].end] for c in stands)


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Dix personnes ont été tuées lundi à Gao par des frappes ou des tirs de l'armée.", ["strike"]),
        ("Un convoi a été la cible lundi d'une attaque à la bombe suivie de tirs nourris près de Gao.", ["attack"]),
        ("Des panaches de fumée provoqués par des explosions se sont élevés lundi de Gaza.", ["explosion"]),
        ("Trois enfants ont été blessés par la chute de débris qui ont incendié un toit lundi à Kiev.", ["debris"]),
        ("Cinq gendarmes ont péri lundi dans une attaque entre Gao et Ansongo, dans le nord.", ["attack"]),
    ],
)
def test_blows_told_side_by_side_are_one(sentence: str, types: list[str]) -> None:
    assert [c.event_type for c in claims(sentence)] == types


@pytest.mark.parametrize(
    "sentence",
    [
        "L'incident s'est produit en milieu de journée entre Gao et Ansongo.",
        "Les secours continuent de rechercher des personnes piégées sous les décombres.",
        "Personne n'a pu les récupérer.",
        "Je ne sais pas si la maison a été touchée par une grenade, a dit un témoin.",
        "Les habitants subissent les conséquences des frappes.",
    ],
)
def test_details_searches_and_what_nobody_knows_are_no_events(sentence: str) -> None:
    assert len(claims(f"{NEWS} {sentence}")) == 1
