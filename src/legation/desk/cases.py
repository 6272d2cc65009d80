"""Stories weighed wherever work runs, some of them at a time, with the word lists that they are all judged by."""

from collections.abc import Sequence

from attrs import frozen

from legation.desk.run import choose_engine
from legation.desk.shard import cut
from legation.engine.shared import Shared
from legation.language.language import Language
from legation.records.story import Story
from legation.weighing.weigh import Case, weigh_stories

# Stories go to a worker by so many reports.
MOST_REPORTS = 64


@frozen
class StoryShard:
    """Some stories to be weighed, with all that is needed to do so in another process."""

    cases: tuple[Case, ...]
    language: Shared[Language]


def weigh_shard(shard: StoryShard) -> list[Story]:
    """The stories of a shard, in their order."""
    return weigh_stories(shard.cases, shard.language.held)


def weigh_shards(engine: str, cases: Sequence[Case], language: Language) -> list[Story]:
    """The stories of some cases, in their order, weighed on the engine of that name."""
    size = sum(len(report.text) for case in cases for report in case.reports)
    shared = Shared(language)
    shards = (StoryShard(some, shared) for some in cut(cases, lambda case: len(case.reports), size=MOST_REPORTS))
    return [story for stories in choose_engine(engine, size).map(weigh_shard, shards) for story in stories]
