"""A bound on what one question may take, so that nobody's question costs the others theirs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from dateline.errors import SlowError

_STEPS = 5_000  # of SQLite's machine between two looks at the clock: about a millisecond


@contextmanager
def within(base: apsw.Connection, seconds: float | None, *, what: str = "limit") -> Iterator[None]:
    """Stops what is asked inside after so many seconds and raises SlowError; None lets it run."""
    if (own := getattr(base, "within", None)) is not None:  # a server keeps the time itself
        with own(seconds):
            yield
        return
    if seconds is not None:
        until = time.monotonic() + seconds
        base.set_progress_handler(lambda: time.monotonic() > until, _STEPS, id=what)
    try:
        yield
    except apsw.InterruptError:
        took = "was stopped" if seconds is None else f"takes longer than {seconds:g} seconds"
        raise SlowError(f"this question {took}; narrow it: fewer days, a place, another word") from None
    finally:
        if seconds is not None:
            base.set_progress_handler(None, id=what)
