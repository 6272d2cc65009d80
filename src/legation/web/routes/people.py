"""Who comes and goes: signing in and out."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.records.errors import LegationError
from legation.web.entry import make_key
from legation.web.forms import OURS, find_back, owns
from legation.web.render import page
from legation.web.sessions import LONGEST

router = APIRouter()
# A browser that did not sign in yet keeps the mark of its form for so long, in seconds: a lunch.
FORM = 3600
# Longer than any name that there can be; of a longer one only so much is counted.
MOST_NAME = 64


@router.get("/sign-in")
def ask(request: Request, back: str = "/") -> Response:
    """The form; whoever is signed in is led on, and where there are no accounts the link is told."""
    if request.scope["seat"] is not None:
        return RedirectResponse(find_back(back), 303)
    if not request.app.state.doors.has_accounts():
        return page(request, "refused.html", 401, why="stranger")
    return show(request, 200, back=find_back(back))


def show(request: Request, status: int, **said: Any) -> Response:
    """The form with a mark of its own, so that no other page can send it."""
    mark = make_key()
    request.scope["token"] = request.app.state.doors.sessions.token(mark)
    folder: str | None = request.app.state.desks.desk.office.folder
    named = (folder or "").rstrip("/").rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    known = {"office": named[:1].upper() + named[1:], "who": "", "back": "/", "wrong": "", "left": 0, "minutes": 0}
    answer = page(request, "sign-in.html", status, **(known | said), local=request.app.state.local)
    set_mark(request, answer, mark, FORM)
    return answer


def set_mark(request: Request, answer: Response, mark: str, seconds: int) -> None:
    """Give a browser its mark: no script reads it, no other site sends it, and it goes over https alone where the desk has that."""
    answer.set_cookie(
        request.app.state.cookie, mark, max_age=seconds, httponly=True, samesite="strict", path="/", secure=request.scope["secure"]
    )


@router.post("/sign-in")
def sign_in(
    request: Request,
    token: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Come in with a name and a password."""
    doors, address, way = request.app.state.doors, request.scope["peer"], find_back(back)
    who = name.strip().lower()[:MOST_NAME]
    if not owns(request, token):
        return show(request, 403, wrong="form", who=who, back=way)
    pause = doors.begin(who, address)
    if pause.total_seconds() > 0:
        return pausing(show(request, 429, wrong="pause", who=who, back=way, minutes=find_minutes(pause)), pause)
    try:
        mark, left = doors.sign_in(who, password, address, request.scope["mark"])
    except LegationError as error:
        return show(request, 503, wrong="busy", who=who, back=way, said=str(error))
    if not mark:
        if not left:
            pause = doors.find_pause(who, address)
            return pausing(show(request, 429, wrong="pause", who=who, back=way, minutes=find_minutes(pause)), pause)
        return show(request, 401, wrong="password", who=who, back=way, left=left)
    answer = RedirectResponse(quote(way, safe="/?&=%:,;@!$'()*+~"), 303)
    set_mark(request, answer, mark, int(LONGEST.total_seconds()))
    return answer


def find_minutes(pause: Any) -> int:
    """A pause in whole minutes, begun ones too."""
    return int(-(-pause.total_seconds() // 60))


def pausing(answer: Response, pause: Any) -> Response:
    """Say to programs, too, when to come again."""
    answer.headers["retry-after"] = str(int(pause.total_seconds()) + 1)
    return answer


@router.post("/sign-out", dependencies=[OURS])
def sign_out(request: Request) -> Response:
    """Leave the desk."""
    request.app.state.doors.sign_out(request.scope["mark"], request.scope["seat"].name)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(request.app.state.cookie, path="/")
    return answer
