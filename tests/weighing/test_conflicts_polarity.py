"""Yes and no, on passages laid out by hand."""

import re

import pytest

from legation.language.language import Language
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import Spot, spot_of
from legation.weighing.conflicts import acts
from legation.weighing.conflicts.states import find_states
from weighing.laid import Passage, find_values, lay
from weighing.told import tell

SIGNED = lay("Mary Brandt signed the treaty.", subject="Brandt", verb="sign", object="treati")
NOT_SIGNED = lay("Mary Brandt did not sign the treaty.", subject="Brandt", verb="sign", object="treati", negated=True)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (NOT_SIGNED, [("affirmed", "denied")]),
        (SIGNED, []),
        (lay("Ivo Holm did not sign the treaty.", subject="Holm", verb="sign", object="treati", negated=True), []),
        (lay("Mary Brandt not only signed the treaty.", subject="Brandt", verb="sign", object="treati", negated=True), []),
        (lay("what kept Brandt to sign the treaty", subject="kept", verb="sign", object="treati", negated=True), []),
        (lay("Brandt to sign the treaty", subject="Brandt", verb="sign", object="treati", negated=True), []),
        (lay("Mary Brandt might not sign the treaty.", subject="Brandt", verb="sign", object="treati", negated=True), []),
    ],
)
def test_an_act_is_denied_of_the_same_doer_and_thing(other: Passage, found: list[tuple[str, str]]) -> None:
    assert find_values(acts.find_acts, SIGNED, other) in (found, [pair[::-1] for pair in found])


# More sentences with one verb than a report has room for.
MANY = 120
TOWNS = [a + b + c for a in "KLMNPR" for b in ("ar", "el", "or", "un", "im") for c in ("da", "mo", "sti", "gu")][:MANY]


@pytest.mark.parametrize(
    ("many", "one", "other", "values"),
    [
        ("It is not known where the kite of {} fell.", "The kite of the miller fell into the sea.", None, {"not known", "given"}),
        (
            "The ferry of {} was painted.",
            "The lighthouse of the harbour was supposed to be painted in 2013.",
            "The lighthouse of the harbour was painted in 2013.",
            {"planned", "done"},
        ),
        (
            "The miller of {} had ties to the guild.",
            "Mary Brandt had ties to the guild.",
            "Mary Brandt did not maintain any ties to the guild.",
            {"denied", "affirmed"},
        ),
        (
            "A fair was held in {} after the blockade.",
            "The blockade came after the navy held a drill.",
            "The navy held a drill after the blockade.",
            {"blockade first", "drill first"},
        ),
    ],
)
def test_a_long_report_leaves_the_others_their_room(many: str, one: str, other: str | None, values: set[str]) -> None:
    texts = {"Ledger": " ".join(many.format(town) for town in TOWNS), "Courier": one} | ({"Herald": other} if other else {})
    told = tell(texts)
    others = {report.id for report in told.reports[1:]}
    against = [conflict for conflict in told.conflicts if others <= {side.report for side in conflict.sides}]
    assert values in [{side.value for side in conflict.sides} for conflict in against]


def test_what_is_not_given_out_is_told_in_plain_words() -> None:
    left = "The harbour office did not identify the owner of the burnt ferry."
    (conflict,) = tell({"Ledger": left, "Courier": "The harbour office identified the burnt ferry by its owner's papers."}).conflicts
    assert [side.value for side in conflict.sides] == ["not given out", "given out"]


def test_what_came_first_is_told_in_words_of_the_reports() -> None:
    left, right = "The navy held a drill after the blockade of Karst.", "The blockade of Karst came after the navy held a drill."
    (conflict,) = tell({"Ledger": left, "Courier": right}).conflicts
    assert (conflict.about, [side.value for side in conflict.sides]) == ("blockade, drill", ["blockade first", "drill first"])


def test_where_a_state_is_said_is_looked_up_once_however_often_it_is_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    told = tell(
        {
            "Ledger": " ".join(f"The tanker {town} is not armed." for town in TOWNS),
            "Courier": " ".join(f"The tanker {town} is armed." for town in TOWNS),
        }
    )
    story = told.evidence
    looked: list[Account] = []

    def look(text: str, account: Account, match: re.Match[str], language: Language) -> Spot:
        looked.append(account)
        return spot_of(text, account, match, language)

    monkeypatch.setattr("legation.weighing.conflicts.states.spot_of", look)
    assert list(find_states(story))
    assert 0 < len(looked) <= len(story.stated)


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        ("Mary Brandt won the vote in Karst.", "Mary Brandt lost the vote in Karst.", ["won", "lost"]),
        ("The bridge was opened on Monday by Brandt.", "The bridge was closed on Monday by Brandt.", ["opened", "closed"]),
    ],
)
def test_acts_that_cannot_both_be_are_told_in_words_of_the_reports(left: str, right: str, values: list[str]) -> None:
    (conflict,) = tell({"Ledger": left, "Courier": right}).conflicts
    assert (conflict.kind, [side.value for side in conflict.sides]) == ("polarity", values)
