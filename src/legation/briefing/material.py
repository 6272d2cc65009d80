"""What the sections of a brief are written from: one story with its reports and readings, and the numbers of what was cited so far."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import get_args

from attrs import evolve, frozen

from legation.briefing.ledger import LONGEST_SHOWN, Ledger
from legation.briefing.makers import Maker, is_printed
from legation.briefing.names import Names, is_name
from legation.briefing.passage import complete_sentence
from legation.briefing.people import People, Person
from legation.briefing.stems import find_beginnings
from legation.briefing.templates import DAY, ours
from legation.language.lists.lists import WordLists
from legation.language.words import LETTERS
from legation.records.brief import Part
from legation.records.reading import Reading, Statement
from legation.records.report import Report, Span
from legation.records.story import Claim, Grade, Reliability, Story, Support

RELIABILITIES: Mapping[str, Reliability] = {letter: letter for letter in get_args(Reliability)}
# The reasons of a grade that was computed: one for the letter, one for the digit. What the officer ruled stands before them.
COMPUTED = 2
# Words in more pieces than this are read in the report.
MOST_PIECES = 3
# A piece of fewer characters ("who") tells nothing.
SHORTEST_PIECE = 5
# A sentence of news prose is shown whole up to three lines of print.
LONGEST_WHOLE = 320
# So many statements of the day after show that a page bears the day before its news; one may be read wrongly. By judgement.
EARLY = 2
# A verb stands so near before what it governs: "condemned in the strongest terms …".
REACH = 40


@frozen
class Saying:
    """A statement as it may be printed: its claim, the support that is shown, its sentence, and who speaks (None: the sentence says it).
    `words` are those of the sentence in small letters without marks, `quotes` the longer quotations in it, `pairs` those of two telling
    words. Of its telling words (`stems`) those are `common` that name who speaks or what the whole story is about. It is `thin` where it
    tells in a few words what was said, in none of the speaker's own, or has next to no word of what the reports open with. `chance` is how
    likely a reader signs it and needs it."""

    claim: Claim
    support: Support
    statement: Statement
    sentence: Span
    person: Person | None
    speaker: str | None
    party: str | None
    worth: float
    stems: frozenset[str]
    words: str = ""
    quotes: tuple[str, ...] = ()
    pairs: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    thin: bool = False
    chance: float = 1.0


@frozen(slots=False)
class Material:
    """One story as the sections need it. `statements` by id; `ledger` gives words with their reference numbers; by the ids of claims,
    `worth` is what each is worth, `stems` the telling words of what it says, and `low_value` those that are worth a line only where
    there is no other; `fragments` are the ids of statements whose words are no clause by themselves; `lists` the words of the
    language, `topic` the share of the reports that open with each telling word, `people` everybody who is named, `watched` the issues
    that the office watches, `sayings` the statements that may be printed, `opened` the sentences that the first lines of the brief
    tell, `known` the telling words of these and of the story's title. With
    `every`, lines of all makers are printed, marked where they would not be.
    """

    story: Story
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    statements: Mapping[str, Statement]
    names: Names
    ledger: Ledger
    asof: date
    reliability: Mapping[str, str]
    worth: Mapping[str, float]
    stems: Mapping[str, frozenset[str]]
    low_value: Collection[str]
    fragments: Collection[str]
    lists: WordLists
    people: People
    watched: tuple[str, ...]
    topic: Mapping[str, float]
    every: bool
    sayings: tuple[Saying, ...] = ()
    opened: tuple[tuple[str, Span], ...] = ()
    known: frozenset[str] = frozenset()

    @property
    def adjectives(self) -> set[str]:
        """The words by which people and things are of a state: "American"."""
        return {word.casefold() for actor in self.lists.actors for word in actor.adjectives}

    def prints(self, maker: Maker) -> bool:
        """Whether lines of a maker are printed."""
        return self.every or is_printed(maker)

    def mark(self, maker: Maker) -> tuple[Part, ...]:
        """What a line says of its maker where that is not right often enough to be printed unasked."""
        return () if is_printed(maker) else (ours("unproven"),)

    def rank(self, claim: Claim) -> tuple[float, str]:
        """What sorts a claim among others: the one that is worth most first."""
        return -self.worth[claim.id], claim.id

    def letter(self, report: str) -> str:
        """The officer's letter for the outlet of a report, "F" where he gave none."""
        return self.reliability.get(self.reports[report].outlet or "", "F")

    def grade(self, claim: Claim, shown: str) -> Grade:
        """The grade of a line: its claim's, with the letter of the outlet whose words are shown where that comes behind the best of the
        origins: it is held to be less reliable, or has none. What the officer ruled stays."""
        letter = RELIABILITIES.get(self.letter(shown), "F")
        computed = len(claim.grade.reasons) <= COMPUTED
        return (
            evolve(claim.grade, reliability=letter, reasons=claim.grade.reasons[1:])
            if computed and letter > claim.grade.reliability
            else claim.grade
        )

    def is_opened(self, report: str, sentence: Span) -> bool:
        """Whether the first lines of the brief tell a sentence."""
        return any(report == name and sentence.overlaps(shown) for name, shown in self.opened)

    def outlets(self, reports: Iterable[str]) -> list[str]:
        """The outlets of these reports, each once, in order."""
        return list(dict.fromkeys(self.names.outlets[report] for report in reports))

    def day(self, report: str) -> str | None:
        """The day on which a report was published, as ISO text."""
        day = self.reports[report].day
        return day.isoformat() if day else None

    @cached_property
    def words_of(self) -> Mapping[str, frozenset[str]]:
        """The words of each report as they are written: laid down once, however many lines ask."""
        return {name: frozenset(LETTERS.findall(self.reports[name].text)) for name in self.story.reports}

    @cached_property
    def beginnings(self) -> Sequence[tuple[Sequence[str], frozenset[str]]]:
        """The telling words of what goes back to one origin, with its reports; of each report where all is of one."""
        groups = [origin.reports for origin in self.story.origins]
        groups = groups if len(groups) > 1 else [(name,) for name in self.story.reports]
        return [(names, frozenset[str]().union(*(find_beginnings(self.reports[name].text) for name in names))) for names in groups]

    def shown_day(self, report: str) -> str | None:
        """The day of a report as a line shows it: none where the report tells what was said on the day after the one that its page bears.
        Such a page was begun the evening before, or bears the day of elsewhere."""
        return None if report in self.early else self.day(report)

    @cached_property
    def early(self) -> frozenset[str]:
        """The reports that tell of the day after the one they bear, by what was said in several of their statements."""
        found: set[str] = set()
        for name in self.story.reports:
            day = self.reports[name].day
            following = (day + timedelta(days=1)).isoformat() if day else ""
            told = (
                sum(one.said == following and one.when is not None for one in self.readings[name].statements)
                if name in self.readings
                else 0
            )
            found |= {name} if told >= EARLY else set()
        return frozenset(found)

    @cached_property
    def last_day(self) -> str | None:
        """The last day on which a report of the story was published."""
        return max((day for report in self.story.reports if (day := self.day(report))), default=None)

    @cached_property
    def days_of(self) -> Mapping[str, Sequence[date]]:
        """The days of each outlet's reports in order, those of the outlet whose last one is the latest first."""
        found: dict[str, list[date]] = {}
        for name in self.story.reports:
            if day := self.reports[name].day:
                found.setdefault(self.names.outlets[name], []).append(day)
        return {outlet: sorted(found[outlet]) for outlet in sorted(found, key=lambda outlet: max(found[outlet]), reverse=True)}

    @cached_property
    def dated(self) -> int:
        """How many reports have a day."""
        return sum(map(len, self.days_of.values()))

    @cached_property
    def told_in(self) -> Mapping[str, Sequence[tuple[Claim, Support]]]:
        """The passages of claims that each report has, in the order of the claims: laid down once, however many sentences ask."""
        found: dict[str, list[tuple[Claim, Support]]] = {}
        for claim in self.story.claims:
            for support in claim.supports:
                found.setdefault(support.report, []).append((claim, support))
        return found

    def statement(self, support: Support) -> Statement | None:
        """The statement that a claim's passage is, if it is one."""
        return self.statements.get(support.statement or "")

    def party(self, claim: Claim) -> str | None:
        """The party whose word a claim is."""
        for support in claim.supports:
            statement = self.statement(support)
            if statement and statement.speaker and statement.speaker.party:
                return statement.speaker.party
        return self.names.party(claim.actor)

    def speaker(self, claim: Claim) -> tuple[Part, ...]:
        """Who says it and when, up to the colon; nothing for what a report says itself."""
        day = claim.said if claim.said and DAY.fullmatch(claim.said) else None
        statement = self.statement(claim.supports[0])
        mention = statement.speaker if statement else None
        name = claim.speaker if is_name(claim.speaker) else None
        if name and statement and statement.held != "affirmed" and not find_clause(statement):
            return self.speaker_in_manner(name, statement, [day] if day else [])
        if name:
            return (ours("speaker-on", name, day) if day else ours("speaker", name),)
        if mention and statement and claim.speaker:
            return (*self.ledger.cite(statement.report, mention.span), ours("on", day) if day else ours("colon"))
        return ()

    def speaker_in_manner(self, name: str, statement: Statement, day: list[str]) -> tuple[Part, ...]:
        """Who says it where that is no plain saying and the clause is too long to show: whether it is denied, asked or left open."""
        on = "-on" if day else ""
        cue = self.ledger.cite(statement.report, statement.cue) if statement.cue and statement.held in ("denied", "withheld") else ()
        if cue:
            return (ours("speaker-open", name), *cue, ours(f"manner-close{on}", statement.held, *day))
        return (ours(f"speaker-manner{on}", name, statement.held, *day),)

    def words(self, claim: Claim) -> tuple[Part, ...]:
        """The words that stand for a claim: of a statement its pieces, else the passage as it stands, without what is left out of it.

        What someone denies, asks or leaves open is shown with the verb, as the report has it: without it the words say the contrary.
        So are words of nobody named that are no clause by themselves, with those whose they are.
        """
        if claim.pieces:
            return self.join(claim.supports[0].report, claim.pieces)
        support = claim.supports[0]
        statement = self.statement(support)
        if (whole := self.find_whole(claim)) is not None:
            return self.ledger.cite(support.report, whole, LONGEST_WHOLE)
        if statement is None or statement.report != support.report:
            return self.ledger.cite(support.report, support.span)
        bare = claim.speaker is None and statement.id in self.fragments
        clause = find_clause(statement) if bare or statement.held != "affirmed" else None
        told = [span for span in statement.words if len(span) >= SHORTEST_PIECE] or statement.words
        pieced = tuple(told[:MOST_PIECES]) if any(span.overlaps(support.span) for span in told[:MOST_PIECES]) else ()
        undivided = len(statement.words) == 1 or not pieced
        spans = (clause,) if clause else (support.span,) if undivided else pieced
        if clause is None and (verb := self.find_verb(statement)) is not None and verb.end <= spans[0].start <= verb.end + REACH:
            spans = (Span(verb.start, spans[0].end, verb.where), *spans[1:])
        return self.join(support.report, spans)

    def join(self, report: str, spans: Sequence[Span]) -> tuple[Part, ...]:
        """Some words of a report one behind the other, each cited, with a mark between them for what is left out."""
        pieces: Sequence[Part] = ()
        for number, span in enumerate(spans):
            pieces = (*pieces, *((ours("gap"),) if number else ()), *self.ledger.cite(report, span))
        return tuple(pieces)

    def find_whole(self, claim: Claim) -> Span | None:
        """The whole sentence that stands for a claim of one origin: it has its subject, its verb and whatever qualifies it. None where it
        is too long for a line, and for what several origins tell: each of them tells the passage, not the sentence around it."""
        support = claim.supports[0]
        report = self.reports[support.report]
        if claim.roots > 1 or (claim.roots_most > 1 and len({one.report for one in claim.supports}) > 1):
            return None
        statement = self.statement(support)
        near = [support.span]
        if statement is not None and statement.report == support.report:
            around = [*([statement.cue] if statement.cue else []), *([statement.speaker.span] if statement.speaker else [])]
            near += [span for span in around if span.where == support.span.where and span.end <= support.span.end + REACH]
        hull = Span(min(span.start for span in near), max(span.end for span in near), support.span.where)
        found = (complete_sentence(report, span, self.lists.lines.short, LONGEST_WHOLE) for span in (hull, support.span))
        return next((span for span in found if span is not None), None)

    def find_verb(self, statement: Statement) -> Span | None:
        """The address of the verb that words are shown with because they are no clause by themselves: "called for" before "a truce"."""
        cue, first = statement.cue, statement.words[0]
        apart = cue is not None and cue.where == first.where and cue.end <= first.start <= cue.end + REACH
        return cue if apart and statement.id in self.fragments else None

    def numbers(self, supports: Iterable[Support]) -> list[int]:
        """The reference numbers of some passages."""
        return [self.ledger.number(support.report, support.span) for support in supports]


def find_maker(material: Material, claim: Claim) -> Maker:
    """Who makes the line of a claim: what is confirmed, somebody's word (named or not), what several carry, or one alone."""
    if claim.grade.credibility == "1":
        return "confirmed"
    if claim.speaker:
        return "statement-named" if is_name(claim.speaker) else "statement-unnamed"
    if len({support.report for support in claim.supports}) > 1:
        return "carried"
    return "alone" if material.statement(claim.supports[0]) is None else "statement-unnamed"


def find_clause(statement: Statement) -> Span | None:
    """The address from speaker or verb to the last of the words, where that is short enough to show."""
    speaker = statement.speaker
    known = speaker is not None and bool(speaker.name or speaker.actor or speaker.span < statement.words[0])
    spans = [*statement.words, *([statement.cue] if statement.cue else []), *([speaker.span] if speaker and known else [])]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    together = len({span.where for span in spans}) == 1
    return Span(start, end, spans[0].where) if together and end - start <= LONGEST_SHOWN else None


def first_of_each(supports: Iterable[Support]) -> list[Support]:
    """The first passage of each report."""
    first: dict[str, Support] = {}
    for support in supports:
        first.setdefault(support.report, support)
    return list(first.values())
