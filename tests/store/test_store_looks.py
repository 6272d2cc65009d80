"""How far an officer has seen what changed: looks are appended, taken back by another, and each officer has his own."""

from datetime import timedelta

from legation.records.register import Visit
from legation.store.store import Store
from store.kept import NOW


def test_the_last_look_of_each_officer_stands(store: Store) -> None:
    store.looks.put("ann", NOW, "one", "read", seen=3)
    store.looks.put("ann", NOW, "two", "done", seen=4)
    store.looks.put("bob", NOW, "one", "done", seen=9)
    store.looks.put("ann", NOW, "one", "unread")
    found = store.looks.latest("ann", ["one", "two", "three"])
    assert {about: (look.state, look.seen) for about, look in found.items()} == {"one": ("unread", 0), "two": ("done", 4)}


def test_steps_are_taken_back_one_after_the_other(store: Store) -> None:
    first = store.looks.put("ann", NOW, "one", "read")
    second = store.looks.put("ann", NOW, "one", "done")
    store.looks.put("bob", NOW, "one", "read")
    assert store.looks.last("ann") == second
    assert store.looks.before(second) == first
    store.looks.put("ann", NOW, "one", "read", undoes=second.number)
    assert store.looks.last("ann") == first
    assert store.looks.before(first) is None
    store.looks.put("ann", NOW, "one", "unread", undoes=first.number)
    assert store.looks.last("ann") is None


def test_a_visit_is_kept_for_each_officer(store: Store) -> None:
    assert store.visits.get("ann") is None
    store.visits.put(Visit("ann", NOW, NOW), wait=1.0)
    later = Visit("ann", NOW, NOW + timedelta(hours=1))
    store.visits.put(later, wait=1.0)
    assert store.visits.get("ann") == later
    assert store.visits.get("bob") is None


def test_what_was_looked_at_is_of_the_truth(store: Store) -> None:
    store.looks.put("ann", NOW, "one", "read")
    store.visits.put(Visit("ann", NOW, NOW), wait=1.0)
    assert store.check() == []
    store.link.connection.exec_driver_sql("UPDATE looks SET officer = 'bob'")
    assert [fault.what for fault in store.check()] == ["Look of an officer 1 was altered after it was kept."]
