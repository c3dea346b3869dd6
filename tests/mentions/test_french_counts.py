"""Who and what French counts are of: numerals that open a sentence, people among others, weapons taken in."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2025-03-21").claims


def counts(claim: Claim) -> set[tuple[str | None, float | None]]:
    return {(q.what, q.low) for q in claim.quantities}


@pytest.mark.parametrize(
    ("word", "number"), [("Treize", 13), ("Vingt", 20), ("Trente-deux", 32), ("Six", 6), ("Neuf", 9)]
)
def test_a_numeral_opens_a_sentence(word: str, number: int) -> None:
    told = claims(f"Quarante missiles ont visé Kertch. {word} ont été interceptés, d'après l'armée russe.")
    assert [(c.event_type, counts(c)) for c in told[1:]] == [("interception", {("downed", number)})]


@pytest.mark.parametrize("who", ["six enfants", "un bébé", "trois secouristes"])
def test_those_among_the_wounded_are_wounded(who: str) -> None:
    (claim,) = claims(f"Onze personnes sont mortes et quarante autres ont été blessées par un missile, dont {who}.")
    low = {"six": 6, "un": 1, "trois": 3}[who.split()[0]]
    assert counts(claim) >= {("killed", 11), ("wounded", 40), ("wounded", low)}
    assert ("killed", low) not in counts(claim)


def test_dead_among_the_hit_are_dead() -> None:
    (claim,) = claims("Le missile a blessé quarante personnes, dont deux mortellement, à Kharkiv.")
    assert ("wounded", 40) in counts(claim)


def test_colleagues_are_people() -> None:
    (claim,) = claims("Un drone a coûté la vie à trois ouvriers, et sept de leurs collègues ont été hospitalisés.")
    assert claim.event_type == "strike"
    assert counts(claim) == {("launched", 1), ("killed", 3), ("wounded", 7)}


@pytest.mark.parametrize("verb", ["a essuyé", "a encaissé", "a subi"])
def test_missiles_that_a_port_takes_were_launched(verb: str) -> None:
    (claim,) = claims(f"Le port de Kertch {verb} quinze missiles de croisière.")
    assert counts(claim) == {("launched", 15)}


def test_a_missile_that_makes_dead_is_a_strike() -> None:
    (claim,) = claims("Le missile a fait quatre morts à Kharkiv, selon le maire.")
    assert (claim.event_type, counts(claim)) == ("strike", {("killed", 4)})


def test_lives_taken_by_a_fall_are_of_that_fall() -> None:
    (claim,) = claims("Un missile s'est écrasé sur un marché, emportant la vie de cinq personnes.")
    assert (claim.event_type, counts(claim)) == ("crash", {("crashed", 1), ("killed", 5)})


@pytest.mark.parametrize(
    "who",
    [
        "Deux femmes, une infirmière et une patiente, ont été tuées par un missile à Kiev.",
        "Un missile a tué deux personnes à Kiev : une infirmière et un enfant.",
    ],
)
def test_who_the_dead_were_is_not_counted_again(who: str) -> None:
    (claim,) = claims(who)
    assert {q.low for q in claim.quantities if q.what == "killed"} == {2}


def test_a_row_of_dead_is_counted_one_by_one() -> None:
    (claim,) = claims("Deux femmes, un enfant et trois hommes ont été tués par un missile à Kiev.")
    assert counts(claim) >= {("killed", 2), ("killed", 1), ("killed", 3)}


def test_aircraft_destroyed_or_damaged_on_the_ground_are_not_intercepted() -> None:
    (claim,) = claims("Selon les analystes, une douzaine d'avions ont été détruits ou endommagés à Belaïa.")
    assert claim.event_type != "interception" and {what for what, _ in counts(claim)} <= {"damaged"}


def test_strikes_that_are_justified_are_a_statement() -> None:
    (claim,) = claims("Le Kremlin a justifié les bombardements de Kharkiv.")
    assert claim.event_type == "statement"


@pytest.mark.parametrize(("verb", "what"), [("blesser", "wounded"), ("tuer", "killed")])
def test_without_hurting_anybody_is_a_denied_toll(verb: str, what: str) -> None:
    crash, toll = claims(f"Un drone s'est écrasé à Koursk sans {verb} personne, a dit le gouverneur.")
    assert not crash.denied
    assert (toll.event_type, toll.denied) == ("casualties", True)
    assert {(q.what, q.low, q.high) for q in toll.quantities} == {(what, 0, 0)}


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("Cinquante et un d'entre eux, au moins,", 51, None),
        ("Trois d'entre eux au moins", 3, None),
        ("L'un d'entre eux", 1, 1),
        ("Deux d'entre eux", 2, 2),
    ],
)
def test_so_many_of_them(said: str, low: float, high: float | None) -> None:
    verb = "a été tué" if low == 1 else "ont été tués"
    told = claims(f"Une frappe a visé mardi des ouvriers à Kherson. {said} {verb}.")
    assert [(q.what, q.low, q.high) for q in told[-1].quantities] == [("killed", low, high)]


@pytest.mark.parametrize("verb", ["ont péri", "sont morts"])
def test_a_bare_number_that_dies_there(verb: str) -> None:
    told = claims(f"Un missile a touché un immeuble de Kiev. Vingt-deux y {verb}, dont quatre enfants.")
    assert counts(told[-1]) == {("killed", 22), ("killed", 4)}


@pytest.mark.parametrize("whose", ["le conducteur d'un tracteur", "le gardien d'une usine", "la mère d'un soldat"])
def test_whose_victim_it_is_counts_nothing(whose: str) -> None:
    (claim,) = claims(f"Une frappe a tué {whose} à Soumy.")
    assert counts(claim) == {("killed", 1)}


def test_planes_that_burn_are_damaged() -> None:
    told = claims("Quatre avions ont été endommagés par des drones à Pskov et deux d'entre eux ont brûlé.")
    assert counts(told[-1]) == {("damaged", 2)}


def test_a_trade_no_list_knows_is_hurt_all_the_same() -> None:
    (claim,) = claims("Un opérateur de drones a été blessé par un missile à Kherson.")
    assert ("wounded", 1) in counts(claim)


@pytest.mark.parametrize("said", ["sans faire de blessé", "sans faire de blessés"])
def test_nobody_hurt(said: str) -> None:
    told = claims(f"Une installation a été endommagée par un drone à Soumy, {said}, a annoncé le gouverneur.")
    assert [(c.denied, counts(c)) for c in told if c.event_type == "casualties"] == [(True, {("wounded", 0)})]


@pytest.mark.parametrize("others", ["une quinzaine d'autres blessées", "quinze autres blessées", "quinze blessées"])
def test_a_second_toll_without_its_auxiliary(others: str) -> None:
    (claim,) = claims(
        f"Au moins trois personnes ont été tuées et {others} jeudi soir par une frappe russe sur un immeuble"
        " d'habitation de Kharkiv, la deuxième ville d'Ukraine, ont annoncé les autorités locales."
    )
    assert {what for what, _ in counts(claim)} >= {"killed", "wounded"}


@pytest.mark.parametrize("says", ["chiffre à 629", "évalue à 629", "estime à 629"])
def test_the_number_of_what_was_launched(says: str) -> None:
    told = claims(f"L'armée ukrainienne {says} le nombre de drones tirés cette nuit.")
    assert counts(told[0]) == {("launched", 629)}


@pytest.mark.parametrize("adds", ["faisant état de seize blessés", "évoquant seize blessés", "déplorant seize blessés"])
def test_what_a_speaker_adds_is_a_claim_of_its_own(adds: str) -> None:
    told = claims(f"Parmi les morts à Kharkiv figure une adolescente, a précisé le gouverneur de la région, {adds}.")
    assert [counts(c) for c in told] == [{("killed", 1)}, {("wounded", 16)}]


@pytest.mark.parametrize("causes", ["provoquant", "causant", "déclenchant"])
def test_a_fire_that_a_strike_starts_is_told_beside_it(causes: str) -> None:
    told = claims(f"Des obus sont tombés sur Nikopol, {causes} un incendie dans une usine, selon le gouverneur.")
    assert [c.event_type for c in told] == ["strike", "fire"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("L'armée russe a lancé onze assauts à Koupiansk", "clash"),
        ("141 assauts repoussés en 24 heures près de Pokrovsk", "clash"),
        ("Des hommes armés ont lancé un assaut contre la base de Goma", "attack"),
    ],
)
def test_assaults_along_the_front_are_fighting(said: str, kind: str) -> None:
    told = claims(f"{said}, selon l'état-major.")
    assert told[0].event_type == kind


def test_a_critical_site_says_nothing() -> None:
    told = claims("Une « infrastructure critique » a été détruite à Soumy par un drone, rapporte la police.")
    assert [c.source.name for c in told if c.source] == ["la police"]
    assert ("damaged", 1) in counts(told[0])


def test_what_was_hit_before_was_hit_as_the_dispatch_tells() -> None:
    told = claims(
        "La raffinerie de Touapsé a pris feu lundi après une attaque de drones ukrainiens.\n\n"
        "Le site, qui appartient au groupe Rosneft, avait déjà été frappé en janvier."
    )
    assert told[-1].event_type == "strike"
    assert told[-1].background


@pytest.mark.parametrize("said", ["109 engagements de combat", "un engagement de combat"])
def test_engagements_are_fighting(said: str) -> None:
    verb = "ont eu lieu" if said.startswith("109") else "a eu lieu"
    told = claims(f"Près de Pokrovsk, {said} {verb} jeudi, selon l'état-major ukrainien.")
    assert [c.event_type for c in told] == ["clash"]


def test_shrapnel_that_hurts_is_no_debris() -> None:
    (claim,) = claims("Deux policiers ont été atteints par des éclats de missile à Kherson.")
    assert (claim.event_type, counts(claim)) == ("casualties", {("wounded", 2)})
    (claim,) = claims("Des éclats d'un drone sont tombés sur une maison de Kherson.")
    assert claim.event_type == "debris"


@pytest.mark.parametrize("said", ["ne viser que des cibles militaires", "ne frapper que des sites militaires"])
def test_a_rule_of_conduct_is_no_strike(said: str) -> None:
    told = claims(f"Un missile a touché Kharkiv jeudi. L'armée russe assure {said} en Ukraine.")
    assert [c.event_type for c in told if c.event_type != "statement"] == ["strike"]


def test_what_strikes_coincide_with_is_no_strike() -> None:
    told = claims("Des drones ont frappé Koursk. Ces frappes surviennent à quelques heures d'une rencontre à Sotchi.")
    assert len(told) == 1


def test_the_corps_that_lost_people_are_counted_one_by_one() -> None:
    (claim,) = claims("Deux gendarmes, un policier et un garde ont été blessés à Ouallam.")
    assert sorted(q.low or 0 for q in claim.quantities if q.what == "wounded") == [1, 1, 2]


@pytest.mark.parametrize(
    "said",
    [
        "Trente drones ont été lancés contre Odessa, tous abattus, selon l'armée de l'air.",
        "Trente roquettes ont été tirées sur Haïfa, toutes interceptées par la défense antiaérienne.",
        "Trente drones ont été lancés contre Odessa, et tous ont été détruits.",
        "Trente drones ont été lancés contre Odessa et ont tous été abattus.",
    ],
)
def test_all_of_those_launched_are_counted_as_downed(said: str) -> None:
    launched, downed = claims(said)
    assert (launched.event_type, counts(launched)) == ("strike", {("launched", 30)})
    assert (downed.event_type, counts(downed)) == ("interception", {("downed", 30)})


def test_targets_on_the_ground_are_not_shot_down() -> None:
    (ground,) = claims("L'aviation a détruit trois cibles militaires du Hezbollah à Tyr.")
    assert (ground.event_type, counts(ground)) == ("strike", {("damaged", 3)})
    (air,) = claims("L'armée a détruit douze cibles aériennes au-dessus de Soumy.")
    assert (air.event_type, counts(air)) == ("interception", {("downed", 12)})


def test_ages_behind_one_unit_count_nobody() -> None:
    (claim,) = claims("Trois femmes de 31, de 44 et de 62 ans, ainsi qu'un homme de 70 ans ont été blessés à Nikopol.")
    assert counts(claim) == {("wounded", 3), ("wounded", 1)}


@pytest.mark.parametrize("said", ["Il a été tué par une balle", "Elle est morte de ses blessures"])
def test_he_or_she_who_died_is_one(said: str) -> None:
    told = claims(f"La colonne a été attaquée mardi près de Gao. {said}, affirme l'armée.")
    assert ("killed", 1) in counts(told[-1])


@pytest.mark.parametrize(("said", "number"), [("Tous", {15, 3}), ("Tous les missiles", {3}), ("Tous les drones", {15})])
def test_all_of_those_launched_in_the_sentence_before_are_downed(said: str, number: set[int]) -> None:
    told = claims(f"Poltava a été visée par quinze drones et trois missiles. {said} ont été abattus, selon l'armée.")
    assert counts(told[-1]) == {("downed", n) for n in number}


def test_all_take_up_none_where_some_were_shot_down_before() -> None:
    told = claims("Douze drones ont été abattus sur quinze. Tous ont été détruits en vol.")
    assert not counts(told[-1])
