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


@pytest.mark.parametrize("named", ["M. Orlov", "Mme Orlova"])
def test_a_title_and_a_name_speak(named: str) -> None:
    (told,) = claims(f"Plus tôt dans la nuit, {named} avait annoncé qu'une femme avait été blessée à Soumy.")
    assert said_by(told) == named


@pytest.mark.parametrize("text", ["le texte", "le communiqué", "ce message"])
def test_what_somebody_put_out_is_his(text: str) -> None:
    told = claims(
        "Un convoi a été attaqué lundi près de Gao, a indiqué l'état-major sur Facebook."
        f" Neuf militaires sont morts, selon {text}."
    )
    assert said_by(told[-1]) == "l'état-major"


def test_what_a_group_is_does_not_speak_for_it() -> None:
    told = claims(
        "Le JNIM, principale coalition jihadiste active au Sahel et affiliée à Aqmi, a revendiqué l'attaque de Gao."
    )
    assert said_by(told[-1]) == "Le JNIM"


def test_an_army_is_no_movement() -> None:
    told = claims("L'armée accuse le Hamas de tirer depuis des écoles, ce que le mouvement palestinien nie.")
    assert [said_by(c) for c in told] == ["L'armée", "le mouvement palestinien"]


def test_it_is_who_spoke_not_whom_he_named() -> None:
    told = claims(
        "Selon le chef de la police, les rebelles ont attaqué Cali lundi pour venger leur commandant, Pedro Ruiz."
        " Il a condamné une violence aveugle."
    )
    assert said_by(told[-1]) == "le chef de la police"


def test_this_official_is_the_one_who_spoke() -> None:
    told = claims(
        "Deux policiers ont été blessés lundi à Cali, a dit le secrétaire de la mairie, Jaime Paz."
        " Un obus a détruit une affiche du président Ivan Duque, a ajouté ce fonctionnaire."
    )
    assert said_by(told[-1]) == "le secrétaire de la mairie, Jaime Paz"


@pytest.mark.parametrize("seat", ["au centre de santé de Gao", "à la préfecture"])
def test_a_source_is_named_with_where_it_sits(seat: str) -> None:
    (told,) = claims(f"Le bilan de 16 morts a été confirmé par une source {seat}.")
    assert said_by(told) == f"une source {seat}"


def test_a_count_told_in_messages_is_of_who_sent_them() -> None:
    told = claims(
        "Un drone a touché une usine lundi à Toula, selon le gouverneur.\n\nAux premières heures de lundi, le maire de"
        " Moscou, Sergueï Orlov, a fait état dans deux messages distincts de neuf appareils abattus alors qu'ils"
        " volaient vers la ville."
    )
    assert said_by(told[-1]) == "le maire de Moscou, Sergueï Orlov"


def test_whoever_acts_in_quotation_marks_says_nothing() -> None:
    told = claims(
        'L\'état-major a affirmé que les soldats avaient "vivement réagi" et tué lundi dix assaillants à Gao.'
    )
    assert said_by(told[-1]) == "L'état-major"


def test_an_earlier_toll_is_nobodys() -> None:
    told = claims(
        "Le ministère de l'Intérieur a annoncé la mort de dix personnes lundi à Merca."
        " Un précédent bilan faisait état de trois morts."
    )
    assert said_by(told[-1]) is None


def test_two_who_count_in_one_sentence_are_two() -> None:
    told = claims(
        "Une attaque a fait 16 morts lundi à Gao, selon des sources médicales, l'armée faisant pour sa part état de"
        " neuf tués."
    )
    assert [said_by(c) for c in told] == ["des sources médicales", "l'armée"]


def test_what_a_release_says_begins_at_that() -> None:
    told = claims(
        "Par la suite, la compagnie des chemins de fer a indiqué dans un communiqué que son dépôt de Zaporijjia avait"
        " été la cible lundi d'une «attaque massive»."
    )
    assert said_by(told[-1]) == "la compagnie des chemins de fer"
