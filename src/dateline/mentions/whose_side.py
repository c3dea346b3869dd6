"""Whose side those are on whom no office binds to a state, in every language."""

from collections.abc import Sequence

from dateline.model import PlaceMention

# Kinds of speakers who stand where the news is, if nothing says otherwise.
INHERITS = frozenset(
    (
        "governor",
        "local_authority",
        "emergency_service",
        "official",
        "ministry",
        "military",
        "witness",
        "head_of_state",
        "intelligence",
    )
)


def of_the_occupied(side: str | None, places: Sequence[PlaceMention], at: int) -> bool:
    """Whether a side is only that of who runs the place told nearest, which belongs to another state.

    Residents of an annexed town do not speak for who annexed it.
    """
    told = [p for p in places if p.place is not None and p.place.country and p.role not in ("origin", "actor")]
    if side is None or not told:
        return False
    nearest = min(told, key=lambda p: abs(p.span.start - at)).place
    return nearest is not None and nearest.administered_by == side != nearest.country
