"""Incidents as a plain text to send: a line each, with who says so."""

from collections.abc import Iterable
from typing import IO

from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export import Options


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written."""
    count = 0
    for incident in incidents:
        count += 1
        sources = ", ".join(s["name"] for s in incident["sources"]) or "the outlet"
        place = incident["place"]["name"] if incident["place"] else "place not said"
        out.write(f"{incident['event_type']}, {place}: {incident['status']}, says {sources}\n".encode())
    return count
