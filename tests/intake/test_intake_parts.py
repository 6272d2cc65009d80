"""Parts of a page that stand between the paragraphs of a story: galleries counted in front or in one line, captions left over."""

import pytest

from intake.test_intake_chrome import BODY, page, read

SHOWN = [
    "The quay seen from the sea. Meridian",
    "Divers get ready on Friday morning. Meridian",
    "Boats moor at the southern quay. Meridian",
]
LEFT = [
    "Divers wait beside the cracked wall of the northern quay on Friday",
    "The director was seen at the quay with two of the divers on Monday",
]
VIDEOS = ["Ferry fares to rise", "Old lighthouse sold to a musician", "Storm takes a pier", "A seal at the town hall"]


@pytest.mark.parametrize("form", ["{n}/3 {words}", "{n} of 3 {words}", "{n} / 3 {words}"])
def test_a_gallery_that_counts_in_front_gives_captions(form: str) -> None:
    lines = [form.format(n=n, words=words) for n, words in enumerate(SHOWN, start=1)]
    report = read(page(*BODY[:2], "The quay in pictures", "+ show all The quay in pictures", *lines, *BODY[2:]))
    assert report.text.split("\n\n") == BODY
    assert len(report.captions) == 3 and "The quay seen from the sea." in report.captions[0]
    assert len(report.gaps) == 1


def test_a_gallery_in_one_line_goes_with_its_titles_where_they_are_listed_again() -> None:
    told = [
        f"{title} | 0:4{n} The harbour master tells of it in a few words. Harbour TV {n} of 4" for n, title in enumerate(VIDEOS, start=1)
    ]
    report = read(page(*BODY, " Next video ".join(told), *VIDEOS[1:]))
    assert report.text.split("\n\n") == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Of the walls 3 of 8 were cracked and 2 of 8 had moved, the divers wrote, and 1 of 8 had fallen in the night before.",
        "The score was 1/3 after an hour, then 2/5, and the match ended at 3/5 when the rain began to fall on the quay.",
    ],
)
def test_numbers_out_of_others_are_no_gallery(line: str) -> None:
    assert read(page(*BODY[:2], line, *BODY[2:])).text.split("\n\n") == [*BODY[:2], line, *BODY[2:]]


def test_long_lines_without_an_end_between_paragraphs_are_captions() -> None:
    report = read(page(*BODY[:2], *LEFT, *BODY[2:]))
    assert report.text.split("\n\n") == BODY
    assert report.captions == tuple(LEFT)
    assert report.gaps == (len("\n\n".join(BODY[:2])) + 2,)


@pytest.mark.parametrize(
    "lines",
    [
        [LEFT[0]],  # one may be a heading
        ["What the divers found", "Who will pay for it"],  # headings
        ["She gave three reasons for the closure of the northern quay:", *LEFT],  # led in
        [f"• {words}" for words in LEFT],  # items
        [f"{words} — Harbour (@harbour) March 3, 2024" for words in LEFT],  # posts
        [f"{words}." for words in LEFT],
    ],
)
def test_what_may_be_text_is_no_caption_left_over(lines: list[str]) -> None:
    assert not set(read(page(*BODY[:2], *lines, *BODY[2:])).captions) & set(lines)


def test_a_text_whose_lines_have_no_ends_is_left_alone() -> None:
    bare = [words.rstrip(".") for words in (*BODY, *LEFT)]
    assert not set(read(page(*bare)).captions) & set(bare)


def test_a_call_to_talk_about_it_elsewhere_goes() -> None:
    call = "Join the conversation See what others think of the quay and tell us on our pages."
    assert call not in read(page(*BODY[:2], call, *BODY[2:])).text
