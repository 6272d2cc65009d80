"""Recalls and consultations, for programs: the twins of their pages."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from legation.web.desks import at_desk
from legation.web.rest.acting import Body
from legation.web.rest.answers import START, answer, gives, rows_of

router = APIRouter(prefix=START, tags=["to and fro"])
Short = Annotated[str, Field(max_length=400)]
Long = Annotated[str, Field(max_length=20_000)]


class Recalled(Body):
    """What proved false, a report by its id or an origin by its name, and why."""

    about: Short
    why: Annotated[str, Field(min_length=1, max_length=2000)]


class Consulting(Body):
    """What is done with a consultation (`what`: its title, to add one, else its id)."""

    act: Annotated[str, Field(pattern=r"^(?:add|change|cancel|record|deed|done)$")]
    what: Short
    begins: datetime | None = None
    ends: datetime | None = None
    place: Short = ""
    partners: Annotated[list[Short], Field(max_length=50)] = Field(default_factory=list)
    people: Annotated[list[Short], Field(max_length=200)] = Field(default_factory=list)
    points: Annotated[list[Short], Field(max_length=40)] = Field(default_factory=list)
    words: Long = ""
    owner: Short = ""
    due: date | None = None
    number: Annotated[int, Field(ge=0, le=1000)] = 0


@router.get("/recalls", responses=gives(schema=rows_of("recall")))
def recalls(request: Request, about: Annotated[str, Query(max_length=400)] = "") -> Response:
    """What was recalled and what came of it; with `about` only who holds a line that rests on that."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.recall(about)})


@router.post("/recalls", status_code=201, responses=gives(schema=rows_of("recall"), status=201, kept=False))
def recall(request: Request, body: Recalled) -> Response:
    """Take back what rests on something, everywhere."""
    with at_desk(request) as desk:
        return answer(request, {"rows": desk.recall(body.about, body.why)}, 201)


@router.get("/consultations", responses=gives("consult"))
def consultations(request: Request) -> Response:
    """Whom the office meets."""
    with at_desk(request) as desk:
        return answer(request, desk.consult())


@router.post("/consultations", responses=gives("consult", kept=False))
def consult(request: Request, body: Consulting) -> Response:
    """Add a consultation, or note what became of one."""
    said = body.model_dump(exclude={"act", "what"})
    with at_desk(request) as desk:
        for name in ("begins", "ends"):
            if said[name] is not None and said[name].tzinfo is None:
                said[name] = said[name].replace(tzinfo=desk.office.zone)
        return answer(request, desk.consult(body.act, body.what, **said))
