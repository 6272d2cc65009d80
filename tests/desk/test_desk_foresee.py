"""The effect of a ruling before it is made, two officers at once, and the verbs that split, name a speaker and put a line back."""

from pathlib import Path

import pytest

from desk.offices import FERRY, POET, THIRD, lay, open_at
from legation.desk.desk import Desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError, MeanwhileError
from legation.records.ruling import read_place
from legation.records.story import Story
from legation.records.wire import to_json


def filled(tmp_path: Path, *papers: dict[str, str]) -> Desk:
    desk = open_at(tmp_path / "office")
    ingest(desk, lay(tmp_path / "in", *papers))
    weigh_store(desk)
    return desk


def find(desk: Desk, word: str) -> Story:
    return next(story for story in desk.stories() if word in story.title)


def counts(story: Story | None) -> tuple[int, int, int]:
    return (len(story.reports), len(story.origins), len(story.conflicts)) if story else (0, 0, 0)


def cases(desk: Desk) -> dict[str, tuple[tuple[str, ...], str | None]]:
    """A ruling of each kind on an office of five reports."""
    ferry, poet = find(desk, "erry"), find(desk, "oet")
    one, other, third = ferry.reports
    said = next(claim for claim in ferry.claims if claim.speaker and claim.supports[0].statement)
    claims = [claim.id for claim in ferry.claims]
    dispute = next(conflict for conflict in ferry.conflicts if conflict.kind == "number")
    sides = {side.side: side for side in dispute.sides}
    places = tuple(f"{side.report}.{side.span.start}-{side.span.end}" for side in (sides[1], sides[0]))
    return {
        "same-story": ((ferry.id, poet.id), None),
        "not-same-story": ((one, third), None),
        "split": ((ferry.id, other, third), None),
        "same-origin": ((one, third), None),
        "independent": ((one, other), None),
        "same-claim": ((claims[0], claims[1]), None),
        "conflict": ((claims[0], claims[1]), None),
        "not-about": (places, None),
        "not-said-by": ((said.id,), "Tarn"),
        "grade": ((claims[0],), "E5"),
        "owner": (("Tarn Echo", "Delta Radio", "Harbour Post"), None),
        "reliability": (("Tarn Echo",), "B"),
    }


VERBS = (
    "same-story", "not-same-story", "split", "same-origin", "independent", "same-claim", "conflict", "not-about", "not-said-by", "grade",
    "reliability",
)  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_foreseen_is_what_comes_and_nothing_is_written(tmp_path: Path, verb: str) -> None:
    with filled(tmp_path, FERRY, THIRD, POET) as desk:
        about, value = cases(desk)[verb]
        before, seal = {story.id: story for story in desk.stories()}, desk.store.seal()
        seen = desk.foresee(verb, *about, value=value)
        assert desk.store.seal() == seal
        assert desk.store.rulings.all() == []
        assert desk.store.threads.marked() == []
        desk.rule(verb, *about, value=value, why="As the office knows.", seen=seen.state)
        weigh_store(desk)
        after = {story.id: story for story in desk.stories()}
        assert {effect.story for effect in seen.effects} >= set(before) ^ set(after)
        for effect in seen.effects:
            told = list(zip(effect.reports, effect.origins, effect.conflicts, strict=True))
            assert told == [counts(before.get(effect.story)), counts(after.get(effect.story))]
            for turn in effect.claims:
                claim = next((one for one in after[effect.story].claims if one.id == turn.id), None)
                assert turn.after == ((claim.roots, claim.roots_most, str(claim.grade)) if claim else None)
        undone = desk.foresee("undo", desk.store.rulings.all()[0].id)
        desk.rule("undo", desk.store.rulings.all()[0].id, seen=undone.state)
        weigh_store(desk)
        assert {story.id: story for story in desk.stories()} == before
        assert desk.rebuild().same


