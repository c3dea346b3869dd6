"""Shards on this machine: processes forked after the models are loaded."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from dateline.record.children import Children
from dateline.scale.config import Config
from dateline.scale.engine import TRIES, Ended, sample
from dateline.scale.shard import process_shard, reading

_SECONDS = 24 * 3600.0  # a shard that takes longer hangs; its documents have deadlines of their own


def run(uris: Iterable[str], config: Config, *, out: Path, workers: int) -> Iterator[Ended]:
    """How each shard ended, as they end. A process that dies takes nothing with it: its shard is taken up again."""
    todo = list(uris)
    tries: dict[str, int] = {}

    def work(uri: str) -> Ended:
        return Ended(uri=uri, manifest=process_shard(uri, config, out=out))

    prepare = partial(_warm, config=config)
    with Children(work, count=workers, memory=config.memory, prepare=prepare, nested=True) as children:
        tickets = [children.submit(uri, seconds=_SECONDS) for uri in todo]
        for ticket in children.completed(tickets):
            if ticket.failure is None:
                yield ticket.result
                continue
            tries[ticket.task] = tries.get(ticket.task, 0) + 1
            if tries[ticket.task] < TRIES and "unexpectedly" in ticket.failure:
                tickets.append(children.submit(ticket.task, seconds=_SECONDS, first=True))
            else:
                yield Ended(uri=ticket.task, failure=ticket.failure)


def _warm(uri: str, *, config: Config) -> None:
    """Loads what the first documents of a shard need, before the workers are forked."""
    reading(config.language).warm(sample(uri))
