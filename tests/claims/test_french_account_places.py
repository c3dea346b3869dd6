"""Where French events were and who tells them: capitals taken up, pronouns that only plan, namings taken up."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2025-03-21").claims


def place(claim: Claim) -> str | None:
    return claim.place.place.name if claim.place and claim.place.place else None


@pytest.mark.parametrize("share", ["Une partie", "La majeure partie", "Une bonne partie"])
def test_a_part_of_a_town_is_no_origin(share: str) -> None:
    (claim,) = claims(f"{share} de la capitale soudanaise est privée de courant depuis mercredi.")
    assert (claim.event_type, place(claim)) == ("outage", "Khartoum")


def test_what_came_from_a_town_did_not_strike_it() -> None:
    (claim,) = claims("Des drones partis de Belgorod ont frappé un dépôt à Kharkiv.")
    assert place(claim) == "Kharkiv"


def test_the_capital_is_the_one_told_of_last() -> None:
    told = claims(
        "Le FSB dit avoir arrêté deux hommes à Moscou, un à Toula et un à Kazan. Le SBU annonçait avoir arrêté à Kiev "
        "un comptable russe. Un officier est tombé sous les balles d'un tireur en pleine rue, dans la capitale."
    )
    assert [(c.event_type, place(c)) for c in told[-2:]] == [("arrest", "Kyiv"), ("attack", "Kyiv")]


def test_another_capital_is_named_by_its_adjective() -> None:
    told = claims("Un drone a frappé une tour à Kiev. Un autre a été abattu près de la capitale russe.")
    assert [place(c) for c in told] == ["Kyiv", "Moscow"]


def test_who_plans_does_not_speak() -> None:
    told = claims(
        "À Toula, au sud de Moscou, une femme a été appréhendée alors qu'elle assemblait une bombe, avec laquelle elle "
        "comptait faire sauter un pont. Un homme a été interpellé à Riazan."
    )
    assert [(c.event_type, c.source) for c in told] == [("arrest", None), ("arrest", None)]


@pytest.mark.parametrize("verb", ["nie", "dément", "réfute"])
def test_who_does_not_deny_states_nothing(verb: str) -> None:
    told = claims(f"Un missile a touché une école à Soumy. Moscou ne {verb} pas.")
    assert [c.event_type for c in told] == ["strike"]


def test_who_deplores_nobody_states_nothing() -> None:
    told = claims("Un drone s'est écrasé à Gao, selon le maire, qui ne déplore aucun mort.")
    assert [(c.event_type, c.denied) for c in told] == [("crash", False), ("casualties", True)]


def test_the_same_ministry_is_the_one_just_named() -> None:
    told = claims(
        "Deux jours ont été nécessaires au ministère malien de la Défense pour livrer le bilan du raid sur Gao. "
        "Le même ministère revendique douze jihadistes tués."
    )
    assert told[-1].source is not None and told[-1].source.name == "ministère malien de la Défense"


def test_an_attack_of_missiles_is_a_strike() -> None:
    (claim,) = claims("L'ennemi a mené une attaque de missiles contre l'état-major, a dit le maire d'Izmaïl.")
    assert claim.event_type == "strike"


def test_an_attack_of_gunmen_is_an_attack() -> None:
    (claim,) = claims("Des hommes armés ont mené une attaque de nuit contre un poste à Djibo, a dit le maire.")
    assert claim.event_type == "attack"


def test_what_one_welcomes_belongs_to_the_statement() -> None:
    text = "Un drone a frappé Gao. Un « coup décisif » a été porté à l'ennemi, s'est félicitée l'armée malienne."
    claim = claims(text)[-1]
    span = claim.evidence[0]
    assert claim.event_type == "statement" and text[span.start : span.end].startswith("Un « coup décisif »")


def test_who_sets_a_toll_at_a_number_tells_it() -> None:
    told = claims("Un drone est tombé sur Gao. L'ONU porte à 340 le nombre de blessés depuis janvier.")
    assert told[-1].event_type == "casualties"
    assert told[-1].source is not None and told[-1].source.name == "L'ONU"


def test_a_death_that_raises_a_toll_tells_nothing() -> None:
    told = claims("Un drone est tombé sur Gao. Ce décès porte à douze le bilan de l'attaque.")
    assert all(c.source is None for c in told)


@pytest.mark.parametrize(
    "headline",
    ["Ce que l'on sait de l'incursion dans la région de Belgorod", "Offensive rebelle dans la région de Belgorod"],
)
def test_a_headline_gives_its_place(headline: str) -> None:
    told = claims(
        f"{headline}\n\nCinq morts et douze blessés, selon le ministère de la Santé.\n\nUn dépôt de carburant a brûlé."
    )
    assert [place(c) for c in told] == ["oblast de Belgorod"] * 2


def test_a_body_in_brackets_behind_a_place_is_the_source() -> None:
    (claim,) = claims(
        "Au moins 40 civils ont été tués à El-Obeid (Haut-Commissariat des Nations unies aux droits de l'homme)."
    )
    assert claim.source is not None and claim.source.name.startswith("Haut-Commissariat")


def test_she_is_the_army_of_her_own_sentence() -> None:
    told = claims(
        "Un missile a touché Soumy, s'est indigné Volodymyr Zelensky. "
        "L'armée de l'air ukrainienne a abattu deux drones, dit-elle."
    )
    assert told[-1].source is not None and told[-1].source.name == "L'armée de l'air ukrainienne"


def test_the_same_evening_is_that_of_the_day_just_told() -> None:
    told = claims("Mardi, un drone a frappé Gao. Le soir même, des obus sont tombés sur Mopti.")
    assert [c.time.earliest.isoformat() for c in told if c.time and c.time.earliest] == ["2025-03-18"] * 2


def test_no_intention_takes_no_town() -> None:
    told = claims("Un obus est tombé à Sake. Les rebelles jurent n'avoir aucune intention de s'emparer de Bukavu.")
    assert [c.event_type for c in told] == ["strike", "statement"]


def test_a_toll_in_brackets_is_of_the_blow_before() -> None:
    (claim,) = claims("La gare de Soumy avait été bombardée mardi (deux morts, neuf blessés).")
    assert claim.event_type == "strike"
    assert {(q.what, q.low) for q in claim.quantities} == {("killed", 2), ("wounded", 9)}


def test_sailors_who_left_a_burning_ship_are_not_hurt() -> None:
    told = claims("Touché par un missile, le cargo brûlait lundi et dérivait, abandonné de ses trente marins.")
    assert all(q.what != "wounded" for c in told for q in c.quantities)


@pytest.mark.parametrize("name", ["Vivian van de Perre", "Anna von der Halle", "Jan van Soest"])
def test_a_name_with_a_particle_is_no_place(name: str) -> None:
    (claim,) = claims(f"Douze corps ont été retrouvés à Goma, a détaillé la cheffe adjointe, {name}.")
    assert place(claim) == "Goma"


def test_who_counts_the_freed_is_not_where_they_are() -> None:
    told = claims("Un drone est tombé sur Gao. Le Qatar porte à 900 le nombre de prisonniers libérés.")
    assert told[-1].source is not None and told[-1].source.name == "Le Qatar"
    assert place(told[-1]) != "Qatar"


@pytest.mark.parametrize("link", ["est du", "émane du"])
def test_whose_toll_it_is_has_told_it(link: str) -> None:
    (claim,) = claims(f"Trois marins sont morts en mer Rouge. Le bilan {link} commandement américain (Centcom).")
    assert claim.source is not None and "commandement" in claim.source.name


def test_what_a_toll_is_has_no_source() -> None:
    (claim,) = claims("Trois marins sont morts en mer Rouge. Le bilan est de trois morts et deux blessés.")
    assert claim.source is None


def test_two_capitals_speak_for_their_states() -> None:
    (claim, _) = claims(
        "Kiev et Moscou ont échangé 60 prisonniers jeudi, jour férié, ont annoncé les deux capitales. "
        "Un drone est tombé à Soumy."
    )
    assert claim.source is not None and claim.source.name == "les deux capitales"


def test_a_hyphen_within_a_name_ends_no_clause() -> None:
    text = "Au moins 40 civils ont été tués à El-Obeid (ministère soudanais de la Santé)."
    (claim,) = claims(text)
    assert claim.source is not None and claim.source.name == "ministère soudanais de la Santé"
    assert text[claim.evidence[0].start : claim.evidence[0].end].endswith("El-Obeid")


@pytest.mark.parametrize("rest", ["une quarantaine, affirme le Jnim", "au moins quarante, d'après un élu"])
def test_another_who_gives_a_bare_number_gives_another_toll(rest: str) -> None:
    told = claims(f"Plus de vingt soldats ont été tués à Djibo, selon deux sources; {rest}.")
    assert [c.event_type for c in told] == ["casualties", "casualties"]
    assert [c.quantities[0].best for c in told] == [20, 40]
    assert told[0].source != told[1].source and place(told[1]) == "Djibo"


def test_the_subject_right_before_the_verb_is_its_own() -> None:
    told = claims(
        "Sept drones ont été abattus à Kolomna. Le ministère, lui, en compte trente et soixante en tout, les autres "
        "ayant été détruits au-dessus des régions de Briansk et Orel."
    )
    assert told[-1].event_type == "interception"


def test_numbers_counted_for_a_region_are_of_it() -> None:
    told = claims(
        "Sept drones ont été abattus à Kolomna, selon le maire. Le ministère, lui, en compte trente pour la région de "
        "Moscou et soixante en tout, les autres ayant été détruits au-dessus des régions de Briansk et Orel."
    )
    assert [c.quantities[0].best for c in told] == [7, 30, 60]
    assert place(told[1]) == "oblast de Moscou"


def test_a_share_counts_nothing() -> None:
    (claim,) = claims("Dix pour cent des drones ont été abattus à Kolomna, selon le maire.")
    assert claim.quantities == ()


def test_an_attack_before_a_colon_says_nothing() -> None:
    told = claims("Deux attaques jihadistes en trois jours: des soldats ont été tués à Djibo.")
    assert all(c.source is None for c in told)


@pytest.mark.parametrize("described", ["une autre base du centre", "une base isolée", "un village du nord"])
def test_a_name_behind_a_comma_is_the_place_just_described(described: str) -> None:
    (claim,) = claims(f"Trente militaires ont été tués dans {described}, Tessit, par des jihadistes.")
    assert place(claim) == "Tessit"


def test_a_person_behind_a_comma_is_no_place() -> None:
    told = claims("Un drone est tombé dans un village du nord, Oleg Ivanov a été tué.")
    assert all(place(c) is None for c in told)


@pytest.mark.parametrize(
    "left",
    ["ont quitté les villages bombardés", "ont été emmenés loin des villages bombardés", "ont fui la ville pilonnée"],
)
def test_which_villages_were_left_tells_no_blow(left: str) -> None:
    told = claims(f"Un drone est tombé à Soumy. Dix familles {left}, selon le gouverneur.")
    assert all(c.event_type != "strike" for c in told)


def test_a_bombed_village_in_the_news_is_told() -> None:
    told = claims("Un village bombardé par l'aviation près de Soumy, selon le gouverneur.")
    assert [c.event_type for c in told] == ["strike"]
