"""What partners said and what the office says to them: answers, letters, people at partners, and what is sent when somebody asks for it."""

from typing import Annotated, get_args

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.desk.desk import Desk
from legation.records.errors import LegationError, StoreError
from legation.records.release import Tlp
from legation.web.desks import at_desk
from legation.web.forms import OURS, find_back
from legation.web.render import page
from legation.web.routes.releases import show_partners

router = APIRouter()
Words = Annotated[str, Form(max_length=20_000)]
Short = Annotated[str, Form(max_length=400)]


@router.get("/answers")
def answers(request: Request) -> Response:
    """What partners said, asked and sent, and what the office asked them."""
    with at_desk(request) as desk:
        return show_answers(request, desk)


def show_answers(request: Request, desk: Desk, status: int = 200, fault: str = "", given: dict[str, str] | None = None) -> Response:
    """The page, with what was wrong in a form, if something was."""
    standing = desk.partner()
    return page(
        request,
        "answers.html",
        status,
        found=desk.answers(),
        partners=[one.partner for one in standing if not one.closed],
        names={one.partner.key: one.partner.name for one in standing},
        labels=get_args(Tlp),
        fault=fault,
        given=given or {},
    )


@router.post("/letters", dependencies=[OURS])
def write(request: Request, act: Short, what: Short, words: Words = "", about: Short = "", mark: Short = "") -> Response:
    """Ask a partner something, or answer what one said."""
    with at_desk(request) as desk:
        try:
            made = desk.letter(act, what, words=words, about=about, mark=mark)
        except StoreError:
            raise
        except LegationError as error:
            return show_answers(request, desk, 400, str(error), {"act": act, "what": what, "words": words, "about": about})
    (one,) = made.letters
    return RedirectResponse(f"/answers#{f'a{one.answers}' if one.answers else f'l{one.number}'}", 303)


@router.post("/contacts", dependencies=[OURS])
def contact(request: Request, act: Short, what: Short, name: Short = "", role: Short = "", address: Short = "") -> Response:
    """Enter somebody at a partner, or note that he is there no more."""
    with at_desk(request) as desk:
        try:
            (made,) = desk.contact(act, what, **({} if act == "close" else {"name": name, "role": role, "address": address}))
        except StoreError:
            raise
        except LegationError as error:
            given = {"what": what, "name": name, "role": role, "address": address}
            return show_partners(request, desk, 400, fault=str(error), person=given)
    return RedirectResponse(f"/partners#p-{made.partner}", 303)


@router.post("/pushes", dependencies=[OURS])
def push(request: Request, back: Short = "/answers") -> Response:
    """Send what waits, beside the desk."""
    seat = request.scope["seat"]
    request.app.state.work.send(seat.name)
    return RedirectResponse(find_back(back), 303)
