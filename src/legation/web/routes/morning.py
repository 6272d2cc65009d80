"""The morning: what changed since the last visit, and what first."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from legation.web.desks import at_desk
from legation.web.render import page

router = APIRouter()


@router.get("/")
def morning(request: Request) -> Response:
    """What changed, story by story."""
    with at_desk(request) as desk:
        return page(request, "morning.html", stories=desk.show("stories", 30))
