"""Who may come in: people with a role, their sessions and their tokens, in a file of its own beside the record.

Passwords are kept as Argon2id, sessions and tokens as hashes: who reads the file can be nobody with it.
"""

import hashlib
import hmac
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import SettingError
from dateline.views.private import opened

ROLES = ("reader", "reviewer", "admin")
IDLE, LONGEST, ROTATED, GRACE = 12 * 3600.0, 7 * 86400.0, 3600.0, 60.0  # seconds of a session
_FREE_TRIES, _WAIT = 5, 30.0  # wrong passwords before each further one waits, and how long at first
_SHORTEST = 12  # characters of a password
LOCAL = "local"  # who came in by the key that `serve` printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks: `csrf` is what their forms carry, "" for one with a token. `fresh` is a new secret to keep."""

    name: str
    role: str
    csrf: str = ""
    fresh: str | None = None

    def may(self, role: str) -> bool:
        """Whether this person may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Accounts:
    """The people of one record. `now` tells the time in seconds."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time, cost: int = 3) -> None:
        self.path, self.now = path, now
        self._hasher = PasswordHasher(time_cost=cost)
        self._nobody = self._hasher.hash(secrets.token_hex(8))
        self._wrong: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def _base(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path)

    def people(self) -> list[tuple[str, str]]:
        """Names and roles, in the order of the names."""
        if not self.path.exists():
            return []
        with self._base() as base:
            return [(str(n), str(r)) for n, r in base.execute("SELECT name, role FROM person ORDER BY name")]

    def add(self, name: str, role: str, password: str) -> None:
        """Adds a person; raises SettingError for a name, role or password that will not do."""
        if role not in ROLES:
            raise SettingError(f"no role {role!r}: choose one of {', '.join(ROLES)}")
        if not name.replace("-", "").replace(".", "").replace("_", "").isalnum() or len(name) > 60 or name == LOCAL:
            raise SettingError(f"user {name[:60]!r}: use letters, digits, '-', '.' and '_', and not {LOCAL!r}")
        if len(password) < _SHORTEST:
            raise SettingError(f"a password of at least {_SHORTEST} characters, please")
        with self._base() as base:
            try:
                values = (name, role, self._hasher.hash(password), self.now())
                base.execute("INSERT INTO person VALUES (?, ?, ?, ?)", values)
            except sqlite3.IntegrityError:
                raise SettingError(f"user {name!r} is there already; remove it first") from None

    def remove(self, name: str) -> None:
        """Takes a person out, with all sessions, tokens and searches; raises SettingError where there is none."""
        with self._base() as base:
            if base.execute("DELETE FROM person WHERE name = ?", (name,)).rowcount == 0:
                raise SettingError(f"no user {name!r}: there are {', '.join(n for n, _ in self.people()) or 'none'}")
            base.execute("DELETE FROM session WHERE person = ?", (name,))
            base.execute("DELETE FROM token WHERE person = ?", (name,))
            base.execute("DELETE FROM search WHERE owner = ?", (name,))
            base.execute("DELETE FROM visit WHERE person = ?", (name,))

    def enter(self, name: str, password: str, *, address: str = "") -> str | None:
        """The secret of a new session, None where name and password do not go together.

        It takes as long for a name that nobody has. Raises SettingError while somebody has to wait.
        """
        self._throttle(name, address)
        with self._base() as base:
            row = base.execute("SELECT password, role FROM person WHERE name = ?", (name,)).fetchone()
        try:
            self._hasher.verify(row[0] if row else self._nobody, password)
        except (VerificationError, InvalidHashError):
            row = None
        if row is None:
            self._failed(name, address)
            return None
        with self._lock:
            self._wrong.pop(f"name:{name}", None)
        return self.begin(name, str(row[1]))

    def begin(self, name: str, role: str) -> str:
        """The secret of a new session of a person."""
        secret, at = secrets.token_urlsafe(32), self.now()
        with self._base() as base:
            base.execute("DELETE FROM session WHERE seen < ? OR began < ?", (at - IDLE, at - LONGEST))
            base.execute(
                "INSERT INTO session (person, role, secret, csrf, began, rotated, seen) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (name, role, _hash(secret), secrets.token_urlsafe(24), at, at, at),
            )
        return secret

    def person(self, secret: str) -> Person | None:
        """Who has a session of that secret; None where it is over. After an hour it gets a new secret (`fresh`)."""
        if not self.path.exists() or len(secret) > 100:
            return None
        at, key = self.now(), _hash(secret)
        with self._base() as base:
            row = base.execute(
                "SELECT id, person, role, csrf, began, rotated, seen, secret FROM session "
                "WHERE secret = ?1 OR before = ?1",
                (key,),
            ).fetchone()
            if row is None:
                return None
            number, name, role, csrf, began, rotated, seen, current = row
            if name != LOCAL:
                found = base.execute("SELECT role FROM person WHERE name = ?", (name,)).fetchone()
                role = found[0] if found else None
            late = at - seen > IDLE or at - began > LONGEST or (current != key and at - rotated > GRACE)
            if role is None or late:
                return None
            fresh = None
            if current == key and at - rotated > ROTATED:
                fresh = secrets.token_urlsafe(32)
                base.execute(
                    "UPDATE session SET before = secret, secret = ?, rotated = ?, seen = ? WHERE id = ?",
                    (_hash(fresh), at, at, number),
                )
            elif at - seen > 60:
                base.execute("UPDATE session SET seen = ? WHERE id = ?", (at, number))
        return Person(name=name, role=role, csrf=csrf, fresh=fresh)

    def leave(self, secret: str, *, everywhere: bool = False) -> None:
        """Ends a session, or all of its person's."""
        with self._base() as base:
            row = base.execute(
                "SELECT person FROM session WHERE secret = ?1 OR before = ?1", (_hash(secret),)
            ).fetchone()
            if row and everywhere:
                base.execute("DELETE FROM session WHERE person = ?", row)
            base.execute("DELETE FROM session WHERE secret = ?1 OR before = ?1", (_hash(secret),))

    def new_token(self, name: str, label: str) -> str:
        """A token by which programs ask in a person's name; it is shown once."""
        token = "dl_" + secrets.token_urlsafe(32)
        with self._base() as base:
            if base.execute("SELECT 1 FROM person WHERE name = ?", (name,)).fetchone() is None:
                raise SettingError(f"no user {name!r}: there are {', '.join(n for n, _ in self.people()) or 'none'}")
            values = (name, label[:100], _hash(token), self.now())
            base.execute("INSERT INTO token (person, label, secret, added) VALUES (?, ?, ?, ?)", values)
        return token

    def of_token(self, token: str) -> Person | None:
        """Who asks with a token."""
        if not self.path.exists() or len(token) > 100:
            return None
        with self._base() as base:
            row = base.execute(
                "SELECT p.name, p.role FROM token AS t JOIN person AS p ON p.name = t.person WHERE t.secret = ?",
                (_hash(token),),
            ).fetchone()
        return Person(name=row[0], role=row[1]) if row else None

    def _throttle(self, name: str, address: str) -> None:
        with self._lock:
            left = max((self._wrong.get(k, (0, 0.0))[1] - self.now() for k in _keys(name, address)), default=0.0)
        if left > 0:
            raise SettingError(f"too many wrong passwords; try again in {left:.0f} seconds")

    def _failed(self, name: str, address: str) -> None:
        with self._lock:
            if len(self._wrong) > 10_000:
                self._wrong.clear()
            for key in _keys(name, address):
                count = self._wrong.get(key, (0, 0.0))[0] + 1
                over = count - (_FREE_TRIES if key.startswith("name:") else 4 * _FREE_TRIES)
                until = self.now() + min(3600.0, _WAIT * 2**over) if over >= 0 else 0.0
                self._wrong[key] = (count, until)


def same(a: str, b: str) -> bool:
    """Whether two secrets are one, in a time that does not tell how much of them is."""
    return hmac.compare_digest(a.encode(), b.encode())


def _keys(name: str, address: str) -> tuple[str, ...]:
    return (f"name:{name}", f"address:{address}")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
