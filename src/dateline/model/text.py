"""The text of a dispatch, its anatomy and its parse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dateline.model.quick import quick


class Span(NamedTuple):
    """A half-open range of code points of `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the wire anatomy.

    `kind` is headline, dateline, byline, caption, body, correction, notice or debris
    ("read also" links and the like).
    """

    kind: str
    span: Span


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its place in the text, its tokens `[first, last)` and its paragraph."""

    index: int
    paragraph: int
    span: Span
    first: int = 0
    last: int = 0


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One dispatch ready to be read.

    `text` is the working text: the source with typographic apostrophes and spaces made plain and
    invisible characters left out. `source` is the decoded file (newlines as they are, no byte order
    mark). `offsets` has `len(text) + 1` entries: `offsets[i]` is where `text[i]` stands in `source`;
    None means that the two agree position by position.
    """

    id: str
    text: str
    source: str
    offsets: tuple[int, ...] | None = None
    language: str
    published: date | None = None
    title: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    dateline_place: str | None = None
    parts: tuple[Part, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Token(NamedTuple):
    """One word of the parse, in Universal Dependencies terms.

    `head` is the index of the governing token in `Parse.tokens` (its own index at a root), `entity`
    LOC, PER, ORG, MISC or None, `sentence` the index in `Parse.sentences`.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    entity: str | None
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """All tokens of a document, and its sentences with their token ranges filled in."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
