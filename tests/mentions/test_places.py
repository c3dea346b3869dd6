"""Place mentions: names found, relations, roles, what they resolve to, and near misses."""

from functools import cache

import pytest

from dateline.documents import make_document
from dateline.gazetteer import fold, open_gazetteer
from dateline.lang import parser
from dateline.mentions.entities import with_entities
from dateline.mentions.place_parts import part_of, shifted
from dateline.mentions.place_relations import Ending, read_relation
from dateline.mentions.places import find_places
from dateline.model import Place, PlaceMention


@cache
def mentions(text: str) -> tuple[PlaceMention, ...]:
    """The place mentions of a text."""
    document = make_document(text, id="t", language="fr")
    parse = with_entities(document, parser("fr")(document), open_gazetteer())
    return find_places(document, parse)


def the(text: str, name: str) -> PlaceMention:
    """The mention of that name in a text."""
    found = [m for m in mentions(text) if fold(name) in fold(text[m.span.start : m.span.end])]
    assert found, f"{name} not among {[text[m.span.start : m.span.end] for m in mentions(text)]}"
    return found[-1]


RESOLVED = [
    ("Un dépôt a brûlé à Klintsy, dans la région de Briansk.", "Klintsy", "city", "RU-BRY"),
    ("Un drone est tombé à Slaviansk (région de Krasnodar), en Russie.", "Slaviansk", "city", "RU-KDA"),
    ("Des tirs ont visé Sloviansk, dans la région de Donetsk.", "Sloviansk", "city", "UA-14"),
    ("Une roquette est tombée dans la région de Belgorod.", "Belgorod", "region", "RU-BEL"),
    ("Une roquette est tombée à Belgorod.", "Belgorod", "city", "RU-BEL"),
    ("Deux morts dans l'oblast de Kherson.", "Kherson", "region", "UA-65"),
    ("Deux morts à Kherson, en Ukraine.", "Kherson", "city", "UA-65"),
    ("Des combats ont eu lieu dans le cercle de Bandiagara, au Mali.", "Bandiagara", "district", None),
    ("Une embuscade a eu lieu dans la région de Tillabéri, au Niger.", "Tillabéri", "region", None),
    ("Une embuscade a eu lieu au Niger.", "Niger", "country", None),
    ("Des combats dans le Nord-Kivu, en République démocratique du Congo.", "Nord-Kivu", "region", "CD-NK"),
    ("Des combats en République démocratique du Congo.", "Congo", "country", None),
    ("Une frappe sur Deir ez-Zor, en Syrie.", "Deir ez-Zor", "city", None),
    ("Un attentat à Dera Ismaïl Khan, au Pakistan.", "Dera Ismaïl Khan", "city", None),
    ("Un raid sur Khan Younès, dans la bande de Gaza.", "Khan Younès", "city", None),
    ("Des navires attaqués en mer Rouge.", "mer Rouge", "sea", None),
    ("Une attaque dans la wilaya de Tamanrasset, en Algérie.", "Tamanrasset", "region", None),
    ("L'aéroport de Vnoukovo a fermé.", "Vnoukovo", "facility", None),
    ("Un raid a visé la base aérienne d'Engels, en Russie.", "Engels", None, None),
    ("Des explosions ont secoué le port d'Izmaïl.", "Izmaïl", "city", "UA-51"),
]


@pytest.mark.parametrize(("text", "name", "kind", "admin1"), RESOLVED)
def test_resolves_in_context(text: str, name: str, kind: str | None, admin1: str | None) -> None:
    mention = the(text, name) if kind != "region" else mentions(text)[0]
    assert mention.place is not None, mention.reason
    assert kind is None or mention.place.kind in (kind, "village" if kind == "city" else kind)
    assert admin1 is None or mention.place.admin1 == admin1
    assert mention.role == "event"


