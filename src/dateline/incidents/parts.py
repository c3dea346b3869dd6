"""Totals and what they are made of: "61 drones ... 29 over A, 18 over B, 14 over C"."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from dateline.incidents.scene import Told
from dateline.incidents.where import compare, compare_times, rank
from dateline.model import Parts, QuantityMention

WINDOW = 10  # how many claims before and after a total its parts may stand
MOST = 7  # parts of one total
FEW = 12  # sums up to this may be chance: they need a sign in the words or the places
_MISSED = 0.25  # how much of a total told place by place may not have been made out
_TOLLS = frozenset({"killed", "wounded", "missing"})  # they grow: a later toll is the earlier and those who died since
_WEAPON = frozenset({"launched", "downed", "crashed", "found", "hit"})


def find_parts(told: Sequence[Told]) -> tuple[Parts, ...]:
    """Each total with its parts, in the order of the totals; no claim is a part twice."""
    rows: list[Parts] = []
    taken: dict[int, int] = {}
    for whole in sorted(told, key=_size, reverse=True):
        parts = sorted(p for p in _parts_of(whole, told) if p not in taken and not _above(whole.index, p, taken))
        if parts:
            taken.update(dict.fromkeys(parts, whole.index))
            rows.append(Parts(whole=whole.claim.id, parts=tuple(told[p].claim.id for p in parts)))
    order = {t.claim.id: t.index for t in told}
    return tuple(sorted(rows, key=lambda row: order[row.whole]))


def kept_apart(told: Sequence[Told], parts: Sequence[Parts]) -> frozenset[tuple[int, int]]:
    """Pairs of positions that the totals bar from one incident: a total over several places and each of its parts,
    and those parts that count different things of it.
    """
    at = {t.claim.id: t for t in told}
    pairs = set()
    for row in parts:
        whole, rows = at[row.whole], [at[p] for p in row.parts]
        spread = any(_elsewhere(a, b) for a, b in combinations(rows, 2)) or (
            len(rows) == 1 and _elsewhere(whole, rows[0])
        )
        if not spread:
            continue
        if _carried_off(whole, rows):
            pairs |= {(min(whole.index, t.index), max(whole.index, t.index)) for t in told if _at_one(whole, t)}
        pairs |= {(min(whole.index, p.index), max(whole.index, p.index)) for p in rows}
        pairs |= {
            (min(a.index, b.index), max(a.index, b.index))
            for a, b in combinations(rows, 2)
            if _elsewhere(a, b)
            or (a.nature == "cause" and a.claim.event_type == b.claim.event_type and _same_source(a, b))
        }
    return frozenset(pairs)


def _elsewhere(a: Told, b: Told) -> bool:
    """Whether two claims count things in two places, by their places or by "ailleurs"."""
    where = compare(a.claim.place, b.claim.place).relation
    if where in ("apart", "inside", "holds") or "elsewhere" in a.cues | b.cues:
        return True
    return (a.claim.place is None) != (b.claim.place is None) and (a if a.claim.place else b).named


def _carried_off(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether a total has its place from what was told before it, and all its parts lie elsewhere."""
    return not whole.named and all(compare(whole.claim.place, p.claim.place).relation == "apart" for p in parts)


def _at_one(whole: Told, other: Told) -> bool:
    """Whether another claim lies where a total was put without saying so."""
    return other is not whole and compare(whole.claim.place, other.claim.place).relation == "same"


def _size(told: Told) -> float:
    return max((_high(q) for q in told.claim.quantities), default=0.0)


def _high(quantity: QuantityMention) -> float:
    return quantity.high if quantity.high is not None else quantity.low or 0.0


def _above(whole: int, part: int, taken: Mapping[int, int]) -> bool:
    """Whether the part stands above the whole already."""
    while whole in taken:
        whole = taken[whole]
        if whole == part:
            return True
    return False


def _parts_of(whole: Told, told: Sequence[Told]) -> set[int]:
    """Positions of the parts of a claim, taken for a total; empty where it is none."""
    claim = whole.claim
    if claim.denied or whole.nature == "speech" or claim.hypothetical:
        return set()
    near = [t for t in told[max(0, whole.index - WINDOW) : whole.index + WINDOW + 1] if _may_be_part(whole, t)]
    found: set[int] = set()
    for what in dict.fromkeys(q.what for q in claim.quantities):
        total = main_quantity(claim.quantities, what)
        if total is None or total.low is None or total.high is None or total.high < 2:
            continue
        found |= (
            _summed(whole, total, what, near)
            or _rest(whole, total, what, near)
            or _by_place(whole, total, what, near)
            or _counted_off(whole, total, what, near)
        )
    return found | _partial(whole, near)


