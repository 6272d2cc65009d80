"""A letter of several reports gives each by itself; one report with subheadings, rules or lists stays one."""

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, reports

HEAD = (
    "From: Bay Courier <l@bay.example>\nSubject: Your morning\nDate: Thu, 09 May 2024 09:20:00 +0200\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\n"
)
LINK, OTHER = "https://bay.example/1", "https://bay.example/2"
SECOND = f"{PARAGRAPHS[2]}\n\n{PARAGRAPHS[3]}"
RULED = {
    "stars": f"{TITLE}\n\n{LINK}\n\n{TEXT}\n\n* * *\n\nNo bread\n\n{OTHER}\n\n{SECOND}\n",
    "dashes, a word above and below": (
        f"Good morning from the bay.\n\n------------------\n{TITLE}\n{TEXT}\nRead it: {LINK}\n------------------\nNo bread\n{SECOND}\n"
        f"Read it: {OTHER}\n------------------\nUnsubscribe: https://bay.example/u\n"
    ),
    "listed at the top": f"1. {TITLE}\n2. No bread\n\n1. {TITLE}\n\n{TEXT}\n\n<{LINK}>\n\n2. No bread\n\n{SECOND}\n\n<{OTHER}>\n",
    "listed with points": f"Today\n\n- {TITLE}\n- No bread\n\n{TITLE.upper()}\n{LINK}\n\n{TEXT}\n\nNO BREAD\n{OTHER}\n\n{SECOND}\n",
}


@pytest.mark.parametrize("how", RULED)
def test_each_report_of_a_letter_is_one(how: str) -> None:
    found = reports((HEAD + RULED[how]).encode())
    assert [(report.text, report.url, str(report.published)) for report in found] == [
        (TEXT, LINK, "2024-05-09 09:20:00+02:00"),
        (SECOND, OTHER, "2024-05-09 09:20:00+02:00"),
    ]
    assert [str(report.title).casefold() for report in found] == [TITLE.casefold(), "no bread"]
    assert all("letter of 2 reports" in report.notes[0] for report in found)


ONES = {
    "a rule in it": f"{PARAGRAPHS[0]}\n\n* * *\n\n" + "\n\n".join(PARAGRAPHS[1:]),
    "one address below": f"{TEXT}\n\n----------\n\nRead more\n\n{LINK}\n",
    "subheadings listed": f"The wheel rests\nWho pays for it\n\nThe wheel rests\n\n{TEXT}\n\nWho pays for it\n\n{SECOND}\n",
}


@pytest.mark.parametrize("how", ONES)
def test_one_report_stays_one(how: str) -> None:
    text = one((HEAD + ONES[how]).encode()).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)
