"""`dateline demo`: a record filled with dispatches of our own, and shown."""

import argparse
import sys
from collections.abc import Iterator

from platformdirs import user_data_path

from dateline.articles.raw import Raw
from dateline.record import KeptRecord
from dateline.record.ingest import Event
from dateline.settings import LANGUAGES
from dateline.views.cli.keeping import ingesting, open_named, record_path, summary_lines, told
from dateline.views.cli.main import OK
from dateline.views.demo import inputs


def run(arguments: argparse.Namespace) -> int:
    """0, once the record is filled and, unless that is not asked for, shown until interrupted."""
    arguments.record = arguments.record or str(user_data_path("dateline") / "demo.sqlite")
    with open_named(arguments, create=True) as record:
        waiting = list(missing(record))
        if waiting:
            print(f"reading {len(waiting)} sample dispatches, once", file=sys.stderr, flush=True)
            with ingesting(arguments, record) as ingest:
                summary = told(watched(ingest.run(waiting), len(waiting)), as_json=False, label="reading samples")
            print("\n".join(summary_lines(summary)), file=sys.stderr)
    if arguments.no_serve:
        print(arguments.record)
        return OK
    from dateline.views.web.serve import serve

    serve(record_path(arguments), port=arguments.port, languages=LANGUAGES)
    return OK


def missing(record: KeptRecord) -> Iterator[Raw]:
    """The sample dispatches that a record has not dealt with yet."""
    from dateline.record.canonical import sha256

    return (raw for raw in inputs() if record.outcome(sha256(raw.body)) is None)


def watched(events: Iterator[Event], total: int) -> Iterator[Event]:
    """The same events, told one in ten on stderr where that is no terminal."""
    for number, event in enumerate(events, 1):
        if not sys.stderr.isatty() and number % 10 == 0:
            print(f"{number} of {total}", file=sys.stderr, flush=True)
        yield event
