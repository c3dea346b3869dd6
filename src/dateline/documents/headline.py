"""The headline of a dispatch as a document of its own, read apart from the text below it."""

from collections.abc import Iterator

from dateline.documents.anatomy import bare_words
from dateline.documents.build import make_document
from dateline.documents.sentences import split_sentences
from dateline.model import Document, Sentence, Span
from dateline.model.quick import replace

_LINES = 3  # a rubric, the headline and what stands below it


def headlines(document: Document) -> Iterator[Document]:
    """The headline as a document: the lines at the head of the text, then a title that came apart from it.

    The first has the document's text down to the body, so that its spans are spans of the dispatch.
    """
    lines = _lines(document)
    if lines:
        body, offsets = _body(document), document.offsets
        yield replace(
            document,
            text=document.text[:body],
            offsets=None if offsets is None else offsets[: body + 1],
            parts=(),
            paragraphs=lines,
            sentences=tuple(_sentences(document, lines)),
            dateline_place=None,
        )
    title = document.title
    if title is None or any(bare_words(document.text[a:b]) == bare_words(title) for a, b in lines):
        return
    made = make_document(title, id=document.id, published=document.published, language=document.language)
    if made.source == title and made.offsets is None:
        yield made


def _lines(document: Document) -> tuple[Span, ...]:
    """The headlines above the first paragraph of the text."""
    body = _body(document)
    return tuple(p.span for p in document.parts if p.kind == "headline" and p.span.end <= body)[:_LINES]


def _body(document: Document) -> int:
    """Where the first paragraph of the text begins."""
    return min((p.start for p in document.paragraphs), default=0)


def _sentences(document: Document, lines: tuple[Span, ...]) -> Iterator[Sentence]:
    """The sentences of the lines of a headline."""
    index = 0
    for number, line in enumerate(lines):
        for span in split_sentences(document.text, line, language=document.language):
            yield Sentence(index=index, paragraph=number, span=span)
            index += 1
