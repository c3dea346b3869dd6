"""Columns like those of UCDP GED. It is not UCDP data: only incidents with at least one death said, one row each.

UCDP's type of violence, conflict and dyad need judgement that no dispatch holds; they are empty. An interception in
which nobody is said to have died is no event of UCDP's.
"""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.cells import write_rows
from dateline.views.export.coded import DATASET, coded, counts_for_ucdp, sides, toll
from dateline.views.export.csv import addresses
from dateline.views.export.options import Options
from dateline.views.export.shapes import pin

COLUMNS = (
    "dataset", "id", "year", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b",
    "number_of_sources", "source_article", "where_prec", "where_coordinates", "adm_1", "latitude", "longitude",
    "country_iso3", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "status", "loses",
)  # fmt: skip
_LOSES = "Who the dead were on, and between whom the fighting was, is not coded: all deaths are deaths_unknown."


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written."""
    write_rows([COLUMNS], out)
    return write_rows(_rows(incidents), out)


def _rows(incidents: Iterable[IncidentJson]) -> Iterator[list[Any]]:
    for incident in incidents:
        dead = toll(incident)
        if coded(incident) is None or dead is None or max(dead["low"] or 0, dead["best"] or 0) < 1:
            continue
        if not counts_for_ucdp(incident):
            continue
        place, time = incident["place"] or {}, incident["time"] or {}
        at, acted = pin(incident["place"]) or (None, None), [*sides(incident), None, None]
        row = {
            "dataset": DATASET.format(name="UCDP"),
            "id": incident["id"],
            "year": (time.get("earliest") or "")[:4],
            "side_a": acted[0],
            "side_b": acted[1],
            "number_of_sources": incident["origins"],
            "source_article": " ".join(addresses(incident)),
            "where_prec": place.get("where_prec"),
            "where_coordinates": place.get("name"),
            "adm_1": place.get("admin1"),
            "latitude": at[0],
            "longitude": at[1],
            "country_iso3": place.get("country"),
            "date_prec": time.get("date_prec"),
            "date_start": time.get("earliest"),
            "date_end": time.get("latest"),
            "deaths_unknown": dead["best"],
            "best": dead["best"],
            "high": dead["high"],
            "low": dead["low"],
            "status": incident["status"],
            "loses": _LOSES,
        }
        yield [row.get(name) for name in COLUMNS]
