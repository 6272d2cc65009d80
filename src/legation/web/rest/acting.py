"""What a program may do: the twin of every form, and the verbs that have none."""

from typing import Annotated, Any

from attrs import evolve
from fastapi import APIRouter, Query, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from legation.web.desks import at_desk, find_by
from legation.web.forms import MOST_NUMBER, Start
from legation.web.rest.answers import START, answer, cut, gives, problem, rows_of
from legation.web.rest.looking import Key, Limit

router = APIRouter(prefix=START, tags=["acts"])
PROGRESS = {"$ref": "#/records/legation.web.work.Progress"}
BUSY: dict[int | str, dict[str, Any]] = {
    409: {"description": "An errand goes on already; ask again when it is done.", "content": {"application/problem+json": {}}}
}
MEANWHILE: dict[int | str, dict[str, Any]] = {
    409: {"description": "Somebody else changed the matter meanwhile; nothing was changed.", "content": {"application/problem+json": {}}}
}
BEGUN: dict[int | str, dict[str, Any]] = gives(schema=PROGRESS, status=202, kept=False) | BUSY
RULINGS: dict[str, Any] = {
    "type": "object",
    "required": ["rows"],
    "properties": {"rows": {"type": "array", "items": {"$ref": "#/verbs/rule"}}},
}
# What a line may be long, and how many of them are taken at once.
Line = Annotated[str, Field(max_length=2000)]
MOST_LINES = 500


class Body(BaseModel):
    """What a program sends: what is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class Looked(Body):
    """A story (or `refusals`), the number of the last change that was seen, and the state it is set to."""

    about: Annotated[str, Field(pattern=r"^(?:[0-9a-f]{20}|refusals)$")]
    state: Annotated[str, Field(pattern=r"^(?:unread|read|done)$")]
    seen: Annotated[int, Field(ge=0, le=MOST_NUMBER)] = 0


class Listed(Body):
    """Addresses, files and folders to read."""

    lines: Annotated[list[Line], Field(max_length=MOST_LINES)] = []


class Named(Body):
    """Issues and parties to watch."""

    issues: Annotated[list[Line], Field(max_length=MOST_LINES)] = []
    parties: Annotated[list[Line], Field(max_length=MOST_LINES)] = []


class Pasted(Body):
    """A text with what is said of it."""

    text: Annotated[str, Field(max_length=1_000_000)]
    title: Line = ""
    outlet: Line = ""
    published: Annotated[str, Field(max_length=40)] = ""
    url: Line = ""


class Asked(Body):
    """What to take reports from; every source of the office where nothing is named."""

    paths: Annotated[list[Line], Field(max_length=MOST_LINES)] = []


class Ruled(Body):
    """A ruling: its verb, the ids that it is about (of an outlet: its name), and the value that some verbs need; `why`, and `seen`, the
    state on which it is decided, as `GET /rulings/new` tells it."""

    verb: Annotated[str, Field(max_length=40)]
    about: Annotated[list[Line], Field(max_length=100)]
    value: Annotated[str | None, Field(max_length=2000)] = None
    why: Line = ""
    seen: Annotated[str, Field(max_length=40)] = ""


class Wanted(Body):
    """A token that is to be made in one's own name: what for, with which role, and for how many days."""

    label: Annotated[str, Field(max_length=100)]
    role: Annotated[str, Field(pattern=r"^(?:reader|analyst|officer)$")] = "reader"
    days: Annotated[int, Field(ge=1, le=366)] = 90


def begin(request: Request, *paths: str, **errand: bool) -> Response:
    """Begin an errand beside the desk: reports to be asked for, unless it is another; or say that one goes on already."""
    if not request.app.state.work.start(paths, by=find_by(request), **errand):
        return problem(409, "An errand goes on already; ask again when it is done.")
    return answer(request, request.app.state.work.progress, 202)


@router.post("/looks", responses=gives("look", kept=False))
def look(request: Request, body: Looked) -> Response:
    """Set a story to unread, read or done for this morning."""
    with at_desk(request) as desk:
        return answer(request, desk.look(body.about, body.state, body.seen))


TAKEN_BACK: dict[str, Any] = {"anyOf": [{"$ref": "#/verbs/look"}, {"$ref": "#/verbs/rule"}, {"type": "null"}]}


