import csv
from io import StringIO

import pytest
from attrs import evolve

from legation.records.lines import find_lines
from legation.release.forms.write_csv import COLUMNS, disarm, write
from legation.release.gate import packet
from release.sample import JAPAN, MADE, POLICY, make_own, make_packet, make_view


def read(table: bytes) -> list[dict[str, str]]:
    """The table as a spreadsheet takes it: its mark of byte order eaten, its rows by their heads."""
    return list(csv.DictReader(StringIO(table.decode("utf-8-sig"), newline="")))


def test_a_row_is_a_line_with_the_mark_of_the_whole_and_its_own() -> None:
    made = make_packet()
    rows = read(write(made))
    said = [line for _, line in find_lines(made.matter.brief) if any(part.words for part in line.parts)]
    assert len(rows) == len(said)
    assert {row["handling"].split(" · ")[0] for row in rows} == {"TLP:GREEN"}
    assert {row["mark"].split(" · ")[0] for row in rows} == {"TLP:GREEN", "TLP:CLEAR"}
    (kishida,) = [row for row in rows if row["place"] == "said, line 2"]
    assert kishida["words"] == "Fumio Kishida, 24 May 2023: “Japan has no plan to become a member of NATO”"
    assert (kishida["grade"], kishida["speaker"], kishida["reports"]) == ("B1", "Fumio Kishida", "3")
    assert (kishida["origins_least"], kishida["origins_most"]) == ("1", "2")
    assert kishida["outlets"] == "Harbour Telegraph | Kurier Łódzki | 海峡新報"
    assert kishida["published"] == "2023-05-24 | 2023-05-26 | 2023-05-25"


def test_it_begins_with_a_byte_order_mark_and_is_the_same_twice() -> None:
    assert write(make_packet()).startswith(b'\xef\xbb\xbf"handling"')
    assert write(make_packet()) == write(make_packet())


def test_the_offices_own_export_may_bear_no_mark() -> None:
    assert {(row["handling"], row["mark"]) for row in read(write(make_own()))} == {("", "")}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+41 22", "'+41 22"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_no_cell_is_computed(cell: str, shown: str) -> None:
    assert disarm(cell) == shown


def test_an_outlet_that_is_named_like_a_formula_is_a_name() -> None:
    view = make_view()
    named = evolve(
        view, brief=evolve(view.brief, references=tuple(evolve(one, outlet='=cmd|" /C calc"!A0') for one in view.brief.references))
    )
    rows = read(write(packet(named, None, JAPAN, POLICY, MADE)))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert any(row["outlets"].startswith("'=cmd|") for row in rows)
    assert tuple(rows[0]) == COLUMNS
