"""CSV: one row an incident, with the columns of `record.flat` and the words, addresses and history in cells."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from dateline.record.flat import FLAT, flat
from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.cells import write_rows
from dateline.views.export.options import Options

COLUMNS = (*FLAT, "words", "urls")
_HXL = {
    "id": "#meta+id", "event_type": "#event+type", "means": "#event+means", "status": "#status", "place": "#loc+name",
    "where_prec": "#geo+precision", "latitude": "#geo+lat", "longitude": "#geo+lon", "radius_km": "#geo+radius+km",
    "geonameid": "#loc+code+v_geonames", "country": "#country+code+v_iso3", "admin1": "#adm1+code+v_iso2",
    "earliest": "#date+start", "latest": "#date+end", "date_prec": "#date+precision",
    "killed_low": "#affected+killed+min", "killed_best": "#affected+killed", "killed_high": "#affected+killed+max",
    "wounded_low": "#affected+injured+min", "wounded_best": "#affected+injured",
    "wounded_high": "#affected+injured+max", "quantities": "#affected+text", "sources": "#meta+source",
    "origins": "#meta+origins+num", "documents": "#meta+documents+num", "languages": "#meta+lang",
    "first_reported": "#date+reported+first", "last_reported": "#date+reported+last", "changed": "#date+updated",
    "merged_into": "#meta+id+merged", "words": "#description", "urls": "#meta+url",
}  # fmt: skip


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written; those that were given up follow as rows with `merged_into`."""
    head = [COLUMNS, *([[_HXL.get(name, "") for name in COLUMNS]] if options.hxl else [])]
    write_rows(head, out)
    count = write_rows((row(incident) for incident in incidents), out)
    write_rows(
        (
            [
                {"id": t.id, "status": "given up", "changed": t.changed, "merged_into": t.merged_into}.get(c)
                for c in COLUMNS
            ]
            for t in gone
        ),
        out,
    )
    return count


def row(incident: IncidentJson) -> Iterator[Any]:
    """The cells of an incident."""
    cells = flat(incident) | {"words": incident["words"], "urls": " ".join(addresses(incident))}
    return (cells[name] for name in COLUMNS)


def addresses(incident: IncidentJson) -> list[str]:
    """Where its dispatches are, each once; their uri where they have no address."""
    return list(dict.fromkeys(c["document"]["url"] or c["document"]["uri"] for c in incident["claims"]))
