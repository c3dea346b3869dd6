"""Whose governor speaks, which of two regions is meant, and what a bracket or a far place must not tear apart."""

from datetime import date

import pytest

from claims.reading import by, claims, counts, reader_of
from dateline.model import Claim


def read(text: str) -> list[Claim]:
    """The claims of a French text."""
    return claims(reader_of("fr"), text)


def test_a_local_office_is_that_of_the_region_told_of() -> None:
    text = (
        "Un entrepôt a brûlé à Lipetsk, a annoncé le gouverneur régional, Igor Artamonov. Des drones ont frappé la "
        "région de Smolensk sans blesser personne, selon le gouverneur régional."
    )
    names = [str(by(claim)) for claim in read(text)]
    assert "Artamonov" in names[0]
    assert all("Artamonov" not in name for name in names[1:]) and len(names) >= 2


def test_an_office_quoted_first_is_not_named_after_the_holder_of_another_region() -> None:
    text = (
        "Une frappe a fait quatre morts à Soumy, a annoncé le gouverneur régional. Dans la région d'Odessa, un port a "
        "été touché, a rapporté le gouverneur local Oleg Kiper."
    )
    first, *_, last = read(text)
    assert "Kiper" not in str(by(first)) and "Kiper" in str(by(last))


def test_the_office_of_the_same_region_takes_its_name_as_before() -> None:
    text = (
        "Une frappe a fait quatre morts à Soumy, a annoncé le gouverneur régional. À Konotop, un dépôt a brûlé, a "
        "rapporté le gouverneur Volodymyr Artioukh."
    )
    assert all("Artioukh" in str(by(claim)) for claim in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Trois appareils ont été abattus dans la région de Kalouga, au sud de Moscou, dit le ministère.",
        "Des drones ont visé la région de Kalouga, au sud-ouest de Moscou, dans la nuit de lundi à mardi.",
    ],
)
def test_where_a_region_lies_is_not_where_it_happened(text: str) -> None:
    (claim,) = read(text)
    assert claim.place is not None and claim.place.place is not None
    assert claim.place.place.kind == "region" and claim.place.place.admin1 == "RU-KLU"


def test_a_town_of_the_other_country_only_says_where_a_region_lies() -> None:
    text = "Des drones ont attaqué la région russe de Koursk, près de Soumy, en Ukraine, sans blesser personne."
    found = read(text)
    assert len(found) == 2
    assert {claim.place.place.admin1 for claim in found if claim.place and claim.place.place} == {"RU-KRS"}


def test_a_town_of_the_region_is_the_closer_pin() -> None:
    (claim,) = read("Un obus est tombé dans la région de Koursk, près de la ville de Soudja.")
    assert claim.place is not None and claim.place.name == "Soudja" and claim.place.relation == "near"


@pytest.mark.parametrize(
    "text",
    [
        "L'armée a dit avoir anéanti au-dessus de la région de Toula douze roquettes venues d'Ukraine.",
        "L'armée a annoncé avoir abattu au-dessus de Koursk douze roquettes.",
        "L'armée a dit avoir intercepté dans le ciel de Koursk douze roquettes.",
    ],
)
def test_what_is_destroyed_may_stand_behind_where(text: str) -> None:
    claim = read(text)[0]
    assert claim.event_type == "interception" and counts(claim) == {("downed", 12, 12)}


def test_a_side_before_the_comma_is_no_subject() -> None:
    (claim,) = read("Côté russe, des tirs de roquettes ont fait deux morts à Chebekino, selon le maire.")
    assert claim.event_type in ("strike", "attack") and counts(claim) == {("killed", 2, 2)}


def test_those_hurt_in_these_strikes_are_no_toll_of_a_war() -> None:
    text = "Au total, 14 personnes, dont deux enfants, ont été blessées dans ces frappes."
    assert not read(text)[0].background


