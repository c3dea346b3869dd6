"""Whose account a sentence without a source of its own belongs to.

Rows: text (a bar "/" parts paragraphs) | a word of the event | who says it, "-" for the outlet.
"""

from datetime import date
from functools import cache

import pytest

from dateline.claims.source import assign_sources
from dateline.documents import make_document
from dateline.gazetteer.index import open_gazetteer
from dateline.lang import parser
from dateline.mentions.attributions import find_attributions
from dateline.mentions.entities import with_entities
from dateline.mentions.places import find_places
from dateline.mentions.times import find_times
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, Span
from dateline.reader import Reader

# A sentence right behind a saying, in its paragraph, is that speaker's ...
FOLLOWS = """
Six drones ont visé Soumy, a annoncé le gouverneur. Quatre ont été abattus. | abattus | le gouverneur
Onze corps ont été sortis, selon les secours. Trois blessés sont dans un état grave. | blessés | les secours
La police dit avoir maîtrisé un homme armé. Personne n'a été touché. | touché | La police
D'après des habitants, le raid a duré une heure. Les assaillants ont brûlé le marché. | brûlé | des habitants
L'armée a revendiqué le tir. Un dépôt aurait explosé. | explosé | L'armée
Neuf vols ont été annulés, selon l'opérateur. Douze avions ont été déroutés. | déroutés | l'opérateur
Deux engins ont visé le dépôt, selon l'armée ; aucun soldat n'a péri. | péri | l'armée
Un mur est tombé, a dit le maire. Quatre voisins ont été blessés. L'un d'eux a péri. | péri | le maire
Un pont a sauté, a dit le gouverneur. Aucun dégât en revanche à Soumy. | dégât | le gouverneur
Un pont a sauté, dit le parquet local. Le parquet enquête. Un mur est tombé. | mur | le parquet local
""".strip().splitlines()

# ... unless the outlet reports on.
BREAKS = """
L'ONU a condamné ce raid. Deux convois ont été attaqués. | attaqués | -
Le président a promis une riposte. Deux villages ont été pillés. | pillés | -
Selon l'agence Xinhua, un navire a coulé. Un second cargo a pris feu. | feu | -
Un pont a sauté, a dit le maire. Le Premier ministre a limogé deux généraux. | limogé | -
Un pont a sauté, a dit le maire. Depuis mai, trois ponts ont été détruits. | détruits | -
Un pont a sauté, a dit le maire. En mars 2021, un train avait déraillé. | déraillé | -
Un pont a sauté, a dit l'armée. L'aéroport est resté fermé. | fermé | -
Les rebelles n'ont pas réagi. Une bombe a explosé. | explosé | -
Un pont a sauté, a dit le maire. Marc Diallo figure parmi les morts. | figure | -
Un pont a sauté, a dit le maire. Un suspect a été arrêté par le FSB. | arrêté | -
Un pont a sauté, a dit le maire. / Deux soldats sont morts. | morts | -
Un pont a sauté, a dit le maire. Trois ponts ont été détruits depuis le début de l'année. | détruits | -
Le maire a fait état de dix obus. / En mai 2020, un obus avait tué un enfant. / Le maire a parlé d'un feu. | tué | -
""".strip().splitlines()

# A paragraph without a saying is the outlet's, a list of places, an account that opens before its saying.
SPANS = """
Dix obus sont tombés, a dit le préfet. / Deux fermes ont brûlé. / Un pont a cédé, a-t-il dit. | brûlé | -
Dix obus sont tombés, a dit le gouverneur. / Dans le district de Soumy, une école a brûlé. | brûlé | le gouverneur
Dix obus sont tombés, selon l'armée. / Dans le district de Soumy, une école a brûlé. | brûlé | -
Un premier homme a tiré. Le second a fui, a dit la police. | tiré | la police
Le maire a parlé. / Cinq bombes sont tombées. Une a touché l'école, toujours selon le maire. | tombées | Le maire
Cinq bombes sont tombées. Un mur a cédé, a dit le maire. | tombées | -
Le maire a parlé. / Cinq bombes sont tombées lundi. Une a touché l'école, selon le maire. | sont tombées | -
« Ils ont tiré. Deux gardes sont morts dans la cour de l'école », a dit le préfet. | morts | le préfet
""".strip().splitlines()

