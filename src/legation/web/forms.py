"""What every form of the desk must carry."""

import hmac
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Form, HTTPException, Query
from pydantic import AfterValidator
from starlette.requests import Request


def owns(request: Request, token: str) -> bool:
    """Whether a form was made by this desk for this browser."""
    known = request.scope["token"]
    return bool(known) and hmac.compare_digest(known.encode(), token.encode("utf-8", "surrogatepass"))


def look_at_token(request: Request, token: Annotated[str, Form()] = "") -> None:
    """Refuse a form that was not made by this desk for this browser."""
    if not owns(request, token):
        raise HTTPException(403)


# Every route that changes something depends on this; a test goes through them.
OURS = Depends(look_at_token)


def find_back(path: str) -> str:
    """Where a form leads back to: a page of the desk, and nothing else. Browsers take blanks and control signs out of an address before
    they read it, so "/<tab>/elsewhere" would be another site."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and " " not in path else "/"


# The largest number that a database counts to.
MOST_NUMBER = 2**63 - 1
After = Annotated[int | None, Query(ge=0, le=MOST_NUMBER)]
Start = Annotated[int, Query(ge=0, le=MOST_NUMBER)]


def look_at_moment(said: datetime) -> datetime:
    """A moment that can be told in every offset: the first and the last day of the calendar cannot."""
    try:
        said.astimezone(UTC)
    except (OverflowError, ValueError):
        raise ValueError("out of the calendar") from None
    return said if said.tzinfo is not None else said.astimezone()


Moment = Annotated[datetime, AfterValidator(look_at_moment)]
