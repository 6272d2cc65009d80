"""Where reports put one event, or one saying, at different times, and what came first: one says A after B, another B after A.

An event is known by its act and by who did or suffered it, clause by clause ("the girls, who were seized in April 2014, ..."). What a
report tells of twice, at two times, happens again and again: of such acts two days are two occasions.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from attrs import evolve, field, frozen

from legation.language.lists.weighing import ConflictForms, Conflicts
from legation.language.patterns import either, once
from legation.records.reading import Figure, When
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import SAME_DAYS, is_number, overlap
from legation.weighing.accounts.index import BLANK, StoryIndex, find_spots, widen, word_of
from legation.weighing.conflicts.point import Evidence, Telling, figure_key, name_point

# How alike two clauses must be, in words that are telling in this story, to tell of one event: least where act, doer and object are the
# same, more where one of them is all they have beside the act, most where one of them is another. What is to come is told before it has
# a shape: its act is nearly enough.
ALIKE_SLOTS, ALIKE_SLOT, ALIKE_CLASH, ALIKE_AHEAD = 0.15, 0.4, 0.5, 0.1
# Two passages that put two things in order are of the same two where they are so much alike.
ALIKE_ORDER = 0.2
# Two sayings of one speaker are one where they are about as alike as two claims that are one.
ALIKE_SAID = 0.3
# Two times of day further apart than so many minutes are those of two things; nearer ones are of one in words a little alike.
HOURS, ALIKE_HOUR = 75, 0.2
# An act that a story puts at more times than this, whoever did it, happens again and again.
MOST_TIMES = 3
# A noun stands so near behind its "after": "after the North's latest aggressive move".
NEAR = 6
# So many words may stand before "after" in its own clause: "shortly after", "three days after".
LEAD = 2


@frozen(eq=False)
class Dated(Telling):
    """A clause and the time that it gives: `words` as written, `named` where they name it, `weekday` where they only name a day of the
    week, `ahead` where it is still to come; `slots` are who did or suffered it."""

    when: When = field(kw_only=True)
    words: str = field(kw_only=True)
    named: bool = field(kw_only=True)
    weekday: int | None = field(kw_only=True)
    ahead: bool = field(kw_only=True)
    slots: dict[str, str] = field(kw_only=True)


def find_past(story: Evidence) -> Iterator[Dated]:
    """The times that the clauses of a story's reports give for what has been."""
    return (dated for dated in find_dated(story) if not dated.ahead)


def find_ahead(story: Evidence) -> Iterator[Dated]:
    """The times that they give for what is still to come."""
    return (dated for dated in find_dated(story) if dated.ahead)


def find_dated(story: Evidence) -> Iterator[Dated]:
    """The times that the clauses of a story's reports give, by act and by who did or suffered it."""
    points: dict[tuple[str, str, bool], list[Dated]] = {}
    times: dict[tuple[str, bool], list[When]] = {}
    for part in story.parts:
        when = tell_time(part.clause)
        if when is not None:
            dated = date(story, part.clause, when)
            for act in find_acts(story, part.clause):
                times.setdefault((act, dated.ahead), []).append(when)
                for filler in ("", *dated.slots.values()) if dated.ahead else dated.slots.values():
                    points.setdefault((act, filler, dated.ahead), []).append(evolve(dated, point=(act, filler, dated.ahead)))
    often = {act for act, given in times.items() if count_apart(given) > MOST_TIMES}
    for (act, _, ahead), given in points.items():
        if (act, ahead) not in often and not happens_again(given):
            yield from given


def find_clocks(story: Evidence) -> Iterator[Telling]:
    """The one time of day that a clause gives for what happened."""
    for part in story.parts:
        clocks = [figure for figure in part.clause.assertion.figures if figure.unit == "clock"]
        if len(clocks) == 1 and not part.clause.denied and not is_limit(story, part.clause, clocks[0]):
            yield Telling(("clock",), part.clause, figure_key(clocks[0]), measure=clocks[0])


def is_limit(index: StoryIndex, clause: Account, figure: Figure) -> bool:
    """Whether a time of day is only the last or the first at which a thing may have been: "was out by 7 a.m.", "until 9 p.m."."""
    return index.around(clause, figure)[0] in index.language.lists.conflict_forms.limiting


