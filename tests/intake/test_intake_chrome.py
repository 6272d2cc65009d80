"""Page furniture in plain text: what goes, what stays, and where the rest is put."""

import pytest

from intake.taking import TEXT, one
from legation.intake.paper import Paper
from legation.intake.take import take
from legation.language.language import load
from legation.records.errors import Refusal
from legation.records.report import Report

LEXICONS = {language: load(language) for language in ("en", "fr", "ja")}

BODY = [
    "The harbour authority said on Monday that it would close the northern quay for six weeks while divers look at its walls.",
    "Its director, Agnes Tolland, told reporters that nobody had been in danger and that the cracks had been known for some years.",
    "Fishing boats will moor at the southern quay until the work is done, she added, and the ferries keep their usual timetable.",
    "The council voted in March to pay for the repair, which is expected to cost about four million euros over the next two years.",
]

PAGE = """Harbour Daily

Home
News
Sport
Weather
Subscribe

Northern quay to close for six weeks as divers look at its walls

By Ilse Marn
12 March 2024, 14:05 GMT

Share this article
Facebook
Twitter

{}

Related articles

Ferry fares to rise from the autumn
Old lighthouse sold to a musician

Leave a reply

Your email address will not be published. Required fields are marked *

Copyright © 2024 Harbour Daily. All rights reserved.
"""


def read(text: str, as_is: bool = False) -> Report:
    (report,) = take(Paper("page.txt", text.encode(), "text"), LEXICONS, as_is)
    assert isinstance(report, Report)
    return report


def page(*paragraphs: str) -> str:
    return PAGE.format("\n\n".join(paragraphs))


def test_the_body_is_all_that_is_left_of_a_page() -> None:
    assert read(page(*BODY)).text.split("\n\n") == BODY


def test_the_facts_stand_beside_it() -> None:
    report = read(page(*BODY))
    assert report.title == "Northern quay to close for six weeks as divers look at its walls"
    assert report.byline == "Ilse Marn"
    assert report.outlet == "Harbour Daily"
    assert report.published is not None and report.published.isoformat() == "2024-03-12T14:05:00+00:00"
    assert dict(report.found)["published"] == "line above the text"


def test_every_body_line_is_kept_without_its_page() -> None:
    assert read("\n".join(BODY)).text.split("\n\n") == BODY


@pytest.mark.parametrize(
    "notice",
    [
        "Advertisement",
        "Read more: Old lighthouse sold to a musician",
        "Story continues below",
        "I was the keeper of the old lighthouse. Today I would tell its new owner: mind the stairs Read more",
        "Related: Ferry fares to rise from the autumn",
        "CLICK HERE TO GET THE HARBOUR DAILY ON YOUR TELEPHONE",
        "Newsletter Sign Up Get the best of the harbour in your inbox every morning. Invalid email address. Please re-enter.",
    ],
)
def test_a_notice_between_two_paragraphs_goes(notice: str) -> None:
    assert read(page(*BODY[:2], notice, *BODY[2:])).text.split("\n\n") == BODY


def test_a_pointer_takes_the_headline_below_it_along() -> None:
    assert read(page(*BODY[:2], "Read more", "Old lighthouse sold to a musician", *BODY[2:])).text.split("\n\n") == BODY


@pytest.mark.parametrize(
    "caption",
    [
        "The northern quay in a storm, February 2021. (Photo by Rolf Brandt)",
        "Divers wait on the northern quay on Friday. (Meridian/R. Brandt)",
        "Image: A crane on the northern quay.",
        "File photo of the northern quay.",
        "ROLF BRANDT•MERIDIAN Divers wait on the northern quay on Friday",
    ],
)
def test_a_caption_goes_to_its_own_field(caption: str) -> None:
    report = read(page(*BODY[:1], caption, *BODY[1:]))
    assert report.text.split("\n\n") == BODY
    assert report.captions == (caption,)


def test_no_day_is_taken_from_a_caption_or_a_copyright_line() -> None:
    bare = page(*BODY).replace("12 March 2024, 14:05 GMT\n", "")
    report = read(bare.replace("Share this article", "The northern quay on June 3, 2019, before the storm. (Photo by Rolf Brandt)"))
    assert report.published is None


