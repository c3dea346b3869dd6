"""PLOVER events as JSON Lines: one a claim that something happened, with event and mode from the table of codes."""

import json
from collections.abc import Iterable
from typing import IO, Any

from dateline.claims.codes import codes
from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.options import Options
from dateline.views.export.shapes import pin


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents have at least one such claim; PLOVER has no event for some of ours."""
    count = 0
    for incident in incidents:
        events = [event for claim in incident["claims"] if (event := _event(incident, claim))]
        count += bool(events)
        for event in events:
            out.write(json.dumps(event, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
    return count


def _event(incident: IncidentJson, claim: dict[str, Any]) -> dict[str, Any] | None:
    row = codes(claim["event_type"], claim["means"], claim["cue"] and claim["cue"]["act"])
    if row.plover is None:
        return None
    event, _, mode = row.plover.partition("-")
    time, place, source, actor = claim["time"] or {}, claim["place"] or {}, claim["source"] or {}, claim["actor"] or {}
    at = pin(claim["place"])
    flags = {
        "historical": claim["background"],
        "hypothetical": claim["realis"] == "hypothetical",
        "negated": claim["polarity"] == "denied",
    }
    return {
        "id": f"{incident['id']}/{claim['id']}",
        "incident": incident["id"],
        "event": event,
        "mode": mode.lower() or None,
        "modality": [name for name, holds in flags.items() if holds],
        "date": time.get("earliest"),
        "date_end": time.get("latest"),
        "actor": [{"text": actor["quote"], "country": actor["side"]}] if actor else [],
        "recipient": [{"text": claim["target"]["quote"]}] if claim["target"] else [],
        "location": {
            "text": place.get("quote") or (place.get("in_title") or {}).get("words"),
            "country": place.get("country"),
            "admin1": place.get("admin1"),
            "lat": at[0] if at else None,
            "lon": at[1] if at else None,
        },
        "claimant": source.get("name"),
        "text": claim["evidence"][0]["quote"],
        "source": claim["document"]["url"] or claim["document"]["uri"],
        "publication_date": claim["document"]["published"],
        "loses": row.loses,
    }
