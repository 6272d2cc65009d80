"""Every page that can be reached from the morning: it is there, small, and holds nothing that acts; with outlets that mean ill, too."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment
from starlette.testclient import TestClient

from legation.web.render import LONGEST, environment, theirs
from web.served import asking
from web.walking import Page, walk

# What the issue of the desk promises of a page, in bytes.
LARGEST = 60_000


@pytest.fixture(scope="module")
def hostile(hostile_office: Path) -> Iterator[TestClient]:
    with asking(hostile_office, by="<i>ann</i>") as client:
        yield client


def test_every_page_of_the_example_is_there_small_and_still(client: TestClient) -> None:
    found = walk(client)
    assert len(found) > 20
    assert {path: told for path, told in found.items() if told[0] >= 400} == {}
    assert {path: told for path, told in found.items() if told[2]} == {}
    assert {path: told[1] for path, told in found.items() if told[1] > LARGEST and not path.startswith(("/static/", "/exports/"))} == {}


def test_no_form_of_a_page_is_compiled_while_anybody_asks(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads that compile at once can end in an error of Python's own; so every form is ready before the first question."""
    environment.cache_clear()
    with asking(office):
        monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled late"))
        forms = environment().list_templates(extensions=["html"])
        assert len(forms) > 20
        assert all(environment().get_template(form).name == form for form in forms)


def test_outlets_that_mean_ill_are_shown_and_do_nothing(hostile: TestClient) -> None:
    found = walk(hostile)
    assert len(found) > 20
    assert {path: told for path, told in found.items() if told[0] >= 400} == {}
    assert {path: told for path, told in found.items() if told[2]} == {}


def test_their_words_are_there_as_words(hostile: TestClient) -> None:
    said = "".join(hostile.get(path).text for path in ("/", "/?since=yesterday", "/refusals", "/start"))
    assert "&lt;img src=x onerror=alert(2)&gt;.txt" in said
    assert "&lt;i&gt;ann&lt;/i&gt;" in said
    assert "\u202e" not in said


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("\u202eabc", '<span class="hid">U+202E</span>abc'),
        ("a\u200bb", 'a<span class="hid">U+200B</span>b'),
        ("\u202e<b>", '<span class="hid">U+202E</span>&lt;b&gt;'),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        (None, ""),
        ("\x00", '<span class="hid">U+0000</span>'),
        ("\ud800", '<span class="hid">U+D800</span>'),
    ],
)
def test_signs_that_are_not_seen_are_shown_by_their_code(words: str | None, shown: str) -> None:
    assert str(theirs(words)) == shown


def test_a_headline_of_a_megabyte_is_shown_by_its_beginning() -> None:
    assert len(theirs("x" * 1_000_000)) == LONGEST + 1


def test_the_walk_finds_what_may_not_stand() -> None:
    text = (
        '<p style="x"></p><img src="/a"><a href="javascript:x">x</a><script>1</script><b onclick="x"></b>'
        '<a href="https://a.example">x</a><a href="//evil.example">x</a><script src="https://a.example/x.js"></script>'
    )
    assert len(Page(text).wrong) >= 9
    assert Page('<a href="/x#y">x</a><a rel="noopener noreferrer" href="https://a.example">x</a>').wrong == []


def test_an_empty_office_begins_with_what_to_read(tmp_path: Path) -> None:
    with asking(tmp_path) as client:
        for path in ("/", "/audit", "/refusals", "/positions", "/calendar", "/statements", "/sources", "/search?q=lock"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers.get("location")) == (303, "/start"), path
        assert "The office is empty" in client.get("/start").text
        assert Page(client.get("/start").text).wrong == []
        assert not (tmp_path / "office.db").exists()


def test_no_mark_of_ours_stands_where_none_may(hostile: TestClient) -> None:
    """The code of an unseen sign is set in an element of its own: never inside an attribute, a title, a field or a picture."""
    wrong = {}
    for path in walk(hostile):
        text = hostile.get(path).text
        inside = re.findall(r'="[^"<>]*<span|<title>[^<]*<span|<option[^>]*>[^<]*<span', text)
        inside += [svg for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL) if "<span" in svg]
        if inside:
            wrong[path] = inside[:2]
    assert wrong == {}