def test_two_nouns_that_tell_one_attack_share_its_place() -> None:
    text = (
        "Un incendie a éclaté à Samara. Trois civils ont été tués dans un raid de drones et des tirs dans la "
        "région de Koursk."
    )
    found = [claim for claim in read(text) if claim.event_type != "fire"]
    assert found and all(c.place and c.place.place and c.place.place.admin1 == "RU-KRS" for c in found)


@pytest.mark.parametrize("regions", ["Soumy (nord-est), Poltava et Odessa", "Soumy, Poltava et Odessa"])
def test_a_list_of_regions_goes_on_behind_brackets(regions: str) -> None:
    (claim,) = read(f"Des drones ont été abattus dans les régions de {regions}.")
    assert claim.place is not None and claim.place.rule == "place.list" and claim.place.name.endswith("Odessa")


def test_a_region_of_a_list_lies_in_no_other_region() -> None:
    text = "Des drones ont été abattus au-dessus des régions de Tver et Pskov, dans le kraï de Stavropol."
    (claim,) = read(text)
    assert claim.place is not None and claim.place.place is not None and claim.place.place.kind != "city"


@pytest.mark.parametrize(
    "text",
    [
        "Deux drones, brouillés par des moyens de guerre électronique, se sont écrasés près de Koursk.",
        "Deux drones se sont écrasés à Koursk après avoir été brouillés par la guerre électronique.",
        "Neutralisés par des brouilleurs, deux drones ont perdu le contrôle et se sont écrasés à Koursk.",
        "Deux drones, touchés par la défense antiaérienne, sont tombés sur une maison à Koursk.",
        "Deux drones ont été abattus et se sont écrasés dans un champ près de Koursk.",
    ],
)
def test_what_was_shot_down_and_fell_is_one_interception(text: str) -> None:
    (claim,) = read(text)
    assert claim.event_type == "interception" and counts(claim) == {("downed", 2, 2)}


def test_another_that_fell_is_a_crash_of_its_own() -> None:
    types = [c.event_type for c in read("Deux drones ont été abattus à Toula, un troisième s'est écrasé à Kalouga.")]
    assert types == ["interception", "crash"]


def test_craft_that_lose_control_lose_no_ground() -> None:
    (claim,) = read("Trois drones ont perdu le contrôle et sont tombés à Koursk.")
    assert claim.event_type == "crash" and counts(claim) == {("crashed", 3, 3)}


def test_who_loses_control_of_a_town_does() -> None:
    (claim,) = read("L'armée a perdu le contrôle de Bakhmout.")
    assert claim.event_type == "control"


@pytest.mark.parametrize("extent", ["sont insignifiants", "sont importants", "étaient limités"])
def test_how_heavy_the_damage_is_tells_of_damage(extent: str) -> None:
    found = read(f"Une raffinerie de Samara a été bombardée. Les dégâts {extent}, selon le gouverneur.")
    assert [c.event_type for c in found] == ["strike", "damage"]


@pytest.mark.parametrize(
    "text", ["Deux drones ont visé le Kremlin, selon Moscou.", "Deux drones ont été abattus au-dessus du Kremlin."]
)
def test_the_seat_of_power_is_a_place_where_something_is_aimed_at_it(text: str) -> None:
    (claim,) = read(text)
    assert claim.place is not None and claim.place.name == "Kremlin"


def test_the_seat_of_power_that_speaks_is_none() -> None:
    (claim,) = read("Un tir sur Koursk a fait un mort, a indiqué le porte-parole du Kremlin.")
    assert claim.place is not None and claim.place.name == "Koursk"


@pytest.mark.parametrize(
    "told",
    ["un responsable du SBU a fait état de trois impacts", "un porte-parole de l'armée a confirmé trois impacts"],
)
def test_a_capital_where_a_body_of_the_country_speaks_is_no_place(told: str) -> None:
    found = read(f"Des drones ont touché le terminal de Touapsé. A Kiev, {told} sur le terminal.")
    assert {c.place.name for c in found if c.place} == {"Touapsé"}


