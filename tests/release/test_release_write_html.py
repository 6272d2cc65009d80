import hashlib
import re
from base64 import b64encode
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from lxml import html

from briefing.tokyo import LEDGER, Given, export
from legation.release.forms import layout, write_html
from legation.release.gate import Packet


@pytest.fixture(scope="module")
def page(packet: Packet) -> str:
    return write_html.write(packet)


def test_the_page_stands_alone(page: str) -> None:
    tree: Any = html.document_fromstring(page)
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //@style | //@onclick")
    assert not re.findall(r"url\((?!#)|@import", page)
    assert len(tree.xpath("//a/@href")) > 20
    for link in tree.xpath("//a/@href"):
        assert link.startswith("#") or link == LEDGER.url


def test_its_policy_allows_its_own_style_and_nothing_else(page: str) -> None:
    tree: Any = html.document_fromstring(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = tree.xpath("//style/text()")
    seal = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{seal}'; base-uri 'none'; form-action 'none'"


def test_every_link_inside_the_page_arrives(page: str) -> None:
    tree: Any = html.document_fromstring(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert wanted - set(ids) == set()


def test_headings_and_landmarks_are_in_order(page: str) -> None:
    tree: Any = html.document_fromstring(page)
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.xpath("//a[@class='skip']/@href") == ["#summary"]
    assert len(tree.xpath("//main")) == 1


def test_pictures_say_what_they_show(page: str) -> None:
    tree: Any = html.document_fromstring(page)
    pictures = tree.xpath("//svg")
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.xpath("./title/text()")
        assert picture.xpath("./desc/text()")
        assert picture.xpath(".//a[starts-with(@href, '#r')]")


def test_the_three_kinds_of_steps_look_different(page: str) -> None:
    tree: Any = html.document_fromstring(page)
    assert set(tree.xpath("//svg//path/@class")) == {"tip", "edge declared", "edge reuse", "edge inferred"}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "https:",
        "http://[",
        "https://a.example/\u202e",
        "https://a.example/x y",
        "",
        None,
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    assert layout.safe_link(url) is None


def test_hostile_words_stay_words(given: Given) -> None:
    title = "</title><script>alert(1)</script>\u202e\x07\ud800\"'"
    hostile = evolve(LEDGER, title=title, outlet='"><img src=x onerror=alert(1)>', url='https://a.example/"onmouseover="alert(1)')
    reports = {**given.reports, LEDGER.id: hostile}
    page = write_html.write(export(evolve(given, story=evolve(given.story, title=title), reports=reports).check(), reports))
    tree: Any = html.document_fromstring(page.encode("utf-8").decode("utf-8"))
    assert not tree.xpath("//script | //img | //@onerror | //@onmouseover")
    assert "\u202e" not in page
    assert "[U+202E][U+0007][U+D800]" in page


def test_the_same_brief_is_the_same_page(given: Given, page: str) -> None:
    assert write_html.write(export(given.check(), given.reports)) == page


def test_a_brief_without_anything_is_a_page(given: Given) -> None:
    bare = evolve(given.story, claims=(), conflicts=(), positions=(), events=(), wordings=(), descents=(), origins=())
    page = write_html.write(export(evolve(given, story=bare).check(), given.reports))
    assert "No report was found to go back to another." in page
    assert "<svg" not in page
