import json
import re
from pathlib import Path

import pytest

from legation.desk.desk import open_desk
from legation.desk.office import open_office
from legation.desk.session import find_name
from legation.records.errors import OfficeError, StoreError
from legation.records.ids import moment
from legation.records.ruling import Ruling, find_standing
from legation.records.wire import to_plain

AT = moment("2023-05-24T09:00:00+02:00")
# Two rulings that were written by hand and given one id.
TWICE = "".join(
    f'{{"id": "beef", "by": "{who}", "at": "2024-01-01T00:00:00+00:00", "about": ["a"], "verb": "owner", "value": "b"}}\n' for who in "xy"
)


def rule(verb: str, *about: str) -> Ruling:
    return Ruling(by="officer", at=AT, about=about, verb=verb)  # type: ignore[arg-type]  # made from plain text here


def test_no_folder_is_an_office_that_knows_nothing() -> None:
    office = open_office(None)
    assert (office.sources, office.rulings, dict(office.reliability)) == ((), (), {})


def test_an_office_says_what_it_knows(tmp_path: Path) -> None:
    (tmp_path / "outlets.yml").write_text(
        "- {outlet: Harbour Courier, owner: Harbour Media, reliability: B, date: 2023-01-16, reason: steady}\n"
    )
    (tmp_path / "watch.yml").write_text("sources: [monday]\nissues: [fisheries]\n")
    office = open_office(tmp_path)
    assert office.reliability == {"Harbour Courier": "B"}
    assert office.sources == (str(tmp_path / "monday"),)
    language = office.language()
    assert [outlet.owner for outlet in language.lists.outlets if outlet.name == "Harbour Courier"] == ["Harbour Media"]
    assert language.watched.issues == ("fisheries",)
    assert language.digest != open_office(None).language().digest


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("outlets.yml", "- {outlet: A, reliability: G}", "outlets.yml"),
        ("watch.yml", "sauces: [a]", "sauces"),
        ("rulings.jsonl", '{"by": "me"}', "line 1"),
        ("settings.yml", "{", "not YAML"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(OfficeError, match=said):
        open_office(tmp_path)


@pytest.mark.parametrize("name", ["watch.yml", "outlets.yml", "rulings.jsonl"])
def test_a_folder_where_a_file_should_be_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(OfficeError, match=name):
        open_office(tmp_path)


def test_rulings_in_another_encoding_are_said_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "rulings.jsonl").write_bytes(b"\n{'by': 'Bj\xf6rn'}\n")
    with pytest.raises(OfficeError, match="line 2: this is not UTF-8"):
        open_office(tmp_path)


def test_a_user_without_an_account_is_named_by_his_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    monkeypatch.setattr("os.getuid", lambda: 4711)
    assert find_name() == "4711"


def test_a_missing_folder_is_said() -> None:
    with pytest.raises(OfficeError, match="no such folder"):
        open_office("nowhere-at-all")


def test_an_undone_ruling_does_not_stand_and_an_undone_undo_does_not_count() -> None:
    first = rule("same-origin", "a", "b")
    undo = rule("undo", first.id)
    again = rule("undo", undo.id)
    assert find_standing([first]) == (first,)
    assert find_standing([first, undo]) == ()
    assert find_standing([first, undo, again]) == (first,)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"about": "abc"}, "`about` is a list"),
        ({"at": "2024-03-11T09:00:00"}, "no offset"),
        ({"at": "2024-03-11"}, "no offset"),
        ({"verb": "owner"}, "owner gives one"),
        ({"verb": "grade", "value": " "}, "grade gives one"),
    ],
)
def test_a_ruling_by_hand_that_leaves_something_out_is_said_with_its_line(tmp_path: Path, line: dict[str, object], said: str) -> None:
    whole = {"by": "me", "at": "2024-03-11T09:00:00+01:00", "about": ["a", "b"], "verb": "same-origin"}
    (tmp_path / "rulings.jsonl").write_text(json.dumps(whole) + "\n" + json.dumps(whole | line) + "\n")
    with pytest.raises(OfficeError, match=f"line 2: .*{said}"):
        open_office(tmp_path)


def test_rulings_are_read_in_order(tmp_path: Path) -> None:
    first, second = rule("same-origin", "a", "b"), rule("independent", "c", "d")
    lines = [json.dumps(to_plain(one)) for one in (first, second)]
    (tmp_path / "rulings.jsonl").write_text("\n".join(lines) + "\n")
    assert open_office(tmp_path).rulings == (first, second)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("outlets.yml", "- outlet: A\n  reliability: B\n  date: 9999-99-99\n  reason: x\n", "outlets.yml: "),
        ("watch.yml", "sources:\n- source: reports\n  date: 2024-02-31\n", "watch.yml: "),
        ("rulings.jsonl", '{"by":' * 3_000, "rulings.jsonl, line 1: "),
        ("rulings.jsonl", "[" * 9_000, "rulings.jsonl, line 1: "),
        ("rulings.jsonl", TWICE, "rulings.jsonl, lines 1 and 2: two rulings have one id"),
    ],
)
def test_a_file_that_a_person_can_mend_is_a_sentence(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(OfficeError, match=re.escape(said)):
        open_office(tmp_path)


def test_a_port_that_is_none_is_a_sentence_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        open_desk(tmp_path, "postgresql://u:secret@127.0.0.1:notaport/db")
    assert "secret" not in str(told.value)
