"""Claims about one real event, together; parts and wholes."""

from dateline.model import Claim, Document, Incident, Parts


def group_claims(
    document: Document, claims: tuple[Claim, ...], antecedents: dict[str, str]
) -> tuple[tuple[Incident, ...], tuple[Parts, ...]]:
    """The incidents of one dispatch, each claim in exactly one, and the totals with their parts.

    `antecedents` maps a claim id to the id of the earlier claim whose event it takes up.
    """
    incidents = tuple(
        Incident(id=f"i{k}", event_type=c.event_type, means=c.means, claims=(c.id,), place=c.place, time=c.time)
        for k, c in enumerate(claims, 1)
    )
    return incidents, ()
