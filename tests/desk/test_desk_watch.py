"""The watch at the desk: what it keeps, in which order it remembers, how it goes round and stops."""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.ingest import Kept
from legation.desk.verbs.watch import NAP, ask_sources, find_rest, next_due, watch
from legation.records.errors import NothingToReadError
from legation.records.reading import Reading
from legation.records.report import Report
from watched.newsstand import START, Item, Newsstand, article, feed, send, status

FEED = "https://tarn.example/feed"
WORDS = "The harbour of {} is closed until Friday, its master said on Monday, and nobody knows why it was not closed before that."


@frozen
class Stop:
    is_set: Callable[[], bool]
    wait: Callable[[float], object] = lambda _: None


@pytest.fixture(autouse=True)
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(reports: Sequence[Report], *_: Any) -> list[Reading]:
        return [Reading(report.id, "none") for report in reports]

    monkeypatch.setattr("legation.desk.shard.read", read)


def open_with(folder: Path, stand: Newsstand, listed: str) -> Desk:
    (folder / "watch.yml").write_text(listed, encoding="utf-8")
    desk = open_desk(folder)
    desk.clock, desk.engine, desk.fetcher = stand.clock, "serial", stand.fetcher()
    return desk


def reports(desk: Desk) -> list[Report]:
    return desk.store.reports.many(desk.store.reports.ids())


def test_a_desk_that_watches_nothing_says_so(tmp_path: Path) -> None:
    with open_with(tmp_path, Newsstand(), "sources: []") as desk, pytest.raises(NothingToReadError, match=r"watch\.yml"):
        ask_sources(desk)


def test_the_outlet_is_given_only_where_a_page_names_none(tmp_path: Path) -> None:
    named = "<html><head><meta property='og:site_name' content='Kelm Post'></head><body><p>{}</p></body></html>"
    for name, page in (("a.txt", WORDS.format("Tarn")), ("b.html", named.format(WORDS.format("Kelm")))):
        (tmp_path / "drop").mkdir(exist_ok=True)
        (tmp_path / "drop" / name).write_text(page, encoding="utf-8")
    with open_with(tmp_path, Newsstand(), "sources: [{source: drop, outlet: Tarn Echo, language: fr}]") as desk:
        ask_sources(desk)
        first, second = reports(desk)
    assert (first.outlet, dict(first.found)["outlet"], first.language) == ("Tarn Echo", "watch list", "fr")
    assert second.outlet == "Kelm Post"


def test_the_name_of_a_feed_is_no_outlet_where_the_list_names_one(tmp_path: Path) -> None:
    pages = {"tarn.example/feed": feed("Echo: all news", [Item("Closed", WORDS.format("Tarn"), guid="1")])}
    (tmp_path / "one").mkdir()
    with open_with(tmp_path / "one", Newsstand(pages=pages), f"sources: [{{source: '{FEED}', outlet: Tarn Echo}}]") as desk:
        ask_sources(desk)
        assert [report.outlet for report in reports(desk)] == ["Tarn Echo"]
    (tmp_path / "two").mkdir()
    with open_with(tmp_path / "two", Newsstand(pages=pages), f"sources: ['{FEED}']") as desk:
        ask_sources(desk)
        assert [report.outlet for report in reports(desk)] == ["Echo: all news"]


def test_where_a_page_holds_no_report_its_entry_is_taken(tmp_path: Path) -> None:
    items = [Item("Closed", WORDS.format("Tarn"), guid="1", link="https://tarn.example/1")]
    pages = {"tarn.example/feed": feed("Echo", items), "tarn.example/1": article("", lambda _: "")}
    stand = Newsstand(pages=pages)
    with open_with(tmp_path, stand, f"sources: [{{source: '{FEED}', follow: true}}]") as desk:
        kept = ask_sources(desk)
        assert (len(kept.new), len(kept.refusals)) == (1, 1)
        assert "harbour of Tarn" in reports(desk)[0].text
        stand.sleep(3600)
        assert ask_sources(desk) == Kept()
        # When the page has something to say, it takes the place of the entry.
        stand.pages["tarn.example/1"] = article("Closed", lambda _: WORDS.format("Tarn") + "\n" + WORDS.format("Kelm"))
        stand.sleep(3600)
        (revised,) = ask_sources(desk).revised
        assert desk.store.reports.many([revised])[0].replaces == kept.new[0]


