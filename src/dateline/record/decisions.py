"""What people decided on incidents: kept with who, when and why, named by claims, and undone without a trace lost."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import apsw

from dateline.errors import RecordError
from dateline.incidents.across.people import Anchor, Decided, anchor, from_anchors
from dateline.record.batches import each
from dateline.record.canonical import plain
from dateline.record.tellings import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of a person, as the record tells it; `undone_at` where it no longer stands."""

    id: int
    act: str
    who: str
    why: str
    at: str
    undone_at: str | None = None
    undone_by: str | None = None
    undone_why: str | None = None


def decided_on(base: apsw.Connection, series: Iterable[str]) -> list[Decided]:
    """The decisions that stand on any version of these dispatches, in their order."""
    if base.execute("SELECT 1 FROM decision WHERE undone_at IS NULL LIMIT 1").get is None:
        return []
    found: dict[int, Decided] = {}
    named = (
        "SELECT n.id, n.act, n.anchors FROM decision_series AS s JOIN decision AS n ON n.id = s.decision "
        "WHERE s.series = ? AND n.undone_at IS NULL"
    )
    for _, id, act, anchors in each(base, named, sorted(set(series))):
        found[id] = from_anchors(id, act, json.loads(anchors))
    return [found[id] for id in sorted(found)]


# The tellings of documents that standing decisions name together with those of some tellings (`{}`), and these.
TOGETHER = (
    "SELECT u.id FROM telling AS t JOIN document AS d ON d.id = t.document JOIN decision_series AS s ON "
    "s.series = d.channel || ' ' || d.uri JOIN decision AS n ON n.id = s.decision AND n.undone_at IS NULL "
    "JOIN decision_series AS o ON o.decision = n.id JOIN document AS e ON e.uri = o.uri "
    "AND e.channel || ' ' || e.uri = o.series JOIN telling AS u ON u.document = e.id WHERE t.id IN ({})"
)


def incident_of(base: apsw.Connection, key: str) -> int:
    """The number of a live incident, under its key or one that it had; RecordError where there is none."""
    into: str | None = key
    while into is not None:
        number = base.execute("SELECT id FROM incident WHERE key = ?", (into,)).get
        if number is not None:
            return int(number)
        into = base.execute("SELECT merged_into FROM incident_tombstone WHERE key = ?", (into,)).get
    raise RecordError(f"{key}: no such incident; `dateline incidents` lists them")


def claims_of(base: apsw.Connection, incident: int) -> list[int]:
    """The claims of an incident."""
    return [r[0] for r in base.execute("SELECT id FROM claim WHERE incident = ? ORDER BY id", (incident,)).fetchall()]


def claim_of(base: apsw.Connection, name: str | int) -> int:
    """The number of a claim by its name, "17:c3" for the third of document 17; RecordError where there is none."""
    document, _, label = str(name).partition(":")
    number = None
    if document.isdecimal() and len(document) < 19:
        if label:
            query = "SELECT id FROM claim WHERE document = ? AND label = ?"
            number = base.execute(query, (int(document), label)).get
        elif isinstance(name, int):
            number = base.execute("SELECT id FROM claim WHERE id = ?", (name,)).get
    if number is None:
        raise RecordError(f"{name}: no such claim; `dateline show INCIDENT` names each claim, as 17:c3")
    return int(number)


def anchors_of(base: apsw.Connection, claims: Sequence[int]) -> tuple[Anchor, ...]:
    """The anchors of claims by their numbers."""
    rows = [base.execute("SELECT telling, label FROM claim WHERE id = ?", (number,)).fetchall()[0] for number in claims]
    tellings = load(base, {telling for telling, _ in rows})
    return tuple(
        anchor(tellings[number], claim)
        for number, label in rows
        for claim in tellings[number].claims
        if claim.label == label
    )


def keep(
    base: apsw.Connection,
    *,
    act: str,
    who: str,
    why: str,
    at: str,
    one: Sequence[Anchor],
    other: Sequence[Anchor],
    to: Sequence[Anchor] = (),
) -> int:
    """Writes a decision down; returns its number."""
    data = {"one": one, "other": other, "to": to}
    row = base.execute(
        "INSERT INTO decision (act, who, why, at, anchors) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (act, who, why, at, plain({name: [asdict(a) for a in rows] for name, rows in data.items() if rows})),
    )
    number = int(row.get)
    _name_series(base, number, {a.series for rows in data.values() for a in rows})
    return number


def put_back(base: apsw.Connection, row: Sequence[Any], decided: Decided) -> None:
    """Writes a decision of another record down under its number; `row` has all columns, `decided` its anchors."""
    base.execute("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", tuple(row))
    _name_series(base, decided.id, {a.series for a in (*decided.one, *decided.other, *decided.to)})


def _name_series(base: apsw.Connection, number: int, named: Iterable[str]) -> None:
    """Writes which dispatches a decision names."""
    for series in sorted(named):
        base.execute("INSERT INTO decision_series VALUES (?, ?, ?)", (series, number, series.split(" ", 1)[1]))


def standing(base: apsw.Connection, number: int) -> Decision:
    """A decision that stands; RecordError where there is none of this number, or it was undone."""
    for decision in decisions(base):
        if decision.id == number:
            if decision.undone_at is not None:
                raise RecordError(f"decision {number}: undone already, on {decision.undone_at[:10]}")
            return decision
    raise RecordError(f"decision {number}: there is none of this number; `dateline undo --list` shows them")


def decisions(base: apsw.Connection) -> list[Decision]:
    """All decisions of people, in their order."""
    return [
        Decision(id=r[0], act=r[1], who=r[2], why=r[3], at=r[4], undone_at=r[5], undone_by=r[6], undone_why=r[7])
        for r in base.execute(
            "SELECT id, act, who, why, at, undone_at, undone_by, undone_why FROM decision ORDER BY id"
        ).fetchall()
    ]


def touched_by(base: apsw.Connection, number: int) -> list[int]:
    """The documents that a decision is about."""
    rows = base.execute(
        "SELECT e.id FROM decision_series AS o JOIN document AS e ON e.uri = o.uri "
        "AND e.channel || ' ' || e.uri = o.series WHERE o.decision = ? ORDER BY e.id",
        (number,),
    ).fetchall()
    return [row[0] for row in rows]
