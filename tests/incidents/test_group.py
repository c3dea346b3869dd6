"""Which claims go together: short sets with the grouping they should get, and their near-misses."""

import pytest

from dateline.incidents.bonds import Bond
from dateline.incidents.group import group_claims
from incidents.told import BEFORE, DAY, MONTH, NIGHT, count, grouped, ids, place, tell

STRIKE = (
    "Un drone a frappé un dépôt de carburant à Alba",
    "strike",
    {"at": "Alba", "when": NIGHT, "by": "le gouverneur", "means": "drone"},
)

TOGETHER = {
    "an attack and its effects": (
        [
            STRIKE,
            ("Une cuve a pris feu", "fire", {"at": "Alba", "by": "le gouverneur"}),
            (
                "Trois employés ont été blessés",
                "casualties",
                {"at": "Alba", "by": "les secours", "n": [count("wounded", 3)]},
            ),
            ("Les vitres d'une école ont volé en éclats", "damage", {"at": "Alba"}),
        ],
        ["1 2 3 4"],
    ),
    "effects that name no place": (
        [STRIKE, (", et une cuve a pris feu", "fire"), ("Personne n'a été blessé", "casualties", {"denied": True})],
        ["1 2 3"],
    ),
    "two sources on one event": (
        [
            ("Une explosion a secoué Alba", "explosion", {"at": "Alba", "when": DAY, "by": "un habitant"}),
            ("L'explosion a soufflé un immeuble", "explosion", {"at": "Alba", "when": DAY, "by": "la police"}),
        ],
        ["1 2"],
    ),
    "never: two towns": (
        [STRIKE, ("À Cora, un immeuble a brûlé", "fire", {"at": "Cora", "when": NIGHT, "by": "le maire"})],
        ["1", "2"],
    ),
    "never: two towns of one region": (
        [STRIKE, ("À Bora, un immeuble a brûlé", "fire", {"at": "Bora", "when": NIGHT, "by": "le gouverneur"})],
        ["1", "2"],
    ),
    "a site in the town": (
        [
            STRIKE,
            (
                "L'attaque a visé le dépôt, dit la police",
                "strike",
                {"at": "le dépôt", "when": NIGHT, "by": "la police"},
            ),
        ],
        ["1 2"],
    ),
    "never: far from the town": (
        [
            ("Un drone a frappé Alba", "strike", {"at": "Alba", "when": NIGHT}),
            (
                "Un car a sauté sur une mine à 40 kilomètres d'Alba",
                "attack",
                {"at": place("Alba", "distance", 40.0), "when": NIGHT},
            ),
        ],
        ["1", "2"],
    ),
    "never: another night": (
        [STRIKE, ("Une raffinerie d'Alba avait été touchée", "strike", {"at": "Alba", "when": BEFORE})],
        ["1", "2"],
    ),
    "never: older context": (
        [
            STRIKE,
            ("En mars, trois drones avaient visé Alba", "strike", {"at": "Alba", "when": MONTH, "background": True}),
        ],
        ["1", "2"],
    ),
    "deaths the days after": (
        [
            (
                "Un obus est tombé sur Alba lundi",
                "strike",
                {"at": "Alba", "when": (NIGHT[0], NIGHT[0]), "means": "artillery"},
            ),
            (
                "Un blessé est mort mercredi",
                "casualties",
                {"at": "Alba", "when": (DAY[0].replace(day=15),) * 2, "n": [count("killed", 1)]},
            ),
        ],
        ["1 2"],
    ),
    "never: a distinct fire in the same town": (
        [STRIKE, "§", ("Un incendie distinct s'est déclaré à Alba", "fire", {"at": "Alba", "when": NIGHT})],
        ["1", "2"],
    ),
    "never: other drones elsewhere in the region": (
        [
            STRIKE,
            "§",
            (
                "Deux autres appareils ont été abattus dans la région",
                "interception",
                {"at": "région Une", "when": NIGHT, "means": "drone", "n": [count("downed", 2)]},
            ),
        ],
        ["1", "2"],
    ),
    "the rest of a count is no other event": (
        [
            (
                "Trois drones ont visé Alba",
                "strike",
                {"at": "Alba", "when": NIGHT, "means": "drone", "n": [count("launched", 3, unit="drone")]},
            ),
            (
                "Les deux autres drones ont été abattus",
                "interception",
                {"at": "Alba", "when": NIGHT, "means": "drone", "n": [count("downed", 2, unit="drone")]},
            ),
        ],
        ["1 2"],
    ),
    "a second wave and what it did": (
        [
            ("Un missile s'est abattu sur Alba", "strike", {"at": "Alba", "when": DAY, "means": "missile"}),
            "§",
            (
                "Quatre heures plus tard, des drones ont frappé la ville",
                "strike",
                {"at": "Alba", "when": DAY, "means": "drone"},
            ),
            ("Une femme a été tuée", "casualties", {"at": "Alba", "when": DAY, "n": [count("killed", 1)]}),
        ],
        ["1", "2 3"],
    ),
    "the second blow of a double attack": (
        [
            ("Un double attentat a visé Alba", "attack", {"at": "Alba", "when": DAY, "means": "bomb"}),
            (
                "Une deuxième attaque a visé les secours au même endroit",
                "attack",
                {"at": "Alba", "when": DAY, "means": "bomb"},
            ),
        ],
        ["1 2"],
    ),
    "never: a second attack that no first one announced": (
        [
            ("Une bombe a explosé à Alba", "attack", {"at": "Alba", "when": DAY, "means": "bomb"}),
            "§",
            ("Une deuxième attaque a visé un car sur la route", "attack", {"when": DAY}),
        ],
        ["1", "2"],
    ),
    "never: unknown places far apart in the telling": (
        [
            ("Un pont a été endommagé", "damage"),
            "§",
            ("Le président est arrivé", "other"),
            "§",
            "§",
            ("Un village a été pris", "control"),
        ],
        ["1", "2", "3"],
    ),
    "the region is the one town's": (
        [
            ("Des drones ont attaqué la région Une", "strike", {"at": "région Une", "when": NIGHT, "means": "drone"}),
            ("Un dépôt a été touché à Alba", "strike", {"at": "Alba", "when": NIGHT, "means": "drone"}),
        ],
        ["1 2"],
    ),
    "never: the region has several": (
        [
            ("Des drones ont attaqué la région Une", "strike", {"at": "région Une", "when": NIGHT, "means": "drone"}),
            ("Un dépôt a été touché à Alba", "strike", {"at": "Alba", "when": NIGHT, "means": "drone"}),
            ("Une école a brûlé à Bora", "fire", {"at": "Bora", "when": NIGHT}),
        ],
        ["1", "2", "3"],
    ),
    "drones at sea and in the air": (
        [
            ("Six vedettes ont été coulées", "interception", {"at": "Alba", "when": NIGHT, "means": "naval_drone"}),
            ("Huit drones ont été abattus", "interception", {"at": "Alba", "when": NIGHT, "means": "drone"}),
        ],
        ["1", "2"],
    ),
}

