"""Bombs and traps in tar, documents, tables, loose JSON, XML and letters: each ends soon, in a report or a plain sentence."""

import gzip
import json
import tarfile

import pytest

from intake.taking import LANGUAGES, PARAGRAPHS, TEXT, TITLE, one, page, paragraphs, read, reports, zipped
from legation.intake import limits
from legation.intake.containers.digests import find_pieces
from legation.intake.fields import spell
from legation.intake.forms.office import find_office
from legation.intake.forms.parts import _AROUND
from legation.intake.forms.plain import draft_plain, drop_markdown
from legation.intake.loose import mend_json
from legation.intake.orders import find_order
from legation.records.errors import Refusal

LONG, LONELY = 200_000, "<z k='1'/>"


def entry(name: str, kind: bytes, words: bytes, size: int | None = None) -> bytes:
    """One entry of a tar archive; `size` is what it says of itself."""
    made = tarfile.TarInfo(name)
    made.type, made.size = kind, len(words) if size is None else size
    return made.tobuf(tarfile.GNU_FORMAT) + words + b"\0" * (-len(words) % 512)


def test_a_tar_of_empty_files_names_few_of_them() -> None:
    found = read(gzip.compress(entry("a.txt", b"0", b"") * 1_000 + entry("b.txt", b"0", TEXT.encode())))
    assert len(reports(entry("b.txt", b"0", TEXT.encode()))) == 1
    assert len(found) == limits.SAID + 2
    assert isinstance(found[-1], Refusal)
    assert found[-1].reason == "900 more entries of this file hold no report."


def test_names_of_names_and_endless_records_in_a_tar() -> None:
    named = entry("x", b"L", b"news/one.txt\0") * 2_000 + entry("a", b"0", TEXT.encode())
    assert one(named).source == "-#news/one.txt"
    assert one(entry("x", b"x", b"1" * LONG) + entry("a", b"0", TEXT.encode())).source == "-#a"
    assert one(entry("x", b"x", b"21 path=news/two.txt\n") + entry("a", b"0", TEXT.encode())).source == "-#news/two.txt"
    (said,) = read(entry("x", b"x", b"", size=1 << 33))
    assert isinstance(said, Refusal)
    assert said.reason.startswith("The tar archive is broken or cut short")


def test_links_of_a_tar_lead_nowhere() -> None:
    assert read(entry("a", b"2", b"", size=900) + entry("b", b"1", b"", size=900)) == []
    assert len(read(entry("d/", b"5", b"", size=900) + entry("a", b"0", TEXT.encode()))) == 1


def test_a_tar_that_is_cut_is_told() -> None:
    found = read(entry("a.txt", b"0", TEXT.encode())[:700])
    assert [type(item) for item in found] == [Refusal]


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml", "word/footnotes.xml"])
def test_an_empty_part_of_a_document(part: str) -> None:
    body = f"<d><p><t>{TEXT}</t></p></d>".encode()
    (said,) = read(zipped(**{"word/document.xml": body, part: b""}))
    assert isinstance(said, Refusal)
    assert said.reason.startswith("This document is broken")


def test_a_document_of_too_many_parts_is_an_archive() -> None:
    assert find_office(b"PK\x01\x02" * 10_001) is None


def test_a_document_does_not_ask_for_what_lies_outside() -> None:
    words = "".join(f"<p><t>{line}</t></p>" for line in PARAGRAPHS)
    body = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d><p><t>&x;</t></p>{words}</d>'
    assert one(zipped(**{"word/document.xml": body.encode()})).text.startswith("OSTRAVA BAY")


def test_what_python_prints_and_json_cannot_hold() -> None:
    said = f"[{{'title': {TITLE!r}, 'text': {TEXT!r}, 1: 2, (1, 2): 3, None: 4, b'x': 5, 'made': {{1, 2}}, 'raw': b'x'}}]"
    assert one(said.encode()).title == TITLE
    huge = f"[{{'title': {TITLE!r}, 'text': {TEXT!r}, 'n': 0x{'f' * 6_000}}}]"
    assert [type(item) for item in read(huge.encode())] == [Refusal]


def test_loose_json_is_mended_in_one_pass() -> None:
    assert mend_json("/* " * LONG) == ""
    assert mend_json('{"a": 1 /* b * c */, }') == '{"a": 1  }'
    objects = [json.dumps({"title": f"{TITLE} {number}", "text": TEXT}) for number in range(3)]
    assert len(reports((" " * 9_000).join(objects).encode() + b" x")) == 3


def test_columns_do_not_repeat_what_is_long() -> None:
    page = {"title": ["a", "b"], "text": [TEXT, TEXT], "note": "x" * 5_000, "outlet": "Bay Courier"}
    found = reports(json.dumps(page).encode())
    assert [report.title for report in found] == ["a", "b"]
    assert [report.outlet for report in found] == [None, None]
    del page["note"]
    assert [report.outlet for report in reports(json.dumps(page).encode())] == ["Bay Courier", "Bay Courier"]


def test_fields_beyond_measure_are_left() -> None:
    assert len(spell({f"k{number}": 1 for number in range(5_000)})) == 2_000


def test_rows_that_do_not_fit_are_named_a_few_times() -> None:
    found = read(b"title,text\n" + b"a,b,c\n" * 500)
    assert len(found) == limits.SAID + 1
    assert isinstance(found[-1], Refusal)
    wide = read(b"title,text\n" + b"," * LONG)
    assert [item.reason for item in wide if isinstance(item, Refusal)] == [
        "The table is broken here (a line of more than 100,000 cells); the rest is left."
    ]


def test_a_table_whose_names_never_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ENTRY", 10_000)
    (said,) = read(b'title,text,"abc\n' + b"x" * 20_000)
    assert isinstance(said, Refusal)
    assert said.reason.startswith("The table is broken here")


def test_elements_of_one_name_are_gathered_in_one_pass() -> None:
    story = f"<article><headline>{TITLE}</headline><text>{TEXT}</text></article>"
    found = reports(f"<?xml version='1.0'?><news>{LONELY * 50_000}{story}</news>".encode())
    assert [report.title for report in found] == [TITLE]


def test_lines_of_blanks_and_marks_are_looked_at_once() -> None:
    assert find_pieces(" " * LONG + "x\n---------\nabc")[1] == ()
    assert drop_markdown("# x" + "#" * LONG + "y").endswith("#y")
    assert drop_markdown("# Learn ##\ntext") == "Learn\ntext"
    assert _AROUND.sub("", "<head>" * 20_000 + "</head>") == "<head>" * 19_999


@pytest.mark.parametrize("address", ["http://[bad/page/2", "http://[bad/"])
def test_an_address_that_is_none_costs_no_report(address: str) -> None:
    assert find_order("en-US", address) == ("month", "its language is en-US")
    body, head = paragraphs(*PARAGRAPHS), f'<link rel="canonical" href="{address}">'
    assert one(page(f'{body}<a href="{address}">2</a>')).text
    assert one(page(f'{body}<a href="/a/page/2">2</a>', head)).text
    assert draft_plain(f"Title: a\nURL: {address}\nPublished: 03/04/2024\n\n{TEXT}", LANGUAGES).title == "a"


@pytest.mark.parametrize("tag", ["q", "sup", "pre", "span style='display:block'"])
def test_parts_inside_each_other(tag: str) -> None:
    assert read(page(f"<{tag}>" * 200 + paragraphs(*PARAGRAPHS * 3)))
