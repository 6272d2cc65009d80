"""The first steps without scripts: sources, files and texts into an empty office; what was refused says why; the work beside the pages."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

from example_office import EXAMPLES
from legation.desk.desk import open_desk
from legation.desk.listing import add_entries
from legation.desk.verbs.enlist import plain_name, split_names
from legation.web.work import Work
from web.served import OWN, asking, find_app, find_token, read_text

# No errand of these tests takes a minute; one that does hangs.
PATIENCE = 120.0


def post(client: TestClient, path: str, **data: Any) -> Any:
    return client.post(path, data={"token": find_token(client)} | data, headers=OWN)


def wait(client: TestClient) -> Work:
    """Wait until the errand is done."""
    work: Work = find_app(client).state.work
    until = time.monotonic() + PATIENCE
    while work.progress.running:
        assert time.monotonic() < until, work.progress
        time.sleep(0.05)
    return work


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What the office was sent for; nothing is done."""
    found: list[Sequence[str]] = []

    def start(_: Work, paths: Sequence[str] = (), due: bool = False, by: str | None = None) -> bool:
        found.append(paths)
        return not due

    monkeypatch.setattr(Work, "start", start)
    return found


def test_from_an_empty_office_to_a_story(tmp_path: Path) -> None:
    with asking(tmp_path) as client:
        answer = post(client, "/start/sources", lines=f"{EXAMPLES / 'reports'}\n\n")
        assert (answer.status_code, answer.headers["location"]) == (303, "/start")
        first = client.get("/start").text
        assert 'data-work="/work"' in first
        assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in first
        work = wait(client)
        assert (work.progress.stage, work.progress.new, work.progress.error) == ("done", 10, "")
        said = read_text(client.get("/start").text)
        assert "10 new" in said
        assert "Open the morning" in said
        assert "Kishida" in client.get("/").text
        told = client.get("/work").text
        assert told.startswith("event: state\ndata: ")
        assert told.endswith("event: end\ndata: \n\n")


def test_what_was_refused_says_why(tmp_path: Path) -> None:
    with asking(tmp_path) as client:
        files = [("files", ("empty.txt", b"")), ("files", ("../../scan.pdf", b"%PDF-1.4 broken"))]
        answer = client.post("/start/files", data={"token": find_token(client)}, files=files, headers=OWN)
        assert answer.status_code == 303
        wait(client)
        said = read_text(client.get("/start").text)
        assert "2 refused" in said
        assert "The file is empty." in said
        assert {path.name.split("-", 1)[1] for path in (tmp_path / "given").iterdir()} == {"empty.txt", "scan.pdf"}
        refused = client.get("/refusals").text
        assert "The file is empty." in refused
        found = re.search(r'href="(/refusals/[0-9a-f]{64})"', refused)
        assert found
        raw = client.get(found[1])
        assert raw.content in (b"", b"%PDF-1.4 broken")
        assert raw.headers["content-type"] == "application/octet-stream"
        assert raw.headers["content-disposition"].startswith("attachment")
        assert client.get("/refusals/" + "0" * 64).status_code == 404


def test_lines_that_are_no_source_are_said_and_nothing_is_added(tmp_path: Path, sent: list[Sequence[str]]) -> None:
    (tmp_path / "reports").mkdir()
    with asking(tmp_path) as client:
        answer = post(client, "/start/sources", lines="reports\ncourier.example/feed\nnowhere\nhttps://\nftp://courier.example/x")
        said = read_text(answer.text)
    assert answer.status_code == 422
    assert "Line 2 (courier.example/feed): an address begins with https:// or http://. Did you mean https://courier.example/feed ?" in said
    assert "Line 3 (nowhere): there is no file and no folder of that name" in said
    assert "Line 4" in said
    assert "Line 5 (ftp://courier.example/x): this is not a kind of address that we read" in said
    assert "courier.example/feed\nnowhere" in answer.text
    assert not (tmp_path / "watch.yml").exists()
    assert sent == []


