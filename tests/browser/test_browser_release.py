"""What leaves, in a real browser: marked, looked at, released and fetched by keyboard alone, on a phone without scripts; by two persons
where the policy asks for two; nobody is barred from these pages."""

from pathlib import Path
from typing import Any

import pytest

from browser.opened import opening, serving
from browser.test_browser_access import find_bars
from legation.desk.desk import open_desk

pytestmark = pytest.mark.browser


def prepare(office: Path, story: str) -> None:
    """Marks and a partner, so that something may leave and something is kept back."""
    with open_desk(office) as desk:
        desk.by = "ann"
        desk.mark("reports", "TLP:GREEN // REL TO HARBOUR FOUR", "As they are printed.")
        desk.mark(desk.story(story).reports[3], "TLP:RED", "Until the minister has spoken.")
        desk.partner("add", "sd", name="Embassy of Sudrand", code="JPN", tlp="TLP:GREEN", masks=["byline"])


def test_from_mark_to_file(browser: Any, office: Path, story: str) -> None:
    with serving(office) as link, opening(browser, link) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/marks")
        page.get_by_label("What: a source").fill("reports")
        page.get_by_label("TLP label").select_option("TLP:GREEN")
        page.get_by_label("Releasable to").fill("HARBOUR FOUR")
        page.get_by_label("Why").fill("As they are printed.")
        page.get_by_role("button", name="Mark", exact=True).click()
        assert "TLP:GREEN // REL TO HARBOUR FOUR" in page.locator("#log").inner_text()
        page.goto(f"{base}/partners")
        page.get_by_label("Key, named here").fill("sd")
        page.get_by_label("How it is addressed").fill("Embassy of Sudrand")
        page.get_by_label("Country, three letters").fill("jpn")
        page.get_by_label("Cleared to").select_option("TLP:GREEN")
        page.get_by_role("button", name="Add the partner").click()
        assert "Embassy of Sudrand" in page.locator("#p-sd").inner_text()
        with open_desk(office) as desk:
            desk.mark(desk.story(story).reports[3], "TLP:RED", "Until the minister has spoken.")
        page.goto(f"{base}/stories/{story}")
        page.get_by_role("link", name="Release …").click()
        page.get_by_role("button", name="See as it would be got").click()
        side = page.locator("aside").inner_text()
        assert "marked TLP:RED, Embassy of Sudrand is cleared to TLP:GREEN" in side
        paper = page.locator("article.a4").inner_text()
        banners = page.locator("article.a4 .banner").all_inner_texts()
        assert [one.startswith("TLP:GREEN · RELEASABLE TO Embassy of Sudrand") for one in banners] == [True, True]
        assert "withheld" not in paper.lower()
        assert "HARBOUR FOUR" not in paper
        page.get_by_label("I have read its copy").check()
        page.get_by_role("button", name="Release to Embassy of Sudrand").click()
        page.wait_for_url("**/releases#n1")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="As it left").click()
        assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
        page.locator("#n1 summary").click()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="STIX 2.1").click()
        assert b'"bundle"' in Path(waiting.value.path()).read_bytes()
        # The next version is told against the one that it has.
        page.goto(f"{base}/releases/new?partner=sd&story={story}")
        assert "Every line is as it has it." in page.locator("#changes").inner_text()


def test_released_by_keyboard_alone(browser: Any, office: Path, story: str) -> None:
    prepare(office, story)
    with serving(office) as link, opening(browser, link) as page:
        page.goto(f"{link.split('/enter')[0]}/releases/new?partner=sd&story={story}")
        page.get_by_label("I have read its copy").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.type("Mark")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/releases#n1")
        assert "left as md" in page.locator("#n1").inner_text()
        page.keyboard.press("g")
        page.keyboard.press("i")
        page.wait_for_url("**/")
        page.keyboard.press("g")
        page.keyboard.press("l")
        page.wait_for_url("**/releases")


def test_a_phone_without_scripts_releases_too(browser: Any, office: Path, story: str) -> None:
    prepare(office, story)
    with serving(office) as link, opening(browser, link, viewport={"width": 390, "height": 844}, java_script_enabled=False) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/releases/new")
        page.get_by_label("Partner").select_option("sd")
        page.get_by_label("Brief").select_option(story)
        page.get_by_role("button", name="See as it would be got").click()
        page.get_by_label("I have read its copy").check()
        page.get_by_label("In which form").select_option("docx")
        page.get_by_role("button", name="Release to").click()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="As it left").click()
        assert Path(waiting.value.path()).read_bytes().startswith(b"PK")


def test_by_policy_another_person_releases(browser: Any, office: Path, story: str) -> None:
    prepare(office, story)
    policy = (office / "policy.yml").read_text(encoding="utf-8")
    (office / "policy.yml").write_text(policy.replace("second: act", "second: person"), encoding="utf-8")
    address = f"/releases/new?partner=sd&story={story}"
    with serving(office, by="Ann") as link, opening(browser, link) as page:
        page.goto(link.split("/enter")[0] + address)
        assert "Whoever prepared it cannot release it." in page.locator("aside").inner_text()
        assert page.get_by_role("button", name="Release to").count() == 0
    with serving(office, by="Ben") as link, opening(browser, link) as page:
        page.goto(link.split("/enter")[0] + address)
        assert "Ann, " in page.locator("aside").inner_text()
        page.get_by_label("I have read its copy").check()
        page.get_by_role("button", name="Release to").click()
        page.wait_for_url("**/releases#n1")
        assert "prepared Ann, released Ben" in page.locator("#n1").inner_text()


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (1100, 800), (390, 844)], ids=["desk", "medium", "phone"])
def test_axe_finds_nothing_on_the_pages_of_what_leaves(browser: Any, office: Path, story: str, light: str, size: tuple[int, int]) -> None:
    prepare(office, story)
    with open_desk(office) as desk:
        desk.mark(story, "TLP:GREEN", "To be looked at again.", desk.clock().date())
        desk.preview(story, "sd")
        desk.release(story, "sd", "html")
        desk.mark(desk.story(story).reports[3], off=True, why="He has spoken.")
        desk.partner("add", "os", name="Chancery of Ostmark", code="AUS")
    paths = (
        "/partners",
        f"/marks?about={story}",
        "/marks",
        "/releases",
        "/releases/new",
        f"/releases/new?partner=sd&story={story}",
        f"/releases/new?partner=os&story={story}",
    )
    with serving(office) as link:
        seat = browser.new_context(
            bypass_csp=True, color_scheme=light, reduced_motion="reduce", viewport={"width": size[0], "height": size[1]}
        )
        page = seat.new_page()
        page.goto(link)
        bars, wide = [], []
        for path in paths:
            page.goto(link.split("/enter")[0] + path)
            for summary in page.locator(".rulebox > summary").all():
                summary.click()
            bars += find_bars(page)
            if page.evaluate("document.documentElement.scrollWidth") > size[0]:
                wide.append(path)
        seat.close()
    assert not bars, "\n".join(bars)
    assert wide == []
