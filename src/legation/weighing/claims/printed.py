"""Which words of a claim are printed, and which of its passages support every detail of them.

Passages that are one claim need not give the same details: one has "32 people", one has not. The words printed are those that most
reports support as they stand; who says less, or something else besides, stands with the claim and is not counted for these words.
"""

from collections.abc import Sequence

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import Weights, both_right
from legation.weighing.claims.align import fold_copies
from legation.weighing.claims.same import forbids

# So much of the printed words, by what they tell, must stand in a passage that supports them; a copy has nearly all, a paraphrase half.
COVERED = 0.4
# Of so many wordings, the strongest first, the one is chosen that most reports support.
TRIED = 8


def choose_words(leading: Sequence[Account], passages: Sequence[Account], weights: Weights) -> tuple[Account, list[Account]]:
    """The passage whose words are printed for some that are one claim, one of those that may lead, and the passages that do not support
    every detail of it."""
    shelves = fold_copies(passages)
    may_lead = fold_copies(leading)
    ranked = sorted(may_lead, key=lambda shelf: strength(shelf, may_lead, weights), reverse=True)[:TRIED]
    best, apart, most = ranked[0][0], list[Account](), -1
    for shelf in ranked:
        without = [other for other in shelves if not supports(other[0], shelf[0], weights)]
        reports = len({account.report for account in passages} - {account.report for other in without for account in other})
        if reports > most:
            best, apart, most = shelf[0], [account for other in without for account in other], reports
    return best, apart


def strength(shelf: Sequence[Account], shelves: Sequence[Sequence[Account]], weights: Weights) -> tuple[bool, float, int]:
    """How well the words of a passage stand for a claim: a whole clause, most like the others, and quoted rather than reported."""
    account = shelf[0]
    common = sum(weights.likeness(account, other[0]) * len(other) for other in shelves)
    quoted = 0.5 if account.statement and account.statement.mode == "quoted" else 0.0
    return is_whole(account), common + quoted, -account.span.start


def is_whole(account: Account) -> bool:
    """Whether a passage says who or what does or is something, as far as its slots tell."""
    return account.assertion.subject is not None and account.assertion.verb is not None


def supports(account: Account, printed: Account, weights: Weights) -> bool:
    """Whether a passage supports every detail of some printed words: each figure of theirs, what is said, yes or no, the speaker and the
    stage; and a good part of what they tell."""
    if account is printed:
        return True
    if forbids(account, printed):
        return False
    known = account.assertion.figures
    if not all(any(figure.unit == other.unit and both_right(figure, other) for other in known) for figure in printed.assertion.figures):
        return False
    return covers(account, printed, weights) >= COVERED and says_it(account, printed)


def covers(account: Account, printed: Account, weights: Weights) -> float:
    """The share of the telling words of some printed words that stand in a passage."""
    return weights.total(account.features & printed.features) / (weights.total(printed.features) or 1.0)


def says_it(account: Account, printed: Account) -> bool:
    """Whether what some printed words say of their subject, in their main clause, is said in a passage too; who has every word of them
    says it ("sank" is a form that no stem tells)."""
    if printed.features <= account.features:
        return True
    clauses = {account.predicate, account.assertion.verb, *(clause.verb for clause in account.assertion.clauses)}
    return printed.predicate is None or printed.predicate in clauses or printed.predicate in account.features
