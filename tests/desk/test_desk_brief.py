"""Briefs from the store, as of today or an earlier day."""

from pathlib import Path

from desk.offices import FERRY, NOW, THIRD, lay, open_at
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store


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
        assert "47,000" in desk.brief(every_line=True).sheets[0].text
        early = desk.brief(asof=NOW.date().replace(day=11), every_line=True).sheets[0].text
        assert "47,000" not in early
        assert "As of 11\xa0March 2024" in early
