"""Marks, partners, previews and releases are kept as they were, and the newest entry on a thing holds."""

from attrs import evolve

from legation.records.release import Mark, Preview
from legation.store.store import Store, open_store
from store.kept import GREEN, MARKING, NOW, STANDING, fill, leaving


def test_the_newest_mark_of_a_thing_holds(store: Store) -> None:
    store.handling.append(MARKING)
    store.handling.append(evolve(MARKING, about="report r1"))
    last = store.handling.append(evolve(MARKING, mark=Mark("TLP:CLEAR"), before=GREEN, why="the paper is out"))
    assert last.number == 3
    assert store.handling.held(["source in", "source other"]) == {"source in": last}
    assert list(store.handling.held()) == ["report r1", "source in"]
    assert [one.number for one in store.handling.newest(2)] == [3, 2]
    assert [one.number for one in store.handling.newest(9, "source in")] == [3, 1]


def test_a_partner_is_as_it_was_entered_last(store: Store) -> None:
    store.partners.append(STANDING)
    closed = store.partners.append(evolve(STANDING, closed=True))
    other = store.partners.append(evolve(STANDING, partner=evolve(STANDING.partner, key="au")))
    assert store.partners.get("jp") == closed
    assert store.partners.all() == [other, closed]
    assert store.partners.get("nz") is None
    assert "sown" not in repr(closed)


def test_a_release_is_kept_whole(store: Store) -> None:
    first = store.releases.append(leaving("s1"), b"one")
    second = store.releases.append(evolve(leaving("s1"), partner="au"), b"\x00two")
    assert store.releases.get(1) == (first, b"one")
    assert store.releases.get(2) == (second, b"\x00two")
    assert store.releases.get(3) is None
    assert store.releases.last("s1", "jp") == first
    assert store.releases.last("s1", "nz") is None
    assert store.releases.newest(9) == [second, first]
    assert store.releases.newest(9, "au") == [second]
    looked = store.previews.append(Preview(0, "tester", NOW, "jp", "s1", NOW.date(), "digest"))
    assert store.previews.newest("s1", "jp") == looked
    assert store.previews.newest("s2", "jp") is None


def test_a_copy_has_them_all(store: Store, nowhere: str) -> None:
    fill(store, 2)
    other = open_store(nowhere)
    store.copy_to(other)
    assert other.releases.get(1) == store.releases.get(1)
    assert other.partners.all() == store.partners.all()
    assert other.handling.held() == store.handling.held()
    assert other.check() == []
    other.close()
