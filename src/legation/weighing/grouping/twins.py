"""Reports that are one text but for some words put in or changed: whatever these words are, the text counts once.

Such reports cannot be told by their rarest words: those are the ones that were put in.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import islice

from legation.language.language import Language

# A text is known by the runs of so many words in it: by those whose hashes are the smallest, and so many (A. Broder, On the resemblance and
# containment of documents, 1997). Of texts that share nine runs in ten, 16 tell it but once in a thousand times.
RUN = 4
KEPT = 16
# So much of two texts, by these runs, must be one.
SAME = 0.5
# In a text of fewer runs a headline or a footer would decide.
LEAST = 12
# Past this many words only background is left to compare.
READ = 800
# Of the texts that have a run so many of the latest are looked at: what more have is a line of the page.
LATEST = 4


def find_runs(text: str, language: Language) -> tuple[str, ...]:
    """The runs by which a text is known, as hashes, in order; none for a text that is too short to be known."""
    words = [word for _, _, word in islice(language.find_words(text), READ)]
    runs = {" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
    if len(runs) < LEAST:
        return ()
    return tuple(sorted(_hash(run) for run in runs)[:KEPT])


def _hash(run: str) -> str:
    return "run:" + blake2b(run.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def are_twins(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, by their runs, are one."""
    both = sorted({*one, *other})[:KEPT]
    return bool(one and other) and len({*both}.intersection(one, other)) >= SAME * len(both)


def find_firsts(known: Iterable[Sequence[str]]) -> list[bool]:
    """Of some texts in order, each given by its runs: whether it is the first of its kind."""
    having: dict[str, list[Sequence[str]]] = {}
    first = []
    for runs in known:
        near = [other for run in runs for other in having.get(run, ())[-LATEST:]]
        first.append(not any(are_twins(runs, other) for other in near))
        if first[-1]:
            for run in runs:
                having.setdefault(run, []).append(runs)
    return first
