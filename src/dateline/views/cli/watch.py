"""`dateline watch`: polls the feeds of a record, looks into folders and tells its webhooks, until interrupted."""

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import SettingError
from dateline.record import KeptRecord, feeds
from dateline.record.feeds import Fetching
from dateline.record.ingest import Event, Taking
from dateline.record.sources import inputs, is_address
from dateline.views.cli.keeping import event_json, fetcher, ingesting, open_named, record_path, say
from dateline.views.cli.main import OK
from dateline.views.following.webhooks import Webhooks
from dateline.views.private import private_path

_LOOK = 10.0  # seconds between two looks into the folders
_NAP = 1.0


def run(arguments: argparse.Namespace) -> int:
    """0, when it is interrupted."""
    if any(is_address(name) for name in arguments.sources):
        raise SettingError("watch looks into folders; follow an address with: dateline feeds add URL")
    with open_named(arguments, create=True) as record, ingesting(arguments, record) as ingest:
        watch = Watch(arguments, record, ingest)
        try:
            while True:
                watch.round()
                time.sleep(_NAP)
        except KeyboardInterrupt:
            return OK


def state(sources: list[str]) -> list[tuple[str, int, int]]:
    """The files in some folders, with size and time: where these are as before there is nothing to look at."""
    found = []
    for source in sources:
        path = Path(source)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            try:
                told = file.stat()
            except OSError:
                continue
            found.append((str(file), told.st_size, told.st_mtime_ns))
    return found


class Watch:
    """What is due when, on a clock that cannot be set: a change of the date delays and repeats nothing."""

    def __init__(self, arguments: argparse.Namespace, record: KeptRecord, ingest: Taking) -> None:
        self._arguments, self._record, self._ingest = arguments, record, ingest
        self._fetching = Fetching(fetcher(arguments))
        self._deadline = fetcher(arguments).deadline
        self._private = private_path(record_path(arguments))
        self._due: dict[str, float] = {}
        self._look = 0.0
        self._seen: list[tuple[str, int, int]] = []

    def round(self) -> int:
        """How many dispatches and inputs were dealt with: the feeds that are due, then the folders."""
        now, count = time.monotonic(), 0
        followed = feeds.followed(self._record)
        for feed in followed:
            self._due.setdefault(feed.url, now + feeds.left(feed, datetime.now(UTC)))
        due = [feed for feed in followed if self._due[feed.url] <= now]
        for polled in feeds.poll(due, self._fetching, deadline=self._deadline):
            feed, events = feeds.take(self._record, self._ingest, polled)
            wait = polled.wait if polled.error or not feed.error else feeds.pause(feed.failures)
            self._due[feed.url] = time.monotonic() + wait
            if feed.error:
                print(f"dateline: {feed.url}: {feed.error} ({feed.failures} times)", file=sys.stderr)
            for event in events:
                count += self._tell(event)
        if self._arguments.sources and now >= self._look and (seen := state(self._arguments.sources)) != self._seen:
            self._seen = seen
            for event in self._ingest.run(inputs(self._arguments.sources, fetcher=fetcher(self._arguments))):
                count += self._tell(event)
        if now >= self._look:
            self._tell_others()
            self._look = now + _LOOK
        return count

    def _tell_others(self) -> None:
        """Sends what changed in saved searches to those who want to be told."""
        if not Webhooks(self._private).every():
            return
        from dateline.views.following.deliver import deliver

        told = deliver(self._record, self._private, fetcher=fetcher(self._arguments))
        if told.failed or told.dead:
            print(f"dateline: webhooks: {told.failed} failed, {told.dead} given up", file=sys.stderr)

    def _tell(self, event: Event) -> int:
        known = event.outcome == "duplicate" or (event.reason or "").startswith("as before")
        if not known:
            if self._arguments.json:
                say(event_json(event))
            else:
                print(f"{event.outcome}: {event.name}" + (f" ({event.reason})" if event.reason else ""), flush=True)
        return int(not known)
