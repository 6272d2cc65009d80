"""What another office sends is told from what a person or an outlet wrote."""

from email import message_from_string

import pytest

from legation.intake.containers.mailbox import find_messages
from legation.intake.containers.products import Product, find_invitation
from legation.intake.paper import Paper
from legation.records.errors import Refusal

NAME = "report--bf290a01-74f8-57ae-ba95-627ed0e303cb"
CALENDAR = (
    "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nCome.\n"
    "--b\nContent-Type: text/calendar; method={}\n\nBEGIN:VCALENDAR\n--b--\n"
)
TABLE = [
    (
        f"X-Legation-Product: brief; id={NAME};\n made=2024-03-12T09:30:00.000Z\n\nIt runs.",
        Product("brief", NAME, "2024-03-12T09:30:00.000Z"),
    ),
    ("X-Legation-Product: Brief\n\nIt runs.", Product("brief")),
    ("X-Legation-Product: invitation\n\nCome.", Product("invitation")),
    (CALENDAR.format("REQUEST"), Product("invitation")),
    (CALENDAR.format("cancel"), Product("invitation")),
    (CALENDAR.format("REPLY"), None),
    (CALENDAR.format("PUBLISH"), None),
    ("X-Legation-Product: briefing of the press\n\nIt runs.", None),
    (f"Subject: Re: brief\n\nNo.\n\nOn Monday, Ann wrote:\n> X-Legation-Product: brief; id={NAME}", None),
    ("Content-Type: message/rfc822\n\nX-Legation-Product: brief\n\nIt runs.", None),
    ("", None),
]


@pytest.mark.parametrize(("said", "product"), TABLE)
def test_a_product_is_told_by_its_head_and_an_invitation_by_its_calendar(said: str, product: Product | None) -> None:
    assert find_invitation(message_from_string(said)) == product


def test_a_brief_is_no_report_by_whichever_door_it_comes() -> None:
    brief = "X-Legation-Product: brief\nFrom: a@x.example\nSubject: The ferry\n\nThe ferry runs.\n"
    head = "From: b@x.example\nContent-Type: multipart/mixed; boundary=b\n\n"
    attached = f"{head}--b\n\nSee this.\n--b\nContent-Type: message/rfc822\n\n{brief}--b--\n"
    for said in (brief, attached):
        (found,) = find_messages(Paper("letter.eml", said.encode(), "mail"))
        assert isinstance(found, Refusal)
        assert found.reason == "A brief of another office: kept, not weighed."
