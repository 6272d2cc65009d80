"""How late somebody was, how far he fell, how deep the well is: what the words beside a number say that it measures.

Two such numbers are of one thing where the passages have the same name or the same age in them, or where neither says whose it is and
they have some words in common.
"""

from collections.abc import Iterator
from math import isclose, log10

from attrs import evolve, field, frozen

from legation.language.gauges import find_gauge, read_hours
from legation.language.patterns import compile_phrases
from legation.language.words import JOINED
from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import both_right, is_number
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.conflicts.point import Evidence, Telling, figure_key, name_point, show
from legation.weighing.conflicts.scope import find_ages, of_two_ages

# Measures of one thing do not lie further apart than this: a well of 40 metres is no mine of 400.
TIMES = 2.0
# How alike two passages must be that say not whose measure it is.
ALIKE = 0.1
# Guns are known by their bore, and those of two men are two.
BORE, HITS = "calibre", "hits"
# What is the same on other days.
LASTING = ("depth", "children", "arrests", BORE)
# What a gauge is a gauge of by the figure's own role; depth is told that way, too ("a depth of 40 metres").
ROLES = {"depth": "depth"}


@frozen(eq=False)
class Gauged(Telling):
    """What a passage says something measures, all that its report says of such (`beside`), and whose it is: names, and ages."""

    figure: Figure = field(kw_only=True)
    beside: tuple[Figure, ...] = field(kw_only=True)
    names: frozenset[str] = field(kw_only=True)
    ages: frozenset[float] = field(kw_only=True)


def find_gauged(story: Evidence) -> Iterator[Gauged]:
    """What the passages of a story say that something measures, once and for all."""
    return (told for told in find_told(story) if told.point != (HITS,))


def find_struck(story: Evidence) -> Iterator[Gauged]:
    """How often somebody was hit: a coroner counts otherwise than witnesses, and later."""
    return (told for told in find_told(story) if told.point == (HITS,))


def find_told(story: Evidence) -> Iterator[Gauged]:
    """All that the passages of a story say that something measures."""
    outlets = {story.language.stem(word) for word in story.language.lists.claims.outlet_kinds}
    given: dict[tuple[str, int], list[Figure]] = {}
    told: list[tuple[str, Account, Figure]] = []
    for account in story.stated:
        if account.assertion.subject in outlets:
            continue  # "Other reports put the depth at 40 metres": what others say is no word of this one.
        for gauge, figure in gauge_figures(story, account):
            given.setdefault((gauge, account.report), []).append(figure)
            # "Half an hour later than planned" plans nothing.
            ahead = gauge != "delay" and account.assertion.status in ("considered", "planned")
            if not (account.denied or ahead or story.is_past(account)):
                told.append((gauge, account, figure))
    for gauge, account, figure in told:
        yield Gauged(
            (gauge,),
            account,
            figure_key(figure),
            measure=figure,
            figure=figure,
            beside=tuple(given[gauge, account.report]),
            names=name_bearers(account),
            ages=find_ages(account),
        )


def gauge_figures(story: StoryIndex, account: Account) -> list[tuple[str, Figure]]:
    """The figures of a passage with what they measure, one a measure: the second is the first in another unit, or of another thing."""
    lists, text = story.language.lists, story.reports[account.report].place(account.span.where)
    hours = read_hours(text, account.span.start, account.span.end, lists.gauges, dict(lists.figures.bounds), account.span.where)
    firsts: dict[str, Figure] = {}
    for figure in (*account.assertion.figures, *hours):
        gauge = (
            ROLES.get(str(figure.role)) if figure.unit == "km" and ROLES.get(str(figure.role)) else find_gauge(text, figure, lists.gauges)
        )
        if gauge is not None:
            firsts.setdefault(gauge, figure)
    return list(firsts.items())


def name_bearers(account: Account) -> frozenset[str]:
    """Who a passage is about, by the words of names: of its subject and of whom its numbers are said. States and places of a distance
    are nobody."""
    figures = account.assertion.figures
    names = [str(account.assertion.subject), *(party for figure in figures for party in figure.parties)]
    named = [name for name in names if name[:1].isupper() or name.startswith("person:")]
    return frozenset(word for name in named for word in name.removeprefix("person:").replace("-", " ").lower().split() if word != "none")


def of_one_bearer(story: Evidence, one: Gauged, other: Gauged) -> bool:
    """Whether two measures may be of one thing."""
    small, large = sorted((one.figure.most, other.figure.most))
    if one.point == (BORE,):
        # ".38" is told as "38", too.
        return bool(one.names & other.names) and not isclose(log10(large / small) % 1, 0, abs_tol=1e-9) if small else False
    if small * TIMES < large:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    if of_two_ages(one.account, other.account) or late_for_another(story, one, other) or late_for_another(story, other, one):
        return False
    if one.names & other.names or (one.ages and other.ages):
        return True
    shared = {word for word in one.account.features & other.account.features if not is_number(word)}
    return bool(shared) and story.weights.likeness(one.account, other.account) >= ALIKE


def show_gauged(index: StoryIndex, gauged: Gauged) -> str:
    """The measure as a person writes it; of a number of children, or of shots that hit, the number alone."""
    if gauged.figure.unit not in (None, "person"):
        return show(index, gauged.account, gauged.figure)
    return show(index, gauged.account, evolve(gauged.figure, what=None))


def late_for_another(story: StoryIndex, one: Gauged, other: Gauged) -> bool:
    """Whether the first says what somebody was late for, and the other does not, or was late for another thing: who lands half an hour
    late may be an hour late for the talks."""
    if one.point != ("delay",):
        return False
    here, there = (find_late_for(story, telling.account) for telling in (one, other))
    return here is not None and here != there


def find_late_for(story: StoryIndex, account: Account) -> str | None:
    """What a passage says that somebody was late for."""
    found = compile_phrases(story.language.lists.gauges.late_for).search(story.words(account))
    what = JOINED.search(story.words(account), found.end()) if found is not None else None
    return story.stem_of(account)(what.group().lower()) if what is not None else None


def knows_gauge(_story: Evidence, one: Gauged, other: Gauged) -> bool:
    """Whether the report of the first gives the other's measure, too."""
    return any(figure.unit == other.figure.unit and both_right(figure, other.figure) for figure in one.beside)


def is_lasting(gauged: Gauged) -> bool:
    """Whether it measures the same on other days: a depth does, and how many children somebody has."""
    return gauged.point[0] in LASTING


def name_gauged(index: StoryIndex, one: Gauged, other: Gauged) -> str:
    """Whose measure it is, in words of a report: the name that both have, or the well; else what both passages are about."""
    accounts, stem = (one.account, other.account), index.language.stem
    pits = {stem(phrase.rpartition(")")[2].strip().lower()) for phrase in index.language.lists.gauges.pits}
    subjects = [account.assertion.subject for account in accounts]
    if one.names & other.names:
        stems = {stem(name) for name in one.names & other.names}
    elif one.point == ("depth",):
        stems = pits
    elif subjects[0] == subjects[1]:
        stems = {str(subjects[0])}
    else:
        # Who was late is named by both; of a fall others are named, too.
        named = [{name for name in account.assertion.names if ":" not in name and one.point == ("delay",)} for account in accounts]
        stems = {stem(word.lower()) for name in named[0] & named[1] for word in name.split()}
    return name_point(index, accounts, stems)