def test_words_that_are_not_about_it_are_no_account_of_it(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, THIRD) as desk:
        (story,) = desk.stories()
        about, _ = cases_of(desk, "not-about")
        effect = desk.foresee("not-about", *about).effects[0]
        assert effect.conflicts[1] < effect.conflicts[0] or effect.gone
        desk.rule("not-about", *about)
        weigh_store(desk)
        (after,) = desk.stories()
        out, span = read_place(about[0])
        assert span is not None
        there = [side for conflict in after.conflicts if conflict.kind == "number" for side in conflict.sides]
        assert not any(side.report == out and side.span == span for side in there)
        assert any("not about" in reason for claim in after.claims for reason in claim.reasons)
        assert len(after.reports) == len(story.reports)


def cases_of(desk: Desk, verb: str) -> tuple[tuple[str, ...], str | None]:
    ferry = next(iter(desk.stories()))
    dispute = next(conflict for conflict in ferry.conflicts if conflict.kind == "number")
    sides = {side.side: side for side in dispute.sides}
    assert verb == "not-about"
    return tuple(f"{side.report}.{side.span.start}-{side.span.end}" for side in (sides[1], sides[0])), None


def test_a_speaker_is_corrected_on_every_page_and_in_the_index(tmp_path: Path) -> None:
    with filled(tmp_path, POET) as desk:
        (story,) = desk.stories()
        claim = next(one for one in story.claims if one.speaker == "Lena Ortsen")
        made = desk.rule("not-said-by", claim.id, value="Ivo Marsk", why="It is his own line.")
        weigh_store(desk)
        said = [one for one in desk.statements(speaker="Ivo Marsk").rows if one.id in made.about]
        assert said
        assert not [one for one in desk.statements(speaker="Lena Ortsen").rows if one.id in made.about]
        report = said[0].head.id
        noted = {note.id: note for paragraph in desk.examine(report).paragraphs for note in paragraph.notes}
        assert noted[said[0].id].speaker == "Ivo Marsk"
        (after,) = desk.stories()
        held = [one for one in after.claims if any(support.statement in made.about for support in one.supports)]
        assert held
        assert all(one.speaker != "Lena Ortsen" for one in held)
        assert any("not said by" in reason for one in held for reason in one.reasons)
        assert desk.rebuild().same
        assert [one.id for one in desk.statements(speaker="Ivo Marsk").rows if one.id in made.about]
        desk.rule("undo", made.id)
        weigh_store(desk)
        assert to_json(desk.stories()[0]) == to_json(story)
        assert [one.id for one in desk.statements(speaker="Lena Ortsen").rows if one.id in made.about]


def test_a_letter_of_the_officer_stands_on_every_page(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY) as desk:
        made = desk.rule("reliability", "Delta Radio", value="C", why="Twice wrong on the harbour.")
        desk.rule("owner", "Delta Radio", value="Northern Press")
        weigh_store(desk)
        (row,) = [one for one in desk.sources().rows if one.outlet == "Delta Radio"]
        assert (row.letter, row.reason, row.given, row.owner) == ("C", "Twice wrong on the harbour.", made.at.date(), "Northern Press")
        (story,) = desk.stories()
        radio = next(one for one in desk.members(story.id).heads if one.outlet == "Delta Radio")
        assert radio.letter == "C"
        assert {claim.grade.reliability for claim in story.claims} & {"C"}
        assert [source.reliability for source in desk.brief().sheets[0].brief.sources if source.outlet == "Delta Radio"] == ["C"]
        assert desk.rebuild().same


PAGE = """<html><head><title>Ferry of Tarn to run all winter</title></head><body>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>
<article><h1>Ferry of Tarn to run all winter</h1>
<p>The council of Tarn voted on Monday to keep the old ferry Nordlys running for another winter, mayor Agnes Tolland said.</p>
<p>The harbour fund is to pay for it, Tolland told reporters in the town hall on Monday evening after the vote.</p>
<p>The ferry Nordlys carried 41,000 passengers last year, more than in any year since the harbour was opened.</p>
</article>
<div class="related"><a href="/c">Read more: harbour fund grows</a></div>
<footer><p>Contact us</p></footer></body></html>"""


