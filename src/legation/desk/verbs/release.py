"""The release: what a partner would get is looked at first, and leaves in a second act, whole and on the record."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from difflib import ndiff

from attrs import evolve, frozen

from legation.desk.items import write_line
from legation.desk.portions import Chosen
from legation.desk.session import Session, find_id, rule_revised
from legation.desk.shard import Reread, reread
from legation.desk.sighting import find_known, find_older, leave_out
from legation.desk.taken import find_taken
from legation.desk.verbs.brief import recall
from legation.desk.verbs.draft import find as find_draft
from legation.desk.verbs.draft import read_picks
from legation.desk.verbs.handing import hand_over
from legation.desk.verbs.partner import find_open
from legation.desk.verbs.weigh import follow
from legation.desk.viewing import Matters, Views
from legation.records.brief import Brief
from legation.records.errors import LegationError, MeanwhileError
from legation.records.exchange import as_ruling
from legation.records.lines import find_lines
from legation.records.reading import Reading
from legation.records.release import Mark, Matter, Partner, Preview, Release, Sent, TakenBack, View, Withheld
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Story
from legation.records.wire import to_json
from legation.release.forms.forms import find_form
from legation.release.gate import Packet, digest_matter, packet
from legation.release.identity import next_sent

# What is looked at is compared without the hour at which that is done.
NO_HOUR = datetime(1970, 1, 1, tzinfo=UTC)
# STIX tells hours to the thousandth of a second.
TICK = timedelta(milliseconds=1)


@frozen
class Previewed:
    """A packet as a partner would get it: its mark, its text, the lines that are new (+) and gone (-) against what the partner has, the
    things that it takes back from the partner (`taken`: what is merely not told again is not among them), and what is withheld, with the
    reasons. `second` says who may release it: another ``person``, or the same one in a second ``act``."""

    preview: Preview
    partner: str
    mark: Mark
    packet: Packet
    text: str
    changes: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    second: str
    taken: tuple[TakenBack, ...] = ()


@frozen
class Prepared:
    """A packet with what it was made of."""

    partner: Partner
    view: View
    packet: Packet
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    chosen: Chosen | None = None

    @property
    def content(self) -> str:
        """The digest of what the partner would read."""
        matter = evolve(self.packet.matter, made=NO_HOUR, first=NO_HOUR)
        return hashlib.sha256(to_json(matter).encode()).hexdigest()


def preview(
    session: Session,
    what: str,
    partners: Sequence[str] = (),
    asof: date | None = None,
    lines: Sequence[str] = (),
    *,
    again: bool = False,
) -> tuple[Previewed, ...]:
    """What each partner (every one, where none is named) would get of a story, or of a draft on it; `lines` are the ids of the claims and
    statements that were chosen of a story, in their order. That somebody looked goes on the record; with `again`, what was looked at last
    and is still so stays the first step, whoever took it.

    Raises NothingLeftError where a partner may see nothing, UnmarkedError and NobodyLeftError as the gate does.
    """
    name, draft = find_subject(session, what)
    keys = list(partners) or [one.partner.key for one in session.store.partners.all() if not one.closed]
    if not keys:
        raise LegationError("There is no partner yet: `legation partner add` enters one.")
    made = []
    with session.store.writing():
        views = open_views(session, name, asof)
        chosen = find_chosen(session, draft, lines)
        for key in keys:
            ready = prepare(session, views, name, key, chosen)
            sent = session.store.releases.last(name, key)
            seen = Preview(0, session.by, session.clock(), key, name, asof, ready.content, tuple(lines), draft)
            before = session.store.previews.newest(name, key) if again else None
            kept = before if before is not None and is_same(before, seen) else session.store.previews.append(seen)
            session.note("preview", name, key)
            changes = tuple(tell_changes(sent.matter.brief if sent is not None else None, ready.packet.matter.brief))
            text = find_form("md").write(ready.packet).decode()
            made.append(
                Previewed(
                    kept, ready.partner.name, find_mark(ready.packet.matter), ready.packet, text, changes, ready.view.withheld,
                    session.office.policy.second, find_taken(session, name, key, ready.packet.matter),
                )
            )  # fmt: skip
    return tuple(made)


def is_same(one: Preview, other: Preview) -> bool:
    """Whether two looks were at the same, whoever looked and when."""
    return evolve(one, number=0, by="", at=NO_HOUR) == evolve(other, number=0, by="", at=NO_HOUR)


def release(session: Session, story: str, key: str, form: str = "md", seen: int = 0) -> Release:
    """Send a partner what was last previewed for it, in a form. All of it is kept, or nothing. With the number of the preview that was
    `seen`, that one or none: somebody else may have looked at another draft meanwhile.

    Raises LegationError where nobody looked, where another person must release, or where what would leave is not what was looked at.
    """
    find_form(form)
    name = find_subject(session, story)[0]
    with session.store.writing():
        looked = session.store.previews.newest(name, key)
        if looked is None:
            raise LegationError(f"Nobody has looked at what {key} would get. `legation release preview {name[:8]} {key}` shows it.")
        if seen and looked.number != seen:
            raise MeanwhileError(f"Meanwhile {looked.by} looked at something else for {key}. Look at it again, then release it.")
        if session.office.policy.second == "person" and looked.by == session.by:
            raise LegationError(f"{looked.by} prepared this, so another person releases it: the office's policy asks for two.")
        chosen = find_chosen(session, looked.draft, looked.lines)
        ready = prepare(session, open_views(session, name, looked.asof), name, key, chosen)
        if ready.content != looked.content:
            raise LegationError("What would leave is not what was looked at: something changed since. Look at it again, then release it.")
        return keep(session, name, ready, looked, form)


def keep(session: Session, name: str, ready: Prepared, looked: Preview, form: str, recalled: bool = False) -> Release:
    """Enter a release with its packet and its bytes. Only within the transaction of the caller."""
    content = find_form(form).write(ready.packet)
    last = session.store.releases.last(name, ready.partner.key)
    now = ready.packet.matter.made
    made = Release(
        number=0,
        prepared=looked.by,
        by=session.by,
        at=now,
        partner=ready.partner.key,
        story=name,
        form=form,
        mark=find_mark(ready.packet.matter),
        reports=ready.reports,
        origins=ready.origins,
        sent=(sent := next_sent(ready.view, last.sent if last is not None else None, ready.partner, now)),
        matter=ready.packet.matter,
        digest=hashlib.sha256(content).hexdigest(),
        withheld=ready.view.withheld,
        recalled=recalled,
        ours=find_ours(ready, sent),
        lines=ready.chosen.keys if ready.chosen is not None else (),
        marks=ready.chosen.marks if ready.chosen is not None else (),
        content=digest_matter(ready.packet.matter),
    )
    kept = session.store.releases.append(made, content)
    hand_over(session, kept)
    session.note("release", name, f"{kept.number} to {kept.partner}, {form}, {kept.digest[:16]}")
    return kept


def released(session: Session, number: int) -> tuple[Release, bytes]:
    """A release by its number, with the bytes that left. Raises LegationError where there is none, or its bytes are not those."""
    found = session.store.releases.get(number)
    if found is None:
        raise LegationError(f"There is no release {number}. `legation release list` shows those there are.")
    if hashlib.sha256(found[1]).hexdigest() != found[0].digest:
        raise LegationError(f"What is kept of release {number} is not what left. `legation doctor` says what is wrong.")
    return found


def open_views(session: Session, name: str, asof: date | None) -> Views:
    """What views of a story are made of, with all that the office knows and holds."""
    story, pairs = recall(session, name, asof)
    session.store.prove([report.id for report, _ in pairs], story.id)
    return Views(gather(session, story, pairs, find_disproved(session), asof), session.office.policy)


def find_disproved(session: Session) -> set[str]:
    """The reports that proved false by the officer's word as it stands, in all their revisions: nothing waits for the next weighing."""
    false = {report for ruling in find_standing_words(session) for report in ruling.about}
    while fresh := set(session.store.reports.successors(false).values()) - false:
        false |= fresh
    return false


