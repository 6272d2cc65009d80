"""How many independent origins stand behind a claim: sums over its rows, at the least and at the most."""

from collections.abc import Collection, Sequence

from legation.weighing.claims.rows import Row
from legation.weighing.lineage.lineage import Lineage


def count(rows: Sequence[Row], lineage: Lineage) -> tuple[int, int]:
    """The independent origins behind some rows, at the least and at the most, one at any rate.

    At the least: the certain sources, no source and no newsroom twice, and one more where a source in doubt, of a passage that stands
    behind the claim, can be none of them. At the most: with every source that is in doubt. A source that cannot be named adds none at the
    least.
    """
    certain = {(row.room, row.key) for row in rows if row.key and row.room and row.source.certain}
    keys = {key for _, key in certain}
    least = match(certain) + (bool(certain) and adds_one(rows, keys, lineage))
    most = len(keys | {row.else_key or row.key or row.report for row in rows if row.else_key or not row.source.certain})
    return max(1, least), max(1, least, most)


def bound(
    rows: Sequence[Row],
    counted: tuple[int, int],
    unruled: Sequence[Row],
    before: tuple[int, int],
    joined: Sequence[tuple[str, str, str]],
) -> tuple[int, int, tuple[str, ...]]:
    """A count after the officer put reports to one origin (`joined`, each pair with his word), held to what it was `before` by the rows
    without his word, and what he settled.

    That two reports are one origin never makes more origins: the most never rises, nor the least where both stand behind the claim.
    Elsewhere the least rises only where his word settles a doubt, and then the claim says so.
    """
    least, most = counted
    behind = {row.report for row in rows}
    most = min(most, before[1])
    if least > before[0]:
        both = any({one, other} <= behind for one, other, _ in joined)
        doubted = {row.report for row, was in zip(rows, unruled, strict=True) if row.source.certain and not was.source.certain}
        words = [word for one, other, word in joined if doubted & {one, other}]
        if both or not words:
            least = before[0]
        else:
            return least, max(least, most), tuple(f"{word}, which settles where this comes from." for word in dict.fromkeys(words))
    return min(least, most), most, ()


def adds_one(rows: Sequence[Row], certain: Collection[str], lineage: Lineage) -> bool:
    """Whether some source in doubt, whichever it is of those that it may be, is none of the certain ones."""
    counted = [(row.report, row.key or row.report) for row in rows]
    for row in rows:
        if row.key is not None and not row.source.certain and row.own and not row.apart:
            may_be = open_to(row, counted, lineage)
            if len(may_be) > 1 and not may_be & set(certain):
                return True
    return False


def open_to(row: Row, counted: Sequence[tuple[str, str]], lineage: Lineage) -> frozenset[str]:
    """The sources that a row in doubt may have, with those that the same counts for in the reports that it may be written from: who
    rewrites a dispatch that has this from another outlet has it from there too."""
    may_be = lineage.may_be(row.report, row.key or "")
    if len(may_be) == 1:
        return may_be
    return may_be | {key for other, key in counted if (whole := lineage.whole.get(other)) is not None and whole.root in may_be}


def match(heard: Collection[tuple[str, str]]) -> int:
    """How many of some pairs of newsroom and source have neither in common: one newsroom counts once, however many speakers it heard,
    and one speaker once, however many newsrooms heard him."""
    return len(pair(heard))


def pair(heard: Collection[tuple[str, str]]) -> dict[str, str]:
    """The sources that count, each with the newsroom that it counts for (a maximum matching, by augmenting paths)."""
    sources: dict[str, list[str]] = {}
    for room, source in sorted(heard):
        sources.setdefault(room, []).append(source)
    taken: dict[str, str] = {}

    def place(room: str, passed: set[str]) -> bool:
        for source in sources[room]:
            if source not in passed:
                passed.add(source)
                if source not in taken or place(taken[source], passed):
                    taken[source] = room
                    return True
        return False

    for room in sources:
        place(room, set())
    return taken


def name_keys(rows: Sequence[Row]) -> list[str | None]:
    """For which origin each row counts, so that rows of one are the same and there are no more of certain ones than are counted: a source
    that a newsroom has besides the one it counts for goes with that one. None where nobody can be named."""
    taken = pair({(row.room, row.key) for row in rows if row.key and row.room and row.source.certain})
    source_of = {room: source for source, room in taken.items()}
    return [row.key if row.key in taken or not row.source.certain else source_of.get(row.room or "") for row in rows]
