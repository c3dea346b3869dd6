"""The language of the interface: kept in a cookie of its own, which names nobody."""

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.views.web.strings import LANGUAGES

router = APIRouter(include_in_schema=False)


@router.post("/language")
def choose(request: Request, to: str = Form("en", max_length=5), back: str = Form("/", max_length=4000)) -> Response:
    """Back to where one was, in another language."""
    answer = RedirectResponse(inside(back), status_code=303)
    if to in LANGUAGES:
        answer.set_cookie("dateline_language", to, max_age=31_536_000, httponly=True, samesite="lax", path="/")
    return answer


def inside(address: str) -> str:
    """An address of this desk; its first page for one that leads elsewhere."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and "\\" not in address
    return address if plain and address.isprintable() and "%5c" not in address.casefold() else "/"
