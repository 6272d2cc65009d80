"""Hostile and broken input: each named case is a plain refusal or a clean report, never an exception."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.taking import PARAGRAPHS, one, page, paragraphs, zipped
from legation.intake import limits
from legation.intake.paper import Paper, Passed
from legation.intake.source import find_papers
from legation.intake.take import take
from legation.language.language import load
from legation.records.errors import Refusal
from legation.records.report import Report

LEXICONS = {"en": load("en")}
Found = Report | Refusal | Passed
SENTENCE = "The harbour authority said on Monday that it would close the northern quay for six weeks while divers look at it. "


def read(raw: bytes) -> list[Found]:
    found: list[Found] = []
    for item in find_papers("-", io.BytesIO(raw)):
        found.extend(take(item, LEXICONS) if isinstance(item, Paper) else [item])
    return found


def mail(body: str, more: str = "") -> bytes:
    return f"Message-ID: <1@a.example>\nSubject: Quay\nMIME-Version: 1.0\n{more}\n{body}".encode("utf-8", "surrogatepass")


FORTY = (
    'Content-Type: multipart/mixed; boundary="b"\n',
    "\n".join(
        ["--b\nContent-Type: text/plain\n\n" + SENTENCE * 3]
        + [
            f'--b\nContent-Type: application/octet-stream; name="{n}.bin"\nContent-Disposition: attachment; filename="{n}.bin"\n\nAAAA'
            for n in range(40)
        ]
        + ["--b--"]
    ),
)
BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(b'<!ENTITY lol%d "%s">' % (n, b"&lol%d;" % (n - 1) * 10 if n > 1 else b"&lol;" * 10) for n in range(1, 10))
    + b"]><rss version='2.0'><channel><title>&lol9;</title><item><title>a</title></item></channel></rss>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'
)
WARC_CUT = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    b"Content-Type: application/http\r\nContent-Length: 90000\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>"
)

REFUSED = {
    "an empty file": b"",
    "spaces only": b" \n\t\n",
    "not text": bytes(range(256)) * 20,
    "a NUL in the middle": SENTENCE.encode() + b"\0" + SENTENCE.encode(),
    "UTF-16 that is none": b"\xff\xfe\x00\xd8\x00\xd8a",
    "no letters": b"- - - ... 123\n" * 3,
    "gzip cut in the middle": gzip.compress(os.urandom(200) + SENTENCE.encode() * 50)[:-60],
    "gzip of nothing we know": gzip.compress(b"\0" * 100_000),
    "gzip bomb": gzip.compress(b"a" * (limits.PAGE + 10)),
    "gzip in gzip in gzip": gzip.compress(gzip.compress(gzip.compress(gzip.compress(SENTENCE.encode())))),
    "a zip that is none": b"PK\x03\x04" + b"x" * 200,
    "zip bomb": zipped(**{"bomb.txt": b"a" * (limits.PAGE + 10)}),
    "a page far too large": b"<html><body>" + b"<p>a</p>" * (limits.PAGE // 8),
    "external entity": OUTSIDE,
    "billion laughs": BILLION,
    "a feed without entries": b'<?xml version="1.0"?><rss version="2.0"><channel><title>a</title></channel></rss>',
    "ten thousand nested tags": b"<html><body>" + b"<div>" * 10_000 + SENTENCE.encode() * 9 + b"</div>" * 10_000,
    "JSON cut short": b'{"title": "a", "text": "b',
    "JSON without a text": b'{"title": "a"}',
    "JSON nested beyond reason": b"[" * 100_000,
    "a PDF that is none": b"%PDF-1.7\nhello",
    "an e-mail without text": mail("", 'Content-Type: image/png; name="a.png"\n'),
    "a WARC cut in its first header": b"WARC/1.0\r\nWARC-Type: resp",
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_a_plain_sentence(case: str) -> None:
    found = read(REFUSED[case])
    assert found and all(isinstance(item, Refusal) for item in found), found
    for item in found:
        assert isinstance(item, Refusal)
        assert item.stage == "take" and item.source.startswith("-") and item.reason.rstrip().endswith((".", ")"))


@pytest.mark.parametrize("nesting", [limits.DEPTH, limits.DEPTH + 1])
def test_containers_may_nest_only_so_deep(nesting: int) -> None:
    raw = SENTENCE.encode() * 3
    for _ in range(nesting):
        raw = gzip.compress(raw)
    (item,) = read(raw)
    assert isinstance(item, Report) == (nesting <= limits.DEPTH)


def test_the_items_after_a_broken_one_are_read() -> None:
    good = json.dumps({"title": "a", "text": SENTENCE * 3})
    kinds = [type(item) for item in read(f'{good}\n{{"title": \n{good}\n{{"url": "x"}}\n'.encode())]
    assert kinds == [Report, Refusal, Report, Refusal]


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_the_entries_after_a_broken_one_are_read(packing: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr("a.txt", os.urandom(200).hex() + SENTENCE)
        archive.writestr("b.txt", SENTENCE * 3)
    raw = out.getvalue()
    # Somewhere within what was packed of the first entry, behind its name and the head of the packing.
    broken = raw.index(b"a.txt") + 40
    found = read(raw[:broken] + b"\xff" * 8 + raw[broken + 8 :])
    assert [type(item) for item in found] == [Refusal, Report]


def test_the_pages_before_a_cut_are_read() -> None:
    page = f"<html><body><p>{SENTENCE * 3}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\n"
    whole = head + b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n"
    found = read(whole + WARC_CUT)
    assert isinstance(found[0], Report)
    assert len(found) == 1 or isinstance(found[-1], Report | Refusal)


def test_forty_attachments_are_left_aside_and_counted() -> None:
    (item,) = read(mail(FORTY[1], FORTY[0]))
    assert isinstance(item, Report)
    (note,) = item.notes
    assert note.startswith("40 attachments were left aside: ") and note.endswith(", ….")


def test_a_path_that_climbs_out_of_an_archive_is_only_a_name(tmp_path: Path) -> None:
    (item,) = read(zipped(**{"../../../evil.txt": SENTENCE.encode() * 3}))
    assert isinstance(item, Report) and item.source == "-#../../../evil.txt"
    assert list(tmp_path.iterdir()) == []


def test_a_lone_half_of_a_character_pair_can_be_written() -> None:
    (item,) = read(b'{"title": "a \\ud800 b", "text": "%s \\udc00"}' % (SENTENCE * 2).encode())
    assert isinstance(item, Report)
    item.text.encode("utf-8")
    (item.title or "").encode("utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "shift_jis"])
def test_other_encodings_are_read_or_refused_and_noted(encoding: str) -> None:
    words = "市長は月曜日に岸壁を閉鎖すると述べた。" * 20 if encoding == "shift_jis" else SENTENCE + "Le café était fermé – déjà. " * 5
    for item in read(words.encode(encoding)):
        assert isinstance(item, Refusal) or item.notes  # type: ignore[union-attr]  # a text is never passed over here


def test_utf_8_with_strays_keeps_its_letters() -> None:
    (item,) = read(("Le café était fermé. " * 10).encode() + b"caf\xe9 " + SENTENCE.encode() * 2)
    assert isinstance(item, Report)
    assert "café" in item.text and any("UTF-8" in note for note in item.notes)


@pytest.mark.parametrize("day", ["2999-01-01", "1492-10-12"])
def test_a_day_that_cannot_be_is_noted_and_not_taken(day: str) -> None:
    from datetime import UTC, datetime

    paper = Paper("a", f"Title: Quay\nPublished: {day}\n\n{SENTENCE * 3}".encode(), "text")
    (item,) = take(paper, LEXICONS, now=datetime(2024, 3, 12, tzinfo=UTC))
    assert isinstance(item, Report)
    assert item.published is None and day in item.notes[0]


def test_a_path_that_is_not_there_and_an_empty_folder(tmp_path: Path) -> None:
    assert [item.reason for item in find_papers(str(tmp_path / "no")) if isinstance(item, Refusal)] == ["There is no such file or folder."]
    assert [item.reason for item in find_papers(str(tmp_path)) if isinstance(item, Refusal)] == ["This folder is empty."]


class Endless(io.RawIOBase):
    """A stream that begins and never ends."""

    def __init__(self, head: bytes, more: bytes) -> None:
        self.left, self.more, self.given = head, more * 1_000, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # any buffer will do
        room = len(buffer)
        while len(self.left) < room:
            self.left += self.more
        buffer[:], self.left = self.left[:room], self.left[room:]
        self.given += room
        return room


@pytest.mark.parametrize(
    ("head", "more"),
    [
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', b"<item><title>Quay</title><description>Closed.</description></item>"),
        (b"<html><body>", b"<p>The quay is closed.</p>"),
        (b"", SENTENCE.encode()),
        (b'{"text": "', SENTENCE.encode()),
        (b"From a\nMessage-ID: 1\n\n", SENTENCE.encode()),
        (b"%PDF-1.7\n", b"1 0 obj\n<< >>\nendobj\n"),
    ],
    ids=["feed", "page", "text", "json", "mailbox", "pdf"],
)
def test_what_never_ends_is_left_at_its_limit(head: bytes, more: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PAGE", "ENTRY", "DOSSIER", "UNFOLDED"):
        monkeypatch.setattr(limits, name, 1_000_000)
    stream = Endless(head, more)
    (item,) = find_papers("-", io.BufferedReader(stream))  # type: ignore[type-var]  # a raw stream is one
    assert isinstance(item, Refusal)
    assert stream.given < 3 * 1_000_000


def test_a_folder_without_reports_gives_only_what_was_passed_over(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "notes.yml").write_text("a: 1\n", encoding="utf-8")
    assert [type(item) for item in find_papers(str(tmp_path))] == [Passed, Passed]


@pytest.mark.parametrize("stray", ["\ud800", "\udfff\ud800"])
def test_half_a_character_pair_in_the_bytes_of_a_text(stray: str) -> None:
    for item in read((SENTENCE * 2 + stray + SENTENCE).encode("utf-8", "surrogatepass")):
        assert isinstance(item, Report)
        item.text.encode("utf-8")
        assert item.notes


TURNED = "The mill \u202estands\u202c still, \u200fkeeper Berta Kvist said. " * 4


@pytest.mark.parametrize(
    "raw",
    [
        TURNED.encode(),
        page(paragraphs(TURNED, *PARAGRAPHS)),
        json.dumps({"title": "Mill", "text": TURNED}).encode(),
        "<rss><channel><title>Post</title><item><title>Mill</title><description><![CDATA["
        f"{paragraphs(TURNED, *PARAGRAPHS)}]]></description></item></channel></rss>".encode(),
    ],
    ids=["text", "page", "crawl", "feed"],
)
def test_what_turns_a_text_is_kept_in_every_form(raw: bytes) -> None:
    report = one(raw)
    assert [report.text.count(letter) for letter in "\u202e\u202c\u200f"] == [4, 4, 4]
    assert "\U0001f000" not in report.text


HEADS = [
    b"",
    b"{",
    b'{"text": "',
    b"[",
    b"<html><body>",
    b"<rss><channel><item>",
    b"From a\nMessage-ID: 1\n\n",
    b"WARC/1.0\r\n",
    b"%PDF-1.4\n",
]
HEADS += [
    b"PK\x03\x04",
    b"\x1f\x8b\x08\0",
    b"Title: a\n\n",
    b"Message-ID: 1\nContent-Type: text/html\n\n",
    b"<opml><body>",
    b"\xff\xfe",
    b"J\n\n",
]
PIECES = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.text(max_size=60).map(lambda words: words.encode("utf-8", "surrogatepass")),
        st.sampled_from(
            [
                b"\n",
                b"\n\n",
                SENTENCE.encode(),
                b"By A B\n",
                b"Copyright 2020 A.\n",
                b"Read more\n",
                b"<p>",
                b"</div>",
                b'"}',
                b"2024-13-45",
            ]
        ),
    ),
    max_size=12,
)


def fuzz(head: bytes, pieces: list[bytes], packed: bool) -> None:
    raw = head + b"".join(pieces)
    for item in read(gzip.compress(raw) if packed else raw):
        if isinstance(item, Report):
            assert item.text.strip()
            item.text.encode("utf-8")


SLOW = settings(deadline=5_000, suppress_health_check=[HealthCheck.too_slow])


@settings(SLOW, max_examples=500)
@given(st.sampled_from(HEADS), PIECES, st.booleans())
def test_no_input_raises(head: bytes, pieces: list[bytes], packed: bool) -> None:
    fuzz(head, pieces, packed)


@pytest.mark.soak
@settings(SLOW, max_examples=10_000)
@given(st.sampled_from(HEADS), PIECES, st.booleans())
def test_no_input_of_ten_thousand_raises(head: bytes, pieces: list[bytes], packed: bool) -> None:
    fuzz(head, pieces, packed)
