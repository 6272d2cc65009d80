"""Which reports tell one story. A miss is better than a false merge: two reports apart can be put together by a word of the officer."""

from collections.abc import Sequence

from legation.records.lexicon import Lexicon
from legation.records.ruling import Ruling
from legation.weighing.stories.shelf import MemoryShelf
from legation.weighing.stories.sketch import Sketch
from legation.weighing.stories.stream import find_thread, settle
from legation.weighing.stories.thread import Thread, obey


def find_threads(sketches: Sequence[Sketch], lexicon: Lexicon, rulings: Sequence[Ruling] = ()) -> list[Thread]:
    """The reports in stories, and each report that tells none alone; in the order in which the first of each came.

    They come one by one as in an office, but with all their words counted beforehand, since all are at hand.
    """
    shelf = MemoryShelf()
    for sketched in sketches:
        shelf.add(list(sketched.terms))
    for sketched in sketches:
        settle(sketched, shelf, lexicon)
    place = {sketched.report: number for number, sketched in enumerate(sketches)}
    stories = [number for number, kernel in shelf.kernels.items() if kernel.holds]
    found = [sorted(find_thread(story, shelf).reports, key=place.__getitem__) for story in stories]
    found.sort(key=lambda reports: place[reports[0]])
    return obey([Thread(tuple(reports), reports[0]) for reports in found], rulings)
