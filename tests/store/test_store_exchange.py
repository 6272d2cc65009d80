"""What partners fetch, answer and are sent is kept as it was; what others gave us to come in by stays in this store."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from attrs import evolve

from legation.records.exchange import Offer, Recall, Wanted
from legation.store.store import Store, open_store
from store.kept import ANSWER, CONSULTATION, CONTACT, LETTER, NOW, OBJECT, PARCEL, fill


def offer(store: Store, partner: str, *said: tuple[str, int, bool]) -> int:
    """Offer notes, each with its id, the second of its version and whether it takes the note back."""
    objects = [
        ({"type": "note", "id": name, "content": f"{name} at {second}", "revoked": revoked}, NOW + timedelta(seconds=second))
        for name, second, revoked in said
    ]
    return store.offers.append(partner, objects, NOW)


def find(store: Store, partner: str = "jp", **wanted: object) -> list[tuple[str, datetime]]:
    return [(one.id, one.version) for one in store.offers.page(partner, Wanted(**wanted))[0]]  # type: ignore[arg-type]  # by name


def second(number: int) -> datetime:
    return NOW + timedelta(seconds=number)


def test_each_partner_has_its_own_offers_in_the_order_in_which_they_came(store: Store) -> None:
    assert offer(store, "jp", ("a", 0, False), ("b", 0, False)) == 2
    assert offer(store, "au", ("a", 0, False)) == 1
    assert offer(store, "jp", ("a", 0, False), ("c", 0, False)) == 1
    offers, more = store.offers.page("jp", Wanted(limit=2))
    assert ([one.place for one in offers], more) == ([1, 2], True)
    rest, more = store.offers.page("jp", Wanted(after=2, limit=2))
    assert ([(one.place, one.id) for one in rest], more) == ([(3, "c")], False)
    # However many come in one moment: each is later than the one before.
    assert [one.added for one in (*offers, *rest)] == [NOW + timedelta(microseconds=number) for number in range(3)]
    assert find(store, since=offers[-1].added) == [("c", NOW)]
    assert rest[0] == Offer(3, "c", "note", NOW, rest[0].added, False, {"type": "note", "id": "c", "content": "c at 0", "revoked": False})
    assert (store.offers.count("jp"), store.offers.count("au"), store.offers.count("nz")) == (3, 1, 0)
    assert (store.offers.has("au", "a"), store.offers.has("au", "b")) == (True, False)


def test_versions_of_a_thing_are_asked_for_one_by_one_and_gone_once_it_is_taken_back(store: Store) -> None:
    offer(store, "jp", ("a", 1, False), ("b", 1, False))
    offer(store, "jp", ("a", 2, False))
    assert find(store) == [("b", second(1)), ("a", second(2))]
    assert find(store, versions=("first",)) == [("a", second(1)), ("b", second(1))]
    assert find(store, versions=("all",)) == [("a", second(1)), ("b", second(1)), ("a", second(2))]
    assert find(store, versions=(second(1), "last"), ids=("a",)) == [("a", second(1)), ("a", second(2))]
    assert find(store, kinds=("report",)) == []
    # Taken back for one partner, it stands for the other.
    offer(store, "au", ("a", 1, False))
    offer(store, "jp", ("a", 3, True))
    assert find(store, versions=("all",)) == [("b", second(1)), ("a", second(3))]
    assert find(store, "au") == [("a", second(1))]


def test_of_what_a_recall_corrected_nothing_from_before_it_is_told(store: Store) -> None:
    offer(store, "jp", ("a", 1, False), ("b", 1, False))
    offer(store, "jp", ("a", 2, False))
    told: list[tuple[dict[str, Any], datetime]] = [
        ({"type": "note", "id": "a"}, second(3)),
        ({"type": "note", "id": "b", "revoked": True}, second(3)),
    ]
    store.offers.append("jp", told, NOW, recalled=True)
    assert find(store, versions=("all",)) == [("a", second(3)), ("b", second(3))]
    assert [one.revoked for one in store.offers.page("jp", Wanted())[0]] == [False, True]
    for version in ("first", "last"):
        assert find(store, versions=(version,)) == [("a", second(3)), ("b", second(3))]
    assert find(store, versions=(second(1), second(2))) == []
    # What changes afterwards has its versions again, from the correction on.
    offer(store, "jp", ("a", 4, False))
    assert find(store, versions=("all",), ids=("a",)) == [("a", second(3)), ("a", second(4))]
    assert find(store, versions=("first",), ids=("a",)) == [("a", second(3))]
    assert find(store, versions=("last",), ids=("a",)) == [("a", second(4))]


def test_what_a_partner_sends_twice_is_there_once(store: Store) -> None:
    first = store.answers.put(evolve(ANSWER, status="s1"))
    assert store.answers.put(evolve(ANSWER, words="again")) == first
    other = store.answers.put(evolve(ANSWER, partner="au"))
    assert store.answers.waiting() == [first, other]
    taken = store.answers.put(evolve(first, state="taken", report="r1"))
    assert store.answers.waiting() == [other]
    assert store.answers.of_status("jp", "s1") == [taken]
    assert store.answers.of_status("au", "s1") == []
    assert store.answers.newest(9) == [other, taken]
    assert store.answers.newest(9, "jp") == [taken]


def test_a_parcel_is_made_once_and_goes_on_from_where_it_was(store: Store) -> None:
    made = store.parcels.put(PARCEL)
    sent = store.parcels.put(evolve(made, state="sent", tries=1))
    assert store.parcels.put(PARCEL) == sent
    other = store.parcels.put(evolve(PARCEL, id="p2", state="failed"))
    assert store.parcels.unsent() == [other]
    assert store.parcels.of_release(1) == [sent, other]
    assert store.parcels.newest(1) == [other]


def test_recalls_and_consultations_are_appended(store: Store) -> None:
    recall = store.recalls.append(Recall(0, "tester", NOW, "o1", ("r1",), "it was made up"))
    assert store.recalls.all() == [recall]
    first = store.consultations.append(CONSULTATION)
    other = store.consultations.append(evolve(CONSULTATION, id="c2"))
    later = store.consultations.append(evolve(first, edition=2, cancelled=True))
    assert store.consultations.all() == [later, other]


def test_people_and_letters_are_appended(store: Store) -> None:
    first = store.contacts.append(CONTACT)
    other = store.contacts.append(evolve(CONTACT, id="p2", partner="au"))
    gone = store.contacts.append(evolve(first, closed=True))
    assert store.contacts.all() == [other, gone]
    assert store.contacts.all("jp") == [gone]
    said = store.letters.append(LETTER)
    asked = store.letters.append(evolve(LETTER, id="l2", partner="au", kind="invitation", meeting="c1"))
    assert (store.letters.get(1), store.letters.get(9)) == (said, None)
    assert (store.letters.named(["l2", "none"]), store.letters.named(["none"]), store.letters.named([])) == (asked, None, None)
    assert (store.letters.newest(9), store.letters.newest(9, "jp"), store.letters.of_meeting("c1")) == ([asked, said], [said], [asked])


def test_a_copy_has_all_but_the_keys_of_others(store: Store, nowhere: str) -> None:
    fill(store, 2)
    assert store.credentials.get("taxii jp") == "another's key"
    other = open_store(nowhere)
    store.copy_to(other)
    assert other.credentials.get("taxii jp") is None
    assert other.offers.page("jp", Wanted()) == store.offers.page("jp", Wanted())
    assert other.offers.page("jp", Wanted())[0][0].said == OBJECT
    assert other.answers.newest(9) == store.answers.newest(9)
    assert (other.recalls.all(), other.parcels.newest(9)) == (store.recalls.all(), store.parcels.newest(9))
    assert other.consultations.all() == store.consultations.all()
    assert (other.contacts.all(), other.letters.newest(9)) == (store.contacts.all(), store.letters.newest(9))
    assert other.check() == []
    other.close()


def test_no_file_of_a_copy_holds_the_keys_of_others(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "office.db"))
    fill(store, 1)
    other = open_store(str(tmp_path / "copy.db"))
    store.copy_to(other)
    for one in (store, other):
        one.close()
    assert b"another's key" not in (tmp_path / "copy.db").read_bytes()