RELATIONS = [
    ("un drone abattu près de ", "near", None, None, False),
    ("tombé non loin de la ", "near", None, None, False),
    ("aux abords de ", "near", None, None, False),
    ("des combats à la périphérie de ", "near", None, None, False),
    ("dans les faubourgs de ", "near", None, None, False),
    ("un navire touché au large de ", "near", None, None, False),
    ("abattus au-dessus de la ", "over", None, None, False),
    ("dans le ciel de la ", "over", None, None, False),
    ("un appareil survolant la ", "over", None, None, False),
    ("à une centaine de kilomètres de ", "distance", 100.0, None, False),
    ("à 30 km au nord de ", "distance", 30.0, 0, False),
    ("à quelque 160 kilomètres de la ", "distance", 160.0, None, False),
    ("à environ 1.200 km à l'est de ", "distance", 1200.0, 90, False),
    ("à 5,5 km de ", "distance", 5.5, None, False),
    ("situé à une vingtaine de kilomètres à l'ouest de ", "distance", 20.0, 270, False),
    ("à moins de 15 kilomètres du ", "distance", 15.0, None, False),
    ("dans le sud-ouest de la ", "direction", None, 225, False),
    ("au nord de ", "direction", None, 0, True),
    ("dans l'extrême nord du ", "direction", None, 0, False),
    ("dans la partie méridionale de la ", "direction", None, 180, False),
    ("(ouest de la ", "direction", None, 270, False),
    ("dans le centre de ", "direction", None, -1, False),
    ("une ville frontalière de la ", "border", None, None, False),
    ("la région, qui fait face à la grande ", "border", None, None, False),
]


@pytest.mark.parametrize(("prefix", "kind", "distance", "bearing", "outside"), RELATIONS)
def test_reads_relations(prefix: str, kind: str, distance: float | None, bearing: int | None, outside: bool) -> None:
    relation = read_relation(prefix, "fr")
    assert relation is not None
    assert (relation.kind, relation.distance_km, relation.bearing, relation.outside) == (
        kind,
        distance,
        bearing,
        outside,
    )


@pytest.mark.parametrize(
    "prefix", ["", "à ", "dans la ", "C'est la ", "Il est à ", "la mort de ", "à 15 heures de ", "en "]
)
def test_reads_no_relation_where_none_is_said(prefix: str) -> None:
    assert read_relation(prefix, "fr") is None


