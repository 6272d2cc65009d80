"""Two offices on this machine, each a partner of the other, and pictures of both desks: a brief goes by TAXII, a question comes back by
TAXII, its answer goes by mail (from folder to folder), a recall follows; then they meet.

    python bench/exchanging.py out/exchanging

Needs Debian's chromium. What went, and what came of it, is printed a line each; a picture is remade by running this again.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin

import httpx
from attrs import frozen

from legation.desk.desk import Desk, open_desk
from legation.records.exchange import WAYS
from shots import EXAMPLES, OFFICER, QUIET, picture, serving  # type: ignore[import-not-found]  # this file is run from its own folder

SECRETARY = "S. Secretary"
HOUSE = "time_zone: Asia/Tokyo\nprivate_addresses: true\nmail: {{sender: desk@{name}.example, folder: outgoing, inbox: incoming}}\n"
POLICY = "office: Embassy of Sudrand\nunmarked: TLP:GREEN\n"
MEDIA = "application/taxii+json;version=2.1"
PAPER = """Title: Sudrand looks again at liaison offices
Outlet: Sudrand Gazette
Published: 2023-06-08

The foreign ministry of Sudrand said on Thursday that it would look again at what liaison offices may do.
“We have asked our partners what they know,” spokeswoman Ea Lund said.
"""
ASKED = "Who was in the room when this was said?"
SAID = "Two of their reporters, by their own account. “We both wrote it down,” one of them said."
# As long as a desk that just began may take for its first answer on a busy machine, in seconds.
PATIENCE = 60
# Whose reports prove false.
FALSE = "Eastern Telegraph Service"


@frozen
class Pair:
    """Both offices: their folders, the link of each desk, and where each answers."""

    ours: Path
    theirs: Path
    links: tuple[str, str]
    homes: tuple[str, str]


def open_at(office: Path, by: str) -> Desk:
    """The desk of one of them."""
    desk = open_desk(office)
    desk.by, desk.engine = by, "serial"
    return desk


def make_ours(folder: Path) -> Path:
    """The example office, which releases to two partners."""
    office = Path(shutil.copytree(EXAMPLES, folder / "norland", ignore=shutil.ignore_patterns("office.db*")))
    (office / "incoming").mkdir()
    (office / "settings.yml").write_text(HOUSE.format(name="norland"), encoding="utf-8")
    with open_at(office, OFFICER) as desk:
        desk.ingest()
        desk.weigh()
        desk.mark("reports", "TLP:GREEN // REL TO HARBOUR FOUR", "As they are printed.")
        desk.partner("add", "sudrand", name="Embassy of Sudrand", code="JPN", tlp="TLP:AMBER")
        desk.partner("add", "ostmark", name="Chancery of Ostmark", code="AUS", tlp="TLP:GREEN")
        desk.contact("add", "sudrand", name="Ada Holm", role="second secretary", address="ada@sudrand.example")
        desk.contact("add", "sudrand", name="Piet Saar", role="press")
        desk.contact("add", "ostmark", name="Bo Lind", role="counsellor", address="bo@ostmark.example")
    return office


def make_theirs(folder: Path, name: str) -> Path:
    """An office of Sudrand with a report of its own, to which the other is known by its name."""
    office = folder / "sudrand"
    (office / "reports").mkdir(parents=True)
    (office / "incoming").mkdir()
    (office / "reports" / "gazette.txt").write_text(PAPER, encoding="utf-8")
    (office / "policy.yml").write_text(POLICY, encoding="utf-8")
    (office / "settings.yml").write_text(HOUSE.format(name="sudrand"), encoding="utf-8")
    with open_at(office, SECRETARY) as desk:
        desk.ingest()
        desk.weigh()
        desk.partner("add", "norland", name=name, code="NOR", tlp="TLP:AMBER")
    return office


@contextmanager
def serving_both(folder: Path) -> Iterator[Pair]:
    """Both offices, each served by a process of its own."""
    ours = make_ours(folder)
    with open_at(ours, OFFICER) as desk:
        name = desk.office.name
    theirs = make_theirs(folder, name)
    with serving(ours) as one, serving(theirs, SECRETARY) as other:
        yield Pair(ours, theirs, (one, other), (one.split("/enter")[0], other.split("/enter")[0]))


def find_collection(home: str, secret: str) -> str:
    """Where a partner adds objects, as it finds it by itself."""
    headers = {"authorization": f"Bearer {secret}", "accept": MEDIA}
    with httpx.Client(headers=headers, timeout=PATIENCE) as client:
        # The standard lets a server tell where its root is from where it was asked.
        root = urljoin(home, client.get(f"{home}/taxii2/").json()["default"])
        (only,) = client.get(f"{root}collections/").json()["collections"]
    return f"{root}collections/{only['id']}/objects/"


def open_ways(pair: Pair, ours: Desk, theirs: Desk) -> str:
    """Give each the other's token; the secret of the page that the partner has."""
    given = ours.tokens("add", "their desk", partner="sudrand", ways=WAYS).secret
    taken = theirs.tokens("add", "their desk", partner="norland", ways=["taxii"]).secret
    ours.push("add", "sudrand", way="taxii", address=find_collection(pair.homes[1], taken), secret=taken)
    theirs.push("add", "norland", way="taxii", address=find_collection(pair.homes[0], given), secret=given)
    return str(given)


