"""Keeps the incidents of the record in step with its tellings, inside the transaction that changes them.

Only what a change touches is done again: the tellings that are tied to it, straight or through others. The outcome is
that of linking all tellings at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import apsw

from dateline.incidents.across.cells import cells, meets
from dateline.incidents.across.corrected import summed_up
from dateline.incidents.across.decide import JOIN, decide
from dateline.incidents.across.group import group
from dateline.incidents.across.people import Decided, cut, verdicts
from dateline.incidents.across.summary import Summary
from dateline.incidents.across.telling import Telling
from dateline.record import speakers
from dateline.record.batches import among, at_once, each, slices
from dateline.record.canonical import digest
from dateline.record.corrections import corrected
from dateline.record.decisions import TOGETHER, decided_on
from dateline.record.incidents import bury, content, parts_again, remove, stored, write
from dateline.record.tellings import load

_TIES = (
    "SELECT b FROM link WHERE a IN ({}) AND joined = 1",
    "SELECT a FROM link WHERE b IN ({}) AND joined = 1",
)
_SHOWN = 1.2  # how far below joining a decision is still kept, to be shown


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
    for row in base.execute(
        "SELECT DISTINCT incident FROM claim WHERE document = ? AND incident IS NOT NULL", (document,)
    ).fetchall():
        touched.incidents.add(row[0])
    return touched


def link(base: apsw.Connection, documents: Iterable[int], *, at: str, touched: Touched | None = None) -> None:
    """Links the tellings of documents, new or read again, and settles the incidents of all that they touch."""
    touched = touched or Touched()
    for document in sorted(documents):
        mine = _tellings(base, document)
        touched.tellings |= component(base, mine)  # what it was tied to before
        _meet(base, document, mine)
        touched.tellings |= component(base, mine)
    settle(base, touched, at=at)


def relink(base: apsw.Connection, *, at: str) -> None:
    """Links all tellings anew; incidents that say the same as before stay as they are."""
    for number, key, sha256 in base.execute("SELECT id, key, sha256 FROM incident").fetchall():
        if digest(stored(base, key)) != sha256:
            remove(base, number)
    base.execute("DELETE FROM link")
    base.execute("DELETE FROM cell")
    documents = [row[0] for row in base.execute("SELECT DISTINCT document FROM telling ORDER BY document").fetchall()]
    for document in documents:
        _meet(base, document, _tellings(base, document))
    seen: set[int] = set()
    for (number,) in base.execute("SELECT id FROM telling ORDER BY id").fetchall():
        if number not in seen:
            touched = Touched(tellings=component(base, [number]))
            seen |= touched.tellings
            settle(base, touched, at=at)
    for (number,) in base.execute(
        "SELECT id FROM incident WHERE id NOT IN (SELECT incident FROM claim WHERE incident IS NOT NULL)"
    ).fetchall():
        bury(base, number, at=at)


def _tellings(base: apsw.Connection, document: int) -> list[int]:
    return [row[0] for row in base.execute("SELECT id FROM telling WHERE document = ?", (document,)).fetchall()]


def _meet(base: apsw.Connection, document: int, new: Sequence[int]) -> None:
    """Writes the cells of the tellings of a document, and the decisions on those that they meet there."""
    marks = ", ".join("?" * len(new))
    base.execute(f"DELETE FROM cell WHERE telling IN ({marks})", tuple(new))
    base.execute(f"DELETE FROM link WHERE a IN ({marks}) OR b IN ({marks})", (*new, *new))
    mine = _pieces(base, load(base, new))
    base.executemany(
        "INSERT INTO cell VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(cell, number) for number, pieces in mine.items() for piece in pieces for cell in cells(piece)],
    )
    met = {number: {cell for piece in pieces for cell in meets(piece)} for number, pieces in mine.items()}
    there: dict[str, set[int]] = {}
    those = "SELECT c.telling, t.document FROM cell AS c JOIN telling AS t ON t.id = c.telling WHERE c.cell = ?"
    for cell, other, home in each(base, those, sorted({cell for some in met.values() for cell in some})):
        if home != document:
            there.setdefault(cell, set()).add(other)
    asked = {number: set[int]().union(*(there.get(cell, ()) for cell in some)) for number, some in met.items()}
    theirs = _pieces(base, load(base, {other for others in asked.values() for other in others}))
    noted = [
        row
        for number, others in sorted(asked.items())
        for other in sorted(others)
        if (row := _noted(number, mine[number], other, theirs[other])) is not None
    ]
    base.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET score = excluded.score, "
        "joined = excluded.joined, words = excluded.words",
        noted,
    )


def _noted(
    a: int, mine: Sequence[Telling], b: int, theirs: Sequence[Telling]
) -> tuple[int, int, float, int, str] | None:
    """The decision on two tellings as a row where they are joined, or nearly were."""
    best = max((decide(x, y) for x in mine for y in theirs), key=lambda d: (d.joined, d.score))
    if not best.joined and (best.never or best.score < JOIN - _SHOWN):
        return None
    if theirs[0].key < mine[0].key:
        a, b = b, a
    return a, b, round(best.score, 3), int(best.joined), best.words


def component(base: apsw.Connection, numbers: Iterable[int]) -> set[int]:
    """The tellings that links and people's decisions tie to these, straight or through others, and these."""
    found = edge = set(numbers)
    while edge:
        near = set[int]()
        for some in slices(sorted(edge)):
            marks = ", ".join("?" * len(some))
            for rows in at_once(base, [(sql.format(marks), some) for sql in (*_TIES, TOGETHER)]):
                near.update(other for (other,) in rows)
        edge = near - found
        found = found | edge
    return found


