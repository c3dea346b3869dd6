"""Number phrases by value: what each says at least, at most, and of what; and numbers that count nothing."""

import pytest

from dateline.documents import make_document
from dateline.lang import parser
from dateline.mentions.numerals import bounds, value_of
from dateline.mentions.quantities import find_quantities

Row = tuple[str, str, float | None, float | None]

NUMERALS = [
    ("un", 1), ("vingt et un", 21), ("vingt-et-une", 21), ("soixante-dix", 70), ("soixante et onze", 71),
    ("soixante-dix-sept", 77), ("quatre-vingts", 80), ("quatre-vingt-un", 81), ("quatre-vingt-dix-neuf", 99),
    ("cent", 100), ("deux cents", 200), ("cent cinq", 105), ("trois cent quarante-deux", 342), ("mille", 1000),
    ("deux mille cinq cents", 2500), ("deux-cent-trois", 203), ("nonante", 90), ("septante-deux", 72),
    ("un million", 1000000), ("1.000", 1000), ("10 000", 10000), ("1 250 000", 1250000), ("3,5", 3.5), ("0", 0),
]  # fmt: skip


@pytest.mark.parametrize(("words", "number"), NUMERALS)
def test_numeral(words: str, number: float) -> None:
    assert value_of(words) == number


@pytest.mark.parametrize("words", ["beaucoup", "", "cent fois"])
def test_no_numeral(words: str) -> None:
    assert value_of(words) is None


def test_bounds() -> None:
    assert bounds(10, "at_least") == (10, 10, None)
    assert bounds(10, "up_to") == (None, 10, 10)
    assert bounds(100, "nearly") == (90, 100, 100)
    assert bounds(100, "about") == (90, 100, 110)
    assert bounds(7, None) == (7, 7, 7)


# sentence, the words of the quantity (a part of its quote), low, high
SAID: list[Row] = [
    ("Deux drones ont été abattus près de Toula.", "Deux drones", 2, 2),
    ("L'explosion a fait vingt et un morts à Beni.", "vingt et un morts", 21, 21),
    ("L'armée a compté 1.200 obus en une journée.", "1.200 obus", 1200, 1200),
    ("Quelque 10 000 civils ont fui Sake.", "Quelque 10 000 civils", 9000, 11000),
    ("Au moins trois soldats ont péri.", "Au moins trois soldats", 3, None),
    ("Plus de 40 combattants ont été tués.", "Plus de 40 combattants", 40, None),
    ("Plus d'une vingtaine de maisons ont brûlé.", "Plus d'une vingtaine de maisons", 20, None),
    ("Près de 100 prisonniers se sont évadés.", "Près de 100 prisonniers", 90, 100),
    ("Près d'une centaine de huttes ont été brûlées.", "Près d'une centaine de huttes", 90, 100),
    ("Environ 60 assaillants ont attaqué la caserne.", "Environ 60 assaillants", 54, 66),
    ("Une dizaine de missiles sont tombés.", "Une dizaine de missiles", 8, 12),
    ("Une douzaine de pick-up ont été détruits.", "Une douzaine de pick-up", 10, 14),
    ("Une quarantaine de villageois ont été enlevés.", "Une quarantaine de villageois", 35, 45),
    ("Une bonne centaine d'abris sont détruits.", "Une bonne centaine d'abris", 100, None),
    ("Une petite dizaine de tentes ont brûlé.", "Une petite dizaine de tentes", 8, 10),
    ("Un millier de personnes ont été déplacées.", "Un millier de personnes", 900, 1100),
    ("Deux dizaines de roquettes ont visé Ashkelon.", "Deux dizaines de roquettes", 16, 24),
    ("Des dizaines de corps gisaient dans la rue.", "Des dizaines de corps", 20, None),
    ("Des centaines d'habitants ont fui.", "Des centaines d'habitants", 200, None),
    ("Plusieurs centaines de familles sont parties.", "Plusieurs centaines de familles", 200, None),
    ("Des dizaines de milliers de déplacés vivent à Goma.", "Des dizaines de milliers de déplacés", 20000, None),
    ("Une dizaine de milliers de personnes ont fui.", "Une dizaine de milliers de personnes", 8000, 12000),
    ("Plus d'un demi-million de Soudanais ont fui au Tchad.", "Plus d'un demi-million de Soudanais", 500000, None),
    ("Plusieurs véhicules ont été endommagés.", "Plusieurs véhicules", 2, None),
    ("Quelques tirs ont été entendus.", "Quelques tirs", 2, None),
    ("Entre dix et quinze hommes armés ont attaqué le village.", "Entre dix et quinze hommes", 10, 15),
    ("Deux ou trois obus sont tombés sur le marché.", "Deux ou trois obus", 2, 3),
    ("Cinq à six engins ont survolé la base.", "Cinq à six engins", 5, 6),
    ("Trente voire quarante assaillants ont surgi.", "Trente voire quarante assaillants", 30, 40),
    ("Jusqu'à 80 militaires auraient péri.", "Jusqu'à 80 militaires", None, 80),
    ("Moins de dix soldats tenaient le poste.", "Moins de dix soldats", None, 10),
    ("Pas moins de douze roquettes ont été tirées.", "Pas moins de douze roquettes", 12, None),
    ("Quatre personnes au moins sont mortes.", "Quatre personnes au moins", 4, None),
    ("Vingt soldats tués, au moins, selon une source locale.", "Vingt soldats", 20, None),
    ("L'armée a neutralisé trois (03) terroristes.", "trois (03) terroristes", 3, 3),
    ("Douze (12) morts sont à déplorer.", "Douze (12) morts", 12, 12),
    ("L'un des drones a été descendu.", "L'un des drones", 1, 1),
    ("L'un d'eux a explosé en vol.", "L'un d'eux", 1, 1),
    ("Une de ces roquettes a touché une école.", "Une de ces roquettes", 1, 1),
    ("Deux roquettes sont tombées en mer, la troisième dans un champ.", "la troisième", 1, 1),
    ("Un policier est mort, un autre est dans le coma.", "un autre", 1, 1),
    ("Un couple a été tué dans son lit.", "Un couple", 2, 2),
    ("Trois d'entre eux ont été capturés.", "Trois", 3, 3),
    ("Deux autres appareils ont été interceptés.", "Deux autres appareils", 2, 2),
    ("L'armée a tué une trentaine de \"terroristes\" à Djibo.", "une trentaine de \"terroristes", 25, 35),
    ("Aucun blessé n'est signalé.", "Aucun blessé", 0, 0),
    ("Deux habitants ont été blessés par des éclats.", "Deux habitants", 2, 2),
    ("Le bilan est passé de sept à onze morts.", "onze morts", 11, 11),
    ("Une demi-douzaine de camions ont brûlé.", "Une demi-douzaine de camions", 5, 7),
    ("Un premier véhicule a sauté sur une mine.", "Un premier véhicule", 1, 1),
]  # fmt: skip

