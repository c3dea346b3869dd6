"""Shards on Ray: actors that have loaded the models, each given one shard after the other.

Ray core, not Ray Data: on a light job of 20,000 documents with two workers Ray Data took twice as long.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.errors import SettingError
from dateline.scale.config import Config
from dateline.scale.engine import TRIES, Ended, sample
from dateline.scale.shard import process_shard, reading


def run(uris: Iterable[str], config: Config, *, out: Path, workers: int) -> Iterator[Ended]:
    """How each shard ended, as they end; `out` must be a folder that all workers see.

    Joins the cluster that RAY_ADDRESS names; without one, starts Ray on this machine.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # it would tell its makers that it runs
    try:
        import ray
    except ImportError:
        raise SettingError("the engine ray needs Ray: pip install 'dateline[ray]'") from None
    started = not ray.is_initialized()
    if started:
        address = os.environ.get("RAY_ADDRESS")
        own = {} if address else {"num_cpus": workers, "include_dashboard": False}
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", configure_logging=False, **own)
    try:
        yield from _run(ray, list(uris), config, out, workers)
    finally:
        if started:
            ray.shutdown()


class _Worker:
    """A process of the cluster with its models."""

    def __init__(self, config: Config, out: str, first: str) -> None:
        self._config, self._out = config, Path(out)
        reading(config.language).warm(sample(first))

    def process(self, uri: str) -> Ended:
        """How a shard ended."""
        try:
            return Ended(uri=uri, manifest=process_shard(uri, self._config, out=self._out))
        except MemoryError:
            os._exit(1)


def _run(ray: Any, uris: list[str], config: Config, out: Path, workers: int) -> Iterator[Ended]:
    todo = deque(uris)
    tries: dict[str, int] = {}
    remote = ray.remote(num_cpus=1)(_Worker)
    busy: dict[Any, tuple[Any, str]] = {}

    def start(actor: Any) -> None:
        if todo:
            uri = todo.popleft()
            actor = actor or remote.remote(config, str(out.absolute()), uri)
            busy[actor.process.remote(uri)] = (actor, uri)

    for _ in range(min(workers, len(uris))):
        start(None)
    while busy:
        (ready,), _ = ray.wait(list(busy), num_returns=1)
        actor, uri = busy.pop(ready)
        try:
            yield ray.get(ready)
        except ray.exceptions.RayActorError as error:  # the process has died
            tries[uri] = tries.get(uri, 0) + 1
            if tries[uri] < TRIES:
                todo.appendleft(uri)
            else:
                yield Ended(uri=uri, failure=f"the reading process ended unexpectedly ({type(error).__name__})")
            actor = None
        except ray.exceptions.RayTaskError as error:
            cause = getattr(error, "cause", error)
            yield Ended(uri=uri, failure=f"{type(cause).__name__}: {cause}".split("\n")[0])
        start(actor)
