"""A story and what stands behind it, for a program."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from legation.web.addresses import read_places
from legation.web.desks import at_desk
from legation.web.forms import MOST_NUMBER
from legation.web.rest.answers import START, answer, gives
from legation.web.rest.looking import Key, Limit
from legation.web.routes.office import read_place

router = APIRouter(prefix=f"{START}/stories", tags=["stories"])
Number = Annotated[int, Query(ge=0, le=MOST_NUMBER)]
NEWEST: dict[str, Any] = {"type": "array", "items": {"$ref": "#/records/legation.store.derived.stories.StoryHead"}}


@router.get("", responses=gives(schema={"type": "object", "required": ["rows"], "properties": {"rows": NEWEST}}))
def newest(request: Request, after: Key = "", limit: Limit = 20) -> Response:
    """The stories with the newest activity."""
    with at_desk(request) as desk:
        found = desk.heads(limit + 1, read_place(after))
    rows, last = found[:limit], found[limit - 1] if len(found) > limit else None
    return answer(request, {"rows": rows}, after=(last.seq, last.id) if last is not None else None)


@router.get("/{story}", responses=gives("tell"))
def tell(request: Request, story: str, every: bool = False) -> Response:
    """A story as its page tells it; with `every` also the kinds of lines that were wrong too often."""
    with at_desk(request) as desk:
        return answer(request, desk.tell(story, every, desk.visit()))


@router.get("/{story}/passages", responses=gives("passages"))
def passages(
    request: Request,
    story: str,
    of: Annotated[str, Query(max_length=100)] = "",
    at: Annotated[str, Query(max_length=4000)] = "",
) -> Response:
    """Where a claim of a story stands, each passage under its origin."""
    with at_desk(request) as desk:
        return answer(request, desk.passages(story, of, at=read_places(at)))


@router.get("/{story}/claims", responses=gives("claims"))
def claims(request: Request, story: str, after: Key = "", limit: Limit = 30) -> Response:
    """Every claim of a story, the weightiest first."""
    with at_desk(request) as desk:
        found = desk.claims(story, after, limit=limit)
    return answer(request, found, after=found.after)


@router.get("/{story}/reports", responses=gives("members"))
def reports(request: Request, story: str, after: Key = "", limit: Limit = 50) -> Response:
    """Every report of a story."""
    with at_desk(request) as desk:
        found = desk.members(story, after, limit=limit)
    return answer(request, found, after=found.after)


@router.get("/{story}/differs", responses=gives("differ"))
def differ(request: Request, story: str, number: Number = 1, after: Number = 0) -> Response:
    """On what the reports of a story differ: the point of a number."""
    with at_desk(request) as desk:
        return answer(request, desk.differ(story, number, after))


@router.get("/{story}/lineage", responses=gives("lineage"))
def lineage(request: Request, story: str) -> Response:
    """The lineage of a story, and why."""
    with at_desk(request) as desk:
        return answer(request, desk.lineage(story))


@router.get("/{story}/positions", responses=gives("positions"))
def positions(request: Request, story: str, after: Number = 0) -> Response:
    """Where parties stand in a story."""
    with at_desk(request) as desk:
        return answer(request, desk.positions(story=story, before=("", story, after)))


@router.get("/{story}/dates", responses=gives("calendar"))
def dates(request: Request, story: str) -> Response:
    """The dates of a story."""
    with at_desk(request) as desk:
        return answer(request, desk.calendar(story=story))
