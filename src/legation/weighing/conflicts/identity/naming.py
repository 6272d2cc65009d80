"""What it was: some say that it is no swap, no accident, no attack, and others call it just that."""

import re
from collections.abc import Iterator, Sequence

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.conflicts.difference import Difference
from legation.weighing.grouping.sketch import stem

# "this is not a swap", "was not a terrorist attack", "no ransom was paid"; up to two words may stand before the noun.
_NOT = re.compile(
    r"\b(?:(?:is|was|are|were|'s|’s) (?:not|never)|isn['’]t|wasn['’]t) (?:an? |any |the )?((?:[\w-]+ ){0,2}[\w-]+)"
    r"|\bno ((?:[\w-]+ ){0,2}[\w-]+) (?:was|were|is|has been|took)\b",
    re.IGNORECASE,
)
# Where a thing is only spoken of as possible, nobody calls it so.
_MAYBE = re.compile(r"\b(?:whether|if|could|may|might|would|possible|alleged|rule out|ruled out|deny|denied|denies|not)\b", re.IGNORECASE)


def find_named(index: StoryIndex, table: Sequence[Account], firsts: Sequence[Account]) -> Iterator[Difference]:
    """The differences between those who deny that something was an act of that name and those who call it so, one a report; `firsts`
    are the passages of the table without their copies."""
    acts = index.lexicon.tables.get("acts", {})
    called: dict[str, dict[int, Account]] = {}
    denied: list[tuple[str, str, Account]] = []
    for account in table:
        if not account.denied and account.assertion.status in ("none", "done", "decided") and not _MAYBE.search(index.words(account)):
            for act in {acts[word] for word in account.assertion.stems if word in acts}:
                called.setdefault(act, {}).setdefault(account.report, account)
    for account in firsts:
        for match in _NOT.finditer(index.words(account)):
            found = next((word for word in (match[1] or match[2]).split() if stem(word.lower()) in acts), None)
            if found is not None:
                denied.append((acts[stem(found.lower())], found, account))
    for act, noun, account in denied:
        if account.report not in called.get(act, {}):
            for number, other in sorted(called.get(act, {}).items()):
                if number != account.report and index.same_occasion(account, other):
                    yield Difference("polarity", noun, account, other, ("denied", "affirmed"), act)
