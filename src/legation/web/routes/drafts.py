"""Briefs that officers compose: begun on a story, lines put in and out, moved and marked; the page as it would leave; files."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.desk.desk import Desk
from legation.records.draft import Draft
from legation.records.errors import LegationError
from legation.web.desks import at_desk
from legation.web.forms import OURS, find_back
from legation.web.render import page

router = APIRouter()
# In which forms a page offers a brief; the others by the command.
OFFERED = ("pdf", "docx", "html", "md", "json", "csv")
# A page has at most 60 kB: a line with its buttons takes 1.6 of them, and half a one on the paper. Every section shows a few.
MOST_SHOWN, A_FEW = 24, 2


@router.get("/drafts")
def drafts(request: Request) -> Response:
    """The drafts there are."""
    with at_desk(request) as desk:
        found = desk.draft()
        titles = {head.id: head.title for head in desk.store.stories.heads_of([one.story for one in found])}
        return page(request, "drafts.html", found=found, titles=titles)


@router.post("/drafts", dependencies=[OURS])
def begin(request: Request, story: Annotated[str, Form()]) -> Response:
    """Begin a brief on a story, with what the machine would choose; the draft that there is already is gone on with."""
    with at_desk(request) as desk:
        made = desk.draft("list", story) or desk.draft("make", story)
    return RedirectResponse(f"/drafts/{made[0].id}", 303)


@router.get("/drafts/{draft}")
def compose(request: Request, draft: str, every: str = "") -> Response:
    """A draft: what could be in it (those chosen first, so many of each section; of `every` one all), and the page as it would leave."""
    with at_desk(request) as desk:
        found = desk.compose(draft)
        room = find_room({key: len(offers) for key, _, offers in found.sections}, every)
        return page(request, "compose.html", found=found, forms=OFFERED, room=room)


def find_room(there: Mapping[str, int], every: str) -> dict[str, int]:
    """How many lines of each section the page has room for, of those there are; of the section `every` all."""
    room = {key: number if key == every else min(number, A_FEW) for key, number in there.items()}
    for key, number in there.items():
        room[key] += max(0, min(number - room[key], MOST_SHOWN - sum(room.values())))
    return room


@router.post("/drafts/{draft}", dependencies=[OURS])
def change(
    request: Request,
    draft: str,
    act: Annotated[str, Form()],
    key: Annotated[str, Form()] = "",
    mark: Annotated[str, Form()] = "",
) -> Response:
    """Put a line in or out, move or mark it, or drop the draft."""
    given: dict[str, Any] = {"mark": mark.strip()} if act in ("add", "mark") else {}
    if act in ("up", "down"):
        given = {"places": -1 if act == "up" else 1}
    verb = {"up": "move", "down": "move", "mark": "add"}.get(act, act)
    with at_desk(request) as desk:
        desk.draft(verb, draft, *([key] if key else []), **given)
    return RedirectResponse("/drafts" if verb == "drop" else f"/drafts/{draft}#c-{key}", 303)


@router.post("/stories/{story}/draft", dependencies=[OURS])
def toggle(request: Request, story: str, key: Annotated[str, Form()], back: Annotated[str, Form()] = "/") -> Response:
    """A line of a story's page into the brief on it, or out of it; where there is no draft yet one is begun with this line alone."""
    with at_desk(request) as desk:
        toggle_line(desk, story, key)
    return RedirectResponse(find_back(back), 303)


def toggle_line(desk: Desk, story: str, key: str) -> list[Draft]:
    """The draft on a story with a line in it, or out of it."""
    found = desk.draft("list", story)
    if not found:
        (begun,) = desk.draft("make", story)
        found = desk.draft("remove", begun.id, *(one.key for one in begun.picks)) if begun.picks else [begun]
    return desk.draft("remove" if key in {one.key for one in found[0].picks} else "add", found[0].id, key)


@router.get("/exports/{what}.{form}")
def export(request: Request, what: str, form: str) -> Response:
    """A brief as a file: that of a draft, or the machine's own on a story."""
    if form not in OFFERED:
        raise LegationError(f"A page gives a brief as {', '.join(OFFERED)}; `legation export` has the other forms.")
    with at_desk(request) as desk:
        made = desk.export(what, form)
    return Response(made.content, media_type=made.media, headers={"content-disposition": f'attachment; filename="{made.name}"'})