# A capital stands for the ministry named in the same breath; a statement is its subject's.
PRECISE = """
Moscou dément : « un abri » a été détruit, affirme le ministère de la Guerre. | détruit | le ministère de la Guerre
Kiev affirme avoir touché un navire, ce que réfute la flotte russe. | touché | Kiev
""".strip().splitlines()


@cache
def read(text: str) -> Mentions:
    """A dispatch of 3 June 2024 without its events."""
    document = make_document(text.replace(" / ", "\n\n"), language="fr", published=date(2024, 6, 3))
    parse = with_entities(document, parser("fr")(document), open_gazetteer())
    places, times = find_places(document, parse), find_times(document, parse)
    attributions, speakers = find_attributions(document, parse, places)
    return Mentions(
        document=document, parse=parse, places=places, times=times, attributions=attributions, speakers=speakers
    )


@pytest.mark.parametrize("row", [*FOLLOWS, *BREAKS, *SPANS, *PRECISE])
def test_account(row: str) -> None:
    text, word, expected = (part.strip() for part in row.split(" | "))
    mentions = read(text)
    start = mentions.document.text.rindex(word)
    token = Tree(mentions.parse).at(start)
    assert token is not None
    span = Span(start, start + len(word))
    event = EventMention(
        trigger=span,
        token=token,
        clause=span,
        sentence=mentions.parse.tokens[token].sentence,
        event_type="closure" if word == "fermé" else "strike",
    )
    found = assign_sources(
        Mentions(
            document=mentions.document,
            parse=mentions.parse,
            places=mentions.places,
            times=mentions.times,
            attributions=mentions.attributions,
            speakers=mentions.speakers,
            events=(event,),
        )
    )[0]
    assert (found.speaker.name if found.speaker else "-") == expected


def test_background_is_never_carried_over() -> None:
    mentions = read("Six drones ont visé Soumy, a annoncé le gouverneur. Quatre ont été abattus.")
    start = mentions.document.text.rindex("abattus")
    token = Tree(mentions.parse).at(start)
    assert token is not None
    span = Span(start, start + 7)
    event = EventMention(trigger=span, token=token, clause=span, sentence=1, event_type="strike", background=True)
    found = assign_sources(
        Mentions(document=mentions.document, parse=mentions.parse, attributions=mentions.attributions, events=(event,))
    )[0]
    assert found.speaker is None


# Posts and official notes: who tells the details tells them to the end; a paragraph adds a number to a toll.
NOTES = """
uk | Вночі горів склад. / Деталі розповів мер. / Згоріла покрівля. / Поранено двох людей. | мер мер
uk | Раніше горів склад. / Деталі розповів мер. | -
uk | Повітряні сили повідомили про збиття 40 дронів. / Ще 12 дронів локаційно втрачено. | Повітряні Повітряні
uk | Житель повідомив про збиття 40 дронів. / Ще 12 дронів локаційно втрачено. | Житель -
ru | Минобороны сообщило об уничтожении 40 дронов. / Ещё 12 дронов сбиты над Крымом. | Минобороны Минобороны
""".strip().splitlines()


@pytest.mark.parametrize("row", NOTES)
def test_notes(row: str) -> None:
    language, text, expected = (part.strip() for part in row.split(" | "))
    claims = Reader(language=language).read(text.replace(" / ", "\n\n"), published=date(2025, 2, 24)).claims
    assert " ".join(c.source.name.split()[0] if c.source else "-" for c in claims) == expected
