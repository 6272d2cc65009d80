"""A report as it was taken, and reports side by side."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from legation.web.desks import at_desk
from legation.web.render import page

router = APIRouter()


@router.get("/reports/{report}")
def examine(request: Request, report: str, start: int = 0) -> Response:
    """One report, from a character of its text on."""
    with at_desk(request) as desk:
        return page(request, "report.html", found=desk.examine(report, start))


@router.get("/compare")
def compare(request: Request, r: Annotated[list[str] | None, Query()] = None) -> Response:
    """Two or three reports side by side."""
    with at_desk(request) as desk:
        return page(request, "compare.html", found=desk.compare(*(r or ())))
