"""What a correction says: which number was wrong, which is right, and what then stands."""

from datetime import date

import pytest

from legation.language.language import load
from legation.records.report import Report, Span
from legation.weighing.accounts.corrections import find_corrected, find_lines
from legation.weighing.conflicts.denials import hear_denials
from weighing.told import tell

FIRST = (
    "Twelve cars burnt on the ferry. A fire broke out on a ferry in Veldt, and 31 people were taken to hospital, the harbour office said."
)
CORRECTIONS = [
    ("(Corrects paragraph 2 to say 13 people were taken to hospital, not 31)", "31", "13"),
    ("Correction: An earlier version of this article said that 31 people were taken to hospital. The number is 13.", "31", "13"),
    ("An earlier version said 31 instead of 13.", "31", "13"),
    ("This story has been corrected to show that 13 people were taken to hospital, not 31.", "31", "13"),
    ("Editor's note: A previous version of this report misstated the number as 31.", "31", None),
    ("CORRECTED: Thirteen, not 31, people were taken to hospital.", "31", "Thirteen"),
]
NONE = [
    "The teacher corrects forty books a night.",
    "Corrections officers found two knives.",
    "The mayor said that 12 people were hurt, not 21.",
]
RIGHT = "A fire broke out on a ferry in Veldt, and 13 people were taken to hospital, the harbour office said."


@pytest.mark.parametrize(("line", "wrong", "right"), CORRECTIONS)
def test_what_was_wrong_and_what_is_right(line: str, wrong: str, right: str | None) -> None:
    told = tell({"Gazette": f"{line}\n\n{RIGHT}"})
    (found,) = find_corrected(told.reports, told.readings, told.language)
    words = told.reports[0].words
    assert [words(span) if span is not None else None for span in (found.span, found.wrong, found.right)] == [line, wrong, right]


@pytest.mark.parametrize("line", NONE)
def test_what_is_no_correction(line: str) -> None:
    report = Report(source="a.txt", text=line, outlet="Gazette", published=date(2024, 3, 6), language="en")
    assert list(find_lines(report, load("en"))) == []


@pytest.mark.parametrize("line", [line for line, _, right in CORRECTIONS if right == "13"])
def test_a_correction_settles_the_difference_and_takes_the_wrong_number_its_support(line: str) -> None:
    told = tell({"Gazette": FIRST, "Herald": f"{line}\n\n{RIGHT}"})
    (conflict,) = [conflict for conflict in told.conflicts if conflict.kind == "number"]
    assert (conflict.why, conflict.reasons) == ("correction", ("Herald corrected 31 to 13.",))
    mine = [support for claim in told.claims for support in claim.supports if support.report == told.reports[1].id]
    assert mine
    assert not any(support.span.overlaps(Span(0, len(line))) for support in mine)
    wrong = {side.report for side in conflict.sides if side.side in conflict.overtaken}
    assert wrong == {told.reports[0].id}
    # The wrong number is denied by the right one, and not the other way about.
    heard = hear_denials(told.claims, told.conflicts)
    assert {support.report for claim in heard for support in claim.supports if "31" in claim.text} <= wrong
    assert all(not claim.denials for claim in heard if "13 people" in claim.text)


@pytest.mark.parametrize(("root", "kept"), [("Herald", False), ("Gazette", True)])
def test_who_corrects_a_number_stands_by_it_no_more(root: str, kept: bool) -> None:
    hurt = "After the fire on the ferry in Veldt {} people were taken to hospital."
    texts = {"Gazette": f"Twelve cars burnt on the ferry. {hurt.format(31)}", "Herald": f"{CORRECTIONS[0][0]}\n\n{hurt.format(13)}"}
    told = tell(texts, roots={"Gazette": root}, days=(date(2024, 3, 6), date(2024, 3, 7)))
    early = told.reports[0].id
    wrong = [support.report for claim in told.claims for support in claim.supports if "31" in claim.text]
    assert (early in wrong) is kept
    # What is told beside the wrong number stands.
    assert any("Twelve cars" in claim.text and early in {support.report for support in claim.supports} for claim in told.claims)
    (conflict,) = [conflict for conflict in told.conflicts if conflict.kind == "number"]
    assert (conflict.why, conflict.overtaken) == ("correction", (0,))
