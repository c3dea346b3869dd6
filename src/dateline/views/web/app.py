"""The application of a desk: routes, the language and person of each question, one shape of errors."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline import __version__, plugins
from dateline.errors import DatelineError, InputError, RecordError, SettingError, SlowError
from dateline.views.web import render, strings
from dateline.views.web.accounts import Person
from dateline.views.web.desk import Desk
from dateline.views.web.guard import Guard
from dateline.views.web.permissions import admit, allowed, allowed_below, check
from dateline.views.web.routes import api, assets, health, incidents, language, paste, review, searches, session

LANGUAGE = "dateline_language"  # the cookie that holds the language chosen
_ROUTES = (assets, incidents, language, paste, session, searches, review, health, api)
_log = logging.getLogger("dateline.web")
_STATUS: tuple[tuple[type[DatelineError], int], ...] = (
    (SettingError, 400),
    (InputError, 422),
    (SlowError, 503),
    (RecordError, 404),
)


def make_app(desk: Desk) -> Guard:
    """The whole application, behind its guard."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Dateline",
        version=__version__,
        summary="Who says what happened, where, when and how many.",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # an address that is not quite one of ours is none
        lifespan=lifespan,
    )
    app.state.desk = desk
    for module in _ROUTES:
        app.include_router(module.router, dependencies=[Depends(allowed)])
    check(served())
    for name in plugins.names("dateline.views"):
        if name not in plugins.OURS["dateline.views"]:
            router = plugins.load("dateline.views", name)
            prefix = f"/x/{name}"
            admit(router.routes, prefix=prefix)
            app.include_router(router, prefix=prefix, dependencies=[Depends(allowed_below(prefix))])

    @app.middleware("http")
    async def who_asks(request: Request, call: Any) -> Response:
        request.state.language = strings.language_of(
            request.cookies.get(LANGUAGE), request.headers.get("accept-language")
        )
        known = "authorization" in request.headers or session.SESSION in request.cookies
        person = await run_in_threadpool(_person, desk, request) if known else None
        request.state.user, request.state.csrf = person, person.csrf if person else ""
        answer: Response = await call(request)
        if person and person.fresh and "set-cookie" not in answer.headers:
            session.keep(answer, person.fresh, secure=request.url.scheme == "https")
        return answer

    @app.exception_handler(DatelineError)
    async def wrong(request: Request, error: DatelineError) -> Response:
        status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
        return failed(request, status, str(error))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return failed(request, error.status_code, str(error.detail), headers=dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = " ".join(str(part) for part in first["loc"][1:])
        return failed(request, 400, f"{where}: {first['msg']}")

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        number = uuid4().hex[:8]
        _log.error("fault %s at %s", number, request.url.path.encode("unicode_escape").decode(), exc_info=error)
        return failed(request, 500, f"a fault in Dateline (number {number} in the log)")

    return Guard(app, hosts=desk.hosts)


def served() -> list[APIRoute]:
    """All routes that the application has."""
    return [route for module in _ROUTES for route in module.router.routes if isinstance(route, APIRoute)]


def _person(desk: Desk, request: Request) -> Person | None:
    """Who asks: by a token where there is one, else by the session of the browser."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return desk.accounts.of_token(token.strip())
    secret = request.cookies.get(session.SESSION)
    return desk.accounts.person(secret) if secret else None


def failed(request: Request, status: int, why: str, *, headers: dict[str, str] | None = None) -> Response:
    """An error in the one shape there is: a page for people, an object for programs."""
    if not hasattr(request.state, "language"):
        request.state.language, request.state.user, request.state.csrf = "en", None, ""
    path = request.url.path
    if status == 401 and request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        asked = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?{urlencode({'back': asked})}", status_code=303)
    if path.startswith("/api/") or path.endswith((".json", ".csv", ".geojson", ".atom")):
        return JSONResponse({"error": {"status": status, "message": why}}, status_code=status, headers=headers)
    return render.page(request, "error.html", status=status, why=why, code=status)
