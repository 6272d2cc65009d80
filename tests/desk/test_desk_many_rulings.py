"""After many rulings of all kinds, some of them taken back, what is derived can be made again to the same bytes."""

import random
import shutil
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.offices import FERRY, NOW, POET, THIRD, lay, open_at
from legation.desk.desk import Desk
from legation.desk.subjects import VERBS
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError

OUTLETS = ("Tarn Echo", "Delta Radio", "Harbour Post", "Kelm Weekly", "Moor Times")
VALUES = {"grade": ("B2", "E5", "A1"), "owner": ("Northern Press", "Kelm House"), "reliability": ("A", "C", "F"), "belongs": ("no line",)}
# Some dozens of rulings in a few offices; between some of them the office is weighed.
EXAMPLES, MOST = 2, 12

Step = tuple[str, int, int, int, bool]
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 40), st.integers(0, 40), st.integers(0, 5), st.booleans()), min_size=8, max_size=MOST
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    with open_at(folder / "office") as desk:
        ingest(desk, lay(folder / "in", FERRY, POET, THIRD))
        weigh_store(desk)
    return folder / "office"


def find_things(desk: Desk, verb: str) -> list[str]:
    """What a verb may be about in the office as it is."""
    if verb in ("owner", "reliability"):
        return list(OUTLETS)
    if verb == "undo":
        return [ruling.id for ruling in desk.store.rulings.all()]
    stories = sorted(desk.stories(), key=lambda story: story.id)
    if verb in ("same-claim", "conflict", "update", "grade", "not-said-by"):
        return [claim.id for story in stories for claim in story.claims]
    if verb in ("not-about", "different-claim"):
        return [claim.id for story in stories for claim in story.claims] + desk.store.reports.ids()
    return desk.store.reports.ids() + [story.id for story in stories]


def take_step(desk: Desk, step: Step) -> bool:
    """Make a ruling, if it is one; returns whether it was."""
    verb, one, other, value, weighed = step
    things = find_things(desk, verb)
    if not things:
        return False
    about = [things[one % len(things)]]
    if verb not in ("grade", "undo", "not-said-by", "belongs", "reliability"):
        about.append(things[other % len(things)])
    given = VALUES.get(verb)
    try:
        desk.rule(verb, *about, value=given[value % len(given)] if given else None, why="As it is drawn.")
    except LegationError:
        return False
    if weighed:
        weigh_store(desk)
    return True


def rule_many(office: Path, steps: list[Step], wanted: int) -> int:
    """Make rulings as they are drawn until so many stand in the record, then weigh and rebuild; how many there are."""
    seconds = count()
    with open_at(office) as desk:
        # The same ruling at the same moment is one.
        desk.clock = lambda: NOW + timedelta(seconds=next(seconds))
        ruled = 0
        for step in steps:
            ruled += take_step(desk, step)
            if ruled == wanted:
                break
        weigh_store(desk)
        assert desk.rebuild().same
        assert len(desk.store.rulings.all()) == ruled
        assert [one for one in desk.doctor() if one.state == "ill"] == []
        return ruled


def draw_steps(seed: int, most: int, weighed: int) -> list[Step]:
    """Steps of all verbs drawn at random, after every so many of which the office is weighed."""
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret by it
    return [
        (chance.choice(VERBS), chance.randrange(41), chance.randrange(41), chance.randrange(6), place % weighed == weighed - 1)
        for place in range(most)
    ]


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_a_rebuild_after_many_rulings_gives_the_same_bytes(made: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    rule_many(Path(shutil.copytree(made, tmp_path_factory.mktemp("drawn") / "office")), steps, len(steps))


def test_a_rebuild_after_twenty_rulings_of_all_kinds_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    assert rule_many(Path(shutil.copytree(made, tmp_path / "office")), draw_steps(1, 200, 25), 20) == 20


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
def test_a_rebuild_after_a_hundred_rulings_of_all_kinds_gives_the_same_bytes(made: Path, tmp_path: Path, seed: int) -> None:
    assert rule_many(Path(shutil.copytree(made, tmp_path / "office")), draw_steps(seed, 1000, 50), 100) == 100
