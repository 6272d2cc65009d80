"""Where parties stand: a labelled set with floors for what is found and what is right."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Position, Reading
from legation.records.report import Report
from reading.texts import read_text

LANGUAGE = load("en")
GOLD = Path(__file__).parents[1] / "labelled" / "positions.yml"
PASSAGES = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["passages"]  # noqa: S506 (makes no objects)

# Share of the labelled positions that are found with party, stance and issue, and of the found ones that are right. They may only rise.
FLOOR_FOUND, FLOOR_RIGHT = 0.98, 0.98


@pytest.fixture(scope="module")
def found() -> list[tuple[Report, Reading]]:
    reports = [Report(source=str(n), text=p["text"], language="en") for n, p in enumerate(PASSAGES)]
    return list(zip(reports, read(reports, {"en": LANGUAGE}), strict=True))


def right(passage: dict[str, Any], position: Position) -> bool:
    return any(position.actor == a and position.stance == s and words in position.issue for a, s, words in passage["positions"])


def test_the_labelled_positions_keep_their_floors(found: list[tuple[Report, Reading]]) -> None:
    wanted = sum(len(p["positions"]) for p in PASSAGES)
    hits = sum(
        any(position.actor == a and position.stance == s and words in position.issue for position in reading.positions)
        for p, (_, reading) in zip(PASSAGES, found, strict=True)
        for a, s, words in p["positions"]
    )
    given = [right(p, position) for p, (_, reading) in zip(PASSAGES, found, strict=True) for position in reading.positions]
    assert hits / wanted >= FLOOR_FOUND
    assert sum(given) / len(given) >= FLOOR_RIGHT


def test_every_position_points_at_its_issue(found: list[tuple[Report, Reading]]) -> None:
    for report, reading in found:
        for position in reading.positions:
            assert report.words(position.span) == position.issue
            assert position.report == report.id
            assert position.statement is None or position.statement in {s.id for s in reading.statements}


def test_a_position_inside_a_statement_names_it() -> None:
    text = "Prime Minister Jonas Gahr Store of Norway said on Monday that Norway opposes the pipeline."
    (reading,) = read([Report(source="a", text=text, language="en")], {"en": LANGUAGE})
    (position,) = reading.positions
    assert position.statement in {s.id for s in reading.statements}


def read_dated(text: str) -> tuple[Position, ...]:
    (reading,) = read([Report(source="a", text=text, published=date(2024, 3, 6), language="en")], {"en": LANGUAGE})
    return reading.positions


def test_a_time_is_no_issue() -> None:
    assert read_dated("The United Nations called an emergency meeting for later Sunday.") == ()


def test_a_side_is_dated_by_its_own_clause_or_a_day_beside_it() -> None:
    (told,) = read_dated("Norway said on Monday that it opposes the dam, which was built in 1967.")
    assert told.when == "2024-03-04"
    (bare,) = read_dated("Norway opposes the dam that Sweden has built since 1967.")
    assert bare.when is None


def test_one_who_supports_his_family_takes_no_side() -> None:
    assert read_text("Karl Holm supports his daughter Lily.").positions == ()
