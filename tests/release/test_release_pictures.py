import re
from datetime import date

from attrs import evolve
from hypothesis import given as drawn_from
from hypothesis import settings
from hypothesis import strategies as st

from briefing.tokyo import LANTERN, LEDGER, NORTHGATE, Given
from legation.records.brief import Brief, Edge, Entry, Line, Node, Ours
from legation.records.story import Descent
from legation.release.forms.pictures import BOX_HEIGHT, BOX_WIDTH, draw_graph, draw_timeline, label

WHY = Line((Ours("edge-draws-unsaid", ("a", "b")),), (1,))


def test_what_was_first_stands_left_and_boxes_do_not_touch(given: Given) -> None:
    picture = draw_graph(given.compose())
    assert picture is not None
    x = {box.node.label: box.x for box in picture.boxes}
    assert x["Meridian Wire"] < x["Pacific Ledger"] < x["Lantern Daily"]
    corners = [(box.x, box.y) for box in picture.boxes]
    for number, (left, top) in enumerate(corners):
        for other_left, other_top in corners[:number]:
            assert abs(left - other_left) >= BOX_WIDTH or abs(top - other_top) >= BOX_HEIGHT


def test_an_arrow_over_a_column_runs_between_its_boxes(given: Given) -> None:
    picture = draw_graph(given.compose())
    assert picture is not None
    long = next(arrow for arrow in picture.arrows if (arrow.edge.child, arrow.edge.parent) == (LANTERN.id, "Meridian Wire"))
    level = float(re.findall(r"L\S+ (\S+?)C", long.path)[0])
    middle = next(box for box in picture.boxes if box.node.id == LEDGER.id)
    assert not middle.y <= level <= middle.y + BOX_HEIGHT


def test_a_circle_is_drawn_all_the_same(given: Given) -> None:
    circle = (
        Descent(LEDGER.id, LANTERN.id, "reuse", 0.5),
        Descent(LANTERN.id, LEDGER.id, "reuse", 0.5),
        Descent(NORTHGATE.id, NORTHGATE.id, "reuse", 1.0),
    )
    picture = draw_graph(evolve(given, story=evolve(given.story, descents=circle)).compose())
    assert picture is not None
    assert len(picture.arrows) == 2


@settings(max_examples=60, deadline=None)
@drawn_from(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=20))
def test_any_lineage_can_be_drawn_and_stays_on_its_sheet(pairs: list[tuple[int, int]]) -> None:
    nodes = tuple(Node(f"n{number}", f"Outlet {number}", "report", "2023-05-24") for number in range(10))
    edges = tuple(Edge(f"n{child}", f"n{parent}", "inferred", WHY) for child, parent in dict.fromkeys(pairs))
    brief = Brief("", "", "", date(2023, 6, 8), (), (), (), nodes, edges, (), ())
    picture = draw_graph(brief)
    if picture is None:
        assert all(child == parent for child, parent in pairs)
        return
    assert len(picture.boxes) == 10
    for box in picture.boxes:
        assert 0 <= box.x <= picture.width - BOX_WIDTH
        assert 0 <= box.y <= picture.height - BOX_HEIGHT


def test_past_days_stand_left_of_today_and_planned_ones_right(given: Given) -> None:
    strip = draw_timeline(given.compose())
    assert strip is not None
    assert [mark.day for mark in strip.marks] == ["24 May", "11–12 Jul", "2024"]
    assert all((mark.x > strip.today) == mark.planned for mark in strip.marks)
    assert strip.marks[-1].x < strip.width


def test_labels_are_short() -> None:
    assert label("2023-06-30", "2023-07-02") == "30 Jun – 2 Jul"
    assert label("2023-06", "2023-06") == "Jun"


def test_one_day_is_no_timeline(given: Given) -> None:
    brief = given.compose()
    assert draw_timeline(evolve(brief, entries=brief.entries[:1])) is None


def test_days_ahead_only_begin_at_today(given: Given) -> None:
    entries = tuple(Entry(f"2023-07-{day:02}", f"2023-07-{day:02}", True, WHY) for day in (1, 2))
    strip = draw_timeline(evolve(given.compose(), entries=entries))
    assert strip is not None
    assert strip.today < strip.marks[0].x


def test_a_column_keeps_its_order_and_a_long_label_its_words() -> None:
    names = [f"Outlet {letter}" for letter in "ABCDEFGH"]
    nodes = (Node("root", "An agency with a rather long name", "outlet"), *(Node(name, name, "report") for name in names))
    edges = tuple(Edge(name, "root", "declared", WHY) for name in names)
    picture = draw_graph(Brief("", "", "", date(2023, 6, 8), (), (), (), nodes, edges, (), ()))
    assert picture is not None
    drawn = sorted((box for box in picture.boxes if box.node.kind == "report"), key=lambda box: box.y)
    assert [box.node.id for box in drawn] == names
    assert picture.boxes[0].label == ("An agency with a rather", "long name")
    assert picture.kinds == {"declared"}