def find_standing_words(session: Session) -> list[Ruling]:
    """The rulings that stand by which something proved false; also those behind recalls that no weighing has heard yet."""
    known = {ruling.id for ruling in session.store.rulings.all()}
    unheard = [ruling for one in session.store.recalls.all() if (ruling := as_ruling(one)).id not in known]
    return [ruling for ruling in (*session.standing, *unheard) if ruling.verb == "proved-false"]


def gather(
    session: Session,
    story: Story,
    pairs: Sequence[tuple[Report, Reading]],
    false: Collection[str],
    asof: date | None,
    roots: Collection[str] = (),
) -> Matters:
    """What the office puts into views of a story: all that it knows and holds of some reports, without those that are false and what others
    have from `roots`, of which nothing stands."""
    return Matters(
        known=leave_out(find_known(session, story, pairs), false),
        readings={report.id: reading for report, reading in pairs},
        office=session.ruled,
        rulings=find_ruled(session, [report for report, _ in pairs]),
        read=lambda reports: read_again(session, reports),
        name=session.office.name,
        asof=asof,
        story=story,
        roots=frozenset((*roots, *(one.root for one in story.disproved if one.root is not None))),
    )


def find_ruled(session: Session, reports: Sequence[Report]) -> tuple[Ruling, ...]:
    """The rulings that stand, those on earlier revisions of some reports as they hold for these."""
    names = [one.id for report in reports for one in (report, *find_older(session, report))]
    ruled = follow(session.standing, session.store.reports.successors(names), lambda report: session.store.reports.many([report])[0].text)
    for report in reports:
        ruled = rule_revised(session, report, ruled)
    return ruled


