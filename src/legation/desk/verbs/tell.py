"""A story as its page tells it: the lines of its brief with the stemma of each, what differs as tables of values, where parties stand."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from attrs import field, frozen

from legation.briefing.arrange import name_line
from legation.briefing.typeset import role_of
from legation.desk.opened import Opened, Stand, find_stands, open_story
from legation.desk.session import Session
from legation.desk.showing import Head, Piece, Place, Stemma, show_line
from legation.desk.verbs.brief import Subject, make
from legation.desk.verbs.differ import Dispute, cut_rows, find_disputes
from legation.desk.verbs.lineage import Lineage, draw_lineage
from legation.desk.verbs.morning import find_start
from legation.desk.verbs.passages import Passages, find_passages
from legation.language.typography import show_counted
from legation.records.brief import Brief, Line, Ours, Section
from legation.records.draft import Draft
from legation.records.register import Change


@frozen
class Told:
    """A line of the page: its pieces, its grade, the lines that explain it, and the passages it rests on; `of` is the id of its claim,
    and `stemma` what stands behind that. `lead` says of a date how sure it is; `unproven` that lines of its kind were wrong too often;
    `hand` is who ruled on its claim last, `key` what names the line in a draft."""

    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    grade: str | None = None
    under: tuple[tuple[Piece, ...], ...] = ()
    of: str = ""
    stemma: Stemma | None = None
    lead: str = ""
    unproven: bool = False
    hand: str = ""
    key: str = ""


@frozen
class Block:
    """Lines under a head, and the note that ends them."""

    head: tuple[Piece, ...]
    lines: tuple[Told, ...]
    note: tuple[Piece, ...] = ()


@frozen
class Part:
    """A section of the page by its key, with a note where it has nothing to tell."""

    key: str
    blocks: tuple[Block, ...]
    note: tuple[Piece, ...] = ()

    @property
    def size(self) -> int:
        """How many lines stand in it."""
        return sum(len(block.lines) for block in self.blocks)


# What the head of the page counts, in this order.
FIGURES = ("reports", "origins", "statements", "conflicts")


@frozen
class Telling:
    """A story as its page shows it. `brief` is what a brief of it says, `heads` its reports in order of publication, `changes` what came
    since the last visit, `passages` those of the line that is open; with `every` lines of all makers stand in it. `recalled` are
    the reports that proved false, each with its outlet ("" where it has none)."""

    id: str
    title: str
    titled: Head | None
    asof: date
    counts: dict[str, int]
    stemma: Stemma
    heads: tuple[Head, ...]
    origins: dict[str, str]
    parts: dict[str, Part]
    disputes: tuple[Dispute, ...]
    further: int
    stands: tuple[Stand, ...]
    unshown: int
    changes: tuple[Change, ...]
    opened: Opened
    lineage: Lineage
    every: bool = False
    passages: Passages | None = None
    draft: Draft | None = None
    recalled: dict[str, str] = field(factory=dict)

    @property
    def silent(self) -> int:
        """How many differences were found and keep silent, for lines of their kind were wrong too often."""
        return len(self.opened.story.conflicts) - len(self.disputes) - self.further

    @property
    def picked(self) -> frozenset[str]:
        """The keys of the lines that are in the brief that is being composed on it."""
        return frozenset(one.key for one in self.draft.picks) if self.draft else frozenset()

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        """What the head of the page counts, each with what bounds it and its noun."""
        return [show_counted(noun, self.counts[noun]) for noun in FIGURES]

    @property
    def langs(self) -> dict[str, str]:
        """The language of each report, where it is known."""
        return {head.id: head.language for head in self.heads if head.language}


# So many of what differs stand on the page of the story, with so many rows; all of them on pages of their own.
MOST_DISPUTES, MOST_ROWS = 3, 6
# So many positions do; the others are on the page of positions.
MOST_STANDS = 8


def tell(
    session: Session, story: str, every: bool = False, away: datetime | None = None, of: str = "", at: Sequence[Place] = ()
) -> Telling:
    """A story as its page tells it. What came since the officer was last here (`away`, None where he never was) is new. The passages of
    the claim `of`, or those `at` some addresses, come with it.

    Raises LegationError where there is no such story.
    """
    opened = open_story(session, story, find_start(session, away, "visit"))
    day = session.store.reports.last_day() or session.clock().date()
    # What was recalled is none of its reports, and is named under its lineage.
    false = session.store.reports.many([one.report for one in opened.story.disproved])
    reports = (*false, *opened.reports.values())
    brief = make(Subject(opened.story, reports, tuple(opened.readings.values())), day, session.ruled, every).brief
    titled = next((head for head in opened.heads.values() if head.title and brief.title in head.title), None)
    disputes = find_disputes(opened, every)
    shown = brief.sections
    printed = every or any(section.key == "positions" for section in shown)
    stands = find_stands(opened.story.positions, opened.names, opened.heads, opened.office.issues) if printed else []
    return Telling(
        opened.story.id,
        brief.title,
        titled,
        brief.asof,
        dict(brief.counts),
        opened.draw(),
        tuple(opened.heads.values()),
        {source.report: source.origin or "" for source in brief.sources},
        {section.key: tell_section(opened, brief, section) for section in shown},
        tuple(cut_rows(one, 0, MOST_ROWS) for one in disputes[:MOST_DISPUTES]),
        max(0, len(disputes) - MOST_DISPUTES),
        tuple(stands[:MOST_STANDS]),
        max(0, len(stands) - MOST_STANDS),
        opened.changes,
        opened,
        draw_lineage(opened),
        every,
        find_passages(opened, of, at) if of or at else None,
        next(iter(session.store.drafts.all(opened.story.id)), None),
        {one.id: one.outlet or "" for one in false},
    )


def tell_section(opened: Opened, brief: Brief, section: Section) -> Part:
    """A section of the brief as the page has it."""
    return Part(section.key, tuple(cut_blocks(opened, brief, section)), show_line(section.note) if section.note else ())


def cut_blocks(opened: Opened, brief: Brief, section: Section) -> Iterator[Block]:
    """The lines of a section in blocks, each under its head."""
    head: tuple[Piece, ...] = ()
    planned = False
    lines: list[list[Line]] = []
    note: tuple[Piece, ...] = ()
    for line in section.lines:
        role = role_of(line)
        if role == "head":
            if lines or note:
                yield Block(head, tuple(tell_line(opened, brief, one, planned, section.key) for one in lines), note)
            head, lines, note = show_line(line), [], ()
            planned = any(isinstance(part, Ours) and part.template == "planned" for part in line.parts)
        elif role == "note":
            note = show_line(line)
        elif line.indent and lines:
            lines[-1].append(line)
        else:
            lines.append([line])
    if lines or note:
        yield Block(head, tuple(tell_line(opened, brief, one, planned, section.key) for one in lines), note)


def tell_line(opened: Opened, brief: Brief, lines: Sequence[Line], planned: bool = False, key: str = "") -> Told:
    """A line with those that explain it; what it rests on is shown by its stemma and not said again."""
    first, *others = lines
    places = tuple((found.report, found.span) for found in (brief.references[number - 1] for number in first.citations))
    claim = next((one for one in opened.story.claims if one.id == first.of), None)
    if claim is None and first.maker in ("planned", "past"):
        claim = opened.find_claim(places)
    pieces = tuple(piece for piece in show_line(first) if piece.kind != "unproven")
    return Told(
        pieces,
        places,
        str(first.grade) if first.grade else None,
        tuple(show_line(line) for line in others if line.maker not in ("basis", "grounds")),
        claim.id if claim else "",
        opened.draw(claim) if claim else None,
        find_lead(first, planned) if first.maker in ("planned", "past") else "",
        any(isinstance(part, Ours) and part.template == "unproven" for part in first.parts),
        opened.hands.get(claim.id, "") if claim else "",
        name_line(key, first),
    )


def find_lead(line: Line, planned: bool) -> str:
    """How sure a date is: planned, held, cancelled, or told by a report as past."""
    said = next((part.values[0] for part in line.parts if isinstance(part, Ours) and part.template == "standing"), None)
    return said or ("planned" if planned else "reported")
