"""Events as TimeMap reads them: a JSON list. TimeMap shows points only, so rings and regions are left out."""

import json
from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.csv import addresses
from dateline.views.export.options import Options
from dateline.views.export.shapes import pin


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written: those with a day and a point."""
    events = [event for incident in incidents if (event := _event(incident))]
    out.write(json.dumps(events, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")
    return len(events)


def _event(incident: IncidentJson) -> dict[str, Any] | None:
    at, time = pin(incident["place"]), incident["time"]
    if at is None or time is None or time["earliest"] is None:
        return None
    day = date.fromisoformat(time["earliest"])
    associations = [incident["event_type"], incident["means"], incident["status"]]
    return {
        "id": incident["id"],
        "description": incident["words"],
        "date": day.strftime("%m/%d/%Y"),
        "time": "",
        "time_precision": "" if time["date_prec"] is None else str(time["date_prec"]),
        "location": incident["place"]["name"],
        "latitude": str(at[0]),
        "longitude": str(at[1]),
        "category": incident["event_type"],
        "associations": [name for name in associations if name],
        "sources": addresses(incident),
        "comments": f"{incident['status']}, {incident['origins']} independent origins",
    }
