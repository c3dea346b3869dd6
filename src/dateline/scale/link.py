"""Incidents over all dispatches of an output, by the decisions that a record takes when it links.

Tellings meet only in cells of place and day, or of wording. The cells are dealt into buckets; one bucket after the
other is decided, and only the pairs that are joined are kept. What they tie together is then grouped as in a record.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.incidents.across.cells import cells, meets
from dateline.incidents.across.decide import decide
from dateline.incidents.across.group import Pair, components, group, pair
from dateline.incidents.across.summary import Summary, order, summarise
from dateline.incidents.across.telling import About, Telling, tellings
from dateline.scale.load import CHANNEL, rows
from dateline.scale.manifest import manifests, put
from dateline.scale.tables import encoded

BUCKETS = 16
FILE = "linked/incidents.parquet"

Cluster = tuple[Summary, list[Telling]]


def link(out: Path, *, buckets: int = BUCKETS) -> list[Cluster]:
    """The incidents of an output with their tellings, in canonical order; writes them to `linked/incidents.parquet`.

    The number of buckets changes nothing in what comes out. InputError where there is no output.
    """
    if not (out / "manifests").is_dir():
        raise InputError(f"{out}: no output of `dateline scale read` (it has no manifests)")
    found = list(_tellings(out))
    made = clusters(found, buckets=buckets)
    put(out / FILE, encoded("linked", [_row(summary, members) for summary, members in made]))
    return made


def clusters(found: Sequence[Telling], *, buckets: int = BUCKETS) -> list[Cluster]:
    """The incidents that tellings make."""
    ordered = sorted(found, key=order)
    joined: set[Pair] = set()
    for bucket in range(buckets):
        joined |= _joined(ordered, bucket, buckets)
    made = [
        (summarise(members), members)
        for component in components(ordered, sorted(joined))
        for members in group(component)
    ]
    return sorted(made, key=lambda row: order(row[1][0]))


def _joined(ordered: Sequence[Telling], bucket: int, buckets: int) -> set[Pair]:
    """The pairs that meet in a cell of this bucket and are joined."""
    standing: dict[str, list[Telling]] = {}
    for telling in ordered:
        for cell in cells(telling):
            if _bucket(cell, buckets) == bucket:
                standing.setdefault(cell, []).append(telling)
    seen: set[Pair] = set()
    joined: set[Pair] = set()
    for telling in ordered:
        for cell in meets(telling):
            for other in standing.get(cell, ()):
                if other is not telling and (name := pair(telling, other)) not in seen:
                    seen.add(name)
                    if decide(telling, other).joined:
                        joined.add(name)
    return joined


def _bucket(cell: str, buckets: int) -> int:
    return (
        int.from_bytes(hashlib.blake2b(cell.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big") % buckets
    )


def _tellings(out: Path) -> Iterator[Telling]:
    """What each dispatch that was read tells, once for each dispatch and text."""
    seen: set[tuple[str, str]] = set()
    for manifest in manifests(out):
        for row in rows(out, manifest):
            if row["report"] is None or (row["document"], row["text_sha256"]) in seen:
                continue
            seen.add((row["document"], row["text_sha256"]))
            about = About(
                channel=CHANNEL,
                series=f"{CHANNEL} {row['document']}",
                text=row["text_sha256"],
                language=row["language"],
                published=row["published"],
                outlet=row["outlet"],
                agency=row["agency"],
            )
            yield from tellings(json.loads(row["report"]), about)


def _row(summary: Summary, members: Sequence[Telling]) -> dict[str, Any]:
    place = summary.place
    return {
        "incident": summary.key,
        **{
            name: getattr(summary, name)
            for name in ("event_type", "means", "earliest", "latest", "date_prec", "status")
        },
        **{name: getattr(summary, name) for name in ("origins", "documents", "first_reported", "last_reported")},
        "place": place and place.name,
        **{name: place and getattr(place, name) for name in ("relation", "country", "admin1", "geonameid")},
        **{name: place and getattr(place, name) for name in ("latitude", "longitude", "radius_km")},
        "where_prec": place and place.prec,
        "claims": [f"{t.about.series.removeprefix(f'{CHANNEL} ')}#{c.label}" for t in members for c in t.claims],
        "quantities": [
            {"what": n.what, "unit": n.unit, "low": n.low, "best": n.best, "high": n.high, "quote": None}
            for n in summary.numbers
        ],
    }
