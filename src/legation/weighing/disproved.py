"""What proved false by the officer's word: the reports that tell it and those that go back to them support nothing any more.

They are known before anything is claimed, and taken out with every passage that others have from there. Who goes back to whom is read off
all reports, those that proved false among them, so that a copy that came later falls with what it copies.
"""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from attrs import evolve

from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Disproved
from legation.weighing.accounts.account import build_accounts
from legation.weighing.claims.rows import Row, begin
from legation.weighing.lineage.lineage import Lineage


def find_disproved(reports: Sequence[Report], lineage: Lineage, rulings: Sequence[Ruling]) -> tuple[Disproved, ...]:
    """The reports of a story that proved false, in their order. Where the officer named an origin or an outlet besides, all that goes back
    to it in this story does, also what came after his word; another story, of which he named no report, is none of it."""
    known = {report.id for report in reports}
    word: dict[str, Ruling] = {}
    names: set[str] = set()
    for ruling in rulings:
        if ruling.verb == "proved-false" and (named := known.intersection(ruling.about)):
            names |= {ruling.value} if ruling.value else set()
            word |= dict.fromkeys(follow(named, ruling.value, reports, lineage), ruling)
    if not word:
        return ()
    false = find_roots(reports, lineage, word, names)
    return tuple(
        Disproved(one.id, word[one.id].by, word[one.id].at.date().isoformat(), root if (root := lineage.roots[one.id]) in false else None)
        for one in reports
        if one.id in word
    )


def follow(named: Collection[str], name: str | None, reports: Sequence[Report], lineage: Lineage) -> set[str]:
    """The reports that were named, those that go back to one of them as a whole, and those of the origin or outlet of that name."""
    found = {*named, *(one.id for one in reports if name is not None and one.outlet == name)}
    for origin in lineage.origins:
        if origin.root is not None and (origin.root in found or origin.root == name):
            found.update(origin.reports)
    return found


def find_roots(reports: Sequence[Report], lineage: Lineage, word: Collection[str], names: Collection[str]) -> set[str]:
    """The newsrooms of which nothing stands here: those that were named, and those of whom no report is left."""
    rooms = lineage.newsrooms
    named = {rooms.get(name, name) for name in names}
    own = {rooms.get(one.outlet, one.outlet) for one in reports if one.id in word and one.outlet is not None}
    roots = {root for report in word if (root := lineage.roots[report]) is not None and root in own | named}
    return roots - {root for report, root in lineage.roots.items() if report not in word and root is not None}


def leave_out(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    lineage: Lineage,
    language: Language,
    gone: Collection[str],
    roots: AbstractSet[str],
) -> tuple[list[Report], list[Reading], Lineage]:
    """A story without some reports and without what the others have from newsrooms of which nothing stands."""
    pairs = [(report, reading) for report, reading in zip(reports, readings, strict=True) if report.id not in gone]
    left = [report for report, _ in pairs]
    told = [(report, leave_passages(report, reading, lineage, language, roots)) for report, reading in pairs]
    return left, [reading for _, reading in told], thin(lineage, gone)


def leave_passages(report: Report, reading: Reading, lineage: Lineage, language: Language, roots: AbstractSet[str]) -> Reading:
    """A reading without the passages that come from newsrooms of which nothing stands."""
    rows = [begin(report.id, account, lineage) for account in build_accounts([report], [reading], language)] if roots else []
    false = [row.passage for row in rows if not roots.isdisjoint(name_sources(row, lineage))]
    if not false:
        return reading
    said = {passage.statement.id for passage in false if passage.statement is not None}
    places = {passage.span for passage in false}
    return evolve(
        reading,
        assertions=tuple(one for one in reading.assertions if one.span not in places and one.statement not in said),
        statements=tuple(one for one in reading.statements if one.id not in said),
        positions=tuple(one for one in reading.positions if one.statement not in said),
        events=tuple(one for one in reading.events if not any(one.span.overlaps(place) for place in places)),
    )


def name_sources(row: Row, lineage: Lineage) -> set[str]:
    """By which names what a passage comes from goes: an outlet that no list knows is taken for a speaker, or for who wrote a document."""
    names = (row.key, row.room, row.name, row.source.name, row.passage.speaker)
    return {lineage.newsrooms.get(name, name) for name in names if name is not None}


def thin(lineage: Lineage, gone: Collection[str]) -> Lineage:
    """A lineage without the steps and origins of some reports. Where the others go back to stays as it was read off all of them."""
    origins = [evolve(one, reports=tuple(report for report in one.reports if report not in gone)) for one in lineage.origins]
    return evolve(
        lineage,
        descents=tuple(step for step in lineage.descents if step.child not in gone and step.parent not in gone),
        origins=tuple(origin for origin in origins if origin.reports),
        before=thin(lineage.before, gone) if lineage.before is not None else None,
    )
