"""Queues what comes in for workers to read, instead of reading it here: for pollers, which need no models."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.articles.kinds import kind_of
from dateline.articles.raw import Raw
from dateline.articles.units import Refusal
from dateline.errors import FullQueueError
from dateline.model import Article
from dateline.record.canonical import sha256
from dateline.record.ingest import Event, Ingest
from dateline.record.queue import Queue, series_of
from dateline.settings import DEPTH

_AT_ONCE, _BYTES = 64, 16 << 20  # inputs, and bytes of them, that one transaction queues
_NAMED_WITHIN = ("feed", "newsml", "json", "jsonl")  # kinds that say themselves which dispatches they are
_LOOK = 1.0  # seconds between two looks whether there is room again


@dataclass(slots=True, kw_only=True)
class Enqueue:
    """One run of queueing. Above `depth` open jobs it waits until workers have made room, or refuses.

    What is `urgent` is read before what is not: a feed before an archive.

    `ingest` takes feeds and wires apart, to see whether there is anything new in them and of which dispatch; nothing
    is read. `full` is told, once for each wait, that there is no room.
    """

    ingest: Ingest
    queue: Queue
    depth: int = DEPTH
    waits: bool = True
    urgent: bool = False
    full: Callable[[int], None] = field(default=lambda _: None)
    sleep: Callable[[float], None] = field(default=time.sleep)

    def run(self, inputs: Iterable[Raw | Refusal]) -> Iterator[Event]:
        """What became of each input: queued, duplicate, refused or quarantined.

        What is queued is in the record for good, for a worker to read. FullQueueError where it does not wait.
        """
        batch: list[tuple[Raw, str]] = []
        for item in inputs:
            told = self._spared(item)
            if isinstance(told, Event):
                yield told
            elif isinstance(item, Raw):
                batch.append((item, told))
                if len(batch) >= _AT_ONCE or sum(len(raw.body) for raw, _ in batch) >= _BYTES:
                    yield from self._queued(batch)
                    batch = []
        yield from self._queued(batch)

    def _spared(self, item: Raw | Refusal) -> Event | str:
        """What becomes of an input that is not queued; the series of one that is."""
        if isinstance(item, Refusal):
            return Event(name=item.name, outcome="refused", reason=item.reason)
        record, key = self.ingest.record, sha256(item.body)
        known = record.outcome(key)
        if known is not None and known[0] == "read":
            return Event(name=item.name, outcome="duplicate")
        if self.queue.holds(key):
            return Event(name=item.name, outcome="duplicate", reason="queued already")
        if known is not None and not self.ingest.again:
            return Event(name=item.name, outcome=known[0], reason="as before; --again tries it once more")
        if kind_of(item.body[:8192], name=item.name, media=item.media) not in _NAMED_WITHIN:
            return series_of(item.channel, item.name)
        found = self.ingest.taken_apart(item)
        if isinstance(found, Event):
            return found
        if all(self._known(item, article) for article in found):
            record.settle(item, "read")
            return Event(name=item.name, outcome="duplicate")
        if len(found) == 1:
            return series_of(item.channel, found[0].id)
        return series_of(item.channel)  # several dispatches, which others of the channel may hold too

    def _known(self, raw: Raw, article: Article) -> bool:
        usable = article.status not in ("cancelled", "withheld")
        return usable and self.ingest.record.holds(channel=raw.channel, uri=article.id, text=article.text) is not None

    def _queued(self, batch: list[tuple[Raw, str]]) -> Iterator[Event]:
        """Queues a batch, as soon as there is room for it."""
        told = False
        while batch:
            done = self.queue.put(batch, depth=self.depth, urgent=self.urgent)
            yield from (Event(name=raw.name, outcome="queued") for raw, _ in batch[:done])
            batch = batch[done:]
            if batch and not self.waits:
                raise FullQueueError(
                    f"the queue holds {self.depth} inputs already, as many as it may (--queue-depth): "
                    "start more `dateline workers`, or try again later"
                )
            if batch:
                if not told:
                    self.full(len(batch))
                told = told or not done
                self.sleep(_LOOK)
