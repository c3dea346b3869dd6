"""Removes the text of a dispatch and leaves what says that it was there."""

from typing import Any

import apsw

from dateline.record import linking
from dateline.record.overlaps import group, settle_origin
from dateline.record.rows import remove_rows


def forget(base: apsw.Connection, url: str, *, at: str, who: str, why: str) -> list[tuple[int, dict[str, Any]]]:
    """The numbers of the documents forgotten, each with what the history is to say; inside a transaction.

    `url` is the address or the uri of a dispatch: all its versions go, with the bytes that held them, their readings,
    claims and incidents. Hashes, times and the uri stay. Bytes that held other dispatches too, such as a feed, go
    as well: the text is in them. Those others keep their text and lose their evidence copy, and the history names them.
    """
    gone: list[tuple[int, dict[str, Any]]] = []
    rows = base.execute(
        "SELECT d.id, d.uri, d.text_sha256, e.id, e.sha256 FROM document AS d JOIN capture AS c ON c.id = d.capture "
        "JOIN evidence AS e ON e.id = c.evidence WHERE (d.url = ?1 OR d.uri = ?1) AND d.status <> 'forgotten' "
        "ORDER BY d.id",
        (url,),
    ).fetchall()
    for number, uri, text_sha256, evidence, evidence_sha256 in rows:
        shared = base.execute(
            "SELECT d.id FROM document AS d JOIN capture AS c ON c.id = d.capture WHERE c.evidence = ? "
            "AND d.id <> ? AND d.status <> 'forgotten' AND NOT (d.url IS NOT DISTINCT FROM ? OR d.uri = ?) "
            "ORDER BY d.id",
            (evidence, number, url, url),
        ).fetchall()
        touched = linking.before(base, number)
        copies = group(base, number) - {number}
        remove_rows(base, number)
        base.execute("UPDATE reading SET report = NULL, current = 0 WHERE document = ?", (number,))
        base.execute("DELETE FROM shingle WHERE document = ?", (number,))
        base.execute("DELETE FROM overlap WHERE a = ?1 OR b = ?1", (number,))
        _sever(base, number)
        linking.link(base, copies, at=at, touched=touched)
        base.execute(
            "UPDATE document SET text = NULL, title = NULL, authors = NULL, dateline_place = NULL, status = "
            "'forgotten', "
            "reason = ?, origin = NULL WHERE id = ?",
            (why, number),
        )
        base.execute("UPDATE evidence SET body = NULL WHERE id = ?", (evidence,))
        base.execute(
            "INSERT INTO tombstone VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, uri, text_sha256, evidence_sha256, at, who, why),
        )
        gone.append(
            (
                number,
                {
                    "uri": uri,
                    "text": text_sha256,
                    "evidence": evidence_sha256,
                    "why": why,
                    "evidence_also_of": [other for (other,) in shared],
                },
            )
        )
    if gone:
        base.execute(
            "DELETE FROM source WHERE id NOT IN (SELECT source FROM claim WHERE source IS NOT NULL) "
            "AND id NOT IN (SELECT source FROM relay) "
            "AND id NOT IN (SELECT source FROM claim_speaker WHERE source IS NOT NULL)"
        )
        base.execute("DELETE FROM actor WHERE id NOT IN (SELECT actor FROM claim WHERE actor IS NOT NULL)")
    return gone


def _sever(base: apsw.Connection, number: int) -> None:
    """Gives those whose origin this document was another one."""
    left = [
        row[0]
        for row in base.execute("SELECT id FROM document WHERE origin = ? AND id <> ?", (number, number)).fetchall()
    ]
    for other in left:
        base.execute("UPDATE document SET origin = id WHERE id = ?", (other,))
    for other in left:
        settle_origin(base, other)
