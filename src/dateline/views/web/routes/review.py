"""Review: what needs eyes, what people decide, and how it is taken back. All of it stays in the history."""

import io
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.errors import RecordError, SettingError
from dateline.record import KeptRecord
from dateline.record import judgements as made
from dateline.record.asking import filters_of
from dateline.record.limits import within
from dateline.record.query import SECONDS, IncidentJson
from dateline.views.export import gold
from dateline.views.web.asked import Asked
from dateline.views.web.desk import Desk
from dateline.views.web.render import page
from dateline.views.web.routes.incidents import panel_of
from dateline.views.web.routes.language import inside

router = APIRouter(include_in_schema=False)
QUEUES = ("disputed", "unsure", "unplaced", "merges", "decided")
_MOST = 100


@router.get("/review")
def queue(request: Request, what: str = "disputed", id: str = "", other: str = "") -> Response:
    """One of the queues; with `id`, an incident of it with the forms to judge it by."""
    if what not in QUEUES:
        raise SettingError(f"no queue {what[:40]!r}: there are {', '.join(QUEUES)}")
    desk: Desk = request.app.state.desk
    with desk.record() as record, within(record.base, SECONDS, what="review"):
        items = list(_items(record, what))
        panel: dict[str, Any] = panel_of(record, id) | {"reviewing": True} if id else {"incident": None}
    asked = Asked(filters=filters_of({}))
    return page(request, "review.html", what=what, queues=QUEUES, items=items, other=other[:200], asked=asked, **panel)


@router.post("/review/judge")
def judge(
    request: Request,
    incident: str = Form(max_length=300),
    claim: str = Form(max_length=100),
    act: str = Form(max_length=20),
    why: str = Form("", max_length=5000),
    field: str = Form("", max_length=20),
    value: str = Form("", max_length=5000),
    latitude: Annotated[float | None, Form(ge=-90, le=90, allow_inf_nan=False)] = None,
    longitude: Annotated[float | None, Form(ge=-180, le=180, allow_inf_nan=False)] = None,
    back: str = Form("/review", max_length=4000),
) -> Response:
    """Back to the review, with a judgement more. Where something is moved to is given in degrees."""
    if act == "place" and latitude is not None and longitude is not None:
        value = f"{round(latitude, 5)},{round(longitude, 5)}"
    elif act == "place" and not value:
        raise SettingError("give the latitude and the longitude of the place in degrees, e.g. 48.01 and 37.8")
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        claims = record.incident(incident)["claims"]
        found = next((c for c in claims if c["id"] == claim), None)
        if found is None:
            raise RecordError(f"claim {claim}: is not in {incident} any more")
        with record.change() as base:
            made.judge(
                base,
                found,
                act,
                who=request.state.user.name,
                why=why,
                at=record.now(),
                field="place" if act == "place" else field or None,
                value=value or None,
            )
    return RedirectResponse(inside(back), status_code=303)


@router.post("/review/take-back")
def take_back(
    request: Request,
    number: int = Form(),
    why: str = Form("", max_length=5000),
    back: str = Form("/review", max_length=4000),
) -> Response:
    """Back to the review, with a judgement less."""
    desk: Desk = request.app.state.desk
    with desk.record() as record, record.change() as base:
        made.take_back(base, number, who=request.state.user.name, why=why, at=record.now())
    return RedirectResponse(inside(back), status_code=303)


@router.post("/review/merge")
def merge(
    request: Request,
    a: str = Form(max_length=300),
    b: str = Form(max_length=300),
    why: str = Form(max_length=2000),
) -> Response:
    """The incident that two have become."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        record.merge(a.strip(), b.strip(), reason=_reason(why), who=request.state.user.name)
        key = record.incident(a.strip())["id"]
    return RedirectResponse(f"/review?what=decided&id={key}", status_code=303)


@router.post("/review/split")
def split(
    request: Request,
    incident: Annotated[str, Form(max_length=300)],
    why: Annotated[str, Form(max_length=2000)],
    claims: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """The incident without the claims that were taken out of it."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        record.split(incident, (claims or [])[:500], reason=_reason(why), who=request.state.user.name)
    return RedirectResponse("/review?what=decided", status_code=303)


