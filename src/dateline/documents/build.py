"""Makes a Document out of the decoded text of a file."""

import re
from datetime import date

from dateline.model import Document, Part, Sentence, Span

_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def make_document(
    source: str,
    *,
    id: str = "-",
    published: date | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Document:
    """The working document of `source`, the decoded text of one dispatch."""
    text = source.translate(_PLAIN)
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    sentences: list[Sentence] = []
    for p, span in enumerate(paragraphs):
        start = span.start
        for m in re.finditer(r"[.!?…]+[\"»”']*\s+(?=[\"«“—–-]?\s*[A-ZÀ-Ý0-9])", text[span.start : span.end]):
            sentences.append(Sentence(index=len(sentences), paragraph=p, span=Span(start, span.start + m.end())))
            start = span.start + m.end()
        sentences.append(Sentence(index=len(sentences), paragraph=p, span=Span(start, span.end)))
    return Document(
        id=id,
        text=text,
        source=source,
        language=language or "fr",
        published=published,
        title=title,
        parts=(Part(kind="body", span=Span(0, len(text))),),
        paragraphs=paragraphs,
        sentences=tuple(sentences),
    )
