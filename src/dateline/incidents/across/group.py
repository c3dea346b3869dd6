"""Tellings put together by their decisions, the strongest first, never against a bar between any two."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from dateline.incidents.across.cells import cells, meets
from dateline.incidents.across.decide import NEVER, Decision, decide
from dateline.incidents.across.summary import order
from dateline.incidents.across.telling import Telling

Decide = Callable[[Telling, Telling], Decision]
Pair = tuple[str, str]
FLOOR = 2.4  # what two groups must come to on the whole, not by one pair alone


def pair(a: Telling, b: Telling) -> Pair:
    """The name of two tellings, the same whichever comes first."""
    return (a.key, b.key) if a.key < b.key else (b.key, a.key)


def links(tellings: Iterable[Telling], *, decide: Decide = decide) -> dict[Pair, Decision]:
    """The decisions on all tellings that meet in a cell."""
    standing: dict[str, list[Telling]] = {}
    ordered = sorted(tellings, key=order)
    for telling in ordered:
        for cell in cells(telling):
            standing.setdefault(cell, []).append(telling)
    found: dict[Pair, Decision] = {}
    for telling in ordered:
        for cell in meets(telling):
            for other in standing.get(cell, ()):
                if other is not telling and (name := pair(telling, other)) not in found:
                    found[name] = decide(telling, other)
    return found


def components(tellings: Sequence[Telling], joined: Iterable[Pair]) -> list[list[Telling]]:
    """The tellings that pairs tie together, straight or through others, in canonical order."""
    home = {t.key: t.key for t in tellings}

    def root(key: str) -> str:
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    for a, b in joined:
        home[root(a)] = root(b)
    groups: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=order):
        groups.setdefault(root(telling.key), []).append(telling)
    return list(groups.values())


def group(
    tellings: Sequence[Telling],
    *,
    known: Mapping[Pair, Decision] | None = None,
    decide: Decide = decide,
    kept_apart: frozenset[Pair] = frozenset(),
    kept_together: frozenset[Pair] = frozenset(),
    floor: float = FLOOR,
) -> list[list[Telling]]:
    """The incidents that tellings make, whatever their order: groups in canonical order.

    `known` holds decisions already taken. What people decided goes before: pairs `kept_together` are one, and pairs
    `kept_apart` never meet.
    """
    ordered = sorted(tellings, key=order)
    decisions: dict[Pair, Decision] = dict(known or {})

    def between(a: Telling, b: Telling) -> Decision:
        name = pair(a, b)
        if name not in decisions:
            decisions[name] = decide(a, b)
        return decisions[name]

    home = {t.key: [t] for t in ordered}

    def merge(a: str, b: str) -> None:
        one, other = home[a], home[b]
        if one is not other:
            one += other
            home.update({t.key: one for t in other})

    def barred(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
        return any(pair(x, y) in kept_apart for x in one for y in other)

    for a, b in sorted(kept_together):
        if a in home and b in home and not barred(home[a], home[b]):
            merge(a, b)
    blob = {key: min(t.key for t in rows) for key, rows in home.items()}
    ties = sorted(
        ((d.score, pair(a, b)) for a, b in combinations(ordered, 2) if (d := between(a, b)).joined),
        key=lambda row: (-row[0], row[1]),
    )
    for _, (a, b) in ties:
        one, other = home[a], home[b]
        if one is other or barred(one, other):
            continue
        # what people put together counts as one: it need not be of one place and day
        best: dict[Pair, float] = {}
        for x in one:
            for y in other:
                name = (blob[x.key], blob[y.key])
                best[name] = max(best.get(name, NEVER), between(x, y).score)
        if NEVER in best.values() or sum(best.values()) < floor * len(best):
            continue
        merge(a, b)
    made = {id(g): sorted(g, key=order) for g in home.values()}
    return sorted(made.values(), key=lambda g: order(g[0]))
