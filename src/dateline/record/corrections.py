"""Judgements and the claims they are about today, and what was corrected in these.

A judgement names its claim by its dispatch, its type and its words. Where a newer reader quotes a little more or less
of them, it holds for the claim of the same type whose words contain the others.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from dateline.incidents.across.corrected import Correction, Ref
from dateline.incidents.across.people import quote_key
from dateline.incidents.across.telling import Telling

ACTS = ("accept", "reject", "correct", "place", "comment")
UNDO = "take back"
# Behind the uri: the type of the claim and the hash of its words.
_NAME = re.compile(r"(?<![a-z_])([a-z_]{1,40}):([0-9a-f]{1,64})")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement: its number in the history, `field` and `value` of a correction, whether it was taken back.

    `quote` is the claim's words as they were, `amends` the values that a correction puts in place of those read.
    """

    id: int
    act: str
    claim: str
    who: str
    why: str
    at: str
    field: str | None = None
    value: str | None = None
    undone: bool = False
    quote: str = ""
    amends: Mapping[str, Any] | None = None


def any_at_all(base: apsw.Connection) -> bool:
    """Whether anybody has judged a claim in this record."""
    return base.execute("SELECT 1 FROM audit WHERE object >= 'claim:' AND object < 'claim;' LIMIT 1").get is not None


def of_uri(base: apsw.Connection, uri: str) -> list[Judgement]:
    """The judgements on claims of a dispatch, in their order, those taken back too."""
    start = f"claim:{uri}#"
    rows = base.execute(
        "SELECT n, at, who, act, object, detail FROM audit WHERE object >= ? AND object < ? ORDER BY n",
        (start, f"claim:{uri}$"),
    ).fetchall()
    told = [
        (n, at, who, act, name, json.loads(detail)) for n, at, who, act, name, detail in rows if _is_of(name, start)
    ]
    gone = {detail["of"] for *_, act, _, detail in told if act == UNDO}
    return [
        Judgement(
            id=n,
            act=act,
            claim=name,
            who=who,
            why=detail["reason"],
            at=at,
            field=detail.get("field"),
            value=detail.get("value"),
            undone=n in gone,
            quote=detail["quote"],
            amends=detail.get("amends"),
        )
        for n, at, who, act, name, detail in told
        if act in ACTS
    ]


def _is_of(name: str, start: str) -> bool:
    return _NAME.fullmatch(name.removeprefix(start)) is not None


def claims_of(base: apsw.Connection, uri: str) -> list[tuple[int, str, str, str, str]]:
    """The claims of all versions of a dispatch: document, key of the telling, label, type and words."""
    rows: list[tuple[int, str, str, str, str]] = base.execute(
        "SELECT c.document, t.key, c.label, c.event_type, c.quote FROM claim AS c "
        "JOIN telling AS t ON t.id = c.telling JOIN document AS d ON d.id = c.document WHERE d.uri = ? ORDER BY c.id",
        (uri,),
    ).fetchall()
    return rows


def about(judgement: Judgement, rows: Sequence[tuple[int, str, str, str, str]]) -> list[tuple[int, str, str]]:
    """The claims that a judgement is about today: document, key of the telling, label of each."""
    found = _NAME.search(judgement.claim, judgement.claim.rindex("#") + 1)
    kind, key = (found[1], found[2]) if found else ("", "")
    of_kind = [row for row in rows if row[3] == kind]
    same = [row for row in of_kind if quote_key(row[4]) == key]
    words = _plain(judgement.quote)
    same = same or [row for row in of_kind if words and (words in _plain(row[4]) or _plain(row[4]) in words)]
    return [(row[0], row[1], row[2]) for row in same]


def _plain(quote: str) -> str:
    return _SPACES.sub(" ", quote).strip()


def corrected(base: apsw.Connection, tellings: Iterable[Telling]) -> dict[Ref, list[Correction]]:
    """What stands corrected in the dispatches of tellings, by claim."""
    if not any_at_all(base):
        return {}
    found: dict[Ref, list[Correction]] = {}
    for uri in sorted({t.about.series.split(" ", 1)[1] for t in tellings}):
        for (_, key, label), judgements in judged_of(base, uri).items():
            made = [Correction(id=j.id, amends=j.amends) for j in judgements if j.amends and not j.undone]
            if made:
                found[(key, label)] = made
    return found


def judged_of(base: apsw.Connection, uri: str) -> dict[tuple[int, str, str], list[Judgement]]:
    """The judgements on each claim of a dispatch today, by document, key of the telling and label."""
    judgements, found = of_uri(base, uri), dict[tuple[int, str, str], list[Judgement]]()
    rows = claims_of(base, uri) if judgements else []
    for judgement in judgements:
        for ref in about(judgement, rows):
            found.setdefault(ref, []).append(judgement)
    return found


def amended(claim: Mapping[str, Any], amends: Mapping[str, Any]) -> dict[str, Any]:
    """A claim as its JSON has it, with what was corrected; a corrected value keeps the words that it was read from."""
    made = dict(claim)
    for field in ("event_type", "means"):
        if field in amends:
            made[field] = amends[field]
    for field in ("place", "time", "source"):
        if field in amends:
            new, old = amends[field], claim[field] or _words(claim)
            made[field] = None if new is None else {**_BLANK[field], **old, **new}
    if "quantities" in amends:
        whats = {q["what"] for q in amends["quantities"]}
        before = {q["what"]: q for q in reversed(claim["quantities"])}
        made["quantities"] = [q for q in claim["quantities"] if q["what"] not in whats]
        for one in amends["quantities"]:
            old = before.get(one["what"]) or _words(claim) | {"unit": None}
            if one["said"]:
                new = {name: one[name] for name in ("what", "low", "best", "high")}
                made["quantities"].append({**old, **new, "unit": one["unit"] or old["unit"]})
    return made


_BLANK: Mapping[str, Mapping[str, Any]] = {
    "place": {},
    "time": {"timex": None, "anchor": None},
    "source": {"person": None, "role": None},
}


def _words(claim: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a claim, for a value that nothing was read from."""
    span = claim["evidence"][0]
    return {name: span[name] for name in ("start", "end", "quote")}


def merged(judgements: Iterable[Judgement]) -> dict[str, Any] | None:
    """What stands corrected in one claim, the later correction of a field before the earlier; None where nothing is."""
    found: dict[str, Any] = {}
    for judgement in judgements:
        if judgement.amends and not judgement.undone:
            new = dict(judgement.amends)
            if "quantities" in new and "quantities" in found:
                whats = {q["what"] for q in new["quantities"]}
                new["quantities"] = [q for q in found["quantities"] if q["what"] not in whats] + new["quantities"]
            found |= new
    return found or None
