"""What a program is answered: records as the one converter writes them, a mark by which it knows what it has already, the way to the next
page; and what is wrong, as RFC 9457 has it."""

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlencode

import attrs
from starlette.requests import Request
from starlette.responses import Response

from legation.records.wire import to_plain
from legation.web.rest.schema import HIDDEN

T = TypeVar("T")
K = TypeVar("K", str, int)

START = "/api/v1"
PROBLEM = "application/problem+json"
# What is wrong, by its number, for the description of every route.
PROBLEMS = {
    400: "What was asked cannot be done; the detail says what to mend.",
    401: "There is no token, or it has ended.",
    403: "The role of the token does not allow this, or it did not come from where it says.",
    404: "There is no such thing.",
    405: "This address knows other methods.",
    413: "What was sent is too long.",
    421: "The desk is not asked under this name.",
    422: "A field is missing, or is none that it can be.",
    429: "Too much was sent in a short time. Nothing was changed; Retry-After says when to go on.",
    500: "Something is wrong on our side. Nothing was changed.",
    503: "Somebody else writes to the office just now, or too much is asked at once. Try again.",
}
# A verb of the desk whose record is answered, until the description names it.
OF_VERB = "#/verbs/"


def is_rest(request: Request) -> bool:
    """Whether a program asks."""
    return request.url.path.startswith("/api/")


def answer(request: Request, made: object, status: int = 200, after: object = None) -> Response:
    """A record as JSON, with its mark (ETag); where the program has it already, that alone. `after` goes into the next question."""
    body = json.dumps(write(made), separators=(",", ":")).encode()
    mark = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"etag": mark, "cache-control": "private, no-cache"} if request.method in ("GET", "HEAD") else {}
    if after not in (None, "", ()):
        headers["link"] = f'<{write_next(request, after)}>; rel="next"'
    if request.method in ("GET", "HEAD") and has(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, "application/json")


def cut(rows: Iterable[T], limit: int, key: Callable[[T], K], after: K | None = None, falling: bool = False) -> tuple[list[T], K | None]:
    """So many rows of a list that is held whole, in the order of their keys, behind one of them; and behind which the next page begins."""
    ordered = sorted(rows, key=key, reverse=falling)
    left = [row for row in ordered if after is None or (key(row) < after if falling else key(row) > after)]
    return left[:limit], key(left[limit - 1]) if len(left) > limit else None


def has(said: str, mark: str) -> bool:
    """Whether a program has what carries a mark, by the list of marks that it sends."""
    known = {one.strip().removeprefix("W/") for one in said.split(",")}
    return mark in known or "*" in known


def write_next(request: Request, after: object) -> str:
    """The address of the next page: this one, going on behind a key."""
    key = " ".join(map(str, after)) if isinstance(after, tuple) else str(after)
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*asked, ('after', key)])}"


def problem(status: int, detail: str = "", **more: object) -> Response:
    """What is wrong, for a program."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or PROBLEMS.get(status, ""),
        **more,
    }
    return Response(json.dumps(told), status, media_type=PROBLEM)


def gives(verb: str = "", schema: Mapping[str, Any] | None = None, status: int = 200, kept: bool = True) -> dict[int | str, dict[str, Any]]:
    """What a route answers, for its description: the record of a verb, or what a schema says. `kept` says that it looks only, so that a
    program may be told that it has the answer already."""
    said = schema if schema is not None else {"$ref": f"{OF_VERB}{verb}"}
    made: dict[int | str, dict[str, Any]] = {status: {"description": "Done.", "content": {"application/json": {"schema": said}}}}
    if kept:
        made[304] = {"description": "What If-None-Match names is still so."}
    return made


def rows_of(verb: str) -> dict[str, Any]:
    """The schema of what a verb lists, as `rows`."""
    return {"type": "object", "required": ["rows"], "properties": {"rows": {"$ref": OF_VERB + verb}}}


def write(made: Any) -> Any:
    """A record as plain values, without what it only was made of."""
    fields = [field.name for field in attrs.fields(type(made))] if attrs.has(type(made)) else []
    if HIDDEN.intersection(fields):
        return {name: to_plain(getattr(made, name)) for name in fields if name not in HIDDEN}
    return to_plain(made)
