"""The pages of a story and of a report: what stands in them, how they stretch, what they say where there is nothing."""

import re
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.desk.verbs import differ
from legation.records.register import Change, ChangeKind
from legation.records.report import Span
from web.extremes import ARABIC, JAPANESE, LONG, make_story
from web.served import asking, read_text
from web.walking import Page

LARGEST = 60_000
PARTS = ("", "?lines=all", "/claims", "/reports", "/differs", "/lineage", "/positions", "/dates")


@pytest.fixture(scope="module")
def story(office: Path) -> str:
    with open_desk(office) as desk:
        return desk.stories(1)[0].id


@pytest.fixture(scope="module")
def outlets(office: Path) -> dict[str, str]:
    with open_desk(office) as desk:
        return {str(one.outlet): one.id for one in desk.store.reports.many(desk.store.reports.ids())}


def test_a_story_tells_what_is_established_with_its_stemma(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}").text
    said = read_text(page)
    assert "Japan not seeking NATO seat" in said
    assert "9 reports → at most 7 origins" in said
    assert 'aria-label="5 reports, 2 to 3 origins"' in page
    for head in ("What is established", "What differs", "Who said what", "Dates", "Where it comes from", "Reports"):
        assert head in said


def test_a_difference_that_keeps_silent_is_not_said_to_be_none(client: TestClient, story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "left out" not in read_text(client.get(f"/stories/{story}").text)
    monkeypatch.setattr(differ, "is_printed", lambda _: False)
    said = read_text(client.get(f"/stories/{story}").text)
    assert "1 difference left out : lines of that kind were wrong too often." in said
    assert "No conflicts in this story" not in said


def find_opening(page: str) -> list[str]:
    """The addresses by which the lines of a story open their passages."""
    return list(dict.fromkeys(unescape(found) for found in re.findall(r'href="(\?[^"#]*open=[^"#]+)', page)))


@pytest.mark.parametrize("lines", ["", "?lines=all"])
def test_every_line_of_a_story_leads_to_its_words(client: TestClient, story: str, lines: str) -> None:
    links = find_opening(client.get(f"/stories/{story}{lines}").text)
    assert len(links) > 8
    for link in links:
        part = client.get(f"/stories/{story}{link}", headers={"x-part": "1"})
        assert part.status_code == 200
        assert "<html" not in part.text
        assert 'class="cite' in part.text
        assert "<mark>" in part.text


def test_without_scripts_a_line_opens_in_its_place(client: TestClient, story: str) -> None:
    first = find_opening(client.get(f"/stories/{story}").text)[0]
    page = client.get(f"/stories/{story}{first}").text
    (opened,) = re.findall(r'<li class="line[^>]*id="([^"]+)"><details name="passage" open>', page)
    assert opened == "l-" + first.partition("open=")[2]
    assert page.index('class="cite') > page.index(opened)
    assert client.get(f"/stories/{story}?open=ffffffffffffffffffff").status_code == 400


def test_a_passage_has_a_page_of_its_own(client: TestClient, story: str) -> None:
    link = next(link for link in Page(client.get(f"/stories/{story}/claims").text).links if "/passages?of=" in link)
    page = client.get(link)
    assert page.status_code == 200
    assert "<h1>" in page.text
    assert "Meridian Press Agency" in page.text


@pytest.mark.parametrize(
    "asked", ["of=ffffffffffffffffffff", "at=ffffffffffffffffffff.0-9", "at=", "at=x", "of=", "at=26a2.1-2.captions/9"]
)
def test_passages_that_are_not_there_end_in_a_sentence(client: TestClient, story: str, asked: str) -> None:
    answer = client.get(f"/stories/{story}/passages?{asked}")
    assert answer.status_code == 400
    assert "any more" in read_text(answer.text)


@pytest.mark.parametrize(
    "path", ["/stories/ffffffffffffffffffff", "/stories/x", "/reports/ffffffffffffffffffff", "/compare", "/compare?r=ffff"]
)
def test_what_is_not_there_ends_in_a_sentence(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == (400 if path == "/compare" else 404)
    assert "legation show" not in answer.text


def test_a_conflict_is_a_table_of_values_with_hour_and_speaker(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}/differs").text
    said = read_text(page)
    assert "How far it has come" in said
    for value in ("considered", "decided"):
        assert value in said
    assert "Fumio Kishida:" in said
    assert "25 May 2023, 12:15 UTC" in said
    assert "The Diet Observer" in said.partition("silent on this")[0]


def test_the_lineage_has_a_lane_for_each_origin_and_a_row_for_each_step(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}/lineage").text
    assert page.count('class="ink-f"') == 7
    said = read_text(page)
    assert "its byline names Meridian Press Agency" in said
    assert "seen only through others" in said


def test_a_report_shows_marks_captions_cuts_and_its_origin(client: TestClient, outlets: dict[str, str]) -> None:
    page = client.get(f"/reports/{outlets['Harbour Courier']}").text
    for mark in ("m-st-quoted", "m-st-mixed", "m-st-reported", "m-cue", "m-cr", "m-dt"):
        assert mark in page
    said = read_text(page)
    assert "Jacinda Ardern" in said.split("Captions", 2)[2]
    assert "Ferry fares in the harbour to rise from the autumn" in said.split("What was cut", 2)[2]
    assert "Meridian Press Agency" in said.split("Origin", 2)[2]
    assert "11–12 July 2023" in said


def test_reports_side_by_side_say_what_is_shared(client: TestClient, outlets: dict[str, str]) -> None:
    names = [outlets[name] for name in ("Harbour Courier", "Northern Ledger", "Coastline Review")]
    page = client.get("/compare?r=" + "&r=".join(names)).text
    said = read_text(page)
    assert "Three reports, two origins" in said
    assert "87 of 89 words of Northern Ledger stand in Harbour Courier; the longest run is 35 words" in said
    assert 'class="own"' in page
    assert "joined to the left by 31 words" in said
    assert client.get("/compare?r=" + "&r=".join([*names, outlets["River Post"]])).status_code == 400


@pytest.mark.parametrize(
    ("reports", "origins", "claims"),
    [(60, 1, 5), (40, 40, 5), (12, 3, 200), (60, 12, 200)],
    ids=["one origin", "many origins", "claims", "all"],
)
def test_a_large_story_keeps_its_pages_small(tmp_path: Path, reports: int, origins: int, claims: int) -> None:
    story = make_story(tmp_path, reports, origins, claims)
    with asking(tmp_path) as client:
        for part in PARTS:
            answer = client.get(f"/stories/{story}{part}")
            assert answer.status_code == 200, part
            assert len(answer.content) <= LARGEST, (part, len(answer.content))
            assert Page(answer.text).wrong == []
        said = read_text(client.get(f"/stories/{story}").text)
        assert f"{reports} reports → {'at most ' if origins > 1 else ''}{origins} origin" in said


def test_all_claims_and_reports_come_in_pages_each_once(tmp_path: Path) -> None:
    story = make_story(tmp_path, 60, 12, 200)
    with asking(tmp_path) as client:
        for part, mark, total in (("claims", "/passages?of=", 200), ("reports", "/reports/", 60)):
            path, seen = f"/stories/{story}/{part}", list[str]()
            while path:
                links = Page(client.get(path).text).links
                seen += [link for link in links if mark in link and (part == "claims" or link.startswith(mark))]
                path = next((link for link in links if f"/{part}?after=" in link), "")
            assert len(set(seen)) == total


@pytest.mark.parametrize("title", [LONG[:200], JAPANESE, ARABIC, "", "x" * 3000], ids=["long", "japanese", "arabic", "none", "one word"])
def test_headlines_of_all_kinds_are_shown(tmp_path: Path, title: str) -> None:
    story = make_story(tmp_path, title=title, text=f"{title[:200]}\n\n{JAPANESE}\n\n{ARABIC}")
    with asking(tmp_path) as client:
        for part in PARTS:
            answer = client.get(f"/stories/{story}{part}")
            assert answer.status_code == 200, part
            assert len(answer.content) <= LARGEST, part
        page = client.get(f"/stories/{story}").text
        assert 'dir="auto"' in page
        report = next(link for link in Page(page).links if link.startswith("/reports/"))
        told = client.get(report).text
        assert ARABIC in told
        assert JAPANESE in told


def test_a_text_of_a_megabyte_is_turned_page_by_page(tmp_path: Path) -> None:
    story = make_story(tmp_path, text="The lock of Arn is old. " * 40_000)
    with asking(tmp_path) as client, open_desk(tmp_path) as desk:
        report = desk.store.stories.get(story)
        assert report is not None
        path, words, pages = f"/reports/{report.reports[0]}", 0, 0
        while path:
            page = client.get(path)
            assert len(page.content) <= LARGEST
            words += page.text.count("The lock of Arn is old.")
            pages += 1
            path = next((link for link in Page(page.text).links if "?start=" in link and f'href="{link}#text" rel="next"' in page.text), "")
        assert pages > 50
        assert words >= 39_000


@pytest.mark.parametrize("path", ["/positions", "/calendar", "/calendar?show=past", "/statements", "/sources", "/search", "/search?q=lock"])
def test_an_office_without_reports_says_what_to_do(tmp_path: Path, path: str) -> None:
    with open_desk(tmp_path):
        pass
    with asking(tmp_path) as client:
        answer = client.get(path)
        assert answer.status_code == 200
        assert 'class="empty"' in answer.text


def test_what_changed_since_the_last_visit_stands_first_and_is_new(tmp_path: Path) -> None:
    story = make_story(tmp_path, 4, 2, 3)
    with open_desk(tmp_path) as desk:
        told = desk.store.stories.get(story)
        assert told is not None
        now, last, span = desk.clock(), told.reports[-1], Span(0, 6)
        kinds: tuple[ChangeKind, ...] = tuple(kind for kind in get_args(ChangeKind) if kind != "new-story")
        desk.store.changes.put([Change(now, story, kind, last, "1", "2", last, span) for kind in kinds])
    with asking(tmp_path) as client:
        page = client.get(f"/stories/{story}").text
        said = read_text(page)
        for words in (
            "Changed",
            "1 conflict",
            "1 origin",
            "1 edited",
            "1 statement",
            "One more origin: “ Lock 0",
            "1 → 2 origins",
        ):
            assert words in said
        assert page.index('id="changed"') < page.index('id="established"')
        assert 'class="new"' in page
        assert len(page) <= LARGEST


def test_a_comparison_that_is_not_to_be_done_leads_back_to_the_reports_with_their_ticks(client: TestClient, story: str) -> None:
    listed = client.get(f"/stories/{story}/reports").text
    assert f'<input type="hidden" name="story" value="{story}">' in listed
    report = re.findall(r'name="r" value="([0-9a-f]{20})"', listed)[0]
    answer = client.get(f"/compare?story={story}&r={report}")
    assert answer.status_code == 400
    way = unescape(re.findall(r'href="(/stories/[^"]+)"', answer.text)[0])
    assert way == f"/stories/{story}/reports?r={report}"
    assert re.findall(r'value="([0-9a-f]{20})" checked', client.get(way).text) == [report]
