"""The officer's hand in a real browser: ruled and undone by keyboard alone, on a phone without scripts, a brief composed; nobody barred."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from browser.opened import opening, serving
from browser.test_browser_access import find_bars
from legation.desk.desk import open_desk

pytestmark = pytest.mark.browser


def read_origins(page: Any) -> int:
    """How many origins the story's page tells."""
    return int(page.locator(".figs li").nth(2).locator("b").inner_text())


def test_a_false_origin_is_ruled_out_by_keyboard_and_z_takes_it_back(browser: Any, office: Path, story: str) -> None:
    with serving(office) as link, opening(browser, link) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/stories/{story}")
        before = read_origins(page)
        page.goto(f"{base}/stories/{story}/lineage")
        page.locator("#lanes a.btn.hand").first.focus()
        page.keyboard.press("Enter")
        page.locator("#effect").wait_for()
        assert f"{before} → {before + 1}" in page.locator("#effect").inner_text()
        page.locator("#why").focus()
        page.keyboard.type("Both were at the palace.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/lineage")
        page.get_by_text("ruled on").first.wait_for()
        page.goto(f"{base}/stories/{story}")
        assert read_origins(page) == before + 1
        page.keyboard.press("z")
        page.wait_for_function("n => document.querySelectorAll('.figs b')[1].textContent == n", arg=str(before))
        page.goto(f"{base}/rulings")
        assert "taken back by" in page.locator(".rul").inner_text()


def test_a_phone_without_scripts_rules_too(browser: Any, office: Path, story: str) -> None:
    with serving(office) as link, opening(browser, link, viewport={"width": 390, "height": 844}, java_script_enabled=False) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/stories/{story}/lineage")
        page.locator("#lanes a.btn.hand").first.click()
        page.locator("#why").fill("Both were at the palace.")
        page.get_by_role("button", name="Rule", exact=True).click()
        page.goto(f"{base}/rulings")
        assert "Both were at the palace." in page.locator(".rul").inner_text()


def test_a_brief_is_composed_with_b_and_leaves_as_a_file(browser: Any, office: Path, story: str) -> None:
    with serving(office) as link, opening(browser, link) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/stories/{story}")
        page.locator("#said .line summary").first.focus()
        page.keyboard.press("b")
        page.locator('[data-brief][aria-pressed="true"]').first.wait_for()
        page.get_by_role("link", name="The brief: 1 line").click()
        page.locator(".pick:not(.in) [data-brief]").first.click()
        page.wait_for_function("document.querySelectorAll('.pick.in').length == 2")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="PDF").click()
        assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")


def test_two_officers_at_once(browser: Any, office: Path, story: str) -> None:
    with serving(office) as link, opening(browser, link) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/stories/{story}/lineage")
        page.locator("#lanes a.btn.hand").first.click()
        with open_desk(office) as other:
            other.by = "ben"
            reports = other.story(story).reports
            other.rule("same-origin", reports[0], reports[1], why="One wire.")
        page.locator("#why").fill("Both were at the palace.")
        # A browser notes an answer of 409 among its faults; here it is what is asked for.
        hidden = page.locator("form.rform input[type=hidden]").all()
        fields = [(one.get_attribute("name"), one.get_attribute("value")) for one in hidden]
        said = {"origin": base, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"}
        answer = page.request.post(f"{base}/rulings", data=urlencode([*fields, ("why", "Mine.")]), headers=said)
        assert answer.status == 409
        assert "Meanwhile ben ruled on this" in answer.text()


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_axe_finds_nothing_on_the_pages_of_the_hand(browser: Any, office: Path, story: str, light: str, size: tuple[int, int]) -> None:
    with open_desk(office) as desk:
        desk.engine = "serial"
        claim = next(claim for claim in desk.story(story).claims if claim.speaker)
        desk.rule("grade", claim.id, value="B2", why="On the record.")
        desk.rule("undo", desk.rule("owner", "River Post", value="Harbour Media").id)
        desk.weigh()
        (draft,) = desk.draft("make", story)
        reports = desk.story(story).reports[:2]
    paths = (
        "/rulings",
        f"/rulings/new?verb=same-origin&about={reports[0]}&about={reports[1]}&back=/",
        f"/rulings/new?verb=not-said-by&about={claim.id}&back=/",
        f"/stories/{story}?open={claim.id}",
        f"/stories/{story}/lineage",
        "/drafts",
        f"/drafts/{draft.id}",
    )
    with serving(office) as link:
        seat = browser.new_context(
            bypass_csp=True, color_scheme=light, reduced_motion="reduce", viewport={"width": size[0], "height": size[1]}
        )
        page = seat.new_page()
        page.goto(link)
        for path in paths:
            page.goto(link.split("/enter")[0] + path)
            for box in page.locator(".rulebox > summary").all():
                box.click()
            assert find_bars(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        seat.close()
