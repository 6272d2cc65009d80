"""Addresses and lists of feeds as sources: fetched through the run's own fetcher, refused in their place where that fails."""

from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from legation.desk.office import open_office
from legation.desk.session import Run
from legation.desk.verbs.read import find_wanted, load
from legation.intake import limits
from legation.intake.fetch import Fetcher
from legation.records.errors import NothingToReadError

SENTENCES = (
    "The harbour authority said on Monday that it would close the northern quay for six weeks while divers look at its walls. "
    "Its director, Agnes Tolland, told reporters that nobody had been in danger and that the cracks had been known for years."
)
PAGE = f"<!DOCTYPE html><html lang='en'><head><title>Quay to close</title></head><body><p>{SENTENCES}</p></body></html>"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Daily</title>'
    + "".join(
        f"<item><title>Quay {n}</title><link>https://harbour.example/{n}</link><guid>q{n}</guid>"
        f"<description>{SENTENCES} This is report {n}.</description></item>"
        for n in (1, 2)
    )
    + "</channel></rss>"
)
OPML = """<opml version="2.0"><body>
<outline text="Harbour" xmlUrl="https://harbour.example/feed"/><outline text="Gone" xmlUrl="https://harbour.example/gone"/>
<outline text="Again" xmlUrl="https://harbour.example/list"/></body></opml>"""
ANSWERS = {"/quay": PAGE, "/feed": FEED, "/list": OPML, "/moved": "", "/picture": "\x89PNG\0"}


def answer(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/moved":
        return httpx.Response(302, headers={"Location": "/quay"})
    page = ANSWERS.get(request.url.path)
    return httpx.Response(404) if page is None else httpx.Response(200, text=page)


def run(office: Path | None = None) -> Run:
    fetcher = Fetcher(httpx.MockTransport(answer), lambda host: {"harbour.example": ["93.184.216.34"]}.get(host, []), sleep=lambda _: None)
    return Run(now=datetime(2024, 3, 12, tzinfo=UTC), office=open_office(office), engine="serial", fetcher=fetcher)


def test_a_page_is_read_from_its_address() -> None:
    found = load(["https://harbour.example/moved"], run())
    ((report, reading),) = found.read
    assert (report.source, report.url) == ("https://harbour.example/moved", "https://harbour.example/quay")
    assert SENTENCES[:60] in report.text
    assert reading.statements


def test_the_entries_of_a_feed_are_reports() -> None:
    found = load(["https://harbour.example/feed"], run())
    assert [report.source for report, _ in found.read] == ["https://harbour.example/feed#q1", "https://harbour.example/feed#q2"]
    assert found.refusals == ()


def test_a_list_of_feeds_is_followed_one_step(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    for path in (str(tmp_path / "feeds.opml"), "https://harbour.example/list"):
        found = load([path], run())
        assert len(found.read) == 2
        assert [refusal.source for refusal in found.refusals] == ["https://harbour.example/gone", "https://harbour.example/list"]


def test_a_list_of_feeds_that_only_lies_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    (tmp_path / "quay.html").write_text(PAGE, encoding="utf-8")
    found = load([str(tmp_path)], run())
    assert (len(found.read), found.refusals, found.passed) == (1, (), 1)


def test_an_endless_list_of_feeds_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FEEDS", 1)
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    found = load([str(tmp_path / "feeds.opml")], run())
    assert (len(found.read), len(found.refusals)) == (2, 1)
    assert "more than 1 feeds" in found.refusals[0].reason


@pytest.mark.parametrize(
    "address",
    ["https://harbour.example/gone", "https://unknown.example/", "https://harbour.example/picture", f"https://{'a' * 300}.example/"],
)
def test_what_cannot_be_fetched_is_refused_in_its_place(address: str, tmp_path: Path) -> None:
    (tmp_path / "quay.html").write_text(PAGE, encoding="utf-8")
    found = load([str(tmp_path / "quay.html"), address, "https://harbour.example/feed"], run())
    assert [getattr(item, "source", None) or item[0].source for item in found.items][1] == address  # type: ignore[index]  # report or refusal
    assert len(found.read) == 3
    (refusal,) = found.refusals
    assert refusal.reason.endswith(".")


def test_the_addresses_of_an_office_are_sources(tmp_path: Path) -> None:
    (tmp_path / "watch.yml").write_text("sources: [https://harbour.example/feed, monday]\n", encoding="utf-8")
    assert find_wanted([], run(tmp_path)) == ["https://harbour.example/feed", str(tmp_path / "monday")]
    assert len(load([], run(tmp_path)).read) == 2


def test_a_folder_without_reports_leaves_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "notes.yml").write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(NothingToReadError):
        load([str(tmp_path)], run())


@pytest.mark.parametrize("allowed", [False, True])
def test_the_house_is_open_only_where_the_settings_say_so(tmp_path: Path, allowed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def note(self: Fetcher, address: str) -> None:
        asked.append(self.allow_private)

    monkeypatch.setattr(Fetcher, "fetch", note)
    (tmp_path / "settings.yml").write_text(f"private_addresses: {str(allowed).lower()}\n", encoding="utf-8")
    with pytest.raises(NothingToReadError):
        load(["http://10.0.0.7/"], Run(now=datetime(2024, 3, 12, tzinfo=UTC), office=open_office(tmp_path), engine="serial"))
    assert asked == [allowed]


def test_a_japanese_page_is_cleaned_with_its_own_wording(tmp_path: Path) -> None:
    body = "市長は月曜日の記者会見で、北側の岸壁を六週間にわたって閉鎖し、潜水士が壁の状態を調べることになったと明らかにした。"
    (tmp_path / "a.txt").write_text(f"北側の岸壁を閉鎖へ\n\n{body}\n\n{body[:-2]}。\n\n会員登録\n", encoding="utf-8")
    ((report, reading),) = load([str(tmp_path)], run()).read
    assert "会員登録" not in report.text and body in report.text
    assert reading.notes and not reading.statements
