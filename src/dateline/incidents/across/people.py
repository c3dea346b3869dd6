"""What people decided, applied to tellings: which claims are cut out of one, which belong together, which do not."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from dateline.incidents.across.summary import kind_rank
from dateline.incidents.across.telling import Said, Telling

Pair = tuple[str, str]
Ref = tuple[str, str]  # the key of a telling and the label of a claim in it
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim as a decision names it: its dispatch (channel and uri) and a hash of the words quoted, and where they
    stood and what kind of claim it was, for when a reader quotes a little more or less of them.
    """

    series: str
    quote: str
    start: int
    end: int
    event_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision that stands. `act` is merge (`one` and `other` are of one incident), split (`one` is not of the
    incident of `other`) or move (`one` is of the incident of `to`, and not of that of `other`).
    """

    id: int
    act: str
    one: tuple[Anchor, ...]
    other: tuple[Anchor, ...]
    to: tuple[Anchor, ...] = ()


def quote_key(quote: str) -> str:
    """A hash of quoted words that spaces do not change; of a text that is forgotten it keeps no word."""
    return hashlib.sha256(_SPACES.sub(" ", quote).strip().encode("utf-8", "surrogatepass")).hexdigest()[:24]


def anchor(telling: Telling, claim: Said) -> Anchor:
    """The anchor of a claim."""
    return Anchor(
        series=telling.about.series,
        quote=quote_key(claim.quote),
        start=claim.start,
        end=claim.end,
        event_type=claim.event_type,
    )


def found(anchors: Iterable[Anchor], tellings: Sequence[Telling]) -> frozenset[Ref]:
    """The claims that anchors name today: those with the same words, else those of the same kind where they stood."""
    here: dict[str, list[tuple[Telling, Said]]] = {}
    for telling in tellings:
        for claim in telling.claims:
            here.setdefault(telling.about.series, []).append((telling, claim))
    refs: set[Ref] = set()
    for one in anchors:
        rows = here.get(one.series, [])
        same = [(t, c) for t, c in rows if quote_key(c.quote) == one.quote and c.event_type == one.event_type]
        same = same or [(t, c) for t, c in rows if quote_key(c.quote) == one.quote]
        same = same or [
            (t, c) for t, c in rows if c.event_type == one.event_type and c.start < one.end and one.start < c.end
        ]
        refs |= {(t.key, c.label) for t, c in same}
    return frozenset(refs)


def cut(tellings: Sequence[Telling], decided: Sequence[Decided]) -> list[Telling]:
    """The tellings, those of which a claim was split off or moved in pieces; a piece is a telling of its own."""
    apart: dict[Ref, list[int]] = {}
    for decision in decided:
        if decision.act in ("split", "move"):
            for ref in found(decision.one, tellings):
                apart.setdefault(ref, []).append(decision.id)
    out: list[Telling] = []
    for telling in tellings:
        rows: dict[tuple[int, ...], list[Said]] = {}
        for claim in telling.claims:
            rows.setdefault(tuple(apart.get((telling.key, claim.label), ())), []).append(claim)
        if len(rows) == 1:
            out.append(telling)
        else:
            out += [_piece(telling, claims, main=not k) for k, claims in enumerate(rows.values())]
    return out


def _piece(telling: Telling, claims: Sequence[Said], *, main: bool) -> Telling:
    """A telling of some of the claims of another; the first keeps its key."""
    spots = [c.spot or telling.place for c in claims if c.place is not None]
    dated = next((c for c in claims if c.earliest and c.latest), None)
    kinds = [c.event_type for c in claims if not c.denied] or [c.event_type for c in claims]
    return replace(
        telling,
        key=telling.key if main else f"{telling.key}/{claims[0].label}",
        event_type=min(kinds, key=kind_rank),
        means=next((c.means for c in claims if c.means), None),
        place=min((s for s in spots if s is not None), key=lambda s: s.prec or 9, default=telling.place),
        earliest=dated.earliest if dated else telling.earliest,
        latest=dated.latest if dated else telling.latest,
        background=all(c.background for c in claims),
        claims=tuple(claims),
    )


def verdicts(tellings: Sequence[Telling], decided: Sequence[Decided]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """The pairs of tellings (cut already) that people put together, and those they keep apart; a later decision goes
    before an earlier one.
    """
    owner = {(t.key.split("/")[0], c.label): t.key for t in tellings for c in t.claims}
    whole = [replace(t, key=t.key.split("/")[0]) for t in tellings]
    latest: dict[Pair, bool] = {}

    def keys(anchors: Iterable[Anchor]) -> frozenset[str]:
        return frozenset(owner[ref] for ref in found(anchors, whole) if ref in owner)

    for decision in sorted(decided, key=lambda d: d.id):
        one, other, to = keys(decision.one), keys(decision.other), keys(decision.to)
        if decision.act == "merge":
            latest.update({_pair(a, b): True for a, b in combinations(sorted(one | other), 2)})
            continue
        latest.update({_pair(a, b): False for a, b in product(one, other - one)})
        latest.update({_pair(a, b): True for a, b in combinations(sorted(one | to if to else one), 2)})
    together = frozenset(pair for pair, held in latest.items() if held)
    return together, frozenset(pair for pair, held in latest.items() if not held)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def from_anchors(id: int, act: str, data: Mapping[str, Iterable[Mapping[str, object]]]) -> Decided:
    """A decision as it was written down."""
    rows = {name: tuple(Anchor(**row) for row in data.get(name, ())) for name in ("one", "other", "to")}  # type: ignore[arg-type]  # as written
    return Decided(id=id, act=act, one=rows["one"], other=rows["other"], to=rows["to"])
