"""What people think of claims: accepted, rejected, corrected, moved, commented. Rows of the history and nothing else.

A judgement names its claim by its dispatch and its words, so that it holds when the dispatch is read again. The claim
itself stays as it was read: what was said and what somebody makes of it are two things. What is corrected shows in the
incident, and what its filters find, until it is taken back.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import apsw

from dateline.errors import RecordError, SettingError
from dateline.incidents.across.people import quote_key
from dateline.record import audit, linking
from dateline.record.amending import amends
from dateline.record.corrections import ACTS, UNDO, Judgement, judged_of, of_uri

__all__ = ["ACTS", "FIELDS", "Judgement", "every", "judge", "judged", "name_of", "standing", "take_back"]

FIELDS = ("event_type", "means", "place", "time", "quantity", "source", "other")
_LONGEST = 2000  # characters of a reason or comment


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
    """The number of a judgement, written down and in effect; to be called inside a change. Raises SettingError."""
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
    corrects = act in ("correct", "place")
    if corrects:
        field = field or "place"
        detail |= {"field": field, "value": value or "", "amends": amends(claim, field, value or "")}
    audit.append(base, at=at, who=who, act=act, object=name_of(claim), detail=detail)
    number = int(base.execute("SELECT max(n) FROM audit").get)
    if corrects:
        _settle(base, claim["document"]["uri"], at=at)
    return number


def take_back(base: apsw.Connection, number: int, *, who: str, why: str, at: str) -> None:
    """Takes a judgement back; it stays in the history. Raises RecordError where there is none, or none any more."""
    row = base.execute("SELECT act, object FROM audit WHERE n = ?", (number,)).fetchone()
    if row is None or row[0] not in ACTS or not row[1].startswith("claim:"):
        raise RecordError(f"{number}: no such judgement")
    uri = _uri(row[1])
    if any(j.id == number and j.undone for j in of_uri(base, uri)):
        raise RecordError(f"{number}: taken back already")
    audit.append(base, at=at, who=who, act=UNDO, object=row[1], detail={"of": number, "reason": why.strip()})
    if row[0] in ("correct", "place"):
        _settle(base, uri, at=at)


def judged(base: apsw.Connection, claims: Iterable[Mapping[str, Any]]) -> dict[str, list[Judgement]]:
    """The judgements on claims by the id that the claim has now, in their order; those taken back too."""
    wanted = {claim["id"]: claim["document"]["uri"] for claim in claims}
    found: dict[str, list[Judgement]] = {id: [] for id in wanted}
    for uri in dict.fromkeys(wanted.values()):
        for (document, _, label), judgements in judged_of(base, uri).items():
            if (id := f"{document}:{label}") in found:
                found[id] = judgements
    return found


def standing(judgements: Iterable[Judgement]) -> Judgement | None:
    """The last verdict that stands: accept, reject or correct."""
    return next(
        (j for j in reversed(list(judgements)) if not j.undone and j.act in ("accept", "reject", "correct")), None
    )


def every(base: apsw.Connection) -> Iterator[tuple[Judgement, str]]:
    """All judgements that stand, each with the words of its claim as they were."""
    for uri in uris(base):
        for judgement in of_uri(base, uri):
            if not judgement.undone:
                yield judgement, judgement.quote


def uris(base: apsw.Connection) -> list[str]:
    """The dispatches in which somebody has judged a claim."""
    names = base.execute("SELECT DISTINCT object FROM audit WHERE object >= 'claim:' AND object < 'claim;'").fetchall()
    return list(dict.fromkeys(_uri(name) for (name,) in names))


def _uri(name: str) -> str:
    return name.removeprefix("claim:").rpartition("#")[0]


def _settle(base: apsw.Connection, uri: str, *, at: str) -> None:
    """Brings the incidents of a dispatch in line with what was corrected in it."""
    rows = base.execute(
        "SELECT t.id FROM telling AS t JOIN document AS d ON d.id = t.document WHERE d.uri = ? ORDER BY t.id", (uri,)
    ).fetchall()
    linking.settle(base, linking.Touched(tellings=linking.component(base, [row[0] for row in rows])), at=at)
