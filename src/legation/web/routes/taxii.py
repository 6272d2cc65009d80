"""TAXII at the desk: a request as it came to the desk's verb, its answer as it is."""

from datetime import timedelta

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from legation.web.guard import LONGEST_SENT
from legation.web.rates import hold_off, name_token

router = APIRouter()
EVERY = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


@router.api_route("/taxii2/{rest:path}", methods=EVERY, include_in_schema=False)
async def taxii(request: Request) -> Response:
    """Answer a program of a partner."""
    try:
        body = await read_body(request)
    except ClientDisconnect:
        body = b""
    return await run_in_threadpool(answer, request, body)


async def read_body(request: Request) -> bytes:
    """What was sent, as far as it may be long and one byte more."""
    held = bytearray()
    async for piece in request.stream():
        held += piece
        if len(held) > LONGEST_SENT:
            break
    return bytes(held[: LONGEST_SENT + 1])


def answer(request: Request, body: bytes) -> Response:
    """The answer of the desk."""
    said = request.headers.get("authorization", "")
    peer, state = request.scope["peer"], request.app.state
    with state.desks.open() as desk:
        if (wait := state.rates.take(peer, name_token(said), desk.clock())) > timedelta():
            return hold_off(wait)
        home = f"{'https' if request.scope['secure'] else 'http'}://{request.headers.get('host', '')}"
        reply, guest = desk.taxii(request.method, request.url.path, request.url.query, dict(request.headers), body, home)
        if guest is not None:
            state.uses.note(desk, guest.token.id, guest.partner.key, f"taxii {request.method}", peer)
    return Response(reply.body, reply.status, dict(reply.headers))
