"""What goes to and fro with partners, in a real browser: every link of these pages leads somewhere; asked, answered, met and taken back by
keyboard alone; a partner answers on a phone without scripts; what somebody writes is not lost; nobody is barred from these pages."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from browser.opened import opening, serving
from browser.test_browser_access import MODES, SIZES, find_bars, kind_of
from desk.leaving import ferry, found
from legation.desk.desk import open_desk
from legation.desk.verbs.fetch import keep_answer
from legation.records.exchange import WAYS

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# The pages of one office, behind its own address.
OURS = (
    "/answers",
    "/consultations",
    "/recalls",
    "/recalls?about=Delta+Radio",
    "/recalls?release=3",
    "/releases",
    "/releases/new?partner=east&story=STORY",
)


@pytest.fixture(scope="module")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An office that released to two partners, was asked by one and answered it, asked the other, took a report back, and meets both; with
    the secret of the page that the one has."""
    home = tmp_path_factory.mktemp("exchanged")
    found(home).close()
    with open_desk(home / "office") as desk:
        desk.by, desk.engine = "ann", "serial"
        desk.contact("add", "south", name="Ada Holm", role="second secretary", address="ada@sudrand.example")
        for partner in ("south", "east"):
            desk.preview(ferry(desk), partner)
            desk.release(ferry(desk), partner)
        line = next(one for one in desk.releases("south")[0].matter.items if "47,000" in one.words)
        keep_answer(desk, "south", "page", "Was it counted on <b>deck</b>?", line.id, question=True)
        keep_answer(desk, "south", "page", "We were told so by the harbour office.", desk.releases("south")[0].matter.id)
        desk.letter("answer", "1", words="On deck, they say.")
        desk.letter("ask", "south", words="Who leads your delegation?")
        desk.letter("ask", "east", words="When do you arrive?")
        begins = desk.clock() + timedelta(days=6)
        attendees = [one.id for one in desk.contact()]
        said = {"begins": begins, "place": "Quay 3", "partners": ["south", "east"], "people": ["ann"], "attendees": attendees}
        (held,) = desk.consult("add", "On the ferry", points=["The lights"], **said).consultations
        desk.consult("send", held.id)
        desk.consult("deed", held.id, words="Ask the harbour", owner="ann", due=(desk.clock() - timedelta(days=1)).date())
        desk.recall("Harbour Post", "its reporter was never there")
        # What east has goes back to the reports that are closed to it from now on: its next version takes lines back.
        desk.mark(next(one.id for one in desk.newest(9) if one.outlet == "Delta Radio"), "TLP:RED", "until the minister has spoken")
        secret = desk.tokens("add", "their readers", partner="south", ways=WAYS).secret
    return home / "office", str(secret)


@pytest.fixture(scope="module")
def made(exchanged: tuple[Path, str]) -> Path:
    return exchanged[0]


@pytest.fixture(scope="module")
def paths(exchanged: tuple[Path, str]) -> list[str]:
    with open_desk(exchanged[0]) as desk:
        return [*(one.replace("STORY", ferry(desk)) for one in OURS), f"/out/{exchanged[1]}/"]


@pytest.fixture(scope="module")
def link(made: Path) -> Iterator[str]:
    with serving(made) as served:
        yield served


@pytest.fixture(scope="module")
def entered(browser: Any, link: str) -> Iterator[dict[str, Any]]:
    """What a browser that came in by the link has, for all the others: the link opens once."""
    seat = browser.new_context()
    seat.new_page().goto(link)
    yield {"storage_state": seat.storage_state()}
    seat.close()


@pytest.mark.parametrize("number", range(len(OURS) + 1))
def test_axe_finds_nothing_on_what_goes_to_and_fro(browser: Any, link: str, entered: dict[str, Any], paths: list[str], number: int) -> None:
    # axe-core is put into pages past their policy, and only here.
    seat = browser.new_context(bypass_csp=True, **entered)
    page, bars, wide = seat.new_page(), [], []
    page.goto(link.split("/enter")[0] + paths[number])
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for size, light in MODES:
        page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
        page.emulate_media(color_scheme=light, reduced_motion="reduce")
        bars += [f"{size}, {light}: {bar}" for bar in find_bars(page)]
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[size][0]:
            wide.append((size, light))
    seat.close()
    assert not bars, "\n".join(bars)
    assert wide == []


