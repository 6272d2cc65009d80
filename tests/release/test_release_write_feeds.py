import json
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from attrs import evolve
from lxml import etree

from legation.release.forms.write_feeds import feed_atom, feed_json, feed_rss, write_atom, write_json, write_rss
from legation.release.gate import Packet, packet
from legation.release.identity import next_sent
from release.sample import JAPAN, MADE, POLICY, make_own, make_packet, make_view


def later() -> Packet:
    """The next day's version of the same brief, under a title with markup in it."""
    view = make_view()
    newer = evolve(view, brief=evolve(view.brief, title="<script>alert(1)</script> & more \x0b\ufffe"))
    return packet(newer, next_sent(view, None, JAPAN, MADE), JAPAN, POLICY, MADE + timedelta(days=1))


@pytest.mark.parametrize(("write", "version"), [(write_rss, "rss20"), (write_atom, "atom10")])
def test_a_feed_reader_reads_an_entry_with_its_mark_first(write: Any, version: str) -> None:
    made = write(make_packet())
    read = feedparser.parse(made)
    assert (read.bozo, read.version) == (False, version)
    (entry,) = read.entries
    assert entry.title == "TLP:GREEN Kishida rules out joining NATO as Tokyo office takes shape"
    assert entry.id == f"urn:uuid:{make_packet().matter.id}"
    assert entry.published_parsed[:5] == (2023, 6, 8, 23, 52)
    assert [tag.term for tag in entry.tags] == ["TLP:GREEN"]
    said = entry.content[0].value if "content" in entry else entry.summary
    assert said.startswith("<p><b>TLP:GREEN · EXERCISE RESTRICTED")
    assert "(G/ER) 髙橋一郎: “事務所の設置を協議している” [4]" in said
    assert read.feed.title == "Briefs of Liaison Office Tokyo"


def test_a_json_feed_has_what_its_specification_wants() -> None:
    feed = json.loads(feed_json([make_packet()], "https://office.example/feed"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"]) == ("Briefs of Liaison Office Tokyo", "https://office.example/feed")
    (item,) = feed["items"]
    assert set(item) == {"id", "title", "content_html", "date_published", "date_modified", "tags", "_legation"}
    assert item["title"].startswith("TLP:GREEN ")
    assert item["date_published"] == "2023-06-08T23:52:00.000Z"
    assert "home_page_url" not in json.loads(write_json(make_packet()))


def test_a_new_version_is_the_same_entry_updated() -> None:
    (first,), (second,) = (feedparser.parse(write_atom(one)).entries for one in (make_packet(), later()))
    assert first.id == second.id
    assert first.published == second.published
    assert first.updated < second.updated


def test_the_newest_is_first_and_the_hours_are_the_packets() -> None:
    for write in (feed_atom, feed_rss):
        made = write([make_packet(), later()], "https://office.example/")
        read = feedparser.parse(made)
        assert [entry.title[10:17] for entry in read.entries] == ["<script", "Kishida"]
        assert read.feed.updated_parsed[:3] == (2023, 6, 9)
        assert read.feed.link == "https://office.example/"
    assert [item["date_modified"][:10] for item in json.loads(feed_json([make_packet(), later()]))["items"]] == ["2023-06-09", "2023-06-08"]


def test_markup_in_a_title_is_a_title() -> None:
    for write in (write_atom, write_rss):
        tree = etree.fromstring(write(later()))
        titles = [one.text or "" for one in tree.iter() if str(one.tag).endswith("title")]
        assert "TLP:GREEN <script>alert(1)</script> & more [U+FFFE]" in titles
    assert "<script>" not in json.loads(write_json(later()))["items"][0]["content_html"]


def test_the_offices_own_feed_has_no_mark_where_there_is_none() -> None:
    read = feedparser.parse(write_atom(make_own()))
    assert read.entries[0].title == "Kishida rules out joining NATO as Tokyo office takes shape"
    assert read.feed.title == "Briefs of the office"
