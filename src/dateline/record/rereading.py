"""Reads stored dispatches again with the reader of today."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline import __version__
from dateline.lang import LANGUAGES
from dateline.model import Article
from dateline.record.canonical import plain
from dateline.record.children import Children, Ticket
from dateline.record.fingerprint import IMPORTED, fingerprint
from dateline.record.interface import Record, ReportJson, Stored

_STATUS = ("read", "out of domain", "unread")
_SECONDS = 20.0
_AHEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What reading a dispatch again came to: `outcome` is same, changed, first (it was unread), unread or fault.

    `added` and `removed` count claims; one that says otherwise counts as both.
    """

    uri: str
    document: int
    outcome: str
    added: int = 0
    removed: int = 0
    reason: str | None = None


def reread(record: Record, children: Children, *, every: bool = False) -> Iterator[Reread]:
    """What became of each dispatch that another reader had read, or none; `every` reads all of them."""
    out: deque[tuple[Stored, Ticket]] = deque()
    for stored in record.stored(status=_STATUS):
        if (every or is_stale(stored)) and not _is_table(stored):
            out.append((stored, children.submit([_article(stored)], seconds=_SECONDS)))
        if len(out) >= _AHEAD:
            yield _settled(record, children, *out.popleft())
    while out:
        yield _settled(record, children, *out.popleft())


def is_stale(stored: Stored) -> bool:
    """Whether today's reader is not the one that read a dispatch."""
    if stored.reader is None:
        return stored.language is None or stored.language in LANGUAGES
    if stored.language not in LANGUAGES:
        return False
    return stored.reader != fingerprint(stored.language, __version__)


def _is_table(stored: Stored) -> bool:
    """Whether it is a row of a spreadsheet: that was never read, but mapped."""
    return stored.reader is not None and stored.reader.name == IMPORTED


def _article(stored: Stored) -> Article:
    return Article(
        stored.text,
        id=stored.uri,
        published=date.fromisoformat(stored.published) if stored.published else None,
        title=stored.title,
        language=stored.language if stored.language in LANGUAGES else None,
        url=stored.url,
        outlet=stored.outlet,
    )


def _settled(record: Record, children: Children, stored: Stored, ticket: Ticket) -> Reread:
    ticket = children.finish(ticket)
    if ticket.failure is not None:
        return Reread(uri=stored.uri, document=stored.id, outcome="fault", reason=ticket.failure)
    outcome = ticket.result[0]
    if outcome.report is None:
        told = "unread" if outcome.status == "unread" else "fault"
        return Reread(uri=stored.uri, document=stored.id, outcome=told, reason=outcome.reason)
    changed = record.reread(stored.id, outcome.report, outcome.reader, status=outcome.status)
    before, after = _claims(stored.report), _claims(outcome.report)
    verdict = "first" if stored.report is None else "changed" if changed else "same"
    return Reread(
        uri=stored.uri,
        document=stored.id,
        outcome=verdict,
        added=len(after - before),
        removed=len(before - after),
    )


def _claims(report: ReportJson | None) -> set[str]:
    """The claims of a report, without their numbers and without who read them."""

    def bare(claim: dict[str, Any]) -> str:
        return plain({k: v for k, v in claim.items() if k not in ("id", "extractor", "rules", "confidence")})

    return {bare(claim) for claim in report["claims"]} if report else set()
