"""Numbers that many processes count and one shows, in memory that they share: one that is killed takes none away."""

import mmap
import struct
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dateline.record.ingest import TAKEN

DISPATCHES = (*TAKEN, "duplicate", "refused", "quarantined", "cancelled", "forgotten")
JOBS = ("done", "retried", "dead", "deferred", "lost")
BOUNDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 3600.0)  # seconds
TIMES = ("work", "latency")
_NAMES = (
    *(f"dispatches {o}" for o in DISPATCHES),
    *(f"jobs {o}" for o in JOBS),
    *(f"{t} {b}" for t in TIMES for b in (*BOUNDS, "more", "sum")),
    "alive",
    "starts",
    "beat",
)
_PLACES = {name: place for place, name in enumerate(_NAMES)}
_NUMBER = struct.Struct("d")


class Counters:
    """The numbers of `slots` processes: each writes to its own slot, so that no two write one number.

    `dispatches` counts by what became of them, `jobs` by how they ended, `work` is the seconds that a job was in hand,
    `latency` those from when it was queued to its end; `beat` is when (monotonic) a process last said that it lives.
    """

    def __init__(self, slots: int) -> None:
        self.slots = slots
        self._memory = mmap.mmap(-1, slots * len(_NAMES) * _NUMBER.size)

    def add(self, slot: int, name: str, amount: float = 1.0) -> None:
        """Adds to a number of a slot."""
        place = self._place(slot, name)
        _NUMBER.pack_into(self._memory, place, _NUMBER.unpack_from(self._memory, place)[0] + amount)

    def set(self, slot: int, name: str, value: float) -> None:
        """Sets a number of a slot."""
        _NUMBER.pack_into(self._memory, self._place(slot, name), value)

    def time(self, slot: int, name: str, seconds: float) -> None:
        """Counts a time among those of `work` or `latency`."""
        place = bisect_left(BOUNDS, seconds)
        self.add(slot, f"{name} {BOUNDS[place] if place < len(BOUNDS) else 'more'}")
        self.add(slot, f"{name} sum", seconds)

    def value(self, slot: int, name: str) -> float:
        """A number of a slot."""
        value: float = _NUMBER.unpack_from(self._memory, self._place(slot, name))[0]
        return value

    def total(self, name: str) -> float:
        """A number over all slots."""
        return sum(self.value(slot, name) for slot in range(self.slots))

    def totals(self, kind: str, names: Sequence[str]) -> Mapping[str, float]:
        """The totals of `dispatches` or `jobs`, by outcome."""
        return {name: self.total(f"{kind} {name}") for name in names}

    def times(self, kind: str) -> tuple[list[tuple[float, float]], float, float]:
        """The times of a kind: how many up to each bound, how many in all, and their sum in seconds."""
        upto, count = [], 0.0
        for bound in BOUNDS:
            count += self.total(f"{kind} {bound}")
            upto.append((bound, count))
        return upto, count + self.total(f"{kind} more"), self.total(f"{kind} sum")

    def _place(self, slot: int, name: str) -> int:
        return (slot * len(_NAMES) + _PLACES[name]) * _NUMBER.size
