"""A story and what stands behind it: its page, its passages, all its claims and reports, what differs, its lineage."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from legation.web.addresses import read_places
from legation.web.desks import at_desk
from legation.web.forms import Start
from legation.web.render import page

router = APIRouter(prefix="/stories/{story}")


@router.get("")
def tell(request: Request, story: str, lines: str = "", open: str = "") -> Response:  # noqa: A002  the word in the address
    """The story, with the passages of one line open where its address says so; these alone where a script asks for them."""
    of, at = ("", read_places(open)) if "." in open else (open, ())
    if open and request.headers.get("x-part"):
        return passages(request, story, of, open if at else "")
    with at_desk(request) as desk:
        told = desk.tell(story, lines == "all", desk.visit(), of=of, at=at)
        desk.pass_by(told.id)
        return page(request, "story.html", told=told, open=open)


@router.get("/passages")
def passages(request: Request, story: str, of: str = "", at: str = "") -> Response:
    """Where a line stands: a part of the story's page, or a page of its own."""
    with at_desk(request) as desk:
        found = desk.passages(story, of, at=read_places(at))
    return page(request, "passage.html" if request.headers.get("x-part") else "passages.html", found=found)


@router.get("/claims")
def claims(request: Request, story: str, after: str = "") -> Response:
    """Every claim of a story, thirty at a time."""
    with at_desk(request) as desk:
        return page(request, "claims.html", found=desk.claims(story, after))


@router.get("/reports")
def reports(request: Request, story: str, after: str = "", r: Annotated[list[str] | None, Query()] = None) -> Response:
    """Every report of a story, fifty at a time; those of `r` ticked."""
    with at_desk(request) as desk:
        return page(request, "reports.html", found=desk.members(story, after), ticked=r or ())


@router.get("/differs")
def differ(request: Request, story: str, number: Start = 1, after: Start = 0) -> Response:
    """On what the reports of a story differ, a point a page."""
    with at_desk(request) as desk:
        return page(request, "differs.html", found=desk.differ(story, number, after))


@router.get("/lineage")
def lineage(request: Request, story: str) -> Response:
    """The lineage of a story, and why."""
    with at_desk(request) as desk:
        return page(request, "lineage.html", lineage=desk.lineage(story))


@router.get("/positions")
def positions(request: Request, story: str, after: Start = 0) -> Response:
    """Where parties stand in a story."""
    with at_desk(request) as desk:
        return page(request, "positions.html", found=desk.positions(story=story, before=("", story, after)))


@router.get("/dates")
def dates(request: Request, story: str) -> Response:
    """The dates of a story."""
    with at_desk(request) as desk:
        return page(request, "dates.html", found=desk.calendar(story=story))
