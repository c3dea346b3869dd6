"""One process that reads what is queued: takes a few inputs, has them read, puts what was read into the record."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from dateline.articles.raw import Raw
from dateline.record import KeptRecord, feeds
from dateline.record.canonical import sha256
from dateline.record.children import Children, Work
from dateline.record.ingest import Ended, Event, Ingest
from dateline.record.queue import Job, Queue
from dateline.record.reading import FAULT
from dateline.settings import ATTEMPTS, LEASE
from dateline.stream.counters import DISPATCHES, Counters
from dateline.stream.logs import kind_of_error, log, site_of

_TAKEN = 8  # jobs taken at once
_CROSSED = 16  # jobs crossed off at once
_NAP = 0.5  # seconds between two looks into an empty queue


@dataclass(slots=True, kw_only=True)
class Worker:
    """Reads what is queued until it is told to stop.

    `name` is whose the jobs are meanwhile, `slot` where it counts. `stop` says whether to take no more; what is in hand
    is read to its end then, the rest handed back. With `once` it ends when nothing is due.
    """

    name: str
    slot: int
    counters: Counters
    open_record: Callable[[], KeptRecord]
    work: Work
    stop: Callable[[], bool]
    lease: float = LEASE
    attempts: int = ATTEMPTS
    once: bool = False
    nap: float = _NAP
    _queue: Queue = field(init=False)
    _record: KeptRecord = field(init=False)
    _taken: deque[Job] = field(default_factory=deque)
    _held: dict[str, tuple[Job, float]] = field(default_factory=dict)
    _crossed: list[int] = field(default_factory=list)
    _beaten: float = 0.0

    def run(self) -> None:
        """Returns when it was told to stop; RecordError where the record can't be written any more."""
        with self.open_record() as record:
            self._record, self._queue = record, Queue(record, lease=self.lease, attempts=self.attempts)
            with Children(self.work, count=1, meanwhile=self._beat) as children:
                while not self.stop():
                    found = self._round(children)
                    if not found and self.once:
                        break
                    if not found and not self.stop():
                        self._alive()
                        time.sleep(self.nap)
            self._queue.hand_back([job.id for job in self._taken], self.name)
            self._taken.clear()

    def _round(self, children: Children) -> bool:
        """Reads until nothing is due; whether there was anything."""
        found = False
        ingest = Ingest(record=self._record, children=children, count=1, again=True, ended=self._ended)
        for event in ingest.run(self._inputs()):
            found = True
            self._count(event)
            self._beat()
        self._cross_off()
        for key in list(self._held):  # what ended without a word would be nobody's for as long as this one lives
            job, _ = self._held.pop(key)
            self._queue.fail(job, self.name, "it came to no end")
        return found

    def _inputs(self) -> Iterator[Raw]:
        while not self.stop():
            if not self._taken:
                self._cross_off()
                self._taken.extend(self._queue.claim(self.name, most=_TAKEN))
                self._alive()
                if not self._taken:
                    return
            job = self._taken.popleft()
            self._held[job.sha256] = (job, time.monotonic())
            yield job.raw

    def _count(self, event: Event) -> None:
        if event.outcome in DISPATCHES:
            self.counters.add(self.slot, f"dispatches {event.outcome}")

    def _ended(self, ended: Ended) -> None:
        """Crosses a job off, puts it off or gives it up, by how its input ended."""
        job, since = self._held.pop(sha256(ended.raw.body))
        seconds = time.monotonic() - since
        if ended.taken and job.raw.name == job.raw.channel:
            feeds.count(self._record, job.raw.channel, ended.taken)
        if ended.outcome == "read":
            self._crossed.append(job.id)
            how = "done"
        elif ended.outcome == "withheld" and ended.until is not None:
            how = self._queue.defer(job, self.name, ended.until, f"withheld until {ended.until.isoformat()}")
            how = "deferred" if how == "waiting" else how
        else:
            error = "withheld until it is released" if ended.outcome == "withheld" else ended.reason or ended.outcome
            # What a text or an input always comes to is not tried again; what a busy machine may have done is.
            final = ended.outcome != "quarantined" or error.startswith(FAULT)
            how = self._queue.fail(job, self.name, error, final=final)
            how = "retried" if how == "waiting" else how
        waited = (self._record.clock() - datetime.fromisoformat(job.added)).total_seconds()
        self.counters.add(self.slot, f"jobs {how}")
        self.counters.time(self.slot, "work", seconds)
        if how == "done":
            self.counters.time(self.slot, "latency", max(0.0, waited))
        log(
            how,
            job=job.id,
            input=job.sha256[:16],
            site=site_of(job.raw.channel),
            attempt=job.attempts,
            bytes=len(job.raw.body),
            seconds=round(seconds, 3),
            age=round(max(0.0, waited), 3),
            error=None if ended.outcome == "read" else kind_of_error(ended.outcome, ended.reason),
        )
        if len(self._crossed) >= _CROSSED:
            self._cross_off()

    def _cross_off(self) -> None:
        """Removes what is done from the queue, some at a time: each removal costs a write to the disk."""
        crossed, self._crossed = self._crossed, []
        lost = len(crossed) - self._queue.done(crossed, self.name)
        if lost:
            self.counters.add(self.slot, "jobs lost", lost)

    def _beat(self) -> None:
        """Says that this worker is at work, while it waits and after each dispatch: now and then to the queue."""
        now = time.monotonic()
        self._alive()
        if now - self._beaten >= self.lease / 4:
            self._beaten = now
            self._queue.beat(self.name)

    def _alive(self) -> None:
        self.counters.set(self.slot, "beat", time.monotonic())


def orphan(parent: int) -> bool:
    """Whether the process that started this one has gone."""
    return os.getppid() != parent
