"""The log of what runs for a long time: for people a line, for programs one JSON object a line; both on stderr.

No word of a dispatch is in it, nor its name, title or address: these tell who was hurt, and logs go where records do
not. A job is told by its number and the hash of its bytes, an error by its kind. `dateline queue dead` has the rest.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import urlsplit

from dateline.articles.units import shown
from dateline.record.reading import FAULT

_LOGGER = logging.getLogger("dateline.stream")
_FAULT = re.compile(re.escape(FAULT) + r" \((\w{1,60}):?")


def set_up(*, as_json: bool, stream: TextIO | None = None) -> None:
    """Sends the log of this program to stderr, or to a stream."""
    handler: logging.Handler = logging.StreamHandler(stream) if stream is not None else _Stderr()
    handler.setFormatter(_Json() if as_json else _Plain())
    root = logging.getLogger()
    for old in list(root.handlers):
        if getattr(old, "of_dateline", False):
            root.removeHandler(old)
    handler.of_dateline = True  # type: ignore[attr-defined]
    root.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)


def log(event: str, *, level: int = logging.INFO, **told: Any) -> None:
    """Logs what happened, in words that are ours: `told` may hold numbers, hashes and names of machines only."""
    _LOGGER.log(level, event, extra={"told": {name: value for name, value in told.items() if value is not None}})


def fault(error: BaseException) -> dict[str, Any]:
    """What may be told of an exception: its type and where it was raised; its message may quote a dispatch."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "at": [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames[-6:]],
    }


def kind_of_error(outcome: str, reason: str | None) -> str:
    """The kind of what went wrong with an input, without its words."""
    reason = reason or ""
    if outcome == "withheld":
        return "withheld"
    if (found := _FAULT.match(reason)) is not None:
        return f"fault {found[1]}"
    if reason.startswith("took longer than"):
        return "too long"
    if reason.startswith("the reading process ended"):
        return "crash"
    return outcome


def site_of(channel: str) -> str:
    """The host that an input came from, "file" for one that came by no address."""
    try:
        return shown(urlsplit(channel).hostname or "file")
    except ValueError:
        return "file"


def _facts(record: logging.LogRecord) -> dict[str, Any]:
    told: dict[str, Any] = dict(getattr(record, "told", {}))
    if record.exc_info and record.exc_info[1] is not None:
        told |= fault(record.exc_info[1])
    return told


class _Stderr(logging.Handler):
    """Writes to whatever stderr is at the moment, a line at once: many processes share it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()
        except Exception:
            self.handleError(record)


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        head = {"time": at, "level": record.levelname.lower(), "logger": record.name, "process": record.process}
        return json.dumps(head | {"event": record.getMessage()} | _facts(record), ensure_ascii=True, default=str)


class _Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = " ".join(f"{name}={value}" for name, value in _facts(record).items())
        return shown(f"dateline: {record.getMessage()} {told}".rstrip())
