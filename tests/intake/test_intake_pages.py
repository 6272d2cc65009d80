"""What a page holds and does not show, or shows and does not mean: whole texts, folded text, days of other things, embargoes."""

import json

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, page, paragraphs
from legation.intake import limits

BODY = {
    "in paragraphs": TEXT,
    "in one": " ".join(PARAGRAPHS),
    "with markup": paragraphs(*PARAGRAPHS),
    "escaped": paragraphs(*PARAGRAPHS).replace("<", "&lt;").replace(">", "&gt;"),
    "in Markdown": TEXT.replace("mill", "[mill](https://bay.example/m)"),
}


def data(**more: object) -> str:
    thing = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-05-09T08:15:00+02:00", **more}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


WALL = "<div class='wall'><p>Subscribe now to read on. Continue reading with a free account.</p></div>"


@pytest.mark.parametrize("body", BODY)
@pytest.mark.parametrize("shown", [1, 2])
def test_the_whole_text_is_taken_from_the_pages_data(body: str, shown: int) -> None:
    report = one(page(paragraphs(*PARAGRAPHS[:shown]) + WALL, data(articleBody=BODY[body])))
    assert report.text.split() == TEXT.split()
    assert any("JSON-LD" in note for note in report.notes)


WRAPPED = {
    "the main thing of a page": {
        "@type": "WebPage",
        "mainEntity": {"@type": "ReportageNewsArticle", "headline": TITLE, "articleBody": TEXT},
    },
    "a type with its address": {"@type": "http://schema.org/NewsArticle", "headline": TITLE, "articleBody": TEXT},
    "a type with its prefix": [{"@type": "BreadcrumbList"}, {"@type": ["schema:NewsArticle"], "headline": TITLE, "articleBody": TEXT}],
}


@pytest.mark.parametrize("how", WRAPPED)
def test_the_whole_text_is_found_however_the_data_is_put(how: str) -> None:
    head = f'<script type="application/ld+json">{json.dumps(WRAPPED[how])}</script>'
    assert one(page(paragraphs(PARAGRAPHS[0]) + WALL, head)).text == TEXT


@pytest.mark.parametrize(
    "wall",
    [
        "The remaining part of this article is available to subscribers.",
        "To continue reading, please log in or subscribe.",
        "Join Bay Courier today. Already a member? Sign in to read the full story. Cancel any time.",
        "You have read your three free articles of this month.",
    ],
)
def test_a_line_that_asks_for_a_subscription_is_no_text_and_is_noted(wall: str) -> None:
    report = one(page(paragraphs(*PARAGRAPHS[:2], wall)))
    assert report.text == "\n\n".join(PARAGRAPHS[:2])
    assert any("subscription" in note for note in report.notes)


def test_who_speaks_of_subscriptions_is_read() -> None:
    said = (
        "“To read on, people will have to subscribe to continue reading,” said Odo Brennan, the publisher of the parish paper, on Friday."
    )
    assert said in one(page(paragraphs(*PARAGRAPHS[:3], said))).text


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv='last-modified' content='Mon, 04 Jan 2021 10:00:00 GMT'>",
        "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>",
        "<meta name='date' content='1969-12-31T19:00:00-05:00'>",
    ],
)
def test_what_a_server_says_for_no_day_is_none(head: str) -> None:
    assert one(page(paragraphs(*PARAGRAPHS), head)).published is None


def test_a_short_headline_without_blanks_is_parted_from_its_site() -> None:
    body = paragraphs("湾の水車は六月から九週間とまると、管理人のハルヴォルセンさんが木曜日に記者団に話した。水門を直すためだという。" * 2)
    assert one(page(body, title="水車がとまる")).title == "水車がとまる"


def test_the_text_of_another_article_is_not_taken() -> None:
    other = " ".join(f"A whale was seen off Tarn for the {n}th time, the coast guard said on Friday evening." for n in range(30))
    report = one(page(paragraphs(*PARAGRAPHS[:3]), data(articleBody=other)))
    assert "whale" not in report.text and report.text.startswith(PARAGRAPHS[0])


