"""The content of a record as text lines that do not depend on numbers, times of arrival or the order of arrival."""

from collections.abc import Iterator

import apsw

from dateline.record.canonical import plain


def dump(base: apsw.Connection) -> Iterator[str]:
    """One JSON line for each document (with its reading), pair of copies, tombstone and settled input, sorted."""
    queries = {
        "document": "SELECT d.channel, d.uri, d.text_sha256, d.status, d.language, d.published, d.title, "
        "d.agency, d.outlet, "
        "d.url, d.text, e.sha256, o.channel, o.uri, o.text_sha256, g.report, r.name, r.version, r.lexicon_sha256 "
        "FROM document AS d JOIN capture AS c ON c.id = d.capture JOIN evidence AS e ON e.id = c.evidence "
        "LEFT JOIN document AS o ON o.id = d.origin LEFT JOIN reading AS g ON g.document = d.id AND g.current = 1 "
        "LEFT JOIN reader AS r ON r.id = g.reader ORDER BY d.channel, d.uri, d.text_sha256",
        "copy": "SELECT min(x, y), max(x, y), kind, round(resemblance, 6), round(containment, 6) FROM (SELECT "
        "a.channel || ' ' || a.uri || ' ' || a.text_sha256 AS x, b.channel || ' ' || b.uri || ' ' || "
        "b.text_sha256 AS y, "
        "o.kind, o.resemblance, o.containment FROM overlap AS o JOIN document AS a ON a.id = o.a "
        "JOIN document AS b ON b.id = o.b) ORDER BY 1, 2",
        "incident": "SELECT d.channel, d.uri, d.text_sha256, i.label, i.event_type, i.place, i.latitude, i.longitude, "
        "i.earliest, i.latest, i.origins, i.status, i.words FROM incident AS i JOIN document AS d ON d.id = i.document "
        "ORDER BY 1, 2, 3, i.id",
        "tombstone": "SELECT uri, text_sha256 FROM tombstone ORDER BY 1, 2",
        "input": "SELECT sha256, outcome FROM input ORDER BY 1",
    }
    for name, query in queries.items():
        for row in base.execute(query):
            yield plain([name, *row])
