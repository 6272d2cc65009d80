"""What a claim is worth to a reader who has little time: what many carry and the openings speak of comes before low_value.

Only the order of lines rests on this; grades and counts do not.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import mean

from legation.briefing.material import find_clause
from legation.briefing.stems import FEW, STEM, find_beginnings, is_alike
from legation.language.words import LETTERS
from legation.records.reading import Reading, Statement
from legation.records.report import Report
from legation.records.story import Claim, Story

# News says what matters in its headline and first sentences: about so many characters are the first two.
OPENING = 350
# So many words of the openings make a passage one on the story's own matter.
TELLING = 5
# Beside the salience of the claim (0 to 4.4): how much it speaks of what the openings speak of, and how early in its reports it
# stands. With half and double of these nearly the same lines come first.
OPENED, EARLY = 1.0, 0.5
# A second origin weighs as much as half of the story's reports: what is confirmed gives way only to what is told far more.
CONFIRMED = 1.0
# News ends with what was known before: what reports tell in their own names in their last third is background.
LATE = 1 / 3
# What takes off: that somebody says nothing, words that are neither a clause nor a side taken ("comments on the speech"), words of nobody
# named that point back at what stands before them ("He hoped …"), and fewer telling words than FEW that are not quoted.
LOW_VALUE, BACKGROUND = 1.0, 1.0
# A claim tells again what another told where so much of the shorter one's words, of which there are a few, stand in the other.
AGAIN = 0.8


def score_claims(story: Story, reports: Mapping[str, Report], low_value: Collection[str]) -> dict[str, float]:
    """What each claim of a story is worth among the others, by its id."""
    topic = find_topic([reports[name] for name in story.reports if name in reports])
    return {claim.id: score_claim(claim, reports, topic) - LOW_VALUE * (claim.id in low_value) for claim in story.claims}


def find_low_value(
    story: Story, readings: Sequence[Reading], fragments: Collection[str], leaning: Collection[str], openers: Collection[str] = ()
) -> set[str]:
    """The ids of claims that tell a reader little by themselves. `leaning` are the words that point back at what stands before, `openers`
    those that open reported speech."""
    empty = {word[:STEM] for word in (*leaning, *openers)}
    sides = {position.statement for position in story.positions}
    bare = {
        statement.id
        for reading in readings
        for statement in reading.statements
        if statement.id in fragments and find_clause(statement) is None
    }
    quoted = {statement.id for reading in readings for statement in reading.statements if statement.mode != "reported"}
    silent = {
        statement.id
        for reading in readings
        for statement in reading.statements
        if statement.held == "withheld" or (statement.id in fragments and is_bare(statement) and statement.id not in sides)
    }

    def is_low_value(claim: Claim) -> bool:
        statement = claim.supports[0].statement
        unheld = claim.speaker is None and statement in bare
        few = statement not in quoted and len(find_beginnings(claim.text) - empty) < FEW
        return statement in silent or unheld or few or leans(claim, leaning)

    return {claim.id for claim in story.claims if is_low_value(claim)}


def leans(claim: Claim, leaning: Collection[str]) -> bool:
    """Whether the words of nobody named begin with one that only says whom they mean where they stand: "He hoped …"."""
    first = LETTERS.search(claim.text)
    return claim.speaker is None and first is not None and first[0].casefold() in leaning


def score_claim(claim: Claim, reports: Mapping[str, Report], topic: Mapping[str, float]) -> float:
    """What one claim is worth: its salience, how far it is on the story's own matter, how early it is told, whether it is confirmed.

    What reports tell last in their own names is background.
    """
    first = {support.report: support.span.start for support in reversed(claim.supports)}
    early = mean(1 - start / max(1, len(reports[name].text)) for name, start in first.items())
    opened = add_opened(find_beginnings(claim.text), topic) / TELLING
    confirmed = claim.grade.credibility == "1"
    background = claim.speaker is None and early < LATE
    return round(claim.salience + OPENED * opened + EARLY * early + CONFIRMED * confirmed - BACKGROUND * background, 4)


def find_topic(reports: Sequence[Report]) -> dict[str, float]:
    """The words that the headlines and openings of a story are made of, each with the share of reports that begin with it."""
    counts = Counter(stem for report in reports for stem in find_beginnings(f"{report.title or ''} {report.text[:OPENING]}"))
    return {stem: count / len(reports) for stem, count in counts.items()}


def add_opened(stems: Iterable[str], topic: Mapping[str, float]) -> float:
    """How much a line speaks of what the reports open with: the shares of them that have its telling words, of so many that most have."""
    shares = sorted((topic.get(stem, 0.0) for stem in stems), reverse=True)
    return sum(shares[:TELLING])


def is_bare(statement: Statement) -> bool:
    """Whether nothing of a statement is given in the speaker's own words, and it is no act that speaks for itself."""
    return statement.mode == "reported" and statement.kind != "acted"


def find_fragments(readings: Iterable[Reading]) -> set[str]:
    """The ids of statements whose words are no clause by themselves: "the launch", "to halt its actions"."""
    whole: dict[str, bool] = {}
    for reading in readings:
        starts = {statement.id: statement.words[0] for statement in reading.statements if statement.words}
        for assertion in reading.assertions:
            if assertion.statement in starts:
                # What begins before the words has its subject from the sentence around them.
                clause = assertion.subject is not None and not assertion.span < starts[assertion.statement]
                whole[assertion.statement] = whole.get(assertion.statement, False) or clause
    return {statement for statement, clause in whole.items() if not clause}


def gather_stems(story: Story, reports: Mapping[str, Report], readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    """The telling words of what each claim says, by its id: with all pieces of the statement that a line shows for it."""
    pieces = {statement.id: statement.words for reading in readings for statement in reading.statements}

    def gather(claim: Claim) -> frozenset[str]:
        report = reports[claim.supports[0].report]
        said = pieces.get(claim.supports[0].statement or "", ())
        return find_beginnings(" ".join([claim.text, *(report.words(span) for span in said)]))

    return {claim.id: gather(claim) for claim in story.claims}


def tells_again(claim: Claim, told: Iterable[Claim], stems: Mapping[str, frozenset[str]]) -> bool:
    """Whether a claim tells what one of the others told: a piece of the same statement, or nearly the same words of nobody else. Another
    number is never the same."""
    own, statement = stems[claim.id], claim.supports[0].statement
    numbers = {stem for stem in own if stem.isdigit()}
    for one in told:
        if statement is not None and statement == one.supports[0].statement:
            return True
        alike = numbers <= stems[one.id] and is_alike(own, stems[one.id], AGAIN)
        if alike and (None in (claim.speaker, one.speaker) or claim.speaker == one.speaker):
            return True
    return False
