"""Who says which words: a labelled set with a floor for each habit of reported speech, and the table of it in the notes.

`pytest tests/reading/test_reading_labelled.py --bless` raises the floors to what stands now and writes the table; it lowers one
only where LEGATION_LOWER_FLOORS=1 says so.
"""

import os
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Reading, Statement
from legation.records.report import Report

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "labelled" / "statements.yml"
FLOORS = ROOT / "tests" / "labelled" / "floors.yml"
NOTES = ROOT / "docs" / "quality.md"
MARKS = ("<!-- labelled -->", "<!-- /labelled -->")
SET = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (makes no objects)
PASSAGES: list[dict[str, Any]] = SET["passages"]
HABITS = list(dict.fromkeys(p["of"] for p in PASSAGES))
# Two markings of the same words by careful people differ by a function word at the edge ("that", "on"): this much must be shared.
SHARED = 0.8
HEAD = """about: What share of the labelled passages (statements.yml) is wholly right, habit by habit. A score may not fall below its floor.
from: test_reading_labelled.py --bless, which only raises.
licence: Apache-2.0
edits: The switch --bless; nobody lowers one by hand without saying why in the commit.
"""


def words_of(text: str) -> Counter[str]:
    """The words of a text without their marks."""
    return Counter(re.findall(r"\w+", text.lower()))


def alike(one: str, other: str) -> float:
    """How much of their words two texts share, 0 to 1 (Dice)."""
    left, right = words_of(one), words_of(other)
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def told(report: Report, statement: Statement) -> str:
    """The words of a statement, its pieces joined."""
    return " ".join(report.words(span) for span in statement.words)


def expected(gold: dict[str, Any]) -> str:
    """The words that a passage asks for, its pieces joined."""
    return " ".join([gold["words"]] if isinstance(gold["words"], str) else gold["words"])


def same_speaker(found: str, gold: str) -> bool:
    """Whether the words found for a speaker are the marked ones, with or without what a comma adds to them."""
    return gold in found or alike(found, gold) >= SHARED


def same_statement(report: Report, gold: dict[str, Any], found: Statement) -> bool:
    """Whether a found statement has the speaker and the words that were marked."""
    if ("who" in gold) != (found.speaker is not None):
        return False
    if found.speaker is not None and not same_speaker(report.words(found.speaker.span), gold["who"]):
        return False
    return "words" not in gold or alike(told(report, found), expected(gold)) >= SHARED


def same_details(gold: dict[str, Any], found: Statement, above: Statement | None) -> bool:
    """Whether everything else that the passage asks for is as marked."""
    if "name" in gold:
        name = (found.speaker and found.speaker.name) or ""
        if (gold["name"] not in name) if gold["name"] else name:
            return False
    if "party" in gold and (found.speaker is None or found.speaker.party != gold["party"] != found.speaker.actor):
        return False
    if "via" in gold and [v for v in gold["via"] if not any(v in given for given in found.via)]:
        return False
    if "within" in gold and (above is None or found.within != above.id):
        return False
    if any(field in gold and gold[field] not in (getattr(found, field) or "") for field in ("addressee", "venue")):
        return False
    return all(field not in gold or (getattr(found, field) or "") == gold[field] for field in ("held", "status", "mode", "said"))


def pair(report: Report, passage: dict[str, Any], reading: Reading) -> list[Statement | None]:
    """The found statement for each marked one, most alike first, each used once."""
    left = list(reading.statements)
    pairs: list[Statement | None] = []
    for gold in passage["says"]:
        fits = [found for found in left if same_statement(report, gold, found)]
        best = max(fits, key=lambda found: alike(told(report, found), expected(gold)) if "words" in gold else 0, default=None)
        pairs.append(best)
        if best is not None:
            left.remove(best)
    return pairs


def wholly_right(report: Report, passage: dict[str, Any], reading: Reading) -> bool:
    """Whether every marked statement is found with all that is asked, and nothing else is."""
    pairs = pair(report, passage, reading)
    if len(reading.statements) != sum(found is not None for found in pairs):
        return False
    for gold, found in zip(passage["says"], pairs, strict=True):
        if found is None:
            if "may" not in gold:
                return False
        elif not same_details(gold, found, pairs[int(gold["within"]) - 1] if "within" in gold else None):
            return False
    return True


