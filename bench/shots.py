"""Pictures of the brief on the examples and of every page of the desk, of the examples and of an office that asks too much: in light and
dark, and on a phone.

    python bench/shots.py out/shots

Needs Debian's chromium. A picture is remade by running this again.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from legation.desk.desk import open_desk
from legation.records.exchange import Answer

EXAMPLES = Path(__file__).parent.parent / "examples" / "tokyo-office"
LOOKS = {"light": ((1440, 900), "light"), "dark": ((1440, 900), "dark"), "phone": ((390, 844), "light")}
# A sheet of paper is one and a half times as high as it is wide, about.
SHEETS = {"light": ((1000, 1500), "light"), "dark": ((1000, 1500), "dark"), "phone": ((390, 844), "light")}
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
OFFICER = "N. Officer"
LEGATION = [sys.executable, "-m", "legation.cli.main"]


@contextmanager
def serving(office: Path, by: str = OFFICER) -> Iterator[str]:
    """The link of a desk that is served."""
    command = [*LEGATION, "serve", "--office", str(office), "--port", "0", "--json", "--by", by]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101  it was asked for
        try:
            yield json.loads(process.stdout.readline())["link"]
        finally:
            process.terminate()


def make_office(folder: Path) -> Path:
    """The example office on its second morning: what came the day before was weighed and seen, then the rest came, and a file that is
    refused."""
    office = Path(shutil.copytree(EXAMPLES, folder / "tokyo-office"))
    (office / "settings.yml").write_text("time_zone: Asia/Tokyo\n", encoding="utf-8")
    reports = sorted(map(str, (office / "reports").iterdir()))
    now = datetime.now().astimezone()
    with open_desk(office) as desk:
        desk.engine, desk.by, desk.clock = "serial", OFFICER, lambda: now - timedelta(hours=15)
        desk.ingest(*reports[:5])
        desk.weigh()
        desk.clock = lambda: now - timedelta(hours=14)
        desk.visit()
        desk.clock = lambda: now
        (office / "reports" / "minutes.txt").write_bytes(b"")
        desk.ingest()
        desk.weigh()
        story = desk.stories(1)[0]
        desk.draft("make", story.id)
        # Taken back at once, so that no other picture shows what it does.
        made = desk.rule("independent", *story.reports[:2], why="Both had a reporter in the room.")
        desk.rule("undo", made.id, why="One of them had not.")
    return office


def make_releasing(office: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """A copy of that office that released its story, was answered and asked, meets its partner and took something back; and its pages,
    with the one that the partner has."""
    office = Path(shutil.copytree(office, folder / "releasing"))
    with open_desk(office) as desk:
        desk.by = OFFICER
        story = desk.stories(1)[0]
        desk.mark("reports", "TLP:GREEN", "As they are printed.")
        desk.partner("add", "jp", name="Ministry of the Harbour", code="JPN", tlp="TLP:AMBER")
        desk.contact("add", "jp", name="Aiko Sund", role="desk officer", address="a.sund@harbour.example")
        desk.release(story.id, "jp", "pdf", desk.preview(story.id, "jp")[0].preview.number)
        product = desk.releases("jp")[0].matter
        desk.store.answers.put(Answer(0, "jp", "one", desk.clock(), "page", "question", "Who told the Ledger so?", product.items[0].id))
        desk.hear()
        desk.weigh()
        desk.letter("ask", "jp", words="Is the day of the summit settled on your side?", about=product.id)
        begins = (desk.clock() + timedelta(days=9)).replace(hour=10, minute=0, second=0, microsecond=0)
        (held,) = desk.consult("add", "On the liaison office", begins=begins, place="Tokyo", partners=["jp"]).consultations
        desk.consult("deed", held.id, words="Ask the embassy for the text", owner="N. Officer", due=begins.date())
        secret = desk.tokens("add", "their readers", partner="jp", ways=("page", "feed", "calendar")).secret
        origin = desk.report(story.reports[-1])[0].outlet
        desk.recall(str(origin), "It took its story back.")
    return office, {
        "partners": "/partners",
        "marks": "/marks",
        "releases": "/releases",
        "release": f"/releases/new?partner=jp&story={story.id}",
        "recalls": "/recalls",
        "recall": f"/recalls?about={story.reports[0]}",
        "consultations": "/consultations",
        "answers": "/answers",
        "partner": f"/out/{secret}/",
    }


def find_pages(page: Any, origin: str, folder: Path) -> dict[str, str]:
    """The pages by the names of their pictures, found by following the desk's own links."""
    page.goto(origin + "/")
    story = page.locator("article.story h3 a").first.get_attribute("href")
    take(page, origin, folder, "morning", "/")
    page.goto(origin + story)
    reports = page.eval_on_selector_all('a[href^="/reports/"]', "all => all.map(one => one.getAttribute('href'))")
    ids = list(dict.fromkeys(re.findall(r"/reports/([0-9a-f]{20})", " ".join(reports))))
    page.goto(origin + "/drafts")
    draft = page.locator('main a[href^="/drafts/"]').first.get_attribute("href")
    return {
        "story": story,
        "lineage": f"{story}/lineage",
        "report": f"/reports/{ids[0]}",
        "compare": f"/compare?r={ids[0]}&r={ids[1]}",
        "statements": "/statements",
        "positions": "/positions",
        "calendar": "/calendar",
        "sources": "/sources",
        "rulings": "/rulings",
        "ruling": f"/rulings/new?verb=independent&about={ids[0]}&about={ids[1]}&back={story}",
        "draft": draft,
        "search": "/search?q=liaison",
        "refusals": "/refusals",
        "audit": "/audit",
        "start": "/start",
        "keys": "/keys",
    }


