"""The article that a page holds in its JSON-LD is read however its scripts are written, and a live report keeps the hour of each entry."""

import json
from html import escape

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, page

ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-05-09T08:15:00+02:00", "articleBody": TEXT}
SAID = json.dumps(ARTICLE)
ENTRIES = [
    {"@type": "BlogPosting", "headline": f"Entry {n}", "datePublished": f"2024-05-09T1{n}:05:00+02:00", "articleBody": text}
    for n, text in enumerate(PARAGRAPHS)
]
LIVE = {"@type": "LiveBlogPosting", "headline": TITLE, "coverageStartTime": "2024-05-09T09:00:00+02:00", "liveBlogUpdate": ENTRIES}


def script(words: str, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{words}</script>'


SCRIPTS = {
    "in CDATA": script(f"\n//<![CDATA[\n{SAID}\n//]]>\n"),
    "in CDATA, in comments": script(f"/*<![CDATA[*/{SAID}/*]]>*/"),
    "in a comment of HTML": script(f"<!--\n{SAID}\n-->"),
    "in a comment closed in another": script(f"<!-- {SAID} // -->"),
    "with raw line breaks": script(json.dumps(ARTICLE, ensure_ascii=False).replace("\\n", "\n")),
    "with a tab in a string": script(json.dumps(ARTICLE, ensure_ascii=False).replace("\\n\\n", "\n\t\n")),
    "with a comma too many": script(SAID[:-1] + ",}"),
    "with a stray backslash": script(SAID[:-1] + ', "articleSection": "The bay\\\'s north"}'),
    "with a comment": script(f"/* made by the shop */ {SAID} // end"),
    "escaped": script(escape(SAID)),
    "two things": script('{"@type": "Organization", "name": "Bay Courier"}\n' + SAID),
    "a letter set named": script(SAID, "application/ld+json; charset=utf-8"),
    "in capitals": script(SAID, "Application/LD+JSON"),
    "one before it broken": script('{"@type": "Organization", "name": Bay}') + script(SAID),
    "one behind it broken": script(SAID) + script('{"@type": "Organization", "name": Bay}'),
    "a list of paragraphs": script(json.dumps({**ARTICLE, "articleBody": PARAGRAPHS})),
    "parts": script(json.dumps({**ARTICLE, "articleBody": [{"@type": "WebPageElement", "text": text} for text in PARAGRAPHS]})),
    "a value with its language": script(json.dumps({**ARTICLE, "articleBody": {"@value": TEXT, "@language": "en"}})),
    "a graph in a graph": script(json.dumps({"@graph": [{"@type": "WebSite", "@graph": [ARTICLE]}]})),
    "a part of the page": script(json.dumps({"@type": "WebPage", "hasPart": [ARTICLE]})),
    "lists in lists": script(json.dumps([[ARTICLE]])),
    "under the name of text": script(json.dumps({"@type": "Report", "headline": TITLE, "text": TEXT})),
}


@pytest.mark.parametrize("how", SCRIPTS)
def test_an_article_is_read_however_its_script_is_written(how: str) -> None:
    report = one(page('<div id="app"></div>', SCRIPTS[how]))
    assert report.text == TEXT and report.title == TITLE
    assert any("JSON-LD" in note for note in report.notes)


@pytest.mark.parametrize("broken", [SAID[:-40], SAID.replace('"articleBody"', '"a": oops, "articleBody"')])
def test_a_script_on_the_article_that_cannot_be_read_is_noted(broken: str) -> None:
    report = one(page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", script(broken)))
    assert any("broken" in note for note in report.notes)


def test_a_broken_script_on_something_else_is_no_loss() -> None:
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert one(page(shown, script('{"@type": "BreadcrumbList", "itemListElement": [oops]}'))).notes == ()


WELCOME = {
    "nothing": '<div id="live"></div>',
    "a word of welcome": "<p>Follow what happens at the mill here.</p>",
    "the first entry": f"<p>{PARAGRAPHS[0]}</p>",
}
BODIES = {
    "plain": ENTRIES,
    "pages": [{**entry, "articleBody": f"<p>{entry['articleBody']}</p>"} for entry in ENTRIES],
    "described": [{**{k: v for k, v in entry.items() if k != "articleBody"}, "description": entry["articleBody"]} for entry in ENTRIES],
    "texts": [{**{k: v for k, v in entry.items() if k != "articleBody"}, "text": entry["articleBody"]} for entry in ENTRIES],
}


@pytest.mark.parametrize("shown", WELCOME)
@pytest.mark.parametrize("bodies", BODIES)
def test_a_live_report_keeps_its_entries_and_their_hours(bodies: str, shown: str) -> None:
    report = one(page(WELCOME[shown], script(json.dumps({**LIVE, "liveBlogUpdate": BODIES[bodies]}))))
    assert report.text == TEXT
    assert (str(report.published), str(report.updated)) == ("2024-05-09 09:00:00+02:00", "2024-05-09 14:05:00+02:00")
    (hours,) = (note for note in report.notes if "live report" in note)
    assert all(f"2024-05-09 1{n}:05+02:00 “Entry {n}”" in hours for n in range(5))


def test_a_live_report_of_one_entry_is_read() -> None:
    assert one(page("<p></p>", script(json.dumps({**LIVE, "liveBlogUpdate": {**ENTRIES[0], "articleBody": TEXT}})))).text == TEXT


def test_the_entries_of_another_live_report_are_not_taken() -> None:
    other = {
        **LIVE,
        "headline": "Whale seen off Tarn",
        "liveBlogUpdate": [{**entry, "articleBody": "A whale was seen." * 9} for entry in ENTRIES],
    }
    report = one(page("".join(f"<p>{text}</p>" for text in PARAGRAPHS[:3]), script(json.dumps(other))))
    assert "whale" not in report.text and PARAGRAPHS[2] in report.text
    assert not any("live report" in note for note in report.notes)


KEPT = {
    "alone": script(json.dumps({"props": {"page": {"article": {"title": TITLE, "body": TEXT}}}}), "application/json"),
    "under a name": f"<script>window.__STATE__ = {json.dumps({'a': {'headline': TITLE, 'content': PARAGRAPHS}})};</script>",
    "as a page": script(json.dumps([{"title": TITLE, "contentHtml": "".join(f"<p>{t}</p>" for t in PARAGRAPHS)}]), "application/json"),
}


@pytest.mark.parametrize("how", KEPT)
def test_a_text_that_a_script_would_show_is_taken_and_noted(how: str) -> None:
    report = one(page('<div id="app"></div>' + KEPT[how]))
    assert report.text == TEXT and any("scripts" in note for note in report.notes)


def test_a_text_of_another_headline_in_a_script_is_not_taken() -> None:
    other = script(json.dumps({"title": "Whale seen off Tarn", "body": "A whale was seen off Tarn on Friday. " * 20}), "application/json")
    assert "whale" not in one(page(f"<p>{PARAGRAPHS[0]}</p>" + other)).text
