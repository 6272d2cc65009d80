"""Marks on the record: what is marked, by whom, why, what it was before; and that a mark outlasts an edit and a new report."""

from datetime import date
from pathlib import Path

import pytest

from desk.leaving import ferry, found
from desk.offices import lay
from legation.briefing import signing
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.mark import ADDRESSES
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError, OfficeError
from legation.records.release import Mark

LATE = (
    "Title: Nordlys counts its guests\nOutlet: Isle Gazette\nPublished: 2024-03-12\n\n"
    "The old ferry Nordlys of Tarn will run for another winter.\n\nThe ferry Nordlys carried 41,000 passengers last year.\n"
)


def test_a_mark_is_changed_on_the_record(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        report = desk.story(ferry(desk)).reports[0]
        first = desk.mark(report[:8], "TLP:AMBER // EXERCISE EYES", "heard in confidence", date(2024, 3, 12)).log[0]
        assert (first.about, first.by, first.mark) == (f"report {report}", "tester", Mark("TLP:AMBER", caveats=("EXERCISE EYES",)))
        assert desk.mark(report).due == (first,)
        down = desk.mark(report, "tlp:white", "it is printed").log[0]
        assert (down.mark, down.before, down.why) == (Mark("TLP:CLEAR"), first.mark, "it is printed")
        assert desk.store.audit.newest(1)[0].detail == "TLP:AMBER // EXERCISE EYES -> TLP:CLEAR (downgraded)"
        gone = desk.mark(report, off=True, why="given by mistake").log[0]
        assert (gone.mark, gone.before) == (None, Mark("TLP:CLEAR"))
        assert desk.mark(report).log == (gone, down, first)
        assert desk.mark().due == ()


def test_the_log_holds_what_was_marked_and_not_all_that_is_within_it(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        report = desk.story(ferry(desk)).reports[0]
        for number in range(4):
            desk.mark(ferry(desk), "TLP:GREEN", f"the {number}. time")
        desk.mark(report, "TLP:AMBER", "heard in confidence")
        told = desk.store.handling.newest(6, None, ADDRESSES)
        assert [one.about.partition(" ")[0] for one in told[:5]] == ["report", *["story"] * 4]
        assert list(desk.mark().log[:6]) == told


def test_a_marked_statement_is_cut_with_its_paragraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A statement in a small invented story is told here, however little a reader needs it.
    monkeypatch.setattr(signing, "FLOORS", dict.fromkeys(signing.FLOORS, 0.0))
    with found(tmp_path) as desk:
        story = desk.story(ferry(desk))
        told = [desk.report(name) for name in story.reports]
        said = next(one for report, reading in told for one in reading.statements if "alone" in report.words(one.words[0]))
        assert "leave the islands alone" in desk.preview(story.id, "east")[0].text
        desk.mark(said.id, "TLP:AMBER", "said in the margin")
        (east,) = desk.preview(story.id, "east")
        assert "leave the islands alone" not in repr(east.packet)
        assert [one.kind for one in east.withheld] == ["report", "passage"]
        assert "leave the islands alone" in desk.preview(story.id, "south")[0].text


def test_a_marked_claim_is_kept_back_wherever_it_is_carried(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = desk.story(ferry(desk))
        claim = next(one for one in story.claims if len({support.report for support in one.supports}) > 1 and "41,000" in one.text)
        desk.mark(claim.id, "TLP:AMBER", "not yet official")
        assert "41,000" not in repr(desk.preview(story.id, "east")[0].packet)
        # A report that comes later and carries it, from an open source, is kept back in that part too.
        ingest(desk, lay(tmp_path / "office" / "open", {"late.txt": LATE}))
        weigh_store(desk)
        (east,) = desk.preview(story.id, "east")
        assert "Isle Gazette" in east.text
        assert "41,000" not in repr(east.packet)


def test_a_mark_outlasts_an_edit(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = desk.story(ferry(desk))
        marked = next(name for name in story.reports if desk.report(name)[0].outlet == "Delta Radio")
        desk.mark(marked, "TLP:RED", "withdrawn by the station")
        path = tmp_path / "office" / "open" / "radio.txt"
        ingest(desk, lay(path.parent, {path.name: path.read_text(encoding="utf-8") + "\nThis page was edited.\n"}))
        weigh_store(desk)
        assert marked not in desk.story(ferry(desk)).reports
        assert "Delta Radio" not in desk.preview(ferry(desk), "south")[0].text


@pytest.mark.parametrize(
    ("mark", "why", "said"),
    [
        ("TLP:PINK", "x", "'TLP:PINK' is no TLP label"),
        ("TLP:GREEN // SECRET", "x", "'SECRET' is no level or caveat"),
        ("TLP:GREEN // REL TO Japan", "x", "nobody who could receive"),
        ("TLP:GREEN", " ", "Say why"),
    ],
)
def test_what_is_no_mark_is_refused(tmp_path: Path, mark: str, why: str, said: str) -> None:
    with found(tmp_path) as desk:
        with pytest.raises(LegationError, match=said):
            desk.mark("open", mark, why)
        assert desk.mark().log == ()


def test_a_marking_of_the_watch_list_is_of_the_policy(tmp_path: Path) -> None:
    found(tmp_path).close()
    (tmp_path / "office" / "watch.yml").write_text('sources: [{source: open, marking: "TLP:GREEN // COSMIC"}]', encoding="utf-8")
    with pytest.raises(OfficeError, match="'COSMIC' is no level or caveat"):
        from desk.offices import open_at

        open_at(tmp_path / "office")
