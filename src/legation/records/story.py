"""A story: several reports on one development, with who stands behind what, and where they differ. Derived from readings and rulings."""

from html import escape
from typing import Literal

from attrs import field, frozen

from legation.records.errors import Refusal
from legation.records.ids import digest
from legation.records.reading import Event, Position, SourceForm
from legation.records.report import Span

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

RELIABILITY: dict[str, str] = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY: dict[str, str] = {
    "1": "Confirmed by other sources",
    "2": "Probably true",
    "3": "Possibly true",
    "4": "Doubtful",
    "5": "Improbable",
    "6": "Truth cannot be judged",
}


@frozen
class Grade:
    """How far to trust a source (letter, the officer's word) and a claim (digit, computed from origins and conflicts).

    F and 6 mean *no basis to judge*, not *worst*. `reasons` say how each came about.
    """

    reliability: Reliability = "F"
    credibility: Credibility = "6"
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


DescentKind = Literal["declared", "reuse", "inferred"]
SourceKind = Literal["newsroom", "agency", "outlet", "document", "occasion", "speaker", "unnamed"]
ConflictKind = Literal["number", "date", "status", "polarity", "place", "identity", "other"]
# The values of a conflict that are no figures, days, names or words of a report: closed sets, each with its words in the brief.
YesNo = Literal["affirmed", "denied"]
Known = Literal["not known", "given", "not given out", "given out", "not confirmed", "stated"]
Condition = Literal["open", "closed"]
Stage = Literal["none", "not considered", "not planned", "not decided", "considered", "planned", "not done", "decided", "done"]


@frozen
class Passage:
    """Words that two reports share: `left` in the report `one`, `right` in the report `other`; `words` is how many."""

    one: str
    left: Span
    other: str
    right: Span
    words: int


@frozen
class Descent:
    """One step of lineage: the report `child` goes back to `parent` (a report's id, or the name of an agency or outlet).

    `kind`: declared in the text, read off reused passages, or inferred from weaker signs. `share` is how much of the child's own
    words (outside quoted matter) it explains, 0 to 1. `reasons` are sentences an officer can check.
    """

    child: str
    parent: str
    kind: DescentKind
    share: float
    reasons: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@frozen
class Origin:
    """Reports of a story that go back to one source. `root` is its report id or name, None where it cannot be named."""

    root: str | None
    reports: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@frozen
class Source:
    """Where a passage comes from: the newsroom that tells it, an agency, an outlet that it credits, a document (a post, a release, a
    letter, a filing, a report), an occasion (words spoken before many), a speaker, or somebody unnamed. `name` of it, None where it has
    none; `certain` whether it counts at the least, and `why` it is held to be the source, in sentences. `form` of a document: a post, a
    letter; empty where that is not told."""

    kind: SourceKind
    name: str | None
    certain: bool = True
    why: tuple[str, ...] = ()
    form: SourceForm = ""


@frozen(cache_hash=True)
class Support:
    """A passage that carries a claim (or denies it): the report, the address of the words, and through whom they came.
    `statement` is the id of the statement it is, if it is one; `origin` the name or report id of the origin it is counted for,
    None where that cannot be told; `source` what it comes from. Supports of one `key` are counted as one origin, those without it as
    none."""

    report: str
    span: Span
    via: str | None = None
    statement: str | None = None
    origin: str | None = None
    source: Source | None = None
    key: str | None = None


@frozen
class Drift:
    """How one thing is told in a weaker and in a stronger form: under a weaker and a stronger verb (``cue``), as less and as further under
    way (``stage``), or quoted in part and in full (``cut``). `weak` and `strong` are the words that show it: the verbs, the passages, or
    the quotations."""

    kind: Literal["cue", "stage", "cut"]
    weak: Support
    strong: Support


@frozen(cache_hash=True)
class Claim:
    """One thing said to be so, and everything that stands behind it.

    `text` is the verbatim words of its strongest support (the first of `supports`). `speaker` is a name for "X said p", None for "p".
    `roots` is the number of independent origins behind the supporting passages themselves, at the least; `roots_most` at the most.
    `confirmed` where two of them at least tell all of its words on an own word. `drifts` are the weakest and strongest forms in which it
    is told, where they differ. Where words are left out in its middle, `pieces` are those that are kept, in their order, and `text` has
    "…" for the others.
    """

    text: str
    speaker: str | None
    supports: tuple[Support, ...]
    denials: tuple[Support, ...] = ()
    roots: int = 1
    roots_most: int = 1
    grade: Grade = field(factory=Grade)
    reasons: tuple[str, ...] = ()
    actor: str | None = None
    said: str | None = None
    held: str = "affirmed"
    status: str = "none"
    salience: float = 0.0
    drifts: tuple[Drift, ...] = ()
    confirmed: bool = False
    pieces: tuple[Span, ...] = ()
    id: str = field(default="")

    def __attrs_post_init__(self) -> None:
        if not self.id:
            first = self.supports[0]
            object.__setattr__(self, "id", digest("claim", self.speaker, first.report, first.span.start, first.span.end))


