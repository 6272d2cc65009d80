"""What stands before every page: who may ask, from where, and what a browser may do with the answer."""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.web.entry import Entry

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
# Where one comes in, and what pages are made with.
OPEN = ("/enter", "/static/")


class Guard:
    """Lets through what the officer's own browser asks of this address. Whatever else comes is answered in a sentence.

    A name that was made to point at this machine (rebinding) is not one of `hosts`; a page of somebody else has neither the mark of
    the browser nor our origin.
    """

    def __init__(self, app: ASGIApp, entry: Entry, hosts: frozenset[str], cookie: str, refuse: ASGIApp) -> None:
        self.app, self.entry, self.hosts, self.cookie, self.refuse = app, entry, hosts, cookie, refuse

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
                headers.setdefault("cache-control", "no-store")
            await send(message)

        why = self.find_fault(scope)
        if why:
            scope["refused"] = why
            await self.refuse(scope, receive, send_guarded)
            return
        scope["token"] = self.entry.token()
        await self.app(scope, receive, send_guarded)

    def find_fault(self, scope: Scope) -> str:
        """Why a request is not answered: by name, as the page of refusals has them; empty where it is."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.hosts:
            return "host"
        if scope["method"] not in ASKING and not is_ours(headers):
            return "origin"
        if not scope["path"].startswith(OPEN) and not self.entry.knows(find_mark(headers, self.cookie)):
            return "stranger"
        return ""


def is_ours(headers: Headers) -> bool:
    """Whether a form was sent from a page of the desk, as the browser has it. One that says neither is no browser of today."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin") and origin in (None, f"http://{headers.get('host', '')}")


def find_mark(headers: Headers, cookie: str) -> str:
    """The mark that a browser was given when it came in."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(cookie)
    except CookieError:
        return ""
    return found.value if found is not None else ""
