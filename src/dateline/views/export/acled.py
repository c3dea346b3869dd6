"""Columns like those of ACLED's exports. It is not ACLED data: one row an incident, coded by the table of codes.

A drone or missile that was intercepted is Strategic developments / Disrupted weapons use, never a strike. Incidents
that ACLED has no event for are left out. What a code loses stands beside it.
"""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.cells import write_rows
from dateline.views.export.coded import DATASET, coded, sides, toll
from dateline.views.export.csv import addresses
from dateline.views.export.options import Options
from dateline.views.export.shapes import pin

COLUMNS = (
    "dataset", "event_id", "event_date", "date_end", "time_precision", "event_type", "sub_event_type", "actor1",
    "actor2", "country", "admin1", "location", "latitude", "longitude", "geo_precision", "source", "notes",
    "fatalities", "fatalities_high", "timestamp", "status", "loses", "urls",
)  # fmt: skip


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written."""
    write_rows([COLUMNS], out)
    return write_rows(_rows(incidents), out)


def _rows(incidents: Iterable[IncidentJson]) -> Iterator[list[Any]]:
    for incident in incidents:
        code = coded(incident)
        if code is None or code.acled is None:
            continue
        kind, _, sub = code.acled.partition(" / ")
        place, time, dead = incident["place"] or {}, incident["time"] or {}, toll(incident) or {}
        at, acted = pin(incident["place"]) or (None, None), [*sides(incident), None, None]
        row = {
            "dataset": DATASET.format(name="ACLED"),
            "event_id": incident["id"],
            "event_date": time.get("earliest"),
            "date_end": time.get("latest"),
            "time_precision": _precision(time.get("date_prec"), (1, 3, 4)),
            "event_type": kind,
            "sub_event_type": sub,
            "actor1": acted[0],
            "actor2": acted[1],
            "country": place.get("country"),
            "admin1": place.get("admin1"),
            "location": place.get("name"),
            "latitude": at[0],
            "longitude": at[1],
            "geo_precision": _precision(place.get("where_prec"), (1, 3, 7)),
            "source": "; ".join(source["name"] for source in incident["sources"]),
            "notes": incident["words"],
            "fatalities": dead.get("low"),
            "fatalities_high": dead.get("high"),
            "timestamp": incident["changed"],
            "status": incident["status"],
            "loses": code.loses,
            "urls": " ".join(addresses(incident)),
        }
        yield [row[name] for name in COLUMNS]


def _precision(value: int | None, ends: tuple[int, int, int]) -> int | None:
    """A UCDP precision as one of ACLED's three."""
    return None if value is None else next(k for k, end in enumerate(ends, 1) if value <= end or k == 3)
