"""What French dispatches on other wars say of raids, ships, people in flight and tolls side by side, and with what."""

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-03-20").claims


def counted(claim: Claim) -> list[tuple[str | None, float | None]]:
    return [(q.what, q.low) for q in claim.quantities]


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("Un attentat-suicide a fait dix morts lundi à Kaboul.", "bomb"),
        ("Un attentat suicide a fait dix morts lundi à Kaboul.", "bomb"),
        ("Des hommes armés ont ouvert le feu sur un minibus mercredi à Ghazni, tuant sept passagers.", "small_arms"),
        ("Une fusillade a fait dix morts lundi à Kano.", "small_arms"),
        ("Dans les échanges de tirs, deux gendarmes sont morts mardi à Gao.", "small_arms"),
        ("Un avion militaire a largué quatre bombes sur le village de Kanbalu mardi, tuant six civils.", "bomb"),
    ],
)
def test_with_what_it_was_done(sentence: str, means: str) -> None:
    assert claims(sentence)[0].means == means


def test_an_attack_taken_up_was_done_with_the_bomb_told_before() -> None:
    told = claims("Un attentat suicide a fait dix morts lundi à Kaboul. L'attaque a eu lieu vers 8 heures.")
    assert {c.means for c in told} == {"bomb"}


def test_hunters_are_no_planes() -> None:
    (told,) = claims(
        "Neuf Peuls ont été tués mardi près de Mopti, lors d'une attaque attribuée à des chasseurs dogons."
    )
    assert (told.event_type, told.means) == ("attack", None)
    (told,) = claims("Le bombardement d'un marché d'El-Facher par des chasseurs de l'armée a fait dix morts samedi.")
    assert (told.event_type, told.means) == ("strike", "aircraft")


def test_a_name_in_brackets_does_not_do_what_the_verb_behind_it_tells() -> None:
    told = claims("Une embuscade des GAT (Groupes armés terroristes) a visé un convoi mardi près de Djibo.")
    assert [c.event_type for c in told] == ["attack"]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Six soldats sont tombés mardi lors d'une embuscade près de Gao.", ["attack"]),
        ("Trois policiers sont tombés mardi à Delmas, a dit un officier.", ["casualties"]),
        ("Un groupe armé a envahi le camp de Tegba dans la nuit, tuant six civils.", ["attack"]),
        ("« Ils sont venus bombarder le hameau mardi », a dit un habitant de Magway.", ["strike"]),
        ("Un drone a tué six civils à Bosso. Un déplacement massif de la population est signalé.", ["strike", "other"]),
        ("Un drone a tué six civils à Bosso. Cinq mille habitants ont abandonné leurs maisons.", ["strike", "other"]),
        ("Le Stellan K, un petit pétrolier, a été détourné par des pirates, qui ont blessé un marin.", ["abduction"]),
        ("Un drone a tué six civils mardi à Bosso. Les blessés ont été évacués vers l'hôpital de Diffa.", ["strike"]),
        ("Un drone a tué six civils mardi à Bosso. L'homme a été hospitalisé.", ["strike"]),
        ("Un drone a tué six civils mardi à Bosso. L'armée est accusée de raser des hameaux.", ["strike"]),
        ("L'armée a bombardé mardi une ville assiégée du Darfour, El-Facher.", ["strike"]),
        ("Deux kamikazes se sont fait exploser avant d'atteindre leur cible mardi à Dikwa.", ["attack"]),
        (
            "Une mine a tué deux soldats mardi. Le maire a condamné l'attaque et présenté ses condoléances.",
            ["attack", "statement"],
        ),
        ("L'embuscade a eu lieu lundi quand un convoi a été la cible de tirs près de Djibo.", ["attack"]),
        ("Outre les neuf bergers enlevés lundi à Sofara, deux autres ont été tués mardi.", ["casualties"]),
    ],
)
def test_what_is_told_and_what_is_not(sentence: str, types: list[str]) -> None:
    told = [c.event_type for c in claims(sentence)]
    assert told[: len(types)] == types or sorted(told) == sorted(types)
    assert len(told) == len(types) or "pirates" in sentence


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        (
            "Trois cultivateurs ont été tués et deux autres portés disparus mardi à Beni.",
            [("killed", 3), ("missing", 2)],
        ),
        ("Trois soldats ont été tués et deux sont portés disparus mardi à Beni.", [("killed", 3), ("missing", 2)]),
        ("Les assaillants ont tué un pêcheur à la machette mardi à Tchomia.", [("killed", 1)]),
        ("Quinze soldats et trois volontaires sont tombés mardi à Djibo.", [("killed", 15), ("killed", 3)]),
    ],
)
def test_whom_numbers_count(sentence: str, counts: list[tuple[str, float]]) -> None:
    assert counted(claims(sentence)[0]) == counts


