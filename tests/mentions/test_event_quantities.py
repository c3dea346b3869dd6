"""What numbers count in the events of a sentence, by value; the near-misses count nothing."""

from datetime import date

import pytest

from dateline.documents import make_document
from dateline.lang import parser
from dateline.model import EventMention
from dateline.pipeline import find_mentions

# sentence | what low..high, ... of all its events together ("-": nothing; an open end is left out)
TABLE = """
# ---- killed and wounded, many wordings
Au moins 14 villageois ont été tués samedi près de Bankilaré. | killed 14..
Cinq civils sont morts et neuf autres ont été blessés à Khartoum. | killed 5..5, wounded 9..9
Trois policiers ont perdu la vie dans l'assaut du commissariat. | killed 3..3
L'explosion a coûté la vie à deux ouvriers. | killed 2..2
Une roquette a tué une fillette et blessé ses deux frères à Marib. | launched 1..1, killed 1..1, wounded 2..2
La frappe a fait sept morts et une quinzaine de blessés. | killed 7..7, wounded 12..18
Les secours ont recensé 31 blessés, dont quatre enfants. | wounded 31..31, wounded 4..4
Dix personnes ont été blessées, dont deux grièvement. | wounded 10..10, wounded 2..2
Douze personnes, dont cinq femmes et trois enfants, ont été tuées. | killed 12..12, killed 5..5, killed 3..3
Onze soldats ont été tués, parmi lesquels un colonel. | killed 11..11, killed 1..1
Un médecin et deux infirmières ont été tués dans le bombardement de la clinique. | killed 1..1, killed 2..2
Le maire et son chauffeur ont été tués. | killed 1..1, killed 1..1
Le préfet a été grièvement blessé. | wounded 1..1
Une octogénaire a succombé à ses blessures. | killed 1..1
Deux blessés sont décédés à l'hôpital. | killed 2..2
Quatre mineurs sont portés disparus. | missing 4..4
Six pêcheurs manquent à l'appel. | missing 6..6
Les combats ont fait une centaine de morts. | killed 90..110
Les jihadistes ont exécuté huit éleveurs près de Ménaka. | killed 8..8
Trois orpailleurs ont été égorgés. | killed 3..3
Deux casques bleus ont été tués et un troisième blessé. | killed 2..2, wounded 1..1
Un gendarme a été tué par balles. | killed 1..1
L'armée a abattu une vingtaine de jihadistes dans la forêt de Sambisa. | killed 16..24
Neuf shebab ont été éliminés par l'armée somalienne. | killed 9..9
La mort de trois enfants a été confirmée par l'hôpital. | killed 3..3
Le bilan s'élève à 52 morts et 130 blessés. | killed 52..52, wounded 130..130
Quarante personnes ont été hospitalisées. | wounded 40..40
Trois passants ont été touchés par des éclats. | wounded 3..3
Trois kamikazes ont tué dix fidèles dans une mosquée. | killed 10..10
Une femme et ses quatre enfants ont péri dans leur maison. | killed 1..1, killed 4..4
# ---- arrested, evacuated
La police a arrêté douze suspects à Port-au-Prince. | arrested 12..12
Trois hommes ont été interpellés mardi. | arrested 3..3
Un suspect a été placé en garde à vue. | arrested 1..1
Vingt habitants ont été évacués du quartier. | evacuated 20..20
Plus de 1 000 personnes ont été évacuées. | evacuated 1000..
# ---- downed, launched, crashed, found
La défense antiaérienne a abattu onze drones au-dessus de la mer d'Azov. | downed 11..11
Onze drones et deux missiles ont été abattus. | downed 11..11, downed 2..2
Cinq roquettes tirées de Gaza ont été interceptées. | downed 5..5
Sept engins ont été neutralisés par la guerre électronique. | downed 7..7
L'appareil a été intercepté. | downed 1..1
L'armée israélienne a intercepté un missile tiré du Yémen. | downed 1..1
La Russie a lancé 64 drones et une dizaine de missiles contre l'Ukraine. | launched 64..64, launched 8..12
Le Hezbollah a tiré une trentaine de roquettes vers la Galilée. | launched 25..35
Quatre missiles se sont abattus sur le port. | launched 4..4
Un drone a frappé un dépôt de carburant. | launched 1..1
Un avion de l'armée soudanaise s'est écrasé à Port-Soudan. | crashed 1..1
Deux hélicoptères se sont écrasés dans le nord du Mali. | crashed 2..2
Les débris de trois drones ont été retrouvés dans un champ. | found 3..3
Un drone est tombé sur un parking. | crashed 1..1
La chute d'un drone a brisé des vitres. | crashed 1..1
# ---- hit, damaged
Trois immeubles et une école ont été endommagés. | damaged 3..3, damaged 1..1
L'attaque a endommagé deux voitures. | damaged 2..2
Six maisons, un lycée et deux bus ont été endommagés. | damaged 6..6, damaged 1..1, damaged 2..2
Une ligne électrique a été endommagée. | damaged 1..1
Une trentaine de cases ont été incendiées. | damaged 25..35
L'onde de choc a soufflé les vitres de quatre immeubles. | damaged 4..4
Deux chars et un blindé ont été détruits. | damaged 2..2, damaged 1..1
Un pont a été dynamité par les insurgés. | damaged 1..1
Des obus ont touché deux hôpitaux et une école. | hit 2..2, hit 1..1
Un immeuble résidentiel a été atteint par un missile. | hit 1..1, launched 1..1
Un véhicule de l'ONU a sauté sur une mine. | hit 1..1
Une maison a brûlé. | damaged 1..1
# ---- denied, each kind for itself
Il n'y a pas eu de victimes. | killed 0..0, wounded 0..0
L'attaque n'a fait aucun blessé. | wounded 0..0
Aucune victime n'est à déplorer. | killed 0..0, wounded 0..0
Aucun mort n'a été signalé. | killed 0..0
Personne n'a été blessé. | wounded 0..0
# ---- lists over places, subsets and rests
Vingt drones ont été abattus au-dessus de Koursk, douze au-dessus de Briansk. | downed 20..20, downed 12..12
Dix drones ont été abattus, dont trois dans la région de Toula. | downed 10..10, downed 3..3
Quatre personnes ont été tuées à Homs et deux à Hama. | killed 4..4, killed 2..2
# ---- near-misses: numbers that count nothing of the event
Ces trois attaques ont fait dix morts. | killed 10..10
L'armée tient deux villages depuis mars. | -
Une foule de mille personnes a manifesté. | -
Trois ministres ont condamné l'attaque. | -
Un homme de 45 ans a été tué. | killed 1..1
L'incendie s'étend sur deux hectares. | -
Deux F-16 ont abattu un drone. | downed 1..1
Des tireurs ont attaqué une base militaire. | -
Un drone a visé une raffinerie. | launched 1..1
Deux rescapés ont raconté la scène aux dix journalistes présents. | -
Une famille a été tuée. | -
Aucun dégât n'a été constaté. | -
Trois villages sont privés d'électricité. | -
"""

