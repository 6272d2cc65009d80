"""After many rulings of all kinds, some of them taken back, what is derived can be made again to the same bytes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.offices import FERRY, POET, THIRD, lay, open_at
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


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_a_rebuild_after_many_rulings_gives_the_same_bytes(made: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    office = Path(shutil.copytree(made, tmp_path_factory.mktemp("drawn") / "office"))
    with open_at(office) as desk:
        ruled = sum(take_step(desk, step) for step in steps)
        weigh_store(desk)
        assert desk.rebuild().same
        assert len(desk.store.rulings.all()) == ruled
        assert [one for one in desk.doctor() if one.state == "ill"] == []
