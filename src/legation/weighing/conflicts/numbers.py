"""How many, how much, how far, how long, how old: numbers of one thing that cannot both be right, and what one report says is not there.

A thing is known by what is counted, or by what the measure is a measure of. That two reports mean the same of them is read off the two
sentences (one role, one party, some words), or off the two clauses (one act, or much of the same words).
"""

from collections.abc import Iterator
from typing import Literal

from attrs import evolve, field, frozen

from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import both_right, is_number, same_name, withheld_things
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.conflicts.point import Evidence, Telling, figure_key, name_point, show
from legation.weighing.conflicts.scope import of_one_scope, of_two_ages
from legation.weighing.conflicts.tolls import FATES, TIMES, is_close

# Roles whose numbers may stand without a unit.
MEASURES = ("magnitud", "height", "depth", "speed", "weight")
COUNTS = (None, "person", "ordinal")
MONEY = ("percent", "usd", "eur", "gbp", "jpy")
# How alike two sentences must be for a number with its role and party to be of one thing (a time of day needs less: what
# happens is all it can be of); and two clauses, without their numbers: little
# where they say the same act, more where they do not.
ALIKE_NUMBER, ALIKE_CLOCK, ALIKE_ACT, ALIKE_SUM, ALIKE_THING = 0.2, 0.15, 0.12, 0.12, 0.25
# What one counts and the other says is not there is already much in common.
ALIKE_COUNTED = 0.1
# So many telling words besides the thing itself are more than chance.
TELLING = 2
# What a number counts: a thing, a sum that changes hands, or so many people that they are the same whatever the verb.
Sort = Literal["thing", "sum", "people"]
# A deal is known by its two parties.
PARTIES = 2
# What weighs so much weighs it on other days, too; what weighs half as much again is another of its sort.
LASTING, HEAVIER = "weight", 1.5
# So many people, told to the thousand and nearly the same, are the same people, whatever the verb ("143 million were affected").
EXACT = 1000
# An age is told wrong by a year or two; ages further apart are those of two people.
YEARS_APART = 3
# Who is younger than this is a child. By judgement: papers say "child" up to about twelve and "teenager" from thirteen on.
GROWN = 13
# "year" and "old" stand with every age.
EVERY = ("year", "old", "age", "aged")


@frozen(eq=False)
class Count(Telling):
    """A number, the clause that gives it, and the telling words of the clause: those that are no numbers."""

    figure: Figure = field(kw_only=True)
    clause: Account = field(kw_only=True)
    sort: Sort = field(kw_only=True)
    thing: str = field(kw_only=True)
    words: frozenset[str] = field(kw_only=True)


def show_figure(index: StoryIndex, telling: Telling) -> str:
    """The number that a passage gives, as a person writes it."""
    return show(index, telling.account, telling.measure) if isinstance(telling.measure, Figure) else telling.value


def states(index: StoryIndex, one: Telling, other: Telling) -> bool:
    """Whether the report of the first gives the other's number anywhere."""
    return isinstance(other.measure, Figure) and index.states(one.account, other.measure)


def states_count(index: StoryIndex, one: Count, other: Count) -> bool:
    """Whether the report of the first gives the other's number of that sort of thing: "another 1,000 troops" are others, and 26 of
    anything else is no 26 seats."""
    things = index.language.lists.counts.things
    return any(
        figure.unit == other.figure.unit
        and both_right(other.figure, figure)
        and (
            figure.what is None
            or other.figure.what is None
            or things.get(figure.what, figure.what) == things.get(other.figure.what, other.figure.what)
        )
        and index.around_words(one.account.report, figure)[0] not in index.language.lists.counts.some
        for figure in index.figures[one.account.report]
    )


