"""Answers that hold as long as the record stays as it is: many people look at the same page."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from dateline.errors import SlowError

T = TypeVar("T")
_WAITING = 3.0  # seconds for somebody else's answer to the same question


class Remembered:
    """The last `most` answers. `version` says what state the record is in: another one, and none of them counts.

    Where many ask the same at once, one asks the record and the others wait for the answer.
    """

    def __init__(self, version: Callable[[], Hashable], *, most: int = 128) -> None:
        self._version, self._most = version, most
        self._answers: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
        self._asked: dict[Hashable, tuple[threading.Lock, list[None]]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer to the question of that key, made where there is none of this state; it must not be changed.

        Raises what `make` raises, and SlowError where others have asked the same and get no answer.
        """
        found = self._answer(key)
        if found is None:
            with self._alone(key):
                found = self._answer(key)
                if found is None:
                    version = self._version()  # before: what changes meanwhile makes this answer an old one
                    found = (version, make())
                    with self._lock:
                        self._answers[key] = found
                        self._answers.move_to_end(key)
                        while len(self._answers) > self._most:
                            self._answers.popitem(last=False)
        answer: T = found[1]
        return answer

    def _answer(self, key: Hashable) -> tuple[Hashable, Any] | None:
        version = self._version()
        with self._lock:
            found = self._answers.get(key)
            if found is None or found[0] != version:
                return None
            self._answers.move_to_end(key)
            return found

    @contextmanager
    def _alone(self, key: Hashable) -> Iterator[None]:
        """Nobody else is making this answer meanwhile."""
        with self._lock:
            lock, waiting = self._asked.setdefault(key, (threading.Lock(), []))
            waiting.append(None)
        try:
            if not lock.acquire(timeout=_WAITING):
                raise SlowError(
                    "many ask this question and it takes long; narrow it: fewer days, a place, another word"
                )
            try:
                yield
            finally:
                lock.release()
        finally:
            with self._lock:
                waiting.pop()
                if not waiting:
                    self._asked.pop(key, None)
