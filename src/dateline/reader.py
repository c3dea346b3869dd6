"""Text in, Report out: the reader as a program sees it."""

from collections.abc import Iterable, Iterator
from datetime import date

from dateline.documents import make_document
from dateline.documents.language import require_language
from dateline.errors import InputError
from dateline.lang import LANGUAGES, parser
from dateline.model import Article, Document, Mentions, Report
from dateline.model.quick import replace
from dateline.pipeline import find_mentions, read_batch, read_document
from dateline.settings import as_date, as_language

BATCH = 16  # dispatches handed to the parser at once; above 32 memory grows and speed does not


class Reader:
    """Reads dispatches with one set of settings; the model is loaded once and shared by all readers.

    `language` is a code such as "fr" that all texts are taken to be in; None identifies it text by text.
    Raises SettingError for a language Dateline does not read.
    """

    def __init__(self, *, language: str | None = None) -> None:
        self.language = None if language is None else as_language(language)

    def read(
        self, text: str, *, published: date | str | None = None, title: str | None = None, id: str = "-"
    ) -> Report:
        """The report of one dispatch.

        `published` is its day, a date or "YYYY-MM-DD". Raises InputError for a text that is empty or in a
        language Dateline does not read, SettingError for a bad date.
        """
        day = as_date(published) if isinstance(published, str) else published
        return read_document(self.document(Article(text, id=id, published=day, title=title)))

    def read_many(self, texts: Iterable[str | Article]) -> Iterator[Report]:
        """The reports of many dispatches, in their order, parsed in batches.

        An Article carries a dispatch's own day, headline and language. The first text that cannot be read
        raises InputError; to go on past it, make the documents one by one with `document`.
        """
        articles = (Article(t) if isinstance(t, str) else t for t in texts)
        return self.read_documents(self.document(a) for a in articles)

    def read_documents(self, documents: Iterable[Document]) -> Iterator[Report]:
        """The reports of documents already made, in their order, parsed in batches."""
        batch: list[Document] = []
        try:
            for document in documents:
                batch.append(document)
                if len(batch) == BATCH:
                    yield from read_batch(batch)
                    batch = []
        except InputError:  # a text that cannot be read: those before it are still read
            yield from read_batch(batch)
            raise
        yield from read_batch(batch)

    def explain(self, article: Article) -> tuple[Mentions, Report]:
        """All that was found in one dispatch, and the report made of it."""
        document = self.document(article)
        return find_mentions(document, parser(document.language)(document)), read_document(document)

    def document(self, article: Article) -> Document:
        """The working document of an article; raises InputError where there is nothing to read."""
        if not any(c.isprintable() and not c.isspace() for c in article.text):
            raise InputError(f"{article.id}: empty text, nothing to read")
        language = article.language or self.language or require_language(article.text, id=article.id)
        if language not in LANGUAGES:
            raise InputError(
                f"{article.id}: the text is in language {language!r}, Dateline reads {', '.join(LANGUAGES)}; "
                "if that is wrong, name its language (--lang fr)"
            )
        made = make_document(
            article.text, id=article.id, published=article.published, title=article.title, language=language
        )
        return replace(
            made,
            url=article.url or made.url,
            outlet=article.outlet or made.outlet,
            authors=article.authors or made.authors,
        )


def read(
    text: str, *, published: date | str | None = None, title: str | None = None, language: str | None = None
) -> Report:
    """The report of one dispatch; a short way to `Reader(language=language).read(text, ...)`."""
    return Reader(language=language).read(text, published=published, title=title)
