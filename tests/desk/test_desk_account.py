"""Who may sit at the desk, and which program may ask in whose name."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from legation.desk.desk import Desk, open_desk
from legation.records.errors import LegationError
from legation.records.wire import to_json

GOOD = "seven lanterns over Århus"
OTHER = "nine ferries before noon"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "office.db") as made:
        made.by = "keeper"
        yield made


def acts(desk: Desk) -> list[tuple[str, str, str]]:
    return [(one.act, one.about, one.detail) for one in desk.store.audit.all()]


def test_the_first_account_is_an_officers_and_the_last_officer_stays(desk: Desk) -> None:
    assert not desk.has_accounts()
    with pytest.raises(LegationError, match="first account is an officer's"):
        desk.account("add", "rita", "reader", GOOD)
    assert not desk.has_accounts()
    desk.account("add", "ann", "officer", GOOD)
    desk.account("add", "rita", None, OTHER)
    assert [(one.name, one.role) for one in desk.account()] == [("ann", "officer"), ("rita", "reader")]
    for act, role in (("close", None), ("role", "analyst")):
        with pytest.raises(LegationError, match="ann is the only officer"):
            desk.account(act, "ann", role)
    desk.account("role", "rita", "officer")
    desk.account("close", "ann")
    assert desk.find_account("ann") is None
    assert acts(desk) == [
        ("account add", "ann", "officer"),
        ("account add", "rita", "reader"),
        ("account role", "rita", "officer"),
        ("account close", "ann", ""),
    ]
    with pytest.raises(LegationError, match="Take another name"):
        desk.account("add", "ann", "reader", GOOD)
    with pytest.raises(LegationError, match="no open account ann"):
        desk.account("password", "ann", password=GOOD)


@pytest.mark.parametrize("name", ["", "Ann", "a b", "ann\n", "a" * 65, "ånn", "-ann", "ann/..", "рita"])
def test_a_name_is_small_letters(desk: Desk, name: str) -> None:
    with pytest.raises(LegationError, match="no name of an account"):
        desk.account("add", name, "officer", GOOD)


@pytest.mark.parametrize("password", [None, "", "short", "aaaaaaaaaaaaaaaaaaaa", "I am Ann and nobody else", "x1y2" * 100])
def test_a_weak_password_is_refused(desk: Desk, password: str | None) -> None:
    with pytest.raises(LegationError, match="password"):
        desk.account("add", "ann", "officer", password)
    assert not desk.has_accounts()


def test_only_the_right_password_opens(desk: Desk) -> None:
    desk.account("add", "ann", "officer", GOOD)
    held = desk.check_password("ann", GOOD)
    assert held is not None and held.role == "officer"
    wrong = [("ann", OTHER), ("ann", ""), ("bob", GOOD), ("", ""), ("ann\x00", GOOD), ("ann", GOOD + "\x00"), ("ann", "x" * 10_000)]
    assert [desk.check_password(*one) for one in wrong] == [None] * len(wrong)
    desk.account("password", "ann", password=OTHER)
    assert desk.check_password("ann", GOOD) is None
    assert desk.check_password("ann", OTHER) is not None


def test_a_password_stands_nowhere_and_its_hash_says_how_it_was_made(desk: Desk, tmp_path: Path) -> None:
    (made,) = desk.account("add", "ann", "officer", GOOD)
    kept = desk.store.accounts.find_hash("ann") or ""
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert kept not in repr(made) + to_json(made) + str(desk.view(list(desk.account())))
    desk.close()
    assert GOOD.encode() not in (tmp_path / "office.db").read_bytes()


def test_acts_and_roles_that_are_none_are_refused(desk: Desk) -> None:
    for said in (("burn", "ann", None), ("add", "ann", "king"), ("role", "ann", None)):
        with pytest.raises(LegationError, match=r"There is no|Say which role"):
            desk.account(said[0], said[1], said[2], GOOD)


def test_a_token_opens_until_it_ends(desk: Desk) -> None:
    made = desk.tokens("add", "wall display", owner="ann", days=10)
    (token,) = made.tokens
    assert made.secret not in repr(made) + str(acts(desk))
    held = desk.find_bearer(made.secret)
    assert held is not None and (held.name, held.role) == ("ann", "reader")
    assert [desk.find_bearer(one) for one in ("", "legation_", token.id, made.secret + "x", made.secret.removeprefix("legation_"))] == [
        None
    ] * 5
    now = desk.clock()
    desk.clock = lambda: now + timedelta(days=11)
    assert desk.find_bearer(made.secret) is None
    desk.clock = lambda: now
    desk.tokens("revoke", token.id[:6])
    assert desk.find_bearer(made.secret) is None
    assert [act for act, *_ in acts(desk)] == ["token add", "token revoke"]
    assert desk.tokens().secret == ""


def test_a_token_does_no_more_than_its_owner_may(desk: Desk) -> None:
    before = desk.tokens("add", "made before there were accounts", role="officer", owner="old").secret
    desk.account("add", "ann", "officer", GOOD)
    desk.account("add", "rita", "analyst", OTHER)
    assert desk.find_bearer(before) is None
    with pytest.raises(LegationError, match="rita is analyst"):
        desk.tokens("add", "too much", role="officer", owner="rita")
    with pytest.raises(LegationError, match="no open account bob"):
        desk.tokens("add", "nobody's", owner="bob")
    secret = desk.tokens("add", "rita's", role="analyst", owner="rita").secret
    desk.account("role", "rita", "reader")
    lowered = desk.find_bearer(secret)
    assert lowered is not None and lowered.role == "reader"
    desk.account("close", "rita")
    assert desk.find_bearer(secret) is None


@pytest.mark.parametrize("asked", [{"role": "king"}, {"days": 0}, {"days": 400}, {"name": " "}, {"name": "x" * 101}])
def test_a_token_that_makes_no_sense_is_refused(desk: Desk, asked: dict[str, object]) -> None:
    with pytest.raises(LegationError):
        desk.tokens("add", **({"name": "display"} | asked))  # type: ignore[arg-type]  # wrong on purpose
    assert desk.tokens().tokens == ()


def test_a_backup_has_the_accounts_and_no_token(desk: Desk, tmp_path: Path) -> None:
    desk.account("add", "ann", "officer", GOOD)
    secret = desk.tokens("add", "display", owner="ann").secret
    desk.backup(tmp_path / "monday.db")
    with open_desk(tmp_path / "new.db") as other:
        other.restore(tmp_path / "monday.db")
        assert other.check_password("ann", GOOD) is not None
        assert other.find_bearer(secret) is None
        assert [one.state for one in other.doctor() if one.state == "ill"] == []
