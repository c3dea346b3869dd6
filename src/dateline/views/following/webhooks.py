"""Whom a saved search tells of what changes, what waits to be told, and how that went; in the private file.

A secret signs what is sent (Standard Webhooks, `whsec_...`). It is kept to sign with, and shown once.
"""

import base64
import secrets
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dateline.articles.addresses import checked
from dateline.errors import FetchError, RecordError, SettingError
from dateline.views.private import opened

TRIES = 8  # after that many a message is dead
BACKOFF = (5.0, 300.0, 1800.0, 7200.0, 18000.0, 36000.0, 36000.0)  # seconds after each try that failed
LEASE = 120.0  # seconds for which nobody else sends a message that somebody has taken up
KEPT = 30 * 86400.0  # seconds for which what was delivered or died is still listed
MOST = 20  # webhooks of one search
_COLUMNS = "id, search, url, began, mark, off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address that is told of a search: of what changed since `began`, up to `mark` so far (moments of the record).

    `off` says why nothing is sent any more.
    """

    id: int
    search: int
    url: str
    began: str
    mark: str
    off: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message: `state` is waiting, delivered or dead; `due` is when it is tried next, `why` what went wrong last."""

    id: str
    webhook: int
    made: float
    tries: int
    due: float
    state: str
    status: int | None
    why: str | None


