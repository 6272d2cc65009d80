"""Reports, readings and stories of our own, for the tests of the store."""

import gzip
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from legation.records.account import Account, Token
from legation.records.brief import Brief
from legation.records.draft import Draft, Pick
from legation.records.exchange import Answer, Consultation, Contact, Letter, Parcel, Recall
from legation.records.reading import Mention, Reading, Statement
from legation.records.register import Visit
from legation.records.release import Mark, Marking, Matter, Partner, Policy, Preview, Release, Sent, Standing
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Origin, Side, Story, Support, story_id
from legation.store.store import Store, open_store

NOW = datetime(2024, 5, 14, 9, 30, tzinfo=UTC)

TEXT = (
    "The harbour minister of Århus spoke on Monday.\n\n“We will open the northern gate next year,” Maria Lund said. "
    "Officials in Oslo denied the plan. 横浜の港は開いた。"
)
ACCOUNT = Account("tester", "officer", NOW, NOW)
TOKEN = Token("0f0f", "tester", "reader", "for the tests", NOW, NOW + timedelta(days=1))
GREEN = Mark("TLP:GREEN", releasable=("NOR",))
MARKING = Marking(0, "tester", NOW, "source in", GREEN, "as the paper itself says")
STANDING = Standing(0, "tester", NOW, Partner("jp", "Norland", "NOR", seed="sown"))
OBJECT = {"type": "note", "id": "note--1", "content": "The gate opens."}
ANSWER = Answer(0, "jp", "k1", NOW, "page", "question", "When does it open?")
PARCEL = Parcel("p1", 0, "jp", "mail", "desk@norland.example", "eml", 1, NOW)
CONSULTATION = Consultation(0, "c1", 1, "tester", NOW, "On the gate", NOW, NOW + timedelta(hours=1), partners=("jp",))
CONTACT = Contact(0, "p1", "tester", NOW, "jp", "Ada Holm", "second secretary", "ada@norland.example")
LETTER = Letter(0, "l1", "tester", NOW, "jp", "answer", "It opens in spring.", GREEN, answers=1)
WORDS = "We will open the northern gate next year,"
NAME = "Maria Lund"


def report(number: int = 1, **given: object) -> Report:
    told: dict[str, object] = {
        "source": f"in/{number}.txt",
        "text": f"{TEXT} This is number {number}.",
        "title": f"Gate {number} opens",
        "outlet": "Harbour Courier",
        "published": date(2024, 5, number % 28 + 1),
    }
    return Report(**(told | given))  # type: ignore[arg-type]  # the fields are given by name


def reading(of: Report, speaker: str = NAME, actor: str = "person:maria-lund", party: str = "state:dk") -> Reading:
    start, name = of.text.index(WORDS), of.text.index(NAME)
    said = Statement(
        words=(Span(start, start + len(WORDS)),),
        speaker=Mention(Span(name, name + len(NAME)), name=speaker, actor=actor, party=party),
        mode="quoted",
        report=of.id,
    )
    denied = of.text.index("the plan")
    other = Statement(words=(Span(denied, denied + 8),), report=of.id, held="denied")
    return Reading(report=of.id, reader="test", language="en", statements=(said, other))


def story(*reports: Report, title: str = "The gate") -> Story:
    first = reports[0]
    support = Support(first.id, Span(0, 3))
    return Story(
        id=story_id(first.id),
        title=title,
        reports=tuple(one.id for one in reports),
        origins=(Origin(first.id, tuple(one.id for one in reports)),),
        claims=(Claim(text="The", speaker=None, supports=(support,)),),
        conflicts=(Conflict("gate", "date", (Side(first.id, Span(0, 3), 0, "2025"),)),),
    )


def fill(store: Store, count: int) -> list[Report]:
    """So many reports with their readings, indexed and all in one story."""
    reports = [report(number) for number in range(1, count + 1)]
    with store.writing():
        for one in reports:
            store.raw.put(one.text.encode())
            store.reports.put(one, NOW)
            store.readings.put(reading(one), "key")
            store.search.index(one, reading(one))
            store.papers.put(one.source, "digest", "key", (one.id,))
        store.stories.put(story(*reports), seq=count)
        store.minted.mint(story(*reports).id, reports[0].id, NOW)
        store.threads.put_kernel(1, {"reports": [one.id for one in reports]}, ["gate", "harbour"])
        store.threads.add_counts(["gate", "harbour"])
        store.threads.put_lines(1, ["a line"])
        for one in reports:
            store.threads.put_place(one.id, 1)
        store.looks.put("tester", NOW, story(*reports).id, "read", seen=1)
        store.visits.put(Visit("tester", NOW, NOW), wait=1.0)
        store.accounts.put(ACCOUNT, "hash")
        store.tokens.put(TOKEN, "0f" * 32)
        store.handling.append(MARKING)
        store.partners.append(STANDING)
        store.drafts.put(Draft("d1", "s1", "tester", NOW, NOW, "tester", (Pick("k1", "The gate opens.", "TLP:GREEN"),)))
        store.previews.append(Preview(0, "tester", NOW, "jp", story(*reports).id, date(2024, 5, 14), "digest"))
        store.releases.append(leaving(story(*reports).id), b"the packet")
        store.offers.append("jp", [(OBJECT, NOW)], NOW)
        store.answers.put(ANSWER)
        store.recalls.append(Recall(0, "tester", NOW, "Harbour Courier", (reports[0].id,), "it was made up"))
        store.parcels.put(PARCEL)
        store.consultations.append(CONSULTATION)
        store.contacts.append(CONTACT)
        store.letters.append(LETTER)
        store.credentials.put("taxii jp", "another's key")
        store.audit.append(NOW, "tester", "ingest", "in", f"{count} new")
    return reports


def leaving(story: str) -> Release:
    """A release of a brief that says nothing."""
    brief = Brief("b1", story, "The gate", date(2024, 5, 14), (), (), (), (), (), (), ())
    matter = Matter("p1", "The legation", "Norland", Policy(), GREEN, brief, (), (), NOW, NOW)
    sent = Sent("p1", NOW, 1, (("product", "p1"),))
    return Release(0, "tester", "tester", NOW, "jp", story, "md", GREEN, ("r1",), ("Harbour Courier",), sent, matter, "digest")


def release(path: Path) -> None:
    """Keep a store of the schema of today, for the tests of the migrations to come."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/office.db")
        fill(store, 3)
        store.close()
        path.write_bytes(gzip.compress(Path(f"{folder}/office.db").read_bytes(), mtime=0))


if __name__ == "__main__":
    release(Path(sys.argv[1]))
