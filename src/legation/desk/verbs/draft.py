"""A brief composed by an officer: what the machine would choose as a start, lines put in and out, moved and marked; kept as a draft.

Nothing is written by hand: every line is one that was made from the story, and the whole is checked again whenever it is shown.
"""

from collections.abc import Callable, Sequence
from datetime import date

from attrs import evolve, frozen

from legation.briefing.arrange import KEY, Choice, arrange, find_choices
from legation.briefing.cite import Checked, check
from legation.briefing.typeset import show_part, spaced
from legation.desk.opened import open_story
from legation.desk.portions import Chosen, Handling, find_parts
from legation.desk.session import Session, find_id
from legation.desk.showing import Piece, show_line
from legation.desk.sighting import find_known
from legation.desk.verbs.brief import Sheet, Subject, make, recall, write
from legation.desk.viewing import view_own
from legation.language.typography import show_counted
from legation.records.brief import Brief, Line
from legation.records.draft import Draft, Pick
from legation.records.errors import LegationError
from legation.records.ids import digest
from legation.records.lines import find_lines
from legation.records.release import Policy
from legation.release.forms.marking import show_mark, sign_portions
from legation.release.gate import Packet, packet
from legation.release.marks import read_mark, write_mark

# A pick is remembered by so much of its words; a mark has a TLP label, a level, some receivers and caveats.
LONGEST, LONGEST_MARK = 240, 160
# So many picks fit a draft.
MOST = 400


@frozen
class Offer:
    """A line or table that may go into the brief: the head it stands under, its pieces (of a table the caption), whether it is `chosen` and
    with which mark of the officer's. `portion` is the sign of the mark under which it leaves: that one with those of what it rests on.
    `under` explains it, `rows` are those of a table with its head."""

    key: str
    section: str
    head: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    under: tuple[tuple[Piece, ...], ...] = ()
    chosen: bool = False
    mark: str = ""
    table: bool = False
    grade: str | None = None
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    portion: str = ""


@frozen
class Composing:
    """A draft as its page shows it: the offers of each section (those chosen first, in their order), the picks that are no longer so, the
    brief as it would leave, and how full its page is, in lines. `mark` is that of the whole; `stays` says why it cannot leave as it is."""

    draft: Draft
    title: str
    sections: tuple[tuple[str, str, tuple[Offer, ...]], ...]
    lost: tuple[Pick, ...]
    brief: Brief | None
    lines: int
    references: int
    mark: str = ""
    stays: str = ""

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        """What the head of the page counts, each with what bounds it and its noun."""
        return [show_counted(*pair) for pair in self.brief.counts] if self.brief is not None else []

    @property
    def chosen(self) -> list[tuple[str, str, list[Offer]]]:
        """What is chosen, section by section in the order in which it leaves."""
        order = {one.key: place for place, one in enumerate(self.draft.picks)}
        found = [(key, title, [one for one in offers if one.chosen]) for key, title, offers in self.sections]
        return sorted((one for one in found if one[2]), key=lambda one: min(order[offer.key] for offer in one[2]))


ACTS = ("list", "make", "add", "remove", "move", "drop")


def draft(session: Session, act: str = "list", name: str = "", keys: Sequence[str] = (), mark: str = "", places: int = 0) -> list[Draft]:
    """What an officer does with drafts; those that it is about come back. Ids and keys are given by their beginnings.

    ``list`` those of the office (of the story `name`), the one that was changed last first; ``make`` one on the story `name` with what the
    machine would choose; ``add`` lines to the draft `name` (with a `mark`) and ``remove`` them; ``move`` one so many `places` down, or up
    below zero; ``drop`` it. Raises LegationError where a story, draft or line is not there.
    """
    if act == "list":
        return session.store.drafts.all(find_id(session, name, ("story",))[1] if name else None)
    if act == "make":
        return [begin(session, name)]
    if act not in ACTS:
        raise LegationError(f"Nothing is done to a draft by {act!r}: {', '.join(ACTS)}.")
    if act != "drop" and not keys:
        raise LegationError(f"{act} is about lines: name their keys. `legation draft show ID` has them.")
    if act == "drop":
        return [drop(session, name)]
    if act == "move":
        return [move(session, name, keys[0], places)]
    return [put_in(session, name, keys, mark) if act == "add" else take_out(session, name, keys)]


def begin(session: Session, story: str) -> Draft:
    """A new draft on a story, with what the machine would choose."""
    name = find_id(session, story, ("story",))[1]
    offered = find_choices(whole(session, name))
    own = {choice.key for choice in find_choices(whole(session, name, every=False))}
    now = session.clock()
    picks = tuple(pick(choice) for choice in offered if choice.key in own)
    before = len(session.store.drafts.all(name))
    made = Draft(digest("draft", name, session.by, now.isoformat(), before), name, session.by, now, now, session.by, picks)
    return keep(session, made, "begin")


