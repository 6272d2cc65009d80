"""Who is given as the speaker of a sentence and does not speak in it: whom somebody else addresses, who is heard in passing, an outlet's
own correspondent; and whose party a nation before his name is not.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from legation.briefing.standing import is_name_in
from legation.language.lists.lists import WordLists
from legation.language.patterns import once
from legation.language.words import LETTERS, is_open
from legation.records.reading import How, Reading, Statement
from legation.records.report import Report, Span

CLOSING = ('"', "”", "’’", "''")
# A verb stands so near behind whom it is of.
NEXT = 4
# Before a name stands whose correspondent somebody is: "the Karst Times' reporter in Oslo, ".
BESIDE = 30
OWNING = ("'s", "’s", "s'", "s’")
# Behind these a sentence or a part of it begins; a hyphen joins two words.
BEGINS = re.compile(r"[,.!?;:\n\"“”‘()–—]|--|[’'](?!\w)")
# How an outlet is credited that tells a sentence of somebody else.
TELLS: tuple[How, ...] = ("reported", "according")


def speaks(report: Report, reading: Reading, statement: Statement, sentence: Span, lists: WordLists, outlets: Collection[str]) -> bool:
    """Whether who is given as the speaker of a sentence speaks in it for himself."""
    speaker, cue = statement.speaker, statement.cue
    assert speaker is not None and cue is not None  # noqa: S101  # asked for before
    return not (
        is_quoted(report, speaker.span)
        or is_bracketed(report, sentence)
        or is_in_passing(report, speaker.span, cue, lists)
        or not heads(report, reading, statement, sentence, lists)
        or is_correspondent(report, speaker.span, speaker.name, lists, outlets)
        or is_told_of(report, reading, cue, sentence, lists)
    )


def is_quoted(report: Report, span: Span) -> bool:
    """Whether words stand in a quotation: "Mr. Lund, your courage …" is said to Lund by somebody else."""
    place = report.place(span.where)
    start = place.rfind("\n", 0, span.start) + 1
    return is_open(place[start : span.start])


def is_bracketed(report: Report, sentence: Span) -> bool:
    """Whether a sentence stands alone between square brackets: "[The post delivered a box of ‘carnage’]" leads to another story."""
    place = report.place(sentence.where)
    start = place.rfind("\n", 0, sentence.start) + 1
    end = place.find("\n", sentence.end)
    line = place[start : end if end >= 0 else len(place)].strip()
    return line.startswith("[") and line.endswith("]") and "[" not in line[1:]


def is_in_passing(report: Report, speaker: Span, cue: Span, lists: WordLists) -> bool:
    """Whether somebody is heard only in a clause beside the main one: "The strike goes on, even with the mayor saying it is over." """
    if not speaker.end <= cue.start <= speaker.end + NEXT:
        return False
    before = LETTERS.findall(report.place(speaker.where)[max(0, speaker.start - BESIDE) : speaker.start].rpartition("\n")[2])
    articles = {*lists.small.articles, *lists.small.definite}
    return next((word.casefold() in lists.small.company for word in reversed(before) if word.casefold() not in articles), False)


def heads(report: Report, reading: Reading, statement: Statement, sentence: Span, lists: WordLists) -> bool:
    """Whether a sentence is its speaker's: it begins with him, or behind words that only lead to him ("In Oslo, Lund said"), or with what
    he says. "Roe attacked Lund, saying" is not Lund's, nor is "The port is closed despite warnings from Karst"."""
    speaker, cue = statement.speaker, statement.cue
    assert speaker is not None and cue is not None  # noqa: S101  # asked for before
    place = report.place(speaker.span.where)
    before = place[sentence.start : max(sentence.start, min(speaker.span.start, cue.start))]
    own = find_by_speaker(reading).get(speaker.span, ())
    marks = list(BEGINS.finditer(before))
    ends = marks[-1].end() if marks else 0
    run = [found for found in LETTERS.finditer(before) if found.start() >= ends]
    cues = [one.cue for one in own if one.cue]
    for number, found in enumerate(run):
        if any(span.start <= sentence.start + found.start() < span.end for span in cues):
            continue
        # The first word of a sentence has its capital from that; "On June 6" leads to who speaks.
        if number + ends == 0 and not presents(found[0].casefold(), lists) and not is_name_in(report, found[0]):
            follows = run[1][0].casefold() if len(run) > 1 else ""
            if found[0].casefold() not in lists.lines.leading or follows not in {*lists.dates.months, *lists.dates.weekdays}:
                return False
        elif not presents(found[0], lists):
            return False
    opening = list(LETTERS.finditer(before[:ends]))
    if not opening:
        return True
    ahead = Span(sentence.start, sentence.start + ends, sentence.where)
    if before[:ends].endswith(CLOSING) or any(span.overlaps(ahead) for one in own for span in one.words):
        return True
    # What leads to him is no sentence of somebody else.
    first = sentence.start + opening[0].start()
    named = any(one.span.start <= first < one.span.end for one in reading.mentions)
    return not named and opening[0][0].casefold() not in lists.small.articles


