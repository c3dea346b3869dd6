"""Figures as a table for people: name, value, interval and how many cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure with its 95 % interval and the number of cases behind it."""

    name: str
    value: float | None
    interval: tuple[float, float] | None = None
    n: int | None = None


def figures_table(title: str, figures: Sequence[Figure]) -> str:
    """The figures one a line, in columns."""
    width = max([len(f.name) for f in figures], default=0)
    lines = [title, ""]
    for f in figures:
        value = "   -" if f.value is None else f"{f.value:.3f}"
        spread = "" if f.interval is None else f"{f.interval[0]:.3f} to {f.interval[1]:.3f}"
        lines.append(f"{f.name:{width}}  {value:>6}  {spread:16}  {'' if f.n is None else f'n = {f.n}'}".rstrip())
    return "\n".join(lines)


def figures_json(figures: Sequence[Figure]) -> dict[str, Any]:
    """The same for programs: values are not rounded."""
    return {f.name: {"value": f.value, "interval": f.interval, "n": f.n} for f in figures}
