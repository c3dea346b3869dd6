"""GeoParquet 1.1: the columns of the CSV with a geometry in WKB, by the same rules as GeoJSON."""

import json
import struct
from collections.abc import Iterable
from typing import IO, Any

from dateline.errors import DataError
from dateline.record.flat import FLAT, flat
from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.csv import addresses
from dateline.views.export.options import Options
from dateline.views.export.shapes import shape

_NUMBERS = {"distance_km", "latitude", "longitude", "radius_km"} | {
    f"{w}_{e}" for w in ("killed", "wounded") for e in ("low", "best", "high")
}
_WHOLE = {"where_prec", "geonameid", "date_prec", "origins", "documents"}
_GROUP = 5_000


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written; raises DataError where pyarrow is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise DataError("pyarrow is not installed: pip install 'dateline[tables]'") from None
    kinds = {
        name: pyarrow.float64() if name in _NUMBERS else pyarrow.int64() if name in _WHOLE else pyarrow.string()
        for name in FLAT
    }
    kinds |= {"background": pyarrow.bool_(), "words": pyarrow.string(), "urls": pyarrow.list_(pyarrow.string())}
    kinds |= {"geometry": pyarrow.binary(), "geometry_reason": pyarrow.string()}
    about = {"encoding": "WKB", "geometry_types": ["Point", "Polygon"]}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": about}}
    schema = pyarrow.schema(list(kinds.items()), metadata={"geo": json.dumps(geo)})
    count, rows = 0, []
    with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for incident in incidents:
            rows.append(_row(incident))
            count += 1
            if len(rows) >= _GROUP:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
                rows = []
        given_up = {"event_type": None, "geometry_reason": "given up"}
        rows += [given_up | {"id": t.id, "changed": t.changed, "merged_into": t.merged_into} for t in gone]
        writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    return count


def _row(incident: IncidentJson) -> dict[str, Any]:
    geometry, reason = shape(incident["place"])
    row = flat(incident) | {"words": incident["words"], "urls": addresses(incident)}
    return row | {"geometry": geometry and wkb(geometry), "geometry_reason": reason}


def wkb(geometry: dict[str, Any]) -> bytes:
    """A GeoJSON point or polygon as well-known binary, little-endian."""
    if geometry["type"] == "Point":
        return struct.pack("<BIdd", 1, 1, *geometry["coordinates"])
    rings = geometry["coordinates"]
    parts = [struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *at) for at in ring) for ring in rings]
    return struct.pack("<BII", 1, 3, len(rings)) + b"".join(parts)
