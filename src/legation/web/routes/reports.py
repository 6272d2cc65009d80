"""A report as it was taken, and reports side by side."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from legation.records.errors import LegationError, UnknownIdError
from legation.web.desks import at_desk
from legation.web.forms import Start
from legation.web.render import page

router = APIRouter()
# So many ticks are kept on the way back: no address is longer than browsers take.
MOST_TICKED = 50


@router.get("/reports/{report}")
def examine(request: Request, report: str, start: Start = 0) -> Response:
    """One report, from a character of its text on."""
    with at_desk(request) as desk:
        return page(request, "report.html", found=desk.examine(report, start))


@router.get("/compare")
def compare(request: Request, r: Annotated[list[str] | None, Query()] = None, story: str = "") -> Response:
    """Two or three reports side by side; where that is not to be done, the way leads back to the reports of the `story`."""
    with at_desk(request) as desk:
        try:
            found = desk.compare(*(r or ()))
        except UnknownIdError:
            raise
        except LegationError as error:
            return page(request, "error.html", 400, said=str(error), story=story, ticked=(r or ())[:MOST_TICKED])
        return page(request, "compare.html", found=found)
