"""The desk: incidents as a list, over time, on a map, and each with its sources side by side."""

import io
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.errors import SettingError, SlowError
from dateline.gazetteer.outlines import outline, outlined
from dateline.record import KeptRecord
from dateline.record.asking import filters_of
from dateline.record.judgements import judged
from dateline.record.query import EVENT_TYPES, MEANS, SORTS, STATUSES, Map, Page
from dateline.settings import LANGUAGES
from dateline.views.export import FORMATS, Options
from dateline.views.export.names import without_names
from dateline.views.incidents import page_json
from dateline.views.web import sides, visits
from dateline.views.web.asked import Asked, asked_of
from dateline.views.web.desk import Desk
from dateline.views.web.histogram import Histogram, histogram_of
from dateline.views.web.labels import labels, towns
from dateline.views.web.permissions import require
from dateline.views.web.render import page
from dateline.views.web.routes.language import inside

router = APIRouter(include_in_schema=False)
POINTS = 20_000  # of a map that are sent to the browser, which clusters them; of more, clusters are made here


@router.get("/")
def first(request: Request) -> Response:
    """The desk."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/incidents{query}", status_code=307)


@router.get("/incidents")
def desk(request: Request) -> Response:
    """The list with its map and timeline; with `id`, the sources of one of them beside it."""
    asked = asked_of(request)
    found: Desk = request.app.state.desk
    listed, over_time = _seen(found, asked)
    with found.record() as record:
        panel = panel_of(record, asked.shown) if asked.shown else {"incident": None}
        visit = visits.visit(request, now=record.clock())
        fresh = visits.fresh(record, asked.filters, listed.items, visit.since) if visit.since else None
    answer = page(
        request, "desk.html", asked=asked, listed=listed, histogram=over_time, fresh=fresh, **_choices(), **panel
    )
    if request.method == "GET":
        visits.keep(request, answer, visit)
    return answer


def _seen(desk: Desk, asked: Asked) -> tuple[Page, Histogram | None]:
    """The list and the timeline of a question: the same for all who ask it; None where counting takes too long."""

    def listed() -> Page:
        with desk.record() as record:
            return record.incidents(asked.filters, sort=asked.sort, limit=asked.limit, after=asked.after, whole=False)

    def over_time() -> Histogram:
        with desk.record() as record:
            return histogram_of(record, asked.filters)

    items = desk.remembered.get(("list", asked.filters, asked.sort, asked.limit, asked.after), listed)
    try:
        return items, desk.remembered.get(("over time", asked.filters), over_time)
    except SlowError:
        return items, None


@router.post("/seen")
def seen(request: Request, back: str = Form("/incidents", max_length=4000)) -> Response:
    """Back to where one was, where nothing is new any more."""
    found: Desk = request.app.state.desk
    with found.record() as record:
        now = record.clock()
    answer = RedirectResponse(inside(back), status_code=303)
    visits.keep(request, answer, visits.all_seen(now))
    return answer


@router.get("/incidents.json")
def as_json(request: Request) -> Response:
    """What the list shows, as one object."""
    return JSONResponse(page_json(_taken(request, names=_with_names(request))))


@router.get("/incidents.csv")
def as_csv(request: Request) -> Response:
    """What the list shows, as a table."""
    return _exported(request, "csv", "text/csv; charset=utf-8")


@router.get("/incidents.geojson")
def as_geojson(request: Request) -> Response:
    """What the list shows, for maps."""
    return _exported(request, "geojson", "application/geo+json")


@router.get("/incidents.atom")
def as_atom(request: Request) -> Response:
    """What the list shows, for feed readers: a search that is kept by keeping its address."""
    return _exported(request, "atom", "application/atom+xml")


@router.get("/incidents/{key}.json")
def one_as_json(request: Request, key: str) -> Response:
    """One incident, whole."""
    names, found = _with_names(request), request.app.state.desk
    with found.record() as record:
        incident = record.incident(key)
    return JSONResponse(incident if names else without_names(incident))


@router.get("/incidents/{key}")
def one(request: Request, key: str) -> Response:
    """One incident on a page of its own."""
    found: Desk = request.app.state.desk
    with found.record() as record:
        panel = panel_of(record, key)
    if panel["incident"]["id"] != key:
        return RedirectResponse(f"/incidents/{panel['incident']['id']}", status_code=307)
    return page(request, "incident.html", asked=Asked(filters=filters_of({})), **panel)


@router.get("/map.json")
def on_the_map(request: Request, zoom: int = 4, window: str = "", points: bool = False) -> Response:
    """Clusters, areas and rings of the window that a map shows; the filters are those of the list.

    With `points` what stands at a point is told one by one; `points` is null where that is more than POINTS.
    """
    asked = asked_of(request, without=("zoom", "window", "points"))
    values: dict[str, Any] = {}
    for name, word in asked.narrowed:
        values.setdefault(name, []).append(word)
    if window and "bbox" not in values:
        values["bbox"] = [window]
    if not 0 <= zoom <= 18:
        raise SettingError(f"zoom {zoom}: give 0 (the world) to 18")
    found: Desk = request.app.state.desk
    filters = filters_of(values)

    def make() -> bytes:
        with found.record() as record:
            shown = record.clusters(filters, zoom=zoom, points=POINTS if points else 0)
            return bytes(JSONResponse(_drawable(shown)).body)

    return Response(found.remembered.get(("map", filters, zoom, points), make), media_type="application/json")


def _drawable(shown: Map) -> dict[str, Any]:
    """What the map of the page draws."""
    known = outlined()
    return {
        "clusters": [
            {
                "at": [round(c.latitude, 4), round(c.longitude, 4)],
                "n": c.incidents,
                "box": [c.west, c.south, c.east, c.north],
                "types": dict(c.types),
                "id": c.id,
                "type": c.event_type,
                "prec": c.where_prec,
                "km": c.radius_km,
                "region": c.region if c.region in known else None,
            }
            for c in shown.clusters
        ],
        "rings": [
            {
                "at": [r.latitude, r.longitude],
                "id": r.id,
                "type": r.event_type,
                "km": r.distance_km,
                "width": r.radius_km,
            }
            for r in shown.rings
        ],
        "points": None
        if shown.points is None
        else [
            [round(p.latitude, 4), round(p.longitude, 4), p.id, p.event_type, p.where_prec, p.radius_km]
            for p in shown.points
        ],
        "unplaced": shown.unplaced,
        "sampled": shown.sampled,
    }


@router.get("/labels.json")
def names_on_the_map(request: Request) -> Response:
    """Names of countries and towns in the reader's language."""
    return JSONResponse(labels(request.state.language), headers={"cache-control": "private, max-age=3600"})