def main_quantity(quantities: Sequence[QuantityMention], what: str) -> QuantityMention | None:
    """The number of a claim of one kind: the largest, the others being of those within it ("dont trois enfants")."""
    return max((q for q in quantities if q.what == what), key=lambda q: (q.low or 0.0, _high(q)), default=None)


def _may_be_part(whole: Told, part: Told) -> bool:
    a, b = whole.claim, part.claim
    if a is b or b.denied or b.hypothetical or a.background != b.background or part.nature == "speech":
        return False
    if compare_times(a.time, b.time) in ("apart", "next"):
        return False
    where = compare(a.place, b.place)
    if where.relation == "holds":
        return False
    if where.relation != "apart" or a.place is None or a.place.place is None:
        return True
    # a list of places ("cinq régions et la mer d'Azov") holds more than the one it was resolved to; a place carried
    # over from what was told before gives way to those that the sentence of the total names itself
    return rank(a.place) >= 3 or (not whole.named and bool(whole.sentences & part.sentences))


def _counted(whole: Told, part: Told, total: QuantityMention, what: str) -> QuantityMention | None:
    """The number of the part that may go into the total."""
    quantity = main_quantity(part.claim.quantities, what)
    if quantity is None and what == "launched" and _close(whole, part):
        quantity = next((q for q in part.claim.quantities if q.what in _WEAPON and q.unit in (None, total.unit)), None)
    if quantity is None or quantity.low is None or quantity.high is None or quantity.high == 0:
        return None
    if what in ("other", "hit", "damaged") and quantity.unit != total.unit:
        return None
    return quantity if quantity.high <= (total.high or 0.0) and quantity.low < (total.high or 0.0) else None


def _summed(whole: Told, total: QuantityMention, what: str, near: Sequence[Told]) -> set[int]:
    """The parts whose numbers add up to the total: those told closest together and closest to it."""
    counted = [(t, q) for t in near if (q := _counted(whole, t, total, what)) is not None]
    counted = sorted(counted, key=lambda row: abs(row[0].index - whole.index))[: MOST + 3]
    best: tuple[float, tuple[int, ...]] | None = None
    for size in range(2, min(MOST, len(counted)) + 1):
        for group in combinations(counted, size):
            if not _adds_up(total, [q for _, q in group]) or not _signed(whole, total, [t for t, _ in group]):
                continue
            at = tuple(sorted(t.index for t, _ in group))
            spread = max(*at, whole.index) - min(*at, whole.index) - 0.1 * size
            if best is None or (spread, at) < best:
                best = (spread, at)
    return set(best[1]) if best else set()