# numbers that count nothing: the words that must not become a quantity
NEVER = [
    ("Le Su-34 s'est écrasé près de Voronej.", "34"),
    ("L'armée a utilisé des Shahed-136/131 contre le port.", "131"),
    ("Un missile R-37 a été tiré.", "37"),
    ("Des obus de calibre 152 mm sont tombés.", "152"),
    ("Des obus de 155 millimètres ont visé Toretsk.", "155"),
    ("Un homme de 71 ans est mort.", "71"),
    ("Deux garçons âgés de 12 et 13 ans ont été tués.", "12"),
    ("L'attaque a duré trois heures.", "trois"),
    ("L'alerte a été donnée à 3 h 40.", "40"),
    ("Le drone est tombé à 25 kilomètres de la frontière.", "25"),
    ("Le drone est tombé à une centaine de kilomètres de Moscou.", "centaine"),
    ("La 47e brigade tient le village.", "47"),
    ("Les combats continuent sur la route nationale 2.", "2"),
    ("Les combattants du M23 ont pris Sake.", "23"),
    ("La résolution 2250 a été adoptée.", "2250"),
    ("La rançon s'élève à 5 000 dollars.", "5 000"),
    ("Ils tiennent 80% de la ville.", "80"),
    ("Un immeuble de neuf étages a été touché.", "neuf"),
    ("Cette ville de 20 000 habitants est assiégée.", "20 000"),
    ("Le bourg (3 000 habitants) a été bombardé.", "3 000"),
    ("Une personne sur trois a fui la région.", "trois"),
    ("Une personne sur trois a fui la région.", "personne"),
    ("Le vol 370 a été dérouté.", "370"),
    ("Le réacteur numéro 4 est à l'arrêt.", "4"),
    ("La guerre a commencé en 2022.", "2022"),
    ("La voiture a explosé près d'un autobus.", "autobus"),
]


def _read(sentence: str) -> list[tuple[str, float | None, float | None]]:
    document = make_document(sentence, language="fr")
    found = find_quantities(document, parser("fr")(document))
    for q in found:
        assert 0 <= q.span.start < q.span.end <= len(document.text)
    return [(document.text[q.span.start : q.span.end], q.low, q.high) for q in found]


@pytest.mark.parametrize(("sentence", "words", "low", "high"), SAID)
def test_said(sentence: str, words: str, low: float | None, high: float | None) -> None:
    found = _read(sentence)
    assert any(words in quote and (lo, hi) == (low, high) for quote, lo, hi in found), found


@pytest.mark.parametrize(("sentence", "words"), NEVER)
def test_counts_nothing(sentence: str, words: str) -> None:
    assert not [quote for quote, _, _ in _read(sentence) if words in quote]


def test_a_number_inside_a_name_next_to_a_count() -> None:
    found = _read("Trois Su-34 et deux Mi-8 ont été détruits au sol.")
    assert [(lo, hi) for _, lo, hi in found] == [(3, 3), (2, 2)]
