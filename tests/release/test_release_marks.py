"""What several marks come to, whom one keeps out, and how it is written."""

import pytest

from legation.records.errors import LegationError
from legation.records.release import Community, Mark, Partner, Policy
from legation.release.marks import NobodyLeftError, combine, find_bar, read_mark, write_mark

POLICY = Policy(
    levels=("OPEN", "LIMITED", "CLOSED"),
    communities=(Community("HARBOUR FOUR", ("SDR", "OST", "NRL")), Community("SHORE", ("OST",))),
    caveats=("EYES", "EARS"),
)


@pytest.mark.parametrize(
    ("marks", "whole"),
    [
        (["TLP:CLEAR", "TLP:AMBER"], "TLP:AMBER"),
        (["TLP:AMBER", "TLP:AMBER+STRICT"], "TLP:AMBER+STRICT"),
        (["TLP:CLEAR // LIMITED", "TLP:CLEAR"], "TLP:CLEAR // LIMITED"),
        (["TLP:CLEAR // CLOSED", "TLP:CLEAR // OPEN"], "TLP:CLEAR // CLOSED"),
        # What restricts is put together, what permits is what all permit.
        (["TLP:CLEAR // EYES", "TLP:CLEAR // EARS"], "TLP:CLEAR // EARS // EYES"),
        (["TLP:CLEAR // REL TO SDR, OST", "TLP:CLEAR"], "TLP:CLEAR // REL TO OST, SDR"),
        (["TLP:CLEAR // REL TO SDR, OST", "TLP:CLEAR // REL TO OST, NRL"], "TLP:CLEAR // REL TO OST"),
        (["TLP:CLEAR // REL TO HARBOUR FOUR", "TLP:CLEAR // REL TO SDR"], "TLP:CLEAR // REL TO SDR"),
        (["TLP:CLEAR // REL TO HARBOUR FOUR", "TLP:CLEAR // REL TO HARBOUR FOUR"], "TLP:CLEAR // REL TO HARBOUR FOUR"),
        (["TLP:CLEAR // REL TO HARBOUR FOUR", "TLP:CLEAR // REL TO SHORE"], "TLP:CLEAR // REL TO SHORE"),
    ],
)
def test_marks_are_put_together(marks: list[str], whole: str) -> None:
    given = [read_mark(words, POLICY) for words in marks]
    assert write_mark(combine(given, POLICY)) == whole
    assert combine(reversed(given), POLICY) == combine(given, POLICY)


def test_what_nobody_may_have_together_goes_to_the_officer() -> None:
    with pytest.raises(NobodyLeftError, match="Its parts may go to SDR and to OST, and nobody is in all of these"):
        combine([Mark("TLP:CLEAR", releasable=("SDR",)), Mark("TLP:CLEAR", releasable=("OST",))], POLICY)
    assert combine([Mark("TLP:CLEAR", releasable=()), Mark("TLP:CLEAR")], POLICY).releasable == ()
    with pytest.raises(LegationError, match="nothing whose marks"):
        combine([], POLICY)


SOUTH = Partner("south", "Sudrand", "SDR", tlp="TLP:AMBER", level="LIMITED", caveats=("EYES",))


@pytest.mark.parametrize(
    ("mark", "bar"),
    [
        ("TLP:AMBER // LIMITED // EYES", None),
        ("TLP:CLEAR", None),
        ("TLP:CLEAR // REL TO HARBOUR FOUR", None),
        ("TLP:CLEAR // REL TO SDR", None),
        ("TLP:AMBER+STRICT", "marked TLP:AMBER+STRICT, Sudrand is cleared to TLP:AMBER"),
        ("TLP:CLEAR // CLOSED", "marked CLOSED, Sudrand is cleared to LIMITED"),
        ("TLP:CLEAR // REL TO OST, NRL", "releasable to NRL and OST only"),
        ("TLP:CLEAR // REL TO", "releasable to nobody"),
        ("TLP:CLEAR // EARS", "marked EARS, which Sudrand has not read in to"),
    ],
)
def test_a_mark_keeps_out_who_is_not_cleared(mark: str, bar: str | None) -> None:
    words = mark if not mark.endswith("REL TO") else f"{mark} "
    given = Mark("TLP:CLEAR", releasable=()) if mark.endswith("REL TO") else read_mark(words, POLICY)
    assert find_bar(given, SOUTH, POLICY) == bar


def test_what_has_no_mark_stays() -> None:
    assert find_bar(None, SOUTH, POLICY) == "it has no mark"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("tlp:white", "TLP:CLEAR"),
        ("TLP:GREEN//EYES//LIMITED", "TLP:GREEN // LIMITED // EYES"),
        ("TLP:RED // rel to SDR,OST", "TLP:RED // REL TO OST, SDR"),
    ],
)
def test_a_mark_is_read_as_it_is_written(words: str, written: str) -> None:
    mark = read_mark(words, POLICY)
    assert write_mark(mark) == written
    assert read_mark(written, POLICY) == mark