@pytest.fixture(scope="module")
def found() -> list[tuple[Report, Reading]]:
    day = date.fromisoformat(SET["day"])
    reports = [Report(source=str(n), title=p.get("title"), text=p["text"], published=day, language="en") for n, p in enumerate(PASSAGES)]
    return list(zip(reports, read(reports, {"en": load("en")}), strict=True))


@pytest.fixture(scope="module")
def scores(found: list[tuple[Report, Reading]]) -> dict[str, float]:
    right: dict[str, list[bool]] = {habit: [] for habit in HABITS}
    for passage, (report, reading) in zip(PASSAGES, found, strict=True):
        right[passage["of"]].append(wholly_right(report, passage, reading))
    return {habit: round(sum(oks) / len(oks), 3) for habit, oks in right.items()}


@pytest.fixture(scope="module")
def whole(found: list[tuple[Report, Reading]]) -> dict[str, float]:
    """Over the whole set: marked statements that are found, found ones that are right, and passages wholly right."""
    wanted = hits = given = good = passages = 0
    for passage, (report, reading) in zip(PASSAGES, found, strict=True):
        pairs = pair(report, passage, reading)
        asked = [(gold, hit) for gold, hit in zip(passage["says"], pairs, strict=True) if "may" not in gold]
        allowed = sum(hit is not None for hit in pairs) - sum(hit is not None for _, hit in asked)
        wanted += len(asked)
        hits += sum(hit is not None for _, hit in asked)
        given += len(reading.statements) - allowed
        good += sum(hit is not None for _, hit in asked)
        passages += wholly_right(report, passage, reading)
    return {
        "statements found": round(hits / wanted, 3),
        "found ones right": round(good / given, 3),
        "passages wholly right": round(passages / len(PASSAGES), 3),
    }


def raise_floors(scores: dict[str, float]) -> None:
    """Write floors that are nowhere lower than before."""
    old = read_floors()
    lower = os.environ.get("LEGATION_LOWER_FLOORS") == "1"
    new = {name: score if lower else max(score, old.get(name, 0.0)) for name, score in scores.items()}
    FLOORS.write_text(HEAD + yaml.safe_dump({"floors": new}, sort_keys=False), encoding="utf-8")


def read_floors() -> dict[str, float]:
    """The floors that stand."""
    if not FLOORS.exists():
        return {}
    return dict(yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["floors"])


def write_table(scores: dict[str, float], whole: dict[str, float]) -> None:
    """The table habit by score, between its marks in the notes; the rest of that file is left alone."""
    of = Counter(passage["of"] for passage in PASSAGES)
    said = "; ".join(f"{name} {score:.3f}" for name, score in whole.items())
    rows = "\n".join(f"| {habit} | {of[habit]} | {score:.2f} |" for habit, score in scores.items())
    table = f"{len(PASSAGES)} passages. {said}.\n\n| habit | passages | wholly right |\n|---|---|---|\n{rows}\n"
    note = NOTES.read_text(encoding="utf-8") if NOTES.exists() else ""
    if MARKS[0] not in note:
        note += f"\n## Labelled passages\n\n{MARKS[0]}\n{MARKS[1]}\n"
    before, _, rest = note.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    NOTES.write_text(f"{before}{MARKS[0]}\n{table}{MARKS[1]}{after}", encoding="utf-8")


def test_every_habit_keeps_its_floor(scores: dict[str, float], whole: dict[str, float], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        raise_floors(scores | whole)
        write_table(scores, whole)
    now, floors = scores | whole, read_floors()
    assert set(floors) == set(now), "a habit without a floor: run with --bless"
    fallen = {name: (now[name], floor) for name, floor in floors.items() if now[name] < floor}
    assert not fallen, f"below the floor (now, floor): {fallen}"


def test_the_set_is_as_large_as_promised_and_its_words_stand_in_its_texts() -> None:
    assert len(PASSAGES) >= 200
    for passage in PASSAGES:
        text = f"{passage.get('title', '')}\n{passage['text']}"
        for gold in passage["says"]:
            pieces = gold.get("words", [])
            for words in [gold.get("who", ""), *([pieces] if isinstance(pieces, str) else pieces)]:
                assert words in text
            assert 1 <= int(gold.get("within", 1)) <= len(passage["says"])


def test_every_statement_of_the_set_points_into_its_report(found: list[tuple[Report, Reading]]) -> None:
    for report, reading in found:
        ids = {statement.id for statement in reading.statements}
        for statement in reading.statements:
            assert all(report.words(span).strip() for span in statement.words)
            assert statement.within is None or statement.within in ids
