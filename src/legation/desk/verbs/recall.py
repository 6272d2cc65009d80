"""The recall: what proved false is taken back from everybody who has a line that rests on it, in one act, on every way and in every form.

A corrected brief is made as the first was, of the reports that its partner saw then without those that are recalled, so that it tells
nothing that nobody looked at. Where nothing is left, the product is withdrawn.
"""

from collections.abc import Collection, Iterable, Iterator

from attrs import evolve, frozen

from legation.desk.grouping import append_ruling
from legation.desk.items import write_line
from legation.desk.portions import Chosen
from legation.desk.session import Session, pair_up
from legation.desk.taken import find_taken
from legation.desk.verbs.brief import recall as open_story
from legation.desk.verbs.release import Prepared, find_disproved, find_hour, gather, keep
from legation.desk.viewing import NothingLeftError, Views
from legation.language.typography import CORRECTED, WITHDRAWN, WITHDRAWN_TITLE
from legation.records.brief import Brief, Line, Ours, Section
from legation.records.errors import LegationError, NothingToReadError, many
from legation.records.exchange import Outcome, Parcel, Recall, as_ruling
from legation.records.ids import SHORTEST
from legation.records.lines import find_lines
from legation.records.release import Mark, Partner, Preview, Release, View
from legation.release.gate import Packet, UnmarkedError, packet
from legation.release.marks import NobodyLeftError, combine, find_bar

# More products than an office releases to one partner in its life.
MOST = 100_000
# Nothing may be told any more, for one of these reasons.
NOTHING_LEFT = (NothingLeftError, NothingToReadError, NobodyLeftError, UnmarkedError)


@frozen
class Recalled:
    """A recall, and how far its corrections came: the parcels of each, those that partners fetch by themselves not among them. `done` is
    false where it was only looked at. `ruling` is the word of the officer behind it: where that was taken back, it `stands` no more, and
    what was recalled counts again here."""

    recall: Recall
    parcels: tuple[Parcel, ...] = ()
    done: bool = True
    ruling: str = ""
    stands: bool = True


def recall(session: Session, about: str = "", why: str = "") -> tuple[Recalled, ...]:
    """Recall a report (by the beginning of its id) or an origin (by its name) for a reason; without one, only tell who holds what rests
    on it; without either, every recall that there was.

    Raises LegationError where nothing of that name left, or where it is recalled already. All of it is done, or nothing.
    """
    if not about:
        return tuple(tell(session, one) for one in session.store.recalls.all())
    if not why.strip():
        false = find_false(session, about)
        gone = find_disproved(session).union(false)
        outcomes = tuple(foresee(session, held, outcome, gone, about) for held, outcome in find_held(session, false))
        return (Recalled(Recall(0, session.by, session.clock(), about, false, "", outcomes), done=False),)
    with session.store.writing():
        before = [one for one in session.store.recalls.all() if stands(session, one)]
        known = {report for one in before for report in one.reports}
        if any(one.about == about for one in before) or known.issuperset(false := find_false(session, about)):
            raise LegationError(f"{about} is recalled already: `legation recall` lists what was.")
        gone = find_disproved(session).union(false)
        outcomes = tuple(correct(session, held, outcome, gone, about) for held, outcome in find_held(session, false))
        made = session.store.recalls.append(Recall(0, session.by, session.clock(), about, false, why, outcomes))
        # Into the store alone: a file that is written beside it would tell of a recall that was killed and never was.
        append_ruling(session, as_ruling(made))
        session.note("recall", about, f"{many(len(outcomes), 'product')} corrected: {why}")
    return (tell(session, made),)


def stands(session: Session, recall: Recall) -> bool:
    """Whether the word behind a recall was not taken back."""
    word = as_ruling(recall).id
    return word in {ruling.id for ruling in session.standing} or word not in {ruling.id for ruling in session.store.rulings.all()}


def tell(session: Session, recall: Recall) -> Recalled:
    """A recall with how far its corrections came."""
    numbers = [one.correction for one in recall.outcomes if one.correction is not None]
    parcels = tuple(parcel for number in numbers for parcel in session.store.parcels.of_release(number))
    return Recalled(recall, parcels, ruling=as_ruling(recall).id, stands=stands(session, recall))


def find_false(session: Session, about: str) -> tuple[str, ...]:
    """The reports that go back to what proved false: the report itself, or those of the origin of that name, or of the outlet, and those
    that follow them."""
    standing = list(find_standing_releases(session))
    left = find_revisions(session, [report for one in standing for report in one.reports])
    named = [report for report in left if len(about) >= SHORTEST and report.startswith(about.lower())]
    if len(named) > 1:
        raise LegationError(f"{len(named)} reports have an id that begins with {about!r}. Give more of it.")
    printed = [report.id for report in session.store.reports.many(left) if report.outlet == about]
    roots = {about, *named, *printed}
    stories = [session.store.stories.get(name) for name in dict.fromkeys(one.story for one in standing)]
    origins = [origin for story in stories if story is not None for origin in story.origins if origin.root in roots]
    found = find_revisions(session, [*named, *(report for origin in origins for report in origin.reports), *printed])
    if not found:
        raise LegationError(
            f"Nothing that left rests on {about!r}. Name a report by the beginning of its id, or an origin as the lineage of a story does."
        )
    return found


