"""How likely a line is signed and needed: what is seen of it, and what the tables make of that."""

import pytest

from briefing.tokyo import Given
from legation.briefing import signing
from legation.briefing.material import Material
from legation.briefing.sayings import find_sayings
from legation.briefing.signing import QUESTIONS, WEIGHTS, Kind, find_chance, rate, see, see_saying

KINDS: tuple[Kind, ...] = ("fact", "saying")


@pytest.fixture
def material(given: Given, monkeypatch: pytest.MonkeyPatch) -> Material:
    """What the sections of the brief on the small story are written from."""
    laid: list[Material] = []

    def listen(material: Material, sayings: object) -> tuple[()]:
        laid.append(material)
        return ()

    monkeypatch.setattr("legation.briefing.compose.rate", listen)
    given.compose()
    return laid[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_is_as_likely_as_both_answers_together(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "WEIGHTS", {**dict.fromkeys(WEIGHTS, 0.0), f"{kind} signed long": 1.0})
    assert find_chance(kind, {"long": 0.0}) == pytest.approx(0.25)
    assert find_chance(kind, {"long": 100.0}) == pytest.approx(0.5)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_seen_has_its_weights(kind: Kind, material: Material) -> None:
    saying = find_sayings(material)[0]
    report = material.reports[saying.support.report]
    seen = see_saying(material, saying) if kind == "saying" else see(material, report, saying.sentence, saying.claim, frozenset())
    assert {f"{kind} {question} {name}" for question in QUESTIONS for name in seen} <= WEIGHTS.keys()
    assert 0 < find_chance(kind, seen) < 1


def test_what_the_other_reports_have_is_shared_and_what_none_has_stands_alone(material: Material) -> None:
    name, other = material.story.reports[:2]
    report = material.reports[name]
    told = next(claim for claim in material.story.claims if {name, other} <= {support.report for support in claim.supports})
    span = next(support.span for support in told.supports if support.report == name)
    seen = see(material, report, span, told, frozenset())
    assert 0 <= seen["alone"] < 1
    assert 0 < seen["shared"] <= 1
    assert seen["carried"] > 0


def test_the_likeliest_statement_comes_first(material: Material) -> None:
    found = find_sayings(material)
    rated = rate(material, found)
    assert len(rated) == len(found) > 1
    assert [one.chance for one in rated] == sorted((one.chance for one in rated), reverse=True)


def test_what_is_unlikely_is_not_printed(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    def count() -> int:
        return sum((line.maker or "").startswith("statement") for section in given.compose().sections for line in section.lines)

    every = count()
    monkeypatch.setattr(signing, "FLOORS", {"fact": 1.0, "told": 1.0, "saying": 1.0})
    assert every > 0
    # Every maker is printed here: what is unlikely is marked as of the maker of thin lines then.
    thin = [line for section in given.compose().sections for line in section.lines if line.maker == "statement-thin"]
    assert len(thin) == every