@router.post("/review/undo")
def undo(request: Request, number: int = Form(), why: str = Form("taken back", max_length=2000)) -> Response:
    """What was decided, with one decision less that stands."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        record.undo(number, reason=why or "taken back", who=request.state.user.name)
    return RedirectResponse("/review?what=decided", status_code=303)


@router.get("/review/decisions.json")
def decisions(request: Request) -> Response:
    """All that people decided and that stands, for other programs."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        judged = [
            {
                "act": j.act,
                "document": j.claim.removeprefix("claim:").rpartition("#")[0],
                "quote": quote,
                "field": j.field,
                "value": j.value,
                "who": j.who,
                "why": j.why,
                "at": j.at,
            }
            for j, quote in made.every(record.base)
        ]
        joined = [
            {"act": d.act, "who": d.who, "why": d.why, "at": d.at} for d in record.decisions() if d.undone_at is None
        ]
    return JSONResponse({"schema": "dateline/decisions/1", "judgements": judged, "incidents": joined})


@router.get("/review/gold.zip")
def reviewed(request: Request, partly: bool = False) -> Response:
    """The dispatches that were reviewed, as annotations with their texts, for `dateline evaluate claims`."""
    desk: Desk = request.app.state.desk
    out = io.BytesIO()
    with desk.record() as record:
        gold.write_zip(gold.reviewed(record), out, partly=partly)
    headers = {"content-disposition": 'attachment; filename="gold.zip"'}
    return Response(out.getvalue(), media_type="application/zip", headers=headers)


def _items(record: KeptRecord, what: str) -> Any:
    if what == "disputed":
        return _least_sure_first(record.incidents(status=("disputed", "denied"), limit=_MOST).items)
    if what == "merges":
        return _pairs(record)
    if what == "decided":
        return _decided(record)
    if what == "unplaced":
        query = "SELECT key FROM incident WHERE latitude IS NULL AND place IS NOT NULL ORDER BY changed DESC LIMIT ?"
    else:
        query = (
            "SELECT i.key FROM incident AS i WHERE EXISTS "
            "(SELECT 1 FROM claim AS c WHERE c.incident = i.id AND c.certainty = 'hedged') "
            "ORDER BY i.changed DESC LIMIT ?"
        )
    keys = [row[0] for row in record.base.execute(query, (_MOST,)).fetchall()]
    return _least_sure_first(record.incidents(ids=tuple(keys), limit=_MOST).items) if keys else ()


def _least_sure_first(incidents: Sequence[IncidentJson]) -> list[dict[str, Any]]:
    """Incidents by how likely the least likely of their claims' fields is right, which each carries as `least_sure`.

    That is a field's name and its probability; None where no claim has a figure, and these come last.
    """
    told = []
    for incident in incidents:
        fields = [(value, name) for c in incident["claims"] for name, value in (c["confidence"] or {}).items()]
        value, name = min(fields, default=(1.0, ""))
        told.append({**incident, "least_sure": {"field": name, "value": value} if name else None})
    return sorted(told, key=lambda i: i["least_sure"]["value"] if i["least_sure"] else 1.0)


def _pairs(record: KeptRecord) -> list[dict[str, Any]]:
    """Incidents that were nearly put together, the nearest first."""
    rows = record.base.execute(
        "SELECT DISTINCT i.key, j.key, l.score, l.words FROM link AS l JOIN telling AS t ON t.id = l.a "
        "JOIN telling AS u ON u.id = l.b JOIN incident AS i ON i.id = t.incident "
        "JOIN incident AS j ON j.id = u.incident "
        "WHERE l.joined = 0 AND i.id <> j.id ORDER BY l.score DESC LIMIT 60"
    ).fetchall()
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for a, b, score, words in rows:
        best.setdefault((min(a, b), max(a, b)), (score, words))
    pairs = list(best.items())[:30]
    keys = tuple({key for pair, _ in pairs for key in pair})
    found: dict[str, IncidentJson] = (
        {i["id"]: i for i in record.incidents(ids=keys, limit=_MOST, whole=False)} if keys else {}
    )
    return [
        {"a": found[a], "b": found[b], "score": score, "words": words}
        for (a, b), (score, words) in pairs
        if a in found and b in found
    ]


def _decided(record: KeptRecord) -> list[dict[str, Any]]:
    """Decisions and judgements, the newest first."""
    rows = [
        {"id": d.id, "act": d.act, "who": d.who, "why": d.why, "at": d.at, "undone": d.undone_at is not None}
        | {"quote": "", "action": "/review/undo"}
        for d in record.decisions()
    ]
    rows += [
        {"id": j.id, "act": j.act, "who": j.who, "why": j.why, "at": j.at, "undone": False, "quote": quote}
        | {"action": "/review/take-back"}
        for j, quote in made.every(record.base)
    ]
    return sorted(rows, key=lambda row: str(row["at"]), reverse=True)[:_MOST]


def _reason(why: str) -> str:
    if not why.strip():
        raise SettingError("say why: the reason stays in the history")
    return why.strip()