def test_sources_are_added_once_and_asked(tmp_path: Path, sent: list[Sequence[str]]) -> None:
    with asking(tmp_path) as client:
        for _ in range(2):
            post(client, "/start/sources", lines="https://courier.example/feed\nhttps://courier.example/feed")
        post(client, "/start/watched", issues="NATO office, NATO office", parties="Japan; NATO")
        post(client, "/work")
        said = read_text(client.get("/start").text)
    assert yaml.safe_load((tmp_path / "watch.yml").read_text(encoding="utf-8")) == {
        "sources": ["https://courier.example/feed"],
        "issues": ["NATO office"],
        "parties": ["Japan", "NATO"],
    }
    assert sent == [(), (), ()]
    assert "https://courier.example/feed not yet" in said
    assert "Issues: NATO office. Parties: Japan, NATO." in said


def test_a_list_of_feeds_becomes_sources(tmp_path: Path, sent: list[Sequence[str]]) -> None:
    opml = b'<opml version="2.0"><body><outline xmlUrl="https://ledger.example/rss"/></body></opml>'
    with asking(tmp_path) as client:
        client.post("/start/files", data={"token": find_token(client)}, files=[("files", ("feeds.opml", opml))], headers=OWN)
    with open_desk(tmp_path, make=None) as desk:
        assert desk.office.sources == ("https://ledger.example/rss",)
    assert sent == [[]]


def test_a_pasted_text_is_kept_with_what_is_said_of_it(tmp_path: Path, sent: list[Sequence[str]]) -> None:
    said = {"text": "The gate opens.\r\nSoon.", "title": "Gate\nopens", "outlet": "Courier", "published": "2024-05-14"}
    with asking(tmp_path) as client:
        assert post(client, "/start/text", **said).status_code == 303
        assert post(client, "/start/text", text="  ").status_code == 400
    ((path,),) = sent
    assert Path(path).read_text(encoding="utf-8") == (
        "Title: Gate opens\nOutlet: Courier\nPublished: 2024-05-14\n\nThe gate opens.\nSoon.\n"
    )


def test_a_pasted_text_with_a_day_that_there_is_not_says_so_and_stays(tmp_path: Path, sent: list[Sequence[str]]) -> None:
    with asking(tmp_path) as client:
        answer = post(client, "/start/text", text="The gate opens.", outlet="Courier", published="2024-02-31")
    assert answer.status_code == 400
    assert "2024-02-31 is not a day of the calendar." in read_text(answer.text)
    assert ">The gate opens.</textarea>" in answer.text
    assert 'value="Courier"' in answer.text
    assert sent == []
    assert not (tmp_path / "given").exists()


def test_an_office_without_a_folder_says_where_sources_stand(tmp_path: Path) -> None:
    with asking(tmp_path / "office.db") as client:
        answer = post(client, "/start/sources", lines="https://courier.example/feed")
    assert answer.status_code == 400
    assert "Start the desk with --office DIR" in answer.text


def test_a_watch_list_that_was_spoilt_meanwhile_is_said(own_office: Path) -> None:
    with asking(own_office) as client:
        (own_office / "watch.yml").write_text("sources: 7\n", encoding="utf-8")
        answer = client.get("/")
    assert answer.status_code == 400
    assert "watch.yml" in answer.text


def test_there_is_one_errand_at_a_time_and_its_end_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with asking(tmp_path) as client:
        work: Work = find_app(client).state.work
        monkeypatch.setattr(sys, "executable", "/bin/true")
        assert work.start(["x"])
        wait(client)
        # It says nothing and ends, as one that was killed.
        assert work.progress.stage == "failed"
        assert "What was kept is kept" in client.get("/start").text
        work.progress = type(work.progress)("taking")
        assert not work.start(["y"])


