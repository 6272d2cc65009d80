"""The HTML brief in a real browser: nothing runs over, all can be read, nothing is asked of the network, and keys are enough."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.tokyo import export, make_given
from legation.release.forms import write_html

pytestmark = pytest.mark.browser

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# WCAG 2.2, 1.4.3: text needs a contrast of 4.5 to 1 against what is behind it.
LEAST_CONTRAST = 4.5

# The lowest contrast of any text on the page with the words it belongs to: the colour of each text against the first
# background behind it that is not transparent, by the formula of WCAG.
FIND_CONTRAST = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const box = at.tagName === 'g' ? at.querySelector('rect') : null;
      const found = parse(box ? getComputedStyle(box).fill : getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  let worst = [99, ''];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || ['STYLE', 'title', 'desc'].includes(node.tagName)) continue;
    const style = getComputedStyle(node);
    const one = light(parse(node instanceof SVGElement ? style.fill : style.color)), other = light(behind(node));
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < worst[0]) worst = [contrast, walk.currentNode.data.trim()];
  }
  return worst;
}"""

FIND_OVERFLOW = """() => [...document.querySelectorAll('body *')].filter((node) => !node.closest('.scroll') && !node.closest('.skip'))
  .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(node).position !== 'absolute')
  .map((node) => node.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    assert chromium, "These tests need a Chromium: none called chromium was found in PATH."
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("brief") / "brief.html"
    given = make_given()
    path.write_text(write_html.write(export(given.check(), given.reports)), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_over_the_edge(browser: Any, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(FIND_OVERFLOW) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(browser: Any, address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(address)
    contrast, words = page.evaluate(FIND_CONTRAST)
    assert contrast >= LEAST_CONTRAST, words
    page.close()


def test_light_and_dark_are_two_pages_to_the_eye(browser: Any, address: str) -> None:
    papers = set()
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(address)
        papers.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        page.close()
    assert len(papers) == 2


def test_the_browser_asks_for_nothing_and_complains_of_nothing(browser: Any, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    assert asked == [address]
    assert said == []
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700", "the style sheet was not allowed"
    page.close()


def test_keys_are_enough(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#summary"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.refs') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == target
    assert page.evaluate("document.querySelector(':target').tagName") == "LI"
    page.close()


def test_scrolling_regions_can_be_reached_by_key(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    reached = page.evaluate(
        "[...document.querySelectorAll('*')].filter((n) => n.scrollWidth > n.clientWidth + 1 && getComputedStyle(n).overflowX === 'auto')"
        ".map((n) => n.tabIndex)"
    )
    assert reached
    assert set(reached) == {0}
    page.close()


def test_on_paper_everything_fits_the_sheet(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 680, "height": 960})
    page.emulate_media(media="print")
    page.goto(address)
    # The text area of A4 with our margins is 180 mm, 680 px at 96 dpi.
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).display") == "none"
    page.close()
