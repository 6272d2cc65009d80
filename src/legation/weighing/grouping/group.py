"""Which reports tell one story. A miss is better than a false merge: two reports apart can be put together by a word of the officer."""

from collections.abc import Sequence

from legation.language.language import Language
from legation.records.ruling import Ruling
from legation.weighing.grouping.cluster import Cluster, obey_clusters
from legation.weighing.grouping.index import MemoryIndex
from legation.weighing.grouping.sketch import Sketch
from legation.weighing.grouping.stream import assign, find_cluster
from legation.weighing.grouping.twins import find_firsts


def find_clusters(sketches: Sequence[Sketch], language: Language, rulings: Sequence[Ruling] = ()) -> list[Cluster]:
    """The reports in stories, and each report that tells none alone; in the order in which the first of each came.

    They come one by one as in an office, but with all their words counted beforehand, since all are at hand; those of copies count once.
    """
    index = MemoryIndex()
    for sketched, first in zip(sketches, find_firsts(sketched.runs for sketched in sketches), strict=True):
        if first:
            index.add(list(sketched.terms))
    for sketched in sketches:
        assign(sketched, index, language)
    place = {sketched.report: number for number, sketched in enumerate(sketches)}
    stories = [number for number, centroid in index.centroids.items() if centroid.holds]
    found = [sorted(find_cluster(story, index).reports, key=place.__getitem__) for story in stories]
    found.sort(key=lambda reports: place[reports[0]])
    return obey_clusters([Cluster(tuple(reports), reports[0]) for reports in found], rulings)
