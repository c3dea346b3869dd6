"""JSON Lines: one incident a line as `dateline show --json` has it, whole; then the ids that were given up."""

import json
from collections.abc import Iterable
from typing import IO

from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.options import Options
from dateline.views.incidents import tombstone_json


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written."""
    count = 0
    for incident in incidents:
        out.write(json.dumps(incident, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
        count += 1
    for tombstone in gone:
        out.write(json.dumps(tombstone_json(tombstone), ensure_ascii=False).encode() + b"\n")
    return count
