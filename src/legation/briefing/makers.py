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
    "correction",
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
# printed. Of differences a story has one or two, so that each kind is judged by the few that there are, and keeps silent below its aim.
ENOUGH, ENOUGH_OF_CONFLICTS = 20, 5


@frozen
class Record:
    """How a maker did: how many of its lines were judged, and how many of these a reader would have signed; with its `parent` it counts
    where its own lines are fewer than `enough`; `aim` is the share that is asked of it, below `floor` it keeps silent."""

    maker: Maker
    judged: int
    right: int
    parent: Maker | None = None
    aim: float = AIM
    floor: float = FLOOR
    enough: int = ENOUGH


def judge_conflicts(maker: Maker, judged: int, right: int, parent: Maker | None = "conflict") -> Record:
    """How a kind of difference did."""
    return Record(maker, judged, right, parent, AIM_OF_CONFLICTS, AIM_OF_CONFLICTS, ENOUGH_OF_CONFLICTS)


# Lines of 61 briefs, each judged by one reader who had made no rule (bench/audit.py): 513 of fourteen labelled events, 299 of nine that
# nobody had opened, 251 of eight fresh ones, 322 of ten more that nobody had opened, 229 and 211 of twice ten small ones. Of leads and
# statements, whose rules changed since, those of the last ten count whole, and beside them those of 48 events that readers judged line by
# line (tests/labelled/lines.json) as far as they are printed; `statement-thin` are those that are not: told in a few words, beside what
# the reports open with, or likelier than not to be of no use. Of positions and drifts these hold next to none: their figures are of the
# audit before. What is confirmed asks more than any other claim, and is right or wrong in other ways: it has no parent. `summary` is what
# opened a brief before: the sentence it opens with is `lead` now, and `points` are hardly judged. Of differences all count that are found
# today on the 48 events, of which readers wrote down the true ones, and may be printed, on the labelled sets, and on the last ten events,
# there by a reader's verdict. Who made the rules read the others again beside all passages, and what is doubtful, trivial, or of another
# moment and not marked as overtaken counts as wrong (docs/quality.md). Identity and number were judged often enough to stand alone:
# neither answers for the other kinds.
RECORDS: tuple[Record, ...] = (
    Record("summary", 30, 12),
    Record("lead", 148, 126),
    Record("told", 17, 13, "lead"),
    Record("pages", 38, 32),
    judge_conflicts("points", 0, 0),
    Record("grounds", 14, 11),
    Record("basis", 270, 122),
    Record("also", 66, 53),
    Record("claim", 0, 0),
    Record("confirmed", 27, 20),
    Record("carried", 257, 111, "claim"),
    Record("alone", 53, 23, "claim"),
    Record("statement", 0, 0),
    Record("statement-named", 205, 163, "statement"),
    Record("statement-thin", 342, 155, "statement"),
    Record("statement-unnamed", 52, 38, "statement"),
    Record("stance", 23, 6),
    Record("date", 0, 0),
    Record("planned", 5, 4, "date"),
    Record("past", 9, 7, "date"),
    judge_conflicts("conflict", 0, 0, None),
    judge_conflicts("conflict-number", 33, 26, None),
    judge_conflicts("conflict-date", 4, 4),
    judge_conflicts("conflict-status", 12, 10),
    judge_conflicts("conflict-polarity", 16, 14),
    judge_conflicts("conflict-place", 6, 6),
    judge_conflicts("conflict-identity", 14, 4, None),
    judge_conflicts("conflict-other", 0, 0),
    judge_conflicts("correction", 2, 1, None),
    Record("wording", 4, 1),
    Record("drift", 12, 5, "basis"),
    Record("lineage", 337, 306),
)

_BY_MAKER = {record.maker: record for record in RECORDS}


def find_share(maker: Maker) -> tuple[int, int]:
    """How many lines of a maker were right and how many were judged; with all of its parent's where its own are few."""
    record = _BY_MAKER[maker]
    if record.judged >= record.enough or record.parent is None:
        return record.right, record.judged
    family = [one for one in RECORDS if record.parent in (one.maker, one.parent)]
    return sum(one.right for one in family), sum(one.judged for one in family)


def is_printed(maker: Maker) -> bool:
    """Whether lines of a maker are printed unasked: unless enough of them were judged and too many of these were wrong."""
    record = _BY_MAKER[maker]
    right, judged = find_share(maker)
    return judged < record.enough or right >= record.floor * judged
