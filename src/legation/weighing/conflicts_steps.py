"""How far a thing has come, as its accounts have it: one has it decided, another planned, a third denies any decision."""

from collections.abc import Mapping, Sequence

from legation.records.lexicon import Lexicon
from legation.records.reading import Step
from legation.records.report import Report
from legation.records.story import Conflict, Side
from legation.weighing.slots import Account

# The way a thing goes. Neighbours on it (an idea that is considered, a plan) are shades; two steps apart is a difference.
LADDER = {"none": 0, "considered": 1, "planned": 2, "decided": 3, "done": 4}
# A thing must be spoken of so by this many reports; two that differ on it are the least that can.
REPORTS = 2


def find_step_conflicts(reports: Sequence[Report], table: Sequence[Account], lexicon: Lexicon) -> list[Conflict]:
    """The one thing of a story on whose progress most reports speak and differ."""
    senses = lexicon.tables.get("senses", {})
    spoken: dict[str, list[tuple[Account, Step]]] = {}
    for account in table:
        for step in account.assertion.steps:
            for thing in dict.fromkeys(senses.get(stem, stem) for stem in step.stems):
                spoken.setdefault(thing, []).append((account, step))
    disputed = {thing: said for thing, said in spoken.items() if differ(said)}
    if not disputed:
        return []
    thing = max(disputed, key=lambda t: (len({a.report for a, _ in disputed[t]}), len({value(s) for _, s in disputed[t]}), t))
    return [lay_side_by_side(reports, thing, disputed[thing])]


def differ(said: Sequence[tuple[Account, Step]]) -> bool:
    """Whether several reports speak of the thing, and two of them stand apart on how far it has come."""
    if len({account.report for account, _ in said}) < REPORTS:
        return False
    return any(a.report != b.report and apart(s, t) for a, s in said for b, t in said)


def apart(one: Step, other: Step) -> bool:
    """Whether two steps cannot both be right: the same step affirmed and denied, or two rungs between them."""
    if one.negated != other.negated:
        return one.status == other.status
    return not one.negated and abs(LADDER[one.status] - LADDER[other.status]) > 1


def value(step: Step) -> str:
    """A step as plain text."""
    return f"not {step.status}" if step.negated else step.status


def lay_side_by_side(reports: Sequence[Report], thing: str, said: Sequence[tuple[Account, Step]]) -> Conflict:
    """The conflict, with one passage a report and value: the one nearest the top."""
    firsts: dict[tuple[str, int], Account] = {}
    for account, step in sorted(said, key=lambda pair: (pair[0].report, pair[0].span)):
        firsts.setdefault((value(step), account.report), account)
    order: Mapping[str, int] = {name: number for number, name in enumerate(sorted({name for name, _ in firsts}))}
    sides = tuple(
        Side(reports[a.report].id, a.span, order[name], name)
        for (name, _), a in sorted(firsts.items(), key=lambda e: (order[e[0][0]], e[0][1]))
    )
    return Conflict(about=thing, kind="status", sides=sides, reasons=(f"The accounts have this at {len(order)} different stages.",))
