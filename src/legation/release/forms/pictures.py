"""The pictures of a brief: the lineage graph, origins on the left, what goes back to them to the right, one column a step; and the
timeline, the days in their order along a line, what is past left of today, what is planned right of it.
"""

import textwrap
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from legation.language.typography import MONTHS
from legation.records.brief import Brief, Edge, Entry, Node, Ours

# Sizes in SVG units, which are CSS pixels at full width: a box is as wide as a long outlet name at 13 px, a column leaves
# its arrows room to bend, a row holds three lines of text.
BOX_WIDTH, BOX_HEIGHT = 176, 46
COLUMN, ROW = 280, 56
MARGIN = 4
# Letters that fit a box at 13 px.
LONGEST_LABEL = 24
# Columns that fit a page; longer chains end in the last one.
MOST_COLUMNS = 4
# Boxes of reports without a step, side by side under the graph.
LOOSE_IN_ROW = 4

Spot = tuple[float, float]


@frozen
class Box:
    """A point of the graph where it is drawn."""

    node: Node
    x: float
    y: float
    label: tuple[str, ...]


@frozen
class Arrow:
    """A step of the graph as a curve from the source on the left to the report on the right."""

    edge: Edge
    path: str
    label: str
    x: float
    y: float


@frozen
class Picture:
    """The whole graph: its size, its boxes and arrows."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    @property
    def kinds(self) -> set[str]:
        """The kinds of step in the picture, for its legend."""
        return {arrow.edge.kind for arrow in self.arrows}


def draw_graph(brief: Brief) -> Picture | None:
    """The picture of a brief's lineage, the same every time; None where nothing goes back to anything."""
    known = {node.id: node for node in brief.nodes}
    edges = [edge for edge in brief.edges if edge.child in known and edge.parent in known and edge.child != edge.parent]
    if not edges:
        return None
    linked = [name for name in known if any(name in (edge.child, edge.parent) for edge in edges)]
    depth = find_depths(linked, edges)
    spots, turns = place_nodes(linked, edges, depth)
    below = max(y for _, y in spots.values()) + BOX_HEIGHT + (ROW - BOX_HEIGHT)
    for number, name in enumerate(name for name in known if name not in depth):
        row, column = divmod(number, LOOSE_IN_ROW)
        spots[name] = (MARGIN + column * (BOX_WIDTH + 16), below + row * ROW)
    boxes = tuple(Box(node, *spots[node.id], wrap(node.label)) for node in brief.nodes)
    arrows = tuple(draw_arrow(edge, spots[edge.parent], turns.get((edge.parent, edge.child), []), spots[edge.child]) for edge in edges)
    width = max(x for x, _ in spots.values()) + BOX_WIDTH + MARGIN
    return Picture(width, max(y for _, y in spots.values()) + BOX_HEIGHT + MARGIN, boxes, arrows)


def find_depths(names: list[str], edges: list[Edge]) -> dict[str, int]:
    """The column of each point: one to the right of the rightmost thing it goes back to, up to the last column.

    A step that would close a circle does not count.
    """
    import networkx

    graph: Any = networkx.DiGraph()
    graph.add_nodes_from(names)
    for edge in edges:
        if not networkx.has_path(graph, edge.child, edge.parent):
            graph.add_edge(edge.parent, edge.child)
    depth: dict[str, int] = {}
    for name in networkx.lexicographical_topological_sort(graph, key=names.index):
        depth[name] = min(MOST_COLUMNS - 1, max((depth[parent] + 1 for parent in graph.predecessors(name)), default=0))
    return {name: depth[name] for name in names}


def place_nodes(names: list[str], edges: list[Edge], depth: Mapping[str, int]) -> tuple[dict[str, Spot], dict[tuple[str, str], list[Spot]]]:
    """Where each point stands, and where the arrows that pass a column turn, so that they run between the boxes."""
    import networkx

    columns: dict[int, list[str]] = defaultdict(list)
    ties: dict[str, list[str]] = defaultdict(list)
    passing: dict[tuple[str, str], list[str]] = {}
    for name in names:
        columns[depth[name]].append(name)
    for edge in edges:
        chain = [edge.parent]
        for column in range(depth[edge.parent] + 1, depth[edge.child]):
            chain.append(f"{edge.parent}>{edge.child}>{column}")
            columns[column].append(chain[-1])
        passing[edge.parent, edge.child] = chain[1:]
        for one, other in zip(chain, [*chain[1:], edge.child], strict=True):
            ties[one].append(other)
            ties[other].append(one)
    graph: Any = networkx.Graph()
    layers = dict(sorted(sort_columns(columns, ties).items()))
    for order in layers.values():
        graph.add_nodes_from(order)
    # Given as lists: by the name of an attribute the layout gathers each column as a set, in any order.
    raw = networkx.multipartite_layout(graph, subset_key=layers, align="vertical")
    # The layout is one unit from column to column and from row to row, times a factor: divided out, our sizes put in its place.
    left, top = (min(float(spot[axis]) for spot in raw.values()) for axis in (0, 1))
    factor = (max(float(spot[0]) for spot in raw.values()) - left) / max(columns)
    places = {
        name: (round(MARGIN + (x - left) / factor * COLUMN, 1), round(MARGIN + (y - top) / factor * ROW, 1))
        for name, (x, y) in ((name, map(float, spot)) for name, spot in raw.items())
    }
    spots = {name: places[name] for name in names}
    return spots, {pair: [places[name] for name in between] for pair, between in passing.items() if between}


