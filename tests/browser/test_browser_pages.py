"""The pages of a story in a real browser: a passage opens beside its line and at its height, one at a time; what a browser really sets in
serif stands in a report."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import legation.web
from browser.opened import browsing, opening, serving
from legation.desk.desk import open_desk
from web.serif import plain, read_told
from web.served import make_office

pytestmark = pytest.mark.browser

# The brand is set in serif, too; marks of quotation and codes of unseen signs are ours, and told apart.
FIND_SERIF = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || node.closest('script,.brand,.qm,.hid,.vh')) continue;
    if (getComputedStyle(node).fontFamily.startsWith('"Source Serif')) found.push(walk.currentNode.data);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def story(office: Path) -> str:
    with open_desk(office) as desk:
        return desk.stories(1)[0].id


@pytest.mark.parametrize("width", [1440, 1100])
def test_a_passage_opens_beside_its_line_and_at_its_height(browser: Any, office: Path, story: str, width: int) -> None:
    with serving(office) as link, opening(browser, link, viewport={"width": width, "height": 900}) as page:
        page.goto(link.split("/enter")[0] + f"/stories/{story}")
        lines = page.locator("#said .line")
        for place in (0, 2, 1):
            before = lines.nth(place).bounding_box()
            lines.nth(place).locator("summary").click()
            lines.nth(place).locator(".cite").first.wait_for()
            after, beside = lines.nth(place).bounding_box(), lines.nth(place).locator(".passage").bounding_box()
            assert (after["height"], after["x"]) == (before["height"], before["x"])
            assert abs(beside["y"] - after["y"]) < 2
            assert beside["x"] > after["x"] + after["width"]
            assert beside["x"] + beside["width"] <= width
            assert page.locator("details[name=passage][open]").count() == 1
        page.keyboard.press("Escape")
        assert page.locator("details[name=passage][open]").count() == 0


def test_what_a_browser_sets_in_serif_stands_in_a_report(browser: Any, office: Path, story: str) -> None:
    with open_desk(office) as desk:
        reports = desk.store.reports.many(desk.store.reports.ids())
        told = read_told(reports)
        issues = [position.issue for position in desk.stories(1)[0].positions]
    names = "&r=".join(report.id for report in reports[:3])
    paths = [
        f"/stories/{story}{part}" for part in ("", "?lines=all", "/claims", "/differs", "/lineage", "/positions", "/dates", "/reports")
    ]
    paths += [
        f"/reports/{reports[0].id}",
        f"/compare?r={names}",
        "/",
        "/positions",
        "/calendar",
        "/statements",
        "/sources",
        "/search?q=nato",
    ]
    with serving(office) as link, opening(browser, link) as page:
        strangers, shown = {}, 0
        for path in paths:
            page.goto(link.split("/enter")[0] + path)
            for line in page.locator("details[name=passage] > summary").all()[:2]:
                line.click()
                page.wait_for_load_state("networkidle")
            found = [plain(words) for words in page.evaluate(FIND_SERIF)]
            shown += len(found)
            if wrong := [words for words in found if words and not any(words in place for place in (*told, *issues))]:
                strangers[path] = wrong
        assert strangers == {}
        assert shown > 200


def test_marks_can_be_taken_off_a_report(browser: Any, office: Path, story: str) -> None:
    with open_desk(office) as desk:
        report = desk.stories(1)[0].reports[0]
    with serving(office) as link, opening(browser, link) as page:
        page.goto(link.split("/enter")[0] + f"/reports/{report}")
        mark = page.locator(".article .m-st").first
        assert "underline" in mark.evaluate("node => getComputedStyle(node).textDecorationLine")
        page.get_by_label("Marks").uncheck()
        assert mark.evaluate("node => getComputedStyle(node).textDecorationLine") == "none"


@pytest.mark.parametrize(
    ("scheme", "chosen", "desk"), [("light", "", 238), ("dark", "", 21), ("light", "dark", 21), ("dark", "light", 238)]
)
def test_the_desk_is_light_or_dark_as_the_system_is_or_the_reader_chose(browser: Any, scheme: str, chosen: str, desk: int) -> None:
    style = (Path(legation.web.__file__).parent / "static" / "desk.css").read_text(encoding="utf-8")
    page = browser.new_page(color_scheme=scheme)
    page.set_content(f'<html data-theme="{chosen}"><style>{style}</style><body><div class="a4">A sheet.</div></body></html>')
    shades = "['body', '.a4'].map(it => parseInt(getComputedStyle(document.querySelector(it)).backgroundColor.slice(4)))"
    # What is to be printed lies there as paper.
    assert page.evaluate(shades) == [desk, 255]
    page.emulate_media(media="print")
    assert page.evaluate(shades) == [255, 255]
    page.close()
