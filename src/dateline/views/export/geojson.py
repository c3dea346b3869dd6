"""GeoJSON (RFC 7946): a feature an incident; regions are circles, distances rings, what is not placed has none."""

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from dateline.record.flat import flat
from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.csv import addresses
from dateline.views.export.options import Options
from dateline.views.export.shapes import shape


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written."""
    out.write(b'{"type": "FeatureCollection", "features": [')
    count = 0
    for count, told in enumerate(_features(incidents), 1):
        out.write((b",\n" if count > 1 else b"\n") + told)
    for k, tombstone in enumerate(gone, count):
        properties = {"merged_into": tombstone.merged_into, "changed": tombstone.changed, "geometry_reason": "given up"}
        out.write(
            (b",\n" if k else b"\n")
            + _line({"type": "Feature", "id": tombstone.id, "geometry": None, "properties": properties})
        )
    out.write(b"\n]}\n")
    return count


def _features(incidents: Iterable[IncidentJson]) -> Iterator[bytes]:
    for incident in incidents:
        geometry, reason = shape(incident["place"])
        properties = flat(incident) | {"words": incident["words"], "urls": addresses(incident)}
        for name in ("latitude", "longitude"):
            properties.pop(name)
        if reason:
            properties["geometry_reason"] = reason
        yield _line({"type": "Feature", "id": incident["id"], "geometry": geometry, "properties": properties})


def _line(feature: dict[str, Any]) -> bytes:
    return json.dumps(feature, ensure_ascii=False).encode("utf-8", "backslashreplace")
