"""What the history says of a document at the time: hashes by which a later change shows."""

from typing import Any

import apsw

from dateline.record.batches import at_once
from dateline.record.canonical import digest

_READING = "SELECT sha256 FROM reading WHERE document = ? AND current = 1"
_READER = (
    "SELECT r.name, r.version, r.lexicon_sha256, r.gazetteer_sha256 FROM reading AS g JOIN reader AS r "
    "ON r.id = g.reader WHERE g.document = ? AND g.current = 1"
)
_ABOUT = (
    "SELECT uri, channel, version, supersedes, received, language, published, title, agency, authors, outlet, url, "
    "dateline_place, text_sha256, capture FROM document WHERE id = ?"
)
_CAPTURE = (
    "SELECT e.sha256, e.size, c.name, c.channel, c.media, c.fetched, c.headers, c.tool FROM capture AS c "
    "JOIN evidence AS e ON e.id = c.evidence WHERE c.id = (SELECT capture FROM document WHERE id = ?)"
)
_ROWS = (
    "SELECT label, event_type, means, place, country, admin1, geonameid, latitude, longitude, radius_km, "
    "relation, where_prec, earliest, latest, date_prec, origins, words FROM telling WHERE document = ? ORDER BY id",
    'SELECT c.label, i.label, c.event_type, c.means, c.start, c."end", c.quote, s.name, s.kind, s.side, c.origin, '
    "c.certainty, c.polarity, c.realis, c.background, c.place, c.latitude, c.longitude, c.where_prec, "
    "c.earliest, c.latest, c.extractor FROM claim AS c LEFT JOIN telling AS i ON i.id = c.telling "
    "LEFT JOIN source AS s ON s.id = c.source WHERE c.document = ? ORDER BY c.id",
    'SELECT c.label, q.what, q.unit, q.low, q.best, q.high, q.start, q."end", q.quote FROM quantity AS q '
    "JOIN claim AS c ON c.id = q.claim WHERE c.document = ? ORDER BY c.id, q.rowid",
    "SELECT c.label, s.name, s.kind, s.side FROM relay AS r JOIN claim AS c ON c.id = r.claim "
    "JOIN source AS s ON s.id = r.source WHERE c.document = ? ORDER BY c.id, s.name, s.kind, s.side",
    "SELECT w.label, p.label FROM claim_part AS x JOIN claim AS w ON w.id = x.whole "
    "JOIN claim AS p ON p.id = x.part WHERE w.document = ? ORDER BY w.id, p.id",
)


def seal(base: apsw.Connection, document: int) -> dict[str, Any]:
    """The hashes of a document: its evidence, its capture (name, time, headers), itself, its reading and its claims."""
    (about,), captures, readings, readers, *rows = at_once(
        base, [(sql, (document,)) for sql in (_ABOUT, _CAPTURE, _READING, _READER, *_ROWS)]
    )
    capture = captures[0] if captures else None
    return {
        "uri": about[0],
        "text": about[-2],
        "evidence": capture[0] if capture else None,
        "capture": digest(capture),
        "document": digest(about),
        "reading": readings[0][0] if readings else None,
        "reader": readers[0] if readers else None,
        "rows": digest(rows),
    }


def rows_hash(base: apsw.Connection, document: int) -> str:
    """The hash over the rows of a document's current report."""
    return digest(at_once(base, [(sql, (document,)) for sql in _ROWS]))
