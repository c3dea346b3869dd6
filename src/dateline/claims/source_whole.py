"""Who gave a total gave its parts: "46 drones were shot down, the ministry said. 26 fell over A, 20 over B".

Stricter than `incidents.parts`, which finds the parts of all totals once claims have their sources: exact sums alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Claim

_FEW = 12  # up to this a sum may be chance: its parts must follow at once
_NEAR = 3  # claims of other kinds that may stand between a greater total and its parts


def with_whole(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, where parts told by nobody and adding up to a total told before have the source of the total."""
    out = list(claims)
    for k, whole in enumerate(claims):
        total = _exact(whole)
        if total is None or whole.source is None or whole.denied or whole.hypothetical:
            continue
        for j in _parts(whole, total, claims, k):
            out[j] = replace(
                out[j],
                source=whole.source,
                source_span=whole.source_span,
                cue=whole.cue,
                act=whole.act,
                relayed_by=whole.relayed_by,
                hedged=out[j].hedged or whole.hedged,
                rules=(*out[j].rules, "source.whole"),
            )
    return out


def _exact(claim: Claim) -> tuple[str, float] | None:
    """What a claim counts, and the number, where it gives one alone and says it exactly."""
    if len(claim.quantities) != 1:
        return None
    (q,) = claim.quantities
    return (q.what, q.low) if q.low is not None and q.low == q.high else None


def _parts(whole: Claim, total: tuple[str, float], claims: Sequence[Claim], k: int) -> list[int]:
    """Positions behind `k` of the claims, told by nobody, whose numbers add up to a total; empty where they do not."""
    what, number = total
    found: list[int] = []
    said, between = 0.0, 0
    for j in range(k + 1, len(claims)):
        claim = claims[j]
        count = _exact(claim)
        part = count is not None and count[0] == what and claim.event_type == whole.event_type
        if part and count is not None and claim.source is None and not claim.denied and not claim.background:
            found.append(j)
            said += count[1]
            if said == number:
                return found if len(found) > 1 else []
            if said > number:
                return []
        elif found or number <= _FEW:
            return []
        else:
            between += 1
            if between > _NEAR:
                return []
    return []
