"""Whether what a passage lacks of some printed words is only how somebody is called: "Olin Fersk" here, "Mr Fersk" there.

A given name or an office is no detail where the report has them elsewhere with the name, and gives that name to nobody else. So is none
of the words of a known body that it names by others ("the United States", "Washington").
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from legation.language.language import Language
from legation.language.patterns import once
from legation.records.report import Report
from legation.weighing.accounts.account import Account, read_words
from legation.weighing.claims.alike import stem_of

# A word, and two words side by side: of those that are looked at each has a capital, or is in letters that have none.
_NAME = r"[^\W\d_][\w'’-]*"
_JOINED = re.compile(r"[\w'’-]+")
_SIDE = re.compile(rf"(?=(?<![\w'’-])({_NAME})[ \u00a0]({_NAME}))")
_OWNING = re.compile(r"['’]s?$")


def find_called(missing: Set[str], printed: Account, unit: Account, reports: Sequence[Report], language: Language) -> frozenset[str]:
    """Those of some telling words, missing in a passage, that only call somebody otherwise whom it names."""
    here, report = read_words(printed, reports[printed.report]), reports[unit.report]
    there, actors = report.words(unit.span), find_known(language)
    found = {word for actor in set(printed.assertion.names) & set(unit.assertion.names) for word in actors.get(actor, ())} & missing
    sides = list(find_sides(here, language))
    run = {word for pair in sides for word in pair}
    # Once for a name beside one that stands there, once for an office before that name.
    for one, other in (*reversed(sides), *sides):
        for word, known in ((one, other), (other, one)):
            lacks, beside = stem_of(word, language), stem_of(known, language)
            stands = beside in found or (beside not in missing and names_alone(known, there, run, language))
            if lacks in missing - found and stands and is_name_of(one, other, known, run, report.text, language):
                found.add(lacks)
    return frozenset(found)


def find_sides(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """The pairs of words with a capital that stand side by side in a text, but for those in which one is an article or the like."""
    idle = language.lists.content.stopwords.set
    for match in _SIDE.finditer(text):
        one, other = (_OWNING.sub("", word) for word in match.groups())
        if not (one[0].islower() or other[0].islower() or one.lower() in idle or other.lower() in idle):
            yield one, other


def names_alone(known: str, text: str, run: Set[str], language: Language) -> bool:
    """Whether a text has a name by itself, or beside an office or words that call its bearer alone: "Mr Fersk", not "Ada Fersk"."""
    titles = language.lists.people.titles.set
    beside = {word for one, other in find_sides(text, language) if known in (one, other) for word in (one, other)} - {known}
    return known in _plain(text) and all(word in run or word.lower() in titles for word in beside)


def is_name_of(one: str, other: str, known: str, run: Set[str], text: str, language: Language) -> bool:
    """Whether a report has a name in full and gives the known part of it to nobody else, but for offices before it."""
    titles = language.lists.people.titles.set
    sides = [pair for pair in _sides(text, language) if known in pair]
    others = {word for pair in sides for word in pair if word != known and word.lower() not in titles}
    return (one, other) in sides and others <= run


def _plain(text: str) -> frozenset[str]:
    """The names of a text, also those that are joined to a small word: "pro-Fersk"."""
    return frozenset(_OWNING.sub("", name) for word in _JOINED.findall(text) if (name := word[_find_capital(word) :]))


def _find_capital(word: str) -> int:
    """Where the first letter of a word is that is not small."""
    return next((place for place, sign in enumerate(word) if sign.isalpha() and not sign.islower()), len(word))


@lru_cache(maxsize=256)
def _sides(text: str, language: Language) -> frozenset[tuple[str, str]]:
    return frozenset(find_sides(text, language))


@once
def find_known(language: Language) -> Mapping[str, frozenset[str]]:
    """The stems of all words by which a known actor goes, by its id."""
    return {
        actor.id: frozenset(stem_of(word, language) for name in (*actor.names, *actor.adjectives) for word in name.split())
        for actor in language.lists.actors
    }
