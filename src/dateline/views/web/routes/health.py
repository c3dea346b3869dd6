"""For those who look after a desk: that it lives, that it can answer, and numbers for Prometheus."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from dateline.errors import DatelineError
from dateline.record.queue import Queue
from dateline.stream import metrics
from dateline.stream.health import Health
from dateline.views.web.desk import Desk

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def alive() -> Response:
    """Whether the desk lives."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def ready(request: Request) -> Response:
    """Whether its record can be asked, how deep the queue is and how old the oldest in it."""
    now = _health(request.app.state.desk)
    return JSONResponse(now.told(), status_code=200 if now.ready else 503)


@router.get("/metrics")
def numbers(request: Request) -> Response:
    """The same as numbers."""
    return Response(metrics.text(_health(request.app.state.desk).depth), media_type=metrics.CONTENT_TYPE)


def _health(desk: Desk) -> Health:
    try:
        with desk.record() as record:
            return Health(ready=True, depth=Queue(record).depth())
    except DatelineError as error:
        return Health(ready=False, error=type(error).__name__)
