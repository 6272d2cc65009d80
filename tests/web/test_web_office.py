"""The pages over the whole office: positions, calendar, statements, sources, search, on the example and on an office made by hand."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.web.app import create
from web.extremes import make_story
from web.served import ORIGIN, asking, find_app, read_text
from web.walking import Page

JUNE = datetime(2023, 6, 10, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def in_june(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The example office as it was when its reports came; a copy, for its visits are of another year."""
    app = create(Path(shutil.copytree(kept, tmp_path_factory.mktemp("june") / "tokyo-office")), by="ann")
    make = app.state.desks.make

    def make_then() -> object:
        desk = make()
        desk.clock = lambda: JUNE
        return desk

    app.state.desks.make = make_then
    app.state.desks.desk.clock = lambda: JUNE
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        client.get(f"/enter?key={find_app(client).state.entry.key}")
        yield client


def follow(client: TestClient, path: str, mark: str) -> list[str]:
    """The links with a mark on a page and on all pages behind it."""
    seen: list[str] = []
    while path:
        page = client.get(path).text
        links = Page(page).links
        seen += dict.fromkeys(link for link in links if mark in link)
        path = next((link for link in links if f'rel="next" href="{link.replace("&", "&amp;")}"' in page), "")
    return seen


def test_positions_stand_by_issue_and_say_how_often_such_lines_were_right(client: TestClient) -> None:
    said = read_text(client.get("/positions").text)
    for words in ("NATO liaison office in Tokyo", "France against", "NATO's eastward push into the region", "such lines"):
        assert words in said
    one = read_text(client.get("/positions?issue=NATO+membership+of+Japan").text)
    assert "Japan not for itself" in one
    assert "France against" not in one
    assert "No report says where anybody stands on it." in read_text(client.get("/positions?issue=tea").text)


def test_dates_ahead_stand_in_the_calendar(in_june: TestClient) -> None:
    page = in_june.get("/calendar").text
    said = read_text(page)
    assert "Today is 10 June 2023" in said
    assert "11–12 July 2023" in said
    assert "NATO summit that Lithuania will host" in said
    assert page.count('class="line"') == 2
    assert page.count(' plan"') == 2
    assert "June and July" in said
    assert "No plan has passed" in read_text(in_june.get("/calendar?show=past").text)


def test_dates_gone_by_stand_there_too(client: TestClient) -> None:
    assert "No dates ahead" in read_text(client.get("/calendar").text)
    assert "11–12 July 2023" in read_text(client.get("/calendar?show=past").text)


def test_a_story_has_its_timeline(in_june: TestClient) -> None:
    story = next(link for link in Page(in_june.get("/").text).links if link.startswith("/stories/"))
    page = in_june.get(f"{story}/dates").text
    assert "9 reports up to today, 2 dates ahead" in page
    assert "4 reports, 2 to 3 origins" in page


@pytest.mark.parametrize(
    ("asked", "there", "away"),
    [
        ("speaker=Mao+Ning", "extra cautious", "Hanne Vestergaard:"),
        ("party=state:fr", "France", "Mao Ning for"),
        ("outlet=River+Post", "River Post", "· Harbour Courier"),
        ("quoted=1", "quoted ·", "reported ·"),
        ("since=2023-06-01", "Strait Quarterly", "24 May 2023"),
        ("until=2023-05-24", "24 May 2023", "5 June 2023"),
        ("q=tea", "Bay Tribune", "Kishida"),
        ("issue=NATO+liaison+office+in+Tokyo", "against", "tea"),
    ],
)
def test_statements_are_narrowed(client: TestClient, asked: str, there: str, away: str) -> None:
    page = client.get(f"/statements?{asked}").text
    lines = read_text(page.partition('<ol class="lines">')[2])
    assert there in lines
    assert away not in lines
    assert "Nothing was found" not in lines


def test_a_day_that_is_none_and_a_page_that_is_none_are_left_out(client: TestClient) -> None:
    for path in ("/statements?since=yesterday", "/statements?after=x+y+z", "/positions?after=1+2", "/calendar?after=x", "/sources?after=x"):
        assert client.get(path).status_code == 200
    assert client.get("/search?q=nato&month=2023-13").status_code == 200


def test_all_statements_come_in_pages_each_once(tmp_path: Path) -> None:
    make_story(tmp_path, reports=6, origins=3, claims=12)
    with asking(tmp_path) as client:
        seen = follow(client, "/statements", "/passages?at=")
    assert len(seen) == len(set(seen)) == 6 * 12


def test_all_positions_come_in_pages_each_once(tmp_path: Path) -> None:
    story = make_story(tmp_path, reports=2, origins=2, claims=60)
    with asking(tmp_path) as client:
        for path in ("/positions", f"/stories/{story}/positions"):
            pages, words = path, list[str]()
            while pages:
                page = client.get(pages).text
                rows = page.partition('id="all"')[2]
                words += [part.partition("</b>")[2].partition("</span><br>")[0] for part in rows.split('<b class="who">')[1:]]
                pages = next((link for link in Page(page).links if "after=" in link), "")
            assert len(words) == len(set(words)) == 60


def test_sources_say_who_reports_and_who_copies(client: TestClient) -> None:
    # Without the ways to a ruling, which stand in the same cells.
    said = read_text(re.sub(r'<a class="btn hand".*?</a>', "", client.get("/sources").text))
    for words in (
        "Harbour Courier reliability B prints agency copy unchanged and says so 16 January 2023 Harbour Media 1 1 carried, credited",
        "Eastern Telegraph Service reliability F not judged yet – 2 2 own",
        "River Post reliability C",
        "own, in part credited",
        "seen only through 3 others",
        "Told first: of the claims that others tell too",
    ):
        assert words in said


def test_what_is_found_is_marked_and_counted(client: TestClient) -> None:
    page = client.get("/search?q=%22liaison+office%22&over=statements").text
    said = read_text(page)
    assert page.count("<mark>liaison office</mark>") >= 5
    assert "Fumio Kishida 4" in said
    assert "Japan 4" in said
    narrowed = read_text(client.get("/search?q=%22liaison+office%22&over=statements&outlet=River+Post").text)
    assert "1 statement, newest arrival first" in narrowed
    assert "Nothing was found for “aardvark”" in read_text(client.get("/search?q=aardvark").text)
    assert client.get("/search?q=" + "+".join(["word"] * 40)).status_code == 400
