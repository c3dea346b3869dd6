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
# ---- headlines, briefs, elliptical tolls
16 morts, 48 blessés : le bilan s'alourdit à Soumy. | killed 16..16, wounded 48..48
RDC : au moins 22 tués dans une attaque des ADF en Ituri. | killed 22..
Haïti : 12 personnes abattues à Solino. | killed 12..12
Gaza : 37 Palestiniens tués en 24 heures, selon le ministère de la Santé. | killed 37..37
Un Casque bleu a été tué, huit autres blessés. | killed 1..1, wounded 8..8
Les assaillants ont tué 3 gendarmes, blessé 2 autres et emporté 5 véhicules. | killed 3..3, wounded 2..2
L'attaque a coûté la vie à trois Casques bleus tchadiens et blessé cinq autres. | killed 3..3, wounded 5..5
Une bombe a blessé un passant et endommagé trois vitrines. | wounded 1..1, damaged 3..3
Sept obus sont tombés, tuant douze déplacés et en blessant une trentaine. | launched 7..7, killed 12..12, wounded 25..35
Le bilan est passé de douze à dix-neuf morts, dont huit enfants. | killed 19..19, killed 8..8
Quatre membres du personnel, dont un chirurgien, figurent parmi les victimes. | killed 4..4, killed 1..1
Onze soldats sont morts et une dizaine d'autres ont été blessés. | killed 11..11, wounded 8..12
Plus d'un millier de combattants et 300 civils ont été tués. | killed 1000.., killed 300..300
Trois personnes ont trouvé la mort, une quatrième est portée disparue. | killed 3..3, missing 1..1
On compte au moins 12 tués et 37 blessés parmi les manifestants. | killed 12.., wounded 37..37
L'ONU a recensé 1 460 civils tués et 2 300 blessés depuis janvier. | killed 1460..1460, wounded 2300..2300
Neuf Palestiniens, dont une femme de 61 ans, ont été tués lors d'un raid à Jénine. | killed 9..9, killed 1..1
Huit personnes sont mortes brûlées vives. | killed 8..8
Les corps de onze personnes ont été découverts dans un puits. | killed 11..11
Le nombre de morts a atteint 45. | killed 45..45
# ---- more weapons and things
La défense antiaérienne a intercepté neuf des douze missiles. | downed 9..9
Sur dix missiles, sept ont été interceptés. | downed 7..7
Un drone a été abattu et un autre s'est écrasé dans un champ. | downed 1..1, crashed 1..1
Les forces ukrainiennes ont abattu deux Su-25 et un hélicoptère Ka-52. | downed 2..2, downed 1..1
Un premier drone a percuté une tour, un second est tombé dans une rue. | launched 1..1, hit 1..1, crashed 1..1
Une grenade a été lancée dans un bar, faisant deux morts. | launched 1..1, killed 2..2
Deux engins explosifs ont été désamorcés à Bogota. | found 2..2
Six camions d'aide humanitaire ont été pillés. | hit 6..6
Quelque 30 maisons ont subi des dégâts. | damaged 27..33
Plus de 200 maisons ont été rasées, deux écoles endommagées. | damaged 200.., damaged 2..2
Un incendie a détruit trois camions et 300 m2 de toiture. | damaged 3..3
Deux immeubles d'habitation et un centre commercial ont pris feu. | damaged 2..2, damaged 1..1
L'explosion, qui a tué trois ouvriers, a endommagé une dizaine de maisons. | killed 3..3, damaged 8..12
Deux bus ont été endommagés, une station-service a pris feu. | damaged 2..2, damaged 1..1
Les autorités ont ordonné l'évacuation de 3 000 habitants. | evacuated 3000..3000
Dix drones ont été abattus à Orel, neuf à Koursk, les trois autres en Crimée. | downed 10..10, downed 9..9, downed 3..3
On dénombre quatre morts à Gaza-ville, trois à Khan Younès et deux à Rafah. | killed 4..4, killed 3..3, killed 2..2
Une mère et ses deux filles ont été ensevelies sous les décombres. | killed 1..1, killed 2..2
# ---- more near-misses
D'abord établi à dix morts, le bilan atteint désormais quinze tués. | killed 15..15
Les assaillants, au nombre d'une trentaine, ont tué le chef du village. | killed 1..1
Les miliciens, qui étaient une cinquantaine, ont abattu le chef coutumier. | killed 1..1
Un tireur isolé a tué cinq personnes avant d'être abattu. | killed 5..5
Plus de 300 soldats ont été tués ou blessés en une journée. | -
Un drone a visé un navire. | launched 1..1
Une attaque contre un bus a fait trois blessés. | wounded 3..3
Six membres d'une même famille ont été tués. | killed 6..6
Quatre hélicoptères ont bombardé le village. | -
Deux drones sur trois ont été neutralisés. | -
Ces douze engins ont tous été abattus. | -
Personne n'a été tué ni blessé. | killed 0..0, wounded 0..0
Il n'y a eu aucun blessé parmi les employés. | wounded 0..0
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
