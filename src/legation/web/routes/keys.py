"""All keys, for whoever has no scripts, or wants them on a page."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from legation.web.render import page

router = APIRouter()


@router.get("/keys")
def keys(request: Request) -> Response:
    """The keys and the settings of this browser."""
    return page(request, "keys.html")
