"""Where accounts differ: each conflict as a small table, one column an account."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from math import isclose
from typing import get_args

from legation.briefing.ledger import line
from legation.briefing.makers import Maker
from legation.briefing.material import Material
from legation.briefing.names import outlet_name
from legation.briefing.templates import CHOICES, DAY, QUANTITY, TITLES, note, ours
from legation.language.gauges import Gauge, find_gauge, read_hours
from legation.language.words import LETTERS
from legation.records.brief import Line, Ours, Part, Section, Table
from legation.records.reading import Figure
from legation.records.report import Span
from legation.records.story import Conflict, ConflictKind, Side

# Three conflicts of up to five accounts each, two passages an account, leave two thirds of the page for who said what and what holds.
MOST = 3
MOST_ACCOUNTS = 5
MOST_PASSAGES = 2
# A passage beside four others is told in three lines of a narrow column.
LONGEST = 130
# A correction is shown whole up to three lines of print; a month stands so near beside its day.
LONGEST_CORRECTION, BESIDE = 320, 14
# How far a thing has come where an account has it only as an idea: of a report's several wordings the weakest tells most.
WEAK = ("none", "considered")
# Yes or no is said of something where so many words say of what ("pilot was killed").
CLEAR = 3
# The closed lists in which the values of a kind of conflict have their words.
LISTS: dict[ConflictKind, tuple[str, ...]] = {"status": ("status", "known", "condition"), "polarity": ("held",), "number": ("counted",)}
# A time of day, and a number, as the values of accounts have them.
CLOCK, NUMBER = re.compile(r"\d{1,2}:\d\d"), re.compile(r"\d+(?:\.\d+)?")
# The words right behind a number, and those right before it.
BEHIND, BEFORE = re.compile(r"(?: [a-z][a-z-]*){1,2}"), re.compile(r"(?<![\w’'-])[\w’'-]+(?: [\w’'-]+){0,4} $")
# What is measured and not counted, and the units of who is counted.
MEASURED = ("sentenc", "weight", "clock", "age", "depth", "height", "magnitud", "delay", "fall", "calibre", "sum", "order", "distance")
PEOPLE = (None, "person")
# What the words beside a number say that it measures.
GAUGES = get_args(Gauge)
# How the value of a sum ends.
MONEY, DISTANCE = ("usd", "eur", "gbp", "jpy"), "km"
# A converted measure is printed with four figures.
PRINTED = 0.0005
# How an account of what came first ends: before it stands a word of the report.
FIRST = " first"


def write(material: Material) -> Section:
    """The section on what differs, the weightiest first; differences that a later report explains come last."""
    conflicts = sort_conflicts(material)
    shown = conflicts[:MOST]
    # What keeps silent was found all the same: only a story without any conflict is said to have none.
    left = len(material.story.conflicts) - len(shown)
    lines = [*write_corrections(material), *([note("more-points", left)] if left else [])]
    tables = tuple(build_table(material, conflict) for conflict in shown)
    return Section("differs", TITLES["differs"], tuple(lines), tables, None if material.story.conflicts or lines else note("none-differs"))


def write_corrections(material: Material) -> list[Line]:
    """What a report takes back of its own: the wrong number and the right one where it gives them, and the line that corrects."""
    lines = []
    for correction in material.story.corrections[:MOST] if material.prints("correction") else ():
        report, cite = correction.report, material.ledger.cite
        where = material.reports[report]
        told = cite(report, correction.span, LONGEST_CORRECTION)
        # What was cut says neither what was wrong nor what is right.
        if any(isinstance(part, Ours) for part in told):
            continue
        numbers = [one for one in (correction.wrong, correction.right) if one is not None]
        sure = len(numbers) > 1 and not any(is_of_date(material, report, one) for one in numbers)
        wrong = cite(report, numbers[0]) if sure else ()
        right = (ours("corrected-to"), *cite(report, numbers[1])) if sure else ()
        parts = (ours("corrected", outlet_name(where)), wrong, right, ours("colon"), told, material.mark("correction"))
        lines.append(line(*parts, maker="correction"))
    return lines


def is_of_date(material: Material, report: str, number: Span) -> bool:
    """Whether a number is part of a day: "4 November 2016"."""
    place = material.reports[report].place(number.where)
    before, behind = LETTERS.findall(place[max(0, number.start - BESIDE) : number.start]), LETTERS.findall(place[number.end :][:BESIDE])
    months = {month.casefold() for month in material.lists.dates.months}
    return any(word.casefold() in months for word in (*before[-1:], *behind[:1]))


def sort_conflicts(material: Material) -> list[Conflict]:
    """The conflicts that may be printed: those that can be named in words of the reports, the weightiest first, differences that a later
    report explains last."""
    printed = [
        conflict
        for conflict in material.story.conflicts
        if material.prints(find_maker(conflict)) and (material.every or is_named(material, conflict))
    ]
    return sorted(printed, key=lambda conflict: (conflict.why is not None, -conflict.salience))


def is_named(material: Material, conflict: Conflict) -> bool:
    """Whether a heading can name what the accounts differ about: in words of a report, or by what became of those who are counted. Of yes
    or no, one or two words ("dead included") do not say of what; a name or a third word does."""
    if find_role(material, conflict) is not None:
        return True
    heading = find_heading(material, conflict)
    words = material.reports[heading[0]].words(heading[1]) if heading is not None else None
    if words is None or not any(letter.isalpha() for letter in words):
        return False
    if conflict.kind == "number":
        return names_thing(material, words)
    return conflict.kind != "polarity" or len(words.split()) >= CLEAR or any(word[:1].isupper() for word in words.split()[1:])


def names_thing(material: Material, words: str) -> bool:
    """Whether words say what is counted: "rescuers", "firefighters hurt". "people" do not say which, "$38 billion" and "Karst" nothing."""
    lists = material.lists
    bare = {*lists.people.groups, *lists.figures.numbers, *lists.figures.scales, *lists.figures.units, *lists.figures.persons}
    small = {*lists.small.joining, *lists.small.articles, *lists.small.its, *lists.small.own, *lists.lines.leading, *lists.lines.auxiliary}
    return any(word.isalpha() and word.islower() and len(word) > 2 and word not in bare | small for word in LETTERS.findall(words))


def find_heading(material: Material, conflict: Conflict) -> tuple[str, Span] | None:
    """The report and the address of the point at issue as a passage writes it; None where none does. A number, or "people", with the words
    beside it that say of what: "a $3 billion bid", "tents for 40 people"."""
    for side in conflict.sides:
        words = material.reports[side.report].words(side.span)
        place = find_point(words, conflict.about)
        if place is None:
            continue
        if conflict.kind == "number" and find_role(material, conflict) is None and not names_thing(material, words[slice(*place)]):
            place = widen_point(material, words, place)
        return side.report, Span(side.span.start + place[0], side.span.start + place[1], side.span.where)
    return None


def widen_point(material: Material, words: str, place: tuple[int, int]) -> tuple[int, int]:
    """A number, or a bare "people", with the plain words that stand right behind it, else with those right before it."""
    small = {*material.lists.small.joining, *material.lists.small.articles, *material.lists.lines.leading, *material.lists.lines.auxiliary}
    start, end = place
    behind = BEHIND.match(words, end)
    run = behind[0].split() if behind else []
    # "$3 billion in cash": the small word leads to what is counted.
    if len(run) > 1 and run[0] in small and run[1] not in small:
        return start, end + len(behind[0]) - len(behind[0].lstrip()) + len(" ".join(run[:2])) if behind else end
    if run and run[0] not in small:
        return start, end + len(run[0]) + 1
    before = BEFORE.search(words[:start])
    return (before.start(), end) if before else place


def find_maker(conflict: Conflict) -> Maker:
    """Who makes the table of a conflict: each kind has its own record."""
    makers: dict[ConflictKind, Maker] = {
        "number": "conflict-number",
        "date": "conflict-date",
        "status": "conflict-status",
        "polarity": "conflict-polarity",
        "place": "conflict-place",
        "identity": "conflict-identity",
        "other": "conflict-other",
    }
    return makers[conflict.kind]


def build_table(material: Material, conflict: Conflict) -> Table:
    """One conflict: a column an account, its value as head, and under it the passages that have it so."""
    accounts = list(find_accounts(conflict))[:MOST_ACCOUNTS]
    head = tuple(
        line(
            name_value(conflict, account[0]) or quote_value(material, account) or ours("account", number),
            tell_overtaken(conflict, account[0]),
            also=[material.ledger.number(side.report, side.span) for side in (account[0], *find_newest(conflict, account[0]))],
        )
        for number, account in enumerate(accounts, start=1)
    )
    columns = [write_account(material, account) for account in accounts]
    rows = tuple(zip_longest(*columns, fillvalue=note("blank")))
    titled = caption(material, conflict, [account[0] for account in accounts])
    return Table(head, rows, titled, maker=find_maker(conflict))


def find_newest(conflict: Conflict, side: Side) -> list[Side]:
    """The account that came in the place of one that is overtaken, where it is one."""
    newest = [other for other in conflict.sides if other.side not in conflict.overtaken]
    return newest[:1] if side.side in conflict.overtaken and len({other.side for other in newest}) == 1 else []


def tell_overtaken(conflict: Conflict, side: Side) -> tuple[Part, ...]:
    """What became of the value of an account that is overtaken: "14, since risen to 17"."""
    if side.side not in conflict.overtaken:
        return ()
    for newest in find_newest(conflict, side) if conflict.why == "update" else ():
        old, new = NUMBER.findall(side.value), NUMBER.findall(newest.value)
        value = " ".join(newest.value.split())
        if conflict.kind == "number" and len(old) == len(new) == 1 and not CLOCK.search(side.value) and QUANTITY.fullmatch(value):
            return (ours("value-risen" if float(new[0]) > float(old[0]) else "value-fallen", value),)
    return (ours("overtaken"),)


def find_accounts(conflict: Conflict) -> Iterator[list[Side]]:
    """The sides of a conflict by their value: one passage a report, the stages of a thing in the order in which it comes about."""
    stages = list(CHOICES["status"])
    by_value: dict[int, list[Side]] = defaultdict(list)
    for side in conflict.sides:
        by_value[side.side].append(side)
    rank = {number: stages.index(sides[0].value) if sides[0].value in stages else len(stages) for number, sides in by_value.items()}
    for number in sorted(by_value, key=lambda number: (rank[number], number)):
        sides = by_value[number] if by_value[number][0].value in WEAK else by_value[number][::-1]
        yield [next(side for side in sides if side.report == report) for report in dict.fromkeys(side.report for side in by_value[number])]


def cite_value(material: Material, side: Side) -> tuple[Part, ...]:
    """A passage with the value that it gives."""
    words = material.reports[side.report].words(side.span)
    place = find_point(words, side.value)
    if place is None:
        return material.ledger.cite(side.report, side.span, LONGEST)
    start, end = (side.span.start + offset for offset in place)
    return material.ledger.cite_around(side.report, side.span, Span(start, end, side.span.where), LONGEST)


def write_account(material: Material, account: list[Side]) -> list[Line]:
    """The passages of one account, each with who prints it and when; the last says how many more there are."""
    shown = account[:MOST_PASSAGES]
    lines = [
        line(cite_value(material, side), name_printer(material, side), also=[material.ledger.number(side.report, side.span)])
        for side in shown
    ]
    if len(account) > len(shown):
        numbers = [material.ledger.number(side.report, side.span) for side in account[len(shown) :]]
        lines.append(line(ours("further", len(numbers)), also=numbers))
    return lines


def caption(material: Material, conflict: Conflict, firsts: list[Side]) -> Line:
    """What the accounts differ about: the kind, and the point itself where it is words of one of the reports."""
    about: tuple[Part, ...] = ()
    told = find_role(material, conflict)
    heading = find_heading(material, conflict)
    # Where the point is a value ("at least 90") the columns have it.
    if heading is not None and (told is None or not any(letter.isdigit() for letter in conflict.about)):
        about = (ours("colon"), *material.ledger.cite(*heading))
    update = (ours(conflict.why),) if conflict.why is not None else ()
    everything = [material.ledger.number(side.report, side.span) for side in firsts]
    told = told or find_sort(material, conflict)
    kind = ours("conflict-role", told) if told is not None else ours("conflict", conflict.kind)
    return line(kind, about, update, material.mark(find_maker(conflict)), also=everything)


def find_sort(material: Material, conflict: Conflict) -> str | None:
    """Whether the values of a number are sums of money, distances, or places in an order ("the 15th test"): then nobody asks how many."""
    if conflict.kind != "number":
        return None
    if all(side.value.endswith(MONEY) for side in conflict.sides):
        return "sum"
    if all(side.value.endswith(DISTANCE) for side in conflict.sides):
        return "distance"
    ordered = all(any(figure.unit == "ordinal" for figure in find_figures(material, side)) for side in conflict.sides)
    return "order" if ordered else None


def find_role(material: Material, conflict: Conflict) -> str | None:
    """What became of those who are counted, or what is measured, where all accounts of a number say the same: killed, injured, a weight."""
    if conflict.kind != "number":
        return None
    if all(CLOCK.fullmatch(side.value) for side in conflict.sides):
        return "clock"
    if all(is_age(material, side) for side in conflict.sides):
        return "age"
    given = [side for side in conflict.sides if NUMBER.search(side.value)]
    found = [find_gauges(material, side) | find_roles(material, side) for side in given]
    shared = sorted(frozenset.intersection(*found) & CHOICES["role"].keys()) if found else []
    # Whose mother of twelve was killed is no toll of twelve.
    measured = [role for role in shared if role in GAUGES]
    return (measured or shared)[0] if len(measured or shared) == 1 else None


def find_gauges(material: Material, side: Side) -> frozenset[str]:
    """What the words beside the value of a passage say that it measures: a depth, a delay."""
    text, gauges = material.reports[side.report].place(side.span.where), material.lists.gauges
    bounds = dict(material.lists.figures.bounds)
    hours = read_hours(text, side.span.start, side.span.end, gauges, bounds, side.span.where)
    known = [find_gauge(text, figure, gauges) for figure in (*find_figures(material, side), *hours) if is_value(figure, side)]
    return frozenset(gauge for gauge in known if gauge is not None)


def find_figures(material: Material, side: Side) -> list[Figure]:
    """The figures of a passage that have its value."""
    reading = material.readings.get(side.report)
    figures = [figure for one in (reading.assertions if reading else ()) for figure in one.figures if figure.span in side.span]
    return [figure for figure in figures if is_value(figure, side)]


def is_age(material: Material, side: Side) -> bool:
    """Whether the value of a passage is how old somebody is."""
    reading = material.readings.get(side.report)
    said = reading.assertions if reading else ()
    traits = (trait for one in said for trait in one.traits)
    if any(trait.kind == "age" and trait.value == side.value and trait.span in side.span for trait in traits):
        return True
    figures = (figure for one in said for figure in one.figures if figure.unit == "age" and figure.span in side.span)
    return any(is_value(figure, side) for figure in figures)


def is_value(figure: Figure, side: Side) -> bool:
    """Whether a figure is the value of a passage, which is printed with fewer digits: "204.1 kg" are 450 pounds."""
    values = [float(number) for number in NUMBER.findall(side.value)]
    return any(isclose(value, known, rel_tol=PRINTED) for value in values for known in (figure.value, figure.most))


def find_roles(material: Material, side: Side) -> frozenset[str]:
    """What the figures of a passage are of that have its value."""
    # Engines that rescue are not the rescued: of whom something becomes are people.
    people = {role for role in CHOICES["role"] if role not in MEASURED}
    figures = [figure for figure in find_figures(material, side) if figure.role not in people or figure.unit in PEOPLE]
    return frozenset(figure.role for figure in figures if figure.role)


def find_point(words: str, about: str) -> tuple[int, int] | None:
    """Where the point at issue stands in some words, as whole words in whatever case and spacing."""
    parts = about.split()
    found = re.search(r"(?<!\w)" + r"\s+".join(re.escape(part) for part in parts) + r"(?!\w)", words, re.IGNORECASE) if parts else None
    return found.span() if found else None


def name_value(conflict: Conflict, side: Side) -> Ours | None:
    """The value of an account in our words, where it is of a kind we have words for."""
    value = " ".join(side.value.split())
    for choices in LISTS.get(conflict.kind, ()):
        if value in CHOICES[choices]:
            return ours(f"value-{choices}", value)
    if conflict.kind == "date" and DAY.fullmatch(value):
        return ours("value-day", value)
    if conflict.kind == "number" and QUANTITY.fullmatch(value):
        return ours("value-number", value)
    return None


def quote_value(material: Material, account: list[Side]) -> tuple[Part, ...]:
    """The value of an account in the words of the first passage that has it so; what came first is one of them."""
    for side in account:
        words, value = material.reports[side.report].words(side.span), side.value
        whole, first = find_point(words, value), find_point(words, value.removesuffix(FIRST))
        place = first if whole is None else whole
        if place is not None:
            start, end = (side.span.start + offset for offset in place)
            quoted = material.ledger.cite(side.report, Span(start, end, side.span.where), LONGEST)
            return quoted if whole is not None else (*quoted, ours("came-first"))
    return ()


def name_printer(material: Material, side: Side) -> Ours:
    """Who prints a passage, and when."""
    outlet, day = material.names.outlets[side.report], material.day(side.report)
    return ours("printed", outlet, day) if day else ours("printed-undated", outlet)
