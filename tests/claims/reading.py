"""What the tests of this folder share: one reader for each language, and what they ask of claims."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from dateline.model import Article, Claim
from dateline.reader import Reader


@cache
def reader_of(language: str) -> Reader:
    """The reader of a language, the same for every test."""
    return Reader(language=language)


def claims(reader: Reader, text: str, published: date = date(2024, 5, 16)) -> list[Claim]:
    """The claims of a text that is one of many."""
    article = Article(text, id="dispatch", published=published)
    return list(next(iter(reader.read_many([article]))).claims)


def told_by(found: Iterable[Claim], text: str, words: str) -> Claim:
    """The claim among whose evidence is where these words begin."""
    at = text.index(words)
    return next(c for c in found if any(e.start <= at < e.end for e in c.evidence))


def by(claim: Claim) -> str | None:
    """The name of the source of a claim."""
    return claim.source.name if claim.source else None


def first_day(claim: Claim) -> date | None:
    """The first day of a claim."""
    return claim.time.earliest if claim.time is not None else None


def counts(claim: Claim) -> set[tuple[str, float | None, float | None]]:
    """What a claim counts, and between which bounds."""
    return {(q.what, q.low, q.high) for q in claim.quantities if q.what != "other"}
