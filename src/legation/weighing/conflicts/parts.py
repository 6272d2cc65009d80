"""The passages of a story clause by clause, each beside the passage it is a clause of."""

from collections.abc import Sequence

from attrs import frozen

from legation.records.lexicon import Lexicon
from legation.weighing.claims.clauses import take_apart
from legation.weighing.claims.slots import Account


@frozen(eq=False)
class Part:
    """One clause and the passage that holds it: one and the same where the passage says one thing."""

    clause: Account
    whole: Account


def lay_parts(table: Sequence[Account], lexicon: Lexicon) -> list[Part]:
    """The clauses of some passages, in order."""
    return [Part(clause, account) for account in table for clause in take_apart(account, lexicon) or [account]]
