"""Claims about one real event, together; parts and wholes."""

from collections.abc import Callable, Sequence

from dateline.incidents import standing
from dateline.incidents.bonds import bond, speech_bond
from dateline.incidents.cluster import Decide, Group, cluster
from dateline.incidents.parts import find_parts, kept_apart
from dateline.incidents.scene import Told, tell
from dateline.incidents.where import closest_time, most_precise
from dateline.lang import table
from dateline.model import Claim, Document, Incident, Parts


def group_claims(
    document: Document,
    claims: tuple[Claim, ...],
    antecedents: dict[str, str],
    *,
    decide: Decide = bond,
    decide_speech: Decide = speech_bond,
    find: Callable[[Sequence[Told]], tuple[Parts, ...]] = find_parts,
) -> tuple[tuple[Incident, ...], tuple[Parts, ...]]:
    """The incidents of one dispatch, each claim in exactly one, and the totals with their parts.

    `antecedents` maps a claim id to the id of the earlier claim whose event it takes up.
    """
    told = tell(document, claims)
    parts = find(told)
    apart = kept_apart(told, parts)
    groups = cluster(told, antecedents, apart=apart, decide=decide, decide_speech=decide_speech)
    incidents = [make_incident(f"i{k}", document, told, group, parts) for k, group in enumerate(groups, 1)]
    return tuple(incidents), parts


def make_incident(id: str, document: Document, told: Sequence[Told], group: Group, parts: Sequence[Parts]) -> Incident:
    """The incident that a group of claims tells of, with all that its claims come to."""
    lexicon = table(document.language, "incidents")
    generic, forces = frozenset(lexicon["persons"]["units"]), tuple(lexicon["forces"]["stems"])
    here = [told[k] for k in group.members]
    claims = [t.claim for t in here]
    inside = frozenset(p for row in parts if row.whole in {c.id for c in claims} for p in row.parts)
    event_type = standing.main_type(claims)
    quantities = standing.numbers(here, inside, generic, forces)
    events = [c for c in claims if c.event_type != "statement"] or claims
    return Incident(
        id=id,
        event_type=event_type,
        means=standing.main_means(claims, event_type),
        claims=tuple(c.id for c in claims),
        quantities=quantities,
        place=most_precise(events),
        time=closest_time(events),
        sources=standing.source_names(claims),
        origins=standing.origins(claims, forces),
        status=standing.status(claims, quantities, forces),
        reasons=tuple(group.reasons),
    )
