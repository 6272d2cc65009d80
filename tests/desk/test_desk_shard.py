import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from example_office import NOW
from legation.desk.office import Office
from legation.desk.session import Run
from legation.desk.shard import Shard, cut, read_shard
from legation.desk.verbs.brief import choose_weighed, set_asof
from legation.desk.verbs.read import load
from legation.desk.verbs.weigh import Weighed
from legation.intake.source import Paper
from legation.records.errors import LegationError, NothingToReadError, Refusal


def papers(*sizes: int) -> list[Paper]:
    return [Paper(f"{number}.txt", b"x" * size, "text") for number, size in enumerate(sizes)]


def test_a_shard_holds_so_many_papers_or_bytes() -> None:
    assert [len(hand) for hand in cut([1] * 70, int)] == [32, 32, 6]
    assert list(cut([600, 600, 10, 2000, 10], int, size=1000)) == [(600,), (600, 10), (2000,), (10,)]
    assert list(cut([], int)) == []


def test_many_shards_come_back_in_order_from_either_engine(tmp_path: Path) -> None:
    for number in range(70):
        said = f"The mayor said on Monday that bridge number {number} would open."
        (tmp_path / f"{number:03}.txt").write_text(f"Title: Note {number}\n\n{said}\n")
    (tmp_path / "035.json").write_text('{"title": "cut off')
    run = Run(now=NOW, engine="serial")
    serial, pool = load([str(tmp_path)], run), load([str(tmp_path)], evolve(run, engine="pool"))
    assert serial == pool
    sources = [Path((item if isinstance(item, Refusal) else item[0]).source).name for item in serial.items]
    assert [source for source in sources if source.endswith(".txt")] == [f"{number:03}.txt" for number in range(70)]
    assert isinstance(serial.items[35], Refusal)
    assert sources[35] == "035.json"


def test_a_paper_that_breaks_us_is_refused_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def take(paper: Paper, *words: object, **others: object) -> list[Refusal]:
        if paper.source == "1.txt":
            raise RuntimeError("a fault of ours")
        return [Refusal(paper.source, "take", "as planned")]

    monkeypatch.setattr("legation.desk.shard.take", take)
    done = read_shard(Shard(tuple(papers(1, 1, 1)), Office()))
    reasons = [item.reason for items in done for item in items if isinstance(item, Refusal)]
    assert reasons[0] == reasons[2] == "as planned"
    assert "a fault of ours" in reasons[1]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted here as Linux shows them")
def test_a_process_that_reads_keeps_to_one_core() -> None:
    work = (
        "import os, sys; from legation.desk.office import Office; from legation.desk.shard import Shard, read_shard; "
        "from legation.intake.source import Paper; "
        "assert 'numpy' not in sys.modules, 'it is imported before the number of its threads is set'; "
        "read_shard(Shard((Paper('1.txt', b'The mayor said that the bridge was open.', 'text'),), Office())); "
        "assert 'numpy' in sys.modules; print(len(os.listdir('/proc/self/task')))"
    )
    bare = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", work], env=bare, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_asof_before_all_reports_is_said(weighed: Weighed) -> None:
    with pytest.raises(NothingToReadError, match="2023-05-24"):
        set_asof(weighed.loaded, date(2020, 1, 1), NOW.date())


def test_a_story_is_named_by_the_beginning_of_its_id(weighed: Weighed) -> None:
    story = weighed.weighing.stories[0]
    assert choose_weighed(weighed, story.id[:6], every=False) == [story]
    assert choose_weighed(weighed, None, every=True) == list(weighed.weighing.stories)
    with pytest.raises(LegationError, match=story.id):
        choose_weighed(weighed, "zz", every=False)
