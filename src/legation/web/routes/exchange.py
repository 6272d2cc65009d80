"""What is taken back, and what goes to and fro with partners: recalls, consultations, answers."""

from datetime import date, datetime
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Form, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.desk.desk import Desk
from legation.records.errors import LegationError, StoreError
from legation.records.exchange import Letter, Parcel
from legation.records.release import Tlp
from legation.web.desks import at_desk
from legation.web.forms import MOST_NUMBER, OURS
from legation.web.render import page

router = APIRouter()
Words = Annotated[str, Form(max_length=20_000)]
Some = Annotated[list[str] | None, Form()]
Short = Annotated[str, Path(max_length=40)]
# So many reports that go back to what proved false are named.
MOST_NAMED = 8
# So many parcels are looked through for those of the invitations.
MOST_PARCELS = 500


@router.get("/recalls")
def recalls(
    request: Request, about: Annotated[str, Query(max_length=400)] = "", release: Annotated[int, Query(ge=0, le=MOST_NUMBER)] = 0
) -> Response:
    """What was recalled and what came of it; who holds a line that rests on what is named; on what a release rests."""
    with at_desk(request) as desk:
        return show_recalls(request, desk, about.strip(), release=release)


def show_recalls(request: Request, desk: Desk, about: str, status: int = 200, fault: str = "", release: int = 0) -> Response:
    """The page, with what was wrong in the form, if something was."""
    looked = None
    rests = desk.store.reports.many(list(desk.released(release)[0].reports)) if release else []
    if about and not fault:
        try:
            (looked,) = desk.recall(about)
        except StoreError:
            raise
        except LegationError as error:
            fault, status = str(error), 400
    standing = desk.partner()
    return page(
        request,
        "recalls.html",
        status,
        rows=desk.recall()[::-1],
        looked=looked,
        named=desk.store.reports.many(list(looked.recall.reports[:MOST_NAMED])) if looked else [],
        about=about,
        fault=fault,
        names={one.partner.key: one.partner.name for one in standing},
        closed={one.partner.key for one in standing if one.closed},
        rests=rests,
    )


@router.post("/recalls", dependencies=[OURS])
def recall(request: Request, about: Words, why: Words = "") -> Response:
    """Take back what rests on something, everywhere."""
    with at_desk(request) as desk:
        try:
            if not why.strip():
                raise LegationError("Say why: the reason stays in the office.")
            desk.recall(about.strip(), why)
            request.app.state.work.weigh(desk.by)
        except StoreError:
            raise
        except LegationError as error:
            return show_recalls(request, desk, about, 400, str(error))
    return RedirectResponse("/recalls", 303)


@router.get("/consultations")
def consultations(request: Request) -> Response:
    """Whom the office meets, and what partners said and asked."""
    with at_desk(request) as desk:
        return show_consultations(request, desk)


def show_consultations(request: Request, desk: Desk, status: int = 200, fault: str = "", given: dict[str, str] | None = None) -> Response:
    """The page, with what was wrong in a form, if something was."""
    standing, rows = desk.partner(), desk.consult().consultations
    deeds = [(one, number, deed) for one in rows for number, deed in enumerate(one.deeds, start=1) if deed.done is None]
    parcels = [one for one in desk.store.parcels.newest(MOST_PARCELS) if one.letter]
    sent: dict[str, list[tuple[Letter, list[Parcel]]]] = {}
    for letter in (letter for one in rows for letter in desk.store.letters.of_meeting(one.id)):
        sent.setdefault(letter.meeting, []).append((letter, [parcel for parcel in parcels if parcel.letter == letter.number]))
    return page(
        request,
        "consultations.html",
        status,
        rows=rows,
        open=sorted(deeds, key=lambda one: (one[2].due or date.max, one[0].begins)),
        today=desk.clock().date(),
        people=[one for one in desk.contact() if not one.closed],
        sent=sent,
        labels=get_args(Tlp),
        partners=[one.partner for one in standing if not one.closed],
        names={one.partner.key: one.partner.name for one in standing},
        fault=fault,
        given=given or {},
    )


@router.post("/consultations", dependencies=[OURS])
def consult(
    request: Request,
    act: Words,
    what: Words = "",
    begins: Words = "",
    place: Words = "",
    partners: Some = None,
    points: Words = "",
    words: Words = "",
    owner: Words = "",
    due: Words = "",
    number: Annotated[int, Form(ge=0, le=1000)] = 0,
    people: Words = "",
    attendees: Some = None,
    mark: Words = "",
) -> Response:
    """Add a consultation, or note what was said at one, what follows, that it is cancelled."""
    with at_desk(request) as desk:
        try:
            said: dict[str, Any] = {"place": place.strip(), "partners": partners or [], "words": words.strip(), "owner": owner.strip()}
            said |= {"people": people.split("\n") if people.strip() else (), "attendees": attendees or (), "mark": mark}
            said |= {"points": points.splitlines(), "number": number, "begins": read_hour(begins, desk), "due": None}
            if due:
                said["due"] = read_hour(due, desk).date()  # type: ignore[union-attr]  # what is said is an hour, or refused
            desk.consult(act, what.strip(), **said)
        except StoreError:
            raise
        except LegationError as error:
            return show_consultations(request, desk, 400, str(error), {"what": what, "place": place, "points": points, "begins": begins})
    return RedirectResponse("/consultations", 303)


@router.get("/consultations/{meeting}/{partner}")
def invite(request: Request, meeting: Short, partner: Short) -> Response:
    """The invitation of one partner, as a file."""
    with at_desk(request) as desk:
        made = desk.consult("invite", meeting, partner=partner).invitation
    headers = {"content-disposition": 'attachment; filename="invitation.ics"'}
    return Response(made, media_type="text/calendar; charset=utf-8", headers=headers)


def read_hour(said: str, desk: Desk) -> datetime | None:
    """A day and hour as a form has it, where the office is. Raises LegationError for what is none."""
    try:
        return datetime.fromisoformat(said).replace(tzinfo=desk.office.zone) if said else None
    except ValueError:
        raise LegationError(f"{said!r} is no day and hour: write it as 2026-12-01T10:00.") from None
