"""One text under many names, with words put in that nobody else has: it counts once, and parts no genuine story."""

import random
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from legation.language.language import load
from legation.records.report import Report
from legation.weighing.grouping.centroid import MemoryIndex
from legation.weighing.grouping.sketch import LEAST_RUNS, RUN, Sketch, are_twins, find_firsts, find_runs, sketch
from legation.weighing.grouping.stream import arrive, find_cluster, find_clusters

LANGUAGE = load("en")
Find = Callable[[Sequence[Sketch]], set[frozenset[str]]]
DAY = date(2024, 5, 1)
# The text that is sent out again and again, and what others wrote of the matter.
SENT = (
    "The harbour board of Ostvik will close the old ferry quay in June, its chair Marta Lund told the town council on Monday. "
    "Engineers found cracks in eleven of the forty piles, and divers are to look at the others before the summer. "
    "The ferry to Grasholm is to leave from the fish market until a new quay is built, which will take two years. "
    "Fishermen said the market has no room for lorries, and asked the council to pay for a road along the shore."
)
GENUINE = (
    (
        "Ostvik's ferry quay is to be closed in June after engineers found cracks in its piles, the board said. Ferries to Grasholm "
        "will use the fish market instead."
    ),
    (
        "Fishermen in Ostvik protest against ferries at the fish market. The board wants to close the cracked ferry quay in June and "
        "move the Grasholm ferry."
    ),
    (
        "A new ferry quay for Ostvik will take two years, harbour board chair Marta Lund told the council. The Grasholm ferry moves to the "
        "fish market in June."
    ),
)
OTHER = (
    "Voters in Tarvala choose a mayor on Sunday. Three candidates promise lower rents, and the tram line to the university is in dispute."
)


def report(text: str, title: str, outlet: str) -> Report:
    return Report(source=outlet, text=text, title=title, outlet=outlet, published=DAY)


def chaff(dice: random.Random, words: int) -> str:
    return " ".join("".join(dice.choices("bcdfghklmnpqrstvwz", k=7)) for _ in range(words))


def flood(number: int, in_title: int, in_text: int, seed: int = 1) -> list[Report]:
    """Copies of one text, each with words of its own in its title and at the end of its text."""
    dice = random.Random(seed)  # noqa: S311 (nothing secret is made)
    return [report(f"{SENT}\n\n{chaff(dice, in_text)}", f"Ostvik ferry quay {chaff(dice, in_title)}", f"Copy {n}") for n in range(number)]


def genuine() -> list[Report]:
    return [report(text, text.split(".")[0], f"Paper {n}") for n, text in enumerate((*GENUINE, OTHER))]


def batch(sketches: Sequence[Sketch]) -> set[frozenset[str]]:
    return {frozenset(cluster.reports) for cluster in find_clusters(sketches, LANGUAGE)}


def stream(sketches: Sequence[Sketch]) -> set[frozenset[str]]:
    index = MemoryIndex()
    for sketched in sketches:
        arrive(sketched, index, LANGUAGE)
    return {frozenset(find_cluster(number, index).reports) for number, centroid in index.centroids.items() if centroid.holds}


def counted() -> list[Report]:
    """Copies of one short text whose title ends with a counter."""
    return [report(SENT, f"Ostvik closes its ferry quay {n}", f"Copy {n}") for n in range(30)]


WAYS = pytest.mark.parametrize("find", [batch, stream])
FLOODS = pytest.mark.parametrize(
    "sent", [flood(30, 3, 3), flood(30, 30, 0), flood(30, 20, 15), counted()], ids=["few", "title", "much", "counter"]
)


@WAYS
@FLOODS
def test_a_flood_of_one_text_is_one_story(find: Find, sent: list[Report]) -> None:
    assert find([sketch(one, LANGUAGE) for one in sent]) == {frozenset(one.id for one in sent)}


@WAYS
@FLOODS
@pytest.mark.parametrize("order", ["before", "after", "between"])
def test_a_flood_parts_no_genuine_story(find: Find, sent: list[Report], order: str) -> None:
    *told, other = genuine()
    mixed = {
        "before": [*sent, *told, other],
        "after": [other, *told, *sent],
        "between": [*sent[:1], *told[:1], *sent[1:], *told[1:], other],
    }
    assert find([sketch(one, LANGUAGE) for one in mixed[order]]) == {frozenset(one.id for one in (*sent, *told)), frozenset({other.id})}


def test_a_flood_changes_no_word_of_a_centroid_that_has_others() -> None:
    *told, _ = genuine()
    first, *copies = flood(20, 3, 3)
    index, more = MemoryIndex(), MemoryIndex()
    for one in (*told, first):
        arrive(sketch(one, LANGUAGE), index, LANGUAGE)
    for one in (*told, first, *copies):
        arrive(sketch(one, LANGUAGE), more, LANGUAGE)
    assert (more.total(), more.used) == (index.total(), index.used)
    assert sum(centroid.summed for centroid in more.centroids.values()) == sum(centroid.summed for centroid in index.centroids.values())


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        (SENT, SENT, True),
        (SENT, SENT.replace("Marta Lund", "its chairwoman Marta Lund"), True),
        (SENT, SENT.rsplit(". ", 1)[0], True),
        (SENT, " ".join(GENUINE), False),
        (SENT, OTHER, False),
        (SENT, f"{SENT} {' '.join(GENUINE)} {OTHER} {OTHER[::-1]}", False),
        ("Read more here about this", "Read more here about this", False),
        ("", "", False),
    ],
)
def test_texts_are_one_by_the_runs_they_share(one: str, other: str, twins: bool) -> None:
    assert are_twins(find_runs(one, LANGUAGE), find_runs(other, LANGUAGE)) is twins
    assert find_firsts([find_runs(one, LANGUAGE), find_runs(other, LANGUAGE)]) == [True, not twins]


def test_a_text_of_few_runs_is_not_known_by_them() -> None:
    words = [f"word{n}" for n in range(LEAST_RUNS + RUN)]
    assert not find_runs(" ".join(words[:-2]), LANGUAGE)
    assert find_runs(" ".join(words[:-1]), LANGUAGE)
