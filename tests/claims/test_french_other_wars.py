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
