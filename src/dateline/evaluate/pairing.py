"""The best one-to-one pairing of two lists, by the Hungarian method."""

from collections.abc import Sequence


def best_pairs(value: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) with the greatest sum of values; pairs worth nothing are left out, rows in order.

    After Kuhn (1955) and Munkres (1957), with potentials, in the cube of the longer side.
    """
    rows, columns = len(value), len(value[0]) if value else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [[value[i][j] for i in range(rows)] for j in range(columns)]
        return sorted((i, j) for j, i in best_pairs(turned))
    far = float("inf")
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # the row that each column is paired with, counted from 1
    for i in range(1, rows + 1):
        taken[0], at = i, 0
        slack, way, seen = [far] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while taken[at]:
            seen[at] = True
            row, least, to = taken[at], far, 0
            for j in range(1, columns + 1):
                if seen[j]:
                    continue
                cost = -value[row - 1][j - 1] - row_price[row] - column_price[j]
                if cost < slack[j]:
                    slack[j], way[j] = cost, at
                if slack[j] < least:
                    least, to = slack[j], j
            for j in range(columns + 1):
                if seen[j]:
                    row_price[taken[j]] += least
                    column_price[j] -= least
                else:
                    slack[j] -= least
            at = to
        while at:
            taken[at], at = taken[way[at]], way[at]
    return sorted((taken[j] - 1, j - 1) for j in range(1, columns + 1) if taken[j] and value[taken[j] - 1][j - 1] > 0)
