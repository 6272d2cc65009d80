"""The lineage graph as a picture: origins on the left, what goes back to them to the right, one column a step."""

from collections import defaultdict
from typing import Any

from attrs import frozen

from legation.records.brief import Brief, Edge, Node

# Sizes in SVG units, which are CSS pixels at full width: a column is as wide as a box with a long outlet name and the
# room its arrows need; a row as high as a box with two lines of text.
BOX_WIDTH, BOX_HEIGHT = 176, 42
COLUMN, ROW = 290, 58
MARGIN = 4
# Letters that fit a box at 13 px.
LONGEST_LABEL = 24


@frozen
class Box:
    """A point of the graph where it is drawn."""

    node: Node
    x: float
    y: float
    label: str


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

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(brief: Brief) -> Picture | None:
    """The picture of a brief's lineage, the same every time; None where nothing goes back to anything."""
    if not brief.edges:
        return None
    import networkx

    graph: Any = networkx.DiGraph()
    known = {node.id: node for node in brief.nodes}
    edges = [edge for edge in brief.edges if edge.child in known and edge.parent in known]
    depth = find_depths([node.id for node in brief.nodes], edges)
    columns: dict[int, list[str]] = defaultdict(list)
    linked = {name for edge in edges for name in (edge.child, edge.parent)}
    for node in brief.nodes:
        columns[depth[node.id]].append(node.id)
    order = sort_columns(columns, edges, linked)
    for number, column in sorted(order.items()):
        graph.add_nodes_from(column, layer=number)
    # networkx spreads each layer around a middle line; our rows and columns scale its unit steps.
    spots = networkx.multipartite_layout(graph, subset_key="layer", align="vertical", scale=1)
    rows = max(len(column) for column in order.values())
    across = {name: number for number, column in order.items() for name in column}
    tops = {name: float(spots[name][1]) for name in spots}
    lowest, highest = min(tops.values()), max(tops.values())
    reach = (highest - lowest) or 1.0
    places = {
        name: (MARGIN + across[name] * COLUMN, MARGIN + (tops[name] - lowest) / reach * (rows - 1) * ROW if highest > lowest else MARGIN)
        for name in spots
    }
    boxes = tuple(Box(node, *places[node.id], shorten(node.label)) for node in brief.nodes)
    arrows = tuple(draw_arrow(edge, places[edge.parent], places[edge.child]) for edge in edges)
    width = MARGIN * 2 + (max(order) * COLUMN) + BOX_WIDTH
    return Picture(width, MARGIN * 2 + (rows - 1) * ROW + BOX_HEIGHT, boxes, arrows)


def find_depths(names: list[str], edges: list[Edge]) -> dict[str, int]:
    """The column of each point: one to the right of the rightmost thing it goes back to. Circles are cut where they close."""
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        parents[edge.child].append(edge.parent)
    depth: dict[str, int] = dict.fromkeys(names, 0)
    # As many rounds as there are points settle every path; a circle stops growing then.
    for _ in range(min(len(names), 6)):
        for name in names:
            depth[name] = min(6, max((depth[parent] + 1 for parent in parents[name] if parent != name), default=0))
    return depth


def sort_columns(columns: dict[int, list[str]], edges: list[Edge], linked: set[str]) -> dict[int, list[str]]:
    """The points of each column in the order that crosses fewest arrows: by the middle of what they are tied to; loose ones last."""
    ties: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        ties[edge.child].append(edge.parent)
        ties[edge.parent].append(edge.child)
    order = {number: sorted(column, key=lambda name: name not in linked) for number, column in columns.items()}
    # Four sweeps to and fro: after that the order of so small a graph no longer changes.
    for _ in range(4):
        for number in sorted(order):
            row = {name: place for column in order.values() for place, name in enumerate(column)}
            order[number].sort(
                key=lambda name: (name not in linked, sum(row[tie] for tie in ties[name]) / max(len(ties[name]), 1), row[name])
            )
    return order


def draw_arrow(edge: Edge, parent: tuple[float, float], child: tuple[float, float]) -> Arrow:
    """The curve of one step, from the right side of the parent to the left side of the child."""
    x1, y1 = parent[0] + BOX_WIDTH, parent[1] + BOX_HEIGHT / 2
    x2, y2 = child[0] - 7, child[1] + BOX_HEIGHT / 2
    bend = max(40.0, (x2 - x1) / 2)
    path = f"M{x1:.0f} {y1:.0f}C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    share = edge.why.parts[0].values[1] if edge.kind == "reuse" and hasattr(edge.why.parts[0], "values") else ""
    return Arrow(edge, path, f"{share} %" if share else "", (x1 + x2) / 2, (y1 + y2) / 2 - 4)


def shorten(label: str) -> str:
    """A label that fits its box."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
