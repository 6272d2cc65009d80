"""Stories weighed anew only where something came, and the same bytes whatever the batches."""

import pickle
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from desk.offices import FERRY, NOW, POET, THIRD, lay, open_at
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import MOST_REPORTS, StoryShard, weigh_shards, weigh_store
from legation.engine.engine import Shared
from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.report import Report
from legation.store.store import Store
from legation.weighing.weigh import weigh


def test_a_new_report_changes_its_own_story_and_no_other(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY, POET))
        first = weigh_store(desk)
        assert len(first.stories) == 2
        ferry = next(story for story in desk.stories() if "erry" in story.title)
        poet = next(story for story in desk.stories() if story.id != ferry.id)
        ingest(desk, lay(tmp_path / "in", THIRD))
        second = weigh_store(desk)
        assert second.stories == (ferry.id,)
        assert [head.id for head in desk.store.stories.heads()] == [ferry.id, poet.id]
        assert desk.store.stories.get(poet.id) == poet
        grown = desk.story(ferry.id)
        assert len(grown.reports) == 3
        news = desk.store.changes.since(NOW, ferry.id)
        kinds = {change.kind for _, change in news}
        assert {"new-report", "new-statement"} <= kinds
        assert weigh_store(desk).stories == ()


def test_a_page_of_another_story_that_carries_a_text_below_its_own_makes_its_copies_no_origins(tmp_path: Path) -> None:
    head, body = FERRY["echo.txt"].split("\n\n", 1)
    copies = {
        "one.txt": FERRY["echo.txt"],
        "two.txt": f"{head.replace('Tarn Echo', 'Moor Echo').replace('Ann Holm', 'Bo Rask')}\n\n{body}",
    }
    poet, told = POET["kelm.txt"].split("\n\n", 1)
    page = {"page.txt": f"{poet.replace('Kelm Weekly', 'Kelm Daily')}\n\n{told}\n{body}"}
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", copies))
        weigh_store(desk)
        ingest(desk, lay(tmp_path / "in", page, {"moor.txt": POET["moor.txt"]}))
        weigh_store(desk)
        for story in (desk.story(head.id) for head in desk.stories()):
            echoes = {report.id for report in desk.store.reports.many(story.reports) if (report.outlet or "").endswith("Echo")}
            if echoes:
                break
        assert len(echoes) == 2
        assert any(echoes <= set(origin.reports) for origin in story.origins)
        told_there = [claim for claim in story.claims if echoes <= {support.report for support in claim.supports}]
        assert told_there
        assert all((claim.roots, claim.roots_most, claim.confirmed) == (1, 1, False) for claim in told_there)


def test_the_batches_in_which_reports_come_make_no_difference(tmp_path: Path) -> None:
    papers = lay(tmp_path / "in", FERRY, POET, THIRD)
    with open_at(tmp_path / "one") as one, open_at(tmp_path / "many") as many:
        ingest(one, papers)
        weigh_store(one)
        for paper in papers:
            ingest(many, [paper])
            weigh_store(many)
        assert many.stories() == one.stories()
        assert one.store.seal() == many.store.seal()


def test_a_weighing_that_is_cut_off_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_at(tmp_path / "office") as desk, open_at(tmp_path / "other") as whole:
        papers = lay(tmp_path / "in", FERRY, POET)
        for one in (desk, whole):
            ingest(one, papers)
        with monkeypatch.context() as patch:
            patch.setattr("legation.desk.verbs.weigh.weigh_some", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                weigh_store(desk)
        assert desk.stories() == []
        assert any("not weighed" in finding.what for finding in desk.doctor())
        weigh_store(desk)
        weigh_store(whole)
        assert desk.stories() == whole.stories()


def test_two_weighings_at_once_place_a_report_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_at(tmp_path / "office") as desk, open_at(tmp_path / "office") as other:
        ingest(desk, lay(tmp_path / "in", FERRY))
        writing = type(desk.store).writing
        asked: list[bool] = []

        def meanwhile(store: Store, wait: float = 5.0) -> AbstractContextManager[None]:
            # The other process weighs all just before this one gets the store.
            if store is desk.store and not asked:
                asked.append(True)
                weigh_store(other)
            return writing(store, wait)

        monkeypatch.setattr(type(desk.store), "writing", meanwhile)
        weigh_store(desk)
        assert asked
        assert desk.store.threads.total() == 2
        assert [len(story.reports) for story in desk.stories()] == [2]
        assert desk.store.seal() == other.store.seal()


def test_a_report_read_anew_with_other_word_lists_is_weighed_anew(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        papers = lay(tmp_path / "in", FERRY)
        ingest(desk, papers)
        weigh_store(desk)
        before = desk.stories()
    with open_at(tmp_path / "office", watch_yml="issues: [the ferry of Tarn]\n") as desk:
        assert ingest(desk, papers).known == 2
        assert len(weigh_store(desk).stories) == 1
        assert {finding.state for finding in desk.doctor()} == {"well"}
        assert desk.rebuild().same
        assert [story.id for story in desk.stories()] == [story.id for story in before]


LANGUAGE = Language("en", digest="cases")
TEXTS = ("A barge sank off Orlin lock, the harbour master said.", "Off Orlin lock a barge sank, the harbour master said.")
REPORTS = [Report(f"{n}.txt", text, outlet=f"Outlet {n}", published=date(2024, 3, 5)) for n, text in enumerate(TEXTS)]
READINGS = [Reading(report.id, "test") for report in REPORTS]


def test_stories_weighed_by_shards_are_those_of_the_station() -> None:
    plain = weigh(REPORTS, READINGS, LANGUAGE)
    assert plain.stories
    assert weigh(REPORTS, READINGS, LANGUAGE, weigh_stories=partial(weigh_shards, "serial")) == plain
    assert len(REPORTS) < MOST_REPORTS


def test_shards_that_travel_come_back_as_they_were_with_one_lexicon_for_all() -> None:
    shared = Shared(LANGUAGE)
    one, other = (pickle.loads(pickle.dumps(StoryShard((), shared))) for _ in range(2))  # noqa: S301 (packed in this test)
    assert (one.language.held.code, one.language.held.digest) == ("en", "cases")
    assert one.language.held is other.language.held
