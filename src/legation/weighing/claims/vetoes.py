"""What alone is enough to tell that two passages are not one claim, whatever words they share."""

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import dates_differ, numbers_differ, same_speaker, sizes_differ, stages_differ

# How far a thing has come, the weakest first; one step apart are two tellings of one thing ("decided", "done").
STAGES = ("considered", "planned", "decided", "done")


def forbids(one: Account, other: Account) -> bool:
    """Whether two passages cannot say the same: yes and no, two speakers, stages far apart, one thing counted or dated otherwise. Who does
    it to whom is not asked: the slots of "judges freed the poet" and "the poet was freed by judges" are turned round, too."""
    a, b = one.assertion, other.assertion
    return (
        one.denied != other.denied
        or not same_speaker(one, other)
        or stages_differ(one, other)
        or steps_apart(one, other) > 1
        or numbers_differ(a, b) is not None
        or dates_differ(a, b) is not None
        or sizes_differ(one, other)
    )


def steps_apart(one: Account, other: Account) -> int:
    """How many steps lie between how far two passages say that a thing has come; none where one of them does not say."""
    if one.assertion.status not in STAGES or other.assertion.status not in STAGES:
        return 0
    return abs(STAGES.index(one.assertion.status) - STAGES.index(other.assertion.status))
