"""Whether the record bears out that something was the first of its kind."""

from collections.abc import Mapping
from typing import Any

import apsw

from dateline.incidents.across.novelty import First, first_of, verdict
from dateline.incidents.across.telling import Spot

_SPOT = "place, country, admin1, geonameid, latitude, longitude, radius_km, distance_km, relation, where_prec"


def check(base: apsw.Connection, claim: Mapping[str, Any], *, document: int) -> dict[str, Any] | None:
    """What the record says of a claim (of the report of a document) that something was a first.

    `result` is "holds so far", "contradicted" (by `incident`) or "too little record", `words` says why. None where the
    claim is not said to be a first, or names no place or day.
    """
    published = base.execute("SELECT substr(published, 1, 10) FROM document WHERE id = ?", (document,)).get
    first = first_of(claim, published=published)
    if first is None:
        return None
    documents, since = base.execute(
        "SELECT count(DISTINCT d.id), min(substr(d.published, 1, 10)) FROM telling AS t JOIN document AS d "
        "ON d.id = t.document WHERE t.country = ? AND d.published < ?",
        (first.spot.country, first.day),
    ).fetchall()[0]
    return verdict(first, earlier=_earlier(base, first), documents=documents, since=since)


def _earlier(base: apsw.Connection, first: First) -> tuple[str, str] | None:
    """The earliest incident that goes before what is said to be a first."""
    marks = ", ".join("?" * len(first.types))
    for key, day, means, *where in base.execute(
        f"SELECT key, latest, means, {_SPOT} FROM incident WHERE event_type IN ({marks}) AND country = ? "
        "AND latest < ? AND status NOT IN ('denied', 'retracted') ORDER BY earliest, key",
        (*first.types, first.spot.country, first.day),
    ):
        name, country, admin1, geonameid, latitude, longitude, radius, distance, relation, prec = where
        spot = Spot(
            name=name or "",
            id=None,
            country=country,
            admin1=admin1,
            geonameid=geonameid,
            latitude=latitude,
            longitude=longitude,
            radius_km=radius,
            distance_km=distance,
            relation=relation,
            prec=prec,
        )
        if (first.means is None or means in (first.means, "mixed")) and first.holds(spot):
            return key, day
    return None
