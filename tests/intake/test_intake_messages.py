"""What comes in an e-mail: the part that says most, and messages inside messages, each with its own sender and day."""

import base64

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, page, paragraphs, reports

HEAD = (
    "From: Nora Wick <nora@office.example>\nSubject: Fwd: mill\nDate: Fri, 10 May 2024 08:00:00 +0200\n"
    "Message-ID: <9@office.example>\nMIME-Version: 1.0\n"
)
PLAIN = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
INNER = f"From: Bay Courier <l@bay.example>\nSubject: {TITLE}\nDate: Thu, 09 May 2024 09:20:00 +0200\n{PLAIN}{TEXT}\n"
SECOND = f"From: Odo Brennan <o@guild.example>\nSubject: No bread\nDate: Wed, 08 May 2024 07:00:00 +0200\n{PLAIN}{PARAGRAPHS[3]}\n"

STUBS = {
    "in the browser": "This e-mail is best read in HTML. View it in your browser:\nhttps://bay.example/l/1\n",
    "one line": "Your program does not show HTML.\n",
    "links and the address": "Read online: https://bay.example/l/1\n\nUnsubscribe: https://bay.example/u/1\n\nBay Courier, 1 Quay Street\n",
    "headline only": f"[image: logo]\n\n{TITLE} <https://bay.example/t/2>\nRead more <https://bay.example/t/3>\n",
    "nothing": "\n",
}
BODIES = {
    "article": page(paragraphs(*PARAGRAPHS)).decode(),
    "table": page("")
    .decode()
    .replace("</article>", f"</article><table><tr><td><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}</td></tr></table>", 1),
}


@pytest.mark.parametrize("stub", STUBS)
@pytest.mark.parametrize("body", BODIES)
def test_the_part_that_says_most_is_read(stub: str, body: str) -> None:
    mail = (
        f'{HEAD}Content-Type: multipart/alternative; boundary="b"\n\n--b\n{PLAIN}{STUBS[stub]}\n--b\n'
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{BODIES[body]}\n--b--\n"
    )
    assert one(mail.encode()).text == TEXT


def test_a_plain_part_that_says_all_is_kept() -> None:
    shop = "".join(f"<p>Offer {n}: a sack of flour from the wind mill at the price of two, for our readers alone.</p>" for n in range(4))
    mail = (
        f'{HEAD}Content-Type: multipart/alternative; boundary="b"\n\n--b\n{PLAIN}{TEXT}\n--b\n'
        f"Content-Type: text/html; charset=utf-8\n\n{page(shop).decode()}\n--b--\n"
    )
    assert one(mail.encode()).text == TEXT


def carried(lead: str, heads: tuple[str, ...], between: str = "") -> str:
    """A message with two others in its text, each below a line that leads over to it and its heads."""
    sent = (("Bay Courier <l@bay.example>", TITLE, TEXT), ("Odo Brennan <o@guild.example>", "No bread", PARAGRAPHS[3]))
    said = f"{HEAD}{PLAIN}For the file.\n"
    for number, ((sender, subject, text), day) in enumerate(zip(sent, heads, strict=True), start=1):
        said += f"\n{lead}\n{day.format(number=number, sender=sender, subject=subject)}\n\n{text}\n{between}"
    return said


