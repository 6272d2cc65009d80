"""How old someone is whom the reports do not name: "a four-year-old boy fell into the enclosure", "a 3-year-old got into the enclosure".

The ages of those who are named are laid side by side with their names (traits.py).
"""

from collections.abc import Iterator, Sequence

from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.postings import find_pairs
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.wording import name_point, show

# An age is told wrong by a year or two; ages further apart are those of two people.
YEARS_APART = 3
# "year" and "old" stand with every age.
EVERY = ("year", "old", "age", "aged")


def find_ages(index: StoryIndex, told: Sequence[Account]) -> Iterator[Difference]:
    """The differences between the ages that reports give for someone without a name. A report that gives two ages for that sort of
    person tells of two, or of a doubt."""
    shelves: dict[str, dict[int, list[tuple[Account, Figure]]]] = {}
    for account in told:
        for figure in account.assertion.figures:
            if figure.unit == "age" and figure.what is not None and not is_named(account, figure) and not index.is_past(account):
                sort = index.lexicon.tables.get("counted.persons", {}).get(figure.what, figure.what)
                shelves.setdefault(sort, {}).setdefault(account.report, []).append((account, figure))
    for sort, given in sorted(shelves.items()):
        clear = [said[0] for _, said in sorted(given.items()) if len({figure.value for _, figure in said}) == 1]
        for (one, a), (other, b) in find_pairs(clear, lambda said: said[1].value, lambda *pair: stand_against(index, *pair)):
            point = name_point(index, (one, other), {str(a.what), str(b.what)})
            yield Difference("number", point, one, other, (show(index, one, a), show(index, other, b)), f"age {sort}", (a, b))


def stand_against(index: StoryIndex, left: tuple[Account, Figure], right: tuple[Account, Figure]) -> bool:
    """Whether two ages are of one person, a year or two apart, and neither report gives the other's."""
    (one, a), (other, b) = left, right
    apart = 0 < abs(a.value - b.value) < YEARS_APART and a.value == a.most and b.value == b.most
    return apart and of_one_person(one, other, a, b) and not index.states(other, a) and not index.states(one, b)


def is_named(account: Account, figure: Figure) -> bool:
    """Whether an age is given for someone by name."""
    return any(trait.kind == "age" and trait.of and trait.value == f"{figure.value:g}" for trait in account.assertion.traits) or any(
        figure.what in name.lower().replace("-", " ").split() for name in account.assertion.names
    )


def of_one_person(one: Account, other: Account, a: Figure, b: Figure) -> bool:
    """Whether two passages tell of one person: they have a word in common besides the person and the age."""
    shared = {word for word in one.features & other.features if not word.startswith("number:") and not word.isdigit()}
    return bool(shared.difference(EVERY, {str(a.what), str(b.what)}))
