"""Invented texts through the whole reading: whatever is typed, nothing falls over and every address holds.

Five hundred texts in every run; ten thousand with `make soak`.
"""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.wire import from_json, to_json

LEXICONS = {"en": load("en")}
# The parser works in batches, so that texts come in handfuls; how many handfuls a run tries.
HANDFUL = 20
FEW, MANY = 25, 500

WORDS = [
    "said",
    "says",
    "told",
    "denied",
    "according",
    "to",
    "that",
    "whether",
    "who",
    "he",
    "she",
    "they",
    "it",
    "we",
    "the",
    "a",
    "minister",
    "Maria",
    "Lund",
    "Lund's",
    "Reuters",
    "Kyodo",
    "NATO",
    "Tokyo",
    "Norway",
    "officials",
    "not",
    "no",
    "never",
    "will",
    "would",
    "may",
    "on",
    "Monday",
    "in",
    "May",
    "2023",
    "three",
    "12,000",
    "km",
    "$5",
    "percent",
    "statement",
    "claim",
    "his",
    "warning",
    "called",
    "plan",
    "a",
    "disaster",
    "quoted",
    "as",
    "saying",
    "was",
    "reported",
    "citing",
    "adding",
    "declined",
    "comment",
    "asked",
    "Mr.",
    "U.S.",
    "St",
    "and",
    "but",
    "open",
    "road",
    "closed",
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "''",
    "``",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[",
    "]",
    ":",
    ";",
    ",",
    ".",
    "!",
    "?",
    "…",
    "—",
    "–",
    "-",
    "/",
    "#",
    "@",
    "\n",
    "\n\n",
    "\t",
    "\u2028",
    "\xa0",
    "\u200b",
]
SENTENCES = (
    "“The road is open,” Maria Lund said on Monday.",
    "Kyodo News reported, citing two officials, that the plant had been shut.",
    "According to the ministry, 12 people died in Oslo in May 2021.",
    "Tokyo denied that it would open an office; the foreign minister declined to comment.",
    "He told reporters in Madrid: ‘We have agreed to sign the treaty next year.’",
    "It was reported that NATO was weighing a base, she added.",
)


def broken(sentences: list[str], cut: int, mark: str) -> str:
    """Sentences with a mark put in somewhere and the text broken off after it some way on."""
    text = " ".join(sentences)
    at = cut % (len(text) + 1)
    return f"{text[:at]}{mark}{text[at:][: cut % 97]}"


TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.builds(
        broken,
        st.lists(st.sampled_from(SENTENCES), max_size=3),
        st.integers(0, 5000),
        st.sampled_from(("", "“", '"', "\n", "’", ":", "\ud800")),
    ),
    st.text(max_size=60),
)
REPORTS = st.lists(st.tuples(TEXTS, st.one_of(st.none(), TEXTS)), min_size=HANDFUL, max_size=HANDFUL)


def spans_of(reading: Reading) -> list[Span]:
    """Every address that a reading gives."""
    spans = [m.span for m in reading.mentions] + [c.span for c in reading.credits]
    for statement in reading.statements:
        spans += [*statement.words, *([statement.cue] if statement.cue else []), *([statement.speaker.span] if statement.speaker else [])]
        spans += [statement.when.words] if statement.when else []
    spans += [p.span for p in reading.positions] + [e.span for e in reading.events]
    for assertion in reading.assertions:
        spans += [assertion.span, *assertion.quoted, *(f.span for f in assertion.figures), *(w.words for w in assertion.whens)]
    return spans


def hold(handful: list[tuple[str, str | None]]) -> None:
    """Read a handful and hold every finding to what the records promise."""
    reports = [
        Report(source=str(n), text=text, title=title, published=date(2023, 5, 24), language="en") for n, (text, title) in enumerate(handful)
    ]
    for report, reading in zip(reports, read(reports, LEXICONS), strict=True):
        assert reading.report == report.id
        for span in spans_of(reading):
            assert 0 <= span.start < span.end <= len(report.place(span.where))
        ids = {statement.id for statement in reading.statements}
        assert all(statement.within in ids for statement in reading.statements if statement.within is not None)
        assert all(statement.within != statement.id for statement in reading.statements)
        assert from_json(to_json(reading), Reading) == reading


@settings(max_examples=FEW, deadline=None, suppress_health_check=list(HealthCheck))
@given(REPORTS)
def test_five_hundred_invented_texts_are_read_without_harm(handful: list[tuple[str, str | None]]) -> None:
    hold(handful)


@pytest.mark.soak
@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(REPORTS)
def test_ten_thousand_invented_texts_are_read_without_harm(handful: list[tuple[str, str | None]]) -> None:
    hold(handful)


@pytest.mark.soak
def test_a_text_of_five_megabytes_is_read() -> None:
    text = "\n".join(" ".join(SENTENCES) + f" Number {n} stays." for n in range(12_500))
    report = Report(source="long", text=text, language="en")
    (reading,) = read([report], LEXICONS)
    assert len(text) > 5_000_000
    assert len(reading.statements) > 12_500


@pytest.mark.soak
def test_a_sentence_of_twenty_thousand_words_is_read() -> None:
    report = Report(source="long", text="Maria Lund said that " + "the road and " * 6_700 + "the end.", language="en")
    (reading,) = read([report], LEXICONS)
    assert reading.report == report.id
