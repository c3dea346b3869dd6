"""Inputs that wait for readers, in the record itself: taken under a lease, tried again, set aside when they fail.

What is queued has its bytes in the record already. A worker takes some jobs for a time and says now and then that it is
still at work; a job whose worker falls silent is anybody's again. So each is read at least once, and since a dispatch
goes into the record once however often it is read, what comes of it is the same. Nothing is lost with a process.

Two jobs of one series (one feed, one dispatch under its own name) are never out at once, and go in their order: of two
versions the later one is read later.
"""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dateline.articles.raw import Raw
from dateline.errors import RecordError
from dateline.record.canonical import sha256
from dateline.record.kept import KeptRecord, utc
from dateline.settings import ATTEMPTS, DEPTH, LEASE, LONGEST

_PAUSE = 30.0  # seconds before the second try, doubled before each further one
_SILENT = "its worker ended or fell silent each time"
_RAW = (
    "SELECT j.id, j.sha256, j.attempts, j.added, c.name, c.channel, c.media, c.fetched, c.headers, e.body "
    "FROM job AS j JOIN capture AS c ON c.id = j.capture JOIN evidence AS e ON e.id = c.evidence "
    "WHERE j.id IN ({marks}) ORDER BY j.urgent DESC, j.id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An input to be read: `attempts` counts this one, `added` is when it was queued (UTC)."""

    id: int
    raw: Raw
    sha256: str
    attempts: int
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A job that was given up, with its last error; times are UTC."""

    id: int
    name: str
    channel: str
    sha256: str
    added: str
    since: str
    attempts: int
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How many jobs wait (`delayed` of them for a later time), are in hand and were given up.

    `oldest` is the age in seconds of the oldest that could be read now, None where there is none.
    """

    waiting: int = 0
    delayed: int = 0
    leased: int = 0
    dead: int = 0
    oldest: float | None = None

    @property
    def open(self) -> int:
        """How many are still to be read."""
        return self.waiting + self.leased


def series_of(*parts: str) -> str:
    """The series of what bears these names."""
    return sha256("\0".join(parts))[:32]


def pause(attempts: int, *, jitter: Callable[[], float] = random.random) -> float:
    """The seconds before the next try after so many: doubled each time, capped, spread by a fifth."""
    return min(_PAUSE * 2.0 ** min(attempts - 1, 20), LONGEST) * (0.8 + 0.2 * jitter())


class Queue:
    """The queue of a record. `lease` is for how many seconds jobs are taken, `attempts` after how many one is given up.

    Times are those of `record.moment()`: of this machine for a file, of the server for a database that others use too.
    """

    def __init__(
        self,
        record: KeptRecord,
        *,
        lease: float = LEASE,
        attempts: int = ATTEMPTS,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._record, self._lease, self._attempts, self._jitter = record, lease, attempts, jitter

    def put(self, inputs: Sequence[tuple[Raw, str]], *, depth: int = DEPTH, urgent: bool = False) -> int:
        """Queues inputs, each with its series, and keeps their bytes, in one transaction; `urgent` ones are read first.

        Returns how many of them, from the first, are dealt with: fewer than there are where the queue is then `depth`
        deep; what is not urgent takes no room from what is. One whose very bytes wait already is dealt with too.
        """
        with self._record.change() as base:
            now = utc(self._record.moment())
            room = depth - int(
                base.execute("SELECT count(*) FROM job WHERE state <> 'dead' AND urgent >= ?", (int(urgent),)).get
            )
            for number, (raw, series) in enumerate(inputs):
                key = sha256(raw.body)
                if base.execute("SELECT 1 FROM job WHERE sha256 = ?", (key,)).get is not None:
                    continue
                if room <= 0:
                    return number
                base.execute(
                    "INSERT INTO job (capture, sha256, series, added, due, urgent) VALUES (?, ?, ?, ?, ?, ?)",
                    (self._record.keep(raw), key, series, now, now, int(urgent)),
                )
                room -= 1
        return len(inputs)

    def holds(self, key: str) -> bool:
        """Whether the bytes of this hash are queued, given up ones too."""
        return bool(self._record.asked("SELECT 1 FROM job WHERE sha256 = ?", (key,)))

    def claim(self, worker: str, *, most: int) -> list[Job]:
        """At most so many jobs, urgent ones first, then the oldest, for this worker alone until its lease ends."""
        now = self._record.moment()
        self._give_up(now)
        # What lies further off than anything is ever put off was written by a clock that was wrong.
        said, far = utc(now), utc(now + timedelta(seconds=LONGEST + 1))
        with self._record.beside() as base:
            numbers = [
                number
                for (number,) in base.execute(
                    "SELECT id FROM job AS j WHERE state <> 'dead' AND ("
                    "(state = 'waiting' AND (due <= ?1 OR (attempts > 0 AND due > ?2))) "
                    "OR (state = 'leased' AND (until <= ?1 OR until > ?2))) AND NOT EXISTS (SELECT 1 FROM job AS e "
                    "WHERE e.series = j.series AND e.id < j.id AND e.state <> 'dead') ORDER BY urgent DESC, id LIMIT ?3"
                    + self._record.skipping,
                    (said, far, most),
                ).fetchall()
            ]
            if not numbers:
                return []
            marks = ", ".join("?" * len(numbers))
            base.execute(
                "UPDATE job SET state = 'leased', attempts = attempts + 1, worker = ?, until = ? "
                f"WHERE id IN ({marks})",
                (worker, self._until(now), *numbers),
            )
            rows = base.execute(_RAW.format(marks=marks), numbers).fetchall()
        return [job for row in rows if (job := self._sound(row, worker)) is not None]

    def beat(self, worker: str) -> int:
        """Lengthens the lease on all that a worker has; returns how many jobs these are."""
        until = self._until(self._record.moment())
        with self._record.beside() as base:
            base.execute("UPDATE job SET until = ? WHERE worker = ?", (until, worker))
            return int(base.changes())

    def done(self, jobs: Sequence[int], worker: str) -> int:
        """Removes jobs that were read to their end; returns how many were still this worker's."""
        if not jobs:
            return 0
        with self._record.beside() as base:
            marks = ", ".join("?" * len(jobs))
            base.execute(f"DELETE FROM job WHERE worker = ? AND id IN ({marks})", (worker, *jobs))
            return int(base.changes())

    def fail(self, job: Job, worker: str, error: str, *, final: bool = False) -> str:
        """Puts a job off to be tried again, or gives it up; "waiting", "dead", or "lost" where it is another's now.

        It is given up at once where trying again is no use (`final`).
        """
        if final or job.attempts >= self._attempts:
            return "dead" if self._bury(job.id, job.raw, error, job.attempts, worker=worker) else "lost"
        due = self._record.moment() + timedelta(seconds=pause(job.attempts, jitter=self._jitter))
        return self._put_back(job, worker, due, error, attempts=job.attempts)

    def defer(self, job: Job, worker: str, until: datetime, why: str) -> str:
        """Puts a job off to a time, as if it had not been tried: what is under an embargo."""
        return self._put_back(job, worker, until, why, attempts=0)

    def hand_back(self, jobs: Sequence[int], worker: str) -> int:
        """Gives back jobs that this worker has not begun, as if it had not taken them; returns how many."""
        if not jobs:
            return 0
        with self._record.beside() as base:
            marks = ", ".join("?" * len(jobs))
            base.execute(
                "UPDATE job SET state = 'waiting', worker = NULL, until = NULL, attempts = attempts - 1 "
                f"WHERE worker = ? AND id IN ({marks})",
                (worker, *jobs),
            )
            return int(base.changes())

    def free(self, worker: str) -> int:
        """Ends the leases of a worker that is known to be dead, before their time; returns how many jobs these were."""
        with self._record.beside() as base:
            base.execute(
                "UPDATE job SET until = ? WHERE worker = ?", (utc(self._record.moment() - timedelta(seconds=1)), worker)
            )
            return int(base.changes())

    def depth(self) -> Depth:
        """How deep the queue is."""
        now = self._record.moment()
        rows = self._record.asked(
            "SELECT state, count(*), count(CASE WHEN due > ?1 THEN 1 END), min(CASE WHEN due <= ?1 THEN added END) "
            "FROM job GROUP BY state",
            (utc(now),),
        )
        told = {state: (count, later, first) for state, count, later, first in rows}
        waiting, delayed, first = told.get("waiting", (0, 0, None))
        age = None if first is None else max(0.0, (now - datetime.fromisoformat(first)).total_seconds())
        return Depth(
            waiting=waiting,
            delayed=delayed,
            leased=told.get("leased", (0,))[0],
            dead=told.get("dead", (0,))[0],
            oldest=age,
        )

    def dead(self, *, limit: int = 1000) -> list[DeadLetter]:
        """Jobs that were given up, the oldest first."""
        rows = self._record.asked(
            "SELECT j.id, c.name, c.channel, j.sha256, j.added, j.due, j.attempts, j.error FROM job AS j "
            "JOIN capture AS c ON c.id = j.capture WHERE j.state = 'dead' ORDER BY j.id LIMIT ?",
            (limit,),
        )
        names = ("id", "name", "channel", "sha256", "added", "since", "attempts", "error")
        return [DeadLetter(**dict(zip(names, row, strict=True))) for row in rows]

    def retry(self, jobs: Sequence[int] | None = None) -> int:
        """Queues again what was given up, all of it where no numbers are given; returns how many.

        RecordError for a number that is not given up.
        """
        now = utc(self._record.moment())
        with self._record.change() as base:
            numbers = self._chosen(base, jobs)
            for number in numbers:
                base.execute(
                    "UPDATE job SET state = 'waiting', attempts = 0, due = ?, error = NULL WHERE id = ?", (now, number)
                )
                self._record.note("queue again", f"job:{number}", {})
        return len(numbers)

    def drop(self, jobs: Sequence[int] | None = None, *, why: str) -> int:
        """Removes what was given up from the queue, all of it where no numbers are given; returns how many.

        Its bytes stay, and the history says who dropped it and why. RecordError for a number that is not given up.
        """
        with self._record.change() as base:
            numbers = self._chosen(base, jobs)
            for number in numbers:
                key, error = base.execute("SELECT sha256, error FROM job WHERE id = ?", (number,)).fetchone()
                base.execute("DELETE FROM job WHERE id = ?", (number,))
                self._record.note("drop", f"job:{number}", {"input": key, "error": error, "reason": why})
        return len(numbers)

    def _until(self, now: datetime) -> str:
        return utc(now + timedelta(seconds=min(self._lease, LONGEST)))

    def _sound(self, row: Sequence[Any], worker: str) -> Job | None:
        """A job with its bytes; None where these were forgotten, or are no longer what came in."""
        number, key, attempts, added, name, channel, media, fetched, headers, body = row
        raw = Raw(
            body=body or b"",
            name=name,
            channel=channel,
            media=media,
            fetched=fetched,
            headers=tuple((k, v) for k, v in json.loads(headers)),
        )
        if body is None:
            self.done([number], worker)
            return None
        if sha256(body) != key:
            self._bury(number, raw, "its bytes were changed after it was queued; see `dateline doctor`", attempts)
            return None
        return Job(id=number, raw=raw, sha256=key, attempts=attempts, added=added)

    def _put_back(self, job: Job, worker: str, due: datetime, error: str, *, attempts: int) -> str:
        with self._record.beside() as base:
            base.execute(
                "UPDATE job SET state = 'waiting', worker = NULL, until = NULL, due = ?, attempts = ?, error = ? "
                "WHERE id = ? AND worker = ?",
                (utc(due), attempts, error, job.id, worker),
            )
            return "waiting" if base.changes() else "lost"

    def _give_up(self, now: datetime) -> None:
        """Gives up jobs whose workers ended as often as a job is tried: they may be what ends them."""
        rows = self._record.asked(
            "SELECT j.id, j.attempts FROM job AS j WHERE j.worker IS NOT NULL AND j.until <= ? AND j.attempts >= ?",
            (utc(now), self._attempts),
        )
        for number, attempts in rows:
            with self._record.change() as base:
                found = base.execute(_RAW.format(marks="?"), (number,)).fetchone()
                if found is not None and self._record.outcome(found[1]) == ("read", 1):
                    base.execute("DELETE FROM job WHERE id = ?", (number,))  # ended between the record and the queue
                elif found is not None:
                    raw = Raw(body=found[9] or b"", name=found[4], channel=found[5], media=found[6], fetched=found[7])
                    self._bury(number, raw, _SILENT, attempts, before=utc(now))

    def _bury(
        self, number: int, raw: Raw, error: str, attempts: int, *, worker: str | None = None, before: str | None = None
    ) -> bool:
        """Gives a job up, if it is still this worker's, or its lease ended before a time; whether it was."""
        now = utc(self._record.moment())
        with self._record.change() as base:
            key = base.execute(
                "UPDATE job SET state = 'dead', worker = NULL, until = NULL, due = ?1, error = ?2 WHERE id = ?3 "
                "AND state = 'leased' AND (?4 = '' OR worker = ?4) AND (?5 = '' OR until <= ?5) RETURNING sha256",
                (now, error, number, worker or "", before or ""),
            ).get
            if key is None:
                return False
            if sha256(raw.body) == key and self._record.outcome(key) is None:
                self._record.settle(raw, "quarantined", reason=error, tries=attempts)
        return True

    @staticmethod
    def _chosen(base: Any, jobs: Sequence[int] | None) -> list[int]:
        dead = [n for (n,) in base.execute("SELECT id FROM job WHERE state = 'dead' ORDER BY id").fetchall()]
        if jobs is None:
            return dead
        missing = sorted(set(jobs) - set(dead))
        if missing:
            said = ", ".join(map(str, missing))
            raise RecordError(f"{said}: no such dead letter; `dateline queue dead` lists those there are")
        return [n for n in dead if n in set(jobs)]
