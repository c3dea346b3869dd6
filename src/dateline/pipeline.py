"""The one page that wires the stages: Document -> Mentions -> Claims -> Incidents -> Report."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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
from dateline.mentions.gate import in_domain, tells
from dateline.mentions.places import find_places
from dateline.mentions.times import find_times
from dateline.model import Document, Mentions, Parse, Report
from dateline.model.quick import replace


@contextmanager
def uncollected() -> Iterator[None]:
    """A span in which the garbage collector does not run: one dispatch makes many objects and hardly a circle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def find_mentions(document: Document, parse: Parse, above: Callable[[], Iterable[Mentions]] | None = None) -> Mentions:
    """All mentions of a parsed document; `above` reads its headlines."""
    parse = with_entities(document, parse, open_gazetteer())
    places = find_places(document, parse)
    times = find_times(document, parse)
    attributions, speakers = find_attributions(document, parse, places)
    mentions = Mentions(
        document=document, parse=parse, places=places, times=times, attributions=attributions, speakers=speakers
    )
    return replace(mentions, events=find_events(mentions, above))


def telling_headlines(document: Document) -> list[Document]:
    """The headlines that may tell of an event: the one in the text, then a title apart from it."""
    return [head for head in headlines(document) if head.paragraphs and _tells(head)]


def _tells(head: Document) -> bool:
    """Whether a headline names an event; over a text of the domain one word of it is enough: "Offensive à Gao"."""
    text = head.text[head.paragraphs[0].start : head.paragraphs[-1].end]
    return in_domain(text, head.language) or tells(text, head.language)


def read_headlines(document: Document, parsed: Sequence[tuple[Document, Parse]] | None = None) -> Iterator[Mentions]:
    """All mentions of the headlines; `parsed` are those that were parsed together with the document."""
    if parsed is None:
        parsed = [(head, parser(head.language)(head)) for head in telling_headlines(document)]
    for head, parse in parsed:
        yield find_mentions(head, parse)


def read_parsed(document: Document, parse: Parse, heads: Sequence[tuple[Document, Parse]] | None = None) -> Report:
    """The report of one parsed document; `heads` are its headlines, where they are parsed already."""
    above = partial(read_headlines, document, heads)
    mentions = find_mentions(document, parse, above)
    claims, antecedents = make_claims(mentions, above)
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
    return next(read_batch((document,)))


def read_batch(documents: Sequence[Document]) -> Iterator[Report]:
    """The reports of some documents, in their order, parsed together language by language."""
    for language, group in groupby(documents, key=lambda document: document.language):
        reports = [(document, turned_away(document)) for document in group]
        told = [document for document, away in reports if away is None]
        heads = [telling_headlines(document) for document in told]  # parsed with the rest: one by one they are slow
        texts = [text for document, own in zip(told, heads, strict=True) for text in (document, *own)]
        parses, waiting = parser(language).many(texts) if texts else iter(()), iter(heads)
        for document, away in reports:
            if away is not None:
                yield away
                continue
            with uncollected():
                parse = next(parses)
                report = read_parsed(document, parse, [(head, next(parses)) for head in next(waiting)])
            yield report
