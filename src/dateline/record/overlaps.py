"""Ties a new document to those it shares its text with, and all of them to one origin."""

import heapq
from collections.abc import Iterator

import apsw

from dateline.record.copies import SHARED, compare, sketch, wording, worth_comparing

COMMON = 400  # a hash that more documents than this have tells nothing
_MOST = 60  # documents that a new one is compared with, those that share most of what is rare first
_MISSES = 6  # after so many in a row that are no copies the rest are none: they share phrases, no facts


def tie(base: apsw.Connection, document: int, text: str) -> str | None:
    """The uri of the document that this one has its text from, None where it stands alone.

    The origin of a group of copies is the one published first, whatever order they came in.
    """
    hashes = sketch(text)
    mine = wording(text)
    tied, misses = False, 0
    for other, other_text in _candidates(base, document, hashes):
        if (overlap := compare(wording(other_text), mine)) is None:
            misses += 1
            if misses >= _MISSES:
                break
        else:
            tied, misses = True, 0
            base.execute(
                "INSERT INTO overlap VALUES (?, ?, ?, ?, ?)",
                (other, document, overlap.kind, overlap.resemblance, overlap.containment),
            )
    base.executemany("INSERT INTO shingle VALUES (?, ?) ON CONFLICT DO NOTHING", [(h, document) for h in hashes])
    base.execute("UPDATE document SET origin = id WHERE id = ?", (document,))
    if not tied:
        return None
    settle_origin(base, document)
    return _other(base, document)


def group(base: apsw.Connection, document: int) -> set[int]:
    """The documents that pairs tie to this one, straight or through others, and this one."""
    found = {document}
    edge = [document]
    while edge:
        number = edge.pop()
        for (other,) in base.execute(
            "SELECT b FROM overlap WHERE a = ?1 UNION SELECT a FROM overlap WHERE b = ?1", (number,)
        ).fetchall():
            if other not in found:
                found.add(other)
                edge.append(other)
    return found


def settle_origin(base: apsw.Connection, document: int) -> None:
    """Gives all documents that pairs tie to this one, straight or through others, their common origin."""
    members = tuple(sorted(group(base, document)))
    marks = ", ".join("?" * len(members))
    # The text before the time of arrival: the same group has the same origin in whatever order it came in.
    first = base.execute(
        f"SELECT id FROM document WHERE id IN ({marks}) "
        "ORDER BY published IS NULL, published, length(text) DESC, text_sha256, channel, uri LIMIT 1",
        members,
    ).get
    base.execute(
        f"UPDATE document SET origin = ? WHERE id IN ({marks}) AND origin IS DISTINCT FROM ?", (first, *members, first)
    )


def _other(base: apsw.Connection, document: int) -> str | None:
    """The origin of a document; where it is the origin itself, the first one that it is tied to."""
    uri: str | None = base.execute(
        "SELECT uri FROM document WHERE id = (SELECT coalesce(nullif(origin, id), "
        "(SELECT min(a) FROM overlap WHERE b = document.id)) FROM document WHERE id = ?)",
        (document,),
    ).get
    return uri


def _candidates(base: apsw.Connection, document: int, hashes: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """The documents that share enough of the sketch, with their texts; other versions of this one are no copies.

    What few documents have tells more than what many have: two nights' reports share phrases, copies share facts.
    """
    counts: dict[int, int] = {}
    weights: dict[int, float] = {}
    for h in hashes:
        found = base.execute("SELECT document FROM shingle WHERE hash = ? LIMIT ?", (h, COMMON)).fetchall()
        if len(found) < COMMON:
            weight = 1 / (1 + len(found))
            for (other,) in found:
                counts[other] = counts.get(other, 0) + 1
                weights[other] = weights.get(other, 0.0) + weight
    likely = [other for other, shared in counts.items() if shared >= SHARED]
    for other in heapq.nsmallest(_MOST, likely, key=lambda other: (-weights[other], other)):
        size = base.execute("SELECT count(*) FROM shingle WHERE document = ?", (other,)).get
        if not worth_comparing(counts[other], len(hashes), size):
            continue
        row = base.execute(
            "SELECT o.id, o.text FROM document AS o JOIN document AS d ON d.id = ? WHERE o.id = ? AND o.text IS "
            "NOT NULL "
            "AND NOT (o.channel = d.channel AND o.uri = d.uri)",
            (document, other),
        ).fetchone()
        if row is not None:
            yield row
