"""Scores groupings of the same items: B-cubed, CEAF-e and pairs.

B-cubed (Bagga and Baldwin 1998): for each item, which share of its group belongs with it. CEAF-e (Luo 2005): groups
aligned one to one by their overlap, twice the common items over both sizes. Pairs: items put together by both.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.evaluate.pairing import best_pairs

Group = frozenset[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """What was right, of what should have been and of what was given."""

    right: float = 0.0
    gold: float = 0.0
    given: float = 0.0
    right_of_given: float | None = None

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Share of what was given that is right."""
        right = self.right if self.right_of_given is None else self.right_of_given
        return right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def groups(listed: Iterable[Iterable[Hashable]]) -> list[Group]:
    """The groups as sets, empty ones left out; ValueError where an item stands in two."""
    found = [frozenset(group) for group in listed]
    seen: set[Hashable] = set()
    for group in found:
        if seen & group:
            raise ValueError(f"in two groups: {', '.join(sorted(map(str, seen & group)))}")
        seen |= group
    return [group for group in found if group]


def b_cubed(gold: Sequence[Group], given: Sequence[Group]) -> Ratio:
    """Summed over the items of each side; an item that only one side has is wrong there."""
    mine = {item: group for group in gold for item in group}
    theirs = {item: group for group in given for item in group}
    recall = sum(len(group & theirs[item]) / len(group) for item, group in mine.items() if item in theirs)
    precision = sum(len(group & mine[item]) / len(group) for item, group in theirs.items() if item in mine)
    return Ratio(right=recall, gold=len(mine), given=len(theirs), right_of_given=precision)


def ceaf_e(gold: Sequence[Group], given: Sequence[Group]) -> Ratio:
    """Summed over the groups of the best alignment."""
    value = [[2 * len(a & b) / (len(a) + len(b)) for b in given] for a in gold]
    right = sum(value[i][j] for i, j in best_pairs(value))
    return Ratio(right=right, gold=len(gold), given=len(given))


def pairwise(gold: Sequence[Group], given: Sequence[Group]) -> Ratio:
    """Counted over pairs of items."""

    def pairs(side: Sequence[Group]) -> set[frozenset[Hashable]]:
        return {frozenset(pair) for group in side for pair in combinations(group, 2)}

    mine, theirs = pairs(gold), pairs(given)
    return Ratio(right=len(mine & theirs), gold=len(mine), given=len(theirs))


MEASURES: Mapping[str, str] = {"b_cubed": "B-cubed", "ceaf_e": "CEAF-e", "pairwise": "pairs"}


def measure(name: str, gold: Sequence[Group], given: Sequence[Group]) -> Ratio:
    """One of the three measures by its name."""
    return {"b_cubed": b_cubed, "ceaf_e": ceaf_e, "pairwise": pairwise}[name](gold, given)


def summed(ratios: Iterable[Ratio]) -> Ratio:
    """The measure over several documents: their sums."""
    listed = list(ratios)
    return Ratio(
        right=sum(r.right for r in listed),
        gold=sum(r.gold for r in listed),
        given=sum(r.given for r in listed),
        right_of_given=sum(r.right if r.right_of_given is None else r.right_of_given for r in listed),
    )
