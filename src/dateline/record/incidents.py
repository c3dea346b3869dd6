"""Incidents as rows: written where they say something new, removed where nothing is left of them."""

from collections.abc import Sequence

import apsw

from dateline.incidents.across.cells import meets
from dateline.incidents.across.parts import part_of
from dateline.incidents.across.summary import Summary
from dateline.incidents.across.telling import Telling
from dateline.record.batches import among, each
from dateline.record.canonical import digest
from dateline.record.tellings import load, load_of

_COLUMNS = (
    "key", "event_type", "means", "place", "country", "admin1", "geonameid", "latitude", "longitude", "radius_km",
    "distance_km", "relation", "where_prec", "earliest", "latest", "date_prec", "origins", "documents", "claims",
    "languages", "sides", "status", "words", "first_reported", "last_reported", "background", "founder",
)  # fmt: skip


def write(base: apsw.Connection, summary: Summary, cluster: Sequence[Telling], *, at: str) -> tuple[int, bool]:
    """The number of the incident that a cluster makes, and whether it says something new."""
    says = digest(content(summary, cluster))
    found = base.execute("SELECT id, sha256 FROM incident WHERE key = ?", (summary.key,)).fetchone()
    number = int(found[0]) if found else None
    is_new = found is None or found[1] != says
    if is_new:
        if number is not None:
            remove(base, number)
        names, values = [*_COLUMNS, "changed", "sha256"], [*_row(summary), at, says]
        if number is not None:
            names, values = ["id", *names], [number, *values]
        marks = ", ".join("?" * len(names))
        number = int(
            base.execute(f"INSERT INTO incident ({', '.join(names)}) VALUES ({marks}) RETURNING id", values).get
        )
        base.executemany(
            "INSERT INTO incident_quantity VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, n.what, n.unit or "", n.low, n.best, n.high, int(n.disputed)) for n in summary.numbers],
        )
        base.execute("DELETE FROM incident_tombstone WHERE key = ?", (summary.key,))
    assert number is not None
    _members(base, number, cluster)
    for row in summary.superseded:
        base.execute(
            "UPDATE claim SET superseded_by = (SELECT c.id FROM claim AS c JOIN telling AS t ON t.id = c.telling "
            "WHERE t.key = ? AND c.label = ?) WHERE id = (SELECT c.id FROM claim AS c JOIN telling AS t "
            "ON t.id = c.telling WHERE t.key = ? AND c.label = ?)",
            (_whole(row.by[0]), row.by[1], _whole(row.claim[0]), row.claim[1]),
        )
    return number, is_new


def _members(base: apsw.Connection, number: int, cluster: Sequence[Telling]) -> None:
    """Puts the claims of a cluster, and its tellings, in their incident."""
    for telling in cluster:
        key = _whole(telling.key)
        if key == telling.key:
            base.execute(
                "UPDATE telling SET incident = ?1 WHERE key = ?2 AND incident IS DISTINCT FROM ?1", (number, key)
            )
        base.executemany(
            "UPDATE claim SET incident = ?1, superseded_by = NULL WHERE telling = (SELECT id FROM telling WHERE key = "
            "?2) AND label = ?3 AND (incident IS DISTINCT FROM ?1 OR superseded_by IS NOT NULL)",
            [(number, key, claim.label) for claim in telling.claims],
        )


def _whole(key: str) -> str:
    """The key of the telling that a piece was cut from."""
    return key.split("/")[0]


def content(summary: Summary, cluster: Sequence[Telling]) -> list[object]:
    """What an incident says, as the record holds it."""
    figures = sorted(
        [n.what, n.unit or "", _real(n.low), _real(n.best), _real(n.high), int(n.disputed)] for n in summary.numbers
    )
    old = sorted([_whole(r.claim[0]), r.claim[1], _whole(r.by[0]), r.by[1]] for r in summary.superseded)
    members = sorted([_whole(t.key), claim.label] for t in cluster for claim in t.claims)
    return [_row(summary), figures, old, members]


def stored(base: apsw.Connection, key: str) -> list[object]:
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
    members = base.execute(
        "SELECT t.key, c.label FROM claim AS c JOIN telling AS t ON t.id = c.telling WHERE c.incident = ? "
        "ORDER BY 1, 2",
        (row[0],),
    ).fetchall()
    return [list(row[1:]), *([list(r) for r in rows] for rows in (figures, old, members))]


def _row(summary: Summary) -> list[object]:
    place = summary.place
    where: list[object] = [None] * 10
    if place is not None:
        where = [place.name, place.country, place.admin1, place.geonameid]
        where += [_real(v) for v in (place.latitude, place.longitude, place.radius_km, place.distance_km)]
        where += [place.relation, place.prec]
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


def _real(value: float | None) -> float | None:
    """A number as SQLite gives it back: its hash is the same before and after."""
    return None if value is None else float(value)


def remove(base: apsw.Connection, number: int) -> None:
    """Takes the rows of an incident away, not those of its claims."""
    base.execute("DELETE FROM incident_quantity WHERE incident = ?", (number,))
    base.execute("DELETE FROM incident_part WHERE whole = ?1 OR part = ?1", (number,))
    base.execute("DELETE FROM incident WHERE id = ?", (number,))


def bury(base: apsw.Connection, number: int, *, at: str) -> None:
    """Takes an incident away that no claim is in any more, and says where its claims went."""
    found = base.execute("SELECT key, founder FROM incident WHERE id = ?", (number,)).fetchone()
    if found is None:
        return
    into = base.execute(
        "SELECT i.key FROM telling AS t JOIN claim AS c ON c.telling = t.id JOIN incident AS i ON i.id = c.incident "
        "WHERE t.key = ? ORDER BY c.id LIMIT 1",
        (_whole(found[1]),),
    ).get
    remove(base, number)
    base.execute(
        "INSERT INTO incident_tombstone VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
        "merged_into = excluded.merged_into, at = excluded.at",
        (found[0], into, at),
    )
    base.execute("UPDATE incident_tombstone SET merged_into = ? WHERE merged_into = ?", (into, found[0]))


def parts_again(base: apsw.Connection, number: int) -> None:
    """Ties an incident to those that it is a part of and to those that are parts of it, over all dispatches."""
    mine = load_of(base, number)
    met = [cell for telling in mine.values() for cell in meets(telling) if not cell.startswith("w:")]
    near = {other for _, other in each(base, "SELECT telling FROM cell WHERE cell = ?", met)}
    others = load(base, near - mine.keys())
    home = dict(among(base, "SELECT id, incident FROM telling WHERE id IN ({})", sorted(others)))
    rows: dict[tuple[int, int], str] = {}
    for telling in mine.values():
        for other, theirs in others.items():
            at = home[other]
            if at is None or at == number:
                continue
            for pair, words in (((number, at), part_of(telling, theirs)), ((at, number), part_of(theirs, telling))):
                if words is not None:
                    rows[pair] = min(words, rows.get(pair, words))
    for whole, part in base.execute(
        "SELECT DISTINCT w.incident, p.incident FROM claim_part AS x JOIN claim AS w ON w.id = x.whole JOIN claim AS p "
        "ON p.id = x.part WHERE (w.incident = ?1 OR p.incident = ?1) AND w.incident <> p.incident",
        (number,),
    ).fetchall():
        rows.setdefault((whole, part), "told as a part of it")
    base.execute("DELETE FROM incident_part WHERE whole = ?1 OR part = ?1", (number,))
    base.executemany(
        "INSERT INTO incident_part VALUES (?, ?, ?)", [(*pair, words) for pair, words in sorted(rows.items())]
    )
