"""Readings, papers, stories and the state of the grouping; and that all of it can be dropped."""

from datetime import date

import pytest

from legation.records.errors import LegationError
from legation.store.search.query import Query
from legation.store.store import Store
from store.kept import NOW, fill, reading, report, story


def test_a_reading_comes_back_with_its_key(store: Store) -> None:
    one, other = report(1), report(2)
    for made in (one, other):
        store.reports.put(made, NOW)
    store.readings.put(reading(one), "first")
    store.readings.put(reading(one), "second")
    assert store.readings.get(one.id) == reading(one)
    assert store.readings.key(one.id) == "second"
    assert store.readings.key(other.id) is None
    assert store.readings.many([other.id, one.id]) == [None, reading(one)]
    assert store.readings.of_statement(reading(one).statements[0].id) == one.id
    with pytest.raises(LegationError, match="no report"):
        store.readings.put(reading(report(3)), "first")


def test_a_paper_is_known_by_source_bytes_and_key(store: Store) -> None:
    assert not store.papers.seen("in/1", "d", "k")
    store.papers.put("in/1", "d", "k", ("r1", "r2"))
    assert store.papers.seen("in/1", "d", "k")
    assert not store.papers.seen("in/1", "d", "other key")
    assert not store.papers.seen("in/1", "other bytes", "k")
    assert not store.papers.seen("in/2", "d", "k")
    assert store.papers.reports("in/1", "d") == ["r1", "r2"]
    assert store.papers.reports("in/2", "d") == []


def test_a_story_is_replaced_whole(store: Store) -> None:
    one, two, three = (report(number) for number in (1, 2, 3))
    for made in (one, two, three):
        store.reports.put(made, NOW)
    before = story(one, two)
    store.stories.put(before, seq=2)
    assert store.stories.get(before.id) == before
    assert store.stories.of_report(two.id) == before.id
    assert store.stories.loose() == [three.id]
    after = story(one, three, title="The other gate")
    store.stories.put(after, seq=3)
    assert store.stories.get(before.id) == after
    assert store.stories.of_report(two.id) is None
    assert store.stories.loose() == [two.id]
    assert store.stories.loose_of([three.id, two.id, one.id], 9) == [two.id]
    assert store.stories.count() == 1
    (head,) = store.stories.heads()
    assert (head.title, head.reports, head.origins, head.conflicts, head.day) == ("The other gate", 2, 1, 1, date(2024, 5, 4))
    store.stories.drop(before.id)
    assert store.stories.get(before.id) is None
    assert store.stories.loose() == [one.id, two.id, three.id]
    assert store.stories.loose_of([three.id, one.id], 9) == [three.id, one.id]
    assert store.stories.loose_of([three.id, two.id, one.id], 2) == [three.id, two.id]


def test_stories_come_with_the_newest_activity_first(store: Store) -> None:
    made = [report(number) for number in range(1, 9)]
    for one in made:
        store.reports.put(one, NOW)
    stories = [story(*made[start : start + 2]) for start in range(0, 8, 2)]
    for told, seq in zip(stories, (5, 9, 1, 9), strict=True):
        store.stories.put(told, seq)
    latest = sorted((stories[1].id, stories[3].id))
    ids = [*latest, stories[0].id, stories[2].id]
    assert [one.id for one in store.stories.all()] == ids
    assert [one.id for one in store.stories.heads()] == ids
    assert [one.id for one in store.stories.heads(limit=2)] == ids[:2]
    assert [one.id for one in store.stories.heads(limit=2, after=(9, latest[0]))] == ids[1:3]
    assert [one.id for one in store.stories.heads(after=(5, "~"))] == ids[3:]
    assert [one.id for one in store.stories.all(limit=1, after=latest[0])] == ids[1:2]
    assert [one.id for one in store.stories.all(after=latest[1])] == ids[2:]