ROLES = [
    ("Moscou a annoncé avoir abattu deux drones.", "Moscou", "seat"),
    ("Kiev accuse la Russie d'avoir bombardé un hôpital.", "Kiev", "seat"),
    ("Selon Kiev, trois drones ont été abattus.", "Kiev", "seat"),
    ("Le gouverneur de Belgorod a fait état de deux blessés.", "Belgorod", "seat"),
    ("Le gouverneur de la région de Koursk a démissionné.", "Koursk", "seat"),
    ("Trois morts, selon la police de Goma.", "Goma", "seat"),
    ("Deux soldats sont morts, a dit le ministère de la Défense à Niamey.", "Niamey", "seat"),
    ("L'attaque a été déjouée, a assuré, à Moscou, le ministère.", "Moscou", "seat"),
    ("Le bureau de l'ONG à Beyrouth a confirmé les faits.", "Beyrouth", "seat"),
    ("La Russie a tiré cinquante missiles.", "Russie", "actor"),
    ("Une ville a été bombardée par la Russie.", "Russie", "actor"),
    ("Des drones lancés par Moscou ont été abattus.", "Moscou", "actor"),
    ("Des drones partis du territoire ukrainien ont été abattus.", "territoire ukrainien", "origin"),
    ("Des missiles tirés depuis Belgorod ont touché un immeuble.", "Belgorod", "origin"),
    ("Des combattants venus du Tchad ont attaqué le camp.", "Tchad", "origin"),
    ("Des drones conçus en Iran ont été lancés.", "Iran", "origin"),
    ("Depuis le début de la guerre en Ukraine, les prix montent.", "Ukraine", "modifier"),
    ("Les accords de Minsk sont caducs.", "Minsk", "modifier"),
    ("Le Niger, frontalier du Mali, a fermé ses ponts.", "Mali", "modifier"),
    ("Kharkiv a été bombardée.", "Kharkiv", "event"),
    ("Kiev a été visée par des drones.", "Kiev", "event"),
    ("L'armée a bombardé Kharkiv.", "Kharkiv", "event"),
    ("Un attentat a eu lieu contre la mairie de Goma.", "Goma", "event"),
    ("Un incendie s'est déclaré à Paris.", "Paris", "event"),
    ("Des sanctions contre Moscou ont été votées.", "Moscou", "actor"),
    ("Des frappes contre Moscou ont fait un mort.", "Moscou", "event"),
    ("KHARKIV (Ukrinform) - Trois civils ont été tués.", "KHARKIV", "dateline"),
    ("Bucarest, de notre correspondant – Un drone est tombé.", "Bucarest", "dateline"),
    ("A Goma, deux obus sont tombés.", "Goma", "event"),
    ("Kherson a vécu une nuit d'enfer.", "Kherson", "event"),
    ("Tripoli s'est réveillée sous les obus.", "Tripoli", "event"),
    ("Kiev se sert des civils comme boucliers.", "Kiev", "actor"),
    ("Un mouvement classé terroriste par Téhéran et Washington a frappé.", "Washington", "actor"),
    ("Washington et Ankara ont adressé leurs condoléances.", "Washington", "actor"),
    ("Les blessés ont été transportés à Bouar.", "Bouar", "modifier"),
    ("Il tentait de passer au Pakistan.", "Pakistan", "modifier"),
    ("Le vol pour Mexico a été annulé.", "Mexico", "modifier"),
    ("Le Parti des travailleurs du Kurdistan a été accusé.", "Kurdistan", "modifier"),
    ("L'État islamique au Mozambique a publié un message.", "Mozambique", "modifier"),
    ("Des renforts venus de Pemba ont essuyé des tirs.", "Pemba", "origin"),
    ("Une bombe est tombée sur le camp de déplacés de la région du Tigré.", "Tigré", "event"),
    ("Ils agissent en solidarité avec Gaza.", "Gaza", "modifier"),
    ("La guerre à Gaza se poursuit.", "Gaza", "modifier"),
    ("Le procureur de la République de Paris a ouvert une enquête.", "Paris", "seat"),
    ("Un bus reliait Mombasa à Lamu.", "Lamu", "event"),
]


@pytest.mark.parametrize(("text", "name", "role"), ROLES)
def test_tells_the_role(text: str, name: str, role: str) -> None:
    assert the(text, name).role == role


NEVER = [
    "Selon le Kyiv Independent, un dépôt a brûlé.",
    "Un Russe a été interpellé.",
    "Des combattants de Boko Haram ont attaqué.",
    "Il a remis une lettre à Amadou Diallo.",
    "Il a rendu hommage à Samuel Paty.",
    "L'attaque a été attribuée à Ansar Dine.",
    "Par ailleurs, trois hommes ont été arrêtés.",
    "Cet attentat a fait dix morts.",
    "L'Union africaine a condamné l'attaque.",
    "Des missiles Tomahawk ont été tirés.",
    "Bernard affirme avoir tout vu.",
    "Nadia et Florian ont été entendus.",
    "Le ministre Dominique de Villepin a parlé.",
    "Jens Stoltenberg a affirmé que non.",
    "La FAMA et le JNIM ont combattu.",
    "Il habite rue de Londres.",
    "Le général Abdel Fattah al-Burhan a parlé.",
    "Est-ce une attaque ? Non, dit-il.",
]


@pytest.mark.parametrize("text", NEVER)
def test_takes_no_word_or_person_for_a_place(text: str) -> None:
    assert [text[m.span.start : m.span.end] for m in mentions(text) if m.role == "event"] == []


