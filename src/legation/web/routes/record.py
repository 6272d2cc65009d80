"""What the office keeps of itself: what was refused, and what was done by whom."""

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from legation.web.desks import at_desk
from legation.web.forms import After
from legation.web.render import page

router = APIRouter()
MOST = 50


@router.get("/refusals")
def refusals(request: Request, before: After = None) -> Response:
    """What could not be taken, why, and what to do."""
    with at_desk(request) as desk:
        return page(request, "refusals.html", refused=desk.refusals(MOST, before), most=MOST, before=before)


@router.get("/refusals/{digest}")
def raw_bytes(request: Request, digest: str) -> Response:
    """The bytes of what was refused, to be saved: never shown as a page."""
    with at_desk(request) as desk:
        found = desk.raw(digest)
    if found is None:
        raise HTTPException(404)
    name = f'attachment; filename="{digest[:12]}.bin"'
    return Response(found, media_type="application/octet-stream", headers={"content-disposition": name})


@router.get("/audit")
def audit(request: Request, before: After = None) -> Response:
    """Every act of the office, newest first, and whether the chain is whole."""
    with at_desk(request) as desk:
        return page(request, "audit.html", trail=desk.audit(MOST, before), most=MOST, before=before)
