"""A copy holds everything; a check says what is wrong."""

import pytest
from sqlalchemy import text

from legation.records.errors import StoreError
from legation.store.search.query import Query
from legation.store.store import Store, open_store
from store.kept import fill


def test_a_copy_holds_all_and_goes_on(store: Store, nowhere: str) -> None:
    reports = fill(store, 5)
    other = open_store(nowhere)
    store.copy_to(other)
    assert list(other.dump()) == list(store.dump())
    assert other.reports.many(other.reports.ids()) == reports
    assert other.audit.all() == store.audit.all()
    assert other.audit.verify() == []
    assert other.minted.all() == store.minted.all()
    assert other.raw.get(other.raw.put(reports[0].text.encode())) == reports[0].text.encode()
    said = [[(hit.report, hit.statement, hit.span) for hit in one.search.find(Query("gate")).hits] for one in (store, other)]
    assert said[0] == said[1] != []
    assert other.check() == []
    fill(other, 6)
    assert other.reports.count() == 6
    assert len(other.search.find(Query("gate", over="reports")).hits) == 6
    other.close()


def test_a_copy_goes_into_an_empty_store_only(store: Store, nowhere: str) -> None:
    fill(store, 2)
    other = open_store(nowhere)
    fill(other, 1)
    with pytest.raises(StoreError, match="already"):
        store.copy_to(other)
    assert other.reports.count() == 1
    other.close()


def test_a_whole_store_has_nothing_wrong(store: Store) -> None:
    assert store.check() == []
    fill(store, 5)
    assert store.check() == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE raw SET body = :spoilt", "was altered after it was kept"),
        ("UPDATE reports SET body = :spoilt WHERE number = 2", "Report 2 ("),
        ("UPDATE reports SET number = 99 WHERE number = 5", "Report 5 was deleted"),
        ("UPDATE minted SET at = '2020-01-01'", "Entry of the register of stories 1 was altered"),
        ("UPDATE papers SET digest = 'x' WHERE source = 'in/1.txt'", "was added by another hand"),
        ("UPDATE readings SET key = 'y'", "Reading of report 5 was altered after it was kept. Make them anew with `legation rebuild`"),
        (
            "UPDATE stated SET statement = 'x' WHERE report = 1 AND statement = (SELECT max(statement) FROM stated WHERE report = 1)",
            "statements is not what",
        ),
        ("UPDATE entries SET facets = 'x' WHERE number = 1", "The index of the search does not say what report 1 says"),
        ("DELETE FROM stories", "belongs to nothing in the store: members of stories (5). Make them anew with `legation rebuild`"),
    ],
)
def test_a_check_says_what_is_wrong(store: Store, harm: str, said: str) -> None:
    fill(store, 5)
    if "number = 99" in harm:
        store.forget()
        store.link.connection.execute(text("DELETE FROM report_sources"))
        assert not any("Report 5" in fault.what for fault in store.check())
    store.link.connection.execute(text(harm), {"spoilt": b"x"} if ":spoilt" in harm else {})
    assert any(said in " ".join(one) for one in store.check())


@pytest.mark.parametrize("act", ["drop", "plant"])
def test_what_acts_by_itself_in_the_store_is_told(store: Store, act: str) -> None:
    fill(store, 1)
    if act == "plant":
        planting = "CREATE VIEW seen_by AS SELECT * FROM rulings"
        said = "Somebody planted seen_by"
    else:
        planting = "DROP TRIGGER ledger_no_delete" if store.link.is_sqlite else "ALTER TABLE ledger DISABLE TRIGGER ledger_stays"
        said = "of the audit was taken off or changed"
    store.link.connection.execute(text(planting))
    assert any(said in fault.what for fault in store.check())


def test_words_of_the_index_that_were_changed_are_told(store: Store) -> None:
    fill(store, 2)
    harm = "DELETE FROM search_data WHERE id > 100" if store.link.is_sqlite else "UPDATE search SET words = 'lie' WHERE number = 2"
    store.link.connection.execute(text(harm))
    assert store.check() != []