AGAIN = {
    "the same town hit again": (
        [
            ("Un missile a touché Alba", "strike", {"at": "Alba", "when": DAY, "means": "missile"}),
            ("Six passants ont été tués", "casualties", {"at": "Alba", "carried": True, "n": [count("killed", 6)]}),
            "§",
            ("L'ennemi a de nouveau bombardé Alba", "strike", {"at": "Alba", "when": DAY}),
            ("Quarante habitants ont été touchés", "casualties", {"at": "Alba", "n": [count("wounded", 40)]}),
        ],
        ["1 2", "3 4"],
    ),
    "another wave told in a sentence of which no claim was made": (
        [
            ("Un missile a touché Alba", "strike", {"at": "Alba", "when": DAY, "means": "missile"}),
            ("Six passants ont été tués", "casualties", {"at": "Alba", "n": [count("killed", 6)]}),
            "§",
            "Trois heures après, des engins sont revenus",
            ("Une retraitée est morte chez elle", "casualties", {"at": "Alba", "n": [count("killed", 1)]}),
        ],
        ["1 2", "3"],
    ),
    "never: the sentence between tells no other wave": (
        [
            ("Un missile a touché Alba", "strike", {"at": "Alba", "when": DAY, "means": "missile"}),
            ("Six passants ont été tués", "casualties", {"at": "Alba", "n": [count("killed", 6)]}),
            "§",
            "Les secours fouillent les gravats",
            ("Une retraitée est morte chez elle", "casualties", {"at": "Alba", "n": [count("killed", 1)]}),
        ],
        ["1 2 3"],
    ),
    "never: two villages side by side": (
        [
            ("Nora a été reprise", "control", {"at": "Nora", "when": DAY, "by": "l'armée"}),
            ("Mora a également été libérée", "control", {"at": "Mora", "when": DAY, "by": "l'armée"}),
        ],
        ["1", "2"],
    ),
    "never: two districts of one town": (
        [
            ("Un missile a éventré un immeuble du nord de la ville", "damage", {"at": "quartier Nord", "when": NIGHT}),
            ("Au sud, des débris ont mis le feu à un hangar", "debris", {"at": "quartier Sud", "when": NIGHT}),
        ],
        ["1", "2"],
    ),
    "never: two counts in one sentence": (
        [
            (
                "Six drones ont été abattus dans le nord",
                "interception",
                {"at": "région Une", "when": NIGHT, "by": "l'armée", "n": [count("downed", 6, unit="drone")]},
            ),
            (
                ", cinq à l'approche du chef-lieu",
                "interception",
                {"at": "région Une", "when": NIGHT, "by": "l'armée", "n": [count("downed", 5, unit="drone")]},
            ),
        ],
        ["1", "2"],
    ),
    "never: a site that is no site of before": (
        [
            ("Des drones ont été lancés contre le pays", "strike", {"at": "le pays", "when": NIGHT, "means": "drone"}),
            "§",
            "§",
            (
                "Dans la région Une, des débris ont brûlé le site d'une entreprise",
                "debris",
                {"at": "région Une", "when": NIGHT, "means": "drone"},
            ),
        ],
        ["1", "2"],
    ),
    "what the other side says its blow was meant for": (
        [
            ("L'ennemi a tiré des missiles sur le pays", "strike", {"at": "le pays", "when": NIGHT}),
            "§",
            "§",
            (
                "L'ennemi affirme n'avoir visé que des usines",
                "strike",
                {"when": NIGHT, "by": "l'ennemi"},
            ),
        ],
        ["1 2"],
    ),
    "never: a count over many regions where the place was carried over": (
        [
            ("Un drone est tombé sur Alba", "crash", {"at": "Alba", "when": NIGHT, "means": "drone"}),
            "§",
            (
                "Cent drones ont été abattus au-dessus de onze régions",
                "interception",
                {
                    "at": "Alba",
                    "carried": True,
                    "when": NIGHT,
                    "means": "drone",
                    "by": "l'armée",
                    "n": [count("downed", 100, unit="drone")],
                },
            ),
        ],
        ["1", "2"],
    ),
    "the suspect held in another town": (
        [
            ("Une bombe a tué un officier à Alba", "attack", {"at": "Alba", "when": DAY, "means": "bomb"}),
            ("Un suspect a été arrêté à Cora", "arrest", {"at": "Cora", "when": DAY, "by": "la police"}),
        ],
        ["1 2"],
    ),
    "never: an arrest in another town": (
        [
            ("Une bombe a tué un officier à Alba", "attack", {"at": "Alba", "when": DAY, "means": "bomb"}),
            ("Un espion a été arrêté à Cora", "arrest", {"at": "Cora", "when": DAY, "by": "la police"}),
        ],
        ["1", "2"],
    ),
    "an effect in the sentence of an older event": (
        [
            ("Un engin était tombé sur Alba", "crash", {"at": "Alba", "when": BEFORE, "background": True}),
            (", sans faire de victime", "casualties", {"at": "Alba", "denied": True}),
        ],
        ["1 2"],
    ),
}

