"""What a letter says itself, and what it quotes."""

import pytest

from legation.intake.letters import part_banners, part_quoted, read_letter

TABLE = [
    ("We agree.", "We agree.", ""),
    ("We agree.\n\nOn Monday, Ann wrote:\n> The gate opens.\n> It is old.", "We agree.", "The gate opens.\nIt is old."),
    ("> The gate opens.\n\nNo, it is shut.", "No, it is shut.", "The gate opens."),
    (
        "Yes.\n\nOn 4 May the\nlegation <d@x.example> wrote:\n>> Older\n> The gate opens.",
        "Yes.",
        "Older\nThe gate opens.",
    ),
    ("We agree on these:\n> The gate opens.\nand on nothing else.", "and on nothing else.", "The gate opens."),
    ("First.\n\n> One.\n\nSecond:\n> Two.\n", "First.\n\nSecond:", "One.\nTwo."),
    ("We agree.\n-- \nAda Holm\nSecond secretary", "We agree.", ""),
    (
        "We agree.\n\n-----Original Message-----\nFrom: Desk <d@x.example>\nSent: 4 May 2024\nTo: Ada\nSubject: The gate\n\nIt opens.",
        "We agree.",
        "",
    ),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "own", "quoted"), TABLE)
def test_what_is_quoted_is_no_word_of_the_sender(text: str, own: str, quoted: str) -> None:
    assert part_quoted(text) == (own, quoted)


@pytest.mark.parametrize(
    ("said", "words", "label"),
    [
        ("TLP:GREEN\n\nWhen does it open?\n\nTLP:GREEN", "When does it open?", "TLP:GREEN"),
        ("TLP:AMBER+STRICT // EXERCISE LIMITED\nIt opens.", "It opens.", "TLP:AMBER+STRICT"),
        ("It opens.\n\nTLP:RED · RELEASABLE TO Embassy of Sudrand", "It opens.", "TLP:RED"),
        ("TLP:GREEN", "", "TLP:GREEN"),
        ("TLP:GREEN is what we said.", "TLP:GREEN is what we said.", ""),
        ("It opens.\nTLP:GREEN\nIt shuts.", "It opens.\nTLP:GREEN\nIt shuts.", ""),
        ("", "", ""),
    ],
)
def test_the_lines_on_how_it_may_be_handled_are_none_of_its_words(said: str, words: str, label: str) -> None:
    assert part_banners(said) == (words, label)
    read = read_letter(f"From: a@x.example\nSubject: x\n\n{said}\n".encode())
    assert (read.words, read.label) == (words, label)


def test_a_letter_is_read_with_its_heads() -> None:
    raw = (
        b"From: =?utf-8?q?=C3=85sa_Holm?= <Asa@X.example>\nTo: Desk <desk+key@n.example>, b@n.example\nCc: c@n.example\n"
        b"Delivered-To: d@n.example\nIn-Reply-To: <1@x>\nReferences: <0@x>\n <1@x>\nMessage-ID: <2@x>\n"
        b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n"
        b"Content-Type: text/html; charset=utf-8\n\n<p>We <b>agree</b>.</p><p>Ann wrote:</p><blockquote><p>It opens.</p></blockquote>"
    )
    read = read_letter(raw)
    assert (read.name, read.address, read.subject, read.id, read.words) == ("Åsa Holm", "asa@x.example", "Grüße", "<2@x>", "We agree.")
    assert read.quoted == "It opens."
    assert read.to == ("desk+key@n.example", "b@n.example", "c@n.example", "d@n.example")
    assert " ".join(read.answers).count("<1@x>") == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe" * 50,
        b"From: " + b"<" * 5000 + b"\n\nx",
        b"To: " + b"a@b.example," * 5000 + b"\n\nx",
        b"Subject: =?utf-8?q?=FF?= =?none?b?!!?=\n\nx",
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 200,
        b"Content-Type: text/plain; charset=none; format=flowed\nContent-Transfer-Encoding: base64\n\n====",
    ],
)
def test_whatever_comes_is_read_or_refused(raw: bytes) -> None:
    try:
        assert read_letter(raw).id == ""
    except ValueError as error:
        assert str(error).startswith("This e-mail is broken")
