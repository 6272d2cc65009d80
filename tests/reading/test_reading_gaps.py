"""A quotation that a paragraph leaves open goes on in the next, unless lines of the page were left out between the two."""

import pytest

from legation.language.language import load
from legation.reading.read import read
from legation.records.report import Report

OPEN = "Brennan said: “We looked at the walls for three days, and what we saw below the water line was worse than we had thought."
FURTHER = "“We shall not open it again before every stone has been looked at by a diver who has no part in the contract.”"
TEXT = f"{OPEN}\n\n{FURTHER}"


@pytest.mark.parametrize(("gaps", "parts"), [((), 2), ((TEXT.index(FURTHER),), 1)])
def test_a_quotation_does_not_run_over_a_gap(gaps: tuple[int, ...], parts: int) -> None:
    (reading,) = read([Report(source="own.txt", text=TEXT, language="en", gaps=gaps)], {"en": load("en")})
    statement = reading.statements[0]
    assert len(statement.words) == parts
    assert all(not any(span.start < gap < span.end for gap in gaps) for one in reading.statements for span in one.words)


LED = "“The walls below the water line are old, and the storm of last winter made two holes in them."
TOLD = "“We shall not open it again before every stone has been looked at,” Brennan said on Monday."
LATE = f"{LED}\n\n{TOLD}"


@pytest.mark.parametrize(("gaps", "parts"), [((), 2), ((LATE.index(TOLD),), 1)])
def test_nor_does_one_whose_speaker_is_told_behind_its_last_paragraph(gaps: tuple[int, ...], parts: int) -> None:
    (reading,) = read([Report(source="own.txt", text=LATE, language="en", gaps=gaps)], {"en": load("en")})
    assert [len(one.words) for one in reading.statements] == [parts]
