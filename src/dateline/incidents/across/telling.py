"""What one dispatch says of one incident, reduced to what decides whether another tells of the same."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dateline.incidents.across.names import origin_key, wording
from dateline.incidents.across.units import unit_of

_SHORT = 1_000  # characters of a quote that are kept here; the record has the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The dispatch of a telling.

    `series` is the same for all versions of a dispatch, `text` the hash of this one, `channel` the way it came;
    `published` and `received` are days (ISO 8601), `outlet` whoever prints it, `origin` the agency or outlet
    of the text that it was copied from.
    """

    series: str
    text: str
    channel: str = ""
    language: str | None = None
    published: str | None = None
    received: str | None = None
    version: int = 1
    outlet: str | None = None
    agency: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as far as it is known; `id` names it in every language, None where no gazetteer has it."""

    name: str
    id: str | None = None
    country: str | None = None
    admin1: str | None = None
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    distance_km: float | None = None
    relation: str | None = None
    bearing: str | None = None
    prec: int | None = None
    administered_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of a claim: what is counted, in which unit (one word for all languages), and how many."""

    what: str
    unit: str | None
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim of a telling. `origin` is who answers for it: "" for the words of the dispatch itself.

    `inside` says that it counts a part of what another claim of the dispatch counts in whole. `spot` is its place
    where that is not the one of the telling.
    """

    label: str
    event_type: str
    means: str | None
    origin: str
    source: str | None
    kind: str | None
    side: str | None
    act: str | None
    quote: str
    start: int
    hedged: bool
    denied: bool
    hypothetical: bool
    background: bool
    person: bool = False
    inside: bool = False
    end: int = 0
    place: str | None = None
    spot: Spot | None = None
    earliest: str | None = None
    latest: str | None = None
    actor_side: str | None = None
    novelty: str | None = None
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one dispatch says of one incident.

    `key` names it wherever it is kept: a hash over the dispatch, its text and the label of the incident in the
    report. `earliest` and `latest` are the days on which it happened, where the dispatch says so; `told_from` and
    `told_to` bound them where it only says when the event was spoken of.
    """

    key: str
    label: str
    about: About
    event_type: str
    means: str | None
    place: Spot | None
    earliest: str | None
    latest: str | None
    date_prec: int | None
    timex: str | None
    announced: str | None
    status: str
    background: bool
    claims: tuple[Said, ...]


def tellings(report: Mapping[str, Any], about: About) -> Iterator[Telling]:
    """The tellings of a report (`dateline read --json`), one for each of its incidents, in their order."""
    claims = {claim["id"]: claim for claim in report["claims"]}
    inside = frozenset(label for row in report["parts"] for label in row["parts"])
    for incident in report["incidents"]:
        mine = [claims[label] for label in incident["claims"]]
        time = incident["time"] or {}
        announced = [c["announced"]["earliest"] for c in mine if c["announced"] and c["announced"]["earliest"]]
        yield Telling(
            key=telling_key(about, incident["id"]),
            label=incident["id"],
            about=about,
            event_type=incident["event_type"],
            means=incident["means"],
            place=spot_of(incident["place"]),
            earliest=time.get("earliest"),
            latest=time.get("latest"),
            date_prec=time.get("date_prec"),
            timex=time.get("timex"),
            announced=min(announced, default=None),
            status=incident["status"],
            background=all(c["background"] for c in mine),
            claims=tuple(_said(c, about, inside, spot_of(incident["place"])) for c in mine),
        )


