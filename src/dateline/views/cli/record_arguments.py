"""The commands that keep a record: their options and help."""

import argparse
from collections.abc import Callable

INGEST_EXAMPLES = """PATH is a file, a folder or an archive: text, HTML, RSS, Atom, NewsML-G2, ninjs, JSON Lines, WARC,
and zip and gzip of these. What the record has already is passed over, so the same command goes on where it was stopped.

examples:
  dateline ingest archive/ --record desk.sqlite
  dateline ingest crawl.warc.gz https://example.org/report.html --record desk.sqlite
  dateline ingest archive/ --queue --record desk.sqlite          for `dateline workers` to read
  dateline ingest wire.jsonl --record desk.sqlite --json | jq 'select(.outcome == "refused")'
"""
FEEDS_EXAMPLES = """examples:
  dateline feeds add https://example.org/feed.xml --record desk.sqlite
  dateline feeds add feeds.opml --record desk.sqlite
  dateline feeds list --record desk.sqlite
  dateline feeds poll --record desk.sqlite
"""
WATCH_EXAMPLES = """examples:
  dateline watch --record desk.sqlite               polls the feeds, until interrupted
  dateline watch inbox/ --record desk.sqlite        and takes in what is put into a folder
  dateline watch --queue --record desk.sqlite       only fetches: `dateline workers` read
"""
DOCTOR_EXAMPLES = """examples:
  dateline doctor
  dateline doctor --record desk.sqlite --repair
  dateline doctor --record desk.sqlite --backup desk-copy.sqlite
  dateline doctor --record damaged.sqlite --salvage sound.sqlite
"""
COPY_EXAMPLES = """The copy is made in one step, read again and compared with the original; the history goes along.

examples:
  dateline copy desk.sqlite postgresql://desk@db.example.org/news
  dateline copy postgresql://desk@db.example.org/news copy.sqlite
"""
FORGET_EXAMPLES = """examples:
  dateline forget https://example.org/1 --why "court order" --record desk.sqlite
"""


def record_commands(
    command: Callable[[str, str, str], argparse.ArgumentParser],
) -> dict[str, argparse.ArgumentParser]:
    """The parsers of these commands, by name; `command` makes one of a name, a help line and examples."""
    ingest = command("ingest", "take dispatches into the record, each once", INGEST_EXAMPLES)
    ingest.add_argument("sources", nargs="+", metavar="PATH|URL", help="files, folders, archives, addresses")
    ingest.add_argument(
        "--queue", action="store_true", help="queue what comes in for `dateline workers` instead of reading it here"
    )
    ingest.add_argument("--again", action="store_true", help="try again what was refused or quarantined before")
    ingest.add_argument("--json", action="store_true", help="one JSON object a line for each dispatch, then a summary")

    feeds = command("feeds", "follow RSS and Atom feeds", FEEDS_EXAMPLES)
    feeds.add_argument("action", choices=("add", "list", "remove", "poll"), help="what to do")
    feeds.add_argument("urls", nargs="*", metavar="URL|OPML", help="feeds, or files that list them")
    feeds.add_argument("--all", action="store_true", help="with poll: also those that are not due yet")
    feeds.add_argument("--queue", action="store_true", help="with poll: queue what comes in for `dateline workers`")
    feeds.add_argument("--json", action="store_true", help="one JSON object a line")

    watch = command("watch", "poll the feeds of a record, and watch folders, until interrupted", WATCH_EXAMPLES)
    watch.add_argument("sources", nargs="*", metavar="PATH", help="folders or files to look into time and again")
    watch.add_argument(
        "--queue", action="store_true", help="queue what comes in for `dateline workers` instead of reading it here"
    )
    watch.add_argument("--json", action="store_true", help="one JSON object a line for each dispatch")

    doctor = command("doctor", "tell what the installation lacks and whether the record is whole", DOCTOR_EXAMPLES)
    doctor.add_argument("--repair", action="store_true", help="make again what can be made again out of sound data")
    doctor.add_argument("--backup", metavar="FILE", help="copy the record to a new file, also while it is written to")
    doctor.add_argument("--salvage", metavar="FILE", help="write what is sound in a damaged record to a new one")
    doctor.add_argument("--json", action="store_true", help="one JSON object")

    reread = command(
        "reread", "read the stored dispatches again where the reader has changed, and tell what changed", ""
    )
    reread.add_argument("--all", action="store_true", help="also those that this very reader has read")
    reread.add_argument("--json", action="store_true", help="one JSON object a line for each dispatch, then a summary")

    forget = command("forget", "remove the text of a dispatch and leave a tombstone", FORGET_EXAMPLES)
    forget.add_argument("url", metavar="URL", help="its address, or what the record calls it")
    forget.add_argument("--why", required=True, metavar="TEXT", help="the reason, which the history keeps")
    copy = command("copy", "copy a record to another file or to a server, without loss", COPY_EXAMPLES)
    copy.add_argument("source", metavar="RECORD", help="a file, or the address of a database")
    copy.add_argument("target", metavar="RECORD", help="where there is no record yet")
    return {
        "copy": copy,
        "ingest": ingest,
        "feeds": feeds,
        "watch": watch,
        "doctor": doctor,
        "reread": reread,
        "forget": forget,
    }
