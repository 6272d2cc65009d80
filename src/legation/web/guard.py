"""What stands before every page: who may ask, from where, and what a browser may do with the answer."""

from collections.abc import Iterable
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.records.errors import LegationError
from legation.web.doors import Doors

# Nothing is loaded but from the desk itself; nothing stands in a page that acts; nobody frames it.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    # Nobody outside learns where a link was followed; the desk's own forms say where they come from.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
ASKING = ("GET", "HEAD")
# What whoever reached the desk by https is told: never by anything else, for a year.
STRICT = "max-age=31536000"
# Where one comes in.
OPEN = ("/enter", "/sign-in")
# Where partners come to fetch and to answer: who comes is found out there, by his token alone, and no mark of a browser opens anything.
PROGRAMS, WAYS = "/taxii2/", ("/taxii2/", "/out/")
# What is sent there is at most so long.
LONGEST_SENT = 1_000_000
# The forms of strangers are short: a name, a password, where to go.
LONGEST = 8192
# The names of this machine for itself.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
REST = "/api/"
BEARER = "bearer "


@frozen
class Reach:
    """Under which names the desk is asked (`hosts`, as a request has them), whether it speaks TLS itself, which proxies do so for it, and
    whether what comes from none of them comes from this machine alone (`local`)."""

    hosts: frozenset[str]
    tls: bool = False
    proxies: frozenset[str] = frozenset()
    local: bool = True


def name_hosts(names: Iterable[str], port: int) -> frozenset[str]:
    """Names as a request has them, with the port of the desk."""
    return frozenset(f"{name}:{port}" for name in names)


class Guard:
    """Lets through what somebody known asks of this address and may do. Whatever else comes is answered in a sentence.

    A name that was made to point at this machine (rebinding) is not one of `hosts`; a page of somebody else has neither the mark of
    the browser nor our origin.
    """

    def __init__(self, app: ASGIApp, doors: Doors, reach: Reach, cookie: str, refuse: ASGIApp) -> None:
        self.app, self.doors, self.reach, self.cookie, self.refuse = app, doors, reach, cookie, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it refused."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if scope["secure"]:
                    headers["strict-transport-security"] = STRICT
                headers.setdefault("cache-control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        find_peer(scope, headers, self.reach)
        scope["mark"] = find_mark(headers, self.cookie)
        scope["token"], scope["seat"] = self.doors.sessions.token(scope["mark"]) if scope["mark"] else "", None
        why = self.find_fault(scope, headers) or await self.find_seat(scope, headers)
        if why:
            scope["refused"] = why
            await self.refuse(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)

    def find_fault(self, scope: Scope, headers: Headers) -> str:
        """Why a request is not answered, whoever asks: by name, as the page of refusals has them; empty where it is."""
        if headers.get("host", "").lower() not in self.reach.hosts:
            return "host"
        if not scope["secure"] and (scope["proxied"] or not self.reach.local):
            return "plain"
        if scope["path"].startswith(PROGRAMS):
            # All else is told there as its protocol has it.
            return ""
        if scope["method"] not in ASKING and not is_ours(headers, scope["secure"]) and find_bearer(scope, headers) is None:
            return "origin"
        if scope["method"] not in ASKING and (
            (scope["path"] in OPEN and not is_short(headers, LONGEST))
            or (scope["path"].startswith(WAYS) and not is_short(headers, LONGEST_SENT))
        ):
            return "long"
        return ""

    async def find_seat(self, scope: Scope, headers: Headers) -> str:
        """Find out who asks; why he is refused, or nothing."""
        if scope["path"].startswith(("/static/", *WAYS)):
            return ""
        bearer = find_bearer(scope, headers)
        try:
            seat = await run_in_threadpool(self.doors.find_seat, scope["mark"], bearer)
        except LegationError as error:
            scope["fault"] = error
            return "fault"
        if seat is None:
            return "" if scope["path"] in OPEN else "stranger"
        scope["seat"], scope["token"] = seat, seat.token
        # Whoever wants to leave is let out.
        if (
            scope["method"] not in ASKING
            and scope["path"] != "/sign-out"
            and (wait := self.doors.find_wait(seat, scope["peer"])) > timedelta()
        ):
            scope["wait"] = wait
            return "often"
        if not seat.may(scope["path"], scope["method"]):
            return "role"
        # A program's address is changed by programs: a browser brings its mark by itself, and could be made to.
        return "stranger" if scope["path"].startswith(REST) and scope["method"] not in ASKING and bearer is None else ""


def find_peer(scope: Scope, headers: Headers, reach: Reach) -> None:
    """Who is at the other end, and whether nobody between can read along. A proxy that is trusted says for whom it asks; nobody else is
    believed."""
    peer = (scope.get("client") or ("", 0))[0]
    scope["peer"], scope["secure"], scope["proxied"] = peer, reach.tls, False
    # A proxy may add a line of its own to what the client sent; the last word is the proxy's.
    if peer in reach.proxies and (told := ",".join(headers.getlist("x-forwarded-for"))):
        scope["proxied"] = True
        scope["peer"] = told.rpartition(",")[2].strip()
        scope["secure"] = reach.tls or headers.getlist("x-forwarded-proto")[-1:] == ["https"]


def find_bearer(scope: Scope, headers: Headers) -> str | None:
    """What a program brings to prove in whose name it asks, where programs ask."""
    said = headers.get("authorization", "")
    return said[len(BEARER) :].strip() if scope["path"].startswith(REST) and said[: len(BEARER)].lower() == BEARER else None


def is_short(headers: Headers, most: int) -> bool:
    """Whether a form says that it is short."""
    said = headers.get("content-length", "")
    return said.isascii() and said.isdecimal() and len(said) <= 9 and int(said) <= most


def is_ours(headers: Headers, secure: bool = False) -> bool:
    """Whether a form was sent from a page of the desk, as the browser has it. One that says neither is no browser of today."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin") and origin in (None, f"{'https' if secure else 'http'}://{headers.get('host', '')}")


def find_mark(headers: Headers, cookie: str) -> str:
    """The mark that a browser was given when it came in."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(cookie)
    except CookieError:
        return ""
    return found.value if found is not None else ""
