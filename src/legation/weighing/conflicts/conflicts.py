"""Where accounts of one thing differ: in a number, a day, a place, in yes or no, in who someone is, in how far a thing has come.

Each row of the table (comparators.py) finds values that passages give for a point. Values of two reports are laid side by side where both
are of one occasion and one thing, cannot both be right by their slot (weighing/accounts/slots.py), and neither report knows the other's.
Those with a passage in common make one conflict, with all copies; a difference that a later report explains is an update.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import Any, Literal

from attrs import evolve, frozen

from legation.language.language import Language
from legation.records.reading import Figure, Reading, When
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Side
from legation.weighing.accounts.account import Account, Laid, lay_out
from legation.weighing.accounts.agreement import ROUGH, both_right, is_later, of_one_mouth
from legation.weighing.accounts.index import TRIED, find_pairs
from legation.weighing.accounts.slots import NUMBER, TOLL, Measure, Slot, figures_agree
from legation.weighing.conflicts.comparators import TABLE, Comparator
from legation.weighing.conflicts.corrected import obey_corrections
from legation.weighing.conflicts.moments import RISING, find_moment, find_top, is_update
from legation.weighing.conflicts.point import Evidence, T, gather_evidence
from legation.weighing.lineage.lineage import Lineage
from legation.weighing.lineage.versions import Order, find_order

# Why an update is one, as the officer reads it.
UPDATED = "Those who say otherwise were published on later days."
RISEN = "The lower numbers were told as the least, or roughly; such numbers rise."
RETOLD = "A report says that this was told before."
RENEWED = "A later version of the same dispatch says otherwise."
# Units of a term of prison or of office.
TERMS = ("year", "month")
# A value is shown with so many passages of one report, so that a reader sees each way it is put.
SHOWN = 2
# Where a report has no day, two passages are of one occasion by their words alone: so much of them must be in both.
ALIKE_UNDATED = 0.35


@frozen(eq=False)
class Difference:
    """Two passages and the values that they give for one point; `about` names it. Differences of one slot and `topic` that share a
    passage are one conflict. Numbers and times come with their `measures`: those that agree are on one side."""

    slot: Slot
    about: str
    left: Account
    right: Account
    values: tuple[str, str]
    topic: str
    measures: tuple[Measure, Measure]
    own: bool


def find_conflicts(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    language: Language,
    lineage: Lineage | None = None,
    laid: Laid | None = None,
) -> list[Conflict]:
    """The points on which the reports of one story differ, those that touch the weightiest claims first. `laid` is what the reports come to
    laid out, where that was done before."""
    laid = laid or lay_out(reports, readings, language)
    story = gather_evidence(reports, laid.table, language, readings)
    found = [difference for row in TABLE for difference in compare(story, row)]
    conflicts: list[tuple[Slot, Conflict]] = []
    versions = find_order(reports, lineage.roots if lineage is not None else {}, language) if found else frozenset()
    for together in gather(found):
        conflict = merge(reports, together, story.copies, versions, story.retold)
        # Tolls that were right, each in its hour, are a difference only as an update.
        moments = not conflict.overtaken and is_of_moments(together)
        if not moments and not any(is_same((together[0].slot, conflict), known) for known in conflicts):
            conflicts.append((together[0].slot, conflict))
    weighty = {(p.report, p.span): claim.salience for claim in reversed(claims) for p in claim.supports}

    def weight(conflict: Conflict) -> float:
        return max(weighty.get((side.report, side.span), 0.0) for side in conflict.sides)

    settled = obey_corrections([conflict for _, conflict in conflicts], laid.corrections, reports)
    return sorted(settled, key=lambda conflict: -weight(conflict))


def compare(story: Evidence, row: Comparator[T]) -> Iterator[Difference]:
    """The differences that one comparator finds: the values of each point, each beside the first of each other value that it stands
    against."""
    points: dict[tuple[Any, ...], list[T]] = {}
    for telling in row.find(story):
        points.setdefault(telling.point, []).append(telling)
    for _, tellings in sorted(points.items(), key=lambda item: item[0]):
        if (row.room is None or len(tellings) <= row.room) and len({telling.value for telling in tellings}) > 1:
            clear = tellings if row.lists else drop_knowing(story, row, tellings)
            for number, together in enumerate(find_linked(lay_side_by_side(story, row, clear))):
                if row.most is None:
                    yield from (to_difference(story, row, one, other) for one, other in together)
                elif len({telling.value for pair in together for telling in pair}) <= row.most:
                    # Numbers that nobody compares are of two things, also where one passage has both.
                    found = (to_difference(story, row, one, other) for one, other in together)
                    yield from (evolve(difference, topic=f"{difference.topic} {number}") for difference in found)


def find_linked(pairs: Iterable[tuple[T, T]]) -> list[list[tuple[T, T]]]:
    """The pairs of one point whose values are compared with one another, together: the seats of one party, not of two."""
    home: dict[str, list[tuple[T, T]]] = {}
    for pair in pairs:
        near = list({id(home[telling.value]): home[telling.value] for telling in pair if telling.value in home}.values())
        group = near[0] if near else []
        moved = [*(other for known in near[1:] for other in known), pair]
        group.extend(moved)
        home.update({telling.value: group for other in moved for telling in other})
    return list({id(group): group for group in home.values()}.values())


def drop_knowing(story: Evidence, row: Comparator[T], tellings: Sequence[T]) -> list[T]:
    """The values of one point without those of reports that give two or know another; of each report the first passages."""
    firsts: dict[str, T] = {}
    given: dict[int, dict[str, list[T]]] = {}
    for telling in tellings:
        firsts.setdefault(telling.value, telling)
        shown = given.setdefault(telling.account.report, {}).setdefault(telling.value, [])
        if len(shown) < SHOWN and all(known.account is not telling.account for known in shown):
            shown.append(telling)
    kept = {id(telling) for values in given.values() if len(values) == 1 for shown in values.values() for telling in shown}
    return [
        evolve(telling, account=evolve(telling.account)) if row.alone else telling
        for telling in tellings
        if id(telling) in kept and not any(row.knows(story, telling, other) for value, other in firsts.items() if value != telling.value)
    ]


def lay_side_by_side(story: Evidence, row: Comparator[T], tellings: Sequence[T]) -> Iterator[tuple[T, T]]:
    """The tellings of one point that stand against each other: each beside the first of each other value, or the first who give two values
    with all who give them or a value that agrees with one of them."""
    if not row.spread:
        yield from find_pairs(tellings, lambda telling: telling.value, lambda one, other: stand_against(story, row, one, other))
        return
    values: dict[str, list[T]] = {}
    for telling in tellings:
        values.setdefault(telling.value, []).append(telling)
    rivals: dict[str, T] = {}
    for left, right in combinations(values.values(), 2):
        pair = next((pair for pair in islice(product(left, right), TRIED) if stand_against(story, row, *pair)), None)
        if pair is not None:
            one, other = pair
            rivals.setdefault(one.value, other)
            rivals.setdefault(other.value, one)
            yield pair
            yield from ((one, telling) for telling in right if telling is not other and not row.knows(story, telling, one))
            yield from ((telling, other) for telling in left if telling is not one and not row.knows(story, telling, other))
    # Whoever gives another value that agrees with one of these is shown beside it: all the numbers of a toll stand in one place.
    agree = figures_agree if row.slot is TOLL else row.slot.agree
    disputed = [(shelf[0], rivals[value]) for value, shelf in values.items() if value in rivals]
    for shelf in values.values():
        kin = ((one, rival) for one, rival in disputed if one is not shelf[0] and rival.value != shelf[0].value)
        rival = next((rival for one, rival in kin if agree(one.measure, shelf[0].measure)), None)
        if rival is not None:
            yield from ((telling, rival) for telling in shelf if row.occasion(story, telling.account, rival.account))


def stand_against(story: Evidence, row: Comparator[T], one: T, other: T) -> bool:
    """Whether two values are a difference: of two reports, of one occasion and one thing, and neither knows the other's."""
    if (one.account.report == other.account.report and not row.within) or row.slot.agree(one.measure, other.measure):
        return False
    if not row.occasion(story, one.account, other.account):
        return False
    if not (row.lasts(one) and row.lasts(other)) and not may_be_of_one_day(story, one.account, other.account):
        return False
    if row.lists and (row.knows(story, one, other) or row.knows(story, other, one)):
        return False
    return row.of_one(story, one, other)


