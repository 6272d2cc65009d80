"""What leaves the office: how a thing may be handled, who may have it, what a packet holds, and what was kept back."""

from datetime import date, datetime
from typing import Literal

from attrs import field, frozen

from legation.records.brief import Brief
from legation.records.report import Day, Report
from legation.records.story import Grade

Tlp = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]


@frozen
class Mark:
    """How a thing may be handled: its TLP 2.0 label, its level by the office's policy, who may have it, and what it asks of a reader.

    `level` is a name of the policy ("" where it has none for it). `releasable` are ISO 3166 alpha-3 codes and the office's own
    communities: one of them is needed to read it; None restricts nobody, an empty one lets nobody read it. `caveats` are needed all.
    """

    tlp: Tlp
    level: str = ""
    releasable: tuple[str, ...] | None = None
    caveats: tuple[str, ...] = ()


MaskKind = Literal["outlet", "byline", "chain"]


@frozen
class Mask:
    """What a partner is not told of what it may see: which `outlet` printed it (`of` names one, "" all), who wrote it (byline), through
    whom words came (chain)."""

    kind: MaskKind
    of: str = ""


@frozen
class Push:
    """Where a partner wants things sent: by ``mail``, to a ``webhook``, or into its collection by ``taxii``; and in which form."""

    way: Literal["mail", "webhook", "taxii"]
    address: str
    form: str


@frozen
class Partner:
    """Who receives packets: `key` names it here (never told to others), `name` as it is addressed, `code` its ISO alpha-3 code, the
    `communities` it belongs to, and what it is cleared for: the highest TLP label and level, and the caveats it has read in to.

    `masks` are what it is not told of what it may see. `pushes` are where it wants things sent. `seed` is what its ids are made with: a
    secret that is never changed. `turn` is how often the address at which it answers was made anew.
    """

    key: str
    name: str
    code: str
    communities: tuple[str, ...] = ()
    tlp: Tlp = "TLP:CLEAR"
    level: str = ""
    caveats: tuple[str, ...] = ()
    masks: tuple[Mask, ...] = ()
    seed: str = field(default="", repr=False)
    pushes: tuple[Push, ...] = ()
    turn: int = 0


@frozen
class Community:
    """Several who receive as one: its name in the office's policy, and the ISO alpha-3 codes of its members."""

    name: str
    members: tuple[str, ...]


@frozen
class Policy:
    """How the office marks what it has: the name and URI of its policy, its levels from the lowest, its communities and caveats.

    `second` says who releases what was prepared: another ``person``, or the same one in a second ``act`` after the preview. `unmarked`
    is the mark of what has none; None where nothing may leave without one.
    """

    name: str = ""
    uri: str = ""
    levels: tuple[str, ...] = ()
    communities: tuple[Community, ...] = ()
    caveats: tuple[str, ...] = ()
    second: Literal["person", "act"] = "act"
    unmarked: Mark | None = None


ItemKind = Literal["claim", "statement", "stance", "date", "conflict", "origin"]


@frozen
class Item:
    """One thing that a brief tells, typed, for forms that carry things and not lines. `words` is its line as it is printed.

    `id` is a UUID of its own in every packet of a partner. `references` are numbers of the brief's list; `origins` is how many independent
    origins stand behind it, at least and at most; `first` and `last` are ISO days, months or years of a date. `sides` are the ids of the
    claims or statements that stand against each other in a conflict. What does not belong to a kind is None.
    """

    id: str
    kind: ItemKind
    words: str
    references: tuple[int, ...]
    mark: Mark | None
    grade: Grade | None = None
    speaker: str | None = None
    party: str | None = None
    issue: str | None = None
    stance: str | None = None
    said: Day | None = None
    held: str | None = None
    origins: tuple[int, int] | None = None
    reports: int | None = None
    first: str | None = None
    last: str | None = None
    planned: bool | None = None
    sides: tuple[str, ...] = ()


@frozen
class Withheld:
    """Something that was kept back, for the officer alone: what kind of thing, its id here, and the plain reason."""

    kind: str
    what: str
    reason: str


@frozen
class TakenBack:
    """A thing that a partner holds and that a new version takes back: what kind of thing, and the words in which it was told last."""

    kind: ItemKind
    words: str


