"""Where reports put one event, or one saying, at different times.

An event is known by its act and by who did or suffered it, clause by clause ("the girls, who were seized in April 2014, ..."). What a
report tells of twice, at two times, happens again and again: of such acts two days are two occasions.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from legation.records.reading import When
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import SAME_DAYS, overlap
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.likeness import Weights
from legation.weighing.accounts.postings import find_pairs
from legation.weighing.accounts.spots import widen
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.wording import name_point

# How alike two clauses must be, in words that are telling in this story, to tell of one event: least where act, doer and object are the
# same, more where one of them is all they have beside the act, most where one of them is another. What is to come is told before it has
# a shape: its act is nearly enough.
ALIKE_SLOTS, ALIKE_SLOT, ALIKE_CLASH, ALIKE_AHEAD = 0.15, 0.4, 0.5, 0.1
# Two sayings of one speaker are one where they are about as alike as two claims that are one.
ALIKE_SAID = 0.3
# An act that a story puts at more times than this, whoever did it, happens again and again.
MOST_TIMES = 3

# Who is quoted more often than this is compared by the first sayings only: it keeps the pairs in proportion.
POSTINGS = 60


@frozen(eq=False)
class Dated:
    """A clause and the time that it gives: `words` as written, `named` where they name it, `weekday` where they only name a day of the
    week, `ahead` where it is still to come; `slots` are who did or suffered it."""

    account: Account
    when: When
    words: str
    named: bool
    weekday: str | None
    ahead: bool
    slots: dict[str, str]


def find_dated(index: StoryIndex, clauses: Sequence[Account], weights: Weights) -> Iterator[Difference]:
    """The differences between the times that the clauses of a story's reports give for one event."""
    shelves: dict[tuple[str, str, bool], list[Dated]] = {}
    times: dict[tuple[str, bool], list[When]] = {}
    for clause in clauses:
        when = tell_time(clause)
        if when is not None:
            dated = lay_time(index, clause, when)
            for act in find_acts(index, clause):
                times.setdefault((act, dated.ahead), []).append(when)
                for filler in ("", *dated.slots.values()) if dated.ahead else dated.slots.values():
                    shelves.setdefault((act, filler, dated.ahead), []).append(dated)
    often = {act for act, told in times.items() if count_apart(told) > MOST_TIMES}
    laid: set[tuple[int, int]] = set()
    for (act, _, ahead), dated_here in sorted(shelves.items()):
        if (act, ahead) not in often and not happens_again(dated_here):
            for one, other in find_pairs(
                dated_here,
                lambda dated: (dated.when.first, dated.when.last),
                lambda a, b: of_one_event(weights, a, b) and stand_against(index, a, b),
            ):
                if (id(one), id(other)) not in laid:  # an event stands on the shelf of its doer, and on that of its victim
                    laid.add((id(one), id(other)))
                    yield lay_apart(index, one, other)


def find_said(index: StoryIndex, table: Sequence[Account], weights: Weights) -> Iterator[Difference]:
    """The differences between the times at which reports have one speaker say one thing; the passages with their copies."""
    shelves: dict[str, dict[tuple[object, ...], list[Dated]]] = {}
    for account in table:
        said = account.statement
        if said is not None and said.when is not None and account.speaker is not None:
            shelf = shelves.setdefault(account.speaker.split()[-1], {})
            words = said.when.words
            # The words that say when may stand before or behind what was said.
            whole = widen(account, words.start, words.end) if words.where == account.span.where else account
            dated = lay_time(index, whole, said.when)
            shelf.setdefault((account.assertion.stems, said.when.first), []).append(dated)
    for _, sayings in sorted(shelves.items()):
        for left, right in combinations(list(sayings.values())[:POSTINGS], 2):
            if stand_against(index, left[0], right[0]) and weights.likeness(left[0].account, right[0].account) >= ALIKE_SAID:
                pairs = [*((one, right[0]) for one in left), *((left[0], other) for other in right[1:])]
                yield from (lay_apart(index, one, other) for one, other in pairs if one.account.report != other.account.report)


def tell_time(account: Account) -> When | None:
    """The one time that a clause gives for what it says; None where it gives none or several, or denies it."""
    whens = account.assertion.whens
    return whens[0] if len(whens) == 1 and not account.denied else None


def lay_time(index: StoryIndex, account: Account, when: When) -> Dated:
    """A clause with its time."""
    report, tables = index.reports[account.report], index.lexicon.tables
    words = report.words(when.words)
    plain = [word.strip(".,'’").lower() for word in words.split()]
    named = any(sign.isdigit() for sign in words) or any(word in tables.get("dates.months", {}) for word in plain)
    weekdays = [tables["dates.weekdays"][word] for word in plain if word in tables.get("dates.weekdays", {})]
    ahead = report.day is not None and when.first > report.day.isoformat()[: len(when.first)]
    return Dated(account, when, words, named, None if named or not weekdays else weekdays[0], ahead, find_fillers(index, account))


