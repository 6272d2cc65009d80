import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.records.reading import Assertion, Figure, Reading, When
from legation.records.report import Report, Span
from legation.weighing.accounts.account import build_accounts
from legation.weighing.accounts.agreement import agree, comparable, numbers_differ, overlap, same_name, sizes_differ, weigh_features

HERE = Span(0, 4)


def figure(value: float, most: float | None = None, unit: str | None = None, what: str | None = "boat", bound: str = "exact") -> Figure:
    return Figure(value, value if most is None else most, unit, what, HERE, bound)  # type: ignore[arg-type]  # the test gives plain text


def said(*figures: Figure, whens: tuple[When, ...] = ()) -> Assertion:
    return Assertion(HERE, ("boat", "sink"), figures=figures, whens=whens)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (figure(276), figure(270, bound="about"), True),
        (figure(276), figure(200, bound="least"), True),
        (figure(2000), figure(200, bound="least"), False),
        (figure(12), figure(13), False),
        (figure(18, 30), figure(25), True),
        (figure(14, unit="year", bound="most"), figure(10, unit="year", bound="most"), False),
        (figure(310, unit="clock"), figure(300, unit="clock"), True),
        (figure(733, unit="clock"), figure(741, unit="clock"), False),
    ],
)
def test_when_two_figures_can_both_be_right(one: Figure, other: Figure, together: bool) -> None:
    assert agree(one, other) is together
    assert agree(other, one) is together


def test_figures_of_other_things_or_units_are_not_compared() -> None:
    assert comparable(figure(12), figure(40))
    assert not comparable(figure(12), figure(40, what="man"))
    assert not comparable(figure(12, unit="km"), figure(40, unit="usd"))
    assert not comparable(figure(1), figure(40))


def test_numbers_differ_only_where_no_figure_of_the_other_meets_them() -> None:
    assert numbers_differ(said(figure(12)), said(figure(40))) is not None
    assert numbers_differ(said(figure(12)), said(figure(40), figure(12))) is None
    assert numbers_differ(said(figure(12)), said(figure(12, what=None), figure(40))) is None
    assert numbers_differ(said(figure(12)), said()) is None


@given(st.floats(0, 1e6), st.floats(0, 1e6))
@settings(max_examples=200)
def test_agreement_has_no_direction(a: float, b: float) -> None:
    assert agree(figure(a), figure(b)) == agree(figure(b), figure(a))
    assert agree(figure(a), figure(a))


def test_a_month_meets_its_days_and_two_days_differ() -> None:
    month, day, other = (When(first, first, HERE) for first in ("2024-03", "2024-03-11", "2024-03-12"))
    assert overlap(month, day)
    assert overlap(day, month)
    assert not overlap(other, day)


def test_a_surname_is_the_full_name_and_points_do_not_matter() -> None:
    assert same_name("Brandt", "Ada Brandt")
    assert same_name("U.S. Coast Guard", "US Coast Guard")
    assert not same_name("Ada Brandt", "Ada Holm")


def reports_of(readings: list[Reading]) -> list[Report]:
    return [Report(source="own.txt", text="Own words.") for _ in readings]


def test_a_word_in_every_passage_says_least_and_copies_count_once() -> None:
    sentences = [("harbour", "sink"), ("harbour", "burn"), ("harbour", "sail")]
    readings = [Reading(f"r{n}", "reader", assertions=(Assertion(HERE, stems),)) for n, stems in enumerate(sentences)]
    weight = weigh_features(build_accounts(reports_of(readings), readings, load("en"))).weight
    assert weight["harbour"] < weight["burn"]
    twice = [*readings, *readings]
    copied = weigh_features(build_accounts(reports_of(twice), twice, load("en"))).weight
    assert copied == weight


@pytest.mark.parametrize(("value", "what", "differ"), [(359, "assault", True), (40, "assault", False), (359, "boat", False)])
def test_dozens_are_no_hundreds(value: float, what: str, differ: bool) -> None:
    vague = Assertion(HERE, ("dozen", "sexual", "assault", "report"))
    exact = Assertion(HERE, ("assault", "report"), figures=(figure(value, what=what),))
    readings = [Reading("r", "reader", assertions=(vague, exact))]
    one, other = build_accounts(reports_of(readings), readings, load("en"))
    assert sizes_differ(one, other) is differ
    assert sizes_differ(other, one) is differ


def test_two_dozen_is_a_figure_and_not_a_vague_number() -> None:
    both = Assertion(HERE, ("two", "dozen", "boat"), figures=(figure(24),))
    readings = [Reading("r", "reader", assertions=(both,))]
    (account,) = build_accounts(reports_of(readings), readings, load("en"))
    assert account.vague == ()