ROWS = [tuple(p.strip() for p in line.split(" | ")) for line in TABLE.strip().splitlines() if not line.startswith("#")]


def _events(sentence: str) -> tuple[EventMention, ...]:
    document = make_document(sentence, language="fr", published=date(2024, 6, 12))
    return find_mentions(document, parser("fr")(document)).events


def _told(events: tuple[EventMention, ...]) -> str:
    found = sorted((q.span, q.what, q.low, q.high) for e in events for q in e.quantities if q.what != "other")
    ends = ((what, "" if low is None else f"{low}", "" if high is None else f"{high}") for _, what, low, high in found)
    return ", ".join(f"{what} {low}..{high}" for what, low, high in ends) or "-"


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_counts(sentence: str, expected: str) -> None:
    assert sorted(_told(_events(sentence)).split(", ")) == sorted(expected.split(", "))


def test_each_place_of_a_list_has_its_own_count() -> None:
    events = _events("Vingt drones ont été abattus au-dessus de Koursk, douze au-dessus de Briansk.")
    assert [[(q.what, q.low) for q in e.quantities] for e in events] == [[("downed", 20)], [("downed", 12)]]


def test_two_kinds_of_weapon_with_one_target_are_one_event() -> None:
    (event,) = _events("La Russie a lancé 90 missiles et 200 drones contre l'Ukraine.")
    assert [q.low for q in event.quantities] == [90, 200]
