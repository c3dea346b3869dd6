"""What the commands that keep a record share: the record they name, the processes that read, the lines they print."""

import argparse
import getpass
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from dateline.articles.fetch import Fetcher
from dateline.articles.units import shown
from dateline.record import KeptRecord, is_server, open_record
from dateline.record.children import Children
from dateline.record.enqueue import Enqueue
from dateline.record.ingest import TAKEN, Event, Ingest, Summary, Taking
from dateline.record.queue import Queue
from dateline.record.reading import Reading
from dateline.views.cli.progress import prepare
from dateline.views.report import report_json


def record_path(arguments: argparse.Namespace) -> Path | str:
    """The file of the record, or the address of its database: the one named, else one in the user's data folder."""
    if arguments.record and is_server(arguments.record):
        return str(arguments.record)
    return Path(arguments.record) if arguments.record else user_data_path("dateline") / "record.sqlite"


def open_named(arguments: argparse.Namespace, *, create: bool = False) -> KeptRecord:
    """The record that a command line names; raises RecordError."""
    try:
        who = getpass.getuser()
    except (KeyError, OSError):
        who = "unknown"
    return open_record(record_path(arguments), create=create, who=who)


@contextmanager
def children(arguments: argparse.Namespace) -> Iterator[Children]:
    """The processes that read; the model is loaded when the first of them has something to read."""
    reading = Reading(report_json, language=getattr(arguments, "lang", None))

    prepare()
    with Children(reading, count=arguments.workers, prepare=reading.warm) as made:
        yield made


@contextmanager
def ingesting(arguments: argparse.Namespace, record: KeptRecord) -> Iterator[Taking]:
    """A run of taking in: what comes in is read here, or with --queue left to workers."""
    again = getattr(arguments, "again", False)
    if getattr(arguments, "queue", False):
        with Children(Reading(report_json), count=1) as made:  # takes feeds apart; loads no model
            yield Enqueue(
                ingest=Ingest(record=record, children=made, again=again),
                queue=Queue(record),
                depth=arguments.queue_depth,
                waits=arguments.queue_full == "wait",
                urgent=arguments.command != "ingest",
                full=_no_room,
            )
        return
    with children(arguments) as made:
        yield Ingest(record=record, children=made, count=arguments.workers, again=again)


def _no_room(left: int) -> None:
    print(
        f"dateline: the queue is full: {left} inputs wait for room; `dateline queue` shows it, "
        "`dateline workers` empties it",
        file=sys.stderr,
        flush=True,
    )


def fetcher(arguments: argparse.Namespace) -> Fetcher:
    """What fetches addresses for a command line."""
    return Fetcher(trusted=arguments.trusted)


def say(told: dict[str, Any]) -> None:
    """One JSON object on a line of stdout, at once: who reads it knows that the record has it."""
    print(json.dumps(told, ensure_ascii=False), flush=True)


def event_json(event: Event) -> dict[str, Any]:
    """An event without what it has not."""
    return {name: value for name, value in asdict(event).items() if value is not None}


def told(events: Iterable[Event], *, as_json: bool, label: str) -> Summary:
    """The summary of some events, each told as it comes: as JSON, or as a count on the terminal."""
    summary = Summary()
    with progress(label, shown=not as_json and sys.stderr.isatty()) as show:
        for event in events:
            summary.add(event)
            if as_json:
                say(event_json(event))
            show(summary)
    return summary


@contextmanager
def progress(label: str, *, shown: bool) -> Iterator[Callable[[Summary], None]]:
    """A function that shows how far a run is, a few times a second; it does nothing where nobody watches."""
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    # Drawn by us and not by a thread: the processes that read are forked off this one.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task, start, last = bar.add_task(label), time.monotonic(), 0.0

        def show(summary: Summary) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last < 0.2:
                return
            last, total = now, sum(summary.counts.values())
            counts = f"{summary.taken} new, {summary.of('duplicate')} known, {len(summary.refused)} refused"
            bar.update(
                task, description=f"{label}: {total} ({total / max(now - start, 0.1):.0f}/s): {counts}", refresh=True
            )

        yield show


_WORDS = {
    "queued": "queued",
    "new": "new",
    "copy": "copies of others",
    "out of domain": "with nothing to read in them",
    "unread": "in a language that is not read yet",
    "duplicate": "known already",
    "cancelled": "cancelled by their publishers",
    "forgotten": "forgotten before, left out",
    "refused": "refused",
    "quarantined": "quarantined",
}
_SHOWN = 20


def summary_lines(summary: Summary) -> Iterator[str]:
    """A summary for people: how many of what, and what was refused for which reason."""
    counts = [f"{n} {_WORDS[o]}" for o in _WORDS if (n := summary.of(o))]
    yield ", ".join(counts) if counts else "nothing there"
    for name, reason in summary.refused[:_SHOWN]:
        yield f"  {shown(name)}: {shown(reason)}"
    if len(summary.refused) > _SHOWN:
        yield f"  ... and {len(summary.refused) - _SHOWN} more (--json lists all)"


def summary_json(summary: Summary) -> dict[str, Any]:
    """A summary for programs."""
    every = sum(summary.counts.values())
    return {"summary": {"dispatches": every, "taken": summary.taken, **{o: summary.of(o) for o in (*TAKEN, *_WORDS)}}}
