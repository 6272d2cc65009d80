"""JSON as crawlers and news services hand it over: whatever the shape, every report in it is taken, with the day that was meant."""

import json

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, read, reports
from legation.intake import limits
from legation.intake.paper import Passed
from legation.records.errors import Refusal
from legation.records.report import Report

ENTRY = {"title": TITLE, "url": "http://bay.example/1", "text": TEXT, "published": "2024-05-09"}
OTHER = {"title": "Wind mill lent out", "url": "http://bay.example/2", "text": PARAGRAPHS[2], "published": "2024-05-10"}
LONG = {
    **ENTRY,
    "text": TEXT + "\n\n" + "\n\n".join(f"The board met for the {n}th time that year, its clerk said on Friday." for n in range(90)),
}

SHAPES = {
    "a list": json.dumps([ENTRY, OTHER]),
    "articles": json.dumps({"status": "ok", "totalResults": 2, "articles": [ENTRY, OTHER]}),
    "data": json.dumps({"data": [ENTRY, OTHER]}),
    "items": json.dumps({"id": "x", "items": [ENTRY, OTHER]}),
    "search hits": json.dumps({"took": 1, "hits": {"total": 2, "hits": [{"_id": "1", "_source": ENTRY}, {"_id": "2", "_source": OTHER}]}}),
    "fields one step down": json.dumps({"response": {"results": [{"id": "a", "fields": ENTRY}, {"id": "b", "fields": OTHER}]}}),
    "documents in a query": json.dumps({"response": {"numFound": 2, "docs": [ENTRY, OTHER]}}),
    "attributes": json.dumps({"data": [{"type": "news", "attributes": ENTRY}, {"type": "news", "attributes": OTHER}]}),
    "lines": f"{json.dumps(ENTRY)}\n{json.dumps(OTHER)}\n",
    "lines longer than a glance": f"{json.dumps(LONG)}\n{json.dumps(OTHER)}\n",
    "lines with empty ones between": f"\n{json.dumps(ENTRY)}\n\n\n{json.dumps(OTHER)}",
    "lines over several": f"{json.dumps(ENTRY, indent=1)}\n{json.dumps(OTHER, indent=1)}\n",
    "one behind the other": json.dumps(ENTRY) + json.dumps(OTHER),
    "records of a sequence": f"\x1e{json.dumps(ENTRY, indent=2)}\n\x1e{json.dumps(OTHER, indent=2)}\n"[1:],
    "a sequence with its first mark": f"\x1e{json.dumps(ENTRY)}\n\x1e{json.dumps(OTHER)}\n",
    "by their keys": json.dumps({"1": ENTRY, "2": OTHER}),
    "by their keys, a step down": json.dumps({"total": 2, "stories": {"a1": ENTRY, "a2": OTHER}}),
    "a comma too many": json.dumps([ENTRY, OTHER])[:-1] + ",]",
    "in a script": f"var news = {json.dumps([ENTRY, OTHER])};",
    "in a call": f"show({json.dumps({'items': [ENTRY, OTHER]})})",
    "in a string": json.dumps(json.dumps([ENTRY, OTHER])),
    "edges": json.dumps({"data": {"search": {"edges": [{"node": ENTRY}, {"node": OTHER}]}}}),
    "with a mark": "\ufeff" + json.dumps([ENTRY, OTHER]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_report_of_a_dump_is_taken_whatever_its_shape(shape: str) -> None:
    first, second = reports(SHAPES[shape].encode())
    assert (first.title, second.title) == (TITLE, "Wind mill lent out")
    assert first.text.startswith(TEXT) and second.text == PARAGRAPHS[2]
    assert [str(one.published) for one in (first, second)] == ["2024-05-09", "2024-05-10"]
    assert first.outlet == "bay.example"


@pytest.mark.parametrize(
    ("field", "value", "day"),
    [
        ("published", 1715242500, "2024-05-09T08:15:00+00:00"),
        ("date", 1715242500000, "2024-05-09T08:15:00+00:00"),
        ("publish_date", "1715242500", "2024-05-09T08:15:00+00:00"),
        ("published", 1715242500123456, "2024-05-09T08:15:00+00:00"),
        ("date_publish", "20240509T081500Z", "2024-05-09T08:15:00+00:00"),
        ("date", "20240509081500", "2024-05-09"),
        ("date", 20240509, "2024-05-09"),
        ("published", {"$date": "2024-05-09T08:15:00Z"}, "2024-05-09T08:15:00+00:00"),
        ("published", {"$date": {"$numberLong": "1715242500000"}}, "2024-05-09T08:15:00+00:00"),
        ("publishedAt", "2024-05-09T08:15:00Z", "2024-05-09T08:15:00+00:00"),
        ("pubDate", "Thu, 09 May 2024 08:15:00 GMT", "2024-05-09T08:15:00+00:00"),
        ("webPublicationDate", "2024-05-09T08:15:00Z", "2024-05-09T08:15:00+00:00"),
        ("publication_date", "2024-05-09 08:15:00+00", "2024-05-09T08:15:00+00:00"),
        ("published", "/Date(1715242500000+0200)/", "2024-05-09T08:15:00+00:00"),
        ("published_parsed", [2024, 5, 9, 8, 15, 0, 3, 130, 0], "2024-05-09"),
        ("published", {"year": 2024, "month": 5, "day": 9}, "2024-05-09"),
        ("published", {"$t": "2024-05-09T08:15:00Z"}, "2024-05-09T08:15:00+00:00"),
        ("published", "1.7152425E9", "2024-05-09T08:15:00+00:00"),
        ("isoDate", "2024-05-09T08:15:00.000Z", "2024-05-09T08:15:00+00:00"),
        ("date", "R6.5.9", "2024-05-09"),
        ("date", "令和六年五月九日", "2024-05-09"),
        ("date", "民國113年5月9日", "2024-05-09"),
        ("date", "Donnerstag, 9. Mai 2024 10:15", "2024-05-09"),
        ("date", "9 de mayo de 2024", "2024-05-09"),
        ("published", 0, "None"),
        ("created", "2024-05-09", "None"),
        ("timestamp", 1715242500, "None"),
        ("published", 17, "None"),
        ("published", "soon", "None"),
    ],
)
def test_a_crawlers_day_is_the_day_that_was_meant_or_is_noted(field: str, value: object, day: str) -> None:
    report = one(json.dumps({"title": TITLE, "text": TEXT, field: value}).encode())
    said = report.published.isoformat() if report.published is not None else "None"
    assert said == day
    assert bool([note for note in report.notes if "no day can be read" in note]) == (day == "None" and field == "published")


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "… [+2219 chars]",
            "[1402 chars]",
            "... [+310 characters]",
            "… [+87 caractères]",
            "… [1907 more chars]",
            "...\n[+ 1.907 characters]",
        ),
        *(" [truncated]", " (more…)", " [...]", " [&#8230;]"),
    ],
)
def test_the_mark_of_a_cut_is_no_text_and_is_noted(mark: str) -> None:
    report = one(json.dumps({**ENTRY, "text": f"{PARAGRAPHS[0]} The keeper of the ga{mark}"}).encode())
    assert report.text.endswith("The keeper of the ga")
    assert any("cut short" in note for note in report.notes)


