"""Whose word a French dispatch gives: several speakers, those taken up by a pronoun, what one bears out."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-05-14").claims


def said_by(claim: Claim) -> str | None:
    return claim.source.name if claim.source else None


@pytest.mark.parametrize(
    "sources",
    ["des sources médicale et policière", "des sources locales et sécuritaires", "les polices locale et fédérale"],
)
def test_two_adjectives_of_one_noun_name_one_source(sources: str) -> None:
    (told,) = claims(f"Onze bergers ont été tués lundi à Gao, ont indiqué à l'AFP {sources}.")
    assert said_by(told) == sources


def test_a_toll_that_somebody_confirms_is_his() -> None:
    told = claims(
        "Un obus est tombé lundi sur le marché de Nyala, a dit un commerçant."
        " Le chiffre de 14 morts a été confirmé par un médecin de l'hôpital."
    )
    assert said_by(told[-1]) == "un médecin de l'hôpital"


def test_what_is_told_beside_a_toll_taken_up_is_told_by_who_takes_it_up() -> None:
    told = claims(
        "Une mine a tué huit bergers lundi près de Gao, a dit un élu. Un chef coutumier, Issa Diallo, a confirmé"
        " ce bilan et le fait que trois maisons avaient été incendiées."
    )
    assert said_by(told[-1]) == "Un chef coutumier, Issa Diallo"


def test_who_adds_is_who_spoke_before_not_whom_he_named() -> None:
    told = claims(
        "Un policier est mort lundi à Quetta, a annoncé un responsable de la police, Rana Umar, précisant que le"
        " commandant Tariq Khan se trouvait à l'hôpital. Deux passants ont été blessés, a-t-il ajouté."
    )
    assert said_by(told[-1]) == "un responsable de la police, Rana Umar"


def test_those_named_last_are_who_did_it_in_the_same_sentence() -> None:
    told = claims(
        "Trois hommes ont été blessés lundi à Soumy, a indiqué le maire.\n\n"
        "Dix personnes ont été évacuées par les secours régionaux, ont déclaré ces derniers sur Telegram."
    )
    assert said_by(told[-1]) == "les secours régionaux"
