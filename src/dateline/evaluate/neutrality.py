"""Whether the reader takes sides: sentences with their parties swapped, and with loaded words for plain ones.

Compared is what a record says apart from whose names it holds: type, means, kind of source, certainty, polarity,
realis, numbers, days, the relation to a place and how precise it is, and whether an actor and a target are named.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline import Claim, Reader
from dateline.model import Article, Report

DAY = date(2024, 5, 15)
FIELDS = ("event_type", "means", "source", "standing", "quantities", "time", "place", "actor", "target")


def told(claim: Claim) -> dict[str, Any]:
    """A claim without the names of parties."""
    place, time = claim.place, claim.time
    return {
        "event_type": claim.event_type,
        "means": claim.means,
        "source": (claim.source.kind if claim.source else None, claim.act),
        "standing": (claim.hedged, claim.denied, claim.hypothetical, claim.background),
        "quantities": tuple((q.what, q.low, q.high) for q in claim.quantities),
        "time": (time.earliest, time.latest) if time else None,
        "place": (place.relation, place.where_prec) if place else None,
        "actor": claim.actor is not None,
        "target": claim.target is not None,
    }


def sides(report: Report) -> list[tuple[str | None, str | None]]:
    """The sides of source and actor of each claim."""
    return [(c.source.side if c.source else None, c.actor_side) for c in report.claims]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swaps:
    """Claims of both versions of some sentences, how many are equal, and how many of their sides are swapped."""

    sentences: int
    claims: int
    equal: int
    sides: int
    sides_swapped: int

    @property
    def f1(self) -> float:
        """Equal claims of all."""
        return 2 * self.equal / self.claims if self.claims else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flips:
    """How often a field is another in loaded words than in plain ones."""

    sentences: int
    claims: int
    fields: Mapping[str, int]
    examples: tuple[str, ...] = ()


def _read(reader: Reader, text: str) -> Report:
    return next(reader.read_many([Article(text, published=DAY)]))


def swaps(pairs: Iterable[Mapping[str, str]], language: str) -> Swaps:
    """The reader on sentences and their swapped versions."""
    reader = Reader(language=language)
    sentences = claims = equal = known = swapped = 0
    for pair in pairs:
        a, b = _read(reader, pair["a"]), _read(reader, pair["b"])
        sentences += 1
        claims += len(a.claims) + len(b.claims)
        mine = Counter(repr(told(c)) for c in a.claims)
        theirs = Counter(repr(told(c)) for c in b.claims)
        equal += (mine & theirs).total()
        for first, second in zip(sides(a), sides(b), strict=False):
            for x, y in zip(first, second, strict=True):
                if x or y:
                    known += 1
                    swapped += bool(x and y and x != y)
    return Swaps(sentences=sentences, claims=claims, equal=equal, sides=known, sides_swapped=swapped)


def flips(pairs: Iterable[Mapping[str, str]], language: str) -> Flips:
    """The reader on sentences in plain and in loaded words."""
    reader = Reader(language=language)
    counted: Counter[str] = Counter()
    sentences = claims = 0
    examples = []
    for pair in pairs:
        plain, loaded = _read(reader, pair["plain"]).claims, _read(reader, pair["loaded"]).claims
        sentences += 1
        claims += max(len(plain), len(loaded))
        turned = [
            name for a, b in zip(plain, loaded, strict=False) for name in FIELDS if told(a)[name] != told(b)[name]
        ]
        turned += ["claim"] * abs(len(plain) - len(loaded))
        counted.update(turned)
        if turned:
            examples.append(f"{pair['loaded']} ({', '.join(dict.fromkeys(turned))})")
    return Flips(sentences=sentences, claims=claims, fields=dict(counted), examples=tuple(examples))
