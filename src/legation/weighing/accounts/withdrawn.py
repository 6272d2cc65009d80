"""What a newsroom said and has taken back: passages with a number that a later report of it corrects, by which nobody stands any more."""

from collections.abc import Mapping, Sequence

from legation.language.language import Language
from legation.records.report import Report
from legation.records.story import Correction
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.corrections import is_same_number


def drop_withdrawn(
    table: Sequence[Account],
    reports: Sequence[Report],
    corrections: Sequence[Correction],
    language: Language,
    roots: Mapping[str, str | None],
) -> list[Account]:
    """The passages without those whose number the same newsroom (its outlet, or where its whole report goes back to) has taken back. What
    others tell on their own they answer for themselves."""
    place = {report.id: number for number, report in enumerate(reports)}
    gone: set[int] = set()
    for correction in corrections:
        if correction.wrong is not None:
            by = reports[place[correction.report]]
            about = find_words(table, place[correction.report], by, correction, language)
            ours = {number for number, report in enumerate(reports) if is_of_one_room(report, by, roots)}
            wrong = by.words(correction.wrong).lower()
            gone.update(id(account) for account in table if account.report in ours and tells(account, reports, wrong, about))
    return [account for account in table if id(account) not in gone]


def is_of_one_room(one: Report, other: Report, roots: Mapping[str, str | None]) -> bool:
    """Whether two reports are of one outlet, or go back to one origin as a whole."""
    here, there = (roots.get(report.id) or report.outlet or report.id for report in (one, other))
    return here == there or (one.outlet is not None and one.outlet == other.outlet)


def find_words(table: Sequence[Account], number: int, by: Report, correction: Correction, language: Language) -> frozenset[str]:
    """The stems by which a passage is of what a correction is about: those of its line, and of the passages of its report that give the
    number that is right."""
    found = language.of(by)
    line = {found.stem(word) for _, _, word in found.find_words(by.words(correction.span)) if word not in found.lists.content.stopwords}
    right = by.words(correction.right).lower() if correction.right is not None else ""
    told = (account for account in table if account.report == number and right and gives(account, by, right))
    return frozenset(line).union(*(account.assertion.stems for account in told))


def tells(account: Account, reports: Sequence[Report], wrong: str, about: frozenset[str]) -> bool:
    """Whether a passage gives a number that was taken back, of what the correction is about."""
    shared = {word for word in about.intersection(account.assertion.stems) if word.isalpha()}
    return bool(shared) and gives(account, reports[account.report], wrong)


def gives(account: Account, report: Report, number: str) -> bool:
    """Whether a passage has a number, as it is written."""
    return any(is_same_number(report.words(figure.span).lower(), number) for figure in account.assertion.figures)
