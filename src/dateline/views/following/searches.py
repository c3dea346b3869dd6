"""Searches that people keep under a name, in the private file of a record; each has the address of a feed.

A feed reader cannot log in: the address itself is the secret, and is made anew at will.
"""

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from dateline.errors import RecordError, SettingError
from dateline.record.asking import KEYS, filters_of, sort_of
from dateline.record.query import Filters
from dateline.views.private import opened

MOST = 200  # searches of one person
LONGEST_NAME = 100
_LONGEST_QUERY = 4000
_PASSING = ("id", "after", "limit", "view", "changed_since")  # what belongs to a moment and not to a search


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search of a person: `query` is what stands behind the ? of its address, `feed` the secret of its feed."""

    id: int
    owner: str
    name: str
    query: str
    feed: str

    @property
    def filters(self) -> Filters:
        """What it asks for; raises SettingError where an older version knew a filter that this one does not."""
        return filters_in(self.query)


def filters_in(query: str) -> Filters:
    """The filters of a query as searches keep it; raises SettingError that names what is wrong."""
    found: dict[str, list[str]] = {}
    for key, value in parse_qsl(query):
        if key != "sort":
            found.setdefault(key, []).append(value)
    return filters_of(found)


def lasting(pairs: Iterable[tuple[str, str]]) -> str:
    """The query of a search by the pairs of an address, without what belongs to a moment; SettingError says why not."""
    kept = [(key, value) for key, value in pairs if key not in _PASSING]
    for key, value in kept:
        if key == "sort":
            sort_of(value)
        elif key not in KEYS.values():
            raise SettingError(f"unknown parameter {key[:40]!r}: there are {', '.join([*KEYS.values(), 'sort'])}")
    query = urlencode(sorted(kept))
    if len(query) > _LONGEST_QUERY:
        raise SettingError(f"a search of more than {_LONGEST_QUERY} characters; ask for less")
    filters_in(query)
    return query


class Searches:
    """The searches in a private file; those of one person are found by its name alone."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self.path, self.now = path, now

    def _base(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path)

    def of(self, owner: str) -> list[Search]:
        """The searches of a person, in the order of their names."""
        return self._found("owner = ? ORDER BY name COLLATE NOCASE, id", owner)

    def one(self, owner: str, number: int) -> Search:
        """A search of a person; raises RecordError where there is none of that number."""
        found = self._found("owner = ? AND id = ?", owner, number)
        if not found:
            raise RecordError(f"no saved search {number}; it may have been deleted")
        return found[0]

    def of_feed(self, feed: str) -> Search | None:
        """The search whose feed has that address."""
        found = self._found("feed = ?", feed) if len(feed) < 100 else []
        return found[0] if found else None

    def every(self) -> list[Search]:
        """The searches of all people."""
        return self._found("1 ORDER BY owner, name COLLATE NOCASE, id")

    def add(self, owner: str, name: str, query: str) -> Search:
        """Keeps a search under a name; `query` as `lasting` makes it. Raises SettingError."""
        name = _sound(name)
        with self._base() as base:
            if base.execute("SELECT count(*) FROM search WHERE owner = ?", (owner,)).fetchone()[0] >= MOST:
                raise SettingError(f"{MOST} searches are saved already; delete some first")
            values = (owner, name, query, secrets.token_urlsafe(24), self.now())
            try:
                base.execute("INSERT INTO search (owner, name, query, feed, added) VALUES (?, ?, ?, ?, ?)", values)
            except sqlite3.IntegrityError:
                raise SettingError(f"a search is saved as {name!r} already; choose another name") from None
            number = int(base.execute("SELECT last_insert_rowid()").fetchone()[0])
        return self.one(owner, number)

    def rename(self, owner: str, number: int, name: str) -> None:
        """Gives a search another name; raises SettingError and RecordError."""
        name = _sound(name)
        self.one(owner, number)
        with self._base() as base:
            try:
                base.execute("UPDATE search SET name = ? WHERE owner = ? AND id = ?", (name, owner, number))
            except sqlite3.IntegrityError:
                raise SettingError(f"a search is saved as {name!r} already; choose another name") from None

    def delete(self, owner: str, number: int) -> None:
        """Gives a search up, with its feed; raises RecordError where there is none."""
        self.one(owner, number)
        with self._base() as base:
            base.execute("DELETE FROM search WHERE owner = ? AND id = ?", (owner, number))

    def new_feed(self, owner: str, number: int) -> None:
        """Gives the feed of a search another address: who has the old one sees nothing more."""
        self.one(owner, number)
        with self._base() as base:
            base.execute("UPDATE search SET feed = ? WHERE id = ?", (secrets.token_urlsafe(24), number))

    def _found(self, where: str, *values: str | int) -> list[Search]:
        if not self.path.exists():
            return []
        with self._base() as base:
            rows = base.execute(f"SELECT id, owner, name, query, feed FROM search WHERE {where}", values).fetchall()
        return [Search(id=i, owner=o, name=n, query=q, feed=f) for i, o, n, q, f in rows]


def _sound(name: str) -> str:
    said = " ".join(name.split())
    if not said or len(said) > LONGEST_NAME or not said.isprintable():
        raise SettingError(f"name {said[:40]!r}: give the search a name of 1 to {LONGEST_NAME} letters")
    return said
