"""What the children of an ingest do: bytes to articles, articles to reports."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline import __version__
from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.documents.clean import printable
from dateline.documents.language import identify
from dateline.errors import InputError
from dateline.gazetteer import open_gazetteer
from dateline.lang import LANGUAGES
from dateline.mentions.gate import in_domain
from dateline.model import Article, Report
from dateline.reader import Reader
from dateline.record.fingerprint import Fingerprint, fingerprint

# A dispatch in each language: reading it loads what reading takes.
_WARMING = {
    "fr": "Trois drones ont été abattus mardi près de Koursk, a annoncé l'armée.",
    "en": "Three drones were shot down near Kursk on Tuesday, the army said.",
    "ru": "Три беспилотника сбиты во вторник под Курском, сообщили военные.",
    "uk": "Три безпілотники збито у вівторок під Курськом, повідомили військові.",
}

FAULT = "a fault in Dateline"  # how a reason begins that will be the same at the next try

Encode = Callable[[Report], dict[str, Any]]  # a report as the JSON of the contract


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What reading an article came to: `status` is read, out of domain, unread, refused or fault, with its `reason`."""

    status: str
    text: str
    reason: str | None = None
    language: str | None = None
    report: dict[str, Any] | None = None
    reader: Fingerprint | None = None


class Reading:
    """A work for `Children`: a Raw gives articles or an InputError, a sequence of articles gives their Outcomes.

    `encode` makes JSON of a report. Made before the children are forked, it shares with them what it has loaded.
    """

    def __init__(self, encode: Encode, *, language: str | None = None) -> None:
        self._encode, self._reader = encode, Reader(language=language)

    def warm(self, task: Raw | Sequence[Article]) -> None:
        """Loads what reading such articles needs, so that children start with it; the rest they load themselves."""
        if isinstance(task, Raw):
            languages = {self._reader.language or LANGUAGES[0]}
        else:
            languages = {self._reader.language or a.language or identify(a.text) or "" for a in task}
        open_gazetteer()
        for language in sorted(languages & set(LANGUAGES) & _WARMING.keys()):
            fingerprint(language, __version__)
            Reader(language=language).read(_WARMING[language])
        gc.collect()
        gc.freeze()  # what is never touched is never copied

    def __call__(self, task: Raw | Sequence[Article]) -> list[Article] | str | list[Outcome]:
        """The articles of a Raw (or, as a text, why there are none), or the outcomes of articles."""
        if isinstance(task, Raw):
            try:
                return parse(task)
            except InputError as error:
                return str(error).removeprefix(f"{task.name}: ")
        return self._outcomes(task)

    def _outcomes(self, articles: Sequence[Article]) -> list[Outcome]:
        made = [self._document(article) for article in articles]
        documents = [m for m in made if not isinstance(m, Outcome)]
        try:
            reports = iter(list(self._reader.read_documents(documents)))
        except Exception:  # one of them brings out a fault of ours: one by one, so that it costs only itself
            return [self._single(m) for m in made]
        return [m if isinstance(m, Outcome) else self._told(next(reports)) for m in made]

    def _single(self, made: Any) -> Outcome:
        if isinstance(made, Outcome):
            return made
        try:
            (report,) = self._reader.read_documents([made])
            return self._told(report)
        except Exception as error:
            told = f"{type(error).__name__}: {error}".split("\n")[0]
            return Outcome(status="fault", text=made.source, reason=f"{FAULT} ({told}); please report it")

    def _document(self, article: Article) -> Any:
        """The working document of an article, or the outcome where there is none."""
        text = printable(article.text)
        try:
            return self._reader.document(article)
        except InputError as error:
            reason = str(error).removeprefix(f"{article.id}: ")
            empty = not any(c.isprintable() and not c.isspace() for c in text)
            return Outcome(status="refused" if empty else "unread", text=text, reason=reason, language=article.language)

    def _told(self, report: Report) -> Outcome:
        document = report.document
        heard = document.text if document.title is None else f"{document.title}\n{document.text}"
        told = bool(report.claims) or in_domain(heard, document.language)
        return Outcome(
            status="read" if told else "out of domain",
            text=document.source,
            language=document.language,
            report=self._encode(report),
            reader=fingerprint(document.language, __version__),
        )