def may_be_of_one_day(story: Evidence, one: Account, other: Account) -> bool:
    """Whether nothing is missing to tell two occasions apart: both passages of one report, days of both or of both reports, or else very
    like words."""
    if one.report == other.report:
        return True
    if all(account.assertion.whens or story.reports[account.report].day is not None for account in (one, other)):
        return True
    return not one.features or story.weights.likeness(one, other) >= ALIKE_UNDATED


def to_difference(story: Evidence, row: Comparator[T], one: T, other: T) -> Difference:
    """The difference of two values."""
    topic = " ".join(map(str, one.point)) if one.topic is None else one.topic
    values = (row.show(story, one), row.show(story, other))
    about = row.name(story, one, other)
    return Difference(row.slot, about, one.account, other.account, values, topic, (one.measure, other.measure), one.own or other.own)


def is_same(one: tuple[Slot, Conflict], other: tuple[Slot, Conflict]) -> bool:
    """Whether two conflicts lay the same passages side by side on the same point: found twice, by two signs. "Not known" is a no, too, and
    so is "none" for a number; two numbers, days, places or names in the same passages are two points unless a value is in both."""
    (slot, left), (_, right) = one, other
    kinds = {left.kind, right.kind} - ({"number"} if any(side.value == "none" for side in (*left.sides, *right.sides)) else set())
    if not (len(kinds) == 1 or kinds == {"polarity", "status"}):
        return False
    here: dict[str, list[Side]] = {}
    for side in left.sides:
        here.setdefault(side.report, []).append(side)
    near = {a.side for b in right.sides for a in here.get(b.report, ()) if a.span.overlaps(b.span)}
    return len(near) > 1 and (bool(kinds & {"polarity", "status"}) or bool(values_of(slot, left) & values_of(slot, right)))


