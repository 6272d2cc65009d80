"""What of two passages faces each other, and what then stands against their being one claim."""

from datetime import date

import pytest

from legation.weighing.accounts.account import Account, build_accounts
from legation.weighing.accounts.agreement import same_person
from legation.weighing.accounts.facing import days_part, face, polarities_differ, stages_part
from legation.weighing.claims.same import forbids
from weighing.told import tell

DAY = date(2024, 3, 10)


CLEARED = "Mayor Otto Holm said that police had cleared the square but did not learn of the thefts until noon."


def pair(one: str, other: str) -> tuple[Account, Account]:
    told = tell({"Ledger": one, "Courier": other}, days=(DAY, DAY))
    found = build_accounts(told.reports, told.readings, told.language)
    left, right = (next(p for p in found if p.report == number) for number in (0, 1))
    return left, right


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The ferry Aurora sank off Port Selim.", "The ferry Aurora did not sink off Port Selim.", True),
        (CLEARED, "Police did not learn of the thefts until noon.", False),
        (CLEARED, "Police learned of the thefts at noon.", True),
        (CLEARED, "Police cleared the square with horses and dogs.", False),
        ("The captain failed to stop the ferry.", "The captain stopped the ferry.", True),
    ],
)
def test_a_no_in_another_clause_stands_against_nothing(one: str, other: str, differ: bool) -> None:
    left, right = pair(one, other)
    assert polarities_differ(left, right) is differ
    assert polarities_differ(right, left) is differ


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("The council is considering a tunnel.", "The council built a tunnel.", True),
        ("Twelve sailors were freed after negotiations with the pirates.", "Twelve sailors were freed.", False),
        ("The ferry sank on a planned voyage to Port Selim.", "The ferry sank off Port Selim.", False),
        ("Marland, which offered a truce, shelled the harbour.", "Marland shelled the harbour.", False),
    ],
)
def test_only_how_far_that_very_thing_has_come_is_compared(one: str, other: str, part: bool) -> None:
    left, right = pair(one, other)
    assert stages_part(left, right) is part
    assert stages_part(right, left) is part


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("The ferry sank on 4 March 2024.", "The ferry sank on 9 March 2024.", True),
        ("The ferry, which was built on 2 May 1999, sank.", "The ferry sank on 9 March 2024.", False),
        ("The captain was charged this week.", "The captain was charged last week.", False),
        ("The captain was charged this week.", "The captain was charged last year.", True),
    ],
)
def test_the_day_of_another_clause_stands_against_nothing(one: str, other: str, part: bool) -> None:
    assert days_part(*pair(one, other)) is part


def test_what_only_a_clause_beside_says_faces_the_main_one_of_another() -> None:
    one, other = pair(CLEARED, "Police did not learn of the thefts until noon.")
    mine, theirs = face(one, other)
    assert (mine.verb, mine.negated) == (other.assertion.verb, True)
    assert theirs is other.assertion
    assert not forbids(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dmitri S. Holm", "Dmitry Holm", True),
        ("Kirsten Brandt", "Kirtsen Brandt", True),
        ("Ada Brandth", "Ada Brandt", True),
        ("Brandt", "Ada Brandt", True),
        ("Ada Brandt", "Ida Brandt", False),
        ("Otto Holm", "Otto Holt", False),
        ("Ada Brandt", "Otto Brandt", False),
        ("Brandt", "Brandl", False),
    ],
)
def test_a_slip_in_a_name_is_not_another_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same
