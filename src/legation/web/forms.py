"""What every form of the desk must carry."""

import hmac
from typing import Annotated

from fastapi import Depends, Form, HTTPException
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
    """Where a form leads back to: a page of the desk, and nothing else."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path and "\r" not in path else "/"
