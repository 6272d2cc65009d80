"""What a partner says becomes a report that no other partner is shown; consultations, invitations, and parcels that arrive once."""

import json
import random
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from email import message_from_bytes
from pathlib import Path

import pytest
from attrs import evolve
from icalendar import Calendar

from desk.leaving import ferry, found
from desk.offices import NOW
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.fetch import keep_answer
from legation.desk.verbs.weigh import weigh_store
from legation.intake.fetch import Fetcher
from legation.records.errors import LegationError
from legation.records.exchange import Answer, Consultation
from legation.records.release import Mark
from legation.records.wire import to_json
from legation.release.ways.parcels import find_key

SAID = "The ferry of Tarn carried 47,000 people in May, the ministry said. “We counted each of them,” Ada Holm said."


def send(desk: Desk, *partners: str) -> None:
    for partner in partners:
        desk.preview(ferry(desk), partner)
        desk.release(ferry(desk), partner)


def test_an_answer_becomes_a_report_of_its_own_origin_that_no_other_partner_is_shown(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south", "east")
        product = desk.releases("south")[0].matter.id
        keep_answer(desk, "south", "page", SAID, product)
        kept = desk.hear()
        weigh_store(desk)
        (made,) = kept.new
        (answer,) = desk.store.answers.newest(9)
        assert (answer.state, answer.report) == ("taken", made)
        report = desk.report(made)[0]
        assert (report.outlet, report.title) == ("Ministry of Sudrand", f"Answer: {desk.releases('south')[0].matter.brief.title}")
        assert SAID in report.text
        marking = desk.mark().log[0]
        assert (marking.about, marking.mark) == (f"report {made}", Mark("TLP:AMBER+STRICT", releasable=()))
        story = next(one for one in desk.stories() if made in one.reports)
        assert (len(story.reports), len(story.origins)) == (4, 4)
        assert any(row.head.id == story.id and "new-report" in row.kinds for row in desk.morning().rows)
        # Weighed with the others or not: nobody else is shown it, nor told that it is there.
        for story in desk.stories():
            for partner in ("east", "south"):
                try:
                    (looked,) = desk.preview(story.id, partner)
                except LegationError:
                    continue
                assert "Sudrand" not in looked.text.replace("RELEASABLE TO Ministry of Sudrand", "")
                assert "Ada Holm" not in looked.text
        assert desk.hear().new == ()


def test_whoever_is_shown_an_answer_is_not_told_what_it_is_on(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south")
        product = desk.releases("south")[0].matter
        conflict = next(item for item in product.items if "47,000" in item.words)
        words = "The ferry Nordlys of Tarn was counted twice, Ada Holm said on Tuesday."
        desk.store.answers.put(Answer(0, "south", "one", NOW, "taxii", "answer", words, f"opinion--{conflict.id}"))
        (made,) = desk.hear().new
        weigh_store(desk)
        assert "47,000" in (desk.report(made)[0].title or "")
        desk.mark(made, "TLP:CLEAR", "they agree that others read it")
        story = next(one for one in desk.stories() if made in one.reports)
        (looked,) = desk.preview(story.id, "east")
        said = to_json(looked.packet.matter)
        assert "Ada Holm" in said
        assert "47,000" not in said


def test_what_is_no_text_is_refused_and_its_partner_told(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        keep_answer(desk, "south", "taxii", "Outlet: Chancery of Ostmark\n\nWhen does it sail?", question=True)
        desk.hear()
        (answer,) = desk.store.answers.newest(9)
        assert answer.state in ("taken", "refused")
        if answer.report is not None:
            assert desk.report(answer.report)[0].outlet == "Ministry of Sudrand"


def test_the_agenda_holds_what_all_who_meet_were_told(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south", "east")
        (alone,) = desk.consult("add", "On the ferry", begins=NOW, partners=["south"]).consultations
        assert any("passengers" in point.words for point in alone.agenda)
        assert alone.mark is not None and alone.mark.releasable is None
        (both,) = desk.consult("add", "On the ferry", begins=NOW, partners=["south", "east"], points=["The lights"]).consultations
        assert both.agenda[0].words == "The lights"
        assert not any("passengers" in point.words for point in both.agenda)
        with pytest.raises(LegationError, match="no partner 'west'"):
            desk.consult("add", "On the ferry", begins=NOW, partners=["west"])
        with pytest.raises(LegationError, match="ends before"):
            desk.consult("add", "On the ferry", begins=NOW, ends=NOW - timedelta(hours=1), partners=["south"])


def read_event(desk: Desk, held: Consultation, partner: str) -> Mapping[str, object]:
    calendar = Calendar.from_ical(desk.consult("invite", held.id, partner=partner).invitation)
    (event,) = calendar.walk("VEVENT")
    return {"method": str(calendar["method"]), **{name.lower(): event.decoded(name) for name in ("uid", "sequence", "status", "dtstart")}}


def test_an_invitation_names_no_other_partner_and_is_taken_back_by_its_next_edition(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (held,) = desk.consult("add", "On the ferry", begins=NOW, place="Quay 3", partners=["south", "east"]).consultations
        south = read_event(desk, held, "south")
        assert (south["method"], south["sequence"], south["dtstart"]) == ("REQUEST", 0, NOW)
        assert south["uid"] != read_event(desk, held, "east")["uid"]
        for partner, other in (("south", "Ostmark"), ("east", "Sudrand")):
            assert other not in desk.consult("invite", held.id, partner=partner).invitation
        (later,) = desk.consult("cancel", held.id[:6]).consultations
        gone = read_event(desk, later, "south")
        assert (gone["method"], gone["sequence"], str(gone["status"]), gone["uid"]) == ("CANCEL", 1, "CANCELLED", south["uid"])


def test_what_was_said_and_what_follows_is_kept(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (held,) = desk.consult("add", "On the ferry", begins=NOW, partners=["east"]).consultations
        desk.consult("record", held.id, words="It sails again.")
        desk.consult("deed", held.id, words="Ask the harbour", owner="Ann", due=NOW.date())
        with pytest.raises(LegationError, match="no deed 2"):
            desk.consult("done", held.id, number=2)
        desk.consult("done", held.id, number=1)
        (last,) = desk.consult().consultations
        assert (last.edition, last.record, last.deeds[0].owner, last.deeds[0].done is not None) == (4, "It sails again.", "Ann", True)
        assert desk.store.check() == []


@pytest.mark.parametrize(
    "begins",
    [datetime(9999, 12, 31, 23, 30, tzinfo=UTC), datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9)))],
)
def test_an_hour_that_no_calendar_has_is_refused(tmp_path: Path, begins: datetime) -> None:
    with found(tmp_path) as desk:
        with pytest.raises(LegationError, match="years 1970 and 2199"):
            desk.consult("add", "On the ferry", begins=begins, ends=begins, partners=["east"])
        (held,) = desk.consult("add", "On the ferry", begins=NOW, partners=["east"]).consultations
        with pytest.raises(LegationError, match="years"):
            desk.consult("deed", held.id, words="Ask", owner="Ann", due=date(9999, 12, 31))
        with pytest.raises(LegationError, match="at most"):
            desk.consult("change", held.id, place="x" * 500)
        assert len(desk.consult().consultations) == 1


class Posts(Fetcher):
    """What was posted, and what is answered to it."""

    def __init__(self, *told: int | str) -> None:
        super().__init__()
        self.told, self.seen = list(told), []  # type: ignore[var-annotated]  # filled below

    def send(self, address: str, body: bytes, headers: Mapping[str, str]) -> int | str:
        self.seen.append((address, body, headers))
        return self.told.pop(0)


def test_a_release_is_posted_signed_and_tried_again_under_the_same_key(tmp_path: Path) -> None:
    import hashlib
    import hmac

    with found(tmp_path) as desk:
        desk.push("add", "south", way="webhook", address="https://norland.example/in")
        desk.push("add", "south", way="taxii", address="https://norland.example/taxii/objects/", secret="their key")  # noqa: S106  nobody's
        send(desk, "south", "east")
        assert len(desk.push().parcels) == 2
        posts = desk.fetcher = Posts("The server does not answer in time.", 202, 409)
        assert [one.state for one in desk.push("send").parcels] == ["failed", "sent"]
        assert [one.state for one in desk.push("send").parcels] == ["sent"]
        assert desk.push("send").parcels == ()
        (_, body, first), (_, _, theirs), (_, again, second) = posts.seen
        assert first["idempotency-key"] == second["idempotency-key"]
        assert body == again
        key = find_key(desk.store.partners.get("south").partner)  # type: ignore[union-attr]  # it is there
        signed = hmac.new(key.encode(), first["idempotency-key"].encode() + b"." + body, hashlib.sha256).hexdigest()
        assert first["x-legation-signature"] == f"sha256={signed}"
        assert desk.push("key", "south").key == key
        assert theirs["authorization"] == "Bearer their key"
        assert "their key" not in repr(desk.push())
        seed = desk.store.partners.get("south").partner.seed  # type: ignore[union-attr]  # it is there
        assert seed not in json.dumps(desk.view(desk.push()))
        for way, address in (("mail", "no address"), ("webhook", "ftp://x"), ("webhook", "https://a@b/"), ("fax", "1")):
            with pytest.raises(LegationError):
                desk.push("add", "south", way=way, address=address)


def test_an_address_inside_the_house_is_not_posted_to(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        desk.push("add", "south", way="webhook", address="https://norland.example/in")
        send(desk, "south")
        desk.fetcher = Fetcher(resolve=lambda _: ["10.0.0.7"])
        (parcel,) = desk.push("send").parcels
        assert (parcel.state, "private network" in parcel.said) == ("failed", True)


PUSHING = """
import sys
sys.path[:0] = ["src", "tests"]
from legation.desk.desk import open_desk
with open_desk(sys.argv[1]) as desk:
    print("open", flush=True)
    desk.push("send")
"""
SETTINGS = "mail: {sender: desk@norland.example, folder: outgoing}\n"


def make_mailing(tmp_path: Path, parcels: int) -> Path:
    """An office with so many parcels on their way by mail."""
    with found(tmp_path) as desk:
        place = tmp_path / "office"
        (place / "settings.yml").write_text(SETTINGS, encoding="utf-8")
        desk.push("add", "south", way="mail", address="desk@sudrand.example")
        send(desk, "south")
        (first,) = desk.push().parcels
        for number in range(1, parcels):
            desk.store.parcels.put(evolve(first, id=f"{number:036d}", number=0))
    return place


def push_and_be_killed(place: Path, seconds: float) -> None:
    worker = subprocess.Popen([sys.executable, "-c", PUSHING, str(place)], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "open\n"
    try:
        worker.wait(seconds)
    except subprocess.TimeoutExpired:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    worker.stdout.close()


def killed_pushes(tmp_path: Path, times: int, parcels: int) -> None:
    place = make_mailing(tmp_path, parcels)
    chance = random.Random(7)  # noqa: S311  the same in every run
    for _ in range(times):
        push_and_be_killed(place, chance.uniform(0.02, 0.4))
        mails = sorted((place / "outgoing").glob("*.eml"))
        with open_desk(place) as desk:
            held = {one.id: one for one in desk.store.parcels.newest(10_000)}
            # Whole, or not there; what is marked as sent is there.
            assert all(message_from_bytes(mail.read_bytes())["To"] == "desk@sudrand.example" for mail in mails)
            assert all(mail.read_bytes().rstrip().endswith(b"SDR") or len(mail.read_bytes()) > 1000 for mail in mails)
            assert {one for one, parcel in held.items() if parcel.state == "sent"} <= {mail.stem for mail in mails}
            assert desk.store.check() == []
    before = {mail.name: mail.stat().st_mtime_ns for mail in (place / "outgoing").glob("*.eml")}
    with open_desk(place) as desk:
        desk.push("send")
        assert desk.store.parcels.unsent() == []
        assert desk.push("send").parcels == ()
    after = {mail.name: mail.stat().st_mtime_ns for mail in (place / "outgoing").glob("*.eml")}
    assert len(after) == parcels
    # Nothing that was there was written again.
    assert {name: after[name] for name in before} == before
    assert len({mail.read_bytes() for mail in (place / "outgoing").glob("*.eml")}) == 1


def test_a_push_that_is_killed_goes_on_and_sends_nothing_twice(tmp_path: Path) -> None:
    killed_pushes(tmp_path, times=3, parcels=30)


@pytest.mark.soak
def test_a_push_that_is_killed_thirty_times(tmp_path: Path) -> None:
    killed_pushes(tmp_path, times=30, parcels=400)
