"""Recalls, consultations, answers, letters and people at partners, for programs: the twins of their pages."""

from datetime import date, datetime
from typing import Annotated

from attrs import evolve
from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from legation.web.desks import at_desk
from legation.web.forms import MOST_NUMBER, Start
from legation.web.rest.acting import BEGUN, Body, begin
from legation.web.rest.answers import START, answer, cut, gives, rows_of
from legation.web.rest.composing import FILE
from legation.web.rest.looking import Limit

router = APIRouter(prefix=START, tags=["to and fro"])
Short = Annotated[str, Field(max_length=400)]
Long = Annotated[str, Field(max_length=20_000)]


class Recalled(Body):
    """What proved false, a report by its id or an origin by its name, and why."""

    about: Short
    why: Annotated[str, Field(min_length=1, max_length=2000)]


class Consulting(Body):
    """What is done with a consultation (`what`: its title, to add one, else its id)."""

    act: Annotated[str, Field(pattern=r"^(?:add|change|cancel|record|deed|done|send)$")]
    what: Short
    begins: datetime | None = None
    ends: datetime | None = None
    place: Short = ""
    partners: Annotated[list[Short], Field(max_length=50)] = Field(default_factory=list)
    people: Annotated[list[Short], Field(max_length=200)] = Field(default_factory=list)
    attendees: Annotated[list[Short], Field(max_length=200)] = Field(default_factory=list)
    mark: Short = ""
    points: Annotated[list[Short], Field(max_length=40)] = Field(default_factory=list)
    words: Long = ""
    owner: Short = ""
    due: date | None = None
    number: Annotated[int, Field(ge=0, le=1000)] = 0


class Writing(Body):
    """A letter: `act` is ask (`what`: the key of a partner, `about` what it is on) or answer (`what`: the number of what was said)."""

    act: Annotated[str, Field(pattern=r"^(?:ask|answer)$")]
    what: Short
    words: Annotated[str, Field(min_length=1, max_length=20_000)]
    about: Short = ""
    mark: Short = ""


class Person(Body):
    """Somebody at a partner: `what` is the partner's key, to add him, else his id."""

    act: Annotated[str, Field(pattern=r"^(?:add|change|close)$")]
    what: Short
    name: Short | None = None
    role: Short | None = None
    address: Short | None = None


@router.get("/answers", responses=gives("answers"))
def answers(request: Request) -> Response:
    """What partners said, asked and sent, and what the office asked them."""
    with at_desk(request) as desk:
        return answer(request, desk.answers())


@router.post("/letters", status_code=201, responses=gives("letter", status=201, kept=False))
def write(request: Request, body: Writing) -> Response:
    """Ask a partner something, or answer what one said."""
    with at_desk(request) as desk:
        return answer(request, desk.letter(**body.model_dump()), 201)


@router.get("/contacts", responses=gives(schema=rows_of("contact")))
def contacts(request: Request) -> Response:
    """Who is to be met at partners."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.contact()})


@router.post("/contacts", responses=gives(schema=rows_of("contact"), kept=False))
def contact(request: Request, body: Person) -> Response:
    """Enter somebody at a partner, change what is said of him, or note that he is there no more."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.contact(**body.model_dump())})


@router.get("/recalls", responses=gives(schema=rows_of("recall")))
def recalls(request: Request, about: Annotated[str, Query(max_length=400)] = "", after: Start = 0, limit: Limit = 50) -> Response:
    """What was recalled and what came of it, in order; with `about` only who holds a line that rests on that."""
    with at_desk(request) as desk:
        rows, behind = cut(desk.recall(about), limit, lambda one: one.recall.number, after if not about else None)
    return answer(request, {"rows": rows}, after=behind)


@router.post("/recalls", status_code=201, responses=gives(schema=rows_of("recall"), status=201, kept=False))
def recall(request: Request, body: Recalled) -> Response:
    """Take back what rests on something, everywhere."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.recall(body.about, body.why)}, 201)


@router.get("/consultations", responses=gives("consult"))
def consultations(request: Request, after: Start = MOST_NUMBER, limit: Limit = 50) -> Response:
    """Whom the office meets, the consultation that was changed last first."""
    with at_desk(request) as desk:
        found = desk.consult()
    rows, behind = cut(found.consultations, limit, lambda one: one.number, after, falling=True)
    return answer(request, evolve(found, consultations=tuple(rows)), after=behind)


@router.post("/consultations", responses=gives("consult", kept=False))
def consult(request: Request, body: Consulting) -> Response:
    """Add a consultation, or note what became of one."""
    said = body.model_dump(exclude={"act", "what"})
    with at_desk(request) as desk:
        for name in ("begins", "ends"):
            if said[name] is not None and said[name].tzinfo is None:
                said[name] = said[name].replace(tzinfo=desk.office.zone)
        return answer(request, desk.consult(body.act, body.what, **said))


@router.get("/consultations/{meeting}/{partner}", responses=FILE)
def invite(request: Request, meeting: Annotated[str, Path(max_length=40)], partner: Annotated[str, Path(max_length=40)]) -> Response:
    """The invitation of one partner, as iCalendar."""
    with at_desk(request) as desk:
        made = desk.consult("invite", meeting, partner=partner).invitation
    return Response(made, media_type="application/octet-stream", headers={"content-disposition": "attachment"})


@router.post("/pushes", status_code=202, responses=BEGUN)
def push(request: Request) -> Response:
    """Send what waits for partners, beside the desk."""
    return begin(request, weigh=True, push=True)
