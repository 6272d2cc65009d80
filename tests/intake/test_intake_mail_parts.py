"""The parts of a message as they were meant: flowed, packed without a word of it, several for one text, below them the foot of a list."""

import base64
import quopri
import textwrap

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, paragraphs, read
from legation.intake.letters import read_letter
from legation.records.errors import Refusal

HEAD = f"From: Bay Courier <l@bay.example>\nSubject: {TITLE}\nDate: Thu, 09 May 2024 09:20:00 +0200\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
FLOWED = "\n\n".join(" \n".join(textwrap.wrap(text, 66)) for text in PARAGRAPHS)
PAGE = f"Content-Type: text/html; charset=utf-8\n\n<html><body>{paragraphs(*PARAGRAPHS)}</body></html>\n"


def mail(body: bytes | str, kind: str = "text/plain; charset=utf-8", code: str = "8bit") -> bytes:
    head = f"{HEAD}Content-Type: {kind}\nContent-Transfer-Encoding: {code}\n\n"
    return head.encode() + (body if isinstance(body, bytes) else body.encode())


def several(kind: str, *parts: str) -> bytes:
    said = "".join(f"--b\n{part}\n" for part in parts)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n{said}--b--\n".encode()


def plain(text: str, more: str = "") -> str:
    return f"Content-Type: text/plain; charset=utf-8{more}\n\n{text}\n"


QUOTED, PACKED = quopri.encodestring(TEXT.encode()), base64.encodebytes(TEXT.encode())
SENT = {
    "flowed beside a page": several("alternative", plain(FLOWED, "; format=flowed"), PAGE),
    "flowed inside parts": several("mixed", plain(FLOWED, "; format=flowed")),
    "quoted-printable, and no word of it": mail(QUOTED),
    "Base64, and no word of it": mail(PACKED, code="7bit"),
    "Base64 in one line": mail(b"".join(PACKED.split()), code="8bit"),
    "a letter set that is another": mail(QUOTED, "text/plain; charset=iso-8859-1", "quoted-printable"),
    "a letter set that is none": mail(QUOTED, "text/plain; charset=x-bay", "quoted-printable"),
    "plain letters said, others sent": mail(quopri.encodestring(TEXT.encode("cp1252")), "text/plain; charset=us-ascii", "quoted-printable"),
    "two plain parts": several("mixed", plain("\n\n".join(PARAGRAPHS[:2])), plain("\n\n".join(PARAGRAPHS[2:]))),
    "two pages": several("mixed", PAGE.replace(paragraphs(*PARAGRAPHS[2:]), ""), PAGE.replace(paragraphs(*PARAGRAPHS[:2]), "")),
}


@pytest.mark.parametrize("how", SENT)
def test_a_message_is_read_however_it_was_sent(how: str) -> None:
    report = one(SENT[how])
    assert (report.text, report.title) == (TEXT, TITLE)


@pytest.mark.parametrize("kind", ["mixed", "alternative"])
def test_a_letter_that_is_flowed_in_a_part_has_its_lines_joined(kind: str) -> None:
    assert read_letter(several(kind, plain(FLOWED, "; format=flowed"))).words == TEXT


def test_lines_below_each_other_that_are_the_writers_stay() -> None:
    assert read_letter(several("mixed", plain("One.\nTwo.\nThree.", "; format=flowed"))).words == "One.\nTwo.\nThree."


FEET = {
    "a list": "_______________________________________________\nBay list\nbay@lists.example\nhttps://lists.example/bay\n",
    "commands": f"{'-' * 69}\nTo unsubscribe, e-mail: bay-leave@lists.example\nFor more: bay-help@lists.example\n",
    "between two rules": "=-=-=-=-=-=-=-=-=-=-=-=-\nView it online: https://groups.example/g/bay/1\n=-=-=-=-=-=-=-=-=-=-=-=-\n",
    "in another language": f"{'*' * 40}\nAbmelden: https://liste.example/ab\n",
    "a signature": "-- \nBay Courier\n1 Quay Street\n",
}


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_of_a_list_is_no_text(foot: str) -> None:
    assert one(mail(f"{TEXT}\n\n{FEET[foot]}")).text == TEXT
    assert one(several("mixed", plain(TEXT), plain(FEET[foot]))).text == TEXT if foot != "a signature" else True


def test_a_rule_inside_a_text_ends_nothing() -> None:
    said = f"{PARAGRAPHS[0]}\n\n{'-' * 30}\n\n" + "\n\n".join(PARAGRAPHS[1:])
    text = one(mail(said)).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


ATTACHED = {"winmail.dat": "application/ms-tnef", "mill.msg": "application/vnd.ms-outlook", "mill.xlsx": "application/vnd.ms-excel"}


@pytest.mark.parametrize("name", ATTACHED)
@pytest.mark.parametrize("own", [True, False])
def test_what_is_attached_and_not_read_is_told_by_name(name: str, own: bool) -> None:
    raw = base64.encodebytes(b"\xd0\xcf\x11\xe0\x00" + bytes(400)).decode()
    head = f'Content-Type: {ATTACHED[name]}; name="{name}"\nContent-Transfer-Encoding: base64\n\n{raw}'
    (found,) = read(several("mixed", *([plain(TEXT)] if own else []), head))
    said = found.reason if isinstance(found, Refusal) else " ".join(getattr(found, "notes", ()))
    assert name in said and isinstance(found, Refusal) is not own


@pytest.mark.parametrize("letters", ["cp1252", "utf-8"])
def test_a_subject_in_letters_that_no_head_may_have_is_read(letters: str) -> None:
    raw = mail(TEXT).replace(f"Subject: {TITLE}".encode(), "Subject: Mühle – „steht“ in Möwenau still".encode(letters))
    assert one(raw).title == "Mühle – „steht“ in Möwenau still"
