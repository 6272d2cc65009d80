"""A recall: whoever holds a line that rests on what proved false gets a version without it, on every way, and nobody else gets anything."""

from email import message_from_bytes
from pathlib import Path
from unittest.mock import patch

import pytest

from desk.leaving import ferry, found
from desk.offices import FERRY, THIRD, lay
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError
from legation.records.exchange import Wanted
from legation.records.release import Release
from legation.release.forms.forms import find_form
from legation.release.forms.write_stix import EXTENSION
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


def test_no_version_from_before_a_recall_is_told_and_those_of_other_editions_are(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        south, east = send(desk, "south", "east")
        desk.mark("open", "TLP:CLEAR", "all of it was printed")
        send(desk, "south", "east")
        report = f"report--{south.matter.id}"
        for version, editions in (("all", [1, 2]), ("first", [1]), ("last", [2])):
            told = desk.store.offers.page("south", Wanted(ids=(report,), versions=(version,)))[0]
            assert [one.said["extensions"][EXTENSION]["edition"] for one in told] == editions
        (first, _) = desk.store.offers.page("south", Wanted(ids=(report,), versions=("all",)))[0]
        assert [one.place for one in desk.store.offers.page("south", Wanted(ids=(report,), versions=(first.version,)))[0]] == [first.place]
        assert "47,000" in repr(first.said)
        desk.recall("Harbour Post", "it was made up")
        for asked in (("all",), ("first",), ("last",), (first.version,), ("first", "last", first.version)):
            offers = desk.store.offers.page("south", Wanted(versions=asked, limit=1000))[0]
            assert not [one for one in offers if "47,000" in repr(one.said) or "Harbour Post" in repr(one.said)]
        (only,) = desk.store.offers.page("south", Wanted(ids=(report,), versions=("all",)))[0]
        assert (only.said["extensions"][EXTENSION]["edition"], only.revoked) == (3, False)
        # Who held nothing of it keeps the editions that it had.
        kept = desk.store.offers.page("east", Wanted(ids=(f"report--{east.matter.id}",), versions=("all",)))[0]
        assert [one.said["extensions"][EXTENSION]["edition"] for one in kept] == [1, 2]


def test_what_had_not_arrived_before_a_recall_does_not_go_any_more(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (tmp_path / "office" / "settings.yml").write_text("mail: {sender: desk@norland.example, folder: outgoing}\n", encoding="utf-8")
        for partner in ("south", "east"):
            desk.push("add", partner, way="mail", address=f"desk@{partner}.example")
    with open_desk(tmp_path / "office") as desk:
        send(desk, "south", "east")
        desk.recall("Harbour Post", "it was made up")
        states = [(one.partner, one.state) for one in desk.push("send").parcels]
        assert states == [("south", "withdrawn"), ("east", "sent"), ("south", "sent")]
        assert desk.push("send").parcels == ()
        mails = [message_from_bytes(mail.read_bytes()) for mail in (tmp_path / "office" / "outgoing").iterdir()]
        assert sorted(one["To"] for one in mails) == ["desk@east.example", "desk@south.example"]
        assert all("47,000" not in str(part.get_payload(decode=True)) for one in mails for part in one.walk())


def test_what_a_correction_takes_back_is_told_before_and_after_in_the_words_in_which_it_was_told(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (first,) = send(desk, "south")
        assert desk.taken(first) == ()
        (looked,) = desk.recall("Harbour Post")
        (foreseen,) = looked.recall.outcomes
        assert foreseen.correction is None
        words = [one.words for one in foreseen.taken]
        assert any("47,000" in one for one in words)
        assert set(words) <= {item.words for item in first.matter.items}
        # What an office of its own still tells is not among them.
        assert not any("We will not leave the islands alone" in one for one in words)
        (made,) = desk.recall("Harbour Post", "its reporter was never there")
        corrected = desk.releases("south")[0]
        assert made.recall.outcomes[0].taken == foreseen.taken == desk.taken(corrected)
        assert {one.words for one in foreseen.taken}.isdisjoint(item.words for item in corrected.matter.items)
        # All that goes back to the two reports that are left: the last of it withdraws the product with all that it held.
        for report in corrected.reports:
            if report not in {one for done in desk.recall() for one in done.recall.reports}:
                (looked,) = desk.recall(report)
                desk.recall(report, "it does not exist")
        (last,) = looked.recall.outcomes
        assert last.whole
        assert [one.words for one in last.taken] == [one.words for one in desk.taken(desk.releases("south")[0])]
        assert last.taken


def test_a_preview_of_a_correction_tells_what_it_takes_back_and_what_is_only_not_told(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (first,) = send(desk, "south")
        assert desk.preview(ferry(desk), "south")[0].taken == ()
        # Only some lines were chosen: what was told and is still so is not taken back.
        claim = next(item for item in desk.story(ferry(desk)).claims if item.supports)
        (some,) = desk.preview(ferry(desk), "south", lines=[claim.id])
        assert [one for one in some.changes if one.startswith("- ")]
        assert some.taken == ()
        desk.mark("closed", "TLP:RED", "until the minister has spoken")
        (looked,) = desk.preview(ferry(desk), "south")
        assert any("47,000" in one.words for one in looked.taken)
        assert desk.proof(ferry(desk), "south").taken == looked.taken
        made = desk.release(ferry(desk), "south")
        assert desk.taken(made) == looked.taken
        # One that left long ago is told in the words of the version in which it was told last.
        send(desk, "south")
        assert (desk.taken(desk.releases("south")[0]), desk.taken(made)) == ((), looked.taken)
        assert first.matter.revoked == ()


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


def test_a_story_of_which_everything_was_recalled_is_told_with_nothing_but_that(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (first,) = send(desk, "south")
        name = ferry(desk)
        for report in first.reports:
            if report not in {one for done in desk.recall() for one in done.recall.reports}:
                desk.recall(report, "it does not exist")
        weigh_store(desk)
        story = desk.story(name)
        assert (story.reports, len(story.disproved), story.claims) == ((), 3, ())
        told = desk.brief(story=name).sheets[0].text
        assert ("47,000" in told, told.count("recalled on")) == (False, 3)
        assert len(desk.tell(name).recalled) == 3


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


def test_what_was_recalled_supports_nothing_here_until_that_is_taken_back(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south")
        name = ferry(desk)
        (before,) = desk.brief(story=name).sheets
        assert "47,000" in before.text
        (made,) = desk.recall("Harbour Post", "it was made up")
        weigh_store(desk)
        (after,) = desk.brief(story=name).sheets
        assert "47,000" not in after.text
        assert "Harbour Post: 1 report, recalled on 12 March 2024 as false" in after.text.replace("\xa0", " ")
        assert dict(after.brief.counts)["reports"] == 2
        told = desk.story(name)
        assert [desk.store.reports.get(one.report).outlet for one in told.disproved] == ["Harbour Post"]  # type: ignore[union-attr]
        assert not {one.report for one in told.disproved}.intersection(told.reports)
        assert desk.store.stories.of_report(told.disproved[0].report) == name
        assert desk.store.stories.loose() == []
        seal = desk.store.seal()
        assert desk.rebuild().same
        assert desk.store.seal() == seal
        assert desk.store.check() == []
        desk.rule("undo", made.ruling[:8])
        weigh_store(desk)
        assert desk.brief(story=name).sheets[0].text == before.text
        assert [(one.stands, one.recall.about) for one in desk.recall()] == [(False, "Harbour Post")]
        (looked,) = desk.preview(name, "south")
        assert "47,000" in looked.text
        # What was let count again can leave, and be recalled again.
        desk.release(name, "south")
        assert desk.recall("Harbour Post", "it was made up after all")[0].stands


def test_a_later_report_of_what_was_recalled_supports_nothing_either(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south")
        desk.recall("Harbour Post", "it was made up")
        later = {"later.txt": THIRD["post.txt"].replace("47,000", "48,500").replace("2024-03-12", "2024-03-13")}
        ingest(desk, lay(tmp_path / "office" / "closed", later))
        weigh_store(desk)
        (story,) = [one for one in desk.stories() if len(one.members) == 4]
        assert len(story.disproved) == 2
        assert "48,500" not in desk.brief(story=story.id).sheets[0].text
        (looked,) = desk.preview(story.id, "south")
        assert "48,500" not in looked.text


def test_a_recall_made_before_recalls_were_weighed_is_heard_at_the_next_weighing(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south")
        with patch("legation.desk.verbs.recall.append_ruling"):
            desk.recall("Harbour Post", "it was made up")
        assert "47,000" not in desk.preview(ferry(desk), "south")[0].text
        weigh_store(desk)
        assert [len(story.disproved) for story in desk.stories() if len(story.members) == 3] == [1]
        assert desk.recall()[0].stands
        weigh_store(desk)
        assert len([one for one in desk.store.rulings.all() if one.verb == "proved-false"]) == 1


def edit(desk: Desk, place: Path, name: str, old: str, new: str) -> str:
    """An article edited where it stands, taken in anew; its new id."""
    text = {**FERRY, **THIRD}[name]
    assert old in text
    (made,) = ingest(desk, lay(place, {name: text.replace(old, new)})).revised
    weigh_store(desk)
    return made


def test_an_article_that_was_edited_is_recalled_with_what_it_was_before(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (south,) = send(desk, "south")
        false = next(one.id for one in desk.store.reports.many(south.reports) if one.outlet == "Harbour Post")
        edited = edit(desk, tmp_path / "office" / "closed", "post.txt", "47,000 passengers", "47,500 passengers")
        (made,) = desk.recall(false, "it was made up")
        assert set(made.recall.reports) == {false, edited}
        assert "47," not in write(desk, desk.releases("south")[0].number, "md")
        assert "47," not in desk.preview(ferry(desk), "south")[0].text
        weigh_store(desk)
        (story,) = [one for one in desk.stories() if len(one.members) == 3]
        assert [one.report for one in story.disproved] == [edited]
        # The next edit is none the truer.
        again = edit(desk, tmp_path / "office" / "closed", "post.txt", "47,000 passengers", "49,000 passengers")
        assert [one.report for one in desk.story(story.id).disproved] == [again]
        assert "49,000" not in desk.preview(story.id, "south")[0].text


def test_an_edited_article_is_named_by_its_newest_id(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south")
        edited = edit(desk, tmp_path / "office" / "closed", "post.txt", "47,000 passengers", "47,500 passengers")
        (made,) = desk.recall(edited, "it was made up")
        assert [(one.partner, one.whole) for one in made.recall.outcomes] == [("south", False)]
        assert "47," not in write(desk, desk.releases("south")[0].number, "md")


def test_a_correction_keeps_what_was_edited_since_as_it_was_seen(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (south,) = send(desk, "south")
        edit(desk, tmp_path / "office" / "open", "echo.txt", "41,000 passengers", "41,700 passengers")
        desk.recall("Harbour Post", "it was made up")
        corrected = desk.releases("south")[0]
        text = write(desk, corrected.number, "md")
        assert dict(corrected.matter.brief.counts)["reports"] == 2
        assert "Tarn Echo" in text
        assert "41,700" not in text
        assert set(corrected.reports) < set(south.reports)


def test_what_was_marked_since_in_an_edit_stays_out_of_a_correction(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        send(desk, "south")
        edited = edit(desk, tmp_path / "office" / "open", "echo.txt", "41,000 passengers", "41,700 passengers")
        desk.mark(edited, "TLP:RED", "not to be passed on")
        desk.recall("Harbour Post", "it was made up")
        assert "Tarn Echo" not in write(desk, desk.releases("south")[0].number, "md")


def test_a_partner_that_was_closed_comes_back_to_the_correction(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        desk.push("add", "south", way="mail", address="desk@sudrand.example")
        send(desk, "south")
        desk.partner("close", "south")
        (made,) = desk.recall("Harbour Post", "it was made up")
        assert made.recall.outcomes[0].correction is not None
        # Nothing is sent to it.
        assert made.parcels == ()
        desk.partner("add", "south")
        offers = desk.store.offers.page("south", Wanted(versions=("all",), limit=1000))[0]
        assert offers
        assert not [one for one in offers if "47,000" in repr(one.said) or "Harbour Post" in repr(one.said)]


def test_a_copy_of_what_an_outlet_printed_is_recalled_with_it(tmp_path: Path) -> None:
    copied = {"copy.txt": THIRD["post.txt"].replace("Harbour Post", "Moor Times").replace("Published: 2024-03-12", "Published: 2024-03-13")}
    with found(tmp_path) as desk:
        ingest(desk, lay(tmp_path / "office" / "closed", copied))
        weigh_store(desk)
        (story,) = [one for one in desk.stories() if len(one.members) == 4]
        desk.preview(story.id, "south")
        desk.release(story.id, "south")
        (made,) = desk.recall("Harbour Post", "it was made up")
        outlets = {one.outlet for one in desk.store.reports.many(made.recall.reports)}
        assert outlets == {"Harbour Post", "Moor Times"}
        assert "47,000" not in write(desk, desk.releases("south")[0].number, "md")
