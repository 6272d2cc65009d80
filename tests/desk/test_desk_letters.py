"""People at partners, and what the office says to them: invitations that are sent and taken back, questions, answers."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from icalendar import Calendar

from desk.leaving import ferry, found
from desk.offices import NOW
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.fetch import keep_answer
from legation.records.errors import LegationError
from legation.records.exchange import Consultation, Parcel
from legation.release.ways.letters import write_answer_address

SETTINGS = "mail: {sender: desk@norland.example, folder: outgoing}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found(tmp_path).close()
    (tmp_path / "office" / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    with open_desk(tmp_path / "office") as made:
        made.by, made.engine, made.clock = "tester", "serial", lambda: NOW
        made.push("add", "south", way="mail", address="registry@sudrand.example")
        yield made


def read_mail(desk: Desk, parcel: Parcel) -> EmailMessage:
    raw = (Path(desk.office.folder or ".") / "outgoing" / f"{parcel.id}.eml").read_bytes()
    made = message_from_bytes(raw, policy=policy.default)
    assert isinstance(made, EmailMessage)
    return made


def read_invitation(message: EmailMessage) -> tuple[str, Any]:
    (part,) = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    assert (part.get_param("method"), message["X-Legation-Product"]) == (str(calendar["method"]), "invitation")
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), event


def meet(desk: Desk, *partners: str, **said: Any) -> Consultation:
    (held,) = desk.consult("add", "On the ferry", begins=NOW, partners=partners, points=["The lights"], **said).consultations
    return held


def test_people_at_a_partner_are_entered_changed_and_closed_on_the_record(desk: Desk) -> None:
    (ada,) = desk.contact("add", "south", name="Ada Holm", role="second secretary", address="ada@sudrand.example")
    (bo,) = desk.contact("add", "east", name="Bo Lind")
    desk.contact("change", ada.id[:6], role="first secretary")
    assert [(one.name, one.role, one.partner) for one in desk.contact("list", "south")] == [("Ada Holm", "first secretary", "south")]
    desk.contact("close", bo.id)
    assert [(one.name, one.closed) for one in desk.contact()] == [("Bo Lind", True), ("Ada Holm", False)]
    assert [one.act for one in desk.store.audit.newest(4)] == ["contact close", "contact change", "contact add", "contact add"]
    assert desk.store.check() == []


@pytest.mark.parametrize(
    ("partner", "said"),
    [
        ("west", {"name": "Ada"}),
        ("south", {"name": " "}),
        ("south", {"name": "Ada", "address": "ada at home"}),
        ("south", {"name": "Ada", "address": "ada@x.example\nBcc: all@x.example"}),
        ("south", {"name": "Ada\x1b[2J"}),
        ("south", {"name": "A" * 300}),
    ],
)
def test_nobody_is_entered_who_could_not_be(desk: Desk, partner: str, said: dict[str, str]) -> None:
    with pytest.raises(LegationError):
        desk.contact("add", partner, **said)
    assert desk.contact() == ()


def test_an_invitation_is_sent_to_those_who_come_and_names_nobody_of_another_partner(desk: Desk) -> None:
    (ada,) = desk.contact("add", "south", name="Ada Holm", address="ada@sudrand.example")
    (bo,) = desk.contact("add", "east", name="Bo Lind", address="bo@ostmark.example")
    held = meet(desk, "south", "east", attendees=[ada.id, bo.id[:8]], mark="TLP:GREEN // REL TO HARBOUR FOUR")
    made = desk.consult("send", held.id)
    assert [(one.partner, one.address, one.state) for one in made.parcels] == [
        ("south", "ada@sudrand.example", "waiting"),
        ("east", "bo@ostmark.example", "waiting"),
    ]
    for parcel, name, other in zip(desk.push("send").parcels, ("Ada Holm", "Bo Lind"), ("Bo Lind", "Ada Holm"), strict=True):
        message = read_mail(desk, parcel)
        method, event = read_invitation(message)
        assert (method, message["To"], message["Subject"]) == ("REQUEST", parcel.address, "TLP:GREEN Invitation: On the ferry")
        assert event["organizer"] == "mailto:desk@norland.example"
        assert (str(event["attendee"]), event["attendee"].params["cn"]) == (f"mailto:{parcel.address}", name)
        assert (event["attendee"].params["rsvp"], event.decoded("dtstart")) == ("TRUE", NOW)
        whole = bytes(message).decode() + event.to_ical().decode()
        assert other not in whole
        assert "HARBOUR" not in whole
    assert desk.push("send").parcels == ()


def test_who_was_invited_hears_of_a_change_and_that_it_is_cancelled(desk: Desk) -> None:
    held = meet(desk, "south", "east")
    assert desk.consult("change", held.id, place="Quay 3").letters == ()
    desk.consult("send", held.id)
    (first,) = desk.push("send").parcels
    assert first.address == "registry@sudrand.example"
    desk.partner("close", "east")
    changed = desk.consult("change", held.id, place="Quay 4")
    assert [one.partner for one in changed.letters] == ["south"]
    gone = desk.consult("cancel", held.id)
    assert len(gone.parcels) == 1
    assert desk.consult("record", held.id, words="It was short.").letters == ()
    told = [read_invitation(read_mail(desk, one)) for one in (first, *desk.push("send").parcels)]
    assert [(method, event.decoded("sequence"), str(event.get("status"))) for method, event in told] == [
        ("REQUEST", 1, "CONFIRMED"),
        ("REQUEST", 2, "CONFIRMED"),
        ("CANCEL", 3, "CANCELLED"),
    ]
    assert len({event.decoded("uid") for _, event in told}) == 1
    assert desk.store.check() == []


def test_nobody_is_invited_where_one_may_not_have_what_is_on_the_agenda(desk: Desk) -> None:
    held = meet(desk, "south", "east", mark="TLP:GREEN")
    desk.partner("change", "east", tlp="TLP:CLEAR")
    with pytest.raises(LegationError, match="Chancery of Ostmark may not have it"):
        desk.consult("send", held.id)
    assert desk.store.letters.newest(9) == []
    assert desk.push().parcels == ()
    with pytest.raises(LegationError, match="which is not asked"):
        meet(desk, "south", attendees=[desk.contact("add", "east", name="Bo")[0].id])


def test_a_question_is_answered_by_mail_in_the_thread_and_at_an_address_of_its_own(desk: Desk) -> None:
    desk.preview(ferry(desk), "south")
    desk.release(ferry(desk), "south")
    made = keep_answer(desk, "south", "page", "How many came in May?\nAnd in June?", desk.releases("south")[0].matter.id, question=True)
    written = desk.letter("answer", str(made.number), words="41,000 in all.")
    assert [(one.kind, one.answers, str(one.mark.tlp)) for one in written.letters] == [("answer", 1, "TLP:AMBER")]
    *_, parcel = desk.push("send").parcels
    message = read_mail(desk, parcel)
    assert message["Subject"].startswith("TLP:AMBER Answer: ")
    assert "> How many came in May?\n> And in June?\n\n41,000 in all." in message.get_content().replace("\r\n", "\n")
    partner = desk.store.partners.get("south").partner  # type: ignore[union-attr]  # it is there
    address = write_answer_address(partner, "desk@norland.example")
    assert message["Reply-To"] == address == desk.push("reply", "south").key
    assert re.fullmatch(r"desk\+[a-z2-7]{26}@norland\.example", address)
    desk.partner("renew", "south")
    renewed = desk.push("reply", "south").key
    assert renewed not in (address, desk.push("reply", "east").key)
    assert desk.store.partners.get("south").partner.seed == partner.seed  # type: ignore[union-attr]  # it is there


def test_a_letter_leaves_under_a_mark_that_lets_its_partner_have_it(desk: Desk) -> None:
    (asked,) = desk.letter("ask", "east", words="When does it sail?").letters
    assert asked.mark.tlp == "TLP:GREEN"
    for wrong in (
        ("ask", "east", "When?", "TLP:RED"),
        ("ask", "west", "When?", ""),
        ("ask", "east", " ", ""),
        ("answer", "7", "Soon.", ""),
    ):
        with pytest.raises(LegationError):
            desk.letter(wrong[0], wrong[1], words=wrong[2], mark=wrong[3])
    assert desk.letter().letters == (asked,)
    # Sent again it is the same to the byte.
    (south,) = desk.letter("ask", "south", words="When does it sail?").parcels
    desk.push("send")
    before = bytes(read_mail(desk, south))
    (Path(desk.office.folder or ".") / "outgoing" / f"{south.id}.eml").unlink()
    desk.store.parcels.put(evolve(south, state="waiting"))
    desk.push("send")
    assert bytes(read_mail(desk, south)) == before


def test_a_mark_that_keeps_a_consultation_from_a_partner_is_refused_when_it_is_drafted_or_changed(desk: Desk) -> None:
    with pytest.raises(
        LegationError, match=r"Chancery of Ostmark may not have it: marked TLP:AMBER, Chancery of Ostmark is cleared to TLP:GREEN"
    ):
        meet(desk, "south", "east", mark="TLP:AMBER")
    assert desk.consult().consultations == ()
    held = meet(desk, "south", "east", mark="TLP:GREEN")
    with pytest.raises(LegationError, match="Nothing was changed: give the consultation another mark"):
        desk.consult("change", held.id, mark="TLP:AMBER")
    assert desk.consult().consultations == (held,)
    # It is cleared for less since: what was said there is kept all the same, and a meeting that takes place elsewhere is marked first.
    desk.partner("change", "east", tlp="TLP:CLEAR")
    desk.consult("record", held.id, words="The lights stay.")
    with pytest.raises(LegationError, match="Chancery of Ostmark may not have it"):
        desk.consult("change", held.id, place="Quay 3")
    (moved,) = desk.consult("change", held.id, place="Quay 3", mark="TLP:CLEAR").consultations
    assert (moved.place, moved.record) == ("Quay 3", "The lights stay.")
    # Nobody asks a partner that is closed.
    desk.partner("change", "east", tlp="TLP:CLEAR")
    desk.partner("close", "east")
    assert desk.consult("change", held.id, mark="TLP:AMBER").consultations[0].edition == moved.edition + 1
