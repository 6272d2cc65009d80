"""Inputs of every form that intake knows, made of a report of ours, and broken by chance: the same seed breaks them in the same way."""

import bz2
import csv
import gzip
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Iterator

import brotli
import zstandard

from intake.taking import PARAGRAPHS, TEXT, TITLE, page, paragraphs
from intake.test_intake_print import pdf, set_column

HEAD = f"Title: {TITLE}\nOutlet: Bay Courier\nByline: Runa Halvorsen\nPublished: 2024-05-07\n\n"
REPORT = {"title": TITLE, "text": TEXT, "outlet": "Bay Courier", "published": "2024-05-07T10:00:00+02:00", "url": "https://bay.example/1"}
# What is put in: what the forms are made of, in the wrong place, too often or too large.
PIECES = (
    *(
        b"<",
        b">",
        b"</p>",
        b"<p>",
        b"<div hidden>",
        b"<table><tr><td>",
        b"<!--",
        b"<![CDATA[",
        b"]]>",
        b"&amp;",
        b"&#x110000;",
        b"&nosuch;",
    ),
    *(b"<script>", b"<svg>", b"<template>", b"<a href='//x'>x</a>", b"<item>", b"</entry>", b"<?xml version='1.0' encoding='utf-16'?>"),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b"\\",
        b"\\u0000",
        b"\\ud800",
        b"null",
        b"-1e999",
        b"NaN",
        b'{"a":',
        b",",
        b":",
        b"\n",
        b"\r\n\r\n",
        b"\0",
    ),
    *(
        b"\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98\x80",
        b"\xc2\xa0",
        b"\x1b[2J",
    ),
    *(
        b"From: x\n",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        b"--b--",
        b"Content-Transfer-Encoding: base64\n",
        b"=?utf-8?B?!!?=",
    ),
    *(
        b"WARC/1.0\r\n",
        b"Content-Length: 99999999999\r\n",
        b"HTTP/1.1 200 OK\r\n",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"%PDF-",
        b"obj",
        b"endstream",
    ),
    *(b"2024-02-30", b"31 June", b"99:99", b"0000-00-00", b"Heisei 99", b"FY0", b"1e400", b"999999999999999999999999", b"1/2/3/4"),
    *(
        "“".encode(),
        "”".encode(),
        "’".encode(),
        b" said ",
        b" denied that ",
        b"Q: ",
        b"A: ",
        "— ".encode(),
        b"((((((((",
        b"))))))))",
        b"''''''''",
    ),
)


def zipped(**files: bytes) -> bytes:
    """An archive of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name.replace("_", "."), raw)
    return out.getvalue()


def tarred(*files: tuple[str, bytes]) -> bytes:
    """A tar archive of some files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, raw in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return out.getvalue()


def warc(*pages: bytes) -> bytes:
    """A crawl of some pages."""
    out = b""
    for number, raw in enumerate(pages):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + raw
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bay.example/{number}\r\nWARC-Date: 2024-05-07T08:00:00Z\r\n"
        head += f"WARC-Record-ID: <urn:uuid:{number:036d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        out += f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    return out


def mail(body: str) -> str:
    """A message in two parts."""
    return (
        "Message-ID: <1@bay.example>\nFrom: Bay Courier <news@bay.example>\nDate: Tue, 7 May 2024 10:00:00 +0200\n"
        f"Subject: {TITLE}\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=cut\n\n"
        f"--cut\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
        f"--cut\nContent-Type: text/html; charset=utf-8\n\n<html><body>{paragraphs(*body.splitlines())}</body></html>\n--cut--\n"
    )


