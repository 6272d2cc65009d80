"""How many were killed, hurt, held or freed: the number that each report gives for the story, laid side by side.

A report gives many numbers; the first that it gives for a fate, and not of a day long past, is the one its story is about.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise, takewhile

from attrs import evolve, field, frozen

from legation.language.lists.weighing import ConflictForms
from legation.language.patterns import compile_phrases, either, once
from legation.language.words import JOINED
from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import both_right, rises
from legation.weighing.accounts.index import StoryIndex, find_opening
from legation.weighing.conflicts.moments import is_days_later
from legation.weighing.conflicts.point import Evidence, Telling, figure_key, name_figure
from legation.weighing.conflicts.scope import narrow_to, of_one_scope

# What becomes of persons in the news; the heads of the lexicon's `roles` that count persons.
FATES = ("kill", "injur", "miss", "arrest", "rescu", "evacu", "displac", "trap", "abduct", "hospit", "releas", "aboard")
# Those counted where nothing says who they are.
ANYONE = "person"
# Two numbers from twenty on that are within a tenth of each other are two tellings of one number, where they count one sort of thing.
MANY, CLOSE = 20, 0.9
# Tolls of one event do not lie further apart than this; a war's dead are not a raid's.
TIMES = 10
# How alike two passages must be, in words that are telling in this story, for their tolls to be of one event.
ALIKE = 0.1
# The numbers of one report that are tried as parts of a sum; with more, any number is the sum of some.
SUMMED = 5
# "More than 300" is said of what lies no more than a tenth above it.
ROUNDED = 1.1
# "18 people are critically injured" has its degree at the third word.
DEGREE_WITHIN = 4
# "Five fire rescue units" has its noun at the third word.
NAMED_WITHIN = 3
# Of two counts that are added up the second stands so near behind the first: "220 civilians and 108 servicemen".
JOINED_WITHIN = 4


@frozen(eq=False)
class Toll(Telling):
    """The first number that a report gives for one fate of one sort of people, all it gives for that fate (`beside`), and which numbers of
    that fate are parts of which sums by any report (`parts`)."""

    figure: Figure = field(kw_only=True)
    beside: tuple[Figure, ...] = field(kw_only=True)
    parts: frozenset[tuple[float, float]] = field(kw_only=True)


def find_tolls(story: Evidence) -> Iterator[Toll]:
    """The tolls of a story's reports, fate by fate."""
    given: dict[tuple[str, str, int], list[tuple[Account, Figure]]] = {}
    for account in story.stated:
        for figure in account.assertion.figures:
            fate, sort = find_fate(story, account, figure), find_sort(story, account, figure)
            if sort is not None:
                given.setdefault((fate, sort, account.report), []).append((account, figure))
    everybody: dict[tuple[str, int], list[Figure]] = {}
    here: dict[tuple[str, int], list[Figure]] = {}
    for (fate, _, report), said in given.items():
        everybody.setdefault((fate, report), []).extend(figure for _, figure in said)
        # Those who died in the crash of 1959 are no part of these dead.
        here.setdefault((fate, report), []).extend(figure for account, figure in said if not is_elsewhen(story, account, figure))
    parts: dict[str, set[tuple[float, float]]] = {}
    for (fate, _), figures in here.items():
        parts.setdefault(fate, set()).update(find_parts(figures))
    for account in story.stated:
        for one, other in find_joined(story, account):
            for fate in {find_fate(story, account, figure) for figure in (one, other)}.intersection(FATES):
                parts.setdefault(fate, set()).update(find_parts((one, other)))
    news = [
        (key, next((one for one in said if not is_elsewhen(story, *one)), None))
        for key, said in sorted(given.items(), key=lambda item: item[0])
    ]
    whole = [(fate, first[1]) for (fate, sort, _), first in news if sort == ANYONE and first is not None]
    for (fate, sort, report), first in news:
        if first is not None:  # all it gives may be of another occasion
            account, bare = first
            # A headline's 40 is as loose as the "at least 40" below it.
            figure = next((one for one in everybody[fate, report] if one.value == bare.value and one.bound == "least"), bare)
            figure = evolve(bare, bound=figure.bound)
            # "197 people", "194 Palestinians": numbers so near are of the same dead, whatever they are called.
            same = any(fate == known and is_close(figure, toll) for known, toll in whole)
            yield Toll(
                (fate, ANYONE if same and (fate, ANYONE, report) not in given else sort),
                account,
                figure_key(figure),
                measure=figure,
                figure=figure,
                beside=tuple(everybody[fate, report]),
                parts=frozenset(parts[fate]),
            )


