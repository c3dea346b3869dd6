"""A page of the desk."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

router = APIRouter()


@router.get("/about")
def about() -> PlainTextResponse:
    """What this plugin does."""
    return PlainTextResponse("Dispatches arrive here by e-mail.")
