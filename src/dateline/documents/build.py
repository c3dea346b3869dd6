"""Makes a Document out of the decoded text of a file."""

from datetime import date

from dateline.documents.anatomy import dissect
from dateline.documents.capitals import is_in_capitals, with_small_letters
from dateline.documents.clean import clean, printable
from dateline.documents.language import require_language
from dateline.documents.paragraphs import lay_out
from dateline.documents.sentences import split_sentences
from dateline.model import Document, Sentence

_YO = {ord("ё"): "е", ord("Ё"): "Е"}


def make_document(
    source: str,
    *,
    id: str = "-",
    published: date | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Document:
    """The working document of `source`, the decoded text of one dispatch.

    `paragraphs` and `sentences` hold only what is to be read: the body, or the headline where there is no
    body. `parts` holds the whole anatomy. Without `language` the text's own is found; InputError where that
    is none that Dateline reads.
    """
    source = printable(source)
    text, offsets = clean(source)
    text, paragraphs = lay_out(text)
    language = language or require_language(text, id=id)
    if is_in_capitals(text):
        text = with_small_letters(text, language)
    if language == "ru":
        text = text.translate(_YO)  # most texts write "е" for it, and so do our lexicons
    anatomy = dissect(text, paragraphs, language=language, title=title)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(anatomy.readable):
        for span in split_sentences(text, paragraph, language=language):
            sentences.append(Sentence(index=len(sentences), paragraph=number, span=span))
    return Document(
        id=id,
        text=text,
        source=source,
        offsets=offsets,
        language=language,
        published=published or anatomy.published,
        title=title or anatomy.title,
        agency=anatomy.agency,
        authors=anatomy.authors,
        outlet=anatomy.outlet,
        dateline_place=anatomy.place,
        parts=anatomy.parts,
        paragraphs=anatomy.readable,
        sentences=tuple(sentences),
    )
