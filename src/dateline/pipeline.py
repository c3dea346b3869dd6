"""The one page that wires the stages: Document -> Mentions -> Claims -> Incidents -> Report."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from dateline.claims.assemble import make_claims
from dateline.claims.confidence import with_confidence
from dateline.documents import headlines
from dateline.gazetteer import open_gazetteer
from dateline.incidents.group import group_claims
from dateline.lang import parser
from dateline.mentions.attributions import find_attributions
from dateline.mentions.entities import with_entities
from dateline.mentions.events import find_events
from dateline.mentions.gate import in_domain
from dateline.mentions.places import find_places
from dateline.mentions.times import find_times
from dateline.model import Document, Mentions, Parse, Report


def find_mentions(document: Document, parse: Parse) -> Mentions:
    """All mentions of a parsed document."""
    parse = with_entities(document, parse, open_gazetteer())
    places = find_places(document, parse)
    times = find_times(document, parse)
    attributions, speakers = find_attributions(document, parse, places)
    mentions = Mentions(
        document=document, parse=parse, places=places, times=times, attributions=attributions, speakers=speakers
    )
    return replace(mentions, events=find_events(mentions))


def read_headlines(document: Document) -> Iterator[Mentions]:
    """All mentions of the headline, where it may tell of an event: in the text, then in a title apart from it."""
    for head in headlines(document):
        if head.paragraphs and in_domain(head.text[head.paragraphs[0].start : head.paragraphs[-1].end], head.language):
            yield find_mentions(head, parser(head.language)(head))


def read_parsed(document: Document, parse: Parse) -> Report:
    """The report of one parsed document."""
    mentions = find_mentions(document, parse)
    claims, antecedents = make_claims(mentions, partial(read_headlines, document))
    incidents, parts = group_claims(document, claims, antecedents)
    return Report(document=document, claims=with_confidence(claims, document), incidents=incidents, parts=parts)


def turned_away(document: Document) -> Report | None:
    """The report, without claims, of a document with nothing in it to read: the parser is spared; None for others."""
    text = document.text if document.title is None else f"{document.title}\n{document.text}"
    if in_domain(text, document.language):
        return None
    return Report(document=document, claims=(), incidents=(), parts=())


def read_document(document: Document) -> Report:
    """The report of one document."""
    return turned_away(document) or read_parsed(document, parser(document.language)(document))


def read_batch(documents: Sequence[Document]) -> Iterator[Report]:
    """The reports of some documents, in their order, parsed together language by language."""
    for language, group in groupby(documents, key=lambda document: document.language):
        reports = [(document, turned_away(document)) for document in group]
        told = [document for document, away in reports if away is None]
        parses = parser(language).many(told) if told else iter(())
        for document, away in reports:
            yield away or read_parsed(document, next(parses))
