"""Totals and the incidents that they count too, across dispatches: a whole is never added to its parts."""

from dateline.incidents.across.decide import counts
from dateline.incidents.across.place import REGION, compare, level
from dateline.incidents.across.telling import Telling
from dateline.incidents.across.when import compare as compare_days

_COUNTED = frozenset({"strike", "interception", "attack", "clash", "casualties"})


def part_of(whole: Telling, part: Telling) -> str | None:
    """Why the second telling is of a part of what the first counts, None where it is not.

    A total is of a region or more on the same days, of the same kind and weapon, and counts more of the same thing.
    """
    if whole.event_type != part.event_type or whole.event_type not in _COUNTED:
        return None
    if whole.place is None or part.place is None or level(whole.place) < REGION:
        return None
    if level(whole.place) <= level(part.place) or compare(whole.place, part.place).relation != "inside":
        return None
    if whole.means and part.means and whole.means != part.means and "mixed" not in (whole.means, part.means):
        return None
    when = compare_days(whole, part)
    if when.relation not in ("same", "overlap"):
        return None
    mine, theirs = counts(whole), counts(part)
    for key in sorted(mine.keys() & theirs.keys(), key=str):
        total, some = mine[key], theirs[key]
        if total.low is not None and some.high is not None and 0 < some.high < total.low:
            return (
                f"{some.high:g} of {total.low:g} {key[0]}: {part.place.name} lies in {whole.place.name}, {when.words}"
            )
    return None
