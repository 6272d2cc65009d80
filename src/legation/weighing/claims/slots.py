"""Passages laid on the table: what each says, slot by slot, and when two say the same, the opposite, or something else.

Words propose, slots decide: two passages are about the same thing when their content words meet, and say the same only where
polarity, status, numbers, dates and speakers do not stand against it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import log

from attrs import frozen

from legation.records.lexicon import Lexicon, Outlet
from legation.records.reading import Assertion, Figure, Mention, Reading, Statement, When
from legation.records.report import Report, Span
from legation.weighing.stories.same import Same

# Numbers closer than this are one number rounded: 2,700 km and 1,680 miles, 276 and "about 270" (a rounding to two figures
# changes a number by at most a twentieth).
ROUNDING = 0.05
# "more than 200" is met by 276, not by 2,000: a bound says the size of a thing, too.
LOOSE = 2.0


# A noun phrase goes so far: "state media in the capital", "a newspaper that ...".
_UP_TO = re.compile(r",|\b(?:of|in|on|for|from|near|that|which|who|run|based|close|citing)\b")

# The thing counted stands so near behind the word of number: "dozens of violent sexual assaults".
COUNTED = 3


@frozen
class Vague:
    """A number without a figure: the least and the most it may be, and the words that may say of what."""

    least: float
    most: float
    things: tuple[str, ...]


@frozen(eq=False)
class Account:
    """One passage: what is said in it (`assertion`), by whom (`statement`, None where the report says it itself), and its content
    words with names and numbers (`features`) for finding others like it. `report` is the place of its report in the story,
    `predicate` the word that carries what is said: the verb, or what stands with it where the verb says nothing ("is crucial").
    `told` where another outlet is given as the speaker. `vague` is how many of what it says without a figure ("dozens of boats"). `day` is
    that of its report. `nameless` where it is given to an outlet that is not named ("state media reported")."""

    report: int
    assertion: Assertion
    statement: Statement | None
    features: frozenset[str]
    predicate: str | None = None
    told: bool = False
    vague: tuple[Vague, ...] = ()
    day: date | None = None
    nameless: bool = False

    @property
    def span(self) -> Span:
        """Where the passage stands."""
        return self.assertion.span

    @property
    def mention(self) -> Mention | None:
        """The words for the speaker, None where the report says it itself."""
        return self.statement.speaker if self.statement else None

    @property
    def speaker(self) -> str | None:
        """The name of the speaker, None where the report says it itself, the speaker has no name ("officials said"), or is an outlet:
        that is where the words come through, not who says so."""
        name = self.mention.name if self.mention else None
        return None if name is None or self.told else name

    @property
    def denied(self) -> bool:
        """Whether the passage says that something is not so, by its own words or by how the speaker holds them ("denied that")."""
        said = self.statement
        apart = said is not None and (said.cue is None or said.cue not in self.span)
        return self.assertion.negated != (apart and said is not None and said.held == "denied")


def lay_out(reports: Sequence[Report], readings: Sequence[Reading], lexicon: Lexicon) -> list[Account]:
    """Every passage of the bodies of some reports, in order. `reports` and `readings` pair up by order."""
    senses = lexicon.tables.get("senses", {})
    outlets = find_outlets(Same(lexicon.outlets))
    vague = lexicon.tables.get("claims.vague", {})
    table: list[Account] = []
    for number, (report, reading) in enumerate(zip(reports, readings, strict=True)):
        statements = {statement.id: statement for statement in reading.statements}
        for assertion in reading.assertions:
            if assertion.span.where == "text":
                statement = statements.get(assertion.statement) if assertion.statement else None
                name = statement.speaker.name if statement and statement.speaker else None
                told = name is not None and name.lower() in outlets
                head = predicate(assertion, lexicon)
                found, sizes = features(assertion, senses), find_vague(assertion, vague)
                nameless = statement is not None and is_nameless(report, statement, lexicon)
                table.append(Account(number, assertion, statement, found, head, told, sizes, report.day, nameless))
    return table


@lru_cache(maxsize=4)
def find_outlets(known: Same[tuple[Outlet, ...]]) -> frozenset[str]:
    """The names that outlets go by, in small letters."""
    return frozenset(name.lower() for outlet in known.held for name in (outlet.name, *outlet.aliases))


def is_nameless(report: Report, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether somebody's words are given to an outlet without a name: "state media", "a television newsreader", "local press reports"."""
    speaker = statement.speaker
    if speaker is None or speaker.name is not None or statement.via:
        return False
    words = _UP_TO.split(report.place(speaker.span.where)[speaker.span.start : speaker.span.end].lower())[0].split()
    outlets, kinds = lexicon.phrases.get("claims.outlets", ()), lexicon.phrases.get("claims.outlets.kinds", ())
    return bool(words) and (words[-1] in outlets or (words[-1] in kinds and any(word in outlets for word in words)))


