"""A brief or an invitation that another office mails is kept, and weighs nothing: no origin is added by it."""

from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from desk.test_desk_collect import desk, hear, lay, made
from legation.desk.desk import Desk
from legation.desk.verbs.weigh import weigh_store

__all__ = ["desk", "made"]
HEAD = "X-Legation-Product"
STRANGER = {"From": "Desk <desk@elsewhere.example>", "To": "desk@norland.example"}


def send(desk: Desk) -> Message:
    """The brief as it leaves by mail."""
    desk.push("send")
    (file,) = [one for one in (Path(desk.office.folder or ".") / "outgoing").iterdir() if b"brief; id=" in one.read_bytes()]
    return message_from_bytes(file.read_bytes())


def receive(desk: Desk, name: str, message: Message, **heads: str) -> None:
    """A message into the folder of the office."""
    for head, said in heads.items():
        del message[head.replace("_", "-")]
        message[head.replace("_", "-")] = said
    (Path(desk.office.folder or ".") / "incoming" / f"{name}.eml").write_bytes(message.as_bytes())


def count(desk: Desk) -> list[tuple[str, tuple[str, ...], int]]:
    """Each story with its reports, and its origins."""
    weigh_store(desk)
    return [(one.id, one.reports, len(one.origins)) for one in desk.stories()]


def test_a_brief_by_mail_is_kept_as_one_by_taxii_and_adds_no_origin(desk: Desk) -> None:
    before, reports = count(desk), desk.store.reports.ids(limit=99)
    key, message = desk.push("reply", "south").key, send(desk)
    matter = desk.releases("south")[0].matter
    receive(desk, "brief", message, To=key)
    (answer,) = hear(desk)
    assert (answer.partner, answer.way, answer.kind, answer.state, answer.report) == ("south", "mail", "brief", "taken", None)
    assert (answer.about, answer.said) == (f"report--{matter.id}", "A brief of another office: kept, not weighed.")
    assert answer.title == matter.brief.title
    assert any("47,000" in words for _, words in answer.lines)
    # A later version takes its place, and says what it takes back.
    gone = next(words for _, words in answer.lines if "47,000" in words)
    later = message_from_bytes(message.as_bytes())
    later.set_payload("\n".join(words for _, words in answer.lines if words != gone).encode(), "utf-8")
    receive(desk, "later", later, **{HEAD: f"brief; id={answer.about}; made=2025-03-12T09:30:00.000Z"})
    hear(desk)
    (said,) = desk.answers().said
    assert (said.edition, said.taken) == (2, (gone,))
    assert (count(desk), desk.store.reports.ids(limit=99)) == (before, reports)
    assert desk.store.check() == []
    # Of a message that does not say so, a report is made: it is the head that keeps it from weighing.
    receive(desk, "bare", message, **{HEAD: "", "Message-ID": "<bare@sudrand.example>"})
    hear(desk)
    assert len(desk.store.reports.ids(limit=99)) == len(reports) + 1


@pytest.mark.parametrize("product", ["brief", "brief; id=x; made=2024-13-41T09:30:00Z", None])
def test_a_brief_that_nobody_is_known_to_have_sent_is_kept_and_weighs_nothing(desk: Desk, product: str | None) -> None:
    before, message = count(desk), send(desk)
    receive(desk, "brief", message, **STRANGER, **({HEAD: product} if product else {}))
    assert hear(desk) == ()
    (refusal,) = desk.store.refusals.all()
    assert refusal.reason == "A brief of another office: kept, not weighed."
    assert desk.store.raw.get(str(refusal.raw)) is not None
    assert count(desk) == before


def test_an_invitation_by_mail_is_kept_and_what_a_person_says_on_a_brief_is_an_answer(desk: Desk) -> None:
    key, message, reports = desk.push("reply", "south").key, send(desk), desk.store.reports.ids(limit=99)
    quoted = "\n".join(f"> {line}" for line in str(message).split("\n"))
    lay(desk, "come", "1. The ferry of Tarn carried 47,000 people.", to=key, X_Legation_Product="invitation")
    lay(desk, "stranger", "The ferry carried 47,000 people.", From="a@delta.example", X_Legation_Product="invitation")
    (invited,) = hear(desk)
    assert (invited.kind, invited.state, invited.said) == ("invitation", "taken", "An invitation: kept, not weighed.")
    assert [one.reason for one in desk.store.refusals.all()] == ["An invitation: kept, not weighed."]
    assert desk.store.reports.ids(limit=99) == reports
    lay(desk, "answer", f"We counted 48,000, Ada Holm said.\n\nOn Tuesday Norland wrote:\n{quoted}", to=key)
    answer = hear(desk)[-1]
    assert (answer.kind, answer.state, answer.words) == ("answer", "taken", "We counted 48,000, Ada Holm said.")
    assert answer.report is not None
