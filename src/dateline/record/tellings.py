"""Tellings of the record: written with the rows of a report, read back as the linker wants them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import apsw

from dateline.incidents.across.telling import About, Telling, as_json, from_json, tellings
from dateline.record.canonical import plain

_ABOUT = (
    "SELECT d.id, d.channel, d.uri, d.text_sha256, d.language, d.published, d.received, d.version, d.outlet, d.agency, "
    "o.agency, o.outlet FROM document AS d LEFT JOIN document AS o ON o.id = nullif(d.origin, d.id) "
)
_SLICE = 500


def facts_of(base: apsw.Connection, document: int, report: Mapping[str, Any]) -> list[tuple[Telling, str]]:
    """The tellings of a report of a document, each with what the record keeps of it."""
    (about,) = abouts(base, [document]).values()
    return [(telling, plain(as_json(telling))) for telling in tellings(report, about)]


def abouts(base: apsw.Connection, documents: Iterable[int]) -> dict[int, About]:
    """What the linker knows of documents, by their numbers."""
    found = {}
    for some in _slices(documents):
        marks = ", ".join("?" * len(some))
        for row in base.execute(f"{_ABOUT} WHERE d.id IN ({marks})", some):
            found[row[0]] = About(
                channel=row[1],
                series=f"{row[1]} {row[2]}",
                text=row[3],
                language=row[4],
                published=row[5] and row[5][:10],
                received=row[6] and row[6][:10],
                version=row[7],
                outlet=row[8],
                agency=row[9],
                origin=row[10] or row[11],
            )
    return found


def load(base: apsw.Connection, numbers: Iterable[int]) -> dict[int, Telling]:
    """Tellings by their numbers."""
    rows: list[tuple[int, int, str, str]] = []
    for some in _slices(numbers):
        marks = ", ".join("?" * len(some))
        rows += base.execute(f"SELECT id, document, facts, status FROM telling WHERE id IN ({marks})", some).fetchall()
    about = abouts(base, {row[1] for row in rows})
    return {
        number: from_json(json.loads(facts) | {"status": status}, about[document])
        for number, document, facts, status in rows
    }


def _slices(numbers: Iterable[int]) -> list[tuple[int, ...]]:
    ordered = sorted(set(numbers))
    return [tuple(ordered[k : k + _SLICE]) for k in range(0, len(ordered), _SLICE)]
