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
        "copy": "SELECT CASE WHEN x < y THEN x ELSE y END, CASE WHEN x < y THEN y ELSE x END, kind, resemblance, "
        "containment FROM (SELECT "
        "a.channel || ' ' || a.uri || ' ' || a.text_sha256 AS x, b.channel || ' ' || b.uri || ' ' || "
        "b.text_sha256 AS y, "
        "o.kind, o.resemblance, o.containment FROM overlap AS o JOIN document AS a ON a.id = o.a "
        "JOIN document AS b ON b.id = o.b) AS pair ORDER BY 1, 2",
        "telling": "SELECT d.channel, d.uri, d.text_sha256, i.label, i.event_type, i.place, i.latitude, i.longitude, "
        "i.earliest, i.latest, i.origins, i.status, i.words FROM telling AS i JOIN document AS d ON d.id = i.document "
        "ORDER BY 1, 2, 3, i.id",
        "incident": "SELECT i.key, i.sha256, i.status, i.origins, i.words, (SELECT string_agg(t.key, ' ' "
        "ORDER BY t.key) FROM telling AS t WHERE t.incident = i.id) FROM incident AS i ORDER BY 1",
        "moved claim": "SELECT t.key, c.label, i.key FROM claim AS c JOIN telling AS t ON t.id = c.telling "
        "JOIN incident AS i ON i.id = c.incident WHERE c.incident IS DISTINCT FROM t.incident ORDER BY 1, 2",
        "part": "SELECT w.key, p.key FROM incident_part AS x JOIN incident AS w ON w.id = x.whole "
        "JOIN incident AS p ON p.id = x.part ORDER BY 1, 2",
        "decision": "SELECT act, who, why, anchors, undone_why FROM decision ORDER BY 1, 4, 2, 3",
        "tombstone": "SELECT uri, text_sha256 FROM tombstone ORDER BY 1, 2",
        "input": "SELECT sha256, outcome FROM input ORDER BY 1",
    }
    for name, query in queries.items():
        for row in base.execute(query):
            yield plain([name, *(round(v, 6) if name == "copy" and isinstance(v, float) else v for v in row)])
