"""The same words but for a no: "cannot be solved with the rebels", "cannot be solved without the rebels"."""

from collections.abc import Iterator

from legation.weighing.accounts.agreement import of_one_mouth
from legation.weighing.conflicts.point import Evidence, Telling
from legation.weighing.conflicts.polarity import find_negators

# Two passages are in the same words where they have so much of their weight in common, and so many words.
SAME, WORDS = 0.7, 5
# One of them is longer by no more than so many words: the no may be one of them.
LONGER = 2


def find_turned(story: Evidence) -> Iterator[Telling]:
    """What passages say, by verb and object or subject, and whether their noes make it a no: two noes undo each other."""
    for account in story.stated:
        said = account.assertion
        if said.verb is not None and len(account.features) >= WORDS:
            value = "denied" if len(find_negators(story, account)) % 2 else "affirmed"
            yield Telling((said.verb, str(said.subject)), account, value, topic="")


def in_same_words(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two passages are in the same words but for a no."""
    left, right = one.account, other.account
    as_long = abs(len(story.words(left).split()) - len(story.words(right).split())) <= LONGER
    return as_long and not of_one_mouth(left, right) and story.weights.likeness(left, right) >= SAME
