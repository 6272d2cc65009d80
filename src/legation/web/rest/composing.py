"""What a program may ask before a ruling, and the briefs that are composed: the twins of their pages."""

from datetime import UTC
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from legation.records.errors import LegationError
from legation.web.desks import at_desk
from legation.web.rest.acting import Body
from legation.web.rest.answers import START, answer, cut, gives, rows_of
from legation.web.rest.looking import Key, Limit
from legation.web.routes.drafts import OFFERED, toggle_line

router = APIRouter(prefix=START, tags=["briefs"])
MOST_KEYS, MOST_ABOUT = 50, 100
Keys = Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=MOST_KEYS)]
About = Annotated[list[Annotated[str, Query(max_length=200)]], Query(max_length=MOST_ABOUT)]
FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}


class Begun(Body):
    """The story that a brief is begun on."""

    story: Annotated[str, Field(max_length=64)]


class Changed(Body):
    """What is done to a draft: `add` or `remove` lines by their keys (with a `mark`), `move` one so many places, `drop` it."""

    act: Annotated[str, Field(pattern=r"^(?:add|remove|move|drop)$")]
    keys: Keys = Field(default_factory=list)
    mark: Annotated[str, Field(max_length=40)] = ""
    places: Annotated[int, Field(ge=-400, le=400)] = 0


class Toggled(Body):
    """The key of a line."""

    key: Annotated[str, Field(max_length=80)]


@router.get("/rulings/new", responses=gives("foresee"))
def foresee(
    request: Request,
    verb: Annotated[str, Query(max_length=40)],
    about: About,
    value: Annotated[str | None, Query(max_length=2000)] = None,
) -> Response:
    """What a ruling would do; nothing is changed."""
    with at_desk(request) as desk:
        return answer(request, desk.foresee(verb, *about, value=value))


def find_turn(draft: Any) -> str:
    """What orders drafts: when each was changed last."""
    return f"{draft.changed.astimezone(UTC).isoformat(timespec='microseconds')} {draft.id}"


@router.get("/drafts", responses=gives(schema=rows_of("draft")))
def drafts(request: Request, after: Key = "", limit: Limit = 50) -> Response:
    """The drafts there are, the one that was changed last first."""
    with at_desk(request) as desk:
        rows, behind = cut(desk.draft(), limit, find_turn, after or None, falling=True)
    return answer(request, {"rows": rows}, after=behind)


@router.post("/drafts", status_code=201, responses=gives(schema=rows_of("draft"), status=201, kept=False))
def begin(request: Request, body: Begun) -> Response:
    """Begin a brief on a story, with what the machine would choose."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.draft("make", body.story)}, 201)


@router.get("/drafts/{draft}", responses=gives(schema={"$ref": "#/records/legation.desk.verbs.draft.Composing"}))
def compose(request: Request, draft: str) -> Response:
    """A draft with all that could be in it."""
    with at_desk(request) as desk:
        return answer(request, desk.compose(draft))


@router.post("/drafts/{draft}", responses=gives(schema=rows_of("draft"), kept=False))
def change(request: Request, draft: str, body: Changed) -> Response:
    """Change a draft."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.draft(body.act, draft, *body.keys, mark=body.mark, places=body.places)})


@router.post("/stories/{story}/draft", responses=gives(schema=rows_of("draft"), kept=False))
def toggle(request: Request, story: str, body: Toggled) -> Response:
    """A line of a story into the brief on it, or out of it."""
    with at_desk(request) as desk:
        return answer(request, {"rows": toggle_line(desk, story, body.key)})


@router.get("/exports/{what}.{form}", responses=FILE)
def export(request: Request, what: str, form: str) -> Response:
    """A brief as a file."""
    if form not in OFFERED:
        raise LegationError(f"A brief is given as {', '.join(OFFERED)}.")
    with at_desk(request) as desk:
        made = desk.export(what, form)
    return Response(made.content, media_type="application/octet-stream", headers={"content-disposition": "attachment"})
