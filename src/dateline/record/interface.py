"""What a record can do, whatever keeps it: SQLite here, PostgreSQL behind the same words later."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dateline.articles.raw import Raw
from dateline.record.fingerprint import Fingerprint
from dateline.record.query import (
    SECONDS,
    DocumentInfo,
    Filters,
    IncidentJson,
    Map,
    Page,
    Stats,
    Timeline,
    Tombstone,
)

ReportJson = Mapping[str, Any]  # a report as `dateline read --json` prints it


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One dispatch on its way into the record.

    `report` is None where nothing was read: `status` is then "out of domain" or "unread", with its `reason`.
    `text` is what spans of the report count in.
    """

    raw: Raw
    uri: str
    text: str
    status: str = "read"
    reason: str | None = None
    language: str | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    report: ReportJson | None = None
    reader: Fingerprint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of an incoming dispatch: `outcome` is new, copy, out of domain, unread, duplicate or forgotten."""

    outcome: str
    document: int | None
    version: int = 1
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A dispatch as the record holds it."""

    id: int
    uri: str
    status: str
    language: str | None
    published: str | None
    title: str | None
    url: str | None
    outlet: str | None
    text: str
    reader: Fingerprint | None
    report: ReportJson | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with a record: `where` names the rows, `fixed` says whether it was repaired."""

    where: str
    what: str
    fixed: bool = False


class Record(Protocol):
    """Documents, what was read out of them, and the history of both.

    Each call that changes something is one transaction: it is kept whole when the call returns, and not at all when it
    raises RecordError.
    """

    def outcome(self, sha256: str) -> tuple[str, int] | None:
        """How an input with these bytes ended and in how many tries; None where it has not been dealt with."""

    def settle(self, raw: Raw, outcome: str, *, reason: str | None = None, tries: int = 1) -> None:
        """Notes that an input has been dealt with to its end: read, refused or quarantined."""

    def holds(self, *, channel: str, uri: str, text: str) -> str | None:
        """The status of this very version of a dispatch, None where the record has it not; "forgotten" stays so."""

    def add(self, incoming: Incoming, *, last: bool = False) -> Added:
        """Takes in one dispatch with all that was read out of it; `last` settles its input with it."""

    def reread(self, document: int, report: ReportJson, reader: Fingerprint, *, status: str = "read") -> bool:
        """Puts a new reading in the place of the current one, which stays in the history; whether it says otherwise."""

    def retract(self, *, channel: str, uri: str, reason: str) -> int:
        """Marks what earlier versions of a dispatch reported as retracted; returns how many incidents."""

    def forget(self, url: str, *, who: str, why: str) -> int:
        """Removes the text of all versions of a dispatch and leaves tombstones; returns how many documents."""

    def stored(self, *, status: Sequence[str]) -> Iterator[Stored]:
        """The documents of these statuses, in their order, with the current reading of each."""

    def incidents(
        self,
        filters: Filters | None = None,
        *,
        sort: str = "newest",
        limit: int = 100,
        after: str | None = None,
        whole: bool = True,
        count: bool = True,
        seconds: float | None = SECONDS,
        **named: Any,
    ) -> Page:
        """A page of the incidents that filters let through, given as Filters or by name (`types="strike"`).

        `sort` is one of SORTS, `limit` 1 to 1,000, `after` the `next` of the page before. `whole` gives each with its
        claims; without them a page is small and quick. Without `count` nothing is counted for the total. Raises
        SettingError for a bad value and SlowError for a question that takes longer than `seconds`.
        """

    def incident(self, key: str) -> IncidentJson:
        """The whole incident of an id, or the one that it went into; raises RecordError where there is none."""

    def tombstones(self, since: str) -> list[Tombstone]:
        """The ids given up since a moment, each with that of the incident that holds their dispatches now."""

    def documents(self, *of: int | str) -> list[DocumentInfo]:
        """The documents of these numbers, uris or addresses, in all versions; unknown ones are left out."""

    def timeline(
        self,
        filters: Filters | None = None,
        *,
        by: str = "day",
        rough: bool = False,
        seconds: float | None = SECONDS,
        **named: Any,
    ) -> Timeline:
        """How many incidents began on each day, week or month; a `rough` one without types, maybe of a sample."""

    def stats(self, filters: Filters | None = None, *, seconds: float | None = SECONDS, **named: Any) -> Stats:
        """How many incidents, claims, documents and sources; of which types, standing, languages, places."""

    def clusters(
        self,
        filters: Filters | None = None,
        *,
        zoom: int,
        points: int = 0,
        seconds: float | None = SECONDS,
        **named: Any,
    ) -> Map:
        """What a map of the window `bbox` shows at a zoom from 0, the world, to 18; each point of up to `points`."""

    def interrupt(self) -> None:
        """Ends the question that another thread is asking: it raises SlowError there."""

    def verify(self, *, repair: bool = False) -> Iterator[Fault]:
        """Everything that is wrong: damaged pages, changed bytes, spans beside their words, orphans, a broken chain."""

    def dump(self) -> Iterator[str]:
        """The content as lines, the same for the same content however and in whatever order it came in."""

    def backup(self, path: Path) -> None:
        """Copies the record to another file while it may be written to."""

    def close(self) -> None:
        """Ends the use of the record."""
