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
        ("UPDATE raw SET body = :spoilt", "not what they were"),
        ("UPDATE reports SET body = :spoilt WHERE number = 2", "cannot be unpacked"),
        ("UPDATE reports SET number = 99 WHERE number = 5", "reports are missing"),
        ("DELETE FROM stories", "belongs to nothing in the store: members of stories (5). Make them anew with `legation rebuild`"),
    ],
)
def test_a_check_says_what_is_wrong(store: Store, harm: str, said: str) -> None:
    fill(store, 5)
    if "number = 99" in harm:
        store.forget()
        store.link.connection.execute(text("DELETE FROM report_sources"))
    store.link.connection.execute(text(harm), {"spoilt": b"x"} if ":spoilt" in harm else {})
    assert any(said in " ".join(one) for one in store.check())
