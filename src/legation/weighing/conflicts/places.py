"""Where a thing is or was done: in which water, in which town, where somebody is at home."""

import re
from collections.abc import Iterator

from legation.language.lists.weighing import ConflictForms
from legation.language.patterns import either, once
from legation.language.words import JOINED
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import same_name
from legation.weighing.accounts.index import Spot, StoryIndex, find_spots
from legation.weighing.conflicts.point import Evidence, Telling, name_point

# What is in a water stands so few words before it: "the drone ship positioned downrange in the Atlantic Ocean".
NEAR = 6
# How alike two passages must be before a difference in a place is a difference about the same thing. A home town told in passing is of
# the same persons; a place alone is weak: two people may be arrested in two towns on one day.
ALIKE_WATER, ALIKE_HOME, ALIKE_PLACE = 0.15, 0.2, 0.3


def find_waters(story: Evidence) -> Iterator[Telling]:
    """The waters in which a thing is or something was done: by a word near its water, and by the one water that a passage names with its
    subject ("a drone ship in the Pacific", "the drone ship, stationed in the Atlantic", "the rocket fell into the Sea of Karst"). A word
    that stands near is weaker: whose report knows of another water that the word stands near to is left out."""
    near: dict[str, list[Telling]] = {}
    for spot in find_spots(story, story.by_report, search_waters(story.language.lists.conflict_forms)):
        for key in find_near(story, spot):
            near.setdefault(key, []).append(Telling((key, ""), spot.account, spot.match[1], key, topic=f"water {key}"))
    for told in near.values():
        waters = {telling.value: shorten(story, telling.value) for telling in told}
        for telling in told:
            if not any(story.knows(telling.account.report, word) for water, word in waters.items() if water != telling.value):
                yield telling
    kinds = set(story.language.lists.conflicts.waters)
    for account in story.firsts:
        said = account.assertion
        names = [name for name in said.names if kinds & set(name.lower().split())]
        if said.subject is not None and len(names) == 1:
            about = name_point(story, (account,), (said.subject,))
            yield Telling((said.subject, str(account.predicate)), account, name_water(story, account, names[0]), about, topic="")


def find_near(index: StoryIndex, spot: Spot) -> Iterator[str]:
    """The words that stand near before a water, by their stems."""
    empty = {*index.language.lists.content.stopwords, *index.language.lists.conflict_forms.around_water}
    senses, stem = index.language.lists.content.senses, index.stem_of(spot.account)
    for word in JOINED.findall(spot.before)[-NEAR:]:
        if word.lower() not in empty and not word[0].isupper():
            for part in sorted({word.lower(), *word.lower().split("-")}):
                key = senses.get(stem(part), stem(part))
                if key not in empty:
                    yield key


@once
def search_waters(forms: ConflictForms) -> re.Pattern[str]:
    """What finds the name of a water behind a word for being there: "in the Karst Sea", "off the Gulf of Veldt", "on Lake Holm"."""
    at, the, of, before = either(forms.on_water), either(forms.the), either(forms.waters_of), either(forms.waters_before)
    return re.compile(rf"\b{at} (?:{the} )?((?:[A-Z][\w-]+ ){{1,3}}{either(forms.waters_behind)}|{of} [A-Z][\w-]+|{before} [A-Z][\w-]+)\b")


def shorten(index: StoryIndex, water: str) -> str:
    """The telling word of a water's name: reports call the Pacific Ocean the Pacific."""
    words = [word for word in water.split() if word not in index.language.lists.conflict_forms.water_words]
    return words[-1] if words else water


def of_one_water(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two passages put a thing in two waters, not in one by two names ("the North Pacific Ocean")."""
    return not same_name(one.value, other.value) and story.weights.likeness(one.account, other.account) >= ALIKE_WATER


def name_water(index: StoryIndex, account: Account, name: str) -> str:
    """A water with what stands behind its "of" ("Sea of Japan")."""
    whole = re.search(rf"\b{either(index.language.lists.conflict_forms.waters_of)} [^\W\d_]+", index.words(account))
    return whole.group() if whole is not None and whole.group().startswith(name) else name


def find_places(story: Evidence) -> Iterator[Telling]:
    """The one place where a passage has somebody do something. What stands in the place of an object may be the place."""
    empty = story.language.lists.content.stopwords
    for account in story.firsts:
        said = account.assertion
        places = [place for place in said.places if ":" not in place]
        if (
            len(places) == 1
            and not said.negated
            and said.subject is not None
            and said.subject not in empty
            and account.predicate is not None
        ):
            target = "" if said.object in {town(place) for place in said.places} else str(said.object)
            place = unfold(story, places[0])
            yield Telling((said.subject, account.predicate, target, region(place)), account, place, topic="", shown=places[0])


def knows_town(index: StoryIndex, one: Telling, other: Telling) -> bool:
    """Whether the report of the first has the other's town anywhere: a town and its province are both named by someone."""
    return index.knows(one.account.report, town(other.value))


def find_homes(story: Evidence) -> Iterator[Telling]:
    """The towns of one region, told in passing of people without a name there ("two doctors from Karst, Ohio")."""
    for account in story.firsts:
        for home in sorted({t.value for t in account.assertion.traits if t.kind == "home" and not t.of}):
            place = unfold(story, home)
            yield Telling((region(place),), account, place, region(home), shown=home)


def of_one_home(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two homes may be of the same people: the passages are alike, and have no third town of that region."""
    traits = [trait for telling in (one, other) for trait in telling.account.assertion.traits]
    homes = {unfold(story, trait.value) for trait in traits if trait.kind == "home" and not trait.of}
    towns = {home for home in homes if region(home) == region(one.value)}
    return len(towns) == 2 and story.weights.likeness(one.account, other.account) >= ALIKE_HOME


def town(place: str) -> str:
    """The name of a place without its region."""
    return place.partition(",")[0]


def region(place: str) -> str:
    """The region that a place is written with, or nothing."""
    return place.partition(",")[2].strip()


def unfold(index: StoryIndex, place: str) -> str:
    """A place with the region that it is written with in full: "Erie, Pa." is Erie, Pennsylvania."""
    short, regions = region(place).lower().rstrip(" ."), index.language.lists.conflicts.regions
    return f"{town(place)}, {regions[short].title()}" if short in regions else place
