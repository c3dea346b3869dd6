"""The second reader, and what it says beside the first."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline import __version__
from dateline.incidents.group import group_claims
from dateline.lang import parser
from dateline.model import Article, Report
from dateline.pipeline import find_mentions, read_document
from dateline.reader import Reader
from dateline.second.agreement import Agreement, agreement
from dateline.second.ask import claims_of, messages
from dateline.second.ground import ground
from dateline.second.server import ModelServer


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReport:
    """What a model read: its claims as a report, what was dropped and why, and how far the rules agree."""

    report: Report
    model: str
    asked: int
    dropped: Mapping[str, int]
    agreement: Agreement


class SecondReader:
    """Reads dispatches with a language model behind `server`, its quotes held against the text."""

    def __init__(self, server: ModelServer, *, language: str | None = None) -> None:
        self._server, self._first = server, Reader(language=language)

    def read(self, article: Article) -> SecondReport:
        """What the model read in a dispatch; FetchError where it does not answer, InputError as for the rules."""
        document = self._first.document(article)
        told = claims_of(self._server.complete(messages(document.text)))
        mentions = find_mentions(document, parser(document.language)(document))
        grounded = ground(told, mentions, extractor=_extractor(self._server.model))
        incidents, parts = group_claims(document, grounded.claims, {})
        return SecondReport(
            report=Report(document=document, claims=grounded.claims, incidents=incidents, parts=parts),
            model=self._server.model,
            asked=len(told),
            dropped=grounded.dropped,
            agreement=agreement(read_document(document).claims, grounded.claims),
        )


def _extractor(model: str) -> str:
    """What marks a claim as a model's."""
    return f"llm:{model.replace('@', ' ')}@{__version__}"
