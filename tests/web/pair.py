"""Two offices that have each other as partners, each with its desk on a socket of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import httpx
from attrs import frozen

from desk.leaving import POLICY, found
from legation.desk.desk import Desk, open_desk
from web.loopback import serving

HOUSE = "private_addresses: true\nmail: {{sender: {sender}, folder: outgoing, inbox: incoming}}\n"
MEDIA = "application/taxii+json;version=2.1"


@frozen
class Pair:
    """Two office folders, and where each answers: `north` is Norland's, which has reports and releases, `south` Sudrand's."""

    north: Path
    south: Path
    homes: tuple[str, str]

    def open(self, name: str) -> Desk:
        """The desk of one of them, for its officer."""
        desk = open_desk(self.north if name == "north" else self.south)
        desk.by, desk.engine = name, "serial"
        return desk

    def carry_mail(self) -> int:
        """What each laid out to be sent comes to lie with the other; how many letters that were."""
        times = 0
        for one, other in ((self.north, self.south), (self.south, self.north)):
            (other / "incoming").mkdir(exist_ok=True)
            for letter in sorted((one / "outgoing").glob("*.eml")) if (one / "outgoing").exists() else ():
                letter.rename(other / "incoming" / letter.name)
                times += 1
        return times


def find_collection(home: str, secret: str) -> str:
    """Where a partner adds objects, as it finds it by itself."""
    headers = {"authorization": f"Bearer {secret}", "accept": MEDIA}
    # A server may tell where its root is from where it was asked.
    root = urljoin(home, httpx.get(f"{home}/taxii2/", headers=headers).json()["default"])
    (only,) = httpx.get(f"{root}collections/", headers=headers).json()["collections"]
    return f"{root}collections/{only['id']}/objects/"


def make_offices(folder: Path) -> tuple[Path, Path]:
    """Norland with its reports and partners, and Sudrand, which has Norland as a partner and one report of its own."""
    found(folder / "norland").close()
    north = folder / "norland" / "office"
    south = folder / "south"
    (south / "reports").mkdir(parents=True)
    head = "Title: Harbour opens\nOutlet: Sudrand Gazette\nPublished: 2024-03-11\n\n"
    paper = f"{head}The harbour of Sudrand opened on Monday, minister Ea Lund said.\n"
    (south / "reports" / "gazette.txt").write_text(paper, encoding="utf-8")
    (south / "policy.yml").write_text(POLICY.replace("Legation of Norland", "Ministry of Sudrand"), encoding="utf-8")
    for place, sender in ((north, "desk@norland.example"), (south, "desk@sudrand.example")):
        (place / "settings.yml").write_text(HOUSE.format(sender=sender), encoding="utf-8")
    with open_desk(south) as desk:
        desk.by, desk.engine = "south", "serial"
        desk.ingest()
        desk.weigh()
        desk.partner("add", "norland", name="Legation of Norland", code="NOR", tlp="TLP:AMBER")
    return north, south


@contextmanager
def serving_both(folder: Path) -> Iterator[Pair]:
    """Both of them served, each with the token that the other gave it: Norland sends by TAXII and writes by mail, Sudrand by TAXII."""
    north, south = make_offices(folder)
    with serving(north) as home, serving(south) as other:
        pair = Pair(north, south, (home, other))
        with pair.open("north") as ours, pair.open("south") as theirs:
            given = ours.tokens("add", "their desk", partner="south", ways=["taxii", "page", "feed"]).secret
            taken = theirs.tokens("add", "their desk", partner="norland", ways=["taxii"]).secret
            ours.push("add", "south", way="taxii", address=find_collection(other, taken), secret=taken)
            theirs.push("add", "norland", way="taxii", address=find_collection(home, given), secret=given)
        yield pair
