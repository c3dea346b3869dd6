"""The file beside a record that is nobody's but the desk's: who may come in, what they follow, whom it tells."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from platformdirs import user_data_path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS person (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, added REAL NOT NULL);
CREATE TABLE IF NOT EXISTS session (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL, secret TEXT NOT NULL UNIQUE, before TEXT,
    csrf TEXT NOT NULL, began REAL NOT NULL, rotated REAL NOT NULL, seen REAL NOT NULL);
CREATE TABLE IF NOT EXISTS token (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL, label TEXT NOT NULL, secret TEXT NOT NULL UNIQUE,
    added REAL NOT NULL);
CREATE TABLE IF NOT EXISTS search (
    id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
    feed TEXT NOT NULL UNIQUE, added REAL NOT NULL, UNIQUE (owner, name));
CREATE TABLE IF NOT EXISTS webhook (
    id INTEGER PRIMARY KEY AUTOINCREMENT, search INTEGER NOT NULL, url TEXT NOT NULL, secret TEXT NOT NULL,
    began TEXT NOT NULL, mark TEXT NOT NULL, added REAL NOT NULL, off TEXT, UNIQUE (search, url));
CREATE TABLE IF NOT EXISTS told (
    webhook INTEGER NOT NULL, incident TEXT NOT NULL, changed TEXT NOT NULL, PRIMARY KEY (webhook, incident));
CREATE TABLE IF NOT EXISTS delivery (
    id TEXT PRIMARY KEY, webhook INTEGER NOT NULL, body TEXT NOT NULL, made REAL NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', status INTEGER,
    why TEXT);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, due);
CREATE INDEX IF NOT EXISTS delivery_webhook ON delivery (webhook, made);
CREATE TRIGGER IF NOT EXISTS search_gone AFTER DELETE ON search BEGIN
    DELETE FROM webhook WHERE search = old.id;
END;
CREATE TRIGGER IF NOT EXISTS webhook_gone AFTER DELETE ON webhook BEGIN
    DELETE FROM told WHERE webhook = old.id;
    DELETE FROM delivery WHERE webhook = old.id;
END;
CREATE TABLE IF NOT EXISTS visit (person TEXT PRIMARY KEY, told TEXT NOT NULL);
"""


def private_path(record: Path | str) -> Path:
    """The private file of a record: beside it, or for one on a server in the user's data folder."""
    if not isinstance(record, Path):
        address = re.sub(r"//[^@/]*@", "//", record)  # whoever asks: the same record, the same people
        name = hashlib.sha256(address.encode()).hexdigest()
        return user_data_path("dateline", ensure_exists=True) / f"{name}.users"
    return record.with_name(record.name + ".users")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A transaction on a private file, kept whole or not at all; the file is made where it is not there.

    Nobody but its owner may read it: it holds secrets.
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(path, timeout=5)) as base, base:
        base.executescript(_SCHEMA)
        yield base
