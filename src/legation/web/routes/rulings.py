"""The officer's word: what a ruling would do, shown before it is made; the ruling itself; all that were made."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.records.errors import LegationError, MeanwhileError, StoreError
from legation.web.desks import at_desk
from legation.web.forms import OURS, After, find_back
from legation.web.render import page

router = APIRouter(prefix="/rulings")
MOST = 40
# Ids that one ruling is about: a story of a hundred reports may part in the middle.
MOST_ABOUT = 100


@router.get("")
def rulings(request: Request, before: After = None) -> Response:
    """All that was ruled, newest first."""
    with at_desk(request) as desk:
        return page(request, "rulings.html", found=desk.rulings(MOST, before), most=MOST, before=before)


@router.get("/new")
def foresee(
    request: Request,
    verb: str = "",
    about: Annotated[list[str] | None, Query()] = None,
    r: Annotated[list[str] | None, Query()] = None,
    value: str = "",
    asked: str = "",
    back: str = "/",
) -> Response:
    """What a ruling would do; where something is still to be chosen, that first. Ticked reports (`r`) are part of what it is about."""
    named = [one for one in [*(about or ()), *(r or ())] if one][:MOST_ABOUT]
    return show(request, verb, named, value, bool(asked), find_back(back))


def show(request: Request, verb: str, about: list[str], value: str, asked: bool, back: str, status: int = 200, **given: Any) -> Response:
    """The page on which a ruling is looked at and made."""
    with at_desk(request) as desk:
        proposal = desk.propose(verb, *about, value=value, asked=asked)
        foreseen, fault = None, given.pop("fault", "")
        if proposal.complete:
            try:
                foreseen = desk.foresee(verb, *about, value=value or None)
            except StoreError:
                raise
            except LegationError as error:
                fault = fault or str(error)
                status = status if status != 200 else 400
        known = {"proposal": proposal, "foreseen": foreseen, "back": back, "fault": fault, "why": "", "why_fault": ""}
        return page(request, "ruling.html", status, **(known | given))


@router.post("", dependencies=[OURS])
def rule(
    request: Request,
    verb: Annotated[str, Form()],
    about: Annotated[list[str], Form()],
    value: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    seen: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Make a ruling, with its reason; where somebody else changed the matter meanwhile its effect is shown anew."""
    back = find_back(back)
    if not why.strip():
        said = "A ruling stands on the record with its reason: write the sentence that decided it."
        return show(request, verb, about, value, True, back, 422, why_fault=said)
    with at_desk(request) as desk:
        try:
            desk.rule(verb, *about, value=value or None, why=why, seen=seen)
        except MeanwhileError as error:
            told = str(error)
        else:
            request.app.state.work.weigh(desk.by)
            return RedirectResponse(back, 303)
    return show(request, verb, about, value, True, back, 409, fault=told, why=why)
