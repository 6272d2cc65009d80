"""What leaves the office: partners and what each is cleared for, marks and their log, a packet looked at as its partner would get it, its
release as a second act, and what left, in every form."""

from datetime import date
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Form, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.desk.desk import Desk
from legation.records.errors import LegationError, MeanwhileError, StoreBusyError, UnknownIdError
from legation.records.release import Tlp
from legation.web.desks import at_desk
from legation.web.forms import MOST_NUMBER, OURS, After, find_back
from legation.web.render import page

router = APIRouter()
TLP = get_args(Tlp)
# So many stories, drafts and releases are offered or listed on a page.
MOST_OFFERED, MOST_LISTED, MOST_STANDING = 30, 50, 200
Some = Annotated[list[str] | None, Form()]
# The number of a preview.
Looked = Annotated[int, Form(ge=1, le=MOST_NUMBER)]
Words = Annotated[str, Form(max_length=20_000)]
Number = Annotated[int, Path(ge=1, le=MOST_NUMBER)]


@router.get("/partners")
def partners(request: Request) -> Response:
    """Who receives what leaves, and what each is cleared for."""
    with at_desk(request) as desk:
        return show_partners(request, desk)


def show_partners(request: Request, desk: Desk, status: int = 200, **more: Any) -> Response:
    """The page, with what was wrong in a form, if something was."""
    said = {"fault": "", "given": {}, "person": {}} | more
    people = [one for one in desk.contact() if not one.closed]
    return page(request, "partners.html", status, found=desk.partner(), policy=desk.office.policy, labels=TLP, people=people, **said)


@router.post("/partners", dependencies=[OURS])
def change_partner(
    request: Request,
    act: Words,
    key: Words = "",
    name: Words = "",
    code: Words = "",
    tlp: Words = "TLP:CLEAR",
    level: Words = "",
    communities: Some = None,
    caveats: Some = None,
    masks: Words = "",
) -> Response:
    """Enter a partner, change what is said of it, or close it."""
    said: dict[str, Any] = {
        "name": name.strip(),
        "code": code.strip().upper(),
        "tlp": tlp,
        "level": level,
        "communities": communities or [],
        "caveats": caveats or [],
        "masks": [one.strip() for one in masks.split(",") if one.strip()],
    }
    with at_desk(request) as desk:
        try:
            desk.partner(act, key.strip(), **({} if act == "close" else said))
        except (StoreBusyError, UnknownIdError):
            raise
        except LegationError as error:
            given = {"key": key, "act": act, **said, "masks": masks}
            return show_partners(request, desk, 400, fault=str(error), given=given)
    return RedirectResponse(f"/partners#p-{key.strip()}", 303)


@router.get("/marks")
def marks(request: Request, about: Annotated[str, Query(max_length=400)] = "", back: str = "") -> Response:
    """How a thing may be handled, and the log of marks: of that thing where one is named."""
    with at_desk(request) as desk:
        return show_marks(request, desk, about=about, back=find_back(back) if back else "")


def show_marks(request: Request, desk: Desk, status: int = 200, **more: Any) -> Response:
    """The page, with what was wrong in the form, if something was."""
    said = {"about": "", "back": "", "fault": "", "given": {}} | more
    log = desk.mark(said["about"] if not said["fault"] else "")
    return page(
        request, "marks.html", status, found=desk.view(log), policy=desk.office.policy, labels=TLP, watches=desk.office.watches, **said
    )


@router.post("/marks", dependencies=[OURS])
def mark(
    request: Request,
    about: Words,
    act: Words = "mark",
    tlp: Words = "",
    level: Words = "",
    receivers: Words = "",
    caveats: Some = None,
    why: Words = "",
    review: Words = "",
    back: Words = "",
) -> Response:
    """Mark a thing, or take its mark away."""
    parts = (tlp, level, f"REL TO {receivers.strip()}" if receivers.strip() else "", *(caveats or ()))
    given = {"tlp": tlp, "level": level, "receivers": receivers, "caveats": caveats or [], "why": why, "review": review}
    with at_desk(request) as desk:
        try:
            made = " // ".join(part for part in parts if part)
            desk.mark(about.strip(), None if act == "off" else made, why, read_review(review), off=act == "off")
        except StoreBusyError:
            raise
        except LegationError as error:
            way = find_back(back) if back else ""
            return show_marks(request, desk, 400, about=about, back=way, fault=str(error), given=given)
    return RedirectResponse(find_back(back) if back else "/marks", 303)


