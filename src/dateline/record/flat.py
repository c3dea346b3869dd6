"""An incident as one row of a table."""

from collections.abc import Mapping
from typing import Any

FLAT = (
    "id", "event_type", "means", "status", "background", "place", "relation", "distance_km", "where_prec",
    "latitude", "longitude", "radius_km", "geonameid", "country", "admin1", "earliest", "latest", "date_prec",
    "killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high", "quantities", "sources",
    "sides", "origins", "documents", "languages", "first_reported", "last_reported", "changed", "merged_into",
)  # fmt: skip


def flat(incident: Mapping[str, Any]) -> dict[str, Any]:
    """An incident as one row: latitude and longitude are left out where they are only the anchor of a ring."""
    place, time = incident["place"] or {}, incident["time"] or {}
    counts = {(q["what"], q["unit"]): q for q in incident["quantities"]}
    row: dict[str, Any] = {name: incident[name] for name in FLAT if name in incident}
    row |= {name: place.get(name) for name in FLAT if name in place}
    row |= {"place": place.get("name")} | {name: time.get(name) for name in ("earliest", "latest", "date_prec")}
    if place.get("relation") == "distance":
        row |= {"latitude": None, "longitude": None}
    for what in ("killed", "wounded"):
        of_people: Mapping[str, Any] = next((q for (name, _), q in counts.items() if name == what), {})
        row |= {f"{what}_{end}": of_people.get(end) for end in ("low", "best", "high")}
    row["quantities"] = "; ".join(counted(q) for q in incident["quantities"])
    row["sources"] = "; ".join(source["name"] for source in incident["sources"])
    row["sides"] = "; ".join(dict.fromkeys(s["side"] for s in incident["sources"] if s["side"]))
    row["languages"] = "; ".join(incident["languages"])
    return {name: row.get(name) for name in FLAT}


def counted(quantity: Mapping[str, Any]) -> str:
    """A quantity in one cell: "downed drone 3..5 (sources differ)"."""
    ends = ["" if quantity[end] is None else f"{quantity[end]:g}" for end in ("low", "high")]
    unit = f" {quantity['unit']}" if quantity["unit"] else ""
    differ = " (sources differ)" if quantity["disputed"] else ""
    return f"{quantity['what']}{unit} {ends[0] if ends[0] == ends[1] else '..'.join(ends)}{differ}"
