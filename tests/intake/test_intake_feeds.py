"""Feeds as news houses write them, and XML that is neither a feed nor a page: the whole text and its day, or a word on what is missing."""

from html import escape

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, paragraphs, read, reports
from legation.records.errors import Refusal

BODY = paragraphs(*PARAGRAPHS)
DAY = "<pubDate>Thu, 09 May 2024 08:15:00 +0200</pubDate>"
NAMES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(item: str, day: str = DAY, above: str = "", title: str = TITLE) -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>{above}<rss version="2.0" {NAMES}><channel><title>Bay Courier</title>'
    return f"{head}<item><title>{title}</title><link>https://bay.example/1</link>{day}{item}</item></channel></rss>".encode()


def entry(inside: str) -> str:
    return f"<title>{TITLE}</title><id>e1</id><link href='https://bay.example/1'/><published>2024-05-09T08:15:00+02:00</published>{inside}"


ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
XHTML = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>'
FULL = {
    "encoded": rss(f"<description>The mill rests.</description><content:encoded><![CDATA[{BODY}]]></content:encoded>"),
    "described": rss(f"<description>{escape(BODY)}</description><content:encoded>The mill rests.</content:encoded>"),
    "escaped twice": rss(f"<description>{escape(escape(BODY))}</description>"),
    "in an element of its own": rss(f"<description>The mill rests.</description><fulltext><![CDATA[{BODY}]]></fulltext>"),
    "an item alone": f"<?xml version='1.0'?><item><title>{TITLE}</title>{DAY}<description>{escape(BODY)}</description></item>".encode(),
    "below a long comment": rss(f"<description>{escape(BODY)}</description>", above=f"<!-- {'x' * 5000} -->"),
    "the day of Dublin Core": rss(f"<description>{escape(BODY)}</description>", "<dc:date>2024-05-09T08:15:00+02:00</dc:date>"),
    "XHTML": f"<?xml version='1.0'?><feed {ATOM}><title>B</title><entry>{entry(XHTML)}</entry></feed>".encode(),
    "an entry alone": f"<?xml version='1.0'?><entry {ATOM}>{entry(XHTML)}</entry>".encode(),
}


@pytest.mark.parametrize("how", FULL)
def test_the_whole_text_of_an_entry_is_read_with_its_day(how: str) -> None:
    report = one(FULL[how])
    assert (report.title, report.text, str(report.published)) == (TITLE, TEXT, "2024-05-09 08:15:00+02:00")


SHORT = "<description>The tidal mill of Ostrava Bay will stand still for nine weeks, its keeper said on Thursday.</description>"
ELSEWHERE = '<content type="text/html" src="https://bay.example/1.html"/><summary>The mill will stand still for nine weeks.</summary>'


@pytest.mark.parametrize(
    "raw", [rss(SHORT), f"<?xml version='1.0'?><feed {ATOM}><title>B</title><entry>{entry(ELSEWHERE)}</entry></feed>".encode()]
)
def test_an_entry_of_a_few_words_says_that_they_are_not_all(raw: bytes) -> None:
    assert any("not read" in note or "few words" in note for note in one(raw).notes)


SITE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@pytest.mark.parametrize(
    "raw",
    [
        f'<?xml version="1.0"?><urlset {SITE}><url><loc>https://bay.example/1</loc><lastmod>2024-05-09</lastmod></url></urlset>',
        f'<?xml version="1.0"?><!-- made by hand --><sitemapindex {SITE}><sitemap><loc>https://bay.example/1.xml</loc></sitemap></sitemapindex>',
        f'<urlset {SITE} xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><n:news><n:title>{TITLE}</n:title></n:news></url></urlset>',
    ],
)
def test_a_list_of_addresses_is_no_report(raw: str) -> None:
    (refusal,) = read(raw.encode())
    assert isinstance(refusal, Refusal) and "sitemap" in refusal.reason


PARAS = "".join(f"<para>{text}</para>" for text in PARAGRAPHS)
DOCUMENTS = {
    "fields": f"<news><item1><headline>{TITLE}</headline><date>2024-05-09</date><text>{TEXT}</text></item1></news>",
    "paragraphs": f"<article><title>{TITLE}</title><date>2024-05-09</date>{PARAS}</article>",
    "paragraphs in a body": f"<doc date='2024-05-09'><title>{TITLE}</title><body2/><text>{PARAS}</text></doc>",
    "names of a space": f"<n:doc xmlns:n='urn:n'><n:title>{TITLE}</n:title><n:date>2024-05-09</n:date><n:text>{TEXT}</n:text></n:doc>",
}


@pytest.mark.parametrize("how", DOCUMENTS)
def test_a_document_is_read_by_the_names_of_its_elements(how: str) -> None:
    report = one(f'<?xml version="1.0" encoding="utf-8"?>{DOCUMENTS[how]}'.encode())
    assert (report.title, report.text, str(report.published)) == (TITLE, TEXT, "2024-05-09")


def test_a_document_of_many_reports_gives_each() -> None:
    many = "".join(f"<doc><title>Mill {n}</title><text>{PARAGRAPHS[n]}</text></doc>" for n in range(3))
    assert [report.title for report in reports(f'<?xml version="1.0"?><docs>{many}</docs>'.encode())] == ["Mill 0", "Mill 1", "Mill 2"]


def test_a_document_without_a_report_is_refused_as_such() -> None:
    (refusal,) = read(b'<?xml version="1.0"?><config><port>80</port><name>bay</name></config>')
    assert isinstance(refusal, Refusal) and "XML" in refusal.reason
