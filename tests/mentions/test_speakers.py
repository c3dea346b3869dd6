"""The register of speakers: short forms and pronouns, sides, persons and offices, relays."""

import pytest

from mentions.attribution_reading import innermost, read

# text | a word of what is said | the speaker's name
TAKEN_UP = """
Le gouverneur de Briansk, Pavel Orlov, a parlé lundi. Un train a déraillé, a précisé M. Orlov. | déraillé | Pavel Orlov
Le gouverneur de Briansk, Pavel Orlov, a parlé lundi. Un train a déraillé, a précisé le gouverneur. | déraillé | Orlov
Le gouverneur de Briansk, Pavel Orlov, a parlé lundi. Un train a déraillé, selon lui. | déraillé | Pavel Orlov
Le maire Karl Weiss a réagi. Trois rues sont coupées, a ajouté ce dernier. | coupées | Karl Weiss
Une source policière a confirmé l'assaut. Deux gardes sont morts, selon la même source. | morts | source policière
L'armée malienne a publié un communiqué. Elle dit avoir détruit une base. | détruit | armée malienne
Le ministère géorgien de l'Intérieur a réagi. Un pont a sauté, a ajouté le ministère. | sauté | géorgien de l'Intérieur
La porte-parole du HCR, Olga Sarrado, a parlé à Genève. Un camp a brûlé, a-t-elle dit. | brûlé | Olga Sarrado
Des témoins ont parlé à la radio. Un bus a explosé, racontent-ils. | explosé | témoins
Le service de sécurité ukrainien (SBU) a réagi. Un pont a sauté, a ajouté le SBU. | sauté | service de sécurité
Le Réseau de défense des droits (RNDDH) a réagi. Un pont a sauté, a ajouté l'ONG. | sauté | RNDDH
L'Agence internationale de l'énergie atomique (AIEA) a réagi. Un mur est fendu, note l'organisation. | fendu | AIEA
Les Casques blancs ont réagi. Un hôpital a brûlé, ont ajouté ces secouristes. | brûlé | Casques blancs
La Direction des affaires maritimes a réagi. Un cargo a brûlé, selon la même direction. | brûlé | affaires maritimes
Le ministère russe de la Défense a réagi. Kiev a visé un marché, a-t-il ajouté. | marché | ministère russe
L'ONG Terre d'asile a alerté. La mission de l'ONG Sol vert a brûlé, dit l'organisation. | brûlé | Sol vert
Un car a brûlé, dit le gouverneur. Tout va, a dit Karl Weiss. Le gouverneur de Lviv, Ivan Babak, est là. | brûlé | Weiss
Le ministre dit qu'un bus a brûlé. Un mur est fendu, a affirmé Karl Weiss. | brûlé | Karl Weiss
Le ministre dit qu'un bus a brûlé. Un mur est fendu, a affirmé Volodymyr Zelensky. | brûlé | ministre
Lviv a tremblé, dit le gouverneur Ivan Babak. À Toula, un bus a brûlé, dit le gouverneur local. | brûlé | local
Kiril Belov, qui dirige la région de Toula, a réagi. Un silo a brûlé, a indiqué le gouverneur. | brûlé | Kiril Belov
""".strip().splitlines()

# text | a word of what is said | ISO 3166-1 alpha-3 or "-"
SIDES = """
L'armée soudanaise a annoncé une frappe. | frappe | SDN
Un cargo a été attaqué au large du Bénin, a indiqué Perle Shipping Ltd. | attaqué | -
Selon le Kremlin, un drone est tombé. | tombé | RUS
Les houthis ont revendiqué un tir. | tir | -
Moscou a annoncé une frappe. | frappe | RUS
Kiev a annoncé une frappe. | frappe | UKR
Selon l'AFP, un drone est tombé. | tombé | -
Un raid de l'armée israélienne a visé Jénine. Un soldat est blessé, selon l'armée. | blessé | ISR
Une bombe a explosé à Bamako. Selon le maire, un bus a brûlé. | brûlé | MLI
Tsahal a annoncé une frappe. | frappe | ISR
Le président colombien a dénoncé une attaque. | attaque | COL
Le M23 a revendiqué la prise de la ville. | prise | -
""".strip().splitlines()


@pytest.mark.parametrize("row", TAKEN_UP)
def test_taken_up(row: str) -> None:
    text, said, name = (part.strip() for part in row.split(" | "))
    found = innermost(read(text), said)
    assert found is not None
    assert found.speaker is not None
    assert name in found.speaker.name


@pytest.mark.parametrize("row", SIDES)
def test_side(row: str) -> None:
    text, said, side = (part.strip() for part in row.split(" | "))
    found = innermost(read(text), said)
    assert found is not None
    assert found.speaker is not None
    assert (found.speaker.side or "-") == side


@pytest.mark.parametrize(("mine", "theirs"), [("russe", "ukrainienne"), ("israélienne", "libanaise")])
def test_sides_swapped_give_the_same_record(mine: str, theirs: str) -> None:
    text = "L'armée {} a affirmé avoir abattu six drones, ce que l'armée {} a démenti."
    one, other = read(text.format(mine, theirs)), read(text.format(theirs, mine))
    assert [(a.rule, a.act) for a in one.attributions] == [(a.rule, a.act) for a in other.attributions]
    assert [a.speaker.kind for a in one.attributions if a.speaker] == [
        a.speaker.kind for a in other.attributions if a.speaker
    ]


def test_person_and_role() -> None:
    found = innermost(read("Un pont a sauté, a dit le gouverneur de Toula, Kiril Belov."), "sauté")
    assert found is not None
    assert found.speaker is not None
    assert found.speaker.person == "Kiril Belov"
    assert found.speaker.role == "le gouverneur de Toula"


def test_a_collective_is_not_the_named_governor() -> None:
    mentions = read("Le gouverneur Kiril Belov a réagi lundi. Un pont a sauté, ont annoncé les autorités.")
    found = innermost(mentions, "sauté")
    assert found is not None
    assert found.speaker is not None
    assert found.speaker.name == "les autorités"


def test_two_governors_stay_two() -> None:
    mentions = read(
        "Un pont a sauté, a dit le gouverneur de Toula, Kiril Belov. "
        "Un train a brûlé, selon le gouverneur d'Orel, Ilia Gorine."
    )
    assert {s.person for s in mentions.speakers} == {"Kiril Belov", "Ilia Gorine"}


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        ("Un silo a brûlé, a dit à Reuters un pompier.", "un pompier", "Reuters"),
        ("Un silo a brûlé, selon l'agence Xinhua citant les pompiers.", "les pompiers", "l'agence Xinhua"),
        ("Un silo a brûlé, selon les pompiers cités par Belga.", "les pompiers", "Belga"),
    ],
)
def test_relays(text: str, speaker: str, relay: str) -> None:
    found = innermost(read(text), "brûlé")
    assert found is not None
    assert found.speaker is not None
    assert found.speaker.name == speaker
    assert [r.name for r in found.relays] == [relay]