@once
def find_by_speaker(reading: Reading) -> Mapping[Span, Sequence[Statement]]:
    """The statements of a report by the address of whom they are given to: laid down once, however many of them are asked about."""
    found: dict[Span, list[Statement]] = {}
    for one in reading.statements:
        if one.speaker:
            found.setdefault(one.speaker.span, []).append(one)
    return found


def presents(word: str, lists: WordLists) -> bool:
    """Whether a word may stand before a name to say whose it is: an office, an adjective of a state, another name, an article."""
    return not word[:1].islower() or word.casefold() in find_presenting(lists)


@once
def find_presenting(lists: WordLists) -> frozenset[str]:
    """The small words that may stand before a name."""
    people = lists.people
    return frozenset((*people.titles, *people.offices, *people.voices, *people.bodies, *people.groups, *lists.small.articles))


def is_correspondent(report: Report, span: Span, name: str | None, lists: WordLists, outlets: Collection[str]) -> bool:
    """Whether somebody writes or speaks for an outlet: "As the Karst Times's Anna Roe reports", "Radio Karst correspondent Otto Lund"."""
    first = LETTERS.search(name or "")
    if first is None:
        return False
    place = report.place(span.where)
    at = place.find(first[0], span.start, span.end)
    before = place[max(0, (at if at >= 0 else span.start) - BESIDE) : at if at >= 0 else span.start].rpartition("\n")[2].rstrip()
    if before.endswith(OWNING):
        return is_outlet(before[:-2] + before[-2:].replace("'s", "").replace("’s", "").rstrip("'’"), outlets)
    words = before.split()
    makers = {word.casefold() for word in lists.credits.makes}
    return len(words) > 1 and words[-1].casefold() in makers and is_outlet(" ".join(words[:-1]), outlets)


def is_outlet(words: str, outlets: Collection[str]) -> bool:
    """Whether some words end in the name of an outlet."""
    parts = words.casefold().split()
    return any(" ".join(parts[start:]).strip(",.") in outlets for start in range(len(parts)))


def is_told_of(report: Report, reading: Reading, cue: Span, sentence: Span, lists: WordLists) -> bool:
    """Whether an outlet that a sentence credits tells what somebody did, who need not have said it: "The union accepted the offer, the
    Karst Times reports." """
    if report.words(cue).casefold() not in lists.lines.deeds:
        return False
    return any(credit.how in TELLS and credit.span in sentence for credit in reading.credits)


def is_partisan(words: str, lists: WordLists) -> bool:
    """Whether words beside a name put its bearer with an armed group or against a government: "Karstian rebel leader Otto Lund"."""
    return any(word.casefold() in lists.lines.partisan for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", words))


def is_beside(words: str, party: str, lists: WordLists) -> bool:
    """Whether the state whom a group without a name is put with is named only behind a comma: "officials of Karst, near the Norwegian
    border" are not Norway's."""
    of = next((actor for actor in lists.actors if actor.id == party), None)
    head, comma, tail = words.partition(",")
    if of is None or not comma:
        return False
    named = rf"\b(?:{'|'.join(re.escape(word) for word in (*of.names, *of.adjectives))})\b"
    return re.search(named, head) is None and re.search(named, tail) is not None