def telling_key(about: About, label: str) -> str:
    """The name of a telling, the same in every record that has the dispatch."""
    return hashlib.sha256(f"{about.series}\n{about.text}\n{label}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def spot_of(place: Mapping[str, Any] | None) -> Spot | None:
    """The place of a report."""
    if place is None:
        return None
    at = place["latitude"], place["longitude"]
    known = place["geonameid"] is not None, at[0] is not None
    made = f"p:{at[0]:.3f},{at[1]:.3f}" if known[1] else None
    return Spot(
        name=place["name"],
        id=f"g:{place['geonameid']}" if known[0] else made,
        country=place["country"],
        admin1=place["admin1"],
        geonameid=place["geonameid"],
        latitude=at[0],
        longitude=at[1],
        radius_km=place["radius_km"],
        distance_km=place["distance_km"],
        relation=place["relation"],
        bearing=place["bearing"],
        prec=place["where_prec"],
        administered_by=place.get("administered_by"),
    )


def _said(claim: Mapping[str, Any], about: About, inside: frozenset[str], at: Spot | None) -> Said:
    spot = spot_of(claim["place"])
    source, place, time = claim["source"] or {}, claim["place"] or {}, claim["time"] or {}
    return Said(
        label=claim["id"],
        event_type=claim["event_type"],
        means=claim["means"],
        origin=origin_key(claim, agency=about.agency),
        source=source.get("name"),
        kind=source.get("kind"),
        side=source.get("side"),
        act=claim["cue"] and claim["cue"]["act"],
        quote=claim["evidence"][0]["quote"][:_SHORT],
        start=claim["evidence"][0]["start"],
        hedged=claim["certainty"] == "hedged",
        denied=claim["polarity"] == "denied",
        hypothetical=claim["realis"] == "hypothetical",
        background=claim["background"],
        person=source.get("person") is not None,
        inside=claim["id"] in inside,
        end=claim["evidence"][0]["end"],
        place=place.get("name"),
        spot=None if spot is None or (at is not None and spot.id == at.id) else spot,
        earliest=time.get("earliest"),
        latest=time.get("latest"),
        actor_side=claim["actor"] and claim["actor"]["side"],
        novelty=claim["novelty"] and claim["novelty"]["scope"],
        counts=tuple(
            Count(what=q["what"], unit=unit_of(q["unit"]), low=q["low"], best=q["best"], high=q["high"])
            for q in claim["quantities"]
        ),
    )


def words_of(telling: Telling) -> frozenset[str]:
    """The wording of what a telling quotes, sentence by sentence, where it is long enough to be known again."""
    return frozenset(w for claim in telling.claims if (w := wording(claim.quote)) is not None)


def as_json(telling: Telling) -> dict[str, Any]:
    """A telling as plain data, without what is None or False; `from_json` makes it again."""
    data = asdict(telling)
    del data["about"]
    bare: dict[str, Any] = _bare(data)
    return bare


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if v is not None and v is not False and v != ()}
    return [_bare(v) for v in value] if isinstance(value, list | tuple) else value


def from_json(data: Mapping[str, Any], about: About) -> Telling:
    """The telling that `as_json` wrote down; `about` is told anew, since what it names may have changed since."""
    names = ("means", "earliest", "latest", "date_prec", "timex", "announced")
    return Telling(
        key=data["key"],
        label=data["label"],
        about=about,
        event_type=data["event_type"],
        place=_spot(data.get("place")),
        status=data["status"],
        background=data.get("background", False),
        claims=tuple(_claim(c) for c in data.get("claims", ())),
        **{name: data.get(name) for name in names},
    )


def _spot(data: Mapping[str, Any] | None) -> Spot | None:
    return None if data is None else Spot(**data)


def _claim(data: Mapping[str, Any]) -> Said:
    given = dict(data)
    counts = tuple(
        Count(what=q["what"], unit=q.get("unit"), low=q.get("low"), best=q.get("best"), high=q.get("high"))
        for q in given.pop("counts", ())
    )
    maybe = ("means", "source", "kind", "side", "act")
    flags = ("hedged", "denied", "hypothetical", "background", "person", "inside")
    given["spot"] = _spot(given.get("spot"))
    filled: dict[str, Any] = dict.fromkeys(maybe) | dict.fromkeys(flags, False) | given
    return Said(**filled, counts=counts)