def put_in(session: Session, draft: str, keys: Sequence[str], mark: str = "") -> Draft:
    """Lines into a draft, behind those of their section that are in it; one that is in it already takes the mark."""
    known = {choice.key: choice for choice in find_choices(whole(session, find(session, draft).story))}
    wanted = [full_key(key, known) for key in keys]
    if len(mark) > LONGEST_MARK:
        raise LegationError(f"A mark is not longer than {LONGEST_MARK} characters.")
    mark = write_mark(read_mark(mark, session.office.policy)) if mark.strip() else ""

    def add(held: Draft) -> Draft:
        picks = [evolve(one, mark=mark) if one.key in wanted else one for one in held.picks]
        picks += [pick(known[key], mark) for key in wanted if key not in {one.key for one in held.picks}]
        if len(picks) > MOST:
            raise LegationError(f"A brief has at most {MOST} lines.")
        return evolve(held, picks=tuple(picks))

    return change(session, draft, "add", add)


def take_out(session: Session, draft: str, keys: Sequence[str]) -> Draft:
    """Lines out of a draft."""

    def remove(held: Draft) -> Draft:
        gone = {full_key(key, [one.key for one in held.picks]) for key in keys}
        return evolve(held, picks=tuple(one for one in held.picks if one.key not in gone))

    return change(session, draft, "remove", remove)


def move(session: Session, draft: str, key: str, by: int) -> Draft:
    """A line up (below zero) or down among those of its section."""
    section = {choice.key: choice.section for choice in find_choices(whole(session, find(session, draft).story))}

    def put(held: Draft) -> Draft:
        name = full_key(key, [one.key for one in held.picks])
        same = [place for place, one in enumerate(held.picks) if section.get(one.key) == section.get(name)]
        at = next(place for place, one in enumerate(held.picks) if one.key == name)
        to = same[min(max(0, same.index(at) + by), len(same) - 1)]
        picks = list(held.picks)
        picks.insert(to, picks.pop(at))
        return evolve(held, picks=tuple(picks))

    return change(session, draft, "move", put)


def drop(session: Session, draft: str) -> Draft:
    """A draft put away; it stays kept."""
    return change(session, draft, "drop", lambda held: evolve(held, dropped=True))


def change(session: Session, draft: str, act: str, how: Callable[[Draft], Draft]) -> Draft:
    """A draft changed as it is now, whoever changed it a moment ago: what the story offers is made before, for that takes a while."""
    with session.store.writing():
        return keep(session, how(find(session, draft)), act)


def find(session: Session, draft: str) -> Draft:
    """A draft by (the beginning of) its id. Raises LegationError where there is none, or it was dropped."""
    held = session.store.drafts.get(find_id(session, draft, ("draft",))[1])
    if held is None or held.dropped:
        raise LegationError(f"The draft {draft} was dropped. `legation draft list` lists those there are.")
    return evolve(held, story=session.store.minted.resolve(held.story))


def keep(session: Session, draft: Draft, act: str) -> Draft:
    """Keep a draft as it is now."""
    made = evolve(draft, changed=session.clock(), changed_by=session.by)
    with session.store.writing():
        session.store.drafts.put(made)
        session.note("draft", made.id, act)
    return made


def full_key(key: str, known: Sequence[str] | dict[str, Choice]) -> str:
    """The whole key that begins so. Raises LegationError where no line has it, or several do."""
    found = [one for one in known if one == key] or [one for one in known if key and one.startswith(key)]
    if len(found) != 1:
        raise LegationError(f"{'No line' if not found else 'More than one line'} of this story begins with the key {key!r}.")
    return found[0]


def pick(choice: Choice, mark: str = "") -> Pick:
    """A choice as it is remembered."""
    lead = choice.lines[0] if choice.lines else choice.table.caption if choice.table and choice.table.caption else None
    words = "".join(f"{space}{show_part(part)}" for space, part in spaced(lead.parts)) if lead else ""
    return Pick(choice.key, words[:LONGEST], mark)


def subject(session: Session, story: str) -> tuple[Subject, date]:
    """What a brief on a story is made of, and the day it speaks from."""
    told, pairs = recall(session, story)
    day = session.store.reports.last_day() or session.clock().date()
    false = session.store.reports.many([one.report for one in told.disproved])
    return Subject(told, (*false, *(report for report, _ in pairs)), tuple(reading for _, reading in pairs)), day


def whole(session: Session, story: str, every: bool = True) -> Brief:
    """All that the machine can say of a story; without `every` what it would choose."""
    of, day = subject(session, story)
    return make(of, day, session.ruled, every).brief


def arranged(session: Session, draft: Draft) -> tuple[Subject, Checked]:
    """The brief of a draft, checked against its reports. Raises LegationError where nothing is chosen."""
    of, day = subject(session, draft.story)
    reports = {report.id: report for report in of.reports}
    made = arrange(make(of, day, session.ruled, True).brief, [one.key for one in draft.picks], reports)
    if not made.sections:
        raise LegationError("The brief has no lines yet. Open a story and press b on a line, or take what the machine would choose.")
    return of, check(made, reports, of.story)


