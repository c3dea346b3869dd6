"""Tellings of the record: written with the rows of a report, read back as the linker wants them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import apsw

from dateline.incidents.across.telling import About, Telling, as_json, from_json, tellings
from dateline.record.batches import among
from dateline.record.canonical import plain

_ABOUT = (
    "d.id, d.channel, d.uri, d.text_sha256, d.language, d.published, d.received, d.version, d.outlet, d.agency, "
    "o.agency, o.outlet"
)
_COPIED = "LEFT JOIN document AS o ON o.id = nullif(d.origin, d.id)"
_TELLINGS = (
    f"SELECT t.id, t.facts, t.status, {_ABOUT} FROM telling AS t JOIN document AS d ON d.id = t.document {_COPIED}"
)


def facts_of(base: apsw.Connection, document: int, report: Mapping[str, Any]) -> list[tuple[Telling, str]]:
    """The tellings of a report of a document, each with what the record keeps of it."""
    (about,) = abouts(base, [document]).values()
    return [(telling, plain(as_json(telling))) for telling in tellings(report, about)]


def abouts(base: apsw.Connection, documents: Iterable[int]) -> dict[int, About]:
    """What the linker knows of documents, by their numbers."""
    rows = among(base, f"SELECT {_ABOUT} FROM document AS d {_COPIED} WHERE d.id IN ({{}})", sorted(set(documents)))
    return {row[0]: _about(row) for row in rows}


def _about(row: Sequence[Any]) -> About:
    return About(
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


def load(base: apsw.Connection, numbers: Iterable[int]) -> dict[int, Telling]:
    """Tellings by their numbers."""
    return _loaded(among(base, f"{_TELLINGS} WHERE t.id IN ({{}})", sorted(set(numbers))))


def load_of(base: apsw.Connection, incident: int) -> dict[int, Telling]:
    """The tellings of an incident by their numbers."""
    return _loaded(base.execute(f"{_TELLINGS} WHERE t.incident = ?", (incident,)).fetchall())


def _loaded(rows: Iterable[Sequence[Any]]) -> dict[int, Telling]:
    return {
        number: from_json(json.loads(facts) | {"status": status}, _about(about))
        for number, facts, status, *about in sorted(rows, key=lambda row: row[0])
    }
