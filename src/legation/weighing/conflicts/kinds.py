"""What a thing is, where its kinds exclude each other: short or intermediate range, murder or manslaughter, drone or helicopter, and what
was measured where one range is given of two measures ("from the size of the moon to that of Jupiter", "from the mass of the moon ...")."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from legation.language.lists.weighing import Exclusive
from legation.language.lists.words import Sort
from legation.language.patterns import compile_phrases, either, once
from legation.language.words import JOINED
from legation.weighing.accounts.index import StoryIndex, clause_at, find_spots, search_many
from legation.weighing.conflicts.point import Evidence, Telling

# Who knows of "buses" knows of a bus.
ENDINGS = ("", "s", "es")
# The ends of a range stand in so many words behind it.
NEAR = 18


def find_kinds(story: Evidence) -> Iterator[Telling]:
    """The kinds that the passages of a story give of a sort of thing of which it has one."""
    anywhere = story.language.lists.exclusive.story
    for spot in find_spots(story, story.by_report, search_many(anywhere)):
        entry = anywhere.get(plain(spot.match.group(), anywhere))
        if entry is not None:  # a pattern that minds no capitals also finds letters that are no small form of those listed ("İ", "ſ")
            sort, value = entry
            yield Telling((sort,), spot.account, value, sort)


def find_acting(story: Evidence) -> Iterator[Telling]:
    """The kinds of a thing that does, or to which is done, one thing: "a drone crashed", "a helicopter crashed"; and which of two sides."""
    lists = story.language.lists
    acting, apart = lists.exclusive.act, compile_phrases(lists.exclusive.apart)
    for spot in find_spots(story, story.by_report, search_many(acting)):
        entry = acting.get(plain(spot.match.group(), acting))
        if entry is None:
            continue
        sort, value = entry
        clause = clause_at(story, spot.account, spot.match.start())
        noun = story.stem_of(spot.account)(spot.match.group().lower())
        did = noun in (clause.assertion.subject, clause.assertion.object) and clause.predicate not in (None, noun)
        if did and clause.predicate not in story.language.lists.content.light and not apart.search(spot.before):
            place = "subject" if clause.assertion.subject == noun else "object"
            yield Telling((sort, place, str(clause.predicate)), clause, value, sort)
    for spot in find_spots(story, story.by_report, search_sides(lists.exclusive)):
        part = spot.match[2].lower()
        yield Telling(("side", part), spot.account, f"{spot.match[1]} {spot.match[2]}".lower(), part)


def of_one_kind(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two kinds of a sort are told of one thing: on one occasion, or of what stays so however late it is told."""
    lasting = one.point[0] in story.language.lists.exclusive.lasting
    return lasting or story.same_news(one.account, other.account)


def knows_kind(index: StoryIndex, one: Telling, other: Telling) -> bool:
    """Whether the report of the first has a word for the other's kind of the same sort."""
    tables = {**index.language.lists.exclusive.story, **index.language.lists.exclusive.act}
    words = [word for word, entry in tables.items() if entry == (one.point[0], other.value)] or [other.value]
    return any(has(index, one.account.report, word) for word in words)


def has(index: StoryIndex, number: int, words: str) -> bool:
    """Whether a report has some words of a list, with a space or a hyphen, of one or of many."""
    return any(index.knows(number, f"{way}{ending}") for way in (words, words.replace(" ", "-")) for ending in ENDINGS)


def plain(words: str, table: Mapping[str, Sort]) -> str:
    """Words of a report as the list writes them."""
    found = re.sub(r"[\s-]+", " ", words.lower())
    return found if found in table else found.removesuffix("s")


@once
def search_sides(lists: Exclusive) -> re.Pattern[str]:
    """What finds "left knee"."""
    return re.compile(rf"\b({either(lists.hands)})[\s-]({either(lists.sides)})\b", re.IGNORECASE)


def find_measures(story: Evidence) -> Iterator[Telling]:
    """What was measured, by the two ends of the range that passages give. A report that speaks of the other measure in a range of those
    ends knows both."""
    measures = set(story.language.lists.conflicts.measures)
    empty = {*story.language.lists.content.stopwords, *measures}
    for spot in find_spots(story, story.by_report, compile_phrases(story.language.lists.exclusive.ranging)):
        stem = story.stem_of(spot.account)
        before = {stem(word.lower()) for word in JOINED.findall(spot.before)[-NEAR:]}
        behind = [stem(part) for word in JOINED.findall(spot.behind)[:NEAR] for part in word.lower().split("-")]
        named = measures.intersection(behind) or measures & before
        if len(named) == 1:
            ends = sorted({word for word in behind if word not in empty and len(word) > 2})
            yield from (Telling(ends, spot.account, next(iter(named)), topic="measure") for ends in combinations(ends, 2))


def name_measures(_index: StoryIndex, one: Telling, other: Telling) -> str:
    """The two measures."""
    return " / ".join(sorted((one.value, other.value)))
