"""How far two readings of one dispatch say the same, field by field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import Claim, Span

_FIELDS: dict[str, Callable[[Claim], Any]] = {
    "event_type": lambda c: c.event_type,
    "means": lambda c: c.means,
    "source": lambda c: c.source and c.source.name.casefold(),
    "place": lambda c: c.place and (c.place.place.id if c.place.place else c.place.name.casefold()),
    "time": lambda c: c.time and (c.time.earliest, c.time.latest),
    "quantities": lambda c: sorted((q.low or -1, q.high or -1) for q in c.quantities),
    "polarity": lambda c: c.denied,
    "certainty": lambda c: c.hedged,
    "background": lambda c: c.background,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """`paired` claims that both readings have, `ours` and `theirs` in all; per field how many pairs agree."""

    paired: int
    ours: int
    theirs: int
    fields: dict[str, int]


def agreement(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Agreement:
    """The agreement of two readings. Claims are paired by their triggers, else by evidence of one type; each once."""
    free = list(theirs)
    pairs: list[tuple[Claim, Claim]] = []
    for same in (_triggers, _evidence):
        for claim in ours:
            if any(claim is mine for mine, _ in pairs):
                continue
            match = next((other for other in free if same(claim, other)), None)
            if match is not None:
                free.remove(match)
                pairs.append((claim, match))
    fields = {name: sum(value(a) == value(b) for a, b in pairs) for name, value in _FIELDS.items()}
    return Agreement(paired=len(pairs), ours=len(ours), theirs=len(theirs), fields=fields)


def _triggers(a: Claim, b: Claim) -> bool:
    return _meet(a.trigger, b.trigger)


def _evidence(a: Claim, b: Claim) -> bool:
    return a.event_type == b.event_type and any(_meet(x, y) for x in a.evidence for y in b.evidence)


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