def read_again(session: Session, reports: Sequence[Report]) -> list[Reading]:
    """Readings of reports as a partner sees them; one that cannot be read is left out."""
    return [reading for reading in reread(Reread(tuple(reports), session.office)) if isinstance(reading, Reading)]


def find_subject(session: Session, what: str) -> tuple[str, str]:
    """The story that is meant, and the draft on it where one is."""
    kind, found = find_id(session, what, ("draft", "story"))
    if kind == "story":
        return found, ""
    return find_draft(session, found).story, found


def find_chosen(session: Session, draft: str, lines: Sequence[str]) -> Chosen | None:
    """What was chosen: the picks of a draft with their marks, or some lines; None for all of a story. Raises LegationError for a mark of
    the draft that is none of the policy."""
    if not draft:
        return Chosen(tuple(lines)) if lines else None
    return read_picks(find_draft(session, draft), session.office.policy)


def prepare(session: Session, views: Views, name: str, key: str, chosen: Chosen | None = None) -> Prepared:
    """The packet of a story for a partner, after what it was sent of it before."""
    partner = find_open(session, key).partner
    view = views.view(partner, chosen)
    last = session.store.releases.last(name, key)
    made = packet(view, last.sent if last is not None else None, partner, session.office.policy, find_hour(session, last))
    reports, origins = views.find_basis(partner)
    return Prepared(partner, view, made, origins, reports, chosen)


def find_hour(session: Session, last: Release | None) -> datetime:
    """The hour of a new version: later than that of the last one as far as any form writes it, whatever the clock says."""
    now = session.clock()
    return now if last is None else max(now, last.at + TICK)


def find_ours(ready: Prepared, sent: Sent) -> tuple[tuple[str, str], ...]:
    """The id under which the partner has each report, and which of ours it is."""
    ids = dict(sent.ids)
    seen = zip(ready.view.reports, ready.reports, strict=True)
    return tuple((ids[f"report {report.id}"], ours) for report, ours in seen)


def find_mark(matter: Matter) -> Mark:
    """The mark of a packet. Raises LegationError for one that has none."""
    if matter.mark is None:
        raise LegationError("What was put together has no mark, so it stays here.")
    return matter.mark


def tell_changes(before: Brief | None, after: Brief) -> list[str]:
    """The lines that are new (+) and gone (-) against what a partner has; all are new to one who has nothing."""
    old = find_told(before) if before is not None else []
    return [line for line in ndiff(old, find_told(after)) if line[:2] in ("+ ", "- ")]


def find_told(brief: Brief) -> list[str]:
    """The lines of a brief that say something, in words, each once."""
    return list(dict.fromkeys(write_line(line) for _, line in find_lines(brief) if line.citations))
