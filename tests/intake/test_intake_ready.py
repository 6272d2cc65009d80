"""Text in parts of a page where few look for it, and signs that a page shows a part of its report only."""

import textwrap

import pytest

from intake.taking import PARAGRAPHS, TEXT, one, page, paragraphs

ALL = paragraphs(*PARAGRAPHS)
WRAPPED = "\n\n".join(textwrap.fill(text, 72) for text in PARAGRAPHS)
HELD = {
    "without scripts": f"<noscript>{ALL}</noscript>",
    "a template": f"<template>{ALL}</template>",
    "a dialog": f"<dialog>{ALL}</dialog>",
    "as typed": f"<pre>{TEXT}</pre>",
    "as typed, broken to a width": f"<pre>{WRAPPED}</pre>",
    "breaks": "<div>" + "<br><br>\n".join(PARAGRAPHS) + "</div>",
    "breaks in a table": "<table><tr><td>" + "<br><br>".join(PARAGRAPHS) + "</td></tr></table>",
    "rows of a table": "<table>" + "".join(f"<tr><td>{text}</td></tr>" for text in PARAGRAPHS) + "</table>",
    "spans shown as blocks": "".join(f'<span style="display: block">{text}</span>' for text in PARAGRAPHS),
    "sections of XML": "".join(f"<p><![CDATA[{text}]]></p>" for text in PARAGRAPHS),
    "quotations marked": ALL.replace("“We learned of it at the counter,”", "<q>We learned of it at the counter,</q>"),
    "notes marked": ALL.replace("410,000 crowns", '410,000 crowns<sup><a href="#n1">[1]</a></sup>').replace(
        "the mill.", "the mill.<sup>[b]</sup>"
    ),
}


@pytest.mark.parametrize("where", HELD)
def test_a_text_is_read_wherever_it_stands(where: str) -> None:
    assert one(page(HELD[where])).text == TEXT


@pytest.mark.parametrize("tag", ["noscript", "template", "dialog"])
def test_what_a_page_holds_back_of_a_text_is_kept_or_told(tag: str) -> None:
    report = one(page(paragraphs(*PARAGRAPHS[:2]) + f"<{tag}>{paragraphs(*PARAGRAPHS[2:])}</{tag}>"))
    for text in PARAGRAPHS[2:]:
        assert text in report.text or any(text[:60] in note for note in report.notes)


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_a_word_on_scripts_is_no_loss(tag: str) -> None:
    word = "Please enable JavaScript in your browser to see the comments that our readers have written below this report."
    assert one(page(ALL + f"<{tag}><p>{word}</p></{tag}>")).notes == ()


def test_a_quotation_in_a_quotation_has_other_marks_and_one_with_marks_keeps_them() -> None:
    body = "<p>The keeper said <q>he called it <q>my wheel</q> and left</q>, and the master said <q>“No bread”</q> twice on Friday.</p>"
    text = one(page(ALL + body)).text
    assert "said “he called it ‘my wheel’ and left”, and the master said “No bread” twice" in text


@pytest.mark.parametrize("power", ["<sup>2</sup>", "<sup>th</sup>"])
def test_what_stands_high_and_is_no_note_stays(power: str) -> None:
    assert ("m2" if "2" in power else "mth") in one(
        page(ALL + f"<p>The pond of the mill has 400 m{power} and is to be cleaned in the same weeks.</p>")
    ).text


def test_a_table_of_figures_stays_a_table() -> None:
    rows = "".join(f"<tr><td>{place}</td><td>{number}</td></tr>" for place, number in (("Bay", "1,900"), ("Tarn", "640"), ("Quay", "120")))
    assert one(page(ALL + f"<table>{rows}</table>")).text.startswith(TEXT)


OWN = '<link rel="canonical" href="https://bay.example/news/mill.html">'
FURTHER = {
    "numbers": ('<div><span>1</span> <a href="?page=2">2</a> <a href="?page=3">3</a></div>', OWN),
    "a next page in the head": ("", OWN + '<link rel="next" href="https://bay.example/news/mill.html?p=2">'),
    "a next page in the text": ('<p><a rel="next" href="/news/mill-2.html">On</a></p>', OWN),
    "a number behind a stroke": ('<p><a href="https://bay.example/news/mill/2/">2</a></p>', OWN.replace(".html", "/")),
    "its own words": ("<p>Page 1 of 3</p>", ""),
}


@pytest.mark.parametrize("how", FURTHER)
def test_a_report_that_goes_on_on_other_pages_says_so(how: str) -> None:
    body, head = FURTHER[how]
    assert any("pages" in note or "several" in note for note in one(page(ALL + body, head)).notes)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<p><a href="/news/other-2.html">2</a></p>', OWN),
        ('<p><a href="/news/mill.html?page=7">3</a></p>', OWN),
        ("", OWN + '<link rel="next" href="https://bay.example/news/ferry-fares.html">'),
        ('<p><a href="/2024/05/2">2</a></p>', OWN),
    ],
)
def test_a_link_to_another_report_is_no_further_page(body: str, head: str) -> None:
    assert one(page(ALL + body, head)).notes == ()


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:content_tier" content="locked">',
        '<meta itemprop="isAccessibleForFree" content="False">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "hasPart": [{"isAccessibleForFree": "False"}]}</script>',
    ],
)
def test_a_page_that_is_closed_says_that_it_may_be_a_beginning(head: str) -> None:
    assert any("not free to read" in note for note in one(page(paragraphs(*PARAGRAPHS[:2]), head)).notes)


def test_a_caption_below_a_picture_is_a_caption_whatever_its_mark() -> None:
    shown = '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">Divers look at the gate of the mill on Thursday.</p></div>'
    report = one(page(paragraphs(*PARAGRAPHS[:2]) + shown + paragraphs(*PARAGRAPHS[2:])))
    assert report.text == TEXT and report.captions == ("Divers look at the gate of the mill on Thursday.",)
