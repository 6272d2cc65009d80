"""What a terminal is shown of strangers' words: each on its own line, and nothing that the terminal obeys."""

import pytest

from legation.cli.show import print_refusals, say, say_sheet
from legation.records.errors import Refusal

FORGED = [
    "a\nrefused: other.txt: all is well",
    "b\r\nrefused: other.txt",
    "c\u2028refused: other.txt",
    "d\x85refused: other.txt",
    "e\u202etxt.evil",
    "f\u2066x\u2069",
    "g\x1b[31mred",
    "h\u200fright",
]


@pytest.mark.parametrize("name", FORGED)
def test_a_name_passes_for_no_line_of_its_own(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_refusals([Refusal(f"folder/{name}.txt", "take", f"It says {name}.")])
    say(f"  outlet {name}")
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == len(err.splitlines()) == 1
    assert not set(out + err) & set("\x1b\r\x85\u2028\u202e\u2066\u2069\u200f")


def test_a_line_may_end_and_a_sheet_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    say("one\n")
    say_sheet("# Brief\n\n- a line\x1b[2J\n", nl=False)
    assert capsys.readouterr().out == "one\n\n# Brief\n\n- a line[2J\n"
