"""How hard something was asked for: one says that it was only suggested, another that it was requested, demanded or ordered.

Many people ask for one thing, each in his way; that one of them "merely suggested" it stands against those who have it asked for.
"""

from collections.abc import Iterator

from attrs import field, frozen

from legation.weighing.accounts.index import StoryIndex, search, word_of
from legation.weighing.conflicts.point import Evidence, Telling, name_point


@frozen(eq=False)
class Pressing(Telling):
    """A clause that says how hard something was asked for; `merely` where it says that it was no more than that."""

    merely: bool = field(kw_only=True)


def find_pressing(story: Evidence) -> Iterator[Pressing]:
    """What was asked for, and how hard: "was a request by the police", "merely suggested the zone"."""
    lists = story.language.lists.conflicts
    senses = story.language.lists.content.senses
    levels = {senses.get(word, word): level for word, level in lists.pressing.items()} | dict(lists.pressing)
    for clause in story.all_clauses():
        said = clause.assertion
        level = next((levels[word] for word in (said.verb, clause.predicate) if word in levels), None)
        if level is not None and not clause.denied:
            merely = search(lists.merely).search(story.clause(clause)) is not None
            for thing in {said.subject, said.object} - {None}:
                if thing is not None and ":" not in thing and thing not in story.language.lists.content.stopwords and thing not in levels:
                    shown = word_of(story, clause, str(said.verb if said.verb in levels else clause.predicate))
                    yield Pressing((thing,), clause, level, topic=f"pressing {thing}", shown=shown, merely=merely)


def is_less(_story: Evidence, one: Pressing, other: Pressing) -> bool:
    """Whether one of two says that it was no more than that, and the other that it was more."""
    return one.merely != other.merely


def name_pressed(index: StoryIndex, one: Pressing, other: Pressing) -> str:
    """What was asked for, in words of a report."""
    return name_point(index, (one.account, other.account), (str(one.point[0]),))