def carry_mail(pair: Pair) -> int:
    """What one laid out to be sent comes to lie with the other; how many letters that were."""
    letters = sorted((pair.ours / "outgoing").glob("*.eml"))
    for letter in letters:
        shutil.move(letter, pair.theirs / "incoming" / letter.name)
    return len(letters)


def send(desk: Desk, what: str) -> None:
    """Send what waits, and print how it went. Ends the run where something did not arrive."""
    parcels = desk.push("send").parcels
    print(f"{what}: {', '.join(f'{one.way} {one.state}' for one in parcels) or 'nothing went'}")
    if not parcels or any(one.state != "sent" for one in parcels):
        sys.exit(f"That did not arrive: {parcels}")


def go_to_and_fro(pair: Pair, ours: Desk, theirs: Desk) -> None:
    """A brief, a question, an answer, a recall."""
    story = ours.stories(1)[0].id
    for partner in ("sudrand", "ostmark"):
        ours.preview(story, partner)
        ours.release(story, partner, "stix")
    send(ours, "a brief")
    (brief,) = theirs.answers().said
    line = next(name for name, words in brief.answer.lines if FALSE in words)
    theirs.letter("ask", "norland", words=ASKED, about=line)
    send(theirs, "a question")
    (asked,) = ours.answers().said
    ours.hear()
    # Letters go by mail where a partner wants mail; briefs would, too, so that it is said for this letter alone.
    ours.push("add", "sudrand", way="mail", address="desk@sudrand.example")
    ours.letter("answer", str(asked.answer.number), words=SAID)
    send(ours, "its answer")
    ours.push("remove", "sudrand", way="mail", address="desk@sudrand.example")
    print(f"letters carried: {carry_mail(pair)}")
    theirs.hear()
    (made,) = ours.recall(FALSE, "The paper withdrew it: nobody was there.")
    for desk in (ours, theirs):
        desk.weigh()
    print(f"recalled: {', '.join(f'{len(one.taken)} things from {one.partner}' for one in made.recall.outcomes)}")
    send(ours, "the correction")
    corrected = next(one for one in theirs.answers().said if one.answer.kind == "brief")
    print(f"their copy: version {corrected.edition}, {len(corrected.taken)} lines taken back or told anew")


def meet(ours: Desk) -> None:
    """A consultation with both partners, its invitations and what follows."""
    now = ours.clock().replace(minute=0, second=0, microsecond=0)
    (held,) = ours.consult(
        "add",
        "On the liaison office",
        begins=now + timedelta(days=6),
        place="Room 3, Harbour House",
        partners=["sudrand", "ostmark"],
        people=[OFFICER],
        attendees=[one.id for one in ours.contact() if one.address],
        points=["What each of us would say if asked"],
    ).consultations
    ours.consult("send", held.id)
    ours.consult("deed", held.id, words="Ask the paper for its reporter's notes", owner=OFFICER, due=(now + timedelta(days=2)).date())
    ours.consult("deed", held.id, words="Send the agenda to the ministry", owner="Ada Holm", due=(now - timedelta(days=1)).date())
    send(ours, "the invitations")


def main() -> None:
    """Make both offices, let them speak, take the pictures."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept, serving_both(Path(kept)) as pair:
        with open_at(pair.ours, OFFICER) as ours, open_at(pair.theirs, SECRETARY) as theirs:
            secret = open_ways(pair, ours, theirs)
            go_to_and_fro(pair, ours, theirs)
            meet(ours)
            left = ours.releases("sudrand")[0]
            letter = next(one.answer for one in theirs.answers().said if one.answer.way == "mail")
        ours_pages = {
            "our-morning": "/",
            "our-answers": "/answers",
            "our-releases": "/releases",
            "our-recalls": "/recalls",
            "our-recall": f"/recalls?about={left.reports[0]}",
            "our-rests": f"/recalls?release={left.number}",
            "our-preview": f"/releases/new?partner=sudrand&story={left.story}",
            "our-consultations": "/consultations",
            "our-partners": "/partners",
            "our-audit": "/audit",
        }
        theirs_pages = {"their-morning": "/", "their-answers": "/answers", "their-report": f"/reports/{letter.report}"}
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
            picture(browser, pair.links[0], folder, ours_pages)
            picture(browser, pair.links[1], folder, theirs_pages)
            picture(browser, f"{pair.homes[0]}/out/{secret}/", folder, {"their-page": f"/out/{secret}/"})
            browser.close()
    print(f"pictures: {folder}")


if __name__ == "__main__":
    main()
