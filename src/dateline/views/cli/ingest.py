"""`dateline ingest`: takes dispatches into the record."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from dateline.articles.units import shown
from dateline.record.ingest import Event
from dateline.record.sources import inputs, is_address
from dateline.views.cli.keeping import fetcher, ingesting, open_named, say, summary_json, summary_lines, told
from dateline.views.cli.main import FAILED, OK


def run(arguments: argparse.Namespace) -> int:
    """0, or 2 where one of the things named could not be taken in at all; the others were."""
    named = {shown(name if is_address(name) else str(Path(name).absolute())) for name in arguments.sources}
    failed = False

    def watched(events: Iterator[Event]) -> Iterator[Event]:
        nonlocal failed
        for event in events:
            failed = failed or (event.name in named and event.outcome in ("refused", "quarantined"))
            yield event

    with open_named(arguments, create=True) as record, ingesting(arguments, record) as ingest:
        events = ingest.run(inputs(arguments.sources, fetcher=fetcher(arguments)))
        summary = told(watched(events), as_json=arguments.json, label="taking in")
    if arguments.json:
        say(summary_json(summary))
    else:
        print("\n".join(summary_lines(summary)))
    return FAILED if failed else OK