ATTACHED = "Content-Type: message/rfc822\n\n"
NINTH, EIGHTH = "Thu, 9 May 2024 09:20:00 +0200", "Wed, 8 May 2024 07:00:00 +0200"
GMAIL = "From: {{sender}}\nDate: {}\nSubject: {{subject}}\nTo: Nora Wick <nora@office.example>"
LIST = "Message: {{number}}\nDate: {}\nFrom: {{sender}}\nSubject: {{subject}}"
GERMAN = "Von: {{sender}}\nGesendet: {}\nAn: Nora Wick\nBetreff: {{subject}}"
CARRIED = {
    "attached": (
        f'{HEAD}Content-Type: multipart/mixed; boundary="m"\n\n--m\n{PLAIN}Two for the file.\n\n'
        f"--m\n{ATTACHED}{INNER}\n--m\n{ATTACHED}{SECOND}\n--m--\n"
    ),
    "digest": f'{HEAD}Content-Type: multipart/digest; boundary="m"\n\n--m\n\n{INNER}\n--m\n\n{SECOND}\n--m--\n',
    "forwarded in the text": carried("---------- Forwarded message ---------", (GMAIL.format(NINTH), GMAIL.format(EIGHTH))),
    "forwarded and quoted": carried("Begin forwarded message:\n", (GMAIL.format(NINTH), GMAIL.format(EIGHTH))),
    "a list's digest in plain text": carried("-" * 30 + "\n", (LIST.format(NINTH), LIST.format(EIGHTH)), "\n" + "-" * 30 + "\n"),
    "forwarded in another language": carried(
        "-----Ursprüngliche Nachricht-----", (GERMAN.format("2024-05-09T09:20:00+02:00"), GERMAN.format("2024-05-08T07:00:00+02:00"))
    ),
}

CARRIED["attached in Base64"] = (
    f'{HEAD}Content-Type: multipart/mixed; boundary="m"\n\n--m\n{PLAIN}Two for the file.\n\n'
    + "".join(
        f"--m\n{ATTACHED.strip()}\nContent-Transfer-Encoding: base64\n\n{base64.encodebytes(inner.encode()).decode()}\n"
        for inner in (INNER, SECOND)
    )
    + "--m--\n"
)
CARRIED["attached as files"] = (
    f'{HEAD}Content-Type: multipart/mixed; boundary="m"\n\n--m\n{PLAIN}Two for the file.\n\n'
    + "".join(
        f'--m\nContent-Type: application/octet-stream; name="{name}.eml"\nContent-Disposition: attachment; filename="{name}.eml"\n'
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(inner.encode()).decode()}\n"
        for name, inner in (("one", INNER), ("two", SECOND))
    )
    + "--m--\n"
)
CARRIED["forwarded in a page"] = (
    f"{HEAD}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><body><p>For the file.</p>"
    + "".join(
        f"<div>---------- Forwarded message ---------<br>From: <b>{sender}</b> &lt;{address}&gt;<br>Date: {day}<br>Subject: {subject}<br>"
        f"To: Nora Wick<br></div><br>{paragraphs(*texts)}"
        for sender, address, day, subject, texts in (
            ("Bay Courier", "l@bay.example", NINTH, TITLE, PARAGRAPHS),
            ("Odo Brennan", "o@guild.example", EIGHTH, "No bread", PARAGRAPHS[3:4]),
        )
    )
    + "</body></html>\n"
)


@pytest.mark.parametrize("how", CARRIED)
def test_a_message_inside_a_message_has_its_own_sender_and_day(how: str) -> None:
    first, second = reports(CARRIED[how].encode())
    assert (first.title, first.byline, str(first.published)) == (TITLE, "Bay Courier", "2024-05-09 09:20:00+02:00")
    assert (second.title, second.byline, str(second.published)) == ("No bread", "Odo Brennan", "2024-05-08 07:00:00+02:00")
    assert (first.text, second.text) == (TEXT, PARAGRAPHS[3])
    assert first.source != second.source and all("Nora Wick" in report.notes[0] for report in (first, second))


def test_a_message_with_something_of_its_own_to_say_stays_a_report() -> None:
    own = "\n\n".join(PARAGRAPHS[:4])
    mail = f'{HEAD}Content-Type: multipart/mixed; boundary="m"\n\n--m\n{PLAIN}{own}\n--m\nContent-Type: message/rfc822\n\n{SECOND}\n--m--\n'
    outer, inner = reports(mail.encode())
    assert outer.text == own and inner.text == PARAGRAPHS[3]
    assert any("1 messages are attached" in note for note in outer.notes)


