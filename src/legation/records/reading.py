"""A reading: what one report says, found in it and pointing into it. The report's text is never touched.

Every record here points at words by address; whatever was decided about those words (who is meant, which day) stands
beside them with named reasons, never in their place.
"""

from typing import Literal

from attrs import field, frozen

from legation.records.ids import digest
from legation.records.report import Span

Mode = Literal["quoted", "reported", "mixed"]
Held = Literal["affirmed", "denied", "hedged", "asked", "withheld"]
Kind = Literal["said", "wrote", "called", "thought", "acted"]
Status = Literal["none", "considered", "planned", "decided", "done"]
Stance = Literal["supports", "opposes", "considers", "declines", "noncommittal"]
How = Literal["byline", "dateline", "credit", "copyright", "told", "according", "reported"]
Standing = Literal["planned", "reported", "confirmed", "held", "cancelled"]
AgreementStep = Literal["proposed", "negotiated", "announced", "agreed", "signed", "approved", "in force", "suspended", "ended", "broken"]


@frozen
class When:
    """A time that some words mean. `first` and `last` are ISO days, months or years (``2023-05-24``, ``2023-05``, ``2023``):
    the precision of the words is the length of the text. Equal for one day, month or year. `words` is where it is said. `part` where they
    only say which of its sort a thing is ("the 2016 election", "last year's vote"): the time is that thing's, not of what is told.
    """

    first: str
    last: str
    words: Span
    part: bool = False


def last_day(time: str) -> str:
    """An ISO day, month or year as the day on which it is over, for comparing and sorting: every month counts 31 days."""
    return time + "-12-31"[len(time) - 4 :]


@frozen
class Mention:
    """Who is meant by some words: the whole noun phrase at `span`, and what we made of it.

    `name` is the resolved full name, `actor` an id (``person:fumio-kishida``, ``state:jp``, ``org:nato``), `party` the
    actor id of the state or body the person speaks for, `why` the named reasons (``full name at [0, 12]``, ``metonym``).
    """

    span: Span
    name: str | None = None
    actor: str | None = None
    party: str | None = None
    why: tuple[str, ...] = ()


@frozen
class Credit:
    """An outlet or agency that the report names as where its words come from; `how` says by which form."""

    name: str
    how: How
    span: Span


SourceForm = Literal[
    "",
    "post",
    "release",
    "statement",
    "letter",
    "filing",
    "report",
    "statistics",
    "page",
    "interview",
    "broadcast",
    "conference",
    "session",
    "speech",
]


@frozen
class SourceMention:
    """Words of a report that say where other words of it come from, beyond the report: "in a statement", "told the Karst Times".

    `kind` and `form` say what it is: an outlet or an agency, a document (a post, a letter, a report), an occasion (an interview, a press
    conference), or somebody unnamed. `sentence` is where it stands: what is told there comes from this source, and so are the words of
    the `statement` with that id. `name` is of the outlet that it was told to or carried by, or of the page of a post; `who` wrote or
    spoke, as an actor id or as written; `when` the ISO day, month or year that the words give for it. `why` is the phrase that was met.
    """

    kind: Literal["outlet", "agency", "document", "occasion", "unnamed"]
    form: SourceForm
    span: Span
    sentence: Span
    name: str | None = None
    who: str | None = None
    when: str | None = None
    statement: str | None = None
    why: str = ""


@frozen
class Statement:
    """Someone said something: the speaker, the cue and the words, each with its address.

    `words` may be in several pieces. `held`: what the speaker does with it; `status`: how far the thing spoken of has
    come. `via` is the chain of outlets between speaker and report, nearest to the speaker first. `within` is the id of
    the statement that encloses it. `said` is an ISO day, month or year; `when` the same with the words that say so.
    `kind` tells speech (``said``) from documents (``wrote``), evaluation (``called``: "called it a disaster", "backed it"), thoughts
    and wishes told of the speaker (``thought``), and acts that speak for themselves (``acted``: "signed", "is negotiating").
    """

    words: tuple[Span, ...]
    speaker: Mention | None = None
    cue: Span | None = None
    mode: Mode = "reported"
    held: Held = "affirmed"
    status: Status = "none"
    via: tuple[str, ...] = ()
    venue: str | None = None
    addressee: str | None = None
    within: str | None = None
    said: str | None = None
    when: When | None = None
    report: str = ""
    id: str = field(default="")
    kind: Kind = "said"

    def __attrs_post_init__(self) -> None:
        if not self.id:
            spans = tuple((s.where, s.start, s.end) for s in self.words)
            speaker = (self.speaker.span.start, self.speaker.span.end) if self.speaker else None
            object.__setattr__(self, "id", digest("statement", self.report, spans, speaker))


