"""Feeds and pages of the web: what is new in them comes once, what changed comes as what it was, what is no news stays out."""

import os
from datetime import timedelta
from html import escape
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.intake import limits
from legation.intake.watching.rounds import find_next
from legation.intake.watching.visits import PATIENT
from legation.intake.watching.watch import EDITED_FOR, Watch
from watched.notebook import NOON, Notebook, Site, go, name_report

HOUR = timedelta(hours=1)
FEED, PAGE = "https://tarn.example/feed", "https://tarn.example/1"
MIDNIGHT = "Tue, 12 Mar 2024 00:00:00 GMT"
WATCH = Watch(FEED, outlet="Tarn Echo")
FOLLOW = Watch(FEED, follow=True)
HTML = "<html><body><p>The harbour of Tarn is closed, {}.</p></body></html>"


def item(title: str, text: str = "Text.", **facts: str) -> str:
    said = {"title": title, "description": text, **facts}
    return "<item>" + "".join(f"<{name}>{escape(words)}</{name}>" for name, words in said.items()) + "</item>"


def feed(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tarn</title>{"".join(items)}</channel></rss>'


def test_a_changed_entry_comes_as_what_it_was() -> None:
    notebook, site = Notebook(), Site({FEED: feed(item("Ferry", guid="1"))})
    (first,) = go([WATCH], notebook, site.fetcher()).arrived
    site.pages[FEED] = feed(item("Ferry stays", guid="1"), item("Fog", guid="2"))
    changed, new = go([WATCH], notebook, site.fetcher(), NOON + HOUR).arrived
    assert (first.replaces, changed.replaces, new.replaces) == (None, name_report(first.paper.raw), None)
    assert [one.item for one in (first, changed, new)] == ["1", "1", "2"]


def test_a_feed_that_gives_all_its_entries_one_id_loses_none() -> None:
    notebook, site = Notebook(), Site({FEED: feed(*(item(f"News {n}", guid="same", link=PAGE) for n in (1, 2)))})
    assert len(go([WATCH], notebook, site.fetcher()).arrived) == 2
    site.pages[FEED] = feed(*(item(f"News {n}", guid="same", link=PAGE) for n in (3, 2, 1)))
    found = go([WATCH], notebook, site.fetcher(), NOON + HOUR).arrived
    assert [(one.replaces, "News 3" in one.paper.raw.decode()) for one in found] == [(None, True)]


def test_entries_without_a_name_keep_apart_and_may_move() -> None:
    notebook, site = Notebook(), Site({FEED: feed(item("A", pubDate=MIDNIGHT), item("B", "B."))})
    assert len(go([WATCH], notebook, site.fetcher()).arrived) == 2
    site.pages[FEED] = feed(item("C"), item("B", "B, at length."), item("A", pubDate=MIDNIGHT))
    new, edited = go([WATCH], notebook, site.fetcher(), NOON + HOUR).arrived
    assert (new.replaces is None, edited.replaces is None) == (True, False)


def test_a_quiet_feed_is_no_fault_and_a_page_in_its_place_no_news() -> None:
    notebook, site = Notebook(), Site({FEED: feed()})
    assert go([WATCH], notebook, site.fetcher()).refusals == []
    site.pages[FEED] = feed(item("Ferry", guid="1"))
    go([WATCH], notebook, site.fetcher(), NOON + HOUR)
    site.pages[FEED] = HTML.format("back soon")
    rounds = [go([WATCH], notebook, site.fetcher(), NOON + n * HOUR) for n in (2, 3)]
    assert [(one.arrived, len(one.refusals)) for one in rounds] == [([], 1), ([], 0)]
    site.pages[FEED] = feed(item("Ferry", guid="1"), item("Fog", guid="2"))
    assert [one.item for one in go([WATCH], notebook, site.fetcher(), NOON + 4 * HOUR).arrived] == ["2"]


def test_a_feed_that_breaks_is_given_time_and_one_that_is_always_broken_is_read() -> None:
    faulty = feed(item("Ferry", guid="1")).replace("Text.", "a &nbsp; b")
    assert [one.item for one in go([WATCH], Notebook(), Site({FEED: faulty}).fetcher()).arrived] == ["1"]
    notebook, site = Notebook(), Site({FEED: feed(item("Ferry", guid="1"))})
    go([WATCH], notebook, site.fetcher())
    site.pages[FEED] = faulty
    rounds = [go([WATCH], notebook, site.fetcher(), NOON + n * HOUR) for n in range(1, PATIENT + 3)]
    assert [len(one.arrived) for one in rounds] == [0] * PATIENT + [1, 0]
    assert [len(one.refusals) for one in rounds] == [1] + [0] * (PATIENT + 1)


def test_half_an_entry_is_not_taken() -> None:
    whole = feed(item("Ferry", guid="1"), item("Fog", "A long text that is cut.", guid="2"))
    site = Site({FEED: whole[: whole.index("that is cut")]})
    notebook = Notebook()
    assert [one.item for one in go([WATCH], notebook, site.fetcher()).arrived] == ["1"]
    site.pages[FEED] = whole
    assert [one.item for one in go([WATCH], notebook, site.fetcher(), NOON + HOUR).arrived] == ["2"]


def test_the_page_of_an_entry_is_read_in_its_place() -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link="/1")), PAGE: HTML.format("says the mayor")})
    notebook = Notebook()
    (one,) = go([FOLLOW], notebook, site.fetcher()).arrived
    assert (one.paper.form, one.paper.source, one.paper.url, one.item) == ("html", f"{FEED}#1", PAGE, "1")
    assert one.instead is not None and "Ferry" in one.instead.raw.decode()
    assert go([FOLLOW], notebook, site.fetcher(), NOON + HOUR).arrived == []


