"""A recall: whoever holds a line that rests on what proved false gets a version without it, on every way, and nobody else gets anything."""

from pathlib import Path
from unittest.mock import patch

import pytest

from desk.leaving import ferry, found
from legation.desk.desk import Desk
from legation.records.errors import LegationError
from legation.records.exchange import Wanted
from legation.records.release import Release
from legation.release.forms.forms import find_form
from legation.release.gate import again
from legation.store.truth.exchange import Recalls


def send(desk: Desk, *partners: str, form: str = "md") -> list[Release]:
    made = []
    for partner in partners:
        desk.preview(ferry(desk), partner)
        made.append(desk.release(ferry(desk), partner, form))
    return made


def write(desk: Desk, number: int, form: str) -> str:
    return find_form(form).write(again(desk.released(number)[0])).decode()


def test_only_who_holds_a_line_that_rests_on_it_gets_a_correction(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        south, east = send(desk, "south", "east", form="stix")
        (looked,) = desk.recall("Harbour Post")
        assert [(one.partner, one.release, one.correction) for one in looked.recall.outcomes] == [("south", south.number, None)]
        assert any("47,000" in line for line in looked.recall.outcomes[0].lines)
        assert not looked.done
        assert len(desk.releases()) == 2
        (made,) = desk.recall("Harbour Post", "its reporter was never there")
        (outcome,) = made.recall.outcomes
        assert (outcome.partner, outcome.whole) == ("south", False)
        corrected = desk.releases("south")[0]
        assert (corrected.number, corrected.recalled, corrected.form) == (outcome.correction, True, "stix")
        assert (corrected.matter.id, corrected.matter.version) == (south.matter.id, 2)
        assert set(corrected.reports) < set(south.reports)
        text = write(desk, corrected.number, "md")
        assert "Harbour Post" not in text
        assert "47,000" not in text
        assert "rested on what proved false" in text
        assert "never there" not in repr(corrected.matter)
        assert dict(corrected.matter.brief.counts)["reports"] == 2
        # What rested on it is revoked where it is fetched, and of the version before nothing is told of it.
        offers, _ = desk.store.offers.page("south", Wanted(versions=("all",), limit=1000))
        gone = {one.id for one in offers if one.revoked}
        assert gone
        assert all(one.said.get("content", "Withdrawn.") == "Withdrawn." for one in offers if one.id in gone)
        assert not [one for one in desk.store.offers.page("east", Wanted(versions=("all",), limit=1000))[0] if one.revoked]
        assert desk.releases("east") == (east,)


def test_what_was_recalled_leaves_no_more(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south")
        desk.recall("Harbour Post", "it was made up")
        (looked,) = desk.preview(ferry(desk), "south")
        assert "47,000" not in looked.text
        with pytest.raises(LegationError, match="recalled already"):
            desk.recall("Harbour Post", "again")


def test_where_nothing_is_left_the_product_is_withdrawn(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (first,) = send(desk, "south")
        for report in first.reports:
            if report not in {one for done in desk.recall() for one in done.recall.reports}:
                desk.recall(report, "it does not exist")
        last = desk.releases("south")[0]
        assert desk.recall()[-1].recall.outcomes[-1].whole
        assert (last.matter.items, last.matter.brief.references) == ((), ())
        assert last.matter.version > 1
        for form in (
            "md",
            "html",
            "pdf",
            "docx",
            "csv",
            "ics",
            "stix",
            "misp",
            "rss",
            "atom",
            "jsonfeed",
            "label",
            "eml",
            "prov",
            "annotations",
        ):
            said = find_form(form).write(again(last))
            assert b"ferry" not in said
        assert "This brief is withdrawn" in write(desk, last.number, "md")
        assert '"revoked": true' in write(desk, last.number, "stix")


def test_a_recall_is_whole_or_not_there(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south", "east")
        with patch.object(Recalls, "append", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
            desk.recall("Delta Radio", "it was a play")
        assert len(desk.releases()) == 2
        assert desk.recall() == ()
        (made,) = desk.recall("Delta Radio", "it was a play")
        assert sorted(one.partner for one in made.recall.outcomes) == ["east", "south"]
        assert desk.store.check() == []


def test_what_never_left_cannot_be_recalled(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "east")
        with pytest.raises(LegationError, match="Nothing that left rests on 'Harbour Post'"):
            desk.recall("Harbour Post", "it was made up")