def test_all_entries_of_a_live_report_are_taken() -> None:
    entries = [{"@type": "BlogPosting", "headline": "h", "articleBody": text} for text in PARAGRAPHS]
    live = data(**{"@type": "LiveBlogPosting", "liveBlogUpdate": entries})
    report = one(page(paragraphs(PARAGRAPHS[0]), live))
    assert report.text.split() == TEXT.split()


@pytest.mark.parametrize(("more", "said"), [({"wordCount": 640}, "640 words"), ({"isAccessibleForFree": False}, "not free to read")])
def test_a_beginning_that_is_all_there_is_says_so(more: dict[str, object], said: str) -> None:
    report = one(page(paragraphs(*PARAGRAPHS[:2]) + WALL, data(**more)))
    assert report.text == "\n\n".join(PARAGRAPHS[:2])
    assert any(said in note for note in report.notes)


def test_a_whole_text_says_nothing_of_the_kind() -> None:
    assert one(page(paragraphs(*PARAGRAPHS), data(wordCount=120, articleBody=TEXT))).notes == ()


FOLDED = "The keeper's log, which the parish keeps in its chest, shows eleven repairs since the year of the flood."
FOLDS = {
    "details": f"<details><summary>The log</summary><p>{FOLDED}</p></details>",
    "hidden": f"<div hidden><p>{FOLDED}</p></div>",
    "style": f'<div style="display: none"><p>{FOLDED}</p></div>',
    "aria": f'<div aria-hidden="true"><p>{FOLDED}</p></div>',
    "a bare part": f"<section hidden>{FOLDED}</section>",
}


@pytest.mark.parametrize("fold", FOLDS)
def test_folded_text_is_kept_or_noted(fold: str) -> None:
    report = one(page(paragraphs(*PARAGRAPHS[:3]) + FOLDS[fold] + paragraphs(*PARAGRAPHS[3:])))
    assert FOLDED in report.text or any("keeper's log" in note for note in report.notes)


def test_what_is_hidden_beside_the_report_is_no_loss() -> None:
    boxes = "<div hidden><p>This website uses cookies to improve your experience while you navigate through all of its pages.</p></div>"
    menu = "<div aria-hidden='true'>" + "".join(f"<a href='/{n}'>Section number {n} of the paper</a> " for n in range(9)) + "</div>"
    assert one(page(paragraphs(*PARAGRAPHS)).replace(b"</article>", f"{boxes}{menu}</article>".encode())).notes == ()


