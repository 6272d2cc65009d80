"""Positions: only who is named in a sentence that says that he takes a side, on an issue that several take one on."""

from datetime import date

import pytest
from attrs import evolve

from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.typeset import show_part
from legation.language.language import Language, WatchedIssues, load
from legation.records.brief import Brief, Line, Ours, Section
from legation.records.errors import CitationError
from legation.records.reading import Mention, Position, Reading, Stance
from legation.records.report import Report, Span
from legation.records.story import Story

ENGLISH = load()
NAMES = {"Norway": "state:no", "Denmark": "state:dk", "NATO": "org:nato", "Anna Roe": "person:anna-roe", "The ministry": "state:no"}
OTHER: tuple[str, str, Stance] = ("Denmark opposes the new harbour.", "state:dk", "opposes")


def write(*told: tuple[str, str, Stance], language: Language = ENGLISH) -> tuple[Brief, Story, dict[str, Report]]:
    """A brief on one report, each sentence of it with who takes which side on the harbour in it."""
    text = " ".join(words for words, _, _ in told)
    report = Report(source="a.txt", outlet="Harbour Post", title="The harbour", published=date(2023, 5, 26), text=text)
    mentions = [
        Mention(Span(start, start + len(name)), name, actor)
        for name, actor in NAMES.items()
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    positions, at = [], 0
    for words, actor, stance in told:
        start = at + words.index("the new harbour")
        positions.append(Position(actor, "the new harbour", Span(start, start + len("the new harbour")), stance, report=report.id))
        at += len(words) + 1
    story = Story("0" * 20, "The harbour", (report.id,), positions=tuple(positions))
    reports = {report.id: report}
    brief = compose(story, reports, {report.id: Reading(report.id, "test", mentions=tuple(mentions))}, date(2023, 6, 8), language=language)
    check(brief, reports, story)
    return brief, story, reports


def find(brief: Brief) -> Section | None:
    return next((section for section in brief.sections if section.key == "positions"), None)


def rows(brief: Brief) -> dict[str, str]:
    section = find(brief)
    cells = [row for table in section.tables for row in table.rows] if section else []
    return {words(name): words(side) for name, side in cells}


def words(line: Line) -> str:
    return " ".join(show_part(part) for part in line.parts)


def test_several_who_take_a_side_on_one_issue_are_a_matrix() -> None:
    brief, *_ = write(("Norway has long supported the new harbour.", "state:no", "supports"), OTHER)
    assert rows(brief) == {"Denmark": "against", "Norway": "for"}


@pytest.mark.parametrize(
    ("sentence", "actor", "stance"),
    [
        # A guess of the report's own.
        ("Norway will likely not support, and may oppose the new harbour.", "state:no", "opposes"),
        # Somebody else stands nearer.
        ("Norway met Anna Roe, who opposes the new harbour.", "state:no", "opposes"),
        # No verb by which a side is taken.
        ("Norway counted the ships in the new harbour.", "state:no", "supports"),
        # It does not stand by itself, or names the party by no name.
        ("It opposes the new harbour.", "state:no", "opposes"),
        # A side is no side where it is only weighed.
        ("Norway considers the new harbour.", "state:no", "considers"),
        # A person is not his country.
        ("Anna Roe opposes the new harbour.", "person:anna-roe", "opposes"),
    ],
)
def test_what_takes_no_side_is_no_position(sentence: str, actor: str, stance: Stance) -> None:
    brief, *_ = write((sentence, actor, stance), OTHER)
    assert rows(brief) == {}


def test_what_one_party_alone_says_is_shown_where_the_office_watches_it() -> None:
    alone: tuple[str, str, Stance] = ("Denmark opposes the new harbour.", "state:dk", "opposes")
    assert find(write(alone)[0]) is None
    watching = evolve(ENGLISH, watched=WatchedIssues(("new harbour",)))
    assert rows(write(alone, language=watching)[0]) == {"Denmark": "against"}


def test_another_stance_is_refused() -> None:
    brief, story, reports = write(("Norway supports the new harbour.", "state:no", "supports"), OTHER)
    section = find(brief)
    assert section is not None
    (table,) = section.tables
    forged = evolve(table, rows=tuple((name, evolve(side, parts=(Ours("stance", ("supports",)),))) for name, side in table.rows))
    changed = evolve(brief, sections=tuple(evolve(one, tables=(forged,)) if one is section else one for one in brief.sections))
    with pytest.raises(CitationError, match="the story does not say"):
        check(changed, reports, story)
