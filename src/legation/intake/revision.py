"""Whether what now stands at an address is what stood there before, edited, or another thing altogether (a front page, a file named
``latest.txt``): the first takes the place of the old report, the second stands beside it."""

import re

from legation.records.report import Report

_WORD = re.compile(r"\w+")
# An edited article keeps most of its runs of four words; one rewritten in place may keep a third. Two articles on different things share
# hardly any.
RUN = 4
KEPT = 0.25
# A long page is told by its beginning.
LOOKED_AT = 20_000


def is_revision(before: Report, after: Report) -> bool:
    """Whether `after` is `before` edited. Both are from one address or place of the same outlet.

    Either runs of words of the shorter one are in the other, or the headline stayed and the text was written anew under it.
    """
    if before.outlet is not None and after.outlet is not None and before.outlet != after.outlet:
        return False
    if before.title and before.title == after.title:
        return True
    one, other = find_runs(before), find_runs(after)
    return len(one & other) >= KEPT * max(1, min(len(one), len(other)))


def find_runs(report: Report) -> set[tuple[str, ...]]:
    """The runs of four words of a text; of a shorter text the whole."""
    words = _WORD.findall(report.text[:LOOKED_AT].casefold())
    return {tuple(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1))}
