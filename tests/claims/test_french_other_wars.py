"""What French dispatches on other wars say in set ways: gunmen in a village, raids on camps, captives, tolls."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-11-20").claims


def said_by(claim: Claim) -> str | None:
    return claim.source.name if claim.source else None


def placed(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


def counted(claim: Claim) -> list[tuple[str, float | None]]:
    return [(q.what, q.low) for q in claim.quantities]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Un autre élu a également confirmé l'attaque.", "Un autre élu"),
        ("La police a reconnu l'embuscade dans un communiqué.", "La police"),
    ],
)
def test_who_bears_an_attack_out_is_a_source_of_its_own(sentence: str, source: str) -> None:
    told = claims(f"Des hommes armés ont attaqué lundi un lycée de Kano, a déclaré le maire, Sani Ado. {sentence}")
    assert [(c.event_type, said_by(c)) for c in told] == [("attack", "le maire, Sani Ado"), ("attack", source)]


def test_who_cannot_bear_an_attack_out_makes_no_claim() -> None:
    told = claims(
        "Des hommes armés ont attaqué lundi un lycée de Kano, a déclaré le maire. La police n'a pas confirmé l'attaque."
    )
    assert [said_by(c) for c in told if c.event_type == "attack"] == ["le maire"]


@pytest.mark.parametrize("speaker", ["le préfet Issa Garba", "le préfet, Issa Garba"])
def test_the_victims_behind_a_leading_speaker_are_not_his_apposition(speaker: str) -> None:
    (told,) = claims(f"Comme l'a indiqué {speaker}, six éleveurs ont été tués mardi à Diffa.")
    assert said_by(told) == speaker
    assert counted(told) == [("killed", 6)]


def test_a_blow_named_and_then_told_by_a_clause_of_place_is_one() -> None:
    told = claims("Une autre attaque a eu lieu lundi à Gao, où des hommes armés ont tué trois gendarmes.")
    assert [(c.event_type, counted(c)) for c in told] == [("attack", [("killed", 3)])]


def test_captives_who_come_free_are_not_taken_anew() -> None:
    told = claims("Les policiers kidnappés ont été libérés jeudi à Kaduna, a annoncé le gouverneur.")
    assert [c.event_type for c in told] == ["other"]
    apart = claims("Les otages kidnappés dimanche à Kaduna ont retrouvé la liberté jeudi.")
    assert [c.event_type for c in apart] == ["abduction", "other"]


def test_a_toll_names_its_cause_past_an_aside_on_who_counted() -> None:
    (told,) = claims(
        "Près de Tyr, sept personnes ont été blessées, selon un premier bilan, à la suite des raids aériens qui ont"
        " visé trois dépôts."
    )
    assert (told.event_type, counted(told)) == ("strike", [("wounded", 7), ("hit", 3)])


@pytest.mark.parametrize(
    "total",
    [
        "portant à 67 le nombre de morts",
        "portant le bilan à 67 morts",
        "portant le nombre total de victimes à 67",
    ],
)
def test_the_total_that_new_deaths_bring_a_toll_to_is_a_claim_of_its_own(total: str) -> None:
    told = claims(f"Deux civils ont succombé mardi à Gao à leurs blessures, {total}, a indiqué l'armée.")
    assert [counted(c) for c in told] == [[("killed", 2)], [("killed", 67)]]


def test_a_name_no_list_has_lies_where_the_dispatch_puts_it() -> None:
    told = claims(
        "Dix civils ont été tués dans le district d'Al-Zouhra, a affirmé la télévision des rebelles.\n\n"
        "La chaîne avait fait état d'une frappe américaine sur le district d'Al-Zouhra à Hodeida, au Yémen."
    )
    first = told[0].place
    assert first is not None and first.name == "Al-Zouhra" and round(first.latitude or 0) == 15
    assert placed(told[1]) == "Hodeida"


def test_a_province_is_that_of_the_country_told_of() -> None:
    (told,) = claims("Les Houthis ont abattu mardi un drone américain au-dessus du gouvernorat d'Al-Jawf, au Yémen.")
    assert told.place is not None and told.place.place is not None
    assert told.place.place.country == "YEM"


def test_orders_to_the_people_are_statements() -> None:
    told = claims("Une frappe a visé Gaza. L'armée a ordonné aux habitants d'évacuer le quartier de Tuffah.")
    assert [c.event_type for c in told] == ["strike", "statement"]


def test_a_name_that_begins_with_an_arabic_article_is_a_speaker() -> None:
    told = claims("Une frappe a visé Tripoli. M. al-Madani a accusé les forces rivales d'être responsables.")
    assert [(c.event_type, said_by(c)) for c in told] == [("strike", None), ("statement", "M. al-Madani")]


def test_a_count_based_on_other_figures_is_of_the_one_who_counts() -> None:
    (told,) = claims(
        "Trente soldats ont été tués mardi près de Gao, selon un décompte de l'AFP basé sur des chiffres locaux."
    )
    assert told.source is not None and "basé" not in told.source.name


@pytest.mark.parametrize("since", ["depuis le début de cette guerre", "durant la même période"])
def test_the_toll_of_a_war_is_not_of_the_day(since: str) -> None:
    told = claims(
        f"Trois hommes ont été tués mardi à Naplouse. Au moins 530 civils ont été tués en Cisjordanie {since}, selon"
        " des responsables."
    )
    assert [(c.background, c.time is not None and c.time.earliest is not None) for c in told] == [
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Les combats aux abords de la ville ont fait 1.093 morts, selon l'ONU.",
        "Après plus de quatre mois d'affrontements, les troupes rivales sont restées aux abords de la ville.",
    ],
)
def test_months_of_fighting_are_not_dated_by_the_news_of_the_day(sentence: str) -> None:
    told = claims(f"Trois hommes ont été tués mardi dans un raid sur Tripoli. {sentence}")
    assert told[-1].event_type == "clash"
    assert told[-1].background and told[-1].time is None


def test_what_came_so_many_days_after_other_blows_dates_them_back() -> None:
    told = claims(
        "Deux civils ont été tués lundi dans un attentat à Ankara. Cet attentat intervient cinq jours après deux"
        " attaques à la bombe à Izmir, qui ont fait huit morts."
    )
    time = told[-1].time
    assert time is not None and str(time.earliest) == "2024-11-13"


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Rutshuru a été prise mardi sans combat par les rebelles.", ["control"]),
        ("De nombreux habitants de Gao ont fui lundi leurs maisons, craignant des violences.", ["other"]),
        ("Les jihadistes ont pris le contrôle de la base de Gao, emportant des armes.", ["control"]),
        ("Des hommes armés ont pillé lundi un marché de Gao avant d'incendier des véhicules.", ["attack", "fire"]),
        ("Le commissariat de Gao a été réduit lundi en un tas de décombres.", ["damage"]),
        ("Les rebelles ont annoncé la prise de contrôle du poste frontière de Kasindi.", ["control"]),
        ("Six corps décapités ont été découverts mardi à Palma, selon l'armée.", ["casualties"]),
        (
            "L'aviation a bombardé Tripoli. Le maréchal a lancé une offensive pour conquérir la ville.",
            ["strike", "attack"],
        ),
    ],
)
def test_what_french_words_of_other_wars_tell(sentence: str, types: list[str]) -> None:
    assert [c.event_type for c in claims(sentence)] == types


def test_where_fighters_come_from_is_not_where_they_claim_an_ambush() -> None:
    told = claims(
        "Trois soldats ont été tués lundi près de Nampala. Cette embuscade a été revendiquée par une alliance de"
        " jihadistes du Sahel."
    )
    assert "Sahel" not in [placed(c) for c in told]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Des hommes armés ont écumé mardi des villages du territoire de Beni.", ["attack"]),
        ("Des rebelles ont attaqué mardi Bunia. L'armée les a repoussés.", ["attack", "clash"]),
        ("Les victimes de Beni ont été tuées mardi par armes blanches et par balles.", ["attack"]),
        ("Une kamikaze a activé sa ceinture d'explosifs mardi à Jolo.", ["attack"]),
        ("Le suspect, arrêté mardi à Gao, est inculpé pour 23 meurtres et cinq enlèvements.", ["arrest"]),
        ("Au cours des combats, mardi à Gao, l'armée a neutralisé trois rebelles.", ["clash"]),
        (
            "Une attaque a visé Kidal mardi. L'armée, présente à Gao, continue d'assurer la sécurité de la population.",
            ["attack"],
        ),
        (
            "Un navire a été attaqué lundi au large d'Aden. Un autre incident est survenu mardi dans le golfe d'Aden,"
            " lors duquel un cargo a été touché par un missile.",
            ["strike", "strike"],
        ),
        ("Un cargo a été touché lundi par un missile. Tout l'équipage est sauf.", ["strike", "casualties"]),
    ],
)
def test_what_more_words_of_other_wars_tell(sentence: str, types: list[str]) -> None:
    assert [c.event_type for c in claims(sentence)] == types


def test_the_dead_of_a_relative_are_those_of_the_nearest_blow() -> None:
    told = claims(
        "Le Hezbollah a annoncé avoir lancé des roquettes sur Haïfa après des frappes israéliennes sur Tyr qui ont tué"
        " trois de ses combattants."
    )
    assert [(c.event_type, counted(c)) for c in told] == [("strike", []), ("strike", [("killed", 3)])]


def test_what_stands_behind_the_colon_is_told_by_the_source_before_it() -> None:
    told = claims("Le bilan est lourd, selon la police: six civils tués à Gao et quatre blessés.")
    assert [said_by(c) for c in told] == ["la police"]


def test_an_unknown_village_lies_on_the_ring_around_the_town_named_with_it() -> None:
    (told,) = claims("Dix civils ont été tués mardi dans le village de Tegbazi, à 20 km de Banibangou, au Niger.")
    assert told.place is not None and round(told.place.latitude or 0) == 15


def test_letters_in_brackets_behind_the_name_they_spell_say_nothing() -> None:
    told = claims(
        "Une attaque a fait dix morts mardi à Gao. La zone est le théâtre d'actions de groupes liés à l'Etat islamique"
        " (EI)."
    )
    assert "EI" not in [said_by(c) for c in told]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        (
            "Issa Diarra, directeur adjoint à la Direction de la protection civile (DPC)",
            "Issa Diarra, directeur adjoint à la Direction de la protection civile (DPC)",
        ),
        ("un responsable au ministère de la Santé", "un responsable au ministère de la Santé"),
        ("le consultant en sécurité maritime Dorval Global", "le consultant en sécurité maritime Dorval Global"),
        ("le porte-parole à la presse", "le porte-parole"),
    ],
)
def test_whom_an_officer_serves_belongs_to_his_name(speaker: str, name: str) -> None:
    (told,) = claims(f"Six personnes ont été tuées lundi à Gao, a indiqué {speaker}.")
    assert said_by(told) == name


def test_who_is_what_between_commas_speaks_in_the_relative_behind() -> None:
    (told,) = claims(
        "Cette attaque a été confirmée par Ali Barry, président de l'association Dental, une ONG peule, qui dénonce le"
        " meurtre de six bergers mardi à Djenné."
    )
    assert (said_by(told) or "").startswith("Ali Barry")


def test_a_toll_nobody_signs_is_of_the_one_who_reports_it() -> None:
    told = claims("Selon le maire de Gao, dix civils sont morts. Il a dit que le bilan fait état de six blessés.")
    assert {said_by(c) for c in told} == {"le maire de Gao"}
    (told_by_none,) = claims("Le bilan de cette incursion fait état de six morts à Oicha.")
    assert told_by_none.source is None


def test_what_stands_before_he_said_is_his() -> None:
    told = claims(
        "Un drone a visé le village de Kanbalu mardi, selon Aung Zaw, un combattant rebelle.\n\nHuit personnes ont été"
        " tuées.\n\n« Ils ont tiré sur nous », a-t-il ajouté."
    )
    assert [(said_by(c) or "")[:8] for c in told[:2]] == ["Aung Zaw", "Aung Zaw"]


def test_where_a_unit_has_its_seat_is_not_where_its_patrol_was_hit() -> None:
    told = claims(
        "Neuf gendarmes ont été tués vendredi à Zorkoumbouli, localité située dans le nord du Burkina Faso. L'attaque a"
        " visé une patrouille du détachement militaire de Dori, a dit une source."
    )
    assert "Dori" not in {placed(c) for c in told}


def test_the_village_is_the_one_named_last_though_no_list_has_it() -> None:
    told = claims(
        "Un raid aérien a visé samedi le village de Nyaung Toe, dans la région de Sagaing. Onze maisons ont brûlé"
        " dans le village, a dit un combattant."
    )
    assert {placed(c) for c in told} == {"Nyaung Toe"}


def test_a_town_far_off_does_not_hold_an_unknown_village() -> None:
    told = claims(
        "Une mine a tué deux soldats lundi dans le village de Tegbara, à 300 km au nord de Bangui. Des rebelles avaient"
        " tué dix civils le 3 novembre dans le village de Nzembere."
    )
    assert told[1].place is not None and (told[1].place.radius_km or 0) > 100


def test_a_pronoun_at_the_head_of_a_line_is_no_town() -> None:
    told = claims(
        "Une explosion a fait six morts à Quetta.\n\nCela ressemble à un attentat\n\nL'explosion a soufflé un mur."
    )
    assert "Cela" not in {placed(c) for c in told}
