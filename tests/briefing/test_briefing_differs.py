"""The words of what differs: no value of a conflict goes without, and what came first is said with a word of the report."""

from datetime import date
from typing import Literal, get_args, get_origin

import pytest
from attrs import evolve

from briefing.tokyo import LANGUAGE, LANTERN, LEDGER, Given, at
from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.sections.differs import is_value, name_value
from legation.briefing.typeset import show_part
from legation.language.language import load
from legation.reading.read import read
from legation.records import story as records
from legation.records.reading import Assertion, Figure, Reading, SourceForm
from legation.records.report import Report, Span
from legation.records.story import (
    Conflict,
    ConflictKind,
    Correction,
    Credibility,
    DescentKind,
    Reliability,
    Side,
    SourceKind,
    Story,
)
from legation.weighing.accounts.slots import SLOTS

# The values of a conflict that are no figures, days, names or words of a report, slot by slot.
CLOSED = sorted({(slot.kind, value) for slot in SLOTS for value in (*slot.values, *slot.denying)})


@pytest.mark.parametrize(("kind", "value"), CLOSED)
def test_every_value_of_a_closed_set_has_its_words(kind: ConflictKind, value: str) -> None:
    side = Side(LEDGER.id, at(LEDGER, "Japan"), 0, value)
    shown = name_value(Conflict("office", kind, (side,)), side)
    assert shown is not None
    assert show_part(shown)


# What is no value of a conflict: which kind of thing something is, and its grade.
KINDS = (SourceForm, Reliability, Credibility, DescentKind, SourceKind, ConflictKind)


def test_every_closed_set_of_a_story_is_of_a_kind_or_has_a_slot() -> None:
    sets = {get_args(said) for said in vars(records).values() if get_origin(said) is Literal}
    assert sets == {get_args(kind) for kind in KINDS} | {slot.values for slot in SLOTS if slot.values}


def test_what_came_first_is_said_with_a_word_of_the_report(given: Given) -> None:
    sides = (Side(LEDGER.id, at(LEDGER, "Japan does not"), 0, "Japan first"), Side(LANTERN.id, at(LANTERN, "Japan"), 1, "Japan first"))
    story = evolve(given.story, conflicts=(Conflict("Japan", "date", sides),))
    brief = Given(story, given.reports, given.readings).check().brief
    (table,) = next(section for section in brief.sections if section.key == "differs").tables
    assert [" ".join(show_part(part) for part in head.parts) for head in table.head] == ["Japan first", "Japan first"]


@pytest.mark.parametrize(
    ("one", "other", "values", "heading"),
    [
        ("kill", "kill", ("4 person", "6 person"), "Killed : passengers"),
        # Not all accounts count the same.
        ("kill", "injur", ("4 person", "6 person"), "How many : passengers"),
        # The figure with another value is another's.
        ("kill", "kill", ("4 person", "9 person"), "How many : passengers"),
        (None, None, ("22:30", "22:45"), "Time of day : passengers"),
    ],
)
def test_a_heading_names_what_is_counted(one: str | None, other: str | None, values: tuple[str, str], heading: str) -> None:
    texts = ("The storm hit 4 passengers in Karst.", "The storm hit 6 passengers in Oslo.")
    reports = [Report(source=f"{number}.txt", outlet=f"Post {number}", title="Storm", text=text) for number, text in enumerate(texts)]
    spans = [Span(0, len(text)) for text in texts]
    figures = [
        Figure(float(count), float(count), "person", "passeng", Span(text.index(count), text.index(count) + 1), role=role)
        for text, count, role in zip(texts, ("4", "6"), (one, other), strict=True)
    ]
    readings = {
        report.id: Reading(report.id, "test", assertions=(Assertion(span, ("storm",), figures=(figure,)),))
        for report, span, figure in zip(reports, spans, figures, strict=True)
    }
    sides = tuple(Side(report.id, span, number, values[number]) for number, (report, span) in enumerate(zip(reports, spans, strict=True)))
    story = Story("0" * 20, "Storm", tuple(readings), conflicts=(Conflict("passengers", "number", sides),))
    by_id = {report.id: report for report in reports}
    brief = compose(story, by_id, readings, date(2023, 6, 8), language=LANGUAGE)
    check(brief, by_id, story)
    (table,) = next(section for section in brief.sections if section.key == "differs").tables
    assert table.caption is not None
    assert " ".join(show_part(part) for part in table.caption.parts) == heading