@pytest.mark.parametrize(
    "block",
    [
        "Date: 9 May 2024\nPlace: Ostrava Bay\nContact: press@bay.example\n",
        "Keeper: Runa Halvorsen\nWheel: seven metres\nYear: 1911\n",
    ],
)
def test_lines_with_colons_are_no_forwarded_message(block: str) -> None:
    (report,) = reports(f"{HEAD}{PLAIN}{TEXT}\n\n{block}\n{PARAGRAPHS[3].replace('guild', 'union')}\n".encode())
    assert report.byline == "Nora Wick" and report.text.startswith(TEXT)


def test_a_head_beyond_all_measure_is_left_unread_and_noted() -> None:
    subject = " ".join(["=?utf-8?q?a?="] * 30_000)
    report = one(f"From: a@b.example\nMessage-ID: <1@b.example>\nSubject: {subject}\n{PLAIN}{TEXT}".encode())
    assert report.text == TEXT and any("10,000 characters" in note for note in report.notes)


@pytest.mark.parametrize("where", ["Snapshot-Content-Location: http://bay.example/1\n", ""])
def test_a_page_saved_as_a_message_is_a_page_and_was_not_published_when_it_was_saved(where: str) -> None:
    mail = (
        f"From: <Saved by Blink>\n{where}Subject: {TITLE}\nDate: Thu, 9 May 2024 09:20:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n'
        f"Content-Location: http://bay.example/1\n\n{page(paragraphs(*PARAGRAPHS)).decode()}\n--b\nContent-Type: image/png\n\nAAAA\n--b--\n"
    )
    report = one(mail.encode())
    assert (report.text, report.title, report.url, report.published) == (TEXT, TITLE, "http://bay.example/1", None)
    assert any("saved on" in note and "9 May 2024" in note for note in report.notes)


@pytest.mark.parametrize(
    ("heads", "sender"),
    [
        ("> From: Bay Courier <l@bay.example>\n> Date: Thu, 9 May 2024 09:20:00 +0200\n> Subject: {title}\n>\n", "Bay Courier"),
        (
            f"{'_' * 32}\nVon: Bay Courier <l@bay.example>\nGesendet: Donnerstag, 9. Mai 2024 09:20\nAn: Nora\nBetreff: {{title}}\n\n",
            "Bay Courier",
        ),
        (
            "-----Mensaje original-----\nDe: Bay Courier <l@bay.example>\nEnviado: 9 de mayo de 2024 9:20\nPara: Nora\nAsunto: {title}\n\n",
            "Bay Courier",
        ),
    ],
)
def test_a_forwarded_message_is_told_by_its_heads_in_any_language(heads: str, sender: str) -> None:
    text = TEXT if not heads.startswith(">") else "\n".join(f"> {line}" for line in TEXT.split("\n"))
    report = one(f"{HEAD}{PLAIN}See below.\n\n{heads.format(title=TITLE)}{text}\n".encode())
    assert (report.title, report.byline, report.text) == (TITLE, sender, TEXT)
    assert str(report.published).startswith("2024-05-09")


FILES = {
    "page.html": ("text/html", page(paragraphs(*PARAGRAPHS))),
    "story.txt": ("text/plain", f"Title: {TITLE}\nOutlet: Bay Courier\n\n{TEXT}".encode()),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("own", [False, True])
def test_an_article_attached_as_a_file_is_read(name: str, own: bool) -> None:
    kind, raw = FILES[name]
    cover = "\n\n".join(PARAGRAPHS[:4]) if own else "Please find the article enclosed."
    mail = (
        f'{HEAD}Content-Type: multipart/mixed; boundary="m"\n\n--m\n{PLAIN}{cover}\n--m\nContent-Type: {kind}; name="{name}"\n'
        f'Content-Disposition: attachment; filename="{name}"\nContent-Transfer-Encoding: base64\n\n'
        f'{base64.encodebytes(raw).decode()}--m\nContent-Type: text/calendar; name="a.ics"\n\nBEGIN:VCALENDAR\n{"X" * 300}\n--m--\n'
    )
    *outer, inner = reports(mail.encode())
    assert (inner.title, inner.outlet, inner.text) == (TITLE, "Bay Courier", TEXT)
    assert "Nora Wick" in inner.notes[0] and len(outer) == own
    assert not own or any("1 of its attachments" in note for note in outer[0].notes)
