"""How many independent origins stand behind some passages, each counted for where it goes back to."""

from collections.abc import Sequence

from legation.records.report import Report
from legation.weighing.claims.slots import Account
from legation.weighing.lineage.lineage import Lineage

# The origin that a passage counts for, None where it cannot be named, and whether that is certain.
Traced = tuple[str | None, bool]


def count_roots(reports: Sequence[Report], passages: Sequence[Account], lineage: Lineage, plain: bool) -> tuple[int, int]:
    """How many independent origins stand behind some passages, at the least and at the most.

    An origin that is uncertain or has no name may be one of those already counted. Two newsrooms that heard a speaker are two origins
    of "X said p"; for "p" itself (`plain`) they are one, the speaker, or the body he speaks for; and none besides a newsroom that
    also says so in its own name. A report that credits another outlet for it in one place does not count for itself in another.
    """
    credited = {passage.report for passage in passages if via(passage)}
    found = trace(reports, passages, lineage)
    traced = [(p, *known) for p, known in zip(passages, found, strict=True) if via(p) or p.report not in credited]
    certain = {origin for passage, origin, sure in traced if origin and sure and not (plain and passage.speaker)}
    doubtful: set[str] = set()
    for passage, origin, sure in traced:
        if plain and passage.speaker and passage.mention and origin not in certain:
            body = f"speaker {passage.mention.party or passage.mention.actor or passage.speaker}"
            (certain if origin and sure else doubtful).add(body)
        elif not (origin and sure):
            doubtful.add(origin or reports[passage.report].id)
    return max(1, len(certain)), max(1, len(certain | doubtful))


def trace(reports: Sequence[Report], passages: Sequence[Account], lineage: Lineage) -> list[Traced]:
    """What each passage of one claim counts for.

    Where a report was written from another that carries the claim too, its passage counts for whatever the passage there counts for:
    who rewrites a dispatch that names its source has heard no more than the dispatch.
    """
    carried: dict[str, list[Account]] = {}
    for passage in passages:
        carried.setdefault(reports[passage.report].id, []).append(passage)
    written_from = {report: [parent for parent in lineage.written_from(report) if parent in carried] for report in carried}

    def settle(passage: Account, passed: frozenset[str]) -> Traced:
        report = reports[passage.report].id
        own = lineage.root_of(report, passage.span, via(passage))
        parents = [parent for parent in written_from[report] if parent not in passed]
        if via(passage) or not parents:
            return own
        # Where the other report has it twice, once with its source, the source counts.
        told = max(carried[parents[0]], key=lambda other: bool(via(other)))
        return settle(told, passed | {report})

    return [settle(passage, frozenset()) for passage in passages]


def via(passage: Account) -> tuple[str, ...]:
    """The outlets a passage came through."""
    return passage.statement.via if passage.statement else ()
