"""Over the whole office: where parties stand, which dates follow, who said what, who copies, and search."""

from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from legation.web.addresses import read_places
from legation.web.desks import at_desk
from legation.web.forms import After
from legation.web.render import page

router = APIRouter()
# A number of more digits is none of ours.
MOST_DIGITS = 18


@router.get("/passages")
def passages(request: Request, at: str = "") -> Response:
    """Words of any reports where they stand: a part of a page, or a page of its own."""
    with at_desk(request) as desk:
        found = desk.passages("", at=read_places(at))
    return page(request, "passage.html" if request.headers.get("x-part") else "passages.html", found=found)


@router.get("/positions")
def positions(request: Request, issue: str | None = None, after: str = "") -> Response:
    """Where parties stand on an issue, or on all."""
    with at_desk(request) as desk:
        found = desk.positions(issue or None, before=read_key(after, 3))
        return page(request, "positions.html", found=found)


@router.get("/calendar")
def calendar(request: Request, show: str = "", after: str = "") -> Response:
    """Which dates follow; or, of those gone by, what came of them."""
    with at_desk(request) as desk:
        return page(request, "calendar.html", found=desk.calendar(show == "past", after=read_key(after, 2)))


@router.get("/sources")
def sources(request: Request, after: str = "") -> Response:
    """Who reports, and who copies."""
    with at_desk(request) as desk:
        found = desk.sources(after=read_place(after))
        return page(request, "sources.html", found=found)


@router.get("/statements")
def statements(
    request: Request,
    q: str = "",
    speaker: str = "",
    party: str = "",
    outlet: str = "",
    issue: str = "",
    since: str = "",
    until: str = "",
    quoted: str = "",
    after: str = "",
) -> Response:
    """Who said what, by speaker, party, outlet, day and issue."""
    asked: dict[str, Any] = {
        "speaker": speaker or None,
        "party": party or None,
        "outlet": outlet or None,
        "issue": issue or None,
        "since": read_day(since),
        "until": read_day(until),
        "quoted": bool(quoted),
    }
    with at_desk(request) as desk:
        found = desk.statements(q, after=after, **asked)
    return page(request, "statements.html", found=found, asked={"q": q, **asked}, after=after)


@router.get("/search")
def search(
    request: Request,
    q: str = "",
    over: str = "",
    speaker: str = "",
    party: str = "",
    outlet: str = "",
    month: str = "",
    before: After = None,
) -> Response:
    """What the office holds of some words."""
    first = read_day(f"{month}-01") if month else None
    asked: dict[str, Any] = {
        "statements": over == "statements",
        "speaker": speaker or None,
        "party": party or None,
        "outlet": outlet or None,
        "since": first,
        "until": find_end(first),
    }
    with at_desk(request) as desk:
        found = desk.search(q, before=before, **asked) if q.strip() or any(asked.values()) else None
        letters = desk.ruled.reliability
    shown = {"q": q, "over": over, "speaker": speaker, "party": party, "outlet": outlet, "month": month if first else ""}
    return page(request, "search.html", found=found, asked=shown, letters=letters, before=before)


def read_day(said: str) -> date | None:
    """A day as a form gives it; none where it is none."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def find_end(first: date | None) -> date | None:
    """The last day of the month that begins on a day."""
    if first is None:
        return None
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def read_key(said: str, parts: int) -> Any:
    """What a page goes on behind: a day, a story, and where there are three parts a number; none where it is none."""
    found = said.split(" ")
    if len(found) != parts or not all(found[1:]):
        return None
    if parts == 2:
        return tuple(found)
    return (*found[:2], int(found[2])) if is_number(found[2]) else None


def read_place(said: str) -> tuple[int, str] | None:
    """What a list goes on behind: a number of reports and an outlet, the activity of a story and its id; none where it is none."""
    number, _, name = said.partition(" ")
    return (int(number), name) if is_number(number) and name else None


def is_number(said: str) -> bool:
    """Whether some signs are a number that a database counts to."""
    return said.isascii() and said.isdecimal() and len(said) <= MOST_DIGITS
