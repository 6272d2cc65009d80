"""Whom a report credits: every form that counts, and the namings that do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.reading.credits.credits import find_credits, name_in_full
from legation.records.reading import Credit, Statement
from legation.records.report import Report, Span

LANGUAGE = load("en")


def credits_of(text: str, **fields: str) -> list[Credit]:
    return find_credits(Report(source="paper.txt", text=text, **fields), LANGUAGE)  # type: ignore[arg-type]


def said(text: str, **fields: str) -> list[tuple[str, str]]:
    return [(credit.name, credit.how) for credit in credits_of(text, **fields)]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("The envoy told Reuters that the harbour would stay shut.", "Reuters", "told"),
        ("The envoy told Japan's public broadcaster NHK that talks had begun.", "NHK", "told"),
        ("“We wait,” the minister said in an interview with CNN.", "CNN", "told"),
        ("“We wait,” the minister said on Tuesday on Fox News.", "Fox News", "told"),
        ("The port is closed, according to the German weekly Der Spiegel.", "Der Spiegel", "according"),
        ("The port is closed, according to a Washington Post tally.", "The Washington Post", "according"),
        ("Officials cited by Kyodo named no date.", "Kyodo News", "according"),
        ("North Korea's state news agency KCNA said the launch went well.", "Korean Central News Agency", "reported"),
        ("The ferry turned back, South Korea’s Yonhap news agency reported, citing the coast guard.", "Yonhap", "reported"),
        ("Yonhap, the South Korean news service, later reported a second launch.", "Yonhap", "reported"),
        ("“The bridge held,” reported Xinhua.", "Xinhua", "reported"),
        ("The draft, seen by Reuters, names no sum.", "Reuters", "reported"),
        ("The minutes, published in the Financial Times, name no sum.", "Financial Times", "reported"),
        ("A BBC investigation said the tank had leaked for weeks.", "BBC", "reported"),
        ("CNN's Ada Lind reported from the quay.", "CNN", "reported"),
        ("OSLO, March 3 (Reuters) - The quay reopened.", "Reuters", "dateline"),
        ("(CNN) The quay reopened.", "CNN", "dateline"),
        ("BERGEN, Norway (AP) — The quay reopened.", "Associated Press", "dateline"),
        ("Copyright 2021 The Associated Press. All rights reserved.", "Associated Press", "copyright"),
        ("The Associated Press contributed to this report.", "Associated Press", "credit"),
        ("AP writers Ada Lind in Oslo and B. Moe in Bergen contributed to this report.", "Associated Press", "credit"),
        ("With reporting from AFP.", "Agence France-Presse", "credit"),
        ("The quay reopened at noon, the mayor said. (Kyodo)", "Kyodo News", "credit"),
        ("He told the Bergen Herald that the quay was sound.", "Bergen Herald", "told"),
        ("The tanker left, the Nordlys newspaper reported.", "Nordlys", "reported"),
        # Names with hyphens, in other spellings, and names that no list has.
        ("The Harwick Times-News reports that a man lifted a board.", "Harwick Times-News", "reported"),
        ("Forty people were in danger, according to Lumer-Matin, a local newspaper.", "Lumer-Matin", "according"),
        ("A spokesman told the Deutsche Presse Agentur that nobody was hurt.", "Deutsche Presse-Agentur", "told"),
        ("“They came the other way,” Ann Dorle told CNN affiliate KLMR.", "KLMR", "told"),
        ("Officers were sent to the quay, ABC7 reports.", "ABC7", "reported"),
        ("A spokeswoman, Nella Prout, told tagblick24 that the tent is new.", "tagblick24", "told"),
        ("They met on the set in 2019, notes stargazer.example.", "stargazer.example", "reported"),
        (
            "Veldt state television reported that the talks had failed; Chinese state media reported success.",
            "Chinese state media",
            "reported",
        ),
        # What describes an outlet is no part of its name.
        ("The talks had failed, Ministry-controlled Sputnik News reported.", "Sputnik", "reported"),
        ("He told the state-linked Nordlys newspaper that the quay was sound.", "Nordlys", "told"),
        # A paper called by its last word, where it is named in full.
        ("The quay closed, the New York Daily News wrote. Ann Dorle told The News that nobody was hurt.", "New York Daily News", "told"),
        # Programmes, in quotation marks or not.
        ("Per Holm told Good Morning Lume: “I heard shots.”", "Good Morning Lume", "told"),
        ("“We wait,” he said on CBS' “Face the Nation.”", "CBS News", "told"),
        ("On Meet the Press, Senator Ada Lind said the vote would be close.", "NBC News", "told"),
        ("Panelists on the talk show “Abend,” or “Evening,” said the talks would fail.", "Abend", "reported"),
        # Lines that say from whom the report has its words.
        ("(Material from Reuters was used in this story.)", "Reuters", "credit"),
        ("The bill was 91 dollars.\n\nInformation from: Harwick Gazette, http://www.harwickgazette.example", "Harwick Gazette", "credit"),
        ("The quay reopened at noon.\n\njm/dm (AFP, dpa)", "Deutsche Presse-Agentur", "credit"),
        ("The quay reopened “at noon.” – AP", "Associated Press", "credit"),
        ("Ann Lee and Bo Tarn, The Associated Press\nThe quay reopened at noon.", "Associated Press", "byline"),
        ("The quay reopened at noon.\nAdditional reporting from agencies", "unnamed agencies", "credit"),
        # An outlet's own people, and a paper's opinion.
        ("Karst Gazette editor-in-chief Ada Lind shared the letter on Sunday.", "Karst Gazette", "reported"),
        ("Newspaper Komsomolskaya Pravda dismissed the inquiry.", "Komsomolskaya Pravda", "reported"),
        ("The state-run Channel One said the visit went well.", "Channel One", "reported"),
    ],
)
def test_a_source_is_credited_by_the_words_around_it(text: str, name: str, how: str) -> None:
    assert (name, how) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "A crew waits on the quay. (AP Photo/Ada Lind)",
        "Photo: Reuters",
        "The quay in spring. Ada Lind/AFP",
        "Fishermen mend nets in this undated photo released by North Korea's KCNA.",
        "The president called CNN an enemy and the New York Times a failure.",
        "CNN dismissed the host on Friday.",
        "The Reuters Institute published a survey of readers.",
        "People fled the quay. Time is short.",
        "He told Time Warner staff to stay calm.",
        "The Foreign Ministry told state media that talks had begun.",
        "He crossed Times Square.",
        # A man who was presented with a first name, and a body of whose name an outlet has a part.
        "Anna Stern came late. “It is a long quay,” said Stern in Oslo.",
        "The sum is told by a report by the People’s Bank of Karst.",
        "CNS reported a rise.",
        "The crew waits. (Ada Lind/Bo Moe/Yonhap via AP)",
        "WADA reported a rise, and the G20 said no.",
        "It rained in Karst. She said so.",
        "Reuters Foundation staff, a CNN affiliate and an AP photo were spoken of.",
    ],
)
def test_a_naming_that_is_no_source_is_no_credit(text: str) -> None:
    assert credits_of(text) == []


def test_a_line_of_agencies_credits_each() -> None:
    assert said("The quay reopened.\nReuters - Ap - Afp\n") == [
        ("Reuters", "credit"),
        ("Associated Press", "credit"),
        ("Agence France-Presse", "credit"),
    ]


def test_a_station_is_not_its_owner() -> None:
    assert said("Ann Dorle told CNN affiliate KLMR that she ran.") == [("KLMR", "told")]


def test_a_network_s_name_that_begins_the_report_s_own_outlet_is_that_outlet() -> None:
    text = "“The quay shook twice,” a pilot told NBC Karst. A diver told NBC News that he saw the wall go."
    names = [credit.name for credit in credits_of(text, outlet="nbckarst.example")]
    assert names == ["nbckarst.example", "NBC News"]


@pytest.mark.parametrize(
    ("outlet", "text", "names"),
    [
        ("Lisk Herald", "Kvist told the Herald that it was old. Ost talked to the Herald on Monday.", ["Lisk Herald", "Lisk Herald"]),
        ("Lisk Herald", "Kvist told the Karst Herald that it was old.", ["Karst Herald"]),
        (
            "The Courier of Lisk",
            "Kvist told the Courier that it was old. Ost told the Lisk Courier more.",
            ["The Courier of Lisk", "Lisk Courier"],
        ),
        ("Karst Evening Post", "Kvist told the Evening Post more than the Post knew, she told the Post.", ["Karst Evening Post"] * 2),
        (
            "Karst Evening Post",
            "Kvist told the Post more. Ost told the Washington Post less.",
            ["Karst Evening Post", "The Washington Post"],
        ),
    ],
)
def test_a_report_calls_its_own_outlet_by_one_word_of_its_name(outlet: str, text: str, names: list[str]) -> None:
    assert [credit.name for credit in credits_of(text, outlet=outlet)] == names


def test_an_outlet_alone_on_a_line_within_a_report_made_a_picture() -> None:
    lines = [
        "A lorry ran into the fair.",
        "It rained.",
        "Four died.",
        "People sit on the floor",
        "Reuters",
        "All stayed in.",
        "It ended.",
        "Schools open.",
    ]
    assert said("\n\n".join(lines)) == []
    assert said("\n\n".join([*lines, "Reuters"])) == [("Reuters", "credit")]
    assert said("\n\n".join([*lines, "A child holds a balloon", "Reuters", "The mayor asked all to stay at home on Monday."])) == []


def test_a_byline_or_title_with_the_report_s_own_outlet_credits_nobody() -> None:
    assert credits_of("The quay reopened.", outlet="NPR", byline="NPR Staff", title="Quay search : NPR") == []


def test_a_sentence_ends_before_a_name_begins() -> None:
    assert said("He taped it in Scotland. CBS News released parts on Sunday.") == [("CBS News", "reported")]


def test_a_name_cut_short_means_the_paper_spelled_out_before() -> None:
    found = said("She wrote to The New York Times. “We waited,” she told the Times.")
    assert ("The New York Times", "told") in found


def test_the_same_outlet_means_the_one_credited_last() -> None:
    text = "He told Nikkei Asia that work had begun.\nThe same outlet had earlier reported that the mission opens next year."
    again = [credit for credit in credits_of(text) if credit.how == "reported"]
    assert [credit.name for credit in again] == ["Nikkei Asia"]
    assert text[again[0].span.start : again[0].span.end] == "The same outlet"


def test_fields_beside_the_text_are_credits_of_their_own() -> None:
    found = credits_of(
        "The quay reopened.",
        byline="Reuters",
        dateline="OSLO (AFP)",
        credit="© 2021 Kyodo News\nPhoto: Getty/AP",
        title="Quay to reopen: NHK",
    )
    assert {(credit.name, credit.how, credit.span.where) for credit in found} == {
        ("Reuters", "byline", "byline"),
        ("Agence France-Presse", "dateline", "dateline"),
        ("Kyodo News", "copyright", "credit"),
        ("NHK", "reported", "title"),
    }


@pytest.mark.parametrize(
    ("dateline", "names"),
    [
        ("VALDORA, Nov 28 (Northwind Agency)", ["Northwind Agency"]),
        ("KARST, May 2 (Veldt Wire Service)", ["Veldt Wire Service"]),
        ("KARST (Veldt Press)", ["Veldt Press"]),
        # A country or a part of one is no agency, nor is the word alone.
        ("KARST, May 2 (Veldt)", []),
        ("KARST (Northern Veldt)", []),
        ("KARST (Press)", []),
        # A name that is known is itself, once.
        ("OSLO (AFP)", ["Agence France-Presse"]),
    ],
)
def test_an_agency_that_nobody_knows_is_credited_by_a_dateline(dateline: str, names: list[str]) -> None:
    found = [credit for credit in credits_of("The quay reopened.", dateline=dateline) if credit.span.where == "dateline"]
    assert [(credit.name, credit.how) for credit in found] == [(name, "dateline") for name in names]


def test_every_credit_points_at_its_words() -> None:
    text = "Kyodo said so. He told the Bergen Herald and AFP as much.\nSource: Xinhua\n"
    report = Report(source="paper.txt", text=text)
    for credit in find_credits(report, LANGUAGE):
        assert report.words(credit.span).strip()
        assert report.words(credit.span) in text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["told", "Reuters", "the", "(", ")", "AP", "according to", "Times", "’s", "News", "\n", "said", ",", "\ud800", "Kyodo", "“"]
        ),
        max_size=60,
    )
)
def test_no_string_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for credit in credits_of(text):
        assert 0 <= credit.span.start < credit.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The New York Times reported on Monday that the port is shut. The mayor wept, the Times reported.", "The New York Times"),
        ("The port is shut. The mayor wept, the Times reported.", "The Times"),
    ],
)
def test_an_outlet_that_is_named_short_is_the_one_that_the_report_names_in_full(text: str, via: str) -> None:
    report = Report(source="paper.txt", text=text)
    told = Statement((Span(0, 3),), via=("The Times",))
    (statement,) = name_in_full(report, [told], find_credits(report, LANGUAGE), LANGUAGE)
    assert statement.via == (via,)


@pytest.mark.parametrize("words", ["The market will grow, according to VDK1.", "The board has twelve times the width per plank2."])
def test_a_mark_of_a_footnote_makes_no_outlet(words: str) -> None:
    assert credits_of(words) == []