def make_seeds() -> dict[str, bytes]:
    """A sound input of each form."""
    text, html, message = (HEAD + TEXT).encode(), page(paragraphs(*PARAGRAPHS)), mail(TEXT).encode()
    entry = f"<title>{TITLE}</title><link>https://bay.example/1</link><description><![CDATA[{paragraphs(*PARAGRAPHS)}]]></description>"
    item = f"<item>{entry}<pubDate>Tue, 07 May 2024 10:00:00 +0200</pubDate></item>"
    atom = f"<entry><title>{TITLE}</title><id>urn:x</id><updated>2024-05-07T10:00:00Z</updated><content>{TEXT}</content></entry>"
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Bay", "items": [{"id": "1", "title": TITLE, "content_text": TEXT}]}
    lines = "\n".join(json.dumps({**REPORT, "title": f"{TITLE} {number}"}) for number in range(3)).encode()
    printed = pdf([(60, 760, 16, TITLE), *set_column(tuple(one.replace("—", "-") for one in PARAGRAPHS), 60, 730, 80)])
    office = (
        "<w:document xmlns:w='w'><w:body>"
        + "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in PARAGRAPHS)
        + "</w:body></w:document>"
    )
    opened = "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)
    kept = json.dumps({"props": {"article": {"headline": TITLE, "body": TEXT}}})
    table = io.StringIO()
    csv.writer(table).writerows([["title", "text", "published"], [TITLE, TEXT, "2024-05-07"], [f"{TITLE} again", TEXT, "2024-05-08"]])
    return {
        "a.txt": text,
        "a.html": html,
        "a.json": json.dumps(REPORT).encode(),
        "list.json": json.dumps({"data": [REPORT, REPORT]}, indent=1).encode(),
        "a.jsonl": lines,
        "a.eml": message,
        "a.mbox": b"From a@bay.example Tue May  7 10:00:00 2024\n" + message + b"\nFrom b@bay.example Tue May  7 11:00:00 2024\n" + message,
        "a.rss": f'<?xml version="1.0"?><rss version="2.0"><channel><title>Bay</title>{item}{item}</channel></rss>'.encode(),
        "a.atom": f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bay</title>{atom}</feed>'.encode(),
        "feed.json": json.dumps(feed).encode(),
        "a.opml": b'<opml version="2.0"><body><outline text="Bay" type="rss" xmlUrl="ftp://bay.example/feed"/></body></opml>',
        "a.warc": warc(html, html),
        "a.zip": zipped(a_txt=text, b_html=html),
        "a.warc.gz": gzip.compress(warc(html), mtime=0),
        "a.jsonl.gz": gzip.compress(lines, mtime=0),
        "a.txt.zst": zstandard.compress(text),
        "a.wacz": zipped(archive_warc=warc(html), datapackage_json=b'{"profile": "data-package"}'),
        "a.pdf": printed,
        "a.txt.bz2": bz2.compress(text),
        "a.html.br": brotli.compress(html),
        "a.tar": tarred(("news/a.txt", text), ("news/b.html", html)),
        "a.tar.gz": gzip.compress(tarred(("n" * 150 + ".txt", text)), mtime=0),
        "a.docx": zipped(**{"word/document.xml": office.encode()}),
        "a.odt": zipped(
            **{"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": f"<o xmlns:text='t'>{opened}</o>".encode()}
        ),
        "a.csv": table.getvalue().encode(),
        "a.xml": f"<?xml version='1.0'?><news><article><headline>{TITLE}</headline><text>{TEXT}</text></article></news>".encode(),
        "printed.json": repr([{"title": TITLE, "text": TEXT, "day": None}]).encode(),
        "columns.json": json.dumps({"title": [TITLE, f"{TITLE} again"], "text": [TEXT, TEXT]}).encode(),
        "loose.json": f'{{"title": "{TITLE}", // ours\n"text": {json.dumps(TEXT, ensure_ascii=False)},}}'.encode(),
        "kept.html": page("<div id='root'></div>", f'<script id="__NEXT_DATA__" type="application/json">{kept}</script>'),
    }


def mutate(chance: random.Random, raw: bytes, other: bytes) -> bytes:
    """Some bytes broken in one to six ways: flipped, cut out, doubled, moved, cut short, spliced with others, or with a piece put in."""
    made = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(made) + 1)
        some = made[at : at + chance.choice((1, 8, 60, 500))]
        way = chance.randrange(9)
        if way == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del made[at : at + len(some)]
        elif way == 2:
            made[at:at] = some * chance.choice((1, 2, 40))
        elif way == 3:
            made[at : at + len(some)] = reversed(some)
        elif way == 4:
            del made[max(at, len(made) // 8) :]
        elif way == 5:
            cut = chance.randrange(len(other) + 1)
            made[at:] = other[cut:]
        else:
            made[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 3, 40, 2_000))
    return bytes(made)


def find_inputs(seed: int) -> Iterator[tuple[str, bytes]]:
    """Without end, the name and the bytes of broken inputs, form after form."""
    chance = random.Random(seed)  # noqa: S311  the same in every run
    seeds = make_seeds()
    names = sorted(seeds)
    while True:
        for name in names:
            yield name, mutate(chance, seeds[name], seeds[chance.choice(names)])