def test_a_correction_is_printed_as_such_with_its_words() -> None:
    text = "The storm hit boats in Karst.\nCorrection: an earlier version said 14 boats were hit, not 12."
    report = Report(source="1.txt", outlet="Gazette", title="Storm", text=text)
    numbers = [Span(text.index(number), text.index(number) + 2) for number in ("14", "12")]
    correction = Correction(report.id, Span(text.index("Correction"), len(text)), *numbers)
    story = Story("0" * 20, "Storm", (report.id,), corrections=(correction,))
    readings = {report.id: Reading(report.id, "test", assertions=(Assertion(Span(0, 29), ("storm",)),))}
    brief = compose(story, {report.id: report}, readings, date(2023, 6, 8), language=LANGUAGE)
    check(brief, {report.id: report}, story)
    differs = next(section for section in brief.sections if section.key == "differs")
    (line,) = differs.lines
    told = "Gazette corrected 14 to 12 : Correction: an earlier version said 14 boats were hit, not 12."
    assert " ".join(show_part(part) for part in line.parts) == told


CHANGED = [
    (("14 passengers", "17 passengers"), "update", (0,), ["14 passengers , since risen to 17 passengers", "17 passengers"]),
    (("17 passengers", "14 passengers"), "update", (0,), ["17 passengers , since put at 14 passengers", "14 passengers"]),
    # What was corrected was never so.
    (("14 passengers", "17 passengers"), "correction", (0,), ["14 passengers , overtaken", "17 passengers"]),
    (("14 passengers", "17 passengers"), None, (), ["14 passengers", "17 passengers"]),
]


@pytest.mark.parametrize(("values", "why", "overtaken", "heads"), CHANGED)
def test_what_is_overtaken_says_so(
    given: Given, values: tuple[str, str], why: Literal["update", "correction"] | None, overtaken: tuple[int, ...], heads: list[str]
) -> None:
    sides = (Side(LEDGER.id, at(LEDGER, "member"), 0, values[0]), Side(LANTERN.id, at(LANTERN, "member"), 1, values[1]))
    story = evolve(given.story, conflicts=(Conflict("member", "number", sides, why, overtaken=overtaken),))
    brief = Given(story, given.reports, given.readings).check().brief
    (table,) = next(section for section in brief.sections if section.key == "differs").tables
    assert [" ".join(show_part(part) for part in head.parts) for head in table.head] == heads


NAMED: list[tuple[ConflictKind, str, bool]] = [
    ("number", "member", True),
    # Whose number it is does not say of what.
    ("number", "Japan", False),
    ("number", "weather", False),
    ("number", "", False),
    ("status", "Japan", True),
    ("polarity", "Japan", False),
    ("polarity", "weather", False),
]


@pytest.mark.parametrize(("kind", "about", "named"), NAMED)
def test_what_cannot_be_named_is_printed_only_where_every_line_is(given: Given, kind: ConflictKind, about: str, named: bool) -> None:
    word = about if about in LEDGER.text and about else "Japan"
    sides = (Side(LEDGER.id, at(LEDGER, word), 0, "3"), Side(LANTERN.id, at(LANTERN, word), 1, "4"))
    story = evolve(given.story, conflicts=(Conflict(about, kind, sides),))
    shown = {
        every: next(
            section
            for section in compose(story, given.reports, given.readings, date(2023, 6, 8), language=LANGUAGE, every_line=every).sections
            if section.key == "differs"
        )
        for every in (False, True)
    }
    assert [bool(shown[False].tables), bool(shown[True].tables)] == [named, True]
    # What keeps silent is not said to be none.
    assert [len(shown[False].lines), len(shown[True].lines)] == [0 if named else 1, 0]
    assert shown[False].note is None


@pytest.mark.parametrize(
    ("value", "shown", "same"),
    [(204.1165665, "204.1 kg", True), (32.18688, "about 32.19 km", True), (3.0, "3 years old", True), (4.0, "3 years old", False)],
)
def test_a_measure_is_told_by_its_printed_figures(value: float, shown: str, same: bool) -> None:
    side = Side(LEDGER.id, at(LEDGER, "Japan"), 0, shown)
    assert is_value(Figure(value, value, None, None, side.span), side) is same


DAYS = [
    # A number that is part of a day is no number that was wrong; what is cut says neither.
    ("On 4 May the ferry had 14 on board. Correction of 4 May 2023: an earlier version said 14 boats were hit.", "4", "14", "corrected :"),
    (f"The ferry had 14 on board. Correction: an earlier version said {'very ' * 70}wrong numbers, 14 and not 12.", "14", "12", None),
]


