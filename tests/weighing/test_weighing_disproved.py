"""What proved false supports nothing: not its reports, nor their copies, nor what others have from there; taken back it is as before."""

from datetime import UTC, datetime
from functools import cache

from legation.records.ruling import Ruling, Verb
from legation.records.story import Story
from legation.records.wire import to_json
from legation.weighing.weigh import weigh
from weighing.told import Told, tell

CREW = "The ferry Aurora sank off Port Selim on 4 March 2024, and 34 sailors died."
COPIED = (
    "The harbour master Idris Holm closed the northern basin of Port Selim to all traffic for the winter months. "
    "Nobody in the office of the harbour master had signed the papers of the old ferry, and the pilots refused to board it. "
    "The owners of the Aurora had asked for a new engine in each of the last four years and were told to wait."
)
TEXTS = {
    "Harbour Post": f"{CREW}\n\n{COPIED}",
    "Kelm Weekly": f"On 4 March 2024 the ferry Aurora sank off Port Selim; 34 sailors died.\n\n{COPIED}",
    "Delta Radio": (
        "An inquiry into the loss of the Aurora opens in Port Selim on Friday. "
        "The ferry carried 12 lorries, the Harbour Post reported.\n\n"
        "Judge Mara Vik will lead the inquiry, the court told Delta Radio."
    ),
    "Tarn Echo": (
        "Families of those lost with the ferry met ministers in Tarn on Thursday.\n\n"
        "A pilot told the Tarn Echo that the ferry carried 12 lorries when it left Port Selim."
    ),
}


@cache
def told() -> Told:
    return tell(TEXTS)


def weighed(*rulings: Ruling) -> Story:
    ids = [report.id for report in told().reports]
    (story,) = weigh(told().reports, told().readings, told().language, rulings=(rule("same-story", *ids), *rulings)).stories
    return story


def rule(verb: Verb, *about: str, value: str | None = None) -> Ruling:
    return Ruling("ana", datetime(2024, 3, 7, tzinfo=UTC), about, verb, value)


def outlets(reports: tuple[str, ...]) -> list[str]:
    names = {report.id: report.outlet or "" for report in told().reports}
    return sorted(names[report] for report in reports)


def ids(*names: str) -> list[str]:
    return [report.id for report in told().reports if report.outlet in names]


def behind(story: Story) -> set[str]:
    """The reports that anything of a story rests on."""
    places = [one.report for claim in story.claims for one in claim.supports]
    places += [one.report for claim in story.claims for one in claim.denials]
    places += [side.report for conflict in story.conflicts for side in conflict.sides]
    places += [one.report for one in story.events]
    places += [one.report for one in story.positions]
    places += [one.report for one in story.wordings]
    places += [name for step in story.descents for name in (step.child, step.parent)]
    return {*places, *story.reports, *(report for origin in story.origins for report in origin.reports)}


def most(story: Story, word: str) -> int:
    return max((claim.roots_most for claim in story.claims if word in claim.text), default=0)


def test_neither_a_report_that_proved_false_nor_its_copy_supports_anything() -> None:
    before = weighed()
    assert outlets(before.reports) == ["Delta Radio", "Harbour Post", "Kelm Weekly", "Tarn Echo"]
    (named,) = ids("Harbour Post")
    after = weighed(rule("proved-false", named))
    assert outlets(after.reports) == ["Delta Radio", "Tarn Echo"]
    assert outlets(tuple(one.report for one in after.disproved)) == ["Harbour Post", "Kelm Weekly"]
    assert {(one.by, one.on) for one in after.disproved} == {("ana", "2024-03-07")}
    assert not behind(after) & set(ids("Harbour Post", "Kelm Weekly"))
    assert most(before, "34") > 0
    assert most(after, "34") == 0
    assert after.id == before.id
    assert set(after.members) == set(before.members)


def test_what_others_have_from_there_counts_for_nothing() -> None:
    false = weighed(rule("proved-false", *ids("Harbour Post"), value="Harbour Post"))
    assert any(support.origin == "Harbour Post" or support.via == "Harbour Post" for one in weighed().claims for support in one.supports)
    supports = [support for claim in false.claims for support in (*claim.supports, *claim.denials)]
    assert supports
    assert not [one for one in supports if "Harbour Post" in (one.origin, one.via, one.key)]
    # What the same report says on its own word stands.
    assert any(support.report in ids("Delta Radio") for support in supports)
    assert {claim.roots_most for claim in false.claims if "lorries" in claim.text} <= {1}


def test_a_copy_alone_falls_alone() -> None:
    after = weighed(rule("proved-false", *ids("Kelm Weekly")))
    assert outlets(after.reports) == ["Delta Radio", "Harbour Post", "Tarn Echo"]
    assert not behind(after) & set(ids("Kelm Weekly"))


def test_the_word_taken_back_is_as_if_it_had_never_been_given() -> None:
    false = rule("proved-false", *ids("Harbour Post"), value="Harbour Post")
    assert to_json(weighed(false, rule("undo", false.id))) == to_json(weighed())
    assert to_json(weighed(false)) == to_json(weighed(false)) != to_json(weighed())


def test_what_the_officer_says_is_independent_does_not_fall_with_the_other() -> None:
    apart = rule("independent", *ids("Harbour Post", "Kelm Weekly"))
    after = weighed(apart, rule("proved-false", *ids("Harbour Post")))
    assert outlets(tuple(one.report for one in after.disproved)) == ["Harbour Post"]


def test_another_story_is_none_of_it() -> None:
    # No report of this story was named, so that its outlet stands in it.
    elsewhere = tell({"Harbour Post": CREW, "Moor Times": CREW})
    apart = rule("proved-false", "0" * 32, value="Harbour Post")

    def found(*rulings: Ruling) -> Story:
        return weigh(elsewhere.reports, elsewhere.readings, elsewhere.language, rulings=rulings).stories[0]

    assert found(apart) == found()


def test_a_story_of_which_nothing_is_left_keeps_its_title_and_its_reports() -> None:
    after = weighed(rule("proved-false", *[report.id for report in told().reports]))
    assert (after.reports, after.claims, after.origins) == ((), (), ())
    assert len(after.members) == len(TEXTS)
    assert after.id == weighed().id