def values_of(slot: Slot, conflict: Conflict) -> frozenset[str]:
    """What the sides of a conflict say: figures and days as they are, names word by word."""
    words = frozenset(word for side in conflict.sides for word in side.value.lower().split())
    return words if slot.wordy else frozenset(word for word in words if any(sign.isdigit() for sign in word))


def gather(found: Sequence[Difference]) -> list[list[Difference]]:
    """Differences on the same point together: the same slot and topic, with a passage in common."""
    home: dict[tuple[str, str, int], list[Difference]] = {}
    for difference in found:
        near = sorted({id(home[key]): home[key] for key in keys_of(difference) if key in home}.values(), key=len, reverse=True)
        group = near[0] if near else []
        moved = [difference, *(other for smaller in near[1:] for other in smaller)]
        group.extend(moved)
        home.update({key: group for other in moved for key in keys_of(other)})
    return list({id(group): group for group in home.values()}.values())


def keys_of(difference: Difference) -> list[tuple[str, str, int]]:
    """What a difference can be met by: its kind and topic with each of its passages."""
    return [(difference.slot.kind, difference.topic, id(account)) for account in (difference.left, difference.right)]


def merge(
    reports: Sequence[Report],
    together: Sequence[Difference],
    copies: Mapping[int, Sequence[Account]],
    versions: Order = frozenset(),
    retold: Sequence[Account] = (),
) -> Conflict:
    """One conflict from the differences on one point, with all copies; passages with equal values are on one side. What only earlier
    `versions` of dispatches say, of which a later one says otherwise, is overtaken, and so is what a report says was told
    before (`retold`)."""
    # Tolls that were right, each in its hour, are on two sides; beside others they stand with what they agree with.
    slot = NUMBER if together[0].slot is TOLL and not is_of_moments(together) else together[0].slot
    places: dict[tuple[int, int], tuple[Account, str, Measure]] = {}
    for difference in together:
        for first, value, measure in zip((difference.left, difference.right), difference.values, difference.measures, strict=True):
            for account in copies.get(id(first), (first,)):
                places.setdefault((account.report, account.span.start), (account, value, measure))
    values = find_sides(slot, [(value, measure) for _, value, measure in places.values()])
    sides = tuple(
        Side(reports[a.report].id, a.span, values[value], value, place_value(a, measure) or place_name(reports[a.report], a, slot, value))
        for _, (a, value, measure) in sorted(places.items(), key=lambda item: item[0])
    )
    fixed = any(isinstance(measure, Figure) and is_fixed(slot, measure) for _, _, measure in places.values())
    changes = all(difference.slot.changes and not difference.own for difference in together) and not fixed and not is_gainsaid(together)
    later = find_renewed(sides, versions)
    before = find_retold(reports, retold, values, list(places.values()))
    renewed = later | before if len(later | before) < len(set(values.values())) else later
    standing = [(account.report, values[value]) for account, value, _ in places.values() if values[value] not in renewed]
    settled = len({number for _, number in standing}) == 1
    # A toll rises within a day; who says no at noon to what was said at ten is not later news.
    update = changes and is_update(reports, standing, by_hour=together[0].slot is TOLL)
    risen = find_top(reports, find_tolled(places.values(), values)) if changes and is_rising(together) else None
    newest = max(
        (side.side for side in sides if side.side not in renewed),
        key=lambda number: max(find_moment(reports, side) for side in sides if side.side == number),
    )
    newest, update = (newest, update) if risen is None else (risen, update and newest == risen)
    overtaken = (
        tuple(sorted({side.side for side in sides} - {newest})) if update or settled or risen is not None else tuple(sorted(renewed))
    )
    # Of numbers that can all be right the higher is news; what cannot be right stands against the others, overtaken or not.
    why: Literal["update"] | None = "update" if update or settled or (risen is not None and is_of_moments(together)) else None
    reasons = (
        *((UPDATED,) if update else ()),
        *((RISEN,) if risen is not None else ()),
        *((RETOLD,) if renewed - later else ()),
        *((RENEWED,) if later else ()),
    )
    return Conflict(together[0].about, slot.kind, sides, why, reasons, overtaken=overtaken)


