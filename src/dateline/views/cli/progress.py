"""Bars on stderr for what takes a while, and only where someone watches."""

import sys
from collections.abc import Iterator

from dateline.gazetteer import index_path, open_gazetteer
from dateline.model import Report


def prepare() -> None:
    """Build the index of place names, once for this machine, with a bar; nothing where it is there."""
    if index_path().exists() or not sys.stderr.isatty():
        return  # off a terminal the reader builds it by itself, without a word
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("building the index of place names (once)", total=None)
        open_gazetteer(lambda done, total: bar.update(task, completed=done, total=total))


def watched(reports: Iterator[Report], total: int) -> Iterator[Report]:
    """The same reports, with a bar while many are read and their output goes elsewhere."""
    if total < 4 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(reports, description="reading", total=total, console=Console(stderr=True), transient=True)