def find_fillers(index: StoryIndex, account: Account) -> dict[str, str]:
    """Who did or suffered what a clause says, by the slot: no pronouns, and no times in the place of an object."""
    tables, empty = index.lexicon.tables, index.lexicon.phrases.get("stopwords", ())
    said, filled = account.assertion, {}
    for slot, filler in (("subject", said.subject), ("object", said.object)):
        time = filler in tables.get("dates.months", {}) or filler in tables.get("dates.weekdays", {})
        if filler is not None and not time and filler not in empty and filler != account.predicate and not filler.isdigit():
            filled[slot] = filler
    return filled


def find_acts(index: StoryIndex, account: Account) -> list[str]:
    """The acts whose time a clause gives: its predicate, and under "is scheduled" what is scheduled ("is to blast off", "the launch")."""
    senses, said = index.lexicon.tables.get("senses", {}), account.assertion
    if account.predicate is None:
        return []
    if said.verb not in index.lexicon.phrases.get("conflicts.arranging", ()):
        return [account.predicate]
    return [senses.get(word.lower(), word.lower()) for word in (said.object, said.subject) if word is not None and ":" not in word]


def happens_again(dated: Sequence[Dated]) -> bool:
    """Whether one report tells of an act of the same at two times."""
    given: dict[int, dict[tuple[str, str], When]] = {}
    for one in dated:
        given.setdefault(one.account.report, {}).setdefault((one.when.first, one.when.last), one.when)
    return any(not overlap(a, b) for whens in given.values() for a, b in combinations(whens.values(), 2))


def count_apart(times: Sequence[When]) -> int:
    """How many of some times have no day in common with one counted before; past MOST_TIMES nobody need count on."""
    apart: list[When] = []
    for when in times:
        if len(apart) <= MOST_TIMES and not any(overlap(when, known) for known in apart):
            apart.append(when)
    return len(apart)


def of_one_event(weights: Weights, one: Dated, other: Dated) -> bool:
    """Whether two clauses with the same act, of two reports, tell of one event."""
    if one.account.report == other.account.report:
        return False
    both = one.slots.keys() & other.slots.keys()
    shared = sum(one.slots[slot] == other.slots[slot] for slot in both)
    if any(one.slots[slot] != other.slots[slot] and is_name(one.slots[slot]) and is_name(other.slots[slot]) for slot in both):
        return False
    same = ALIKE_AHEAD if one.ahead and other.ahead else ALIKE_SLOT if shared == 1 else ALIKE_SLOTS
    least = ALIKE_CLASH if shared < len(both) else same
    return weights.likeness(one.account, other.account) >= least


def is_name(filler: str) -> bool:
    """Whether a slot is filled by a name or an actor, not by a noun."""
    return ":" in filler or filler[:1].isupper()


def stand_against(index: StoryIndex, one: Dated, other: Dated) -> bool:
    """Whether two times cannot both be right, can be held against each other, and neither report knows the other's."""
    if overlap(one.when, other.when) or not tell_apart(index, one, other):
        return False
    return not knows(index, other, one) and not knows(index, one, other)


def knows(index: StoryIndex, one: Dated, other: Dated) -> bool:
    """Whether a report has the other's time somewhere. A bare month stands for many things."""
    bare = other.named and not any(sign.isdigit() for sign in other.words)
    return not bare and index.mentions(one.account, other.words)


def tell_apart(index: StoryIndex, one: Dated, other: Dated) -> bool:
    """Whether two times can be held against each other: by their names, or as days of the week in reports of the same days. What is to come
    may be given by the day of the report ("next month"); a report's own day is too often wrong for what has been."""
    if one.named and other.named:
        return True
    if one.weekday is not None and other.weekday is not None:
        days = [index.reports[dated.account.report].day for dated in (one, other)]
        near = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= SAME_DAYS
        return near and one.weekday != other.weekday
    return one.ahead and other.ahead


def show_time(dated: Dated) -> str:
    """A time as plain text: by the calendar, or the day of the week."""
    if dated.weekday is not None:
        return dated.words
    return dated.when.first if dated.when.first == dated.when.last else f"{dated.when.first} to {dated.when.last}"


def lay_apart(index: StoryIndex, one: Dated, other: Dated) -> Difference:
    """The difference of two times."""
    accounts = (one.account, other.account)
    stems = [word for dated in (one, other) for word in (*dated.slots.values(), dated.account.assertion.verb) if word]
    values, ahead = (show_time(one), show_time(other)), one.ahead and other.ahead
    return Difference("date", name_point(index, accounts, stems), *accounts, values, measures=(one.when, other.when), changing=ahead)
