from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from briefing.tokyo import LANGUAGE, Given
from legation.briefing import makers
from legation.briefing.compose import compose
from legation.briefing.makers import Record, find_share, is_printed
from legation.briefing.typeset import show_part
from legation.records.brief import Brief

# As they stand in the code, before a fixture takes every maker for right.
JUDGED = makers.RECORDS


def put(monkeypatch: pytest.MonkeyPatch, **judged: tuple[int, int]) -> None:
    """Makers with these numbers of lines judged and right; the others were always right."""
    records = [evolve(one, judged=100, right=100) for one in makers.RECORDS]
    records = [
        evolve(one, judged=judged[key][0], right=judged[key][1]) if (key := one.maker.replace("-", "_")) in judged else one
        for one in records
    ]
    monkeypatch.setattr(makers, "RECORDS", tuple(records))
    monkeypatch.setattr(makers, "_BY_MAKER", {one.maker: one for one in records})


@pytest.mark.parametrize(("judged", "right", "printed"), [(24, 16, True), (24, 15, False), (60, 40, True), (60, 39, False), (19, 0, True)])
def test_of_whose_lines_more_than_one_in_three_are_wrong_keeps_silent(
    monkeypatch: pytest.MonkeyPatch, judged: int, right: int, printed: bool
) -> None:
    put(monkeypatch, past=(judged, right))
    assert is_printed("past") is printed


def test_a_maker_with_few_judged_lines_counts_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, date=(0, 0), planned=(5, 5), past=(40, 4))
    assert find_share("planned") == (9, 45)
    assert not is_printed("planned")


@pytest.mark.parametrize(("judged", "right", "printed"), [(4, 0, True), (5, 3, False), (8, 6, True), (8, 5, False)])
def test_a_kind_of_difference_is_judged_by_the_few_there_are(
    monkeypatch: pytest.MonkeyPatch, judged: int, right: int, printed: bool
) -> None:
    put(monkeypatch, conflict_identity=(judged, right))
    assert is_printed("conflict-identity") is printed
    # Nor do the others answer for it.
    assert is_printed("conflict-number")


def everything(brief: Brief) -> str:
    return " ".join(show_part(part) for one in brief.sections for line in one.lines for part in line.parts)


def test_a_silent_maker_is_heard_only_where_every_line_is_asked_for_and_is_marked(monkeypatch: pytest.MonkeyPatch, given: Given) -> None:
    put(monkeypatch, statement_named=(50, 10))
    quiet = given.compose()
    assert "Koji Tomita, the ambassador" not in everything(quiet)
    every = compose(given.story, given.reports, given.readings, date(2023, 6, 8), {}, language=LANGUAGE, every_line=True)
    given_check = [line for one in every.sections for line in one.lines if line.maker == "statement-named"]
    assert given_check
    assert all("wrong too often" in " ".join(show_part(part) for part in line.parts) for line in given_check)
    assert not any(line.maker == "statement-named" for one in quiet.sections for line in one.lines)


def test_every_maker_has_one_record_and_every_parent_one() -> None:
    names = [record.maker for record in makers.RECORDS]
    assert len(names) == len(set(names))
    assert {record.parent for record in makers.RECORDS if record.parent} <= set(names)
    assert all(isinstance(record, Record) and 0 <= record.right <= record.judged for record in makers.RECORDS)


def test_the_page_of_quality_says_what_the_table_says(docs: Path = Path(__file__).parents[2] / "docs" / "quality.md") -> None:
    table = docs.read_text(encoding="utf-8").partition("<!-- makers -->\n")[2].partition("<!-- /makers -->")[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]
    with_records = [[one.maker, str(one.judged), str(one.right), f"{one.aim:.2f}"] for one in JUDGED]
    assert [row[:4] for row in rows] == with_records
