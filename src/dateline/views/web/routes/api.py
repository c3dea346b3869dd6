"""The desk for programs: `/api/v1`, described by its OpenAPI; pages by cursor, one shape of errors."""

import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from dateline.record import KeptRecord
from dateline.record.asking import filters_of
from dateline.record.query import EVENT_TYPES, MEANS, SORTS, STATUSES, STEPS, Filters, Map, Stats, Timeline
from dateline.settings import LANGUAGES
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


def _said(schema: dict[str, Any], description: str = "", *, longest: int, alias: str | None = None) -> Any:
    """A parameter that is described by a schema; what it says is read, and refused in words, by `filters_of`."""

    def described(made: dict[str, Any]) -> None:
        made.pop("anyOf")  # its null is what Python has for a parameter that was not given
        made.update(schema)

    return Query(description=description, max_length=longest, alias=alias, json_schema_extra=described)


def _some_of(choices: Sequence[str]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": list(choices)}, "maxItems": 50}


_NUMBER = r"-?[0-9]{1,3}(\.[0-9]{1,6})?"
_NAME = {"type": "string", "minLength": 1, "maxLength": 200}
_DAY = {"type": "string", "format": "date"}
_NEAR = {"type": "string", "pattern": f"^{_NUMBER},{_NUMBER},[0-9]{{1,4}}(\\.[0-9]{{1,3}})?$"}
_BOX = {"type": "string", "pattern": f"^{_NUMBER}(,{_NUMBER}){{3}}$"}
_MOMENT = {"anyOf": [_DAY, {"type": "string", "format": "date-time"}]}
_SIDE = {"type": "string", "pattern": "^[A-Za-z]{3}$"}
_SWITCH = {"type": "string", "enum": ["yes", "no"]}
_TEXT = {"type": "string", "minLength": 1, "maxLength": 500}
_IDS = {"type": "array", "items": _NAME, "maxItems": 50}
Words = list[str] | None
Word = str | None


def filters(
    type: Annotated[Words, _said(_some_of(EVENT_TYPES), "one or more", longest=50)] = None,
    means: Annotated[Words, _said(_some_of(MEANS), "one or more", longest=50)] = None,
    status: Annotated[Words, _said(_some_of(STATUSES), "one or more", longest=50)] = None,
    since: Annotated[Word, _said(_DAY, "first day", longest=40, alias="from")] = None,
    until: Annotated[Word, _said(_DAY, "last day", longest=40, alias="to")] = None,
    place: Annotated[Word, _said(_NAME, "a place: what lies in it matches", longest=300, alias="in")] = None,
    near: Annotated[Word, _said(_NEAR, "latitude,longitude,kilometres", longest=100)] = None,
    bbox: Annotated[Word, _said(_BOX, "west,south,east,north in degrees", longest=200)] = None,
    actor: Annotated[Word, _said(_NAME, "who did it", longest=500)] = None,
    source: Annotated[Word, _said(_NAME, "who says so", longest=500)] = None,
    side: Annotated[Word, _said(_SIDE, "the side of a source, ISO 3166-1 alpha-3", longest=20)] = None,
    outlet: Annotated[Word, _said(_NAME, "who published it", longest=500)] = None,
    text: Annotated[Word, _said(_TEXT, "words of the dispatches", longest=500)] = None,
    lang: Annotated[Words, _said(_some_of(LANGUAGES), "languages of the dispatches", longest=50)] = None,
    background: Annotated[Word, _said(_SWITCH, "yes: only; no: without", longest=10)] = None,
    changed_since: Annotated[Word, _said(_MOMENT, "a day, or a moment in UTC", longest=60)] = None,
    id: Annotated[Words, _said(_IDS, "ids of incidents", longest=50)] = None,
) -> Filters:
    """The filters of a question."""
    named = {
        "type": type, "means": means, "status": status, "from": since, "to": until, "in": place, "near": near,
        "bbox": bbox, "actor": actor, "source": source, "side": side, "outlet": outlet, "text": text, "lang": lang,
        "background": background, "changed_since": changed_since, "id": id,
    }  # fmt: skip
    return filters_of(named)


Asking = Annotated[Filters, Depends(filters)]


@router.get("/incidents", summary="Incidents, in pages", response_model=dict[str, Any])
def incidents(
    request: Request,
    asked: Asking,
    sort: Annotated[str, Query(max_length=20, json_schema_extra={"enum": list(SORTS)})] = "newest",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    after: Annotated[str | None, Query(description="`next` of the page before", max_length=1000)] = None,
    claims: Annotated[bool, Query(description="with every claim, or without")] = True,
) -> Response:
    """A page of incidents (`dateline/incidents/1`); with `changed_since` also the ids that were given up since then."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        page = record.incidents(asked, sort=sort, limit=limit, after=after, whole=claims)
        gone = record.tombstones(asked.changed_since) if asked.changed_since and after is None else []
    return JSONResponse(page_json(page) | {"given_up": [asdict(t) for t in gone]})


@router.get("/incidents/{key}", summary="One incident, whole", response_model=dict[str, Any])
def incident(request: Request, key: Annotated[str, Path(max_length=300)]) -> Response:
    """One incident (`dateline/incident/1`), or the one that it went into."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        return JSONResponse(record.incident(key))


@router.get("/timeline", summary="How many incidents began when", response_model=dict[str, Any])
def timeline(
    request: Request,
    asked: Asking,
    by: Annotated[str, Query(max_length=10, json_schema_extra={"enum": list(STEPS)})] = "day",
) -> Response:
    """Steps in which something began, and how many incidents have no day."""
    return _counted(request, ("timeline", asked, by), lambda record: record.timeline(asked, by=by))


@router.get("/stats", summary="How many of what", response_model=dict[str, Any])
def stats(request: Request, asked: Asking) -> Response:
    """How many incidents, claims, dispatches; of which types, standing, languages, places and sources."""
    return _counted(request, ("stats", asked), lambda record: record.stats(asked))


@router.get("/clusters", summary="What a map shows", response_model=dict[str, Any])
def clusters(request: Request, asked: Asking, zoom: Annotated[int, Query(ge=0, le=18)] = 4) -> Response:
    """Clusters and rings of the window `bbox`, and how many match without a place."""
    return _counted(request, ("clusters", asked, zoom), lambda record: record.clusters(asked, zoom=zoom))


def _counted(request: Request, key: Hashable, ask: Callable[[KeptRecord], Timeline | Stats | Map]) -> Response:
    """What a record counts, as JSON; counted once for all who ask while the record stays as it is."""
    desk: Desk = request.app.state.desk

    def make() -> bytes:
        with desk.record() as record:
            return json.dumps(asdict(ask(record)), default=str, ensure_ascii=False, separators=(",", ":")).encode()

    return Response(desk.remembered.get(key, make), media_type="application/json")


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