def is_rising(together: Sequence[Difference]) -> bool:
    """Whether a conflict is about those killed or hurt, whose number only grows."""
    return together[0].slot is TOLL and together[0].topic.partition(" ")[0] in RISING


def find_tolled(places: Iterable[tuple[Account, str, Measure]], values: Mapping[str, int]) -> list[tuple[int, int, Figure]]:
    """The place of the report, the side and the figure of each toll."""
    return [(account.report, values[value], measure) for account, value, measure in places if isinstance(measure, Figure)]


def is_fixed(slot: Slot, figure: Figure) -> bool:
    """Whether a figure does not come to be otherwise as days pass: a measure, and the longest term that a law allows."""
    return figure.unit in slot.fixed or (figure.unit in TERMS and figure.bound == "most")


def is_of_moments(together: Sequence[Difference]) -> bool:
    """Whether all numbers of a conflict can be right, of one toll at several moments: "at least 5", 7."""
    return all(figures_agree(*difference.measures) for difference in together)


def find_retold(
    reports: Sequence[Report], retold: Sequence[Account], values: Mapping[str, int], told: Sequence[tuple[Account, str, Measure]]
) -> frozenset[int]:
    """The sides with a number that a report says was told before, of the same ("earlier reports had put the depth at 40 metres"), and that
    no later report tells all the same."""
    found = set()
    for account, value, measure in told:
        for other in retold if isinstance(measure, Figure) else ():
            alike = any(word.isalpha() for word in account.features & other.features)
            same = any(isinstance(measure, Figure) and measure.unit == f.unit and both_right(measure, f) for f in other.assertion.figures)
            again = any(values[known] == values[value] and is_later(reports[one.report], reports[other.report]) for one, known, _ in told)
            if alike and same and not again:
                found.add(values[value])
    return frozenset(found)


