"""Addresses as they may be kept and shown."""

import pytest

from legation.records.report import drop_userinfo, hide_userinfo


@pytest.mark.parametrize(
    ("address", "shown", "kept"),
    [
        ("http://u:secret@h.example/x", "http://…@h.example/x", "http://h.example/x"),
        ("postgres://u:pa@ss@127.0.0.1/db", "postgres://…@127.0.0.1/db", "postgres://127.0.0.1/db"),
        ("https://token@h.example?q=a@b", "https://…@h.example?q=a@b", "https://h.example?q=a@b"),
        ("http://h.example/@odo", "http://h.example/@odo", "http://h.example/@odo"),
        ("http://h.example?mail=a@b.example", "http://h.example?mail=a@b.example", "http://h.example?mail=a@b.example"),
        ("http://h.example#a@b", "http://h.example#a@b", "http://h.example#a@b"),
        ("odo@h.example", "odo@h.example", "odo@h.example"),
        ("reports/monday", "reports/monday", "reports/monday"),
    ],
)
def test_a_password_is_neither_kept_nor_shown(address: str, shown: str, kept: str) -> None:
    assert (hide_userinfo(address), drop_userinfo(address)) == (shown, kept)