class Webhooks:
    """The webhooks in a private file. `now` tells the time in seconds."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self.path, self.now = path, now

    def _base(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path)

    def of(self, search: int) -> list[Webhook]:
        """The webhooks of a search."""
        return self._found("search = ? ORDER BY id", search)

    def every(self) -> list[Webhook]:
        """All webhooks."""
        return self._found("1 ORDER BY id")

    def one(self, number: int) -> Webhook:
        """A webhook; raises RecordError where there is none of that number."""
        found = self._found("id = ?", number)
        if not found:
            raise RecordError(f"no webhook {number}: `dateline webhooks list` shows those there are")
        return found[0]

    def add(self, search: int, url: str, *, at: str, trusted: frozenset[str] = frozenset()) -> tuple[Webhook, str]:
        """A webhook of a search, to be told of what changes after `at`, and its secret; raises SettingError."""
        address = fit(url, trusted=trusted)
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
        with self._base() as base:
            if base.execute("SELECT count(*) FROM webhook WHERE search = ?", (search,)).fetchone()[0] >= MOST:
                raise SettingError(f"the search has {MOST} webhooks already; remove one first")
            try:
                made = base.execute(
                    "INSERT INTO webhook (search, url, secret, began, mark, added) VALUES (?, ?, ?, ?, ?, ?)",
                    (search, address, secret, at, at, self.now()),
                )
            except sqlite3.IntegrityError:
                raise SettingError(f"{address}: is told of this search already") from None
            number = int(made.lastrowid or 0)
        return self.one(number), secret

    def remove(self, number: int) -> None:
        """Takes a webhook away with all that waits for it; raises RecordError where there is none."""
        self.one(number)
        with self._base() as base:
            base.execute("DELETE FROM webhook WHERE id = ?", (number,))

    def stop(self, number: int, why: str) -> None:
        """Sends a webhook nothing more; what waits for it is dead."""
        with self._base() as base:
            base.execute("UPDATE webhook SET off = ? WHERE id = ?", (why, number))
            base.execute("UPDATE delivery SET state = 'dead' WHERE webhook = ? AND state = 'waiting'", (number,))

    def secret(self, number: int) -> str:
        """What signs the messages of a webhook."""
        with self._base() as base:
            return str(base.execute("SELECT secret FROM webhook WHERE id = ?", (number,)).fetchone()[0])

    def told(self, number: int) -> dict[str, str]:
        """The incidents that a webhook was told of, each with its change that was told last."""
        with self._base() as base:
            return dict(base.execute("SELECT incident, changed FROM told WHERE webhook = ?", (number,)).fetchall())

    def put(
        self, number: int, id: str, body: str, *, told: Sequence[tuple[str, str]], gone: Sequence[str], mark: str
    ) -> bool:
        """Lays a message down to be sent, with what it tells of; False where it lay there already."""
        with self._base() as base:
            new = base.execute(
                "INSERT OR IGNORE INTO delivery (id, webhook, body, made, due) SELECT ?, id, ?, ?, ? FROM webhook "
                "WHERE id = ?",
                (id, body, self.now(), self.now(), number),
            ).rowcount
            rows = [(number, key, changed) for key, changed in told]
            base.executemany("INSERT OR REPLACE INTO told SELECT ?, ?, ?", rows)
            base.executemany("DELETE FROM told WHERE webhook = ? AND incident = ?", [(number, key) for key in gone])
            base.execute("UPDATE webhook SET mark = max(mark, ?) WHERE id = ?", (mark, number))
        return bool(new)

    def due(self) -> list[tuple[str, int]]:
        """The messages that it is time to send, each with its webhook, in the order in which they were made."""
        if not self.path.exists():
            return []
        with self._base() as base:
            return base.execute(
                "SELECT id, webhook FROM delivery WHERE state = 'waiting' AND due <= ? ORDER BY made, rowid",
                (self.now(),),
            ).fetchall()

    def take(self, id: str) -> str | None:
        """The body of a message that is due, for whoever takes it up first; None where somebody else has."""
        now = self.now()
        with self._base() as base:
            mine = base.execute(
                "UPDATE delivery SET due = ? WHERE id = ? AND state = 'waiting' AND due <= ?", (now + LEASE, id, now)
            ).rowcount
            row = base.execute("SELECT body FROM delivery WHERE id = ?", (id,)).fetchone()
        return str(row[0]) if mine and row else None

    def went(self, id: str, *, status: int | None, why: str | None, wait: float | None = None) -> str:
        """Notes how a try went (`why` None: well); returns what the message is now: delivered, waiting or dead.

        After one that failed the next comes later and later, and not before the `wait` that the receiver asked for.
        """
        with self._base() as base:
            row = base.execute("SELECT tries FROM delivery WHERE id = ?", (id,)).fetchone()
            if row is None:  # removed meanwhile
                return "dead"
            tries = row[0] + 1
            state = "delivered" if why is None else "dead" if tries >= TRIES else "waiting"
            due = self.now()
            if state == "waiting":
                spread = 1 + int(id[-4:], 16) / 65535 / 5  # so that not all who wait come back at one moment
                due += max(BACKOFF[tries - 1] * spread, wait or 0.0)
            base.execute(
                "UPDATE delivery SET tries = ?, state = ?, due = ?, status = ?, why = ? WHERE id = ?",
                (tries, state, due, status, why and why[:500], id),
            )
        return state

    def again(self, number: int, id: str) -> None:
        """Lets a dead message be tried anew; raises RecordError where there is none."""
        if self.one(number).off is not None:
            raise RecordError(f"webhook {number} is off; add its address once more")
        with self._base() as base:
            found = base.execute(
                "UPDATE delivery SET state = 'waiting', tries = 0, due = ? WHERE id = ? AND webhook = ? "
                "AND state = 'dead'",
                (self.now(), id, number),
            ).rowcount
        if not found:
            raise RecordError(f"no dead message {id[:60]!r} of webhook {number}")

    def deliveries(self, number: int, *, limit: int = 20) -> list[Delivery]:
        """The last messages of a webhook, the newest first."""
        with self._base() as base:
            rows = base.execute(
                "SELECT id, webhook, made, tries, due, state, status, why FROM delivery WHERE webhook = ? "
                "ORDER BY made DESC, rowid DESC LIMIT ?",
                (number, limit),
            ).fetchall()
        names = ("id", "webhook", "made", "tries", "due", "state", "status", "why")
        return [Delivery(**dict(zip(names, row, strict=True))) for row in rows]

    def tidy(self) -> None:
        """Takes messages away that were dealt with a month ago."""
        with self._base() as base:
            base.execute("DELETE FROM delivery WHERE state <> 'waiting' AND due < ?", (self.now() - KEPT,))

    def _found(self, where: str, *values: int) -> list[Webhook]:
        if not self.path.exists():
            return []
        with self._base() as base:
            rows = base.execute(f"SELECT {_COLUMNS} FROM webhook WHERE {where}", values).fetchall()
        return [Webhook(id=i, search=s, url=u, began=b, mark=m, off=o) for i, s, u, b, m, o in rows]


def fit(url: str, *, trusted: frozenset[str] = frozenset()) -> str:
    """An address that may be told of a search: https, or http on a trusted host; raises SettingError."""
    try:
        address = checked(url.strip())
    except FetchError as error:
        raise SettingError(str(error)) from None
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if parts.scheme == "http" and not {parts.hostname, f"{parts.hostname}:{port}"} & trusted:
        raise SettingError(f"{address}: what is told would go in the clear; give an address that begins with https://")
    if len(address) > 2000 or parts.fragment:
        raise SettingError(f"{address[:60]}: an address of at most 2000 characters and without #, please")
    return address
