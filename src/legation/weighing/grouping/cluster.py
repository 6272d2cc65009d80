"""Reports found to tell one story, before anything is said of them; the officer's word about which do, and why they are taken to, in words
that he can check against their openings.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from legation.language.language import Language
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.weighing.grouping.sketch import background, find_terms
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


# What happened stands in the title and in about the first two paragraphs.
OPENING = 500
# A word that stands in more than one report in twenty tells nothing of the event.
TELLING = 42
SHOWN = 6


def explain_grouping(reports: Sequence[Report], language: Language) -> Iterator[str]:
    """The telling words that most of the openings share, and the days they appeared on. Nothing for a report that is alone."""
    if len(reports) < 2:
        return
    known = background(language)
    openings = [(f"{report.title or ''}\n{report.text[:OPENING]}", language.of(report)) for report in reports]
    terms = (term for opening, spoken in openings for term in dict.fromkeys(find_terms(opening, spoken)))
    used = Counter(term for term in terms if known.get(term, 1.0) < TELLING)
    shared = [term for term, count in used.items() if count >= max(2, len(reports) / 2)]
    shared.sort(key=lambda term: (-used[term], known.get(term, 1.0)))
    if shared:
        shown = ", ".join(f"{_write(term, openings, language)} ({used[term]})" for term in shared[:SHOWN])
        yield f"of {len(reports)} reports so many have in their title or opening: {shown}"
    days = sorted(report.day for report in reports if report.day)
    if days:
        yield f"published from {days[0].isoformat()} to {days[-1].isoformat()}"


def _write(term: str, openings: Sequence[tuple[str, Language]], language: Language) -> str:
    """The word as the first opening that has it writes it; the name of a known actor."""
    for actor in language.lists.actors if ":" in term else ():
        if actor.id == term:
            return actor.names[0]
    words = ((opening[a:b], spoken.stem(word)) for opening, spoken in openings for a, b, word in spoken.find_words(opening))
    return next((written for written, stem in words if stem == term), term)