@router.get("/outlines.json")
def areas_on_the_map(region: Annotated[list[int], Query(max_length=100)]) -> Response:
    """The outlines of regions by their GeoNames ids, as the coordinates of a MultiPolygon in GeoJSON."""
    found = {number: shape for number in region if (shape := outline(number)) is not None}
    return JSONResponse(found, headers={"cache-control": "private, max-age=86400"})


@router.get("/places.json")
def towns_on_the_map(request: Request, window: str = "") -> Response:
    """Names of the towns and villages in a small window, the best known first."""
    return JSONResponse(towns(request.state.language, window), headers={"cache-control": "private, max-age=3600"})


def _exported(request: Request, name: str, media: str) -> Response:
    names, out = _with_names(request), io.BytesIO()
    FORMATS[name](_taken(request, names=names).items, (), out, Options(names=names))
    headers = {"content-disposition": f'attachment; filename="incidents.{name}"'} if name != "atom" else {}
    return Response(out.getvalue(), media_type=media, headers=headers)


def _taken(request: Request, *, names: bool) -> Page:
    """The page of incidents that is taken away as a file."""
    asked = asked_of(request, without=("names",))
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        listed = record.incidents(asked.filters, sort=asked.sort, limit=asked.limit, after=asked.after)
    return listed if names else replace(listed, items=tuple(map(without_names, listed.items)))


def _with_names(request: Request) -> bool:
    """Whether the names of victims go out with a file: only where a reviewer asks for them with `names=1`."""
    said = request.query_params.get("names", "0")
    if said not in ("0", "1"):
        raise SettingError(f"names={said[:40]!r}: give 1 for the names of victims, or leave it out")
    if said == "1":
        require(request, "reviewer")
    return said == "1"


def panel_of(record: KeptRecord, key: str) -> dict[str, Any]:
    """What the page of an incident shows; raises RecordError where there is none."""
    incident = record.incident(key)
    return {
        "incident": incident,
        "judgements": judged(record.base, incident["claims"]),
        "reviewing": False,
        "voices": sides.voices(incident),
        "rivals": sides.rivals(incident),
        "corrections": sides.corrections(incident),
        "dispatches": sides.dispatches(record, incident),
        "head": record.head(),
        "now": record.now(),
    }


def _choices() -> dict[str, Any]:
    return {"event_types": EVENT_TYPES, "all_means": MEANS, "statuses": STATUSES, "sorts": SORTS, "spoken": LANGUAGES}
