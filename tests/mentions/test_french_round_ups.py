"""What round-ups of a night tell in set ways: rescues and running tolls, what was shot down of how many, what is told
in passing.
"""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-05-17").claims


@pytest.mark.parametrize(
    ("sentence", "event_type", "counts"),
    [
        ("Douze personnes ont été sorties vivantes des décombres.", "casualties", {"other": [12]}),
        ("Selon les secours, 46 habitants ont été extraits des décombres.", "casualties", {"other": [46]}),
        ("Trois ouvriers ont été extraits sans vie des décombres.", "casualties", {"killed": [3]}),
        (
            "Le préfet estime le nombre de morts à 28, avec 30 autres blessés.",
            "casualties",
            {"killed": [28], "wounded": [30]},
        ),
        ("Le nombre de morts est monté à 12, celui des blessés à 40.", "casualties", {"killed": [12], "wounded": [40]}),
        ("Le nombre de personnes tuées à Nikopol est maintenant de quatre.", "casualties", {"killed": [4]}),
        ("L'armée a abattu 23 drones russes sur les 31 lancés dans la nuit.", "interception", {"downed": [23]}),
        ("60 drones de combat ont été détruits et 26 leurres neutralisés.", "interception", {"downed": [26, 60]}),
        ("Les défenses aériennes sont parvenues à abattre neuf drones.", "interception", {"downed": [9]}),
        ("Trois soldats ont été mortellement blessés par un missile.", "strike", {"killed": [3]}),
        ("Le bilan de la frappe de samedi à Lyman est monté à 28 morts, dit le maire.", "strike", {"killed": [28]}),
        ("21 drones ont été redirigés par la guerre électronique.", "interception", {"downed": [21]}),
    ],
)
def test_counts(sentence: str, event_type: str, counts: dict[str, list[float]]) -> None:
    (claim,) = claims(sentence)
    assert claim.event_type == event_type
    for what, numbers in counts.items():
        assert sorted(q.low for q in claim.quantities if q.what == what and q.low is not None) == numbers


def test_those_of_the_weapons_told_that_could_be_shot_down() -> None:
    told = claims("L'ennemi a attaqué avec 132 drones dont 88 ont pu être abattus.")
    assert [(c.event_type, [(q.what, q.low) for q in c.quantities]) for c in told] == [
        ("strike", [("launched", 132)]),
        ("interception", [("downed", 88)]),
    ]


def test_a_blow_beside_what_was_shot_down_has_its_own_toll() -> None:
    told = claims("Kiev dit avoir abattu 58 drones avant l'aube, les attaques ayant fait deux morts à Lyman.")
    assert [(c.event_type, [(q.what, q.low) for q in c.quantities]) for c in told] == [
        ("interception", [("downed", 58)]),
        ("strike", [("killed", 2)]),
    ]


def test_dead_and_hurt_and_where_the_shelling_fell_are_one_blow() -> None:
    told = claims(
        "Une femme a été tuée et trois hommes ont été blessés dans une série de bombardements nocturnes russes, qui"
        " ont touché Nikopol."
    )
    assert [c.event_type for c in told] == ["strike"]


@pytest.mark.parametrize(
    "sentence", ["Neuf missiles et un drone ont été abattus.", "40 drones et 5 missiles sont tombés."]
)
def test_weapons_of_two_kinds_are_mixed(sentence: str) -> None:
    assert [c.means for c in claims(sentence)] == ["mixed"]


def test_an_attack_of_men_is_beaten_off_on_the_ground() -> None:
    (claim,) = claims(
        "Après la chute d'un drone, l'armée a dit avoir repoussé à l'aide de l'artillerie une attaque à la frontière"
        " par des dizaines de combattants."
    )[-1:]
    assert claim.event_type == "clash"


@pytest.mark.parametrize(
    "sentence",
    [
        "Pour repousser l'incursion ennemie, l'armée a dépêché des renforts près de Soudja.",
        "L'attaque a pris de court l'état-major.",
        "La conquête des deux villages constitue pour Kiev une étape importante.",
        "La mairie n'a pas accusé l'Ukraine de la frappe.",
    ],
)
def test_what_is_only_spoken_of_is_no_event(sentence: str) -> None:
    assert [c.event_type for c in claims(sentence)] == []


def test_the_attack_that_lit_a_fire_is_not_told_again() -> None:
    told = claims("L'incendie provoqué par la première frappe a été maîtrisé avant midi.")
    assert [c.event_type for c in told] == ["fire"]


def test_what_blew_up_was_not_shot_down() -> None:
    assert "interception" not in {c.event_type for c in claims("Une explosion a détruit des drones près de Djankoï.")}


def test_a_threat_of_one_drone_is_an_alert() -> None:
    assert [c.event_type for c in claims("Le maire met la ville en garde face à une menace de drone ennemi.")] == [
        "alert"
    ]


@pytest.mark.parametrize("army", ["L'armée russe", "Moscou"])
def test_a_lead_is_the_claim_of_the_ministry_that_gives_its_number(army: str) -> None:
    told = claims(
        f"{army} a dit avoir détruit 14 drones au-dessus de la région de Belgorod.\n\n"
        "Le ministère russe de la Défense a indiqué avoir détruit 14 drones au-dessus de la région de Belgorod."
    )
    assert [c.source.name if c.source else None for c in told] == ["Le ministère russe de la Défense"]


def test_what_struck_elsewhere_in_another_paragraph_is_not_what_struck_here() -> None:
    told = claims(
        "Des missiles ont tué deux hommes à Odessa.\n\nUn civil a été tué dans une attaque russe sur Nikopol."
    )
    assert [c.means for c in told] == ["missile", None]


def test_the_damage_of_an_attack_told_before_is_damage() -> None:
    told = claims("Des drones ont attaqué Nikopol. L'attaque a endommagé cinq immeubles.")
    assert [c.event_type for c in told] == ["strike", "damage"]


@pytest.mark.parametrize("stands", ["s'établissait mercredi à", "s'élevait mercredi à", "était mercredi de"])
def test_the_day_on_which_a_toll_stood_so_is_not_that_of_the_blow(stands: str) -> None:
    told = claims(f"Une frappe a touché Odessa mardi. Le bilan {stands} neuf morts.")
    assert [str(c.time.earliest) if c.time and c.time.earliest else None for c in told] == ["2024-05-14"] * 2


def test_waves_are_no_weapons() -> None:
    (claim,) = claims("Deux vagues de drones ont visé Odessa.")
    assert [(q.what, q.low) for q in claim.quantities] == [("other", 2)]


@pytest.mark.parametrize(
    "sentence", ["Une frappe a tué 28 personnes à Kherson.", "Un tir a blessé deux civils à Kherson."]
)
def test_the_dead_and_hurt_are_the_toll_and_no_target(sentence: str) -> None:
    assert [c.target for c in claims(sentence)] == [None]
