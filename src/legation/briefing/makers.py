"""Who makes the lines of a brief, how often each was right when readers judged it, and which therefore keep silent.

A line is made by a maker. Readers who made none of the rules judged lines beside all articles of their events; a maker whose lines were
right less often than its floor is not printed unless every line is asked for, and is marked then. The table is the honest face of the
product: docs/quality.md shows it, and a test holds the two together.
"""

from typing import Literal

from attrs import frozen

Maker = Literal[
    "summary",
    "basis",
    "claim",
    "confirmed",
    "carried",
    "alone",
    "statement",
    "statement-named",
    "statement-unnamed",
    "stance",
    "date",
    "planned",
    "past",
    "conflict",
    "conflict-number",
    "conflict-date",
    "conflict-status",
    "conflict-polarity",
    "conflict-place",
    "conflict-identity",
    "conflict-other",
    "wording",
    "drift",
    "lineage",
]

# Nine lines in ten; of differences, which an officer looks into before he passes them on, three in four.
FLOOR, FLOOR_OF_CONFLICTS = 0.9, 0.75
# Fewer judged lines than this say little of a maker by itself: it counts with its parent then.
ENOUGH = 20


@frozen
class Record:
    """How a maker did: how many of its lines were judged, and how many of these a reader would have signed; with its `parent` it counts
    where its own lines are few."""

    maker: Maker
    judged: int
    right: int
    parent: Maker | None = None
    floor: float = FLOOR


RECORDS: tuple[Record, ...] = (
    Record("summary", 0, 0),
    Record("basis", 0, 0),
    Record("claim", 0, 0),
    Record("confirmed", 0, 0, "claim"),
    Record("carried", 0, 0, "claim"),
    Record("alone", 0, 0, "claim"),
    Record("statement", 0, 0),
    Record("statement-named", 0, 0, "statement"),
    Record("statement-unnamed", 0, 0, "statement"),
    Record("stance", 0, 0),
    Record("date", 0, 0),
    Record("planned", 0, 0, "date"),
    Record("past", 0, 0, "date"),
    Record("conflict", 0, 0, None, FLOOR_OF_CONFLICTS),
    Record("conflict-number", 0, 0, "conflict", FLOOR_OF_CONFLICTS),
    Record("conflict-date", 0, 0, "conflict", FLOOR_OF_CONFLICTS),
    Record("conflict-status", 0, 0, "conflict", FLOOR_OF_CONFLICTS),
    Record("conflict-polarity", 0, 0, "conflict", FLOOR_OF_CONFLICTS),
    Record("conflict-place", 0, 0, "conflict", FLOOR_OF_CONFLICTS),
    Record("conflict-identity", 0, 0, "conflict", FLOOR_OF_CONFLICTS),
    Record("conflict-other", 0, 0, "conflict", FLOOR_OF_CONFLICTS),
    Record("wording", 0, 0),
    Record("drift", 0, 0),
    Record("lineage", 0, 0),
)

_BY_MAKER = {record.maker: record for record in RECORDS}


def find_share(maker: Maker) -> tuple[int, int]:
    """How many lines of a maker were right and how many were judged; with all of its parent's where its own are few."""
    record = _BY_MAKER[maker]
    if record.judged >= ENOUGH or record.parent is None:
        return record.right, record.judged
    family = [one for one in RECORDS if record.parent in (one.maker, one.parent)]
    return sum(one.right for one in family), sum(one.judged for one in family)


def is_printed(maker: Maker) -> bool:
    """Whether lines of a maker are right often enough to be printed unasked. One that nobody judged has shown nothing yet."""
    right, judged = find_share(maker)
    return right >= _BY_MAKER[maker].floor * judged
