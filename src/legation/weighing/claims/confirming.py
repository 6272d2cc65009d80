"""Who confirms a claim: the reports that tell all of its printed words on their own word, none of them from where another has it.

To be joined passages need only be rather sure to be one claim; to be confirmed the words must stand in two of them as they are printed.
What somebody says is a fact for nobody by being told twice: for "p" only those count who tell it in their own voice, and for "X said p"
words that one paper heard alone are confirmed by nobody who prints them after it.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from legation.language.words import is_open
from legation.records.report import Report
from legation.weighing.accounts.account import Account
from legation.weighing.claims.counting import adds_one, match
from legation.weighing.claims.rows import Row
from legation.weighing.lineage.lineage import Lineage
from legation.weighing.lineage.reuse import find_quoted

# Who tells something on an own word, or is told it.
VOICES = ("newsroom", "agency", "outlet")
# A quotation of fewer characters is a name or a turn of speech; it is not what is told.
SHORT = 30
# What opens or closes a quotation.
MARKS = ('"', "“", "”", "‘", "’", "'", "«", "»")


def count_confirming(reports: Sequence[Report], rows: Sequence[Row], supporting: Collection[Account], plain: bool, lineage: Lineage) -> int:
    """How many independent origins stand behind the printed words, each of whose passages is one of those that support all of them: those
    that are certain, and one more where a newsroom in doubt has the words from none of them, whichever it has them from."""
    kept = find_confirming(reports, rows, supporting, plain)
    known = {row.key for row in kept if row.key is not None}
    return match_sources(kept) + (plain and bool(known) and adds_one(find_doubtful(reports, rows, supporting), known, lineage))


def find_doubtful(reports: Sequence[Report], rows: Sequence[Row], supporting: Collection[Account]) -> list[Row]:
    """The rows that tell some printed words on an own word, though it is in doubt whether that is the newsroom's."""
    open_rows = [row for row in rows if row.passage in supporting and not row.source.certain and row.else_key is None and not row.apart]
    return [row for row in open_rows if row.source.kind in VOICES and is_own(reports[row.passage.report], row.passage)]


def match_sources(rows: Sequence[Row]) -> int:
    """How many sources some rows have of which no newsroom has two."""
    return match({(row.room, row.key) for row in rows if row.room and row.key})


def find_confirming(reports: Sequence[Report], rows: Sequence[Row], supporting: Collection[Account], plain: bool) -> list[Row]:
    """The rows that confirm some printed words. What somebody says in public is heard by every newsroom that gives it; without a sign of
    that, or with one of a document, only those count that he told it to."""
    kept = [row for row in rows if row.passage in supporting and row.source.certain and row.else_key is None and row.key is not None]
    if plain:
        return [row for row in kept if row.source.kind in VOICES and is_own(reports[row.passage.report], row.passage)]
    public = any(row.source.kind == "occasion" for row in rows) and not any(row.source.kind == "document" for row in rows)
    return kept if public else [row for row in kept if row.source.kind == "outlet"] or kept[:1]


def is_own(report: Report, passage: Account) -> bool:
    """Whether a report tells a passage in its own voice, or has it from those on the spot whom it does not name ("police said")."""
    if any(start < passage.span.end and passage.span.start < end and end - start > SHORT for start, end in quoted_in(report.text)):
        return False
    if is_half_quoted(report.words(passage.span)):
        return False
    said = passage.statement
    return said is None or (
        said.mode == "reported" and said.held == "affirmed" and passage.mention is not None and passage.mention.name is None
    )


def is_half_quoted(words: str) -> bool:
    """Whether some words stand in quotation marks, or hold one end of what does."""
    whole = words.strip()
    opens, closes = whole[:1] in MARKS, whole.rstrip(".,")[-1:] in MARKS
    return (opens and closes) or is_open(whole)


@lru_cache(maxsize=256)
def quoted_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text stands in quotation marks."""
    return tuple(find_quoted(text))
