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


def told(text: str) -> list[tuple[str, str | None]]:
    """The type and the place of each claim."""
    return [(c.event_type, c.place.name if c.place else None) for c in claims(text)]


@pytest.mark.parametrize("under", ["les bombardements russes", "les frappes ennemies", "les bombes", "des roquettes"])
def test_who_dies_under_a_blow_is_its_toll(under: str) -> None:
    (claim,) = claims(f"Neuf civils ont péri lundi à Kansk sous {under}.")
    assert claim.event_type == "strike" and [(q.what, q.best) for q in claim.quantities] == [("killed", 9)]


@pytest.mark.parametrize("under", ["les décombres", "les yeux de leurs proches"])
def test_who_dies_under_something_else_is_not(under: str) -> None:
    (first, _), *_ = told(f"Neuf civils ont péri lundi à Kansk sous {under} après un tir.")
    assert first == "casualties"


@pytest.mark.parametrize("hands", ["sont aux mains", "se trouvent aux mains", "sont passées aux mains"])
def test_places_in_the_hands_of_a_force_are_held_by_it(hands: str) -> None:
    found = told(f"Vingt localités de la région de Koursk {hands} des forces ukrainiennes, a reconnu le gouverneur.")
    assert [kind for kind, _ in found] == ["control"]


def test_people_in_the_hands_of_the_police_are_arrested() -> None:
    assert [kind for kind, _ in told("Deux suspects sont aux mains de la police après l'attentat.")] == ["arrest"]


@pytest.mark.parametrize("where", ["en plein Kherson", "en plein centre de Kherson", "à Kherson même"])
def test_right_in_a_town_is_in_it(where: str) -> None:
    (claim,) = claims(f"Une roquette est tombée {where}.")
    assert claim.place and claim.place.place and claim.place.place.name == "Kherson"


def test_a_time_in_between_does_not_make_a_hit_a_crash() -> None:
    assert (
        told("Dix missiles s'étaient abattus, dans la nuit du 12 au 13 mai, sur un chantier de Kansk.")[0][0]
        == "strike"
    )
    assert told("Un missile s'est abattu dans un champ près de Kansk.")[0][0] == "crash"


def test_a_ship_that_gets_away_with_damage_is_no_casualty() -> None:
    assert "casualties" not in [kind for kind, _ in told("Touché par un drone, le cargo s'en tire avec des dommages.")]
    (claim,) = claims("Touchés par un drone à Kansk, deux passants s'en tirent avec des brûlures.")
    assert claim.event_type == "strike" and ("wounded", 2) in [(q.what, q.low) for q in claim.quantities]


def test_craft_without_a_crew_are_naval_drones() -> None:
    (claim,) = claims("Trois embarcations sans pilote ont frappé le terminal de Kansk.")
    assert claim.means == "naval_drone"


@pytest.mark.parametrize(
    ("closing", "source"),
    [
        ("ce décompte, arrêté hier soir, est celui de Denis Orlov", "Denis Orlov"),
        ("c'est l'état communiqué lundi par le préfet", "le préfet"),
        ("c'est le bilan dressé lundi par la police", "la police"),
        ("voilà ce qu'a recensé, pour la seule journée de lundi, la police", "la police"),
        ("voilà ce qu'a compté lundi la police", "la police"),
    ],
)
def test_a_toll_is_of_whom_its_sentence_closes_with(closing: str, source: str) -> None:
    (claim,) = claims(f"Neuf morts et vingt blessés dans la frappe sur Kansk : {closing}.")
    assert said_by(claim) == source


@pytest.mark.parametrize("tail", ["secours, via TASS", "secours, sur Telegram", "secours, cités par Interfax"])
def test_a_credit_in_brackets_tells_how_it_came(tail: str) -> None:
    (claim,) = claims(f"Un mort et deux blessés dans la frappe sur Kansk ({tail}).")
    assert said_by(claim) == "secours"


def test_who_speaks_in_a_clause_of_the_setting_is_not_taken_up() -> None:
    told_by = [
        said_by(c)
        for c in claims(
            "Neuf villages sont aux mains des rebelles, a reconnu le gouverneur Ivan Sidorov, lors d'une réunion où"
            " Piotr Orlov a sommé l'armée d'agir. Douze civils ont péri, a-t-il déclaré. Vingt autres ont été blessés."
        )
    ]
    assert told_by[0] == told_by[-1] == told_by[-2] == "le gouverneur Ivan Sidorov"


@pytest.mark.parametrize("sworn", ["Les tirs, jure le maire,", "Le maire jure que les tirs"])
def test_to_swear_that_something_is_so_is_to_say_it(sworn: str) -> None:
    assert told(f"{sworn} ont fait six morts à Kansk.") == [("strike", "Kansk")]


def test_to_swear_to_do_something_is_a_statement() -> None:
    assert [kind for kind, _ in told("L'armée jure de venger les morts de Kansk.")] == ["statement"]


