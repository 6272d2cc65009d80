"""Who said what, over the whole office: by speaker, party, outlet, day and issue, so many at a time."""

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import frozen

from legation.briefing.names import Names, gather_names
from legation.desk.session import Session, pair_up
from legation.desk.showing import Head, Place, head_of
from legation.records.reading import Statement
from legation.records.report import Report, Span
from legation.store.search.query import Query

# A page of statements; a statement is shown by so much of its words.
AT_ONCE, LONGEST = 30, 320
# Of a statement in many pieces the first are shown.
MOST_PIECES = 4
# Only the first page of a search says how often the values of each facet come.
NO_COUNTS: dict[str, tuple[tuple[str, int], ...]] = dict.fromkeys(("speaker", "party", "outlet", "month", "quoted"), ())


@frozen
class Said:
    """A statement as a line: who speaks (a name, or else the words that stand for him), the cue, the pieces of what is said, how, through
    whom and on which day; the report and its story."""

    id: str
    speaker: str | None
    called: str
    party: str
    cue: str
    pieces: tuple[str, ...]
    whole: bool
    mode: str
    held: str
    via: tuple[str, ...]
    said: str | None
    head: Head
    place: Place
    story: str | None = None
    stance: str = ""


@frozen
class Statements:
    """A page of statements, the newest first. `counts` says of each facet how often its values come among the newest 300, `names` what
    parties are called; `next` goes into the next question."""

    rows: tuple[Said, ...]
    counts: Mapping[str, tuple[tuple[str, int], ...]]
    names: Mapping[str, str]
    issues: tuple[str, ...]
    next: str = ""


def statements(
    session: Session,
    text: str = "",
    speaker: str | None = None,
    party: str | None = None,
    outlet: str | None = None,
    issue: str | None = None,
    since: date | None = None,
    until: date | None = None,
    quoted: bool = False,
    after: str = "",
    limit: int = AT_ONCE,
) -> Statements:
    """Statements that meet all that is asked; those on an `issue` are those by which a party takes a side on it. `after` goes on behind a
    page."""
    if issue is not None:
        return on_issue(session, issue, party, after, limit)
    before = int(after) if after.isdigit() else None
    query = Query(text, outlet, party, speaker, since, until, quoted, "statements", limit, before)
    found = session.store.search.find(query)
    reports = {report.id: report for report in session.store.reports.many(dict.fromkeys(hit.report for hit in found.hits))}
    told = recall_statements(session, [(hit.report, hit.statement) for hit in found.hits if hit.statement])
    parties = {party for party, _ in found.counts.get("party", ())}
    names = name_parties(session, told, parties)
    rows = [
        write_said(session, reports[hit.report], told[hit.statement], names, hit.story)
        for hit in found.hits
        if hit.statement is not None and hit.statement in told
    ]
    called = {party: names.actor(party) for party in parties}
    return Statements(tuple(rows), {**NO_COUNTS, **found.counts}, called, session.office.issues, str(found.next or ""))


def on_issue(session: Session, issue: str, party: str | None, after: str, limit: int = AT_ONCE) -> Statements:
    """The statements by which parties take a side on an issue, the latest day first."""
    day, _, rest = after.partition(" ")
    story, _, number = rest.partition(" ")
    before = (day, story, int(number)) if number.isdigit() else None
    found = session.store.stances.page(limit + 1, issue, party, before, stated=True)
    shown = found[:limit]
    wanted = [(held.position.report, held.position.statement) for held in shown if held.position.statement]
    told = recall_statements(session, wanted)
    reports = {report.id: report for report in session.store.reports.many(dict.fromkeys(report for report, _ in wanted))}
    parties = {held.position.actor for held in shown}
    names = name_parties(session, told, parties)
    rows = [
        write_said(session, reports[held.position.report], told[held.position.statement], names, held.story, held.position.stance)
        for held in shown
        if held.position.statement in told
    ]
    counts = dict(NO_COUNTS)
    counts["party"] = tuple((one, sum(held.position.actor == one for held in shown)) for one in sorted(parties))
    last = shown[-1].key if len(found) > limit else None
    return Statements(
        tuple(rows),
        counts,
        {one: names.actor(one) for one in parties},
        session.office.issues,
        " ".join(map(str, last)) if last else "",
    )


def recall_statements(session: Session, wanted: Sequence[tuple[str, str]]) -> dict[str, Statement]:
    """The statements of these (report, id), by their ids, as the officer hears them."""
    told = session.store.readings.statements(wanted)
    # A ruling may name the statement of an earlier revision.
    ruled = any(ruling.verb == "not-said-by" for ruling in session.standing)
    anew = dict.fromkeys(report for report, _ in wanted if ruled)
    heard = {one.id: one for _, reading in pair_up(session, list(anew)) for one in reading.statements}
    return {name: heard.get(name, statement) for name, statement in told.items()}


def name_parties(session: Session, told: Mapping[str, Statement], parties: set[str]) -> Names:
    """What actors are called: by the lexicon, else as the statements name them."""
    names = gather_names(session.office.language(), {}, [])
    found = dict(names.actors)
    for statement in told.values():
        speaker = statement.speaker
        if speaker is not None and speaker.actor and speaker.name and speaker.actor in parties:
            found.setdefault(speaker.actor, speaker.name)
    return Names(found, names.parties, {})


def write_said(session: Session, report: Report, statement: Statement, names: Names, story: str | None, stance: str = "") -> Said:
    """A statement as a line."""
    speaker = statement.speaker
    pieces: list[str] = []
    room = LONGEST
    for span in statement.words[:MOST_PIECES]:
        words = report.words(span)
        if room <= 0:
            break
        pieces.append(words if len(words) <= room else words[:room].rpartition(" ")[0] or words[:room])
        room -= len(words)
    party = speaker.party or speaker.actor if speaker else None
    hull = [span for span in statement.words if span.where == statement.words[0].where]
    return Said(
        statement.id,
        speaker.name if speaker else None,
        report.words(speaker.span) if speaker and not speaker.name else "",
        names.actor(party) if party and party != (speaker.actor if speaker else None) else "",
        report.words(statement.cue) if statement.cue else "",
        tuple(pieces),
        room > 0 and len(statement.words) <= MOST_PIECES,
        statement.mode,
        statement.held,
        statement.via,
        statement.said,
        head_of(report, session.ruled),
        (report.id, Span(min(span.start for span in hull), max(span.end for span in hull), hull[0].where)),
        story,
        stance,
    )
