"""Whether the numbers of two claims are those of one event."""

from dateline.model import Claim, Mentions, QuantityMention

OF_THINGS = frozenset(("damaged", "hit"))
_OF_WEAPONS = frozenset(("launched", "downed"))


def quantities_agree(mentions: Mentions, a: tuple[QuantityMention, ...], b: tuple[QuantityMention, ...]) -> bool | None:
    """True when a number is shared, False when none can be compared, None when two are at odds."""
    shared = False
    for what in {q.what for q in a} & {q.what for q in b} - {"other"}:
        mine, yours = ([q for q in c if q.what == what and q.rule != "quantity.among"] for c in (a, b))
        if what in OF_THINGS and not any(of_one_kind(mentions, x, y) for x in mine for y in yours):
            continue
        if not any(may_be(x, y) for x in mine for y in yours):
            return None
        alike = [(x, y) for x in mine for y in yours if x.unit is not None and x.unit == y.unit]
        if what in _OF_WEAPONS and alike and not any(may_be(x, y) for x, y in alike):
            return None  # "a drone hit X", "99 drones and a missile were launched"
        shared = True
    return shared


def toll_of(claim: Claim) -> list[QuantityMention]:
    """The dead and wounded that a claim counts."""
    return [q for q in claim.quantities if q.what in ("killed", "wounded", "missing")]


def numbers_of(claim: Claim) -> set[tuple[str, float | None, float | None]]:
    """The numbers of dead and wounded that a claim gives."""
    return {(q.what, q.low, q.high) for q in toll_of(claim)}


def may_be(x: QuantityMention, y: QuantityMention) -> bool:
    """Whether two numbers are one, said as a bound in one place: "at least 14", "14"."""
    return _compatible(x, y) or x.low == y.low and None in (x.high, y.high)


def of_one_kind(mentions: Mentions, x: QuantityMention, y: QuantityMention) -> bool:
    """Whether two numbers of things may count the same: "a school" is no bridge, "4 houses" may be 4 homes."""
    if (x.low, x.high) != (1, 1) and (y.low, y.high) != (1, 1):
        return True
    tokens = mentions.parse.tokens
    return tokens[x.token].lemma == tokens[y.token].lemma or "NUM" in (tokens[x.token].upos, tokens[y.token].upos)


def _compatible(x: QuantityMention, y: QuantityMention) -> bool:
    low_x, low_y = x.low or 0, y.low or 0
    high_x = x.high if x.high is not None else float("inf")
    high_y = y.high if y.high is not None else float("inf")
    return (low_x, high_x) == (low_y, high_y) or (
        (x.rule.endswith("several") or y.rule.endswith("several")) and max(low_x, low_y) <= min(high_x, high_y)
    )
