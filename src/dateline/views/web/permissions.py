"""Who may ask for what: each route of the desk and the role it needs. What is not listed is not served."""

from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request
from fastapi.routing import APIRoute

from dateline.errors import SettingError
from dateline.views.web.accounts import Person, same

ANYONE, READING = "anyone", "reading"  # reading: anyone on this machine, readers from elsewhere
WATCHING = "watching"  # anyone on this machine, admins from elsewhere

NEEDED: dict[tuple[str, str], str] = {
    ("GET", "/"): READING,
    ("GET", "/static/{name:path}"): ANYONE,
    ("POST", "/language"): ANYONE,
    ("GET", "/login"): ANYONE,
    ("POST", "/login"): ANYONE,
    ("POST", "/logout"): ANYONE,
    ("GET", "/paste"): READING,
    ("POST", "/paste"): READING,
    ("POST", "/paste/keep"): "reviewer",
    ("GET", "/incidents"): READING,
    ("GET", "/incidents.json"): READING,
    ("GET", "/incidents.csv"): READING,
    ("GET", "/incidents.geojson"): READING,
    ("GET", "/incidents.atom"): READING,
    ("GET", "/incidents/{key}"): READING,
    ("GET", "/incidents/{key}.json"): READING,
    ("GET", "/map.json"): READING,
    ("GET", "/labels.json"): READING,
    ("GET", "/outlines.json"): READING,
    ("GET", "/places.json"): READING,
    ("POST", "/seen"): READING,  # for nobody in particular it changes a cookie of their own
    ("GET", "/searches"): READING,
    ("POST", "/searches"): "reader",
    ("POST", "/searches/rename"): "reader",
    ("POST", "/searches/delete"): "reader",
    ("POST", "/searches/feed"): "reader",
    ("POST", "/searches/webhooks"): "admin",  # it makes this installation talk to somebody else
    ("POST", "/searches/webhooks/remove"): "admin",
    ("POST", "/searches/webhooks/again"): "admin",
    ("GET", "/feeds/{secret}.atom"): ANYONE,  # for feed readers, which cannot log in: the address is the secret
    ("GET", "/review"): "reviewer",
    ("GET", "/review/decisions.json"): "reviewer",
    ("GET", "/review/gold.zip"): "reviewer",
    ("POST", "/review/judge"): "reviewer",
    ("POST", "/review/take-back"): "reviewer",
    ("POST", "/review/merge"): "reviewer",
    ("POST", "/review/split"): "reviewer",
    ("POST", "/review/undo"): "reviewer",
    ("GET", "/healthz"): ANYONE,
    ("GET", "/readyz"): WATCHING,
    ("GET", "/metrics"): WATCHING,
    ("GET", "/api/v1/openapi.json"): READING,
    ("GET", "/api/v1/incidents"): READING,
    ("GET", "/api/v1/incidents/{key}"): READING,
    ("GET", "/api/v1/timeline"): READING,
    ("GET", "/api/v1/stats"): READING,
    ("GET", "/api/v1/clusters"): READING,
    ("GET", "/api/v1/me"): READING,
}
NO_TOKEN = {("POST", "/language"), ("POST", "/login"), ("POST", "/paste")}  # they change nothing of anybody's


def check(routes: list[APIRoute]) -> None:
    """Raises SettingError where a route is served that nobody thought about."""
    for route in routes:
        for method in sorted((route.methods or set()) - {"HEAD"}):
            if (method, route.path) not in NEEDED:
                raise SettingError(f"{method} {route.path}: no role is set for it in permissions.py")


def admit(routes: list[APIRoute], *, prefix: str) -> None:
    """Lists the routes of another package: looking is for readers, everything else for reviewers."""
    for route in routes:
        for method in (route.methods or set()) - {"HEAD"}:
            NEEDED[(method, f"{prefix}{route.path}")] = READING if method == "GET" else "reviewer"


async def allowed(request: Request) -> None:
    """Lets a question through that its person may ask; raises HTTPException 401 or 403 for others."""
    await _allowed(request, request.scope["route"].path)


def allowed_below(prefix: str) -> Callable[[Request], Awaitable[None]]:
    """The same for routes that are served below a path: their own path may or may not begin with it."""

    async def allowed(request: Request) -> None:
        path = request.scope["route"].path
        await _allowed(request, path if path.startswith(prefix) else f"{prefix}{path}")

    return allowed


async def _allowed(request: Request, path: str) -> None:
    method = "GET" if request.method == "HEAD" else request.method
    key = (method, path)
    needed = NEEDED.get(key)
    person: Person | None = request.state.user
    if needed is None:
        raise HTTPException(403, "nobody may ask for this")
    if needed in (READING, WATCHING) and not request.app.state.desk.open_to_read:
        needed = "reader" if needed == READING else "admin"
    if needed in ("reader", "reviewer", "admin"):
        require(request, needed)
    if request.method not in ("GET", "HEAD") and key not in NO_TOKEN and person is not None and person.csrf:
        form = await request.form()
        said = form.get("csrf") or request.headers.get("x-csrf-token", "")
        if not same(str(said), person.csrf):
            raise HTTPException(403, "this form is out of date; go back, load the page again and repeat it")


def require(request: Request, role: str) -> None:
    """Raises HTTPException 401 or 403 unless the one who asks has a role."""
    person: Person | None = request.state.user
    if person is None:
        raise HTTPException(401, "log in first", headers={"www-authenticate": "Bearer"})
    if not person.may(role):
        raise HTTPException(403, f"this needs the role of a {role}")
