"""Work done in child processes that can be stopped: what takes too long or crashes costs only itself."""

import contextlib
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

_MEMORY = 3 << 30  # address space beyond what the parent has: the parser's own peaks are far below

_LOOK = 1.0  # seconds between two looks at what else there is to do while waiting
_PATIENCE = 5  # times the allowed seconds, on the clock, for one that only waits

Work = Callable[[Any], Any]


@dataclass(slots=True, eq=False)
class Ticket:
    """A task that was handed in: after `done`, either `result` or, as `failure`, why there is none."""

    task: Any
    seconds: float
    done: bool = False
    result: Any = None
    failure: str | None = None


@dataclass(slots=True, eq=False)
class _Child:
    process: Any
    pipe: Connection
    ticket: Ticket | None = None
    since: float = 0.0
    until: float = 0.0
    used: float = 0.0


class Children:
    """`count` processes that do `work` on tasks, in the order in which the tasks were handed in.

    They are forked from this process, with what it has loaded: `prepare` loads it when the first task is at hand.
    With no children the work is done here, unprotected. `nested` children may have children of their own. While they
    are waited for, `meanwhile` is called about once a second.
    """

    def __init__(
        self,
        work: Work,
        *,
        count: int,
        memory: int = _MEMORY,
        prepare: Callable[[Any], None] | None = None,
        nested: bool = False,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        self._work, self._count, self._memory, self._prepare = work, count, memory, prepare
        self._nested, self._meanwhile = nested, meanwhile
        self._children: list[_Child] = []
        self._queue: deque[Ticket] = deque()

    def submit(self, task: Any, *, seconds: float, first: bool = False) -> Ticket:
        """The ticket of a task that may take so many seconds; `first` puts it before those that wait.

        Seconds of the processor count, so that a busy machine fails nothing, and five times as many on the clock.
        """
        ticket = Ticket(task, seconds)
        if first:
            self._queue.appendleft(ticket)
        else:
            self._queue.append(ticket)
        self._hand_out()
        return ticket

    def finish(self, ticket: Ticket) -> Ticket:
        """The ticket, once it is done."""
        while not ticket.done:
            self._hand_out()
            self._wait()
        return ticket

    def completed(self, tickets: list[Ticket]) -> Iterator[Ticket]:
        """The tickets as they are done, the quickest first; more may be submitted meanwhile to the same list."""
        while tickets:
            self._hand_out()
            done = [ticket for ticket in tickets if ticket.done]
            if not done:
                self._wait()
            for ticket in done:
                tickets.remove(ticket)
                yield ticket

    def close(self) -> None:
        """Ends all children."""
        for child in self._children:
            self._end(child)
        self._children = []

    def __enter__(self) -> "Children":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hand_out(self) -> None:
        """Gives waiting tasks to idle children."""
        while self._queue:
            if self._prepare is not None:
                self._prepare(self._queue[0].task)
                self._prepare = None
            if self._count == 0:
                ticket = self._queue.popleft()
                ticket.result, ticket.done = self._work(ticket.task), True
                continue
            idle = next((c for c in self._children if c.ticket is None), None)
            if idle is None:
                if len(self._children) >= self._count:
                    return
                idle = self._start()
            ticket = self._queue.popleft()
            idle.ticket, idle.since = ticket, time.monotonic()
            idle.until, idle.used = idle.since + ticket.seconds, _processor_time(idle.process.pid)
            try:
                idle.pipe.send(ticket.task)
            except (OSError, ValueError):
                self._fail(idle, "the reading process ended unexpectedly")

    def _wait(self) -> None:
        """Waits for the next result or deadline, and deals with it."""
        busy = [c for c in self._children if c.ticket is not None]
        if not busy:
            return
        left = max(0.0, min(c.until for c in busy) - time.monotonic())
        if self._meanwhile is not None:
            self._meanwhile()
            left = min(left, _LOOK)
        ready = wait([c.pipe for c in busy], timeout=left)
        now = time.monotonic()
        for child in busy:
            ticket = child.ticket
            if ticket is None:
                continue
            if child.pipe in ready:
                try:
                    fine, told = child.pipe.recv()
                except (EOFError, OSError):
                    self._fail(child, "the reading process ended unexpectedly (out of memory, or a crash)")
                    continue
                child.ticket = None
                ticket.result, ticket.failure, ticket.done = (told, None, True) if fine else (None, told, True)
            elif now >= child.until:
                used = _processor_time(child.process.pid) - child.used
                longest = child.since + _PATIENCE * ticket.seconds
                if used >= ticket.seconds or now >= longest:
                    self._fail(child, f"took longer than {ticket.seconds:.0f} seconds")
                else:  # the machine is busy with others
                    child.until = min(longest, now + max(0.05, ticket.seconds - used))

    def _fail(self, child: _Child, why: str) -> None:
        """Ends a child and fails its task; another child takes its place when there is work."""
        ticket = child.ticket
        self._end(child)
        self._children.remove(child)
        if ticket is not None:
            ticket.failure, ticket.done = why, True

    def _start(self) -> _Child:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        others = [c.pipe for c in self._children] + [ours]
        process = context.Process(target=_serve, args=(theirs, self._work, self._memory, others))
        process.daemon = not self._nested
        sys.stdout.flush()
        sys.stderr.flush()
        process.start()
        theirs.close()
        child = _Child(process, ours)
        self._children.append(child)
        return child

    @staticmethod
    def _end(child: _Child) -> None:
        child.pipe.close()
        child.process.kill()
        child.process.join()
        child.process.close()


def _processor_time(pid: int) -> float:
    """The seconds of the processor that a process has used; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as status:
            fields = status.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return 0.0


def _serve(pipe: Connection, work: Work, memory: int, others: list[Connection]) -> None:
    """What a child does until its parent goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    for other in others:
        other.close()
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as status:
            size = int(status.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (size + memory, size + memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        try:
            told = (True, work(task))
        except MemoryError:
            os._exit(1)  # nothing in this process can be relied on any more
        except Exception as error:
            told = (False, f"{type(error).__name__}: {error}".split("\n")[0])
        try:
            pipe.send(told)
        except (OSError, ValueError):
            os._exit(0)
