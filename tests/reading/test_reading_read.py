"""The whole reading: order, languages, hostile text, and addresses that hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.reading.parse.pieces import cut
from legation.reading.read import READER, read
from legation.records.report import Report

LEXICONS = {"en": load("en")}
TALK = "Maria Lund said the talks had failed."


def test_readings_come_in_the_order_of_the_reports() -> None:
    reports = [Report(source=str(n), text=f"{TALK} It was meeting number {n}.", language="en") for n in range(3)]
    assert [reading.report for reading in read(reports, LEXICONS)] == [report.id for report in reports]


def test_the_same_report_twice_in_one_batch_is_read_twice_the_same() -> None:
    report = Report(source="a", text=TALK, language="en")
    first, second = read([report, report], LEXICONS)
    assert first == second
    assert first.statements


def test_a_language_we_do_not_read_gets_a_note_and_nothing_invented() -> None:
    reading = read([Report(source="a", text="Le ministre a dit que les pourparlers ont échoué.", language="xx")], LEXICONS)[0]
    assert reading.statements == ()
    assert "xx" in reading.notes[0]
    assert reading.reader == READER


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n \n",
        "\ud800 said \udfff.",
        "“" * 50,
        "said " * 200,
        "He said " + "that he said " * 60 + "no.",
        "(" * 100 + "said",
        "\x00\u2028\x85 Lund said x.",
    ],
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    report = Report(source="a", text=text, language="en")
    reading = read([report], LEXICONS)[0]
    for statement in reading.statements:
        assert all(0 <= span.start < span.end <= len(text) for span in statement.words)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Lund",
                "said",
                "“",
                "”",
                '"',
                "that",
                "he",
                "NATO",
                "denied",
                ",",
                ".",
                ":",
                "\n",
                "plans",
                "to",
                "join",
                "China’s",
                "—",
                "told",
            ]
        ),
        max_size=40,
    )
)
def test_every_address_lies_in_the_report(words: list[str]) -> None:
    report = Report(source="a", text=" ".join(words), title="Lund: no", language="en")
    reading = read([report], LEXICONS)[0]
    spans = [m.span for m in reading.mentions] + [w for s in reading.statements for w in s.words]
    spans += [s.speaker.span for s in reading.statements if s.speaker] + [s.cue for s in reading.statements if s.cue]
    for span in spans:
        assert report.words(span).strip()
    ids = [s.id for s in reading.statements]
    assert all(s.within is None or s.within in ids for s in reading.statements)


@given(st.text(alphabet="a. \n", max_size=50))
def test_paragraphs_cover_all_words_at_their_offsets(text: str) -> None:
    for start, paragraph in cut(text):
        assert text[start : start + len(paragraph)] == paragraph
    assert "".join(p for _, p in cut(text)).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_an_overlong_paragraph_is_cut_at_a_sentence() -> None:
    text = "One sentence here. " * 3000
    parts = list(cut(text))
    assert len(parts) > 1
    assert all(len(part) <= 20_000 for _, part in parts)
    assert all(part.rstrip().endswith(".") for _, part in parts)


def test_mentions_name_states_people_and_bodies_once_each_place() -> None:
    report = Report(source="a", text="The Japanese government told Maria Lund that Beijing had called.", language="en")
    mentions = read([report], LEXICONS)[0].mentions
    assert [(report.words(m.span), m.actor) for m in mentions] == [
        ("Japanese government", "state:jp"),
        ("Maria Lund", "person:maria-lund"),
        ("Beijing", "state:cn"),
    ]


def test_a_blank_that_does_not_break_is_a_blank() -> None:
    text = "The mayor\u00a0said\u00a0that the ferry would run. Beijing\u00a0called\u00a0the move\u202fa provocation."
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    found, same = (read([Report(source="a.txt", text=words, language="en")], {"en": load("en")})[0] for words in (text, plain))
    assert found.statements
    assert [one.words for one in found.statements] == [one.words for one in same.statements]