@frozen
class Side:
    """One account in a conflict: the words, and the value they give. Equal `side` numbers agree with each other. `at` is where the number
    or time itself stands, None where the value is in all of the words."""

    report: str
    span: Span
    side: int
    value: str
    at: Span | None = None


@frozen
class Correction:
    """What a report corrects, at `span`: the address of the number that was `wrong` and of the one that is `right`, None where the line
    does not give it."""

    report: str
    span: Span
    wrong: Span | None = None
    right: Span | None = None


@frozen
class Conflict:
    """A point on which accounts differ. `why` is ``update`` where a later report explains the difference, ``correction`` where one of them
    corrects it, else None; `overtaken` are the sides that stand no more for it."""

    about: str
    kind: ConflictKind
    sides: tuple[Side, ...]
    why: Literal["update", "correction"] | None = None
    reasons: tuple[str, ...] = ()
    salience: float = 0.0
    overtaken: tuple[int, ...] = ()


@frozen
class Doubt:
    """Why the day that a report bears cannot be the day of its text, so that nothing is reckoned by it: its words at `span` tell in the
    past of a time long after it (``later``), or tell what others told weeks or months before or after it (``apart``), of whom `other` is
    one; or `other` is a page of the same outlet that bears the same stamp, far from all other outlets (``stamped``). `day` is the day it
    bears, as ISO text."""

    report: str
    day: str
    why: Literal["later", "apart", "stamped"]
    span: Span
    other: str | None = None


@frozen
class Disproved:
    """A report of a story that proved false by the officer's word, or that goes back to one: it supports nothing. `by` and `on` (ISO text)
    say whose word that is and of which day, `root` is the newsroom that counts for nothing here, None where other reports of it stand."""

    report: str
    by: str
    on: str
    root: str | None = None


@frozen
class Wording:
    """How one outlet names an actor or an act that others name otherwise: `of` is what is named, `words` stand at `span`."""

    of: str
    report: str
    span: Span
    words: str


@frozen
class Story:
    """One development as its reports tell it. `id` is the hash of its first report's id; `reports` are in order of publication, those whose
    day is in doubt (`doubts`) behind the others. What proved false (`disproved`) belongs to it and is not among its reports: nothing of the
    story rests on it."""

    id: str
    title: str
    reports: tuple[str, ...]
    descents: tuple[Descent, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    wordings: tuple[Wording, ...] = ()
    reasons: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    disproved: tuple[Disproved, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """All that belongs to it, also what proved false."""
        return (*self.reports, *(one.report for one in self.disproved))

    def _repr_html_(self) -> str:
        """The story as a notebook shows it: what is claimed, by whom, on how many independent origins, and where accounts differ."""
        head = f"{len(self.reports)} reports, {len(self.origins)} origins, {len(self.conflicts)} conflicts"
        rows = "".join(
            f"<tr><td>{claim.grade}</td><td>{_range(claim)}</td><td>{escape(claim.speaker or '')}</td><td>{escape(claim.text)}</td></tr>"
            for claim in self.claims
        )
        sides = "".join(f"<li>{escape(' | '.join(side.value for side in conflict.sides))}</li>" for conflict in self.conflicts)
        table = f"<table><tr><th>grade</th><th>origins</th><th>speaker</th><th>words</th></tr>{rows}</table>"
        return f"<h3>{escape(self.title)}</h3><p>{head}</p>{table}" + (f"<p>Accounts differ:</p><ul>{sides}</ul>" if sides else "")


def _range(claim: Claim) -> str:
    return str(claim.roots) if claim.roots == claim.roots_most else f"{claim.roots}–{claim.roots_most}"


@frozen
class Weighing:
    """What came of weighing some readings: the stories (largest first), the reports in none, and what was refused."""

    stories: tuple[Story, ...] = ()
    loose: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def story_id(first_report: str) -> str:
    """A story's id: the hash of the id of the report it was minted with."""
    return digest("story", first_report)
