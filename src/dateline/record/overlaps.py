"""Ties a new document to those it shares its text with, and all of them to one origin."""

import heapq
from collections.abc import Iterator

import apsw

from dateline.record.batches import among, each
from dateline.record.copies import SHARED, compare, sketch, wording, worth_comparing

COMMON = 400  # a hash that more documents than this have tells nothing
_MOST = 60  # documents that a new one is compared with, those that share most of what is rare first
_TEXTS = (
    "SELECT o.id, o.text FROM document AS o JOIN document AS d ON d.id = ? WHERE o.text IS NOT NULL "
    "AND NOT (o.channel = d.channel AND o.uri = d.uri)"
)
_MISSES = 6  # after so many in a row that are no copies the rest are none: they share phrases, no facts


def tie(base: apsw.Connection, document: int, text: str) -> str | None:
    """The uri of the document that this one has its text from, None where it stands alone.

    The origin of a group of copies is the one published first, whatever order they came in.
    """
    hashes = sketch(text)
    mine = wording(text)
    tied, misses = [], 0
    for other, other_text in _candidates(base, document, hashes):
        if (overlap := compare(wording(other_text), mine)) is None:
            misses += 1
            if misses >= _MISSES:
                break
        else:
            tied.append((other, document, overlap.kind, overlap.resemblance, overlap.containment))
            misses = 0
    base.executemany("INSERT INTO overlap VALUES (?, ?, ?, ?, ?)", tied)
    base.executemany("INSERT INTO shingle VALUES (?, ?) ON CONFLICT DO NOTHING", [(h, document) for h in hashes])
    base.execute("UPDATE document SET origin = id WHERE id = ?", (document,))
    if not tied:
        return None
    settle_origin(base, document)
    return _other(base, document)


def group(base: apsw.Connection, document: int) -> set[int]:
    """The documents that pairs tie to this one, straight or through others, and this one."""
    found = edge = {document}
    while edge:
        pairs = "SELECT b FROM overlap WHERE a IN ({}) UNION SELECT a FROM overlap WHERE b IN ({})"
        edge = {other for (other,) in among(base, pairs, sorted(edge), times=2)} - found
        found = found | edge
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
    having: dict[int, list[int]] = {h: [] for h in hashes}
    for h, other in each(base, f"SELECT document FROM shingle WHERE hash = ? LIMIT {COMMON}", hashes):
        having[h].append(other)
    counts: dict[int, int] = {}
    weights: dict[int, float] = {}
    for found in having.values():
        if len(found) < COMMON:
            weight = 1 / (1 + len(found))
            for other in found:
                counts[other] = counts.get(other, 0) + 1
                weights[other] = weights.get(other, 0.0) + weight
    likely = [other for other, shared in counts.items() if shared >= SHARED]
    first = heapq.nsmallest(_MOST, likely, key=lambda other: (-weights[other], other))
    sizes = dict(among(base, "SELECT document, count(*) FROM shingle WHERE document IN ({}) GROUP BY document", first))
    worth = [other for other in first if worth_comparing(counts[other], len(hashes), sizes[other])]
    for start in range(0, len(worth), _MISSES):  # as many texts at once as are looked at in any case
        some = worth[start : start + _MISSES]
        query = f"{_TEXTS} AND o.id IN ({', '.join('?' * len(some))})"
        texts = dict(base.execute(query, (document, *some)).fetchall())
        yield from ((other, texts[other]) for other in some if other in texts)