@pytest.mark.parametrize(("text", "wrong", "right", "shown"), DAYS)
def test_a_correction_is_shown_whole_or_not_at_all(text: str, wrong: str, right: str, shown: str | None) -> None:
    report = Report(source="a.txt", outlet="Gazette", published=date(2023, 5, 5), text=text)
    start = text.index("Correction")
    numbers = [Span(text.index(number, start), text.index(number, start) + len(number)) for number in (wrong, right)]
    story = Story("0" * 20, "Ferry", (report.id,), corrections=(Correction(report.id, Span(start, len(text)), *numbers),))
    readings = {report.id: Reading(report.id, "test", assertions=(Assertion(Span(0, start - 1), ("ferry",)),))}
    brief = compose(story, {report.id: report}, readings, date(2023, 6, 8), language=load())
    found = [line for section in brief.sections if section.key == "differs" for line in section.lines if line.maker == "correction"]
    assert [shown in " ".join(show_part(part) for part in line.parts) for line in found if shown] == ([True] if shown else [])
    assert bool(found) is (shown is not None)


@pytest.mark.parametrize(
    ("about", "words", "heading"),
    [
        ("$3 billion", "Karst made a $3 billion offer on Monday", "$3 billion offer"),
        ("$3 billion", "Karst had $3 billion in tents", "$3 billion in tents"),
        ("people", "Much rain fell and the town lost tents for 40 people.", "town lost tents for 40 people"),
        ("tents", "He lost tents.", "tents"),
    ],
)
def test_a_number_is_headed_by_what_it_is_of(given: Given, about: str, words: str, heading: str) -> None:
    report = Report(source="a.txt", outlet="Gazette", published=date(2023, 5, 5), text=words)
    other = evolve(report, source="b.txt", outlet="Herald", text=f"{words} ")
    sides = tuple(Side(one.id, Span(0, len(words)), number, str(number)) for number, one in enumerate((report, other)))
    story = Story("0" * 20, "Ferry", (report.id, other.id), conflicts=(Conflict(about, "number", sides),))
    reports = {one.id: one for one in (report, other)}
    readings = {name: Reading(name, "test") for name in reports}
    brief = compose(story, reports, readings, date(2023, 6, 8), language=load())
    (table,) = next(section for section in brief.sections if section.key == "differs").tables
    assert table.caption is not None
    assert " ".join(show_part(part) for part in table.caption.parts) == f"How many : {heading}"


@pytest.mark.parametrize(
    ("texts", "values", "heading"),
    [
        (("The boy fell into a 40m dry well.", "The boy fell into an 80m-deep well."), ("0.04 km", "0.08 km"), "Depth"),
        (("Ivo Hart fell 90 metres.", "Ivo Hart fell 150 metres."), ("0.09 km", "0.15 km"), "Height of the fall"),
        (("Ivo Hart was half an hour late.", "Ivo Hart was an hour late."), ("30 minute", "60 minute"), "How late"),
        (("Mary Brandt, a mother of 12, was killed.", "Mary Brandt, a mother of 13, was killed."), ("12", "13"), "Children"),
        (("It is a $3 billion bid.", "It is a $4 billion bid."), ("3 billion usd", "4 billion usd"), "How much"),
        (("It lies 90 km from Karst.", "It lies 150 km from Karst."), ("90 km", "150 km"), "How far"),
    ],
)
def test_a_number_is_headed_by_what_it_measures(texts: tuple[str, str], values: tuple[str, str], heading: str) -> None:
    language = load("en")
    reports = {report.id: report for report in (Report(source=text, text=text, language="en") for text in texts)}
    readings = dict(zip(reports, read(tuple(reports.values()), {"en": language}), strict=True))
    sides = tuple(
        Side(one.id, Span(0, len(one.text)), n, value) for n, (one, value) in enumerate(zip(reports.values(), values, strict=True))
    )
    story = Story("s", "Karst", tuple(reports), conflicts=(Conflict("bid" if "bid" in texts[0] else "", "number", sides),))
    brief = compose(story, reports, readings, date(2024, 3, 6), language=language, every_line=True)
    (table,) = next(section for section in brief.sections if section.key == "differs").tables
    assert table.caption is not None
    assert show_part(table.caption.parts[0]) == heading