def read_review(said: str) -> date | None:
    """The day on which a mark is to be looked at again. Raises LegationError for what is none."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise LegationError(f"{said!r} is no day: write it as 2024-05-14.") from None


@router.get("/releases")
def releases(request: Request, before: After = None) -> Response:
    """What left, newest first."""
    with at_desk(request) as desk:
        found = desk.releases(limit=MOST_LISTED, before=before)
        titles = {head.id: head.title for head in desk.store.stories.heads_of(list({one.story for one in found}))}
        names = {one.partner.key: one.partner.name for one in desk.partner()}
        rows = [(one, desk.view(one)["mark"]) for one in found]
        partners = {one.partner for one in found}
        standing = {one.number for partner in partners for one in desk.store.releases.standing(partner, MOST_STANDING)}
        return page(
            request,
            "releases.html",
            rows=rows,
            titles=titles,
            names=names,
            forms=desk.forms(),
            standing=standing,
            most=MOST_LISTED,
            waiting=len(desk.store.parcels.unsent()),
            taken={one.number: desk.taken(one) for one in found},
        )


@router.get("/releases/new")
def look(
    request: Request,
    partner: Annotated[str, Query(max_length=40)] = "",
    story: Annotated[str, Query(max_length=64)] = "",
    draft: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """What a partner would get of a story or a draft; that somebody looked goes on the record."""
    with at_desk(request) as desk:
        return show_proof(request, desk, partner, draft or story)


def show_proof(request: Request, desk: Desk, partner: str, what: str, status: int = 200, fault: str = "") -> Response:
    """The packet as its partner would get it, or why there is none."""
    found = None
    if partner and what:
        try:
            found = desk.proof(what, partner)
        except (StoreBusyError, UnknownIdError):
            raise
        except LegationError as error:
            status, fault = 400, fault or str(error)
    drafts = desk.draft()
    heads = desk.store.stories.heads(MOST_OFFERED)
    known = {head.id for head in heads}
    heads += desk.store.stories.heads_of([one.story for one in drafts if one.story not in known])
    return page(
        request,
        "release.html",
        status,
        found=found,
        fault=fault,
        partner=partner,
        what=what,
        partners=[one.partner for one in desk.partner() if not one.closed],
        drafts=drafts,
        heads=heads,
        before=[one for one in desk.releases(partner) if found and one.story == found.preview.story][:6] if partner else [],
        forms=desk.forms(),
        second=desk.office.policy.second,
    )


@router.post("/releases", dependencies=[OURS])
def release(request: Request, partner: Words, what: Words, seen: Looked, read: Words, form: Words = "pdf") -> Response:
    """Send what was looked at: the second act. Who sends it says that he has read it."""
    with at_desk(request) as desk:
        try:
            if read != "yes":
                raise LegationError("Read the copy to its end first, and say so.")
            made = desk.release(what, partner, form, seen)
        except (StoreBusyError, UnknownIdError):
            raise
        except LegationError as error:
            return show_proof(request, desk, partner, what, 409 if isinstance(error, MeanwhileError) else 400, str(error))
    return RedirectResponse(f"/releases#n{made.number}", 303)


@router.get("/releases/{number}/{form}")
def fetch(request: Request, number: Number, form: str) -> Response:
    """A release once more, in any form."""
    with at_desk(request) as desk:
        made = desk.reissue(number, form)
    return Response(made.content, media_type=made.media, headers={"content-disposition": f'attachment; filename="{made.name}"'})
