"""What the pages of one desk share: its record, the processes that read, who may come in."""

import queue
import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError, InputError, RecordError, SettingError, SlowError
from dateline.model import Article
from dateline.record import KeptRecord, is_server, open_record
from dateline.record.children import Children
from dateline.record.reading import Outcome, Reading
from dateline.views.following.searches import Searches
from dateline.views.following.webhooks import Webhooks
from dateline.views.private import private_path
from dateline.views.report import report_json
from dateline.views.web.accounts import Accounts
from dateline.views.web.remembered import Remembered

LONGEST = 20_000  # characters of a pasted dispatch
_SECONDS = 15.0  # of the processor, for reading one
_CONNECTIONS = 4  # to the record at once: more would only take turns on the processor


@dataclass(slots=True, kw_only=True)
class Desk:
    """One record on its way to people; `hosts` are the names it may be asked by.

    `open_to_read`: whoever reaches it may read. `key` lets the one who started it review, where there are no users.
    `children` None reads no pasted text. Made by `open_desk`.
    """

    path: Path | str
    hosts: frozenset[str]
    accounts: Accounts
    open_to_read: bool = True
    key: str | None = None
    children: Children | None = None
    searches: Searches = field(init=False)
    webhooks: Webhooks = field(init=False)
    remembered: Remembered = field(init=False)
    _free: "queue.SimpleQueue[KeptRecord]" = field(default_factory=queue.SimpleQueue)
    _left: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_CONNECTIONS))
    _reading: threading.Lock = field(default_factory=threading.Lock)
    _watcher: KeptRecord | None = None
    _watching: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.searches = Searches(self.accounts.path)
        self.webhooks = Webhooks(self.accounts.path)
        self.remembered = Remembered(self._version)

    @contextmanager
    def record(self, *, who: str = "desk") -> Iterator[KeptRecord]:
        """A connection to the record that no other thread uses meanwhile; `who` is named in the history."""
        if not self._left.acquire(timeout=10):
            raise SlowError("the desk is busy; try again in a moment")
        try:
            try:
                record = self._free.get_nowait()
            except queue.Empty:
                record = self._opened()
            record.who = who
            try:
                yield record
            except Exception as error:
                if not record.broken:
                    raise
                why = str(error) if isinstance(error, DatelineError) else "the record cannot be reached just now"
                raise SlowError(f"{why}; try again in a moment") from error
            finally:
                self._put_back(record)
        finally:
            self._left.release()

    def _opened(self) -> KeptRecord:
        try:
            return open_record(self.path)
        except RecordError as error:
            if is_server(self.path):  # it may be back in a moment
                raise SlowError(str(error)) from error
            raise

    def _put_back(self, record: KeptRecord) -> None:
        """Keeps a connection for who comes next; a broken one is let go, and with it those that may be broken too."""
        if not record.broken:
            self._free.put(record)
            return
        record.close()
        while True:
            try:
                self._free.get_nowait().close()
            except queue.Empty:
                return

    def _version(self) -> str:
        """What state the record is in: another word after every change by anybody."""
        if not isinstance(self.path, Path):
            with self.record() as record:
                return str(record.base.execute("SELECT CAST(pg_current_snapshot() AS text)").get)
        with self._watching:  # SQLite counts for each connection what others have changed: it has to be the same one
            if self._watcher is None:
                self._watcher = open_record(self.path)
            return str(self._watcher.base.execute("PRAGMA data_version").get)

    def read(self, article: Article) -> Outcome:
        """What a pasted dispatch says, read in a process of its own under a deadline; raises InputError."""
        if self.children is None:
            raise InputError("this desk reads no pasted texts: it was started without a reader")
        with self._reading:
            ticket = self.children.finish(self.children.submit([article], seconds=_SECONDS))
        if ticket.failure is not None:
            raise InputError(f"this text could not be read: {ticket.failure}")
        outcome: Outcome = ticket.result[0]
        if outcome.report is None:
            raise InputError(outcome.reason or "there is nothing to read in this text")
        return outcome

    def close(self) -> None:
        """Ends the use of the record and the processes that read."""
        if self.children is not None:
            self.children.close()
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None
        while True:
            try:
                self._free.get_nowait().close()
            except queue.Empty:
                return


def open_desk(
    path: Path | str, *, hosts: frozenset[str], here: bool = True, languages: Sequence[str] = (), reads: bool = True
) -> Desk:
    """The desk of a record; raises RecordError where there is none. Reading is ready for `languages`.

    `here`: it can be reached from this machine only. Elsewhere only users come in: SettingError where there are none.
    """
    accounts = Accounts(private_path(path))
    people = accounts.people()
    if not here and not people:
        raise SettingError(
            "others could reach this desk and no users are set up: add one first, "
            "e.g. `dateline users add ada --role admin`"
        )
    key = None if people else secrets.token_urlsafe(24)
    desk = Desk(path=path, hosts=hosts, accounts=accounts, open_to_read=here, key=key)
    with desk.record():
        pass
    if reads:
        desk.children = reading_children(languages)
    return desk


def reading_children(languages: Sequence[str]) -> Children:
    """One process that reads what is pasted, with the models of these languages loaded."""
    reading = Reading(report_json)

    def warm(_: Any) -> None:
        reading.warm([Article("", language=code) for code in languages])

    return Children(reading, count=1, prepare=warm)