ANAPHORS = [
    ("Le drone a visé Kiev. La capitale ukrainienne était endormie.", "capitale ukrainienne", "Kyiv"),
    ("Au Mali, un convoi a été attaqué. Le calme règne dans la capitale.", "capitale", "Bamako"),
    ("À Goma, des tirs ont retenti. La ville est encerclée.", "ville", "Goma"),
    ("Des combats ont éclaté au Yémen. Dans ce pays, la guerre dure.", "pays", "Yémen"),
    ("Un drone est tombé sur le sol polonais.", "sol polonais", "Pologne"),
    ("Une tour du quartier d'affaires moscovite a brûlé.", "moscovite", "Moscow"),
]


@pytest.mark.parametrize(("text", "words", "name"), ANAPHORS)
def test_resolves_places_said_without_a_name(text: str, words: str, name: str) -> None:
    mention = the(text, words)
    assert mention.place is not None and mention.place.name == name


def test_unknown_village_falls_back_to_the_region_named() -> None:
    mention = the("Trois morts à Boulgakovina, village de la région de Koursk.", "Boulgakovina")
    assert mention.place is None and mention.within is not None and mention.within.admin1 == "RU-KRS"
    assert (
        mention.where_prec == 4
        and mention.latitude == mention.within.latitude
        and "not in the gazetteer" in str(mention.reason)
    )


def test_a_region_is_a_filter_not_a_hint() -> None:
    mention = the("Une explosion à Marseille, dans la région de Koursk.", "Marseille")
    assert mention.place is None and mention.reason


def test_distance_pins_the_anchor_with_the_ring_apart() -> None:
    mention = the("Un drone est tombé à une centaine de kilomètres de Moscou.", "Moscou")
    assert mention.relation == "distance" and mention.distance_km == 100 and mention.radius_km == 10
    assert mention.place is not None and mention.place.name == "Moscow" and mention.latitude is None


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("Deux drones abattus dans le sud-ouest de la Russie.", 48, 41),
        ("Des hôpitaux bombardés dans le nord de la Syrie.", 36.3, 37.8),
        ("Une attaque dans le nord du Mali.", 19, -1.5),
        ("Des frappes sur l'est de l'Ukraine.", 48.8, 37.5),
    ],
)
def test_a_direction_is_the_sector_where_people_live(text: str, latitude: float, longitude: float) -> None:
    mention = mentions(text)[0]
    assert mention.relation == "direction" and mention.where_prec == 5
    assert mention.latitude is not None and abs(mention.latitude - latitude) < 2
    assert mention.longitude is not None and abs(mention.longitude - longitude) < 2.5


def test_sides_swapped_give_the_same_roles() -> None:
    one = mentions("La Russie a bombardé Kharkiv, selon Kiev.")
    other = mentions("L'Ukraine a bombardé Belgorod, selon Moscou.")
    assert [m.role for m in one] == [m.role for m in other] == ["actor", "event", "seat"]


def test_shift_and_parts() -> None:
    place = Place(id="x", name="X", kind="region", latitude=50, longitude=30, radius_km=100)
    assert shifted(50, 30, 0, 111.2) == (51.0, 30.0)
    assert part_of(place, 180, outside=False).latitude < 50 < part_of(place, 0, outside=False).latitude
    assert part_of(place, -1, outside=False).latitude == 50


@pytest.mark.parametrize(
    "text", ["", "(", "À", "région de", "à 10 km de", "l'aéroport de la de du", "Al-" * 50, "à " * 200, "« " * 100]
)
def test_odd_texts_do_not_break(text: str) -> None:
    for mention in mentions(text):
        assert text[mention.span.start : mention.span.end].strip()


@pytest.mark.parametrize("text", ["non loin de", "bien loin de\n", "loin de là", "de", "loin", ""])
def test_an_ending_is_found_as_its_pattern_finds_it(text: str) -> None:
    ending = Ending(r"(?<!\w)(?:non )?loin de$", ["loin de"])
    found, searched = ending.search(text), ending.pattern.search(text)
    assert (found and found.span()) == (searched and searched.span())