def test_every_link_of_these_pages_leads_somewhere(browser: Any, link: str, entered: dict[str, Any], paths: list[str]) -> None:
    origin, seen, kinds = link.split("/enter")[0], dict[str, int](), set[str]()
    with opening(browser, origin, **entered) as page:
        for path in paths:
            assert page.goto(origin + path).status == 200
            hrefs = page.eval_on_selector_all("main a[href]", "all => all.map(one => one.href)")
            assert [one for one in hrefs if not one.startswith(origin)] == []
            here = page.url.partition("#")[0]
            for place, _, anchor in (one.partition("#") for one in hrefs):
                if anchor and place == here:
                    assert page.locator(f"[id='{anchor}']").count() == 1, (path, anchor)
            # Of each kind one: a form is written as one release is, and as another.
            asked = {place if "/out/" in place else kind_of(place): place for place in (one.partition("#")[0] for one in hrefs)}
            places = [place for kind, place in asked.items() if kind not in kinds]
            kinds |= asked.keys()
            # Asked by the browser, which asks again where a connection was given up meanwhile.
            told = "async all => { const told = []; for (const one of all) told.push((await fetch(one)).status); return told; }"
            seen |= dict(zip(places, page.evaluate(told, places), strict=True))
    assert len(seen) > 30
    assert {place: status for place, status in seen.items() if status != 200} == {}


def test_answered_met_and_taken_back_by_keyboard_alone(browser: Any, office: Path) -> None:
    with serving(office) as link, opening(browser, link) as page:
        origin = link.split("/enter")[0]

        def press(*keys: str) -> None:
            for key in keys:
                page.keyboard.press(key)

        page.goto(f"{origin}/answers#a1")
        page.locator("#a1 summary", has_text="Answer").focus()
        press("Enter", "Tab")
        page.keyboard.type("At the gate, too.")
        press("Tab", "Tab", "Enter")
        page.wait_for_url("**/answers#a1")
        page.get_by_text("At the gate, too.").wait_for()
        page.goto(f"{origin}/consultations")
        page.locator("#deeds button", has_text="Ask the harbour").focus()
        press("Enter")
        page.wait_for_load_state()
        page.get_by_text("done").first.wait_for()
        assert page.locator("#deeds").count() == 0
        page.goto(f"{origin}/recalls")
        page.get_by_label("What: a report").focus()
        page.keyboard.type("Delta Radio")
        press("Enter")
        page.wait_for_url("**/recalls?about=Delta+Radio")
        assert "would take back" in page.locator("#looked").inner_text()
        page.get_by_label("Why it is false").focus()
        page.keyboard.type("It took it back itself.")
        press("Tab", "Enter")
        page.wait_for_url("**/recalls")
        assert "It took it back itself." in page.locator("#log").inner_text()
        assert "Delta Radio" in page.locator("#log h3").first.inner_text()


