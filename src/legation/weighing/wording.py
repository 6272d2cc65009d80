"""How each outlet names the same actor or the same act, side by side and without a verdict."""

import re
from collections.abc import Iterator, Sequence

from legation.language.language import Language
from legation.language.lists.weighing import Namings
from legation.records.reading import Reading, Statement
from legation.records.report import Report, Span
from legation.records.story import Claim, Wording
from legation.weighing.accounts.agreement import same_name

# A name of more words is a description that no second outlet repeats.
LONGEST_NAME = 4
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


def find_wordings(reports: Sequence[Report], readings: Sequence[Reading], claims: Sequence[Claim], language: Language) -> list[Wording]:
    """The namings of one story: descriptions that stand for an actor, and speaking verbs that differ for what one speaker claims."""
    found = [*name_actors(reports, readings, language), *name_acts(readings, claims, reports)]
    kept: dict[tuple[str, str, str], Wording] = {}
    for wording in found:
        kept.setdefault((wording.of, wording.report, wording.words.lower()), wording)
    by_what: dict[str, list[Wording]] = {}
    for wording in kept.values():
        by_what.setdefault(wording.of, []).append(wording)
    place = {report.id: number for number, report in reversed(list(enumerate(reports)))}
    return sorted((w for same in by_what.values() if _differ(same) for w in same), key=lambda w: (w.of, place[w.report], w.span))


def _differ(wordings: Sequence[Wording]) -> bool:
    """Whether there is something to compare: two reports, two wordings."""
    return len({w.report for w in wordings}) > 1 and len({w.words.lower() for w in wordings}) > 1


def name_actors(reports: Sequence[Report], readings: Sequence[Reading], language: Language) -> Iterator[Wording]:
    """Descriptions that stand for an actor: noun phrases that the reading resolved, and known epithets ("the bloc")."""
    namings = language.lists.namings
    names = {actor.id: actor.names for actor in language.lists.actors}
    named: dict[str, int] = {}
    for reading in readings:
        for name in (mention.actor for mention in reading.mentions if mention.actor):
            named[name] = named.get(name, 0) + 1
    for report, reading in zip(reports, readings, strict=True):
        for mention in reading.mentions:
            if mention.actor and mention.span.where == "text":
                yield from describe(report, mention.span, mention.actor, names, namings)
        for noun, actors in language.lists.people.epithets.items():
            meant = max((actor for actor in actors if actor in named), key=lambda actor: named[actor], default=None)
            if meant is not None:
                for match in re.finditer(rf"\b{re.escape(noun)}\b", report.text, re.IGNORECASE):
                    yield from describe(report, _phrase(report.text, *match.span(), namings), meant, names, namings)


def describe(report: Report, span: Span, actor: str, names: dict[str, tuple[str, ...]], namings: Namings) -> Iterator[Wording]:
    """The wording at a place, where it is a description: in small letters at its end, short, and without the actor's own name."""
    words = _WORD.findall(report.words(span))
    while words and words[0].lower() in namings.articles:
        words = words[1:]
    text = report.words(span)
    if not 1 <= len(words) <= LONGEST_NAME or not words[-1].islower():
        return
    if any(name.lower() in text.lower() for name in names.get(actor, ())):
        return
    start = span.start + text.index(words[0])
    yield Wording(actor, report.id, Span(start, span.end, span.where), report.text[start : span.end])


def _phrase(text: str, start: int, end: int, namings: Namings) -> Span:
    """A noun with the describing words before it: those with a hyphen or a capital, and adjectives up to an article."""
    line = text.rfind("\n", 0, start) + 1
    before = list(_WORD.finditer(text, max(line, start - 60), start))
    first = start
    for match in reversed(before[-LONGEST_NAME + 1 :]):
        if text[match.end() : first].strip() or not _describes(match.group(), namings):
            break
        first = match.start()
    return Span(first, end)


def _describes(word: str, namings: Namings) -> bool:
    if word.lower() in namings.articles or (word.endswith(".") and "." not in word[:-1]):
        return False
    return "-" in word or word[0].isupper() or word.endswith(namings.describing)


def name_acts(readings: Sequence[Reading], claims: Sequence[Claim], reports: Sequence[Report]) -> Iterator[Wording]:
    """The cues under which several reports give what one speaker said ("said", "confirmed", "admitted")."""
    shown = {report.id: report for report in reports}
    statements = {statement.id: statement for reading in readings for statement in reading.statements}
    for claim in claims:
        for support in claim.supports if claim.speaker is not None else ():
            said = statements.get(support.statement) if support.statement else None
            if said is not None and said.cue is not None and said.cue.where == "text" and _is_of(said, claim):
                yield Wording(f"{claim.speaker}: {claim.text}", support.report, said.cue, shown[support.report].words(said.cue))


def _is_of(said: Statement, claim: Claim) -> bool:
    """Whether the speaker of a claim is named for these words: what nobody is named for may be told by the outlet in its own way."""
    name = said.speaker.name if said.speaker else None
    return name is not None and claim.speaker is not None and same_name(name, claim.speaker)
