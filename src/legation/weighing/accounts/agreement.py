"""When two passages can both be right, slot by slot: numbers, times, names, speakers, stages, yes and no; and how alike they are.

Words propose, slots decide: two passages are about the same thing when their telling words meet, and say the same only where
polarity, status, numbers, dates and speakers do not stand against it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import floor, fsum, log, log10

from attrs import frozen

from legation.language.language import Language
from legation.language.patterns import once
from legation.records.reading import Assertion, Figure, When
from legation.records.report import Report
from legation.weighing.accounts.account import Account

# Reports of one occasion come out within so many days; later ones tell of another, or say which day they mean.
SAME_DAYS = 3
# Numbers closer than this are one number rounded: 2,700 km and 1,680 miles, 276 and "about 270" (a rounding to two figures
# changes a number by at most a twentieth).
ROUNDING = 0.05
# "Around" a number is no further from it than a tenth.
ROUGH = 0.1
# "more than 200" is met by 276, not by 2,000: a bound says the size of a thing, too.
LOOSE = 2.0
# A value in one of these units is often a conversion, which leaves digits that nobody wrote.
CONVERTED = ("km", "km/h", "kg", "minute", "hectare", "clock", "day")
# Names shorter than this differ by a letter where they are two: Ann, Anna.
SPELT = 5
# So much of the weight of a denial is in what it denies.
HELD = 0.6
# Digits that a figure as given in a report can have; more are noise of the arithmetic.
DIGITS = 12


def same_speaker(one: Account, other: Account) -> bool:
    """Whether two passages may be of one speaker: the same name, or a body and one who speaks for it."""
    if one.speaker is None or other.speaker is None or same_person(one.speaker, other.speaker):
        return True
    a, b = one.mention, other.mention
    if a is None or b is None:
        return True
    return (a.actor is not None and a.actor in (b.actor, b.party)) or (b.actor is not None and b.actor == a.party)


def same_name(one: str, other: str) -> bool:
    """Whether one name holds all words of the other ("Mao", "Mao Ning")."""
    left, right = (set(name.lower().replace(".", "").split()) for name in (one, other))
    return left <= right or right <= left


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: one holds the other, or they have as many words and differ in a slip or in how a letter of
    another script is given ("Dmitri S. Peskov", "Dmitry Peskov")."""
    if same_name(one, other):
        return True
    left, right = ([word for word in name.lower().replace(".", "").split() if len(word) > 1] for name in (one, other))
    return len(left) == len(right) > 1 and all(a == b or is_misspelt(a, b) for a, b in zip(left, right, strict=True))


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words of a name are one word with a letter other, more or less, or two letters changed about."""
    short, long = sorted((one, other), key=len)
    if len(short) < SPELT or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :])


def of_one_mouth(one: Account, other: Account) -> bool:
    """Whether one person says both: two halves of what he said are no two accounts ("was no big deal", "then it became a big deal")."""
    return one.speaker is not None and other.speaker is not None and same_name(one.speaker, other.speaker)


def is_denial_of(weights: "Weights", denied: Account, affirmed: Account) -> bool:
    """Whether what is said holds most of what is denied: "not with high expectations" denies nothing of "with very low expectations"."""
    return weights.total(denied.features & affirmed.features) >= HELD * weights.total(denied.features)


def opposes(one: Account, other: Account, weights: "Weights") -> bool:
    """Whether two passages like each other say yes and no to one thing, by two mouths: the same predicate of the same subject or object,
    and one says most of what the other denies."""
    a, b = one.assertion, other.assertion
    if one.denied == other.denied or one.predicate is None or one.predicate != other.predicate or of_one_mouth(one, other):
        return False
    if not is_denial_of(weights, *((one, other) if one.denied else (other, one))):
        return False
    if a.verb != b.verb and one.predicate in (a.object, b.object):
        return False  # a verb that says nothing on one side, one that says something on the other
    objects = a.object is not None and a.object == b.object
    subjects = a.subject is not None and a.subject == b.subject
    return objects or (subjects and (a.object is None or b.object is None))


def numbers_differ(one: Assertion, other: Assertion) -> tuple[Figure, Figure] | None:
    """The first two figures that count the same thing in the same unit and cannot both be right; None where none do."""
    for a in one.figures:
        rivals = [b for b in other.figures if comparable(a, b)]
        met = any(a.unit == b.unit and agree(a, b) for b in other.figures)
        if rivals and not met and not any(agree(c, b) for b in rivals for c in one.figures if c.unit == b.unit):
            return a, rivals[0]
    return None


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
    """The minutes by which a time of day may be off: a bare hour is rounded to quarters, a half hour less, "around 12:20" a little."""
    return 15.0 if figure.value % 60 == 0 else 10.0 if figure.value % 30 == 0 else 5.0 if figure.bound == "about" else 0.0


def _may_be_rounded(small: Figure, large: Figure) -> bool:
    """Counts of less than twenty are not rounded unless the text says so; distances, sums and times are."""
    exact = small.bound == "exact" and large.bound == "exact" and small.unit in (None, "person", "ordinal", "age")
    return not (exact and large.value < 1 / ROUNDING)


def both_right(one: Figure, other: Figure) -> bool:
    """Whether two figures of one thing do not stand against each other: 11 and 11.5 million do not, 103 and 105 million do, as do 58 and
    59 people, though each is within a twentieth of the other."""
    if may_be_about(one, other) or may_be_about(other, one):
        return True
    if not agree(one, other):
        return False
    plain = all(figure.bound == "exact" and figure.value == figure.most and figure.unit not in CONVERTED for figure in (one, other))
    return not plain or one.value == other.value or abs(one.value - other.value) < coarser_step(one.value, other.value)


def rises(one: Figure, other: Figure) -> bool:
    """Whether of two counts of people, of which the smaller is a least, the larger is more than the smaller told exactly: "at least 5" and
    "at least 7" are both right, at two moments. "More than 50" may be 59, told roughly."""
    low, high = sorted((one, other), key=lambda figure: figure.value)
    counted = low.unit in (None, "person") and high.unit in (None, "person")
    return counted and low.bound == "least" and high.bound != "about" and high.value >= low.value + find_step(low.value) > low.value


def may_be_about(one: Figure, other: Figure) -> bool:
    """Whether the first is the second, told roughly to its own last digit: "around 400 km" is 427 km, and 350."""
    rough = one.bound == "about" and one.unit == other.unit != "clock"
    return rough and abs(one.value - other.value) <= min(find_step(one.value) / 2, ROUGH * abs(one.value))


def coarser_step(one: float, other: float) -> float:
    """The step of the coarser of two numbers; nought where both go equally far."""
    fine, coarse = sorted((find_step(one), find_step(other)))
    return coarse if coarse > fine else 0.0


def find_step(value: float) -> float:
    """The worth of the last digit of a number that is not nought: 100 for 2,700, 0.1 for 6.5."""
    if value == 0:
        return 0.0
    size = floor(log10(abs(value)))
    digits = f"{abs(value):.{DIGITS - 1}e}".partition("e")[0].replace(".", "").rstrip("0")
    return float(10.0 ** (size - len(digits) + 1))


def overlap(one: When, other: When) -> bool:
    """Whether two times can be one, at the precision of the coarser ("2023-07" and "2023-07-11")."""
    size = min(len(one.first), len(other.first))
    return one.first[:size] <= other.last[:size] and other.first[:size] <= one.last[:size]


@once
def stem_negating(language: Language) -> frozenset[str]:
    """The stems of the verbs that are a no by themselves."""
    return frozenset(map(language.stem, language.lists.negation.negating))


def withheld_things(account: Account, language: Language) -> frozenset[str]:
    """What a passage says is not there or not known yet: "have not identified any suspects", "the names were not made public"."""
    a, disclosing = account.assertion, language.lists.conflicts.disclosing
    if not account.denied or not (a.verb in disclosing or a.object in disclosing):
        return frozenset()
    # "The officials declined to identify the ally": what the verb of refusal has for its object is an act, its subject counts nobody.
    if a.object in disclosing and a.verb in stem_negating(language):
        return frozenset()
    # Whoever does not identify somebody is there: "the officials declined to identify the ally" counts no officials.
    thing = a.object if a.verb in disclosing and a.object is not None and a.object not in disclosing else a.subject
    return frozenset((thing,)) if thing is not None else frozenset()


def is_later(one: Report, other: Report, by_hour: bool = False) -> bool:
    """Whether a report is known to have come out on a later day than another; `by_hour`, or at a later hour of the day."""
    if by_hour and one.hour is not None and other.hour is not None:
        return one.hour > other.hour
    return one.day is not None and other.day is not None and one.day > other.day


# What a feature begins with that is a number.
NUMBER = "number:"


def is_number(feature: str) -> bool:
    """Whether a feature is a number, with its unit or bare."""
    return feature.startswith(NUMBER) or feature.isdigit()


@frozen(eq=False)
class Weights:
    """How telling each feature is in this story: one that stands in every sentence says nothing, one that stands in two says much."""

    weight: Mapping[str, float]

    def total(self, found: Iterable[str]) -> float:
        """The weight of some features together, the same in any order; one that only a clause has (cut differently from its sentence)
        weighs nothing."""
        return fsum(self.weight.get(feature, 0.0) for feature in found)

    def likeness(self, one: Account, other: Account, without: Callable[[str], bool] | None = None) -> float:
        """The share of weight that two passages have in common (Dice), 0 to 1; `without` says which features are left out."""
        here, there = one.features, other.features
        if without is not None:
            here, there = (frozenset(feature for feature in found if not without(feature)) for found in (here, there))
        shared = here & there
        return 2 * self.total(shared) / (self.total(here) + self.total(there)) if shared else 0.0


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
