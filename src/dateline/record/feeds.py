"""The feeds that a record follows: when each is polled next, and what came of it last.

A feed that fails is polled less and less often, up to once a day, and never given up. A server that asks to be left
alone for a while is. One feed that hangs or breaks delays no other: each is fetched in a process of its own, and one
host has one request at a time.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from dateline.articles.addresses import checked
from dateline.articles.fetch import Answer, Fetcher
from dateline.articles.kinds import kind_of
from dateline.articles.raw import Raw
from dateline.errors import FetchError, InputError
from dateline.record.children import Children, Ticket
from dateline.record.ingest import TAKEN, Event, Taking
from dateline.record.kept import KeptRecord, utc

EVERY = 600.0  # seconds between two polls of a feed that answers
LONGEST = 86400.0  # the most that failures stretch it to
_MARGIN = 30.0  # seconds beyond a fetcher's own deadline
_AT_ONCE = 8
_KINDS = ("feed", "newsml", "json", "jsonl")
_TITLE = "SELECT outlet FROM document WHERE channel = ? AND outlet IS NOT NULL ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and how it stands; times are UTC. `failures` counts those since `last_good`."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    polled: str | None = None
    next_poll: str | None = None
    last_good: str | None = None
    failures: int = 0
    error: str | None = None
    items: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What a poll came to: `answer` or `error`, and after how many seconds to poll again."""

    feed: Feed
    answer: Answer | None = None
    error: str | None = None
    wait: float = EVERY


def add(record: KeptRecord, url: str) -> bool:
    """Follows a feed from now on; False where it is followed already. Raises FetchError for what is no address."""
    checked(url)
    with record.change() as base:
        base.execute("INSERT INTO feed (url, added) VALUES (?, ?) ON CONFLICT DO NOTHING", (url, record.now()))
        added = bool(base.changes())
        if added:
            record.note("follow", f"feed:{url}", {})
    return added


def remove(record: KeptRecord, url: str) -> bool:
    """Follows a feed no longer; what came by it stays. False where it was not followed."""
    with record.change() as base:
        base.execute("DELETE FROM feed WHERE url = ?", (url,))
        removed = bool(base.changes())
        if removed:
            record.note("unfollow", f"feed:{url}", {})
    return removed


def followed(record: KeptRecord) -> list[Feed]:
    """All feeds, in the order in which they were added."""
    rows = record.base.execute(
        "SELECT url, title, etag, modified, polled, next_poll, last_good, failures, error, items FROM feed ORDER BY id"
    ).fetchall()
    names = ("url", "title", "etag", "modified", "polled", "next_poll", "last_good", "failures", "error", "items")
    return [Feed(**dict(zip(names, row, strict=True))) for row in rows]


def left(feed: Feed, now: datetime) -> float:
    """The seconds until a feed is due by the time it was given; 0 where that lies further off than any wait could.

    So a clock that was wrong when the time was written delays nothing for longer than a feed may wait anyway.
    """
    if feed.next_poll is None:
        return 0.0
    seconds = (datetime.fromisoformat(feed.next_poll) - now).total_seconds()
    return seconds if 0.0 < seconds <= 7 * LONGEST else 0.0


def pause(failures: int, *, asked: float | None = None, jitter: Callable[[], float] = random.random) -> float:
    """The seconds until the next poll after so many failures in a row: doubled each time, capped, spread by a fifth.

    `asked` is what the server wants: never less than that.
    """
    grown = min(EVERY * 2.0 ** min(failures, 20), LONGEST)
    spread: float = grown * (0.8 + 0.4 * jitter())
    return max(spread, asked or 0.0)


class Fetching:
    """A work for `Children`: a Feed gives what its poll came to."""

    def __init__(self, fetcher: Fetcher, *, jitter: Callable[[], float] = random.random) -> None:
        self._fetcher, self._jitter = fetcher, jitter

    def __call__(self, feed: Feed) -> Polled:
        """The answer of a feed, or why there is none; it does not raise."""
        try:
            answer = self._fetcher.fetch(feed.url, etag=feed.etag, modified=feed.modified)
        except FetchError as error:
            return self.failed(feed, str(error).removeprefix(f"{feed.url}: "), error.wait)
        except InputError as error:
            return self.failed(feed, str(error).removeprefix(f"{feed.url}: "))
        return Polled(feed=feed, answer=answer, wait=pause(0, jitter=self._jitter))

    def failed(self, feed: Feed, why: str, wait: float | None = None) -> Polled:
        """A poll that came to nothing."""
        return Polled(feed=feed, error=why, wait=pause(feed.failures + 1, asked=wait, jitter=self._jitter))


