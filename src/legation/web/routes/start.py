"""The first steps of an office, and its sources later on: say what to read, give files, paste a text, ask now; and how far that is."""

from collections.abc import AsyncIterator
from typing import Annotated

import anyio
from fastapi import APIRouter, Form, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from legation.records.errors import LegationError, OfficeError
from legation.web.desks import at_desk, find_by
from legation.web.forms import OURS
from legation.web.render import fill, page

router = APIRouter()
# Between two looks at how far the work is, in seconds.
TICK = 0.4
# The newest reports that are named while they come in.
MOST_NAMED = 6
# What a pasted text comes with.
PASTED = ("text", "title", "outlet", "published", "url")


@router.get("/start")
def start(request: Request) -> Response:
    """What to read, and what came of it."""
    return show(request)


def show(request: Request, status: int = 200, **given: object) -> Response:
    """The page, with what was given where it could not be taken."""
    with at_desk(request) as desk:
        there = desk.place.has_store()
        known = {
            "sources": desk.show("sources", 500) if there else [],
            "watches": desk.office.watches,
            "parties": desk.office.parties,
            "reports": desk.newest(MOST_NAMED) if there else [],
            "work": request.app.state.work.progress,
            "lines": "",
            "faults": (),
            "pasted": dict.fromkeys(PASTED, ""),
            "pasted_fault": "",
            "folder": desk.office.folder,
        }
        return page(request, "start.html", status, **(known | given))


@router.post("/start/sources", dependencies=[OURS])
def add_sources(request: Request, lines: Annotated[str, Form()] = "") -> Response:
    """Add sources, a line each, and ask them."""
    with at_desk(request) as desk:
        made = desk.enlist(lines)
    if made.faults:
        return show(request, 422, lines=lines, faults=made.faults)
    if made.added or made.known:
        request.app.state.work.start(by=find_by(request))
    return RedirectResponse("/start", 303)


@router.post("/start/watched", dependencies=[OURS])
def add_watched(request: Request, issues: Annotated[str, Form()] = "", parties: Annotated[str, Form()] = "") -> Response:
    """Add issues and parties to watch."""
    with at_desk(request) as desk:
        desk.enlist(issues=issues, parties=parties)
    return RedirectResponse("/start", 303)


@router.post("/start/files", dependencies=[OURS])
def give_files(request: Request, files: list[UploadFile]) -> Response:
    """Keep files that were dropped or chosen, and take reports from them; lists of feeds become sources."""
    with at_desk(request) as desk:
        paths, added = desk.hand_in(*((one.filename or "", one.file.read()) for one in files if one.filename))
    if paths or added:
        request.app.state.work.start(paths, by=find_by(request))
    return RedirectResponse("/start", 303)


@router.post("/start/text", dependencies=[OURS])
def give_text(
    request: Request,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
) -> Response:
    """Keep a text that was pasted, and take a report from it."""
    said = {"title": title, "outlet": outlet, "published": published, "url": url}
    try:
        with at_desk(request) as desk:
            path = desk.hand_in_text(text, **said)
    except OfficeError:
        raise
    except LegationError as error:
        return show(request, 400, pasted={"text": text} | said, pasted_fault=str(error))
    request.app.state.work.start([path], by=find_by(request))
    return RedirectResponse("/start", 303)


@router.post("/work", dependencies=[OURS])
def ask_now(request: Request) -> Response:
    """Ask every source now, and weigh what comes."""
    request.app.state.work.start(by=find_by(request))
    return RedirectResponse("/start", 303)


@router.get("/work")
def follow(request: Request) -> Response:
    """How far the work is, as it goes on: server-sent events, each a part of the page, until it ends."""

    def write() -> str:
        with at_desk(request) as desk:
            reports = desk.newest(MOST_NAMED) if desk.place.has_store() else []
            return fill(request, "work.html", work=request.app.state.work.progress, reports=reports)

    async def events() -> AsyncIterator[str]:
        shown = -1
        while not await request.is_disconnected():
            now = request.app.state.work.progress
            if now.version != shown:
                shown = now.version
                lines = (await run_in_threadpool(write)).splitlines()
                yield "event: state\n" + "".join(f"data: {line}\n" for line in lines) + "\n"
            if not now.running:
                yield "event: end\ndata: \n\n"
                return
            await anyio.sleep(TICK)

    return StreamingResponse(events(), media_type="text/event-stream")
