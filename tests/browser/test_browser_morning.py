"""The morning in a real browser, on a local server of feeds: from an empty office to two reports side by side and the next story; by mouse,
by keyboard alone, on a phone, without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.feeds import serving_feeds
from browser.opened import browsing, opening, serving

pytestmark = pytest.mark.browser

SETTINGS = "private_addresses: true\ntime_zone: Asia/Tokyo\n"
FERRY = "Ferry Aurora sinks off Cape Selden, twelve killed"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as found:
        yield found


@pytest.fixture
def link(tmp_path: Path) -> Iterator[str]:
    """An empty office; of the machine's own network it may read, for the feeds are there."""
    (tmp_path / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    with serving(tmp_path) as found:
        yield found


@pytest.fixture
def feeds() -> Iterator[str]:
    with serving_feeds() as found:
        yield "\n".join(found)


def look_at_story(page: Any) -> None:
    """The story of the ferry is open: four outlets hang from one bar, and accounts differ."""
    assert page.locator("h1").inner_text() == FERRY
    assert page.locator(".big > li").first.locator("ol li").count() == 4
    assert "people" in page.locator("#differs").inner_text()
    assert "Fifteen people" in page.locator("#differs").inner_text() or "15 people" in page.locator("#differs").inner_text()


def look_at_compare(page: Any) -> None:
    """Two reports of the wire stand side by side: what they share recedes."""
    assert "2 reports" in page.locator("h1").inner_text().replace("Two", "2")
    assert page.locator(".cmp .hd").count() == 2
    assert page.locator(".cmp .same").count() > 2


def test_by_mouse(browser: Any, link: str, feeds: str) -> None:
    with opening(browser, link) as page:
        assert page.locator("h1").inner_text() == "The office is empty"
        page.get_by_label("Addresses or folders").fill(feeds)
        page.get_by_role("button", name="Add, and read").click()
        page.get_by_role("link", name="Open the morning").click()
        rows = page.locator("article.story")
        assert rows.count() == 2
        assert page.locator(".sec").first.locator("h2").inner_text() == "Accounts differ"
        assert rows.first.locator("svg.stemma").get_attribute("aria-label") == "6 reports, 3 origins"
        assert re.search(r"\d\d:\d\d JST", rows.first.locator("time").inner_text())
        rows.first.locator("h3 a").click()
        look_at_story(page)
        page.locator("#differs .matrix summary").first.click()
        passage = page.locator("#differs details[open] .passage")
        passage.wait_for()
        passage.locator(".cite").first.wait_for()
        assert "Twelve people were killed" in passage.inner_text() or "Fifteen people were killed" in passage.inner_text()
        page.keyboard.press("Escape")
        assert page.locator("details[open] .passage").count() == 0
        for place in (0, 1):
            page.locator("#reports input[type=checkbox]").nth(place).check()
        page.get_by_role("button", name="Lay two or three side by side").click()
        look_at_compare(page)
        page.locator("a[data-next]").click()
        assert "fishing talks" in page.locator("h1").inner_text()
        page.goto(page.url.split("/stories")[0] + "/")
        assert "2 of 2 stories seen" in page.locator(".clockline").inner_text()


def test_by_keyboard_alone(browser: Any, link: str, feeds: str) -> None:
    with opening(browser, link) as page:
        press = page.keyboard.press
        for _ in range(40):
            press("Tab")
            if page.evaluate("document.activeElement.id") == "src":
                break
        page.keyboard.insert_text(feeds)
        press("Tab")
        press("Enter")
        page.get_by_role("link", name="Open the morning").wait_for()
        press("g")
        press("i")
        page.locator("article.story").first.wait_for()
        # Triage: step to a story, put it away, take it back; what was put away is told.
        press("j")
        press("j")
        press("k")
        assert page.evaluate("document.activeElement.textContent") == FERRY
        press("m")
        page.locator(".toast").wait_for()
        assert page.locator(".toast").inner_text().startswith(f"Marked read: {FERRY}")
        assert set(page.locator("article.story").first.get_attribute("class").split()) == {"story", "here", "read"}
        press("e")
        page.locator(".story.done").wait_for()
        press("z")
        page.wait_for_function("document.querySelectorAll('.story.done').length === 0 && document.querySelector('.story.read')")
        press("?")
        assert page.locator("#keys").is_visible()
        press("?")
        assert not page.locator("#keys").is_visible()
        press("j")
        press("o")
        page.locator("h1", has_text=FERRY).wait_for()
        look_at_story(page)
        press("j")
        press("o")
        page.locator("details[open] .passage .cite").first.wait_for()
        press("Escape")
        assert page.locator("details[open] .passage").count() == 0
        for place in (0, 1):
            page.locator("#reports input[type=checkbox]").nth(place).focus()
            press("Space")
        page.get_by_role("button", name="Lay two or three side by side").focus()
        press("Enter")
        page.locator(".cmp").wait_for()
        look_at_compare(page)
        press("n")
        page.locator("h1", has_text="fishing talks").wait_for()
        press("/")
        page.keyboard.type("jkz?")
        assert page.evaluate("document.activeElement.value") == "jkz?"


def test_on_a_phone(browser: Any, link: str, feeds: str) -> None:
    with opening(browser, link, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as page:
        page.get_by_label("Addresses or folders").fill(feeds)
        page.get_by_role("button", name="Add, and read").tap()
        page.get_by_role("link", name="Open the morning").tap()
        row = page.locator("article.story").first
        row.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        row.locator("[data-read]").tap()
        page.locator(".toast").wait_for()
        row.locator("h3 a").tap()
        page.locator("h1", has_text=FERRY).wait_for()
        look_at_story(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        line = page.locator("main .line summary").first
        line.tap()
        page.locator("details[open] .passage .cite").first.wait_for()
        above, below = line.bounding_box(), page.locator("details[open] .passage").first.bounding_box()
        assert below["y"] >= above["y"] + above["height"] - 1
        assert below["x"] >= 0
        assert below["x"] + below["width"] <= 390


def test_without_scripts(browser: Any, link: str, feeds: str) -> None:
    with opening(browser, link, java_script_enabled=False) as page:
        page.get_by_label("Addresses or folders").fill(feeds)
        page.get_by_role("button", name="Add, and read").click()
        # The page loads itself anew until the work is done.
        page.get_by_role("link", name="Open the morning").click()
        page.locator("article.story [data-read]").first.click()
        assert "1 of 2 stories seen" in page.locator(".clockline").inner_text()
        page.get_by_role("button", name="Take the last step back").click()
        assert "0 of 2 stories seen" in page.locator(".clockline").inner_text()
        page.locator("article.story h3 a").first.click()
        look_at_story(page)
        page.locator("main .line summary").first.click()
        page.locator("main .line details[open] a").first.click()
        assert page.locator("main .cite").count() > 0
        page.go_back()
        for place in (0, 1):
            page.locator("#reports input[type=checkbox]").nth(place).check()
        page.get_by_role("button", name="Lay two or three side by side").click()
        look_at_compare(page)
        page.locator("a[data-next]").click()
        assert "fishing talks" in page.locator("h1").inner_text()
