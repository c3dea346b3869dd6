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


def test_the_heading_of_an_entry_tells_what_the_entry_tells() -> None:
    told = claims(
        "09:42 Quatre morts dans une frappe sur un hôtel de Kryvy Rih\n\n"
        "Un missile s'est abattu mardi sur un hôtel de Kryvy Rih.\n\n"
        "10:15 Moscou affirme avoir intercepté huit drones\n\n"
        "La défense antiaérienne a neutralisé huit drones cette nuit, indique le ministère de la défense russe."
    )
    assert [(c.event_type, c.source.name if c.source else None, where(c)) for c in told] == [
        ("strike", None, where(told[0])),
        ("interception", "le ministère de la défense russe", None),
    ]


def test_she_is_no_man_with_a_chief_s_office() -> None:
    told = claims(
        "Quatorze blessés sont dans un état grave, a ajouté Serhi Lyssak, chef de l'administration militaire.\n\n"
        "La compagnie DTEK fait savoir qu'une de ses centrales a été endommagée par un drone près d'Odessa."
        " Plusieurs quartiers sont privés d'électricité, selon elle."
    )
    assert told[-1].source is not None
    assert told[-1].source.name == "La compagnie DTEK"


def test_a_governor_speaks_of_no_other_region() -> None:
    told = claims(
        "Une installation a été endommagée à Kirovohrad, a annoncé le gouverneur, Andri Raïkovytch.\n\n"
        "À Kherson, enfin, un hôpital a été bombardé mercredi soir."
    )
    assert told[-1].source is None


def test_a_ship_under_the_name_of_a_town_is_no_place() -> None:
    (claim,) = claims("Le navire de reconnaissance Simferopol a été coulé à Odessa par un drone naval.")
    assert where(claim) == "Odessa"


@pytest.mark.parametrize("said", ["C'est la cinquième fois en quinze jours", "C'est la deuxième fois depuis janvier"])
def test_how_often_is_background(said: str) -> None:
    (claim,) = claims(f"{said} que la centrale de Zaporijjia est visée par des drones.")
    assert claim.background


def test_a_mayor_speaks_of_his_town_where_the_sentence_names_it() -> None:
    told = claims(
        "À Kharkiv, des habitants sont sans électricité après des frappes, et le maire Igor Terekhov a recensé"
        " quinze explosions. Dans la région d'Odessa, trois employés d'une centrale ont été hospitalisés."
    )
    assert told[-1].source is None


def test_a_river_is_no_region() -> None:
    told = claims(
        "Kherson, sur le Dniepr, a été bombardée jeudi. Depuis janvier, les drones ont tué 257 habitants de la région."
    )
    assert "Dniepr" not in (where(told[-1]) or "")


@pytest.mark.parametrize("what", ["est en proie à de", "fait face à de", "est le théâtre de"])
def test_a_country_stricken_by_attacks_is_their_place(what: str) -> None:
    told = claims(
        "Huit soldats ont été tués jeudi à Djibo.\n\n"
        f"Le Burkina Faso {what} fréquentes attaques jihadistes, qui ont fait plus de 850 morts depuis 2015."
    )
    assert where(told[-1]) == "Burkina Faso"
    assert told[-1].time is not None and str(told[-1].time.earliest) == "2015-01-01"


def test_wide_parts_of_a_country_lie_in_it() -> None:
    told = claims("Une attaque a tué un soldat jeudi à Sanaa.\n\nLes Houthis contrôlent de larges pans du Yémen.")
    assert (told[-1].event_type, where(told[-1])) == ("control", "Yémen")


def test_who_says_that_rebels_are_backed_says_nothing_of_their_deeds() -> None:
    (claim,) = claims("Les rebelles du M23, soutenus par le Rwanda, selon l'ONU, ont pris jeudi Rubaya.")
    assert (claim.event_type, claim.source) == ("control", None)


def test_a_month_in_front_dates_the_attack_and_not_who_claimed_it() -> None:
    told = claims("En janvier, un attentat revendiqué par l'EI contre une mosquée de Kaboul a fait cinq morts.")
    (attack,) = [c for c in told if c.event_type == "attack"]
    assert attack.time is not None and str(attack.time.earliest) == "2025-01-01"


@pytest.mark.parametrize("off", ["au large du Bénin", "au large de la côte du Bénin, en Afrique de l'Ouest"])
def test_the_sea_off_a_country_is_the_place(off: str) -> None:
    told = claims(f"Des pirates ont kidnappé jeudi treize marins {off}.\n\nIls viennent du sud du Nigeria.")
    assert where(told[0]) == "Bénin"


def test_an_armed_group_is_no_place() -> None:
    (claim,) = claims("L'armée a détruit jeudi une base de Boko Haram près de Diffa, au Niger.")
    assert where(claim) == "Diffa"


def test_a_quoted_fact_is_no_position() -> None:
    told = claims(
        "Un policier a été tué jeudi à Lyon.\n\n"
        "« L'identité de l'homme est connue et a été vérifiée », a précisé le procureur."
    )
    assert [c.event_type for c in told] == ["casualties"]


