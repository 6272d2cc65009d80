"""Which passages say something that origins can confirm: facts and what somebody said, not a report's own comments and questions."""

import re
from collections.abc import Iterator, Sequence

from legation.language.language import Language
from legation.language.patterns import compile_phrases
from legation.records.places import Places
from legation.records.report import Report, Span
from legation.weighing.accounts.account import Account, find_telling_spans, keep_outside
from legation.weighing.accounts.index import group_by_report
from legation.weighing.lineage.reuse import find_quoted

# The place of a picture in a row of them.
COUNTER = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
# A sentence tells something beside somebody's words where so many of its content words, and a quarter of them, are not of his telling.
# Set by hand: with three to five words and a fifth to a third of them labelled supports come out alike (within .001 of F1).
LEAST, LEAST_SHARE = 4, 0.25
# Names of bodies are short or few; so many long words in capitals, a fifth of all, are heads.
LONG, SHOUTED, SHOUTED_SHARE = 4, 4, 0.2


def find_claimable(reports: Sequence[Report], table: Sequence[Account], language: Language) -> list[Account]:
    """The passages that can make a claim: without comments and page furniture, and of sentences that give what a named speaker says no more
    than they tell besides."""
    told = {number: [account for account in found if account.speaker is not None] for number, found in group_by_report(table).items()}
    spoken = {number: Places.of(said, lambda account: account.span) for number, said in told.items()}
    found = []
    for account in table:
        report = reports[account.report]
        if not is_furniture(report, account, language) and not comments(report, account, language):
            said = spoken[account.report].inside(account.span) if account.speaker is None else ()
            framed = [one for one in said if frames(account, one)]
            own = tell_besides(account, framed, report, language) if framed else account
            if own is not None:
                found.append(own)
    return found


def tell_besides(account: Account, framed: Sequence[Account], report: Report, language: Language) -> Account | None:
    """What a sentence tells beside what speakers say in it; None where that is next to nothing ("..., the minister told parliament").
    "Before he landed in Karst on Sunday, the president called the league a foe" tells that he landed."""
    frame = Places.of((span for said in framed for span in find_frame(said)), lambda span: span)
    words = find_telling_spans(account, report, language)
    outside = sum(not frame.numbers(word) for word in words)
    if outside < LEAST or outside < LEAST_SHARE * len(words):
        return None
    return keep_outside(account, frame, report, language)


def find_frame(said: Account) -> Iterator[Span]:
    """The words of a speaker and those that give them to him. What stands between his words and a verb behind them goes on with what he
    said: "“No decision was made” on the sluice, he told …"."""
    told = said.statement
    cue, speaker = (told.cue, told.speaker.span if told.speaker else None) if told is not None else (None, None)
    behind = cue.end if cue is not None and said.span.start < cue.start else said.span.end
    yield Span(said.span.start, max(said.span.end, behind), said.span.where)
    yield from (span for span in (cue, speaker) if span is not None and span.where == said.span.where)


def is_furniture(report: Report, account: Account, language: Language) -> bool:
    """Whether a passage is part of the page and not of the news: what a picture shows, a gallery, a cheer, or a call to the reader."""
    text = report.words(account.span)
    if compile_phrases(language.lists.commentary.pictures, capitals=True).search(text.casefold()) or is_gallery(text) or is_teaser(text):
        return True
    if account.statement is not None or account.assertion.quoted:
        return False
    called = compile_phrases(language.lists.commentary.calls, capitals=True).match(text.lstrip().casefold())
    return called is not None or text.rstrip().endswith("!")


def is_gallery(text: str) -> bool:
    """Whether a text counts pictures: "… 3/8 … 4/8 …"."""
    totals = [total for _, total in COUNTER.findall(text)]
    return len(totals) > len(set(totals))


def is_teaser(text: str) -> bool:
    """Whether a text is made of shouted heads, as links to other stories are: "STORM AT SEA Ferry sinks SECRET DEAL …"."""
    words: list[str] = re.findall(r"[^\W\d_]+", text)
    shouted = sum(len(word) >= LONG and word.isupper() for word in words)
    return shouted >= SHOUTED and shouted >= SHOUTED_SHARE * len(words)


def comments(report: Report, account: Account, language: Language) -> bool:
    """Whether the report comments, guesses or asks in its own name: a question, or a modal or a judgement without figure or day."""
    if account.statement is not None:
        return False
    text = report.words(account.span)
    if text.rstrip("\"'”’ ").endswith("?"):
        return True
    if account.assertion.figures or account.assertion.whens:
        return False
    own = _without_quotes(text)
    # "may" and "May" are told apart by the capital, so the first words of a sentence are looked at in small letters only for judgements.
    modals, judgements = language.lists.commentary.modals, language.lists.commentary.judgements
    stated = compile_phrases(judgements, capitals=True).search(own.casefold())
    return stated is not None or compile_phrases(modals, capitals=True).search(own) is not None


def frames(account: Account, said: Account) -> bool:
    """Whether a passage is the sentence in which a speaker is said to say something ("..., the minister told parliament")."""
    cue = said.statement.cue if said.statement else None
    return account.speaker is None and said.span in account.span and cue is not None and cue in account.span


def _without_quotes(text: str) -> str:
    kept, last = [], 0
    for start, end in find_quoted(text):
        kept.append(text[last:start])
        last = end
    return "".join([*kept, text[last:]])
