"""Incidents for other tools: one file a format, each a function that writes incidents to a stream of bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO

from dateline import plugins
from dateline.record.query import Filters, IncidentJson, Tombstone
from dateline.record.questions import Answers
from dateline.views.export import acled, annotations, atom, csv, geojson, jsonl, parquet, plover, timemap, ucdp
from dateline.views.export.names import without_names
from dateline.views.export.options import Options

Write = Callable[[Iterable[IncidentJson], Iterable[Tombstone], IO[bytes], Options], int]

FORMATS: Mapping[str, Write] = {
    "csv": csv.write,
    "geojson": geojson.write,
    "parquet": parquet.write,
    "jsonl": jsonl.write,
    "acled": acled.write,
    "ucdp": ucdp.write,
    "plover": plover.write,
    "atom": atom.write,
    "timemap": timemap.write,
    "annotations": annotations.write,
}
_PAGE = 250

__all__ = ["FORMATS", "Options", "every", "export", "writer"]


def export(record: Answers, filters: Filters, name: str, out: IO[bytes], options: Options) -> tuple[int, int]:
    """How many incidents matched and how many of them the format has room for; they are written to `out`."""
    seen = 0

    def counted() -> Iterator[IncidentJson]:
        nonlocal seen
        for incident in every(record, filters):
            seen += 1
            yield incident if options.names else without_names(incident)

    gone = record.tombstones(filters.changed_since) if filters.changed_since else []
    written = writer(name)(counted(), gone, out, options)
    return seen, written


def writer(name: str) -> Write:
    """The exporter of that name, ours or of another package; SettingError lists those there are."""
    found: Write = plugins.load("dateline.exporters", name)
    return found


def every(record: Answers, filters: Filters) -> Iterator[IncidentJson]:
    """All incidents that filters let through, whole, the oldest first."""
    after = None
    while True:
        page = record.incidents(filters, sort="oldest", limit=_PAGE, after=after, count=False, seconds=None)
        yield from page
        after = page.next
        if after is None:
            return
