"""Who claims an attack, in every language; what is only promised, feared or counted from."""

import pytest

import dateline
from dateline.model import Claim

PUBLISHED = "2025-10-17"


def told(text: str) -> list[Claim]:
    return list(dateline.read(text, published=PUBLISHED).claims)


CLAIMED = [
    "Des hommes ont attaqué mardi un camp à Djibo. L'attaque a été revendiquée par la branche locale d'Al-Qaïda.",
    "Gunmen attacked a camp in Djibo on Tuesday. The attack was claimed on Wednesday by the local branch of al-Qaeda.",
    "Gunmen attacked a camp in Djibo on Tuesday. The assault was claimed in a video by the al-Qaeda affiliate.",
    "Боевики напали во вторник на базу в Джибо. Ответственность за нападение взяло на себя местное крыло «Аль-Каиды».",
    "Бойовики напали у вівторок на казарму в Джибо. Відповідальність за напад узяло на себе місцеве крило «Аль-Каїди».",
]


@pytest.mark.parametrize("text", CLAIMED)
def test_who_claims_an_attack_is_the_source_of_that_alone(text: str) -> None:
    attack, claim = told(text)
    assert (attack.event_type, attack.source) == ("attack", None)
    assert claim.event_type == "statement" and claim.source is not None and claim.place is not None
    assert claim.source.kind == "military" and any(w in claim.source.name for w in ("Qaïda", "Qaeda", "Каид", "Каїд"))
    assert attack.place is not None and claim.place.name == attack.place.name


def test_an_attack_claimed_in_passing_is_told_by_who_reports_it() -> None:
    attack, claim = told("The bombing, claimed by the Pakistani Taliban, killed nine people in Peshawar, police said.")
    assert attack.source is not None and attack.source.name == "police"
    assert claim.source is not None and claim.source.name == "the Pakistani Taliban"


def test_what_it_was_said_by_somebody_that_happened_did_happen() -> None:
    (claim,) = told("It was claimed by Belarusian officials that three drones were shot down over Gomel on Tuesday.")
    assert (claim.event_type, claim.quantities[0].low) == ("interception", 3)
    assert claim.source is not None and claim.source.name == "Belarusian officials"


def test_a_policeman_who_died_is_not_the_police_who_tell_it() -> None:
    for text in (
        "Один полицейский погиб в перестрелке с бандой в Кали, сообщила полиция.",
        "Один пожарный погиб при взрыве на складе в Курске, сообщила пожарная служба.",
    ):
        (claim, *_) = told(text)
        assert claim.source is not None and claim.source.name in ("полиция", "пожарная служба")


PROMISED = [
    "Le commandement houthi a promis de nouvelles attaques contre des navires.",
    "Le président iranien a promis une frappe sur Tel-Aviv.",
]


@pytest.mark.parametrize("text", PROMISED)
def test_a_promised_attack_is_a_promise(text: str) -> None:
    (claim,) = told(text)
    assert claim.event_type == "statement" and claim.hypothetical


FEARED = [
    "The mayor, Oleh Synehubov, fears that more victims are under the rubble in Izium.",
    "Мэр Игорь Терехов опасается, что под завалами в Харькове есть ещё жертвы.",
    "Мер Ігор Терехов побоюється, що під завалами в Харкові є ще жертви.",
]


@pytest.mark.parametrize("text", FEARED)
def test_victims_only_feared_are_hypothetical(text: str) -> None:
    (claim,) = told(text)
    assert claim.event_type == "casualties" and claim.hypothetical


ANCHORED = [
    "Depuis que la Russie a envahi le pays, 90 personnes ont été tuées à Nikopol, selon le maire.",
    "Ninety people have been killed in Nikopol since Russia invaded the country, the mayor said.",
    "Since the start of the full-scale invasion, 90 people have been killed in Nikopol, the mayor said.",
    "С начала полномасштабного вторжения в Никополе погибли 90 человек, сообщил мэр.",
    "Від початку повномасштабного вторгнення в Нікополі загинули 90 людей, повідомив мер.",
]


@pytest.mark.parametrize("text", ANCHORED)
def test_an_invasion_that_something_is_counted_from_is_no_event(text: str) -> None:
    (claim,) = told(text)
    assert (claim.event_type, claim.quantities[0].low) == ("casualties", 90)


def test_an_invasion_that_is_the_news_is_told() -> None:
    (claim,) = told("Rwandan troops invaded the town of Minova on Thursday, the Congolese army said.")
    assert claim.event_type == "control"