@frozen
class View:
    """What one receiver may be told: a brief in words, made of nothing but what it may see, and the mark of each portion of it.

    `reports` are those it may see, as it sees them; `portions` holds a mark for every line, in the order of `find_lines`; `items` its
    things, each with an id of ours and the mark of its line. `withheld` is for the officer alone and goes into no packet. `frame` is the
    mark of what stands around the lines: title, counts, sources. `still` are the ids of things that the receiver may be told as before and
    that were merely not chosen now.
    """

    office: str
    brief: Brief
    reports: tuple[Report, ...]
    portions: tuple[Mark | None, ...]
    items: tuple[Item, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    frame: Mark | None = None
    still: tuple[str, ...] = ()


@frozen
class Sent:
    """What a receiver has of a product: its id, when the first version left, how many did, and the ids it knows things by.

    `ids` pairs our key of each thing with the receiver's; `held` are those that it holds, each behind its kind (``claim ID``): of the last
    version, and of those before what none took back.
    """

    id: str
    first: datetime
    version: int
    ids: tuple[tuple[str, str], ...] = ()
    held: tuple[str, ...] = ()


@frozen
class Matter:
    """What a packet holds: a brief in which every line is in words, a mark for each portion of it, its things typed, and the mark of all.

    `id` is the product's UUID, the same at every new version of it; `audience` is how the receiver is addressed (the office itself for its
    own export), `office` who sends, under `policy`; `portions` holds a mark for every line, in the order of `records.lines.find_lines`
    (None only in the office's own export, where `mark` may be None, too); `made` is the hour of this version, `first` that of the first
    one released to this receiver; `revoked` are kinds and ids of things that it was told and that are so no more.
    """

    id: str
    office: str
    audience: str
    policy: Policy
    mark: Mark | None
    brief: Brief
    portions: tuple[Mark | None, ...]
    items: tuple[Item, ...]
    made: datetime
    first: datetime
    version: int = 1
    revoked: tuple[tuple[ItemKind, str], ...] = ()


@frozen
class Marking:
    """An entry of the log of marks: `by` gave `about` a `mark` (None: took it away), `at` a moment, for a reason; on the day of `review` it
    is to be looked at again.

    `about` is what is marked: ``source NAME``, ``report ID``, ``statement ID``, ``claim ID`` or ``story ID``. The words of a statement and
    all that carries a claim are marked at their addresses as well (``words REPORT WHERE START END``, ``carried REPORT …``), and the reports
    of a story (``within REPORT``): texts never change, and what is found in them may. The newest entry holds; `before` is the mark that it
    took the place of.
    """

    number: int
    by: str
    at: datetime
    about: str
    mark: Mark | None
    why: str
    before: Mark | None = None
    review: date | None = None


@frozen
class Standing:
    """An entry of the list of partners: a `partner` as it is from then on; `closed` where nothing goes to it any more."""

    number: int
    by: str
    at: datetime
    partner: Partner
    closed: bool = False


@frozen
class Preview:
    """That somebody looked at what a partner would get: the first of the two steps of a release.

    `asof` is the day that was asked for, if one was. `content` is the digest of what was looked at; what has changed since must be looked
    at again. `draft` is the brief that an officer composed, where it was one. `lines` are the ids of the claims and
    statements that were chosen, in their order (none: all).
    """

    number: int
    by: str
    at: datetime
    partner: str
    story: str
    asof: date | None
    content: str
    lines: tuple[str, ...] = ()
    draft: str = ""


@frozen
class Release:
    """That a packet left: who prepared and who released it, to whom, when, in which form, under which mark, and on what it rests.

    `reports` and `origins` are ours, as is `story`; `sent` is what the partner has of the product from then on, `matter` the packet
    whole, `digest` that of its bytes in the `form` in which it left. `ours` pairs the id under which the partner has each report with ours,
    `lines` are what was chosen of the story and `marks` those that the officer gave to some of it; `recalled` says that this version takes
    back what the one before told. `content` is the digest of `matter`: what is not that leaves in no form any more ("" in a release from
    before it was kept).
    """

    number: int
    prepared: str
    by: str
    at: datetime
    partner: str
    story: str
    form: str
    mark: Mark
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    sent: Sent
    matter: Matter
    digest: str
    withheld: tuple[Withheld, ...] = ()
    recalled: bool = False
    ours: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    marks: tuple[tuple[str, Mark], ...] = ()
    content: str = ""