def test_the_split_initial_is_joined_and_noted() -> None:
    first = BODY[0]
    report = read(page(first[0], first[1:], *BODY[1:]))
    assert report.text.split("\n\n") == [first, *BODY[1:]] or "split initial" not in "".join(report.repairs)
    small = "A\n\nuthorities will close the northern quay for six weeks while divers look at its walls, the council said on Monday."
    report = read(page(small, *BODY[1:]))
    assert report.text.startswith("Authorities will close")
    assert report.repairs == ("The split initial 'A' was joined to 'uthorities'.",)


def test_nothing_is_repaired_in_a_whole_page() -> None:
    assert read(page(*BODY)).repairs == ()


@pytest.mark.parametrize(
    ("notice", "kept"),
    [
        ("Copyright 2024 The Associated Press. All rights reserved.", True),
        ("© 2024 Reuters", True),
        ("Copyright 2024 The Karst Times. All rights reserved.", False),
        ("More news from The Associated Press", False),
    ],
)
def test_an_agencys_notice_of_rights_below_the_text_credits_it(notice: str, kept: bool) -> None:
    """Fixtures, a rule and links stand between the text and the notice."""
    report = read(page(*BODY, "UP NEXT", "Karst: at home on Sunday.", "Lund: away on Sunday.", "___", "For more: follow the games", notice))
    assert (notice in (report.credit or "")) is kept
    assert notice not in report.text


def test_a_credit_line_goes_to_its_own_field() -> None:
    line = "Meridian Press Agency contributed to this report."
    report = read(page(*BODY, line))
    assert report.credit == line
    assert report.text.split("\n\n") == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Northern quay to close: reports Updated: 2024-03-12 06:50 (Xinhua)",
        "Ilse Marn | Associated Press",
        "Updated: 2024-03-12 13:14 By Agencies (Karst Daily)",
        "Reuters Posted at 2:00 pm on March 12, 2024",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_beside_the_body_that_says_from_whom_it_is_is_a_credit(line: str, above: bool) -> None:
    report = read(page(line, *BODY) if above else page(*BODY, line))
    assert line in ((report.credit or "") + (report.byline or ""))
    assert report.text.split("\n\n") == BODY


def test_a_line_of_rights_in_the_text_is_a_credit_in_any_language() -> None:
    line = "Den Artikel finden Sie im Original beim Hafenblatt. Copyright 2024. Alle Bilder dort."
    report = read(page(*BODY, line))
    assert report.text.split("\n\n") == BODY
    assert report.credit in (line, None)


def test_the_authors_biography_is_no_body() -> None:
    line = "Ilse Marn is a staff writer at Harbour Daily who covers ports and shipping."
    report = read(page(*BODY, line))
    assert report.biography == line
    assert report.text.split("\n\n") == BODY


def test_a_doubled_title_and_a_comment_count_go() -> None:
    title = "Northern quay to close for six weeks as divers look at its walls"
    report = read("\n\n".join([title, title, f"Ports, Council No Comments on {title}", *BODY, "Leave a comment"]))
    assert report.title == title
    assert report.text.split("\n\n") == BODY


def test_a_standfirst_belongs_to_the_text() -> None:
    title, stand = "Northern quay to close", "The council pays four million euros for walls that have been cracking for years"
    assert read("\n\n".join([title, stand, *BODY])).text.split("\n\n") == [stand, *BODY]


def test_a_standfirst_said_again_is_read_once() -> None:
    text = read("\n\n".join(["Northern quay to close", BODY[1], BODY[0], BODY[1], *BODY[2:]])).text
    assert text.split("\n\n") == BODY


def test_the_agency_of_a_byline_block() -> None:
    head = "Northern quay to close\n\nReuters\nOslo, Norway\nTue, March 12, 2024 Published on 2024-03-12T15:05:00+01:00"
    report = read("\n\n".join([head, *BODY]))
    assert (report.byline, report.dateline) == ("Reuters", "Oslo, Norway")
    assert report.published is not None and report.published.isoformat() == "2024-03-12T15:05:00+01:00"


