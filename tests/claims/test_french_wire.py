"""What French agency wire on this war says in set ways: hearsay within a quotation, what is not told, follow-ups."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-05-14").claims


def said_by(claim: Claim) -> str | None:
    return claim.source.name if claim.source else None


@pytest.mark.parametrize("hearsay", ["selon de premières informations", "d'après les premiers éléments"])
def test_hearsay_within_a_quotation_is_the_speakers(hearsay: str) -> None:
    told = claims(
        "Un drone a attaqué un entrepôt de Koursk, a annoncé le gouverneur Alexeï Smirnov."
        f" «Il n'y a pas de blessés, {hearsay}», a-t-il ajouté."
    )
    assert [(c.event_type, said_by(c)) for c in told] == [
        ("strike", "le gouverneur Alexeï Smirnov"),
        ("casualties", "le gouverneur Alexeï Smirnov"),
    ]


@pytest.mark.parametrize("site", ["Le site d'information Astra", "Le portail d'actualités Astra"])
def test_what_a_news_site_is_for_is_part_of_its_name(site: str) -> None:
    told = claims(
        "Une explosion a secoué Toula, a indiqué le maire.\n\n"
        f"{site} a rapporté que l'usine de Toula avait été touchée par un drone."
    )
    assert said_by(told[-1]) == site


@pytest.mark.parametrize(
    "sentence",
    [
        "Les troupes russes ont continué à bombarder Nikopol depuis l'autre rive.",
        "L'Ukraine réplique régulièrement en bombardant la région de Briansk.",
    ],
)
def test_going_on_with_an_attack_or_answering_one_is_no_saying(sentence: str) -> None:
    assert [said_by(c) for c in claims(sentence)] == [None]


def test_an_older_blow_is_not_the_trend_of_the_lead_told_again() -> None:
    told = claims(
        "Un dépôt a pris feu lundi à Riazan. Kiev a intensifié ses attaques contre les installations russes ces"
        " derniers mois.\n\n"
        "L'usine a déjà été visée à deux reprises fin janvier par des attaques de drones, revendiquées par Kiev."
    )
    strikes = [c for c in told if c.event_type == "strike"]
    assert [str(c.time.earliest)[:7] if c.time and c.time.earliest else None for c in strikes] == [None, "2024-01"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le ministère n'a pas donné d'informations quant à d'éventuels blessés ou dégâts.",
        "Les secours cherchent d'éventuelles victimes sous les gravats.",
        "L'incident n'a pas d'impact sur la production de l'usine, a assuré la compagnie.",
        "Le conflit, déclenché par l'offensive russe lancée il y a deux ans, dure toujours.",
    ],
)
def test_what_may_be_or_is_looked_back_on_is_no_event(sentence: str) -> None:
    assert [c.event_type for c in claims(f"Un drone est tombé près de Toula. {sentence}")] == ["crash"]


@pytest.mark.parametrize("end", ["a été déjouée vers 3 heures", "a été repoussée"])
def test_an_attack_of_drones_told_before_is_beaten_off_by_air_defence(end: str) -> None:
    told = claims(f"Cinq drones ont visé Kalouga. Selon le ministère de la Défense, l'attaque {end}.")
    assert [c.event_type for c in told] == ["strike", "interception"]
    (clash,) = claims("L'armée ukrainienne a repoussé l'attaque russe près de Bakhmout, selon l'état-major.")
    assert clash.event_type == "clash"


@pytest.mark.parametrize(
    "gain", ["réalisé des avancées", "mené une avancée", "enregistré de nouveaux gains", "fait des progrès"]
)
def test_forces_that_advance(gain: str) -> None:
    (claim,) = claims(f"Les troupes russes ont {gain} près de Koupiansk, selon l'état-major ukrainien.")
    assert claim.event_type == "control"


@pytest.mark.parametrize(
    "care",
    ["ont reçu une aide médicale", "ont nécessité des soins", "ont souffert d'une réaction de stress aiguë"],
)
def test_people_who_need_care_are_wounded(care: str) -> None:
    told = claims(f"Une frappe a touché Kharkiv. Quatre personnes {care}, a dit le maire.")
    assert [(q.what, q.low) for c in told for q in c.quantities] == [("wounded", 4)]


def test_what_is_said_to_be_on_fire() -> None:
    told = claims("Un drone a été abattu. L'usine en feu est la centrale thermique de Koursk, selon des médias locaux.")
    assert [c.event_type for c in told] == ["interception", "fire"]


def test_the_fire_of_a_blow_just_told_is_not_that_of_another_town() -> None:
    told = claims(
        "Un incendie s'est déclaré dans une usine de Toula, a indiqué le gouverneur Dmitri Milaïev. Plus au sud, un"
        " drone a frappé un dépôt de Stary Oskol, a indiqué Viatcheslav Gladkov, gouverneur de la région de Belgorod."
        " L'incendie a été maîtrisé et il n'y a pas de blessés, a-t-il ajouté."
    )
    assert [c.place.name if c.place else None for c in told] == ["Toula", *["Stary Oskol"] * 3]


@pytest.mark.parametrize(
    "credit",
    [
        "(Reportage Ron Popeski; version française Camille Raynaud)",
        "(Valentyn Origenko, Serhiy Karazy et Lidia Kelly ; version française Jean-Stéphane Brosse, édité par X)",
    ],
)
def test_a_headline_over_one_paragraph_with_its_desk_is_not_told_again(credit: str) -> None:
    told = claims(
        "Ukraine : Un immeuble touché par une frappe russe à Kryvyi Rih\n\n"
        "KYIV (Reuters) - Trois personnes ont été tuées lundi par une frappe de missile russe sur un immeuble de la"
        f" ville de Kryvyi Rih, a annoncé le gouverneur de la région, Serhiy Lisak. {credit}"
    )
    assert [(c.event_type, said_by(c)) for c in told] == [
        ("strike", "le gouverneur de la région, Serhiy Lisak"),
    ]


def test_a_bare_surname_is_the_one_named_before() -> None:
    told = claims(
        "Alexandre Goussev, gouverneur de la région de Voronej, a dit que deux drones avaient été abattus. Tard lundi"
        " soir, Goussev a indiqué que deux maisons avaient été endommagées."
    )
    assert {said_by(c) for c in told} == {"Alexandre Goussev, gouverneur de la région de Voronej"}


def test_those_who_were_wounded_do_not_speak() -> None:
    told = claims(
        "Un drone a été abattu. Deux hommes ont été blessés dans un bombardement à Koursk, a déclaré Gladkov sur"
        " Telegram."
    )
    assert [(said_by(c), {(q.what, q.low) for q in c.quantities}) for c in told[1:]] == [("Gladkov", {("wounded", 2)})]


def test_there_were_no_victims_takes_up_no_place() -> None:
    told = claims(
        "Des drones ont frappé dimanche un dépôt en Russie, a dit une source de sécurité.\n\n"
        "Alexandre Goussev, gouverneur de la région de Voronej, a décrété l'état d'urgence. Il a indiqué que des"
        " habitants avaient été évacués, mais qu'il n'y avait pas eu de victimes."
    )
    assert told[-1].place is not None and told[-1].place.name == "Voronej"


def test_a_country_that_speaks_behind_a_relative_clause_is_its_ministry() -> None:
    told = claims(
        "La Russie, qui ne s'est pas exprimée sur la frappe, a assuré avoir abattu 125 drones.\n\n"
        "« Au cours de la nuit, 125 drones ukrainiens ont été détruits », a commenté le ministère russe de la Défense."
    )
    assert [said_by(c) for c in told] == ["le ministère russe de la Défense"]


def test_a_source_is_named_with_what_it_knows() -> None:
    (claim,) = claims(
        "Deux dépôts russes ont été détruits par des drones, a expliqué à l'AFP une source au fait des opérations au"
        " sein du renseignement ukrainien."
    )
    assert said_by(claim) == "une source au fait des opérations au sein du renseignement ukrainien"


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Des explosions ont été entendues à Toula, où se trouvent des installations de missiles.", "explosion"),
        ("Les vitres d'un immeuble de Toula ont explosé, selon le maire.", "damage"),
        ("Trois personnes sont en soins intensifs à Toula, selon le maire.", "casualties"),
        ("Des personnes sont encore sous les décombres à Toula, selon le maire.", "casualties"),
    ],
)
def test_what_stands_there_breaks_or_is_in_care(sentence: str, event_type: str) -> None:
    assert [c.event_type for c in claims(f"Un drone a été abattu. {sentence}")][1:] == [event_type]


def test_what_was_not_told_is_no_statement() -> None:
    told = claims("Un drone a frappé Koursk. La Russie n'a pas fait état des conséquences de cette attaque.")
    assert [c.event_type for c in told] == ["strike"]


@pytest.mark.parametrize("means", ["ont utilisé des HIMARS", "ont eu recours à des drones"])
def test_what_a_weapon_was_used_for_was_done(means: str) -> None:
    (claim,) = claims(f"Les forces ukrainiennes {means} pour attaquer Lantratovka, selon Moscou.")
    assert (claim.event_type, claim.hypothetical) == ("strike", False)


def test_what_must_be_done_is_no_damage() -> None:
    told = claims(
        "Un drone a frappé Koursk. « Les avions russes doivent être détruits », a écrit le président Zelensky."
    )
    assert "damage" not in {c.event_type for c in told}


def test_a_town_that_fell_to_forces_is_not_arrested() -> None:
    assert [c.event_type for c in claims("Izioum est tombée aux mains des forces russes en avril.")] == ["control"]


def test_seeing_is_no_source() -> None:
    told = claims(
        "Des journalistes de Reuters ont rapporté avoir vu des drones survoler Kiev et entendu des explosions secouer"
        " la ville."
    )
    assert [said_by(c) for c in told if c.event_type == "explosion"] == ["Des journalistes de Reuters"]


def test_how_rare_a_blow_is_does_not_date_it() -> None:
    (claim,) = claims("Lundi, des bombardements d'une ampleur inégalée depuis des mois ont touché Kiev.")
    assert claim.time is not None and str(claim.time.earliest)[:10] == "2024-05-13"


def test_the_day_that_opens_a_sentence_dates_what_its_event_led_to() -> None:
    told = claims(
        "L'aéroport de Moscou est fermé mardi. Lundi, l'Ukraine avait lancé une attaque de drones qui avait entraîné la"
        " suspension du trafic dans plusieurs aéroports."
    )
    assert [str(c.time.earliest)[:10] for c in told if c.time] == ["2024-05-14", "2024-05-13", "2024-05-13"]


def test_messages_are_not_shot_down() -> None:
    told = claims("Le maire de Moscou a fait état dans deux messages distincts de neuf appareils abattus.")
    assert [(q.what, q.low) for c in told for q in c.quantities] == [("downed", 9)]


def test_what_lies_over_several_regions_has_them_all() -> None:
    told = claims(
        "Selon le ministère de la Défense, 44 drones ont été abattus au-dessus de la région de Briansk et 18 au-dessus"
        " des régions de Kalouga et de Moscou."
    )
    assert [c.place.name if c.place else None for c in told] == [
        "Briansk",
        "au-dessus des régions de Kalouga et de Moscou",
    ]


def test_a_country_behind_a_relative_clause_that_tells_of_a_war_denies() -> None:
    told = claims(
        "Un missile a frappé Kramatorsk. La Russie, qui a lancé une invasion de l'Ukraine en février 2022, dément"
        " prendre des sites civils pour cibles."
    )
    assert {said_by(c) for c in told[1:]} == {"La Russie"}


def test_the_land_of_a_clock_and_a_fleet_are_no_places() -> None:
    told = claims(
        "Des drones ont été entendus à Lviv à partir de 03h30 (heure en Suisse), de même que des explosions.\n\n"
        "Un raid de drones a visé le port de Sébastopol, base de la Flotte russe, sans faire de victimes."
    )
    assert [c.place.name if c.place else None for c in told] == ["Lviv", "Sébastopol", "Sébastopol"]


def test_a_drone_that_came_down_in_a_yard_crashed_and_readiness_is_no_fight() -> None:
    told = claims(
        "Un drone s'était posé dans la cour d'une caserne à Sébastopol. Toutes les forces sont en état de préparation"
        " au combat."
    )
    assert [c.event_type for c in told] == ["crash"]


def test_an_attack_is_told_by_its_presumed_doers_far_behind_the_verb() -> None:
    near = claims("Neuf villageois ont été tués mardi à Beni par de présumés rebelles.")
    far = claims(
        "Six civils ont été tués lundi dans un camp de déplacés en Ituri, dans le nord-est de la République"
        " démocratique du Congo (RDC), par de présumés miliciens."
    )
    assert [c.event_type for c in near + far] == ["attack", "attack"]


def test_people_cut_with_a_machete_are_no_closure() -> None:
    told = claims("Trois civils ont été tués à Bunia. C'est terrible de voir des femmes coupées à la machette.")
    assert [c.event_type for c in told] == ["casualties"]
    closed = claims("Des obus sont tombés sur Bunia. Le pont a été coupé à la circulation.")
    assert [c.event_type for c in closed] == ["strike", "closure"]


def test_all_of_what_was_counted_and_so_many_of_it_are_told_by_a_bare_participle() -> None:
    whole = claims("Six drones ont été lancés sur Odessa dans la nuit, tous abattus par la défense antiaérienne.")
    assert [(c.event_type, c.means) for c in whole] == [("strike", "drone"), ("interception", "drone")]
    part = claims("Les rebelles ont tiré cinq missiles sur Riyad, dont quatre interceptés.")
    assert [(c.event_type, [(q.what, q.low) for q in c.quantities]) for c in part] == [
        ("strike", [("launched", 5)]),
        ("interception", [("downed", 4)]),
    ]


def test_others_told_without_their_verb_have_their_own_place_and_cause() -> None:
    told = claims(
        "Deux hommes ont été tués à Naplouse, trois autres dans le bombardement d'une maison à Jénine et quatre encore"
        " à Tulkarem, a indiqué le ministère de la Santé."
    )
    assert [(c.event_type, c.place.name if c.place else None, [q.low for q in c.quantities]) for c in told] == [
        ("casualties", "Naplouse", [2]),
        ("strike", "Jénine", [3]),
        ("casualties", "Tulkarem", [4]),
    ]


def test_a_camp_of_displaced_near_a_town_is_where_it_happened() -> None:
    told = claims("Quatre hommes ont été tués dans un camp de déplacés près de Djibo, selon l'armée.")
    assert [c.place.name if c.place else None for c in told] == ["Djibo"]