def is_close(one: Figure, other: Figure) -> bool:
    """Whether two numbers are nearly the same, and larger than many things are: then they are hardly of two things."""
    small, large = sorted((one.value, other.value))
    return one.unit != "ordinal" and small >= MANY and small >= CLOSE * large


def find_parts(figures: Sequence[Figure]) -> set[tuple[float, float]]:
    """The numbers that one report gives for a fate, each with the sums that it is a part of: "220 civilians and 108 servicemen"."""
    given = list(dict.fromkeys(known.value for known in figures))[:SUMMED]
    sums = [taken for size in range(2, len(given) + 1) for taken in combinations(given, size)]
    return {(part, sum(taken)) for taken in sums for part in taken}


def find_joined(index: StoryIndex, account: Account) -> Iterator[tuple[Figure, Figure]]:
    """Two counts of people that a passage adds up: "left 220 civilians and 108 servicemen injured"."""
    figures = sorted((f for f in account.assertion.figures if f.unit in (None, "person")), key=lambda figure: figure.span)
    text, joining = index.reports[account.report].place(account.span.where), index.language.lists.counts.joining
    for one, other in pairwise(figures):
        between = text[one.span.end : other.span.start].split()
        if 1 < len(between) <= JOINED_WITHIN and between[-1].lower() in joining:
            yield one, other


def is_elsewhen(index: StoryIndex, account: Account, figure: Figure) -> bool:
    """Whether a toll is of another occasion than its report is about: of a day long past, or told with words that say so in its own
    clause ("Weeks earlier two ferries sank, drowning 50 people")."""
    if index.is_past(account):
        return True
    clause = narrow_to(index, account, figure)
    elsewhen = compile_phrases(index.language.lists.counts.elsewhen)
    return elsewhen.search(index.clause(clause)) is not None or elsewhen.search(find_opening(index, clause)) is not None


def find_fate(index: StoryIndex, account: Account, figure: Figure) -> str:
    """What became of those counted: by the verb, by what they are called ("leaving around 202 injured"), or by the condition that they are
    in ("42 people were in critical condition")."""
    if figure.role not in FATES and figure.what in FATES:
        return str(figure.what)
    hurt = index.language.lists.counts.hurt
    if figure.role not in FATES and not hurt.set.isdisjoint(account.features) and find_degree(index, account, figure):
        return FATES[1]
    return str(figure.role)


def find_sort(index: StoryIndex, account: Account, figure: Figure) -> str | None:
    """Whom a toll counts: "person" where it does not say whom; None where it is no toll."""
    if (
        find_fate(index, account, figure) not in FATES
        or figure.unit not in (None, "person")
        or account.assertion.status in ("considered", "planned")
    ):
        return None
    lists = index.language.lists
    nobody = figure.what is None or figure.what in FATES or figure.what in lists.roles.anyone or figure.what in lists.roles.words
    # "rose to at least six Friday" counts no Fridays, and "more than 100 others" is read twice.
    no_thing = str(figure.what) in lists.dates.weekdays or str(figure.what) in lists.dates.months or str(figure.what)[:1].isdigit()
    anyone = nobody or no_thing or figure.what in lists.counts.whoever
    behind = index.reports[account.report].place(figure.span.where)[figure.span.end : figure.span.end + 4]
    if behind == " of ":
        return None  # "five of the dead", "five of 12 people"
    if lists.counts.treating.set.intersection((str(account.predicate), str(figure.role), str(account.assertion.verb))):
        return None  # "St Mary's was treating 20 people": one hospital has some of them
    if figure.unit is None and not anyone and is_named_by_fate(index, account, figure):
        return None
    if figure.what == "other" or (figure.value == 1 and figure.what not in ("person", "peopl", "victim")):
        return None  # "three others", "one of them": some of those counted
    sort = ANYONE if anyone else lists.counts.things.get(str(figure.what), str(figure.what))
    return f"{sort} {degree}" if (degree := find_degree(index, account, figure)) else sort


