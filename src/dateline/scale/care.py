"""Reading that survives what it reads: deadlines, and what to do about a document that killed the process."""

import json
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from dateline.model import Article
from dateline.record.children import Children
from dateline.record.reading import Outcome, Reading

_DEATHS = 2  # in one batch, before its documents are read where they can do no harm
_EACH = 2.0  # seconds for each document of a batch more
FOLDER = "work"


class _LateError(Exception):
    """A document takes longer than it may."""


class Careful:
    """Reads the documents of one shard in batches.

    Before each batch its number is written down beside the output. A process that finds such a note died over that
    batch, or was killed during it; after two deaths the batch is read in a child of its own, document by document, and
    what kills the child is set aside. Chance kills thus change nothing in the output. Want of memory is a death too:
    nothing in such a process can be relied on any more.
    """

    def __init__(self, reading: Reading, *, out: Path, key: str, seconds: float, memory: int) -> None:
        self._reading, self._seconds, self._memory = reading, seconds, memory
        self._path = out / FOLDER / f"{key}.json"
        self._batch = 0
        self._deaths = self._earlier()

    def read(self, articles: Sequence[Article]) -> list[Outcome]:
        """The outcomes of the next batch; one that can't be read has the status fault."""
        number, self._batch = str(self._batch), self._batch + 1
        if self._deaths.get(number, 0) >= _DEATHS:
            return self._apart(articles)
        self._note(number)
        try:
            with _deadline(self._seconds + _EACH * len(articles)):
                return self._outcomes(articles)
        except _LateError:
            return [self._single(article) for article in articles]

    def done(self) -> None:
        """Forgets the notes of a shard that is finished."""
        self._path.unlink(missing_ok=True)

    def _outcomes(self, articles: Sequence[Article]) -> list[Outcome]:
        told = self._reading(articles)
        assert isinstance(told, list)
        return [outcome for outcome in told if isinstance(outcome, Outcome)]

    def _single(self, article: Article) -> Outcome:
        try:
            with _deadline(self._seconds):
                return self._outcomes([article])[0]
        except _LateError:
            return _set_aside(article, f"took longer than {self._seconds:.0f} seconds")

    def _apart(self, articles: Sequence[Article]) -> list[Outcome]:
        made = []
        with Children(self._reading, count=1, memory=self._memory, prepare=None) as children:
            for article in articles:
                ticket = children.finish(children.submit([article], seconds=self._seconds))
                made.append(ticket.result[0] if ticket.failure is None else _set_aside(article, ticket.failure))
        return made

    def _earlier(self) -> dict[str, int]:
        """How often each batch was in hand when a process ended."""
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
            deaths = {str(k): int(v) for k, v in told["deaths"].items()}
            deaths[told["in_hand"]] = deaths.get(told["in_hand"], 0) + 1
            return deaths
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _note(self, number: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps({"in_hand": number, "deaths": self._deaths}), encoding="utf-8")


def _set_aside(article: Article, reason: str) -> Outcome:
    return Outcome(status="fault", text=article.text, reason=reason, language=article.language)


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raises _LateError in the block once it has used so many seconds of the processor, or five times as many on the
    clock; only in a main thread.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise _LateError

    clocks = ((signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, 5 * seconds))
    before = [signal.signal(sign, late) for sign, _, _ in clocks]
    for _, clock, most in clocks:
        signal.setitimer(clock, most)
    try:
        yield
    finally:
        for (sign, clock, _), handler in zip(clocks, before, strict=True):
            signal.setitimer(clock, 0)
            signal.signal(sign, handler)
