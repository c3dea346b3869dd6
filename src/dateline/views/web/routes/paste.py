"""Paste a dispatch and see it read at once. Nothing of it is kept unless a reviewer asks for that."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from dateline.articles.raw import Raw
from dateline.documents.clean import printable
from dateline.errors import DatelineError, InputError
from dateline.model import Article
from dateline.record import Incoming
from dateline.record.canonical import sha256
from dateline.record.reading import Outcome
from dateline.settings import LANGUAGES, as_date
from dateline.views.demo import sample
from dateline.views.web.desk import LONGEST, Desk
from dateline.views.web.highlight import marks_of, pieces
from dateline.views.web.render import page

router = APIRouter(include_in_schema=False)
CHANNEL = "desk"  # by which what was pasted came into the record


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
    try:
        outcome = _read(request, _article(text, published))
    except DatelineError as error:
        return _page(request, status=422, text=text, published=published, why=str(error).removeprefix("pasted: "))
    return _shown(request, outcome, text=text, published=published)


@router.post("/paste/keep")
def keep(
    request: Request,
    text: str = Form("", max_length=200_000),
    published: str = Form("", max_length=40),
    title: str = Form("", max_length=500),
    outlet: str = Form("", max_length=200),
) -> Response:
    """The dispatch as it was read, now in the record, with the incidents that it tells of."""
    desk: Desk = request.app.state.desk
    try:
        article = _article(text, published, title=_line(title), outlet=_line(outlet))
        article = replace(article, id=f"pasted:{sha256(article.text)[:24]}")
        outcome = _read(request, article)
    except DatelineError as error:
        return _page(request, status=422, text=text, published=published, why=str(error).removeprefix("pasted: "))
    raw = Raw(body=article.text.encode("utf-8", "surrogatepass"), name=article.id, channel=CHANNEL, media="text/plain")
    incoming = Incoming(
        raw=raw,
        uri=article.id,
        text=outcome.text,
        status=outcome.status,
        language=outcome.language,
        published=article.published.isoformat() if article.published else None,
        title=article.title,
        outlet=article.outlet,
        report=outcome.report,
        reader=outcome.reader,
    )
    with desk.record(who=request.state.user.name) as record:
        added = record.add(incoming, last=True)
        found = [d for d in record.documents(article.id) if d.status in ("read", "copy")]
        keys = tuple(dict.fromkeys(key for d in found for key in d.incidents))
        told = record.incidents(ids=keys, whole=False).items if keys else ()
    return _shown(request, outcome, text=text, published=published, kept=added.outcome, told=told)


def _article(text: str, published: str, *, title: str | None = None, outlet: str | None = None) -> Article:
    """What was pasted, as an article; raises InputError and SettingError."""
    if len(text) > LONGEST:
        raise InputError(f"a dispatch of more than {LONGEST} characters; paste a part of it")
    day = as_date(published) if published else None
    return Article(printable(text.replace("\r\n", "\n")), id="pasted", published=day, title=title, outlet=outlet)


def _line(said: str) -> str | None:
    """A title or name in one line, None where nothing was said."""
    return " ".join(printable(said).split()) or None


def _read(request: Request, article: Article) -> Outcome:
    desk: Desk = request.app.state.desk
    return desk.read(article)


def _shown(request: Request, outcome: Outcome, **values: Any) -> Response:
    """The dispatch beside its claims."""
    report: dict[str, Any] = outcome.report or {}
    return _page(request, report=report, pieces=pieces(outcome.text, marks_of(report["claims"])), **values)


def _page(request: Request, *, status: int = 200, **values: Any) -> Response:
    blank: dict[str, Any] = {"report": None, "pieces": (), "why": "", "samples": LANGUAGES, "longest": LONGEST}
    blank |= {"kept": "", "told": ()}
    return page(request, "paste.html", status=status, **(blank | values))
