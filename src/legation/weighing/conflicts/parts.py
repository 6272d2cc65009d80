"""The passages of a story clause by clause, each beside the passage it is a clause of."""

from collections.abc import Sequence

from attrs import frozen

from legation.weighing.claims.slots import Account
from legation.weighing.conflicts.ground import Ground


@frozen(eq=False)
class Part:
    """One clause and the passage that holds it: one and the same where the passage says one thing."""

    clause: Account
    whole: Account


def lay_parts(ground: Ground, table: Sequence[Account]) -> list[Part]:
    """The clauses of some passages, in order."""
    return [Part(clause, account) for account in table for clause in ground.clauses(account)]
