"""What may be asked of a record, and in which shape the answer comes: plain data, whatever keeps the record.

`asking.filters_of` makes Filters of the words of a command line, a web address or Python.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.errors import DataError
from dateline.record.flat import FLAT, flat

EVENT_TYPES = (
    "strike", "interception", "crash", "debris", "explosion", "fire", "damage", "casualties", "attack", "clash",
    "control", "abduction", "arrest", "alert", "closure", "outage", "statement", "other",
)  # fmt: skip
MEANS = ("drone", "missile", "aircraft", "artillery", "rocket", "naval_drone", "bomb", "small_arms", "mixed")
STATUSES = ("reported", "corroborated", "disputed", "denied", "retracted")
SORTS = ("newest", "oldest", "changed", "reported", "sources", "size")
STEPS = ("day", "week", "month")
COUNTED = 10_000  # what the total of an answer is counted up to
MOST = 1000  # rows of one answer
SECONDS = 1.0  # that one question may take

IncidentJson = dict[str, Any]  # schema "dateline/incident/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A circle: its centre in degrees and its radius in kilometres."""

    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A window on the map in degrees; `west` greater than `east` goes across the date line."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an incident must be to be shown; what is empty or None asks for nothing.

    `since` and `until` are days that the incident's own interval must touch: one whose day is not known matches
    neither. `place` is a name in any of the four languages or an id of the gazetteer, and stands for what lies in it.
    `near` takes only what is placed to a district or better, `bbox` all that has a point. `actor` and `source` are
    part of a name, or a side (ISO 3166-1 alpha-3); `side` is that of any source. `changed_since` is a moment in UTC;
    `record.tombstones` tells which ids were given up since then.
    """

    types: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    place: str | None = None
    near: Near | None = None
    bbox: Box | None = None
    actor: str | None = None
    source: str | None = None
    side: str | None = None
    outlet: str | None = None
    status: tuple[str, ...] = ()
    text: str | None = None
    language: tuple[str, ...] = ()
    background: bool | None = None
    changed_since: str | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some incidents of an answer, in its order.

    `next` is the cursor of what follows, None at the end. `total` counts all that match, up to `COUNTED`: `more` says
    that there are more than that.
    """

    items: tuple[IncidentJson, ...]
    next: str | None
    total: int
    more: bool = False

    def __iter__(self) -> Iterator[IncidentJson]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def to_pandas(self) -> Any:
        """A pandas DataFrame, one row an incident, with flat columns; raises DataError where pandas is missing."""
        try:
            import pandas
        except ImportError:
            raise DataError("pandas is not installed: pip install 'dateline[tables]'") from None
        return pandas.DataFrame([flat(incident) for incident in self.items], columns=list(FLAT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One day, week (from its Monday) or month of a timeline: how many incidents began in it, by type."""

    start: date
    end: date
    incidents: int
    types: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The steps in which something began, the earliest first, and how many incidents have no day.

    `sampled`: one in how many incidents was counted, 1 for all of them.
    """

    by: str
    steps: tuple[Step, ...]
    undated: int
    sampled: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How many of what the record has, of what the filters let through; `sources` (with
    their claims) and `places` are the most frequent. `first` and `last` are the days on which something began.

    `disputed` counts by quantity ("killed": 4) where sources differ.
    """

    incidents: int
    claims: int
    documents: int
    first: date | None
    last: date | None
    undated: int
    unplaced: int
    types: Mapping[str, int]
    status: Mapping[str, int]
    languages: Mapping[str, int]
    countries: Mapping[str, int]
    places: Mapping[str, int]
    sources: Mapping[str, int]
    disputed: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Incidents that stand too close to be told apart at a zoom; `id` and `event_type` where it is one alone.

    Latitude and longitude are their middle. `west` to `north` is the window that holds them all. `where_prec` and
    `radius_km` where all are at one place; `region`, its GeoNames id, where all that is said is a region.
    What is known to a district or less (`where_prec` from 3) is never in one cluster with what stands at a point.
    """

    latitude: float
    longitude: float
    incidents: int
    west: float
    south: float
    east: float
    north: float
    types: Mapping[str, int]
    id: str | None = None
    event_type: str | None = None
    where_prec: int | None = None
    radius_km: float | None = None
    region: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One incident that stands at a point (`where_prec` 1), or within a radius of one (2)."""

    id: str
    event_type: str
    latitude: float
    longitude: float
    where_prec: int | None
    radius_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """An incident told of at a distance from a place: a circle line around that place, never a point on it."""

    id: str
    event_type: str
    latitude: float
    longitude: float
    distance_km: float
    radius_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """What a map shows: clusters, rings, how many match and are not drawn, and whether it is a sample of the whole.

    Not drawn (`unplaced`) is what has no place, or none closer than a country; None was not counted. Of a sample
    (`sampled`, one in so many) the counts are estimates. `points` where those were asked for and are no more than was
    said: then `clusters` has only what is known to a district or less.
    """

    clusters: tuple[Cluster, ...]
    rings: tuple[Ring, ...]
    unplaced: int | None
    sampled: int = 1
    points: tuple[Point, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An id that was given up: `merged_into` is that of the incident that holds its dispatches now, None without."""

    id: str
    merged_into: str | None
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """One dispatch that the record holds, without its text; `copy_of` is the document that it shares its text with."""

    id: int
    uri: str
    url: str | None
    title: str | None
    outlet: str | None
    agency: str | None
    language: str | None
    published: str | None
    received: str
    status: str
    reason: str | None
    version: int
    copy_of: int | None
    incidents: tuple[str, ...]
