"""Who is not identified here and named there: "the driver, who has not been identified", "the driver, Ivo Holm"."""

import re
from collections.abc import Iterator

from attrs import field, frozen

from legation.language.lists.weighing import Conflicts
from legation.language.patterns import either, once
from legation.weighing.accounts.index import find_spots
from legation.weighing.conflicts.point import Evidence, Telling

# A name: two words with capitals at least, small ones of a family between them ("Otto van der Linde").
NAME = r"[A-Z][\w'’-]+(?: [a-z]{2,3}){0,2}(?: [A-Z][\w'’-]+){1,3}"


@frozen(eq=False)
class Culprit(Telling):
    """A passage that names who did it, or says that he is not identified; `word` is what it calls him, empty where it is anybody."""

    word: str = field(kw_only=True)


def find_identified(story: Evidence) -> Iterator[Culprit]:
    """Who is said not to be identified ("the driver, who has not been identified"), and who is called by name ("the gunman Ivo Holm")."""
    lists = story.language.lists
    for clause in story.all_clauses():
        said, stem = clause.assertion, story.stem_of(clause)
        verbs = set(map(stem, lists.conflict_forms.naming))
        head = lists.conflicts.culprits.get(str(said.subject), "")
        if clause.denied and said.verb in verbs and (head or said.subject in lists.roles.anyone or said.subject in lists.counts.persons):
            yield Culprit(("who",), clause, "not known", topic="who", word=head)
    for spot in find_spots(story, story.by_report, search_culprits(lists.conflicts)):
        stem = story.stem_of(spot.account)
        head = lists.conflicts.culprits.get(stem(spot.match[1].lower()), "")
        yield Culprit(("who",), spot.account, "given", spot.match[2], topic="who", word=head)


@once
def search_culprits(lists: Conflicts) -> re.Pattern[str]:
    """What finds a name right behind a word for who did it."""
    return re.compile(rf"\b((?i:{either(lists.culprits)})(?i:[a-z]{{0,2}})),? ({NAME})")


def of_one_culprit(_story: Evidence, one: Culprit, other: Culprit) -> bool:
    """Whether two passages speak of one who did it: by one kind of word for him, or one says no more than "the man"."""
    return not one.word or not other.word or one.word == other.word
