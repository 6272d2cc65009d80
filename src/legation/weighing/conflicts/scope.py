"""What a number is a number of: of one night or of all nights, of one town or of the whole country. Of two scopes both may be right."""

from legation.language.patterns import compile_phrases
from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex, find_opening

# So far behind its number stands of how wide a place it is.
BEHIND = 40
# Two ages further apart are of two persons.
YEARS = 1


def narrow_to(index: StoryIndex, account: Account, figure: Figure) -> Account:
    """The clause of a passage that has a figure; the passage itself where it is one clause."""
    parts = [clause for clause in index.clauses(account) if figure.span in clause.span]
    return min(parts, key=lambda part: len(part.span), default=account)


def find_scope(index: StoryIndex, account: Account, figure: Figure) -> tuple[bool, bool]:
    """Whether a number is said of several days together ("over four nights", "since the shooting, 50 were held"), and whether of a whole
    country ("in nationwide strikes"), by the words of its own clause and what its sentence opens with."""
    clause = narrow_to(index, account, figure)
    said = (index.clause(clause), find_opening(index, clause))
    counts = index.language.lists.counts
    spans = compile_phrases(counts.spanning)
    lasting = any(spans.search(words) for words in said) or any(
        compile_phrases(counts.since, at="start").search(words.strip()) for words in said
    )
    text = index.reports[account.report].place(figure.span.where)
    # "Nearly 1,000 troops | stationed in the country" is cut behind the troops.
    behind = text[figure.span.end : min(account.span.end, figure.span.end + BEHIND)].partition(",")[0]
    wide = any(compile_phrases(counts.countrywide).search(words) for words in (*said, behind))
    return lasting, wide


def of_one_scope(index: StoryIndex, one: tuple[Account, Figure], other: tuple[Account, Figure]) -> bool:
    """Whether two numbers are of as many days and as wide a place: 46 held on Wednesday night are part of 50 held over four nights."""
    return find_scope(index, *one) == find_scope(index, *other)


def find_ages(account: Account) -> frozenset[float]:
    """How old those are of whom a passage tells."""
    return frozenset(figure.value for figure in account.assertion.figures if figure.unit == "age")


def of_two_ages(one: Account, other: Account) -> bool:
    """Whether two passages tell of persons of other ages: a man of 36 who fell, and one of 52."""
    ages, others = find_ages(one), find_ages(other)
    return bool(ages and others) and not any(abs(a - b) <= YEARS for a in ages for b in others)
