"""The desk in the browser: which routes there are, what guards them, and how an error is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Thread

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from legation.desk.desk import Desk, open_desk
from legation.records.errors import LegationError, OfficeError, StoreBusyError, UnknownIdError
from legation.web.desks import Desks
from legation.web.entry import Entry
from legation.web.guard import HEADERS, Guard
from legation.web.render import STATIC, environment, page
from legation.web.routes import enter, keys, morning, office, record, reports, start, stories
from legation.web.work import Work

# A router a line, so that a page more is a line more.
ROUTERS = (
    enter.router,
    keys.router,
    morning.router,
    record.router,
    reports.router,
    start.router,
    stories.router,
    office.router,
)
# Nobody is told what is done at the desk, whatever the environment asks of the libraries.
SILENT: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
# All that is given at once, files and texts: 500 MB, which the disk of a small machine has.
LARGEST = 500_000_000
REFUSED = {"host": 421, "origin": 403, "stranger": 401}


class Files(StaticFiles):
    """The desk's own styles, scripts and fonts. Their addresses change with them, so a browser keeps them."""

    def file_response(self, *args: object, **named: object) -> Response:
        """The file, to be kept for a year."""
        answer: Response = super().file_response(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer


def create(
    place: str | Path | None = None, store: str | None = None, port: int = 8765, by: str | None = None, watch: bool = False
) -> FastAPI:
    """The desk of an office as an application. `app.state.entry.key` is the key of its one-time link (``/enter?key=…``); with `watch` it
    asks sources when they are due, for as long as it runs."""

    def make() -> Desk:
        desk = open_desk(place, store, make=None)
        desk.by = by or desk.by
        return desk

    entry, cookie = Entry(), f"legation-{port}"
    hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
    desks = Desks(make)
    work = Work(desks, str(place) if place is not None else None, store)

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        Thread(target=warm, args=(desks,), daemon=True).start()
        if watch:
            Thread(target=work.keep_watch, daemon=True).start()
        yield
        work.stop()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=live, telemetry=SILENT, max_body_size=LARGEST)
    app.state.desks, app.state.entry, app.state.cookie, app.state.work = desks, entry, cookie, work

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = app
        why = scope["refused"]
        await page(Request(scope), "refused.html", REFUSED[why], why=why)(scope, receive, send)

    app.user_middleware = [Middleware(Guard, entry=entry, hosts=hosts, cookie=cookie, refuse=refuse)]
    app.mount("/static", Files(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(LegationError, tell_error)
    app.add_exception_handler(HTTPException, tell_missing)
    app.add_exception_handler(RequestValidationError, tell_missing)
    app.add_exception_handler(Exception, tell_fault)
    return app


def warm(desks: Desks) -> None:
    """Load what the first page needs while nobody waits for it yet. What is wrong with the office is told by that page."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    with suppress(LegationError), desks.open() as desk:
        if desk.place.has_store():
            desk.morning()


def tell_error(request: Request, error: Exception) -> Response:
    """What the officer can mend, in a sentence. An office without a store begins with what to read."""
    if isinstance(error, OfficeError) and request.method == "GET" and not request.app.state.desks.desk.place.has_store():
        return RedirectResponse("/start", 303)
    if isinstance(error, UnknownIdError):
        return tell_missing(request, HTTPException(404))
    return page(request, "error.html", 503 if isinstance(error, StoreBusyError) else 400, said=str(error))


def tell_missing(request: Request, error: Exception) -> Response:
    """A page that there is not, or a form that was filled in as none of ours is."""
    status = error.status_code if isinstance(error, HTTPException) else 422
    return page(request, "error.html", status, said="", status_of=status)


def tell_fault(request: Request, _: Exception) -> Response:
    """Something is wrong on our side. The server answers this before the guard can, so what a browser may do is said here."""
    answer = page(request, "error.html", 500, said="", now=request.app.state.desks.desk.clock())
    answer.headers.update(HEADERS | {"cache-control": "no-store"})
    return answer
