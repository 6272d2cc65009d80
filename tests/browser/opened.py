"""A desk that is really served, in a process of its own, and a real browser in front of it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# As long as the slowest step, a first reading on a busy machine, may take: in milliseconds.
PATIENCE = 60_000

# The pages are tried on a difference of number, whether or not such lines are printed unasked just now (briefing/makers.py), as all other
# tests are (tests/conftest.py).
SERVED = """
from attrs import evolve
from legation.briefing import makers
from legation.cli.main import main
number = makers._BY_MAKER["conflict-number"]
makers._BY_MAKER = {**makers._BY_MAKER, number.maker: evolve(number, judged=100, right=100)}
main()
"""


@contextmanager
def serving(office: Path, by: str = "N. Officer") -> Iterator[str]:
    """The one-time link of a desk, as long as it is served."""
    command = [sys.executable, "-c", SERVED, "serve", "--office", str(office), "--port", "0", "--json", "--by", by]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())["link"]
        finally:
            process.terminate()


@contextmanager
def browsing() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    assert chromium, "These tests need a Chromium: none called chromium was found in PATH."
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=QUIET)
        yield found
        found.close()


@contextmanager
def opening(browser: Any, link: str, **settings: Any) -> Iterator[Any]:
    """A page that came in by the link, and on which nothing went wrong: no fault of a script, nothing that the policy stopped."""
    faults: list[str] = []
    seat = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | settings))
    page = seat.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(link)
    yield page
    seat.close()
    assert not faults, "\n".join(faults)
