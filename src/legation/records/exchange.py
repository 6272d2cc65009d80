"""What goes to and fro between the office and its partners: what each may fetch, what it answers, what is sent to it, what was
recalled, who is to be met there, and consultations."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, get_args

from attrs import frozen

from legation.records.ids import SHORTEST
from legation.records.release import Mark, TakenBack
from legation.records.ruling import Ruling

Way = Literal["taxii", "feed", "calendar", "page"]
# The ways on which a partner comes to fetch; each needs a token of its own or one for several.
WAYS: tuple[Way, ...] = get_args(Way)


@frozen
class Offer:
    """One version of a STIX object that a partner may fetch: `place` counts the partner's own from 1, `added` is when it came to be there
    (each later than the one before), `version` the moment of its last change; `revoked` says that it takes the thing back."""

    place: int
    id: str
    kind: str
    version: datetime
    added: datetime
    revoked: bool
    said: Mapping[str, Any]


@frozen
class Wanted:
    """What a partner asks for of its objects: those behind a `place` or `since` a moment, by `ids`, by `kinds`, in which `versions` (last,
    first, all, or moments), so many at most."""

    after: int = 0
    since: datetime | None = None
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    versions: tuple[str | datetime, ...] = ("last",)
    limit: int = 100


# The head of a message of ours that says what it bears: ``brief; id=STIX-ID; made=HOUR`` or ``invitation``.
PRODUCT = "X-Legation-Product"
AnswerKind = Literal["answer", "question", "brief", "invitation"]
AnswerState = Literal["waiting", "taken", "refused"]


@frozen
class Answer:
    """What a partner sent: an answer or a question, on what (`about`: an id that both know, "" for nothing named), a brief of its own, or
    an invitation.

    `key` tells it from the partner's others, so that what is sent twice is there once; `status` is the number under which TAXII answers for
    it; `tlp` the label it came with. `who` is the person that wrote it, as far as that is told. `report` is the report that was made of it,
    `said` why none could be. A brief has a `title` and `lines`, each behind its id, none where it was withdrawn; of a brief and of an
    invitation no report is made.
    """

    number: int
    partner: str
    key: str
    at: datetime
    way: str
    kind: AnswerKind
    words: str
    about: str = ""
    tlp: str = ""
    status: str = ""
    state: AnswerState = "waiting"
    report: str | None = None
    said: str = ""
    who: str = ""
    title: str = ""
    lines: tuple[tuple[str, str], ...] = ()


@frozen
class Outcome:
    """What a recall did for a partner: how many of its lines rested on what was recalled, in the release of which number, and the number
    of the release that corrects it; `whole` says that nothing was left of the product. `taken` are all things that the correction takes
    back, those that no longer hold without what is false among them."""

    partner: str
    story: str
    release: int
    lines: tuple[str, ...]
    correction: int | None = None
    whole: bool = False
    taken: tuple[TakenBack, ...] = ()


@frozen
class Recall:
    """That something proved false: `about` is the report or origin as the officer named it, `reports` the reports that go back to it, `why`
    his reason. `outcomes` say who held what, and what corrects it."""

    number: int
    by: str
    at: datetime
    about: str
    reports: tuple[str, ...]
    why: str
    outcomes: tuple[Outcome, ...] = ()


def as_ruling(recall: Recall) -> Ruling:
    """The word of the officer that is behind a recall: while it stands, what was recalled supports nothing. Where he named a report, and
    not an origin or an outlet, it is on that and what goes back to it."""
    named = len(recall.about) >= SHORTEST and any(report.startswith(recall.about.lower()) for report in recall.reports)
    return Ruling(recall.by, recall.at, recall.reports, "proved-false", None if named else recall.about, recall.why)


PushWay = Literal["mail", "webhook", "taxii"]
ParcelState = Literal["waiting", "sending", "sent", "failed", "withdrawn"]


@frozen
class Parcel:
    """A release (by its number), or a letter (by its), on its way to a partner: `id` is the key by which a receiver knows that it has it
    already. `tries` counts how often it was tried; `said` is what the other side, or the network, answered last. It is withdrawn where a
    recall took its version back before it had arrived: the correction goes instead."""

    id: str
    number: int
    partner: str
    way: PushWay
    address: str
    form: str
    release: int
    at: datetime
    state: ParcelState = "waiting"
    tries: int = 0
    tried: datetime | None = None
    said: str = ""
    letter: int = 0


@frozen
class Contact:
    """Somebody at a partner, as he stands from this entry on: `id` names him here, `role` is what he does there, `address` where mail
    reaches him; `closed` once he is there no more."""

    number: int
    id: str
    by: str
    at: datetime
    partner: str
    name: str
    role: str = ""
    address: str = ""
    closed: bool = False


LetterKind = Literal["question", "answer", "invitation"]


@frozen
class Letter:
    """What the office says to a partner besides briefs: `id` is under what the partner knows it, and nobody else is told it.

    `about` is what it is on, by the id under which both know it; `answers` the number of what the partner said, where it answers that.
    `calendar` is the invitation as it left, to the consultation `meeting`. `mark` is how it may be handled.
    """

    number: int
    id: str
    by: str
    at: datetime
    partner: str
    kind: LetterKind
    words: str
    mark: Mark
    about: str = ""
    answers: int = 0
    meeting: str = ""
    calendar: str = ""


@frozen
class Point:
    """A point of an agenda: in words, and the story and the thing in it (a conflict, a position) that it was drawn from."""

    words: str
    story: str = ""
    about: str = ""


@frozen
class Deed:
    """What somebody took on: what is to be done, who `owner` is, until which day; `done` when it was."""

    words: str
    owner: str
    due: date | None = None
    done: date | None = None


@frozen
class Consultation:
    """A meeting with partners as it stands from this entry on: `id` names it, `edition` counts its entries from 1.

    `partners` are keys; `people` are those who come, by name, `attendees` those of partners, by the ids of contacts; `agenda` its points,
    `record` what was said, `deeds` what follows. `mark` is how its invitation is marked.
    """

    number: int
    id: str
    edition: int
    by: str
    at: datetime
    title: str
    begins: datetime
    ends: datetime
    place: str = ""
    partners: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    agenda: tuple[Point, ...] = ()
    record: str = ""
    deeds: tuple[Deed, ...] = ()
    mark: Mark | None = None
    cancelled: bool = False
    attendees: tuple[str, ...] = ()
