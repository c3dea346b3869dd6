"""Reads short texts for the tests of attributions."""

from functools import cache

from dateline.claims.source import covering
from dateline.documents import make_document
from dateline.gazetteer.index import open_gazetteer
from dateline.lang import parser
from dateline.mentions.attributions import find_attributions
from dateline.mentions.entities import with_entities
from dateline.mentions.places import find_places
from dateline.model import Attribution, Mentions


@cache
def read(text: str) -> Mentions:
    """The attributions and speakers of a text."""
    document = make_document(text, language="fr")
    parse = with_entities(document, parser("fr")(document), open_gazetteer())
    places = find_places(document, parse)
    attributions, speakers = find_attributions(document, parse, places)
    return Mentions(document=document, parse=parse, places=places, attributions=attributions, speakers=speakers)


def innermost(mentions: Mentions, word: str) -> Attribution | None:
    """The innermost attribution that covers the last place of a word in the text."""
    return covering(mentions, mentions.document.text.rindex(word))