@router.post("/undo", responses=gives(schema=TAKEN_BACK, kept=False))
def undo(request: Request) -> Response:
    """Take one's own last step back: of triage, or, by whoever may rule, a ruling of this visit."""
    with at_desk(request) as desk:
        return answer(request, desk.take_back(request.scope["seat"].may("/rulings")))


@router.post("/work", status_code=202, responses=BEGUN)
def ask_now(request: Request) -> Response:
    """Ask every source now, and weigh what comes."""
    return begin(request)


@router.post("/ingests", status_code=202, responses=BEGUN)
def ingest(request: Request, body: Asked) -> Response:
    """Take reports from paths and addresses, and weigh them."""
    return begin(request, *body.paths)


@router.post("/weighings", responses=gives(schema={"type": "object"}, kept=False))
def weigh(request: Request) -> Response:
    """Put new reports to their stories, and weigh anew the stories that they or a ruling touch."""
    with at_desk(request) as desk:
        desk.engine = "serial"
        return answer(request, desk.view(desk.weigh(), whole=False))


@router.post("/start/sources", responses=gives("enlist", kept=False))
def add_sources(request: Request, body: Listed) -> Response:
    """Add sources. What is none is told with its line, and then nothing is added."""
    with at_desk(request) as desk:
        made = desk.enlist("\n".join(body.lines))
    if made.faults:
        return problem(422, "Some lines are no sources; nothing was added.", faults=[f"{one.line}: {one.why}" for one in made.faults])
    return answer(request, made)


@router.post("/start/watched", responses=gives("enlist", kept=False))
def add_watched(request: Request, body: Named) -> Response:
    """Add issues and parties to watch."""
    with at_desk(request) as desk:
        return answer(request, desk.enlist(issues=", ".join(body.issues), parties=", ".join(body.parties)))


@router.post("/start/text", status_code=202, responses=BEGUN)
def give_text(request: Request, body: Pasted) -> Response:
    """Keep a text, and take a report from it."""
    with at_desk(request) as desk:
        path = desk.hand_in_text(body.text, title=body.title, outlet=body.outlet, published=body.published, url=body.url)
    return begin(request, path)


@router.post("/start/files", status_code=202, responses=BEGUN)
def give_files(request: Request, files: list[UploadFile]) -> Response:
    """Keep files, and take reports from them; lists of feeds become sources."""
    with at_desk(request) as desk:
        paths, _ = desk.hand_in(*((one.filename or "", one.file.read()) for one in files if one.filename))
    return begin(request, *paths)


@router.get("/rulings", responses=gives(schema=RULINGS))
def rulings(request: Request, after: Start = MOST_NUMBER, limit: Limit = 20) -> Response:
    """What was ruled, newest first."""
    with at_desk(request) as desk:
        found = desk.rulings(limit + 1, after)
    return answer(request, {"rows": [one.ruling for one in found[:limit]]}, after=found[limit - 1].number if len(found) > limit else None)


@router.post("/rulings", status_code=201, responses=gives("rule", status=201, kept=False) | MEANWHILE)
def rule(request: Request, body: Ruled) -> Response:
    """Make a ruling; the next weighing hears it."""
    with at_desk(request) as desk:
        return answer(request, desk.rule(body.verb, *body.about, value=body.value, why=body.why, seen=body.seen), 201)


@router.get("/accounts", responses=gives(schema=rows_of("account")))
def accounts(request: Request) -> Response:
    """Who may sit at the desk."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.account()})


@router.get("/tokens", responses=gives("tokens"))
def tokens(request: Request, after: Key = "", limit: Limit = 50) -> Response:
    """The tokens of programs, by their ids."""
    with at_desk(request) as desk:
        found = desk.tokens()
    rows, behind = cut(found.tokens, limit, lambda one: one.id, after or None)
    return answer(request, evolve(found, tokens=tuple(rows)), after=behind)


@router.post("/tokens", status_code=201, responses=gives("tokens", status=201, kept=False))
def add_token(request: Request, body: Wanted) -> Response:
    """Make a token, told this once."""
    with at_desk(request) as desk:
        return answer(request, desk.tokens("add", body.label, role=body.role, days=body.days), 201)


@router.post("/tokens/revoke", responses=gives("tokens", kept=False))
def revoke(request: Request, token: Annotated[str, Query(alias="id", min_length=4, max_length=64)]) -> Response:
    """End a token, by its id."""
    with at_desk(request) as desk:
        return answer(request, desk.tokens("revoke", token))