def _adds_up(total: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    # what was launched is either broken down by launches or by what became of them
    if len({q.what == total.what for q in parts}) > 1 or (parts[0].what != total.what and total.low != total.high):
        return False
    low, high = sum(q.low or 0.0 for q in parts), sum(q.high or 0.0 for q in parts)
    return low <= (total.high or 0.0) and high >= (total.low or 0.0)


def _signed(whole: Told, total: QuantityMention, parts: Sequence[Told]) -> bool:
    """Whether more than arithmetic says so: the words, the places, or a sum too large for chance."""
    exact = total.low == total.high and all(
        q.low == q.high for t in parts for q in t.claim.quantities if q.what == total.what
    )
    if exact and (total.low or 0.0) > FEW and total.what not in _TOLLS:
        return True
    close = all(_close(whole, t) for t in parts)
    within = _spread_within(whole, parts)
    if not close and not within and any(not t.paragraphs & whole.paragraphs and "rest" not in t.cues for t in parts):
        return False
    if any(t.cues & {"rest", "counts_off", "first_of", "last"} for t in parts) or "total" in whole.cues:
        return exact or close
    if within:
        return exact
    return close and (not exact or all(t.sentences & whole.sentences for t in parts))


def _spread_within(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether the parts lie in the place of the whole, apart from each other."""
    inside = all(compare(whole.claim.place, t.claim.place).relation == "inside" for t in parts)
    relations = {compare(a.claim.place, b.claim.place).relation for a, b in combinations(parts, 2)}
    # "trois autres ailleurs dans le pays" looks away to other places, whatever a sector of the country covers
    return inside and ("apart" in relations or ("elsewhere" in whole.cues and "same" not in relations))


def _close(whole: Told, part: Told) -> bool:
    """Whether two claims stand in one sentence or in sentences side by side."""
    return any(abs(p - q) <= 1 for p in whole.sentences for q in part.sentences)


def _rest(whole: Told, total: QuantityMention, what: str, near: Sequence[Told]) -> set[int]:
    """The parts told right after a total, the last with no number: "une a ..., deux autres ..., les dernières ..."."""
    run: list[Told] = []
    low, open_end = 0.0, False
    for t in near:
        if t.index != whole.index + 1 + len(run) or not (run or _close(whole, t)):
            continue
        quantity = _counted(whole, t, total, what)
        if quantity is None and not t.cues & {"last", "counts_off"}:
            break
        if "of_which" in t.cues or (not run and "last" in t.cues):
            break
        low += (quantity.low or 0.0) if quantity else 1.0
        open_end |= quantity is None
        run.append(t)
        if "last" in t.cues:
            break
    if open_end and len(run) > 1 and low <= (total.high or 0.0):
        return {t.index for t in run}
    return set()


def _by_place(whole: Told, total: QuantityMention, what: str, near: Sequence[Told]) -> set[int]:
    """The numbers of one source by place told right after a total over many places, though some were not made out."""
    if whole.claim.place is not None and rank(whole.claim.place) < 3 and "wide" not in whole.cues:
        return set()
    run: list[Told] = []
    left = total.high or 0.0
    for t in near:
        quantity = main_quantity(t.claim.quantities, what)
        if t.index <= whole.index or quantity is None or not t.named or not _same_source(whole, t):
            continue
        if any(compare(r.claim.place, t.claim.place).relation != "apart" for r in run) or _high(quantity) > left:
            continue
        if not _close(run[-1] if run else whole, t):
            break
        left -= _high(quantity)
        run.append(t)
    return {t.index for t in run} if len(run) > 1 and left <= _MISSED * (total.high or 0.0) else set()


def _counted_off(whole: Told, total: QuantityMention, what: str, near: Sequence[Told]) -> set[int]:
    """What became of most of those told of: "cinq roquettes ... Trois ont été détruites, une autre est tombée"."""
    run: list[Told] = []
    left = total.high or 0.0
    for t in near:
        quantity = _counted(whole, t, total, what)
        if t.index != whole.index + 1 + len(run) or quantity is None or "counts_off" not in t.cues:
            continue
        if "of_which" in t.cues or _high(quantity) > left or not _close(run[-1] if run else whole, t):
            break
        left -= _high(quantity)
        run.append(t)
    told_out = any("last" in t.cues for t in run) or len(run) > 1
    return {t.index for t in run} if told_out and 2 * left <= (total.high or 0.0) else set()


def _partial(whole: Told, near: Sequence[Told]) -> set[int]:
    """The parts told of some of it: "dont vingt-cinq dans la région d'Odessa, dix dans celle de Kiev", or the share of
    the place that had most.
    """
    found: set[int] = set()
    listed, left = False, {q.what: _high(q) for q in whole.claim.quantities}
    for t in near:
        if t.index <= whole.index or not any(_within(q, whole) for q in t.claim.quantities):
            continue
        if not _may_lie_in(whole, t):
            continue
        if t.sentences & whole.sentences:
            listed |= "of_which" in t.cues or (listed and t.index - 1 in found)
            # a sentence with a total of no place and numbers by place after it counts them off, "dont" or not
            if not (listed or (whole.claim.place is None and t.named and _same_source(whole, t))):
                continue
        elif not ("foremost" in t.cues and _close(whole, t) and _same_source(whole, t)):
            continue
        main = next(q for q in t.claim.quantities if _within(q, whole))
        key = _kind_within(main, whole)
        if key is None or left[key] < _high(main):
            continue
        left[key] -= _high(main)
        found.add(t.index)
    return found


def _may_lie_in(whole: Told, part: Told) -> bool:
    """Whether the place of a part may be one of those of the whole."""
    if whole.claim.place is None:
        return part.claim.place is not None
    return compare(whole.claim.place, part.claim.place).relation in ("inside", "apart")


def _same_source(a: Told, b: Told) -> bool:
    one, other = a.claim.source, b.claim.source
    return one is None or other is None or one.name == other.name


def _kind_within(part: QuantityMention, whole: Told) -> str | None:
    """Which number of the whole that of a part is of: of its kind, or of any weapons where both count weapons."""
    for total in whole.claim.quantities:
        if total.what == part.what and 0 < _high(part) < _high(total):
            return total.what
    if part.what in _WEAPON or (part.what == "other" and part.unit is not None):
        for total in whole.claim.quantities:
            if total.what in _WEAPON and 0 < _high(part) < _high(total):
                return total.what
    return None


def _within(part: QuantityMention, whole: Told) -> bool:
    return _kind_within(part, whole) is not None