def predicate(assertion: Assertion, lexicon: Lexicon) -> str | None:
    """The word that carries what is said, synonyms under one head."""
    light = assertion.verb is None or assertion.verb in lexicon.phrases.get("light", ())
    word = assertion.object if light else assertion.verb
    return lexicon.tables.get("senses", {}).get(word, word) if word else None


def features(assertion: Assertion, senses: Mapping[str, str]) -> frozenset[str]:
    """What a passage can be found by: content words (synonyms under one head), names and numbers with their unit."""
    words = {senses.get(stem, stem) for stem in assertion.stems}
    names = {f"name:{name}" for name in assertion.names if ":" in name}
    numbers = {f"number:{round(figure.value, 1):g}" for figure in assertion.figures}
    return frozenset(words | names | numbers)


@frozen(eq=False)
class Weights:
    """How telling each feature is in this story: one that stands in every sentence says nothing, one that stands in two says much."""

    weight: Mapping[str, float]

    def total(self, found: Iterable[str]) -> float:
        """The weight of some features together."""
        return sum(self.weight[feature] for feature in sorted(found))

    def likeness(self, one: Account, other: Account) -> float:
        """The share of weight that two passages have in common (Dice), 0 to 1."""
        shared = one.features & other.features
        if not shared:
            return 0.0
        return 2 * self.total(shared) / (self.total(one.features) + self.total(other.features))


def weigh_features(table: Sequence[Account]) -> Weights:
    """The weights of a story's features. A sentence that several reports carry word for word counts once."""
    distinct = {account.assertion.stems: account.features for account in table}
    seen: dict[str, int] = {}
    for found in distinct.values():
        for feature in found:
            seen[feature] = seen.get(feature, 0) + 1
    weight = {feature: log(1 + len(distinct) / count) for feature, count in seen.items()}
    for account in table:
        for feature in account.features:
            weight.setdefault(feature, log(1 + len(distinct)))
    return Weights(weight)


def same_speaker(one: Account, other: Account) -> bool:
    """Whether two passages may be of one speaker: the same name, or a body and one who speaks for it."""
    if one.speaker is None or other.speaker is None or same_name(one.speaker, other.speaker):
        return True
    a, b = one.mention, other.mention
    if a is None or b is None:
        return True
    return (a.actor is not None and a.actor in (b.actor, b.party)) or (b.actor is not None and b.actor == a.party)


def same_name(one: str, other: str) -> bool:
    """Whether one name holds all words of the other ("Mao", "Mao Ning")."""
    left, right = (set(name.lower().replace(".", "").split()) for name in (one, other))
    return left <= right or right <= left


def opposes(one: Account, other: Account) -> bool:
    """Whether two passages like each other say yes and no to one thing: the same predicate of the same subject or object."""
    a, b = one.assertion, other.assertion
    if one.denied == other.denied or one.predicate is None or one.predicate != other.predicate:
        return False
    if a.verb != b.verb and one.predicate in (a.object, b.object):
        return False  # a verb that says nothing on one side, one that says something on the other
    objects = a.object is not None and a.object == b.object
    subjects = a.subject is not None and a.subject == b.subject
    return objects or (subjects and (a.object is None or b.object is None))


def stages_differ(one: Account, other: Account) -> bool:
    """Whether one passage says how things are ("is not a member") and the other what is planned ("has no plans to become a member")."""
    for state, plan in ((one.assertion, other.assertion), (other.assertion, one.assertion)):
        if state.verb == "be" and state.status == "none" and not state.steps and plan.status in ("considered", "planned"):
            return True
    return False


def numbers_differ(one: Assertion, other: Assertion) -> tuple[Figure, Figure] | None:
    """The first two figures that count the same thing in the same unit and cannot both be right; None where none do."""
    for a in one.figures:
        rivals = [b for b in other.figures if comparable(a, b)]
        met = any(a.unit == b.unit and agree(a, b) for b in other.figures)
        if rivals and not met and not any(agree(c, b) for b in rivals for c in one.figures if c.unit == b.unit):
            return a, rivals[0]
    return None


