"""Passages laid out: what each says, slot by slot, and the words by which others like it are found.

A passage is made of its clauses; each can stand as a passage of its own, to be found by a report that says only that.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile

from attrs import evolve, fields, frozen

from legation.language.language import Language
from legation.language.lists.words import Range
from legation.language.patterns import once
from legation.records.lexicon import Outlet
from legation.records.places import Places
from legation.records.reading import Assertion, Clause, Mention, Reading, Statement
from legation.records.report import Report, Span
from legation.records.story import Correction
from legation.weighing.accounts.corrections import find_corrected, find_lines

_WORD = re.compile(r"[\w'’]+")
# The thing counted stands so near behind the word of number: "dozens of violent sexual assaults".
COUNTED = 3
# What an assertion says of itself that a clause says of itself, too.
SLOTS = tuple(slot.name for slot in fields(Clause))


@frozen
class Vague:
    """A number without a figure: the least and the most it may be, and the words that may say of what."""

    least: float
    most: float
    things: tuple[str, ...]


@frozen(eq=False)
class Account:
    """One passage: what is said in it (`assertion`), by whom (`statement`, None where the report says it itself), and its content
    words with names and numbers (`features`) for finding others like it. `report` is the place of its report in the story,
    `predicate` the word that carries what is said: the verb, or what stands with it where the verb says nothing ("is crucial").
    `from_outlet` where another outlet is given as the speaker. `vague` is how many of what it says without a figure ("dozens of boats").
    `day` is that of its report. `nameless` where it is given to an outlet that is not named ("state media reported"). `pieces` are its
    words where something is left out in their middle, none where it is whole."""

    report: int
    assertion: Assertion
    statement: Statement | None
    features: frozenset[str]
    predicate: str | None = None
    from_outlet: bool = False
    vague: tuple[Vague, ...] = ()
    day: date | None = None
    nameless: bool = False
    pieces: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """Where the passage stands."""
        return self.assertion.span

    @property
    def mention(self) -> Mention | None:
        """The words for the speaker, None where the report says it itself."""
        return self.statement.speaker if self.statement else None

    @property
    def speaker(self) -> str | None:
        """The name of the speaker, None where the report says it itself, the speaker has no name ("officials said"), or is an outlet:
        that is where the words come through, not who says so."""
        name = self.mention.name if self.mention else None
        return None if name is None or self.from_outlet else name

    @property
    def denied(self) -> bool:
        """Whether the passage says that something is not so, by its own words or by how the speaker holds them ("denied that")."""
        said = self.statement
        apart = said is not None and (said.cue is None or said.cue not in self.span)
        return self.assertion.negated != (apart and said is not None and said.held == "denied")


def build_accounts(reports: Sequence[Report], readings: Sequence[Reading], language: Language) -> list[Account]:
    """Every passage of the bodies of some reports, in order. `reports` and `readings` pair up by order."""
    outlets = find_outlets(language.lists.outlets)
    table: list[Account] = []
    for number, (report, reading) in enumerate(zip(reports, readings, strict=True)):
        spoken = language.of(report)
        statements = {statement.id: statement for statement in reading.statements}
        corrections = list(find_lines(report, spoken))
        for assertion in reading.assertions:
            # What a correction repeats nobody says any more.
            if assertion.span.where == "text" and not any(line.overlaps(assertion.span) for line in corrections):
                statement = statements.get(assertion.statement) if assertion.statement else None
                name = statement.speaker.name if statement and statement.speaker else None
                from_outlet = name is not None and name.lower() in outlets
                head = predicate(assertion, spoken)
                found, sizes = features(assertion, spoken.lists.content.senses), find_vague(assertion, spoken.lists.claims.vague)
                nameless = statement is not None and is_nameless(report, statement, spoken)
                table.append(Account(number, assertion, statement, found, head, from_outlet, sizes, report.day, nameless))
    return table


def read_words(account: Account, report: Report) -> str:
    """The words of a passage, each at its place, with blanks for what is left out of it."""
    text, start = report.words(account.span), account.span.start
    if not account.pieces:
        return text
    kept = ((piece.start - start, piece.end - start) for piece in account.pieces)
    blank, at = "", 0
    for first, last in kept:
        blank += " " * (first - at) + text[first:last]
        at = last
    return blank


@frozen(eq=False)
class Laid:
    """The passages of one story, and what its reports correct: found once for all that is asked of them."""

    table: Sequence[Account]
    corrections: Sequence[Correction]


def lay_out(reports: Sequence[Report], readings: Sequence[Reading], language: Language) -> Laid:
    """The passages and the corrections of some reports. `reports` and `readings` pair up by order."""
    return Laid(build_accounts(reports, readings, language), find_corrected(reports, readings, language))


def split_clauses(account: Account, language: Language) -> list[Account]:
    """The clauses of a passage that says several things, in order; none of one that says one thing."""
    return [_account(account, clause, language) for clause in account.assertion.clauses]


def find_cores(account: Account, report: Report, language: Language) -> list[Account]:
    """The shorter words out of a passage that can be read alone, clause by clause, the fullest of each first."""
    return [
        _core(account, clause, span, report, language)
        for clause in (account.assertion, *account.assertion.clauses)
        for span in clause.cores
        if clause.lead is None
    ]


def cut_out(account: Account, clause: Clause, pieces: Sequence[Span], report: Report, language: Language) -> Account:
    """Some words of a clause as a passage, without what stands between them."""
    hull = Span(pieces[0].start, pieces[-1].end, pieces[0].where)
    core = _core(account, clause, hull, report, language)
    if len(pieces) == 1:
        return core
    said, stops = core.assertion, language.lists.content.stopwords.set
    stem, bare, words = language.forms.stem, language.forms.bare, [report.words(piece) for piece in pieces]
    told = evolve(
        said,
        stems=tuple(stem(bare(word)) for text in words for _, _, word in language.find_words(text) if not {word, bare(word)} & stops),
        figures=tuple(figure for figure in said.figures if any(figure.span in piece for piece in pieces)),
        whens=tuple(when for when in said.whens if any(when.words in piece for piece in pieces)),
        clauses=tuple(one for one in said.clauses if any(one.span in piece for piece in pieces)),
    )
    found, vague = features(told, language.lists.content.senses), find_vague(told, language.lists.claims.vague)
    return evolve(core, assertion=told, features=found, vague=vague, pieces=tuple(pieces))


def keep_outside(account: Account, others: Places[Span], report: Report, language: Language) -> Account:
    """A passage with what it tells outside some words in it, which are another's: his words, figures and days are not its own. It cannot be
    read alone without them."""
    said = account.assertion
    outside = [span for span in find_telling_spans(account, report, language) if not others.numbers(span)]
    stem, bare = language.forms.stem, language.forms.bare
    own = evolve(
        said,
        stems=tuple(stem(bare(word)) for span in outside for _, _, word in language.find_words(report.words(span))),
        figures=tuple(figure for figure in said.figures if not others.numbers(figure.span)),
        whens=tuple(when for when in said.whens if not others.numbers(when.words)),
        clauses=tuple(clause for clause in said.clauses if not others.numbers(clause.span)),
        whole=False,
        cores=(),
    )
    return evolve(
        account, assertion=own, features=features(own, language.lists.content.senses), vague=find_vague(own, language.lists.claims.vague)
    )


def find_telling_spans(account: Account, report: Report, language: Language) -> list[Span]:
    """Where the content words of a passage stand, in order."""
    stops, bare, start = language.lists.content.stopwords.set, language.forms.bare, account.span.start
    words = language.find_words(report.words(account.span))
    return [Span(start + first, start + last) for first, last, word in words if word not in stops and bare(word) not in stops]


def _core(account: Account, clause: Clause, span: Span, report: Report, language: Language) -> Account:
    stops, stem, bare = language.lists.content.stopwords.set, language.forms.stem, language.forms.bare
    words = (word for _, _, word in language.find_words(report.words(span)))
    shorter = evolve(
        clause,
        span=span,
        stems=tuple(stem(bare(word)) for word in words if word not in stops and bare(word) not in stops),
        figures=tuple(figure for figure in clause.figures if figure.span in span),
        whens=tuple(when for when in clause.whens if when.words in span),
        whole=True,
        cores=(),
    )
    core = _account(account, shorter, language)
    return evolve(
        core, assertion=evolve(core.assertion, clauses=tuple(clause for clause in account.assertion.clauses if clause.span in span))
    )


def _account(account: Account, clause: Clause, language: Language) -> Account:
    said = Assertion(**{slot: getattr(clause, slot) for slot in SLOTS}, statement=account.assertion.statement)
    return evolve(
        account,
        assertion=said,
        features=features(said, language.lists.content.senses),
        predicate=predicate(said, language),
        vague=find_vague(said, language.lists.claims.vague),
    )


@once
def find_outlets(known: tuple[Outlet, ...]) -> frozenset[str]:
    """The names that outlets go by, in small letters."""
    return frozenset(name.lower() for outlet in known for name in (outlet.name, *outlet.aliases))


def is_nameless(report: Report, statement: Statement, language: Language) -> bool:
    """Whether somebody's words are given to an outlet without a name: "state media", "a television newsreader", "local press reports"."""
    speaker = statement.speaker
    if speaker is None or speaker.name is not None or statement.via:
        return False
    lists = language.lists.claims
    outlets, kinds = lists.outlets, lists.outlet_kinds
    phrase = report.place(speaker.span.where)[speaker.span.start : speaker.span.end].lower().partition(",")[0]
    words = list(takewhile(lambda word: word not in lists.outlet_ends, _WORD.findall(phrase)))
    return bool(words) and (words[-1] in outlets or (words[-1] in kinds and any(word in outlets for word in words)))


def predicate(assertion: Assertion, language: Language) -> str | None:
    """The word that carries what is said, synonyms under one head."""
    light = assertion.verb is None or assertion.verb in language.lists.content.light
    word = assertion.object if light else assertion.verb
    return language.lists.content.senses.get(word, word) if word else None


def features(assertion: Assertion, senses: Mapping[str, str]) -> frozenset[str]:
    """What a passage can be found by: content words (synonyms under one head), names and numbers with their unit."""
    words = {senses.get(stem, stem) for stem in assertion.stems}
    names = {f"name:{name}" for name in assertion.names if ":" in name}
    numbers = {f"number:{round(figure.value, 1):g}" for figure in assertion.figures}
    return frozenset(words | names | numbers)


def find_vague(assertion: Assertion, vague: Mapping[str, Range]) -> tuple[Vague, ...]:
    """The numbers that a passage gives without a figure, none where it has a figure for the same thing ("two dozen boats")."""
    counted = {figure.what for figure in assertion.figures}
    found = []
    for i, word in enumerate(assertion.stems):
        things = assertion.stems[i + 1 : i + 1 + COUNTED]
        if word in vague and not counted.intersection(things):
            found.append(Vague(vague[word].least, vague[word].most, things))
    return tuple(found)