def test_a_phone_without_scripts_asks_meets_and_looks_at_a_recall(browser: Any, office: Path) -> None:
    with serving(office) as link, opening(browser, link, viewport=PHONE, java_script_enabled=False) as page:
        origin = link.split("/enter")[0]
        page.goto(f"{origin}/answers")
        ask = page.locator("#ask")
        ask.get_by_label("Whom").select_option("east")
        ask.get_by_label("Your question").fill("Does it sail in January?")
        ask.get_by_role("button", name="Ask").click()
        assert "Does it sail in January?" in page.locator("#asked li").first.inner_text()
        page.goto(f"{origin}/consultations")
        add = page.locator("#add")
        add.get_by_label("On what").fill("On the harbour")
        add.get_by_label("Begins").fill("2031-05-02T10:00")
        add.get_by_label("Ministry of Sudrand").first.check()
        add.get_by_role("button", name="Add").click()
        (one,) = page.locator("li[id^=c]", has_text="On the harbour").all()
        assert "2 May 2031" in one.inner_text()
        with page.expect_download() as waiting:
            one.get_by_role("link", name="Invitation: Ministry").click()
        assert Path(waiting.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR")
        one.get_by_text("Record, deeds, cancel").click()
        one.get_by_label("What was said").fill("They agreed.")
        one.get_by_role("button", name="Keep as record").click()
        assert "They agreed." in page.locator("li[id^=c]", has_text="On the harbour").inner_text()
        page.goto(f"{origin}/recalls?about=Delta+Radio")
        page.locator("#looked summary", has_text="The lines").first.click()
        assert page.locator("#looked li li").first.is_visible()


def test_a_partner_answers_on_a_phone_without_scripts(browser: Any, exchanged: tuple[Path, str], office: Path) -> None:
    with serving(office) as link:
        seat = browser.new_context(viewport=PHONE, java_script_enabled=False)
        page, home = seat.new_page(), f"{link.split('/enter')[0]}/out/{exchanged[1]}/"
        page.goto(home)
        assert "Corrected: something in the version before proved false." in page.inner_text("main")
        assert "Harbour Post" not in page.content()
        page.get_by_label("On what").first.select_option(index=1)
        page.get_by_label("Your answer or question on it").first.fill("It was not so.")
        page.get_by_role("button", name="Answer", exact=True).first.click()
        assert "Your words were taken" in page.get_by_role("status").inner_text()
        page.get_by_label("Your answer to this question").fill("Ada Holm does.")
        page.get_by_role("button", name="Answer this question").click()
        assert "Ada Holm does." in page.locator("section[aria-labelledby=sent]").inner_text()
        # Nothing of the desk opens to whoever has the page.
        assert page.goto(f"{link.split('/enter')[0]}/answers").status == 401
        seat.close()
    with open_desk(office) as desk:
        said = {one.answer.words: one for one in desk.answers().said}
        assert said["It was not so."].about is not None
        assert said["Ada Holm does."].about is not None


FOLLOWING = '<div class="ruled" role="status" data-work="/work" data-anew-page="Weighed."><p>Ruled. Weighing …</p></div><main'


def hold_work(page: Any, path: str) -> list[Any]:
    """A page that follows an errand, whose end is held until it is let go."""
    held: list[Any] = []
    page.route("**/work", lambda route: held.append(route))

    def show(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main", FOLLOWING, 1))

    page.route(f"**{path}", show)
    return held


def end_work(page: Any, held: list[Any]) -> None:
    """Let the errand end."""
    page.unroute("**/work")
    held.pop().fulfill(content_type="text/event-stream", body="event: end\ndata: \n\n")


def test_what_somebody_writes_is_not_lost_when_work_ends(browser: Any, link: str, entered: dict[str, Any]) -> None:
    origin = link.split("/enter")[0]
    with opening(browser, origin, **entered) as page:
        held = hold_work(page, "/answers")
        page.goto(f"{origin}/answers")
        page.wait_for_function("document.querySelector('.ruled')")
        words = page.locator("#ask textarea")
        words.fill("Half a question")
        while not held:
            page.wait_for_timeout(20)
        end_work(page, held)
        page.get_by_role("link", name="Load the page anew").wait_for()
        assert words.input_value() == "Half a question"
        words.fill("")
        page.unroute("**/answers")
        page.get_by_role("link", name="Load the page anew").click()
        page.wait_for_function("!document.querySelector('.ruled')")


def test_who_goes_to_another_page_is_not_held_back_when_work_ends(browser: Any, link: str, entered: dict[str, Any]) -> None:
    origin, going = link.split("/enter")[0], list[Any]()
    with opening(browser, origin, **entered) as page:
        held = hold_work(page, "/recalls")
        page.goto(f"{origin}/recalls")
        page.route("**/consultations", lambda route: going.append(route))
        while not held:
            page.wait_for_timeout(20)
        page.evaluate("location.assign('/consultations')")
        while not going:
            page.wait_for_timeout(20)
        end_work(page, held)
        # As long as a page that is loaded anew would need to take the place of the other.
        page.wait_for_timeout(300)
        going.pop().continue_()
        page.wait_for_url("**/consultations")
        assert page.locator("h1").inner_text() == "Consultations"
