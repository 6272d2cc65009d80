"""What the office did and was told: rulings, the register of stories, briefs, refusals, changes, how far sources are read."""

from datetime import date, timedelta

from legation.records.brief import Brief
from legation.records.errors import Refusal
from legation.records.register import Change, Seen, Watched
from legation.records.report import Span
from legation.records.ruling import Ruling
from legation.store.store import Store
from store.kept import NOW, report, story


def test_rulings_come_back_in_order_each_once(store: Store) -> None:
    first = Ruling("anna", NOW, ("b", "a"), "same-story")
    second = Ruling("anna", NOW, (first.id,), "undo")
    for one in (first, second, first):
        store.rulings.append(one)
    assert store.rulings.all() == [first, second]
    assert store.rulings.newest(1) == [second]
    assert store.rulings.newest(9) == [second, first]


def test_an_id_that_was_handed_out_leads_to_where_the_story_lives(store: Store) -> None:
    for one in ("a", "b", "c"):
        store.minted.mint(one, f"first of {one}", NOW)
    store.minted.merged("a", "b", NOW)
    store.minted.merged("b", "c", NOW)
    store.minted.split("d", "c", NOW)
    assert [store.minted.resolve(one) for one in "abcd"] == ["c", "c", "c", "d"]
    assert store.minted.resolve("unheard of") == "unheard of"
    store.minted.mint("a", "first of a", NOW)
    assert store.minted.resolve("a") == "a"
    assert [(one.story, one.act, one.other) for one in store.minted.all()][-2:] == [("d", "split", "c"), ("a", "minted", "first of a")]


def test_minting_again_changes_nothing(store: Store) -> None:
    store.minted.mint("a", "first", NOW)
    store.minted.mint("a", "first", NOW + timedelta(days=1))
    assert [(one.story, one.at) for one in store.minted.all()] == [("a", NOW)]


def test_a_ring_of_merges_ends(store: Store) -> None:
    store.minted.merged("a", "b", NOW)
    store.minted.merged("b", "a", NOW)
    assert store.minted.resolve("a") in "ab"


def brief(name: str, on: str) -> Brief:
    return Brief(name, on, f"Brief {name}", date(2024, 5, 14), (("reports", 2),), (), (), (), (), (), ())


def test_briefs_are_kept_as_they_were_made(store: Store) -> None:
    one, other = brief("one", "s"), brief("other", "t")
    for made in (one, other, one):
        store.briefs.put(made, NOW)
    assert store.briefs.get("one") == one
    assert store.briefs.get("none") is None
    assert [head.id for head in store.briefs.heads()] == ["other", "one"]
    assert [head.id for head in store.briefs.heads(1)] == ["other"]
    head = store.briefs.heads()[1]
    assert (head.id, head.title, head.asof, head.at) == ("one", "Brief one", date(2024, 5, 14), NOW)


def test_how_far_a_source_is_read_is_kept(store: Store) -> None:
    watched = Watched("https://courier.example/feed", etag='"1"', asked=NOW, failures=2, said="slow")
    store.watch.put(watched)
    store.watch.put(Watched("a/folder"))
    assert store.watch.get(watched.source) == watched
    assert store.watch.get("never asked") is None
    assert [one.source for one in store.watch.all()] == ["a/folder", watched.source]
    assert [one.source for one in store.watch.all(1)] == ["a/folder"]
    store.watch.put(Watched(watched.source, due=NOW))
    assert store.watch.get(watched.source) == Watched(watched.source, due=NOW)


def test_items_of_a_source_are_told_apart_by_name(store: Store) -> None:
    items = [Seen("feed", name, "d", NOW, report="r") for name in ("b", "a")]
    for one in items:
        store.watch.put_item(one)
    assert store.watch.item("feed", "a") == items[1]
    assert store.watch.item("other feed", "a") is None
    assert store.watch.items("feed") == items[::-1]
    store.watch.put_item(Seen("feed", "a", "new", NOW))
    assert store.watch.item("feed", "a") == Seen("feed", "a", "new", NOW)


def test_refusals_come_back_in_order_and_the_newest_first(store: Store) -> None:
    early, late = Refusal("a", "take", "not a page"), Refusal("b", "read", "too long", raw="digest")
    store.refusals.put(early, NOW)
    store.refusals.put(late, NOW + timedelta(hours=1))
    assert store.refusals.all() == [early, late]
    assert store.refusals.newest(1) == [late]
    assert store.refusals.newest(9) == [late, early]
    assert store.refusals.count() == 2


def test_changes_are_numbered_and_asked_for_by_story(store: Store) -> None:
    told = story(report(1), report(2))
    changes = [
        Change(NOW, told.id, "new-claim", "c", after="1", report="r", span=Span(0, 3)),
        Change(NOW + timedelta(hours=1), "another", "new-report", "r"),
    ]
    store.changes.put(changes[:1])
    store.changes.put(changes[1:])
    store.changes.put([])
    assert store.changes.since(NOW) == [(1, changes[0]), (2, changes[1])]
    assert store.changes.since(NOW + timedelta(minutes=1)) == [(2, changes[1])]
    assert store.changes.since(NOW, story=told.id) == [(1, changes[0])]
