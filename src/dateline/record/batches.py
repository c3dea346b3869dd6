"""Many small questions on one way: a server answers them together, a file one after another at no cost."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

_SLICE = 500  # numbers in one statement

Question = tuple[str, Sequence[Any]]


def each(base: Any, sql: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that takes one parameter, for each of some values: the value, then the row."""
    given = list(dict.fromkeys(values))
    together = getattr(base, "each", None)
    if together is not None:
        yield from together(sql, given)
        return
    for value in given:
        for row in base.execute(sql, (value,)).fetchall():
            yield value, *row


def at_once(base: Any, asked: Sequence[Question]) -> list[list[tuple[Any, ...]]]:
    """The rows of several queries, none of which waits for the answer to another."""
    together = getattr(base, "at_once", None)
    if together is not None:
        answers: list[list[tuple[Any, ...]]] = together(asked)
        return answers
    return [base.execute(sql, tuple(values)).fetchall() for sql, values in asked]


def gathered(base: Any) -> AbstractContextManager[Any]:
    """Inside, what is written waits for no answer before something is asked; all of it is done at the end."""
    gather = getattr(base, "gathered", None)
    return nullcontext() if gather is None else gather()


def slices(numbers: Iterable[int]) -> list[tuple[int, ...]]:
    """Numbers in pieces of as many as one statement takes, in their order, each once."""
    ordered = list(dict.fromkeys(numbers))
    return [tuple(ordered[k : k + _SLICE]) for k in range(0, len(ordered), _SLICE)]


def among(base: Any, sql: str, numbers: Iterable[int], *, times: int = 1) -> list[tuple[Any, ...]]:
    """The rows of a query about some numbers, which stand as `{}` in it so many times."""
    rows: list[tuple[Any, ...]] = []
    for some in slices(numbers):
        marks = ", ".join("?" * len(some))
        rows += base.execute(sql.format(*[marks] * times), some * times).fetchall()
    return rows