def test_an_edited_page_is_noticed_though_its_feed_stays() -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link=PAGE)), PAGE: HTML.format("one")})
    notebook = Notebook()
    (first,) = go([FOLLOW], notebook, site.fetcher()).arrived
    site.pages[PAGE] = HTML.format("two")
    (second,) = go([FOLLOW], notebook, site.fetcher(), NOON + HOUR).arrived
    assert (second.item, second.replaces, second.paper.source) == ("1", name_report(first.paper.raw), f"{FEED}#1")
    for hour in range(2, 200):
        go([FOLLOW], notebook, site.fetcher(), NOON + hour * HOUR)
    assert site.asked.count(PAGE) < 25
    assert list(notebook.states) == [FEED]
    assert notebook.items(FEED)[0].report == name_report(second.paper.raw)


def test_a_page_that_cannot_be_had_leaves_the_entry_and_is_owed() -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link=PAGE)), PAGE: httpx.Response(500)})
    notebook = Notebook()
    (entry,) = go([FOLLOW], notebook, site.fetcher()).arrived
    assert entry.paper.form == "json"
    # The feed lets it go meanwhile.
    site.pages.update({FEED: feed(), PAGE: HTML.format("at last")})
    (page,) = go([FOLLOW], notebook, site.fetcher(), NOON + 3 * HOUR).arrived
    assert (page.paper.form, page.replaces) == ("html", name_report(entry.paper.raw))


@pytest.mark.parametrize("answer", [httpx.Response(404), httpx.Response(410)])
def test_a_page_that_is_not_there_is_not_asked_for_again(answer: httpx.Response) -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link=PAGE)), PAGE: answer})
    notebook = Notebook()
    assert len(go([FOLLOW], notebook, site.fetcher()).arrived) == 1
    for hour in range(1, 100):
        assert go([FOLLOW], notebook, site.fetcher(), NOON + hour * HOUR).arrived == []
    assert site.asked.count(PAGE) == 1


def test_a_page_that_stays_away_is_given_up() -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link=PAGE)), PAGE: httpx.Response(500)})
    notebook = Notebook()
    for hour in range(int(EDITED_FOR / HOUR) + 48):
        go([FOLLOW], notebook, site.fetcher(), NOON + hour * HOUR)
    assert site.asked.count(PAGE) < 12
    assert list(notebook.states) == [FEED]


def test_a_changed_entry_does_not_put_its_teaser_over_the_article() -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link=PAGE)), PAGE: HTML.format("in full")})
    notebook = Notebook()
    go([FOLLOW], notebook, site.fetcher())
    site.pages.update({FEED: feed(item("Ferry stays", guid="1", link=PAGE)), PAGE: httpx.Response(500)})
    assert go([FOLLOW], notebook, site.fetcher(), NOON + HOUR).arrived == []
    site.pages[PAGE] = HTML.format("in full, with a new headline")
    assert len(go([FOLLOW], notebook, site.fetcher(), NOON + 9 * HOUR).arrived) == 1


