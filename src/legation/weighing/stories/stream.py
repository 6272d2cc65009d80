"""Reports into stories one by one, in order of arrival. A report touches only what is near it, however many reports there are.

What is plainly the same goes into one kernel and stays there. Which kernels tell one story is settled anew, for the kernels near the
report alone, whenever one comes: so stories grow, join and part as they become clear, and the outcome depends on the order of
arrival and on nothing else, least of all on how many reports came at a time.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from attrs import define, field, frozen

from legation.records.lexicon import Lexicon
from legation.records.ruling import Ruling
from legation.weighing.rulings import find_pairs
from legation.weighing.stories.kernel import SILENCE, Kernel, silence
from legation.weighing.stories.parting import ADOPT, part
from legation.weighing.stories.shelf import Shelf
from legation.weighing.stories.sketch import COUNTED, Sketch, background
from legation.weighing.stories.thread import Thread

# A report joins at once the kernel that it is on average this like (a cosine, 0 to 1): the same event, often the same text.
KERNEL = 0.45
# Rare words count more than in proportion: they are what tells one event from its kin.
RARITY = 1.25
# Of the kernels that use a word only the latest are looked at, so that a word that many use costs no more than another.
LATEST = 64
# One word in common among those that are looked up is chance: the more reports there are the more often it happens, and of 831 pairs that
# were alike one had no more. With a second one two are compared.
MET = 2
# So many kernels are settled anew when a report comes: its own story's and those of the stories most like it.
SETTLED = 64
# A story is kept in at most so many kernels; past that its most alike ones become one for good. Twenty reports make about a dozen.
FLUID = 32


@frozen
class Arrival:
    """What a report changed. `kernel`: the one it went into. `story`: the number of its story, which is that of the story's first kernel.

    `changed` are the stories that hold other reports than before or are new, `gone` the numbers that are no story's any more;
    `joined` maps kernels that were taken into others for good to those: whatever was kept under the one belongs to the other.
    """

    kernel: int
    story: int
    changed: tuple[int, ...]
    gone: tuple[int, ...]
    joined: Mapping[int, int]


def arrive(sketched: Sketch, shelf: Shelf, lexicon: Lexicon) -> Arrival:
    """One more report: count its words, weigh them by how rare they are by now, and put it where it belongs. Its weights then stand."""
    shelf.add(list(sketched.terms))
    return settle(sketched, shelf, lexicon)


def settle(sketched: Sketch, shelf: Shelf, lexicon: Lexicon) -> Arrival:
    """Put a report whose words are counted already where it belongs."""
    report = _open(sketched, shelf, lexicon)
    hand = _Hand(shelf)
    rarest = report.rarest()
    met = [number for number in shelf.near(rarest, LATEST) if len(hand.take(number).total.keys() & rarest) >= min(MET, len(rarest))]
    near = [(hand.take(number).like(report), number) for number in met]
    near.sort(key=lambda found: (-found[0], found[1]))
    likeness, best = next((found for found in near if silence(report.days, hand.take(found[1]).days) < SILENCE), (0.0, 0))
    if likeness >= KERNEL:
        kernel = hand.take(best)
        kernel.take(report)
    else:
        kernel = hand.open(report)
    hand.changed.add(kernel.number)
    stories = [kernel.story, *(hand.take(number).story for likeness, number in near if likeness >= ADOPT)]
    return _settle(kernel, list(dict.fromkeys(stories)), hand)


def _open(sketched: Sketch, shelf: Shelf, lexicon: Lexicon) -> Kernel:
    """A report as a kernel of its own: its words weighted by how rare they are, in the reports so far and in news at large."""
    known = background(lexicon)
    used = shelf.counts(list(sketched.terms))
    counted = shelf.total() + COUNTED
    raw = {
        term: prominence * math.log(counted / (used.get(term, 0) + known.get(term, 1.0))) ** RARITY
        for term, prominence in sketched.terms.items()
    }
    norm = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
    days = [sketched.day] if sketched.day else []
    return Kernel(0, [sketched.report], {term: weight / norm for term, weight in raw.items()}, days, 0)


@define
class _Hand:
    """The kernels that one arrival looks at, each fetched once, and those of them that are new and that change."""

    shelf: Shelf
    held: dict[int, Kernel] = field(factory=dict)
    new: set[int] = field(factory=set)
    changed: set[int] = field(factory=set)

    def take(self, number: int) -> Kernel:
        if number not in self.held:
            self.held[number] = _kernel(number, self.shelf)
        return self.held[number]

    def open(self, kernel: Kernel) -> Kernel:
        kernel.number = kernel.story = self.shelf.next()
        self.new.add(kernel.number)
        kernel.holds = [kernel.number]
        self.held[kernel.number] = kernel
        return kernel

    def part(self, kernels: Sequence[int]) -> None:
        """Some kernels are one story from now on."""
        for number in kernels:
            kernel = self.take(number)
            holds = list(kernels) if number == kernels[0] else []
            if (kernel.story, kernel.holds) != (kernels[0], holds):
                kernel.story, kernel.holds = kernels[0], holds
                self.changed.add(number)

    def join(self, kernels: Sequence[int]) -> tuple[int, int]:
        """The two most alike of some kernels become one for good, under the earlier's number."""
        pairs = combinations(kernels, 2)
        one, other = max(pairs, key=lambda pair: (self.take(pair[0]).like(self.take(pair[1])), -pair[0], -pair[1]))
        self.take(one).take(self.held.pop(other))
        self.changed.add(one)
        self.changed.discard(other)
        self.shelf.drop(other)
        return one, other

    def put_back(self) -> None:
        for number in sorted(self.changed):
            self.shelf.put(number, self.held[number], self.held[number].rarest())


