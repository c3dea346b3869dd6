"""What the claims of an incident come to: type, numbers, origins and status."""

import pytest

from dateline.incidents.standing import main_means, main_type
from incidents.told import DAY, count, grouped, tell


def toll(clause, by, what, low, high=-1, unit="personne", **more):
    fields = {"at": "Alba", "when": DAY, "by": by, "n": [count(what, low, high, unit=unit)]}
    return (clause, "casualties", fields | more)


def strike(by="le gouverneur", **more):
    return ("Une frappe a touché Alba", "strike", {"at": "Alba", "when": DAY, "by": by, "means": "missile"} | more)


NUMBERS = {
    "one source": (
        [strike(), toll("L'attaque a fait neuf morts", "le maire", "killed", 9)],
        ("killed", 9, 9, 9, False),
    ),
    "two sources agree": (
        [
            toll("Neuf morts à Alba", "le maire", "killed", 9),
            toll("L'attaque a fait neuf morts", "la police", "killed", 9),
        ],
        ("killed", 9, 9, 9, False),
    ),
    "two sources differ": (
        [
            toll("Neuf morts à Alba", "le maire", "killed", 9),
            toll("L'attaque a fait quatorze morts", "l'hôpital", "killed", 14),
        ],
        ("killed", 9, None, 14, True),
    ),
    "at least nine and fourteen agree": (
        [
            toll("Au moins neuf morts à Alba", "le maire", "killed", 9, None),
            toll("Le bilan est de quatorze morts", "l'hôpital", "killed", 14),
        ],
        ("killed", 9, 14, 14, False),
    ),
    "more than a hundred against twenty": (
        [
            toll("Plus de cent morts à Alba", "le maire", "killed", 100, None),
            toll("Le bilan est de vingt morts", "l'armée", "killed", 20),
        ],
        ("killed", 20, None, None, True),
    ),
    "a later toll of one source is no dispute": (
        [
            toll("Quatre morts à Alba à midi", "le maire", "killed", 4),
            toll("Le bilan est de neuf morts", "le maire", "killed", 9),
        ],
        ("killed", 9, 9, 9, False),
    ),
    "children among the dead are not added, nor rivals": (
        [
            toll("Neuf morts à Alba", "le maire", "killed", 9),
            toll("Trois enfants figurent parmi les morts", "l'hôpital", "killed", 3, unit="enfant"),
        ],
        ("killed", 9, 9, 9, False),
    ),
    "none against some": (
        [
            toll("L'attaque a fait deux blessés à Alba", "le maire", "wounded", 2),
            toll("Aucun blessé, dit l'armée", "l'armée", "wounded", 0, denied=True),
        ],
        ("wounded", 0, None, 2, True),
    ),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers(name: str) -> None:
    rows, wanted = NUMBERS[name]
    incidents, _ = grouped(*rows)
    assert len(incidents) == 1
    assert [q for q in incidents[0].quantities if q[0] == wanted[0]] == [wanted]


STANDING = {
    "the outlet's own words": ([strike(by=None)], 1, "reported", ()),
    "one source": ([strike()], 1, "reported", ("le gouverneur",)),
    "one source, twice": (
        [strike(), ("Un incendie a pris à Alba", "fire", {"at": "Alba", "by": "le gouverneur"})],
        1,
        "reported",
        ("le gouverneur",),
    ),
    "two agencies quoting one governor": (
        [
            strike(via=("Tass",)),
            ("Un incendie a pris à Alba", "fire", {"at": "Alba", "by": "le gouverneur", "via": ("Ria",)}),
        ],
        1,
        "reported",
        ("le gouverneur",),
    ),
    "army and ministry of one side": (
        [strike(by="l'armée"), strike(by="le ministère de la Défense")],
        1,
        "reported",
        ("l'armée", "le ministère de la Défense"),
    ),
    "two that agree": ([strike(), strike(by="la police")], 2, "corroborated", ("le gouverneur", "la police")),
    "two, one of them hedged": (
        [strike(), strike(by="la police", hedged=True)],
        2,
        "reported",
        ("le gouverneur", "la police"),
    ),
    "the outlet is no second origin": ([strike(by=None), strike()], 1, "reported", ("le gouverneur",)),
    "the attacker claims it": (
        [strike(), ("L'ennemi a revendiqué cette attaque", "statement", {"by": "l'ennemi", "act": "claim"})],
        2,
        "corroborated",
        ("le gouverneur", "l'ennemi"),
    ),
    "denied by another": (
        [strike(), ("L'ennemi dément cette attaque", "statement", {"by": "l'ennemi", "act": "deny"})],
        2,
        "disputed",
        ("le gouverneur", "l'ennemi"),
    ),
    "rival numbers": (
        [
            toll("Neuf morts à Alba", "le maire", "killed", 9),
            toll("L'attaque a fait trois morts", "l'armée", "killed", 3),
        ],
        2,
        "disputed",
        ("le maire", "l'armée"),
    ),
    "only denied": (
        [("L'ennemi n'a pas pris Alba", "control", {"at": "Alba", "by": "le maire", "denied": True})],
        1,
        "denied",
        ("le maire",),
    ),
    "a lone denial": (
        [("L'armée dément avoir visé Alba", "statement", {"by": "l'armée", "act": "deny", "denied": True})],
        1,
        "denied",
        ("l'armée",),
    ),
    "never denied: no one hurt": (
        [strike(), toll("Personne n'a été blessé", "le gouverneur", "wounded", 0, denied=True)],
        1,
        "reported",
        ("le gouverneur",),
    ),
    "never denied: only no damage": (
        [("Aucun dégât à Alba", "damage", {"at": "Alba", "by": "le maire", "denied": True})],
        1,
        "reported",
        ("le maire",),
    ),
}


@pytest.mark.parametrize("name", STANDING)
def test_origins_and_status(name: str) -> None:
    rows, origins, status, sources = STANDING[name]
    incidents, _ = grouped(*rows)
    assert len(incidents) == 1
    assert (incidents[0].origins, incidents[0].status, incidents[0].sources) == (origins, status, sources)


@pytest.mark.parametrize(
    ("types", "wanted"),
    [
        ("fire strike casualties", "strike"),
        ("casualties fire", "fire"),
        ("interception debris damage", "interception"),
        ("interception strike", "strike"),
        ("statement damage", "damage"),
        ("statement", "statement"),
        ("closure other", "closure"),
        ("clash attack", "clash"),
        ("attack clash", "attack"),
    ],
)
def test_main_type(types: str, wanted: str) -> None:
    _, claims = tell(*[("Ceci", t) for t in types.split()])
    assert main_type(claims) == wanted


def test_what_is_denied_or_feared_gives_no_type() -> None:
    _, claims = tell(
        ("Un feu", "fire", {"denied": True}), ("Une chute", "crash"), ("Une frappe", "strike", {"hypothetical": True})
    )
    assert main_type(claims) == "crash"


def test_main_means() -> None:
    _, claims = tell(
        ("Un drone", "strike", {"means": "drone"}),
        ("Un missile", "strike", {"means": "missile"}),
        ("Un feu", "fire", {"means": "bomb"}),
    )
    assert main_means(claims, "strike") == "mixed"
    assert main_means(claims[:1], "strike") == "drone"
    assert main_means(claims, "fire") == "bomb"
    assert main_means(claims[2:], "strike") == "bomb"


def test_place_and_time_are_the_closest_said() -> None:
    incidents, _ = grouped(
        ("Des drones ont attaqué la région Une", "strike", {"at": "région Une", "when": DAY}),
        ("Un dépôt a été touché à Alba", "strike", {"at": "Alba", "when": DAY}),
    )
    assert incidents[0].place is not None and incidents[0].place.name == "Alba"
    assert incidents[0].time is not None and incidents[0].time.earliest == DAY[0]
