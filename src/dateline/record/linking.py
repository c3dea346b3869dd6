"""Keeps the incidents of the record in step with its tellings, inside the transaction that changes them.

Only what a change touches is done again: the tellings that are tied to it, straight or through others. The outcome is
that of linking all tellings at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import apsw

from dateline.incidents.across.summary import Summary, summarise
from dateline.incidents.across.telling import Telling
from dateline.record.canonical import digest
from dateline.record.tellings import load


@dataclass(slots=True)
class Touched:
    """What a change touches: numbers of tellings to be grouped anew, and of incidents that they were in."""

    tellings: set[int] = field(default_factory=set)
    incidents: set[int] = field(default_factory=set)


def before(base: apsw.Connection, document: int) -> Touched:
    """What is touched when the rows of a document go; to be called before they do."""
    touched = Touched()
    for number, incident in base.execute("SELECT id, incident FROM telling WHERE document = ?", (document,)).fetchall():
        touched.tellings |= component(base, [number])
        if incident is not None:
            touched.incidents.add(incident)
    return touched


def link(base: apsw.Connection, documents: Iterable[int], *, at: str, touched: Touched | None = None) -> None:
    """Links the tellings of documents, new or read again, and settles the incidents of all that they touch."""
    touched = touched or Touched()
    for document in documents:
        new = {row[0] for row in base.execute("SELECT id FROM telling WHERE document = ?", (document,)).fetchall()}
        touched.tellings |= component(base, new)
    settle(base, touched, at=at)


def relink(base: apsw.Connection, *, at: str) -> None:
    """Links all tellings anew; incidents that say the same as before stay as they are."""
    for number, key in base.execute("SELECT id, key FROM incident").fetchall():
        stored = _stored(base, key)
        if stored and digest(stored) != base.execute("SELECT sha256 FROM incident WHERE id = ?", (number,)).get:
            _remove(base, number)
    for (document,) in base.execute("SELECT DISTINCT document FROM telling ORDER BY document").fetchall():
        link(base, [document], at=at)
    for (number,) in base.execute(
        "SELECT id FROM incident WHERE id NOT IN (SELECT incident FROM telling WHERE incident IS NOT NULL)"
    ).fetchall():
        _bury(base, number, at=at)


def strays(base: apsw.Connection) -> Iterator[tuple[str, str]]:
    """Incidents and tellings where the record does not hold what follows from its tellings, each with what is wrong."""
    for key in base.execute("SELECT 'telling:' || id FROM telling WHERE incident IS NULL").fetchall():
        yield key[0], "it is in no incident"
    for (key,) in base.execute(
        "SELECT key FROM incident WHERE id NOT IN (SELECT incident FROM claim WHERE incident IS NOT NULL)"
    ).fetchall():
        yield f"incident:{key}", "it has no claim"
    seen: set[int] = set()
    for (number,) in base.execute("SELECT id FROM telling ORDER BY id").fetchall():
        if number in seen:
            continue
        members = component(base, [number])
        seen |= members
        for summary, cluster in _made(load(base, members)):
            stored = _stored(base, summary.key)
            if stored != _content(summary, cluster):
                yield f"incident:{summary.key}", "it is not what its claims come to"


def component(base: apsw.Connection, numbers: Iterable[int]) -> set[int]:
    """The tellings that links tie to these, straight or through others, and these."""
    found, edge = set(numbers), list(numbers)
    while edge:
        number = edge.pop()
        for (other,) in base.execute(
            "SELECT b FROM link WHERE a = ?1 AND joined = 1 UNION SELECT a FROM link WHERE b = ?1 AND joined = 1",
            (number,),
        ).fetchall():
            if other not in found:
                found.add(other)
                edge.append(other)
    return found


def settle(base: apsw.Connection, touched: Touched, *, at: str) -> None:
    """Groups tellings anew and writes the incidents they make; names that are given up leave tombstones."""
    tellings = load(base, touched.tellings)
    numbers = {telling.key: number for number, telling in tellings.items()}
    old = set(touched.incidents)
    for number in tellings:
        incident = base.execute("SELECT incident FROM telling WHERE id = ?", (number,)).get
        if incident is not None:
            old.add(incident)
    kept: set[int] = set()
    for summary, cluster in _made(tellings):
        kept.add(_write(base, summary, [numbers[t.key] for t in cluster], cluster, at=at))
    for number in sorted(old - kept):
        _bury(base, number, at=at)


def _made(tellings: Mapping[int, Telling]) -> list[tuple[Summary, list[Telling]]]:
    """The incidents that tellings make, each with its tellings."""
    return [(summarise([telling]), [telling]) for _, telling in sorted(tellings.items())]


def _content(summary: Summary, cluster: Sequence[Telling]) -> list[object]:
    """What an incident says, as the record holds it."""
    figures = sorted([n.what, n.unit or "", n.low, n.best, n.high, int(n.disputed)] for n in summary.numbers)
    old = sorted([*row.claim, *row.by] for row in summary.superseded)
    return [_row(summary), figures, old, sorted(t.key for t in cluster)]


def _stored(base: apsw.Connection, key: str) -> list[object]:
    """What the rows of an incident say, in the same order."""
    row = base.execute(f"SELECT id, {', '.join(_COLUMNS)} FROM incident WHERE key = ?", (key,)).fetchone()
    if row is None:
        return []
    figures = base.execute(
        "SELECT what, unit, low, best, high, disputed FROM incident_quantity WHERE incident = ? ORDER BY what, unit",
        (row[0],),
    ).fetchall()
    old = base.execute(
        "SELECT t.key, c.label, u.key, d.label FROM claim AS c JOIN telling AS t ON t.id = c.telling "
        "JOIN claim AS d ON d.id = c.superseded_by JOIN telling AS u ON u.id = d.telling WHERE c.incident = ? "
        "ORDER BY 1, 2",
        (row[0],),
    ).fetchall()
    members = base.execute("SELECT key FROM telling WHERE incident = ? ORDER BY key", (row[0],)).fetchall()
    return [list(row[1:]), [list(r) for r in figures], [list(r) for r in old], [key for (key,) in members]]


def _write(base: apsw.Connection, summary: Summary, members: list[int], cluster: list[Telling], *, at: str) -> int:
    """The number of the incident that a cluster makes, written where it says something new."""
    content = digest(_content(summary, cluster))
    found = base.execute("SELECT id, sha256 FROM incident WHERE key = ?", (summary.key,)).fetchone()
    number = int(found[0]) if found else None
    if found is None or found[1] != content:
        if number is not None:
            _remove(base, number)
        marks = ", ".join("?" * (len(_COLUMNS) + 3))
        base.execute(
            f"INSERT INTO incident (id, {', '.join(_COLUMNS)}, changed, sha256) VALUES ({marks})",
            (number, *_row(summary), at, content),
        )
        number = int(base.last_insert_rowid())
        base.executemany(
            "INSERT INTO incident_quantity VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, n.what, n.unit or "", n.low, n.best, n.high, int(n.disputed)) for n in summary.numbers],
        )
        base.execute("DELETE FROM incident_tombstone WHERE key = ?", (summary.key,))
    assert number is not None
    for member in members:
        base.execute("UPDATE telling SET incident = ?1 WHERE id = ?2 AND incident IS NOT ?1", (number, member))
        base.execute(
            "UPDATE claim SET incident = ?1, superseded_by = NULL WHERE telling = ?2 "
            "AND (incident IS NOT ?1 OR superseded_by IS NOT NULL)",
            (number, member),
        )
    for row in summary.superseded:
        base.execute(
            "UPDATE claim SET superseded_by = (SELECT c.id FROM claim AS c JOIN telling AS t ON t.id = c.telling "
            "WHERE t.key = ? AND c.label = ?) WHERE id = (SELECT c.id FROM claim AS c JOIN telling AS t "
            "ON t.id = c.telling WHERE t.key = ? AND c.label = ?)",
            (*row.by, *row.claim),
        )
    return number


_COLUMNS = (
    "key", "event_type", "means", "place", "country", "admin1", "geonameid", "latitude", "longitude", "radius_km",
    "distance_km", "relation", "where_prec", "earliest", "latest", "date_prec", "origins", "documents", "claims",
    "languages", "sides", "status", "words", "first_reported", "last_reported", "background", "founder",
)  # fmt: skip


def _row(summary: Summary) -> list[object]:
    place = summary.place
    where: list[object] = [None] * 10
    if place is not None:
        where = [place.name, place.country, place.admin1, place.geonameid, place.latitude, place.longitude]
        where += [place.radius_km, place.distance_km, place.relation, place.prec]
    return [
        summary.key,
        summary.event_type,
        summary.means,
        *where,
        summary.earliest,
        summary.latest,
        summary.date_prec,
        summary.origins,
        summary.documents,
        summary.claims,
        " ".join(summary.languages),
        " ".join(summary.sides),
        summary.status,
        summary.words,
        summary.first_reported,
        summary.last_reported,
        int(summary.background),
        summary.founder,
    ]


def _remove(base: apsw.Connection, number: int) -> None:
    base.execute("DELETE FROM incident_quantity WHERE incident = ?", (number,))
    base.execute("DELETE FROM incident_part WHERE whole = ?1 OR part = ?1", (number,))
    base.execute("DELETE FROM incident WHERE id = ?", (number,))


def _bury(base: apsw.Connection, number: int, *, at: str) -> None:
    """Takes an incident away that no telling is in any more, and says where its tellings went."""
    found = base.execute("SELECT key, founder FROM incident WHERE id = ?", (number,)).fetchone()
    if found is None:
        return
    into = base.execute(
        "SELECT i.key FROM telling AS t JOIN incident AS i ON i.id = t.incident WHERE t.key = ?", (found[1],)
    ).get
    _remove(base, number)
    base.execute("INSERT OR REPLACE INTO incident_tombstone VALUES (?, ?, ?)", (found[0], into, at))
    base.execute("UPDATE incident_tombstone SET merged_into = ? WHERE merged_into = ?", (into, found[0]))
