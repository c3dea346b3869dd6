"""Coming in and going out."""

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import SettingError
from dateline.views.web.accounts import LOCAL, same
from dateline.views.web.desk import Desk
from dateline.views.web.render import page
from dateline.views.web.routes.language import inside

router = APIRouter(include_in_schema=False)
SESSION = "dateline_session"


@router.get("/login")
def form(request: Request, back: str = "/incidents", key: str = "") -> Response:
    """The form to come in by; `key` is the one that `dateline serve` printed on this machine."""
    return page(request, "login.html", back=inside(back), key=key[:100], why="")


@router.post("/login")
def enter(
    request: Request,
    name: str = Form("", max_length=100),
    password: str = Form("", max_length=1000),
    key: str = Form("", max_length=100),
    back: str = Form("/incidents", max_length=4000),
) -> Response:
    """Where one wanted to go, with a new session; the form again where it was wrong."""
    desk: Desk = request.app.state.desk
    why, secret = "wrong name or password", None
    try:
        if key and desk.key:
            secret = desk.accounts.begin(LOCAL, "admin") if same(key, desk.key) else None
            why = "this key is not the one that was printed"
        elif name:
            address = request.client.host if request.client else ""
            secret = desk.accounts.enter(name, password, address=address)
    except SettingError as error:
        why = str(error)
    if secret is None:
        return page(request, "login.html", status=401, back=inside(back), key="", why=why)
    if old := request.cookies.get(SESSION):
        desk.accounts.leave(old)
    answer = RedirectResponse(inside(back), status_code=303)
    keep(answer, secret, secure=request.url.scheme == "https")
    return answer


@router.post("/logout")
def leave(request: Request, everywhere: str = Form("", max_length=5)) -> Response:
    """The first page, without a session."""
    desk: Desk = request.app.state.desk
    if secret := request.cookies.get(SESSION):
        desk.accounts.leave(secret, everywhere=bool(everywhere))
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(SESSION, path="/")
    return answer


def keep(answer: Response, secret: str, *, secure: bool) -> None:
    """Puts a session into the browser, out of reach of scripts and other sites."""
    answer.set_cookie(SESSION, secret, max_age=7 * 86400, httponly=True, samesite="lax", secure=secure, path="/")