def test_a_line_that_was_cut_belongs_by_a_new_report(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY) as desk:
        (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
        (first,) = ingest(desk, [str(tmp_path / "page.html")]).new
        weigh_store(desk)
        cut = desk.examine(first).cuts
        line = next(one for one in cut if "harbour fund grows" in one)
        made = desk.rule("belongs", first, value=line, why="It is a line of the report.")
        assert desk.foresee("undo", made.id).later
        weigh_store(desk)
        last = desk.examine(first).versions[-1].id
        assert last != first
        report, _ = desk.report(last)
        assert report.replaces == first
        assert line in report.text
        assert desk.report(first)[0].text == report.text.replace(f"\n\n{line}", "")
        assert any(last in story.reports for story in desk.stories()) == (desk.store.stories.of_report(last) is not None)
        # Neither asking its source again nor another weighing takes it out.
        assert not ingest(desk, [str(tmp_path / "page.html")]).revised
        weigh_store(desk)
        assert desk.examine(first).versions[-1].id == last
        assert desk.rebuild().same
        desk.rule("undo", made.id)
        weigh_store(desk)
        back = desk.examine(first).versions[-1]
        assert back.id not in (first, last)
        assert desk.report(back.id)[0].text == desk.report(first)[0].text
        assert desk.rebuild().same


def test_two_officers_at_once(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, THIRD, POET) as desk:
        ferry, poet = find(desk, "erry"), find(desk, "oet")
        mine = desk.foresee("same-origin", ferry.reports[0], ferry.reports[2])
        elsewhere = desk.foresee("same-origin", *poet.reports)
        desk.by = "ben"
        his = desk.rule("independent", ferry.reports[0], ferry.reports[1], why="Two reporters were there.")
        desk.by = "tester"
        with pytest.raises(MeanwhileError, match=r"ben ruled on this: independent \(Two reporters were there\.\)"):
            desk.rule("same-origin", ferry.reports[0], ferry.reports[2], seen=mine.state)
        assert [one.id for one in desk.store.rulings.all()] == [his.id]
        desk.rule("same-origin", *poet.reports, seen=elsewhere.state)
        weigh_store(desk)
        with pytest.raises(MeanwhileError):
            desk.rule("same-origin", ferry.reports[0], ferry.reports[2], seen=mine.state)
        again = desk.foresee("same-origin", ferry.reports[0], ferry.reports[2])
        desk.rule("same-origin", ferry.reports[0], ferry.reports[2], seen=again.state)
        letter = desk.foresee("reliability", "Tarn Echo", value="B")
        desk.rule("reliability", "Tarn Echo", value="D")
        with pytest.raises(MeanwhileError, match="reliability"):
            desk.rule("reliability", "Tarn Echo", value="B", seen=letter.state)
        for wrong in ("99999999999999999999.1", "1.99999999999999999999", "x", "1", "٣.٤"):
            with pytest.raises(LegationError, match="no state of the office"):
                desk.rule("reliability", "Tarn Echo", value="B", seen=wrong)


@pytest.mark.parametrize("verb", ["owner", "reliability"])
def test_an_outlet_that_nobody_knows_is_a_slip(tmp_path: Path, verb: str) -> None:
    with filled(tmp_path, FERRY) as desk:
        with pytest.raises(LegationError, match="No report here"):
            desk.rule(verb, "Tarn Ecko", value="C")
        assert desk.rule(verb, "Tarn Echo", value="C").about == ("Tarn Echo",)
        # A list names it, though nothing of it came yet.
        assert desk.rule(verb, "Reuters", value="C").about == ("Reuters",)


@pytest.mark.parametrize(
    ("verb", "about", "value", "said"),
    [
        ("split", "story first", None, "All reports"),
        ("split", "first poet", None, "by its reports"),
        ("not-said-by", "claim", "Nobody Known", "do not name"),
        ("belongs", "first", "No such line", "was cut"),
        ("reliability", "Tarn Echo", "Z", "letter of reliability"),
        ("not-about", "first", None, "two things"),
        ("grade", "first", "B2", "no claim"),
    ],
)
def test_what_is_no_ruling_is_said(tmp_path: Path, verb: str, about: str, value: str | None, said: str) -> None:
    with filled(tmp_path, FERRY, POET) as desk:
        ferry, poet = find(desk, "erry"), find(desk, "oet")
        claim = next(one for one in ferry.claims if one.speaker)
        names = {
            "story first": (ferry.id, *ferry.reports),
            "first poet": (ferry.reports[0], poet.reports[0]),
            "claim": (claim.id,),
            "first": (ferry.reports[0],),
        }
        with pytest.raises(LegationError, match=said):
            desk.rule(verb, *names.get(about, (about,)), value=value)
        assert desk.store.rulings.all() == []


def test_what_was_taken_back_is_not_taken_back_again(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY) as desk:
        made = desk.rule("owner", "Tarn Echo", value="Northern Press")
        undone = desk.rule("undo", made.id)
        with pytest.raises(LegationError, match="taken back already, by tester"):
            desk.rule("undo", made.id)
        desk.rule("undo", undone.id)
        assert [one.id for one in desk.standing] == [made.id]


def test_what_was_ruled_on_a_report_holds_for_it_edited(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, THIRD) as desk:
        (story,) = desk.stories()
        echo = next(head.id for head in desk.members(story.id).heads if head.outlet == "Tarn Echo")
        desk.rule("same-origin", echo, story.reports[2])
        weigh_store(desk)
        assert len(desk.stories()[0].origins) < len(story.origins)
        edited = {"echo.txt": FERRY["echo.txt"].replace("last year.", "last year, the harbour office said.")}
        (anew,) = ingest(desk, lay(tmp_path / "in", edited)).revised
        weigh_store(desk)
        (after,) = desk.stories()
        assert any({anew, story.reports[2]} <= set(origin.reports) for origin in after.origins)


def test_a_speaker_that_was_corrected_stays_so_in_the_report_edited(tmp_path: Path) -> None:
    with filled(tmp_path, POET) as desk:
        (story,) = desk.stories()
        claim = next(one for one in story.claims if "ever robbed by a rhyme" in one.text)
        made = desk.rule("not-said-by", claim.id, value="Ivo Marsk", why="It is his own line.")
        weigh_store(desk)
        # A word more before the words moves them: the statements of the edited report have other ids.
        edited = {name: text.replace("Judges in Kelm", "Two judges in Kelm") for name, text in POET.items()}
        (anew,) = ingest(desk, lay(tmp_path / "in", edited)).revised
        weigh_store(desk)
        assert not {one.id for one in desk.report(anew)[1].statements} & set(made.about)
        words = "ever robbed by a rhyme"
        assert {one.speaker for one in desk.statements(words).rows} == {"Ivo Marsk"}
        assert "Ivo Marsk" in {note.speaker for paragraph in desk.examine(anew).paragraphs for note in paragraph.notes}
        (after,) = desk.stories()
        held = [one for one in after.claims if words in one.text]
        assert held
        assert all(one.speaker != "Lena Ortsen" and any("not said by" in reason for reason in one.reasons) for one in held)
        assert {found.state for found in desk.doctor()} == {"well"}
        assert desk.rebuild().same
        desk.rule("undo", made.id)
        weigh_store(desk)
        assert {one.speaker for one in desk.statements(words).rows} == {"Lena Ortsen"}
        assert {found.state for found in desk.doctor()} == {"well"}


def test_words_set_aside_stay_so_in_the_report_edited(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, THIRD) as desk:
        about, _ = cases_of(desk, "not-about")
        before = len(desk.stories()[0].conflicts)
        desk.rule("not-about", *about, why="Another ferry.")
        weigh_store(desk)
        assert len(desk.stories()[0].conflicts) < before
        edited = {name: text.replace("The old ferry", "The very old ferry") for name, text in (FERRY | THIRD).items()}
        assert len(ingest(desk, lay(tmp_path / "in", edited)).revised) > 1
        weigh_store(desk)
        assert len(desk.stories()[0].conflicts) < before
