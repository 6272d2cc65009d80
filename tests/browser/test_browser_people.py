"""Signing in and out in a real browser: by the keyboard, on a phone, without scripts, over https; axe-core finds nothing on what is new."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.opened import PATIENCE, browsing, opening, serving
from browser.test_browser_access import MODES, SIZES, find_bars
from web.served import make_office
from web.signed import PASSWORDS, add_accounts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_accounts(make_office(tmp_path_factory.mktemp("people")))


@pytest.fixture(scope="module")
def link(office: Path) -> Iterator[str]:
    with serving(office) as found:
        assert found.endswith("/sign-in")
        yield found


def fill(page: Any, name: str, password: str | None = None) -> None:
    """Fill in the form and send it."""
    page.fill("#u", name)
    page.fill("#p", password or PASSWORDS[name][1])
    page.click("button[type=submit]")


def test_one_signs_in_and_out_by_the_keyboard(browser: Any, link: str) -> None:
    with opening(browser, link) as page:
        page.keyboard.type("ann")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORDS["ann"][1])
        page.keyboard.press("Enter")
        page.wait_for_url("**/")
        assert page.inner_text(".me span") == "ann"
        page.keyboard.press("?")
        page.get_by_role("button", name="Sign out").press("Enter")
        page.wait_for_url("**/sign-in")
        page.goto(link.replace("/sign-in", "/audit"))
        assert page.url.endswith("/sign-in?back=%2Faudit")
        fill(page, "ann")
        page.wait_for_url("**/audit")


def test_a_wrong_password_is_said_where_the_eye_is(browser: Any, link: str) -> None:
    seat = browser.new_context()
    page = seat.new_page()
    page.goto(link)
    fill(page, "max", "wrong wrong wrong")
    assert "The name or the password is not right. Four more tries" in page.get_by_role("alert").inner_text()
    assert page.input_value("#u") == "max"
    assert page.input_value("#p") == ""
    assert page.evaluate("document.activeElement.id") == "p"
    fill(page, "max")
    page.wait_for_url("**/")
    seat.close()


def test_on_a_phone_the_form_fits_and_a_thumb_meets_it(browser: Any, link: str) -> None:
    with opening(browser, link, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        for target in ("#u", "#p", "button[type=submit]"):
            assert page.locator(target).bounding_box()["height"] >= 40
        fill(page, "rita")
        page.wait_for_url("**/")
        page.goto(link.replace("/sign-in", "/keys"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("button", name="Sign out").first.tap()
        page.wait_for_url("**/sign-in")


def test_without_scripts_one_signs_in_works_and_leaves(browser: Any, link: str) -> None:
    with opening(browser, link, java_script_enabled=False) as page:
        fill(page, "max")
        page.wait_for_url("**/")
        page.goto(link.replace("/sign-in", "/?since=yesterday"))
        page.click(".story [data-done]")
        page.wait_for_url("**/?since=yesterday")
        page.click("[data-undo]")
        page.goto(link.replace("/sign-in", "/keys"))
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/sign-in")


def test_two_at_once_see_each_his_own(browser: Any, link: str) -> None:
    with opening(browser, link) as one, opening(browser, link) as other:
        fill(one, "ann")
        fill(other, "rita")
        for page, name in ((one, "ann"), (other, "rita")):
            page.wait_for_url("**/")
            page.goto(link.replace("/sign-in", "/?since=yesterday"))
            assert page.inner_text(".me span") == name
        assert one.locator("[data-done]").count() > 0
        assert other.locator("[data-done]").count() == 0


@pytest.fixture(scope="module")
def seat(browser: Any, link: str) -> Iterator[Any]:
    """A reader's browser; axe-core is put into pages past their policy, and only here."""
    found = browser.new_context(bypass_csp=True)
    page = found.new_page()
    page.goto(link)
    fill(page, "rita")
    page.wait_for_url("**/")
    yield found
    found.close()


@pytest.mark.parametrize(("size", "light"), MODES)
def test_axe_finds_nothing(browser: Any, seat: Any, link: str, size: str, light: str) -> None:
    stranger = browser.new_context(bypass_csp=True)
    bars, wide = [], []
    for where, paths in ((stranger, ["/sign-in"]), (seat, ["/?since=yesterday", "/start", "/keys"])):
        page = where.new_page()
        page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
        page.emulate_media(color_scheme=light, reduced_motion="reduce")
        for path in paths:
            page.goto(link.replace("/sign-in", path))
            bars += find_bars(page)
            if page.evaluate("document.documentElement.scrollWidth") > SIZES[size][0]:
                wide.append(path)
        if where is stranger:
            # Of two tries a size and light, so that nobody is paused.
            fill(page, "nobody" + size + light, "wrong wrong wrong")
        else:
            page.evaluate("() => { const f = document.querySelector('form[action=\"/sign-out\"]'); f.action = '/work'; f.submit(); }")
        page.wait_for_load_state()
        assert page.get_by_role("alert").count() or page.get_by_text("This is not yours to do").count()
        bars += find_bars(page)
        page.close()
    stranger.close()
    assert not bars, "\n".join(bars)
    assert wide == []


def test_over_https_the_cookie_is_for_https_alone(browser: Any, office: Path, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    assert openssl, "This test makes a certificate with openssl: none was found in PATH."
    place = Path(shutil.copytree(office, tmp_path / "office"))
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run([openssl, "req", *made], cwd=place, check=True, capture_output=True)
    (place / "settings.yml").write_text("desk: {names: [localhost], certificate: cert.pem, key: key.pem}\n", encoding="utf-8")
    with serving(place) as address:
        assert address.startswith("https://localhost:")
        seat = browser.new_context(ignore_https_errors=True)
        page = seat.new_page()
        page.set_default_timeout(PATIENCE)
        answer = page.goto(address)
        assert answer.headers["strict-transport-security"]
        fill(page, "ann")
        page.wait_for_url("**/")
        (cookie,) = seat.cookies()
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Strict")
        seat.close()