def find_revisions(session: Session, reports: Iterable[str]) -> tuple[str, ...]:
    """Reports with all that they were before and became since, each once: an edit makes nothing true."""
    found: dict[str, None] = {}
    fresh = list(dict.fromkeys(reports))
    while fresh:
        found.update(dict.fromkeys(fresh))
        near = [*session.store.reports.successors(fresh).values(), *(one.replaces for one in session.store.reports.many(fresh))]
        fresh = [one for one in dict.fromkeys(near) if one is not None and one not in found]
    return tuple(found)


def find_standing_releases(session: Session) -> Iterator[Release]:
    """What partners have now: of each product the newest version, also of those to whom nothing goes any more."""
    for one in session.store.partners.all():
        yield from session.store.releases.standing(one.partner.key, MOST)


def find_held(session: Session, false: Collection[str]) -> Iterator[tuple[Release, Outcome]]:
    """Each product that has a line which rests on what is false, with these lines."""
    for release in find_standing_releases(session):
        names = {made for made, ours in release.ours if ours in false}
        brief = release.matter.brief
        numbers = {reference.number for reference in brief.references if reference.report in names}
        lines = [write_line(line) for _, line in find_lines(brief) if numbers.intersection(line.citations)]
        if lines:
            yield release, Outcome(release.partner, release.story, release.number, tuple(dict.fromkeys(lines)))


def foresee(session: Session, held: Release, outcome: Outcome, false: Collection[str], about: str) -> Outcome:
    """What the correction of a product would take back, and whether anything would be left of it. Nothing is written."""
    standing = session.store.partners.get(held.partner)
    if standing is None:
        return outcome
    ready = prepare(session, held, standing.partner, false, about, len(outcome.lines))
    matter = (ready.packet if ready is not None else make_withdrawn(session, held, standing.partner).packet).matter
    return evolve(outcome, whole=ready is None, taken=find_taken(session, held.story, held.partner, matter))


def correct(session: Session, held: Release, outcome: Outcome, false: Collection[str], about: str) -> Outcome:
    """Release the product anew without what is false, or withdraw it. Only within the transaction of the caller. Nothing goes to a partner
    that is closed: where it comes back one day, it has the correction, and not what proved false."""
    standing = session.store.partners.get(held.partner)
    if standing is None:
        return outcome
    looked = Preview(0, session.by, session.clock(), held.partner, held.story, held.matter.brief.asof, "", held.lines)
    left = prepare(session, held, standing.partner, false, about, len(outcome.lines))
    ready = left if left is not None else make_withdrawn(session, held, standing.partner)
    taken = find_taken(session, held.story, held.partner, ready.packet.matter)
    made = keep(session, held.story, ready, looked, held.form, recalled=True)
    return evolve(outcome, correction=made.number, whole=left is None, taken=taken)


def make_withdrawn(session: Session, held: Release, partner: Partner) -> Prepared:
    """The product withdrawn."""
    view = withdraw(session, held, partner)
    return Prepared(partner, view, make_packet(session, view, held, partner), (), ())


def prepare(session: Session, held: Release, partner: Partner, false: Collection[str], about: str, lines: int) -> Prepared | None:
    """The corrected product: None where nothing of it is left."""
    try:
        views = open_corrected(session, held, false, about)
        chosen = Chosen(held.lines, held.marks) if held.lines else None
        view = add_note(views.view(partner, chosen), CORRECTED.format(many(lines, "line"), held.matter.version), session)
        reports, origins = views.find_basis(partner)
        return Prepared(partner, view, make_packet(session, view, held, partner), origins, reports, chosen)
    except NOTHING_LEFT:
        return None


def open_corrected(session: Session, held: Release, false: Collection[str], about: str) -> Views:
    """What views are made of: the reports that the partner saw then, as they were then, without those that are false; nor does anything
    count that others have from there, where no report of an outlet is left."""
    story = open_story(session, held.story)[0]
    seen = pair_up(session, held.reports)
    pairs = [(report, reading) for report, reading in seen if report.id not in false]
    roots = {about, *(report.outlet for report, _ in seen if report.outlet)} - {report.outlet for report, _ in pairs}
    return Views(gather(session, story, pairs, (), held.matter.brief.asof, roots), session.office.policy)


def make_packet(session: Session, view: View, held: Release, partner: Partner) -> Packet:
    """The next version, through the gate."""
    return packet(view, held.sent, partner, session.office.policy, find_hour(session, held))


def add_note(view: View, words: str, session: Session) -> View:
    """A view with a line of ours at its end that says what became of the version before."""
    mark = combine([one for one in view.portions if one is not None], session.office.policy)
    line = Line((Ours("corrected", (), words),), role="note")
    return evolve(view, brief=evolve(view.brief, notes=(*view.brief.notes, line)), portions=(*view.portions, mark))


def withdraw(session: Session, held: Release, partner: Partner) -> View:
    """A view that says nothing but that the product is withdrawn."""
    line = Line((Ours("withdrawn", (), WITHDRAWN),), role="note")
    before = held.matter.brief
    bare = Brief(
        id=before.id,
        story=before.story,
        title=WITHDRAWN_TITLE,
        asof=before.asof,
        counts=tuple((noun, 0) for noun, _ in before.counts),
        sections=(Section("withdrawn", WITHDRAWN_TITLE, (line,)),),
        entries=(),
        nodes=(),
        edges=(),
        sources=(),
        references=(),
    )
    mark = held.mark if find_bar(held.mark, partner, session.office.policy) is None else Mark("TLP:CLEAR")
    return View(session.office.name, bare, (), (mark,), frame=mark)