def test_facts_are_found_under_the_names_that_services_give_them() -> None:
    service = {
        "webTitle": TITLE,
        "webUrl": "http://bay.example/1",
        "source": {"id": None, "name": "Bay Courier"},
        "creator": ["Ida Brandt"],
        "content": {"rendered": "".join(f"<p>{text}</p>" for text in PARAGRAPHS)},
        "date_gmt": "2024-05-09T08:15:00Z",
    }
    report = one(json.dumps(service).encode())
    assert (report.title, report.outlet, report.byline, report.url) == (TITLE, "Bay Courier", "Ida Brandt", "http://bay.example/1")
    assert report.text == TEXT


def test_a_text_in_paragraphs_is_one_text() -> None:
    assert one(json.dumps({**ENTRY, "text": list(PARAGRAPHS)}).encode()).text == TEXT


def test_a_broken_last_entry_costs_no_other() -> None:
    first, refusal = read((json.dumps(ENTRY, indent=1) + "\n" + json.dumps(OTHER, indent=1)[:80]).encode())
    assert not isinstance(first, Refusal) and isinstance(refusal, Refusal) and "cut short" in refusal.reason


def test_entries_without_a_report_are_named_up_to_a_number_and_counted() -> None:
    found = read(json.dumps([{}] * 5_000).encode())
    assert len(found) == limits.SAID + 1
    assert isinstance(found[-1], Refusal) and found[-1].reason.startswith("4,900 more entries")


