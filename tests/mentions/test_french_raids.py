"""Raids as agencies tell them in French: who says it, the toll behind a relative, what governors call a place."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str, published: str = "2024-03-20") -> tuple[Claim, ...]:
    return READER.read(text, published=published).claims


def counts(claim: Claim) -> set[tuple[str, float | None, float | None]]:
    return {(q.what, q.low, q.high) for q in claim.quantities}


@pytest.mark.parametrize("opening", ["Parallèlement", "Simultanément", "Séparément", "Ultérieurement"])
def test_an_adverb_that_opens_a_sentence_is_no_name(opening: str) -> None:
    (claim,) = claims(f"{opening}, l'armée russe a affirmé avoir intercepté onze drones au-dessus de Toula.")
    assert claim.source is not None and claim.source.name == "l'armée russe"


@pytest.mark.parametrize("doer", ["la Russie", "l'armée russe", "l'Ukraine", "l'armée ukrainienne"])
def test_who_strikes_behind_selon_is_no_apposition(doer: str) -> None:
    (claim,) = claims(f"Selon Pavlo Honcharenko, {doer} a frappé un dépôt à Soumy avec deux missiles.")
    assert claim.source is not None and claim.source.name == "Pavlo Honcharenko"
    (claim,) = claims(f"Selon Pavlo Honcharenko, maire de Soumy, {doer} a frappé un dépôt avec deux missiles.")
    assert claim.source is not None and "maire" in claim.source.name


@pytest.mark.parametrize(
    "told",
    [
        "La ville de Soumy a été visée par un bombardement, qui a tué deux ouvriers et blessé une infirmière",
        "Une bombe planante est tombée à Soumy, ce qui a tué deux ouvriers et blessé une infirmière",
        "Le village de Mourom a été la cible de tirs, qui ont tué deux ouvriers et blessé une infirmière",
    ],
)
def test_a_relative_on_the_attack_tells_its_toll(told: str) -> None:
    (claim,) = claims(f"{told}, a déclaré le gouverneur.")
    assert claim.event_type == "strike"
    assert {("killed", 2, 2), ("wounded", 1, 1)} <= counts(claim)


def test_a_relative_on_a_person_tells_no_toll_of_the_attack() -> None:
    found = claims("Un missile a visé à Soumy un commandant, qui a tué deux civils en mars, selon l'armée.")
    assert all(("killed", 2, 2) not in counts(c) for c in found if c.event_type == "strike" and not c.background)


@pytest.mark.parametrize(
    "told, low",
    [
        ("Une personne est morte dans une frappe sur Soumy", 1),
        ('"Hélas, une personne est morte" dans une frappe sur Soumy', 1),
        ("Personne n'est mort dans cette frappe sur Soumy", 0),
    ],
)
def test_a_person_is_not_nobody(told: str, low: int) -> None:
    (claim, *_) = claims(f"{told}, a écrit le maire.")
    assert {q.low for q in claim.quantities if q.what == "killed"} == {low}


@pytest.mark.parametrize("whole", ["un total de sept drones", "sept drones", "un ensemble de sept drones"])
def test_a_total_of_craft_shot_down(whole: str) -> None:
    text = f"Le ministère de la Défense a annoncé avoir intercepté et détruit {whole} lancés par l'armée ukrainienne,"
    found = claims(f"{text} trois dans la région de Toula et quatre dans celle d'Orel.")
    assert [c.event_type for c in found] == ["interception"] * 3
    assert [counts(c) for c in found] == [{("downed", n, n)} for n in (7, 3, 4)]


@pytest.mark.parametrize(
    "told",
    [
        "La Russie multiplie les frappes contre la région de Soumy",
        "L'armée russe intensifie ses bombardements sur la ville d'Odessa",
        "Kiev a multiplié les attaques de drones contre des raffineries russes",
    ],
)
def test_attacks_stepped_up_are_a_trend(told: str) -> None:
    (claim,) = claims(f"{told} depuis juillet.")
    assert claim.event_type == "strike" and claim.background


def test_firemen_hurt_while_fighting_a_fire_fought_nobody() -> None:
    found = claims("Douze pompiers ont été blessés en combattant ce feu au dépôt de Feodossia, a dit le maire.")
    assert "clash" not in {c.event_type for c in found}
    assert {("wounded", 12, 12)} in [counts(c) for c in found]


def test_wounds_are_no_wounded() -> None:
    (claim,) = claims(
        "Deux habitants de Soumy ont été blessés par un drone : l'une présente une blessure à la tête, l'autre à l'œil."
    )
    assert sum(q.low or 0 for q in claim.quantities if q.what == "wounded") <= 3


def test_what_nobody_comments_on_is_not_denied() -> None:
    found = claims("L'armée a annoncé avoir détruit neuf drones près d'Orel, sans commenter l'incendie du dépôt.")
    assert [c.event_type for c in found] == ["interception"]


def test_what_craft_were_doing_when_shot_down_is_no_strike() -> None:
    (claim,) = claims("Onze cibles aériennes ont été abattues alors qu'elles se dirigeaient vers la ville de Koursk.")
    assert claim.event_type == "interception" and counts(claim) == {("downed", 11, 11)}


@pytest.mark.parametrize("speaker", ["Les secours font état", "Les secours ont fait état"])
def test_a_woman_hurt_and_damage_are_two_claims(speaker: str) -> None:
    casualties, damage = claims(f"{speaker} d'une blessée et de dégâts dans 31 appartements de Soumy après la frappe.")
    assert casualties.event_type == "casualties" and counts(casualties) == {("wounded", 1, 1)}
    assert damage.event_type == "damage" and counts(damage) == {("damaged", 31, 31)}
    assert not casualties.hypothetical and not damage.hypothetical


def test_an_assault_with_drones_is_told_and_not_claimed() -> None:
    (claim,) = claims("L'armée ukrainienne a mené l'assaut avec onze drones contre la ville de Koursk, dit le maire.")
    assert claim.event_type == "strike" and counts(claim) == {("launched", 11, 11)}
    (claim,) = claims("Le groupe a reconnu avoir mené cette attaque à Koursk.")
    assert claim.event_type == "statement"


def test_a_place_in_a_governor_s_words_lies_in_his_region() -> None:
    text = "Un drone est tombé sur une ferme du district de Kamenski, a écrit le gouverneur de la région de Rostov."
    (claim,) = claims(text)
    assert claim.place is not None and claim.place.place is not None and claim.place.place.admin1 == "RU-ROS"
    text = "Un drone est tombé près de Kharkiv, a écrit le gouverneur de la région de Belgorod."
    (claim,) = claims(text)
    assert claim.place is not None and claim.place.place is not None and claim.place.place.admin1 == "UA-63"


def test_the_fire_taken_up_burns_where_it_was_told() -> None:
    text = (
        "Un dépôt a pris feu à Klintsy après une attaque de drones, a dit le gouverneur. Deux autres drones ont été"
        " abattus au-dessus de la région d'Orel, a-t-il ajouté. L'incendie couvre 800 mètres carrés, selon Tass."
    )
    fire, _, again = (c for c in claims(text) if c.event_type in ("fire", "interception"))
    assert again.event_type == "fire" and again.place is not None and fire.place is not None
    assert again.place.place == fire.place.place


def test_how_rare_the_news_is_makes_it_no_trend() -> None:
    told = "Mardi, l'armée a affirmé avoir abattu deux drones à Moscou, la plus lourde attaque depuis l'invasion."
    (claim,) = claims(told)
    assert not claim.background and claim.announced is not None and str(claim.announced.earliest) == "2024-03-19"


def test_a_feast_dates_no_attack() -> None:
    (claim,) = claims("Un drone a frappé Koursk à quelques jours des célébrations militaires du 9 mai, selon le maire.")
    assert claim.time is None or claim.time.earliest is None


def test_news_announced_today_takes_no_older_day_told_below() -> None:
    text = (
        "Un homme a été tué par une attaque de drones sur le district d'Izmaïl, a annoncé mercredi matin le"
        " gouverneur.\nDes entrepôts ont été endommagés, a-t-il précisé.\nDimanche, la défense antiaérienne a abattu"
        " neuf drones dans le district d'Izmaïl."
    )
    first, second, third = claims(text)
    assert [c.time is None or str(c.time.earliest) == "2024-03-20" for c in (first, second)] == [True, True]
    assert third.time is not None and str(third.time.earliest) == "2024-03-17"


@pytest.mark.parametrize("what", ["infrastructure critique", "infrastructure énergétique critique"])
def test_critical_infrastructure_criticises_nobody(what: str) -> None:
    _, strike = claims(f"Deux drones ont été abattus près de Dnipro.\nDeux autres ont touché une {what} à Nikopol.")
    assert strike.event_type == "strike" and counts(strike) == {("launched", 2, 2)}
    (claim, *_) = claims(f"La Russie a attaqué une {what} dans la ville de Soumy, selon le maire.")
    assert claim.event_type == "strike" and claim.source is not None and claim.source.name == "le maire"


def test_weapons_fired_side_by_side_are_one_strike() -> None:
    (claim,) = claims("La Russie a tiré sept missiles et lancé au moins trente drones contre Soumy, selon le maire.")
    assert counts(claim) == {("launched", 7, 7), ("launched", 30, None)}


def test_an_army_that_used_so_many_missiles_fired_them() -> None:
    (claim,) = claims("Les forces russes ont également utilisé neuf missiles, a ajouté l'armée de l'air.")
    assert claim.event_type == "strike" and counts(claim) == {("launched", 9, 9)}
    assert not claims("Les forces russes utilisent des drones pour surveiller le front, a dit l'armée.")


def test_most_of_a_number_is_not_the_number() -> None:
    (claim,) = claims("Kiev dit avoir détruit la plupart des 52 drones lancés par la Russie pendant la nuit.")
    assert claim.event_type == "interception" and ("downed", 52, 52) not in counts(claim)


@pytest.mark.parametrize("falling", ["Des chutes de débris", "La chute de débris", "Des débris de drone"])
def test_harm_from_falling_debris(falling: str) -> None:
    (claim,) = claims(f"{falling} ont blessé un homme de 39 ans à Dnipro, a déclaré le gouverneur.")
    assert claim.event_type == "debris" and counts(claim) == {("wounded", 1, 1)}


@pytest.mark.parametrize("cause", ["à la suite d'une frappe russe", "suite à une frappe russe"])
def test_an_attack_named_as_the_cause_of_a_toll(cause: str) -> None:
    (claim,) = claims(f"Une femme a été blessée {cause} sur Soumy, a dit le maire.")
    assert claim.event_type == "strike" and counts(claim) == {("wounded", 1, 1)}


def test_nobody_mentions_damage() -> None:
    (claim,) = claims(
        "Le gouverneur a déclaré qu'un drone avait été abattu au-dessus d'Orel, sans mentionner de dégâts."
    )
    assert claim.event_type == "interception"


def test_the_same_region_is_that_of_the_town_just_named() -> None:
    text = (
        "Un drone a fait trois morts dans la ville de Koursk.\nDans la même région, un autre drone a fait deux blessés"
    )
    _, claim = claims(f"{text} dans la ville de Rylsk.")
    assert claim.place is not None and claim.place.name.startswith("Ryl")


def test_a_country_laid_waste_by_war_is_no_news() -> None:
    (claim,) = claims("Des drones ont atteint Lviv, dans l'ouest de la nation ravagée par la guerre.")
    assert claim.event_type == "strike"


def test_guided_bombs_fall_from_the_air() -> None:
    (claim,) = claims("Des bombes à guidage aérien ont visé le village de Kourakhove, tuant une femme.")
    assert claim.event_type == "strike"


def test_what_states_claim_of_a_land_is_no_claim_of_an_attack() -> None:
    text = (
        "Les forces ukrainiennes ont bombardé le centre de Donetsk, a affirmé Pavel Morozov, le dirigeant de la région,"
        " dont Moscou revendique l'annexion. Un bus a été détruit, a-t-il ajouté."
    )
    strike, damage = claims(text)
    assert strike.source is not None and damage.source is not None
    assert strike.source.name == damage.source.name and "Morozov" in strike.source.name
    (claim,) = claims("Les Chabab ont revendiqué l'attaque d'un convoi à Afgoye.")
    assert claim.event_type == "statement"


def test_the_outlet_tells_the_trend_behind_an_account() -> None:
    text = (
        "Dix personnes ont été tuées par une frappe à Pokrovsk, a annoncé le gouverneur. Les frappes au bilan lourd se"
        " sont multipliées depuis fin février en Ukraine."
    )
    _, trend = claims(text)
    assert trend.background and trend.source is None


def test_since_an_offensive_that_is_dated() -> None:
    text = "Donetsk a été la cible de tirs à plusieurs reprises depuis le début de l'offensive russe, en février 2022."
    (claim,) = claims(text)
    assert claim.time is not None and str(claim.time.earliest) == "2022-02-01"
    assert str(claim.time.latest) == "2024-03-20"


def test_people_who_meet_somewhere_are_no_debris() -> None:
    (claim,) = claims("Les négociateurs se retrouvent à Miami. La Russie a frappé Kharkiv avec trois drones.")
    assert claim.event_type == "strike" and claim.place is not None and claim.place.name == "Kharkiv"


def test_a_fire_that_touches_a_refinery_is_a_fire() -> None:
    (claim,) = claims("Un incendie a touché une raffinerie de Saratov après une attaque de drone, a dit le gouverneur.")
    assert claim.event_type == "fire"


def test_a_plant_near_an_accident_is_without_power() -> None:
    text = "La centrale de Zaporijjia était au bord de l'accident nucléaire après une coupure de courant, dit Kiev."
    (claim,) = claims(text)
    assert claim.event_type == "outage"


def test_a_quoted_part_of_a_total_has_its_own_place() -> None:
    text = "L'armée dit avoir neutralisé huit drones dans la nuit, dont un « au-dessus de la région de Volgograd »."
    assert [counts(c) for c in claims(text)] == [{("downed", 8, 8)}, {("downed", 1, 1)}]


def test_an_unknown_village_lies_where_its_governor_governs() -> None:
    text = (
        "Une frappe a fait trois morts à Donetsk.\nUne femme a été blessée à Mokraïa Roudka par des tirs d'obus, a"
        " indiqué le gouverneur de la région de Belgorod."
    )
    _, claim = claims(text)
    assert claim.place is not None and claim.place.latitude is not None and claim.place.latitude > 50


def test_a_direction_only_says_where_a_region_lies() -> None:
    text = "Une raffinerie de la région de Saratov, au sud-est de Moscou, a été attaquée par des drones."
    (claim,) = claims(text)
    assert claim.place is not None and claim.place.name.endswith("Saratov")


def test_a_battle_of_the_world_war_is_no_news() -> None:
    found = claims(
        "Volgograd fut le théâtre d'une bataille de la Seconde guerre mondiale. Un drone y a frappé un dépôt."
    )
    assert "clash" not in {c.event_type for c in found}


def test_sirens_all_over_a_country() -> None:
    (alert, _) = claims("Les sirènes ont retenti à travers l'Ukraine, qui a subi une attaque massive de missiles.")
    assert alert.event_type == "alert" and alert.place is not None and alert.place.name == "Ukraine"


def test_others_shot_down_on_their_way() -> None:
    text = "La défense a abattu un drone à Istra, et six autres qui se dirigeaient vers la Crimée, dit le ministère."
    assert [(c.event_type, counts(c)) for c in claims(text)] == [
        ("interception", {("downed", 1, 1)}),
        ("interception", {("downed", 6, 6)}),
    ]


def test_a_town_as_agencies_spell_it() -> None:
    (claim,) = claims("L'électricité a été stoppée à Kryvyï Rig après des frappes.")
    assert claim.event_type == "outage" and claim.place is not None and claim.place.place is not None


@pytest.mark.parametrize("means", ["avec cinq drones", "à l'aide de cinq drones", "en utilisant cinq drones"])
def test_an_enemy_with_drones_strikes(means: str) -> None:
    (claim,) = claims(f"L'ennemi a attaqué des cibles civiles à Poltava {means}.")
    assert claim.event_type == "strike"


def test_an_attack_with_so_many_drones_is_told_beside_what_it_led_to() -> None:
    told = claims("L'aéroport de Saratov a été fermé dimanche après une attaque de neuf drones.")
    assert [c.event_type for c in told] == ["closure", "strike"]
    assert counts(told[1]) == {("launched", 9, 9)}
    assert len(claims("L'aéroport de Saratov a été fermé dimanche après une attaque de drones.")) == 1


@pytest.mark.parametrize("led", ["menée à l'aide de", "spéciale impliquant", "a été menée avec"])
def test_an_operation_with_drones_is_a_strike(led: str) -> None:
    told = claims(f"Une opération {led} 40 drones, selon le SBU. Trois dépôts ont brûlé.")
    assert (told[0].event_type, counts(told[0])) == ("strike", {("launched", 40, 40)})


def test_what_an_army_says_it_captured_is_told_once() -> None:
    told = claims("L'armée russe a annoncé mardi avoir capturé le village de Terny. Deux soldats ont été tués.")
    assert [c.event_type for c in told] == ["control", "casualties"]


@pytest.mark.parametrize("state", ["était sous occupation russe", "restent sous contrôle ukrainien"])
def test_who_controls_a_town_is_control(state: str) -> None:
    told = claims(f"Deux soldats ont été tués. Selon l'état-major, Lyman et Terny {state}.")
    assert told[-1].event_type == "control"


@pytest.mark.parametrize("asked", ["demandé une aide médicale", "sollicité des soins", "réclamé des soins"])
def test_those_who_asked_for_a_doctor_are_wounded(asked: str) -> None:
    told = claims(f"Une frappe a visé Nikopol. Neuf personnes ont {asked}, selon le parquet.")
    assert (told[-1].event_type, counts(told[-1])) == ("casualties", {("wounded", 9, 9)})
    told = claims("Une frappe a visé Nikopol. L'Ukraine a demandé une aide médicale à ses alliés.")
    assert told[-1].event_type == "statement"


@pytest.mark.parametrize(
    "led", ["dans une frappe qui a visé", "par des tirs qui ont touché", "lors de raids qui visaient"]
)
def test_the_relative_of_a_blow_tells_the_same_blow(led: str) -> None:
    (claim,) = claims(f"Deux hommes ont été tués et trois autres blessés {led} un immeuble de Poltava, selon le maire.")
    assert claim.place is not None and claim.place.name == "Poltava"
    assert counts(claim) >= {("killed", 2, 2), ("wounded", 3, 3)}


def test_the_fire_that_the_attack_caused_is_told_as_a_fire() -> None:
    told = claims(
        "Un drone a frappé un dépôt à Poltava, a dit le maire. Il a ajouté que l'attaque a causé un incendie."
    )
    assert [c.event_type for c in told] == ["strike", "fire"]


def test_a_drone_and_the_swarm_of_the_night_are_two_blows() -> None:
    told = claims(
        "Un drone a frappé la ville de Poltava dans la nuit de mardi à mercredi.\n\n"
        "Dans la nuit de mardi à mercredi, la Russie a lancé 88 drones et un missile sur l'Ukraine, selon l'armée."
    )
    assert [c.place.name for c in told if c.place] == ["Poltava", "Ukraine"]


@pytest.mark.parametrize(
    "said", ["démenti les informations selon lesquelles", "rejeté les accusations selon lesquelles", "nié que"]
)
def test_what_is_denied_is_no_event(said: str) -> None:
    told = claims(f"Le ministère a {said} ses soldats avaient bombardé un hôpital à Donetsk. Deux civils ont été tués.")
    assert [c.event_type for c in told] == ["statement", "casualties"]


def test_a_denial_behind_a_toll_adds_nobody_to_it() -> None:
    told = claims(
        "L'armée dit avoir perdu 12 hommes, démentant une information selon laquelle 40 soldats ont été tués."
    )
    assert counts(told[0]) == {("killed", 12, 12)}


def test_the_month_of_an_aside_dates_no_fight() -> None:
    told = claims("Les combats font rage autour de l'aéroport de Donetsk, fermé après des affrontements en janvier.")
    assert told[0].time is None and not told[0].background


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Des restrictions de vol ont été imposées à Kazan.", "closure"),
        ("L'attaque a causé des perturbations dans l'approvisionnement en eau d'Odessa.", "outage"),
        ("L'armée a abattu un ballon de petite taille près de Koursk.", "interception"),
        ("Les forces loyalistes ont repris ces derniers jours plusieurs villes.", "control"),
    ],
)
def test_told_in_other_words(text: str, kind: str) -> None:
    assert claims(f"{text} Deux drones ont frappé Soumy.")[0].event_type == kind


@pytest.mark.parametrize(
    "said", ["a réussi à en abattre la totalité", "en a abattu l'ensemble", "en a détruit l'intégralité"]
)
def test_the_whole_of_those_launched_is_downed(said: str) -> None:
    told = claims(f"La Russie a lancé 42 drones sur la région de Soumy. La défense antiaérienne {said}.")
    assert (told[-1].event_type, counts(told[-1])) == ("interception", {("downed", 42, 42)})


def test_the_toll_is_of_the_attack_that_the_relative_is_on() -> None:
    told = claims("L'armée dit avoir abattu dix drones lors d'une attaque qui a fait deux blessés à Koursk.")
    assert [(c.event_type, counts(c)) for c in told] == [
        ("interception", {("downed", 10, 10)}),
        ("strike", {("wounded", 2, 2)}),
    ]


@pytest.mark.parametrize("done", ["a provoqué des dégâts", "a causé d'importants dégâts"])
def test_a_drone_that_did_damage_struck(done: str) -> None:
    (claim,) = claims(f"Un drone {done} à Poltava, selon le maire.")
    assert (claim.event_type, counts(claim)) == ("strike", {("launched", 1, 1)})


@pytest.mark.parametrize(
    "said",
    [
        "Il est rare qu'une frappe touche des villes aussi éloignées.",
        "Le maire n'en dit pas plus, sans préciser quelles usines ont été visées.",
        "Moscou dément prendre des civils pour cible.",
    ],
)
def test_what_is_rare_left_open_or_denied_is_no_blow(said: str) -> None:
    told = claims(f"Deux hommes ont été tués à Poltava par un drone. {said}")
    assert [c.event_type for c in told if c.event_type != "statement"] == ["strike"]


@pytest.mark.parametrize("recalled", ["a déjà été bombardée", "a déjà été prise pour cible"])
def test_a_town_struck_before_is_background(recalled: str) -> None:
    told = claims(f"Deux hommes ont été tués mercredi par un drone à Poltava. La ville {recalled}.")
    assert told[-1].background


@pytest.mark.parametrize(
    "said",
    [
        "Piotr Lazarev occupait un poste de direction dans le district de Starobilsk.",
        "Melitopol est le chef-lieu de la partie envahie par la Russie de la région de Zaporijjia.",
        "Le maire affirme que l'homme tué était un collaborateur.",
        "Le ministère écarte la piste d'une frappe aérienne.",
        "L'incident n'est pas lié à des tirs d'artillerie.",
    ],
)
def test_what_only_describes_or_is_ruled_out_is_no_event(said: str) -> None:
    told = claims(f"Deux policiers ont été blessés mardi à Melitopol par une explosion. {said}")
    assert [c.event_type for c in told] == ["explosion"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("L'armée ukrainienne se heurte à une forte résistance près de Bakhmout.", "clash"),
        ("Le gouverneur a annoncé l'extinction de l'incendie sur un navire à Primorsk.", "fire"),
        ("L'armée a annoncé la destruction présumée de 30 drones.", "interception"),
        ("Des chutes de débris ont été enregistrées à Tosno.", "debris"),
        ("Des restrictions à la circulation aérienne ont été instaurées à Kazan.", "closure"),
        ("Un élu est décédé lors de l'explosion d'une \"voiture piégée\" à Starobilsk.", "attack"),
    ],
)
def test_told_by_nouns_and_behind_marks(text: str, kind: str) -> None:
    assert claims(f"{text} Deux hommes sont morts mardi à Soumy.")[0].event_type == kind


def test_soon_after_the_war_began_is_background() -> None:
    told = claims("Deux hommes sont morts mardi à Soumy. Melitopol a été conquise peu après le début de l'invasion.")
    assert told[-1].background and told[-1].time is None


def test_what_a_town_is_counts_nothing_hit() -> None:
    (claim,) = claims("Un agent a été tué mardi par un engin explosif à Melitopol, une des principales villes du sud.")
    assert counts(claim) == {("killed", 1, 1)}


def test_the_fire_told_before_is_not_told_with_its_toll() -> None:
    told = claims("Un hangar a brûlé mardi près de Kazan. L'incendie a fait deux blessés, selon le ministère.")
    assert [c.event_type for c in told] == ["fire", "casualties"]


@pytest.mark.parametrize(
    "said", ["Poutine a affiché sa volonté de conquérir tout le Donbass.", "Il s'agit de la troisième attaque du mois."]
)
def test_plans_and_ranks_are_no_events(said: str) -> None:
    told = claims(f"Un drone a frappé mardi un entrepôt à Poltava. {said}")
    assert [c.event_type for c in told if c.event_type != "statement"] == ["strike"]
