"""The audit can be added to and nothing else, and it shows when somebody did otherwise."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from legation.records.errors import StoreError
from legation.store.store import Store
from store.kept import NOW, report


def fill(store: Store) -> None:
    for number in range(5):
        store.audit.append(NOW + timedelta(minutes=number), "anna", "rule", f"story {number}", "same-story")


def break_seal(store: Store, *words: str) -> None:
    """What somebody with the file and a database tool can do."""
    if store.link.is_sqlite:
        tools = ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"]
    else:
        tools = ["DROP TRIGGER audit_stays ON audit"]
    for one in (*tools, *words):
        store.link.connection.execute(text(one))


def test_entries_come_back_sealed_and_whole(store: Store) -> None:
    assert store.audit.verify() == []
    fill(store)
    entries = store.audit.all()
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
    assert store.audit.newest(2) == [entries[4], entries[3]]
    assert store.audit.newest(9) == entries[::-1]
    assert entries[0].before == ""
    assert [entry.before for entry in entries[1:]] == [entry.seal for entry in entries[:-1]]
    assert store.audit.verify() == []
    assert store.audit.verify(store.audit.head()) == []


@pytest.mark.parametrize("words", ["UPDATE audit SET detail = 'nothing'", "DELETE FROM audit WHERE number = 5"])
def test_the_database_refuses_to_change_it(store: Store, words: str) -> None:
    fill(store)
    with pytest.raises(DBAPIError, match="only appended"):
        store.link.connection.execute(text(words))
    assert len(store.audit.all()) == 5


def test_a_changed_entry_shows(store: Store) -> None:
    fill(store)
    break_seal(store, "UPDATE audit SET detail = 'nothing' WHERE number = 3")
    assert store.audit.verify() == ["Entry 3 of the audit was changed after it was made."]


def test_an_entry_changed_and_sealed_anew_shows(store: Store) -> None:
    fill(store)
    break_seal(store, "UPDATE audit SET seal = 'x' WHERE number = 3")
    assert "Entry 4 of the audit does not follow the one before it: one of the two was changed." in store.audit.verify()


def test_a_missing_entry_shows(store: Store) -> None:
    fill(store)
    break_seal(store, "DELETE FROM audit WHERE number IN (2, 3)")
    assert "Entries 2 to 3 of the audit are missing." in store.audit.verify()


def test_the_list_of_what_was_kept_cannot_be_made_anew_in_silence(store: Store) -> None:
    one, other = report(1), report(2)
    with store.writing():
        store.reports.put(one, NOW)
        store.audit.append(NOW, "anna", "ingest", "in")
    assert store.audit.verify() == []
    # What is kept without an entry of the audit has its line too.
    store.reports.put(other, NOW)
    assert store.audit.verify() == []
    guard = "DROP TRIGGER ledger_no_update" if store.link.is_sqlite else "DROP TRIGGER ledger_stays ON ledger"
    for words in (guard, "UPDATE ledger SET digest = 'x' WHERE number = 1"):
        store.link.connection.execute(text(words))
    assert "Line 1 of the list of what was kept does not follow the one before it: it was changed." in store.audit.verify()
    with pytest.raises(StoreError, match="Report 1 is not as it was kept"):
        store.prove([one.id])


@pytest.mark.parametrize("head", ["7" * 5_000 + " x", "no number", "9 " + "x" * 99])
def test_a_note_that_is_no_end_of_an_audit_is_said_to_be_none(store: Store, head: str) -> None:
    fill(store)
    assert len(store.audit.verify(head)) == 1


def test_a_cut_tail_shows(store: Store) -> None:
    fill(store)
    head = store.audit.head()
    break_seal(store, "DELETE FROM audit WHERE number > 3")
    assert store.audit.verify() == ["The end of the audit is missing: it should reach entry 5 by the store."]
    break_seal_again = "DELETE FROM marks"
    store.link.connection.execute(text(break_seal_again))
    assert store.audit.verify() == []
    assert store.audit.verify(head) == ["The end of the audit is missing: it should reach entry 5 by the note you gave."]
