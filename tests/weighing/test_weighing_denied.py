"""Who denies what others say: in words of his own, or pointing back to what stands before."""

import pytest

from weighing.told import differ, read_ahead, tell

DENIED = [
    # One report tells it, another has it denied.
    ("Ostland sold arms to the rebels of Karst, a trader said.", "Ostland denied selling arms to the rebels of Karst."),
    ("The mayor met the smugglers in Veldt, a guard said.", "The mayor denied meeting the smugglers in Veldt."),
    # Both stand at the same place of their reports.
    ("Mary Brandt sold oil to the guild of Karst, a trader said.", "Mary Brandt denied that she had sold oil to the guild of Karst."),
]
BACK = [
    "The harbour office said the ferry had carried too many cars. The owner denied this.",
    "Police said that Ivo Lantz had threatened two guards with a knife. His lawyer said the charges were false.",
    "Nordia said on Monday that Ostland had moved its border posts. Ostland dismissed the claim.",
]
NONE = [
    # Of something else, by nobody who could know, or no denial of it at all.
    ("Ostland sold arms to the rebels of Karst, a trader said.", "Veldt denied selling arms to the rebels of Karst."),
    ("Ostland sold arms to the rebels of Karst, a trader said.", "Ostland denied visas to the envoys of Karst."),
    ("Ostland may have sold arms to the rebels of Karst.", "Ostland denied selling arms to the rebels of Karst."),
    ("The council of Karst rejected the plan for a bridge.", "The council of Karst met on the plan for a bridge."),
]


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    read_ahead([*DENIED, *NONE])


@pytest.mark.parametrize(("said", "denied"), DENIED)
def test_a_denial_stands_against_who_says_so_on_whatever_day(said: str, denied: str) -> None:
    assert ("polarity", ("affirmed", "denied")) in differ(said, denied)


@pytest.mark.parametrize("text", BACK)
def test_a_denial_points_back_to_the_sentence_before(text: str) -> None:
    conflicts = tell({"Gazette": text, "Herald": "The weather in Port Lume was fine all week."}).conflicts
    assert [{side.value for side in conflict.sides} for conflict in conflicts if conflict.kind == "polarity"] == [{"affirmed", "denied"}]


@pytest.mark.parametrize(("said", "other"), NONE)
def test_what_is_denied_of_others_or_only_refused_contradicts_nobody(said: str, other: str) -> None:
    assert [kind for kind, _ in differ(said, other) if kind == "polarity"] == []


def test_the_claim_hears_of_the_denial_in_its_own_report() -> None:
    text = "Police said that Ivo Lantz had threatened two guards with a knife. His lawyer said the charges were false."
    told = tell({"Gazette": text, "Herald": "Police said that Ivo Lantz had threatened two guards with a knife on Monday."})
    (conflict,) = [conflict for conflict in told.conflicts if conflict.kind == "polarity"]
    words = [told.reports[0].words(side.span) for side in conflict.sides if side.value == "denied"]
    assert words == ["the charges were false"]


@pytest.mark.parametrize(
    "text",
    [
        "Police denied rumours of a second gunman in Lume.",
        "Nobody said that he was ill. We cannot deny that.",
        "The mayor said the bridge was safe. Engineers may deny it.",
    ],
)
def test_what_is_denied_behind_the_word_turned_round_or_only_possible_points_back_to_nothing(text: str) -> None:
    conflicts = tell({"Gazette": f"The harbour office said that the ferry was full. {text}", "Herald": "Rain fell in Lume."}).conflicts
    assert [conflict for conflict in conflicts if conflict.kind == "polarity"] == []


def test_what_is_denied_by_pointing_back_is_denied_wherever_it_is_told() -> None:
    said = "A spy said that ships of Ostland had sold oil to the rebels of Karst."
    conflicts = tell({"Gazette": f"{said} Ostland denied the reports.", "Herald": said.replace("A spy", "A trader of Veldt")}).conflicts
    (denied,) = [conflict for conflict in conflicts if conflict.kind == "polarity"]
    assert sorted(side.value for side in denied.sides) == ["affirmed", "affirmed", "denied"]