OTHERS = {
    "a list": "<aside><h3>More</h3><ul><li><a href='/t'>Tram opens</a> <span class='date'>May 4, 2022</span></li></ul></aside>",
    "a teaser": "<section class='related-stories'><a href='/x'>Tram <time datetime='2021-06-01T10:00:00Z'>1 June</time></a></section>",
    "a teaser card": "<div class='teaser'><h3><a href='/x'>Tram opens</a></h3><time datetime='2021-06-01'>1 June 2021</time></div>",
    "a comment": "<div class='comments'><div class='comment'><span>January 5, 2019</span><p>Good piece.</p></div></div>",
    "a reply": "<ol class='commentlist'><li><time datetime='2019-01-05T10:00:00Z'>5 January 2019</time><p>Good piece.</p></li></ol>",
    "a script": "<script>var offer = {end: '2031-01-31', start: '2019-02-01'};</script>",
    "the most read": "<div id='most-read'><ul><li>7 July 2020 <a href='/y'>Herring is late</a></li></ul></div>",
    "the foot": "<footer><p>Last change of our terms: 3 March 2018</p></footer>",
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("where", ["above", "below"])
def test_a_day_of_something_else_is_not_the_reports(other: str, where: str) -> None:
    raw = page(paragraphs(*PARAGRAPHS)).decode()
    said = (
        raw.replace("<article>", f"{OTHERS[other]}<article>")
        if where == "above"
        else raw.replace("</article>", f"</article>{OTHERS[other]}")
    )
    assert one(said.encode()).published is None


@pytest.mark.parametrize(
    "shown",
    [
        "<p class='meta'>By Ida Brandt</p><p class='date'>9 May 2024</p>",
        "<time datetime='2024-05-09T08:15:00+02:00'>9 May</time>",
        "<div><span>Written by Ida Brandt on May 9, 2024</span></div>",
        "<p>令和6年5月9日（木）</p>",
    ],
)
@pytest.mark.parametrize("other", ["a list", "a comment"])
def test_the_day_that_a_page_shows_of_itself_is(shown: str, other: str) -> None:
    report = one(page(shown + paragraphs(*PARAGRAPHS)).replace(b"</article>", f"</article>{OTHERS[other]}".encode()))
    assert str(report.published)[:10] == "2024-05-09"


def test_data_of_the_page_itself_comes_before_data_of_others() -> None:
    things = [{"@type": "NewsArticle", "headline": f"Tram {n} opens", "datePublished": "2021-06-01", "author": "B"} for n in range(3)]
    others = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    report = one(page(paragraphs(*PARAGRAPHS), others + data()))
    assert (report.title, str(report.published)[:10], report.byline) == (TITLE, "2024-05-09", None)


EMBARGOES = [
    "EMBARGOED UNTIL 0001 GMT MONDAY 20 MAY 2024",
    "STRICT EMBARGO: 20 May 2024, 10:00",
    "Under embargo until Monday, 20 May 2024, 00:01 GMT",
    "NOT FOR PUBLICATION BEFORE 10:00 ON 20 MAY 2024",
    "Not for broadcast or publication until 20 May 2024",
    "Sous embargo jusqu'au 20 mai 2024 à 10h",
]


@pytest.mark.parametrize("line", EMBARGOES)
@pytest.mark.parametrize("form", ["text", "page", "mail"])
def test_an_embargo_is_noted_and_its_day_is_not_the_texts(line: str, form: str) -> None:
    mail = "From: Press <p@bay.example>\nSubject: Mill\nDate: Thu, 09 May 2024 10:00:00 +0200\nMessage-ID: <1@bay.example>\n"
    mail += "Content-Type: text/plain; charset=utf-8\n"
    raw = {
        "text": f"{line}\n\nPRESS RELEASE\n\n{TITLE}\n\n{TEXT}\n\nENDS\n\nNotes to editors:\n1. The mill was built in 1911.\n".encode(),
        "page": page(paragraphs(*PARAGRAPHS)).replace(b"<article>", f"<article><p><strong>{line}</strong></p>".encode()),
        "mail": f"{mail}\n{line}\n\n{TEXT}\n".encode(),
    }[form]
    report = one(raw)
    assert report.text == TEXT
    assert [note for note in report.notes if "under an embargo" in note and line in note]
    assert str(report.published)[:10] == ("2024-05-09" if form == "mail" else "None")


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on Tarn's flour ends on Friday",
        "Arms embargo lifted after nine years, minister says",
        "Not before June: bakers wait for the mill",
    ],
)
def test_news_of_an_embargo_is_none(line: str) -> None:
    report = one(f"Title: {line}\nPublished: 2024-05-09\n\n{line}\n\n{TEXT}".encode())
    assert not any("under an embargo" in note for note in report.notes)


def test_links_beyond_measure_keep_their_words_and_are_noted() -> None:
    many = " ".join(f'<a href="/{n}">town{n}</a>' for n in range(limits.LINKS + 500))
    report = one(page(paragraphs(*PARAGRAPHS) + f"<p>The mill serves these: {many} and no other town of the bay, the parish said.</p>"))
    assert any("3,000 links" in note for note in report.notes)
    assert report.text.startswith(TEXT)


@pytest.mark.parametrize("attribute", ["a{}=1", "data-x{}='a b'", "a{}"])
def test_a_tag_of_more_attributes_than_any_loses_them_and_is_noted(attribute: str) -> None:
    swollen = "<p " + " ".join(attribute.format(n) for n in range(20_000)) + ">"
    report = one(page(paragraphs(*PARAGRAPHS[:4]) + f"{swollen}{PARAGRAPHS[4]}</p>"))
    assert report.text == TEXT and any("attributes" in note for note in report.notes)


def test_one_long_attribute_is_no_swollen_tag() -> None:
    state = json.dumps({f"key {n}": f"a = b {n}" for n in range(900)}).replace('"', "&quot;")
    assert one(page(f'<div data-state="{state}"></div>' + paragraphs(*PARAGRAPHS))).notes == ()
