"""In which slot two passages about the same thing differ: yes or no, place, home, name."""

import re
from collections.abc import Iterator

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import waters_differ
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.spots import search
from legation.weighing.conflicts.amounts.numbers import find_nobody
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.wording import name_point
from legation.weighing.grouping.sketch import stem

_WATER = re.compile(r"\b(?:Sea|Gulf|Bay) of [^\W\d_]+")
# How alike two passages must be before a difference in a slot is a difference about the same thing. What one counts and the other
# says is not there is already much in common, a water where one thing lies something; a denial needs more.
ALIKE_COUNTED, ALIKE_WATER, ALIKE_DENIED = 0.1, 0.15, 0.35
# A negator stands this close before its verb: "no passengers were aboard" has it at the fourth word.
DENIED_WITHIN = 5
# A home town told in passing is of the same persons where the passages are this much alike.
ALIKE_HOME = 0.2
# A place alone is weak: two people may be arrested in two towns on one day.
ALIKE_PLACE = 0.3


def find_differences(index: StoryIndex, one: Account, other: Account, like: float) -> Iterator[Difference]:
    """The slots in which two passages that are so much alike differ."""
    counts = list(find_nobody(index, one, other)) if one.denied or other.denied else []
    if counts:
        yield from counts
    elif like >= ALIKE_DENIED and says_no(index, one, other):
        stems = (one.assertion.verb, one.assertion.subject, one.assertion.object, other.assertion.verb)
        point = name_point(index, (one, other), (found for found in stems if found))
        yield Difference("polarity", point, one, other, (yes_or_no(one), yes_or_no(other)))
    elif index.same_occasion(one, other):
        yield from find_values(index, one, other, like)


def says_no(index: StoryIndex, one: Account, other: Account) -> bool:
    """Whether one passage plainly denies what the other plainly says: the same verb with the same subject and object, one negator on
    one side and none on the other. "Not only" denies nothing, "no longer" tells of another time, and two negators may undo each other."""
    a, b = one.assertion, other.assertion
    if one.denied == other.denied or a.verb is None or one.predicate != other.predicate or a.verb != b.verb:
        return False
    if a.subject is None or a.subject != b.subject or a.object != b.object:
        return False
    denied, affirmed = (one, other) if one.denied else (other, one)
    words = [index.clause(account).lower() for account in (denied, affirmed)]
    loose = search(index.lexicon.phrases.get("conflicts.loose", ()))
    if any(loose.search(said) for said in words):
        return False
    if find_negators(index, affirmed) or len(find_negators(index, denied)) > 1:
        return False
    return denies_verb(index, denied) if denied.assertion.negated else True


def find_negators(index: StoryIndex, account: Account) -> list[int]:
    """Which words of a passage turn something round."""
    lists = (*index.lexicon.phrases.get("negators", ()), *index.lexicon.phrases.get("conflicts.without", ()))
    return [i for i, word in enumerate(plain_words(index, account)) if word in lists]


def denies_verb(index: StoryIndex, account: Account) -> bool:
    """Whether the negator of a passage stands close before its verb, not in another clause."""
    words = plain_words(index, account)
    near = (word for at in find_negators(index, account) for word in words[at : at + DENIED_WITHIN])
    return any(stem(word) == account.assertion.verb for word in near)


def plain_words(index: StoryIndex, account: Account) -> list[str]:
    """The words of a passage in small letters without marks, "n't" apart."""
    words = index.clause(account).lower().replace("n't", " n't").replace("n’t", " n't").replace("cannot", "can not").split()
    return [word.strip('.,;:"“”‘()') for word in words]


def find_values(index: StoryIndex, one: Account, other: Account, like: float) -> Iterator[Difference]:
    """Two waters or two places for one thing, two homes or two names."""
    seas = waters_differ(one, other, index.lexicon) if one.predicate == other.predicate else None
    if seas is not None and like >= ALIKE_WATER:
        waters = (name_water(index, one, seas[0]), name_water(index, other, seas[1]))
        yield Difference("place", name_point(index, (one,), (one.assertion.subject or "",)), one, other, waters)
    elif like >= ALIKE_PLACE and same_act(index, one, other):
        yield from find_places(index, one, other)
    if like >= ALIKE_HOME:
        yield from find_homes(index, one, other)
        yield from find_persons(index, one, other)


def name_water(index: StoryIndex, account: Account, name: str) -> str:
    """A water with what stands behind its "of" ("Sea of Japan")."""
    whole = _WATER.search(index.words(account))
    return whole.group() if whole is not None and whole.group().startswith(name) else name


def find_places(index: StoryIndex, one: Account, other: Account) -> Iterator[Difference]:
    """Two places for one event, where neither report knows of the other's place: a town and its province are both named by someone."""
    here, there = ([place for place in account.assertion.places if ":" not in place] for account in (one, other))
    if len(here) != 1 or len(there) != 1 or region(here[0]) != region(there[0]) or one.assertion.negated or other.assertion.negated:
        return
    if not index.mentions(other, town(here[0])) and not index.mentions(one, town(there[0])):
        stems = [found for found in (one.assertion.subject, one.assertion.verb) if found]
        yield Difference("place", name_point(index, (one, other), stems), one, other, (here[0], there[0]))


def same_act(index: StoryIndex, one: Account, other: Account) -> bool:
    """Whether two passages tell one act of one subject; what stands in the place of an object may be the place."""
    a, b = one.assertion, other.assertion
    objects = [None if said.object in {town(place) for place in said.places} else said.object for said in (a, b)]
    named = a.subject is not None and a.subject not in index.lexicon.phrases.get("stopwords", ())
    return named and a.subject == b.subject and one.predicate is not None and one.predicate == other.predicate and objects[0] == objects[1]


def find_persons(index: StoryIndex, one: Account, other: Account) -> Iterator[Difference]:
    """Two names for whom a role is filled by: "the driver was named as", "identified the pilot as"; neither report knows the other's."""
    a, b = one.assertion, other.assertion
    names = (name_last(a.object), name_last(b.object))
    if a.subject is None or a.subject != b.subject or a.verb != b.verb or a.verb not in ("name", "identifi") or "" in names:
        return
    if names[0] != names[1] and not index.mentions(other, names[0]) and not index.mentions(one, names[1]):
        yield Difference("identity", name_point(index, (one, other), (a.subject,)), one, other, names)


def name_last(actor: str | None) -> str:
    """The last name of a person by the id, nothing for anyone else."""
    return actor.rpartition("-")[2].title() if actor is not None and actor.startswith("person:") else ""


def find_homes(index: StoryIndex, one: Account, other: Account) -> Iterator[Difference]:
    """Two towns of one region, told in passing of people without a name there ("two doctors from Karst, Ohio")."""
    here, there = ({t.value for t in account.assertion.traits if t.kind == "home" and not t.of} for account in (one, other))
    for a in sorted(here):
        for b in sorted(there):
            apart = a != b and region(a) == region(b) and not index.mentions(other, town(a)) and not index.mentions(one, town(b))
            if apart and len({place for place in here | there if region(place) == region(a)}) == 2:
                yield Difference("place", region(a), one, other, (a, b), region(a))


def town(place: str) -> str:
    """The name of a place without its region."""
    return place.partition(",")[0]


def region(place: str) -> str:
    """The region that a place is written with, or nothing."""
    return place.partition(",")[2].strip()


def yes_or_no(account: Account) -> str:
    """What a passage says in a difference of yes or no."""
    return "denied" if account.denied else "affirmed"