def of_one_hour(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two times of day are told of one thing: not far apart, of the same doer, act, or what it was done to, in words that are
    alike."""
    a, b = one.measure, other.measure
    if not isinstance(a, Figure) or not isinstance(b, Figure) or abs(a.value - b.value) > HOURS:
        return False
    left, right, empty = one.account, other.account, story.language.lists.content.stopwords
    slots = zip(
        (left.predicate, left.assertion.subject, left.assertion.object),
        (right.predicate, right.assertion.subject, right.assertion.object),
        strict=True,
    )
    same = sum(x is not None and x == y and x not in empty and not x.isdigit() for x, y in slots)
    return bool(same) and story.clause_weights.likeness(left, right, without=is_number) >= ALIKE_HOUR


def find_said(story: Evidence) -> Iterator[Dated]:
    """The times at which reports have one speaker say something; the passages with their copies."""
    for account in story.stated:
        said = account.statement
        if said is not None and said.when is not None and account.speaker is not None:
            words = said.when.words
            # The words that say when may stand before or behind what was said.
            whole = widen(account, words.start, words.end) if words.where == account.span.where else account
            yield evolve(date(story, whole, said.when), point=(account.speaker.split()[-1],))


def of_one_saying(story: Evidence, one: Dated, other: Dated) -> bool:
    """Whether two sayings of one speaker are one, as alike as two claims that are one, and their times can be held against each other."""
    return tell_apart(story, one, other) and story.clause_weights.likeness(one.account, other.account) >= ALIKE_SAID


def tell_time(account: Account) -> When | None:
    """The one time that a clause gives for what it says; None where it gives none or several, or denies it."""
    whens = account.assertion.whens
    return whens[0] if len(whens) == 1 and not account.denied else None


def date(index: StoryIndex, account: Account, when: When) -> Dated:
    """A clause with its time."""
    report, dates = index.reports[account.report], index.language.lists.dates
    words = report.words(when.words)
    plain = [word.strip(".,'’").lower() for word in words.split()]
    named = any(sign.isdigit() for sign in words) or any(word in dates.months for word in plain)
    weekdays = [dates.weekdays[word] for word in plain if word in dates.weekdays]
    ahead = report.day is not None and when.first > report.day.isoformat()[: len(when.first)]
    return Dated(
        (),
        account,
        f"{when.first} {when.last}",
        measure=when,
        topic="",
        when=when,
        words=words,
        named=named,
        weekday=None if named or not weekdays else weekdays[0],
        ahead=ahead,
        slots=find_fillers(index, account),
    )


def find_fillers(index: StoryIndex, account: Account) -> dict[str, str]:
    """Who did or suffered what a clause says, by the slot: no pronouns, and no times in the place of an object."""
    lists, empty = index.language.lists, index.language.lists.content.stopwords
    said, filled = account.assertion, {}
    for slot, filler in (("subject", said.subject), ("object", said.object)):
        time = filler in lists.dates.months or filler in lists.dates.weekdays
        if filler is not None and not time and filler not in empty and filler != account.predicate and not filler.isdigit():
            filled[slot] = filler
    return filled


def find_acts(index: StoryIndex, account: Account) -> list[str]:
    """The acts whose time a clause gives: its predicate, and under "is scheduled" what is scheduled ("is to blast off", "the launch")."""
    senses, said = index.language.lists.content.senses, account.assertion
    if account.predicate is None:
        return []
    if said.verb not in index.language.lists.conflicts.arranging:
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


def of_one_event(story: Evidence, one: Dated, other: Dated) -> bool:
    """Whether two clauses with the same act, of two reports, tell of one event, at times that can be held against each other."""
    if not tell_apart(story, one, other) or is_news_twice(story, one, other):
        return False
    both = one.slots.keys() & other.slots.keys()
    shared = sum(one.slots[slot] == other.slots[slot] for slot in both)
    if any(one.slots[slot] != other.slots[slot] and is_name(one.slots[slot]) and is_name(other.slots[slot]) for slot in both):
        return False
    same = ALIKE_AHEAD if one.ahead and other.ahead else ALIKE_SLOT if shared == 1 else ALIKE_SLOTS
    least = ALIKE_CLASH if shared < len(both) else same
    return story.clause_weights.likeness(one.account, other.account) >= least


def is_news_twice(story: Evidence, one: Dated, other: Dated) -> bool:
    """Whether each of two times is of the days of its own report, and the reports are of other days: two launches, each told as news."""
    days = [story.reports[dated.account.report].day for dated in (one, other)]
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= SAME_DAYS:
        return False
    edges = [[(day + timedelta(days=days)).isoformat() for days in (-SAME_DAYS, SAME_DAYS)] for day in days if day is not None]
    fresh = zip((one.when, other.when), edges, strict=True)
    return all(when.last >= first[: len(when.last)] and when.first <= last[: len(when.first)] for when, (first, last) in fresh)


def is_name(filler: str) -> bool:
    """Whether a slot is filled by a name or an actor, not by a noun."""
    return ":" in filler or filler[:1].isupper()


def knows_time(index: StoryIndex, one: Dated, other: Dated) -> bool:
    """Whether the report of the first has the other's time somewhere. A bare month stands for many things."""
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


def show_time(_index: StoryIndex, dated: Dated) -> str:
    """A time as plain text: by the calendar, or the day of the week."""
    if dated.weekday is not None:
        return dated.words
    return dated.when.first if dated.when.first == dated.when.last else f"{dated.when.first} to {dated.when.last}"


def name_event(index: StoryIndex, one: Dated, other: Dated) -> str:
    """What happened, in words of a report."""
    stems = [word for dated in (one, other) for word in (*dated.slots.values(), dated.account.assertion.verb) if word]
    return name_point(index, (one.account, other.account), stems)


@frozen(eq=False)
class Order(Telling):
    """A passage that says what came first and what then, each as content stems that stand on that side only."""

    first: frozenset[str] = field(kw_only=True)
    then: frozenset[str] = field(kw_only=True)


@once
def search_order(lists: Conflicts) -> re.Pattern[str]:
    """What finds a word of order."""
    return re.compile(rf"\b(?:{either(lists.after, BLANK)}|{either(lists.before, BLANK)})\b", re.IGNORECASE)


def find_orders(story: Evidence) -> Iterator[Order]:
    """What the passages of a story say came first, for each two things that one of them puts in order."""
    lists = story.language.lists
    after = lists.conflicts.after
    for spot in find_spots(story, story.by_report, search_order(lists.conflicts)):
        first, then = order(story, spot.account, spot.match, after)
        for a in sorted(first):
            for b in sorted(then):
                value = f"{word_of(story, spot.account, a)} first"
                point = (min(a, b), max(a, b))
                yield Order(point, spot.account, value, topic=" ".join(("order", *point)), first=first, then=then)


def is_crossed(story: Evidence, one: Order, other: Order) -> bool:
    """Whether two orders tell of the same two things the other way about, with nothing that stands on the same side of both; they are
    told by the first such two things alone."""
    a, b = sorted(one.first & other.then), sorted(one.then & other.first)
    if not a or not b or one.first & other.first or one.then & other.then:
        return False
    alike = story.weights.likeness(one.account, other.account) >= ALIKE_ORDER
    return alike and one.point == (min(a[0], b[0]), max(a[0], b[0]))


def name_order(_index: StoryIndex, one: Order, other: Order) -> str:
    """The two things, each by what one of the accounts has first."""
    return ", ".join(telling.value.removesuffix(" first") for telling in (one, other))


def order(index: StoryIndex, account: Account, match: re.Match[str], after: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The order that a passage tells by one word of order: the act of its clause, and the act or noun behind the word."""
    text = index.reports[account.report].text
    parts = index.clauses(account)
    behind = [part for part in parts if is_behind(text, account, part, match) and not is_main(index, account, part)]
    rest = [part for part in parts if part not in behind]
    # "The crash, the first since the driver died after a fire": the clause is the one that ends at the word of order, or begins with it.
    around = [part for part in rest if part.span.start < match.start() <= part.span.end + 1 or part.span.start == match.start()]
    if not around:
        return frozenset(), frozenset()
    main = min(around, key=lambda part: part.span.end - part.span.start)
    there = acts_of(index, behind[0]) if behind else head_of(index, account, text[match.end() : account.span.end])
    here = acts_of(index, main)
    earlier, later = (there, here) if match.group().lower() in after else (here, there)
    return frozenset(earlier - later), frozenset(later - earlier)


def is_behind(text: str, account: Account, part: Account, match: re.Match[str]) -> bool:
    """Whether a clause is the one that a word of order brings: it begins there, or with its "shortly" and "three days"."""
    if match.start() <= part.span.start:
        return part.span.start <= match.end() + 1
    return part.span.start > account.span.start and len(text[part.span.start : match.start()].split()) <= LEAD


def is_main(index: StoryIndex, account: Account, part: Account) -> bool:
    """Whether a clause is the one that a passage begins with: "In response to the launch, the army held a drill" begins with the word of
    order and is one clause."""
    return part.span.start == account.span.start and "," in index.words(part).rstrip(", ")


def acts_of(index: StoryIndex, clause: Account) -> set[str]:
    """What happens by a clause: its verb, or where that says little its object, and a subject that is no name ("the launch came")."""
    a, lists = clause.assertion, index.language.lists
    empty = {*lists.content.stopwords, *lists.content.light, *lists.conflicts.lending, *lists.conflicts.empty}
    senses = index.language.lists.content.senses
    if a.verb in lists.conflict_forms.static:
        return set()  # "is the first crash since": nothing happens
    said = [a.object, a.verb if a.verb not in empty else a.subject]
    return {
        senses.get(word, word) for word in said if word and ":" not in word and word not in empty and word.islower() and " " not in word
    }


@once
def search_end(forms: ConflictForms) -> re.Pattern[str]:
    """What ends the phrase behind a word of order."""
    return re.compile(rf"[.,;:!?\n\"”]| {either(forms.ending)} ")


def head_of(index: StoryIndex, account: Account, words: str) -> set[str]:
    """The noun that stands behind a word of order: the last of its phrase ("North Korea's launch,")."""
    phrase = search_end(index.language.lists.conflict_forms).split(words)[0].split()[:NEAR]
    if not phrase or phrase[-1][:1].isupper() or not phrase[-1].isalpha():
        return set()
    word = index.stem_of(account)(phrase[-1].lower())
    return {word} - set(index.language.lists.conflicts.empty)
