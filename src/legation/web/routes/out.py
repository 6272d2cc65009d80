"""The private addresses of partners: feeds, a calendar, a page. The address is the key; what is under no address is nothing."""

from datetime import timedelta
from hashlib import sha256
from typing import Annotated

import attrs
from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.records.errors import LegationError
from legation.web.rates import hold_off, name_token
from legation.web.render import fill
from legation.web.rest.answers import has

router = APIRouter()
EVERY = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]


@router.post("/out/{secret}/answers", include_in_schema=False)
def take(
    request: Request,
    secret: str,
    words: Annotated[str, Form()] = "",
    about: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "answer",
) -> Response:
    """Take what a partner writes on its page."""
    state, peer = request.app.state, request.scope["peer"]
    with state.desks.open() as desk:
        if (wait := state.rates.take(peer, name_token(secret), desk.clock())) > timedelta():
            return hold_off(wait)
        try:
            guest = desk.answer(secret, about, words, kind == "question")
        except LegationError:
            return RedirectResponse(f"/out/{secret}/?said=nothing", 303)
        if guest is None:
            return nothing()
        state.uses.note(desk, guest.token.id, guest.partner.key, "page POST", peer)
    return RedirectResponse(f"/out/{secret}/?said=taken", 303)


@router.post("/out/{rest:path}", include_in_schema=False)
@router.api_route("/out/{rest:path}", methods=EVERY, include_in_schema=False)
def show(request: Request, rest: str, said: str = "") -> Response:
    """What is under an address."""
    secret, _, name = rest.partition("/")
    state, peer = request.app.state, request.scope["peer"]
    if request.method not in ("GET", "HEAD") or "/" not in rest:
        return nothing()
    with state.desks.open() as desk:
        if (wait := state.rates.take(peer, name_token(secret), desk.clock())) > timedelta():
            return hold_off(wait)
        found = desk.fetch(secret, name)
        if found is None:
            return nothing()
        laid, guest = found
        state.uses.note(desk, guest.token.id, guest.partner.key, f"{name or 'page'} GET", peer)
    if not hasattr(laid, "media"):
        body = fill(request, "partner.html", page=laid, said=said, **attrs.asdict(laid, recurse=False)).encode("utf-8", "backslashreplace")
        return give(request, body, "text/html; charset=utf-8", "")
    return give(request, laid.body, laid.media, laid.name)


def give(request: Request, body: bytes, media: str, name: str) -> Response:
    """What was found, with its mark; that alone to whoever has it already."""
    mark = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"etag": mark, "cache-control": "private, no-cache", "x-robots-tag": "noindex"}
    if has(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=headers)
    if name:
        headers["content-disposition"] = f'attachment; filename="{name}"'
    return Response(body, 200, headers, media)


def nothing() -> Response:
    """There is nothing for whoever asks: the same for what is another's, has ended, or never was."""
    return Response(b"", 404)
