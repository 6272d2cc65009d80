"""A packet as PDF for paper: A4, one page and what stands behind it, the mark in head and foot of every page, with our own fonts.

Typeset by typst from page/brief.typ. The words go in as JSON and are never read as markup; no clock and no path goes in.
"""

import json
import re
from importlib.resources import as_file, files
from typing import Any

from legation.language.typography import show_day
from legation.records.brief import Brief
from legation.records.wire import to_plain
from legation.release.forms.pictures import BOX_HEIGHT, BOX_WIDTH, draw_graph, draw_timeline
from legation.release.forms.plain import show
from legation.release.forms.sheet import lay_out
from legation.release.forms.typefaces import show_missing
from legation.release.gate import Packet

# A step of a path as the pictures write it: its verb, then numbers in pairs.
STEP = re.compile(r"([MLC])([^MLC]*)")


def write(packet: Packet) -> bytes:
    """The same packet as the same bytes, every time."""
    import typst

    brief = packet.matter.brief
    sheet = {**to_plain(lay_out(packet.matter)), "strip": plot_timeline(brief), "graph": plot_graph(brief)}
    with as_file(files("legation.release.forms")) as room:
        return typst.compile(
            room / "page" / "brief.typ",
            root=room / "page",
            font_paths=[room / "fonts"],
            ignore_system_fonts=True,
            sys_inputs={"sheet": show_missing(json.dumps(sheet, ensure_ascii=False))},
            format="pdf",
        )


def plot_timeline(brief: Brief) -> dict[str, Any] | None:
    """The picture of the dates as points and words."""
    strip = draw_timeline(brief)
    if strip is None:
        return None
    marks = [{"x": mark.x, "day": mark.day, "year": mark.year, "planned": mark.planned} for mark in strip.marks]
    return {"width": strip.width, "height": strip.height, "line": strip.line, "today": strip.today, "marks": marks}


def plot_graph(brief: Brief) -> dict[str, Any] | None:
    """The picture of the lineage as boxes and steps of curves."""
    picture = draw_graph(brief)
    if picture is None:
        return None
    boxes = [
        {
            "x": box.x,
            "y": box.y,
            "label": [show(word) for word in box.label],
            "day": show_day(box.node.day) if box.node.day else "",
            "kind": box.node.kind,
        }
        for box in picture.boxes
    ]
    arrows = []
    for arrow in picture.arrows:
        steps = [{"verb": verb, "points": pair_up(numbers)} for verb, numbers in STEP.findall(arrow.path)]
        arrows.append(
            {"kind": arrow.edge.kind, "label": arrow.label, "x": arrow.x, "y": arrow.y, "steps": steps, "end": steps[-1]["points"][-1]}
        )
    return {"width": picture.width, "height": picture.height, "box": [BOX_WIDTH, BOX_HEIGHT], "boxes": boxes, "arrows": arrows}


def pair_up(numbers: str) -> list[list[float]]:
    """Numbers in pairs: the points of a step."""
    found = [float(number) for number in numbers.split()]
    return [found[place : place + 2] for place in range(0, len(found), 2)]
