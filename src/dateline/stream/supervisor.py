"""Workers and what looks after them: starts them, starts those that die again, ends them in good order."""

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import wait
from typing import Any
from uuid import uuid4

from dateline.errors import DatelineError
from dateline.record import KeptRecord
from dateline.record.children import Work
from dateline.record.queue import Queue
from dateline.settings import ATTEMPTS, LEASE
from dateline.stream.counters import Counters
from dateline.stream.logs import fault, log
from dateline.stream.worker import Worker, orphan

_LOOK = 0.5  # seconds
_LONGEST = 30.0  # seconds before a worker that keeps dying is started again
_SOUND = 60.0  # seconds after which one that dies is started again at once
GRACE = 80.0  # seconds that workers have to end what they have in hand

Show = Callable[[Counters, Callable[[], bool]], None]  # shows the numbers until it is told to stop


@dataclass(slots=True)
class _Process:
    slot: int
    process: Any = None
    name: str = ""
    began: float = 0.0
    deaths: int = 0
    after: float = 0.0
    ended: bool = False


@dataclass(slots=True, kw_only=True)
class Workers:
    """`count` workers on the queue of a record; they share what was loaded before `run`.

    `show` runs in a process of its own, beside them: whatever is asked of it holds no worker up. This process itself
    has no thread and no connection when it forks. With `once` all end when nothing is due.
    """

    open_record: Callable[[], KeptRecord]
    work: Work
    count: int
    lease: float = LEASE
    attempts: int = ATTEMPTS
    once: bool = False
    show: Show | None = None
    grace: float = GRACE
    counters: Counters = field(init=False)
    _told: int = 0
    _workers: list[_Process] = field(default_factory=list)
    _shown: _Process | None = None

    def __post_init__(self) -> None:
        self.counters = Counters(self.count)
        self._workers = [_Process(slot) for slot in range(self.count)]

    def run(self) -> int:
        """How many signals ended it: 0 where there was nothing more to do. RecordError where there is no record."""
        self.open_record().close()
        before = {sign: signal.signal(sign, self._signal) for sign in (signal.SIGTERM, signal.SIGINT)}
        try:
            if self.show is not None:
                self._shown = _Process(-1)
            log("started", workers=self.count, lease=self.lease, attempts=self.attempts)
            while not self._told and not all(one.ended for one in self._workers):
                for one in self._all():
                    self._keep_alive(one)
                self._pause()
            self._end()
        finally:
            for one in self._all():
                if one.process is not None:
                    one.process.kill()
                    one.process.join()
            for sign, handler in before.items():
                signal.signal(sign, handler)
        return self._told

    def _all(self) -> list[_Process]:
        return [*self._workers, *([self._shown] if self._shown else [])]

    def _signal(self, *_: object) -> None:
        self._told += 1

    def _pause(self) -> None:
        running = [one.process.sentinel for one in self._all() if one.process is not None and one.process.is_alive()]
        if running:
            wait(running, timeout=_LOOK)
        else:
            time.sleep(_LOOK)

    def _keep_alive(self, one: _Process) -> None:
        """Starts a process that is not there, and frees what a dead one had in hand."""
        now = time.monotonic()
        if one.process is not None and not one.process.is_alive():
            self._buried(one)
        if one.process is None and not one.ended and now >= one.after:
            self._start(one)

    def _buried(self, one: _Process) -> None:
        status = one.process.exitcode
        one.process.join()
        one.process = None
        if one.slot >= 0:
            self.counters.set(one.slot, "alive", 0)
        if status == 0 and one.slot >= 0:
            one.ended = True
            return
        lived = time.monotonic() - one.began
        one.deaths = 1 if lived >= _SOUND else one.deaths + 1
        one.after = time.monotonic() + (0.0 if one.deaths == 1 else min(_LONGEST, 2.0 ** (one.deaths - 2)))
        log("worker died" if one.slot >= 0 else "display died", worker=one.slot, status=status, lived=round(lived, 1))
        self._free(one)

    def _free(self, one: _Process) -> None:
        if one.slot < 0:
            return
        try:
            with self.open_record() as record:
                freed = Queue(record, lease=self.lease, attempts=self.attempts).free(one.name)
            log("freed", worker=one.slot, jobs=freed)
        except DatelineError as error:  # their leases end by themselves
            log("not freed", worker=one.slot, **fault(error))

    def _start(self, one: _Process) -> None:
        one.name, one.began = (
            f"{socket.gethostname()[:60]}:{os.getpid()}:{one.slot}:{uuid4().hex[:8]}",
            time.monotonic(),
        )
        if one.slot >= 0:
            self.counters.add(one.slot, "starts")
            self.counters.set(one.slot, "alive", 1)
            self.counters.set(one.slot, "beat", one.began)
        target = partial(self._serve, one, os.getpid())
        one.process = multiprocessing.get_context("fork").Process(target=target, daemon=False)
        one.process.start()

    def _serve(self, one: _Process, parent: int) -> None:
        """What a worker does; runs in a process of its own."""
        told: list[int] = []
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda sign, _: told.append(sign))

        def stop() -> bool:
            return bool(told) or orphan(parent)

        try:
            if one.slot < 0:
                assert self.show is not None
                self.show(self.counters, stop)
                os._exit(0)
            Worker(
                name=one.name,
                slot=one.slot,
                counters=self.counters,
                open_record=self.open_record,
                work=self.work,
                stop=stop,
                lease=self.lease,
                attempts=self.attempts,
                once=self.once,
            ).run()
        except Exception as error:
            log("failed", level=40, worker=one.slot, **fault(error))
            os._exit(3)
        os._exit(0)  # nothing of the parent's is to be tidied up here

    def _end(self) -> None:
        """Asks all to end, waits, and at a second signal or after the grace no longer."""
        told = self._told
        if told:
            log("stopping")
        for one in self._all():
            if one.process is not None and one.process.is_alive():
                one.process.terminate()
        until = time.monotonic() + self.grace
        while any(one.process is not None and one.process.is_alive() for one in self._workers):
            if time.monotonic() >= until or self._told > max(told, 1):
                break
            self._pause()
        for one in self._workers:
            if one.process is not None and one.process.is_alive():
                one.process.kill()
                one.process.join()
                log("killed", worker=one.slot)
                self._free(one)
            elif one.process is not None and one.process.exitcode not in (0, None):
                self._free(one)
        log("stopped")
