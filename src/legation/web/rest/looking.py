"""What a program may ask: the twin of every page, with the same records."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from legation.web.addresses import read_places
from legation.web.desks import at_desk
from legation.web.forms import MOST_NUMBER, After, Moment
from legation.web.rest.answers import START, answer, gives
from legation.web.routes.morning import Group, Since
from legation.web.routes.office import find_end, read_day, read_key, read_place

router = APIRouter(prefix=START, tags=["what there is"])
Limit = Annotated[int, Query(ge=1, le=100, description="At most so many.")]
Key = Annotated[str, Query(max_length=400, description="Go on behind this: what the header Link gives as the next page.")]
Day = Annotated[str, Query(max_length=10, description="A day, as 2024-05-14.")]
Words = Annotated[str, Query(max_length=1000)]
Digest = Annotated[str, Path(max_length=64)]
NEWS: dict[str, Any] = {
    "type": "object",
    "required": ["news", "glance"],
    "properties": {"news": {"type": ["object", "null"]}, "glance": {"$ref": "#/verbs/glance"}},
}
FOUND: dict[str, Any] = {
    "type": "object",
    "required": ["hits", "counts", "names", "next"],
    "properties": {
        "hits": {"type": "array", "items": {"type": "object", "required": ["report", "snippet", "span", "matches"]}},
        "counts": {"type": "object"},
        "names": {"type": "object", "additionalProperties": {"type": "string"}},
        "next": {"type": ["integer", "null"]},
    },
}
STARTED: dict[str, Any] = {
    "type": "object",
    "required": ["watches", "issues", "parties", "sources", "newest"],
    "properties": {
        "watches": {"type": "array", "items": {"type": "string"}},
        "issues": {"type": "array", "items": {"type": "string"}},
        "parties": {"type": "array", "items": {"type": "string"}},
        "sources": {"type": "array", "items": {"type": "object"}},
        "newest": {"type": "array", "items": {"$ref": "#/records/legation.records.report.Report"}},
    },
}
# How many of the newest reports are named, and how many sources at most.
MOST_NAMED, MOST_SOURCES = 20, 500


@router.get("/morning", responses=gives("morning"))
def morning(
    request: Request,
    since: Since = "visit",
    show: Group | None = None,
    after: Key = "",
    limit: Annotated[int, Query(ge=1, le=30, description="At most so many.")] = 30,
) -> Response:
    """What changed since the last visit, yesterday or the last brief, weightiest first."""
    with at_desk(request) as desk:
        found = desk.morning(desk.visit(), since=since, show=show, after=after or None, limit=limit)
    return answer(request, found, after=found.more)


@router.get("/hand/{story}", responses=gives(schema=NEWS))
def hand(request: Request, story: str, moment: Moment) -> Response:
    """What changed in a story since a moment, and what it says in a few lines."""
    with at_desk(request) as desk:
        news = desk.view(desk.since(moment, story))
        return answer(request, {"news": news[0] if news else None, "glance": desk.glance(story)})


@router.get(
    "/next", responses=gives(schema={"type": "object", "required": ["story"], "properties": {"story": {"type": ["string", "null"]}}})
)
def next_story(request: Request, after: Key = "") -> Response:
    """The next story that is unread."""
    with at_desk(request) as desk:
        return answer(request, {"story": desk.next_story(after, desk.visit())})


@router.get("/passages", responses=gives("passages"))
def passages(request: Request, at: Annotated[str, Query(max_length=4000)] = "") -> Response:
    """Words of any reports where they stand: addresses as REPORT.START-END, with commas between."""
    with at_desk(request) as desk:
        return answer(request, desk.passages("", at=read_places(at)))


@router.get("/positions", responses=gives("positions"))
def positions(request: Request, issue: Words = "", after: Key = "", limit: Limit = 40) -> Response:
    """Where parties stand on an issue, or on all."""
    with at_desk(request) as desk:
        found = desk.positions(issue or None, before=read_key(after, 3), limit=limit)
    return answer(request, found, after=found.next)


@router.get("/calendar", responses=gives("calendar"))
def calendar(request: Request, past: bool = False, after: Key = "", limit: Limit = 20) -> Response:
    """Which dates follow, or what came of those gone by."""
    with at_desk(request) as desk:
        found = desk.calendar(past, after=read_key(after, 2), limit=limit)
    return answer(request, found, after=found.next)


@router.get("/sources", responses=gives("sources"))
def sources(request: Request, after: Key = "", limit: Limit = 50) -> Response:
    """Who reports, and who copies."""
    with at_desk(request) as desk:
        found = desk.sources(after=read_place(after), limit=limit)
    return answer(request, found, after=found.next)


@router.get("/statements", responses=gives("statements"))
def statements(
    request: Request,
    q: Words = "",
    speaker: Words = "",
    party: Words = "",
    outlet: Words = "",
    issue: Words = "",
    since: Day = "",
    until: Day = "",
    quoted: bool = False,
    after: Key = "",
    limit: Limit = 30,
) -> Response:
    """Who said what."""
    asked: dict[str, Any] = {"speaker": speaker, "party": party, "outlet": outlet, "issue": issue}
    with at_desk(request) as desk:
        found = desk.statements(
            q,
            since=read_day(since),
            until=read_day(until),
            quoted=quoted,
            after=after,
            limit=limit,
            **{name: one or None for name, one in asked.items()},
        )
    return answer(request, found, after=found.next)


@router.get("/search", responses=gives(schema=FOUND))
def search(
    request: Request,
    q: Words = "",
    statements: bool = False,
    speaker: Words = "",
    party: Words = "",
    outlet: Words = "",
    month: Annotated[str, Query(max_length=7, description="A month, as 2024-05.")] = "",
    after: After = None,
    limit: Limit = 20,
) -> Response:
    """What the office holds of some words, newest first."""
    first = read_day(f"{month}-01") if month else None
    asked: dict[str, Any] = {"speaker": speaker or None, "party": party or None, "outlet": outlet or None}
    with at_desk(request) as desk:
        found = desk.search(q, statements=statements, since=first, until=find_end(first), before=after, limit=limit, **asked)
    return answer(request, found, after=found["next"])


@router.get(
    "/refusals", responses=gives(schema={"type": "object", "required": ["rows"], "properties": {"rows": {"$ref": "#/verbs/refusals"}}})
)
def refusals(request: Request, after: After = None, limit: Limit = 50) -> Response:
    """What could not be taken, and why, newest first."""
    with at_desk(request) as desk:
        found = desk.refusals(limit, after)
    return answer(request, {"rows": found}, after=found[-1].number if len(found) == limit else None)


@router.get(
    "/refusals/{digest}",
    responses={
        200: {"description": "The bytes.", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    },
)
def raw_bytes(request: Request, digest: Digest) -> Response:
    """The bytes of what was refused."""
    with at_desk(request) as desk:
        found = desk.raw(digest)
    if found is None:
        raise HTTPException(404)
    return Response(found, media_type="application/octet-stream", headers={"content-disposition": "attachment"})


@router.get("/audit", responses=gives("audit"))
def audit(request: Request, after: After = None, limit: Limit = 50) -> Response:
    """Every act of the office, newest first."""
    with at_desk(request) as desk:
        found = desk.audit(limit, after)
    return answer(request, found, after=found.entries[-1].number if len(found.entries) == limit else None)


@router.get("/start", responses=gives(schema=STARTED))
def start(request: Request) -> Response:
    """What the office reads and watches, and its newest reports."""
    with at_desk(request) as desk:
        there, office = desk.place.has_store(), desk.office
        told = {
            "watches": [one.name for one in office.watches],
            "issues": office.issues,
            "parties": office.parties,
            "sources": desk.show("sources", MOST_SOURCES) if there else [],
            "newest": desk.newest(MOST_NAMED) if there else [],
        }
    return answer(request, told)


@router.get("/work", responses=gives(schema={"$ref": "#/records/legation.web.work.Progress"}))
def work(request: Request) -> Response:
    """How far the errand is that goes on, or was the last."""
    return answer(request, request.app.state.work.progress)


@router.get("/reports/{report}", responses=gives("examine"))
def examine(request: Request, report: str, start: Annotated[int, Query(ge=0, le=MOST_NUMBER)] = 0) -> Response:
    """A report with what was found in it, from a character of its text on."""
    with at_desk(request) as desk:
        return answer(request, desk.examine(report, start))


@router.get("/compare", responses=gives("compare"))
def compare(request: Request, r: Annotated[list[str] | None, Query(max_length=10)] = None) -> Response:
    """Two or three reports side by side."""
    with at_desk(request) as desk:
        return answer(request, desk.compare(*(r or ())))
