"""Reports kept once, whatever place and form they come from, with their revisions and refusals."""

from pathlib import Path

import pytest
from attrs import evolve

from desk.offices import FERRY, NOW, POET, lay, open_at
from legation.desk.home import spell_out
from legation.desk.verbs.ingest import ingest, reading_key
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import NothingToReadError


def test_a_paper_is_kept_and_read_once(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        papers = lay(tmp_path / "in", FERRY)
        first, again = ingest(desk, papers), ingest(desk, papers)
        assert (len(first.new), first.known, first.refusals) == (2, 0, ())
        assert (again.new, again.known) == ((), 2)
        report, reading = desk.report(first.new[0])
        assert report.title == "Ferry of Tarn to run all winter"
        assert any(statement.speaker and statement.speaker.name == "Agnes Tolland" for statement in reading.statements)
        assert report.raw is not None
        assert desk.store.raw.get(report.raw) == Path(papers[0]).read_bytes()


def test_the_same_words_from_another_place_are_one_report_with_two_sources(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        one, other = lay(tmp_path / "in", {"a.txt": FERRY["echo.txt"], "b.txt": FERRY["echo.txt"]})
        kept = ingest(desk, [one, other])
        assert (len(kept.new), kept.known) == (1, 1)
        assert desk.store.reports.sources(kept.new[0]) == [one, other]


def test_one_file_is_one_source_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_at(tmp_path / "office") as desk:
        (paper,) = lay(tmp_path / "in", {"echo.txt": FERRY["echo.txt"]})
        (report,) = ingest(desk, [paper]).new
        monkeypatch.chdir(tmp_path)
        named = ingest(desk, ["in/echo.txt", "./in//echo.txt", "in/../in/echo.txt", "in", f"{tmp_path}/office/../in"])
        assert (named.new, named.revised, named.known) == ((), (), 5)
        assert desk.store.reports.sources(report) == [paper]
        lay(tmp_path / "in", {"echo.txt": FERRY["echo.txt"].replace("Outlet: Tarn Echo\n", "").replace("41,000", "47,000")})
        assert len(ingest(desk, ["in/echo.txt"]).revised) == 1


@pytest.mark.parametrize("source", ["https://echo.example/a/../b", "-", "-#2", "/a/b.zip#../../c.txt", "/a#1/../b"])
def test_what_is_no_path_is_noted_as_it_is(source: str) -> None:
    assert spell_out(source) == source


def test_an_edited_file_is_a_revision_with_its_difference(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        papers = lay(tmp_path / "in", FERRY)
        ingest(desk, papers)
        weigh_store(desk)
        (before,) = desk.stories()
        lay(tmp_path / "in", {"echo.txt": FERRY["echo.txt"].replace("41,000", "47,000")})
        kept = ingest(desk, papers)
        assert (kept.new, len(kept.revised), kept.known) == ((), 1, 1)
        weigh_store(desk)
        (after,) = desk.stories()
        assert after.id == before.id
        assert kept.revised[0] in after.reports
        assert len(after.reports) == 2
        changes = [change.kind for _, change in desk.store.changes.since(NOW)]
        assert "revised-report" in changes
        # What was not edited is no news, and what was replaced is not "in no story".
        assert changes.count("new-statement") == 0
        assert desk.store.stories.loose() == []


def test_an_article_edited_back_to_its_first_words_shows_them_again(tmp_path: Path) -> None:
    first, other = FERRY["echo.txt"], FERRY["echo.txt"].replace("41,000", "47,000")
    with open_at(tmp_path / "office") as desk:
        papers = lay(tmp_path / "in", FERRY)
        ingest(desk, papers)
        for text in (other, first, other, first):
            lay(tmp_path / "in", {"echo.txt": text})
            kept = ingest(desk, papers)
            assert (kept.new, len(kept.revised), kept.known) == ((), 1, 1)
            weigh_store(desk)
            (story,) = desk.stories()
            assert kept.revised[0] in story.reports
            assert len(story.reports) == 2
            report, reading = desk.report(kept.revised[0])
            assert report.text.strip() in text
            assert {statement.report for statement in reading.statements} == {report.id}
            assert ingest(desk, papers).known == 2
        assert [change.kind for _, change in desk.store.changes.since(NOW)].count("revised-report") == 3
        assert len(desk.store.reports.revisions(kept.revised[0])) == 5
        assert desk.rebuild().same
    # Read anew with other word lists, it is what it was.
    with open_at(tmp_path / "office", watch_yml="issues: [the ferry of Tarn]\n") as desk:
        assert (ingest(desk, papers).known, ingest(desk, papers).known) == (2, 2)
        assert desk.store.reports.count() == 6
        assert desk.report(kept.revised[0])[1].statements
        assert desk.store.readings.key(kept.revised[0]) == reading_key(desk.office)


def test_an_old_copy_from_elsewhere_brings_nothing_back(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        papers = lay(tmp_path / "in", FERRY)
        ingest(desk, papers)
        lay(tmp_path / "in", {"echo.txt": FERRY["echo.txt"].replace("41,000", "47,000")})
        edited = ingest(desk, papers).revised
        copies = lay(tmp_path / "archive", {"echo.txt": FERRY["echo.txt"]})
        assert [(kept.new, kept.revised, kept.known) for kept in (ingest(desk, copies), ingest(desk, copies))] == [((), (), 1)] * 2
        # The archive then catches up with the edit, which is known from the other place.
        copies = lay(tmp_path / "archive", {"echo.txt": FERRY["echo.txt"].replace("41,000", "47,000")})
        assert (ingest(desk, copies).revised, ingest(desk, papers).known) == ((), 2)
        weigh_store(desk)
        (story,) = desk.stories()
        assert edited[0] in story.reports


def test_another_thing_in_the_same_file_is_a_new_report(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", {"latest.txt": FERRY["echo.txt"]}))
        kept = ingest(desk, lay(tmp_path / "in", {"latest.txt": POET["kelm.txt"].replace("Kelm Weekly", "Tarn Echo")}))
        assert (len(kept.new), kept.revised) == (1, ())


def test_what_is_refused_is_kept_with_its_reason_and_bytes(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        empty, *papers = lay(tmp_path / "in", {"empty.txt": "Title: Nothing\n\n   \n"}, FERRY)
        kept = ingest(desk, [empty, *papers, str(tmp_path / "absent.txt")])
        assert len(kept.new) == 2
        assert [refusal.source for refusal in kept.refusals] == [empty, str(tmp_path / "absent.txt")]
        told = {refusal.source: refusal for refusal in desk.store.refusals.all()}
        assert "no such file" in told[str(tmp_path / "absent.txt")].reason
        assert desk.store.raw.get(told[empty].raw or "") == Path(empty).read_bytes()


def test_nothing_to_ingest_is_said(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk, pytest.raises(NothingToReadError, match=r"watch\.yml|name files"):
        desk.ingest()


def test_what_is_known_is_the_record_that_was_taken(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        kept = ingest(desk, lay(tmp_path / "in", FERRY))
        report, _ = desk.report(kept.new[0])
        assert evolve(report, taken=None) == evolve(desk.store.reports.get(report.id) or report, taken=None)
        assert report.taken == NOW