def find_none(story: Evidence) -> Iterator[Telling]:
    """What some passages say is not there or not known yet ("have not identified any suspects"), and how many others count."""
    denied = [(thing, account) for account in story.firsts for thing in sorted(withheld_things(account, story.language))]
    yield from (Telling((thing,), account, "none", topic="") for thing, account in denied)
    things = {thing for thing, _ in denied}
    for account in story.firsts if things else ():
        for thing in sorted(things):
            figure = next((f for f in account.assertion.figures if f.what == thing), None)
            if figure is not None and figure.unit in COUNTS:
                yield Telling((thing,), account, figure_key(figure), measure=figure, topic="")


def none_of_one(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether of two passages that are a little alike one counts and the other says that there is nothing to count."""
    return "none" in (one.value, other.value) and story.weights.likeness(one.account, other.account) >= ALIKE_COUNTED


def find_numbers(story: Evidence) -> Iterator[Count]:
    """The numbers that the reports of a story give, thing by thing."""
    for part in story.parts:
        words = frozenset(feature for feature in part.clause.features if not is_number(feature))
        for figure in name_parts(story, part.clause):
            unit = "count" if figure.unit in (None, "person") else str(figure.unit)
            for sort, thing in find_things(story, part.clause, figure):
                yield Count(
                    (unit, sort, thing),
                    part.whole,
                    figure_key(figure),
                    measure=figure,
                    figure=figure,
                    clause=part.clause,
                    sort=sort,
                    thing=thing,
                    words=words,
                )


def name_parts(index: StoryIndex, clause: Account) -> Iterator[Figure]:
    """The figures of a clause; of "44 of the 76 seats" the first counts seats, too."""
    figures, totals = clause.assertion.figures, index.language.lists.counts.totals
    for figure in figures:
        text = index.reports[clause.report].place(figure.span.where)
        wholes = (f for f in figures if figure.what is None and f.what is not None and figure.span.end < f.span.start)
        whole = next((f for f in wholes if text[figure.span.end : f.span.start].strip().lower() in totals), None)
        yield figure if whole is None else evolve(figure, what=whole.what)


def find_things(index: StoryIndex, clause: Account, figure: Figure) -> Iterator[tuple[Sort, str]]:
    """What a figure counts or measures; nothing where it counts some of many, moves from hour to hour, is a toll (tolls.py) or an
    age."""
    lists = index.language.lists
    if figure.unit == "age" or is_some(index, figure, clause):
        return
    if figure.unit in MONEY and figure.what is not None:
        yield "sum", lists.counts.sums.get(figure.what, figure.what)
        if figure.role not in lists.roles.words.values():
            return  # "held three billion in cash": what was held is no other sum that was held
    # The tolls of a day long past are no tolls of the story: "carried 41,000 passengers last year".
    tolled = figure.role in FATES and not index.is_past(clause)
    if figure.unit in COUNTS and figure.what is not None:
        thing = lists.counts.things.get(figure.what, figure.what)
        if figure.value != 1 and not (tolled and figure.unit != "ordinal"):
            yield "thing", f"{thing} {figure.role}" if figure.unit == "person" else thing
        if figure.unit == "person" and figure.value >= EXACT and not tolled:
            yield "people", thing
    elif figure.unit == "km" and anchors(figure):
        yield from (("thing", anchor) for anchor in sorted(anchors(figure)))
    elif figure.role is not None and (
        figure.role in MEASURES or not (figure.unit in COUNTS or (figure.unit in MONEY and moves(index, figure)))
    ):
        yield "thing", figure.role


def is_some(index: StoryIndex, figure: Figure, account: Account) -> bool:
    """Whether a number is of some among many, of another time, or of all of them: "two other men", "the last 15 laps", "20 of 71"."""
    before, behind = index.around(account, figure)
    lists = index.language.lists
    text = index.reports[account.report].place(figure.span.where)[: figure.span.start].rstrip().lower()
    whole = text.endswith(tuple(f" {words}" for words in lists.counts.totals)) and any(f is not figure for f in account.assertion.figures)
    total = before == "of" and any(f.span.end + len(" of ") == figure.span.start for f in account.assertion.figures)
    return whole or total or before in lists.counts.some or behind in lists.counts.others


def of_one_thing(story: Evidence, one: Count, other: Count) -> bool:
    """Whether two numbers of two reports are of one thing."""
    a, b = one.account, other.account
    if not of_one_scope(story, (a, one.figure), (b, other.figure)):
        return False
    if one.figure.unit == "km" and of_two_ages(a, b):
        return False
    if one.figure.unit in COUNTS and min(one.figure.most, other.figure.most) * TIMES < max(one.figure.most, other.figure.most):
        return False
    if one.sort == "sum":
        # What a deal is worth is told of it long after, too.
        both_dated = bool(a.assertion.whens) and bool(b.assertion.whens)
        return (not both_dated or story.same_occasion(a, b)) and of_one_deal(story, one, other)
    if one.sort == "people":
        return is_close(one.figure, other.figure) and len((one.words & other.words).difference(one.thing.split())) >= TELLING
    if one.thing == LASTING and one.figure.what is not None and other.figure.what is not None:
        return of_one_weight(story, one, other)
    if not story.same_occasion(a, b):
        return False
    return of_one_party(story, one, other) or of_one_act(story, one, other)


def of_one_deal(story: Evidence, one: Count, other: Count) -> bool:
    """Whether two sums for one sort of thing are of one such thing: they name two parties in common, or one and are nearly the same."""
    if is_close(one.figure, other.figure) and share_names(one, other, whole=True):
        return True
    return share_names(one, other) >= PARTIES and story.clause_weights.likeness(one.clause, other.clause, without=is_number) >= ALIKE_SUM


def is_lasting(count: Count) -> bool:
    """Whether a number is the same on other days: what a thing weighs."""
    return count.thing == LASTING


def of_one_weight(story: Evidence, one: Count, other: Count) -> bool:
    """Whether two weights are of one bearer and not far apart, and each passage gives but one."""
    small, large = sorted((one.figure.value, other.figure.value))
    each = all(alone(story, count.account, count.figure) for count in (one, other))
    return each and small * HEAVIER >= large and one.figure.what is not None and one.figure.what == other.figure.what


def of_one_party(story: Evidence, one: Count, other: Count) -> bool:
    """Whether two sentences give one number each for one role, of one party, in words that are a little alike."""
    a, b, left, right = one.figure, other.figure, one.account, other.account
    least = ALIKE_CLOCK if a.unit == "clock" else ALIKE_NUMBER
    if story.clause_weights.likeness(left, right) < least or not alone(story, left, a) or not alone(story, right, b):
        return False
    if a.unit == "ordinal":
        return bool(left.assertion.whens and right.assertion.whens)
    if a.unit == "km" and anchors(a) and anchors(b):
        return True
    same = bool(bearers(story, one) & bearers(story, other))
    bounded = a.bound == b.bound and a.bound in ("least", "most")
    return a.role is not None and a.role == b.role and (a.unit == "clock" or bounded or same)


def of_one_act(story: Evidence, one: Count, other: Count) -> bool:
    """Whether two clauses count or measure the same: they say the same act of it with another telling word, or have much in common and
    name the same; a measure must be of the same bearer."""
    a, b = one.clause, other.clause
    if a.denied or b.denied or not alone(story, a, one.figure) or not alone(story, b, other.figure):
        return False
    if one.figure.unit not in (*COUNTS, "clock") and not bearers(story, one) & bearers(story, other):
        return False
    like = story.clause_weights.likeness(a, b, without=is_number)
    telling = (one.words & other.words) - {*one.thing.split(), str(a.predicate), str(b.predicate)}
    if a.predicate is not None and a.predicate == b.predicate and a.predicate not in story.language.lists.content.light:
        return like >= ALIKE_ACT and bool(telling)
    close = is_close(one.figure, other.figure) and bool(telling)
    return share_names(one, other) > 0 and (close or (like >= ALIKE_THING and len(telling) >= TELLING))


def share_names(one: Count, other: Count, whole: bool = False) -> int:
    """How many names the clauses (or the whole passages) of two numbers have in common, in full or in part."""
    here, there = (names_by(count.account if whole else count.clause, count.figure) for count in (one, other))
    return sum(any(same_name(name, known) for known in there) for name in here)


def names_by(account: Account, figure: Figure) -> list[str]:
    """The names in a passage and those that its number is said of."""
    return list(dict.fromkeys((*account.assertion.names, *(party for party in figure.parties if party[:1].isupper()))))


def alone(index: StoryIndex, account: Account, figure: Figure) -> bool:
    """Whether a passage gives one value only for what a figure is a figure of."""
    kin = [f for f in account.assertion.figures if f.unit == figure.unit and f.what == figure.what and f.role == figure.role]
    return all(both_right(figure, f) or is_some(index, f, account) for f in kin)


def bearers(index: StoryIndex, count: Count) -> set[str]:
    """Whom or what a number is said of, by name or noun: its parties and the subject of its clause."""
    subject = count.clause.assertion.subject
    said_of = {*count.figure.parties, *((subject,) if subject is not None else ())}
    return said_of.difference(index.language.lists.content.stopwords)


def anchors(figure: Figure) -> set[str]:
    """The places from which a distance is taken."""
    return {party for party in figure.parties if party.startswith("from:")}


def moves(index: StoryIndex, figure: Figure) -> bool:
    """Whether a figure tells how far something moved: prices and polls are other from hour to hour."""
    return figure.role in index.language.lists.counts.moving


def find_ages(story: Evidence) -> Iterator[Telling]:
    """How old someone is whom the reports do not name: "a four-year-old boy fell into the enclosure", "a 3-year-old got into the
    enclosure". The ages of those who are named are laid side by side with their names (persons.py)."""
    for account in story.stated:
        for figure in account.assertion.figures:
            if figure.unit == "age" and not is_named(account, figure) and not story.is_past(account):
                sort = find_person(story, figure)
                if sort is not None:
                    yield Telling((sort,), account, f"{figure.value:g}", measure=figure, topic=f"age {sort}")


def find_person(index: StoryIndex, figure: Figure) -> str | None:
    """What sort of person an age is given for: by the noun; of an age so low it is a child's without one ("a 3-year-old got in")."""
    if figure.what is not None:
        return index.language.lists.counts.persons.get(figure.what, figure.what)
    return index.language.lists.counts.persons.get(word_of_age(index)) if figure.value < GROWN else None


def word_of_age(index: StoryIndex) -> str:
    """The word by which an age is told of somebody for whom no noun stands: "a 3-year-old"."""
    return next(iter(index.language.lists.counts.aged), "")


def knows_age(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether the report of the first gives the other's age of that sort of person, or of nobody it tells: of a child that fell in twenty
    years ago it is another's."""
    if not isinstance(other.measure, Figure):
        return False
    told = (account for account in story.by_report.get(one.account.report, ()) if not story.is_past(account))
    ages = (figure for account in told for figure in account.assertion.figures if figure.unit == "age")
    return any(find_person(story, age) in (None, *one.point) and both_right(other.measure, age) for age in ages)


def of_one_age(_story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two ages are a year or two apart and of one person: the passages have a word in common besides the person and the age."""
    a, b = one.measure, other.measure
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.value != a.most or b.value != b.most:
        return False
    shared = {word for word in one.account.features & other.account.features if not is_number(word)}
    return 0 < abs(a.value - b.value) < YEARS_APART and bool(shared.difference(EVERY, {str(a.what), str(b.what)}))


def name_aged(index: StoryIndex, one: Telling, other: Telling) -> str:
    """Whose age it is, in words of a report."""
    whats = {telling.measure.what or word_of_age(index) for telling in (one, other) if isinstance(telling.measure, Figure)}
    return name_point(index, (one.account, other.account), whats)


def is_named(account: Account, figure: Figure) -> bool:
    """Whether an age is given for someone by name."""
    return any(trait.kind == "age" and trait.of and trait.value == f"{figure.value:g}" for trait in account.assertion.traits) or any(
        figure.what in name.lower().replace("-", " ").split() for name in account.assertion.names
    )
