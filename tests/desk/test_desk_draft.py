"""What the officer marks in a brief of his own: the mark is read, joined with those of what a line rests on, and written in every file."""

import json
from pathlib import Path

import pytest

from desk.leaving import ferry, found
from legation.desk.desk import Desk
from legation.desk.verbs.draft import whole
from legation.records.brief import Brief
from legation.records.draft import Draft
from legation.records.errors import LegationError
from legation.release.marks import NobodyLeftError


def begin(desk: Desk) -> Draft:
    """A draft on the story of three reports, two of them TLP:GREEN for the four, the third TLP:AMBER for Sudrand."""
    return desk.draft("make", ferry(desk))[0]


def test_two_officers_at_one_draft_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with found(tmp_path) as desk:
        made = begin(desk)
        first, second = (one.key for one in made.picks[:2])
        desk.draft("remove", made.id, first, second)
        meanwhile = [first]

        def offer(*given: object, **named: object) -> Brief:
            # What the story offers takes a while to make: in it the other officer puts his line in.
            if meanwhile:
                desk.draft("add", made.id, meanwhile.pop())
            return whole(*given, **named)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr("legation.desk.verbs.draft.whole", offer)
        after = desk.draft("add", made.id, second)[0]
        assert {first, second} <= {one.key for one in after.picks}


def test_a_line_leaves_under_its_mark_and_those_of_what_it_rests_on(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        made = begin(desk)
        plain = desk.compose(made.id)
        assert plain.mark.startswith("TLP:AMBER · EXERCISE LIMITED · RELEASABLE TO SDR")
        shown = {one.key: one.portion for _, _, offers in plain.sections for one in offers if one.chosen}
        green = next(key for key, sign in shown.items() if sign.startswith("(G"))
        closed = next(key for key, sign in shown.items() if sign.startswith("(A/EL"))
        desk.draft("add", made.id, green, mark="TLP:AMBER+STRICT")
        desk.draft("add", made.id, closed, mark="tlp:clear")
        after = {one.key: one for _, _, offers in desk.compose(made.id).sections for one in offers}
        assert after[green].portion.startswith("(A+S")
        assert after[closed].portion == shown[closed], "a mark of the officer's took something from those of the reports"
        assert (after[green].mark, after[closed].mark) == ("TLP:AMBER+STRICT", "TLP:CLEAR")
        text = desk.export(made.id, "md").content.decode()
        head, foot = text.split("\n\n")[0], text.strip().split("\n\n")[-1]
        assert head == foot
        assert "TLP:AMBER+STRICT" in head
        assert all(sign in text.replace("\\", "") for sign in (after[green].portion, after[closed].portion))
        assert desk.export(made.id, "md") == desk.export(made.id, "md")


def test_what_the_policy_does_not_know_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        made = begin(desk)
        for words, said in (
            ("GREEN", "'GREEN' is no TLP label"),
            ("TLP:GREEN // SECRET", "'SECRET' is no level or caveat of the office's policy"),
            ("TLP:GREEN // REL TO FRIENDS", "'FRIENDS' is nobody who could receive"),
            ("TLP:GREEN // " + "A" * 160, "not longer than 160"),
        ):
            with pytest.raises(LegationError, match=said):
                desk.draft("add", made.id, made.picks[0].key, mark=words)
        assert desk.draft("list")[0].picks == made.picks


def test_lines_that_may_go_to_nobody_together_do_not_leave_and_say_why(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        made = begin(desk)
        desk.draft("add", made.id, made.picks[0].key, mark="TLP:GREEN // REL TO OST")
        desk.draft("add", made.id, made.picks[-1].key, mark="TLP:GREEN // REL TO SDR")
        shown = desk.compose(made.id)
        assert "nobody is in all of these" in shown.stays
        assert shown.mark == ""
        with pytest.raises(NobodyLeftError):
            desk.export(made.id, "pdf")


def test_the_machines_own_brief_leaves_under_the_marks_of_what_it_rests_on(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        text = desk.export(story, "md").content.decode()
        head, foot = text.split("\n\n")[0], text.strip().split("\n\n")[-1]
        assert head == foot
        assert "TLP:AMBER · EXERCISE LIMITED · RELEASABLE TO SDR" in head.replace("\\", "").replace("*", "")
        assert "TLP" not in desk.brief(story=story).sheets[0].write("md")


def test_around_chosen_lines_stands_what_they_rest_on_and_nothing_else(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        made = begin(desk)
        shown = {one.key: one for _, _, offers in desk.compose(made.id).sections for one in offers if one.chosen}
        green = [key for key, one in shown.items() if one.portion.startswith("(G")]
        desk.draft("remove", made.id, *(key for key in shown if key not in green[:1]))
        whole = json.loads(desk.export(ferry(desk), "json").content)
        own = json.loads(desk.export(made.id, "json").content)
        # The third report is marked above these: neither its title nor its outlet is told, and nothing counts it.
        assert "Harbour Post" in json.dumps(whole)
        assert "Harbour Post" not in json.dumps(own)
        assert {one["report"] for one in own["sources"]} == {one["report"] for one in own["references"]}
        assert len(own["sources"]) < len(whole["sources"])
        assert own["packet"]["mark"]["tlp"] == "TLP:GREEN"
        (seen,) = desk.preview(made.id, "south")
        assert seen.mark.tlp == "TLP:GREEN"
        assert "Harbour Post" not in seen.text


def test_what_is_merely_not_chosen_is_not_taken_back(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        first = desk.release(story, "south", "stix", desk.preview(story, "south")[0].preview.number)
        made = begin(desk)
        desk.draft("remove", made.id, *(one.key for one in made.picks[2:]))
        (seen,) = desk.preview(made.id, "south")
        second = desk.release(made.id, "south", "stix", seen.preview.number)
        assert len(second.matter.items) < len(first.matter.items)
        assert second.matter.revoked == ()
        assert set(first.sent.held) <= set(second.sent.held)
        # What proved false is taken back, whether it was chosen the last time or not.
        closed = next(head.id for head in desk.members(story).heads if head.outlet == "Harbour Post")
        desk.mark(closed, "TLP:RED", "heard in confidence")
        third = desk.release(story, "south", "stix", desk.preview(story, "south")[0].preview.number)
        assert third.matter.revoked
