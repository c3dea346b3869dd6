"""Counts for people: a timeline as bars, and what a record holds."""

from collections.abc import Mapping

from rich.columns import Columns
from rich.table import Table
from rich.text import Text

from dateline.record.query import Stats, Timeline
from dateline.views.people import console
from dateline.views.place_names import usual_case
from dateline.views.wording import clean

_BAR = 40


def print_timeline(made: Timeline) -> None:
    """Print one bar a step, with its commonest types."""
    to = console()
    most = max((step.incidents for step in made.steps), default=1)
    for step in made.steps:
        length = max(1, round(_BAR * step.incidents / most))
        types = ", ".join(f"{n} {name}" for name, n in list(step.types.items())[:3])
        line = Text(f"{step.start}", "bold").append(f"{step.incidents:>7}  ").append("█" * length, "cyan")
        to.print(line.append(f"  {types}", "dim"), soft_wrap=True)
    if made.undated:
        to.print(Text(f"{made.undated} incidents whose day is not said", "dim"))


def print_stats(made: Stats) -> None:
    """Print what a record, or a part of it, holds."""
    to = console()
    days = f" · {made.first} to {made.last}" if made.first else ""
    to.print(
        Text(f"{made.incidents:,} incidents · {made.claims:,} claims · {made.documents:,} dispatches{days}", "bold"),
        Text(f"day not said: {made.undated:,} · not on the map: {made.unplaced:,}", "dim"),
        sep="\n",
    )
    groups = {
        "types": made.types,
        "standing": made.status,
        "languages": made.languages,
        "countries": made.countries,
        "places": made.places,
        "sources (claims)": {usual_case(name): n for name, n in made.sources.items()},
        "sources differ on": made.disputed,
    }
    to.print(Columns([_table(name, counts) for name, counts in groups.items() if counts], padding=(1, 4)))


def _table(name: str, counts: Mapping[str, int]) -> Table:
    table = Table(
        title=name, title_justify="left", title_style="bold cyan", box=None, show_header=False, padding=(0, 1)
    )
    table.add_column(justify="right")
    table.add_column(max_width=40)
    for value, n in list(counts.items())[:12]:
        table.add_row(f"{n:,}", Text(clean(value)))
    return table
