"""Random offices for the leak tests of the ways: reports with words of their own in every field, three partners; and the bytes that each
partner can make the office tell, on every way."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from random import Random

from attrs import define, field, frozen
from httpx import Response
from starlette.testclient import TestClient

from desk.offices import lay, open_at
from legation.desk.desk import Desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.intake.fetch import Fetcher
from legation.records.exchange import WAYS
from legation.records.release import Partner, Standing
from legation.release.ways.taxii import MEDIA, ROOT, START, name_collection
from legation.web.desks import Desks
from legation.web.rates import Rates, Uses
from release.invented import Words, shake
from web.served import find_app

CODES = {"south": "SDR", "east": "OST", "west": "WST"}
SOURCES = ("open", "closed")
POLICY = """
office: Legation of Norland
name: Exercise policy HARBOUR
uri: urn:example:policy:harbour
levels: [EXERCISE OPEN, EXERCISE LIMITED]
communities: {HARBOUR FOUR: [SDR, OST]}
"""
WATCH = 'sources:\n  - {{source: {0}/open, marking: "TLP:GREEN"}}\n  - {{source: {0}/closed, marking: "TLP:AMBER // REL TO SDR"}}\n'
SETTINGS = "mail: {sender: desk@norland.example, folder: outgoing, inbox: incoming}\n"
TEXT = (
    "Title: Ferry of Tarn to run all winter, {title} says\nOutlet: {outlet}\nByline: Ann {byline}\nPublished: 2024-03-{day}\n\n"
    "The council of Tarn voted on Monday to keep the old ferry Nordlys running for another winter near {place}.\n\n"
    "Mayor Agnes {speaker} said that the harbour fund would pay for {said}. A new ferry will be opened in {date} on 12 June 2024.\n\n"
    "The ferry Nordlys carried {number},000 passengers last year, {edited} wrote.\n\n"
    "Harbour master Ole Vik told Agence {agency} on Monday that the quay would be mended.\n"
)
FIELDS = ("title", "outlet", "byline", "place", "speaker", "said", "date", "edited", "agency")


@define
class Told:
    """A report of an office: of which source, the word of each of its fields, the ids that it had (the last is it now); `file` is where it
    lies, `old` are words that an edit took away."""

    source: str
    words: dict[str, str]
    file: str = ""
    ids: list[str] = field(factory=list)
    old: set[str] = field(factory=set)

    @property
    def all(self) -> set[str]:
        """Every word of it."""
        return {*self.words.values()} | self.old

    @property
    def outlet(self) -> str:
        """The name of its outlet."""
        return f"{self.words['outlet'].title()} Echo"

    def write(self, number: int) -> str:
        """Its text."""
        given = {name: word.title() for name, word in self.words.items()} | {"outlet": self.outlet}
        return TEXT.format(**given, day=f"{9 + number % 4:02}", number=41 + number)


@frozen
class Made:
    """An office that was made: its folder, its reports, the names and keys of its partners."""

    folder: Path
    reports: tuple[Told, ...]
    partners: Mapping[str, Partner]


def make(folder: Path, seed: int) -> Made:
    """An office with two to four reports, read and weighed, and its partners."""
    chance = shake(seed)
    words = Words(chance, "zq")
    # The word lists are read once a folder, so that every office is made, and lives, in the same one.
    home = folder / "making" / "office"
    reports = tuple(invent(words, chance) for _ in range(chance.randint(2, 4)))
    home.mkdir(parents=True)
    for name, text in (("policy.yml", POLICY), ("watch.yml", WATCH.format(folder / "in")), ("settings.yml", SETTINGS)):
        (home / name).write_text(text, encoding="utf-8")
    with open_at(home) as desk:
        paths = [path for number, told in enumerate(reports) for path in lay(folder / "in" / told.source, {told.file: told.write(number)})]
        kept = ingest(desk, paths)
        for report in desk.store.reports.many(kept.new):
            next(told for told in reports if told.outlet == report.outlet).ids.append(report.id)
        weigh_store(desk)
    partners = {
        key: Partner(key, f"Ministry of {words.one().title()}", code, tlp=chance.choice(("TLP:GREEN", "TLP:AMBER")), level="EXERCISE OPEN",
                     seed=words.one())
        for key, code in CODES.items()
    }  # fmt: skip
    shutil.move(home, folder / str(seed))
    return Made(folder / str(seed), reports, partners)


def invent(words: Words, chance: Random) -> Told:
    """A report to be."""
    return Told(chance.choice(SOURCES), {name: words.one() for name in FIELDS}, file=f"{words.one()}.txt")


def take(desk: Desk, folder: Path, told: Told, number: int) -> None:
    """Take a report in, or its edit."""
    kept = ingest(desk, lay(folder / "in" / told.source, {told.file: told.write(number)}))
    assert len(kept.new + kept.revised) == 1
    told.ids += [*kept.new, *kept.revised]


def copy(made: Made, folder: Path, only: str = "") -> Desk:
    """The desk of a copy of an office, with all its partners or one alone; everything is sent to each on every way."""
    shutil.copytree(made.folder, folder / "office")
    (folder / "office" / "incoming").mkdir()
    desk = open_at(folder / "office")
    for key, partner in made.partners.items():
        if only in ("", key):
            desk.store.partners.append(Standing(0, "tester", desk.clock(), partner))
            for way, address in (
                ("mail", f"{key}@{key}.example"),
                ("webhook", f"https://{key}.example/in"),
                ("taxii", f"https://{key}.example/t/"),
            ):
                desk.push("add", key, way=way, address=address)
    return desk


class Posts(Fetcher):
    """What was posted, and to whom."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, bytes]] = []

    def send(self, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.seen.append((address, repr(sorted(headers.items())).encode() + b"\n" + body))
        return 202


def sit_down(client: TestClient, desk: Desk) -> None:
    """Have an application answer for this office."""
    state = find_app(client).state
    state.desks, state.rates, state.uses = Desks(lambda: desk.twin()), Rates(), Uses()


def strip(answer: Response, secret: str) -> bytes:
    """All that an answer tells, without the token that was brought and what is made of it."""
    headers = [one for one in sorted(answer.headers.multi_items()) if one[0] != "etag" or not answer.text.count(secret)]
    return (repr((answer.status_code, headers)).encode() + b"\n" + answer.content).replace(secret.encode(), b"TOKEN")


def fetch(client: TestClient, partner: Partner, secret: str, product: str, ending: str) -> Iterator[tuple[str, bytes]]:
    """All that a partner can make the office tell by a token of every way, with a name for each: pages, errors, what is not there."""
    home = f"{START}{ROOT}collections/{name_collection(partner)}/"
    own = ("", "manifest/", "objects/", "objects/?limit=2", "objects/?match[version]=all", "objects/?match[version]=first",
           "objects/?match[type]=report,note&match[version]=all", f"objects/report--{product}/", f"objects/report--{product}/versions/",
           "objects/?limit=x", "objects/nothing/")  # fmt: skip
    headers = {"authorization": f"Bearer {secret}", "accept": MEDIA}
    for path in (START, f"{START}{ROOT}", f"{START}{ROOT}collections/", f"{START}{ROOT}status/0/", *(home + one for one in own)):
        yield path, strip(client.get(path, headers=headers), secret)
    for method in ("POST", "DELETE"):
        yield method, strip(client.request(method, f"{home}objects/", headers=headers, content=b"{}"), secret)
    for name in ("", "feed.rss", "feed.atom", "feed.json", "calendar.ics", f"{product}.{ending}", f"{product}.exe", "nothing"):
        yield name, strip(client.get(f"/out/{secret}/{name}"), secret)


def fetch_nothing(client: TestClient, partner: Partner, secret: str) -> list[bytes]:
    """What a token that opens nothing is told."""
    home = f"{START}{ROOT}collections/{name_collection(partner)}/objects/"
    asked = client.get(home, headers={"authorization": f"Bearer {secret}", "accept": MEDIA})
    return [strip(one, secret) for one in (asked, client.get(f"/out/{secret}/feed.rss"))]


def fetch_others(client: TestClient, partner: Partner, secret: str, report: str) -> list[bytes]:
    """What the collection of another partner, and an object of it, are told to be to whoever is not that partner."""
    home = f"{START}{ROOT}collections/{name_collection(partner)}/"
    asked = (f"{home}objects/", f"{home}objects/{report}/")
    return [strip(client.get(path, headers={"authorization": f"Bearer {secret}", "accept": MEDIA}), secret) for path in asked]


def add_token(desk: Desk, key: str) -> str:
    """A token of every way for a partner."""
    return desk.tokens("add", "their reader", partner=key, ways=WAYS).secret


def set_clock(desk: Desk, now: datetime) -> None:
    """Where the clock of a desk stands."""
    desk.clock = lambda: now
