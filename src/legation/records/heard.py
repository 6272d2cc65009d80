"""What was read as the officer hears it: whose words a statement's words are not, and whose they are."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from legation.records.reading import Mention, Reading, Statement
from legation.records.report import Report, Span
from legation.records.ruling import Ruling, sentence


def hear_speakers(report: Report, reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    """A reading with the speakers that the officer gave to its statements; what was read stays as it is, and so do the ids of statements.

    The right speaker is one that the report names; where it does not name him, nobody is known to have said it. A position that rests on
    such words is his, or nobody's. Of several rulings on one statement the last holds.
    """
    said = {name: ruling for ruling in rulings if ruling.verb == "not-said-by" for name in ruling.about}
    if not any(statement.id in said for statement in reading.statements):
        return reading
    speakers = {one.id: find_speaker(report, reading, one, said[one.id]) if one.id in said else one.speaker for one in reading.statements}
    statements = tuple(evolve(one, speaker=speakers[one.id]) if one.id in said else one for one in reading.statements)
    positions = []
    for position in reading.positions:
        if position.statement not in said:
            positions.append(position)
        elif (speaker := speakers[position.statement]) is not None and (actor := speaker.party or speaker.actor) is not None:
            positions.append(evolve(position, actor=actor))
    return evolve(reading, statements=statements, positions=tuple(positions))


def carry(rulings: Sequence[Ruling], chain: Sequence[tuple[Report, Reading]]) -> tuple[Ruling, ...]:
    """The rulings, each on a speaker with the statements of the last revision of a report that say in the same words what those of earlier
    revisions said: what was ruled on a statement holds for it in the report edited. `chain` is the revisions, oldest first."""
    again: dict[str, list[str]] = {}
    for earlier in chain[:-1]:
        for one, other in pair_statements(earlier, chain[-1]):
            again.setdefault(one, []).append(other)
    if not again:
        return tuple(rulings)
    return tuple(
        evolve(ruling, about=tuple(dict.fromkeys([*ruling.about, *more])))
        if ruling.verb == "not-said-by" and (more := [new for name in ruling.about for new in again.get(name, ())])
        else ruling
        for ruling in rulings
    )


def pair_statements(earlier: tuple[Report, Reading], later: tuple[Report, Reading]) -> Iterator[tuple[str, str]]:
    """The statements of two revisions that are of the same words by the same speaker, by their ids; the first of such with the first."""
    there: dict[object, list[str]] = {}
    for one in later[1].statements:
        there.setdefault(say(later[0], one), []).append(one.id)
    for one in earlier[1].statements:
        if left := there.get(say(earlier[0], one)):
            yield one.id, left.pop(0)


def say(report: Report, statement: Statement) -> tuple[object, ...]:
    """The words of a statement and those that name its speaker, as the report has them."""
    speaker = report.words(statement.speaker.span) if statement.speaker is not None else None
    return tuple(map(report.words, statement.words)), speaker


def find_speaker(report: Report, reading: Reading, statement: Statement, ruling: Ruling) -> Mention | None:
    """The one whom the officer names as the speaker, where the report names him: as he was read there, nearest before the words."""
    name = (ruling.value or "").strip()
    if not name:
        return None
    before = statement.words[0].start
    known = [mention for mention in (*reading.mentions, *(one.speaker for one in reading.statements)) if mention and mention.name == name]
    if known:
        best = min(known, key=lambda mention: (mention.span.where != "text", mention.span.start > before, abs(before - mention.span.start)))
        return evolve(best, why=(*best.why, sentence(ruling)))
    there = report.text.rfind(name, 0, before + len(name))
    there = there if there >= 0 else report.text.find(name)
    return Mention(Span(there, there + len(name)), name, why=(sentence(ruling),)) if there >= 0 else None