def sort_columns(columns: Mapping[int, list[str]], ties: Mapping[str, list[str]]) -> dict[int, list[str]]:
    """The points of each column in an order that crosses few arrows: by the middle of what they are tied to."""
    order = {number: list(columns[number]) for number in sorted(columns)}
    # Four sweeps to and fro: after that the order of so small a graph no longer changes.
    for _ in range(4):
        for number in (*sorted(order), *sorted(order, reverse=True)):
            row = {name: place - len(column) / 2 for column in order.values() for place, name in enumerate(column)}
            order[number].sort(key=lambda name: sum(row[tie] for tie in ties[name]) / max(len(ties[name]), 1))
    return order


def draw_arrow(edge: Edge, parent: Spot, turns: list[Spot], child: Spot) -> Arrow:
    """The curve of one step, from the right side of the parent past the turns to the left side of the child."""
    middle = BOX_HEIGHT / 2
    x, y = parent[0] + BOX_WIDTH, parent[1] + middle
    path, spot = f"M{x:g} {y:g}", (x, y)
    ends = [(end, turn[1] + middle) for turn in turns for end in (turn[0], turn[0] + BOX_WIDTH)] + [(child[0] - 7, child[1] + middle)]
    for number, (next_x, next_y) in enumerate(ends):
        bend = (next_x - x) / 2
        # Between the two ends of a turn the arrow runs straight, past the boxes of that column.
        path += f"L{next_x:g} {next_y:g}" if number % 2 else f"C{x + bend:g} {y:g} {next_x - bend:g} {next_y:g} {next_x:g} {next_y:g}"
        spot = ((x + next_x) / 2, (y + next_y) / 2 - 4) if number == 0 else spot
        x, y = next_x, next_y
    first = edge.why.parts[0]
    share = first.values[1] if edge.kind == "reuse" and isinstance(first, Ours) else ""
    return Arrow(edge, path, f"{share}\u00a0%" if share else "", *spot)


def wrap(label: str) -> tuple[str, ...]:
    """A label in one or two lines that fit its box, broken between words; a name longer than that ends in dots after a whole word."""
    lines = textwrap.wrap(label, LONGEST_LABEL, max_lines=2, placeholder=" …")
    return tuple(lines) or ("",)


# SVG units are CSS pixels at full width. Days are set at equal steps, in order: the weeks that matter lie close, the
# years before them far apart, and true distances would print all names on one spot.
STEP, EDGE, STRIP_HEIGHT, LINE = 104, 40, 86, 44


@frozen
class Mark:
    """A day on the line: where it stands, its two lines of label, and the number of its first reference."""

    x: int
    day: str
    year: str
    entries: tuple[Entry, ...]
    planned: bool
    reference: int


@frozen
class Strip:
    """The whole timeline: its size, its marks, and where today is."""

    width: int
    height: int
    line: int
    marks: tuple[Mark, ...]
    today: int


def draw_timeline(brief: Brief) -> Strip | None:
    """The picture of a brief's dates; None where there are fewer than two days to set apart."""
    days: dict[tuple[bool, str, str], list[Entry]] = {}
    for entry in sorted(brief.entries, key=lambda entry: entry.planned):
        days.setdefault((entry.planned, entry.first, entry.last), []).append(entry)
    if len(days) < 2:
        return None
    marks: list[Mark] = []
    x, today = EDGE, 0
    for planned, first, last in days:
        if planned and not today:
            today = x
            x += STEP if marks else STEP // 2
        entries = days[planned, first, last]
        marks.append(
            Mark(x, label(first, last), first[:4] if len(first) > 4 else "", tuple(entries), planned, entries[0].line.citations[0])
        )
        x += STEP
    if not today:
        today, x = x, x + STEP // 2
    return Strip(x - STEP + EDGE * 2 if marks[-1].planned else today + EDGE, STRIP_HEIGHT, LINE, tuple(marks), today)


def label(first: str, last: str) -> str:
    """Day and month as short as a mark needs: 24 May, 11–12 Jul, Jun."""
    one, other = first.split("-"), last.split("-")
    if len(one) == 1:
        return first
    month = MONTHS[int(other[1]) - 1 if len(other) > 1 else 0][:3]
    if len(one) == 2 or len(other) < 3:
        return MONTHS[int(one[1]) - 1][:3]
    if first == last:
        return f"{int(one[2])} {month}"
    if one[:2] == other[:2]:
        return f"{int(one[2])}–{int(other[2])} {month}"
    return f"{int(one[2])} {MONTHS[int(one[1]) - 1][:3]} – {int(other[2])} {month}"
