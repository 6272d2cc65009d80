"""Accounts are truth and go into every copy; what opens the office here and now stays where it is."""

from pathlib import Path

from attrs import evolve
from sqlalchemy import text

from legation.store.store import Store, open_store
from store.kept import ACCOUNT, NOW, TOKEN, fill

DIGEST = "a1" * 32


def test_an_account_and_its_hash_are_kept_apart(store: Store) -> None:
    store.accounts.put(ACCOUNT, "argon")
    assert store.accounts.get("tester") == ACCOUNT
    assert store.accounts.find_hash("tester") == "argon"
    assert "argon" not in repr(store.accounts.all())
    store.accounts.put(evolve(ACCOUNT, role="reader"))
    assert store.accounts.find_hash("tester") == "argon"
    assert [one.role for one in store.accounts.all()] == ["reader"]
    assert (store.accounts.get("nobody"), store.accounts.find_hash("nobody"), store.accounts.count()) == (None, None, 1)


def test_a_token_is_found_by_its_digest(store: Store) -> None:
    store.tokens.put(TOKEN, DIGEST)
    assert store.tokens.find(DIGEST) == TOKEN
    assert store.tokens.find("b2" * 32) is None
    ended = evolve(TOKEN, revoked=NOW)
    store.tokens.change(ended)
    assert store.tokens.find(DIGEST) == ended
    assert store.tokens.all() == [ended]


def test_a_copy_has_the_accounts_and_no_token(store: Store, nowhere: str) -> None:
    fill(store, 2)
    store.tokens.put(evolve(TOKEN, id="a1a1"), DIGEST)
    other = open_store(nowhere)
    store.copy_to(other)
    assert other.accounts.all() == [ACCOUNT]
    assert other.accounts.find_hash("tester") == "hash"
    assert other.tokens.all() == []
    assert other.check() == []
    other.close()
    if "://" not in nowhere:
        assert DIGEST.encode() not in b"".join(one.read_bytes() for one in Path(nowhere).parent.glob("new.db*"))


def test_a_role_that_was_changed_by_hand_is_told(store: Store) -> None:
    store.accounts.put(evolve(ACCOUNT, role="reader"), "hash")
    assert store.check() == []
    store.link.connection.execute(text("UPDATE accounts SET body = replace(body, 'reader', 'officer')"))
    assert [fault.what for fault in store.check()] == ["Account tester was altered after it was kept."]