@pytest.mark.parametrize("words", ["OSLO (Reuters)", "OSLO", "BERGEN, Norway", "(CNN)"])
def test_a_dateline_stays_and_is_known(words: str) -> None:
    report = read("\n\n".join(["Northern quay to close", f"{words} - {BODY[0]}", *BODY[1:]]))
    assert report.dateline == words
    assert report.text.startswith(f"{words} - The harbour")


def test_a_label_of_who_speaks_is_no_dateline() -> None:
    talk = (
        "QUESTION: Is the mill of Ostrava Bay broken?",
        "HALVORSEN: The wheel of the mill is broken, and the parish has to mend it soon.",
    )
    report = one("\n\n".join(["Title: Mill\nOutlet: Post", *talk * 3]).encode())
    assert report.dateline is None


@pytest.mark.parametrize("more", ["", " (Meridian)", " (Reporting by Rolf Brandt)", " (AFP)"])
@pytest.mark.parametrize("page", ["{}", "Quay to close\n\n{}", "Home\nNews\nSport\n\nQuay to close\n\n{}\n\nCopyright 2024 Harbour Daily."])
def test_a_report_of_one_sentence_is_one(page: str, more: str) -> None:
    assert read(page.format(BODY[0] + more)).text == BODY[0] + more


def test_a_flash_is_taken_at_its_word() -> None:
    assert read("Northern quay closed, authority says").text == "Northern quay closed, authority says"


@pytest.mark.parametrize(
    "page", ["Copyright 2024 Harbour Daily. All rights reserved.\nLicence 0108263", "Home\nNews\nSport\nWeather\nSubscribe"]
)
def test_furniture_alone_is_refused(page: str) -> None:
    (item,) = take(Paper("page.txt", page.encode(), "text"), LEXICONS)
    assert isinstance(item, Refusal)


SHOWN = ["The quay seen from the sea.", "Divers get ready on Friday morning.", "Fishing boats moor at the southern quay, July 2024."]


def gallery(label: str = "Photos: The northern quay", button: str = "Hide Caption") -> list[str]:
    return [f"{label} {words} {button} {n} of 3" for n, words in enumerate(SHOWN, start=1)]


def test_the_captions_of_a_gallery_are_the_text_of_a_page_without_any_other() -> None:
    report = read("\n".join(gallery()))
    assert report.text.split("\n\n") == SHOWN
    assert report.captions == () and "pictures only" in report.notes[0]


@pytest.mark.parametrize("label", ["Photos: The northern quay", "Le quai nord"])
def test_a_gallery_in_a_report_gives_captions(label: str) -> None:
    report = read(page(*BODY[:2], *gallery(label), *BODY[2:]))
    assert report.text.split("\n\n") == BODY
    assert report.captions == tuple(SHOWN)


def test_two_counted_lines_are_no_gallery() -> None:
    lines = [f"{words[:-1]}, and this is part {n} of 2" for n, words in enumerate(BODY[:2], start=1)]
    assert read(page(*lines, *BODY[2:])).text.split("\n\n") == [*lines, *BODY[2:]]


@pytest.mark.parametrize(
    "pulled",
    [
        "“Nobody had been in danger and the cracks had been known.”",
        "Nobody had been in danger and that the cracks had been known for some years.",
    ],
)
def test_a_pull_quote_goes_to_its_own_field(pulled: str) -> None:
    report = read(page(*BODY[:3], pulled, *BODY[3:]))
    assert report.text.split("\n\n") == BODY
    assert report.pullquotes == (pulled,)


def test_a_sentence_that_shares_some_words_is_no_pull_quote() -> None:
    said = "Nobody had been in danger, the mayor said, because the quay was empty when the first stones fell."
    assert read(page(*BODY[:3], said, *BODY[3:])).text.split("\n\n") == [*BODY[:3], said, *BODY[3:]]


def test_headlines_with_clock_times_are_a_ticker_and_go() -> None:
    ticker = ["10:42 Ferry fares to rise", "10:15 Old lighthouse sold to a musician", "09:58 Rain until Sunday"]
    assert read(page(*BODY[:2], *ticker, *BODY[2:])).text.split("\n\n") == BODY


