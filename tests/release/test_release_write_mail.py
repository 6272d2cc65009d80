from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from legation.release.forms.write_mail import write
from legation.release.gate import packet
from legation.release.identity import next_sent
from release.sample import JAPAN, MADE, POLICY, make_own, make_packet, make_view


def read(made: bytes) -> EmailMessage:
    message = message_from_bytes(made, policy=default)
    assert not message.defects
    return message


def test_the_mark_begins_the_subject_and_stands_before_and_after_the_text() -> None:
    message = read(write(make_packet()))
    assert message["Subject"] == "TLP:GREEN Kishida rules out joining NATO as Tokyo office takes shape"
    lines = message.get_content().splitlines()
    mark = "TLP:GREEN · EXERCISE RESTRICTED · RELEASABLE TO Ministry of Foreign Affairs of Japan (日本国外務省) · EXERCISE EYES"
    assert lines[0] == lines[-1] == mark
    assert "(C/EO) B1 Fumio Kishida, 24 May 2023: “Japan has no plan to become a member of NATO” [1, 5, 6]" in lines
    assert "  considered: (C/EO) “事務所の設置を協議している” 海峡新報, 25 May [4]" in lines
    assert "  Japan, liaison office: (C/EO) considering “事務所の設置を協議している” [4]" in lines
    assert "(G/ER) " + mark in lines


def test_its_id_and_hour_are_the_packets_and_it_names_no_machine() -> None:
    message = read(write(make_packet()))
    assert message["Message-ID"] == f"<{make_packet().matter.id}.1@legation.invalid>"
    assert message["Date"].datetime == MADE
    assert message["X-Legation-Product"] == f"brief; id=report--{make_packet().matter.id}; made=2023-06-08T23:52:00.000Z"
    assert message["From"] is None
    assert message["To"] is None
    assert write(make_packet()) == write(make_packet())
    assert all(len(row) <= 998 for row in write(make_packet()).split(b"\r\n"))


def test_a_later_version_answers_the_first() -> None:
    view = make_view()
    message = read(write(packet(view, next_sent(view, None, JAPAN, MADE), JAPAN, POLICY, MADE + timedelta(days=1))))
    first = read(write(make_packet()))
    assert message["In-Reply-To"] == message["References"] == first["Message-ID"]
    assert message["Message-ID"] != first["Message-ID"]


def test_no_title_makes_a_head_of_its_own() -> None:
    message = read(write(make_packet("One\r\nBcc: somebody@example.org\r\n\r\ntext")))
    assert message["Bcc"] is None
    assert message["Subject"] == "TLP:GREEN One Bcc: somebody@example.org text"


def test_the_offices_own_message_has_no_mark_where_there_is_none() -> None:
    message = read(write(make_own()))
    assert message["Subject"] == "Kishida rules out joining NATO as Tokyo office takes shape"
    assert message.get_content().splitlines()[0] == message["Subject"]
