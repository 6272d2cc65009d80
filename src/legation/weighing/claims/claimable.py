"""Which passages say something that origins can confirm: facts and what somebody said, not a report's own comments and questions."""

import re
from collections.abc import Sequence

from legation.language.language import Language
from legation.language.patterns import compile_phrases
from legation.records.places import Places
from legation.records.report import Report
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import group_by_report
from legation.weighing.lineage.reuse import find_quoted

# The place of a picture in a row of them.
COUNTER = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
# Names of bodies are short or few; so many long words in capitals, a fifth of all, are heads.
LONG, SHOUTED, SHOUTED_SHARE = 4, 4, 0.2


def find_claimable(reports: Sequence[Report], table: Sequence[Account], language: Language) -> list[Account]:
    """The passages that can make a claim: without comments and page furniture, and without sentences that only give what a named speaker
    says."""
    told = {number: [account for account in found if account.speaker is not None] for number, found in group_by_report(table).items()}
    spoken = {number: Places.of(said, lambda account: account.span) for number, said in told.items()}
    return [
        account
        for account in table
        if not is_furniture(reports[account.report], account, language)
        and not comments(reports[account.report], account, language)
        and not (account.speaker is None and any(frames(account, said) for said in spoken[account.report].inside(account.span)))
    ]


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
