"""What people think of claims: accepted, rejected, corrected, moved, commented. Rows of the history and nothing else.

A judgement names its claim by its dispatch and its words, so that it holds when the dispatch is read again. The claim
itself stays as it was read: what was said and what somebody makes of it are two things.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import apsw

from dateline.errors import RecordError, SettingError
from dateline.incidents.across.people import quote_key
from dateline.record import audit

ACTS = ("accept", "reject", "correct", "place", "comment")
FIELDS = ("event_type", "means", "place", "time", "quantity", "source", "other")
UNDO = "take back"
_LONGEST = 2000  # characters of a reason or comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement: its number in the history, `field` and `value` of a correction, whether it was taken back."""

    id: int
    act: str
    claim: str
    who: str
    why: str
    at: str
    field: str | None = None
    value: str | None = None
    undone: bool = False


def name_of(claim: Mapping[str, Any]) -> str:
    """What a judgement calls a claim of an incident's JSON: its dispatch and a hash of its words."""
    return f"claim:{claim['document']['uri']}#{claim['event_type']}:{quote_key(claim['evidence'][0]['quote'])}"


def judge(
    base: apsw.Connection,
    claim: Mapping[str, Any],
    act: str,
    *,
    who: str,
    why: str,
    at: str,
    field: str | None = None,
    value: str | None = None,
) -> int:
    """The number of a judgement, written down; to be called inside a change. Raises SettingError."""
    if act not in ACTS:
        raise SettingError(f"no judgement {act!r}: choose one of {', '.join(ACTS)}")
    if act == "correct" and (field not in FIELDS or not value):
        raise SettingError(f"a correction needs a field ({', '.join(FIELDS)}) and a value")
    if act in ("reject", "comment", "correct", "place") and not why.strip():
        raise SettingError("say why: the reason stays in the history")
    for said in (why, value or ""):
        if len(said) > _LONGEST:
            raise SettingError(f"more than {_LONGEST} characters; say it shorter")
    detail = {"claim": claim["id"], "quote": claim["evidence"][0]["quote"], "reason": why.strip()}
    if act in ("correct", "place"):
        detail |= {"field": field or "place", "value": value or ""}
    audit.append(base, at=at, who=who, act=act, object=name_of(claim), detail=detail)
    return int(base.execute("SELECT max(n) FROM audit").get)


def take_back(base: apsw.Connection, number: int, *, who: str, why: str, at: str) -> None:
    """Takes a judgement back; it stays in the history. Raises RecordError where there is none, or none any more."""
    row = base.execute("SELECT act, object FROM audit WHERE n = ?", (number,)).fetchone()
    if row is None or row[0] not in ACTS:
        raise RecordError(f"{number}: no such judgement")
    if any(j.id == number and j.undone for j in _of(base, row[1])):
        raise RecordError(f"{number}: taken back already")
    audit.append(base, at=at, who=who, act=UNDO, object=row[1], detail={"of": number, "reason": why.strip()})


def judged(base: apsw.Connection, claims: Iterable[Mapping[str, Any]]) -> dict[str, list[Judgement]]:
    """The judgements on claims by the id that the claim has now, in their order; those taken back too."""
    return {claim["id"]: list(_of(base, name_of(claim))) for claim in claims}


def standing(judgements: Iterable[Judgement]) -> Judgement | None:
    """The last verdict that stands: accept, reject or correct."""
    return next(
        (j for j in reversed(list(judgements)) if not j.undone and j.act in ("accept", "reject", "correct")), None
    )


def every(base: apsw.Connection) -> Iterator[tuple[Judgement, str]]:
    """All judgements that stand, each with the words of its claim as they were."""
    marks = ", ".join("?" * len(ACTS))
    names = base.execute(f"SELECT DISTINCT object FROM audit WHERE act IN ({marks}) AND object LIKE 'claim:%'", ACTS)
    for (name,) in names.fetchall():
        quotes = {
            n: json.loads(detail)["quote"]
            for n, detail in base.execute(
                f"SELECT n, detail FROM audit WHERE object = ? AND act IN ({marks})", (name, *ACTS)
            )
        }
        for judgement in _of(base, name):
            if not judgement.undone:
                yield judgement, quotes[judgement.id]


def _of(base: apsw.Connection, name: str) -> Iterator[Judgement]:
    rows = base.execute("SELECT n, at, who, act, detail FROM audit WHERE object = ? ORDER BY n", (name,)).fetchall()
    gone = {json.loads(detail)["of"] for _, _, _, act, detail in rows if act == UNDO}
    for n, at, who, act, detail in rows:
        if act in ACTS:
            told = json.loads(detail)
            yield Judgement(
                id=n,
                act=act,
                claim=name,
                who=who,
                why=told["reason"],
                at=at,
                field=told.get("field"),
                value=told.get("value"),
                undone=n in gone,
            )