def test_what_somebody_wants_sent_while_an_errand_goes_on_is_sent_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with asking(tmp_path) as client:
        work: Work = find_app(client).state.work
        monkeypatch.setattr(sys, "executable", "/bin/true")
        # What came beside the desk is weighed: nobody ruled, nobody sends, and no page says so.
        assert work.start(weigh=True)
        assert (work.progress.ruled, work.progress.sending) == (False, False)
        wait(client)
        going = subprocess.Popen(["/bin/true"], stdout=subprocess.PIPE, text=True)
        work.progress, work.process = type(work.progress)("taking"), going
        work.send("ann")
        assert not work.progress.sending
        work.follow(going)
        assert (work.progress.sending, work.progress.ruled) == (True, False)
        wait(client)
        work.weigh("ann")
        assert (work.progress.sending, work.progress.ruled) == (False, True)
        wait(client)
        assert not work.progress.sending


@pytest.mark.parametrize("want", [Work.send, Work.weigh])
def test_what_waits_for_an_errand_is_done_in_the_name_of_who_wanted_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, want: Callable[[Work, str], None]
) -> None:
    start = Work.start
    names: list[str | None] = []

    def listen(work: Work, by: str | None = None, **asked: Any) -> bool:
        # What the desk begins of itself beside it is nobody's.
        if asked.get("push") or asked.get("ruled"):
            names.append(by)
        return start(work, by=by, **asked)

    with asking(tmp_path) as client:
        work: Work = find_app(client).state.work
        monkeypatch.setattr(sys, "executable", "/bin/true")
        going = subprocess.Popen(["/bin/true"], stdout=subprocess.PIPE, text=True)
        work.progress, work.process = type(work.progress)("taking"), going
        monkeypatch.setattr(Work, "start", listen)
        want(work, "ann")
        work.follow(going)
        wait(client)
    assert (names[:2], set(names)) == (["ann", "ann"], {"ann"})


def test_the_end_of_an_errand_is_not_taken_for_the_end_of_the_next(tmp_path: Path) -> None:
    with asking(tmp_path) as client:
        work: Work = find_app(client).state.work
        before, now = (subprocess.Popen(["/bin/echo", '{"stage": "weighing"}'], stdout=subprocess.PIPE, text=True) for _ in range(2))
        work.progress, work.process = type(work.progress)("taking"), now
        work.follow(before)
        assert work.progress.stage == "taking"
        work.follow(now)
        assert (work.progress.stage, work.progress.version) == ("failed", 2)


def test_an_errand_that_cannot_be_done_says_why(tmp_path: Path) -> None:
    with asking(tmp_path) as client:
        post(client, "/work")
        work = wait(client)
        assert work.progress.stage == "failed"
        assert "Nothing is watched" in read_text(client.get("/start").text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "sources:\n  - a\n"),
        ("# mine\nsources: [reports]\nissues: [x]\n", "# mine\nsources:\n  - reports\n  - a\nissues: [x]\n"),
        ("sources:\n- b # good\n\nissues: [x]\n", "sources:\n- b # good\n- a\n\nissues: [x]\n"),
        ("sources:\n    - source: b\n      follow: true\n# end\n", "sources:\n    - source: b\n      follow: true\n# end\n    - a\n"),
        ("issues: [x]", "issues: [x]\nsources:\n  - a\n"),
    ],
)
def test_a_source_is_put_where_the_others_stand(before: str, after: str) -> None:
    assert add_entries(before, {"sources": ["a"]}) == after


@pytest.mark.parametrize("before", ["sources: {}\n", "{sources: [b]}\n", "sources: [b,\n  c]\n"])
def test_a_list_that_no_line_can_be_put_into_is_written_anew(before: str) -> None:
    made = yaml.safe_load(add_entries(before, {"sources": ["a: b", "#c"]}))
    assert made["sources"][-2:] == ["a: b", "#c"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a.txt", "a.txt"), ("../../etc/passwd", "passwd"), ("C:\\x\\b.html", "b.html"), ("..", "file"), ("", "file"), ("a\x00\u202eb", "ab")],
)
def test_a_files_name_leads_nowhere(name: str, kept: str) -> None:
    assert plain_name(name) == kept


def test_names_are_told_apart() -> None:
    assert split_names("NATO  office, Japan;\n Japan") == ["NATO office", "Japan"]
