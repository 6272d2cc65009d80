"""Who said what: one phenomenon a passage, each passage our own."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.attribution.chain import Attribution, Channel, nest
from legation.reading.parse.tree import Tree
from legation.reading.read import read
from legation.reading.speakers.discourse import Referent
from legation.records.reading import Statement
from legation.records.report import Report, Span

# passage, speaker's words, what is said (pieces joined by " … "), further facts that must hold
CASES = [
    (
        "Maria Lund said the bridge would open in May.",
        "Maria Lund",
        "the bridge would open in May",
        {"mode": "reported", "held": "affirmed"},
    ),
    (
        "“We will not leave the talks,” said Ambassador Ivo Karas.",
        "Ambassador Ivo Karas",
        "“We will not leave the talks,”",
        {"mode": "quoted"},
    ),
    (
        "The minister said that the delegation was “deeply disappointed” by the vote.",
        "The minister",
        "that the delegation was “deeply disappointed” by the vote",
        {"mode": "mixed"},
    ),
    ("The port will reopen on Friday, according to the harbour master.", "the harbour master", "The port will reopen on Friday", {}),
    ("The embassy denied that any visa had been refused.", "The embassy", "that any visa had been refused", {"held": "denied"}),
    ("The spokesman declined to comment on the arrests.", "The spokesman", "to comment on the arrests", {"held": "withheld"}),
    ("The two governments agreed to reopen the border.", "The two governments", "to reopen the border", {}),
    ("Sweden urged both sides to return to the table.", "Sweden", "both sides to return to the table", {}),
    ("Peru criticized the decision of the court.", "Peru", "the decision of the court", {}),
    ("Maria Lund said in a statement that the dam was safe.", "Maria Lund", "that the dam was safe", {}),
    ("The airline told reporters in a statement that the crew acted on time.", "The airline", "that the crew acted on time", {}),
    ("It was reported by the Karst Daily that the dam leaks.", "the Karst Daily", "that the dam leaks", {}),
    ("As the envoy noted, the treaty has no end date.", "the envoy", "the treaty has no end date", {}),
    ("His warning that the dam could fail was ignored.", "His", "that the dam could fail", {}),
    (
        "“It is a start,” Lund said. “It is not the end.”",
        "Lund",
        "“It is a start,” … “It is not the end.”",
        {"mode": "quoted"},
    ),
    ("Lund told parliament that the talks had failed.", "Lund", "that the talks had failed", {"addressee": "parliament"}),
    ("Lund told Reuters that the talks had failed.", "Lund", "that the talks had failed", {"via": ("Reuters",)}),
    ("Lund said the ministry was considering a new base.", "Lund", "the ministry was considering a new base", {"status": "considered"}),
    ("Lund said the ministry had no plans for a new base.", "Lund", "the ministry had no plans for a new base", {"status": "none"}),
    ("Lund said the ministry plans to build a new base.", "Lund", "the ministry plans to build a new base", {"status": "planned"}),
    ("The talks failed, Lund said, adding that new ones were planned.", "Lund", "that new ones were planned", {}),
    ("Lund said on Monday the talks had failed.", "Lund", "the talks had failed", {"said": "2024-03-04"}),
    (
        "Lund said the country had no plans to leave but acknowledged a dispute over fees.",
        "Lund",
        "a dispute over fees",
        {"held": "affirmed"},
    ),
    ("The talks will go on, Lund said.", "Lund", "The talks will go on", {"mode": "reported"}),
    ("In the view of the court, the contract was void from the start.", "the court", "the contract was void from the start", {}),
    ("Lund repeated her promise that no school would close.", "Lund", "that no school would close", {}),
    ("The mayor had one piece of advice: sell the ships.", "The mayor", "sell the ships", {}),
    ("Lund took a dig at the council for its long silence.", "Lund", "the council for its long silence", {"kind": "called"}),
    ("The bank refused to say how many loans had failed.", "The bank", "how many loans had failed", {"held": "withheld"}),
    ("The airline failed to answer questions about the crash.", "The airline", "questions about the crash", {"held": "withheld"}),
    (
        'Norway\'s envoy called the plan a mistake, saying the port should be "left as it is" for now.',
        "Norway's envoy",
        'the port should be "left as it is" for now',
        {"mode": "mixed"},
    ),
    ("“Is this how friends behave?” the chancellor asked.", "the chancellor", "“Is this how friends behave?”", {"held": "asked"}),
]


def statements_of(text: str, title: str | None = None) -> tuple[Report, tuple[Statement, ...]]:
    report = Report(source="test", text=text, title=title, published=date(2024, 3, 6), language="en")
    return report, read([report], {"en": load("en")})[0].statements


def said(report: Report, statement: Statement) -> str:
    return " … ".join(report.words(span) for span in statement.words)


@pytest.mark.parametrize(("text", "speaker", "words", "facts"), CASES)
def test_a_statement_has_its_speaker_words_and_manner(text: str, speaker: str, words: str, facts: dict[str, object]) -> None:
    report, statements = statements_of(text)
    found = [s for s in statements if s.speaker and report.words(s.speaker.span) == speaker and said(report, s) == words]
    assert found, [(s.speaker and report.words(s.speaker.span), said(report, s)) for s in statements]
    for name, value in facts.items():
        assert getattr(found[0], name) == value, name


def test_the_authors_own_view_is_nobodys_statement() -> None:
    _, statements = statements_of("The harbour is deep and cold. Its cranes stand idle, and the rail line rusts.")
    assert statements == ()


def test_an_agency_that_cites_officials_is_the_chain_behind_them() -> None:
    report, statements = statements_of("The pact will be signed in June, Kyodo reported on Monday, citing two officials.")
    by = {report.words(s.speaker.span): s for s in statements if s.speaker}
    officials, agency = by["two officials"], by["Kyodo"]
    assert officials.within == agency.id
    assert officials.via == ("Kyodo News",)
    assert said(report, officials) == said(report, agency)


def test_what_came_according_to_an_agency_lies_within_it() -> None:
    report, statements = statements_of("The president told lawmakers that the road would be closed, according to Reuters.")
    inner = next(s for s in statements if s.cue and report.words(s.cue) == "told")
    outer = next(s for s in statements if s.speaker and report.words(s.speaker.span) == "Reuters")
    assert inner.within == outer.id
    assert inner.via == ("Reuters",)
    assert "Reuters" not in said(report, inner)


def test_a_headline_that_ends_in_a_name_is_a_statement_in_the_title() -> None:
    report, statements = statements_of("Maria Lund spoke in Oslo on Monday.", title="No new base before 2030: Lund")
    found = next(s for s in statements if s.words[0].where == "title")
    assert said(report, found) == "No new base before 2030"
    assert found.speaker is not None
    assert found.speaker.span.where == "title"


def test_one_who_speaks_inside_a_quotation_is_not_counted_beside_the_one_who_is_quoted() -> None:
    report, statements = statements_of("“I think we were told the truth,” Maria Lund said.")
    assert [report.words(s.speaker.span) for s in statements if s.speaker] == ["Maria Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "The town says goodbye to its last cinema on Sunday.",
        "PIXR adds another step of computer work between the lens and the picture.",
        "The minister added a clause to the bill.",
        "According to plan, the train left at noon.",
        "Did the minister say that the road was safe? Nobody remembers.",
        "It reveals how the port was run.",
        "The orchestra opened the season with “The Silver Lake” on Saturday.",
        "Like the leases the harbour office signs with others, the new one sets a fee.",
        "Photos: the flood in Karst on Monday",
    ],
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    _, statements = statements_of(text)
    assert statements == ()


@pytest.mark.parametrize(
    "title", ["Germany: ferry hits pier near Karst", "Peru: no ferry before May", "What a trip: eight hours to nowhere"]
)
def test_a_headline_that_names_a_place_before_a_colon_is_no_statement(title: str) -> None:
    _, statements = statements_of("It was late.", title)
    assert statements == ()


def test_who_answers_reports_does_not_say_what_they_claim() -> None:
    report, statements = statements_of(
        "Colonel Ivo Karas was responding to reports from Peru claiming that the navy had failed to stop a ship."
    )
    claim = next(s for s in statements if s.cue and report.words(s.cue) == "claiming")
    assert claim.speaker is not None
    assert (report.words(claim.speaker.span), claim.speaker.name) == ("reports from Peru", None)


def test_who_speaks_in_a_quotation_does_not_speak_around_it() -> None:
    report, statements = statements_of("“The sign says ‘no entry’ in four languages,” the guard said.")
    assert [report.words(s.speaker.span) for s in statements if s.speaker] == ["the guard"]
    assert [s.within for s in statements] == [None]


SIZE = 8
CANDIDATES = st.builds(
    lambda cue, frame, words: Candidate(cue, "say", frame, frozenset((cue,)), cue, words),
    st.integers(0, SIZE - 1),
    st.sampled_from(["ccomp", "speech", "according", "citing", "passive"]),
    st.frozensets(st.integers(0, SIZE - 1), min_size=1),
)


@given(st.lists(CANDIDATES, max_size=5, unique_by=lambda one: one.cue), st.lists(st.integers(0, SIZE - 1), min_size=SIZE, max_size=SIZE))
@settings(max_examples=300, deadline=None)
def test_no_two_statements_lie_within_each_other_however_they_are_tangled(candidates: list[Candidate], heads: list[int]) -> None:
    blank = ["x"] * SIZE
    places = list(range(SIZE))
    tree = Tree(blank, blank, blank, blank, blank, heads, [[] for _ in places], places, places, places, places, [0] * SIZE, [(0, SIZE)])
    attributions = [Attribution(one, Referent(), Channel(), None) for one in candidates]
    found = nest(tree, attributions, [Statement(words=(Span(one.cue, one.cue + 1),)) for one in candidates])
    above = {one.id: one.within for one in found}
    for one in found:
        seen, at = set(), one.within
        while at is not None:
            assert at not in seen
            assert at != one.id
            seen.add(at)
            at = above[at]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this article said that 21 people were hurt.",
        "An earlier version of this story incorrectly stated that the lock cost 9 million pounds.",
        "(This version corrects the number of people in hospital to say that there were four.)",
        "This article was amended on 6 February 2024 to say that the board said that nine men were hurt.",
    ],
)
def test_a_line_that_corrects_is_nobodys_statement(line: str) -> None:
    text = f"The mill stands still, keeper Berta Kvist said on Monday.\n\n{line}"
    (reading,) = read([Report(source="own.txt", text=text, language="en")], {"en": load("en")})
    assert [text[s.words[0].start : s.words[0].end] for s in reading.statements] == ["The mill stands still"]
