"""Letters as they were meant: entities in titles, and encodings that mean another."""

import json
import re

import pytest

from intake.taking import PARAGRAPHS, TEXT, one, page, paragraphs
from legation.intake.form import decode_page, mend, plain_line

TITLE = "Halvorsen: “not before June” & other news"
ESCAPED = {
    "once": "Halvorsen: &ldquo;not before June&rdquo; &amp; other news",
    "by number": "Halvorsen: &#8220;not before June&#x201D; &#38; other news",
    "twice": "Halvorsen: &amp;ldquo;not before June&amp;#8221; &amp;amp; other news",
    "with marks": "Halvorsen: “not <em>before</em> June” <b>&amp;</b>\n other news",
}


@pytest.mark.parametrize("how", ESCAPED)
def test_a_title_is_what_a_reader_sees(how: str) -> None:
    words = ESCAPED[how]
    assert one(json.dumps({"title": words, "text": TEXT}).encode()).title == TITLE
    assert one(f"Title: {' '.join(words.split())}\n\n{TEXT}".encode()).title == TITLE
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{"id": "1", "title": words, "content_text": TEXT}]}
    assert one(json.dumps(feed).encode()).title == TITLE
    meta = f'<meta property="og:title" content="{words.replace("&", "&amp;")}">'
    assert one(page(paragraphs(*PARAGRAPHS), meta, title="Halvorsen")).title == TITLE


@pytest.mark.parametrize(
    "words", ["The <script> that broke the web", "5 < 7 > 3", "AT&T and R&D", "http://a.example/?a=1&copy=2", "Fish &chips; and peas"]
)
def test_what_is_no_markup_stays(words: str) -> None:
    assert plain_line(words) == words


SMART = "“The café’s wheel – ‘the old one’ – turned for Zoë Müller,” Halvorsen told reporters…"


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "windows-1252", ""])
def test_a_page_that_says_latin_1_means_the_letters_of_windows(label: str) -> None:
    said = page(paragraphs(SMART, *PARAGRAPHS)).decode().replace('<meta charset="utf-8">', f'<meta charset="{label}">' if label else "")
    report = one(said.encode("cp1252"))
    assert SMART in report.text
    assert not re.search("[\x80-\x9f]", report.text)


@pytest.mark.parametrize("label", ["iso-8859-1", "shift_jis", "utf-16", "nonsense"])
def test_utf_8_is_believed_against_a_wrong_label(label: str) -> None:
    raw = page(paragraphs(SMART, *PARAGRAPHS)).replace(b'"utf-8"', f'"{label}"'.encode())
    assert SMART in one(raw).text


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("gb2312", "gb18030", "港务局说，镕"),
        ("shift_jis", "cp932", "港湾局は①と言う"),
        ("euc-kr", "cp949", "항만청은 똠방"),
        ("iso-8859-9", "cp1254", "“İstanbul”"),
    ],
)
def test_a_label_means_the_larger_encoding(label: str, codec: str, words: str) -> None:
    said, _ = decode_page(f'<html><head><meta charset="{label}"></head><body>{words}</body></html>'.encode(codec))
    assert words in said


def test_an_xml_declaration_says_how_a_feed_is_written() -> None:
    item = f"<item><title>Mill – “too old”</title><description>{SMART} {PARAGRAPHS[3]}</description></item>"
    feed = f'<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>C</title>{item}</channel></rss>'
    report = one(feed.encode("cp1252"))
    assert report.title == "Mill – “too old”" and SMART in report.text


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_quotation_marks_that_came_as_control_characters_are_marks(form: str) -> None:
    said = TEXT.translate({ord("“"): "\x93", ord("”"): "\x94", ord("’"): "\x92", ord("—"): "\x97"})
    raw = {
        "text": said,
        "json": json.dumps({"title": "Mill \x96 \x93dry\x94", "text": said}),
        "html": page(paragraphs(*said.split("\n\n"))).decode(),
    }
    assert one(raw[form].encode()).text == TEXT


@pytest.mark.parametrize("form", ["text", "html"])
def test_letters_read_in_the_wrong_encoding_before_are_put_right_and_noted(form: str) -> None:
    # The second closing mark has a byte that windows-1252 leaves empty; programs keep it as it is.
    said = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in TEXT.encode())
    report = one((said if form == "text" else page(paragraphs(*said.split("\n\n"))).decode()).encode())
    assert report.text == TEXT and any("put right" in note for note in report.notes)


@pytest.mark.parametrize("said", ["SÃO PAULO – Â© is a sign.", "Señor Ãvila", "naïve café"])
def test_letters_that_were_meant_stay(said: str) -> None:
    assert mend(said) == (said, [])
