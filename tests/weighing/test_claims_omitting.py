"""What one report alone tells in the middle of a sentence is left out of the words that two confirm, where the rest only says less."""

import pytest

from legation.records.reading import Clause
from legation.records.story import Claim
from legation.weighing.claims.claims import find_claims
from weighing.told import tell

REST = "Bakers in Karst baked long loaves of rye for the winter fair. Nobody in the valley had seen the heron since the thaw."


def left_out(sentence: str) -> set[str]:
    """The parts that may be left out of a sentence, as the reading says."""
    told = tell({"Ledger": sentence})
    (report,), clauses = told.reports, list[Clause]()
    for assertion in told.readings[0].assertions:
        clauses += [assertion, *assertion.clauses]
    return {report.words(span).strip(" ,") for clause in clauses for span in clause.loose}


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Olin Fersk, 65, won the long race of Selim on Monday.", "65"),
        ("Olin Fersk, the harbour master of Karst, won the race on Monday.", "the harbour master of Karst"),
        ("The ferry Aurora, which left Karst at noon, sank off Port Selim on Monday.", "which left Karst at noon"),
        ("The council (which sat all night) closed the harbour of Selim on Monday.", "(which sat all night)"),
        ("The council closed the harbour in Karst on Monday after a storm.", "on Monday"),
        ("A heavy storm destroyed the harbour of Selim on Monday.", "heavy"),
        ("The council officially closed the harbour of Selim on Monday.", "officially"),
        ("The plane crashed into a hill near Karst on Monday.", "into a hill near Karst"),
    ],
)
def test_what_is_told_beside_may_be_left_out(sentence: str, part: str) -> None:
    assert part in left_out(sentence)


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        # What turns the sense, what a noun is of, and what a verb needs.
        ("The former mayor of Karst won the long race on Monday.", "former"),
        ("An alleged spy left the harbour of Selim on Monday.", "alleged"),
        ("The council of Karst closed the harbour on Monday.", "of Karst"),
        ("The crew relied on a map of Selim on Monday.", "on a map of Selim"),
        ("Guards put the sailors in Selim on Monday.", "in Selim"),
        ("Most voters in Karst backed the plan on Monday.", "in Karst"),
        ("The council reportedly closed the harbour of Selim on Monday.", "reportedly"),
        ("The sailors, with the exception of two, left Karst on Monday.", "with the exception of two"),
        ("The agent who wrote the letter left Karst on Monday.", "who wrote the letter"),
        ("Karst, Selim, and Tarn signed the treaty on Monday.", "Selim"),
    ],
)
def test_what_turns_the_sense_stays(sentence: str, part: str) -> None:
    assert part not in left_out(sentence)


def confirmed(*texts: str) -> list[Claim]:
    """The confirmed claims of some reports, each an origin of its own."""
    told = tell({**dict(zip(("Ledger", "Courier"), texts, strict=True)), "Herald": REST})
    return [claim for claim in find_claims(told.reports, told.readings, told.lineage, told.language) if claim.confirmed]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Olin Fersk, the harbour master of Karst, won the long race of Selim.",
            "Olin Fersk, 65, won the long race of Selim.",
            "Olin Fersk … won the long race of Selim",
        ),
        (
            "A heavy storm destroyed the old harbour of Selim.",
            "A storm off Tarn destroyed the old harbour of Selim, and the crew slept.",
            "A … storm destroyed the old harbour of Selim",
        ),
    ],
)
def test_the_words_of_one_are_printed_without_what_it_alone_tells(one: str, other: str, words: str) -> None:
    (claim,) = confirmed(one, other)
    assert words in claim.text
    assert len(claim.pieces) == claim.text.count("…") + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two places, two houses, another verb beside, a thing that is only believed.
        ("A blast in Karst destroyed the old harbour of the bay.", "A blast in Tarn destroyed the old harbour of the bay."),
        ("Olin Fersk, 65, lost the long race of Selim.", "The long race of Selim looked lost for Olin Fersk."),
        ("Olin Fersk, 65, robbed the old bank of Selim.", "Police believe Olin Fersk robbed the old bank of Selim."),
        ("Olin Fersk, 65, robbed the old bank of Selim.", "Olin Fersk did not rob the old bank of Selim."),
    ],
)
def test_what_the_other_tells_otherwise_is_not_confirmed(one: str, other: str) -> None:
    assert not confirmed(one, other)
