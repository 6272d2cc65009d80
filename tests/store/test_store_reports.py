"""Reports, raw bytes and revisions come back as they went in, once each."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from attrs import evolve

from legation.language.language import load
from legation.records.report import Report, Span
from legation.store.store import Store
from legation.store.truth.reports import difference
from store.kept import NOW, report

ENGLISH = load("en")


def test_a_report_comes_back_as_it_went(store: Store) -> None:
    one = report(
        published=datetime(2024, 5, 2, 8, tzinfo=timezone(timedelta(hours=9))),
        captions=("A gate", "A ship"),
        found=(("title", "header"),),
        taken=NOW,
        url="https://courier.example/1",
    )
    assert store.reports.put(one, NOW) == 1
    assert store.reports.get(one.id) == one
    assert store.reports.get("nowhere") is None


@pytest.mark.parametrize("odd", ["\ud800 broken", "a\x00b", "\x1b[0m", "’“—", "日本" * 500, ""])
def test_whatever_a_text_holds_it_comes_back(store: Store, odd: str) -> None:
    one = report(text=odd, title=odd or None, source=f"in/{odd}", url=odd or None, outlet=odd or None)
    store.reports.put(one, NOW)
    assert store.reports.get(one.id) == one
    assert store.reports.sources(one.id) == [f"in/{odd}"]
    assert store.reports.of_source(f"in/{odd}") == one
    assert not odd or store.reports.latest(odd) == one


def test_numbers_are_those_of_arrival(store: Store) -> None:
    made = [report(number) for number in (3, 1, 2)]
    assert [store.reports.put(one, NOW) for one in made] == [1, 2, 3]
    ids = [one.id for one in made]
    assert store.reports.ids() == ids
    assert store.reports.ids(after=1) == ids[1:]
    assert store.reports.ids(after=1, limit=1) == ids[1:2]
    assert [store.reports.number(one) for one in ids] == [1, 2, 3]
    assert store.reports.number("nowhere") is None
    assert store.reports.count() == 3
    assert store.reports.many(reversed(ids)) == made[::-1]
    with pytest.raises(KeyError):
        store.reports.many(["nowhere"])


def test_the_same_report_twice_is_one_with_two_sources(store: Store) -> None:
    one = report()
    assert store.reports.put(one, NOW) == store.reports.put(evolve(one, source="other"), NOW) == store.reports.put(one, NOW) == 1
    assert store.reports.sources(one.id) == [one.source, "other"]
    assert store.reports.of_source("other") == one


def revisions(store: Store) -> list[Report]:
    first = report(url="https://courier.example/1")
    second = report(url=first.url, text="Other words.", replaces=first.id)
    third = report(url=first.url, text="Other words again.", replaces=second.id)
    for one in (first, second, third):
        store.reports.put(one, NOW)
    return [first, second, third]


def test_revisions_follow_one_another(store: Store) -> None:
    chain = revisions(store)
    assert store.reports.latest("https://courier.example/1") == chain[2]
    assert store.reports.of_source(chain[0].source) == chain[2]
    assert store.reports.successors([one.id for one in chain]) == {chain[0].id: chain[1].id, chain[1].id: chain[2].id}
    for one in chain:
        assert store.reports.revisions(one.id) == chain
    assert store.reports.revisions("nowhere") == []


def test_revisions_in_a_ring_end(store: Store) -> None:
    one, other = report(1), report(2)
    store.reports.put(evolve(one, replaces=other.id), NOW)
    store.reports.put(evolve(other, replaces=one.id), NOW)
    assert len(store.reports.revisions(one.id)) == 2


def test_raw_bytes_are_kept_once(store: Store) -> None:
    digest = store.raw.put(b"\x00\xff bytes")
    assert store.raw.put(b"\x00\xff bytes") == digest
    assert store.raw.get(digest) == b"\x00\xff bytes"
    assert store.raw.has(digest)
    assert store.raw.get("0" * 64) is None
    assert not store.raw.has("0" * 64)


def test_a_difference_names_what_changed_and_where() -> None:
    before = report(text="One stays. Two goes away. Three stays.", title="Old", captions=("A ship",))
    after = report(
        text="One stays. Three stays. Four comes.", title="New", captions=("A gate",), published=datetime(2024, 6, 1, tzinfo=UTC)
    )
    edits = {(edit.where, edit.before, edit.after) for edit in difference(before, after, ENGLISH)}
    assert edits == {
        ("title", "Old", "New"),
        ("published", "2024-05-02", "2024-06-01T00:00:00+00:00"),
        ("captions/0", "A ship", None),
        ("captions/0", None, "A gate"),
        ("text", "Two goes away.", None),
        ("text", None, "Four comes."),
    }
    for edit in difference(before, after, ENGLISH):
        assert edit.old is None or before.words(edit.old) == edit.before
        assert edit.new is None or after.words(edit.new) == edit.after
    assert difference(before, before, ENGLISH) == []


def test_a_changed_sentence_stands_beside_what_it_was() -> None:
    before = report(text="The gate opens in May.\n\nNobody knows why.")
    after = report(text="The gate opens in June.\n\nNobody knows why.")
    (edit,) = difference(before, after, ENGLISH)
    assert (edit.before, edit.after) == ("The gate opens in May.", "The gate opens in June.")
    assert (edit.old, edit.new) == (Span(0, 22), Span(0, 23))


def test_a_sentence_ends_where_its_language_has_it_end() -> None:
    text = "U.S. envoy J. Holm came. {} He left."
    (edit,) = difference(report(text=text.format("He ate.")), report(text=text.format("He slept.")), ENGLISH)
    assert (edit.before, edit.after) == ("He ate.", "He slept.")
    (edit,) = difference(report(text="船が沈んだ。四人が死んだ。"), report(text="船が沈んだ。五人が死んだ。"), load("ja"))
    assert (edit.before, edit.after, edit.new) == ("四人が死んだ。", "五人が死んだ。", Span(6, 13))


def test_a_long_hostile_text_is_compared_in_time() -> None:
    edits = difference(report(text="a. " * 40_000 + "b."), report(text="a. " * 20_000 + "c. " * 20_000), ENGLISH)
    assert edits
