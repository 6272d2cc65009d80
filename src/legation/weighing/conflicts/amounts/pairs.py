"""Which of many tellings are laid side by side: every one of a value beside one of each other value is enough to see both sides."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

Telling = TypeVar("Telling")
# Of so many tellings of one value the first that fits is taken; it keeps the pairs in proportion where a story has many reports.
TRIED = 60


def find_pairs(
    told: Sequence[Telling], value: Callable[[Telling], Hashable], apart: Callable[[Telling, Telling], bool]
) -> Iterator[tuple[Telling, Telling]]:
    """Each telling beside the first of each other value that it stands `apart` from (either way round), each pair once and in order."""
    shelves: dict[Hashable, list[int]] = {}
    for number, telling in enumerate(told):
        shelves.setdefault(value(telling), []).append(number)
    pairs: set[tuple[int, int]] = set()
    for number, telling in enumerate(told):
        for other, shelf in shelves.items():
            if other != value(telling):
                rival = next((n for n in shelf[:TRIED] if apart(telling, told[n])), None)
                pairs.update({(min(number, rival), max(number, rival))} if rival is not None else ())
    yield from ((told[one], told[other]) for one, other in sorted(pairs))
