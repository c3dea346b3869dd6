"""`dateline feeds`: the feeds that a record follows."""

import argparse
from dataclasses import asdict
from pathlib import Path

from dateline.articles.parse import opml_feeds
from dateline.articles.units import shown
from dateline.errors import InputError, SettingError
from dateline.record import KeptRecord, feeds
from dateline.record.feeds import Feed, Fetching
from dateline.record.ingest import Summary
from dateline.record.sources import is_address
from dateline.views.cli.keeping import (
    event_json,
    fetcher,
    ingesting,
    open_named,
    say,
    summary_json,
    summary_lines,
)
from dateline.views.cli.main import FAILED, OK


def run(arguments: argparse.Namespace) -> int:
    """0, or 2 where a feed that was named is not followed, or none of those polled answered."""
    action = arguments.action
    if action in ("add", "remove") and not arguments.urls:
        raise SettingError(f"feeds {action}: name the feeds, e.g. dateline feeds {action} https://example.org/feed.xml")
    with open_named(arguments, create=action == "add") as record:
        if action == "list":
            return _list(arguments, record)
        if action == "poll":
            return _poll(arguments, record)
        change = feeds.add if action == "add" else feeds.remove
        done = {url: change(record, url) for url in _addresses(arguments.urls)}
    verb, why_not = (
        ("followed", "is followed already") if action == "add" else ("not followed any more", "was not followed")
    )
    for url, changed in done.items():
        if arguments.json:
            say({"url": url, "changed": changed})
        else:
            print(f"{shown(url)}: {verb if changed else why_not}")
    return OK if action == "add" or any(done.values()) else FAILED


def _addresses(names: list[str]) -> list[str]:
    """The addresses named, and those that the OPML files named list."""
    found: list[str] = []
    for name in names:
        if is_address(name):
            found.append(name)
            continue
        try:
            body = Path(name).read_bytes()
        except OSError as error:
            raise InputError(f"{name}: neither an address nor a file that can be read ({error.strerror})") from None
        found += opml_feeds(body, name=name)
    return found


def _list(arguments: argparse.Namespace, record: KeptRecord) -> int:
    followed = feeds.followed(record)
    for feed in followed:
        if arguments.json:
            say(asdict(feed))
        else:
            print("\n".join(_lines(feed)))
    if not followed and not arguments.json:
        print("no feeds; add one with: dateline feeds add URL")
    return OK


def _lines(feed: Feed) -> list[str]:
    """A feed for people: what it brought, and since when it brings nothing."""
    lines = [shown(feed.url) + (f"  {shown(feed.title)}" if feed.title else "")]
    if feed.polled is None:
        lines.append("    not polled yet")
    elif feed.error is None:
        lines.append(f"    {feed.items} dispatches, last polled {feed.polled[:16]}")
    else:
        since = f"since {feed.last_good[:16]}" if feed.last_good else "from the first"
        retry = (feed.next_poll or "")[:16]
        lines.append(f"    FAILS {since}, {feed.failures} times: {shown(feed.error)}; next try {retry}")
    return lines


def _poll(arguments: argparse.Namespace, record: KeptRecord) -> int:
    """Polls the feeds named, or those that are due."""
    named = set(_addresses(arguments.urls))
    now = record.clock()
    due = [
        feed
        for feed in feeds.followed(record)
        if (feed.url in named if named else arguments.all or feeds.left(feed, now) <= 0)
    ]
    missing = named - {feed.url for feed in due}
    if missing:
        raise SettingError(f"{', '.join(sorted(missing))}: not followed; add it first with: dateline feeds add URL")
    fetch = fetcher(arguments)
    summary, good = Summary(), 0
    with ingesting(arguments, record) as ingest:
        for polled in feeds.poll(due, Fetching(fetch), deadline=fetch.deadline):
            feed, events = feeds.take(record, ingest, polled)
            good += feed.error is None
            for event in events:
                summary.add(event)
                if arguments.json:
                    say(event_json(event))
            if arguments.json:
                say({"feed": feed.url, "error": feed.error, "new": polled.answer is not None and bool(events)})
            elif feed.error is not None:
                print("\n".join(_lines(feed)))
    if arguments.json:
        say(summary_json(summary))
    else:
        print(f"{good} of {len(due)} feeds answered")
        print("\n".join(summary_lines(summary)))
    return OK if good or not due else FAILED
