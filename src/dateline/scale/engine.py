"""What every engine does: run shards, each again after the death of its process, and tell how each ended."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.errors import InputError, SettingError
from dateline.model import Article
from dateline.scale.config import Config
from dateline.scale.inputs import found
from dateline.scale.manifest import Manifest
from dateline.scale.plan import shard_of

TRIES = 5  # deaths of a process over one shard; a document that kills is set aside after two
_SAMPLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a shard ended: with its manifest, or with why there is none."""

    uri: str
    manifest: Manifest | None = None
    failure: str | None = None


class Engine(Protocol):
    """Runs shards with some workers."""

    def __call__(self, uris: Iterable[str], config: Config, *, out: Path, workers: int) -> Iterator[Ended]:
        """How each shard ended, as they end."""


def engine(name: str) -> Engine:
    """The engine of that name; SettingError names those there are."""
    if name not in ENGINES:
        raise SettingError(f"unknown engine {name!r}: there are {', '.join(ENGINES)}")
    return ENGINES[name]()


def sample(uri: str) -> list[Article]:
    """A few articles of a shard: they tell which languages are to be loaded."""
    taken: list[Article] = []
    try:
        for raw in islice(found(shard_of(uri)), _SAMPLE):
            if isinstance(raw, Raw):
                taken += _articles(raw)
    except (InputError, OSError):
        return taken
    return taken


def _articles(raw: Raw) -> list[Article]:
    try:
        return parse(raw)
    except InputError:
        return []


def _local() -> Engine:
    from dateline.scale.local import run

    return run


def _ray() -> Engine:
    from dateline.scale.ray_engine import run

    return run


ENGINES: dict[str, Callable[[], Engine]] = {"local": _local, "ray": _ray}
