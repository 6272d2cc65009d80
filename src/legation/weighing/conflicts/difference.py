"""Two passages that give different values for one point, and the reports that stand on either side of it."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from legation.records.reading import Figure, When
from legation.records.report import Report
from legation.records.story import ConflictKind
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import is_later
from legation.weighing.accounts.index import StoryIndex

# Why an update is one, as the officer reads it.
UPDATED = "Those who say otherwise were published on later days."
# A point with more values than this is a list of many things, no difference about one.
MOST_VALUES = 4
# A value is shown with so many passages of one report, so that a reader sees each way it is put.
SHOWN = 2
# By report: each value with the first passages that give it.
Given = dict[int, dict[str, list[Account]]]


@frozen(eq=False)
class Difference:
    """Two passages and the values that they give for one slot; `about` is the point, as words of one of them where it can be.

    Differences of one `slot` that share a passage are one conflict. Numbers and times come with their
    `measures`: those that agree are on one side.
    `changing` says of one whose kind alone does not tell it that its values may come to be otherwise: a day that is still to come.
    """

    kind: ConflictKind
    about: str
    left: Account
    right: Account
    values: tuple[str, str]
    slot: str = ""
    measures: tuple[Figure, Figure] | tuple[When, When] | None = None
    changing: bool = False


def put(given: Given, account: Account, value: str) -> None:
    """Lay down the value that a passage gives; of a report the first passages for each value stay."""
    shown = given.setdefault(account.report, {}).setdefault(value, [])
    if len(shown) < SHOWN and account not in shown:
        shown.append(account)


def find_split(index: StoryIndex, kind: ConflictKind, slot: str, about: str, given: Given, lasting: bool = False) -> Iterator[Difference]:
    """The difference between reports that give one value each; who gives two stands on no side. Each is laid beside the first that gives
    another value of the same news; of what is `lasting` (where a ship lies, not what was launched today) whenever it was written."""
    together = index.same_matter if lasting else index.same_news
    # Each stands for its own report alone: words that another carries, too, may have another value behind them there.
    clear = [(value, evolve(a)) for _, by in sorted(given.items()) if len(by) == 1 for value, shown in by.items() for a in shown]
    if 1 < len({value for value, _ in clear}) <= MOST_VALUES:
        for value, account in clear:
            rivals = ((other, a) for other, a in clear if other != value and together(account, a))
            rival = next(rivals, None)
            if rival is not None:
                yield Difference(kind, about, account, rival[1], (value, rival[0]), slot)


def is_update(reports: Sequence[Report], sides: Sequence[tuple[int, int]]) -> bool:
    """Whether publication order explains a difference of two values (pairs of a report's place and its side): all of one value came on
    earlier days than all of the other."""
    if len({side for _, side in sides}) != 2:
        return False
    first = [reports[number] for number, side in sides if side == 0]
    second = [reports[number] for number, side in sides if side == 1]
    return all(is_later(b, a) for a in first for b in second) or all(is_later(a, b) for a in first for b in second)
