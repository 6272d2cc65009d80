"""The desk in the browser: which routes there are, what guards them, and how an error is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from legation.desk.desk import Desk, open_desk
from legation.records.errors import LegationError, MeanwhileError, OfficeError, StoreBusyError, UnknownIdError
from legation.web.desks import Desks
from legation.web.doors import Doors
from legation.web.guard import HEADERS, LOOPBACK, Guard, Reach, name_hosts
from legation.web.rates import Rates, Uses, hold_off
from legation.web.render import STATIC, load_pages, page
from legation.web.rest import openapi
from legation.web.rest.answers import is_rest, problem
from legation.web.routes import (
    drafts,
    enter,
    exchange,
    keys,
    letters,
    morning,
    office,
    out,
    people,
    record,
    releases,
    reports,
    rulings,
    start,
    stories,
    taxii,
)
from legation.web.work import Work

# A router a line, so that a page more is a line more.
ROUTERS = (
    drafts.router,
    enter.router,
    people.router,
    keys.router,
    morning.router,
    record.router,
    releases.router,
    reports.router,
    rulings.router,
    start.router,
    stories.router,
    office.router,
    exchange.router,
    letters.router,
)
# Where partners fetch and answer: addresses without a page of the desk behind them.
WAYS = (taxii.router, out.router)
# Nobody is told what is done at the desk, whatever the environment asks of the libraries.
SILENT: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
# All that is given at once, files and texts: 500 MB, which the disk of a small machine has.
LARGEST = 500_000_000
# So much is told of what is wrong with a body.
LONGEST_FAULT = 2000
REFUSED = {"host": 421, "origin": 403, "stranger": 401, "role": 403, "plain": 403, "long": 413, "fault": 400, "often": 429}


class Files(StaticFiles):
    """The desk's own styles, scripts and fonts. Their addresses change with them, so a browser keeps them."""

    def file_response(self, *args: object, **named: object) -> Response:
        """The file, to be kept for a year."""
        answer: Response = super().file_response(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer


def create(
    place: str | Path | None = None,
    store: str | None = None,
    port: int = 8765,
    by: str | None = None,
    watch: bool = False,
    reach: Reach | None = None,
) -> FastAPI:
    """The desk of an office as an application. `app.state.entry.key` is the key of its one-time link (``/enter?key=…``); with `watch` it
    asks sources when they are due, for as long as it runs. Without `reach` it answers on this machine alone."""

    def make() -> Desk:
        desk = open_desk(place, store, make=None)
        desk.by = by or desk.by
        return desk

    cookie, reach = f"legation-{port}", reach or Reach(name_hosts(LOOPBACK, port))
    desks = Desks(make)
    doors = Doors(desks)
    work = Work(desks, str(place) if place is not None else None, store)

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        # Not when they are asked for: two threads that parse at once can end in a SystemError, for Python 3.11 keeps one depth for both
        # (gh-106905). The description of the routes has a lock for the same reason.
        load_pages()
        Thread(target=warm, args=(desks,), daemon=True).start()
        if watch:
            Thread(target=work.keep_watch, daemon=True).start()
        yield
        work.stop()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=live, telemetry=SILENT, max_body_size=LARGEST)
    app.state.desks, app.state.doors, app.state.entry, app.state.cookie, app.state.work = desks, doors, doors.entry, cookie, work
    app.state.rates, app.state.uses = Rates(), Uses()
    app.state.local = reach.local and not reach.proxies

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = app
        answer = await run_in_threadpool(tell_refused, Request(scope))
        await answer(scope, receive, send)

    app.user_middleware = [Middleware(Guard, doors=doors, reach=reach, cookie=cookie, refuse=refuse)]
    app.mount("/static", Files(directory=STATIC), name="static")
    for router in (*ROUTERS, *openapi.DESCRIBED, openapi.router, *WAYS):
        app.include_router(router)
    describing, description = Lock(), cache(lambda: openapi.make_description(Desk.find_kind))

    def describe() -> dict[str, Any]:
        with describing:
            return description()

    app.state.description = describe
    app.add_exception_handler(LegationError, tell_error)
    app.add_exception_handler(HTTPException, tell_missing)
    app.add_exception_handler(RequestValidationError, tell_missing)
    app.add_exception_handler(Exception, tell_fault)
    return app


def tell_refused(request: Request) -> Response:
    """Why a request is not answered. Who has to sign in is led there; what is wrong with the office is told to those who came in."""
    why, doors = request.scope["refused"], request.app.state.doors
    if why == "fault" and doors.knows(request.scope["mark"]):
        return page(
            request, "error.html", 503 if isinstance(request.scope["fault"], StoreBusyError) else 400, said=str(request.scope["fault"])
        )
    if why == "often":
        told = problem(REFUSED[why]) if is_rest(request) else page(request, "refused.html", REFUSED[why], why=why)
        return hold_off(request.scope["wait"], told)
    why = "stranger" if why == "fault" else why
    if is_rest(request):
        return problem(REFUSED[why])
    if why == "stranger" and "fault" not in request.scope and doors.has_accounts():
        asked = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
        if request.method == "GET" and "x-part" not in request.headers:
            return RedirectResponse(f"/sign-in?{urlencode({'back': asked})}" if asked != "/" else "/sign-in", 303)
        why = "ended"
    return page(request, "refused.html", REFUSED.get(why, 401), why=why)


def warm(desks: Desks) -> None:
    """Load what the first page needs while nobody waits for it yet. What is wrong with the office is told by that page."""
    with suppress(LegationError), desks.open() as desk:
        if desk.place.has_store():
            desk.morning()


def tell_error(request: Request, error: Exception) -> Response:
    """What the officer can mend, in a sentence. An office without a store begins with what to read."""
    if is_rest(request) and not isinstance(error, UnknownIdError):
        return problem(find_status(error), str(error))
    if isinstance(error, OfficeError) and request.method == "GET" and not request.app.state.desks.desk.place.has_store():
        return RedirectResponse("/start", 303)
    if isinstance(error, UnknownIdError):
        return tell_missing(request, HTTPException(404))
    return page(request, "error.html", find_status(error), said=str(error))


def find_status(error: Exception) -> int:
    """How an error is told by its number: somebody else writes now, changed it meanwhile, or it can be mended."""
    return 503 if isinstance(error, StoreBusyError) else 409 if isinstance(error, MeanwhileError) else 400


def tell_missing(request: Request, error: Exception) -> Response:
    """A page that there is not, or a form that was filled in as none of ours is."""
    status = error.status_code if isinstance(error, HTTPException) else 422
    if is_rest(request):
        return problem(status, find_faults(error))
    return page(request, "error.html", status, said="", status_of=status)


def find_faults(error: Exception) -> str:
    """What is wrong with what a program sent, a field at a time."""
    told = error.errors() if isinstance(error, RequestValidationError) else ()
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in told)[:LONGEST_FAULT]


def tell_fault(request: Request, _: Exception) -> Response:
    """Something is wrong on our side. The server answers this before the guard can, so what a browser may do is said here."""
    answer = problem(500) if is_rest(request) else page(request, "error.html", 500, said="", now=request.app.state.desks.desk.clock())
    answer.headers.update(HEADERS | {"cache-control": "no-store"})
    return answer