def is_named_by_fate(index: StoryIndex, account: Account, figure: Figure) -> bool:
    """Whether the fate only says what things of a sort are for: "four rescue units" rescue, and nobody rescued them."""
    text, stem = index.reports[account.report].place(figure.span.where), index.stem_of(account)
    for match in islice(JOINED.finditer(text, figure.span.end, min(len(text), account.span.end)), NAMED_WITHIN):
        word = match.group().lower()
        if stem(word) == figure.what:
            return False
        if index.language.lists.roles.words.get(stem(word)) == figure.role:
            return True
    return False


def find_degree(index: StoryIndex, account: Account, figure: Figure) -> str | None:
    """How badly those counted are hurt, by the words behind the number: "18 are critically injured" counts some of the injured, and as many
    as "18 are in critical condition"."""
    text, start = index.reports[account.report].place(figure.span.where), figure.span.end
    behind = islice(JOINED.finditer(text, start, min(len(text), account.span.end)), DEGREE_WITHIN)
    words = (match.group().lower() for match in takewhile(lambda match: text[start : match.start()].find(",") < 0, behind))
    return next((index.stem_of(account)(word) for word in words if word in index.language.lists.counts.degrees), None)


def of_one_toll(story: Evidence, one: Toll, other: Toll) -> bool:
    """Whether two tolls may be of one event: of one size, in words that are a little alike; "nobody" is of any."""
    for part, whole in ((one, other), (other, one)):
        if any(value == part.figure.value and makes_up(total, whole.figure) for value, total in one.parts):
            return False  # a third report has the parts that make up the whole
    if not of_one_scope(story, (one.account, one.figure), (other.account, other.figure)):
        return False
    small, large = sorted((one.figure.most, other.figure.most))
    if both_right(one.figure, other.figure) and not may_rise(story, one, other):
        return False
    return small == 0 or (small * TIMES >= large and story.weights.likeness(one.account, other.account) >= ALIKE)


def holds(_index: StoryIndex, one: Toll, other: Toll) -> bool:
    """Whether the report of the first gives the other's number for the same fate, or parts that make it up ("10 passengers and two
    pilots")."""
    given, figure = [known.value for known in one.beside[:SUMMED]], other.figure
    if any(both_right(known, figure) and not rises(known, figure) for known in one.beside):
        return True
    sums = (sum(parts) for size in range(2, len(given) + 1) for parts in combinations(given, size))
    return any(makes_up(total, figure) for total in sums)


def may_rise(story: Evidence, one: Toll, other: Toll) -> bool:
    """Whether the smaller of two counts of one toll may have been counted before the larger: its report did not come out days later."""
    low, high = sorted((one, other), key=lambda toll: toll.figure.value)
    before, after = (story.reports[toll.account.report] for toll in (low, high))
    return not is_days_later(before, after)


def makes_up(total: float, figure: Figure) -> bool:
    """Whether a sum of parts is the number of a whole: 220 and 108 are "more than 300"."""
    low = figure.value / ROUNDED if figure.bound == "about" else figure.value
    high = figure.value * ROUNDED if figure.bound in ("about", "least") else figure.value
    return low <= total <= high


def name_toll(index: StoryIndex, one: Toll, other: Toll) -> str:
    """Where or on what occasion those counted were, in words of a report ("at the German consulate"): of a word that both passages have;
    else what is counted."""
    shared = one.account.features & other.account.features
    for toll in (one, other):
        words, stem = index.words(toll.account), index.stem_of(toll.account)
        for match in search_scene(index.language.lists.conflict_forms).finditer(words):
            named = [stem(word.lower()) for word in JOINED.findall(match[1])]
            if named and named[-1] in shared and not any(sign.isdigit() for sign in match.group()):
                return " ".join(match.group().split())
    return name_counts(index, one, other)


@once
def search_scene(forms: ConflictForms) -> re.Pattern[str]:
    """What finds a place with the word before it: "at the German consulate", "in Port Lume"."""
    return re.compile(rf"\b(?i:{either(forms.at)}) (?:(?i:{either(forms.articles)}) )?((?:[\w-]+ ){{0,2}}?[\w-]+)\b")


def name_counts(index: StoryIndex, one: Telling, other: Telling) -> str:
    """What two numbers count, in words of the first report that gives one."""
    counting = one if isinstance(one.measure, Figure) else other
    return name_figure(index, counting.account, counting.measure) if isinstance(counting.measure, Figure) else ""
