"""Archives of crawls and packed files: every page in them is found, whatever packs it; a bomb is told by what is made of it."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, page, paragraphs, read, reports
from legation.intake import limits
from legation.intake.containers.archives import PackedError, unfold
from legation.intake.limits import Allowance, SpentError
from legation.intake.paper import Passed
from legation.records.errors import Refusal

PAGE = page(paragraphs(*PARAGRAPHS))
ADDRESS = "http://bay.example/1"


def record(kind: str, address: str, body: bytes, media: str, more: str = "") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(body)}>\r\nWARC-Date: 2024-05-09T10:00:00Z\r\n"
    head += f"WARC-Target-URI: {address}\r\nContent-Type: {media}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def response(body: bytes, head: str = "", more: str = "", address: str = ADDRESS) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n".encode() + body
    return record("response", address, answer, "application/http; msgtype=response", more)


def pack_brotli(raw: bytes) -> bytes:
    return bytes(brotli.compress(raw))


def pack_zstd(raw: bytes) -> bytes:
    return bytes(zstandard.compress(raw))


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": pack_brotli,
    "zstd": pack_zstd,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "identity": bytes,
}


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "unpacked by the crawler"])
@pytest.mark.parametrize("how", PACKERS)
def test_a_page_is_read_however_its_server_packed_it(how: str, packed: bool) -> None:
    report = one(response(PACKERS[how](PAGE) if packed else PAGE, f"Content-Encoding: {how}\r\n"))
    assert report.text == TEXT and report.url == ADDRESS


def test_two_layers_and_chunks_are_taken_off() -> None:
    body = gzip.compress(zlib.compress(PAGE))
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(body[n : n + 90]), body[n : n + 90]) for n in range(0, len(body), 90)) + b"0\r\n\r\n"
    assert one(response(chunks, "Content-Encoding: deflate, gzip\r\nTransfer-Encoding: chunked\r\n")).text == TEXT


@pytest.mark.parametrize("how", ["zstd", "gzip", "both"])
def test_a_whole_archive_may_be_packed(how: str) -> None:
    raw = response(PAGE) + response(page(paragraphs(*PARAGRAPHS[2:]), title="Wind mill lent"), address="http://bay.example/2")
    packed = {"zstd": pack_zstd(raw), "gzip": gzip.compress(raw), "both": gzip.compress(pack_zstd(raw))}[how]
    assert [report.url for report in reports(packed)] == [ADDRESS, "http://bay.example/2"]


@pytest.mark.parametrize(
    ("kind", "address", "body", "media"),
    [
        ("conversion", ADDRESS, f"{TITLE}\n" + "\n".join(PARAGRAPHS), "text/plain"),
        ("conversion", f"<{ADDRESS}>", PAGE.decode(), "text/html"),
        ("resource", f"urn:text:{ADDRESS}", f"{TITLE}\n" + "\n".join(PARAGRAPHS), "text/plain"),
        ("resource", f"urn:textFinal:{ADDRESS}", TEXT, "text/plain"),
    ],
)
def test_what_a_crawler_made_of_a_page_is_that_page(kind: str, address: str, body: str, media: str) -> None:
    (report,) = reports(
        record("warcinfo", "urn:info", b"software: x\r\n", "application/warc-fields") + record(kind, address, body.encode(), media)
    )
    assert report.url == ADDRESS and report.text == TEXT


def test_the_text_beside_its_own_page_is_no_second_report() -> None:
    found = read(response(PAGE) + record("resource", f"urn:text:{ADDRESS}", TEXT.encode(), "text/plain"))
    assert len(found) == 2 and isinstance(found[1], Passed)


DIGEST = "WARC-Payload-Digest: sha1:ABCDEF\r\n"
VISIT = "HTTP/1.1 200 OK\r\nContent-Type: {}\r\n\r\n"


def test_a_visit_that_found_nothing_new_is_told_from_a_page_that_is_elsewhere() -> None:
    again = record("revisit", ADDRESS, VISIT.format("text/html").encode(), "application/http; msgtype=response", DIGEST)
    picture = record("revisit", "http://bay.example/p.png", VISIT.format("image/png").encode(), "application/http; msgtype=response", "")
    away = record(
        "revisit",
        "http://bay.example/9",
        VISIT.format("text/html").encode(),
        "application/http",
        "WARC-Refers-To-Date: 2024-04-01T00:00:00Z\r\n",
    )
    found = read(response(PAGE, more=DIGEST) + again + picture + away)
    assert [type(item).__name__ for item in found] == ["Report", "Passed", "Passed", "Refusal"]
    assert isinstance(found[3], Refusal) and "2024-04-01" in found[3].reason and "not in this file" in found[3].reason


def test_a_page_that_the_crawler_cut_says_so() -> None:
    assert any("only the beginning" in note for note in one(response(PAGE, more="WARC-Truncated: length\r\n")).notes)


def test_a_strangers_bytes_are_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    raw = response(PAGE).replace(b"\r\n\r\n\r\n", b"\r\n\r\nred \x1b[31m alert\r\n\r\n")
    read(raw[:-2] + b"\x1b[31m not a record\r\n" + response(PAGE, address="http://bay.example/2"))
    assert capfd.readouterr() == ("", "")


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


def test_a_wacz_gives_its_pages_and_nothing_of_its_lists() -> None:
    lists = b'{"format": "json-pages-1.0"}\n' + json.dumps({"id": "1", "url": ADDRESS, "title": "x", "text": TEXT}).encode()
    wacz = zipped(
        {
            "archive/a.warc.gz": gzip.compress(response(PAGE)),
            "archive/b.warc": response(PAGE, address="http://bay.example/2"),
            "pages/pages.jsonl": lists,
            "pages/extraPages.jsonl": lists,
            "indexes/index.cdx": b"x",
            "datapackage.json": b'{"profile": "data-package"}',
        }
    )
    found = read(wacz)
    assert len(reports(wacz)) == 2 and not any(isinstance(item, Refusal) for item in found)


def test_a_zip_of_warcs_without_the_lists_of_a_wacz_is_any_zip() -> None:
    assert len(reports(zipped({"a.warc": response(PAGE), "b.jsonl": json.dumps({"text": TEXT}).encode()}))) == 2


def overlapping(entries: int) -> bytes:
    """A zip whose list names one stored file again and again."""
    raw = zipped({"a.txt": TEXT.encode()})
    start = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    central = raw[start:end] * entries
    tail = bytearray(raw[end:])
    tail[8:12] = entries.to_bytes(2, "little") * 2
    tail[12:16] = len(central).to_bytes(4, "little")
    return raw[:start] + central + bytes(tail)


@pytest.mark.parametrize("entries", [2, 3_000])
def test_a_zip_that_lies_over_itself_is_refused_whole(entries: int) -> None:
    (refusal,) = read(overlapping(entries))
    assert isinstance(refusal, Refusal) and "over each other" in refusal.reason


def test_a_zip_with_a_list_beyond_measure_is_refused_unread() -> None:
    raw = zipped({"a.txt": TEXT.encode()}) + b"PK\x01\x02" * (limits.ZIPPED + 1)
    (refusal,) = read(raw)
    assert isinstance(refusal, Refusal) and "200,000 entries" in refusal.reason


@pytest.mark.parametrize("what", ["lines", "zip", "messages"])
def test_what_a_file_unfolds_to_has_a_bound(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNFOLDS_LEAST", 300_000)
    blank = b" " * 100_000
    raw = {
        "lines": gzip.compress(b'{"text": "a"}\n' + (b'{"text": "' + blank + b'"}\n') * 90),
        "zip": zipped({f"{n}.txt": TEXT.encode() + b"\n" + blank for n in range(90)}),
        "messages": gzip.compress((b"From a\nSubject: x\nMessage-ID: <1>\n\n" + TEXT.encode() + b"\n" + blank + b"\n\n") * 90),
    }[what]
    found = read(raw)
    assert isinstance(found[-1], Refusal) and "unfolds to more than" in found[-1].reason and "rest is left" in found[-1].reason
    assert 0 < len(found) < 90


def test_an_honest_archive_is_far_from_the_bound() -> None:
    texts = [f"{TEXT}\n\nThe board met for the {n}th time, its clerk said on Friday." for n in range(60)]
    raw = gzip.compress("\n".join(json.dumps({"text": text}) for text in texts).encode())
    assert len(reports(raw)) == 60


def test_an_account_counts_what_is_unfolded_against_what_came() -> None:
    allowance = Allowance()
    allowance.take_in(limits.UNFOLDS_LEAST // 10)
    allowance.unfold(limits.UNFOLDS_LEAST * 4)
    with pytest.raises(SpentError):
        allowance.unfold(limits.UNFOLDS_LEAST * 2)


@pytest.mark.parametrize(
    ("encodings", "raw"),
    [
        ("gzip", gzip.compress(b"a" * 9_000, mtime=0)),
        ("gzip", b"".join(gzip.compress(b"a" * 900, mtime=0) for _ in range(10))),
        ("deflate", zlib.compress(b"a" * 9_000)),
        ("gzip, gzip, gzip", b""),
        ("snappy", b"a"),
        ("gzip", b"no gzip at all"),
        ("deflate", b"zzzz"),
    ],
)
def test_what_unfolds_to_too_much_or_not_at_all_is_refused_in_a_sentence(encodings: str, raw: bytes) -> None:
    with pytest.raises(PackedError, match=r"\.$"):
        unfold(raw, encodings, 5_000)


@pytest.mark.parametrize("how", ["br", "zstd"])
def test_a_small_bomb_of_the_newer_packers_is_no_bomb(how: str) -> None:
    with pytest.raises(PackedError):
        unfold(PACKERS[how](b"\0" * 80_000_000), how, 1_000_000)
    with pytest.raises(PackedError):
        unfold(b"neither the one nor the other", how, 1_000_000)


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
def test_the_dictionary_of_an_archive_is_used(packed: bool) -> None:
    pages: list[bytes | bytearray | memoryview] = [
        response(page(paragraphs(*PARAGRAPHS[n % 5 :], *(f"The board met on day {n}, {k}." for k in range(20))))) for n in range(99)
    ]
    taught = zstandard.train_dictionary(4_096, pages)
    words = zstandard.ZstdCompressor().compress(taught.as_bytes()) if packed else taught.as_bytes()
    pack = zstandard.ZstdCompressor(dict_data=taught).compress
    raw = (
        b"\x5d\x2a\x4d\x18"
        + len(words).to_bytes(4, "little")
        + words
        + pack(response(PAGE))
        + pack(response(PAGE, address="http://b.example/2"))
    )
    assert [report.url for report in reports(raw)] == [ADDRESS, "http://b.example/2"]


def test_the_older_form_of_crawls_is_read() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    about = b"1 0 Org\nURL IP-address Archive-date Content-type Archive-length\n\n"
    head = b"filedesc://x.arc 0.0.0.0 20240509000000 text/plain %d\n" % len(about) + about + b"\n"
    (report,) = reports(head + b"%s 1.2.3.4 20240509000000 text/html %d\n" % (ADDRESS.encode(), len(answer)) + answer + b"\n")
    assert report.url == ADDRESS and report.text == TEXT
