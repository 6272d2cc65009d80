"""Who makes the lines of a brief, how often each was right when readers judged it, and which therefore keep silent.

A line is made by a maker. Readers who made none of the rules judged lines beside all articles of their events; a maker whose lines were
right less often than its floor is not printed unless every line is asked for, and is marked then. The table is the honest face of the
product: docs/quality.md shows it, and a test holds the two together.
"""

from typing import Literal

from attrs import frozen

Maker = Literal[
    "summary",
    "lead",
    "told",
    "pages",
    "points",
    "grounds",
    "basis",
    "also",
    "claim",
    "confirmed",
    "carried",
    "alone",
    "statement",
    "statement-named",
    "statement-thin",
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

# The aim is nine lines in ten, and of differences, which an officer looks into before he passes them on, three in four (`aim`). No maker
# but the one of lineage reaches it with enough judged lines, and a brief of that alone would say nothing: until then the makers keep
# silent of whose lines one in three could not be signed.
AIM, AIM_OF_CONFLICTS = 0.9, 0.75
FLOOR = 2 / 3
# Fewer judged lines than this say little of a maker: it counts with its parent then, and where even the family was hardly judged it is
# printed.
ENOUGH = 20


@frozen
class Record:
    """How a maker did: how many of its lines were judged, and how many of these a reader would have signed; with its `parent` it counts
    where its own lines are few; `aim` is the share that is asked of it."""

    maker: Maker
    judged: int
    right: int
    parent: Maker | None = None
    aim: float = AIM


# Lines of 31 briefs, each judged by one reader who had made no rule (bench/audit.py): 513 of fourteen labelled events, 299 of nine that
# nobody had opened, 251 of eight fresh ones. Of leads, days and statements, whose rules changed since, those are counted that are still
# printed word for word. Of positions and drifts these hold next to none: their figures are of the audit before. What is confirmed asks
# more than any other claim, and is right or wrong in other ways: it has no parent. `summary` is what opened a brief before: the sentence
# it opens with is `lead` now, and `told`, `points` and `grounds` are new or hardly judged. `statement-thin` are statements told in a few
# words, or beside what the reports open with.
RECORDS: tuple[Record, ...] = (
    Record("summary", 30, 12),
    Record("lead", 35, 24),
    Record("told", 0, 0, "lead"),
    Record("pages", 8, 8),
    Record("points", 0, 0, "conflict", AIM_OF_CONFLICTS),
    Record("grounds", 5, 3),
    Record("basis", 143, 67),
    Record("also", 47, 34),
    Record("claim", 0, 0),
    Record("confirmed", 18, 14),
    Record("carried", 130, 45, "claim"),
    Record("alone", 29, 8, "claim"),
    Record("statement", 0, 0),
    Record("statement-named", 172, 151, "statement"),
    Record("statement-thin", 37, 19, "statement"),
    Record("statement-unnamed", 28, 22, "statement"),
    Record("stance", 22, 5),
    Record("date", 0, 0),
    Record("planned", 3, 1, "date"),
    Record("past", 5, 5, "date"),
    Record("conflict", 0, 0, None, AIM_OF_CONFLICTS),
    Record("conflict-number", 11, 4, "conflict", AIM_OF_CONFLICTS),
    Record("conflict-date", 0, 0, "conflict", AIM_OF_CONFLICTS),
    Record("conflict-status", 0, 0, "conflict", AIM_OF_CONFLICTS),
    Record("conflict-polarity", 4, 1, "conflict", AIM_OF_CONFLICTS),
    Record("conflict-place", 0, 0, "conflict", AIM_OF_CONFLICTS),
    Record("conflict-identity", 3, 0, "conflict", AIM_OF_CONFLICTS),
    Record("conflict-other", 0, 0, "conflict", AIM_OF_CONFLICTS),
    Record("wording", 4, 1),
    Record("drift", 10, 4, "basis"),
    Record("lineage", 222, 201),
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
    """Whether lines of a maker are printed unasked: unless enough of them were judged and too many of these were wrong."""
    right, judged = find_share(maker)
    return judged < ENOUGH or right >= FLOOR * judged