def take(page: Any, origin: str, folder: Path, name: str, path: str) -> None:
    """The pictures of one page; of a story with the passage of its first line open."""
    for look, ((width, height), light) in LOOKS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=light, reduced_motion="reduce")
        page.goto(origin + path)
        opened = page.locator("main .line details[name] > summary:visible")
        if name == "story" and opened.count():
            opened.first.click()
            page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}-{look}.png")


def picture(browser: Any, link: str, folder: Path, pages: dict[str, str] | None = None) -> None:
    """Take all pictures of an office."""
    origin = "/".join(link.split("/")[:3])
    seat = browser.new_context()
    page = seat.new_page()
    page.goto(link)
    for name, path in (pages or find_pages(page, origin, folder)).items():
        take(page, origin, folder, name, path)
    seat.close()


def picture_brief(browser: Any, folder: Path, kept: Path) -> None:
    """The brief on the examples as it is written for the office: on a desk in light and dark, and on a phone."""
    sheet = kept / "brief.html"
    subprocess.run([*LEGATION, "brief", "--office", str(EXAMPLES), "-o", str(sheet)], check=True, capture_output=True)
    page = browser.new_page()
    for look, ((width, height), light) in SHEETS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=light)
        page.goto(sheet.as_uri())
        page.screenshot(path=folder / f"brief-{look}.png")
    page.close()


def main() -> None:
    """Make the offices, serve them, take the pictures."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        office = make_office(Path(kept))
        releasing, pages = make_releasing(office, Path(kept))
        picture_brief(browser, folder, Path(kept))
        with serving(office) as link:
            picture(browser, link, folder)
        with serving(releasing) as link:
            picture(browser, link, folder, pages)
        with open_desk(office) as desk:
            desk.account("add", "n.officer", "officer", "a sentence that only this office knows")
        with serving(office) as link:
            picture(browser, link, folder, {"sign-in": "/sign-in"})
        empty = Path(kept) / "empty"
        empty.mkdir()
        with serving(empty) as link:
            picture(browser, link, folder, {"empty": "/start"})
        browser.close()


if __name__ == "__main__":
    main()
