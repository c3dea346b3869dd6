"""Arguments that stand apart from their verb, speakers told after the fact, and words that only look like a verb."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2025-03-21").claims


def counts(claim: Claim) -> set[tuple[str, float | None]]:
    return {(q.what, q.low) for q in claim.quantities}


@pytest.mark.parametrize(
    "when",
    ["dans la nuit de mardi à mercredi", "à l'aube", "dans le centre de Kharkiv", ", vers 4 heures du matin,", ""],
)
def test_an_object_stands_behind_an_adverbial(when: str) -> None:
    (claim, *_) = claims(
        f"Un missile a touché{when if when[:1] == ',' else ' ' + when} un immeuble, tuant trois passants."
    )
    assert claim.event_type == "strike"
    assert {("hit", 1), ("killed", 3)} <= counts(claim)


def test_two_tolls_of_one_place_before_them() -> None:
    (claim,) = claims("Les obus ont blessé dans le village de Mourom deux femmes et un adolescent, dit le gouverneur.")
    assert counts(claim) == {("wounded", 2), ("wounded", 1)}


@pytest.mark.parametrize(
    "saying",
    [
        "C'est Viatcheslav Gladkov, le gouverneur, qui l'a fait savoir.",
        "C'est le gouverneur Viatcheslav Gladkov qui l'a annoncé.",
        "C'est le gouverneur Viatcheslav Gladkov qui a donné l'information.",
        "C'est du moins ce qu'affirme le gouverneur Viatcheslav Gladkov.",
    ],
)
def test_who_is_told_to_have_said_it_after_the_fact(saying: str) -> None:
    (claim,) = claims(f"Deux ouvriers ont été tués par un drone à Chebekino. {saying}")
    assert claim.source is not None and "Gladkov" in claim.source.name


def test_what_is_said_behind_a_colon_is_not_before() -> None:
    text = (
        "Un entrepôt brûle à Toula. C'est le gouverneur Dmitri Miliaïev qui a donné l'information : deux drones ont été"
        " abattus."
    )
    fire, interception = claims(text)
    assert fire.source is None
    assert interception.source is not None and "Miliaïev" in interception.source.name


@pytest.mark.parametrize("arms", ["trois chars", "trois obusiers", "trois lance-roquettes"])
def test_what_stands_on_the_ground_is_destroyed_not_intercepted(arms: str) -> None:
    (claim,) = claims(f"L'armée russe affirme avoir détruit {arms} près de Pokrovsk.")
    assert claim.event_type == "damage" and counts(claim) == {("damaged", 3)}


@pytest.mark.parametrize("verb", ["déclenché", "actionné"])
def test_a_bomb_set_off_from_a_distance_is_an_attack(verb: str) -> None:
    (claim,) = claims(f"L'engin explosif, caché dans une trottinette, a été {verb} à distance, selon les enquêteurs.")
    assert (claim.event_type, claim.means) == ("attack", "bomb")


def test_a_summoned_envoy_is_a_statement() -> None:
    for envoy in ("le chargé d'affaires russe", "l'ambassadeur de Russie"):
        (claim,) = claims(f"Ankara a convoqué {envoy} après l'attaque d'un cargo turc par un drone.")
        assert claim.event_type == "statement"


def test_no_town_was_taken() -> None:
    text = "Les Russes n'ont pris le contrôle d'aucune grande ville, dit l'armée ukrainienne."
    assert [(c.event_type, c.denied) for c in claims(text)] == [("control", True)]


def test_a_street_is_no_town() -> None:
    text = "Des fragments de drone sont tombés sur la chaussée de Kachira, à Moscou, selon le maire."
    (claim,) = claims(text)
    assert claim.place is not None and claim.place.name == "Moscou"


def test_those_who_run_a_region_speak_of_it() -> None:
    for office in ("patron", "chef"):
        speaker = f"Vassili Goloubev, {office} de la région de Rostov"
        text = f"Le dépôt d'Engels brûle. {speaker}, n'a signalé aucun dégât après les tirs."
        damage = next(c for c in claims(text) if c.event_type == "damage")
        assert damage.place is not None and "Rostov" in damage.place.name


def test_a_noun_in_quotes_is_no_verb() -> None:
    text = "Le SBU a revendiqué l'attentat contre l'officier, qualifié de \"cible légitime\"."
    assert [c.event_type for c in claims(text)] == ["statement"]


@pytest.mark.parametrize("by", ["non loin de l'Ukraine", "près de l'Ukraine", "à quarante kilomètres de l'Ukraine"])
def test_a_town_by_a_country_is_not_sought_in_it(by: str) -> None:
    (claim,) = claims(f"Un immeuble s'est effondré dimanche à Belgorod, {by}, selon les autorités russes.")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.country == "RUS"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("selon un bilan encore provisoire du ministère de l'Intérieur", "ministère de l'Intérieur"),
        ("selon un nouveau décompte, toujours partiel, des secours", "secours"),
        ("selon un bilan actualisé dimanche par la police", "police"),
        ("s'est borné à écrire le gouverneur Oleg Synegoubov", "Synegoubov"),
        ("a raconté le soir même Volodymyr Zelensky", "Volodymyr Zelensky"),
    ],
)
def test_the_speaker_behind_a_report_or_a_turn_of_phrase(said: str, name: str) -> None:
    (claim,) = claims(f"Dix-huit civils ont été tués à Kharkiv par des missiles, {said}.")
    assert claim.source is not None and claim.source.name.endswith(name)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Deux agents ont été tués dans une fusillade avec un gang à Cali, selon la police.", "clash"),
        ("Une fusillade entre bandes rivales a fait cinq morts à Cali, selon la police.", "clash"),
        ("Une fusillade a fait cinq morts dans un bar de Cali, selon la police.", "attack"),
    ],
)
def test_a_shooting_with_two_sides_is_a_clash(text: str, kind: str) -> None:
    (claim,) = claims(text)
    assert claim.event_type == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Huit victimes ont été hospitalisées après la frappe sur Nikopol.", ("wounded", 8)),
        ("Huit victimes ont été prises en charge par les secours à Nikopol.", ("wounded", 8)),
        ("La frappe a fait huit victimes à Nikopol, selon le maire.", ("killed", 8)),
        ("La frappe a fait huit victimes, dont deux morts, à Nikopol, selon le maire.", ("killed", 2)),
        ("Le bilan est de huit victimes, dont cinq blessés, à Nikopol, selon le maire.", ("wounded", 5)),
    ],
)
def test_victims_are_dead_unless_the_text_says_otherwise(text: str, told: tuple[str, int]) -> None:
    (claim,) = claims(text)
    assert {c for c in counts(claim) if c[0] in ("killed", "wounded")} == {told}


def test_an_airport_that_brings_in_restrictions_is_closed() -> None:
    (_, claim) = claims(
        "Des drones ont survolé Riga jeudi, selon la police. L'aéroport a introduit des restrictions de vol."
    )
    assert claim.event_type == "closure"


def test_a_text_may_break_off_at_the_colon_of_a_denial() -> None:
    """Nothing stands behind the colon to look at."""
    (claim,) = claims("OBUs?TOMbe>dÉmeNTENt:")
    assert claim.event_type == "statement"


@pytest.mark.parametrize("when", ["au petit matin", "dans la nuit", "lundi matin", "dans la nuit de lundi à mardi", ""])
def test_what_was_destroyed_stands_behind_the_time(when: str) -> None:
    (claim,) = claims(f"Le préfet a annoncé la destruction {when} de deux drones au-dessus de Kansk.")
    assert claim.event_type == "interception" and counts(claim) == {("downed", 2)}


def test_tanks_destroyed_are_not_shot_down() -> None:
    (claim,) = claims("L'armée a revendiqué la destruction dimanche de deux chars près de Kansk.")
    assert claim.event_type == "damage" and counts(claim) == {("damaged", 2)}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Deux drones ont explosé contre un hangar de Kansk.", "strike"),
        ("Deux roquettes ont explosé sur un marché de Kansk.", "strike"),
        ("Deux drones ont explosé au-dessus de Kansk.", "explosion"),
        ("Deux bombes ont explosé contre un mur de Kansk.", "attack"),
    ],
)
def test_a_weapon_that_blows_up_against_something_strikes_it(text: str, event_type: str) -> None:
    assert [c.event_type for c in claims(text)] == [event_type]


def test_what_one_defends_oneself_of_is_denied() -> None:
    told = claims("Moscou a accusé Kiev d'avoir frappé une école, ce dont l'Ukraine s'est défendue.")
    assert [c.source.name if c.source else None for c in told] == ["Moscou", "l'Ukraine"]


@pytest.mark.parametrize("called", ["« la Ruche »", '"la Ruche"', "que « la Ruche »"])
def test_those_who_call_it_by_a_name_do_not_tell_it(called: str) -> None:
    (claim,) = claims(f"Le musée, que les habitants appellent {called}, a été détruit par un missile.")
    assert claim.source is None