def compose(session: Session, draft: str) -> Composing:
    """A draft with all that could be in it, and the page as it would leave."""
    held = find(session, draft)
    opened = open_story(session, held.story)
    brief = whole(session, held.story)
    choices = find_choices(brief)
    order = {one.key: place for place, one in enumerate(held.picks)}
    marks = {one.key: one.mark for one in held.picks}
    known = {choice.key for choice in choices}
    of, checked = arranged(session, held) if any(one.key in known for one in held.picks) else (None, None)
    portions, stays = dict[str, str](), ""
    if of is not None and checked is not None:
        try:
            portions = sign_choices(session, held, of, checked)
        except LegationError as error:
            stays = str(error)
    made = checked.brief if checked is not None else None
    sections = []
    for section in brief.sections:
        own = sorted((one for one in choices if one.section == section.key), key=lambda one: order.get(one.key, len(order)))
        offers = tuple(offer(one, one.key in order, marks.get(one.key, ""), portions.get(one.key[:KEY], "")) for one in own)
        if offers:
            sections.append((section.key, section.title, offers))
    return Composing(
        held,
        opened.story.title,
        tuple(sections),
        tuple(one for one in held.picks if one.key not in known),
        made,
        measure(made) if made else 0,
        len(made.references) if made else 0,
        portions.get("", ""),
        stays,
    )


def read_picks(draft: Draft, policy: Policy) -> Chosen:
    """What a draft chooses, with the marks that were given to its lines. Raises LegationError for one that the policy does not know (it was
    typed before it did, or before marks were read)."""
    marks = tuple((one.key, read_mark(one.mark, policy)) for one in draft.picks if one.mark)
    return Chosen(tuple(one.key for one in draft.picks), marks, tuple((one.key, one.words) for one in draft.picks if one.words))


def handle(session: Session, draft: Draft, of: Subject) -> Handling:
    """How the brief of a draft is marked in the office."""
    policy = session.office.policy
    return Handling(find_known(session, of.story, list(zip(of.reports, of.readings, strict=True))), read_picks(draft, policy), policy)


def sign_choices(session: Session, draft: Draft, of: Subject, checked: Checked) -> dict[str, str]:
    """The sign under which each choice of a draft leaves, by its key, as every form writes it; under no key the mark of the whole. Raises
    LegationError where a mark is none, or nobody is left who may read the whole."""
    matter = pass_on(session, draft, of, checked).matter
    signs = sign_portions(matter)
    borne = {id(line): mark for (_, line), mark in zip(find_lines(matter.brief), matter.portions, strict=True) if mark is not None}
    found = {"": show_mark(matter.mark, matter)} if matter.mark is not None else {}
    for choice in find_choices(matter.brief):
        if (mark := next((borne[id(line)] for line in find_parts(choice) if id(line) in borne), None)) is not None:
            found[choice.key[:KEY]] = signs[show_mark(mark, matter)]
    return found


def pass_on(session: Session, draft: Draft, of: Subject, checked: Checked) -> Packet:
    """The packet of a draft for the office itself."""
    handling = handle(session, draft, of)
    view = view_own(checked, of.reports, of.story, of.readings, handling)
    return packet(view, None, None, handling.policy, session.clock())


def measure(brief: Brief) -> int:
    """How many lines of a page a brief takes, roughly: a table's rows count as lines."""
    return sum(len(section.lines) + sum(1 + len(table.rows) for table in section.tables) for section in brief.sections)


def offer(choice: Choice, chosen: bool, mark: str, portion: str) -> Offer:
    """A choice as the page shows it."""
    lead: Line | None = choice.lines[0] if choice.lines else choice.table.caption if choice.table else None
    return Offer(
        choice.key,
        choice.section,
        show_line(choice.head) if choice.head else (),
        tuple(piece for piece in show_line(lead) if piece.kind != "unproven") if lead else (),
        tuple(show_line(line) for line in choice.lines[1:]),
        chosen,
        mark,
        choice.table is not None,
        str(lead.grade) if lead and lead.grade else None,
        tuple(tuple(map(show_line, row)) for row in (choice.table.head, *choice.table.rows) if row) if choice.table else (),
        portion if chosen else "",
    )


def sheet(session: Session, draft: str) -> Sheet:
    """The brief of a draft through the gate, for the office itself; it is kept among the briefs."""
    held = find(session, draft)
    of, checked = arranged(session, held)
    session.store.prove([report.id for report in of.reports], of.story.id)
    with session.store.writing():
        session.store.briefs.put(checked.brief, session.clock())
        session.note("brief", checked.brief.id, of.story.id)
    return write(of, checked, "md", session.clock(), handle(session, held, of))