def test_the_entries_of_a_live_report_stay() -> None:
    entries = [f"{10 + n}:42 GMT – {words}" for n, words in enumerate(BODY[1:])]
    assert read(page(*BODY[:1], *entries)).text.split("\n\n") == [BODY[0], *entries]


def test_two_clock_times_are_no_ticker() -> None:
    hours = "10:30 is when the first ferry of the day leaves from the southern quay."
    assert hours in read(page(*BODY[:2], hours, *BODY[2:])).text


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_line_of_agencies_is_kept_as_written(place: str) -> None:
    line = "Reuters - AP - AFP"
    report = read("\n\n".join(["Northern quay to close", line, *BODY] if place == "above" else ["Northern quay to close", *BODY, line]))
    assert (report.byline if place == "above" else report.credit) == line
    assert report.text.split("\n\n") == BODY


def test_as_is_leaves_every_character() -> None:
    text = "\ufeffTitle: A\r\n\r\n" + "\r\n".join(BODY) + "\n\n\tRead more  \n"
    assert read(text, as_is=True).text == text


JAPANESE = [
    "市長は月曜日の記者会見で、北側の岸壁を六週間にわたって閉鎖し、潜水士が壁の状態を調べることになったと明らかにした。",
    "港湾局によると、壁のひびは数年前から知られており、これまでに危険が生じたことはないという。漁船は南側の岸壁を使う。",
    "市議会は三月に修理の費用を承認した。工事には二年間で約四百万ユーロがかかると見込まれている。",
]
FRENCH = [
    "La capitainerie a annoncé lundi que le quai nord serait fermé pendant six semaines, le temps que des plongeurs examinent ses murs.",
    "Sa directrice a assuré que personne n'avait été en danger et que les fissures étaient connues depuis plusieurs années.",
    "Les bateaux de pêche s'amarreront au quai sud jusqu'à la fin des travaux, a-t-elle ajouté, et les ferries gardent leurs horaires.",
]


@pytest.mark.parametrize(
    ("body", "head", "tail"),
    [
        (JAPANESE, ["ホーム", "ニュース", "国際", "北側の岸壁を閉鎖へ", "2024年3月12日 14:05"], ["関連記事", "シェアする", "© 港日報"]),
        (
            FRENCH,
            ["Accueil", "Monde", "Le quai nord fermé pour six semaines", "Publié le 12 mars 2024"],
            ["Lire aussi", "Commentaires", "© Le Port"],
        ),
    ],
    ids=["ja", "fr"],
)
@pytest.mark.parametrize("known", [("en",), ("en", "fr", "ja")], ids=len)
def test_other_languages_are_not_destroyed(body: list[str], head: list[str], tail: list[str], known: tuple[str, ...]) -> None:
    raw = "\n\n".join([*head, *body, *tail]).encode()
    (report,) = take(Paper("page.txt", raw, "text"), {language: LEXICONS[language] for language in known})
    assert isinstance(report, Report)
    assert report.text.split("\n\n") == body
    assert report.published is not None and report.published.isoformat() == "2024-03-12"


def test_a_text_under_header_lines_is_kept_whole() -> None:
    body = (
        "18:10 GMT\nVote on the gate put off\nThe board of the parish will vote on June 2, its clerk Ivo Strand said.\n\n15:30 GMT\n"
        "Bakers: no protest\nOdo Brennan, the master of the guild, said that there would be no protest on Friday."
        "\n\n**Will bread cost more?**\n\nNo. Prices stay as they are until 2026."
    )
    report = one(f"Title: Mill – live\nOutlet: Bay Courier\nPublished: 2024-05-09\n\n{body}\n".encode())
    assert all(line in report.text for line in body.split("\n") if len(line.split()) > 6)


def test_what_reads_like_text_and_was_left_out_is_noted() -> None:
    teaser = "Fishermen of Tarn have caught a pike of nine pounds in the race below the wind mill this week, the parish paper says."
    page = f"{TEXT}\n\nMore news\n\nPike caught\n{teaser}\nRead more\n\nSchool opens\nRead more\n\nCart overturns\nRead more\n"
    report = one(page.encode())
    assert teaser in report.text or any("Left out" in note and "Fishermen of Tarn" in note for note in report.notes)
