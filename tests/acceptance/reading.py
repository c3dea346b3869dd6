"""Reads a text once for all tests of this folder, and says in short what a claim holds."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

import dateline
from dateline import Claim, Report
from dateline.lang import parser
from dateline.model import Article, PlaceMention, Speaker
from dateline.pipeline import read_parsed

TUESDAY = "2024-05-14"
PHYSICAL = frozenset(
    "strike interception crash debris explosion fire damage casualties attack clash control abduction arrest alert "
    "closure outage".split()
)


@lru_cache(maxsize=2000)
def read(text: str, published: str | None = TUESDAY) -> Report:
    """The report of a French text; the parser is asked once per text."""
    return dateline.read(text, published=published, language="fr")


@lru_cache(maxsize=2000)
def read_anyhow(text: str) -> Report:
    """The report of a French text of one sentence, read even where `dateline.read` would turn it away unread.

    What the gate lets through and what the reader makes of it are tested apart (test_gate.py).
    """
    document = dateline.Reader(language="fr").document(Article(text, published=date.fromisoformat(TUESDAY)))
    return read_parsed(document, parser("fr")(document))


def physical(report: Report) -> list[Claim]:
    """The claims that tell of something that happened, statements and `other` left out."""
    return [claim for claim in report.claims if claim.event_type in PHYSICAL]


def counts(claim: Claim) -> set[tuple[str, float | None, float | None]]:
    """The quantities of a claim as (what, low, high)."""
    return {(q.what, q.low, q.high) for q in claim.quantities}


def flags(claim: Claim) -> dict[str, bool]:
    """The four flags of a claim by name."""
    return {name: getattr(claim, name) for name in ("hedged", "denied", "hypothetical", "background")}


def speaker(claim: Claim) -> Speaker:
    """Who says it; a claim of the outlet's own fails the test that asks."""
    assert claim.source is not None, f"no source for {claim.event_type} {claim.trigger}"
    return claim.source


def place(claim: Claim) -> PlaceMention:
    """Where it was; a claim without a place fails the test that asks."""
    assert claim.place is not None, f"no place for {claim.event_type} {claim.trigger}"
    return claim.place


def days(claim: Claim) -> tuple[str, str] | None:
    """The first and last day of the event as written in JSON, None where it has none."""
    if claim.time is None or claim.time.earliest is None or claim.time.latest is None:
        return None
    return claim.time.earliest.isoformat(), claim.time.latest.isoformat()


def point(mention: PlaceMention) -> tuple[float, float] | None:
    """Latitude and longitude a view would use."""
    if mention.latitude is not None and mention.longitude is not None:
        return mention.latitude, mention.longitude
    return None if mention.place is None else (mention.place.latitude, mention.place.longitude)


def kilometres(a: Sequence[float], b: Sequence[float]) -> float:
    """The great-circle distance of two points given as latitude and longitude."""
    (la, lo), (lb, mo) = a, b
    half = sin(radians(lb - la) / 2) ** 2 + cos(radians(la)) * cos(radians(lb)) * sin(radians(mo - lo) / 2) ** 2
    return 12742 * asin(sqrt(half))


def told_in(report: Report, words: str, types: Iterable[str] = PHYSICAL) -> list[Claim]:
    """The claims of these types of which a piece of evidence begins inside the given words of the text."""
    start = report.document.text.find(words)
    assert start >= 0, f"the text does not hold {words!r}"
    wanted, end = set(types), start + len(words)
    return [c for c in report.claims if c.event_type in wanted and any(start <= e.start < end for e in c.evidence)]


def quotes(report: Report, claim: Claim) -> list[str]:
    """The exact words of a claim's evidence, in the working text."""
    return [report.document.text[span.start : span.end] for span in claim.evidence]


def in_short(report: Report) -> str:
    """One line a claim, for the message of a failed assertion."""
    lines = []
    for c in report.claims:
        known: list[Any] = [
            c.event_type,
            c.means,
            sorted(k for k, v in flags(c).items() if v),
            sorted(counts(c), key=str),
        ]
        known += [c.source and (c.source.name, c.source.kind, c.source.side), c.place and c.place.name, days(c)]
        lines.append(" | ".join(str(value) for value in (*known, quotes(report, c)[:1])))
    return "\n".join(lines) or "no claim"
