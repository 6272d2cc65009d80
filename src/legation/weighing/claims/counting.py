"""How many independent origins stand behind some passages, each counted for where it goes back to."""

from collections.abc import Collection, Sequence

from attrs import frozen

from legation.records.report import Report
from legation.weighing.accounts.account import Account
from legation.weighing.lineage.lineage import Lineage


@frozen
class Traced:
    """What a passage of a claim counts for: the newsroom `root` (None where it cannot be named) by the `name` it is credited by, whether
    that is certain, and the report that tells it in the end."""

    root: str | None
    name: str | None
    certain: bool
    report: str


def count_roots(reports: Sequence[Report], passages: Sequence[Account], lineage: Lineage, plain: bool) -> tuple[int, int]:
    """How many independent origins stand behind some passages, at the least and at the most.

    An origin that is uncertain or has no name may be one of those already counted. Two newsrooms that heard a speaker are two origins of
    "X said p"; for "p" itself (`plain`) they are one, the speaker, or the body he speaks for; and none besides a newsroom that also says
    so in its own name. One newsroom that heard two speakers is still one. A report that credits another outlet for it in one place does
    not count for itself in another.
    """
    credited = {passage.report for passage in passages if via(passage) or passage.nameless}
    found = trace(reports, passages, lineage)
    traced = [(p, known) for p, known in zip(passages, found, strict=True) if via(p) or p.nameless or p.report not in credited]
    certain = {known.root for passage, known in traced if known.root and known.certain and not (plain and passage.speaker)}
    doubtful: set[str] = set()
    in_doubt: list[Traced] = []
    counted: list[tuple[str, str]] = []
    names: list[str | None] = []
    for passage, known in traced:
        name = known.root
        if plain and passage.speaker and passage.mention and known.root not in certain:
            name = f"speaker {passage.mention.party or passage.mention.actor or passage.speaker}"
            (certain if known.root and known.certain else doubtful).add(name)
        elif not (known.root and known.certain):
            doubtful.add(known.root or reports[passage.report].id)
            if known.root is not None:
                in_doubt.append(known)
        names.append(name)
        if name is not None:
            counted.append((reports[passage.report].id, name))
    # Whichever of its origins it is, one that none of the certain ones can be is one more.
    open_to = (_open_to(known.report, known.root or "", counted, lineage) for known in in_doubt)
    further = any(len(may_be) > 1 and not may_be & certain for may_be in open_to)
    heard = {(known.root, name) for (_, known), name in zip(traced, names, strict=True) if known.root and known.certain and name}
    return max(1, match(heard) + (further and bool(certain))), max(1, len(certain | doubtful))


def match(heard: Collection[tuple[str, str]]) -> int:
    """How many of some pairs of newsroom and source have neither in common: one newsroom counts once, however many speakers it heard,
    and one speaker once, however many newsrooms heard him (a maximum matching, by augmenting paths)."""
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

    return sum(place(room, set()) for room in sources)


def _open_to(report: str, root: str, counted: Sequence[tuple[str, str]], lineage: Lineage) -> frozenset[str]:
    """The origins that uncertain words may have, with those for which the same counts in the reports that they may be written from: who
    rewrites a dispatch that has this from another outlet has it from there too."""
    may_be = lineage.may_be(report, root)
    if len(may_be) == 1:
        return may_be
    return may_be | {name for other, name in counted if (whole := lineage.whole.get(other)) is not None and whole.root in may_be}


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
        if passage.nameless:
            return Traced(None, None, False, report)
        root, certain = lineage.root_of(report, passage.span, via(passage))
        own = Traced(root, lineage.name_of(report, passage.span, via(passage)), certain, report)
        parents = [parent for parent in written_from[report] if parent not in passed]
        if via(passage) or not parents:
            return own
        # Where the other report has it twice, once with its source, the source counts.
        told = max(carried[parents[0]], key=lambda other: bool(via(other)))
        return settle(told, passed | {report})

    return [settle(passage, frozenset()) for passage in passages]


def via(passage: Account) -> tuple[str, ...]:
    """The outlets a passage came through; one that is given as the speaker is where it comes from."""
    said = passage.statement
    if said is None or said.via:
        return said.via if said else ()
    return (said.speaker.name,) if passage.from_outlet and said.speaker and said.speaker.name else ()