def find_vague(assertion: Assertion, vague: Mapping[str, str]) -> tuple[Vague, ...]:
    """The numbers that a passage gives without a figure, none where it has a figure for the same thing ("two dozen boats")."""
    counted = {figure.what for figure in assertion.figures}
    found = []
    for i, word in enumerate(assertion.stems):
        things = assertion.stems[i + 1 : i + 1 + COUNTED]
        if word in vague and not counted.intersection(things):
            least, most = vague[word].split()
            found.append(Vague(float(least), float(most), things))
    return tuple(found)


def sizes_differ(one: Account, other: Account) -> bool:
    """Whether one passage counts a thing and the other only says how many about, far from it: 359 assaults and "dozens" of them."""
    return any(
        figure.what in size.things and figure.unit in (None, "person") and not (figure.value <= size.most and figure.most >= size.least)
        for told, counted in ((one, other), (other, one))
        for size in told.vague
        for figure in counted.assertion.figures
    )


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: the same unit, and the same thing where both say what. One of many is no count."""
    if one.unit != other.unit or (one.unit in (None, "person") and 1 in (one.value, other.value)):
        return False
    if one.what is not None and other.what is not None:
        return one.what == other.what or (one.unit == "person" and "peopl" in (one.what, other.what))
    return one.unit is not None


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can both be right: equal, rounded, in another unit, or a bound that the other keeps."""
    if one.value <= other.most and other.value <= one.most:
        return True
    small, large = sorted((one, other), key=lambda figure: figure.most)
    if small.unit == "clock":
        return large.value - small.most <= max(_slack(small), _slack(large))
    if large.value and abs(large.value - small.most) <= ROUNDING * abs(large.value):
        return _may_be_rounded(small, large)
    if small.bound != large.bound and (small.bound == "least" or large.bound == "most"):
        return large.value <= LOOSE * small.most
    return False


def _slack(figure: Figure) -> float:
    """The minutes by which a time of day may be off: a bare hour or half hour is rounded, "around 12:20" a little."""
    return 15.0 if figure.value % 30 == 0 else 5.0 if figure.bound == "about" else 0.0


def _may_be_rounded(small: Figure, large: Figure) -> bool:
    """Counts of less than twenty are not rounded unless the text says so; distances, sums and times are."""
    exact = small.bound == "exact" and large.bound == "exact" and small.unit in (None, "person", "ordinal", "age")
    return not (exact and large.value < 1 / ROUNDING)


def dates_differ(one: Assertion, other: Assertion) -> tuple[When, When] | None:
    """The first times of two passages that have no day in common; None where they can both be right."""
    if not one.whens or not other.whens or any(overlap(a, b) for a in one.whens for b in other.whens):
        return None
    return one.whens[0], other.whens[0]


def overlap(one: When, other: When) -> bool:
    """Whether two times can be one, at the precision of the coarser ("2023-07" and "2023-07-11")."""
    size = min(len(one.first), len(other.first))
    return one.first[:size] <= other.last[:size] and other.first[:size] <= one.last[:size]


def withheld_things(account: Account, lexicon: Lexicon) -> frozenset[str]:
    """What a passage says is not there or not known yet: "have not identified any suspects", "the names were not made public"."""
    a, disclosing = account.assertion, lexicon.phrases.get("disclosing", ())
    if not account.denied or not (a.verb in disclosing or a.object in disclosing):
        return frozenset()
    return frozenset(thing for thing in (a.subject, a.object) if thing is not None)


def none_counted(one: Account, other: Account, lexicon: Lexicon) -> Figure | None:
    """The figure of the second passage for what the first says is not there or not known yet."""
    things = withheld_things(one, lexicon)
    return next((figure for figure in other.assertion.figures if figure.what in things), None)


def waters_differ(one: Account, other: Account, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two waters where two passages put one thing, None where they are one ("the North Pacific Ocean")."""
    if one.assertion.subject is None or one.assertion.subject != other.assertion.subject:
        return None
    kinds = set(lexicon.phrases.get("waters", ()))
    here, there = ([name for name in x.assertion.names if kinds & set(name.lower().split())] for x in (one, other))
    if len(here) != 1 or len(there) != 1 or same_name(here[0], there[0]):
        return None
    return here[0], there[0]


def is_later(one: Report, other: Report) -> bool:
    """Whether a report is known to have come out on a later day than another."""
    return one.day is not None and other.day is not None and one.day > other.day
