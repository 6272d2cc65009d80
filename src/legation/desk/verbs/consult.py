"""Consultations: who meets whom, when, on what; what was said there and what follows; and the invitation of each partner."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from attrs import evolve, field, frozen

from legation.desk.session import Session
from legation.desk.verbs.contact import find_people
from legation.desk.verbs.letter import Saying, keep_letter
from legation.desk.verbs.partner import find_open
from legation.language.typography import CANCELLING, INVITING
from legation.records.errors import LegationError
from legation.records.exchange import Answer, Consultation, Contact, Deed, Letter, Parcel, Point
from legation.records.release import Item, Mark, Partner
from legation.release.marks import TLP, find_bar, find_rank, read_mark
from legation.release.ways.invite import write_invitation

ACTS = ("list", "add", "change", "cancel", "record", "deed", "done", "invite", "send", "answers")
# The things of a brief that are talked about: where accounts differ, and where parties stand.
TALKED = ("conflict", "stance")
MOST, MOST_POINTS, MOST_ANSWERS = 200, 40, 50
USUAL = timedelta(hours=1)
# Days that every calendar and time zone can tell, and more than anybody plans.
YEARS = range(1970, 2200)
LONGEST_TITLE, LONGEST_RECORD = 400, 20_000


@frozen
class Consulted:
    """Consultations as they stand (the last that was changed first), what partners answered, and an invitation where one was asked for;
    the invitations that were made to be sent, and how far they came."""

    consultations: tuple[Consultation, ...] = ()
    answers: tuple[Answer, ...] = ()
    invitation: str = field(default="", repr=False)
    letters: tuple[Letter, ...] = ()
    parcels: tuple[Parcel, ...] = ()


def consult(session: Session, act: str = "list", what: str = "", **said: Any) -> Consulted:
    """List consultations; add one (`what` is its title), change or cancel it, keep its `record`, add a deed or note one as done, write the
    invitation of a partner, send it to all of them; or list what partners answered and asked. Who was sent an invitation is sent what
    becomes of it: a change, or that it is cancelled.

    Raises LegationError where the act, the consultation or a partner is none.
    """
    if act not in ACTS:
        raise LegationError(f"There is no act {act!r} on consultations. There are: {', '.join(ACTS)}.")
    if act == "list":
        return Consulted(tuple(session.store.consultations.all()))
    if act == "answers":
        return Consulted(answers=tuple(one for one in session.store.answers.newest(MOST_ANSWERS) if one.words))
    if act == "invite":
        return invite(session, find(session, what), str(said.get("partner") or ""))
    if act == "send":
        with session.store.writing():
            meeting = find(session, what)
            letters, parcels = send(session, meeting, meeting.partners)
            session.note("consult send", meeting.id, meeting.title)
        return Consulted((meeting,), letters=letters, parcels=parcels)
    with session.store.writing():
        held = None if act == "add" else find(session, what)
        made = look_at(begin(session, what, **said) if held is None else change(session, act, held, **said))
        if act in ("add", "change"):
            look_at_mark(session, made)
        kept = session.store.consultations.append(made)
        session.note(f"consult {act}", kept.id, kept.title)
        letters, parcels = send_again(session, kept) if act in ("change", "cancel") else ((), ())
    return Consulted((kept,), letters=letters, parcels=parcels)


def find(session: Session, name: str) -> Consultation:
    """A consultation by the beginning of its id."""
    found = [one for one in session.store.consultations.all() if name and one.id.startswith(name)]
    if len(found) != 1:
        raise LegationError(f"{'No consultation has' if not found else 'Several consultations have'} an id that begins with {name!r}.")
    return found[0]


def begin(
    session: Session,
    title: str,
    begins: datetime | None = None,
    ends: datetime | None = None,
    place: str = "",
    partners: Sequence[str] = (),
    people: Sequence[str] = (),
    points: Sequence[str] = (),
    attendees: Sequence[str] = (),
    mark: str = "",
    **_: Any,
) -> Consultation:
    """A new consultation, its agenda drawn from what all its partners were told of conflicts and positions, behind the points given."""
    if not title.strip() or begins is None or not partners:
        raise LegationError("A consultation has a title, a day and hour at which it begins, and at least one partner.")
    look_at_day(begins)
    keys = tuple(find_open(session, key).partner.key for key in dict.fromkeys(partners))
    agenda, drawn = draw_agenda(session, keys)
    own = tuple(Point(" ".join(one.split())) for one in points if one.strip())
    return Consultation(
        0, uuid4().hex[:12], 1, session.by, session.clock(), title, begins, ends or begins + USUAL, place, keys, tuple(people),
        (*own, *agenda)[:MOST_POINTS], mark=read_mark(mark, session.office.policy) if mark else drawn,
        attendees=find_people(session, keys, tuple(attendees)),
    )  # fmt: skip


def look_at(made: Consultation) -> Consultation:
    """The same. Raises LegationError where its hours or its words are none that a calendar can hold."""
    if made.ends < made.begins:
        raise LegationError("It ends before it begins.")
    for day in (made.begins, made.ends, *(deed.due for deed in made.deeds if deed.due is not None)):
        look_at_day(day)
    if any(len(words) > most for words, most in ((made.title, LONGEST_TITLE), (made.place, LONGEST_TITLE), (made.record, LONGEST_RECORD))):
        raise LegationError(f"A title and a place have at most {LONGEST_TITLE} characters, a record {LONGEST_RECORD}.")
    return made


def look_at_mark(session: Session, made: Consultation) -> None:
    """Raises LegationError where the mark keeps the agenda from a partner that is asked: it could not be invited. Without a mark each is
    invited under the usual one."""
    standing = [one.partner for one in session.store.partners.all() if one.partner.key in made.partners and not one.closed]
    for partner in standing if made.mark is not None else ():
        if bar := find_bar(made.mark, partner, session.office.policy):
            raise LegationError(f"{partner.name} may not have it: {bar}. Nothing was changed: give the consultation another mark (--mark).")


def look_at_day(day: date) -> None:
    """Raises LegationError for a day that no calendar of today has."""
    if day.year not in YEARS:
        raise LegationError(f"A consultation and what is to be done lie between the years {YEARS[0]} and {YEARS[-1]}.")


def draw_agenda(session: Session, partners: Sequence[str]) -> tuple[tuple[Point, ...], Mark | None]:
    """What every one of some partners was told of conflicts and positions, as points, and the mark of them together."""
    told = [find_told(session, partner) for partner in partners]
    first = told[0] if told else {}
    shared = [words for words in first if all(words in other for other in told)]
    items = [other[words][1] for words in shared for other in told]
    points = tuple(Point(words, first[words][0], first[words][1].id) for words in shared)
    return points, join(session, [one.mark for one in items if one.mark is not None])


def find_told(session: Session, partner: str) -> dict[str, tuple[str, Item]]:
    """What a partner was told of conflicts and positions, by its words, with the story."""
    releases = session.store.releases.standing(partner, MOST)
    return {item.words: (one.story, item) for one in releases for item in one.matter.items if item.kind in TALKED}


def join(session: Session, marks: Iterable[Mark]) -> Mark | None:
    """The mark of what several partners have, each under one that names it alone: how it is handled, and no receivers."""
    given = list(marks)
    if not given:
        return None
    policy = session.office.policy
    return Mark(
        max((one.tlp for one in given), key=TLP.index),
        max((one.level for one in given), key=lambda level: find_rank(level, policy)),
        None,
        tuple(sorted({caveat for one in given for caveat in one.caveats})),
    )


def change(session: Session, act: str, held: Consultation, **said: Any) -> Consultation:
    """A consultation after an act, as a new edition of it."""
    made = evolve(held, number=0, edition=held.edition + 1, by=session.by, at=session.clock())
    if act == "cancel":
        return evolve(made, cancelled=True)
    if act == "record":
        return evolve(made, record=str(said.get("words") or ""))
    if act == "deed":
        return evolve(made, deeds=(*held.deeds, make_deed(said.get("words"), said.get("owner"), said.get("due"))))
    if act == "done":
        number = int(said.get("number") or 0)
        if not 1 <= number <= len(held.deeds):
            raise LegationError(f"There is no deed {number} of {held.title}: it has {len(held.deeds)}.")
        done = evolve(held.deeds[number - 1], done=session.clock().date())
        return evolve(made, deeds=tuple(done if place == number - 1 else one for place, one in enumerate(held.deeds)))
    given = {name: said[name] for name in ("begins", "ends", "place") if said.get(name)}
    given |= {name: tuple(said[name]) for name in ("people",) if said.get(name)}
    if said.get("attendees"):
        given["attendees"] = find_people(session, held.partners, tuple(said["attendees"]))
    if said.get("mark"):
        given["mark"] = read_mark(said["mark"], session.office.policy)
    return evolve(made, **given)


def make_deed(words: str | None, owner: str | None, due: date | None) -> Deed:
    """What somebody took on. Raises LegationError where nobody did."""
    if not words or not owner:
        raise LegationError("Say what is to be done, and who does it (--owner).")
    return Deed(words, owner, due)


def invite(session: Session, held: Consultation, partner: str) -> Consulted:
    """The invitation of one partner: it names no other."""
    if partner not in held.partners:
        raise LegationError(f"{partner or 'Nobody'} is not a partner of {held.title}. There are: {', '.join(held.partners)}.")
    found = find_open(session, partner).partner
    return Consulted((held,), invitation=write(session, held, found))


def write(session: Session, held: Consultation, partner: Partner) -> str:
    """The invitation of a partner, as iCalendar."""
    sender = session.office.mail.sender if session.office.mail is not None else ""
    return write_invitation(held, partner, session.office.name, sender, find_guests(session, held, partner.key)).decode()


def find_guests(session: Session, held: Consultation, partner: str) -> list[Contact]:
    """Those of a partner who come."""
    return [one for one in session.store.contacts.all(partner) if one.id in held.attendees and not one.closed]


def send_again(session: Session, held: Consultation) -> tuple[tuple[Letter, ...], tuple[Parcel, ...]]:
    """Send the new edition to those that were sent an earlier one and receive something still."""
    before = dict.fromkeys(one.partner for one in session.store.letters.of_meeting(held.id))
    standing = {one.partner.key for one in session.store.partners.all() if not one.closed}
    return send(session, held, [key for key in before if key in standing])


def send(session: Session, held: Consultation, partners: Sequence[str]) -> tuple[tuple[Letter, ...], tuple[Parcel, ...]]:
    """Make the invitations of some partners: to those of it who come, else to where it wants mail. Raises LegationError where one may not
    have what is on the agenda; then nobody is invited."""
    letters: list[Letter] = []
    parcels: list[Parcel] = []
    for key in partners:
        partner = find_open(session, key).partner
        guests = [one.address for one in find_guests(session, held, key) if one.address]
        words = "\n".join(f"{number}. {point.words}" for number, point in enumerate(held.agenda, start=1))
        said = Saying("invitation", CANCELLING if held.cancelled else words or INVITING, held.mark, meeting=held.id)
        letter, sent = keep_letter(session, partner, evolve(said, calendar=write(session, held, partner)), guests)
        letters.append(letter)
        parcels += sent
    return tuple(letters), tuple(parcels)
