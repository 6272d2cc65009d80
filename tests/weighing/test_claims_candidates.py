"""Which passages are laid beside each other: those that share a telling word or a slot, and no more than grow with the passages."""

import pytest

from legation.weighing.accounts.account import Account, build_accounts
from legation.weighing.claims.candidates import POSTINGS, find_candidates, find_slots
from weighing.told import tell


def lay_out(**texts: str) -> list[Account]:
    told = tell(texts)
    return build_accounts(told.reports, told.readings, told.language)


@pytest.mark.parametrize(
    ("ledger", "courier", "kind"),
    [
        ("Minister Ada Brandt opened the pier.", "In the rain Ada Brandt opened a school.", "does"),
        ("Minister Ada Brandt opened the pier.", "The crowd waited for Ada Brandt.", "who"),
        ("The ferry sank with 34 sailors aboard.", "Divers found 34 sailors.", "counts"),
        ("The ferry sank on 4 March 2024.", "A barge sank on 4 March 2024.", "where"),
        ("Minister Ada Brandt said the harbour would close in April.", "The pier stays open, Ada Brandt told reporters.", "speaks"),
    ],
)
def test_passages_meet_by_what_fills_a_slot_alike(ledger: str, courier: str, kind: str) -> None:
    table = lay_out(Ledger=ledger, Courier=courier)
    here, there = ({slot for account in table if account.report == number for slot in find_slots(account)} for number in (0, 1))
    assert kind in {slot[0] for slot in here & there}


@pytest.mark.parametrize(
    ("ledger", "courier", "kind"),
    [
        ("The ferry sank with 34 sailors aboard.", "Divers found 34 crates.", "counts"),
        ("Minister Ada Brandt opened the pier.", "Mayor Otto Holm opened the pier.", "who"),
        ("The ferry sank on 4 March 2024.", "A barge sank in March 2024.", "where"),
    ],
)
def test_what_fills_a_slot_otherwise_does_not_meet(ledger: str, courier: str, kind: str) -> None:
    table = lay_out(Ledger=ledger, Courier=courier)
    here, there = ({slot for account in table if account.report == number for slot in find_slots(account)} for number in (0, 1))
    assert not any(slot[0] == kind and slot[1] in ("Ada Brandt", "2024-03-04", 34.0) for slot in here & there)


def name(number: int) -> str:
    """A name of which there is one."""
    return f"T{'aeiou'[number % 5]}{'bdfglmnprt'[number // 5 % 10]}{'aeiou'[number // 50]}rn"


def crowd(size: int) -> list[Account]:
    """Passages in each of which the same one does something of its own."""
    lines = (f"In hall {number} Ada Brandt praised baker {name(number)}." for number in range(size))
    return lay_out(Ledger="Ada Brandt opened the pier.", Courier=" ".join(lines), Herald="Ada Brandt opened the gate.")


def test_a_name_that_stands_everywhere_still_finds_with_what_is_done() -> None:
    table = crowd(POSTINGS)
    opened = [number for number, account in enumerate(table) if account.assertion.verb == "open"]
    assert len(opened) == 2
    assert tuple(opened) in set(find_candidates(table))


def test_what_stands_in_too_many_passages_makes_no_pairs() -> None:
    few, many = (len(list(find_candidates(crowd(size)))) for size in (POSTINGS // 2, 4 * POSTINGS))
    assert few >= (POSTINGS // 2) ** 2 / 2
    assert many < few