@frozen
class Position:
    """Where a party stands on an issue, by its own words or act. `issue` is the noun phrase at `span`; `statement` its id."""

    actor: str
    issue: str
    span: Span
    stance: Stance
    statement: str | None = None
    when: str | None = None
    report: str = ""


@frozen
class Event:
    """Something that happened or is to happen: a meeting, an agreement, an opening, a launch.

    `kind` is a PLOVER class or ``MEETING``, ``AGREEMENT``, ``OPENING`` …; `what` the words for it; `parties` actor ids;
    `status` planned and past apart; `span` the clause or sentence that says so. `step` is the step of an agreement that is told
    there; with a planned event it is the one to come.
    """

    kind: str
    what: str
    span: Span
    when: When | None = None
    parties: tuple[str, ...] = ()
    place: str | None = None
    status: Standing = "reported"
    report: str = ""
    step: AgreementStep | None = None


@frozen
class Figure:
    """A number that the text gives: `value` and `most` (equal unless a range), its `unit` (``person``, ``km``, ``usd``, ``percent`` …),
    `what` is counted (the head noun, stemmed), and `bound` (``exact``, ``about``, ``least``, ``most``). `role` is what became of those
    counted or what is measured (``kill``, ``height``; else the verb's stem), `parties` the stems or names it is said of."""

    value: float
    most: float
    unit: str | None
    what: str | None
    span: Span
    bound: Literal["exact", "about", "least", "most"] = "exact"
    role: str | None = None
    parties: tuple[str, ...] = ()


TraitKind = Literal["age", "grade", "home", "place", "venue"]


@frozen
class Trait:
    """What a sentence says in passing of someone or something named: `of` (actor id or name), `kind`, `value` as plain text.

    ``age`` in years; ``grade``, the rung (``assistant``, ``full``) of an office or rank; ``home`` ("of Karst, Ohio"); ``place``, what
    kind of place a name is (``town``); ``venue``, where a study came out. Values of one `scale` exclude each other ("professor",
    "military"). `of` is empty where the sentence does not name it."""

    kind: TraitKind
    of: str
    value: str
    span: Span
    scale: str = ""


@frozen
class Step:
    """How far something has come: `status`, turned round where `negated` ("no decision"), the lemma that says so, and the stems of the
    thing spoken of."""

    status: Status
    stems: tuple[str, ...]
    negated: bool = False
    word: str = ""


@frozen
class Clause:
    """One clause of a sentence that says several things, with the noun it speaks of borrowed from around it: "the rocket, which lifted
    off at nine, ..." says that the rocket lifted off at nine.

    `span` are its own words; `stems` its content words with those it borrows, lower case and stemmed, in order; `names` the actor ids and
    proper names in it, plain; `figures` its numbers; `whens` its times; `negated` whether its main verb is; `status` how far the thing
    has come; `subject`, `verb`, `object` are stems or actor ids where they could be told. `whole` where its words can be read alone:
    a sentence with a subject that is named, and a verb that says when ("he sank it" and "after the ferry sank" are not); `cores` are
    shorter words out of it that can be, the fullest first ("the ferry sank"). `loose` are the parts in its middle that can be left out
    ("the ferry | Aurora, an old ship, | sank"). Where it goes on from a noun before it, `lead` are the words for that noun, and its cores
    are read behind them.
    """

    span: Span
    stems: tuple[str, ...]
    names: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    whens: tuple[When, ...] = ()
    negated: bool = False
    status: Status = "none"
    subject: str | None = None
    verb: str | None = None
    object: str | None = None
    whole: bool = False
    cores: tuple[Span, ...] = ()
    loose: tuple[Span, ...] = ()
    lead: Span | None = None


@frozen
class Assertion(Clause):
    """One sentence (or part of one) of the report as slots, so that accounts can be laid side by side without reading again.

    Beside the fields of a clause: `quoted` the parts in quotation marks; `statement` the id of the statement whose words these are, or None
    where the report itself says it. `steps` say how far each thing in it has come. `traits` is what its sentence says in passing of
    those it names (with the first assertion of the sentence). `places` are the names where its verb puts what happens, as written
    ("in Karst, Ohio"). `clauses` are the things it says where it says several.
    """

    quoted: tuple[Span, ...] = ()
    statement: str | None = None
    steps: tuple[Step, ...] = ()
    traits: tuple[Trait, ...] = ()
    places: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()


@frozen
class Reading:
    """All that was found in one report, by one version of the reader. Derived: may be dropped and made again.

    `later` are words that tell in the past of a time long after the day that the report bears, so that it cannot be the day of its text.
    """

    report: str
    reader: str
    language: str | None = None
    mentions: tuple[Mention, ...] = ()
    credits: tuple[Credit, ...] = ()
    sources: tuple[SourceMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    notes: tuple[str, ...] = ()
    later: Span | None = None
