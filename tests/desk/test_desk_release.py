"""A release: looked at, sent in a second act, kept whole; every partner gets what it may see and learns of nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve

from desk.leaving import POLICY, ferry, found
from desk.offices import NOW
from legation.briefing import signing
from legation.desk.desk import open_desk
from legation.desk.viewing import NothingLeftError
from legation.records.errors import LegationError, MeanwhileError
from legation.records.release import Mark
from legation.release.gate import UnmarkedError, again


def test_each_partner_sees_its_own_story(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        south, east = desk.preview(ferry(desk), "south", "east")
        assert "Harbour Post" in south.text
        assert "47,000" in south.text
        assert dict(south.packet.matter.brief.counts)["reports"] == 3
        assert dict(south.packet.matter.brief.counts)["conflicts"] == 1
        assert south.mark == Mark("TLP:AMBER", "EXERCISE LIMITED", ("SDR",))
        assert south.withheld == ()
        assert "Harbour Post" not in east.text
        assert "47,000" not in east.text
        assert dict(east.packet.matter.brief.counts) | {"statements": 0} == {"reports": 2, "origins": 2, "conflicts": 0, "statements": 0}
        assert east.mark == Mark("TLP:GREEN", "", ("OST",))
        (kept,) = east.withheld
        assert (kept.kind, kept.reason) == ("report", "marked TLP:AMBER, Chancery of Ostmark is cleared to TLP:GREEN")
        for told, other in ((south, "Ostmark"), (east, "Sudrand")):
            assert other not in repr(told.packet)
            assert "HARBOUR FOUR" not in repr(told.packet)


def test_what_was_looked_at_leaves_in_a_second_act_and_is_kept_whole(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        with pytest.raises(LegationError, match="Nobody has looked"):
            desk.release(story, "east")
        (looked,) = desk.preview(story, "east")
        assert all(line.startswith("+ ") for line in looked.changes)
        desk.clock = lambda: NOW + timedelta(minutes=5)
        made = desk.release(story[:8], "east", "html")
        assert (made.number, made.prepared, made.by, made.at, made.form) == (1, "tester", "tester", NOW + timedelta(minutes=5), "html")
        assert made.mark == looked.mark
        assert len(made.reports) == 2
        assert set(made.origins) == set(made.reports)
        kept, content = desk.released(1)
        assert kept == made
        assert b"<!doctype html>" in content
        assert desk.releases() == (made,)
        assert desk.releases("south") == ()
        assert [entry.act for entry in desk.store.audit.newest(2)] == ["release", "preview"]
        assert desk.store.check() == []
        assert desk.store.audit.verify() == []


def test_a_new_version_keeps_its_ids_and_says_what_changed(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.preview(story, "east")
        first = desk.release(story, "east")
        desk.mark("closed", "TLP:CLEAR", "all of it was printed")
        (looked,) = desk.preview(story, "east")
        assert any("Harbour Post" in line for line in looked.changes if line.startswith("+ "))
        second = desk.release(story, "east")
        assert (second.matter.id, second.matter.version, second.matter.first) == (first.matter.id, 2, first.at)
        assert dict(first.sent.ids).items() <= dict(second.sent.ids).items()
        desk.preview(story, "south")
        other = desk.release(story, "south")
        assert other.matter.id != second.matter.id
        assert not set(dict(other.sent.ids).values()) & set(dict(second.sent.ids).values())


def test_what_changed_after_the_preview_must_be_looked_at_again(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.preview(story, "south")
        desk.mark("closed", "TLP:RED", "it was a draft")
        with pytest.raises(LegationError, match="not what was looked at"):
            desk.release(story, "south")
        assert desk.releases() == ()


def test_two_persons_where_the_policy_asks_for_them(tmp_path: Path) -> None:
    with found(tmp_path, POLICY + "second: person\n") as desk:
        story = ferry(desk)
        assert desk.preview(story, "east")[0].second == "person"
        with pytest.raises(LegationError, match="another person releases it"):
            desk.release(story, "east")
        desk.by = "second"
        assert (desk.release(story, "east").prepared, desk.releases()[0].by) == ("tester", "second")


def test_what_nobody_may_have_is_said_in_a_sentence(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.mark(story, "TLP:RED", "not before Monday")
        with pytest.raises(NothingLeftError, match="marked TLP:RED"):
            desk.preview(story, "east")
        with pytest.raises(LegationError, match=r"no partner 'west'\. There are: east, south"):
            desk.preview(story, "west")
        with pytest.raises(LegationError, match="'fax' is no form"):
            desk.release(story, "east", "fax")
        with pytest.raises(LegationError, match="no release 7"):
            desk.released(7)


def test_only_chosen_lines_leave(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        (whole,) = desk.preview(story, "south")
        claim = next(line.of for section in desk.brief(story=story).sheets[0].brief.sections for line in section.lines if line.of)
        (some,) = desk.preview(story, "south", lines=[claim])
        assert {line.of for section in some.packet.matter.brief.sections for line in section.lines} == {some.packet.matter.items[0].id}
        assert len(some.packet.matter.brief.references) < len(whole.packet.matter.brief.references)
        assert [reference.number for reference in some.packet.matter.brief.references] == list(
            range(1, len(some.packet.matter.brief.references) + 1)
        )
        assert desk.release(story, "south").matter.brief.sections == some.packet.matter.brief.sections


def test_masks_hide_names_and_say_what_they_do_to_counts(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.partner("change", "south", masks=["outlet:Delta Radio", "byline"])
        (looked,) = desk.preview(story, "south")
        shown = repr(looked.packet)
        assert "Delta Radio" not in shown
        assert "Piet Saar" not in shown
        assert "Outlet 1" in looked.text
        assert "told Delta Radio" not in looked.text
        assert dict(looked.packet.matter.brief.counts)["reports"] == 3
        assert any(one.kind == "count" and "as the masks let it be counted" in one.reason for one in looked.withheld)


def test_the_doctor_knows_what_left_and_what_is_due(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.preview(story, "east")
        desk.release(story, "east")
        desk.mark(story, "TLP:GREEN", "for now", NOW.date())
        said = [(one.state, one.what) for one in desk.doctor()]
        assert ("mind", "1 mark is to be reviewed.") in said
        assert not any(state == "ill" for state, _ in said)


def test_a_copy_has_what_left(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.preview(story, "east")
        made = desk.release(story, "east")
        desk.backup(tmp_path / "backup.db")
        with open_desk(str(tmp_path / "backup.db")) as other:
            assert other.released(1) == desk.released(1)
            assert other.partner() == desk.partner()
            assert other.store.audit.verify() == []
        assert made.number == 1


def test_a_composed_brief_leaves_with_the_marks_of_its_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A statement in a small invented story is told here, however little a reader needs it.
    monkeypatch.setattr(signing, "FLOORS", dict.fromkeys(signing.FLOORS, 0.0))
    with found(tmp_path) as desk:
        story = ferry(desk)
        (made,) = desk.draft("make", story)
        (whole,) = desk.preview(made.id, "east")
        picked = {item.words for item in whole.packet.matter.items}
        assert picked
        desk.draft("add", made.id, *[pick.key for pick in made.picks], mark="TLP:AMBER")
        with pytest.raises(NothingLeftError, match="None of the lines that were chosen"):
            desk.preview(made.id, "east")
        (south,) = desk.preview(made.id, "south")
        assert south.preview.draft == made.id
        assert south.mark.tlp == "TLP:AMBER"
        assert desk.release(made.id, "south", "json").mark == south.mark
        # Typed before marks were read.
        desk.store.drafts.put(evolve(desk.draft("list")[0], picks=(evolve(made.picks[0], mark="secret"),)))
        with pytest.raises(LegationError, match="no TLP label"):
            desk.preview(made.id, "south")


def test_only_what_the_log_says_left_is_a_packet_again(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.preview(story, "south", "east")
        south, east = desk.release(story, "south"), desk.release(story, "east")
        assert again(south).matter == south.matter
        for wrong in (
            evolve(east, number=0),
            evolve(east, matter=south.matter),
            evolve(east, mark=south.mark),
            evolve(east, matter=evolve(east.matter, version=2)),
            evolve(east, matter=evolve(east.matter, portions=(None, *east.matter.portions[1:]))),
            evolve(east, matter=evolve(east.matter, portions=east.matter.portions[1:])),
            # Whatever was changed in it, by whichever hand.
            evolve(east, matter=evolve(east.matter, brief=evolve(east.matter.brief, title="Another"))),
            evolve(east, matter=evolve(east.matter, made=NOW + timedelta(seconds=1))),
        ):
            with pytest.raises(UnmarkedError, match="Nothing left"):
                again(wrong)


def test_a_second_person_reads_what_the_first_prepared_and_releases_it(tmp_path: Path) -> None:
    with found(tmp_path, POLICY + "second: person\n") as desk:
        story = ferry(desk)
        first = desk.proof(story, "east")
        assert first.barred
        desk.by = "second"
        told = desk.proof(story, "east")
        assert (told.preview, told.barred, told.has) == (first.preview, False, 0)
        assert [one.reason for one in told.withheld] == ["marked TLP:AMBER, Chancery of Ostmark is cleared to TLP:GREEN"]
        made = desk.release(story, "east", "html", told.preview.number)
        assert (made.prepared, made.by) == ("tester", "second")
        # What changed is looked at anew, by whoever looks.
        desk.mark("closed", "TLP:CLEAR", "all of it was printed")
        again_looked = desk.proof(story, "east")
        assert (again_looked.preview.by, again_looked.barred, again_looked.has) == ("second", True, 1)
        with pytest.raises(MeanwhileError, match="Meanwhile second looked"):
            desk.release(story, "east", "html", first.preview.number)


def test_what_left_is_had_again_in_another_form_on_the_record(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        story = ferry(desk)
        desk.preview(story, "east")
        made = desk.release(story, "east", "html")
        assert desk.reissue(1).content == desk.released(1)[1]
        before = desk.store.audit.newest(1)[0].number
        other = desk.reissue(1, "md")
        assert other.name.endswith(f"{made.matter.id[:8]}.md")
        assert b"47,000" not in other.content
        (entry,) = desk.store.audit.newest(1)
        assert (entry.number, entry.act, entry.detail) == (before + 1, "reissue", "1 to east, md")
        with pytest.raises(LegationError, match="is no form"):
            desk.reissue(1, "exe")
