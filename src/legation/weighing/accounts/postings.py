"""What the reports of a story have under a word or for a value, report by report, and which of them are laid side by side."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from legation.weighing.accounts.account import Account

# A report has no more clauses with one verb than this to look through; with more the verb tells nothing there.
MOST_EACH = 40
# Of so many tellings of one value the first that fits is taken; it keeps the pairs in proportion where a story has many reports.
TRIED = 60
T = TypeVar("T")
# By verb or word, and by report: what is laid down there.
Postings = dict[str, dict[int, list[T]]]
Telling = TypeVar("Telling")


def group_by_report(told: Sequence[Account]) -> dict[int, list[Account]]:
    """The passages of each report."""
    found: dict[int, list[Account]] = {}
    for account in told:
        found.setdefault(account.report, []).append(account)
    return found


def post(postings: Postings[T], word: str, report: int, found: T) -> None:
    """Lay down what a report has under a word. Of each report the first stay, so that a long one leaves the others their room."""
    shelf = postings.setdefault(word, {}).setdefault(report, [])
    if len(shelf) < MOST_EACH:
        shelf.append(found)


def take_posted(postings: Postings[T], word: str) -> list[T]:
    """What all reports have under a word, report by report."""
    return [found for shelf in postings.get(word, {}).values() for found in shelf]


def find_pairs(
    told: Sequence[Telling], value: Callable[[Telling], Hashable], apart: Callable[[Telling, Telling], bool]
) -> Iterator[tuple[Telling, Telling]]:
    """Each telling beside the first of each other value that it stands `apart` from (either way round), each pair once and in order."""
    shelves: dict[Hashable, list[int]] = {}
    for number, telling in enumerate(told):
        shelves.setdefault(value(telling), []).append(number)
    pairs: set[tuple[int, int]] = set()
    for number, telling in enumerate(told):
        for other, shelf in shelves.items():
            if other != value(telling):
                rival = next((n for n in shelf[:TRIED] if apart(telling, told[n])), None)
                pairs.update({(min(number, rival), max(number, rival))} if rival is not None else ())
    yield from ((told[one], told[other]) for one, other in sorted(pairs))