def test_there_takes_up_a_village_that_no_list_has() -> None:
    text = "Un tir a eu lieu près du hameau de Vorlevka, dans la région de Koursk : un obus y a touché une ferme."
    assert {c.place.name for c in read(text) if c.place} == {"Vorlevka"}


def test_a_ball_of_fire_is_an_explosion() -> None:
    (claim,) = read("Une boule de feu est montée mardi au-dessus de Louhansk.")
    assert claim.event_type == "explosion"


def test_what_was_told_on_a_day_did_not_happen_after_it() -> None:
    text = "Un drone est tombé jeudi matin à Rostov. Mercredi, l'armée a assuré avoir détruit trois drones vers Koursk."
    first, last = read(text)  # a dispatch of Thursday, 16 May 2024
    assert first.time is not None and first.time.earliest == date(2024, 5, 16)
    assert last.time is not None and last.time.latest == date(2024, 5, 15)


def test_nobody_hurt_is_told_of_the_blow_of_its_sentence() -> None:
    text = (
        "Un dépôt de Kazan a été frappé jeudi par un drone. En mars dernier, un missile l'avait déjà touché, sans "
        "faire de blessé."
    )
    found = read(text)
    assert [c.background for c in found] == [False, True, True]
    assert found[2].time == found[1].time


def test_drones_laden_with_explosives_are_shot_down_not_defused() -> None:
    (claim,) = read("Neuf drones explosifs ont aussi été détruits vers Tchernihiv.")
    assert claim.event_type == "interception" and counts(claim) == {("downed", 9, 9)}


def test_a_part_hit_before_does_not_make_the_whole_older() -> None:
    text = "Un marin est mort lundi à Izmaïl. Trois cargos ont été endommagés, dont un déjà atteint le mois précédent."
    assert [c.place.name if c.place else None for c in read(text)] == ["Izmaïl", "Izmaïl"]


def test_some_of_those_counted_are_where_those_are() -> None:
    text = (
        "Un silo a brûlé dans la région de Soumy. En tout, 50 drones ont visé l'Ukraine lundi : 41 d'entre eux ont été "
        "détruits."
    )
    last = read(text)[-1]
    assert last.place is not None and last.place.place is not None and last.place.place.kind == "country"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Un drone est tombé à Orel. Vovtchansk a été pilonnée lundi.", "Vovtchansk"),
        ("Un drone est tombé à Orel. Antonivka, dans la banlieue, a été bombardée.", "Antonivka"),
        ("Un drone est tombé à Orel. Kherson a été libérée par l'armée en 2022.", "Kherson"),
    ],
)
def test_what_is_done_to_ground_alone_tells_of_a_place(text: str, name: str) -> None:
    last = read(text)[-1]
    assert last.place is not None and last.place.name == name


@pytest.mark.parametrize("never", ["ne pas s'en prendre aux écoles", "ne jamais viser d'hôpitaux"])
def test_what_is_never_done_is_no_blow(never: str) -> None:
    found = read(f"Un drone est tombé à Kharkiv. La Russie assure {never}.")
    assert [c.event_type for c in found if c.event_type != "statement"] == ["crash"]


def test_a_blow_denied_is_one() -> None:
    last = read("Un drone est tombé à Kharkiv. Moscou dit ne pas avoir bombardé l'hôpital.")[-1]
    assert last.event_type == "strike" and last.denied


def test_what_some_of_those_counted_are_is_not_what_befell_the_others() -> None:
    told = read("Moscou a tiré 60 drones sur Poltava : 40 ont été abattus et 15 étaient des leurres, dit l'armée.")
    assert [counts(c) for c in told if c.event_type == "interception"] == [{("downed", 40, 40)}]


def test_children_among_the_wounded_are_wounded() -> None:
    (claim,) = read("Neuf personnes ont été blessées à Poltava, dont trois sont des enfants.")
    assert ("wounded", 9, 9) in counts(claim)