def settle(base: apsw.Connection, touched: Touched, *, at: str) -> None:
    """Groups tellings anew and writes the incidents they make; names that are given up leave tombstones."""
    old = set(touched.incidents)
    held = "SELECT DISTINCT incident FROM claim WHERE telling IN ({}) AND incident IS NOT NULL"
    old.update(row[0] for row in among(base, held, sorted(touched.tellings)))
    kept: list[int] = []
    changed: list[int] = []
    for summary, cluster in made(base, touched.tellings):
        number, is_new = write(base, summary, cluster, at=at)
        kept.append(number)
        if is_new:
            changed.append(number)
    for number in sorted(old.difference(kept)):
        bury(base, number, at=at)
    for number in changed:
        parts_again(base, number)
    speakers.settle(base, touched.tellings)


def made(base: apsw.Connection, numbers: Iterable[int]) -> list[tuple[Summary, list[Telling]]]:
    """The incidents that tellings make, with what was corrected, each with its tellings or the pieces of them."""
    whole = load(base, numbers)
    decided = _decided(base, whole.values())
    tellings = cut(list(whole.values()), decided)
    together, apart = verdicts(tellings, decided)
    amended = corrected(base, whole.values())
    return [(summed_up(c, amended), c) for c in group(tellings, kept_together=together, kept_apart=apart)]


def _decided(base: apsw.Connection, tellings: Iterable[Telling]) -> list[Decided]:
    return decided_on(base, {t.about.series for t in tellings})


def _pieces(base: apsw.Connection, tellings: dict[int, Telling]) -> dict[int, list[Telling]]:
    """The pieces that people cut tellings into, by the numbers of the tellings."""
    decided = _decided(base, tellings.values())
    if not decided:
        return {number: [telling] for number, telling in tellings.items()}
    return {number: cut([telling], decided) for number, telling in tellings.items()}


def strays(base: apsw.Connection) -> Iterator[tuple[str, str]]:
    """Incidents and tellings where the record does not hold what follows from its tellings, each with what is wrong."""
    for (number,) in base.execute("SELECT id FROM telling WHERE incident IS NULL").fetchall():
        yield f"telling:{number}", "it is in no incident"
    for (number,) in base.execute(
        "SELECT id FROM telling WHERE NOT EXISTS (SELECT 1 FROM claim WHERE claim.telling = telling.id AND "
        "claim.incident IS NOT DISTINCT FROM telling.incident)"
    ).fetchall():
        yield f"telling:{number}", "its claims are in another incident"
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
        for claim in speakers.astray(base, members):
            yield f"claim:{claim}", "who says it is not who was corrected"
        for summary, cluster in made(base, members):
            said = stored(base, summary.key)
            if said != content(summary, cluster):
                yield f"incident:{summary.key}", "it is not what its claims come to"
            elif base.execute("SELECT sha256 FROM incident WHERE key = ?", (summary.key,)).get != digest(said):
                yield f"incident:{summary.key}", "its hash is not that of what it says"