def _settle(kernel: Kernel, stories: Sequence[int], hand: _Hand) -> Arrival:
    """Part the kernels of some stories anew: that of a kernel that has changed, and those near it, the most alike first."""
    before: dict[int, list[int]] = {}
    for story in stories:
        holds = hand.take(story).holds
        if not before or sum(map(len, before.values())) + len(holds) <= SETTLED:
            before[story] = list(holds)
    after = part([hand.take(number) for number in sorted(number for holds in before.values() for number in holds)])
    joined: dict[int, int] = {}
    for kernels in after:
        while len(kernels) > FLUID:
            one, other = hand.join(kernels)
            joined = {taken: one if into == other else into for taken, into in joined.items()} | {other: one}
            kernels.remove(other)
        hand.part(kernels)
    hand.put_back()
    kernel = hand.take(joined.get(kernel.number, kernel.number))
    now = {kernels[0]: kernels for kernels in after}
    changed = {kernel.story, *(story for story, kernels in now.items() if before.get(story) != kernels)}
    gone = before.keys() - now.keys() - hand.new
    return Arrival(kernel.number, kernel.story, tuple(sorted(changed)), tuple(sorted(gone)), joined)


def find_thread(story: int, shelf: Shelf) -> Thread:
    """The reports of one story, in order of their kernels and in these in order of arrival; `story` is the number of any of its kernels.

    Raises KeyError where there is no kernel of that number.
    """
    first = _kernel(_kernel(story, shelf).story, shelf)
    reports = tuple(report for number in first.holds for report in _kernel(number, shelf).members)
    return Thread(reports, reports[0])


def find_bound(stories: Iterable[int], rulings: Sequence[Ruling], shelf: Shelf, place: Callable[[str], int | None]) -> list[list[int]]:
    """Some stories with all that the officer's word ties to them, those together that are to be looked at together (see `obey`).

    `rulings` are those that stand; `place` gives the number of the kernel that a report is in, None for a report that is not known.
    """
    wanted = set(stories)
    bound = {story: [story] for story in wanted}
    for one, other, _ in find_pairs(rulings, "same-story"):
        tied = [_kernel(number, shelf).story for number in (place(one), place(other)) if number is not None]
        groups = [bound.get(story, [story]) for story in tied]
        whole = sorted({story for group in groups for story in group})
        bound.update(dict.fromkeys(whole, whole))
    return [group for first, group in sorted(bound.items()) if first == group[0] and wanted & set(group)]


def _kernel(number: int, shelf: Shelf) -> Kernel:
    kernel = shelf.kernel(number)
    if kernel is None:
        raise KeyError(number)
    return kernel