def test_those_told_of_besides_are_not_counted_again() -> None:
    (told,) = claims("Outre les neuf bergers enlevés lundi à Sofara, deux autres ont été tués mardi.")
    assert ("killed", 9) not in counted(told)


def test_thousands_may_be_parted_by_an_apostrophe() -> None:
    told = claims("Plus de 90'000 personnes ont été déplacées par les combats près de Goma, selon une ONG.")
    assert ("other", 90000) in counted(told[0])


def test_a_part_of_the_wounded_that_were_so_badly() -> None:
    told = claims(
        "Deux civils ont été tués et neuf blessés à Kiel. Parmi ces neuf blessés, trois l'ont été grièvement, a ajouté"
        " un porte-parole."
    )
    assert ("wounded", 3) in counted(told[-1])


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Les assaillants ont aussi emporté plusieurs têtes de bétail.", ["attack"]),
        ("Ces miliciens ont tiré plusieurs coups de sommation.", ["attack"]),
        ("Cette région est touchée par une insurrection.", []),
        ("Il s'agit d'une des attaques les plus meurtrières depuis des mois.", []),
        ("Des images rappellent les incursions de la guérilla.", []),
        ("Ils ont emmené dix femmes hors du village.", ["abduction"]),
    ],
)
def test_what_is_told_behind_a_blow(sentence: str, types: list[str]) -> None:
    told = claims(f"Un drone a tué deux soldats lundi à Bosso. {sentence}")
    assert [c.event_type for c in told[1:]] == types


def test_what_was_done_to_a_body_is_no_second_blow() -> None:
    (told,) = claims("Un éleveur a été abattu et son corps décapité par ses bourreaux mardi près de Dori.")
    assert counted(told) == [("killed", 1)]


def test_who_gave_the_verb_that_is_quoted_speaks() -> None:
    told = claims(
        "Un missile a touché un cargo, a rapporté l'agence maritime britannique (UKMTO). Le commandement américain"
        " (Centcom) a « détruit neuf drones », a-t-il indiqué."
    )
    assert told[1].source is not None and "Centcom" in told[1].source.name


def test_on_which_side_the_dead_are_is_no_source() -> None:
    told = claims("Un officier a parlé. «Il y a neuf morts» du côté de la police à Gao, selon cet officier.")
    assert [c.source.name for c in told if c.source] == ["Un officier"]


def test_a_paragraph_on_those_told_of_goes_on() -> None:
    told = claims("Selon le maire, des miliciens ont attaqué Drodro mardi.\n\nIls ont ensuite brûlé vingt maisons.")
    assert {c.source.name for c in told if c.source} == {"le maire"} and all(c.source for c in told)


@pytest.mark.parametrize(
    ("sentence", "latitude"),
    [
        (
            "Cinq civils ont été tués, au village Mapenda, à 5 km au sud de Mongwalu, en Ituri.",
            1.885,
        ),
        ("Sept civils ont été tués au camp Solano, près de Djugu-centre, en Ituri.", 1.919),
    ],
)
def test_where_a_village_of_no_list_lies(sentence: str, latitude: float) -> None:
    (told,) = claims(sentence)
    assert told.place is not None
    found = told.place.latitude or (told.place.place.latitude if told.place.place else None)
    assert found == pytest.approx(latitude, abs=0.01)


def test_infinitives_listed_with_their_de_are_told_as_the_first_is() -> None:
    told = claims(
        "Deux soldats ont été tués à Gao. L'opération a permis de saisir des armes et d'arrêter dix suspects."
    )
    assert [c.event_type for c in told] == ["casualties", "arrest"]


def test_what_may_have_come_about_is_hedged() -> None:
    told = claims("Un raid a touché Gao lundi. Dix habitants pourraient avoir été tués.")
    assert [c.hedged for c in told] == [False, True]


def test_a_katiba_is_a_group_and_no_place() -> None:
    (told,) = claims("La Katiba Macina a attaqué le village de Bankass lundi.")
    assert told.event_type == "attack" and told.place is not None and told.place.name == "Bankass"