def test_a_link_to_no_page_leaves_the_entry() -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link=PAGE)), PAGE: feed(item("Another", guid="9"))})
    assert [one.paper.form for one in go([FOLLOW], Notebook(), site.fetcher()).arrived] == ["json"]


OPML = '<opml version="2.0"><body>{}</body></opml>'.format(
    "".join(f'<outline xmlUrl="https://{name}.example/feed"/>' for name in ("tarn", "kelm", "list"))
)


@pytest.mark.parametrize("on_disk", [True, False])
def test_each_feed_of_a_list_is_a_source_of_its_own(on_disk: bool, tmp_path: Path) -> None:
    site = Site({FEED: feed(item("Ferry", guid="1", link=PAGE)), PAGE: HTML.format("one"), "https://list.example/feed": OPML})
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    watches = [Watch(str(tmp_path / "feeds.opml") if on_disk else "https://list.example/feed", "mine", follow=True)]
    notebook = Notebook()
    first = go(watches, notebook, site.fetcher())
    assert [one.paper.source for one in first.arrived] == [f"{FEED}#1"]
    assert sorted(refusal.source for refusal in first.refusals) == ["https://kelm.example/feed", "https://list.example/feed"]
    site.pages[PAGE] = HTML.format("two")
    site.asked.clear()
    second = go(watches, notebook, site.fetcher(), NOON + HOUR)
    assert [(one.item, one.replaces is None) for one in second.arrived] == [("1", False)]
    assert second.refusals == []
    # The one that failed waits longer than the list.
    assert "https://kelm.example/feed" not in site.asked


@pytest.mark.parametrize("on_disk", [True, False])
def test_a_list_that_stays_as_it_is_has_its_feeds_asked_all_the_same(on_disk: bool, tmp_path: Path) -> None:
    listed = f'<opml><body><outline xmlUrl="{FEED}"/></body></opml>'
    site = Site(
        {FEED: feed(item("Ferry", guid="1")), "https://list.example/feed": httpx.Response(200, text=listed, headers={"ETag": '"1"'})}
    )
    (tmp_path / "feeds.opml").write_text(listed, encoding="utf-8")
    os.utime(tmp_path / "feeds.opml", (1, 1))
    watches, notebook = [Watch(str(tmp_path / "feeds.opml") if on_disk else "https://list.example/feed", "mine")], Notebook()
    assert len(go(watches, notebook, site.fetcher()).arrived) == 1
    assert notebook.states["mine"].etag is None
    site.pages[FEED] = feed(item("Ferry", guid="1"), item("Fog", guid="2"))
    assert [one.item for one in go(watches, notebook, site.fetcher(), NOON + HOUR).arrived] == ["2"]


@pytest.mark.parametrize("letter", ["&#xD800;", "&#55296;", "&#x110000;", "&#99999999999999;"])
def test_a_letter_that_is_none_breaks_no_feed_and_no_list(letter: str, tmp_path: Path) -> None:
    said = feed(item("Ferry", guid="1")).replace("Ferry", f"Fer{letter}ry").replace("<guid>1", f"<guid>1{letter}")
    (one,) = go([WATCH], Notebook(), Site({FEED: said}).fetcher()).arrived
    assert (one.item, "Ferry" in one.paper.raw.decode()) == ("1", True)
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{FEED}{letter}"/></body></opml>', encoding="utf-8")
    assert len(go([Watch(str(tmp_path / "feeds.opml"))], Notebook(), Site({FEED: said}).fetcher()).arrived) == 1


def test_an_endless_list_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FEEDS", 1)
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    site = Site({FEED: feed(item("Ferry", guid="1"))})
    found = go([Watch(str(tmp_path / "feeds.opml"))], Notebook(), site.fetcher())
    assert (len(found.arrived), [refusal.reason for refusal in found.refusals]) == (
        1,
        ["The list names more than 1 feeds; the rest is left."],
    )


