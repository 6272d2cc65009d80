"""The memory of an office: reports kept once, stories weighed anew only where something came, and the same bytes whatever the batches."""

import json
from contextlib import AbstractContextManager
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve

from desk.offices import FERRY, NOW, POET, THIRD, lay, open_at
from legation import records
from legation.desk.verbs.ingest import ingest, reading_key, spell_out
from legation.desk.verbs.weigh import weigh_store
from legation.language.language import load
from legation.records.errors import LegationError, NothingToReadError
from legation.records.register import Watched
from legation.store.store import Store


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


def test_rebuild_gives_the_same_bytes_and_no_news(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        for papers in (FERRY, POET, THIRD):
            ingest(desk, lay(tmp_path / "in", papers))
            weigh_store(desk)
        before, news = desk.store.seal(), desk.store.changes.since(NOW)
        made = desk.rebuild()
        assert made.same
        assert (made.reports, made.stories) == (5, 2)
        assert desk.store.seal() == before
        assert desk.store.changes.since(NOW) == news
        assert ingest(desk, lay(tmp_path / "in", FERRY)).known == 2


def test_another_word_list_reads_everything_anew(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
    lists = tmp_path / "office" / "lexicons" / "en"
    lists.mkdir(parents=True)
    (lists / "actors.yml").write_text(
        "about: Ours\nfrom: us\nlicence: ours\nedits: we\n"
        "actors:\n  - {id: 'person:agnes-tolland', names: [Agnes Tolland], party: 'org:tarn'}\n"
    )
    # A process loads its word lists once; the next one sees the new ones.
    load.cache_clear()
    with open_at(tmp_path / "office") as desk:
        assert any("word lists" in finding.what for finding in desk.doctor())
        assert not desk.rebuild().same
        assert not any("word lists" in finding.what for finding in desk.doctor())


def test_a_rebuild_that_fails_has_not_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
        before = desk.store.seal()

        def fail(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("legation.desk.verbs.upkeep.weigh_store", fail)
        with pytest.raises(KeyboardInterrupt):
            desk.rebuild()
        assert desk.store.seal() == before


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


def test_a_brief_from_the_store_is_the_brief_from_the_files(tmp_path: Path) -> None:

    with open_at(tmp_path / "office") as desk:
        papers = lay(tmp_path / "in", FERRY, THIRD)
        ingest(desk, papers)
        weigh_store(desk)
        (kept,) = desk.brief().sheets
        assert kept.text == desk.brief(*papers).sheets[0].text
        assert kept._repr_html_().startswith("<!doctype html>")
        assert [head.story for head in desk.store.briefs.heads()] == [kept.story.id]


def test_a_brief_as_of_an_earlier_day_leaves_later_reports_out(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY, THIRD))
        weigh_store(desk)
        assert "a new ferry would be ordered in July" in desk.brief().sheets[0].text
        early = desk.brief(asof=NOW.date().replace(day=11)).sheets[0].text
        assert "ordered in July" not in early
        assert "As of 11\xa0March 2024" in early


def test_what_is_known_is_the_record_that_was_taken(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        kept = ingest(desk, lay(tmp_path / "in", FERRY))
        report, _ = desk.report(kept.new[0])
        assert evolve(report, taken=None) == evolve(desk.store.reports.get(report.id) or report, taken=None)
        assert report.taken == NOW


def test_what_the_commands_print_of_a_store_holds_to_the_schemas(tmp_path: Path) -> None:
    schemas = Path(records.__file__).parent / "schema"
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY, POET))
        plain = desk.view(weigh_store(desk))
        jsonschema.validate(json.loads(json.dumps(plain)), json.loads((schemas / "weigh.schema.json").read_text()))
        assert len(plain["stories"]) == 2
        assert len(plain["reports"]) == 4
        report = desk.show(plain["reports"][0]["id"][:8])
        assert report["kind"] == "report"
        jsonschema.validate(json.loads(json.dumps(report)), json.loads((schemas / "read.schema.json").read_text()))
        statement = report["statements"][0]
        shown = desk.show(statement["id"])
        assert [passage["words"] for passage in shown["words"]] == [
            report["report"]["text"][start:end] for start, end in statement["words"]
        ]
        claim = desk.show(plain["stories"][0]["claims"][0]["id"][:12])
        assert claim["supports"]


def test_a_list_gives_the_newest_and_no_more(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, [*lay(tmp_path / "in", FERRY, POET), str(tmp_path / "gone.txt"), str(tmp_path / "lost.txt")])
        weigh_store(desk)
        for story in desk.stories():
            desk.brief(story=story.id)
            desk.rule("grade", story.claims[0].id, value="B2")
        desk.store.watch.put(Watched("b"))
        desk.store.watch.put(Watched("a"))
        for name, field in {"refusals": "source", "rulings": "id", "briefs": "id", "audit": "number", "sources": "source"}.items():
            every = [one[field] for one in desk.show(name, 99)]
            assert len(every) >= 2
            assert [one[field] for one in desk.show(name, 1)] == every[:1]
        assert [one["source"] for one in desk.show("refusals", 99)] == [str(tmp_path / "lost.txt"), str(tmp_path / "gone.txt")]
        assert desk.show("audit", 1)[0]["number"] == desk.store.audit.count()
        assert [one["source"] for one in desk.show("sources", 2)] == ["a", "b"]
        assert len(desk.show("stories", 1)) == 1
        with pytest.raises(LegationError, match="begins with 'storys'"):
            desk.show("storys", 1)


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


def test_after_a_rebuild_what_was_refused_or_came_in_an_archive_is_still_known(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        box = tmp_path / "in.jsonl"
        lines = [{"title": f"Ferry {n}", "text": FERRY["radio.txt"] + f"\nNumber {n}.", "outlet": "Delta Radio"} for n in (1, 2)]
        box.write_text("\n".join(json.dumps(line) for line in lines))
        papers = [str(box), *lay(tmp_path / "in", {"empty.txt": "Title: Nothing\n\n   \n"}, FERRY)]
        first = ingest(desk, papers)
        assert (len(first.new), len(first.refusals)) == (4, 1)
        assert desk.rebuild().same
        again = ingest(desk, papers)
        assert (again.new, again.known, again.refusals) == ((), 5, ())
