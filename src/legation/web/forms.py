"""What every form of the desk must carry."""

from typing import Annotated

from fastapi import Depends, Form, HTTPException
from starlette.requests import Request


def look_at_token(request: Request, token: Annotated[str, Form()] = "") -> None:
    """Refuse a form that was not made by this desk for this browser."""
    if not request.app.state.entry.owns(token):
        raise HTTPException(403)


# Every route that changes something depends on this; a test goes through them.
OURS = Depends(look_at_token)


def find_back(path: str) -> str:
    """Where a form leads back to: a page of the desk, and nothing else."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path and "\r" not in path else "/"