@pytest.mark.parametrize("raw", [b"[" + b"[]," * 6_000_000 + b"[]]", b'{"a": [' + b"1," * 6_000_000 + b"1]}"], ids=["lists", "numbers"])
def test_json_of_more_values_than_any_dump_is_refused_before_it_is_made(raw: bytes) -> None:
    (refusal,) = read(raw)
    assert isinstance(refusal, Refusal) and "more than 5,000,000 values" in refusal.reason


@pytest.mark.parametrize("field", ["author", "publisher", "url", "text", "summary"])
def test_deep_values_are_no_words_and_no_fault(field: str) -> None:
    deep: object = "x"
    for _ in range(200):
        deep = {"name": [deep]}
    found = read(json.dumps({"title": TITLE, "text": TEXT, field: deep}).encode())
    assert len(found) == 1 and not isinstance(found[0], Passed)


@pytest.mark.parametrize("shape", ["a list", "articles", "lines", "lines over several"])
def test_a_dump_in_wide_letters_is_the_same_dump(shape: str) -> None:
    assert [report.title for report in reports(SHAPES[shape].encode("utf-16"))] == [TITLE, "Wind mill lent out"]


FEED = '<rss version="2.0"><channel><title>Bay</title><item><title>T</title><link>http://b.example/1</link><description><![CDATA[{}]]></description></item></channel></rss>'


@pytest.mark.parametrize("end", [" The board […]", " The board…", "</p><p>The works will take [&#8230;]</p>", " The board [...]"])
def test_an_entry_that_breaks_off_says_so(end: str) -> None:
    report = one(FEED.format(f"<p>{PARAGRAPHS[0]}{end}").encode())
    assert report.text.startswith(PARAGRAPHS[0]) and any("cut short" in note for note in report.notes)


@pytest.mark.parametrize("end", ["&#8230; <a href='http://b.example/1'>Read more</a>", "<a href='http://b.example/1'>Continue reading</a>"])
def test_an_entry_of_one_sentence_and_a_pointer_is_kept(end: str) -> None:
    assert PARAGRAPHS[0] in one(FEED.format(f"<p>{PARAGRAPHS[0]} {end}</p>").encode()).text


def test_a_day_of_which_nobody_says_what_happened_is_noted() -> None:
    assert any("created_at" in note for note in one(json.dumps({"title": TITLE, "text": TEXT, "created_at": 1715242500}).encode()).notes)


DESCRIBED = {
    "a service's words alone": {
        "name": TITLE,
        "url": "https://bay.example/1",
        "datePublished": "2024-05-09T08:15:00Z",
        "description": TEXT,
    },
    "no content": {"title": TITLE, "publishedAt": "2024-05-09", "content": None, "description": PARAGRAPHS[0]},
    "a report of a bundle": {"type": "report", "id": "report--1", "name": TITLE, "published": "2024-05-09", "description": PARAGRAPHS[0]},
}


@pytest.mark.parametrize("shape", DESCRIBED)
def test_a_report_of_which_only_a_description_was_given_is_taken_and_noted(shape: str) -> None:
    for said in (DESCRIBED[shape], [DESCRIBED[shape]], {"value": [DESCRIBED[shape]]}):
        report = one(json.dumps(said).encode())
        assert report.title == TITLE and report.text.startswith(PARAGRAPHS[0]) and str(report.published).startswith("2024-05-09")
        assert any("Only a description" in note for note in report.notes)


@pytest.mark.parametrize("thing", [{"name": "Odo Brennan", "description": "Master of the guild of bakers, who lives by the old gate."}])
def test_what_is_described_and_has_no_day_is_no_report(thing: dict[str, str]) -> None:
    assert reports(json.dumps(thing).encode()) == []


def test_what_a_list_holds_is_read_though_its_end_is_missing() -> None:
    first, second, fault = read(json.dumps([ENTRY, OTHER]).encode()[:-1] + b', {"title": "cut')
    assert isinstance(first, Report) and isinstance(second, Report)
    assert isinstance(fault, Refusal) and "cut short" in fault.reason
