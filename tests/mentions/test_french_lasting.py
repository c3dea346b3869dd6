"""What French dispatches tell as the ground of the news, and what they tell of sieges, ships and laid bombs."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2019-05-10").claims


NEWS = "Six personnes ont été tuées jeudi à Kidal, a annoncé la police."


@pytest.mark.parametrize(
    "ground",
    [
        "La région est contrôlée par des groupes jihadistes.",
        "Le conflit au Mali a fait plus de 4 000 morts depuis 2012.",
        "L'armée soutient les milices dans une guerre qui a fait 80 000 morts en huit ans.",
        "Plus de 20 000 personnes ont été tuées dans cette guerre.",
        "Les rebelles contrôlent la moitié de la province.",
        "Le bourg échappe au contrôle des autorités.",
    ],
)
def test_the_toll_of_a_war_and_who_holds_a_place_are_ground(ground: str) -> None:
    told = claims(f"{NEWS} {ground}")[-1]
    assert told.background and told.source is None


@pytest.mark.parametrize(
    "news",
    [
        "Les rebelles contrôlent désormais la moitié de la province.",
        "Les violences ont fait jeudi douze morts à Gao.",
        "Les rebelles ont pris le contrôle de la moitié de la province.",
    ],
)
def test_news_of_war_is_no_ground(news: str) -> None:
    assert not claims(f"{NEWS} {news}")[-1].background


def test_who_holds_a_town_is_news_where_somebody_says_so() -> None:
    (told,) = claims("La ville de Raqa est contrôlée par les rebelles, a dit jeudi l'armée.")
    assert not told.background and told.source is not None


def test_the_usual_channel_makes_no_habit_of_what_it_says() -> None:
    (told,) = claims("Le groupe a revendiqué l'attaque de Gao par son canal habituel.")
    assert told.event_type == "statement" and not told.background


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Des pirates armés ont détourné un chalutier au large de Lomé.", "abduction"),
        ("Le pétrolier a été abordé au large de Lomé par six pirates armés.", "attack"),
        ("Une bombe a été placée sous le véhicule d'un juge à Cali.", "attack"),
        ("Des guérilleros ont posé des mines sur la route de Caloto.", "attack"),
        ("Des hommes ont tiré à l'arme automatique sur le commissariat de Cali.", "attack"),
        ("Ils ont tué deux militaires, un policier et plusieurs villageois.", "attack"),
        ("Trois membres d'une milice figurent parmi les personnes tuées jeudi à Kidal.", "casualties"),
    ],
)
def test_what_is_seized_laid_and_fired(text: str, event_type: str) -> None:
    assert [c.event_type for c in claims(text)] == [event_type]


def test_who_carried_out_the_raid_is_told_anew() -> None:
    told = claims("Le raid a vraisemblablement été mené par des avions de l'armée turque.")
    assert [(c.event_type, c.hedged) for c in told] == [("strike", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Le navire a abordé la question des quotas.",
        "Les rebelles ont posé leurs conditions à Cali.",
        "Le camp de Dadaab, frappé par la famine, manque de tout.",
    ],
)
def test_what_is_raised_or_suffered_is_no_attack(text: str) -> None:
    assert not [c for c in claims(text) if c.event_type != "statement"]


def test_where_the_wounded_were_taken_is_not_damaged() -> None:
    (told,) = claims("Neuf blessés de l'attaque ont été emmenés dans un hôpital de Mopti.")
    assert not any(q.what == "damaged" for q in told.quantities)


def test_where_the_press_was_told_is_no_scene() -> None:
    told = claims(
        "Des hommes armés ont attaqué lundi le village de Darsa, a dit la police, lors d'un point de presse à Yola. "
        "Ils ont attaqué le village pendant que les habitants dormaient."
    )
    assert told[-1].place is not None and told[-1].place.name == "Darsa"


def test_a_ship_is_no_town_and_a_neighbouring_state_is_where_it_was() -> None:
    (ship,) = claims("Onze marins ont été enlevés à bord de l'AM Delta, près de Bonny.")
    (state,) = claims("Des assaillants ont tué lundi trente villageois dans l'état voisin de Sokoto, au Nigeria.")
    assert ship.place is not None and ship.place.name == "Bonny"
    assert state.place is not None and state.place.place is not None and state.place.place.kind == "region"


def test_the_months_of_fighting_and_those_fights_are_ground() -> None:
    told = claims(
        "Un marché de Gao a été bombardé jeudi. Plus de huit mois de combats ont fait au moins 500 morts au Mali, "
        "dont 300 rebelles mais également au moins 90 civils. Douze soldats ont été tués dans ces violences."
    )
    assert [c.background for c in told] == [False, True, True]
    assert [(q.what, q.low) for q in told[1].quantities] == [("killed", 500), ("killed", 300), ("killed", 90)]


def test_news_with_a_speaker_after_a_paragraph_of_ground_is_news() -> None:
    told = claims(
        "Un attentat a tué jeudi six soldats à Quetta.\n\n"
        "L'armée y affronte des rebelles depuis plus d'une décennie.\n\n"
        "Un assaillant a tiré sur une patrouille, a dit un porte-parole militaire."
    )
    assert [c.background for c in told] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Les villageois de Gao ont parlé, par crainte de nouvelles frappes.",
        "Un habitant de Gao, témoin des bombardements, a été interrogé.",
        "Le groupe n'a pas annoncé la mort de l'un de ses combattants à Gao.",
        "La situation sécuritaire s'est détériorée dans la région de Gao.",
        "Le gouvernement poursuit sans relâche la lutte contre les groupes armés de Gao.",
    ],
)
def test_what_is_feared_seen_or_left_unsaid_tells_no_event(text: str) -> None:
    assert not [c for c in claims(text) if c.event_type != "statement"]


def test_an_attack_that_comes_after_another_is_not_told_anew() -> None:
    told = claims(
        "Neuf soldats ont été tués mardi dans une embuscade près de Gao. La nouvelle attaque intervient deux jours "
        "après que l'armée française ait annoncé avoir tué quatre jihadistes."
    )
    assert len(told) == 2 and told[1].source is not None and told[1].source.name == "l'armée française"


def test_those_hurt_beside_one_killed_are_wounded() -> None:
    (told,) = claims("Un policier a été tué et quatre membres des forces de sécurité blessés jeudi à Gao.")
    assert [(q.what, q.low) for q in told.quantities] == [("killed", 1), ("wounded", 4)]


def test_those_put_to_flight_are_not_killed() -> None:
    (told,) = claims("Les combats ont provoqué la mort de 90 civils et le déplacement de plus de 2 000 autres à Gao.")
    assert [(q.what, q.low) for q in told.quantities] == [("killed", 90), ("other", 2000)]


def test_an_attack_that_nobody_claims_has_no_source() -> None:
    told = claims("L'attentat de Gao, qui a tué six soldats jeudi, n'a été revendiqué par aucun groupe.")
    assert [c.source for c in told if c.event_type == "statement"] == [None]


def test_the_far_north_is_a_region() -> None:
    (told,) = claims("Cinq villageois ont été tués samedi dans l'Extrême-Nord du Cameroun.")
    assert told.place is not None and told.place.place is not None and told.place.place.kind == "region"


def test_strikes_on_fighters_are_strikes() -> None:
    told = claims("Dimanche, les frappes ont tué au moins sept combattants rebelles près de Gao.")
    assert [c.event_type for c in told] == ["strike"]


def test_where_the_attackers_come_from_is_no_scene_behind_an_adverb_either() -> None:
    (told,) = claims("Des hommes originaires apparemment de l'Etat voisin de Sokoto ont attaqué Gusau, au Nigeria.")
    assert told.place is not None and told.place.name == "Gusau"