def test_those_of_a_country_s_count_are_not_of_the_town_told_before() -> None:
    told = claims("Un entrepôt a brûlé à Poltava. Cette nuit, 71 drones ont visé l'Ukraine, dont 60 ont été abattus.")
    assert where(told[-1]) == "Ukraine"


def test_the_village_is_no_city_named_in_passing() -> None:
    told = claims(
        "L'armée russe a dit lundi avoir pris le village de Dvoritchna, près de Koupiansk, dans l'est de Kharkiv."
        " Selon le gouverneur, des combats se poursuivent dans le village."
    )
    assert where(told[-1]) == "Dvorichna"


def test_a_region_bordering_on_another_is_not_in_it() -> None:
    told = claims("Soumy, région frontalière de Koursk, a été bombardée mardi. Deux personnes ont été tuées.")
    assert [c.place.place.admin1 for c in told if c.place and c.place.place] == ["UA-59", "UA-59"]


def names(text: str) -> list[str | None]:
    return [c.source.name if c.source else None for c in claims(text)]


def test_an_office_is_that_of_the_one_named_below() -> None:
    told = names(
        "Neuf personnes ont péri dans une frappe sur un café de Kramatorsk, a dit le maire de la ville.\n\n"
        "Deux écoles ont été endommagées, a écrit le maire de Kramatorsk Ivan Horbenko."
    )
    assert told == ["le maire de Kramatorsk Ivan Horbenko"] * 2
    told = names(
        "Un drone a été abattu à Koursk, a dit le gouverneur de la région.\n\n"
        "Un homme est mort à Belgorod, a dit le gouverneur Ivan Glinka."
        " Deux drones ont visé Koursk, a dit le gouverneur Piotr Smirine."
    )
    assert told[0] == "le gouverneur de la région"


def test_the_only_one_quoted_goes_on_over_paragraphs() -> None:
    text = (
        "Deux civils ont été blessés à Poltava, a annoncé le gouverneur de la région, Ivan Horbenko.\n\n"
        "Selon lui, douze drones ont visé la région. La défense antiaérienne en a abattu dix.\n\n"
        "Une école a été endommagée et un dépôt a pris feu."
    )
    assert set(names(text)) == {"le gouverneur de la région, Ivan Horbenko"}
    assert names(f"{text} Le port a été touché aussi, a dit la police.\n\nUn pont a été endommagé.")[-1] is None


def test_the_land_of_a_clock_is_no_place() -> None:
    (claim,) = claims("Une usine de Kazan a été visée par un drone vers 2 h 45 GMT (22 h 45 lundi au Québec).")
    assert where(claim) == "Kazan"


def test_two_effects_share_the_place_that_ends_them_far_from_the_scene() -> None:
    told = claims(
        "Quatre drones ont été abattus au-dessus de la Crimée, selon Moscou."
        " Une femme a été blessée et des bâtiments ont été endommagés à Poltava, a dit l'armée ukrainienne."
    )
    assert [where(c) for c in told[1:]] == ["Poltava", "Poltava"]


def test_who_answers_by_striking_says_nothing() -> None:
    text = "La Russie vise l'Ukraine, qui répond régulièrement en frappant Koursk. Deux hommes sont morts à Kiev."
    assert names(text)[-1] is None


def test_a_bare_name_is_that_of_the_office_just_heard() -> None:
    text = (
        "Une frappe a fait dix morts à Poltava, a déclaré le maire de la ville. Un dépôt a brûlé, a {} Ivan Horbenko."
    )
    assert names(text.format("ajouté")) == ["Ivan Horbenko"] * 2
    assert names(text.format("raconté")) == ["le maire de la ville", "Ivan Horbenko"]


@pytest.mark.parametrize("fleet", ["la flotte russe de la mer Noire", "la Flotte en mer Noire"])
def test_the_sea_of_a_fleet_is_no_place(fleet: str) -> None:
    (claim,) = claims(f"Des drones ont visé mardi l'état-major de {fleet} à Sébastopol.")
    assert where(claim) == "Sébastopol"


def test_a_town_named_by_its_adjective_in_its_region() -> None:
    (claim,) = claims("Un drone a touché mardi la raffinerie de Novochakhtinski, dans la région de Rostov.")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.admin1 == "RU-ROS"


def test_the_local_official_is_the_one_just_heard() -> None:
    told = names(
        "Un dépôt a brûlé, a dit le gouverneur Ivan Glinka. Selon le responsable local, deux ouvriers sont morts."
    )
    assert told == ["le gouverneur Ivan Glinka"] * 2


def test_a_name_said_again_is_where_its_region_put_it() -> None:
    told = claims(
        "Un drone a touché un dépôt à Novochakhtinski, dans la région de Rostov. Deux hommes sont morts à Koursk."
        " Un incendie a éclaté à Novochakhtinski."
    )
    assert told[-1].place is not None and told[-1].place.place is not None
    assert told[-1].place.place.admin1 == "RU-ROS"
