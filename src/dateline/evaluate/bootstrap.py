"""Intervals by resampling: how far a figure would move with other documents of the same kind."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
ROUNDS, SEED = 1000, 20261128


def interval(
    items: Sequence[Item],
    figure: Callable[[Sequence[Item]], float | None],
    *,
    rounds: int = ROUNDS,
    seed: int = SEED,
) -> tuple[float, float] | None:
    """The middle 95 % of a figure over `rounds` resamples of the items, drawn with replacement (Efron 1979).

    The items are documents, not single cases: errors in one document come together. None where fewer than two items, or
    no resample, give a figure.
    """
    if len(items) < 2:
        return None
    dice = random.Random(seed)
    found = []
    for _ in range(rounds):
        value = figure(dice.choices(items, k=len(items)))
        if value is not None:
            found.append(value)
    if not found:
        return None
    found.sort()
    return found[int(0.025 * (len(found) - 1))], found[round(0.975 * (len(found) - 1))]
