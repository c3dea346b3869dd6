"""When somebody was here last, and what is new or changed since: for people in the private file, else in a cookie.

A visit ends where nothing is asked for half an hour. What another site's page asks for begins none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import SlowError
from dateline.record import KeptRecord
from dateline.record.query import Filters, IncidentJson
from dateline.views.private import opened
from dateline.views.web.desk import Desk

COOKIE = "dateline_visit"
GAP = timedelta(minutes=30)
_NOTED = timedelta(minutes=1)  # how exactly the end of a visit is known
_SHAPE = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit: `before` is when the one before ended, None on the first; `seen` when it was last noted."""

    before: datetime | None
    seen: datetime

    @property
    def since(self) -> str | None:
        """The end of the visit before, as the record writes moments."""
        return None if self.before is None else self.before.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """What is new since a moment: how many incidents (`more`: at least), and of those listed which are new or changed.

    `count` None: counting would have taken too long.
    """

    since: str
    count: int | None
    more: bool
    marks: dict[str, str]


def visit(request: Request, *, now: datetime) -> Visit:
    """The visit that a question belongs to."""
    return _went_on(_known(request), now)


def keep(request: Request, answer: Response, made: Visit) -> None:
    """Notes a visit: for a person in the private file, else in the browser."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none") or _known(request) == made:
        return
    before = "" if made.before is None else made.before.strftime(_SHAPE)
    told = f"{before}.{made.seen.strftime(_SHAPE)}"
    if request.state.user:
        desk: Desk = request.app.state.desk
        with opened(desk.accounts.path) as base:
            base.execute("INSERT OR REPLACE INTO visit (person, told) VALUES (?, ?)", (request.state.user.name, told))
    else:
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, told, max_age=31_536_000, httponly=True, samesite="lax", secure=secure, path="/")


def fresh(record: KeptRecord, filters: Filters, listed: Sequence[IncidentJson], since: str) -> Fresh:
    """What is new or changed since a moment among what filters let through."""
    try:
        found = record.incidents(replace(filters, changed_since=since), limit=1, whole=False)
        count, more = found.total, found.more
    except SlowError:
        count, more = None, False
    changed = [i["id"] for i in listed if i["changed"] >= since]
    marks = dict.fromkeys(changed, "changed")
    if changed:
        holes = ", ".join("?" * len(changed))
        rows = record.base.execute(
            "SELECT i.key, min(d.received) FROM incident AS i JOIN claim AS c ON c.incident = i.id "
            f"JOIN document AS d ON d.id = c.document WHERE i.key IN ({holes}) GROUP BY i.key",
            tuple(changed),
        ).fetchall()
        marks |= {key: "new" for key, received in rows if received >= since}
    return Fresh(since=since, count=count, more=more, marks=marks)


def _known(request: Request) -> Visit | None:
    """The visit that was noted last."""
    told: str = request.cookies.get(COOKIE, "")
    if request.state.user:
        desk: Desk = request.app.state.desk
        with opened(desk.accounts.path) as base:
            row = base.execute("SELECT told FROM visit WHERE person = ?", (request.state.user.name,)).fetchone()
        told = row[0] if row else ""
    before, _, seen = told.partition(".")
    try:
        ends = [datetime.strptime(t, _SHAPE).replace(tzinfo=UTC) for t in (before, seen) if t]
    except ValueError:
        return None
    if not ends or not seen:
        return None
    return Visit(before=ends[0] if before else None, seen=ends[-1])


def _went_on(known: Visit | None, now: datetime) -> Visit:
    now = now.replace(microsecond=0)
    if known is None or known.seen > now + GAP:  # the clock was set back: nothing is known
        return Visit(before=None, seen=now)
    if now - known.seen > GAP:
        return Visit(before=known.seen, seen=now)
    return replace(known, seen=now) if now - known.seen > _NOTED else known


def all_seen(now: datetime) -> Visit:
    """A visit to which nothing is new."""
    now = now.replace(microsecond=0)
    return Visit(before=now, seen=now)