def test_kernels_are_near_by_the_words_last_put(store: Store) -> None:
    threads = store.threads
    assert threads.next_number() == 1
    threads.put_kernel(1, {"a": [1, "x"]}, ["gate", "harbour"])
    threads.put_kernel(2, {"b": None}, ["gate"])
    threads.put_kernel(3, {}, ["gate", "\ud800"])
    assert threads.kernel(1) == {"a": [1, "x"]}
    assert threads.kernel(9) is None
    assert threads.near(["gate"], latest=2) == [2, 3]
    assert threads.near(["gate", "harbour"], latest=1) == [1, 3]
    assert threads.near(["\ud800"], latest=5) == [3]
    assert threads.near([], latest=5) == []
    threads.put_kernel(1, {"a": 2}, ["gate"])
    assert threads.near(["gate"], latest=2) == [1, 3]
    assert threads.near(["harbour"], latest=2) == []
    threads.drop_kernel(3)
    assert threads.near(["gate"], latest=9) == [1, 2]
    assert threads.kernel(3) is None
    assert threads.next_number() == 4


def test_many_words_are_asked_for_at_once(store: Store) -> None:
    words = [f"word {number}" for number in range(350)]
    store.threads.put_kernel(7, {}, words)
    assert store.threads.near(words, latest=3) == [7]
    store.threads.add_counts(words)
    store.threads.add_counts(words[:1])
    assert store.threads.counts([*words[:2], "never"]) == {"word 0": 2, "word 1": 1, "never": 0}
    assert store.threads.total() == 2


def test_lines_are_found_under_their_kernels(store: Store) -> None:
    threads = store.threads
    threads.put_lines(1, ["read more", "own words"])
    threads.put_lines(2, ["read more", "read more"])
    threads.put_lines(2, ["read more"])
    threads.put_lines(3, ["read more"])
    assert threads.under(["read more", "own words", "never"], most=9) == {"read more": [1, 2, 3], "own words": [1], "never": []}
    assert threads.under(["read more"], most=2) == {"read more": [1, 2]}
    threads.drop_lines(1)
    assert threads.under(["read more"], most=9) == {"read more": [2, 3]}


def test_a_report_is_in_one_place(store: Store) -> None:
    one, other = report(1), report(2)
    for made in (one, other):
        store.reports.put(made, NOW)
    assert store.threads.place(one.id) is None
    store.threads.put_place(one.id, 4)
    store.threads.put_place(other.id, 4)
    store.threads.put_place(one.id, 5)
    assert store.threads.place(one.id) == 5
    assert store.threads.reports(4) == [other.id]


def test_what_is_derived_is_dropped_and_the_rest_stays(store: Store) -> None:
    reports = fill(store, 3)
    before = list(store.dump())
    assert {name for name, _ in before} >= {"readings", "stories", "story_reports", "kernels", "shelf", "entries"}
    assert store.search.find(Query("gate")).hits
    store.forget()
    assert list(store.dump()) == []
    assert not store.search.find(Query("gate")).hits
    assert store.reports.count() == 3
    assert store.raw.has(store.raw.put(reports[0].text.encode()))
    assert store.minted.all()
    assert store.audit.verify() == []
    assert store.threads.total() == 0


def test_two_stores_that_hold_the_same_say_the_same(store: Store) -> None:
    fill(store, 3)
    before = list(store.dump())
    assert all(isinstance(row, dict) for _, row in before)
    with store.writing():
        store.forget()
        for one in store.reports.many(store.reports.ids()):
            store.readings.put(reading(one), "key")
            store.search.index(one, reading(one))
            store.papers.put(one.source, "digest", "key", (one.id,))
        reports = store.reports.many(store.reports.ids())
        store.stories.put(story(*reports), seq=3)
        store.threads.put_kernel(1, {"reports": [one.id for one in reports]}, ["gate", "harbour"])
        store.threads.add_counts(["gate", "harbour"])
        store.threads.put_lines(1, ["a line"])
        for one in reports:
            store.threads.put_place(one.id, 1)
    assert list(store.dump()) == before
