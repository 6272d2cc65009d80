"""What a statement is: said, written, a judgement, a thought, an act."""

import pytest

from reading.texts import read_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maria Lund said the bridge was unsafe.", "said"),
        ("Lund called for a new bridge.", "said"),
        ("According to Maria Lund, the ferry was late.", "said"),
        ("Peter Holm wrote that the dam would hold.", "wrote"),
        ("The report said the bridge was unsafe.", "wrote"),
        ("Maria Lund called the plan a disaster.", "called"),
        ("The mayor attacked the budget.", "called"),
        ("Anna Berg believes that the harbour is lost.", "thought"),
        ("The minister is sure that the bridge will hold.", "thought"),
        ("Lund wants to sell the ferry.", "thought"),
        ("The council plans to buy ten boats.", "acted"),
        ("Lund offered to resign.", "acted"),
    ],
)
def test_the_cue_tells_what_a_statement_is(text: str, kind: str) -> None:
    assert [statement.kind for statement in read_text(text).statements] == [kind]
