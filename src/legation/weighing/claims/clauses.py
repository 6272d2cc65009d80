"""What a passage says clause by clause, each as a passage of its own, to be found by a report that says only that."""

from attrs import evolve, fields

from legation.records.lexicon import Lexicon
from legation.records.reading import Assertion, Clause
from legation.weighing.claims.slots import Account, features, find_vague, predicate

# What an assertion says of itself that a clause says of itself, too.
SLOTS = tuple(slot.name for slot in fields(Clause))


def take_apart(account: Account, lexicon: Lexicon) -> list[Account]:
    """The clauses of a passage that says several things, in order; none of one that says one thing."""
    return [_account(account, clause, lexicon) for clause in account.assertion.clauses]


def _account(account: Account, clause: Clause, lexicon: Lexicon) -> Account:
    said = Assertion(**{slot: getattr(clause, slot) for slot in SLOTS}, statement=account.assertion.statement)
    return evolve(
        account,
        assertion=said,
        features=features(said, lexicon.tables.get("senses", {})),
        predicate=predicate(said, lexicon),
        vague=find_vague(said, lexicon.tables.get("claims.vague", {})),
    )
