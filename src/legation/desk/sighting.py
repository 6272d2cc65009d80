"""What the office knows of a story with the marks of it all: what the rules of sight are applied to."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve

from legation.desk.home import find_homes, shorten, spell_out
from legation.desk.session import Session
from legation.intake.watching.watch import Watch
from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.release import Mark
from legation.records.report import Report, Span
from legation.records.story import Story
from legation.release.marks import combine, read_mark
from legation.release.sight import Known, Marked, mark_report

# The kinds of marks that stand at an address: the words of one statement, what carries a claim, and a report of a story that was marked.
WORDS, CARRIED, WITHIN = "words", "carried", "within"
ADDRESSED = (WORDS, CARRIED)
Pairs = Sequence[tuple[Report, Reading]]


def find_known(session: Session, story: Story, pairs: Pairs) -> Known:
    """A story as the office knows it, every report with its mark, and each passage that was marked by itself or as part of a claim."""
    policy = session.office.policy
    held = {about: marking.mark for about, marking in session.store.handling.held().items() if marking.mark is not None}
    reports = [report for report, _ in pairs]
    sources = find_sources(session, reports, held)
    chains = find_kin(session, reports)
    whole = [mark for about, mark in held.items() if is_of_story(session, about, story)]
    addressed = list(find_addressed(held))
    marks: dict[str, Mark | None] = {}
    passages: list[Marked] = []
    for report in reports:
        names = [one.id for one in chains[report.id]]
        own = next((held[f"report {name}"] for name in names if f"report {name}" in held), None)
        mark = mark_report(own, sources[report.id], policy)
        here, lost = find_here(report, [one for one in chains[report.id] if one.id != report.id], addressed)
        passages += here
        # What is marked as a whole is marked in all its parts; marked words that an edit changed may be anywhere in it.
        above = [*whole, *(held[f"{WITHIN} {name}"] for name in names if f"{WITHIN} {name}" in held), *lost]
        marks[report.id] = combine((mark, *above), policy) if mark is not None and above else mark
    return Known(
        reports=tuple(reports),
        marks=marks,
        passages=tuple(dict.fromkeys([*passages, *spread(story, passages)])),
        names=find_names(session.office.languages()),
        chains={report.id: find_chains(reading) for report, reading in pairs},
    )


def leave_out(known: Known, false: Collection[str]) -> Known:
    """What the office knows of a story without what was recalled."""
    if not false:
        return known
    reports = tuple(report for report in known.reports if report.id not in false)
    here: Sequence[str] = [report.id for report in reports]
    return evolve(known, reports=reports, passages=tuple(one for one in known.passages if one.report in here))


def is_of_story(session: Session, about: str, story: Story) -> bool:
    """Whether something that was marked is this story, under whatever id it was known then."""
    kind, _, name = about.partition(" ")
    return kind == "story" and session.store.minted.resolve(name) == story.id


def find_older(session: Session, report: Report) -> list[Report]:
    """The revisions that a report took the place of, the newest first."""
    found: list[Report] = []
    before = report.replaces
    while before is not None and all(before != one.id for one in found):
        found += session.store.reports.many([before])
        before = found[-1].replaces
    return found


def find_kin(session: Session, reports: Sequence[Report]) -> dict[str, list[Report]]:
    """All revisions of some reports, the newest first. One that was edited since, as it went out once, is marked as what it is now."""
    edited = session.store.reports.successors([report.id for report in reports])
    return {
        report.id: session.store.reports.revisions(report.id)[::-1] if report.id in edited else [report, *find_older(session, report)]
        for report in reports
    }


def find_addressed(held: Mapping[str, Mark]) -> Iterator[Marked]:
    """Every passage that is marked at its address."""
    for about, mark in held.items():
        kind, *rest = about.split(" ")
        if kind in ADDRESSED and len(rest) == 4:
            yield Marked(rest[0], Span(int(rest[2]), int(rest[3]), rest[1]), mark, kind)


def find_here(report: Report, older: Sequence[Report], addressed: Sequence[Marked]) -> tuple[list[Marked], list[Mark]]:
    """The marked passages of a report, those of its other revisions where their words stand in it; and the marks of words that do not."""
    here = [passage for passage in addressed if passage.report == report.id]
    lost = []
    for before in older:
        for passage in addressed:
            if passage.report == before.id:
                words = before.words(passage.span)
                place = report.text.find(words)
                if place >= 0:
                    here.append(evolve(passage, report=report.id, span=Span(place, place + len(words))))
                else:
                    lost.append(passage.mark)
    return here, lost


def spread(story: Story, passages: Sequence[Marked]) -> Iterator[Marked]:
    """What carries a claim is marked as every passage that carries it: also a report that came after the mark was given."""
    for claim in story.claims:
        supports = (*claim.supports, *claim.denials)
        for passage in passages:
            if passage.about == CARRIED and any(passage.report == one.report and passage.span.overlaps(one.span) for one in supports):
                yield from (Marked(one.report, one.span, passage.mark, CARRIED) for one in supports)


def find_sources(session: Session, reports: Sequence[Report], held: Mapping[str, Mark]) -> dict[str, list[Mark]]:
    """The marks of the sources that each report came from: the watch list's, or what the officer gave that source since."""
    marked: list[tuple[Watch, Mark, frozenset[str]]] = []
    for watch in session.office.watches:
        mark = held.get(f"source {watch.name}") or (read_mark(watch.marking, session.office.policy) if watch.marking else None)
        if mark is not None:
            # A page that an entry of a feed links to has an address of its own.
            shown = frozenset(seen.report for seen in session.store.watch.items(watch.name) if seen.report)
            marked.append((watch, mark, shown))
    found: dict[str, list[Mark]] = {}
    homes = find_homes(session)
    named = [(shorten(spell_out(watch.source), homes), mark, shown) for watch, mark, shown in marked]
    for report in reports:
        # As it was noted: below the folder of the office, or whole, where it was taken before or lies elsewhere.
        places = {shorten(place, homes) for place in session.store.reports.sources(report.id)}
        found[report.id] = [mark for name, mark, shown in named if report.id in shown or any(is_from(place, name) for place in places)]
    return found


def is_from(place: str, source: str) -> bool:
    """Whether a path or address is of a source: it is that, an entry of it, or lies in it."""
    return place == source or place.startswith((f"{source}#", f"{source.rstrip('/')}/"))


def find_names(language: Language) -> dict[str, tuple[str, ...]]:
    """The other names of every outlet and agency that is known, by each of its names: one that printed nothing here may be credited."""
    found: dict[str, dict[str, None]] = {}
    for outlet in language.lists.outlets:
        group = dict.fromkeys((outlet.name, *outlet.aliases))
        for name in group:
            found.setdefault(name, {}).update(group)
    return {name: tuple(one for one in group if one != name) for name, group in found.items()}


def find_chains(reading: Reading) -> tuple[tuple[str, Span], ...]:
    """The outlets and agencies through which a report says that it has words, and where it says so."""
    found = [(credit.name, credit.span) for credit in reading.credits]
    found += [(via, span) for statement in reading.statements for via in statement.via for span in statement.words[:1]]
    found += [(source.name, source.span) for source in reading.sources if source.kind in ("outlet", "agency") and source.name]
    return tuple(dict.fromkeys(found))
