"""Nobody is barred from a page: axe-core finds nothing on any page and state, light and dark, on a desk, at 1100 px and on a phone; and
outlets that mean ill do nothing in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.opened import browsing, opening, serving
from web.hostile import make_hostile
from web.served import asking, make_office
from web.walking import walk

pytestmark = pytest.mark.browser

SIZES = {"desk": (1440, 900), "medium": (1100, 800), "phone": (390, 844)}
MODES = [(size, light) for size in SIZES for light in ("light", "dark")]
# Of many pages of one kind (reports, passages), so many are looked at.
MOST_ALIKE = 2
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def kind_of(path: str) -> str:
    """What pages have in common: their address without ids and without what is asked."""
    return "/".join("*" if any(letter.isdigit() for letter in part) else part for part in path.split("?")[0].split("/"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("access"))


@pytest.fixture(scope="module")
def paths(office: Path) -> list[str]:
    """Pages of every kind that can be reached, with those that are errors."""
    with asking(office) as client:
        found = [path for path, (status, size, _) in walk(client, most=120).items() if status == 200 and size]
    chosen: dict[str, list[str]] = {}
    for path in found:
        if not path.startswith(("/static", "/hand", "/refusals/")):
            chosen.setdefault(kind_of(path), []).append(path)
    return [path for alike in chosen.values() for path in alike[:MOST_ALIKE]] + ["/nowhere", "/search?q=zzzz", "/enter?key=used", "/start"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as found:
        yield found


def find_bars(page: Any) -> list[str]:
    """What axe-core has against the page as it stands, one a rule with its first element."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:160]} ({one['nodes'][0]['failureSummary'][:200]})" for one in found]


@pytest.fixture(scope="module")
def link_base(office: Path) -> Iterator[str]:
    with serving(office) as link:
        yield link


@pytest.fixture(scope="module")
def seat(browser: Any, link_base: str) -> Iterator[Any]:
    """One browser that came in, for all looks: axe-core is put into pages past their policy, and only here."""
    found = browser.new_context(bypass_csp=True)
    found.new_page().goto(link_base)
    yield found
    found.close()


@pytest.mark.parametrize(("size", "light"), MODES)
def test_axe_finds_nothing(seat: Any, link_base: str, paths: list[str], size: str, light: str) -> None:
    origin, bars, wide = link_base.split("/enter")[0], [], []
    page = seat.new_page()
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    page.emulate_media(color_scheme=light, reduced_motion="reduce")
    for path in paths:
        page.goto(origin + path)
        bars += find_bars(page)
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[size][0]:
            wide.append(path)
        opened = page.locator("details[name] > summary")
        if opened.count():
            opened.first.click()
            page.wait_for_load_state("networkidle")
            bars += find_bars(page)
    page.goto(origin + "/")
    page.keyboard.press("?")
    bars += find_bars(page)
    page.close()
    assert not bars, "\n".join(bars)
    assert wide == []


def test_outlets_that_mean_ill_do_nothing_in_a_browser(browser: Any, tmp_path: Path) -> None:
    """No dialog opens, nothing is asked of another address, no script fails, no page grows wider than the window."""
    office = make_hostile(tmp_path / "office")
    with asking(office) as client:
        paths = [path for path, (status, size, _) in walk(client, most=60).items() if status == 200 and size]
    with serving(office) as link, opening(browser, link) as page:
        origin, asked, dialogs = link.split("/enter")[0], [], []
        page.on("request", lambda one: asked.append(one.url))
        page.on("dialog", lambda one: dialogs.append(one.message))
        for path in paths:
            if not path.startswith(("/static", "/refusals/", "/hand")):
                page.goto(origin + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= 1440, path
        assert len(asked) > 30
        assert [one for one in asked if not one.startswith(origin + "/")] == []
        assert dialogs == []


def test_zoomed_twice_the_morning_still_fits(seat: Any, link_base: str) -> None:
    """200 % of a window of 1280 px is one of 640 px."""
    page = seat.new_page()
    page.set_viewport_size({"width": 640, "height": 450})
    pages = ("/positions", "/calendar", "/statements", "/sources", "/search?q=nato")
    for path in ("/", "/start", "/refusals", "/audit", "/keys", *pages):
        page.goto(link_base.split("/enter")[0] + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path
    page.close()
