"""What a line says of whose words it shows: the letter of the outlet, where a report goes back to, and each thing once."""

from datetime import date

import pytest
from attrs import evolve

from briefing.tokyo import LANGUAGE, LANTERN, LEDGER, NORTHGATE, Given
from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.typeset import show_part
from legation.language.typography import show_counted, show_origin
from legation.records.brief import Edge, Line
from legation.records.story import Grade, Reliability


def words(line: Line) -> str:
    return " ".join(show_part(part) for part in line.parts)


def grade_of(given: Given, letters: dict[str, str], grade: Grade) -> Grade | None:
    """The grade of the line on what China's ministry answered, which Pacific Ledger's words show."""
    claims = tuple(evolve(claim, grade=grade) if claim.actor == "state:cn" else claim for claim in given.story.claims)
    changed = evolve(given, story=evolve(given.story, claims=claims))
    brief = compose(changed.story, changed.reports, changed.readings, date(2023, 6, 8), letters, language=LANGUAGE)
    check(brief, changed.reports, changed.story)
    found = [line for section in brief.sections for line in section.lines if "has no wish" in words(line) and line.grade]
    return found[0].grade if found else None


@pytest.mark.parametrize(
    ("letters", "given_letter", "shown"),
    [
        ({"Pacific Ledger": "B"}, "B", "B"),
        # The wire is reliable, the page whose words stand there less so.
        ({"Pacific Ledger": "D"}, "B", "D"),
        ({}, "B", "F"),
        # The words are of a good paper, what they come from is not.
        ({"Pacific Ledger": "A"}, "C", "C"),
    ],
)
def test_the_letter_is_that_of_the_words_shown(given: Given, letters: dict[str, str], given_letter: Reliability, shown: str) -> None:
    found = grade_of(given, letters, Grade(given_letter, "2", ("the letter", "the digit")))
    assert found is not None
    assert str(found) == f"{shown}2"


def test_what_the_officer_ruled_stays(given: Given) -> None:
    found = grade_of(given, {"Pacific Ledger": "D"}, Grade("A", "2", ("ruled", "the letter", "the digit")))
    assert str(found) == "A2"


def test_the_table_of_sources_says_no_more_than_is_known(given: Given) -> None:
    brief = given.compose()
    shown = {source.outlet: show_origin(brief, source) for source in brief.sources}
    assert shown["Pacific Ledger"] == "Meridian Wire"
    own = next(source for source in brief.sources if source.report == NORTHGATE.id)
    alone = evolve(own, origin=own.outlet)
    assert show_origin(evolve(brief, edges=()), alone) == "no other found"
    step = Edge(NORTHGATE.id, "Meridian Wire", "declared", Line(()))
    assert show_origin(evolve(brief, edges=(step,)), alone) == "in part from others"
    assert show_origin(brief, evolve(own, origin=None)) == "not named"


def test_origins_are_counted_by_their_upper_end() -> None:
    assert show_counted("origins", 3) == ("at most", "3", "origins")
    assert show_counted("reports", 1) == ("", "1", "report")


def test_two_reports_of_one_outlet_share_nothing_with_the_outlet_itself(given: Given) -> None:
    reports = {**given.reports, LANTERN.id: evolve(LANTERN, outlet=LEDGER.outlet, id=LANTERN.id)}
    brief = evolve(given, reports=reports).compose()
    lines = [words(line) for section in brief.sections for line in section.lines]
    assert any(
        line.startswith("One report of Pacific Ledger shares 62\u00a0% of its words with another of the same outlet") for line in lines
    )
