"""Claims about one real event, together; parts and wholes."""

from dateline.incidents.bonds import bond, speech_bond
from dateline.incidents.cluster import Decide, cluster
from dateline.incidents.scene import tell
from dateline.incidents.where import closest_time, most_precise
from dateline.model import Claim, Document, Incident, Parts


def group_claims(
    document: Document,
    claims: tuple[Claim, ...],
    antecedents: dict[str, str],
    *,
    decide: Decide = bond,
    decide_speech: Decide = speech_bond,
) -> tuple[tuple[Incident, ...], tuple[Parts, ...]]:
    """The incidents of one dispatch, each claim in exactly one, and the totals with their parts.

    `antecedents` maps a claim id to the id of the earlier claim whose event it takes up.
    """
    told = tell(document, claims)
    incidents = []
    for k, group in enumerate(cluster(told, antecedents, decide=decide, decide_speech=decide_speech), 1):
        mine = tuple(claims[i] for i in group.members)
        incidents.append(
            Incident(
                id=f"i{k}",
                event_type=mine[0].event_type,
                means=next((c.means for c in mine if c.means), None),
                claims=tuple(c.id for c in mine),
                place=most_precise(mine),
                time=closest_time(mine),
                reasons=tuple(group.reasons),
            )
        )
    return tuple(incidents), ()
