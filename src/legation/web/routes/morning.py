"""The morning: what changed since the last visit, what first; and the officer's triage of it."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.records.ruling import Ruling
from legation.web.desks import at_desk
from legation.web.forms import OURS, Moment, find_back
from legation.web.render import page

router = APIRouter()
Group = Literal["differs", "origins", "alone", "more"]
Since = Literal["visit", "yesterday", "brief"]
# A story or the refusals, a number, a state.
SETTING = r"^(?:[0-9a-f]{20}|refusals) \d{1,18} [a-z]+$"


@router.get("/")
def morning(
    request: Request, since: Since = "visit", show: Group | None = None, after: str | None = None, hand: str | None = None
) -> Response:
    """What changed, story by story; an office without reports begins with what to read."""
    with at_desk(request) as desk:
        if not desk.place.has_store():
            return RedirectResponse("/start", 303)
        found = desk.morning(desk.visit(), since=since, show=show, after=after)
        if not found.reports:
            return RedirectResponse("/start", 303)
        unread = [row.head.id for row in found.rows if row.state == "unread"] or [row.head.id for row in found.rows]
        chosen = hand or next(iter(unread), None)
        news = desk.view(desk.since(found.since, chosen)) if chosen else []
        glance = desk.glance(chosen) if chosen else None
        names = {one.partner.key: one.partner.name for one in desk.partner()} if found.answers else {}
        asked = {"since": since, "show": show, "after": after}
        shown: dict[str, Any] = {"found": found, "news": news[0] if news else None, "glance": glance, "asked": asked, "names": names}
        return page(request, "morning.html", **shown, now=desk.clock())


@router.get("/hand/{story}")
def hand(request: Request, story: str, moment: Moment) -> Response:
    """What changed in the story in hand since a moment: a part of the morning."""
    with at_desk(request) as desk:
        news = desk.view(desk.since(moment, story))
        return page(request, "hand.html", news=news[0] if news else None, glance=desk.glance(story))


@router.get("/next")
def next_story(request: Request, after: str = "") -> Response:
    """The next story that is unread; after the last one the morning."""
    with at_desk(request) as desk:
        found = desk.next_story(after, desk.visit())
        return RedirectResponse(f"/stories/{found}" if found else "/", 303)


@router.post("/looks", dependencies=[OURS])
def look(request: Request, setting: Annotated[str, Form(alias="set", pattern=SETTING)], back: Annotated[str, Form()] = "/") -> Response:
    """Set a story to unread, read or done for this morning: its id, the last change that was seen, the state."""
    about, seen, state = setting.split(" ")
    with at_desk(request) as desk:
        desk.look(about, state, int(seen))
    return RedirectResponse(find_back(back), 303)


@router.post("/undo", dependencies=[OURS])
def undo(request: Request, back: Annotated[str, Form()] = "/") -> Response:
    """Take the last step back; a ruling is taken back by whoever may rule."""
    with at_desk(request) as desk:
        if isinstance(desk.take_back(request.scope["seat"].may("/rulings")), Ruling):
            request.app.state.work.weigh(desk.by)
    return RedirectResponse(find_back(back), 303)
