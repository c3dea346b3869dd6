"""Paste a dispatch and see it read at once. Nothing of it is kept."""

from typing import Any

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from dateline.errors import DatelineError, InputError
from dateline.model import Article
from dateline.settings import LANGUAGES, as_date
from dateline.views.demo import sample
from dateline.views.web.desk import LONGEST, Desk
from dateline.views.web.highlight import marks_of, pieces
from dateline.views.web.render import page

router = APIRouter(include_in_schema=False)


@router.get("/paste")
def form(request: Request, sample_in: str = "") -> Response:
    """The empty form, or one with a sample dispatch in it."""
    text, published = sample(sample_in) if sample_in in LANGUAGES else ("", "")
    return _page(request, text=text, published=published)


@router.post("/paste")
def read(
    request: Request, text: str = Form("", max_length=200_000), published: str = Form("", max_length=40)
) -> Response:
    """The dispatch with its values marked, beside the claims read from it."""
    desk: Desk = request.app.state.desk
    try:
        if len(text) > LONGEST:
            raise InputError(f"a dispatch of more than {LONGEST} characters; paste a part of it")
        day = as_date(published) if published else None
        outcome = desk.read(Article(text.replace("\r\n", "\n"), id="pasted", published=day))
    except DatelineError as error:
        return _page(request, status=422, text=text, published=published, why=str(error).removeprefix("pasted: "))
    report: dict[str, Any] = outcome.report or {}
    return _page(
        request, text=text, published=published, report=report, pieces=pieces(outcome.text, marks_of(report["claims"]))
    )


def _page(request: Request, *, status: int = 200, **values: Any) -> Response:
    blank = {"report": None, "pieces": (), "why": "", "samples": LANGUAGES, "longest": LONGEST}
    return page(request, "paste.html", status=status, **(blank | values))
