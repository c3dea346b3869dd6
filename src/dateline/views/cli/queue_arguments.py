"""The commands of the queue: their options and help."""

import argparse
from collections.abc import Callable

QUEUE_EXAMPLES = """actions:
  status  how many inputs wait, are in hand and were given up, and how old the oldest is (the default)
  dead    list those that were given up, the dead letters, with their last error
  retry   queue dead letters again: those of the numbers, or --all
  drop    take dead letters out of the queue, with --why; their bytes and the reason stay in the record

Pollers fill the queue (`dateline watch --queue`), workers empty it (`dateline workers`).

examples:
  dateline queue --record desk.sqlite
  dateline queue dead --record desk.sqlite
  dateline queue retry 17 18 --record desk.sqlite
  dateline queue drop 17 --why "no dispatch" --record desk.sqlite
"""


WORKERS_EXAMPLES = """Each worker is a process that takes inputs from the queue, reads them and puts what they
say into the record. It may be ended at any moment, with SIGTERM in good order: what it has in hand is read first.
Killed, it loses nothing: others take over what it had. On PostgreSQL workers of many machines may share one queue.

examples:
  dateline workers --record desk.sqlite
  dateline workers --workers 4 --record postgresql://desk@db.example.org/news
  dateline workers --metrics-port 9123 --log-json --record desk.sqlite
  dateline workers --once --lang fr --record desk.sqlite         for cron: until the queue is empty
"""


def whole_number(value: str) -> int:
    """The number of a job."""
    return int(value)


def queue_commands(
    command: Callable[[str, str, str], argparse.ArgumentParser],
) -> dict[str, argparse.ArgumentParser]:
    """The parsers of these commands, by name; `command` makes one of a name, a help line and examples."""
    queue = command("queue", "show what waits for workers, and deal with what they gave up", QUEUE_EXAMPLES)
    actions = ("status", "dead", "retry", "drop")
    queue.add_argument("action", nargs="?", default="status", choices=actions, help="what to do")
    queue.add_argument("jobs", nargs="*", type=whole_number, metavar="N", help="with retry, drop: numbers from `dead`")
    queue.add_argument("--all", action="store_true", help="with retry, drop: every dead letter")
    queue.add_argument("--why", metavar="TEXT", help="with drop: the reason, which the history keeps")
    queue.add_argument("--json", action="store_true", help="one JSON object, or with dead one a line")
    workers = command("workers", "read what is queued, with some processes, until interrupted", WORKERS_EXAMPLES)
    workers.add_argument("--once", action="store_true", help="end when nothing is due any more")
    return {"queue": queue, "workers": workers}
