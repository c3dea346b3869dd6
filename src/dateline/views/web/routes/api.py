"""The desk for programs: `/api/v1`, described by its OpenAPI; pages by cursor, one shape of errors."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel

from dateline.record.asking import filters_of
from dateline.record.query import EVENT_TYPES, MEANS, SORTS, STATUSES, STEPS, Filters
from dateline.views.incidents import page_json
from dateline.views.web.desk import Desk


class Wrong(BaseModel):
    """What is wrong, in words."""

    status: int
    message: str


class Error(BaseModel):
    """The one shape of errors."""

    error: Wrong


_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": Error, "description": "a value that cannot be read; the message says which and what is right"},
    401: {"model": Error, "description": "no session or token"},
    403: {"model": Error, "description": "not with this role"},
    404: {"model": Error, "description": "no such incident"},
    503: {"model": Error, "description": "the question takes too long; narrow it"},
}
router = APIRouter(prefix="/api/v1", responses=_ERRORS)
Words = Annotated[list[str] | None, Query(max_length=50)]
Word = Annotated[str | None, Query(max_length=500)]


def filters(
    type: Annotated[
        list[str] | None, Query(description=f"one or more of {', '.join(EVENT_TYPES)}", max_length=50)
    ] = None,
    means: Annotated[list[str] | None, Query(description=f"one or more of {', '.join(MEANS)}", max_length=50)] = None,
    status: Annotated[
        list[str] | None, Query(description=f"one or more of {', '.join(STATUSES)}", max_length=50)
    ] = None,
    since: Annotated[str | None, Query(alias="from", description="first day, YYYY-MM-DD", max_length=40)] = None,
    until: Annotated[str | None, Query(alias="to", description="last day, YYYY-MM-DD", max_length=40)] = None,
    place: Annotated[
        str | None, Query(alias="in", description="a place: what lies in it matches", max_length=300)
    ] = None,
    near: Annotated[str | None, Query(description="latitude,longitude,kilometres", max_length=100)] = None,
    bbox: Annotated[str | None, Query(description="west,south,east,north", max_length=200)] = None,
    actor: Word = None,
    source: Word = None,
    side: Annotated[str | None, Query(description="ISO 3166-1 alpha-3", max_length=20)] = None,
    outlet: Word = None,
    text: Word = None,
    lang: Words = None,
    background: Annotated[str | None, Query(description="yes: only; no: without", max_length=10)] = None,
    changed_since: Annotated[str | None, Query(description="a moment in UTC", max_length=60)] = None,
    id: Words = None,
) -> Filters:
    """The filters of a question."""
    named = {
        "type": type, "means": means, "status": status, "from": since, "to": until, "in": place, "near": near,
        "bbox": bbox, "actor": actor, "source": source, "side": side, "outlet": outlet, "text": text, "lang": lang,
        "background": background, "changed_since": changed_since, "id": id,
    }  # fmt: skip
    return filters_of(named)


Asking = Annotated[Filters, Depends(filters)]


@router.get("/incidents", summary="Incidents, in pages")
def incidents(
    request: Request,
    asked: Asking,
    sort: Annotated[str, Query(description=f"one of {', '.join(SORTS)}", max_length=20)] = "newest",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    after: Annotated[str | None, Query(description="`next` of the page before", max_length=1000)] = None,
    claims: Annotated[bool, Query(description="with every claim, or without")] = True,
) -> dict[str, Any]:
    """A page of incidents (`dateline/incidents/1`); with `changed_since` also the ids that were given up since then."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        page = record.incidents(asked, sort=sort, limit=limit, after=after, whole=claims)
        gone = record.tombstones(asked.changed_since) if asked.changed_since and after is None else []
    return page_json(page) | {"given_up": [asdict(t) for t in gone]}


@router.get("/incidents/{key}", summary="One incident, whole")
def incident(request: Request, key: Annotated[str, Path(max_length=300)]) -> dict[str, Any]:
    """One incident (`dateline/incident/1`), or the one that it went into."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        return record.incident(key)


@router.get("/timeline", summary="How many incidents began when")
def timeline(
    request: Request, asked: Asking, by: Annotated[str, Query(description=", ".join(STEPS), max_length=10)] = "day"
) -> dict[str, Any]:
    """Steps in which something began, and how many incidents have no day."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        return asdict(record.timeline(asked, by=by))


@router.get("/stats", summary="How many of what")
def stats(request: Request, asked: Asking) -> dict[str, Any]:
    """How many incidents, claims, dispatches; of which types, standing, languages, places and sources."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        return asdict(record.stats(asked))


@router.get("/clusters", summary="What a map shows")
def clusters(request: Request, asked: Asking, zoom: Annotated[int, Query(ge=0, le=18)] = 4) -> dict[str, Any]:
    """Clusters and rings of the window `bbox`, and how many match without a place."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        return asdict(record.clusters(asked, zoom=zoom))


@router.get("/me", summary="Who asks")
def me(request: Request) -> dict[str, Any]:
    """The name and role of who asks, null for nobody in particular."""
    user = request.state.user
    return {"name": user.name if user else None, "role": user.role if user else None}


@router.get("/openapi.json", include_in_schema=False)
def described(request: Request) -> dict[str, Any]:
    """What this interface offers, as OpenAPI."""
    described: dict[str, Any] = request.app.openapi()
    return described