SIDE = {
    "streets shut after a bomb": (
        [
            ("Une bombe a explosé à Alba", "attack", {"at": "Alba", "when": DAY, "means": "bomb"}),
            ("Les rues voisines ont été fermées", "closure", {"at": "Alba", "when": DAY}),
        ],
        ["1 2"],
    ),
    "never: flights halted after a bomb": (
        [
            ("Une bombe a explosé à Alba", "attack", {"at": "Alba", "when": DAY, "means": "bomb"}),
            ("Les vols ont été suspendus par précaution", "closure", {"at": "Alba", "when": DAY}),
        ],
        ["1", "2"],
    ),
    "a closure stands alone": (
        [STRIKE, "§", ("L'aéroport a suspendu ses vols", "closure", {"at": "l'aéroport", "when": NIGHT})],
        ["1", "2"],
    ),
    "even in the same town": (
        [STRIKE, ("Les écoles d'Alba sont fermées", "closure", {"at": "Alba", "when": DAY})],
        ["1", "2"],
    ),
    "unless it is of the same site": (
        [
            ("Des hommes armés ont attaqué l'aéroport", "attack", {"at": "l'aéroport", "when": DAY}),
            ("L'aéroport a été fermé", "closure", {"at": "l'aéroport", "when": DAY}),
        ],
        ["1 2"],
    ),
    "people led away from the attack": (
        [
            STRIKE,
            ("Vingt habitants ont été évacués", "closure", {"at": "Alba", "when": DAY, "n": [count("evacuated", 20)]}),
        ],
        ["1 2"],
    ),
    "the power that the strike cut": (
        [STRIKE, ("Sept communes sont privées de courant", "outage", {"at": "Alba", "when": DAY})],
        ["1 2"],
    ),
    "an airport that shut and opened again": (
        [
            ("L'aéroport a suspendu ses vols", "closure", {"at": "l'aéroport", "when": NIGHT}),
            ("Le trafic a repris au matin", "closure", {"at": "l'aéroport", "when": NIGHT}),
        ],
        ["1 2"],
    ),
    "an alert is no attack": (
        [STRIKE, "§", ("L'alerte a été donnée dans la région Deux", "alert", {"at": "région Deux", "when": NIGHT})],
        ["1", "2"],
    ),
}

