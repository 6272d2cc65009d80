"""Which clauses of two passages face each other, and whether yes and no and the stage of those stand against their being one claim.

A passage may say several things: "police cleared the square but did not learn of the thefts till noon" faces "police did not learn of the
thefts" with its second clause. What its other clauses say, yes or no, planned or done, vetoes nothing.
"""

from collections.abc import Iterator
from datetime import date

from legation.records.reading import Clause, When
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import overlap

# How far a thing has come, the weakest first; one step apart are two tellings of one thing ("decided", "done").
STAGES = ("considered", "planned", "decided", "done")
# What is not there yet.
AHEAD = ("considered", "planned")
# Days of a week.
WEEK = 7


def face(one: Account, other: Account) -> tuple[Clause, Clause]:
    """The clauses by which two passages speak of one thing: the main ones, unless the main clause of one says what only a clause beside
    the main one of the other does."""
    if one.predicate is None or other.predicate is None or one.predicate == other.predicate:
        return one.assertion, other.assertion
    here, there = find_clause(one, other), find_clause(other, one)
    if here is not None and there is None:
        return here, other.assertion
    if there is not None and here is None:
        return one.assertion, there
    return one.assertion, other.assertion


def find_clause(account: Account, other: Account) -> Clause | None:
    """The clause of a passage beside its main one that says what the main clause of another does; of several the one with most of its
    words."""
    told = set(other.assertion.stems)
    found = [clause for clause in find_beside(account) if other.predicate in (clause.verb, clause.object) or says_verb(clause, other)]
    return max(found, key=lambda clause: len(told.intersection(clause.stems)), default=None)


def find_beside(account: Account) -> Iterator[Clause]:
    """The clauses of a passage that are not its main one."""
    return (clause for clause in account.assertion.clauses if clause.verb != account.assertion.verb)


def says_verb(clause: Clause, other: Account) -> bool:
    """Whether a clause has the verb of a passage, where that says something."""
    return clause.verb is not None and clause.verb == other.assertion.verb and other.predicate != other.assertion.object


def polarities_differ(one: Account, other: Account) -> bool:
    """Whether of two passages one says that something is so and the other that it is not, in the clauses that face each other. A clause
    under a main one that is denied ("did not confirm that it sank") is not told for itself."""
    mine, theirs = face(one, other)
    return is_denied(one, mine) != is_denied(other, theirs)


def is_denied(account: Account, clause: Clause) -> bool:
    """Whether a passage says that what one of its clauses says is not so."""
    if clause is account.assertion or (account.assertion.negated and not clause.whole):
        return account.denied
    return clause.negated != (account.denied != account.assertion.negated)


def stages_part(one: Account, other: Account) -> bool:
    """Whether two passages cannot be one because of how far they say that a thing has come: more than a step apart, or how things are
    ("is not a member") beside what is planned ("has no plans to become a member")."""
    mine, theirs = face(one, other)
    here, there = find_stage(one, mine), find_stage(other, theirs)
    if here in STAGES and there in STAGES and abs(STAGES.index(here) - STAGES.index(there)) > 1:
        return True
    for state, plan in (((one, mine, here), there), ((other, theirs, there), here)):
        account, clause, stage = state
        if clause.verb == "be" and stage == "none" == clause.status and not account.assertion.steps and plan in AHEAD:
            return True
    return False


def find_stage(account: Account, clause: Clause) -> str:
    """How far a clause says that its own thing has come. "They were freed after negotiations" says nothing of how far: what is negotiated
    is not that they were freed."""
    if clause.status in ("none", "done"):
        return clause.status
    words = {clause.verb, account.predicate} if clause is account.assertion else {clause.verb}
    steps = [step for step in account.assertion.steps if step.status == clause.status]
    own = any(word is not None and (word in step.stems or step.word.startswith(word)) for step in steps for word in words)
    return clause.status if own or not steps else "none"


def days_part(one: Account, other: Account) -> bool:
    """Whether two passages cannot be one because of when they say that it was, in the clauses that face each other; two weeks that touch
    are one where "this week" is said at its end."""
    mine, theirs = (narrow(account, clause) for account, clause in zip((one, other), face(one, other), strict=True))
    if not mine.whens or not theirs.whens:
        return False
    return not any(overlap(a, b) or are_weeks(a, b) for a in mine.whens for b in theirs.whens)


def narrow(account: Account, clause: Clause) -> Clause:
    """The main clause of a passage alone, where it has others beside; any other as it is."""
    if clause is not account.assertion:
        return clause
    return next((known for known in account.assertion.clauses if known.verb == clause.verb), clause)


def are_weeks(one: When, other: When) -> bool:
    """Whether two times are weeks, one right after the other."""
    try:
        spans = sorted((date.fromisoformat(when.first), date.fromisoformat(when.last)) for when in (one, other))
    except ValueError:
        return False
    return all((last - first).days == WEEK - 1 for first, last in spans) and (spans[1][0] - spans[0][1]).days == 1