def test_another_article_at_the_same_address_is_no_revision(tmp_path: Path) -> None:
    said = ["Tarn"]
    other = "Judges in Kelm freed a poet who had been jailed for a ballad about the collectors of taxes and their horses in spring."
    stand = Newsstand(pages={"tarn.example/front": article("Front", lambda _: WORDS.format("Tarn") if said == ["Tarn"] else other)})
    with open_with(tmp_path, stand, "sources: [https://tarn.example/front]") as desk:
        ask_sources(desk)
        said.clear()
        stand.pages["tarn.example/front"] = article("Poet freed", lambda _: other)
        stand.sleep(3600)
        kept = ask_sources(desk)
        assert (len(kept.new), kept.revised) == (1, ())


def test_names_that_no_store_can_hold_do_no_harm(tmp_path: Path) -> None:
    names = ["\ud800", "nul\x00", "a" * 100_000, "#", "x#5", "", "' OR 1=1 --", "1", "\n"]
    page = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": name, "title": f"T{n}\udfff", "content_text": WORDS.format(n)} for n, name in enumerate(names)],
    }
    stand = Newsstand(pages={"tarn.example/feed": lambda _, request: send(request, json.dumps(page))})
    with open_with(tmp_path, stand, f"sources: ['{FEED}']") as desk:
        assert len(ask_sources(desk).new) == len(names)
        stand.sleep(3600)
        page["description"] = "Changed"
        assert ask_sources(desk).revised == ()
        assert len(reports(desk)) == len(names)


def test_a_watch_goes_round_when_something_is_due_and_stops_when_told(tmp_path: Path) -> None:
    stand = Newsstand(pages={"tarn.example/feed": feed("Echo", [Item(f"News {n}", WORDS.format(n), n, guid=str(n)) for n in range(4)])})
    rounds: list[tuple[float, int]] = []
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        stand.sleep(seconds)

    with open_with(tmp_path, stand, f"sources: [{{source: '{FEED}', interval: 30m}}]") as desk:
        watch(desk, Stop(lambda: stand.hour > 3.2, nap), lambda kept, _: rounds.append((round(stand.hour, 1), len(kept.new))))
    assert rounds == [(0.0, 1), (0.5, 0), (1.0, 1), (1.5, 0), (2.0, 1), (2.5, 0), (3.0, 1)]
    assert max(naps) <= NAP.total_seconds()


def test_a_stop_in_the_midst_of_a_round_keeps_what_came_and_comes_back_for_the_rest(tmp_path: Path) -> None:
    pages = {
        f"{name}.example/feed": feed(name, [Item(f"News of {name}", WORDS.format(name), guid="1")]) for name in ("tarn", "kelm", "orn")
    }
    stand = Newsstand(pages=pages)
    listed = "sources: [https://tarn.example/feed, https://kelm.example/feed, https://orn.example/feed]"
    with open_with(tmp_path, stand, listed) as desk:
        kept = ask_sources(desk, stop=Stop(lambda: len(stand.asked) >= 5))
        assert 0 < len(kept.new) < 3
        more = ask_sources(desk)
        assert len(kept.new) + len(more.new) == 3


def test_what_is_due_next_is_known_also_after_a_failure(tmp_path: Path) -> None:
    stand = Newsstand(pages={"tarn.example/feed": status(500)})
    with open_with(tmp_path, stand, f"sources: [{{source: '{FEED}', interval: 1h}}]") as desk:
        assert next_due(desk) == START
        ask_sources(desk)
        assert next_due(desk) == START + timedelta(hours=2)
        assert find_rest(desk) > timedelta(minutes=119)