def is_gainsaid(together: Sequence[Difference]) -> bool:
    """Whether somebody says no to how others have a thing to be, not to what happened on a day: "it is not out of control, an engineer
    said" is no earlier news of a station that is out of control."""
    if together[0].slot.kind != "polarity":
        return False
    return any(
        value in difference.slot.denying
        and account.mention is not None
        and not account.nameless
        and (not is_done(difference) or (other.mention is not None and not of_one_mouth(account, other)))
        for difference in together
        for value, *pair in zip(difference.values, (difference.left, difference.right), (difference.right, difference.left), strict=True)
        for account, other in (pair,)
    )


def is_done(difference: Difference) -> bool:
    """Whether a passage of a difference tells what was done, not how a thing was."""
    told = (difference.left.assertion, difference.right.assertion)
    return any(said.status == "done" and said.verb != "be" for said in told)


def find_renewed(sides: Sequence[Side], versions: Order) -> frozenset[int]:
    """The sides that are told only by earlier versions of dispatches of which a later one is on another side, and not on theirs."""
    on: dict[int, set[str]] = {}
    for side in sides:
        on.setdefault(side.side, set()).add(side.report)
    later = {
        report: {newer for newer in set().union(*on.values()) if (report, newer) in versions} for told in on.values() for report in told
    }
    found = frozenset(number for number, told in on.items() if all(later[report] and not later[report] <= told for report in told))
    return found if len(found) < len(on) else frozenset()


def place_value(account: Account, measure: Measure) -> Span | None:
    """Where a passage has a number or time of that value: a copy has it at a place of its own."""
    said = account.assertion
    if isinstance(measure, Figure):
        key = (measure.value, measure.most, measure.unit)
        return next((figure.span for figure in said.figures if (figure.value, figure.most, figure.unit) == key), None)
    if isinstance(measure, When):
        whens = (*said.whens, *((account.statement.when,) if account.statement and account.statement.when else ()))
        return next((when.words for when in whens if (when.first, when.last) == (measure.first, measure.last)), None)
    return None


def place_name(report: Report, account: Account, slot: Slot, value: str) -> Span | None:
    """Where a passage has the name that is its value."""
    at = report.words(account.span).find(value) if slot.wordy else -1
    return Span(account.span.start + at, account.span.start + at + len(value), account.span.where) if at >= 0 else None


def find_sides(slot: Slot, given: Sequence[tuple[str, Measure]]) -> dict[str, int]:
    """The number of the side for each value; figures and times that can both be right ("at least 7", "7") are on one side. A number that
    agrees with some of those that differ, but is not nearly theirs ("at least 60", "77" and "84"), is on a side of its own; one that agrees
    with all of them is on the nearest."""
    measures = dict(given[::-1])
    values = list(dict.fromkeys(value for value, _ in given))
    disputed = [v for v in values if any(v != other and not slot.agree(measures[v], measures[other]) for other in values)]
    sides: list[Measure] = []
    numbers: dict[str, int] = {}
    for value in (*disputed, *(v for v in values if v not in disputed)):
        measure = measures[value]
        near = [n for n, known in enumerate(sides) if slot.agree(measure, known) and (value not in disputed or is_near(measure, known))]
        numbers[value] = min(near, key=lambda n: distance(measure, sides[n]), default=len(sides))
        if numbers[value] == len(sides):
            sides.append(measure)
    return numbers


def is_near(one: Measure, other: Measure) -> bool:
    """Whether two figures that agree are nearly the same, not only a bound that the other keeps; times that agree are."""
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return True
    return distance(one, other) <= ROUGH * max(one.most, other.most)


def distance(one: Measure, other: Measure) -> float:
    """How far two figures are from each other; none where they have a value in common, or are times."""
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return 0.0
    return max(0.0, one.value - other.most, other.value - one.most)