def test_a_source_may_be_asked_before_its_time() -> None:
    site = Site({FEED: feed(item("Ferry", guid="1"))})
    other = Watch("https://kelm.example/feed")
    notebook = Notebook()
    go([WATCH, other], notebook, site.fetcher())
    site.asked.clear()
    go([WATCH, other], notebook, site.fetcher(), NOON + HOUR / 60)
    assert site.asked == []
    go([WATCH, other], notebook, site.fetcher(), NOON + HOUR / 60, early=True)
    assert sorted(site.asked) == [other.source, FEED]
    assert find_next([WATCH, other], notebook.states.values(), NOON + HOUR / 60) == NOON + HOUR / 60 + HOUR
    assert find_next([], notebook.states.values(), NOON) is None


def test_silence_holds_for_all_that_a_server_has_and_after_a_new_start() -> None:
    site = Site({FEED: httpx.Response(429, headers={"Retry-After": "7200"}), PAGE: HTML.format("one")})
    watches, notebook = [WATCH, Watch(PAGE)], Notebook()
    go(watches[:1], notebook, site.fetcher())
    assert go(watches, notebook, site.fetcher(), NOON + HOUR, early=True).arrived == []
    assert site.asked == [FEED]
    assert find_next(watches, notebook.states.values(), NOON + HOUR) == NOON + 2 * HOUR
    site.pages[FEED] = feed(item("Ferry", guid="1"))
    assert len(go(watches, notebook, site.fetcher(), NOON + 2 * HOUR).arrived) == 2
    # A clock that was set back knows nothing of the silence, and is no reason to keep it for years.
    notebook.states.clear()
    site.pages[FEED] = httpx.Response(429, headers={"Retry-After": "7200"})
    go(watches[:1], notebook, site.fetcher())
    assert find_next(watches, notebook.states.values(), NOON - 900 * HOUR) == NOON - 900 * HOUR


def test_a_feed_of_many_links_is_followed_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOLLOWED", 2)
    monkeypatch.setattr(limits, "PAGES", 3)
    pages = {f"https://tarn.example/{n}": HTML.format(n) for n in range(9)}
    site = Site({FEED: feed(*(item(f"News {n}", guid=str(n), link=link) for n, link in enumerate(pages))), **pages})
    notebook = Notebook()
    first = go([FOLLOW], notebook, site.fetcher())
    assert [one.paper.form for one in first.arrived] == ["html"] * 2 + ["json"] * 7
    rounds = [go([FOLLOW], notebook, site.fetcher(), NOON + HOUR) for _ in range(4)]
    # The two that were read are looked at again among the others.
    assert [len(made.arrived) for made in rounds] == [1, 3, 3, 0]
    assert all(one.replaces is not None for made in rounds for one in made.arrived)


@pytest.mark.parametrize("address", ["http://[::1", "https://", "https://tarn.example:port/", "https://" + "a" * 70_000])
def test_an_address_that_is_none_is_a_refusal(address: str, tmp_path: Path) -> None:
    found = go([Watch(address), WATCH], Notebook(), Site({FEED: feed(item("Ferry", guid="1", link=address))}).fetcher())
    assert (len(found.arrived), len(found.refusals)) == (1, 1)
    followed = go([FOLLOW], Notebook(), Site({FEED: feed(item("Ferry", guid="1", link=address))}).fetcher())
    assert [one.paper.form for one in followed.arrived] == ["json"]


VERSIONS = st.dictionaries(st.integers(0, 5), st.integers(0, 2), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(VERSIONS, min_size=1, max_size=8), st.booleans())
def test_whatever_a_feed_shows_comes_once_for_each_change(steps: list[dict[int, int]], upside_down: bool) -> None:
    notebook, site = Notebook(), Site()
    last: dict[int, int] = {}
    for hour, shown in enumerate(steps):
        items = [item(f"News {n}", f"Version {version}.", guid=f"g{n}", pubDate=MIDNIGHT) for n, version in shown.items()]
        site.pages[FEED] = feed(*(reversed(items) if upside_down and hour % 2 else items))
        came = {one.item: one.replaces is not None for one in go([WATCH], notebook, site.fetcher(), NOON + hour * HOUR).arrived}
        assert came == {f"g{n}": n in last for n, version in shown.items() if last.get(n) != version}
        last |= shown