SPEECH = {
    "a claim of responsibility": (
        [STRIKE, "§", ("L'ennemi a revendiqué cette attaque", "statement", {"by": "l'ennemi", "act": "claim"})],
        ["1 2"],
    ),
    "a denial in the same sentence": (
        [STRIKE, (", ce que dément l'ennemi", "statement", {"by": "l'ennemi", "act": "deny"})],
        ["1 2"],
    ),
    "a condemnation": (
        [STRIKE, "§", ("Le maire a condamné un acte barbare", "statement", {"by": "le maire", "act": "deplore"})],
        ["1 2"],
    ),
    "an accusation over the nearer of two": (
        [
            STRIKE,
            "§",
            ("Une bombe a explosé à Cora", "attack", {"at": "Cora", "when": DAY, "means": "bomb"}),
            ("La police a imputé l'attentat à un groupe armé", "statement", {"by": "la police", "act": "accuse"}),
        ],
        ["1", "2 3"],
    ),
    "never: a denial of what it does at large": (
        [STRIKE, "§", ("L'ennemi dément viser des civils", "statement", {"by": "l'ennemi", "act": "deny"})],
        ["1", "2"],
    ),
    "a denial of this attack": (
        [STRIKE, "§", ("L'ennemi dément avoir visé des civils", "statement", {"by": "l'ennemi", "act": "deny"})],
        ["1 2"],
    ),
    "never: an accusation of what others do at large": (
        [
            STRIKE,
            "§",
            (
                "Le maire accuse les rebelles du nord de poser des mines",
                "statement",
                {"by": "le maire", "act": "accuse"},
            ),
        ],
        ["1", "2"],
    ),
    "never: a general position": (
        [
            STRIKE,
            "§",
            "§",
            (
                "Le ministère demande des livraisons d'armes",
                "statement",
                {"by": "le ministère de la Défense", "act": "demand"},
            ),
        ],
        ["1", "2"],
    ),
    "never: a threat of more": (
        [
            STRIKE,
            "§",
            (
                "L'ennemi menace de frapper de nouveau la capitale",
                "statement",
                {"by": "l'ennemi", "act": "threaten", "hypothetical": True},
            ),
        ],
        ["1", "2"],
    ),
    "a vow to punish those who did it": (
        [
            STRIKE,
            "§",
            ("Le maire a promis que les coupables seraient punis", "statement", {"by": "le maire", "act": "promise"}),
        ],
        ["1 2"],
    ),
    "never: two events made one by a statement between": (
        [
            STRIKE,
            ("L'ennemi dément toute attaque", "statement", {"by": "l'ennemi", "act": "deny"}),
            ("Un train a déraillé à Cora", "other", {"at": "Cora", "when": DAY}),
        ],
        ["1 2", "3"],
    ),
}


