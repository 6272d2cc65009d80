"""What leaves the office, for programs: the twins of the pages of partners, marks and releases."""

from datetime import date
from typing import Annotated, Any

from attrs import evolve
from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from legation.web.desks import at_desk
from legation.web.forms import MOST_NUMBER, Start
from legation.web.rest.acting import MEANWHILE, Body
from legation.web.rest.answers import START, answer, cut, gives
from legation.web.rest.composing import FILE
from legation.web.rest.looking import Key, Limit

router = APIRouter(prefix=START, tags=["what leaves"])
Short = Annotated[str, Field(max_length=200)]
Names = Annotated[list[Short], Field(max_length=100)]


def rows_with(*fields: str) -> dict[str, Any]:
    """The schema of rows that have these fields at least: marks as they are written, and never the seed of a partner's ids."""
    row = {"type": "object", "required": list(fields)}
    return {"type": "object", "required": ["rows"], "properties": {"rows": {"type": "array", "items": row}}}


PARTNERS = rows_with("number", "by", "at", "partner", "closed")
LOG = {"type": "object", "required": ["log", "due"], "properties": {"log": {"type": "array"}, "due": {"type": "array"}}}
RELEASES = rows_with("number", "prepared", "by", "at", "partner", "story", "form", "mark", "reports", "origins", "digest", "withheld")


class Entered(Body):
    """What is done with a partner: `add`, `change` or `close`, its `key`, and what is said of it; what is not said stays as it is."""

    act: Annotated[str, Field(pattern=r"^(?:add|change|close)$")]
    key: Annotated[str, Field(max_length=40)]
    name: Short | None = None
    code: Annotated[str | None, Field(max_length=3)] = None
    tlp: Short | None = None
    level: Short | None = None
    communities: Names | None = None
    caveats: Names | None = None
    masks: Names | None = None


class Handled(Body):
    """A mark as it is written (none: it is taken away) for `about`, the name of a source or an id, with its reason and day of review."""

    about: Annotated[str, Field(max_length=400)]
    mark: Annotated[str | None, Field(max_length=400)] = None
    why: Annotated[str, Field(max_length=2000)]
    review: date | None = None


class Sent(Body):
    """What is sent to whom: a story or draft that was looked at (`seen` is the number of the preview), and the form."""

    what: Annotated[str, Field(max_length=64)]
    partner: Annotated[str, Field(max_length=40)]
    seen: Annotated[int, Field(ge=1, le=MOST_NUMBER)]
    form: Annotated[str, Field(max_length=40)] = "pdf"


def shorten(release: dict[str, Any]) -> dict[str, Any]:
    """A release in a list: what the log says, without the packet, which is fetched in a form."""
    return {name: value for name, value in release.items() if name != "matter"}


@router.get("/partners", responses=gives(schema=PARTNERS))
def partners(request: Request, after: Key = "", limit: Limit = 50) -> Response:
    """Who receives what leaves, and what each is cleared for, by their keys."""
    with at_desk(request) as desk:
        rows, behind = cut(desk.partner(), limit, lambda one: one.partner.key, after or None)
        return answer(request, {"rows": desk.view(rows)}, after=behind)


@router.post("/partners", responses=gives(schema=PARTNERS, kept=False))
def change_partner(request: Request, body: Entered) -> Response:
    """Enter a partner, change what is said of it, or close it."""
    said = body.model_dump(exclude={"act", "key"}, exclude_none=True)
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.view(list(desk.partner(body.act, body.key, **said)))})


@router.get("/marks", responses=gives(schema=LOG))
def marks(request: Request, about: Annotated[str, Query(max_length=400)] = "", after: Start = MOST_NUMBER, limit: Limit = 50) -> Response:
    """The log of marks, newest first, and what is due for review."""
    with at_desk(request) as desk:
        found = desk.mark(about, limit=limit + 1, below=after)
        rows, behind = cut(found.log, limit, lambda one: one.number, falling=True)
        return answer(request, desk.view(evolve(found, log=tuple(rows))), after=behind)


@router.post("/marks", responses=gives(schema=LOG, kept=False))
def mark(request: Request, body: Handled) -> Response:
    """Mark a thing, or take its mark away."""
    with at_desk(request) as desk:
        return answer(request, desk.view(desk.mark(body.about, body.mark, body.why, body.review, off=body.mark is None)))


@router.get("/releases", responses=gives(schema=RELEASES))
def releases(request: Request, after: Start = MOST_NUMBER, limit: Limit = 50) -> Response:
    """What left, newest first."""
    with at_desk(request) as desk:
        found = desk.releases(limit=limit + 1, before=after)
        rows = [shorten(one) for one in desk.view(list(found[:limit]))]
    return answer(request, {"rows": rows}, after=found[limit - 1].number if len(found) > limit else None)


@router.get("/releases/new", responses=gives("proof"))
def look(
    request: Request,
    partner: Annotated[str, Query(max_length=40)],
    story: Annotated[str, Query(max_length=64)] = "",
    draft: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """What a partner would get of a story or a draft; that somebody looked goes on the record."""
    with at_desk(request) as desk:
        return answer(request, desk.proof(draft or story, partner))


@router.post("/releases", status_code=201, responses=gives(schema=RELEASES, status=201, kept=False) | MEANWHILE)
def release(request: Request, body: Sent) -> Response:
    """Send what was looked at: the second act."""
    with at_desk(request) as desk:
        made = desk.release(body.what, body.partner, body.form, body.seen)
        return answer(request, {"rows": [shorten(desk.view(made))]}, 201)


@router.get("/releases/{number}/{form}", responses=FILE)
def fetch(request: Request, number: Annotated[int, Path(ge=1, le=MOST_NUMBER)], form: str) -> Response:
    """A release once more, in any form."""
    with at_desk(request) as desk:
        made = desk.reissue(number, form)
    return Response(made.content, media_type="application/octet-stream", headers={"content-disposition": "attachment"})
