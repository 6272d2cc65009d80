"""Reports found to tell one story, before anything is said of them; and the officer's word about which do."""

from collections.abc import Sequence

from attrs import frozen

from legation.records.ruling import Ruling
from legation.weighing.rulings import find_pairs, sentence


@frozen
class Cluster:
    """Reports that were found to tell one story, in the order in which they came; `first` is the one that the story was minted with.
    `reasons` tell what the officer ruled about it."""

    reports: tuple[str, ...]
    first: str
    reasons: tuple[str, ...] = ()


def obey_clusters(clusters: Sequence[Cluster], rulings: Sequence[Ruling]) -> list[Cluster]:
    """The clusters after the officer's word: put together by ``same-story``, and the second of two taken out by ``not-same-story``."""
    made = list(clusters)
    for one, other, ruling in find_pairs(rulings, "same-story", "not-same-story"):
        left = next((cluster for cluster in made if one in cluster.reports), None)
        right = next((cluster for cluster in made if other in cluster.reports), None)
        if one == other or left is None or right is None or (left is right) == (ruling.verb == "same-story"):
            continue
        if ruling.verb == "same-story":
            early, late = sorted((left, right), key=made.index)
            made[made.index(early)] = Cluster(
                (*early.reports, *late.reports), early.first, (*early.reasons, *late.reasons, sentence(ruling))
            )
            made.remove(late)
        else:
            rest = tuple(report for report in left.reports if report != other)
            made[made.index(left)] = Cluster(rest, left.first if left.first in rest else rest[0], (*left.reasons, sentence(ruling)))
            made.append(Cluster((other,), other))
    return made