@pytest.mark.parametrize("name", [*TOGETHER, *AGAIN, *SIDE, *SPEECH])
def test_claims_of_one_event_go_together(name: str) -> None:
    rows, wanted = (TOGETHER | AGAIN | SIDE | SPEECH)[name]
    incidents, _ = grouped(*rows)
    assert ids(incidents) == wanted


@pytest.mark.parametrize("name", [*TOGETHER, *AGAIN, *SIDE, *SPEECH])
def test_every_claim_is_in_one_incident(name: str) -> None:
    rows, _ = (TOGETHER | AGAIN | SIDE | SPEECH)[name]
    document, claims = tell(*rows)
    incidents, _ = group_claims(document, claims, {})
    assert sorted(c for i in incidents for c in i.claims) == sorted(c.id for c in claims)
    assert [i.id for i in incidents] == [f"i{k}" for k in range(1, len(incidents) + 1)]


def test_an_antecedent_ties_what_nothing_else_does() -> None:
    rows = [STRIKE, "§", "§", ("Il s'agit d'un sabotage", "attack", {"by": "la police"})]
    assert ids(grouped(*rows)[0]) == ["1", "2"]
    assert ids(grouped(*rows, antecedents={"c2": "c1"})[0]) == ["1 2"]


def test_an_incident_says_why_its_claims_are_one() -> None:
    incidents, _ = grouped(STRIKE, ("Une cuve d'Alba a pris feu", "fire", {"at": "Alba", "when": NIGHT}))
    (reason,) = incidents[0].reasons
    assert reason.startswith("c1+c2: ") and "same place" in reason and "effect of" in reason


def test_the_decision_can_be_replaced() -> None:
    document, claims = tell(STRIKE, ("À Cora, un immeuble a brûlé", "fire", {"at": "Cora"}))
    incidents, _ = group_claims(document, claims, {}, decide=lambda a, b, antecedents: Bond(9.0, ("all one",)))
    assert ids(incidents) == ["1 2"]
    assert incidents[0].reasons == ("c1+c2: all one",)


def test_no_claims_no_incidents() -> None:
    assert grouped(("Rien", "other"))[0][0].claims == ("c1",)
    document, _ = tell(("Rien", "other"))
    assert group_claims(document, (), {}) == ((), ())
