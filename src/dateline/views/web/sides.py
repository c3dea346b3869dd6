"""An incident's claims side by side: by who says them, by what they count, by the dispatch they stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.record import KeptRecord
from dateline.record.corrections import amended
from dateline.record.query import IncidentJson
from dateline.views.web.highlight import Piece, marks_of, pieces

ClaimJson = Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class Voice:
    """One who says something: a named source, or an outlet by itself (`kind` is then "outlet")."""

    name: str
    kind: str
    side: str | None
    claims: list[ClaimJson] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One dispatch with its words marked; `pieces` empty where its text was forgotten."""

    document: Mapping[str, Any]
    pieces: Sequence[Piece]
    claims: Sequence[ClaimJson]


def voices(incident: IncidentJson) -> list[Voice]:
    """Those who speak, each with their claims, the most often heard first."""
    found: dict[tuple[str, str, str | None], Voice] = {}
    for claim in incident["claims"]:
        source, document = claim["source"], claim["document"]
        if source:
            key = (source["name"], source["kind"], source["side"])
        else:
            key = (document["outlet"] or document["agency"] or "", "outlet", None)
        voice = found.setdefault(key, Voice(name=key[0], kind=key[1], side=key[2]))
        voice.claims.append(claim)
    return sorted(found.values(), key=lambda v: (v.kind == "outlet", -len(v.claims), v.name))


def rivals(incident: IncidentJson) -> list[dict[str, Any]]:
    """What is counted, each number with all who say it: those that differ stand beside each other."""
    claims = {claim["id"]: claim for claim in incident["claims"]}
    rows = []
    for quantity in incident["quantities"]:
        said: dict[tuple[Any, ...], list[ClaimJson]] = {}
        for one in quantity.get("said", ()):
            if one["claim"] in claims:
                said.setdefault((one["low"], one["best"], one["high"]), []).append(claims[one["claim"]])
        values = [
            {"low": low, "best": best, "high": high, "who": _who(of), "old": all(c["superseded_by"] for c in of)}
            | {"corrected": any("quantities" in (c["corrected"] or {}) for c in of)}
            for (low, best, high), of in said.items()
        ]
        rows.append({"quantity": quantity, "values": values})
    return rows


def corrections(incident: IncidentJson) -> list[dict[str, Any]]:
    """What stands corrected in the claims of an incident: the claim, the field, what was read and what it is now."""
    rows = []
    for claim in incident["claims"]:
        now = amended(claim, claim["corrected"] or {})
        for name in claim["corrected"] or {}:
            rows.append({"claim": claim, "field": name, "was": claim[name], "now": now[name]})
    return rows


def dispatches(record: KeptRecord, incident: IncidentJson) -> list[Dispatch]:
    """The dispatches that tell of an incident, each with the words of its claims marked."""
    found: dict[int, list[ClaimJson]] = {}
    for claim in incident["claims"]:
        found.setdefault(claim["document"]["id"], []).append(claim)
    made = []
    for number, claims in found.items():
        text = text_of(record, number)
        made.append(
            Dispatch(
                document=claims[0]["document"],
                pieces=pieces(text, marks_of(claims)) if text is not None else (),
                claims=claims,
            )
        )
    return made


def text_of(record: KeptRecord, document: int) -> str | None:
    """The text of a document; None where it was forgotten."""
    row = record.base.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def _who(claims: Sequence[ClaimJson]) -> list[tuple[str, str | None]]:
    """Names and sides of those who make claims, each once; "" is an outlet by itself that has no name."""
    found: dict[tuple[str, str | None], None] = {}
    for claim in claims:
        source, document = claim["source"], claim["document"]
        if source:
            found.setdefault((source["name"], source["side"]))
        else:
            found.setdefault((document["outlet"] or document["agency"] or "", None))
    return list(found)
