"""The commands on accounts and tokens: a password is never a word of the command, and is never printed."""

import json
from pathlib import Path

from click.testing import CliRunner

from legation.cli.main import main
from legation.desk.desk import open_desk

GOOD = "seven lanterns over Århus"


def run(place: Path, *words: str, given: str = "") -> str:
    said = CliRunner().invoke(main, [*words, "--store", str(place)], input=given)
    assert said.exit_code == 0, said.output
    assert GOOD not in said.output
    return said.stdout


def test_accounts_are_made_and_listed(tmp_path: Path) -> None:
    place = tmp_path / "office.db"
    open_desk(place).close()
    assert "There are no accounts" in run(place, "account")
    assert run(place, "account", "add", "ann", "--role", "officer", given=GOOD + "\n").startswith("ann  officer  since ")
    run(place, "account", "add", "rita", given=GOOD + "\r\n")
    assert "rita  analyst" in run(place, "account", "role", "rita", "--role", "analyst")
    assert "closed" in run(place, "account", "close", "rita")
    told = [json.loads(line) for line in run(place, "account", "list", "--json").splitlines()]
    assert [(one["name"], one["role"], one["closed"] is None) for one in told] == [("ann", "officer", True), ("rita", "analyst", False)]
    with open_desk(place) as desk:
        assert desk.check_password("ann", GOOD) is not None


def test_a_password_that_is_too_short_is_refused_in_a_sentence(tmp_path: Path) -> None:
    open_desk(tmp_path / "office.db").close()
    said = CliRunner().invoke(main, ["account", "add", "ann", "--role", "officer", "--store", str(tmp_path / "office.db")], input="short\n")
    assert said.exit_code == 2
    assert "15 characters" in said.stderr


def test_a_token_is_told_once(tmp_path: Path) -> None:
    place = tmp_path / "office.db"
    open_desk(place).close()
    assert "There are no tokens" in run(place, "tokens")
    told = run(place, "tokens", "add", "wall display", "--by", "ann").splitlines()
    assert told[1].startswith("legation_")
    listed = run(place, "tokens")
    assert told[1] not in listed
    assert "reader for ann: wall display" in listed
    made = json.loads(run(place, "tokens", "add", "other", "--json", "--days", "1"))
    assert made["secret"].startswith("legation_")
    assert "revoked" in run(place, "tokens", "revoke", made["tokens"][0]["id"])
