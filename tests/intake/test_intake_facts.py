"""Title, writer and day of a page of plain text, from the lines around its body; a wrong one is worse than none."""

import pytest

from intake.taking import LANGUAGES
from legation.intake.paper import Paper
from legation.intake.take import take
from legation.records.report import Report

TITLE = "Tidal mill of Ostrava Bay to stand still for nine weeks"
MENU = ["Home", "News", "Harbour", "Weather", "Subscribe"]
BODY = [
    "The tidal mill of Ostrava Bay will stand still for nine weeks from June, keeper Runa Halvorsen said on Thursday.",
    "Some 1,900 households take their flour from the mill, and they will be served from the wind mill of Tarn until August.",
    "The guild of bakers said that nobody had asked it, and that it had learned of the repair at the counter of the mill.",
    "The repair is to cost 410,000 crowns, of which the parish pays a third; its board votes on the money on June 2.",
]
FOOT = ["Most read", "Old lighthouse sold to a musician", "Ferry fares to rise from the autumn", "Contact us", "Terms of use"]


def read(*head: str, body: list[str] = BODY) -> Report:
    page = "\n\n".join(["\n".join(MENU), *head, *body, "\n".join(FOOT)])
    (report,) = take(Paper("page.txt", page.encode(), "text"), LANGUAGES)
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("By Ilse Marn", "Ilse Marn"),
        ("By ILSE MARN and ROLF BRANDT", "ILSE MARN and ROLF BRANDT"),
        ("By Ilse Marn published 12 March 2024", "Ilse Marn"),
        ("By Ilse Marn Follow", "Ilse Marn"),
        ("Ilse Marn5 hours ago", "Ilse Marn"),
        ("Ilse Marn 7 hours", "Ilse Marn"),
        ("Ilse MarnPublished Mar 12, 2024, 11:21am|Updated Mar 12, 2024, 6:39pm", "Ilse Marn"),
        ("Harbour, Mills, News | Published: 5 hours ago | Written by Ilse Marn", "Ilse Marn"),
        ("Ilse Marn · Karst Broadcasting · Posted: Mar 12, 2024 4:00 AM EDT | Last Updated: March 12", "Ilse Marn"),
        ("Ilse Marn and AP\nMarch 12, 2024 - 4.34pm", "Ilse Marn and AP"),
        ("12 March 2024 - 14:19\nIlse Marn Parliamentary editor", "Ilse Marn"),
        ("Published Tue, Mar 12 20242:23 PM EDT\nIlse Marn@IlseMarn", "Ilse Marn"),
        ("1 day ago\nShare\nIlse Marn", "Ilse Marn"),
        ("The Associated Press", "The Associated Press"),
    ],
)
def test_who_wrote_it(line: str, writer: str) -> None:
    report = read(TITLE, line)
    assert report.byline == writer
    assert report.text.split("\n\n") == BODY


@pytest.mark.parametrize("line", ["Share this article", "March 12, 2024\nKey Points", "Getty Images", "4 min read", "By the numbers"])
def test_a_line_that_names_nobody_gives_no_writer(line: str) -> None:
    assert read(TITLE, line).byline is None


@pytest.mark.parametrize(
    "line",
    [
        "March 12 2024, 3:54 p.m.",
        "2 minute readMarch 12, 20242:26 PM GMT+2Last Updated 9 min ago",
        "Karst PressMarch 12, 2024 GMT",
        "Ilse MarnPublished Mar 12, 2024, 11:21am|Updated Mar 13, 2024, 6:39pm",
        "12 Mar 2024 4",
        "By Ilse Marn published 12 March 2024",
    ],
)
def test_which_day_it_is_of(line: str) -> None:
    report = read(TITLE, line)
    assert report.published is not None and report.published.isoformat()[:10] == "2024-03-12"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Event: 12 May 2024", None),
        ("When: Sunday, 12 May 2024", None),
        ("By Ilse Marn\nNext meeting: 12 May 2024", None),
        ("Published: 3 May 2024\nEvent: 12 May 2024", "2024-05-03"),
        ("Event: 12 May 2024 | Published: 3 May 2024", "2024-05-03"),
        ("Date: 3 May 2024", "2024-05-03"),
    ],
)
def test_the_day_of_what_is_told_of_is_not_that_of_the_report(head: str, day: str | None) -> None:
    published = read(TITLE, head).published
    assert (published.isoformat()[:10] if published is not None else None) == day


def test_how_long_ago_is_no_day_and_neither_is_a_teasers() -> None:
    page = read(
        TITLE, "Ilse Marn 5 hours ago", body=[*BODY, "Other stories", "3 March 2024", "Old lighthouse sold", "5 March 2024", "Rain"]
    )
    assert page.published is None


@pytest.mark.parametrize(
    "head",
    [
        [TITLE],
        [TITLE, "By Ilse Marn", "12 March 2024"],
        [TITLE, "Keeper says that the gate has to be mended before the wheel may turn again", "By Ilse Marn\n12 March 2024"],
        ["Harbour", TITLE, "Share\nBookmark", "By Ilse Marn"],
        [f"Share this Story : {TITLE}", "Copy Link", TITLE, "Sign in to read more stories", "By Ilse Marn"],
    ],
    ids=range(5),
)
def test_the_title_is_the_line_that_the_text_is_about(head: list[str]) -> None:
    assert read(*head).title == TITLE


def test_a_button_glued_to_the_title_is_no_part_of_it() -> None:
    far = [f"Line {number}" for number in range(50)]
    assert read(TITLE, *far, f"{TITLE} Back to video", "By Ilse Marn", "12 March 2024").title == TITLE
    assert read(f"{TITLE} Watch now", "By Ilse Marn", "12 March 2024").title == f"{TITLE} Watch now"


def test_a_page_without_a_title_gets_none_from_its_menu() -> None:
    assert read().title not in (*MENU, *FOOT)


def test_a_line_of_days_is_no_standfirst() -> None:
    line = "Ilse Marn · Karst Broadcasting · Posted: Mar 12, 2024 4:00 AM EDT | Last Updated: March 12"
    assert line not in read(TITLE, line).text
