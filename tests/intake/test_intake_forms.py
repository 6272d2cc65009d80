"""Every form a report may come in, and what is read from it."""

import gzip
import io
import json
from pathlib import Path

import pytest

from intake.taking import zipped
from legation.intake.paper import Paper, Passed
from legation.intake.source import find_papers
from legation.intake.take import take
from legation.language.language import load
from legation.records.errors import Refusal
from legation.records.report import Report

LEXICONS = {"en": load("en")}

BODY = (
    "The harbour authority said on Monday that it would close the northern quay for six weeks while divers look at its walls.\n\n"
    "Its director, Agnes Tolland, told reporters that nobody had been in danger and that the cracks had been known for years.\n\n"
    "Fishing boats will moor at the southern quay until the work is done, she added, and the ferries keep their usual timetable."
)
HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Northern quay to close | Harbour Daily</title>
<link rel="canonical" href="https://harbour.example/quay"><meta property="og:site_name" content="Harbour Daily">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Northern quay to close",
"datePublished": "2024-03-12T15:05:00+01:00", "author": [{{"name": "Ilse Marn"}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Northern quay to close</h1>
<figure><img src="q.jpg"><figcaption>The northern quay on a calm day in May. Photo: Rolf Brandt</figcaption></figure>
{"".join(f"<p>{part}</p>" for part in BODY.split(chr(10) * 2))}</article>
<footer>Copyright 2024 Harbour Daily</footer></body></html>"""
CRAWL = {
    "title": "Northern quay to close",
    "maintext": BODY,
    "url": "https://news.harbour.example/quay?utm=1",
    "source_domain": "news.harbour.example",
    "date_publish": "2024-03-12 15:05:00",
    "authors": ["Ilse Marn", "None"],
    "language": "en",
    "image_url": "None",
}
MAIL = (
    "From: Ilse Marn <ilse@harbour.example>\r\nTo: desk@office.example\r\nSubject: Fwd: Northern quay to close\r\n"
    "Date: Tue, 12 Mar 2024 15:05:00 +0100\r\nMessage-ID: <1@harbour.example>\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\n" + BODY.replace("\n", "\r\n") + "\r\n"
)
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Daily</title>
<item><title>Northern quay to close</title><link>https://harbour.example/quay</link><guid>q1</guid>
<pubDate>Tue, 12 Mar 2024 15:05:00 +0100</pubDate><source url="https://wire.example/feed">Meridian Press Agency</source>
<description>{"".join(f"&lt;p&gt;{part}&lt;/p&gt;" for part in BODY.split(chr(10) * 2))}</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Daily</title>
<entry><id>a1</id><title>Northern quay to close</title><link href="https://harbour.example/quay"/><updated>2024-03-12T15:05:00Z</updated>
<published>2024-03-12T14:05:00Z</published><source><title>Meridian Press Agency</title></source>
<content type="text">{BODY}</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Daily",
    "items": [{"id": "j1", "title": "Northern quay to close", "content_text": BODY, "date_published": "2024-03-12T15:05:00+01:00"}],
}


def warc(*pages: str) -> bytes:
    out = b""
    for number, page in enumerate(pages):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-03-12T15:05:00Z\r\n"
                f"WARC-Target-URI: https://harbour.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )
    return out


def pdf(lines: list[str]) -> bytes:
    """The smallest PDF that prints some lines."""
    shown = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    return (out + f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").encode("latin-1")


def read_all(raw: bytes, name: str = "given", path: Path | None = None) -> list[Report | Refusal | Passed]:
    found: list[Report | Refusal | Passed] = []
    for item in find_papers("-", io.BytesIO(raw)) if path is None else find_papers(str(path)):
        found.extend(take(item, LEXICONS) if isinstance(item, Paper) else [item])
    return found


def one(raw: bytes) -> Report:
    (report,) = read_all(raw)
    assert isinstance(report, Report), report
    return report


FORMS = {
    "text": BODY.encode(),
    "headers": f"Title: Northern quay to close\nPublished: 2024-03-12T15:05:00+01:00\nOutlet: Harbour Daily\n\n{BODY}".encode(),
    "html": HTML.encode(),
    "json": json.dumps(CRAWL).encode(),
    "array": json.dumps([CRAWL]).encode(),
    "json lines": (json.dumps(CRAWL) + "\n").encode() + b"\n",
    "mail": MAIL.encode(),
    "mbox": b"From ilse Tue Mar 12 15:05:00 2024\n" + MAIL.replace("\r\n", "\n").encode(),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "json feed": json.dumps(JSON_FEED).encode(),
    "warc": warc(HTML),
    "pdf": pdf(BODY.replace("\n\n", " ").replace(". ", ".\n").split("\n")),
    "zip": zipped(**{"quay.txt": BODY.encode()}),
    "utf-16": BODY.encode("utf-16"),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_body(form: str, packed: bool) -> None:
    report = one(gzip.compress(FORMS[form]) if packed else FORMS[form])
    assert " ".join(report.text.split()) == " ".join(BODY.split())
    assert report.language == "en"
    assert report.raw is not None and report.cleaner is not None


@pytest.mark.parametrize("form", ["headers", "html", "mail", "mbox", "json feed", "warc"])
def test_the_day_keeps_the_offset_it_was_written_with(form: str) -> None:
    report = one(FORMS[form])
    assert report.published is not None and report.published.isoformat() == "2024-03-12T15:05:00+01:00"
    assert report.title == "Northern quay to close"


def test_an_hour_without_an_offset_is_no_moment() -> None:
    report = one(FORMS["json"])
    assert report.published is not None and report.published.isoformat() == "2024-03-12"


def test_what_a_page_says_of_itself() -> None:
    report = one(FORMS["html"])
    assert (report.byline, report.outlet, report.url) == ("Ilse Marn", "Harbour Daily", "https://harbour.example/quay")
    assert report.captions == ("The northern quay on a calm day in May. Photo: Rolf Brandt",)
    assert dict(report.found)["published"] == "JSON-LD"


def test_none_is_a_word_crawlers_write_for_nothing() -> None:
    report = one(FORMS["json"])
    assert (report.byline, report.outlet) == ("Ilse Marn", "news.harbour.example")


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_the_source_of_a_feed_entry_is_a_declared_credit(form: str) -> None:
    report = one(FORMS[form])
    assert report.credit == "Meridian Press Agency"
    assert report.url == "https://harbour.example/quay"
    assert report.source.startswith("-#")


def test_items_of_containers_say_which_they_are() -> None:
    lines = b"\n".join(json.dumps({**CRAWL, "title": title}).encode() for title in ("One", "Two"))
    assert [item.source for item in read_all(lines) if isinstance(item, Report)] == ["-#1", "-#2"]
    assert [
        item.url for item in read_all(warc(HTML.replace("canonical", "x"), HTML.replace("canonical", "x"))) if isinstance(item, Report)
    ] == [
        "https://harbour.example/0",
        "https://harbour.example/1",
    ]


OPML = b'<opml version="2.0"><body><outline text="Harbour" xmlUrl="https://harbour.example/feed"/></body></opml>'


def test_without_a_way_to_fetch_the_feeds_of_an_outline_are_refused() -> None:
    (item,) = read_all(OPML)
    assert isinstance(item, Refusal) and item.source == "https://harbour.example/feed"


def test_an_outline_in_an_archive_sends_us_nowhere() -> None:
    (item,) = read_all(zipped(**{"feeds.opml": OPML}))
    assert isinstance(item, Passed)


def test_an_outline_without_feeds_is_refused() -> None:
    (item,) = read_all(b'<opml version="2.0"><body><outline text="Harbour" xmlUrl="ftp://harbour.example/feed"/></body></opml>')
    assert isinstance(item, Refusal) and "no feed" in item.reason


def test_a_folder_is_read_in_order_and_what_is_no_report_is_counted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "quay.txt").write_bytes(FORMS["text"])
    (tmp_path / "a.html").write_bytes(FORMS["html"])
    (tmp_path / "gold.json").write_text('{"a": "an event"}', encoding="utf-8")
    (tmp_path / "notes.yml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    found = read_all(b"", path=tmp_path)
    assert [Path(item.source).name for item in found if isinstance(item, Report)] == ["a.html", "quay.txt"]
    assert sorted(Path(item.source).name for item in found if isinstance(item, Passed)) == ["gold.json", "notes.yml", "picture.png"]


@pytest.mark.parametrize("name", ["README", "README.txt", "LICENSE", "licence.txt", "CHANGELOG.txt"])
def test_what_explains_a_folder_is_no_report_of_it(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FORMS["text"])
    (tmp_path / "licence-granted.txt").write_bytes(FORMS["text"])
    found = read_all(b"", path=tmp_path)
    assert [Path(item.source).name for item in found if isinstance(item, Report)] == ["licence-granted.txt"]
    assert [Path(item.source).name for item in found if isinstance(item, Passed)] == [name]
    assert isinstance(read_all(b"", path=tmp_path / name)[0], Report)


@pytest.mark.parametrize("tag", ["<blockquote class='pullquote'>{}</blockquote>", "<aside class='article-pull-quote'><p>{}</p></aside>"])
def test_a_pull_quote_that_the_page_marks_is_kept_aside(tag: str) -> None:
    pulled = "Nobody had been in danger"
    first = BODY.split(chr(10) * 2)[0]
    report = one(HTML.replace(f"<p>{first}</p>", f"<p>{first}</p>{tag.format(pulled)}").encode())
    assert report.text == BODY
    assert report.pullquotes == (pulled,)


def test_a_named_file_is_taken_at_its_word_or_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"a": "an event"}', encoding="utf-8")
    (item,) = read_all(b"", path=tmp_path / "gold.json")
    assert isinstance(item, Refusal) and "holds no report" in item.reason


def test_forms_are_told_by_content_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(FORMS["html"])
    (item,) = read_all(b"", path=tmp_path / "page.txt")
    assert isinstance(item, Report) and item.title == "Northern quay to close"


def test_wrapped_lines_are_joined_in_mail_and_pdf() -> None:
    import textwrap

    wrapped = "\r\n\r\n".join(textwrap.fill(part, 60).replace("\n", "\r\n") for part in BODY.split("\n\n"))
    report = one(MAIL.replace(BODY.replace("\n", "\r\n"), wrapped).encode())
    assert report.text == BODY


def test_a_text_that_begins_with_a_word_and_a_colon_has_no_header() -> None:
    report = one(f"Correction: the quay is closed.\nIt was open before.\n\n{BODY}".encode())
    assert report.title != "the quay is closed."
