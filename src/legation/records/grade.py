"""A grade in the Admiralty code: a letter for the source, a digit for the information, each with its reasons."""

from typing import Literal

from attrs import frozen

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

RELIABILITY: dict[str, str] = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY: dict[str, str] = {
    "1": "Confirmed by other sources",
    "2": "Probably true",
    "3": "Possibly true",
    "4": "Doubtful",
    "5": "Improbable",
    "6": "Truth cannot be judged",
}


@frozen
class Grade:
    """How far to trust a source (letter, the officer's word) and a claim (digit, computed from origins and conflicts).

    F and 6 mean *no basis to judge*, not *worst*. `reasons` say how each came about.
    """

    reliability: Reliability = "F"
    credibility: Credibility = "6"
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"
