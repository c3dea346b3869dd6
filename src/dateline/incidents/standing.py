"""What the claims of one incident come to: its type and means, its numbers, who stands behind them, its status."""

from collections import Counter
from collections.abc import Sequence

from dateline.incidents.parts import main_quantity
from dateline.incidents.scene import Told
from dateline.model import Claim, QuantityMention

Numbers = tuple[str, float | None, float | None, float | None, bool]

# What an incident is called after, the first that any claim affirms; within a row the first told.
_MAIN = (
    frozenset({"strike", "attack", "clash", "abduction", "control"}),
    frozenset({"interception", "crash", "arrest"}),
    frozenset({"explosion"}),
    frozenset({"fire", "debris"}),
    frozenset({"damage", "casualties", "outage"}),
    frozenset({"closure", "alert"}),
    frozenset({"other"}),
)
_OF_UNITS = frozenset({"hit", "damaged", "other"})  # counts of these can't be set side by side where the things differ
_AFFIRMS = frozenset({"claim", "confirm", "accuse", "deplore"})  # who claims, imputes or condemns it says that it was
_WHETHER = frozenset({"casualties", "damage"})  # "nobody was hurt" doesn't deny the event


def main_type(claims: Sequence[Claim]) -> str:
    """The event type of an incident: what was done over what came of it, statements last."""
    affirmed = [c for c in claims if not c.denied and not c.hypothetical] or list(claims)
    for row in _MAIN:
        for claim in affirmed:
            if claim.event_type in row:
                return claim.event_type
    return claims[0].event_type


def main_means(claims: Sequence[Claim], event_type: str) -> str | None:
    """The weapon that the claims of the main type name, `mixed` where several, else the first that any claim names."""
    own = Counter(c.means for c in claims if c.event_type == event_type and c.means and not c.denied)
    if len(own) > 1 and len({m for m in own if m != "mixed"}) > 1 or "mixed" in own:
        return "mixed"
    return next(iter(own), None) or next((c.means for c in claims if c.means), None)


def origin_of(claim: Claim, forces: Sequence[str] = ()) -> str | None:
    """Who stands behind a claim, as a key: None for the outlet's own words.

    Who relays it does not count. The army and the defence ministry of one side (a ministry whose name has one of the
    stems `forces`) are one.
    """
    source = claim.source
    if source is None:
        return None
    name = (source.person or source.name).casefold()
    if source.side and source.person is None:
        if source.kind == "military" or (
            source.kind == "ministry" and any(stem in source.name.casefold() for stem in forces)
        ):
            return f"{source.side}: forces"
    return name


def origins(claims: Sequence[Claim], forces: Sequence[str] = ()) -> int:
    """How many independent origins an incident has; words without a source are one only where no source is named."""
    return max(1, len({origin for c in claims if (origin := origin_of(c, forces)) is not None}))


def source_names(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The names of those who speak of an incident, in the order of first telling."""
    return tuple(dict.fromkeys(c.source.name for c in claims if c.source is not None))


def numbers(
    told: Sequence[Told], parts: frozenset[str], generic: frozenset[str], forces: Sequence[str] = ()
) -> tuple[Numbers, ...]:
    """Per kind the lowest, best and highest number said, and whether sources disagree.

    Of one origin the last number told counts, the others being earlier tolls; parts of a total (claim ids) and
    groups within a count ("dont trois enfants", units that are not `generic`) are not set against the whole.
    """
    claims = [t.claim for t in told if t.claim.id not in parts and not t.claim.hypothetical]
    out = []
    for what in dict.fromkeys(q.what for c in claims for q in c.quantities):
        said = [(origin_of(c, forces), q) for c in claims if (q := main_quantity(c.quantities, what)) is not None]
        rivals = _comparable(what, said, generic)
        if rivals:
            out.append(_together(what, rivals))
    return tuple(out)


def _comparable(
    what: str, said: Sequence[tuple[str | None, QuantityMention]], generic: frozenset[str]
) -> dict[str | None, QuantityMention]:
    """The number of each origin that can be set beside the others: whole counts of one kind of thing."""
    if what in _OF_UNITS:
        if len({q.unit for _, q in said}) > 1:
            return {}
    else:
        largest = max((q for _, q in said), key=lambda q: (q.low or 0.0, q.high or 0.0))
        whole = [(o, q) for o, q in said if q.unit is None or q.unit.casefold() in generic or q.high == 0]
        if whole and any(q.low for _, q in whole):
            said = (
                [*whole] if largest in [q for _, q in whole] else [*whole, *((o, q) for o, q in said if q is largest)]
            )
        else:
            said = [(o, q) for o, q in said if q.unit == largest.unit]
    rows: dict[str | None, QuantityMention] = {}
    for origin, quantity in said:
        before = rows.get(origin)
        # a later number of one origin replaces a smaller; a smaller one after it counts some of them
        if before is None or (quantity.low or 0.0, quantity.high or 0.0) >= (before.low or 0.0, before.high or 0.0):
            rows[origin] = quantity
    return rows


def _together(what: str, rows: dict[str | None, QuantityMention]) -> Numbers:
    """One row for the numbers of several origins."""
    quantities = list(rows.values())
    disputed = any(not _agree(a, b) for k, a in enumerate(quantities) for b in quantities[:k])
    lows = [q.low for q in quantities if q.low is not None]
    highs = [q.high for q in quantities if q.high is not None]
    low = min(lows, default=None)
    high = max(highs, default=None)
    if high is not None and any(q.high is None and (q.low or 0.0) >= high and q.low != high for q in quantities):
        high = None  # "more than" the highest number said
    exact = [q.best for q in quantities if q.best is not None and q.low == q.high]
    best = next(iter(exact or [q.best for q in quantities if q.best is not None]), None)
    return what, low, None if disputed else best, high, disputed


def _agree(a: QuantityMention, b: QuantityMention) -> bool:
    """Whether two numbers may both be right."""
    low = max(a.low if a.low is not None else float("-inf"), b.low if b.low is not None else float("-inf"))
    high = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return low <= high


def status(claims: Sequence[Claim], quantities: Sequence[Numbers], forces: Sequence[str] = ()) -> str:
    """reported, corroborated, disputed or denied."""
    facts = [c for c in claims if c.event_type != "statement"]
    denials = [c for c in claims if is_denial(c)]
    affirmed = [c for c in facts if not c.denied and not c.hypothetical] + [
        c for c in claims if c.event_type == "statement" and c.act in _AFFIRMS and not c.denied
    ]
    if denials and not affirmed:
        return "denied"
    if any(row[4] for row in quantities) or any(_contradicts(d, c, forces) for d in denials for c in affirmed):
        return "disputed"
    standing = {origin for c in affirmed if not c.hedged and (origin := origin_of(c, forces)) is not None}
    return "corroborated" if len(standing) > 1 else "reported"


def is_denial(claim: Claim) -> bool:
    """Whether a claim says of an event, and not only of its toll, that it did not happen or was not so."""
    if claim.event_type == "statement":
        return claim.denied or claim.act == "deny"
    return claim.denied and claim.event_type not in _WHETHER


def _contradicts(denial: Claim, claim: Claim, forces: Sequence[str]) -> bool:
    """Whether a denial is another origin's than a claim, and about that: any for a statement, else one type."""
    if origin_of(denial, forces) == origin_of(claim, forces):
        return False
    return denial.event_type in ("statement", claim.event_type)