def poll(feeds: Iterable[Feed], fetching: Fetching, *, deadline: float, at_once: int = _AT_ONCE) -> Iterator[Polled]:
    """What each poll came to, the quickest first; a host is asked for one feed at a time."""
    waiting = list(feeds)
    busy: set[str] = set()
    tickets: list[Ticket] = []
    with Children(fetching, count=min(at_once, max(1, len(waiting)))) as children:

        def send() -> None:
            for feed in list(waiting):
                host = urlsplit(feed.url).netloc
                if host not in busy and len(busy) < at_once:
                    busy.add(host)
                    waiting.remove(feed)
                    tickets.append(children.submit(feed, seconds=deadline + _MARGIN))

        send()
        for ticket in children.completed(tickets):
            busy.discard(urlsplit(ticket.task.url).netloc)
            send()
            yield ticket.result if ticket.failure is None else fetching.failed(ticket.task, ticket.failure)


def raw_of(polled: Polled) -> Raw | None:
    """What a poll brought, under the address that is followed; None where there is nothing new."""
    if polled.answer is None or polled.answer.raw is None:
        return None
    return replace(polled.answer.raw, name=polled.feed.url, channel=polled.feed.url)


def settle(record: KeptRecord, polled: Polled, events: Iterable[Event] = ()) -> Feed:
    """Notes what a poll came to and what its items came to; returns the feed as it stands."""
    told = list(events)
    feed, error, wait = polled.feed, polled.error, polled.wait
    broken = next((e.reason for e in told if e.name == feed.url and e.outcome in ("refused", "quarantined")), None)
    if broken is not None:
        error, wait = broken, pause(feed.failures + 1)
    now = record.now()
    due = utc(record.clock() + timedelta(seconds=wait))
    answer = polled.answer
    if error is not None:
        after = replace(feed, polled=now, next_poll=due, failures=feed.failures + 1, error=error)
    else:
        new = answer is not None and answer.raw is not None
        after = replace(
            feed,
            polled=now,
            next_poll=due,
            last_good=now,
            failures=0,
            error=None,
            etag=answer.etag if new and answer else feed.etag,
            modified=answer.modified if new and answer else feed.modified,
            items=feed.items + sum(e.outcome in TAKEN for e in told),
            title=record.base.execute(_TITLE, (feed.url,)).get or feed.title,
        )
    with record.change() as base:
        base.execute(
            "UPDATE feed SET title = ?, etag = ?, modified = ?, polled = ?, next_poll = ?, last_good = ?, "
            "failures = ?, "
            "error = ?, items = ? WHERE url = ?",
            (
                after.title,
                after.etag,
                after.modified,
                after.polled,
                after.next_poll,
                after.last_good,
                after.failures,
                after.error,
                after.items,
                feed.url,
            ),
        )
    return after


def take(record: KeptRecord, ingest: Taking, polled: Polled) -> tuple[Feed, list[Event]]:
    """The feed as it stands after a poll, and what became of its items: they are in the record, or queued there."""
    raw = raw_of(polled)
    if raw is not None and (kind := kind_of(raw.body[:8192], media=raw.media)) not in _KINDS:
        wait = pause(polled.feed.failures + 1)
        return settle(record, replace(polled, error=f"answers with {kind}, which is no feed", wait=wait)), []
    events = [] if raw is None else list(ingest.run([raw]))
    return settle(record, polled, events), events


def count(record: KeptRecord, channel: str, taken: int) -> None:
    """Counts dispatches that a worker has read to the feed they came by, where it is one that is followed."""
    with record.change() as base:
        title = base.execute(_TITLE, (channel,)).get
        base.execute(
            "UPDATE feed SET items = items + ?, title = coalesce(?, title) WHERE url = ?", (taken, title, channel)
        )
