"""An office cannot lie: what was altered, deleted or added by another hand, or flipped by a failing disk, is told by the doctor wherever a
person would see something else, and never ends in a traceback."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import count as count_up
from pathlib import Path
from typing import Any

import pytest

from desk.offices import FERRY, NOW, POET, THIRD, lay, open_at
from desk.tampering import find_tamperings, flip, tamper
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.upkeep import restore
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError, Refusal
from legation.records.register import Seen, Visit, Watched
from legation.store.search.query import Query

SOAK = pytest.mark.soak
NUMBERS = count_up(1)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with something of everything in it."""
    home = tmp_path_factory.mktemp("office")
    with open_at(home) as desk:
        ingest(desk, lay(home / "in", FERRY, POET, THIRD))
        desk.store.refusals.put(Refusal("in/odd.bin", "take", "This is no text."), NOW)
        desk.store.watch.put(Watched("https://courier.example/feed", etag="one"))
        desk.store.watch.put_item(Seen("https://courier.example/feed", "item", "digest", NOW))
        weigh_store(desk)
        desk.rule("owner", "Tarn Echo", value="Lund Press")
        weigh_store(desk)
        desk.brief()
        desk.store.looks.put("officer", NOW, desk.store.stories.all()[0].id, "read")
        desk.store.visits.put(Visit("officer", NOW, NOW), 1)
    return home / "office.db"


def look(desk: Desk) -> list[Any]:
    """All that a person can see of an office."""
    store = desk.store
    ids = store.reports.ids()
    found: list[Any] = [store.reports.many(ids), [store.reports.sources(one) for one in ids], store.readings.many(ids)]
    found += [store.stories.all(), store.stories.heads(), store.stories.loose(), store.minted.all(), store.rulings.all()]
    found += [store.changes.since(NOW), store.refusals.all(), store.watch.all(), store.audit.all(), store.briefs.heads()]
    found += [[store.briefs.get(head.id) for head in store.briefs.heads()], [store.raw.get(one.raw) for one in found[0] if one.raw]]
    found += [[store.stories.of_report(one) for one in ids], [desk.show(one) for one in ids]]
    found += [store.search.find(Query(word)) for word in ("ferry", "said", "harbour", "po*", "the")]
    found += [
        store.outlets.page(99),
        store.stances.page(99),
        store.stories.due("0001-01-01", "9999-12-31"),
        store.stories.ahead("0001-01-01", 99),
    ]
    found += [store.looks.last("officer"), store.visits.get("officer")]
    return found


def ask(path: Path, act: Callable[[Desk], Any], readonly: bool = True) -> Any:
    """What an act at an office gives; the sentence where it is refused. Anything else that it raises fails the test."""
    try:
        with open_desk(path, readonly=readonly) as desk:
            return act(desk)
    except LegationError as error:
        assert str(error).endswith(".") or "`" in str(error)
        return str(error)


def is_told(path: Path) -> bool:
    """Whether the doctor says that something is ill, or the office cannot be opened at all, with the reason."""
    found = ask(path, Desk.doctor)
    return isinstance(found, str) or any(one.state == "ill" for one in found)


def judge(path: Path, seen: list[Any], again: bool) -> str:
    """Whether a person sees something else, and whether the doctor tells; every act ends in a result or a sentence."""
    told, same = is_told(path), ask(path, look) == seen
    acts: list[Callable[[Desk], Any]] = [Desk.brief, partial(Desk.search, statements=True, speaker="Tolland"), Desk.since]
    if again:
        acts.append(Desk.rebuild)
    for act in acts:
        ask(lay_copy(path, path.parent), act, readonly=False)
    return ("told" if told else "silent") + (", same to see" if same else "")


def lay_copy(office: Path, folder: Path) -> Path:
    """A copy of the office's file in a folder of its own: what lies beside one of before is not taken for its."""
    own = folder / str(next(NUMBERS))
    own.mkdir()
    shutil.copy(office, own / "office.db")
    return own / "office.db"


@pytest.mark.parametrize("count", [10, pytest.param(60, marks=SOAK)])
def test_what_is_changed_by_sql_is_told(office: Path, tmp_path: Path, count: int, record_property: Callable[[str, object], None]) -> None:
    seen = ask(office, look)
    assert not is_told(office)
    ends: Counter[str] = Counter()
    for number, statements in enumerate(find_tamperings(office, 11)):
        path = lay_copy(office, tmp_path)
        if ends.total() == count:
            break
        if tamper(path, statements):
            ends[end := judge(path, seen, again=ends.total() % 5 == 0)] += 1
            assert end != "silent", (number, statements)
    record_property("tamperings", dict(ends))
    assert ends.total() == count
    # A good part changes what a person sees, or the test would be about nothing; which rows chance picks changes with the tables.
    assert ends["told"] > count // 4


@pytest.mark.parametrize("count", [15, pytest.param(120, marks=SOAK)])
def test_what_is_flipped_is_told(office: Path, tmp_path: Path, count: int, record_property: Callable[[str, object], None]) -> None:
    seen = ask(office, look)
    chance = random.Random(12)  # noqa: S311  the same in every run
    ends: Counter[str] = Counter()
    for _ in range(count):
        path = lay_copy(office, tmp_path)
        place = flip(path, chance)
        ends[end := judge(path, seen, again=ends.total() % 5 == 0)] += 1
        assert end != "silent", place
    record_property("flips", dict(ends))
    assert ends["told"]


@pytest.mark.parametrize("count", [5, pytest.param(40, marks=SOAK)])
def test_a_flipped_backup_is_refused_or_restored_whole(
    office: Path, tmp_path: Path, count: int, record_property: Callable[[str, object], None]
) -> None:
    seen = ask(office, look)
    chance = random.Random(13)  # noqa: S311  the same in every run
    ends: Counter[str] = Counter()
    for number in range(count):
        path = lay_copy(office, tmp_path)
        place = flip(path, chance)
        said = ask(tmp_path / f"new{number}.db", partial(restore, path=path), readonly=False)
        if isinstance(said, str):
            ends["refused"] += 1
            continue
        restored = ask(tmp_path / f"new{number}.db", look)
        # The restore itself is one more entry of the audit.
        assert [one for one in restored if one and one != restored[11]] == [one for one in seen if one and one != seen[11]], place
        ends["whole"] += 1
    record_property("backups", dict(ends))
    assert ends.total() == count


def test_a_rebuild_makes_anew_what_a_failing_disk_spoilt(office: Path, tmp_path: Path) -> None:
    path = lay_copy(office, tmp_path)
    with open_desk(path) as desk:
        seal = desk.store.seal()
    for table in ("readings", "stories", "kernels"):
        assert tamper(path, (f"UPDATE {table} SET body = x'00ff'",))  # noqa: S608
    assert is_told(path)
    assert isinstance(ask(path, Desk.brief, readonly=False), str)
    assert not ask(path, Desk.rebuild, readonly=False).same
    assert not is_told(path)
    with open_desk(path) as desk:
        assert desk.store.seal() == seal


def test_nothing_is_rebuilt_of_what_was_changed(office: Path, tmp_path: Path) -> None:
    path = lay_copy(office, tmp_path)
    assert tamper(path, ("UPDATE reports SET at = '2020-01-01T00:00:00+00:00' WHERE number = 2",))
    assert "Report 2" in ask(path, Desk.rebuild, readonly=False)
    assert "Report 2" in ask(path, Desk.brief, readonly=False)
