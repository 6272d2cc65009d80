"""What a passage says clause by clause, each as a passage of its own, to be found by a report that says only that."""

from legation.records.lexicon import Lexicon
from legation.records.reading import Assertion, Clause
from legation.weighing.claims.slots import Account, features, find_slots, find_vague, predicate


def take_apart(account: Account, lexicon: Lexicon) -> list[Account]:
    """The clauses of a passage that says several things, in order; none of one that says one thing."""
    return [_account(account, clause, lexicon) for clause in account.assertion.clauses]


def _account(account: Account, clause: Clause, lexicon: Lexicon) -> Account:
    said = Assertion(
        span=clause.span,
        stems=clause.stems,
        names=clause.names,
        figures=clause.figures,
        whens=clause.whens,
        negated=clause.negated,
        status=clause.status,
        statement=account.assertion.statement,
        subject=clause.subject,
        verb=clause.verb,
        object=clause.object,
    )
    head = predicate(said, lexicon)
    return Account(
        report=account.report,
        assertion=said,
        statement=account.statement,
        features=features(said, lexicon.tables.get("senses", {})),
        predicate=head,
        told=account.told,
        slots=find_slots(said, head, lexicon),
        vague=find_vague(said, lexicon.tables.get("claims.vague", {})),
        day=account.day,
        nameless=account.nameless,
    )
