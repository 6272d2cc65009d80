"""What leaves an office, over either store: marked, looked at, released, fetched, and moved to the other without loss."""

import json
from pathlib import Path

from attrs import evolve

from desk.leaving import POLICY, WATCH, ferry
from desk.offices import FERRY, NOW, POET, THIRD, lay
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.upkeep import copy
from legation.desk.verbs.weigh import weigh_store
from legation.records.exchange import WAYS
from legation.release.ways.taxii import MEDIA, ROOT, START, name_collection

HOUR = "2026-01-02T03:04:05.000Z"
ASKED = {
    "type": "note",
    "spec_version": "2.1",
    "id": "note--00000000-0000-4000-8000-000000000001",
    "created": HOUR,
    "modified": HOUR,
    "content": "When did the ferry Nordlys carry them, and who counted?",
    "object_refs": [],
}


def fill(home: Path, url: str) -> Desk:
    """An office with two partners whose store is somewhere."""
    opened, closed = lay(home / "open", FERRY, POET), lay(home / "closed", THIRD)
    (home / "policy.yml").write_text(POLICY, encoding="utf-8")
    (home / "watch.yml").write_text(WATCH, encoding="utf-8")
    desk = open_desk(home, url)
    desk.by, desk.engine, desk.clock = "tester", "serial", lambda: NOW
    ingest(desk, [*opened, *closed])
    weigh_store(desk)
    desk.partner("add", "south", name="Ministry of Sudrand", code="SDR", tlp="TLP:AMBER", level="EXERCISE LIMITED")
    desk.partner("add", "east", name="Chancery of Ostmark", code="OST", tlp="TLP:GREEN")
    return desk


def test_what_leaves_is_the_same_over_either_store(url: str, nowhere: str, tmp_path: Path) -> None:
    with fill(tmp_path / "office", url) as desk, fill(tmp_path / "other", str(tmp_path / "plain.db")) as plain:
        story = ferry(desk)
        for one in (desk, plain):
            for key in ("south", "east"):
                seen = one.proof(story, key).preview.number
                one.release(story, key, "md", seen)
            one.mark("closed", "TLP:CLEAR", "all of it was printed")
            assert one.proof(story, "east").has == 1
            one.release(story, "east", "md")
        assert [desk.released(number)[1] for number in (1, 2, 3)] == [plain.released(number)[1] for number in (1, 2, 3)]
        assert desk.reissue(2, "csv").content == plain.reissue(2, "csv").content
        assert desk.mark().log == plain.mark().log
        assert desk.store.check() == []
        assert desk.store.audit.verify() == []
        copy(desk, nowhere)
        with open_desk(tmp_path / "office", nowhere) as moved:
            assert moved.releases() == desk.releases()
            assert moved.released(3) == desk.released(3)
            assert moved.partner() == desk.partner()


def test_what_goes_to_and_fro_is_the_same_over_either_store(url: str, nowhere: str, tmp_path: Path) -> None:
    with fill(tmp_path / "office", url) as desk, fill(tmp_path / "other", str(tmp_path / "plain.db")) as plain:
        story, told = ferry(desk), []
        seeds = {one.partner.key: one for one in plain.partner()}
        for one in (desk, plain):
            for key in ("south", "east"):
                # The ids that partners know things by are made of their secrets.
                one.store.partners.append(evolve(seeds[key], number=0))
                one.push("add", key, way="mail", address=f"desk@{key}.example")
                one.preview(story, key)
                one.release(story, key, "stix")
            secret = one.tokens("add", "their reader", partner="south", ways=WAYS).secret
            head = {"authorization": f"Bearer {secret}", "accept": MEDIA, "content-type": MEDIA}
            home = f"{START}{ROOT}collections/{name_collection(seeds['south'].partner)}/objects/"
            body = json.dumps({"objects": [ASKED]}).encode()
            sent = one.taxii("POST", home, "", head, body, "http://desk.example")[0]
            one.answer(secret, one.releases("south")[0].matter.id, "The ferry carried 48,000 people, Ada Holm said.")
            heard = one.hear()
            weigh_store(one)
            (made,) = one.recall("Delta Radio", "it was a play")
            (held,) = one.consult("add", "On the ferry", begins=NOW, partners=["south", "east"]).consultations
            pages = [
                one.taxii("GET", home, f"match[version]={which}", head, b"", "http://desk.example")[0] for which in ("all", "first", "last")
            ]
            feeds = [one.fetch(secret, name) for name in ("feed.atom", "calendar.ics")]
            told.append(
                (
                    sent, len(heard.new), pages, [laid[0] for laid in feeds if laid is not None],
                    [(out.partner, out.release, out.correction, out.whole, out.lines) for out in made.recall.outcomes],
                    [(parcel.id, parcel.release, parcel.state) for parcel in one.push().parcels],
                    [point.words for point in held.agenda],
                )
            )  # fmt: skip
            one.tokens("rotate", one.tokens().tokens[0].id)
            assert one.fetch(secret, "feed.atom") is None
            assert one.store.check() == []
            assert one.store.audit.verify() == []
        assert told[0] == told[1]
        assert (told[0][0].status, told[0][1], len(told[0][3]), len(told[0][4]), len(told[0][5])) == (202, 2, 2, 2, 4)
        copy(desk, nowhere)
        with open_desk(tmp_path / "office", nowhere) as moved:
            assert (moved.recall(), moved.consult(), moved.push()) == (desk.recall(), desk.consult(), desk.push())
            assert moved.store.answers.newest(9) == desk.store.answers.newest(9)
            # No copy carries a token.
            assert moved.tokens().tokens == ()
