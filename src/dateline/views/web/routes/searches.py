"""Saved searches: kept under a name, renamed, deleted, and followed as feeds."""

import io
from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from dateline.record.query import MOST
from dateline.views.export.atom import feed
from dateline.views.export.names import without_names
from dateline.views.following.searches import Search, lasting
from dateline.views.following.webhooks import Webhook
from dateline.views.web.accounts import LOCAL
from dateline.views.web.asked import pairs_in
from dateline.views.web.desk import Desk
from dateline.views.web.render import page

router = APIRouter(include_in_schema=False)
_ENTRIES = 50  # incidents in a feed: those that changed last


@router.get("/searches")
def listed(request: Request) -> Response:
    """The saved searches of who asks."""
    return _shown(request)


@router.post("/searches")
def save(request: Request, name: str = Form("", max_length=1000), query: str = Form("", max_length=5000)) -> Response:
    """The list, with a search more."""
    desk: Desk = request.app.state.desk
    desk.searches.add(request.state.user.name, name, lasting(pairs_in(query.removeprefix("?"))))
    return RedirectResponse("/searches", status_code=303)


@router.post("/searches/rename")
def rename(request: Request, number: int = Form(), name: str = Form("", max_length=1000)) -> Response:
    """The list, one search under another name."""
    desk: Desk = request.app.state.desk
    desk.searches.rename(request.state.user.name, number, name)
    return RedirectResponse("/searches", status_code=303)


@router.post("/searches/delete")
def delete(request: Request, number: int = Form()) -> Response:
    """The list, with a search less."""
    desk: Desk = request.app.state.desk
    desk.searches.delete(request.state.user.name, number)
    return RedirectResponse("/searches", status_code=303)


@router.post("/searches/feed")
def new_feed(request: Request, number: int = Form()) -> Response:
    """The list, the feed of one search at another address."""
    desk: Desk = request.app.state.desk
    desk.searches.new_feed(request.state.user.name, number)
    return RedirectResponse("/searches", status_code=303)


@router.post("/searches/webhooks")
def add_webhook(request: Request, number: int = Form(), url: str = Form("", max_length=3000)) -> Response:
    """The list, with a webhook more and its secret, which is never shown again."""
    desk: Desk = request.app.state.desk
    search = desk.searches.one(request.state.user.name, number)
    with desk.record() as record:
        hook, secret = desk.webhooks.add(search.id, url, at=record.now())
    return _shown(request, new=hook, secret=secret)


@router.post("/searches/webhooks/remove")
def remove_webhook(request: Request, number: int = Form()) -> Response:
    """The list, with a webhook less."""
    desk: Desk = request.app.state.desk
    _mine(request, number)
    desk.webhooks.remove(number)
    return RedirectResponse("/searches", status_code=303)


@router.post("/searches/webhooks/again")
def again(request: Request, number: int = Form(), message: str = Form("", max_length=100)) -> Response:
    """The list; a message that was given up waits to be sent once more."""
    desk: Desk = request.app.state.desk
    _mine(request, number)
    desk.webhooks.again(number, message)
    return RedirectResponse("/searches", status_code=303)


@router.get("/feeds/{secret}.atom")
def as_feed(request: Request, secret: str) -> Response:
    """A saved search as Atom with GeoRSS, what changed last first; nothing again for who has it already."""
    desk: Desk = request.app.state.desk
    search = desk.searches.of_feed(secret)
    if search is None or not _may_still(desk, search):
        raise HTTPException(404, "no such feed; it may have been deleted or moved")
    home, out = home_of(request), io.BytesIO()
    with desk.record() as record:
        found = record.incidents(search.filters, sort="changed", limit=_ENTRIES, count=False).items
        gone = record.tombstones(min(i["changed"] for i in found))[-MOST:] if found else []
    here = f"{home}/feeds/{secret}.atom"
    feed(
        map(without_names, found),
        gone,
        out,
        title=search.name,
        key=f"urn:dateline:search:{search.id}",
        here=here,
        home=home,
    )
    mark = f'"{sha256(out.getvalue()).hexdigest()[:24]}"'
    headers = {"etag": mark, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(out.getvalue(), media_type="application/atom+xml", headers=headers)


def _shown(request: Request, *, new: Webhook | None = None, secret: str = "") -> Response:
    """The page of the searches of who asks, with the secret of a webhook that is new."""
    desk: Desk = request.app.state.desk
    owner = owner_of(request)
    searches = desk.searches.of(owner) if owner else []
    hooks = {search.id: desk.webhooks.of(search.id) for search in searches}
    sent = {hook.id: desk.webhooks.deliveries(hook.id) for of in hooks.values() for hook in of}
    told: dict[str, Any] = {"searches": searches, "hooks": hooks, "sent": sent, "new": new, "secret": secret}
    return page(request, "searches.html", home=home_of(request), **told)


def _mine(request: Request, number: int) -> None:
    """Raises RecordError where a webhook is none of a search of who asks."""
    desk: Desk = request.app.state.desk
    desk.searches.one(request.state.user.name, desk.webhooks.one(number).search)


def owner_of(request: Request) -> str | None:
    """Whose searches are shown: those of who asks; on a desk without users those of this machine."""
    if request.state.user:
        return str(request.state.user.name)
    desk: Desk = request.app.state.desk
    return LOCAL if desk.key and desk.open_to_read else None


def home_of(request: Request) -> str:
    """The address of the desk, as it was asked by."""
    return str(request.base_url).rstrip("/")


def _may_still(desk: Desk, search: Search) -> bool:
    """Whether the owner of a search may read what it finds: who is gone may not, nor this machine from elsewhere."""
    if search.owner == LOCAL:
        return desk.open_to_read
    return any(name == search.owner for name, _ in desk.accounts.people())
