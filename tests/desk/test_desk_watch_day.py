"""A day of simulated time at the newsstand: what the office holds in the evening, what it asked, and whom it left alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import legation.desk.verbs.watch as watching
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.watch import ask_sources, next_due
from legation.intake import limits
from legation.intake.fetch import Fetcher
from legation.intake.watching.watch import Noted
from legation.records.reading import Reading
from legation.records.report import Report
from watched.newsstand import START, Newsstand
from watched.press import PAGES, STORY, TITLES, WATCH

QUARTER = timedelta(minutes=15)
DAY = 96
DROPPED = "Title: Dropped\n\nThe pilot boat of Holm was sold to an owner in Orn on Monday.\n"


def hush(patch: pytest.MonkeyPatch) -> None:
    """Endless answers end sooner, and nothing is parsed: what is kept is looked at here, not what is read in it."""

    def read(reports: Sequence[Report], *_: Any) -> list[Reading]:
        return [Reading(report.id, "none") for report in reports]

    patch.setattr(limits, "PAGE", 100_000)
    patch.setattr("legation.desk.shard.read", read)


@pytest.fixture(autouse=True)
def hushed(monkeypatch: pytest.MonkeyPatch) -> None:
    hush(monkeypatch)


def open_stand(folder: Path) -> tuple[Newsstand, Desk, Fetcher]:
    stand = Newsstand(pages=dict(PAGES))
    (folder / "watch.yml").write_text(WATCH, encoding="utf-8")
    (folder / "drop").mkdir()
    (folder / "drop" / "one.txt").write_text(
        "Title: Dropped\n\nThe pilot boat of Holm was sold to an owner in Orn on Monday.\n", encoding="utf-8"
    )
    return stand, open_at(folder, stand), stand.fetcher()


def open_at(folder: Path, stand: Newsstand) -> Desk:
    desk = open_desk(folder)
    desk.clock, desk.engine = stand.clock, "serial"
    return desk


def spend(stand: Newsstand, desk: Desk, fetcher: Fetcher, quarters: int = DAY) -> list[str]:
    """Go round every quarter of an hour; the ids of the reports that came new or revised."""
    came: list[str] = []
    for _ in range(quarters):
        began = stand.now
        kept = ask_sources(desk, fetcher=fetcher)
        came += [*kept.new, *kept.revised]
        stand.now = max(stand.now, began + QUARTER)
    return came


def find_reports(desk: Desk, host: str = "") -> list[Report]:
    every = desk.store.reports.many(desk.store.reports.ids())
    return [report for report in every if not host or f"//{host}.example" in report.source]


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Newsstand, Desk]]:
    with pytest.MonkeyPatch.context() as patch:
        hush(patch)
        stand, desk, fetcher = open_stand(tmp_path_factory.mktemp("office"))
        spend(stand, desk, fetcher)
    with desk:
        yield stand, desk


@pytest.mark.parametrize("host", sorted(TITLES))
def test_everything_that_was_printed_is_there_once(evening: tuple[Newsstand, Desk], host: str) -> None:
    found = Counter(report.title for report in find_reports(evening[1], host))
    # The quay was printed twice over: six weeks, then eight.
    assert found == Counter(TITLES[host]) + Counter(["Quay closes"] if host == "courier" else [])


def test_nothing_else_is_there(evening: tuple[Newsstand, Desk]) -> None:
    assert len(find_reports(evening[1])) == sum(map(len, TITLES.values())) + 2


def test_an_edited_article_and_a_renamed_headline_are_revisions(evening: tuple[Newsstand, Desk]) -> None:
    reports = {report.id: report for report in find_reports(evening[1])}
    revised = [(reports[report.replaces], report) for report in reports.values() if report.replaces]
    assert [(before.title, after.title) for before, after in revised] == [
        ("Quay closes", "Quay closes"),
        ("Fog over Lund", "Fog lifts over Lund"),
    ]
    assert "six weeks" in revised[0][0].text and "eight weeks" in revised[0][1].text


def test_a_dispatch_in_four_outlets_is_four_reports(evening: tuple[Newsstand, Desk]) -> None:
    printed = [report for report in find_reports(evening[1]) if "Osk Lines" in report.text]
    assert sorted(str(report.outlet) for report in printed) == ["Courier", "Herald", "Ledger", "Post"]
    assert all(report.text.split(" - ")[-1] == STORY.split(" - ")[-1] for report in printed)


def test_where_the_page_is_closed_the_entry_is_taken(evening: tuple[Newsstand, Desk]) -> None:
    (walled,) = [report for report in find_reports(evening[1], "courier") if report.title == "Walled"]
    assert "fish market" in walled.text
    assert not any(asked.path == "/walled" for asked in evening[0].asked)


def test_a_page_that_moved_is_one_report_with_two_sources(evening: tuple[Newsstand, Desk]) -> None:
    (notice,) = find_reports(evening[1], "gazette")
    assert evening[1].store.reports.sources(notice.id) == ["https://gazette.example/notice", "https://moved.example/notice"]
    state = evening[1].store.watch.get("https://moved.example/notice")
    assert state is not None and "moved for good to https://gazette.example/notice" in str(state.said)


def test_troubles_are_said_once_each(evening: tuple[Newsstand, Desk]) -> None:
    said = Counter(
        (refusal.source.split("/")[2].split(".")[0], refusal.reason.split("(")[0].strip()) for refusal in evening[1].store.refusals.all()
    )
    assert said == {
        ("slow", "The server does not answer in time."): 1,
        ("endless", "What is at this address is larger than 100,000 bytes."): 1,
        ("gone", "The server answers 410."): 1,
        ("herald", "The server answers 500."): 1,
        ("herald", "This feed came broken"): 1,
    }


def test_every_server_has_its_pause(evening: tuple[Newsstand, Desk]) -> None:
    hosts: dict[str, list[float]] = {}
    for asked in evening[0].asked:
        hosts.setdefault(asked.host, []).append(asked.at)
    assert len(hosts) == 9
    for host, times in hosts.items():
        least = min(later - earlier for earlier, later in pairwise(times))
        assert least >= (5.0 if host == "courier.example" else limits.HOST_GAP), host


def test_nobody_is_asked_more_than_need_be(evening: tuple[Newsstand, Desk]) -> None:
    asked = Counter((one.host.split(".")[0], one.path) for one in evening[0].asked)
    assert asked["ledger", "/feed"] == asked["courier", "/feed"] == DAY
    assert asked["post", "/feed"] == DAY // 2
    assert asked["moved", "/notice"] == 24
    assert {number for (_, path), number in asked.items() if path == "/robots.txt"} == {1}
    # A page is looked at ever more rarely; what fails, too; what is gone, not again this week.
    assert asked["courier", "/quay"] < 20 and asked["courier", "/ferry"] < 20
    assert asked["slow", "/feed"] < 8 and asked["endless", "/feed"] < 8
    assert asked["gone", "/feed"] == 1
    statuses = Counter((one.host.split(".")[0], one.status) for one in evening[0].asked)
    assert statuses["ledger", 304] > 80 and statuses["post", 304] > 40


def test_who_asks_for_silence_has_it(evening: tuple[Newsstand, Desk]) -> None:
    asked = [(one.at - 1_000) / 3600 for one in evening[0].asked if one.host == "herald.example"]
    assert [hour for hour in asked if 6.01 < hour < 8] == []
    # Three questions in three hours of being down: after a quarter, a half, an hour, two.
    assert len([hour for hour in asked if 13 <= hour < 16]) == 3


def test_a_new_morning_brings_nothing_old(tmp_path: Path) -> None:
    stand, desk, fetcher = open_stand(tmp_path)
    assert spend(stand, desk, fetcher, 19)
    desk.close()
    with open_at(tmp_path, stand) as again:
        assert spend(stand, again, stand.fetcher(), 1) == []


def test_a_clock_that_is_set_back_does_no_harm(tmp_path: Path) -> None:
    stand, desk, fetcher = open_stand(tmp_path)
    with desk:
        came = spend(stand, desk, fetcher, 38)
        earlier = stand.now - timedelta(hours=7)
        desk.clock = lambda: earlier
        kept = ask_sources(desk, fetcher=fetcher)
        assert (kept.new, kept.revised) == ((), ())
        due = next_due(desk)
        assert due is not None and earlier < due <= earlier + QUARTER
        desk.clock = stand.clock
        came += spend(stand, desk, fetcher, DAY - 38)
        assert len(came) == len(set(came)) == sum(map(len, TITLES.values())) + 2


def test_a_watch_that_dies_between_keeping_and_noting_loses_nothing(
    evening: tuple[Newsstand, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, calls = watching.write_down, [0]

    def die(desk: Desk, noted: Noted) -> None:
        calls[0] += 1
        if calls[0] % 7 == 3:
            raise KeyboardInterrupt
        write(desk, noted)

    monkeypatch.setattr(watching, "write_down", die)
    stand, desk, fetcher = open_stand(tmp_path)
    died = 0
    with desk:
        for _ in range(DAY):
            began = stand.now
            try:
                ask_sources(desk, fetcher=fetcher)
            except KeyboardInterrupt:
                died += 1
                fetcher = stand.fetcher()
            stand.now = max(stand.now, began + QUARTER)
        assert died > 20
        assert {report.id for report in find_reports(desk)} == {report.id for report in find_reports(evening[1])}
        assert Counter(report.replaces for report in find_reports(desk)) == Counter(report.replaces for report in find_reports(evening[1]))


def test_the_day_is_the_day(evening: tuple[Newsstand, Desk]) -> None:
    assert evening[0].now - START == timedelta(days=1)
