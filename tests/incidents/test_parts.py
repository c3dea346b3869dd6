"""Totals and their parts, and sums that are chance."""

import pytest

from incidents.told import NIGHT, count, grouped, ids


def downed(clause, number, at=None, **more):
    high = more.pop("high", -1)
    fields = {
        "at": at,
        "when": NIGHT,
        "by": "l'armée",
        "means": "drone",
        "n": [count("downed", number, high, unit="drone")],
    }
    return (clause, "interception", fields | more)


def hurt(clause, number, at=None, high=-1, unit="personne", **more):
    return (clause, "casualties", {"at": at, "when": NIGHT, "n": [count("wounded", number, high, unit=unit)]} | more)


CASES = {
    "a national total and its regions": (
        [
            downed("Trente drones ont été abattus dans le pays", 30, "le pays"),
            downed("Dix-huit au-dessus de la région Une", 18, "région Une"),
            downed("et douze au-dessus de la région Deux", 12, "région Deux"),
        ],
        ["1=2+3"],
        ["1", "2", "3"],
    ),
    "the total comes last": (
        [
            downed("Onze appareils ont été abattus au-dessus de la région Une", 11, "région Une"),
            downed("Vingt et un autres l'ont été ailleurs", 21),
            downed(", soit trente-deux au total", 32),
        ],
        ["3=1+2"],
        ["1", "2", "3"],
    ),
    "three others, told by two sources": (
        [
            downed("Trois autres appareils ont été abattus ailleurs dans le pays", 3, "le pays"),
            "§",
            downed("L'armée en a abattu deux dans la région Une", 2, "région Une"),
            downed("Un drone l'a été dans la région Deux, dit le gouverneur", 1, "région Deux", by="le gouverneur"),
        ],
        ["1=2+3"],
        ["1", "2", "3"],
    ),
    "a total at a place carried over from other news, its parts elsewhere": (
        [
            ("Un drone s'est écrasé à Alba", "crash", {"at": "Alba", "when": NIGHT, "means": "drone"}),
            "§",
            downed("L'armée dit avoir abattu dix-sept drones", 17, "Alba", carried=True),
            downed(", dont douze dans la région Deux", 12, "région Deux"),
            downed(", et cinq à Bora", 5, "Bora"),
        ],
        ["2=3+4"],
        ["1", "2", "3", "4"],
    ),
    "numbers elsewhere are no parts of a total that names its own place": (
        [
            downed("L'armée dit avoir abattu dix-sept drones à Alba", 17, "Alba"),
            downed(", douze dans la région Deux", 12, "région Deux"),
            downed(", et cinq à Bora", 5, "Bora"),
        ],
        [],
        ["1", "2", "3"],
    ),
    "one region alone, by dont": (
        [
            downed("Trente-deux drones ont été détruits dans le pays", 32, "le pays"),
            downed(", dont vingt-cinq dans la région Une", 25, "région Une"),
        ],
        ["1=2"],
        ["1", "2"],
    ),
    "an estimate and what it is made of, in one place": (
        [
            hurt("L'attaque d'Alba a fait une vingtaine de blessés", 16, "Alba", 24),
            hurt(", une dizaine de soldats", 8, "Alba", 12, unit="soldat"),
            hurt(", et dix policiers", 10, "Alba", unit="policier"),
        ],
        ["1=2+3"],
        ["1 2 3"],
    ),
    "launched, and what became of each": (
        [
            (
                "Trois roquettes ont été tirées sur Alba",
                "strike",
                {"at": "Alba", "when": NIGHT, "means": "rocket", "n": [count("launched", 3, unit="roquette")]},
            ),
            (
                "Deux ont été interceptées",
                "interception",
                {"at": "Alba", "when": NIGHT, "means": "rocket", "n": [count("downed", 2, unit="roquette")]},
            ),
            (", la troisième est tombée dans un champ", "crash", {"at": "Alba", "when": NIGHT, "means": "rocket"}),
        ],
        ["1=2+3"],
        ["1 2 3"],
    ),
    "by dont, of a total that names no place": (
        [
            downed("Cent drones ont été détruits cette nuit", 100),
            downed(", dont cinquante au-dessus de la région Une", 50, "région Une"),
            downed(", quarante au-dessus de la région Deux", 40, "région Deux"),
        ],
        ["1=2+3"],
        ["1", "2", "3"],
    ),
    "never: dont and more than the total": (
        [
            downed("Cent drones ont été détruits cette nuit", 100),
            downed(", dont cinquante au-dessus de la région Une", 50, "région Une"),
            downed(", soixante au-dessus de la région Deux", 60, "région Deux"),
        ],
        ["1=2"],
        ["1", "2", "3"],
    ),
    "the region that had most": (
        [
            downed("Au total, cent drones ont été abattus au-dessus de neuf régions", 100),
            downed("La région Une a été la plus visée, avec quarante appareils", 40, "région Une"),
        ],
        ["1=2"],
        ["1", "2"],
    ),
    "never: a region, and no word of the total": (
        [
            downed("Au total, cent drones ont été abattus au-dessus de neuf régions", 100),
            downed("La région Une a signalé quarante appareils", 40, "région Une"),
        ],
        [],
        ["1", "2"],
    ),
    "place by place, one of them not made out": (
        [
            downed("Trente drones ont été abattus dans le pays", 30, "le pays"),
            downed("Quatorze au-dessus de la région Une", 14, "région Une"),
            downed("Onze au-dessus de la région Deux", 11, "région Deux"),
        ],
        ["1=2+3"],
        ["1", "2", "3"],
    ),
    "counted off, one of them not made out": (
        [
            (
                "Cinq roquettes ont été tirées sur Alba",
                "strike",
                {"at": "Alba", "when": NIGHT, "means": "rocket", "n": [count("launched", 5, unit="roquette")]},
            ),
            (
                "Trois ont été interceptées",
                "interception",
                {"at": "Alba", "when": NIGHT, "means": "rocket", "n": [count("downed", 3)]},
            ),
            (
                "Une autre est tombée dans un champ",
                "crash",
                {"at": "Alba", "when": NIGHT, "means": "rocket", "n": [count("crashed", 1)]},
            ),
        ],
        ["1=2+3"],
        ["1 2 3"],
    ),
    "never: numbers that do not add up": (
        [
            downed("Trente drones ont été abattus dans le pays", 30, "le pays"),
            downed("Dix au-dessus de la région Une", 10, "région Une"),
            downed("Neuf au-dessus de la région Deux", 9, "région Deux"),
        ],
        [],
        ["1", "2", "3"],
    ),
    "never: a sum by chance, far off and of other things": (
        [
            hurt("Deux habitants d'Alba ont été blessés", 2, "Alba"),
            "§",
            hurt("À Cora, un passant a été touché", 1, "Cora"),
            "§",
            hurt("À Dora, un berger a été atteint", 1, "Dora"),
        ],
        [],
        ["1", "2", "3"],
    ),
    "never: another kind of count": (
        [
            downed("Quinze drones ont été abattus dans le pays", 15, "le pays"),
            hurt("Dix personnes ont été blessées dans la région Une", 10, "région Une"),
            hurt("Cinq dans la région Deux", 5, "région Deux"),
        ],
        [],
        ["1", "2", "3"],
    ),
    "never: children among the dead": (
        [
            (
                "La frappe a tué vingt personnes à Alba",
                "strike",
                {
                    "at": "Alba",
                    "when": NIGHT,
                    "n": [count("killed", 20, unit="personne"), count("killed", 3, unit="enfant")],
                },
            ),
            (
                "Parmi les morts figurent trois enfants",
                "casualties",
                {"at": "Alba", "when": NIGHT, "n": [count("killed", 3, unit="enfant")]},
            ),
        ],
        [],
        ["1 2"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_totals(name: str) -> None:
    rows, wanted, groups = CASES[name]
    incidents, parts = grouped(*rows)
    found = [f"{p.whole.removeprefix('c')}={'+'.join(x.removeprefix('c') for x in p.parts)}" for p in parts]
    assert found == wanted
    assert ids(incidents) == groups


def test_no_claim_is_part_of_itself_or_of_two_totals() -> None:
    rows = [downed(f"Ce jour-là, {n} drones ont été abattus", n, "le pays") for n in (30, 20, 10, 10, 5, 5)]
    _, parts = grouped(*rows)
    inside = [p for row in parts for p in row.parts]
    assert len(inside) == len(set(inside))
    assert all(row.whole not in row.parts for row in parts)
