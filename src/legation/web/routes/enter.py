"""The one-time link: whoever opens it first is at the desk."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.web.render import page

router = APIRouter()


@router.get("/enter")
def enter(request: Request, key: str = "") -> Response:
    """Come in with the key that was printed."""
    mark = request.app.state.doors.enter(key)
    if mark is None and request.app.state.doors.has_accounts():
        return RedirectResponse("/sign-in", 303)
    if mark is None:
        return page(request, "refused.html", 401, why="key")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(request.app.state.cookie, mark, httponly=True, samesite="strict", path="/", secure=request.scope["secure"])
    return answer