@pytest.mark.parametrize(
    "what", ["un village de la région de Soumy", "une localité du nord-est", "un bourg frontalier"]
)
def test_what_a_place_is_does_not_fall_on_it(what: str) -> None:
    assert [kind for kind, _ in told(f"À Novka, {what}, des obus russes sont tombés.")] == ["strike"]


def test_a_namesake_far_from_the_town_it_is_said_to_belong_to_is_not_meant() -> None:
    (claim,) = claims("À Tekstilchtchik, faubourg du sud-ouest de Donetsk, en Ukraine, des obus russes sont tombés.")
    assert claim.place and claim.place.latitude and round(claim.place.latitude) == 48


@pytest.mark.parametrize("region", ["cette région de l'est de l'Ukraine", "cette région de l'est du pays"])
def test_the_east_is_part_of_the_name_of_who_governs_it(region: str) -> None:
    (claim,) = claims(f"Neuf personnes ont été tuées par un obus à Kansk, selon le chef de {region}.")
    assert said_by(claim) == f"le chef de {region}"


@pytest.mark.parametrize(
    "toll",
    [
        "Il y a des blessés, selon la police.",
        "On compte des blessés, selon la police.",
        "Des blessés ont été signalés, selon la police.",
        "La police confirme qu'il y a des tués parmi les marins.",
    ],
)
def test_a_toll_without_a_number_is_told(toll: str) -> None:
    found = claims(f"Un drone a frappé un ferry à Kansk. {toll}")
    assert [(c.event_type, said_by(c) is not None) for c in found] == [("strike", False), ("casualties", True)]


@pytest.mark.parametrize(
    "other", ["On ignore s'il y a des victimes.", "Il y a des années, un autre ferry avait coulé."]
)
def test_a_toll_that_nobody_knows_is_not(other: str) -> None:
    assert "casualties" not in [kind for kind, _ in told(f"Un drone a frappé un ferry à Kansk. {other}")]


@pytest.mark.parametrize("lead", ["Le préfet signale un drone sur Atchinsk", "Le préfet évoque une nuit difficile"])
def test_what_stands_before_a_colon_is_no_subject_behind_it(lead: str) -> None:
    found = claims(f"{lead} : deux femmes de 47 et 63 ans ont été conduites à l'hôpital après la frappe.")
    assert [(q.what, q.best) for q in found[-1].quantities] == [("wounded", 2)]


@pytest.mark.parametrize("aside", ["", " lundi", ", auprès de l'AFP,", " ce lundi, sur Telegram,"])
def test_an_aside_may_stand_before_who_claims_it(aside: str) -> None:
    found = claims(f"Un cargo a été attaqué à Kansk. L'attaque a été revendiquée{aside} par une source du SBU.")
    assert said_by(found[-1]) == "une source du SBU"


@pytest.mark.parametrize(
    "body",
    [
        "Un mort et cinq blessés (secours, via TASS).",
        "C'est ce qu'a annoncé lundi le maire, qui fait état de cinq blessés.",
    ],
)
def test_a_text_that_goes_on_from_its_headline_tells_what_that_tells(body: str) -> None:
    found = told(f"Kansk : un ferry touché ce matin par des drones\n\n{body} Le feu a été maîtrisé.")
    assert [kind for kind, _ in found] == ["strike", "casualties", "fire"]


def test_what_the_headline_and_the_text_tell_is_told_once() -> None:
    found = told(
        "Un drone frappe un marché de Kansk\n\nUn mort et cinq blessés : tel est le bilan d'une attaque de drone lundi"
        " contre un marché de Kansk, a dit le maire. Le feu a été maîtrisé."
    )
    assert sorted(kind for kind, _ in found) == ["casualties", "fire", "strike"]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Les forces russes ne visent pas les civils, a assuré Dmitri Peskov.", "Dmitri Peskov"),
        ("Kiev ne bombarde pas les écoles, a balayé le président Zelensky.", "le président Zelensky"),
    ],
)
def test_what_a_side_does_not_do_is_a_statement(words: str, source: str) -> None:
    found = claims(f"Un drone a frappé Kansk. {words}")
    assert (found[-1].event_type, said_by(found[-1])) == ("statement", source)


@pytest.mark.parametrize(
    "words", ["Le drone n'a pas touché le pont.", "L'armée n'a pas bombardé l'hôpital, a-t-elle dit."]
)
def test_what_did_not_happen_is_a_blow_denied(words: str) -> None:
    found = claims(f"Un drone a frappé Kansk. {words}")
    assert found[-1].event_type == "strike" and found[-1].denied


def test_those_of_whom_nobody_has_heard_are_missing() -> None:
    found = claims("Un drone a frappé Kansk. Le préfet compte 35 personnes dont on est toujours sans nouvelles.")
    assert [(q.what, q.best) for q in found[-1].quantities] == [("missing", 35)]


def test_assaults_of_craft_without_a_crew_are_strikes() -> None:
    assert told("Le cargo a essuyé deux assauts de drones navals au large de Kansk.")[0][0] == "strike"
