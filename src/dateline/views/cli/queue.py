"""`dateline queue`: what waits for workers, and what they gave up."""

import argparse
from dataclasses import asdict

from dateline.articles.units import shown
from dateline.errors import SettingError
from dateline.record.queue import Depth, Queue
from dateline.views.cli.keeping import open_named, say
from dateline.views.cli.main import OK

_LISTED = 10_000


def run(arguments: argparse.Namespace) -> int:
    """0, once it is told or done."""
    if arguments.action in ("retry", "drop") and bool(arguments.jobs) == arguments.all:
        raise SettingError(
            f"queue {arguments.action}: name dead letters by their numbers, or all of them with --all, "
            f"e.g. `dateline queue {arguments.action} 17`"
        )
    if arguments.action == "drop" and not arguments.why:
        raise SettingError("queue drop: say why, e.g. --why 'no dispatch'; the history keeps it")
    with open_named(arguments) as record:
        queue = Queue(record)
        if arguments.action == "dead":
            return _dead(arguments, queue)
        if arguments.action == "status":
            depth = queue.depth()
            if arguments.json:
                say(asdict(depth))
            else:
                print("\n".join(lines(depth)))
            return OK
        jobs = None if arguments.all else arguments.jobs
        if arguments.action == "retry":
            count, what = queue.retry(jobs), "queued again"
        else:
            count, what = queue.drop(jobs, why=arguments.why), "dropped"
    if arguments.json:
        say({"action": arguments.action, "jobs": count})
    else:
        print(f"{count} {what}")
    return OK


def _dead(arguments: argparse.Namespace, queue: Queue) -> int:
    letters = queue.dead(limit=_LISTED)
    for letter in letters:
        if arguments.json:
            say(asdict(letter))
        else:
            tries = "1 try" if letter.attempts == 1 else f"{letter.attempts} tries"
            print(f"{letter.id}  {shown(letter.name)}\n    {shown(letter.error)} ({tries}, {letter.since[:16]})")
    if not letters and not arguments.json:
        print("no dead letters")
    return OK


def lines(depth: Depth) -> list[str]:
    """The queue for people."""
    delayed = f" ({depth.delayed} of them for a later time)" if depth.delayed else ""
    told = [f"{depth.waiting} waiting{delayed}, {depth.leased} in hand, {depth.dead} given up"]
    if depth.oldest is not None:
        told.append(f"the oldest has waited {age(depth.oldest)}")
    if depth.dead:
        told.append("see them with: dateline queue dead")
    return told


def age(seconds: float) -> str:
    """A time for people: 40 s, 3 min, 5 h, 2 days."""
    for size, unit in ((86400, "days"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
