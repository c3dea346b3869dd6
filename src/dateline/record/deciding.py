"""Merge, split, move and undo: what a person says of incidents, done at once and in the history.

Each is to be called inside a transaction and returns the number of the decision.
"""

from collections.abc import Sequence

import apsw

from dateline.errors import RecordError
from dateline.record import audit, decisions, linking


def merge(base: apsw.Connection, a: str, b: str, *, by: str, why: str, at: str) -> int:
    """Says that two incidents are one."""
    one, other = (decisions.incident_of(base, key) for key in (a, b))
    if one == other:
        raise RecordError(f"{a} and {b}: are one incident already")
    sides = [decisions.claims_of(base, number) for number in (one, other)]
    return _decide(base, "merge", sides[0], sides[1], (), by=by, why=why, at=at, on=(a, b))


def split(base: apsw.Connection, incident: str, claims: Sequence[str | int], *, by: str, why: str, at: str) -> int:
    """Takes claims out of an incident into one of their own."""
    mine = decisions.claims_of(base, decisions.incident_of(base, incident))
    off = sorted({decisions.claim_of(base, claim) for claim in claims})
    stranger = next((claim for claim in off if claim not in mine), None)
    if stranger is not None:
        raise RecordError(f"a claim named is not in {incident}; `dateline show {incident}` lists those that are")
    if not off or len(off) == len(mine):
        raise RecordError("name some of the incident's claims, not all and not none: the others stay in it")
    rest = [claim for claim in mine if claim not in off]
    return _decide(base, "split", off, rest, (), by=by, why=why, at=at, on=(incident,))


def move(base: apsw.Connection, claim: str | int, to: str, *, by: str, why: str, at: str) -> int:
    """Puts a claim into another incident."""
    number, home = decisions.claim_of(base, claim), decisions.incident_of(base, to)
    old = base.execute("SELECT incident FROM claim WHERE id = ?", (number,)).get
    if old == home:
        raise RecordError(f"claim {claim}: is in {to} already")
    rest = [other for other in decisions.claims_of(base, old) if other != number]
    there = decisions.claims_of(base, home)
    return _decide(base, "move", [number], rest, there, by=by, why=why, at=at, on=(to,))


def undo(base: apsw.Connection, decision: int, *, by: str, why: str, at: str) -> int:
    """Takes a decision back; it stays in the history."""
    told = decisions.standing(base, decision)
    touched = _touched(base, decision)
    base.execute(
        "UPDATE decision SET undone_at = ?, undone_by = ?, undone_why = ? WHERE id = ?", (at, by, why, decision)
    )
    linking.link(base, decisions.touched_by(base, decision), at=at, touched=touched)
    detail = {"act": told.act, "reason": why}
    audit.append(base, at=at, who=by, act="undo", object=f"decision:{decision}", detail=detail)
    return decision


def _decide(
    base: apsw.Connection,
    act: str,
    one: Sequence[int],
    other: Sequence[int],
    to: Sequence[int],
    *,
    by: str,
    why: str,
    at: str,
    on: Sequence[str],
) -> int:
    """Keeps a decision, does as it says, and tells it in the history."""
    named = [decisions.anchors_of(base, claims) for claims in (one, other, to)]
    number = decisions.keep(base, act=act, who=by, why=why, at=at, one=named[0], other=named[1], to=named[2])
    touched = _touched(base, number)
    linking.link(base, decisions.touched_by(base, number), at=at, touched=touched)
    detail = {"incidents": list(on), "claims": len(one), "reason": why}
    audit.append(base, at=at, who=by, act=act, object=f"decision:{number}", detail=detail)
    return number


def _touched(base: apsw.Connection, decision: int) -> linking.Touched:
    """What a decision touches before it is done or undone."""
    touched = linking.Touched()
    for document in decisions.touched_by(base, decision):
        more = linking.before(base, document)
        touched.tellings |= more.tellings
        touched.incidents |= more.incidents
    return touched
